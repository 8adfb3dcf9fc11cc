import { hoursFaults } from '@/domains/branches/hours';
import type { Hours } from '@/domains/branches/types';
import type { WeeklyHours } from './types';

/** The hours of a week at one branch, for as long as they hold. */
export interface Period {
  branch_id: string;
  valid_from: string | null;
  valid_to: string | null;
  hours: Hours[];
}

function sameSpan(a: Omit<Period, 'hours'>, b: Omit<Period, 'hours'>): boolean {
  return a.branch_id === b.branch_id && a.valid_from === b.valid_from && a.valid_to === b.valid_to;
}

/** A person's hours as periods: one for each branch and span of dates, what holds without a beginning first. */
export function periodsOf(weekly: readonly WeeklyHours[]): Period[] {
  const periods: Period[] = [];
  for (const { branch_id, valid_from, valid_to, weekday, starts, ends } of weekly) {
    const span = { branch_id, valid_from, valid_to };
    const hours = { weekday, opens: starts, closes: ends };
    const known = periods.find((p) => sameSpan(p, span));
    if (known) known.hours.push(hours);
    else periods.push({ ...span, hours: [hours] });
  }
  return periods.sort((a, b) => (a.valid_from ?? '').localeCompare(b.valid_from ?? ''));
}

/** Periods as the API has them. */
export function weeklyFrom(periods: readonly Period[]): WeeklyHours[] {
  return periods.flatMap(({ hours, ...span }) =>
    hours.map(({ weekday, opens, closes }) => ({ ...span, weekday, starts: opens, ends: closes })),
  );
}

/** Where the server's fault about the n-th of all hours belongs: which period, which of its ranges. */
export function placeOf(periods: readonly Period[], index: number): { period: number; range: number } | undefined {
  let left = index;
  for (const [period, { hours }] of periods.entries()) {
    if (left < hours.length) return { period, range: left };
    left -= hours.length;
  }
  return undefined;
}

export type PeriodFault = 'hours' | 'dates' | 'overlap' | 'step';

/** What is wrong with a period among the others; undefined when nothing is. */
export function periodFault(periods: readonly Period[], at: number): PeriodFault | undefined {
  const period = periods[at];
  if (!period) return undefined;
  if (period.valid_from && period.valid_to && period.valid_from > period.valid_to) return 'dates';
  if (hoursFaults(period.hours).size > 0) return 'hours';
  if (period.hours.some((h) => !isStep(h.opens) || !isStep(h.closes))) return 'step';
  return periods.some((other, i) => i < at && clash(other, period)) ? 'overlap' : undefined;
}

function isStep(time: string): boolean {
  return Number(time.slice(3, 5)) % 5 === 0;
}

/** Whether two periods at one branch hold at the same time and have hours in common. */
function clash(a: Period, b: Period): boolean {
  const apart = before(a.valid_to, b.valid_from) || before(b.valid_to, a.valid_from);
  if (a.branch_id !== b.branch_id || apart) return false;
  return a.hours.some((x) => b.hours.some((y) => x.weekday === y.weekday && x.opens < y.closes && y.opens < x.closes));
}

function before(end: string | null, start: string | null): boolean {
  return end !== null && start !== null && end < start;
}

/** The day after a date. */
export function dayAfter(date: string): string {
  return shift(date, 1);
}

/** The day before a date. */
export function dayBefore(date: string): string {
  return shift(date, -1);
}

function shift(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** New hours from a date on: what held without an end before now ends the day before. */
export function changeFrom(periods: readonly Period[], branch_id: string, from: string): Period[] {
  const open = periods.findLastIndex((p) => p.branch_id === branch_id && p.valid_to === null);
  const old = periods[open];
  const next = { branch_id, valid_from: from, valid_to: null, hours: old?.hours ?? [] };
  const ended = periods.map((p, i) => (i === open ? { ...p, valid_to: dayBefore(from) } : p));
  return [...ended, next];
}

/** Whether a period holds on a date. */
export function holdsOn({ valid_from, valid_to }: Pick<Period, 'valid_from' | 'valid_to'>, date: string): boolean {
  return (valid_from === null || valid_from <= date) && (valid_to === null || date <= valid_to);
}

/** Whether two lists of hours say the same, in whatever order. */
export function sameWeeks(a: readonly WeeklyHours[], b: readonly WeeklyHours[]): boolean {
  const text = (list: readonly WeeklyHours[]) =>
    list
      .map((h) => [h.branch_id, h.weekday, h.starts, h.ends, h.valid_from, h.valid_to].join())
      .sort()
      .join(';');
  return text(a) === text(b);
}
