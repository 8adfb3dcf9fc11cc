import type { Hours } from './types';

/** What may be wrong with one range of opening hours. */
export type HoursFault = 'missing' | 'order' | 'overlap';

/** One range with its place in the list it came from. */
export interface Placed extends Hours {
  index: number;
}

const usual = { opens: '09:00', closes: '18:00' };
const lastMinute = 1440;
const evening = 19 * 60; // later than this nobody begins another stretch

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function time(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** The ranges of a weekday, earliest first. */
export function rangesOf(hours: readonly Hours[], weekday: number): Placed[] {
  return hours
    .map((range, index) => ({ ...range, index }))
    .filter((range) => range.weekday === weekday)
    .sort((a, b) => a.opens.localeCompare(b.opens));
}

/** The weekdays, 1 being Monday, from the first of the week on. */
export function weekFrom(start: number): number[] {
  return Array.from({ length: 7 }, (_, i) => ((start - 1 + i) % 7) + 1);
}

/** Opens a weekday: as the nearest open day before it, else with the usual hours. */
export function openDay(hours: readonly Hours[], weekday: number): Hours[] {
  for (let back = 1; back < 7; back++) {
    const like = rangesOf(hours, ((weekday - 1 - back + 7) % 7) + 1);
    if (like.length > 0) return [...hours, ...like.map(({ opens, closes }) => ({ weekday, opens, closes }))];
  }
  return [...hours, { weekday, ...usual }];
}

/** Closes a weekday. */
export function closeDay(hours: readonly Hours[], weekday: number): Hours[] {
  return hours.filter((range) => range.weekday !== weekday);
}

/** Adds a range after the last of a weekday, an hour's pause between them; a day that is long already gets a pause instead. */
export function addRange(hours: readonly Hours[], weekday: number): Hours[] {
  const last = rangesOf(hours, weekday).at(-1);
  if (!last) return openDay(hours, weekday);
  const opens = minutes(last.closes) + 60;
  if (opens > evening) return splitRange(hours, last);
  return [...hours, { weekday, opens: time(opens), closes: time(Math.min(opens + 240, lastMinute)) }];
}

/** Puts a pause into the middle of a range that is long enough. */
function splitRange(hours: readonly Hours[], range: Placed): Hours[] {
  const middle = Math.round((minutes(range.opens) + minutes(range.closes)) / 120) * 60;
  if (middle - 30 <= minutes(range.opens) || middle + 30 >= minutes(range.closes)) return [...hours];
  return [
    ...hours.map((r, i) => (i === range.index ? { ...r, closes: time(middle - 30) } : r)),
    { weekday: range.weekday, opens: time(middle + 30), closes: range.closes },
  ];
}

/** Changes one range. */
export function changeRange(hours: readonly Hours[], index: number, change: Partial<Hours>): Hours[] {
  return hours.map((range, i) => (i === index ? { ...range, ...change } : range));
}

/** Takes one range away. */
export function removeRange(hours: readonly Hours[], index: number): Hours[] {
  return hours.filter((_, i) => i !== index);
}

/** Gives other weekdays the hours of one. */
export function copyDay(hours: readonly Hours[], from: number, to: readonly number[]): Hours[] {
  const pattern = rangesOf(hours, from);
  const kept = hours.filter((range) => range.weekday === from || !to.includes(range.weekday));
  const copies = to
    .filter((weekday) => weekday !== from)
    .flatMap((weekday) => pattern.map(({ opens, closes }) => ({ weekday, opens, closes })));
  return [...kept, ...copies];
}

/** What is wrong, by the place of the range in the list; empty when nothing is. */
export function hoursFaults(hours: readonly Hours[]): Map<number, HoursFault> {
  const faults = new Map<number, HoursFault>();
  for (const weekday of weekFrom(1)) {
    let busyUntil = -1;
    for (const range of rangesOf(hours, weekday)) {
      const fault = faultOf(range, busyUntil);
      if (fault) faults.set(range.index, fault);
      else busyUntil = minutes(range.closes);
    }
  }
  return faults;
}

function faultOf({ opens, closes }: Hours, busyUntil: number): HoursFault | undefined {
  if (!/^\d\d:\d\d$/.test(opens) || !/^\d\d:\d\d$/.test(closes)) return 'missing';
  if (opens >= closes) return 'order';
  return minutes(opens) < busyUntil ? 'overlap' : undefined;
}

/** By weekday, then by time: as a week is read. */
export function sortHours<T extends Hours>(hours: readonly T[]): T[] {
  return [...hours].sort((a, b) => a.weekday - b.weekday || a.opens.localeCompare(b.opens));
}

/** Days that follow each other and have the same hours. */
export interface DayGroup {
  from: number;
  to: number;
  ranges: Pick<Hours, 'opens' | 'closes'>[];
}

/** The open days of a week in few words: neighbours with the same hours together. */
export function groupDays(hours: readonly Hours[], weekStart: number): DayGroup[] {
  const groups: (DayGroup & { key: string; next: number })[] = [];
  for (const [at, weekday] of weekFrom(weekStart).entries()) {
    const ranges = rangesOf(hours, weekday).map(({ opens, closes }) => ({ opens, closes }));
    if (ranges.length === 0) continue;
    const key = JSON.stringify(ranges);
    const last = groups.at(-1);
    if (last && last.key === key && last.next === at) {
      last.to = weekday;
      last.next = at + 1;
    } else {
      groups.push({ from: weekday, to: weekday, ranges, key, next: at + 1 });
    }
  }
  return groups.map(({ from, to, ranges }) => ({ from, to, ranges }));
}

/** Whether two weeks are the same. */
export function sameHours(a: readonly Hours[], b: readonly Hours[]): boolean {
  const text = (hours: readonly Hours[]) =>
    JSON.stringify(sortHours(hours).map(({ weekday, opens, closes }) => [weekday, opens, closes]));
  return text(a) === text(b);
}
