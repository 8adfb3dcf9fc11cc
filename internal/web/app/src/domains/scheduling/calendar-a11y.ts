const roles = ['table', 'rowgroup', 'row', 'cell', 'columnheader', 'rowheader'];
const attributes = [
  'role',
  'aria-colindex',
  'aria-rowindex',
  'aria-colspan',
  'aria-rowspan',
  'aria-colcount',
  'aria-rowcount',
];
const selector = roles.map((role) => `[role=${role}]`).join(',');

function mend(host: HTMLElement): void {
  for (const el of host.querySelectorAll(selector)) for (const name of attributes) el.removeAttribute(name);
  for (const el of host.querySelectorAll('aside:not([role])')) el.setAttribute('role', 'none');
}

/**
 * EventCalendar's table roles do not nest as ARIA wants: events lie outside the cells. Takes them away, now and whenever it
 * draws again; what remains are the visits, which are buttons with names. Returns what stops it.
 */
export function mendRoles(host: HTMLElement): () => void {
  mend(host);
  const observer = new MutationObserver(() => mend(host));
  observer.observe(host, { childList: true, subtree: true });
  return () => observer.disconnect();
}
