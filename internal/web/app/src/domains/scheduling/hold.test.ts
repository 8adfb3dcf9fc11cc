import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { client } from '@/api/client';
import { Problem } from '@/api/problem';
import { Holder, type HoldState, type Target } from './hold';

const target = (startLocal: string): Target => ({ branchId: 'b', serviceId: 's', practitionerId: 'p', startLocal });
const hold = (token: string) => ({ token, enforced: true, expires_at: '2026-11-24T05:00:00Z' });

let sent: string[] = [];
let answers: Record<string, () => unknown> = {};
let states: HoldState[] = [];
let holder: Holder;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  states = [];
  let count = 0;
  answers = {
    '/holds': () => hold(`t${++count}`),
    '/holds/keep': () => hold('t1'),
    '/holds/release': () => undefined,
  };
  vi.spyOn(client, 'POST').mockImplementation((async (path: string, { body }: { body: Record<string, string> }) => {
    sent.push(`${path} ${body.start_local ?? body.token}`);
    return { data: answers[path]?.() };
  }) as never);
  holder = new Holder((state) => states.push(state));
});

afterEach(() => {
  holder.drop();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(0);

test('gives one time back before it takes the next', async () => {
  holder.take(target('10:00'));
  await settle();
  holder.take(target('10:30'));
  await settle();
  expect(sent).toEqual(['/holds 10:00', '/holds/release t1', '/holds 10:30']);
  expect(states.at(-1)).toEqual({ kind: 'held', hold: hold('t2') });
});

test('a time that was left before its answer came is given back, and never shown as held', async () => {
  holder.take(target('10:00'));
  holder.take(target('10:30'));
  holder.drop();
  await settle();
  expect(states.map((s) => s.kind)).toEqual(['taking', 'taking', 'none']);
  expect(sent.filter((s) => s.startsWith('/holds ')).length).toBe(sent.filter((s) => s.includes('release')).length);
});

test('is kept alive while the form is open', async () => {
  holder.take(target('10:00'));
  await vi.advanceTimersByTimeAsync(250_000);
  expect(sent).toEqual(['/holds 10:00', '/holds/keep t1', '/holds/keep t1']);
});

test('one that has run out is asked for anew; a lost request changes nothing', async () => {
  holder.take(target('10:00'));
  await settle();
  answers['/holds/keep'] = () => {
    throw new Problem(0);
  };
  await vi.advanceTimersByTimeAsync(120_000);
  expect(states.at(-1)?.kind).toBe('held');
  answers['/holds/keep'] = () => {
    throw new Problem(410, { code: 'scheduling.hold_gone' });
  };
  await vi.advanceTimersByTimeAsync(120_000);
  expect(sent.at(-1)).toBe('/holds 10:00');
  expect(states.at(-1)).toEqual({ kind: 'held', hold: hold('t2') });
});

test('what a booking has used up is not given back', async () => {
  holder.take(target('10:00'));
  await settle();
  holder.spend();
  holder.drop();
  await settle();
  expect(sent).toEqual(['/holds 10:00']);
});

test('tells why a time is refused', async () => {
  const refused = new Problem(409, { code: 'scheduling.slot_taken' });
  answers['/holds'] = () => {
    throw refused;
  };
  holder.take(target('10:00'));
  await settle();
  expect(states.at(-1)).toEqual({ kind: 'refused', error: refused });
});
