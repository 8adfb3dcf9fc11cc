import { useSuspenseQuery } from '@tanstack/react-query';
import { api, type Schema } from '@/api/client';

export type Host = Schema<'Host'>;

/** Which door this is; it cannot change while the page is open. */
export const hostQuery = api.queryOptions('get', '/host', {}, { staleTime: Number.POSITIVE_INFINITY });

/** The door this page came through: the apex, a chain, the console. */
export function useHost(): Host {
  return useSuspenseQuery(hostQuery).data;
}
