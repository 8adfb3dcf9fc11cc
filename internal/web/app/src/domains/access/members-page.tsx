import { Button, SegmentedControl, Stack, Table, Text, Title, Tooltip, UnstyledButton } from '@mantine/core';
import { IconShieldCheck, IconShieldOff, IconUserPlus, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useMe } from '@/app/session';
import { Card, Page } from '@/ui/page';
import { PageHeader } from '@/ui/page-header';
import { DataState, EmptyState } from '@/ui/states';
import { Ago } from '@/ui/values';
import { Invitations } from './invitations';
import { InviteDrawer } from './invite-drawer';
import { MemberDrawer } from './member-drawer';
import { MemberStatus } from './member-status';
import classes from './members-page.module.css';
import { useMembers, useRoles } from './queries';
import type { Member, Role, RoleGrant } from './types';
import { usePermissionWords } from './words';

type Shown = 'here' | 'left';

/** Who works in the chain, and as what. */
export function MembersPage() {
  const { t } = useTranslation('access');
  const may = useMay();
  const members = useMembers();
  const readsRoles = may('roles.read');
  const roles = useRoles(readsRoles);
  const [shown, setShown] = useState<Shown>('here');
  const [open, setOpen] = useState<string>();
  const [inviting, setInviting] = useState(false);
  const manage = may('members.manage') && readsRoles;
  const list: Role[] = roles.data?.items ?? [];
  return (
    <Page>
      <PageHeader
        title={t('members.title')}
        description={t('members.description')}
        actions={
          manage ? (
            <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setInviting(true)}>
              {t('invite.title')}
            </Button>
          ) : null
        }
      />
      <Stack gap="lg">
        <Card padded={false}>
          <DataState query={members}>
            {({ items }) => (
              <>
                <div className={classes.head}>
                  <SegmentedControl
                    size="xs"
                    aria-label={t('members.show')}
                    value={shown}
                    onChange={(v) => setShown(v as Shown)}
                    data={[
                      {
                        value: 'here',
                        label: t('members.here', { count: items.filter((m) => m.status !== 'left').length }),
                      },
                      {
                        value: 'left',
                        label: t('members.left', { count: items.filter((m) => m.status === 'left').length }),
                      },
                    ]}
                  />
                </div>
                <MemberTable
                  members={items.filter((m) => (m.status === 'left') === (shown === 'left'))}
                  empty={t(shown === 'left' ? 'members.none_left' : 'members.none')}
                  roles={list}
                  onOpen={(m) => setOpen(m.id)}
                />
                <MemberDrawer
                  member={items.find((m) => m.id === open)}
                  roles={list}
                  onClose={() => setOpen(undefined)}
                />
              </>
            )}
          </DataState>
        </Card>
        {manage ? (
          <section>
            <Title order={2} size="h3" mb="sm">
              {t('invitations.title')}
            </Title>
            <Invitations roles={list} />
          </section>
        ) : null}
      </Stack>
      <InviteDrawer opened={inviting} onClose={() => setInviting(false)} roles={list} />
    </Page>
  );
}

interface TableProps {
  members: Member[];
  roles: Role[];
  /** What to say where there is nobody. */
  empty: string;
  onOpen: (m: Member) => void;
}

function MemberTable({ members, roles, empty, onOpen }: TableProps) {
  const { t } = useTranslation('access');
  const me = useMe();
  if (members.length === 0) return <EmptyState icon={IconUsersGroup} title={empty} />;
  const factors = members.some((m) => typeof m.second_factor === 'boolean');
  return (
    <Table.ScrollContainer minWidth={0}>
      <Table highlightOnHover verticalSpacing={10} horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('members.name')}</Table.Th>
            <Table.Th className={classes.wide}>{t('members.roles')}</Table.Th>
            <Table.Th className={classes.wide}>{t('members.status')}</Table.Th>
            {factors ? <Table.Th className={classes.wide}>{t('members.factor')}</Table.Th> : null}
            <Table.Th className={classes.wide}>{t('members.seen')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {members.map((m) => (
            <Table.Tr key={m.id} className={classes.row} onClick={() => onOpen(m)}>
              <Table.Td>
                <UnstyledButton className={classes.name}>
                  <bdi>{m.name}</bdi>{' '}
                  {m.id === me.member.id ? (
                    <Text span c="dimmed">
                      ({t('members.you')})
                    </Text>
                  ) : null}
                </UnstyledButton>
                {m.email ? (
                  <Text size="sm" c="dimmed" className={classes.email}>
                    <bdi>{m.email}</bdi>
                  </Text>
                ) : null}
                <div className={classes.narrow}>
                  <Grants grants={m.roles} roles={roles} />
                  <MemberStatus member={m} />
                </div>
              </Table.Td>
              <Table.Td className={classes.wide}>
                <Grants grants={m.roles} roles={roles} />
              </Table.Td>
              <Table.Td className={classes.wide}>
                <MemberStatus member={m} />
              </Table.Td>
              {factors ? (
                <Table.Td className={classes.wide}>
                  <Factor on={m.second_factor} />
                </Table.Td>
              ) : null}
              <Table.Td className={classes.wide}>
                {m.last_seen_at ? <Ago value={m.last_seen_at} /> : <Text c="dimmed">{t('members.never')}</Text>}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Factor({ on }: { on: boolean | null | undefined }) {
  const { t } = useTranslation('access');
  if (typeof on !== 'boolean') return <span aria-hidden>–</span>;
  const text = on ? t('members.factor_on') : t('members.factor_off');
  const Icon = on ? IconShieldCheck : IconShieldOff;
  return (
    <Tooltip label={text}>
      <Icon size={18} role="img" aria-label={text} className={on ? classes.on : classes.off} />
    </Tooltip>
  );
}

/** Roles in words: "Reception (Andheri, Bandra)". */
export function Grants({ grants, roles }: { grants: RoleGrant[]; roles: Role[] }) {
  const { t } = useTranslation('access');
  const { branches } = useMe();
  const words = usePermissionWords();
  if (grants.length === 0) return <Text c="dimmed">{t('members.no_roles')}</Text>;
  const lines = new Map<string, { name: string; places: string[] }>();
  for (const grant of grants) {
    const role = roles.find((r) => r.id === grant.role_id);
    const line = lines.get(grant.role_id) ?? { name: role ? words.roleName(role) : grant.role_name, places: [] };
    line.places.push(
      grant.branch_id
        ? (branches.find((b) => b.id === grant.branch_id)?.name ?? t('members.other_branch'))
        : t('choice.whole_chain'),
    );
    lines.set(grant.role_id, line);
  }
  return [...lines].map(([id, { name, places }]) => (
    <div key={id} className={classes.grant}>
      <bdi>{name}</bdi>{' '}
      <Text span size="sm" c="dimmed">
        {places.join(', ')}
      </Text>
    </div>
  ));
}
