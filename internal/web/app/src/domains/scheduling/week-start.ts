import { api } from '@/api/client';

const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The chain's first day of the week, 1 being Monday; Monday until the settings are here. */
export function useWeekStart(): number {
  const { data } = api.useQuery('get', '/settings', {}, { staleTime: 300_000 });
  const found = names.indexOf(data?.effective.week_start ?? '');
  return found < 0 ? 1 : found + 1;
}
