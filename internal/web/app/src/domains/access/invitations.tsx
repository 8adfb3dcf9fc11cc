import { Button, Group, Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Card } from '@/ui/page';
import { DataState, EmptyState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { Ago, Instant } from '@/ui/values';
import { InvitationStatus } from './member-status';
import { Grants } from './members-page';
import classes from './members-page.module.css';
import { useInvitations, useRefreshAccess } from './queries';
import type { Invitation, Role } from './types';

/** What is still open: who has joined is a member, and what was withdrawn is over. */
function open(items: Invitation[]): Invitation[] {
  return items.filter((i) => i.status === 'pending' || i.status === 'expired');
}

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
        isEmpty={({ items }) => open(items).length === 0}
        empty={
          <EmptyState icon={IconMail} title={t('invitations.none')}>
            {t('invitations.none_body')}
          </EmptyState>
        }
      >
        {({ items }) => (
          <Table verticalSpacing={10} horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('members.name')}</Table.Th>
                <Table.Th className={classes.wide}>{t('members.roles')}</Table.Th>
                <Table.Th className={classes.wide}>{t('members.status')}</Table.Th>
                <Table.Th className={classes.wide}>{t('invitations.sent')}</Table.Th>
                <Table.Th className={classes.wide}>
                  <VisuallyHidden>{t('invitations.acts')}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {open(items).map((i) => (
                <Line key={i.id} invitation={i} roles={roles} onRevoke={() => setRevoking(i)} />
              ))}
            </Table.Tbody>
          </Table>
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

  const sent = (
    <>
      <Ago value={i.sent_at} />
      {i.status === 'pending' ? (
        <Text size="xs" c="dimmed">
          {t('invitations.expires')} <Instant value={i.expires_at} />
        </Text>
      ) : null}
    </>
  );
  const acts = (
    <Group gap={6} wrap="nowrap">
      <Button
        size="compact-sm"
        variant="default"
        loading={busy}
        aria-label={t('invitations.resend_of', { email: i.email })}
        onClick={() => void resend()}
      >
        {t('invitations.resend')}
      </Button>
      <Button
        size="compact-sm"
        variant="subtle"
        color="red"
        aria-label={t('invitations.revoke_of', { email: i.email })}
        onClick={onRevoke}
      >
        {t('invitations.revoke')}
      </Button>
    </Group>
  );

  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={600}>
          <bdi>{i.name}</bdi>
        </Text>
        <Text size="sm" c="dimmed" className={classes.email}>
          <bdi>{i.email}</bdi>
        </Text>
        <div className={classes.narrow}>
          <Stack gap={8}>
            <div>
              <Grants grants={i.roles} roles={roles} />
            </div>
            <Group gap="xs">
              <InvitationStatus invitation={i} />
              <div>{sent}</div>
            </Group>
            {acts}
          </Stack>
        </div>
      </Table.Td>
      <Table.Td className={classes.wide}>
        <Grants grants={i.roles} roles={roles} />
      </Table.Td>
      <Table.Td className={classes.wide}>
        <InvitationStatus invitation={i} />
      </Table.Td>
      <Table.Td className={classes.wide}>{sent}</Table.Td>
      <Table.Td className={classes.wide}>
        <Group justify="flex-end">{acts}</Group>
      </Table.Td>
    </Table.Tr>
  );
}
