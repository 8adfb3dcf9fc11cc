import { describe, expect, test } from 'vitest';
import {
  diffEvents,
  firstFree,
  firstUse,
  frameOf,
  isMovable,
  moveCursor,
  safeColor,
  toEvents,
  whatIsAt,
  wouldClash,
} from './events';
import { day, visit } from './testdata';

const options = { classes: {}, statusLabel: String, heldLabel: 'held', editable: true };
const ids = (d = day(), more = {}) => toEvents([d], { ...options, ...more }).map((e) => String(e.id));

describe('what is drawn', () => {
  test('a visit keeps the clock of the branch, without an offset', () => {
    const [event] = toEvents([day({ appointments: [visit()], unavailable: [] })], options);
    expect(event).toMatchObject({
      id: 'a1',
      start: '2026-11-24T10:00',
      end: '2026-11-24T10:30',
      resourceIds: ['meera'],
    });
  });

  test('a cancelled visit gives its place back, and one that is under way cannot be dragged', () => {
    expect(ids(day({ appointments: [visit({ status: 'cancelled' })], unavailable: [] }))).toEqual([]);
    expect(isMovable(visit({ status: 'confirmed' }))).toBe(true);
    expect(isMovable(visit({ status: 'in_service' }))).toBe(false);
  });

  test('what is held and who is away have places of their own; hidden columns have none', () => {
    const held = { practitioner_id: 'arjun', start_local: '2026-11-24T11:00', end_local: '2026-11-24T11:30' };
    const drawn = ids(day({ holds: [held] }), { only: new Set(['arjun']) });
    expect(drawn).toEqual(['off:arjun:2026-11-24T08:00:2026-11-24T10:00', 'hold:arjun:2026-11-24T11:00']);
  });

  test('the past is shaded up to now today, and wholly before', () => {
    const past = (now: string) =>
      toEvents([day({ unavailable: [] })], { ...options, now, only: new Set(['meera']) }).map((e) => e.end);
    expect(past('2026-11-24T10:20')).toEqual(['2026-11-24T10:20']);
    expect(past('2026-11-26T10:20')).toEqual(['2026-11-25T00:00']);
    expect(past('2026-11-23T10:20')).toEqual([]);
  });

  test('only colours reach the style sheet', () => {
    expect(safeColor('#22c55e')).toBe('#22c55e');
    expect(safeColor('red;background:url(//x)')).toBe('#87969b');
  });

  test('only what differs is drawn again', () => {
    const before = toEvents([day({ appointments: [visit(), visit({ id: 'a2' })] })], options);
    const after = toEvents([day({ appointments: [visit({ status: 'arrived' }), visit({ id: 'a3' })] })], options);
    const { add, update, remove } = diffEvents(before, after);
    expect([add.map((e) => e.id), update.map((e) => e.id), remove]).toEqual([['a3'], ['a1'], ['a2']]);
  });
});

describe('the frame', () => {
  test('reaches from opening to closing, and to visits outside them', () => {
    expect(frameOf([day()])).toEqual({ min: '08:00', max: '14:00' });
    const late = visit({ start_local: '2026-11-24T14:40', end_local: '2026-11-24T15:10' });
    expect(frameOf([day({ appointments: [late] })])).toEqual({ min: '08:00', max: '16:00' });
    const night = visit({ start_local: '2026-11-24T23:30', end_local: '2026-11-25T00:10' });
    expect(frameOf([day({ appointments: [night] })]).max).toBe('24:00');
  });

  test('of a closed day is a working day', () => {
    expect(frameOf([day({ opens: '', closes: '' })])).toEqual({ min: '08:00', max: '18:00' });
  });

  test('opens where somebody begins', () => {
    expect(firstUse([day()])).toBe(9 * 60);
  });
});

describe('the keyboard’s place', () => {
  const frame = { min: '08:00', max: '14:00' };
  const columns = ['meera', 'arjun'];

  test('starts at the first free time', () => {
    const d = day({ appointments: [visit({ start_local: '2026-11-24T09:00', end_local: '2026-11-24T09:40' })] });
    expect(firstFree(d, columns, frame, 10, 480)).toEqual({ practitionerId: 'meera', minute: 580 });
  });

  test('stays on the calendar', () => {
    const corner = { practitionerId: 'arjun', minute: 480 };
    expect(moveCursor(corner, { columns: 1, steps: -3 }, columns, frame, 10)).toEqual(corner);
    expect(moveCursor(corner, { columns: -1, steps: 99 }, columns, frame, 10)).toEqual({
      practitionerId: 'meera',
      minute: 830,
    });
  });

  test('says what is there', () => {
    const d = day({ appointments: [visit()] });
    expect(whatIsAt(d, 'meera', '2026-11-24T10:29').kind).toBe('visit');
    expect(whatIsAt(d, 'meera', '2026-11-24T10:30').kind).toBe('free');
    expect(whatIsAt(d, 'arjun', '2026-11-24T09:00')).toEqual({ kind: 'unavailable', reason: 'on_leave' });
  });
});

test('a visit clashes with others and with hours nobody works, not with itself or its neighbours', () => {
  const d = day({ appointments: [visit()] });
  const at = (start: string, end: string, id = 'new') =>
    wouldClash(d, { id, practitionerId: 'meera', start: `2026-11-24T${start}`, end: `2026-11-24T${end}` });
  expect(at('10:20', '10:50')).toBe(true);
  expect(at('10:30', '11:00')).toBe(false);
  expect(at('10:20', '10:50', 'a1')).toBe(false);
  expect(at('12:40', '13:10')).toBe(true);
});
