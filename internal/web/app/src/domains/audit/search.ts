import { wallClock } from '@/ui/format';
import type { Action } from './types';

/** What the list is narrowed to; kept in the address, so that it can be sent to somebody. */
export interface AuditSearch {
  actor?: string;
  entity?: string;
  entity_id?: string;
  action?: Action;
  /** Days of the branch's calendar, both included. */
  from?: string;
  to?: string;
}

export const actions: readonly Action[] = ['insert', 'update', 'delete', 'view', 'export', 'act'];

const day = /^\d{4}-\d\d-\d\d$/;
const word = (value: unknown) => (typeof value === 'string' && value !== '' && value.length <= 120 ? value : undefined);

/** Reads the address; what makes no sense is left out. */
export function auditSearch(raw: Record<string, unknown>): AuditSearch {
  const dayOf = (value: unknown) => (typeof value === 'string' && day.test(value) ? value : undefined);
  return {
    actor: word(raw.actor),
    entity: word(raw.entity),
    entity_id: word(raw.entity_id),
    action: actions.find((a) => a === raw.action),
    from: dayOf(raw.from),
    to: dayOf(raw.to),
  };
}

/** Whether anything is narrowed. */
export function isNarrowed(search: AuditSearch): boolean {
  return Object.values(search).some((v) => v !== undefined);
}

/** Midnight at the beginning of a day, on the clock of a zone. */
export function midnight(date: string, zone: string): Date {
  const utc = Date.parse(`${date}T00:00:00Z`);
  const offset = (at: number) => Date.parse(`${wallClock(new Date(at), zone)}Z`) - at;
  const guess = utc - offset(utc);
  return new Date(utc - offset(guess)); // once more: the clock may change that very day
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** The search as the API takes it: instants, the last day included. */
export function auditQuery({ from, to, ...rest }: AuditSearch, zone: string): Record<string, string> {
  const query = {
    ...rest,
    from: from && midnight(from, zone).toISOString(),
    to: to && midnight(dayAfter(to), zone).toISOString(),
  };
  return Object.fromEntries(Object.entries(query).filter((e): e is [string, string] => Boolean(e[1])));
}
