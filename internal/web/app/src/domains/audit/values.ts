import { formatInstant, formatMoney, formatWallDate, formatWallTime, weekdayName } from '@/ui/format';

/** What writes values for a reader: their language, the clock to use, and the names behind ids. */
export interface Reader {
  tag: string;
  zone: string | undefined;
  currency: string;
  nameOf: (id: string) => string | undefined;
  /** A word for a value that is a key: a status, yes and no. */
  wordFor: (field: string, value: string) => string | undefined;
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const date = /^\d{4}-\d\d-\d\d$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const clocks = new Set(['opens', 'closes', 'starts', 'ends']);

/** Minutes after midnight as the time of day. */
function clock(minutes: number, tag: string): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return formatWallTime(`${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`, tag);
}

/** A uuid as people can still tell it from another. */
export function shortId(id: string): string {
  return uuid.test(id) ? `…${id.slice(-6)}` : id;
}

/** A value of the audit as a reader understands it; empty text for what is as good as none. */
export function valueText(field: string, value: unknown, reader: Reader): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return reader.wordFor(field, value ? 'yes' : 'no') ?? String(value);
  if (typeof value === 'number') return numberText(field, value, reader);
  if (typeof value === 'string') return stringText(field, value, reader);
  if (Array.isArray(value)) return value.map((v) => valueText(field, v, reader)).join(', ');
  return Object.entries(value)
    .map(([key, inner]) => [reader.wordFor('field', key) ?? key, valueText(key, inner, reader)] as const)
    .filter(([, text]) => text !== '')
    .map(([key, text]) => `${key}: ${text}`)
    .join('; ');
}

function numberText(field: string, value: number, { tag, currency }: Reader): string {
  if (clocks.has(field)) return clock(value, tag);
  if (field === 'weekday') return weekdayName(value, tag);
  if (field === 'price_amount') return formatMoney({ amount: value, currency }, tag);
  return new Intl.NumberFormat(tag, { useGrouping: false }).format(value);
}

function stringText(field: string, value: string, { tag, zone, nameOf, wordFor }: Reader): string {
  const word = wordFor(field, value);
  if (word) return word;
  if (instant.test(value)) return formatInstant(value, tag, zone, { dateStyle: 'medium', timeStyle: 'medium' });
  if (date.test(value)) return formatWallDate(value, tag);
  if (uuid.test(value)) return nameOf(value) ?? shortId(value);
  return value;
}
