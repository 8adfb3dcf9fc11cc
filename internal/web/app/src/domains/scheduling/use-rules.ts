import { api } from '@/api/client';
import { useBranch } from '@/app/branch';

const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** What the settings of the branch in view say of its calendar. */
export interface Rules {
  /** The first day of the week, 1 being Monday. */
  weekStart: number;
  /** Minutes from one start to the next. */
  step: number;
}

/** The rules of the branch in view; the usual ones until its settings are here. */
export function useRules(): Rules {
  const { branch } = useBranch();
  const { data } = api.useQuery(
    'get',
    '/settings',
    { params: { query: { branch_id: branch?.id ?? '' } } },
    { staleTime: 300_000, enabled: Boolean(branch) },
  );
  const found = names.indexOf(data?.effective.week_start ?? '');
  return { weekStart: found < 0 ? 1 : found + 1, step: data?.effective.slot_step_minutes ?? 15 };
}
