import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { api, client } from '@/api/client';

/** Patients that answer to what was typed; the newest where nothing was. */
export function usePatientSearch(q: string, { limit = 8, enabled = true }: { limit?: number; enabled?: boolean } = {}) {
  return api.useQuery(
    'get',
    '/patients',
    { params: { query: { q, limit } } },
    { enabled, placeholderData: (old) => old, staleTime: 10_000 },
  );
}

const pageSize = 30;

/** The list of patients, page after page. */
export function usePatientPages(q: string) {
  return useInfiniteQuery({
    queryKey: ['get', '/patients', 'pages', q],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const query = { q, limit: pageSize, ...(pageParam ? { cursor: pageParam } : {}) };
      const { data } = await client.GET('/patients', { params: { query }, signal });
      if (!data) throw new Error('a list without a body');
      return data;
    },
    getNextPageParam: (last) => last.next_cursor || undefined,
    placeholderData: (old) => old,
  });
}

/** One patient. */
export function usePatient(id: string) {
  return api.useQuery('get', '/patients/{id}', { params: { path: { id } } });
}

/** Has every list and page of patients ask again. */
export function useRefreshPatients(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all(
      ['/patients', '/patients/{id}'].map((path) => queries.invalidateQueries({ queryKey: ['get', path] })),
    );
  };
}
