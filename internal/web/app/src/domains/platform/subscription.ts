import { api } from '@/api/client';
import { useLocale } from '@/app/locale';

/** The chain's subscription; asked again soon while what was just paid has yet to arrive. */
export function useSubscription({ soon = false }: { soon?: boolean } = {}) {
  const { language } = useLocale();
  return api.useQuery(
    'get',
    '/subscription',
    { params: { query: { language } } },
    { refetchInterval: (query) => (soon && !query.state.data?.subscribed ? 1500 : false) },
  );
}
