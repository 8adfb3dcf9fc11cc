import { describe, expect, it } from 'vitest';
import { actsOn, averageWait, board, matches, minutesText, sectionOf } from './desk';
import { visit } from './testdata';

const start = '2026-11-24T04:30:00Z';
const later = (minutes: number) => new Date(new Date(start).getTime() + minutes * 60_000);

describe('the front desk', () => {
  it('expects somebody until the grace is over, and then asks', () => {
    expect(sectionOf(visit(), later(14), 15)).toBe('expected');
    expect(sectionOf(visit(), later(15), 15)).toBe('missing');
    expect(actsOn(visit(), 'missing')).toEqual(['arrive', 'no_show']);
    expect(sectionOf(visit({ status: 'cancelled' }), later(15), 15)).toBeUndefined();
  });

  it('has who waits longest first and who was done last first', () => {
    const at = (id: string, part: object) => visit({ id, ...part });
    const b = board(
      [
        at('late', { status: 'arrived', arrived_at: '2026-11-24T04:20:00Z' }),
        at('early', { status: 'arrived', arrived_at: '2026-11-24T04:00:00Z' }),
        at('first', { status: 'completed', completed_at: '2026-11-24T03:00:00Z' }),
        at('last', { status: 'completed', completed_at: '2026-11-24T04:00:00Z' }),
      ],
      later(0),
      15,
    );
    expect(b.waiting.map((a) => a.id)).toEqual(['early', 'late']);
    expect(b.done.map((a) => a.id)).toEqual(['last', 'first']);
  });

  it('counts the waits of those who were called in', () => {
    expect(averageWait([visit()])).toBeUndefined();
    expect(
      averageWait([
        visit({ arrived_at: '2026-11-24T04:00:00Z', started_at: '2026-11-24T04:10:00Z' }),
        visit({ arrived_at: '2026-11-24T04:00:00Z', completed_at: '2026-11-24T04:21:00Z' }),
        visit({ arrived_at: '2026-11-24T04:00:00Z' }),
      ]),
    ).toBe(16);
  });

  it('says minutes as people do', () => {
    expect([0, 59, 60, 65].map((m) => minutesText(m, 'en'))).toEqual(['0 min', '59 min', '1 hr', '1 hr 5 min']);
    expect(minutesText(-3, 'en')).toBe('0 min');
  });

  it('finds people by part of the name or the phone', () => {
    expect(matches(visit(), ' SHAH')).toBe(true);
    expect(matches(visit(), '98450 12000')).toBe(true);
    expect(matches(visit(), '12')).toBe(false);
    expect(matches(visit(), 'Iyer')).toBe(false);
  });
});
