import { describe, expect, it } from 'vitest';
import { actsOf, nameIn, shownChanges } from './acts';
import { auditQuery, auditSearch, midnight } from './search';
import type { AuditEvent } from './types';
import { type Reader, valueText } from './values';

let count = 0;
function event(entity: string, more: Partial<AuditEvent> = {}): AuditEvent {
  count += 1;
  return {
    id: `e${count}`,
    at: '2026-11-24T10:00:00Z',
    action: 'insert',
    entity,
    entity_id: 'x',
    subject: '',
    actor: { kind: 'staff', id: 'm1', name: 'Asha Rao' },
    changes: [],
    reason: '',
    request_id: 'r1',
    ip: '',
    ...more,
  };
}

describe('actsOf', () => {
  it('tells one request as one act, by the record it was about', () => {
    const acts = actsOf([event('appointment_moves'), event('appointment_resources'), event('appointments')]);
    expect(acts).toHaveLength(1);
    expect(acts[0]?.main.entity).toBe('appointments');
    expect(acts[0]?.events).toHaveLength(3);
  });

  it('keeps requests and people apart', () => {
    const other = { actor: { kind: 'system' as const, id: 'identity', name: '' } };
    expect(
      actsOf([event('a'), event('b', { request_id: 'r2' }), event('c', { request_id: 'r2', ...other })]),
    ).toHaveLength(3);
  });

  it('tells what a job did within a moment as one', () => {
    const job = { request_id: '', actor: { kind: 'system' as const, id: 'signup', name: '' } };
    const later = event('roles', { ...job, at: '2026-11-24T10:00:05Z' });
    const [near, nearer] = [event('roles', { ...job, at: '2026-11-24T10:00:00.900Z' }), event('roles', job)];
    expect(actsOf([later, near, nearer]).map((a) => a.events.length)).toEqual([1, 2]);
  });
});

describe('changes', () => {
  const added = event('patients', {
    changes: [
      { field: 'id', before: null, after: 'x' },
      { field: 'email', before: null, after: '' },
      { field: 'name', before: null, after: 'Meera Shah' },
    ],
  });

  it('leave out what says nothing', () => {
    expect(shownChanges(added).map((c) => c.field)).toEqual(['name']);
  });

  it('name the record', () => {
    expect(nameIn(added)).toBe('Meera Shah');
  });
});

describe('valueText', () => {
  const reader: Reader = {
    tag: 'en-IN-u-nu-latn',
    zone: 'Asia/Kolkata',
    currency: 'INR',
    nameOf: (id) => (id.startsWith('01a2') ? 'Main Street' : undefined),
    wordFor: (field, value) => (field === 'status' && value === 'left' ? 'gone' : undefined),
  };

  it.each([
    ['opens', 510, '8:30 am'],
    ['weekday', 1, 'Monday'],
    ['price_amount', 125000, '₹1,250'],
    ['number', 1250, '1250'],
    ['status', 'left', 'gone'],
    ['birth_date', '1990-02-03', '3 Feb 1990'],
    ['starts_at', '2026-11-24T03:30:05+00:00', '24 Nov 2026, 9:00:05 am'],
    ['branch_id', '01a20d3d-30b5-7952-8c4b-30c7f666cb2b', 'Main Street'],
    ['room_id', '99a20d3d-30b5-7952-8c4b-30c7f666cb2b', '…66cb2b'],
    ['own', { theme: 'dark', empty: '' }, 'theme: dark'],
    ['note', null, ''],
  ])('writes %s %j', (field, value, text) => {
    expect(valueText(field, value, reader)).toBe(text);
  });
});

describe('the search', () => {
  it('leaves out what makes no sense', () => {
    const search = auditSearch({ action: 'steal', from: 'yesterday', to: '2026-11-24', actor: '' });
    expect(search).toEqual({ to: '2026-11-24' });
  });

  it('takes days of the branch, the last one included', () => {
    expect(auditQuery({ from: '2026-11-24', to: '2026-11-24', entity: 'patients' }, 'Asia/Kolkata')).toEqual({
      entity: 'patients',
      from: '2026-11-23T18:30:00.000Z',
      to: '2026-11-24T18:30:00.000Z',
    });
  });

  it.each([
    ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00.000Z'], // the clock goes forward later that day
    ['2026-03-09', 'America/New_York', '2026-03-09T04:00:00.000Z'],
    ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00.000Z'], // and back
  ])('finds midnight of %s in %s', (date, zone, instant) => {
    expect(midnight(date, zone).toISOString()).toBe(instant);
  });
});
