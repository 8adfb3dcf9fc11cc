import { describe, expect, it } from 'vitest';
import { parseReminders, within } from './chain';
import { canLeave, givenBy, gives } from './given';
import { nextColor, palette } from './palette';
import { faultAt, rowFaults, rowsFrom, servicesFrom } from './suggested';
import type { SuggestedService } from './types';

const suggestion = (key: string, amount = 50_000): SuggestedService => ({
  key,
  name: key,
  duration_minutes: 20,
  buffer_before_minutes: 0,
  buffer_after_minutes: 5,
  price: { amount, currency: 'INR' },
  color: '#3b82f6',
});

describe('who gives a service', () => {
  const everybody = ['ann', 'bob'];

  it('is everybody where nobody is named', () => {
    expect(gives({ practitioner_ids: [] }, 'ann')).toBe(true);
    expect(givenBy({ practitioner_ids: [] }, 'ann', true, everybody)).toBeUndefined();
  });

  it('names all others once one of everybody leaves', () => {
    expect(givenBy({ practitioner_ids: [] }, 'ann', false, everybody)).toEqual(['bob']);
  });

  it('never ends up with nobody, which would mean everybody', () => {
    expect(givenBy({ practitioner_ids: ['ann'] }, 'ann', false, everybody)).toBeUndefined();
    expect(canLeave({ practitioner_ids: ['ann'] }, 'ann', everybody)).toBe(false);
    expect(canLeave({ practitioner_ids: [] }, 'ann', ['ann'])).toBe(false);
    expect(canLeave({ practitioner_ids: [] }, 'ann', everybody)).toBe(true);
  });

  it('adds to those who are named', () => {
    expect(givenBy({ practitioner_ids: ['ann'] }, 'bob', true, everybody)).toEqual(['ann', 'bob']);
  });
});

describe('suggested services', () => {
  it('are all chosen but those there are already, which come last', () => {
    expect(rowsFrom([suggestion('Filling'), suggestion('Crown')], ['filling ']).map((r) => [r.key, r.chosen])).toEqual([
      ['Crown', true],
      ['Filling', false],
    ]);
  });

  it('are sent in minor units, only those chosen', () => {
    const rows = rowsFrom([suggestion('Filling', 150_050), suggestion('Crown')], ['Crown']);
    expect(servicesFrom(rows, new Set())).toMatchObject([
      { name: 'Filling', price: { amount: 150_050, currency: 'INR' } },
    ]);
  });

  it('ask for a room only where there is one of its kind', () => {
    const rows = rowsFrom([{ ...suggestion('Filling'), room_type: 'chair' }], []);
    expect(servicesFrom(rows, new Set())[0]).not.toHaveProperty('room_type');
    expect(servicesFrom(rows, new Set(['chair']))[0]).toHaveProperty('room_type', 'chair');
  });

  it('have faults only where they are chosen', () => {
    const [row] = rowsFrom([suggestion('Filling')], []);
    if (!row) throw new Error('no row');
    expect(rowFaults({ ...row, name: ' ', duration: 7, price: undefined })).toEqual(['name', 'duration', 'price']);
    expect(rowFaults({ ...row, name: ' ', chosen: false })).toEqual([]);
  });

  it('find their row by the place among the chosen', () => {
    const rows = rowsFrom([suggestion('A'), suggestion('B'), suggestion('C')], ['A']);
    expect(faultAt('/services/1/duration_minutes', rows)).toEqual({ key: 'C', field: 'duration' });
    expect(faultAt('/name', rows)).toEqual({ key: 'B', field: 'name' });
    expect(faultAt('/services/9/name', rows)).toBeUndefined();
  });
});

describe('small choices', () => {
  it('gives the colour used least', () => {
    expect(nextColor([])).toBe(palette[0].value);
    expect(nextColor(palette.map((c) => c.value.toUpperCase()))).toBe(palette[0].value);
    expect(nextColor([palette[0].value])).toBe(palette[1].value);
  });

  it('reads reminders as they are typed', () => {
    expect(parseReminders('3, 24')).toEqual([24, 3]);
    expect(parseReminders('')).toEqual([]);
    expect(['24, 24', '0', '1.5', 'a', '1 2 3 4 5 6'].map(parseReminders)).toEqual(Array(5).fill(undefined));
  });

  it('keeps numbers within what the server takes', () => {
    expect(within('session_idle_minutes', 4)).toBe(false);
    expect(within('session_idle_minutes', 5)).toBe(true);
    expect(within('booking_horizon_days', undefined)).toBe(false);
  });
});
