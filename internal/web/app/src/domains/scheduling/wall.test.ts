import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMinutes,
  at,
  clock,
  datesFrom,
  isDate,
  minuteOfDay,
  minutesBetween,
  startOfWeek,
  weekdayOf,
} from './wall';

describe('wall clocks', () => {
  test('count days over months, leap days and the days on which clocks change', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-08', 1)).toBe('2026-03-09'); // New York skips an hour
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(datesFrom('2026-12-30', 4)).toEqual(['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']);
  });

  test('move the hands past midnight and back', () => {
    expect(addMinutes('2026-11-24T23:50', 20)).toBe('2026-11-25T00:10');
    expect(addMinutes('2026-11-25T00:10:00', -20)).toBe('2026-11-24T23:50');
    expect(minutesBetween('2026-11-24T23:50', '2026-11-25T00:10')).toBe(20);
    expect(at('2026-11-24', 1440)).toBe('2026-11-25T00:00');
  });

  test('read minutes of the day, and 24:00 as its end', () => {
    expect(minuteOfDay('2026-11-24T09:05')).toBe(545);
    expect(minuteOfDay('24:00')).toBe(1440);
    expect(clock(545)).toBe('09:05');
  });

  test('begin the week where the country does', () => {
    expect(weekdayOf('2026-11-24')).toBe(2);
    expect(startOfWeek('2026-11-24')).toBe('2026-11-23');
    expect(startOfWeek('2026-11-24', 7)).toBe('2026-11-22');
    expect(startOfWeek('2026-11-22', 7)).toBe('2026-11-22');
    expect(startOfWeek('2026-11-20', 6)).toBe('2026-11-14');
  });

  test('know dates that exist', () => {
    expect(isDate('2026-11-24')).toBe(true);
    expect(isDate('2026-02-30')).toBe(false);
    expect(isDate('24-11-2026')).toBe(false);
    expect(isDate(undefined)).toBe(false);
  });
});
