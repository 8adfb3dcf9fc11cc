import { api, type Schema } from '@/api/client';
import { useMe } from '../session';

/** How far the chain is set up; asked for only by those who may change it. */
export const setupQuery = api.queryOptions('get', '/setup', {}, { staleTime: 30_000 });

export type Setup = Schema<'Setup'>;

/** The steps left to do, for those who may do them; 0 for all others. */
export function useSetupLeft(): { left: number; all: number } {
  const me = useMe();
  const may = me.permissions['settings.manage']?.chain === true;
  const { data } = api.useQuery('get', '/setup', {}, { enabled: may, staleTime: 30_000 });
  const steps = data?.steps ?? [];
  return { left: steps.filter((s) => s.status === 'todo').length, all: steps.length };
}
