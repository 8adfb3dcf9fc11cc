import { Button, Checkbox, Group, SegmentedControl, Select, Stack, Switch, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChecks, IconFilterOff, IconPlus, IconUsersMinus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { useBranch } from '@/app/branch';
import { useMay } from '@/app/session';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { todayIn } from '@/ui/format';
import { ButtonLink } from '@/ui/links';
import { Card, Page } from '@/ui/page';
import { PageHeader } from '@/ui/page-header';
import { EmptyState, ErrorState, LoadingRows } from '@/ui/states';
import { toast } from '@/ui/toast';
import type { BookingStart } from '../scheduling/booking';
import { BookingDrawer } from '../scheduling/booking-drawer';
import { usePhone } from '../scheduling/use-phone';
import { AssigneeSelect } from './assignee-select';
import { CallDrawer } from './call-drawer';
import classes from './followups.module.css';
import { NewTaskDrawer } from './new-task-drawer';
import { type QueueFilter, refreshFollowups, useCounts, useFollowupsLive, useQueue, useRules } from './queries';
import { TaskRow } from './task-row';
import type { Assignee, Task } from './types';
import { useSelection } from './use-selection';
import { useTaskActs } from './use-task-acts';
import { dayBounds } from './when';
import { useAssigneeName, useFollowupWords } from './words';

interface Filters extends Pick<QueueFilter, 'whose' | 'overdue'> {
  everywhere: boolean;
  later: boolean;
  rule: string | null;
}

const none: Filters = { whose: 'all', overdue: false, everywhere: false, later: false, rule: null };

/** Who is to be called: one list, worked from the top. */
export function FollowupsPage() {
  const { t } = useTranslation(['followups', 'common']);
  const may = useMay();
  const { branch } = useBranch();
  const zone = branch?.time_zone ?? 'UTC';
  const [filters, setFilters] = useState(none);
  const [adding, setAdding] = useState(false);
  const { since, until } = dayBounds(zone);
  const branchId = filters.everywhere ? undefined : branch?.id;
  const counts = useCounts(branchId, since, until).data;
  const queue = useQueue({
    whose: filters.whose,
    overdue: filters.overdue,
    branch_id: branchId,
    rule_id: filters.rule ?? undefined,
    until: filters.later ? undefined : until,
  });
  useFollowupsLive(branch?.id);
  const tasks = queue.data?.pages.flatMap((p) => p.items) ?? [];
  const work = branch ? may('followups.work', branch.id) : false;
  useHotkeys([['n', () => work && setAdding(true)]]);

  return (
    <Page>
      <PageHeader
        title={t('queue.title')}
        description={
          counts ? (
            <bdi>
              {t('queue.due', { number: counts.due })} · {t('queue.overdue', { number: counts.overdue })} ·{' '}
              {t('queue.done', { number: counts.done })}
            </bdi>
          ) : (
            t('queue.about')
          )
        }
        actions={
          <>
            <ButtonLink to="/followups/recall" variant="default" leftSection={<IconUsersMinus size={18} aria-hidden />}>
              {t('queue.recall')}
            </ButtonLink>
            {work ? (
              <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
                {t('queue.new')}
              </Button>
            ) : null}
          </>
        }
      />
      <FilterBar filters={filters} onChange={setFilters} />
      <Card padded={false}>
        {queue.isPending ? <LoadingRows rows={8} /> : null}
        {queue.error && !queue.data ? <ErrorState error={queue.error} onRetry={() => void queue.refetch()} /> : null}
        {queue.data && tasks.length === 0 ? <Nothing filters={filters} onClear={() => setFilters(none)} /> : null}
        {tasks.length > 0 ? <Queue tasks={tasks} zone={zone} /> : null}
      </Card>
      {queue.hasNextPage ? (
        <Stack align="center" mt="md">
          <Button variant="default" loading={queue.isFetchingNextPage} onClick={() => void queue.fetchNextPage()}>
            {t('common:action.more')}
          </Button>
        </Stack>
      ) : null}
      <NewTaskDrawer opened={adding} onClose={() => setAdding(false)} />
    </Page>
  );
}

function Nothing({ filters, onClear }: { filters: Filters; onClear: () => void }) {
  const { t } = useTranslation('followups');
  const narrowed = filters.whose !== 'all' || filters.overdue || filters.rule !== null;
  return narrowed ? (
    <EmptyState
      icon={IconFilterOff}
      title={t('queue.nothing')}
      action={
        <Button variant="default" onClick={onClear}>
          {t('queue.show_all')}
        </Button>
      }
    />
  ) : (
    <EmptyState icon={IconChecks} title={t('queue.empty')}>
      {t('queue.empty_hint')}
    </EmptyState>
  );
}

function FilterBar({ filters, onChange }: { filters: Filters; onChange: (filters: Filters) => void }) {
  const { t } = useTranslation('followups');
  const words = useFollowupWords();
  const { branches } = useBranch();
  const rules = useRules().data?.items ?? [];
  const set = (part: Partial<Filters>) => onChange({ ...filters, ...part });
  return (
    <Group gap="sm" mb="md" align="center">
      <SegmentedControl
        size="xs"
        aria-label={t('filter.whose')}
        value={filters.whose}
        onChange={(whose) => set({ whose: whose as Filters['whose'] })}
        data={[
          { value: 'all', label: t('filter.all') },
          { value: 'mine', label: t('filter.mine') },
          { value: 'my_roles', label: t('filter.my_roles') },
        ]}
      />
      {branches.length > 1 ? (
        <SegmentedControl
          size="xs"
          aria-label={t('filter.branch')}
          value={filters.everywhere ? 'all' : 'one'}
          onChange={(where) => set({ everywhere: where === 'all' })}
          data={[
            { value: 'one', label: t('filter.this_branch') },
            { value: 'all', label: t('filter.all_branches') },
          ]}
        />
      ) : null}
      <Select
        size="xs"
        w="13rem"
        aria-label={t('filter.rule')}
        placeholder={t('filter.any_rule')}
        data={rules.map((r) => ({ value: r.id, label: words.ruleName(r) }))}
        value={filters.rule}
        onChange={(rule) => set({ rule })}
        clearable
        clearButtonProps={{ 'aria-label': t('filter.clear_rule') }}
      />
      <Switch
        size="sm"
        label={t('filter.overdue')}
        checked={filters.overdue}
        onChange={(e) => set({ overdue: e.currentTarget.checked })}
      />
      <Switch
        size="sm"
        label={t('filter.later')}
        checked={filters.later}
        onChange={(e) => set({ later: e.currentTarget.checked })}
      />
    </Group>
  );
}

function Queue({ tasks, zone }: { tasks: Task[]; zone: string }) {
  const { t } = useTranslation('followups');
  const may = useMay();
  const { branch } = useBranch();
  const acts = useTaskActs();
  const phone = usePhone();
  const manage = may('followups.manage');
  const selection = useSelection(tasks.map((x) => x.id));
  const [currentId, setCurrent] = useState<string>();
  const [calling, setCalling] = useState<Task>();
  const [snoozing, setSnoozing] = useState<string>();
  const [cancelling, setCancelling] = useState<Task>();
  const [booking, setBooking] = useState<BookingStart>();
  const at = tasks.findIndex((x) => x.id === currentId);
  const current = tasks[at];
  const mayBook = branch ? may('appointments.book', branch.id) : false;

  const go = (to: number) => setCurrent(tasks[Math.max(0, Math.min(to, tasks.length - 1))]?.id);
  const works = current && may('followups.work', current.branch.id) ? current : undefined;
  useHotkeys([
    ['j', () => go(at + 1)],
    ['k', () => go(at < 0 ? 0 : at - 1)],
    ['c', () => works && setCalling(works)],
    ['s', () => works && setSnoozing(works.id)],
    ['b', () => works && mayBook && book(works)],
  ]);

  function book(task: Task) {
    setBooking({
      patient: task.patient,
      ...(task.service ? { serviceId: task.service.id } : {}),
      ...(task.practitioner ? { practitionerId: task.practitioner.id } : {}),
    });
  }

  function snooze(task: Task, until: string) {
    setSnoozing(undefined);
    acts.snooze(task, until).catch(toast.failed);
  }

  return (
    <>
      {manage ? <Bulk selection={selection} total={tasks.length} /> : null}
      <ul className={classes.list} aria-label={t('queue.list')} data-bulk={manage || undefined}>
        {tasks.map((task) => (
          <TaskRow
            key={task.id}
            task={task}
            current={task.id === currentId}
            onCurrent={() => setCurrent(task.id)}
            chosen={manage ? selection.has(task.id) : undefined}
            onChoose={(on) => selection.choose(task.id, on)}
            snoozing={snoozing === task.id}
            onSnoozing={(open) => setSnoozing(open ? task.id : undefined)}
            onCall={() => setCalling(task)}
            onSnooze={(until) => snooze(task, until)}
            onBook={mayBook ? () => book(task) : undefined}
            onCancel={() => setCancelling(task)}
          />
        ))}
      </ul>
      {phone ? null : (
        <Text size="xs" c="dimmed" ta="center" p="xs" className={classes.keys}>
          {t('queue.keys')}
        </Text>
      )}
      <CallDrawer task={calling} onClose={() => setCalling(undefined)} />
      <ConfirmDialog
        opened={Boolean(cancelling)}
        onClose={() => setCancelling(undefined)}
        title={t('cancel.title')}
        confirm={t('cancel.confirm')}
        reason="required"
        danger
        onConfirm={async (reason) => {
          if (cancelling) await acts.cancel(cancelling, reason);
        }}
      />
      {branch ? (
        <BookingDrawer
          start={booking}
          onClose={() => setBooking(undefined)}
          branchId={branch.id}
          zone={zone}
          today={todayIn(zone)}
          date={todayIn(zone)}
        />
      ) : null}
    </>
  );
}

/** Gives several to somebody else at once. */
function Bulk({ selection, total }: { selection: ReturnType<typeof useSelection>; total: number }) {
  const { t } = useTranslation('followups');
  const queries = useQueryClient();
  const nameOf = useAssigneeName();
  const [to, setTo] = useState<Assignee>({ kind: 'desk' });
  const [busy, setBusy] = useState(false);
  const { chosen } = selection;

  async function give() {
    setBusy(true);
    try {
      await client.POST('/followups/reassign', { body: { ids: chosen, assignee: to } });
      toast.done(t('done.reassigned', { name: nameOf(to) || t('new.members') }));
      selection.chooseAll(false);
      await refreshFollowups(queries);
    } catch (error) {
      toast.failed(error);
    } finally {
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
        disabled={total === 0}
        label={chosen.length > 0 ? t('queue.selected', { number: chosen.length }) : t('queue.select_all')}
      />
      {chosen.length > 0 ? (
        <Group gap="xs" align="flex-end">
          <AssigneeSelect label={t('action.reassign')} value={to} onChange={setTo} />
          <Button loading={busy} onClick={() => void give()}>
            {t('action.reassign')}
          </Button>
        </Group>
      ) : null}
    </div>
  );
}
