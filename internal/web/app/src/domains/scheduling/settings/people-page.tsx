import { Badge, Button, Drawer, Group, Modal, Table, Tabs, Text } from '@mantine/core';
import { IconDoor, IconPlus, IconStethoscope } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/app/session';
import { useBranches } from '@/domains/branches/queries';
import type { Branch } from '@/domains/branches/types';
import { ButtonLink } from '@/ui/links';
import { Card, Page } from '@/ui/page';
import { PageHeader } from '@/ui/page-header';
import { DataState, EmptyState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { Swatch } from './color-field';
import { gives } from './given';
import { PersonForm } from './person-form';
import { useAllServices, useResources } from './queries';
import { RoomForm } from './room-form';
import { RoomsTable } from './rooms-table';
import classes from './settings.module.css';
import type { Resource } from './types';
import { WeekSummary } from './week-summary';

/** Who can be booked, and in which rooms. */
export function PeoplePage() {
  const { t } = useTranslation(['branches', 'common']);
  const { tab = 'people' } = useSearch({ from: '/_staff/settings/people/' });
  const navigate = useNavigate();
  const manage = useMay()('resources.manage');
  const resources = useResources();
  const branches = useBranches().data?.items ?? [];
  const [adding, setAdding] = useState(false);
  const items = resources.data?.items ?? [];
  const people = items.filter((r) => r.kind === 'practitioner');
  const rooms = items.filter((r) => r.kind === 'room');
  const close = () => setAdding(false);
  const homeless = branches.every((b) => !b.active);
  const add =
    manage && !homeless ? (
      <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
        {t(tab === 'rooms' ? 'rooms.add' : 'people.new')}
      </Button>
    ) : null;
  const listed = tab === 'rooms' ? rooms : people;
  return (
    <Page>
      <PageHeader title={t('people.title')} description={t('people.about')} actions={listed.length > 0 ? add : null} />
      <Tabs
        value={tab}
        onChange={(to) =>
          void navigate({ to: '/settings/people', search: to === 'rooms' ? { tab: 'rooms' } : {}, replace: true })
        }
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="people" leftSection={<IconStethoscope size={17} aria-hidden />}>
            {t('people.tab', { count: people.filter((p) => p.active).length })}
          </Tabs.Tab>
          <Tabs.Tab value="rooms" leftSection={<IconDoor size={17} aria-hidden />}>
            {t('rooms.tab', { count: rooms.filter((r) => r.active).length })}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="people">
          <Card padded={false}>
            <DataState
              query={resources}
              isEmpty={() => people.length === 0}
              empty={
                <EmptyState icon={IconStethoscope} title={t('people.empty')} action={homeless ? <ToBranches /> : add}>
                  {t(homeless ? 'people.branch_first' : 'people.empty_hint')}
                </EmptyState>
              }
            >
              {() => <PeopleTable people={people} branches={branches} />}
            </DataState>
          </Card>
        </Tabs.Panel>
        <Tabs.Panel value="rooms">
          <Card padded={false}>
            <DataState
              query={resources}
              isEmpty={() => rooms.length === 0}
              empty={
                <EmptyState icon={IconDoor} title={t('rooms.empty')} action={homeless ? <ToBranches /> : add}>
                  {t('rooms.empty_hint')}
                </EmptyState>
              }
            >
              {() => <RoomsTable rooms={rooms} branches={branches} manage={manage} />}
            </DataState>
          </Card>
        </Tabs.Panel>
      </Tabs>
      <Modal
        opened={adding && tab === 'people'}
        onClose={close}
        size={680}
        title={t('people.new')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <PersonForm
          onCancel={close}
          onSaved={(p) => {
            close();
            toast.done(t(p.weekly_hours.length > 0 ? 'people.added' : 'people.added_without_hours', { name: p.name }));
            if (p.weekly_hours.length === 0) void navigate({ to: '/settings/people/$id', params: { id: p.id } });
          }}
        />
      </Modal>
      <Drawer
        opened={adding && tab === 'rooms'}
        onClose={close}
        position="right"
        size={440}
        title={t('rooms.add')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <RoomForm
          branches={branches.filter((b) => b.active)}
          onCancel={close}
          onSaved={(r) => {
            close();
            toast.done(t('rooms.added', { name: r.name }));
          }}
        />
      </Drawer>
    </Page>
  );
}

function ToBranches() {
  const { t } = useTranslation('branches');
  return <ButtonLink to="/settings/branches">{t('branches.add')}</ButtonLink>;
}

function PeopleTable({ people, branches }: { people: Resource[]; branches: Branch[] }) {
  const { t } = useTranslation('branches');
  const services = (useAllServices().data?.items ?? []).filter((s) => s.active);
  const several = branches.filter((b) => b.active).length > 1;
  const sorted = [...people].sort((a, b) => Number(b.active) - Number(a.active));

  function given(person: Resource): string {
    const count = services.filter((s) => gives(s, person.id)).length;
    return count === services.length ? t('people.all_services') : t('people.some_services', { count });
  }

  return (
    <div className={classes.scroll}>
      <Table highlightOnHover verticalSpacing={12} horizontalSpacing="md" className={classes.people}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('people.name')}</Table.Th>
            <Table.Th>{t('people.hours')}</Table.Th>
            {several ? <Table.Th className={classes.wide}>{t('people.branches')}</Table.Th> : null}
            <Table.Th className={classes.wide}>{t('services.title')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sorted.map((p) => (
            <Table.Tr key={p.id} className={classes.link} data-off={!p.active || undefined}>
              <Table.Td>
                <Group gap={14} wrap="nowrap">
                  <Swatch color={p.color} />
                  <div>
                    <Link to="/settings/people/$id" params={{ id: p.id }} className={classes.name}>
                      <bdi>{p.name}</bdi>
                    </Link>
                    {p.active ? null : (
                      <Badge ms={8} size="sm" color="gray" variant="light">
                        {t('people.inactive')}
                      </Badge>
                    )}
                    {p.title ? (
                      <Text size="sm" c="dimmed">
                        {p.title}
                      </Text>
                    ) : null}
                  </div>
                </Group>
              </Table.Td>
              <Table.Td>
                <WeekSummary person={p} branches={branches} />
              </Table.Td>
              {several ? (
                <Table.Td className={classes.wide}>
                  {branches
                    .filter((b) => p.branch_ids.includes(b.id))
                    .map((b) => b.name)
                    .join(', ')}
                </Table.Td>
              ) : null}
              <Table.Td className={classes.wide}>{given(p)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
