import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { api, client } from '@/api/client';
import type { State } from './types';

const pageSize = 50;

/** The queue of one state, page after page. It changes by itself: it is asked again every so often. */
export function useQueue(state: State, kind: string | null) {
  return useInfiniteQuery({
    queryKey: ['get', '/messages', 'pages', state, kind],
    initialPageParam: '',
    refetchInterval: 15_000,
    queryFn: async ({ pageParam, signal }) => {
      const query = {
        state,
        limit: pageSize,
        ...(kind ? { kind: kind as 'confirmation' } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      };
      const { data } = await client.GET('/messages', { params: { query }, signal });
      if (!data) throw new Error('a list without a body');
      return data;
    },
    getNextPageParam: (last) => last.next_cursor || undefined,
  });
}

/** How many wait, and how many need somebody. */
export function useCounts() {
  return api.useQuery('get', '/messages/counts', {}, { refetchInterval: 15_000 });
}

/** What a patient was told and wrote. */
export function usePatientMessages(patient: string) {
  return useInfiniteQuery({
    queryKey: ['get', '/patients/{id}/messages', patient],
    initialPageParam: '',
    refetchInterval: 15_000,
    queryFn: async ({ pageParam, signal }) => {
      const query = { limit: 30, ...(pageParam ? { cursor: pageParam } : {}) };
      const { data } = await client.GET('/patients/{id}/messages', {
        params: { path: { id: patient }, query },
        signal,
      });
      if (!data) throw new Error('a list without a body');
      return data;
    },
    getNextPageParam: (last) => last.next_cursor || undefined,
  });
}

/** Has every list of messages ask again. */
export function useRefreshMessages(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    const paths = ['/messages', '/messages/counts', '/patients/{id}/messages'];
    await Promise.all(paths.map((path) => queries.invalidateQueries({ queryKey: ['get', path] })));
  };
}
