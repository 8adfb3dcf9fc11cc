import { Badge, Button, Group, Modal, Text } from '@mantine/core';
import { IconBuildingHospital, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/app/session';
import { Card, Page } from '@/ui/page';
import { PageHeader } from '@/ui/page-header';
import { DataState, EmptyState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { addressText } from './address';
import { BranchForm } from './branch-form';
import classes from './branches-page.module.css';
import { HoursSummary } from './hours-summary';
import { useBranches, useCountry, useSuggestions } from './queries';
import type { Branch } from './types';
import { offsetText, placeOf } from './zones';

/** Where the chain works. */
export function BranchesPage() {
  const { t } = useTranslation(['branches', 'common']);
  const manage = useMay()('branches.manage');
  const navigate = useNavigate();
  const branches = useBranches();
  const suggestions = useSuggestions(useMay()('settings.manage'));
  const [adding, setAdding] = useState(false);
  const add = manage ? (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
      {t('branches.add')}
    </Button>
  ) : null;
  return (
    <Page>
      <PageHeader title={t('branches.title')} description={t('branches.about')} actions={add} />
      <Card padded={false}>
        <DataState
          query={branches}
          isEmpty={({ items }) => items.length === 0}
          empty={
            <EmptyState icon={IconBuildingHospital} title={t('branches.empty')} action={add}>
              {t('branches.empty_hint')}
            </EmptyState>
          }
        >
          {({ items }) => (
            <ul className={classes.list}>
              {[...items]
                .sort((a, b) => Number(b.active) - Number(a.active))
                .map((b) => (
                  <BranchLine key={b.id} branch={b} />
                ))}
            </ul>
          )}
        </DataState>
      </Card>
      <Modal
        opened={adding}
        onClose={() => setAdding(false)}
        title={t('branches.add')}
        size={640}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <BranchForm
          {...(suggestions.data ? { initial: suggestions.data.branch } : {})}
          onCancel={() => setAdding(false)}
          onSaved={(branch) => {
            toast.done(t('branches.added', { name: branch.name }));
            void navigate({ to: '/settings/branches/$id', params: { id: branch.id } });
          }}
        />
      </Modal>
    </Page>
  );
}

function BranchLine({ branch }: { branch: Branch }) {
  const { t } = useTranslation('branches');
  const country = useCountry(branch.country);
  const address = addressText(branch.address, country);
  return (
    <li className={classes.line} data-closed={!branch.active || undefined}>
      <div className={classes.main}>
        <Group gap={8}>
          <Link to="/settings/branches/$id" params={{ id: branch.id }} className={classes.name}>
            <bdi>{branch.name}</bdi>
          </Link>
          {branch.active ? null : (
            <Badge color="gray" variant="light">
              {t('branches.closed')}
            </Badge>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {address ? <bdi>{address}</bdi> : t('branches.no_address')}
        </Text>
        {branch.phone ? (
          <Text size="sm" c="dimmed">
            <bdi dir="ltr">{branch.phone}</bdi>
          </Text>
        ) : null}
      </div>
      <div className={classes.hours}>
        <HoursSummary hours={branch.hours} weekStart={country?.week_start ?? 1} />
      </div>
      <Text size="sm" c="dimmed" className={classes.zone}>
        {placeOf(branch.time_zone)}
        <br />
        <bdi>{offsetText(branch.time_zone)}</bdi>
      </Text>
      <IconChevronRight size={18} className={classes.arrow} aria-hidden />
    </li>
  );
}
