import type { Content } from './types';

/** Whether two values of a note say the same. */
export function same(a: unknown, b: unknown): boolean {
  return stable(a) === stable(b);
}

function stable(value: unknown): string {
  return (
    JSON.stringify(value, (_, v: unknown) =>
      v && typeof v === 'object' && !Array.isArray(v)
        ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
        : v,
    ) ?? 'null'
  );
}

/**
 * Puts two versions of a note that began as `base` together, field by field: what only one of them changed is taken,
 * and where both wrote, both texts stay. `both` are the fields to look at again.
 */
export function merge(base: Content, mine: Content, theirs: Content): { content: Content; both: string[] } {
  const content: Content = {};
  const both: string[] = [];
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const [was, here, there] = [base[key], mine[key], theirs[key]];
    let value: unknown;
    if (same(here, there) || same(there, was)) value = here;
    else if (same(here, was)) value = there;
    else {
      both.push(key);
      value = together(here, there);
    }
    if (value !== undefined && value !== null && value !== '') content[key] = value;
  }
  return { content, both };
}

/** Two values that were written at once: no word of either is dropped. */
function together(mine: unknown, theirs: unknown): unknown {
  if (mine === undefined || mine === null || mine === '') return theirs;
  if (theirs === undefined || theirs === null || theirs === '') return mine;
  if (typeof mine === 'string' && typeof theirs === 'string') {
    if (mine.startsWith(theirs)) return mine;
    if (theirs.startsWith(mine)) return theirs;
    return `${theirs}\n${mine}`;
  }
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    return [...theirs, ...mine.filter((m) => !theirs.some((t) => same(m, t)))];
  }
  if (typeof mine === 'object' && typeof theirs === 'object') {
    const [m, t] = [mine as Content, theirs as Content];
    if ('value' in m) return m; // a measurement: the one at hand
    return Object.fromEntries(
      [...new Set([...Object.keys(t), ...Object.keys(m)])].map((key) => [key, together(m[key], t[key])]),
    );
  }
  return mine;
}
