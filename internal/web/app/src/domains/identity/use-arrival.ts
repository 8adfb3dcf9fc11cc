import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { safeReturnTo } from '@/app/return-to';

/** Goes on into the app as whoever is signed in now; what was known of anybody before is forgotten. */
export function useArrival(): (returnTo?: string) => Promise<void> {
  const queries = useQueryClient();
  const router = useRouter();
  return useCallback(
    async (returnTo) => {
      queries.removeQueries({ predicate: (q) => q.queryKey[1] !== '/host' });
      await router.invalidate();
      await router.navigate({ href: safeReturnTo(returnTo) });
    },
    [queries, router],
  );
}
