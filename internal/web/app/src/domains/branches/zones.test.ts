import { describe, expect, it } from 'vitest';
import { matchesZone, placeOf, zoneChoices } from './zones';

describe('time zones', () => {
  it('are called by their place', () => {
    expect(placeOf('America/Indiana/Tell_City')).toBe('Tell City, Indiana');
    expect(placeOf('UTC')).toBe('UTC');
  });

  it('are found by place, continent or offset, in any order', () => {
    const [kolkata] = zoneChoices(['Asia/Kolkata']);
    if (!kolkata) throw new Error('no choice');
    for (const typed of ['kolk', 'asia kol', '5:30', 'GMT+5 kolkata']) expect(matchesZone(kolkata, typed)).toBe(true);
    expect(matchesZone(kolkata, 'dubai')).toBe(false);
  });

  it('begin with the usual ones of the state, and keep the one in use', () => {
    const zones = zoneChoices(['America/New_York', 'America/Chicago'], ['America/Chicago'], 'Europe/London');
    expect(zones.map((z) => z.value)).toEqual(['America/Chicago', 'America/New_York', 'Europe/London']);
  });
});
