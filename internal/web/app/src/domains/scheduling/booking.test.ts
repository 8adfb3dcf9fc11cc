import { expect, test } from 'vitest';
import { Problem } from '@/api/problem';
import { beginDraft, isComplete, servicesOf, targetOf } from './booking';
import { readCalendarSearch } from './calendar-search';
import { byPractitioner, refusalOf } from './conflict';
import { splitVisits } from './patient-appointments';
import { hideNames, initials } from './privacy';
import { byPart, notBefore, practitionerFor } from './slots';
import { day, visit } from './testdata';
import type { NearestStart, Service, SlotDay, SlotStart } from './types';

const service = (id: string, practitioner_ids: string[] = [], active = true) =>
  ({ id, practitioner_ids, active, duration_minutes: 20 }) as unknown as Service;

test('a booking begins with the service used last, where the practitioner gives it', () => {
  const all = [service('a'), service('b', ['arjun']), service('c', [], false)];
  expect(servicesOf(all, 'meera').map((s) => s.id)).toEqual(['a']);
  expect(beginDraft({ practitionerId: 'arjun' }, all, { serviceId: 'b' }).serviceId).toBe('b');
  expect(beginDraft({ practitionerId: 'meera' }, all, { serviceId: 'b', source: 'walk_in' })).toMatchObject({
    serviceId: 'a',
    source: 'walk_in',
  });
});

test('a time is held once service, practitioner and start are known; a booking needs the patient too', () => {
  const draft = { serviceId: 's', practitionerId: 'p', source: 'call' as const, note: '' };
  expect(targetOf(draft, 'b')).toBeUndefined();
  const timed = { ...draft, startLocal: '2026-11-24T10:00' };
  expect(targetOf(timed, 'b')).toEqual({
    branchId: 'b',
    serviceId: 's',
    practitionerId: 'p',
    startLocal: timed.startLocal,
  });
  expect(isComplete(timed)).toBe(false);
  expect(isComplete({ ...timed, patient: { id: 'x', name: 'X', phone: '' } })).toBe(true);
});

test('a refusal shows what is in the way; other failures are not one', () => {
  const nearest = [{ practitioner_id: 'a' }, { practitioner_id: 'b' }, { practitioner_id: 'a' }] as NearestStart[];
  const taken = refusalOf(new Problem(409, { code: 'scheduling.slot_taken', conflicts: [], nearest }));
  expect(taken?.nearest).toHaveLength(3);
  expect(byPractitioner(taken?.nearest ?? []).map((s) => s.length)).toEqual([2, 1]);
  expect(refusalOf(new Problem(0))).toBeUndefined();
  expect(refusalOf(new Problem(409, { code: 'scheduling.illegal_status' }))).toBeUndefined();
});

test('free starts by part of the day, not before a time', () => {
  const start = (time: string) => ({ start_local: `2026-11-24T${time}`, practitioner_ids: ['a', 'b'] }) as SlotStart;
  const found = { date: '2026-11-24', starts: [start('09:00'), start('12:00'), start('17:00')] } as SlotDay;
  expect(byPart(found).map((p) => p.part)).toEqual(['morning', 'afternoon', 'evening']);
  expect(byPart(notBefore(found, '16:00')).map((p) => p.part)).toEqual(['evening']);
  expect(practitionerFor(start('09:00'), 'b')).toBe('b');
  expect(practitionerFor(start('09:00'), 'c')).toBe('a');
});

test('hidden names leave their first letters, and nothing else that tells who it is', () => {
  expect(initials('Kavya  Subramaniam-Raghavendra')).toBe('K. S.');
  expect(initials('أسماء خالد')).toBe('أ. خ.');
  const [hidden] = hideNames(day({ appointments: [visit({ note: 'Daughter calls' })] })).appointments;
  expect(hidden).toMatchObject({ patient: { id: 'p1', name: 'V. S.', phone: '' }, note: '' });
});

test('an address that makes no sense is dropped', () => {
  const who = '01a20d49-a590-731c-8e29-06c696c72d03';
  expect(readCalendarSearch({ date: '2026-02-30', view: 'year', who, visit: '<b>' })).toEqual({ who });
  expect(readCalendarSearch({ date: '2026-02-28', view: 'week' })).toEqual({ date: '2026-02-28', view: 'week' });
});

test('visits to come are nearest first, and one that is cancelled is past', () => {
  const visits = [
    visit({ id: 'later', starts_at: '2026-11-26T04:00:00Z', ends_at: '2026-11-26T05:00:00Z' }),
    visit({ id: 'soon', starts_at: '2026-11-25T04:00:00Z', ends_at: '2026-11-25T05:00:00Z' }),
    visit({ id: 'off', starts_at: '2026-11-27T04:00:00Z', ends_at: '2026-11-27T05:00:00Z', status: 'cancelled' }),
    visit({ id: 'was' }),
  ];
  const { upcoming, past } = splitVisits(visits, '2026-11-24T12:00:00+05:30');
  expect(upcoming.map((v) => v.id)).toEqual(['soon', 'later']);
  expect(past.map((v) => v.id)).toEqual(['off', 'was']);
});
