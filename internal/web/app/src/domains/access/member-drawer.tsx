import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { asProblem } from '@/api/problem';
import { useMay, useMe } from '@/app/session';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { FormProblem } from '@/ui/form-problem';
import { toast } from '@/ui/toast';
import { Ago, Instant } from '@/ui/values';
import { choicesFrom, heldFrom, isComplete } from './grants';
import { MemberStatus } from './member-status';
import { useRefreshAccess } from './queries';
import { RoleChoice } from './role-choice';
import { SidePanel } from './side-panel';
import type { Member, Role } from './types';

interface Props {
  member: Member | undefined;
  roles: Role[];
  onClose: () => void;
}

/** One member: what they may do, and the acts that end or suspend it. */
export function MemberDrawer({ member, roles, onClose }: Props) {
  const { t } = useTranslation(['access', 'common']);
  return (
    <SidePanel opened={Boolean(member)} onClose={onClose} title={t('member.title')}>
      {member ? <Loaded key={`${member.id}${member.version}`} member={member} roles={roles} onClose={onClose} /> : null}
    </SidePanel>
  );
}

function Loaded({ member, roles, onClose }: { member: Member; roles: Role[]; onClose: () => void }) {
  const { t } = useTranslation('access');
  const may = useMay();
  const { permissions } = useMe();
  const manage = may('members.manage') && may('roles.read');
  const chainWide = permissions['members.manage']?.chain === true;
  return (
    <Stack gap="lg">
      <div>
        <Group justify="space-between" wrap="nowrap">
          <Title order={3} size="h2">
            <bdi>{member.name}</bdi>
          </Title>
          <MemberStatus member={member} />
        </Group>
        {member.email ? (
          <Text c="dimmed">
            <bdi>{member.email}</bdi>
          </Text>
        ) : null}
        <Text size="sm" c="dimmed">
          {t('member.joined')} <Instant value={member.joined_at} />
          {member.last_seen_at ? (
            <>
              {' · '}
              {t('member.seen')} <Ago value={member.last_seen_at} />
            </>
          ) : null}
        </Text>
      </div>
      {manage && member.status !== 'left' ? <RolesForm member={member} roles={roles} onClose={onClose} /> : null}
      {chainWide && member.status !== 'left' ? <Acts member={member} /> : null}
      {member.status === 'left' ? <Text size="sm">{t('member.access_left')}</Text> : null}
    </Stack>
  );
}

function RolesForm({ member, roles, onClose }: { member: Member; roles: Role[]; onClose: () => void }) {
  const { t } = useTranslation(['access', 'common']);
  const refresh = useRefreshAccess();
  const [held, setHeld] = useState(() => heldFrom(member.roles));
  const [asked, setAsked] = useState(false);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<unknown>();

  async function save() {
    setAsked(true);
    setProblem(undefined);
    if (!isComplete(held)) return;
    setSending(true);
    try {
      await client.PUT('/members/{id}/roles', {
        params: { path: { id: member.id } },
        body: { roles: choicesFrom(held) },
      });
      await refresh();
      toast.done(t('member.roles_saved', { name: member.name }));
      onClose();
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setSending(false);
    }
  }

  return (
    <Stack gap="sm">
      <RoleChoice
        roles={roles}
        value={held}
        onChange={setHeld}
        error={asked && !isComplete(held) ? t('choice.incomplete') : undefined}
      />
      <FormProblem problem={problem} />
      <Group justify="flex-end">
        <Button loading={sending} onClick={() => void save()}>
          {t('member.save_roles')}
        </Button>
      </Group>
    </Stack>
  );
}

type Act = 'suspend' | 'reinstate' | 'leave';

function Acts({ member }: { member: Member }) {
  const { t } = useTranslation('access');
  const me = useMe();
  const refresh = useRefreshAccess();
  const [act, setAct] = useState<Act>();
  const self = me.member.id === member.id;

  async function run(reason: string) {
    const params = { path: { id: member.id } };
    if (act === 'suspend') await client.POST('/members/{id}/suspend', { params, body: { reason } });
    if (act === 'leave') await client.POST('/members/{id}/leave', { params, body: { reason } });
    if (act === 'reinstate') await client.POST('/members/{id}/reinstate', { params });
    await refresh();
    if (act) toast.done(t(`member.${act}_done`, { name: member.name }));
  }

  return (
    <Stack gap="xs">
      <Title order={4}>{t('member.access')}</Title>
      <Group gap="xs">
        {member.status === 'active' && !self ? (
          <Button variant="default" onClick={() => setAct('suspend')}>
            {t('member.suspend')}
          </Button>
        ) : null}
        {member.status === 'suspended' ? (
          <Button variant="default" onClick={() => setAct('reinstate')}>
            {t('member.reinstate')}
          </Button>
        ) : null}
        {member.status !== 'left' ? (
          <Button variant="subtle" color="red" onClick={() => setAct('leave')}>
            {t('member.leave')}
          </Button>
        ) : null}
      </Group>
      <ConfirmDialog
        opened={Boolean(act)}
        onClose={() => setAct(undefined)}
        title={act ? t(`member.${act}_title`, { name: member.name }) : ''}
        confirm={act ? t(`member.${act}`) : ''}
        danger={act !== 'reinstate'}
        {...(act === 'suspend' || act === 'leave' ? { reason: 'required' as const } : {})}
        onConfirm={run}
      >
        {act ? t(act === 'leave' && self ? 'member.leave_self_body' : `member.${act}_body`, { name: member.name }) : ''}
      </ConfirmDialog>
    </Stack>
  );
}
