/** The colours services and people are told apart by, with the key of their name. */
export const palette = [
  { name: 'blue', value: '#3b82f6' },
  { name: 'indigo', value: '#6366f1' },
  { name: 'violet', value: '#8b5cf6' },
  { name: 'pink', value: '#ec4899' },
  { name: 'red', value: '#ef4444' },
  { name: 'orange', value: '#f97316' },
  { name: 'amber', value: '#f59e0b' },
  { name: 'lime', value: '#84cc16' },
  { name: 'green', value: '#22c55e' },
  { name: 'teal', value: '#14b8a6' },
  { name: 'cyan', value: '#06b6d4' },
  { name: 'slate', value: '#64748b' },
] as const;

/** The colour used least so far: neighbours in the calendar should differ. */
export function nextColor(used: readonly string[]): string {
  const count = (value: string) => used.filter((u) => u.toLowerCase() === value).length;
  return palette.reduce((best, c) => (count(c.value) < count(best.value) ? c : best), palette[0]).value;
}
