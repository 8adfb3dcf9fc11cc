import { ActionIcon, Alert, Button, Group, Popover, Stack, Text, Title } from '@mantine/core';
import { DateInput, DatePicker } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import { IconCalendarPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, ifMatch } from '@/api/client';
import { asProblem, type Problem } from '@/api/problem';
import { useLocale } from '@/app/locale';
import { HoursEditor } from '@/domains/branches/hours-editor';
import { useCountry } from '@/domains/branches/queries';
import type { Branch } from '@/domains/branches/types';
import { useDateLabels } from '@/domains/branches/use-date-labels';
import { FormProblem } from '@/ui/form-problem';
import { formatWallDate, todayIn } from '@/ui/format';
import { fieldText } from '@/ui/problem-text';
import { isStale, Stale } from '@/ui/stale';
import { toast } from '@/ui/toast';
import { useRefreshSettings } from './queries';
import classes from './settings.module.css';
import type { Resource, WeeklyHours } from './types';
import { changeFrom, dayAfter, type Period, periodFault, periodsOf, placeOf, sameWeeks, weeklyFrom } from './weekly';

interface Props {
  person: Resource;
  /** Those the person works at. */
  branches: Branch[];
  manage: boolean;
}

/** What the server said, by period: a text for the whole of it, and texts for its ranges. */
type Faults = Record<number, Record<string, string>>;

function faultsFrom(problem: Problem, periods: readonly Period[], text: (field: Problem['fields'][number]) => string) {
  const faults: Faults = {};
  for (const field of problem.fields) {
    const [, index, name] = /^\/hours\/(\d+)(?:\/(\w+))?/.exec(field.pointer) ?? [];
    const at = index ? placeOf(periods, Number(index)) : undefined;
    if (!at) continue;
    const key = name === 'starts' || name === 'ends' ? `hours.${at.range}.opens` : 'period';
    faults[at.period] = { ...faults[at.period], [key]: text(field) };
  }
  return faults;
}

/** The weekly hours of a practitioner at each of their branches, with the dates between which they hold. */
export function WeeklyEditor({ person, branches, manage }: Props) {
  const { t, i18n } = useTranslation(['branches', 'common']);
  const refresh = useRefreshSettings();
  const saved = periodsOf(person.weekly_hours);
  const [periods, setPeriods] = useState(saved);
  const [faults, setFaults] = useState<Faults>({});
  const [asked, setAsked] = useState(false);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const changed = !sameWeeks(weeklyFrom(periods), person.weekly_hours);
  const own = periods.map((_, i) => periodFault(periods, i));

  function change(next: Period[]) {
    setPeriods(next);
    setFaults({});
    setProblem(undefined);
  }

  async function put(hours: WeeklyHours[], version: number): Promise<number> {
    const params = { path: { id: person.id }, header: ifMatch(version) };
    const { data } = await client.PUT('/resources/{id}/hours', { params, body: { hours } });
    return data?.version ?? version;
  }

  async function save() {
    setAsked(true);
    if (own.some(Boolean)) return;
    setSending(true);
    try {
      const version = await put(weeklyFrom(periods), person.version);
      await refresh();
      toast.done(t('people.hours_saved', { name: person.name }), {
        undo: async () => {
          await put(person.weekly_hours, version);
          await refresh();
        },
      });
    } catch (error) {
      const failed = asProblem(error);
      const placed = faultsFrom(failed, periods, (f) => fieldText(f, failed.code, i18n));
      setFaults(placed);
      if (Object.keys(placed).length === 0) setProblem(failed);
    } finally {
      setSending(false);
    }
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="md">
        <div>
          <Title order={2} size="h3">
            {t('people.hours')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('people.hours_hint')}
          </Text>
        </div>
        {branches.map((branch) => (
          <AtBranch
            key={branch.id}
            branch={branch}
            several={branches.length > 1}
            periods={periods}
            onChange={change}
            manage={manage}
            problem={(i) => {
              const fault = own[i];
              return {
                ...faults[i],
                ...(fault && (asked || fault !== 'hours') ? { period: t(`people.fault.${fault}`) } : {}),
              };
            }}
          />
        ))}
        <Stale problem={problem} onReload={refresh} />
        {isStale(problem) ? null : <FormProblem problem={problem} />}
        {manage && changed ? (
          <Group justify="space-between" gap="xs">
            <Text size="sm" c="dimmed" role="status">
              {t('unsaved')}
            </Text>
            <Group gap="xs">
              <Button variant="default" onClick={() => change(saved)}>
                {t('discard')}
              </Button>
              <Button type="submit" loading={sending}>
                {t('hours.save')}
              </Button>
            </Group>
          </Group>
        ) : null}
      </Stack>
    </form>
  );
}

interface AtProps {
  branch: Branch;
  several: boolean;
  periods: Period[];
  onChange: (periods: Period[]) => void;
  manage: boolean;
  problem: (index: number) => Record<string, string>;
}

function AtBranch({ branch, several, periods, onChange, manage, problem }: AtProps) {
  const { t } = useTranslation('branches');
  const today = todayIn(branch.time_zone);
  const weekStart = useCountry(branch.country)?.week_start ?? 1;
  const [past, setPast] = useState(false);
  const here = periods
    .map((period, index) => ({ period, index }))
    .filter(({ period }) => period.branch_id === branch.id);
  const over = here.filter(({ period }) => period.valid_to !== null && period.valid_to < today);
  const shown = past ? here : here.filter((p) => !over.includes(p));
  const add = (hours: Period['hours']) =>
    onChange([...periods, { branch_id: branch.id, valid_from: null, valid_to: null, hours }]);
  return (
    <Stack gap="sm" component="section" aria-label={branch.name}>
      {several ? (
        <Title order={3} size="h4">
          <bdi>{branch.name}</bdi>
        </Title>
      ) : null}
      {shown.length === 0 ? <Never branch={branch} manage={manage} onAdd={add} /> : null}
      {shown.map(({ period, index }) => (
        <PeriodEditor
          key={index}
          period={period}
          alone={here.length === 1}
          weekStart={weekStart}
          manage={manage}
          errors={problem(index)}
          onChange={(next) => onChange(periods.map((p, i) => (i === index ? next : p)))}
          onRemove={() => onChange(periods.filter((_, i) => i !== index))}
        />
      ))}
      <Group gap="xs">
        {manage && shown.length > 0 ? (
          <Later onPick={(date) => onChange(changeFrom(periods, branch.id, date))} after={dayAfter(today)} />
        ) : null}
        {over.length > 0 ? (
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setPast((p) => !p)}>
            {past ? t('people.hide_past') : t('people.show_past', { count: over.length })}
          </Button>
        ) : null}
      </Group>
    </Stack>
  );
}

function Never({ branch, manage, onAdd }: { branch: Branch; manage: boolean; onAdd: (h: Period['hours']) => void }) {
  const { t } = useTranslation('branches');
  return (
    <Alert color="yellow" title={t('people.never')}>
      <Stack gap="sm">
        <Text size="sm">{t('people.never_hint')}</Text>
        {manage ? (
          <Group gap="xs">
            {branch.hours.length > 0 ? (
              <Button size="compact-md" onClick={() => onAdd(branch.hours)}>
                {t('people.as_branch')}
              </Button>
            ) : null}
            <Button
              size="compact-md"
              variant="default"
              onClick={() => onAdd([{ weekday: 1, opens: '09:00', closes: '17:00' }])}
            >
              {t('people.set_hours')}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </Alert>
  );
}

interface PeriodProps {
  period: Period;
  /** The only one at the branch: its dates go without saying while it has none. */
  alone: boolean;
  weekStart: number;
  manage: boolean;
  errors: Record<string, string>;
  onChange: (period: Period) => void;
  onRemove: () => void;
}

function PeriodEditor({ period, alone, weekStart, manage, errors, onChange, onRemove }: PeriodProps) {
  const { t } = useTranslation('branches');
  const dated = period.valid_from !== null || period.valid_to !== null || !alone;
  return (
    <Stack gap={6}>
      {dated ? (
        <Group justify="space-between" align="flex-end" gap="xs">
          {manage ? <Dates period={period} onChange={onChange} /> : <Span period={period} />}
          {manage ? (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t('people.remove_period')}
              onClick={onRemove}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          ) : null}
        </Group>
      ) : null}
      <HoursEditor
        value={period.hours}
        onChange={(hours) => onChange({ ...period, hours })}
        weekStart={weekStart}
        errors={errors}
        readOnly={!manage}
      />
      {errors.period ? (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {errors.period}
        </Text>
      ) : null}
    </Stack>
  );
}

function Dates({ period, onChange }: Pick<PeriodProps, 'period' | 'onChange'>) {
  const { t } = useTranslation('branches');
  const ariaLabels = useDateLabels();
  const common = {
    ariaLabels,
    size: 'xs',
    valueFormat: 'D MMM YYYY',
    clearable: true,
    clearButtonProps: { 'aria-label': t('date.clear') },
    className: classes.date,
  } as const;
  return (
    <Group gap="xs">
      <DateInput
        {...common}
        label={t('people.from')}
        placeholder={t('people.from_ever')}
        value={period.valid_from}
        onChange={(valid_from) => onChange({ ...period, valid_from })}
      />
      <DateInput
        {...common}
        label={t('people.to')}
        placeholder={t('people.to_ever')}
        value={period.valid_to}
        onChange={(valid_to) => onChange({ ...period, valid_to })}
      />
    </Group>
  );
}

function Span({ period: { valid_from, valid_to } }: { period: Period }) {
  const { t } = useTranslation('branches');
  const { tag } = useLocale();
  return (
    <Text size="sm" fw={500}>
      {valid_from ? t('people.from_date', { date: formatWallDate(valid_from, tag) }) : t('people.from_ever')}
      {' – '}
      {valid_to ? formatWallDate(valid_to, tag) : t('people.to_ever')}
    </Text>
  );
}

/** Other hours from a day on: asks only for the day, the rest follows. */
function Later({ onPick, after }: { onPick: (date: string) => void; after: string }) {
  const { t } = useTranslation('branches');
  const labels = useDateLabels();
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus withRoles shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconCalendarPlus size={15} aria-hidden />}
          onClick={() => setOpened((o) => !o)}
        >
          {t('people.change_from')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('people.change_from')}>
        <Text size="sm" fw={500} mb="xs">
          {t('people.first_day')}
        </Text>
        <DatePicker
          ariaLabels={labels}
          minDate={after}
          value={null}
          onChange={(date) => {
            if (!date) return;
            setOpened(false);
            onPick(date);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
