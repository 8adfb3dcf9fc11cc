import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type LiveEvent, type LiveState, listen } from './live';

class Line extends EventTarget {
  static all: Line[] = [];
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;
  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
    Line.all.push(this);
  }

  close() {
    this.closed = true;
  }

  say(type: string, data: unknown) {
    this.dispatchEvent(new MessageEvent(type, { data: typeof data === 'string' ? data : JSON.stringify(data) }));
  }
}

let states: LiveState[] = [];
let events: LiveEvent[] = [];
let stop = () => {};
const last = () => Line.all.at(-1) as Line;

beforeEach(() => {
  vi.useFakeTimers();
  Line.all = [];
  states = [];
  events = [];
  stop = listen({
    branchId: 'b 1',
    onEvent: (e) => events.push(e),
    onState: (s) => states.push(s),
    open: (url) => new Line(url) as unknown as EventSource,
  });
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

test('hears what other desks do', () => {
  expect(last().url).toBe('/api/v1/events?branch_id=b%201');
  last().onopen?.();
  last().say('appointment', { branch_id: 'b 1', date: '2026-11-24', id: 'a1' });
  last().say('hold', 'not json');
  expect(states).toEqual(['connecting', 'live']);
  expect(events).toEqual([{ type: 'appointment', branch_id: 'b 1', date: '2026-11-24', id: 'a1' }]);
});

test('takes a line that ended up again at once, without calling it away', () => {
  last().onopen?.();
  last().onerror?.();
  vi.advanceTimersByTime(300);
  last().onopen?.();
  expect(Line.all).toHaveLength(2);
  expect(states).toEqual(['connecting', 'live', 'connecting', 'live']);
});

test('is away while no line can be had, and tries more and more seldom', () => {
  for (const wait of [1250, 2500, 5000]) {
    last().onerror?.();
    vi.advanceTimersByTime(wait);
  }
  expect(Line.all).toHaveLength(4);
  expect(states.at(-1)).toBe('away');
  last().onerror?.();
  vi.advanceTimersByTime(5000);
  expect(Line.all).toHaveLength(4);
});

test('gives a silent line up; a ping keeps it', () => {
  last().onopen?.();
  vi.advanceTimersByTime(40_000);
  last().say('ping', {});
  vi.advanceTimersByTime(40_000);
  expect(Line.all).toHaveLength(1);
  vi.advanceTimersByTime(6000);
  expect(Line.all).toHaveLength(2);
});

test('stops for good', () => {
  const line = last();
  stop();
  line.onerror?.();
  vi.advanceTimersByTime(60_000);
  expect(line.closed).toBe(true);
  expect(Line.all).toHaveLength(1);
});
