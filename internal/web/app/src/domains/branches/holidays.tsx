import {
  ActionIcon,
  Alert,
  Badge,
  Button,
  Group,
  Loader,
  Popover,
  Stack,
  Switch,
  Text,
  TextInput,
  Title,
  Tooltip,
} from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import { IconCalendarOff, IconChevronLeft, IconChevronRight, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { useLocale } from '@/app/locale';
import { FormProblem } from '@/ui/form-problem';
import { formatWallDate, todayIn } from '@/ui/format';
import { DataState, EmptyState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { useApiForm } from '@/ui/use-api-form';
import { WallDate } from '@/ui/values';
import classes from './holidays.module.css';
import { useHolidays, useRefreshBranches } from './queries';
import type { Branch, Holiday } from './types';
import { useDateLabels } from './use-date-labels';

interface Props {
  branch: Branch;
  manage: boolean;
}

/** Keeps a decision about a day, and has everything that shows days ask again. */
function useDecide(branch: Branch) {
  const refresh = useRefreshBranches();
  return async (date: string, body: { open: boolean; name?: string }) => {
    await client.PUT('/branches/{id}/holidays/{date}', { params: { path: { id: branch.id, date } }, body });
    await refresh();
  };
}

/** The holidays of a year: those of the country, each kept or not, and the clinic's own closed days. */
export function Holidays({ branch, manage }: Props) {
  const { t } = useTranslation('branches');
  const today = todayIn(branch.time_zone);
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const query = useHolidays(branch.id, year);
  return (
    <section aria-label={t('holidays.title')}>
      <div className={classes.head}>
        <Group justify="space-between" gap="xs">
          <Title order={2} size="h3">
            {t('holidays.title')}
          </Title>
          <Years year={year} onChange={setYear} busy={query.isFetching} />
        </Group>
        <Text size="sm" c="dimmed">
          {t('holidays.about')} {manage ? t('holidays.about_edit') : null}
        </Text>
        {manage ? <AddClosedDay branch={branch} year={year} today={today} /> : null}
      </div>
      <DataState query={query}>
        {({ items, complete }) => (
          <>
            {complete ? null : (
              <Alert color="yellow" className={classes.note} icon={<IconCalendarOff size={18} />}>
                {t('holidays.incomplete', { year })}
              </Alert>
            )}
            {items.length === 0 ? (
              <EmptyState icon={IconCalendarOff} title={t('holidays.none', { year })} />
            ) : (
              <Days days={items} branch={branch} manage={manage} today={today} />
            )}
          </>
        )}
      </DataState>
    </section>
  );
}

/** Of the year that runs, what is over is folded away. */
function Days({ days, branch, manage, today }: Props & { days: Holiday[]; today: string }) {
  const { t } = useTranslation('branches');
  const [all, setAll] = useState(false);
  const past = days.filter((day) => day.date < today);
  const folded = !all && past.length > 0 && past.length < days.length;
  return (
    <ul className={classes.list}>
      {folded ? (
        <li className={classes.fold}>
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setAll(true)}>
            {t('holidays.show_past', { count: past.length })}
          </Button>
        </li>
      ) : null}
      {(folded ? days.slice(past.length) : days).map((day) => (
        <Day key={day.date} day={day} branch={branch} manage={manage} past={day.date < today} />
      ))}
    </ul>
  );
}

function Years({ year, onChange, busy }: { year: number; onChange: (year: number) => void; busy: boolean }) {
  const { t } = useTranslation('branches');
  const step = (to: number, label: string, Icon: typeof IconChevronLeft) => (
    <ActionIcon variant="default" size="md" aria-label={label} onClick={() => onChange(to)}>
      <Icon size={16} className={classes.arrow} aria-hidden />
    </ActionIcon>
  );
  return (
    <Group gap={6}>
      {busy ? <Loader size={16} aria-hidden /> : null}
      {step(year - 1, t('holidays.year_before', { year: year - 1 }), IconChevronLeft)}
      <Text fw={600} className={classes.year} aria-live="polite">
        {year}
      </Text>
      {step(year + 1, t('holidays.year_after', { year: year + 1 }), IconChevronRight)}
    </Group>
  );
}

function Day({ day, branch, manage, past }: Props & { day: Holiday; past: boolean }) {
  const { t } = useTranslation('branches');
  const { tag } = useLocale();
  return (
    <li className={classes.day} data-past={past || undefined} data-open={day.open || undefined}>
      <span className={classes.date}>
        <WallDate value={day.date} options={{ day: 'numeric', month: 'short' }} />
        <span className={classes.weekday}>{formatWallDate(day.date, tag, { weekday: 'short' })}</span>
      </span>
      <span className={classes.what}>
        <bdi>{day.name}</bdi>
        <Group gap={6} component="span">
          {day.kind === 'chain' ? (
            <Badge component="span" size="sm" variant="light">
              {t('holidays.own')}
            </Badge>
          ) : null}
          {day.estimated ? (
            <Tooltip label={t('holidays.estimated_hint')} multiline maw={260}>
              <Badge
                component="span"
                size="sm"
                variant="light"
                color="yellow"
                className={classes.estimated}
                tabIndex={0}
              >
                {t('holidays.estimated')}
              </Badge>
            </Tooltip>
          ) : null}
          {day.observed ? (
            <Badge component="span" size="sm" variant="light" color="gray">
              {t('holidays.observed')}
            </Badge>
          ) : null}
        </Group>
      </span>
      {manage && !past ? <Decision day={day} branch={branch} /> : <State open={day.open} />}
    </li>
  );
}

function State({ open }: { open: boolean }) {
  const { t } = useTranslation('branches');
  return (
    <Text size="sm" c="dimmed">
      {t(open ? 'holidays.open' : 'holidays.closed')}
    </Text>
  );
}

function Decision({ day, branch }: { day: Holiday; branch: Branch }) {
  const { t } = useTranslation('branches');
  const decide = useDecide(branch);
  const [busy, setBusy] = useState(false);
  const { date, name } = day;

  async function run(open: boolean, message: string, undo: () => Promise<void>) {
    setBusy(true);
    try {
      await decide(date, { open });
      toast.done(message, { id: `day-${date}`, undo });
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  }

  if (day.kind === 'chain') {
    return (
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        loading={busy}
        aria-label={t('holidays.remove', { name })}
        onClick={() => void run(true, t('holidays.removed', { name }), () => decide(date, { open: false, name }))}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    );
  }
  const message = t(day.open ? 'holidays.closed_on' : 'holidays.opened_on', { name });
  return (
    <Switch
      label={t(day.open ? 'holidays.open' : 'holidays.closed')}
      aria-label={t('holidays.open_on', { name })}
      labelPosition="left"
      checked={day.open}
      disabled={busy}
      onChange={() => void run(!day.open, message, () => decide(date, { open: day.open }))}
    />
  );
}

function AddClosedDay({ branch, year, today }: { branch: Branch; year: number; today: string }) {
  const { t } = useTranslation('branches');
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={320} trapFocus withRoles shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          size="compact-md"
          className={classes.add}
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => setOpened((o) => !o)}
        >
          {t('holidays.add')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('holidays.add')}>
        <ClosedDayForm branch={branch} year={year} today={today} onDone={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

interface FormProps {
  branch: Branch;
  year: number;
  today: string;
  onDone: () => void;
}

function ClosedDayForm({ branch, year, today, onDone }: FormProps) {
  const { t } = useTranslation(['branches', 'common']);
  const decide = useDecide(branch);
  const labels = useDateLabels();
  const required = (value: string) => (value.trim() ? null : t('common:field.required'));
  const { form, onSubmit, sending, problem } = useApiForm<{ date: string; name: string }>({
    mode: 'controlled',
    initialValues: { date: '', name: '' },
    validate: { date: required, name: required },
    send: async ({ date, name }) => {
      await decide(date, { open: false, name: name.trim() });
      toast.done(t('holidays.added', { name: name.trim() }), { undo: () => decide(date, { open: true }) });
      onDone();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="sm">
        <div>
          <Text size="sm" fw={500} id="closed-day">
            {t('holidays.date')}
          </Text>
          <DatePicker
            ariaLabels={labels}
            aria-labelledby="closed-day"
            fullWidth
            minDate={today}
            defaultDate={String(year) > today.slice(0, 4) ? `${year}-01-01` : today}
            value={form.values.date || null}
            onChange={(date) => {
              form.setFieldValue('date', date ?? '');
              form.clearFieldError('date');
            }}
          />
          {form.errors.date ? (
            <Text size="xs" c="var(--mantine-color-error)" role="alert">
              {form.errors.date}
            </Text>
          ) : null}
        </div>
        <TextInput
          label={t('holidays.name')}
          placeholder={t('holidays.name_example')}
          required
          maxLength={80}
          autoComplete="off"
          {...form.getInputProps('name')}
        />
        <FormProblem problem={problem} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={sending}>
            {t('holidays.close_day')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
