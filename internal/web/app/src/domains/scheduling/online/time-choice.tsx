import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@/api/client';
import { useLocale } from '@/app/locale';
import { formatWallDate } from '@/ui/format';
import { DataState } from '@/ui/states';
import { WallTime } from '@/ui/values';
import { addDays } from '../wall';
import { ZoneNote } from '../zone-note';
import classes from './online.module.css';

export type FrontSlots = Schema<'FrontSlots'>;
export type FrontStart = FrontSlots['days'][number]['starts'][number];

/** How many days are shown at once. */
export const shownDays = 7;

interface Props {
  query: UseQueryResult<FrontSlots, unknown>;
  today: string;
  from: string;
  onFrom: (from: string) => void;
  busy: boolean;
  onPick: (start: FrontStart) => void;
}

/** Free times by day; nothing says why another is not. */
export function TimeChoice({ query, today, from, onFrom, busy, onPick }: Props) {
  const { t } = useTranslation('scheduling');
  const { tag } = useLocale();
  const day = (date: string) =>
    formatWallDate(`${date}T00:00`, tag, { weekday: 'long', day: 'numeric', month: 'long' });
  return (
    <DataState query={query}>
      {(slots) => {
        const days = slots.days.filter((d) => d.starts.length > 0);
        const { nearest_day: nearest } = slots;
        return (
          <Stack gap="md">
            <ZoneNote zone={slots.time_zone} />
            {days.map((d) => (
              <section key={d.date} className={classes.day} aria-labelledby={`day-${d.date}`}>
                <Title
                  order={2}
                  size="h4"
                  id={`day-${d.date}`}
                  className={classes.dayTitle}
                  aria-label={t('online.day_free', { day: day(d.date), count: d.starts.length })}
                >
                  {day(d.date)}
                </Title>
                <ul className={classes.starts}>
                  {d.starts.map((start) => (
                    <li key={start.starts_at}>
                      <Button variant="default" fullWidth px={4} disabled={busy} onClick={() => onPick(start)}>
                        <WallTime value={start.start_local} />
                      </Button>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
            {days.length === 0 ? (
              <Alert color="gray" role="status">
                <Text size="sm">{nearest ? t('online.no_times') : t('online.no_more')}</Text>
                {nearest ? (
                  <Button mt="xs" size="compact-sm" onClick={() => onFrom(nearest)}>
                    {t('online.nearest', { day: day(nearest) })}
                  </Button>
                ) : null}
              </Alert>
            ) : null}
            <Group justify="space-between">
              <Button
                variant="subtle"
                disabled={from <= today}
                onClick={() => onFrom([addDays(from, -shownDays), today].sort().at(-1) ?? today)}
              >
                {t('online.earlier')}
              </Button>
              <Button
                variant="subtle"
                disabled={days.length === 0 && !nearest}
                onClick={() => onFrom(addDays(from, shownDays))}
              >
                {t('online.later')}
              </Button>
            </Group>
          </Stack>
        );
      }}
    </DataState>
  );
}
