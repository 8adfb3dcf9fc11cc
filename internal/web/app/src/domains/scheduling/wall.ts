/**
 * Sums on wall clocks: `2026-11-24` is a date, `2026-11-24T09:00` a time on the clock of a branch. Neither has a zone, and
 * none of this ever asks the browser for one: which instant is meant is for the server to say.
 */

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

function two(n: number): string {
  return String(n).padStart(2, '0');
}

function utc(wall: string): number {
  return Date.parse(wall.length === 10 ? `${wall}T00:00:00Z` : `${wall.slice(0, 16)}:00Z`);
}

function wallAt(ms: number): string {
  return new Date(ms).toISOString().slice(0, 16);
}

/** The date of a wall clock. */
export function dateOf(at: string): string {
  return at.slice(0, 10);
}

/** The time of a wall clock, `09:00`. */
export function timeOf(at: string): string {
  return at.slice(11, 16);
}

/** A date so many days later; earlier where `days` is negative. */
export function addDays(date: string, days: number): string {
  return wallAt(utc(dateOf(date)) + days * dayMs).slice(0, 10);
}

/** A wall clock so many minutes later, as the hands move. */
export function addMinutes(at: string, minutes: number): string {
  return wallAt(utc(at) + minutes * minuteMs);
}

/** Minutes from one wall clock to another. */
export function minutesBetween(from: string, to: string): number {
  return Math.round((utc(to) - utc(from)) / minuteMs);
}

/** Minutes since midnight of a wall clock or of `09:00`; `24:00` is 1440. */
export function minuteOfDay(at: string): number {
  const time = at.length > 8 ? timeOf(at) : at;
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** Minutes since midnight as `09:00`. */
export function clock(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** A date and minutes since midnight as a wall clock; 1440 is midnight of the next day. */
export function at(date: string, minute: number): string {
  return addMinutes(`${date}T00:00`, minute);
}

/** 1 is Monday, 7 Sunday. */
export function weekdayOf(date: string): number {
  return new Date(utc(dateOf(date))).getUTCDay() || 7;
}

/** The first day of the week a date is in; weeks start on `weekStart`, 1 being Monday. */
export function startOfWeek(date: string, weekStart = 1): string {
  return addDays(date, -((weekdayOf(date) - weekStart + 7) % 7));
}

/** So many dates from `date` on. */
export function datesFrom(date: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => addDays(date, i));
}

/** Whether a text is a date that exists. */
export function isDate(text: unknown): text is string {
  return (
    typeof text === 'string' && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(utc(text)) && addDays(text, 0) === text
  );
}
