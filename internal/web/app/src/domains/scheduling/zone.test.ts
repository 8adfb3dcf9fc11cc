import { expect, test } from 'vitest';
import { moved, offsetNow, zoneName } from './zone';

test('an offset is the one of its moment', () => {
  expect(offsetNow('Asia/Kolkata', new Date('2026-11-24T06:00:00Z'))).toBe('+05:30');
  expect(offsetNow('America/New_York', new Date('2026-01-15T12:00:00Z'))).toBe('-05:00');
  expect(offsetNow('America/New_York', new Date('2026-07-15T12:00:00Z'))).toBe('-04:00');
});

test('offset 0 is a minute off, because EventCalendar takes it for the browser’s own zone', () => {
  expect(offsetNow('Europe/London', new Date('2026-01-15T12:00:00Z'))).toBe('+00:01');
});

test('a drag moves the hands, whatever the browser’s zone skips', () => {
  expect(moved('2026-03-08T01:45', { days: 0, seconds: 1800 })).toBe('2026-03-08T02:15');
  expect(moved('2026-11-24T10:00', { days: -1, seconds: -3600 })).toBe('2026-11-23T09:00');
});

test('a zone is called what people call it', () => {
  expect(zoneName('Asia/Kolkata', 'en-IN')).toBe('India Standard Time');
});
