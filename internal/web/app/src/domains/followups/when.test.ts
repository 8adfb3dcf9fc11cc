import { expect, test } from 'vitest';
import { choices, dayBounds, instantOf } from './when';

test('an instant of a wall clock, also where the clock is changed that day', () => {
  expect(instantOf('2026-11-24T10:00', 'Asia/Kolkata')).toBe('2026-11-24T04:30:00.000Z');
  expect(instantOf('2026-03-08T10:00', 'America/Toronto')).toBe('2026-03-08T14:00:00.000Z');
  expect(instantOf('2026-11-01T10:00', 'America/Toronto')).toBe('2026-11-01T15:00:00.000Z');
  expect(instantOf('2026-03-08T02:30', 'America/Toronto')).toBe('2026-03-08T07:30:00.000Z');
});

test('the times offered are to come', () => {
  const morning = new Date('2026-11-24T04:30:00Z');
  expect(choices('Asia/Kolkata', morning).map((c) => c.choice)).toEqual(['hour', 'afternoon', 'tomorrow', 'next_week']);
  const evening = new Date('2026-11-24T12:30:00Z');
  expect(choices('Asia/Kolkata', evening)).toEqual([
    { choice: 'hour', at: '2026-11-24T13:30:00.000Z' },
    { choice: 'tomorrow', at: '2026-11-25T04:30:00.000Z' },
    { choice: 'next_week', at: '2026-12-01T04:30:00.000Z' },
  ]);
});

test('a day of 25 hours', () => {
  const { since, until } = dayBounds('America/Toronto', new Date('2026-11-01T12:00:00Z'));
  expect((Date.parse(until) - Date.parse(since)) / 3_600_000).toBe(25);
});
