import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useMe } from '@/app/session';
import { InviteForm } from '@/domains/access/invite-drawer';
import { InvitationStatus, MemberStatus } from '@/domains/access/member-status';
import { useInvitations, useMembers, useRoles } from '@/domains/access/queries';
import type { RoleGrant } from '@/domains/access/types';
import { usePermissionWords } from '@/domains/access/words';
import { Card } from '@/ui/page';
import classes from './setup-page.module.css';

/** Asks colleagues to join, one after the other, and shows who was asked. Nothing of it has to be done now. */
export function TeamCard() {
  const { t } = useTranslation('platform');
  const may = useMay();
  const manage = may('members.manage') && may('roles.read');
  const roles = useRoles(manage).data?.items;
  const [inviting, setInviting] = useState(false);
  const [sent, setSent] = useState(0);
  if (!manage || !roles) return null;
  return (
    <Card>
      <section aria-labelledby="setup-team">
        <Stack gap="md">
          <div>
            <Title order={3} id="setup-team">
              {t('setup.people.team_title')}
            </Title>
            <Text size="sm" c="dimmed" maw={560}>
              {t('setup.people.team_body')}
            </Text>
          </div>
          <Asked />
          {inviting ? (
            <InviteForm
              key={sent}
              autoFocus
              roles={roles}
              onSent={() => setSent(sent + 1)}
              onDone={() => setInviting(false)}
            />
          ) : (
            <Group>
              <Button
                variant="default"
                leftSection={<IconUserPlus size={17} aria-hidden />}
                onClick={() => setInviting(true)}
              >
                {t('setup.people.team_invite')}
              </Button>
            </Group>
          )}
        </Stack>
      </section>
    </Card>
  );
}

/** Who has joined, and who was asked to. */
function Asked() {
  const { t } = useTranslation('platform');
  const me = useMe();
  const members = (useMembers().data?.items ?? []).filter((m) => m.id !== me.member.id && m.status !== 'left');
  const invitations = (useInvitations(true).data?.items ?? []).filter((i) => i.status !== 'revoked');
  if (members.length + invitations.length === 0) return null;
  return (
    <ul className={classes.team} aria-label={t('setup.people.team_list')}>
      {members.map((m) => (
        <li key={m.id}>
          <Person name={m.name} roles={m.roles} />
          <MemberStatus member={m} />
        </li>
      ))}
      {invitations.map((i) => (
        <li key={i.id}>
          <Person name={i.name} email={i.email} roles={i.roles} />
          <InvitationStatus invitation={i} />
        </li>
      ))}
    </ul>
  );
}

function Person({ name, email, roles }: { name: string; email?: string; roles: RoleGrant[] }) {
  const words = usePermissionWords();
  const known = useRoles().data?.items ?? [];
  const held = new Map(roles.map((grant) => [grant.role_id, grant.role_name]));
  const names = [...held].map(([id, otherwise]) => {
    const role = known.find((r) => r.id === id);
    return role ? words.roleName(role) : otherwise;
  });
  return (
    <div className={classes.person}>
      <bdi>{name}</bdi>
      <Text size="sm" c="dimmed">
        <bdi>{names.join(', ')}</bdi>
        {email ? (
          <>
            {' · '}
            <bdi>{email}</bdi>
          </>
        ) : null}
      </Text>
    </div>
  );
}
