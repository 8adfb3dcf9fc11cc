import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { api, client } from '@/api/client';
import { refreshFlags } from './flags';

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

const kept = ['/patients', '/patients/{id}', '/patients/{id}/history', '/patients/{id}/timeline'];

/** Has every list and page of patients ask again, and what is to be known of them. */
export function useRefreshPatients(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all([
      ...kept.map((path) => queries.invalidateQueries({ queryKey: ['get', path] })),
      refreshFlags(queries),
    ]);
  };
}

/** What registration asks for at a branch. */
export function useRegistration(branchId: string | undefined) {
  const query = branchId ? { branch_id: branchId } : {};
  return api.useQuery('get', '/patients/registration', { params: { query } }, { staleTime: 300_000 });
}
