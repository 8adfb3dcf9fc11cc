import type { Schema } from '@/api/client';

type MoneyValue = Schema<'Money'>;

const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = tag + JSON.stringify(options);
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(tag, options);
  formats.set(key, made);
  return made;
}

/** Decimal places of a currency: 2 for INR, 0 for JPY. */
export function currencyDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** Minor units as people read them: 125000 INR is ₹1,250.00, and ₹1,250 where nothing is lost by it. */
export function formatMoney(money: MoneyValue, tag: string): string {
  const digits = currencyDigits(money.currency);
  const major = money.amount / 10 ** digits;
  const whole = Number.isInteger(major);
  return new Intl.NumberFormat(tag, {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: whole ? 0 : digits,
  }).format(major);
}

/** What a person typed, in major units, as minor units. */
export function toMinor(major: number | string, currency: string): number {
  return Math.round(Number(major) * 10 ** currencyDigits(currency));
}

/** Minor units as the number a person edits. */
export function toMajor(amount: number, currency: string): number {
  return amount / 10 ** currencyDigits(currency);
}

/** A wall clock, `2026-11-24T09:00` or `09:00`, as an instant of UTC with the same digits. */
function wallAsUTC(wall: string): Date {
  if (/^\d\d:\d\d/.test(wall))
    return new Date(`1970-01-01T${wall.slice(0, 5) === '24:00' ? '00:00' : wall.slice(0, 5)}:00Z`);
  return new Date(wall.length === 10 ? `${wall}T00:00:00Z` : `${wall.slice(0, 16)}:00Z`);
}

/** The time of a wall clock. It is already the branch's: nothing is converted. */
export function formatWallTime(wall: string, tag: string): string {
  return dateFormat(tag, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(wallAsUTC(wall));
}

/** The date of a wall clock or of a plain date. */
export function formatWallDate(
  wall: string,
  tag: string,
  options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' },
): string {
  return dateFormat(tag, { ...options, timeZone: 'UTC' }).format(wallAsUTC(wall));
}

/** An instant, RFC 3339, as the clock of `zone` shows it; without a zone, the reader's own clock. */
export function formatInstant(
  instant: string,
  tag: string,
  zone?: string,
  options: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' },
): string {
  return dateFormat(tag, { ...options, ...(zone ? { timeZone: zone } : {}) }).format(new Date(instant));
}

/** "3 minutes ago", "in 2 days". */
export function formatAgo(instant: string, tag: string, now: Date = new Date()): string {
  const seconds = (Date.parse(instant) - now.getTime()) / 1000;
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ['year', 31_536_000],
    ['month', 2_592_000],
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ];
  const format = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return format.format(Math.round(seconds / size), unit);
  }
  return format.format(0, 'minute');
}

/** The name of a weekday; 1 is Monday. */
export function weekdayName(weekday: number, tag: string, style: 'long' | 'short' = 'long'): string {
  // 1 January 2024 was a Monday
  return dateFormat(tag, { weekday: style, timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, weekday)));
}

/** Wall clock of an instant in an IANA zone: `YYYY-MM-DDTHH:mm:ss`, no offset. */
export function wallClock(instant: Date, zone: string): string {
  const parts = dateFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    numberingSystem: 'latn',
    calendar: 'gregory',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(instant);
  const p = Object.fromEntries(parts.map((x) => [x.type, x.value]));
  return `${p.year}-${p.month}-${p.day}T${p.hour}:${p.minute}:${p.second}`;
}

/** Today's date in a zone, `YYYY-MM-DD`. */
export function todayIn(zone: string, now: Date = new Date()): string {
  return wallClock(now, zone).slice(0, 10);
}
