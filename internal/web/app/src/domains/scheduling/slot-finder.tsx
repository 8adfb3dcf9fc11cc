import { ActionIcon, Alert, Button, Group, Select, Skeleton, Stack, Text, Title } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '@/app/locale';
import { formatWallDate, formatWallTime } from '@/ui/format';
import { ErrorState } from '@/ui/states';
import { useSlots } from './queries';
import classes from './slot-finder.module.css';
import { byPart, foundNothing, notBefore, practitionerFor } from './slots';
import { useFirstFocus, walkStarts } from './start-keys';
import type { SlotDay, SlotStart, Slots } from './types';
import { useRules } from './use-rules';
import { addDays, clock } from './wall';

export interface Choice {
  startLocal: string;
  practitionerId: string;
}

interface Props {
  branchId: string;
  serviceId: string | undefined;
  practitioners: { id: string; name: string }[];
  practitionerId: string | undefined;
  onPractitioner: (id: string | undefined) => void;
  /** The first date to look at, and the branch's today. */
  from: string;
  today: string;
  onPick: (choice: Choice) => void;
}

const anyone = 'anyone';
const days = 7;

/** Free times of a service, a week at a time, with anyone or with one practitioner. */
export function SlotFinder(props: Props) {
  const { branchId, serviceId, practitioners, practitionerId, onPractitioner, today, onPick } = props;
  const { t } = useTranslation('scheduling');
  const [from, setFrom] = useState(props.from < today ? today : props.from);
  const [after, setAfter] = useState<string>();
  const slots = useSlots({ branchId, serviceId: serviceId ?? '', practitionerId, from, days }, Boolean(serviceId));
  return (
    <Stack gap="md">
      <div className={classes.wishes}>
        <Select
          label={t('finder.with')}
          data={[
            { value: anyone, label: t('finder.anyone') },
            ...practitioners.map((p) => ({ value: p.id, label: p.name })),
          ]}
          value={practitionerId ?? anyone}
          onChange={(id) => onPractitioner(id === anyone || !id ? undefined : id)}
        />
        <NotBefore value={after} onChange={setAfter} />
        <FromDate from={from} today={today} onChange={setFrom} />
      </div>
      {slots.error ? <ErrorState error={slots.error} onRetry={() => void slots.refetch()} /> : null}
      {slots.data ? (
        <Found
          slots={slots.data}
          after={after}
          stale={slots.isPlaceholderData}
          onJump={setFrom}
          onPick={(start) => {
            const who = practitionerFor(start, practitionerId);
            if (who) onPick({ startLocal: start.start_local.slice(0, 16), practitionerId: who });
          }}
        />
      ) : null}
      {slots.isLoading ? <Waiting /> : null}
    </Stack>
  );
}

const hours = Array.from({ length: 14 }, (_, i) => clock((8 + i) * 60));

function NotBefore({ value, onChange }: { value: string | undefined; onChange: (time: string | undefined) => void }) {
  const { t } = useTranslation('scheduling');
  const { tag } = useLocale();
  return (
    <Select
      label={t('finder.after')}
      data={[
        { value: '', label: t('finder.any_time') },
        ...hours.map((hour) => ({ value: hour, label: formatWallTime(hour, tag) })),
      ]}
      value={value ?? ''}
      onChange={(hour) => onChange(hour || undefined)}
    />
  );
}

function FromDate({ from, today, onChange }: { from: string; today: string; onChange: (date: string) => void }) {
  const { t } = useTranslation('scheduling');
  const { weekStart } = useRules();
  const back = addDays(from, -days);
  return (
    <Group gap={4} align="flex-end" wrap="nowrap">
      <DatePickerInput
        className={classes.date}
        label={t('finder.from')}
        value={from}
        minDate={today}
        weekendDays={[]}
        firstDayOfWeek={(weekStart % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6}
        valueFormat="D MMM YYYY"
        onChange={(date) => date && onChange(date)}
        popoverProps={{ withinPortal: true }}
      />
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('finder.earlier')}
        disabled={from <= today}
        onClick={() => onChange(back < today ? today : back)}
      >
        <IconChevronLeft size={18} className={classes.chevron} />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t('finder.later')}
        onClick={() => onChange(addDays(from, days))}
      >
        <IconChevronRight size={18} className={classes.chevron} />
      </ActionIcon>
    </Group>
  );
}

interface FoundProps {
  slots: Slots;
  /** Nothing before this time of day. */
  after: string | undefined;
  stale: boolean;
  onJump: (date: string) => void;
  onPick: (start: SlotStart) => void;
}

function Found({ slots, after, stale, onJump, onPick }: FoundProps) {
  const { t } = useTranslation('scheduling');
  const { tag } = useLocale();
  const { nearest_day: nearest } = slots;
  const list = useFirstFocus();
  return (
    <Stack
      gap={0}
      className={classes.days}
      data-stale={stale || undefined}
      aria-busy={stale}
      onKeyDown={walkStarts}
      ref={list}
    >
      {foundNothing(slots) ? (
        <Alert color="gray" title={t('finder.nothing')} mb="sm">
          {nearest ? (
            <Button size="compact-md" onClick={() => onJump(nearest)}>
              {t('finder.jump', {
                date: formatWallDate(nearest, tag, { weekday: 'long', day: 'numeric', month: 'long' }),
              })}
            </Button>
          ) : (
            t('finder.nothing_at_all')
          )}
        </Alert>
      ) : null}
      {slots.days.map((day) => (
        <DayOfStarts key={day.date} day={notBefore(day, after)} onPick={onPick} />
      ))}
    </Stack>
  );
}

function DayOfStarts({ day, onPick }: { day: SlotDay; onPick: (start: SlotStart) => void }) {
  const { t } = useTranslation('scheduling');
  const { tag } = useLocale();
  const name = formatWallDate(day.date, tag, { weekday: 'long', day: 'numeric', month: 'long' });
  return (
    <section className={classes.day} aria-label={name}>
      <Title order={3} size="h4" className={classes.dayName}>
        {name}
      </Title>
      {day.starts.length === 0 ? (
        <Text size="sm" c="dimmed">
          {day.reason ? t(`reason.${day.reason}`) : t('finder.nothing_after')}
        </Text>
      ) : (
        byPart(day).map(({ part, starts }) => (
          <div key={part} className={classes.part}>
            <Text size="xs" c="dimmed" className={classes.partName}>
              {t(`finder.${part}`)}
            </Text>
            <div className={classes.starts}>
              {starts.map((start) => (
                <Button
                  key={start.start_local}
                  variant="default"
                  size="compact-md"
                  className={classes.start}
                  px={4}
                  data-start
                  onClick={() => onPick(start)}
                  aria-label={`${name}, ${formatWallTime(start.start_local, tag)}`}
                >
                  {formatWallTime(start.start_local, tag)}
                </Button>
              ))}
            </div>
          </div>
        ))
      )}
    </section>
  );
}

function Waiting() {
  return (
    <Stack gap="md" aria-hidden>
      {[1, 2, 3].map((row) => (
        <Stack key={row} gap={8}>
          <Skeleton h={16} w="40%" />
          <Skeleton h={30} />
        </Stack>
      ))}
    </Stack>
  );
}
