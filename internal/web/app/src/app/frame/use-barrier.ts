import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { onProblem } from '@/api/client';
import { barrierOf, meQuery } from '../session';

/** When any request says that the session is over or not enough, the guard of the page decides anew where to go. */
export function useBarrier(): void {
  const queries = useQueryClient();
  const router = useRouter();
  useEffect(
    () =>
      onProblem((problem) => {
        if (!barrierOf(problem)) return;
        queries.removeQueries({ queryKey: meQuery.queryKey, exact: true, type: 'inactive' });
        void queries.invalidateQueries({ queryKey: meQuery.queryKey }).finally(() => router.invalidate());
      }),
    [queries, router],
  );
}
