/** A time zone for choosing. */
export interface ZoneChoice {
  value: string;
  label: string;
}

/** What a zone's clocks are off UTC just now, as people write it: `GMT+5:30`. */
export function offsetText(zone: string, now: Date = new Date()): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(now);
  return parts.find((p) => p.type === 'timeZoneName')?.value ?? '';
}

/** The place a zone is named after: `America/Indiana/Tell_City` is Tell City, Indiana. */
export function placeOf(zone: string): string {
  const [, ...places] = zone.split('/');
  return (places.length > 0 ? places : [zone])
    .reverse()
    .map((p) => p.replaceAll('_', ' '))
    .join(', ');
}

/** The zones of a country, those of the subdivision first. One that is in use stays a choice, whatever the country says. */
export function zoneChoices(zones: readonly string[], first: readonly string[] = [], inUse?: string): ZoneChoice[] {
  const all = new Set([...first, ...zones, ...(inUse ? [inUse] : [])]);
  return [...all].map((value) => ({ value, label: `${placeOf(value)} (${offsetText(value)})` }));
}

/** Keeps the zones whose place, name or offset holds every word typed. */
export function matchesZone({ value, label }: ZoneChoice, typed: string): boolean {
  const text = `${value} ${label}`.replaceAll('_', ' ').toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
