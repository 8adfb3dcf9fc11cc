import { wallClock } from '@/ui/format';

/**
 * A zone's offset at `now` as EventCalendar's `timeZone` wants it, `+05:30`. It drives the now-line and "today" only; all
 * else on the calendar is wall clock.
 */
export function offsetNow(zone: string, now: Date = new Date()): string {
  const floored = Math.floor(now.getTime() / 1000) * 1000;
  // EventCalendar takes offset 0 for "ask the browser": one minute off cannot be seen
  const minutes = Math.round((Date.parse(`${wallClock(now, zone)}Z`) - floored) / 60_000) || 1;
  const two = (n: number) => String(n).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** How a drag changed a time: whole days and seconds, as EventCalendar counts them. */
export interface Delta {
  days: number;
  seconds: number;
}

/**
 * A wall clock moved by a drag. Taken from the old time and not from the Date EventCalendar hands over, whose fields
 * shift in the hour the browser's own zone skips once a year.
 */
export function moved(wall: string, { days, seconds }: Delta): string {
  const to = new Date(Date.parse(`${wall.slice(0, 16)}:00Z`) + days * 86_400_000 + seconds * 1000);
  return to.toISOString().slice(0, 16);
}

/** The zone of this device. */
export function deviceZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

/** What people call a zone, `India Standard Time`; its IANA name where they have none. */
export function zoneName(zone: string, tag: string): string {
  const parts = new Intl.DateTimeFormat(tag, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts();
  return parts.find((p) => p.type === 'timeZoneName')?.value ?? zone.replaceAll('_', ' ');
}
