import { todayIn, wallClock } from '@/ui/format';

/** The instant at which the clock of `zone` shows a wall time, `2026-11-24T10:00`. A minute the clock jumps over is an hour later. */
export function instantOf(wall: string, zone: string): string {
  const wanted = Date.parse(`${wall.slice(0, 16)}:00Z`);
  let at = wanted;
  for (let tries = 0; tries < 3; tries++) {
    const shown = Date.parse(`${wallClock(new Date(at), zone)}Z`);
    if (shown === wanted) break;
    at += wanted - shown;
  }
  return new Date(at).toISOString();
}

/** A date so many days later. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export type Choice = 'hour' | 'afternoon' | 'tomorrow' | 'next_week';

/** The times a call is put off to most, on the branch's clock; the afternoon only while it is to come. */
export function choices(zone: string, now: Date = new Date()): { choice: Choice; at: string }[] {
  const today = todayIn(zone, now);
  const all: { choice: Choice; at: string }[] = [
    { choice: 'hour', at: new Date(now.getTime() + 3_600_000).toISOString() },
    { choice: 'afternoon', at: instantOf(`${today}T15:00`, zone) },
    { choice: 'tomorrow', at: instantOf(`${daysAfter(today, 1)}T10:00`, zone) },
    { choice: 'next_week', at: instantOf(`${daysAfter(today, 7)}T10:00`, zone) },
  ];
  return all.filter(({ at }) => Date.parse(at) > now.getTime() + 60_000);
}

/** When the day in `zone` begins, and the next. */
export function dayBounds(zone: string, now: Date = new Date()): { since: string; until: string } {
  const today = todayIn(zone, now);
  return { since: instantOf(`${today}T00:00`, zone), until: instantOf(`${daysAfter(today, 1)}T00:00`, zone) };
}
