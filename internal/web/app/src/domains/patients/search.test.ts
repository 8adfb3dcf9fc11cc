import { expect, test } from 'vitest';
import { Problem } from '@/api/problem';
import { duplicatesOf } from './duplicates';
import { readablePhone } from './readable-phone';
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

test('numbers are grouped as their country does, and others left alone', () => {
  expect(readablePhone('+919845012000')).toBe('+91 98450 12000');
  expect(readablePhone('+12125551000')).toBe('+1 212 555 1000');
  expect(readablePhone('+971501234000')).toBe('+971 50 123 4000');
  expect(readablePhone('+97142345678')).toBe('+971 4 234 5678');
  expect(readablePhone('+33123456789')).toBe('+33123456789');
  expect(readablePhone('')).toBe('');
});
