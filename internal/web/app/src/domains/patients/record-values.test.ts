import { expect, test } from 'vitest';
import { bodyOf, isMinor, valuesOf } from './record-values';

test('an age stands in for a birth date', () => {
  const body = bodyOf({ ...valuesOf(), name: 'Thatha', age: '70', birth_date: '1990-01-01' });
  expect(body).toMatchObject({ name: 'Thatha', age: 70 });
  expect(body).not.toHaveProperty('birth_date');
});

test('a birth date that stays is not sent, so that an estimated one stays estimated', () => {
  const before = { birth_date: '1956-03-08', birth_date_accuracy: 'estimated' as const };
  expect(bodyOf(valuesOf(before), before)).not.toHaveProperty('birth_date');
  expect(bodyOf({ ...valuesOf(before), birth_date: '' }, before)).toMatchObject({ birth_date: '' });
});

test('majority is the age of the place', () => {
  const of = (birth_date: string, age = '') => isMinor({ birth_date, age }, { majority: 19 }, '2026-11-28');
  expect(of('2007-11-28')).toBe(false);
  expect(of('2007-11-29')).toBe(true);
  expect(of('', '18')).toBe(true);
  expect(of('')).toBe(false);
});
