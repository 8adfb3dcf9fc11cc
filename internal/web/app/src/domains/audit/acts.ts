import type { AuditEvent, Change } from './types';

/** What one request did: several rows where a record is kept in several tables. */
export interface Act {
  /** The row that says best what was done. */
  main: AuditEvent;
  /** All rows, the main one first. */
  events: AuditEvent[];
}

/** Tables that only hold a part of another record, and never say by themselves what was done. */
const parts = new Set([
  'appointment_moves',
  'appointment_resources',
  'branch_hours',
  'member_roles',
  'resource_branches',
  'resource_hours',
  'role_permissions',
  'service_practitioners',
  'setup_steps',
]);

/** Of the parts, the one that still tells most: who got a role, before what was set up by it. */
function weight(event: AuditEvent): number {
  if (event.entity === 'setup_steps') return 2;
  return parts.has(event.entity) ? 1 : 0;
}

/** Puts together the neighbours that one request of one person made. The order of the list stays. */
export function actsOf(events: readonly AuditEvent[]): Act[] {
  const groups: AuditEvent[][] = [];
  for (const event of events) {
    const last = groups.at(-1);
    const before = last?.[0];
    if (before && last && isSame(before, event)) last.push(event);
    else groups.push([event]);
  }
  return groups.map((group) => {
    // newest first on the wire; told in the order it happened
    const sorted = group.toReversed().sort((a, b) => weight(a) - weight(b));
    return { main: sorted[0] as AuditEvent, events: sorted };
  });
}

/** Jobs have no request: what one of them does within a moment counts as one. */
function isSame(a: AuditEvent, b: AuditEvent): boolean {
  if (a.request_id !== b.request_id || a.actor.kind !== b.actor.kind || a.actor.id !== b.actor.id) return false;
  return a.request_id !== '' || Date.parse(a.at) - Date.parse(b.at) < 1000;
}

/** Columns that say nothing to a reader: the row's own id, and what the time of the line says already. */
const silent = new Set(['id', 'at', 'created_at', 'key', 'token_hash', 'identity_id', 'term', 'skeleton']);

/** Whether a value is as good as none. */
export function isBlank(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** The changes worth showing. */
export function shownChanges(event: AuditEvent): Change[] {
  return event.changes.filter((c) => !silent.has(c.field) && !(isBlank(c.before) && isBlank(c.after)));
}

/** What the record is called, as far as the row itself says. */
export function nameIn(event: AuditEvent): string {
  for (const field of ['name', 'email', 'permission']) {
    const change = event.changes.find((c) => c.field === field);
    const value = change?.after ?? change?.before;
    if (typeof value === 'string' && value !== '') return value;
  }
  return event.subject;
}
