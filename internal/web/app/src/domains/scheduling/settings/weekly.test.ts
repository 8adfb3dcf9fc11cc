import { describe, expect, it } from 'vitest';
import type { WeeklyHours } from './types';
import { changeFrom, holdsOn, type Period, periodFault, periodsOf, placeOf, sameWeeks, weeklyFrom } from './weekly';

const hours = (
  weekday: number,
  starts: string,
  ends: string,
  from: string | null = null,
  to: string | null = null,
  branch = 'a',
): WeeklyHours => ({
  branch_id: branch,
  weekday,
  starts,
  ends,
  valid_from: from,
  valid_to: to,
});

const weekly = [
  hours(1, '09:00', '13:00'),
  hours(1, '09:00', '12:00', '2027-01-01'),
  hours(2, '09:00', '13:00'),
  hours(3, '14:00', '18:00', null, null, 'b'),
];

describe('periods', () => {
  it('are one for each branch and span, and go back to the same hours', () => {
    const periods = periodsOf(weekly);
    expect(periods.map((p) => [p.branch_id, p.valid_from, p.hours.length])).toEqual([
      ['a', null, 2],
      ['b', null, 1],
      ['a', '2027-01-01', 1],
    ]);
    expect(sameWeeks(weeklyFrom(periods), weekly)).toBe(true);
  });

  it('know which of them the n-th of all hours is in', () => {
    const periods = periodsOf(weekly);
    expect(placeOf(periods, 1)).toEqual({ period: 0, range: 1 });
    expect(placeOf(periods, 3)).toEqual({ period: 2, range: 0 });
    expect(placeOf(periods, 4)).toBeUndefined();
  });

  it('end the day before new hours begin, over the end of a year', () => {
    const next = changeFrom(periodsOf([hours(1, '09:00', '13:00')]), 'a', '2027-01-01');
    expect(next.map((p) => [p.valid_from, p.valid_to])).toEqual([
      [null, '2026-12-31'],
      ['2027-01-01', null],
    ]);
    expect(next[1]?.hours).toEqual(next[0]?.hours);
    expect(periodFault(next, 1)).toBeUndefined();
  });

  it('hold from their first to their last day', () => {
    const span = { valid_from: '2026-11-01', valid_to: '2026-11-30' };
    expect(['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'].map((d) => holdsOn(span, d))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('what is wrong with a period', () => {
  const period = (
    from: string | null,
    to: string | null,
    opens = '09:00',
    closes = '13:00',
    branch_id = 'a',
  ): Period => ({
    branch_id,
    valid_from: from,
    valid_to: to,
    hours: [{ weekday: 1, opens, closes }],
  });

  it('is an overlap only where dates, branch, day and times meet', () => {
    const always = period(null, null);
    expect(periodFault([always, period('2027-01-01', null)], 1)).toBe('overlap');
    expect(periodFault([always, period('2027-01-01', null, '13:00', '18:00')], 1)).toBeUndefined();
    expect(periodFault([always, period('2027-01-01', null, '09:00', '13:00', 'b')], 1)).toBeUndefined();
    expect(periodFault([period(null, '2026-12-31'), period('2027-01-01', null)], 1)).toBeUndefined();
  });

  it('is dates the wrong way round, hours that cannot be, and minutes between the steps', () => {
    expect(periodFault([period('2027-02-01', '2027-01-01')], 0)).toBe('dates');
    expect(periodFault([period(null, null, '13:00', '09:00')], 0)).toBe('hours');
    expect(periodFault([period(null, null, '09:02', '13:00')], 0)).toBe('step');
  });
});
