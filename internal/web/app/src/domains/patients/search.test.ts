import { expect, test } from 'vitest';
import { Problem } from '@/api/problem';
import { duplicatesOf } from './duplicates';
import { ageOn, beginningsOf } from './search';

test('digits are a phone, anything else a name', () => {
  expect(beginningsOf(' 98450 31001 ')).toEqual({ name: '', phone: '98450 31001' });
  expect(beginningsOf('+971 (50) 123-4000')).toEqual({ name: '', phone: '+971 (50) 123-4000' });
  expect(beginningsOf('asha  d’souza-rao')).toEqual({ name: 'Asha D’souza-Rao', phone: '' });
  expect(beginningsOf('McAllister')).toEqual({ name: 'McAllister', phone: '' });
  expect(beginningsOf('42')).toEqual({ name: '42', phone: '' });
});

test('ages turn on the birthday', () => {
  expect(ageOn('1990-11-25', '2026-11-24')).toBe(35);
  expect(ageOn('1990-11-24', '2026-11-24')).toBe(36);
  expect(ageOn('2024-02-29', '2026-02-28')).toBe(1);
});

test('a possible duplicate is no other failure', () => {
  const duplicate = new Problem(409, { code: 'patients.possible_duplicate', duplicates: [{ id: '1' }] });
  expect(duplicatesOf(duplicate)).toEqual([{ id: '1' }]);
  expect(duplicatesOf(new Problem(409, { code: 'patients.possible_duplicate' }))).toEqual([]);
  expect(duplicatesOf(new Problem(422, { code: 'patients.invalid' }))).toBeUndefined();
});
