import { asProblem } from '@/api/problem';
import type { Conflict, NearestStart } from './types';

/** Why a time was refused: what is in the way, and what could be had instead. */
export interface Refusal {
  code: string;
  /** Which rule forbids it, `on_leave`; none where somebody else has it. */
  reason: string;
  conflicts: Conflict[];
  nearest: NearestStart[];
}

function list<T>(value: unknown): T[] {
  return Array.isArray(value) ? value : [];
}

/** Free starts by practitioner, in the order in which each comes first. */
export function byPractitioner(nearest: readonly NearestStart[]): NearestStart[][] {
  const found = new Map<string, NearestStart[]>();
  for (const start of nearest) found.set(start.practitioner_id, [...(found.get(start.practitioner_id) ?? []), start]);
  return [...found.values()];
}

/** Reads a refusal out of a failed request; undefined where it failed for another reason. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!error) return undefined;
  const { code, extra } = asProblem(error);
  const known = /^scheduling\.(slot_taken|outside_hours)/.test(code);
  const reason = typeof extra.reason === 'string' ? extra.reason : '';
  const refusal = {
    code,
    reason,
    conflicts: list<Conflict>(extra.conflicts),
    nearest: list<NearestStart>(extra.nearest),
  };
  return known || refusal.conflicts.length > 0 || refusal.nearest.length > 0 ? refusal : undefined;
}
