import { useInfiniteQuery } from '@tanstack/react-query';
import { api, client } from '@/api/client';
import { Problem } from '@/api/problem';

/** What happened, newest first, page by page. */
export function useAuditPages(query: Record<string, string>) {
  return useInfiniteQuery({
    queryKey: ['get', '/audit', query],
    queryFn: async ({ pageParam, signal }) => {
      const { data } = await client.GET('/audit', {
        params: { query: { ...query, limit: 100, ...(pageParam ? { cursor: pageParam } : {}) } },
        signal,
      });
      if (!data) throw new Problem(500, { code: 'internal' });
      return data;
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor || undefined,
  });
}

/** Hands the same as a file to the browser. A refusal is thrown, and not saved under the file's name. */
export async function downloadAudit(query: Record<string, string>): Promise<void> {
  const { data } = await client.GET('/audit.csv', { params: { query }, parseAs: 'blob' });
  if (!data) throw new Problem(500, { code: 'internal' });
  const url = URL.createObjectURL(data as Blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = `audit-${new Date().toISOString().slice(0, 10)}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}

/** Everybody who works or worked here, for those who may know. */
export function usePeople(enabled: boolean) {
  return api.useQuery('get', '/members', {}, { enabled, staleTime: 60_000 });
}
