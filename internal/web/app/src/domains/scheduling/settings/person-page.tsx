import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/app/session';
import { useMembers } from '@/domains/access/queries';
import { Nothing } from '@/domains/branches/nothing';
import { useBranches } from '@/domains/branches/queries';
import type { Branch } from '@/domains/branches/types';
import { AnchorLink } from '@/ui/links';
import { Card, Page } from '@/ui/page';
import { PageHeader } from '@/ui/page-header';
import { EmptyState, ErrorState, LoadingRows } from '@/ui/states';
import { toast } from '@/ui/toast';
import { Swatch } from './color-field';
import { Exceptions } from './exceptions';
import { gives } from './given';
import { PersonForm } from './person-form';
import { useAllServices, useResources } from './queries';
import classes from './settings.module.css';
import type { Resource } from './types';
import { useSetActive } from './use-set-active';
import { WeeklyEditor } from './weekly-editor';

/** One practitioner: who it is, when they work, when they are away. */
export function PersonPage() {
  const { id } = useParams({ from: '/_staff/settings/people/$id' });
  const { t } = useTranslation('common');
  const resources = useResources();
  const branches = useBranches();
  const person = resources.data?.items.find((r) => r.id === id);
  const failed = [resources, branches].find((q) => q.error && !q.data);
  return (
    <Page>
      {failed ? <ErrorState error={failed.error} onRetry={() => void failed.refetch()} /> : null}
      {resources.data && !person ? <EmptyState title={t('error.not_found')} /> : null}
      {person && branches.data ? (
        <Loaded key={person.id} person={person} branches={branches.data.items} />
      ) : failed || resources.data ? null : (
        <LoadingRows />
      )}
    </Page>
  );
}

function Loaded({ person, branches }: { person: Resource; branches: Branch[] }) {
  const { t } = useTranslation('branches');
  const may = useMay();
  const setActive = useSetActive();
  const manage = may('resources.manage') && person.branch_ids.every((b) => may('resources.manage', b));
  const own = branches.filter((b) => person.branch_ids.includes(b.id));
  return (
    <>
      <AnchorLink to="/settings/people" size="sm">
        {t('people.all')}
      </AnchorLink>
      <PageHeader
        title={person.name}
        description={
          person.active ? (
            person.title || undefined
          ) : (
            <Badge component="span" color="gray" variant="light">
              {t('people.inactive')}
            </Badge>
          )
        }
        actions={
          manage ? (
            <Button variant="default" onClick={() => void setActive(person, !person.active)}>
              {t(person.active ? 'people.deactivate' : 'people.reactivate')}
            </Button>
          ) : null
        }
      />
      <div className={classes.halves}>
        <Stack gap="md">
          <Card>
            <WeeklyEditor key={person.version} person={person} branches={own} manage={manage} />
          </Card>
        </Stack>
        <Stack gap="md">
          <Details person={person} branches={own} manage={manage} />
          <Exceptions resource={person} branches={own} manage={manage} />
        </Stack>
      </div>
    </>
  );
}

function Details({ person, branches, manage }: { person: Resource; branches: Branch[]; manage: boolean }) {
  const { t } = useTranslation(['branches', 'common']);
  const [editing, setEditing] = useState(false);
  return (
    <Card>
      <Group justify="space-between" mb="md">
        <Title order={2} size="h3">
          {t('branch.details')}
        </Title>
        {manage && !editing ? (
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconPencil size={15} aria-hidden />}
            onClick={() => setEditing(true)}
          >
            {t('common:action.edit')}
          </Button>
        ) : null}
      </Group>
      {editing ? (
        <PersonForm
          key={person.version}
          person={person}
          onCancel={() => setEditing(false)}
          onSaved={() => {
            setEditing(false);
            toast.done(t('common:state.saved'));
          }}
        />
      ) : (
        <Facts person={person} branches={branches} />
      )}
    </Card>
  );
}

function Facts({ person, branches }: { person: Resource; branches: Branch[] }) {
  const { t } = useTranslation('branches');
  const reads = useMay()('members.read');
  const services = (useAllServices().data?.items ?? []).filter((s) => s.active);
  const given = services.filter((s) => gives(s, person.id));
  const member = useMembers(reads).data?.items.find((m) => m.id === person.member_id);
  const untied = t(person.invitation_id ? 'people.invited' : 'people.no_account');
  const account = person.member_id ? member?.email || member?.name || t('people.linked') : untied;
  const facts: [string, React.ReactNode][] = [
    [t('people.profession'), person.title],
    [t('people.branches'), branches.map((b) => b.name).join(', ')],
    [
      t('people.services'),
      given.length === services.length ? t('people.all_services') : given.map((s) => s.name).join(', '),
    ],
    [t('people.member'), <bdi key="account">{account}</bdi>],
    [t('people.color'), <Swatch key="color" color={person.color} />],
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <Text component="dt" size="sm" c="dimmed">
            {name}
          </Text>
          <Text component="dd" m={0}>
            {value || <Nothing />}
          </Text>
        </div>
      ))}
    </dl>
  );
}
