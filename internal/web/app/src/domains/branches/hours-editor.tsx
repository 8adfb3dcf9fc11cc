import { ActionIcon, Menu, Stack, Switch, Text, Tooltip } from '@mantine/core';
import { TimeInput } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import { IconCopy, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '@/app/locale';
import { weekdayName } from '@/ui/format';
import {
  addRange,
  changeRange,
  closeDay,
  copyDay,
  type HoursFault,
  hoursFaults,
  openDay,
  type Placed,
  rangesOf,
  removeRange,
  weekFrom,
} from './hours';
import classes from './hours-editor.module.css';
import { HoursSummary } from './hours-summary';
import type { Hours } from './types';

interface Props {
  value: Hours[];
  onChange: (hours: Hours[]) => void;
  /** 1 is Monday; the country's first day of the week. */
  weekStart?: number;
  /** Server errors by path: `{ 'hours.0.opens': 'text' }`. */
  errors?: Record<string, unknown>;
  /** Tells the hours in words, with nothing to change. */
  readOnly?: boolean;
}

/**
 * The hours of a week, a line for each day: open or closed, from when to when, with pauses. Shows its own faults; ask
 * `hoursFaults` whether there are any before saving.
 */
export function HoursEditor({ value, onChange, weekStart = 1, errors = {}, readOnly = false }: Props) {
  const faults = hoursFaults(value);
  if (readOnly) return <HoursSummary hours={value} weekStart={weekStart} />;
  return (
    <Stack gap={0} className={classes.week}>
      {weekFrom(weekStart).map((weekday) => (
        <DayLine key={weekday} {...{ value, onChange, weekStart, errors, weekday, faults }} />
      ))}
    </Stack>
  );
}

interface LineProps extends Required<Omit<Props, 'readOnly'>> {
  weekday: number;
  faults: Map<number, HoursFault>;
}

function DayLine(props: LineProps) {
  const { value, onChange, weekday } = props;
  const { t } = useTranslation('branches');
  const { tag } = useLocale();
  const name = weekdayName(weekday, tag);
  const ranges = rangesOf(value, weekday);
  const open = ranges.length > 0;
  return (
    <fieldset className={classes.day} data-weekday={weekday}>
      <legend className={classes.legend}>{name}</legend>
      <Switch
        className={classes.name}
        label={name}
        checked={open}
        onChange={() => onChange(open ? closeDay(value, weekday) : openDay(value, weekday))}
      />
      {open ? (
        <Stack gap={6} className={classes.ranges}>
          {ranges.map((range) => (
            <RangeLine key={range.index} {...props} range={range} name={name} only={ranges.length === 1} />
          ))}
        </Stack>
      ) : (
        <Text c="dimmed" size="sm" className={classes.ranges}>
          {t('hours.closed')}
        </Text>
      )}
      {!open ? null : <DayActions {...{ value, onChange, weekday, name, weekStart: props.weekStart }} />}
    </fieldset>
  );
}

function RangeLine(props: LineProps & { range: Placed; name: string; only: boolean }) {
  const { value, onChange, range, name, only, faults, errors } = props;
  const { t } = useTranslation('branches');
  const own = faults.get(range.index);
  const server = errors[`hours.${range.index}.opens`] ?? errors[`hours.${range.index}.closes`];
  const error = own ? t(`hours.fault.${own}`) : server ? String(server) : undefined;
  return (
    <div>
      <div className={classes.range}>
        <TimeInput
          aria-label={t('hours.opens_on', { day: name })}
          value={range.opens}
          error={Boolean(error)}
          onChange={(e) => onChange(changeRange(value, range.index, { opens: e.currentTarget.value }))}
          className={classes.time}
        />
        <span aria-hidden>–</span>
        <TimeInput
          aria-label={t('hours.closes_on', { day: name })}
          value={range.closes === '24:00' ? '00:00' : range.closes}
          error={Boolean(error)}
          onChange={(e) => onChange(changeRange(value, range.index, { closes: endOfDay(e.currentTarget.value) }))}
          className={classes.time}
        />
        {only ? null : (
          <Tooltip label={t('hours.remove')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t('hours.remove_on', { day: name })}
              onClick={() => onChange(removeRange(value, range.index))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      {error ? (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {error}
        </Text>
      ) : null}
    </div>
  );
}

/** Midnight at the end of a day is written 24:00; the browser's field knows only 00:00. */
function endOfDay(time: string): string {
  return time === '00:00' ? '24:00' : time;
}

type ActionProps = Pick<LineProps, 'value' | 'onChange' | 'weekday' | 'weekStart'> & { name: string };

function DayActions({ value, onChange, weekday, weekStart, name }: ActionProps) {
  const { t } = useTranslation('branches');
  const { tag } = useLocale();
  const others = weekFrom(weekStart).filter((d) => d !== weekday);
  const open = others.filter((d) => rangesOf(value, d).length > 0);
  return (
    <div className={classes.actions}>
      <Tooltip label={t('hours.add_pause')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('hours.add_pause_on', { day: name })}
          onClick={() => onChange(addRange(value, weekday))}
        >
          <IconPlus size={16} />
        </ActionIcon>
      </Tooltip>
      <Menu position="bottom-end">
        <Menu.Target>
          <Tooltip label={t('hours.copy')}>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('hours.copy_of', { day: name })}>
              <IconCopy size={16} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onChange(copyDay(value, weekday, open))} disabled={open.length === 0}>
            {t('hours.copy_open')}
          </Menu.Item>
          <Menu.Item onClick={() => onChange(copyDay(value, weekday, others))}>{t('hours.copy_all')}</Menu.Item>
          <Menu.Divider />
          {others.map((d) => (
            <Menu.Item key={d} onClick={() => onChange(copyDay(value, weekday, [d]))}>
              {weekdayName(d, tag)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
