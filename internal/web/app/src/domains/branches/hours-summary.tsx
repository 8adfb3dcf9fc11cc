import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocale } from '@/app/locale';
import { formatWallTime, weekdayName } from '@/ui/format';
import { groupDays } from './hours';
import classes from './hours-summary.module.css';
import type { Hours } from './types';

interface Props {
  hours: Hours[];
  weekStart?: number;
  /** What to say where no day is open. */
  none?: string;
}

/** The hours of a week in a line or two: "Mon – Fri 9:00 AM – 6:00 PM". */
export function HoursSummary({ hours, weekStart = 1, none }: Props) {
  const { t } = useTranslation('branches');
  const { tag } = useLocale();
  const groups = groupDays(hours, weekStart);
  const daysText = (from: number, to: number) => {
    if ((to - from + 7) % 7 === 6) return t('hours.every_day');
    const [first, last] = [weekdayName(from, tag, 'short'), weekdayName(to, tag, 'short')];
    return from === to ? first : `${first} – ${last}`;
  };
  if (groups.length === 0) {
    return (
      <Text span size="sm" c="dimmed">
        {none ?? t('hours.none')}
      </Text>
    );
  }
  return (
    <span className={classes.lines}>
      {groups.map(({ from, to, ranges }) => (
        <span key={from} className={classes.line}>
          <span className={classes.days}>{daysText(from, to)}</span>{' '}
          <span className={classes.times}>
            {ranges.map((r, i) => (
              <bdi key={r.opens} className={classes.range}>
                {formatWallTime(r.opens, tag)} – {formatWallTime(r.closes, tag)}
                {i < ranges.length - 1 ? t('comma') : ''}
              </bdi>
            ))}
          </span>
        </span>
      ))}
    </span>
  );
}
