import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, ifMatch } from '@/api/client';
import { useMay } from '@/app/session';
import { BranchSettings } from '@/domains/scheduling/settings/chain-page';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { AnchorLink } from '@/ui/links';
import { Card, Page } from '@/ui/page';
import { PageHeader } from '@/ui/page-header';
import { DataState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { addressText } from './address';
import { BranchForm } from './branch-form';
import classes from './branch-page.module.css';
import { Holidays } from './holidays';
import { Nothing } from './nothing';
import { OpeningHours } from './opening-hours';
import { useBranch, useCountry, useRefreshBranches } from './queries';
import type { Branch } from './types';
import { offsetText, placeOf } from './zones';

/** One branch: where it is, when it is open, which holidays it keeps. */
export function BranchPage() {
  const { id } = useParams({ from: '/_staff/settings/branches/$id' });
  const query = useBranch(id);
  return (
    <Page>
      <DataState query={query}>{(branch) => <Loaded key={branch.id} branch={branch} />}</DataState>
    </Page>
  );
}

function Loaded({ branch }: { branch: Branch }) {
  const { t } = useTranslation('branches');
  const may = useMay();
  const manage = may('branches.manage', branch.id);
  return (
    <>
      <AnchorLink to="/settings/branches" size="sm">
        {t('branches.all')}
      </AnchorLink>
      <PageHeader
        title={branch.name}
        description={
          branch.active ? undefined : (
            <Badge component="span" color="gray" variant="light">
              {t('branches.closed')}
            </Badge>
          )
        }
        actions={manage ? <OpenOrClose branch={branch} /> : null}
      />
      <div className={classes.columns}>
        <Stack gap="md">
          <Details branch={branch} manage={manage} />
          <Card>
            <OpeningHours branch={branch} manage={manage} />
          </Card>
        </Stack>
        <Card padded={false}>
          <Holidays branch={branch} manage={manage} />
        </Card>
        {may('settings.read') ? (
          <div className={classes.settings}>
            <BranchSettings branchId={branch.id} />
          </div>
        ) : null}
      </div>
    </>
  );
}

function Details({ branch, manage }: { branch: Branch; manage: boolean }) {
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
        <BranchForm
          key={branch.version}
          branch={branch}
          onCancel={() => setEditing(false)}
          onSaved={() => {
            setEditing(false);
            toast.done(t('common:state.saved'));
          }}
        />
      ) : (
        <Facts branch={branch} />
      )}
    </Card>
  );
}

function Facts({ branch }: { branch: Branch }) {
  const { t } = useTranslation('branches');
  const country = useCountry(branch.country);
  const address = addressText(branch.address, country);
  const facts: [string, React.ReactNode][] = [
    [t('address.title'), address ? <bdi key="address">{address}</bdi> : null],
    [
      t('branch.phone'),
      branch.phone ? (
        <bdi key="phone" dir="ltr">
          {branch.phone}
        </bdi>
      ) : null,
    ],
    [t('branch.email'), branch.email ? <bdi key="email">{branch.email}</bdi> : null],
    [
      t('branch.time_zone'),
      <span key="zone">
        {placeOf(branch.time_zone)} <bdi>({offsetText(branch.time_zone)})</bdi>
      </span>,
    ],
    [t('branch.country'), country?.name],
    [t('branch.code'), <bdi key="code">{branch.code}</bdi>],
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name} className={classes.fact}>
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

function OpenOrClose({ branch }: { branch: Branch }) {
  const { t } = useTranslation('branches');
  const refresh = useRefreshBranches();
  const [asking, setAsking] = useState(false);

  async function set(active: boolean) {
    await client.PATCH('/branches/{id}', {
      params: { path: { id: branch.id }, header: ifMatch(branch.version) },
      body: { active },
    });
    await refresh();
    toast.done(t(active ? 'branches.opened_now' : 'branches.closed_now', { name: branch.name }));
  }

  if (!branch.active) {
    return (
      <Button variant="default" onClick={() => void set(true).catch(toast.failed)}>
        {t('branches.open_again')}
      </Button>
    );
  }
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('branches.close')}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('branches.close_title', { name: branch.name })}
        confirm={t('branches.close')}
        danger
        onConfirm={() => set(false)}
      >
        {t('branches.close_body')}
      </ConfirmDialog>
    </>
  );
}
