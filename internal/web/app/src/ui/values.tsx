import type { Schema } from '@/api/client';
import { useLocale } from '@/app/locale';
import { formatAgo, formatInstant, formatMoney, formatWallDate, formatWallTime } from './format';
import classes from './values.module.css';

/** An amount in its currency. */
export function Money({ value }: { value: Schema<'Money'> }) {
  const { tag } = useLocale();
  return <bdi className={classes.number}>{formatMoney(value, tag)}</bdi>;
}

/** The time of a branch's wall clock, `2026-11-24T09:00` or `09:00`; never converted. */
export function WallTime({ value }: { value: string }) {
  const { tag } = useLocale();
  return (
    <time dateTime={value} className={classes.number}>
      {formatWallTime(value, tag)}
    </time>
  );
}

/** The date of a wall clock or a plain date. */
export function WallDate({ value, options }: { value: string; options?: Intl.DateTimeFormatOptions }) {
  const { tag } = useLocale();
  return <time dateTime={value}>{formatWallDate(value, tag, options)}</time>;
}

/** An instant, on the clock of `zone` or of this device. */
export function Instant({ value, zone }: { value: string; zone?: string }) {
  const { tag } = useLocale();
  return <time dateTime={value}>{formatInstant(value, tag, zone)}</time>;
}

/** How long ago, with the full time as its title. */
export function Ago({ value }: { value: string }) {
  const { tag } = useLocale();
  return (
    <time dateTime={value} title={formatInstant(value, tag)}>
      {formatAgo(value, tag)}
    </time>
  );
}
