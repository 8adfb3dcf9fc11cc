import { toMajor, toMinor } from '@/ui/format';
import type { SuggestedService } from './types';

/** A suggestion as it is looked through: taken or not, and changed where the clinic does it otherwise. */
export interface Row {
  key: string;
  chosen: boolean;
  /** A service of this name is on offer already. */
  taken: boolean;
  name: string;
  duration: number | undefined;
  /** In major units, as it is typed. */
  price: number | undefined;
  from: SuggestedService;
}

/** Every suggestion as a row; all chosen but those whose name is taken, which come last. */
export function rowsFrom(suggestions: readonly SuggestedService[], taken: readonly string[]): Row[] {
  const names = new Set(taken.map((name) => name.trim().toLowerCase()));
  const rows = suggestions.map((from) => {
    const known = names.has(from.name.toLowerCase());
    return {
      key: from.key,
      chosen: !known,
      taken: known,
      name: from.name,
      duration: from.duration_minutes,
      price: toMajor(from.price.amount, from.price.currency),
      from,
    };
  });
  return rows.sort((a, b) => Number(a.taken) - Number(b.taken));
}

export type RowFault = 'name' | 'duration' | 'price';

/** What of a chosen row cannot be. */
export function rowFaults(row: Row): RowFault[] {
  if (!row.chosen) return [];
  const { name, duration, price } = row;
  return [
    ...(name.trim() ? [] : ['name' as const]),
    ...(isDuration(duration) ? [] : ['duration' as const]),
    ...(price === undefined ? ['price' as const] : []),
  ];
}

/** Whether a service may last this long: 5 minutes to 12 hours, in steps of five. */
export function isDuration(minutes: number | undefined): minutes is number {
  return minutes !== undefined && minutes >= 5 && minutes <= 720 && minutes % 5 === 0;
}

/**
 * The chosen rows as they are sent. Which kind of room a service needs goes along only where the clinic has such a room:
 * a service that waits for a room nobody has set up could never be booked.
 */
export function servicesFrom(rows: readonly Row[], rooms: ReadonlySet<string>) {
  return rows
    .filter((row) => row.chosen)
    .map(({ name, duration, price, from }) => ({
      name: name.trim(),
      duration_minutes: duration ?? from.duration_minutes,
      buffer_before_minutes: from.buffer_before_minutes,
      buffer_after_minutes: from.buffer_after_minutes,
      price: { amount: toMinor(price ?? 0, from.price.currency), currency: from.price.currency },
      color: from.color,
      ...(from.room_type && rooms.has(from.room_type) ? { room_type: from.room_type } : {}),
    }));
}

/** The server's faults by row and field; `/services/3/name` counts the chosen rows, and one alone goes without the index. */
export function faultAt(pointer: string, rows: readonly Row[]): { key: string; field: RowFault } | undefined {
  const match = /^(?:\/services\/(\d+))?\/(name|duration_minutes|price)/.exec(pointer);
  const row = rows.filter((r) => r.chosen)[Number(match?.[1] ?? 0)];
  if (!match || !row) return undefined;
  return { key: row.key, field: match[2] === 'duration_minutes' ? 'duration' : (match[2] as RowFault) };
}
