import { Button, Checkbox, Group, NumberInput, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import { useDebouncedValue } from '@mantine/hooks';
import { IconMoodSmile, IconPhonePlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, idempotency } from '@/api/client';
import { useBranch } from '@/app/branch';
import { useMay } from '@/app/session';
import { todayIn } from '@/ui/format';
import { ButtonLink } from '@/ui/links';
import { Card, Page } from '@/ui/page';
import { PageHeader } from '@/ui/page-header';
import { EmptyState, ErrorState, LoadingRows } from '@/ui/states';
import { toast } from '@/ui/toast';
import { Ago, Instant } from '@/ui/values';
import { usePractitioners, useServices } from '../scheduling/queries';
import { AssigneeSelect } from './assignee-select';
import classes from './followups.module.css';
import { refreshFollowups } from './queries';
import { ContactLinks } from './task-parts';
import type { Assignee, RecallVisit } from './types';
import { useSelection } from './use-selection';

interface Filters {
  older_than_days: number;
  from?: string | undefined;
  to?: string | undefined;
  service_id?: string | undefined;
  practitioner_id?: string | undefined;
}

function useRecall(branchId: string | undefined, filters: Filters) {
  return useInfiniteQuery({
    queryKey: ['get', '/followups/recall', branchId, filters],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
      const query = {
        limit: 50,
        ...given,
        ...(branchId ? { branch_id: branchId } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      };
      const { data } = await client.GET('/followups/recall', { params: { query }, signal });
      if (!data) throw new Error('a list without a body');
      return data;
    },
    getNextPageParam: (last) => last.next_cursor || undefined,
    placeholderData: (old) => old,
  });
}

/** Patients who have been here and have no next visit, to be put on the list. */
export function RecallPage() {
  const { t } = useTranslation(['followups', 'common']);
  const { branch } = useBranch();
  const [filters, setFilters] = useState<Filters>({ older_than_days: 30 });
  const [asked] = useDebouncedValue(filters, 250);
  const list = useRecall(branch?.id, asked);
  const visits = list.data?.pages.flatMap((p) => p.items) ?? [];
  return (
    <Page>
      <PageHeader
        title={t('recall.title')}
        description={t('recall.about')}
        actions={
          <ButtonLink to="/followups" variant="default">
            {t('recall.back')}
          </ButtonLink>
        }
      />
      <RecallFilters filters={filters} onChange={setFilters} />
      <Card padded={false}>
        {list.isPending ? <LoadingRows rows={8} /> : null}
        {list.error && !list.data ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
        {list.data && visits.length === 0 ? (
          <EmptyState icon={IconMoodSmile} title={t('recall.empty')}>
            {t('recall.empty_hint')}
          </EmptyState>
        ) : null}
        {visits.length > 0 ? <Visits visits={visits} /> : null}
      </Card>
      {list.hasNextPage ? (
        <Stack align="center" mt="md">
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('common:action.more')}
          </Button>
        </Stack>
      ) : null}
    </Page>
  );
}

function RecallFilters({ filters, onChange }: { filters: Filters; onChange: (filters: Filters) => void }) {
  const { t } = useTranslation('followups');
  const { branch } = useBranch();
  const services = useServices().data?.items ?? [];
  const practitioners = usePractitioners(branch?.id ?? '').data?.items ?? [];
  const today = todayIn(branch?.time_zone ?? 'UTC');
  const set = (part: Partial<Filters>) => onChange({ ...filters, ...part });
  const clear = { 'aria-label': t('recall.clear') };
  return (
    <SimpleGrid
      cols={{ base: 1, xs: 2, md: 5 }}
      spacing="sm"
      verticalSpacing="xs"
      mb="md"
      style={{ alignItems: 'end' }}
    >
      <NumberInput
        label={t('recall.older')}
        min={0}
        max={3650}
        value={filters.older_than_days}
        onChange={(v) => set({ older_than_days: Number(v) || 0 })}
      />
      <DateInput
        label={t('recall.from')}
        value={filters.from ?? null}
        onChange={(from) => set({ from: from ?? undefined })}
        maxDate={filters.to ?? today}
        valueFormat="D MMM YYYY"
        clearable
        clearButtonProps={clear}
      />
      <DateInput
        label={t('recall.to')}
        value={filters.to ?? null}
        onChange={(to) => set({ to: to ?? undefined })}
        maxDate={today}
        valueFormat="D MMM YYYY"
        clearable
        clearButtonProps={clear}
      />
      <Select
        label={t('recall.service')}
        placeholder={t('recall.any')}
        data={services.map((s) => ({ value: s.id, label: s.name }))}
        value={filters.service_id ?? null}
        onChange={(service_id) => set({ service_id: service_id ?? undefined })}
        searchable
        clearable
        clearButtonProps={clear}
      />
      <Select
        label={t('recall.practitioner')}
        placeholder={t('recall.any')}
        data={practitioners.map((p) => ({ value: p.id, label: p.name }))}
        value={filters.practitioner_id ?? null}
        onChange={(practitioner_id) => set({ practitioner_id: practitioner_id ?? undefined })}
        searchable
        clearable
        clearButtonProps={clear}
      />
    </SimpleGrid>
  );
}

function Visits({ visits }: { visits: RecallVisit[] }) {
  const { t } = useTranslation('followups');
  const work = useMay()('followups.work');
  const selection = useSelection(visits.map((v) => v.patient.id));
  return (
    <>
      {work ? <Add selection={selection} /> : null}
      <ul className={classes.list} aria-label={t('recall.title')}>
        {visits.map((v) => (
          <li key={v.patient.id} className={classes.visit}>
            {work ? (
              <Checkbox
                size="sm"
                checked={selection.has(v.patient.id)}
                onChange={(e) => selection.choose(v.patient.id, e.currentTarget.checked)}
                aria-label={t('queue.select', { name: v.patient.name })}
              />
            ) : null}
            <div className={classes.who}>
              <span className={classes.name}>
                <bdi>{v.patient.name}</bdi>
              </span>
              <ContactLinks patient={v.patient} />
            </div>
            <div>
              <Text size="sm" component="p" m={0}>
                <bdi>{v.service.name}</bdi>
              </Text>
              <Text size="sm" c="dimmed" component="p" m={0}>
                <bdi>{t('row.with', { name: v.practitioner.name })}</bdi>
              </Text>
            </div>
            <div>
              <Text size="sm" component="p" m={0}>
                <Ago value={v.visited_at} />
              </Text>
              <Text size="xs" c="dimmed" component="p" m={0}>
                <Instant value={v.visited_at} zone={v.branch.time_zone} />
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The server takes as many at once. */
const most = 200;

function Add({ selection }: { selection: ReturnType<typeof useSelection> }) {
  const { t } = useTranslation('followups');
  const queries = useQueryClient();
  const { branch } = useBranch();
  const [to, setTo] = useState<Assignee>({ kind: 'desk' });
  const [busy, setBusy] = useState(false);
  const { chosen } = selection;

  async function add() {
    setBusy(true);
    try {
      await client.POST('/followups/recall', {
        params: { header: idempotency(crypto.randomUUID()) },
        body: { patient_ids: chosen.slice(0, most), due_at: new Date().toISOString(), assignee: to, priority: 3 },
      });
      toast.done(t('done.recalled', { number: Math.min(chosen.length, most) }));
      selection.chooseAll(false);
    } catch (error) {
      toast.failed(error);
    } finally {
      await refreshFollowups(queries);
      setBusy(false);
    }
  }

  return (
    <div className={classes.bulk}>
      <Checkbox
        size="sm"
        checked={selection.all}
        indeterminate={chosen.length > 0 && !selection.all}
        onChange={(e) => selection.chooseAll(e.currentTarget.checked)}
        label={chosen.length > 0 ? t('queue.selected', { number: chosen.length }) : t('queue.select_all')}
      />
      {chosen.length > 0 ? (
        <Group gap="xs" align="flex-end">
          <AssigneeSelect label={t('new.who')} value={to} onChange={setTo} branchId={branch?.id} />
          <Button leftSection={<IconPhonePlus size={17} aria-hidden />} loading={busy} onClick={() => void add()}>
            {t('recall.add')}
          </Button>
        </Group>
      ) : null}
    </div>
  );
}
