import { type QueryClient, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, client } from '@/api/client';
import { useMay } from '@/app/session';
import { refreshFlags } from '../patients/flags';
import { listen } from '../scheduling/live';

/** What the queue is narrowed to. */
export interface QueueFilter {
  branch_id?: string | undefined;
  rule_id?: string | undefined;
  whose: 'all' | 'mine' | 'my_roles';
  overdue: boolean;
  /** Due before this; without it, all. */
  until?: string | undefined;
}

const pageSize = 50;

/** Without live updates, the queue asks again this often; and in any case what is overdue changes with the minutes. */
const everyMinute = 60_000;

/** The queue, page after page. */
export function useQueue({ until, branch_id, rule_id, ...rest }: QueueFilter) {
  return useInfiniteQuery({
    queryKey: ['get', '/followups', 'pages', { until, branch_id, rule_id, ...rest }],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const query = {
        ...rest,
        limit: pageSize,
        ...(until ? { until } : {}),
        ...(branch_id ? { branch_id } : {}),
        ...(rule_id ? { rule_id } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      };
      const { data } = await client.GET('/followups', { params: { query }, signal });
      if (!data) throw new Error('a list without a body');
      return data;
    },
    getNextPageParam: (last) => last.next_cursor || undefined,
    placeholderData: (old) => old,
    refetchInterval: everyMinute,
  });
}

/** How the day stands. */
export function useCounts(branchId: string | undefined, since: string, until: string) {
  return api.useQuery(
    'get',
    '/followups/counts',
    { params: { query: { since, until, ...(branchId ? { branch_id: branchId } : {}) } } },
    { placeholderData: (old) => old, refetchInterval: everyMinute },
  );
}

/** To whom follow-ups can be given. */
export function useAssignees(branchId?: string) {
  return api.useQuery(
    'get',
    '/followups/assignees',
    { params: { query: branchId ? { branch_id: branchId } : {} } },
    { staleTime: 300_000 },
  );
}

/** The rules that make follow-ups. */
export function useRules() {
  return api.useQuery('get', '/followup-rules', {}, { staleTime: 60_000 });
}

/** A patient's follow-ups, open or not. */
export function usePatientTasks(id: string) {
  return api.useQuery('get', '/patients/{id}/followups', { params: { path: { id }, query: { limit: 50 } } });
}

/** What was done about a patient's follow-ups. */
export function usePatientActs(id: string, limit = 30) {
  return api.useQuery('get', '/patients/{id}/followup-acts', { params: { path: { id }, query: { limit } } });
}

/** Has everything about follow-ups asked for again. */
export async function refreshFollowups(queries: QueryClient): Promise<void> {
  const paths = [
    '/followups',
    '/followups/counts',
    '/followups/recall',
    '/patients/{id}/followups',
    '/patients/{id}/followup-acts',
    '/patients/{id}/timeline',
  ];
  await Promise.all([
    ...paths.map((path) => queries.invalidateQueries({ queryKey: ['get', path] })),
    refreshFlags(queries),
  ]);
}

/** Several changes within this many milliseconds are fetched together. */
const gather = 150;

/** Keeps the queue up to date with the other desks of a branch, where this member may listen to them. */
export function useFollowupsLive(branchId: string | undefined): void {
  const queries = useQueryClient();
  const may = useMay()('appointments.read', branchId);
  useEffect(() => {
    if (!branchId || !may) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = listen({
      branchId,
      onEvent: ({ type }) => {
        if (type === 'hold') return;
        clearTimeout(timer);
        timer = setTimeout(() => void refreshFollowups(queries), gather);
      },
      onState: () => undefined,
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [branchId, may, queries]);
}
