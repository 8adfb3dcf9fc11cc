import { describe, expect, it } from 'vitest';
import {
  addRange,
  closeDay,
  copyDay,
  groupDays,
  hoursFaults,
  openDay,
  rangesOf,
  sameHours,
  sortHours,
  weekFrom,
} from './hours';
import type { Hours } from './types';

const at = (weekday: number, opens: string, closes: string): Hours => ({ weekday, opens, closes });
const days = (list: Hours[]) => sortHours(list).map((h) => `${h.weekday} ${h.opens}-${h.closes}`);

describe('hoursFaults', () => {
  const faults = (...hours: Hours[]) => [...hoursFaults(hours)];

  it('finds nothing in a week with a pause and one range up to midnight', () => {
    expect(faults(at(1, '09:00', '13:00'), at(1, '14:00', '24:00'), at(2, '00:00', '24:00'))).toEqual([]);
  });

  it('lets ranges touch', () => {
    expect(faults(at(1, '09:00', '13:00'), at(1, '13:00', '18:00'))).toEqual([]);
  });

  it('finds an overlap whichever way round they are listed', () => {
    expect(faults(at(1, '12:59', '18:00'), at(1, '09:00', '13:00'))).toEqual([[0, 'overlap']]);
  });

  it('finds a range inside a longer one that is not its neighbour', () => {
    expect(faults(at(1, '09:00', '20:00'), at(1, '10:00', '11:00'), at(1, '12:00', '13:00'))).toEqual([
      [1, 'overlap'],
      [2, 'overlap'],
    ]);
  });

  it('keeps the days apart', () => {
    expect(faults(at(1, '09:00', '18:00'), at(2, '09:00', '18:00'))).toEqual([]);
  });

  it('finds ends before starts and times that are being typed', () => {
    expect(faults(at(1, '18:00', '09:00'), at(2, '09:00', '09:00'), at(3, '', '18:00'))).toEqual([
      [0, 'order'],
      [1, 'order'],
      [2, 'missing'],
    ]);
  });
});

describe('editing a week', () => {
  const week = [at(1, '09:00', '13:00'), at(1, '14:00', '18:00'), at(3, '10:00', '12:00')];

  it('copies a day over others, and leaves the rest', () => {
    expect(days(copyDay(week, 1, [2, 3]))).toEqual([
      '1 09:00-13:00',
      '1 14:00-18:00',
      '2 09:00-13:00',
      '2 14:00-18:00',
      '3 09:00-13:00',
      '3 14:00-18:00',
    ]);
  });

  it('does not double a day that is copied to itself', () => {
    expect(days(copyDay(week, 1, [1]))).toEqual(days(week));
  });

  it('opens a day like the nearest open one before it, around the end of the week', () => {
    expect(days(openDay(week, 4)).slice(3)).toEqual(['4 10:00-12:00']);
    expect(rangesOf(openDay([at(7, '08:00', '12:00')], 1), 1)[0]).toMatchObject({ opens: '08:00', closes: '12:00' });
  });

  it('opens the first day with the usual hours', () => {
    expect(days(openDay([], 5))).toEqual(['5 09:00-18:00']);
  });

  it('adds hours after a pause, and puts a pause into a day that is long already', () => {
    expect(days(addRange([at(1, '09:00', '13:00')], 1))).toEqual(['1 09:00-13:00', '1 14:00-18:00']);
    expect(days(addRange([at(1, '08:00', '24:00')], 1))).toEqual(['1 08:00-15:30', '1 16:30-24:00']);
    expect(days(addRange([at(1, '09:00', '19:00')], 1))).toEqual(['1 09:00-13:30', '1 14:30-19:00']);
    expect(days(addRange([at(1, '22:30', '24:00')], 1))).toEqual(['1 22:30-24:00']);
  });

  it('closes a day', () => {
    expect(days(closeDay(week, 1))).toEqual(['3 10:00-12:00']);
  });
});

describe('reading a week', () => {
  it('puts neighbours with the same hours together', () => {
    const week = [1, 2, 3, 4, 5].map((d) => at(d, '09:00', '18:00'));
    expect(groupDays([...week, at(6, '09:00', '13:00')], 1).map((g) => [g.from, g.to])).toEqual([
      [1, 5],
      [6, 6],
    ]);
  });

  it('starts with the first day of the week there, and never joins over a closed day', () => {
    const week = [7, 1, 3].map((d) => at(d, '09:00', '18:00'));
    expect(groupDays(week, 7).map((g) => [g.from, g.to])).toEqual([
      [7, 1],
      [3, 3],
    ]);
    expect(weekFrom(7)).toEqual([7, 1, 2, 3, 4, 5, 6]);
  });

  it('knows the same week in another order', () => {
    expect(
      sameHours([at(1, '09:00', '13:00'), at(2, '09:00', '13:00')], [at(2, '09:00', '13:00'), at(1, '09:00', '13:00')]),
    ).toBe(true);
    expect(sameHours([at(1, '09:00', '13:00')], [at(1, '09:00', '13:05')])).toBe(false);
  });
});
