import { Button, Group, Table, Text } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Card } from '@/ui/page';
import { DataState, EmptyState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { Ago } from '@/ui/values';
import { InvitationStatus } from './member-status';
import { Grants } from './members-page';
import { useInvitations, useRefreshAccess } from './queries';
import type { Invitation, Role } from './types';

/** Who was asked to join and has not yet, and what can be done about it. */
export function Invitations({ roles }: { roles: Role[] }) {
  const { t } = useTranslation('access');
  const query = useInvitations(true);
  const [revoking, setRevoking] = useState<Invitation>();
  const refresh = useRefreshAccess();
  return (
    <Card padded={false}>
      <DataState
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={<EmptyState icon={IconMail} title={t('invitations.none')} />}
      >
        {({ items }) => (
          <Table.ScrollContainer minWidth={640}>
            <Table verticalSpacing={10} horizontalSpacing="md">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('members.name')}</Table.Th>
                  <Table.Th>{t('members.roles')}</Table.Th>
                  <Table.Th>{t('members.status')}</Table.Th>
                  <Table.Th>{t('invitations.sent')}</Table.Th>
                  <Table.Th aria-label={t('invitations.acts')} />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((i) => (
                  <Line key={i.id} invitation={i} roles={roles} onRevoke={() => setRevoking(i)} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </DataState>
      <ConfirmDialog
        opened={Boolean(revoking)}
        onClose={() => setRevoking(undefined)}
        title={t('invitations.revoke_title', { email: revoking?.email ?? '' })}
        confirm={t('invitations.revoke')}
        danger
        onConfirm={async () => {
          if (!revoking) return;
          await client.POST('/invitations/{id}/revoke', { params: { path: { id: revoking.id } } });
          await refresh();
          toast.done(t('invitations.revoked', { email: revoking.email }));
        }}
      >
        {t('invitations.revoke_body')}
      </ConfirmDialog>
    </Card>
  );
}

function Line({ invitation: i, roles, onRevoke }: { invitation: Invitation; roles: Role[]; onRevoke: () => void }) {
  const { t } = useTranslation('access');
  const refresh = useRefreshAccess();
  const [busy, setBusy] = useState(false);

  async function resend() {
    setBusy(true);
    try {
      await client.POST('/invitations/{id}/resend', { params: { path: { id: i.id } } });
      await refresh();
      toast.done(t('invite.sent', { email: i.email }));
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={600}>
          <bdi>{i.name}</bdi>
        </Text>
        <Text size="sm" c="dimmed">
          <bdi>{i.email}</bdi>
        </Text>
      </Table.Td>
      <Table.Td>
        <Grants grants={i.roles} roles={roles} />
      </Table.Td>
      <Table.Td>
        <InvitationStatus invitation={i} />
      </Table.Td>
      <Table.Td>
        <Ago value={i.sent_at} />
        {i.status === 'pending' ? (
          <Text size="xs" c="dimmed">
            {t('invitations.expires')} <Ago value={i.expires_at} />
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td>
        <Group gap={6} justify="flex-end" wrap="nowrap">
          {i.status === 'pending' || i.status === 'expired' ? (
            <Button size="compact-sm" variant="default" loading={busy} onClick={() => void resend()}>
              {t('invitations.resend')}
            </Button>
          ) : null}
          {i.status === 'pending' ? (
            <Button size="compact-sm" variant="subtle" color="red" onClick={onRevoke}>
              {t('invitations.revoke')}
            </Button>
          ) : null}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
