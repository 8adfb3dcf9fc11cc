import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Invitation, Member } from './types';

const colors = {
  active: 'green',
  suspended: 'red',
  left: 'gray',
  pending: 'yellow',
  accepted: 'green',
  revoked: 'gray',
  expired: 'gray',
} as const;

/** Whether a member works here. */
export function MemberStatus({ member }: { member: Member }) {
  return <StatusMark status={member.status} />;
}

/** How an invitation stands. */
export function InvitationStatus({ invitation }: { invitation: Invitation }) {
  return <StatusMark status={invitation.status} />;
}

function StatusMark({ status }: { status: keyof typeof colors }) {
  const { t } = useTranslation('access');
  return (
    <Badge color={colors[status]} variant="dot" radius="sm" tt="none" fw={500}>
      {t(`status.${status}`)}
    </Badge>
  );
}
