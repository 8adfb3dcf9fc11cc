import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { onProblem } from '@/api/client';
import { signInSearch } from '../guard';
import { type Barrier, barrierOf, meQuery } from '../session';

/**
 * When any request says that the session is over or not enough, the person is sent to what is missing, and from there
 * back to where they were.
 */
export function useBarrier(): void {
  const queries = useQueryClient();
  const router = useRouter();
  useEffect(() => {
    let leaving = false; // several requests fail together, and what is asked on the way out fails too
    return onProblem((problem) => {
      const barrier = barrierOf(problem);
      if (!barrier || leaving) return;
      leaving = true;
      void leave(barrier).finally(() => {
        queries.removeQueries({ queryKey: meQuery.queryKey });
        leaving = false;
      });
    });

    function leave(barrier: Barrier): Promise<void> {
      const here = router.history.location.href;
      if (barrier === 'enrol') return router.navigate({ to: '/auth/enrol', search: { return_to: here } });
      if (barrier === 'not_member') return router.navigate({ to: '/auth/not-member' });
      const ended = barrier === 'sign_in' ? { reason: 'ended' as const } : {};
      return router.navigate({ to: '/auth/login', search: { ...signInSearch(barrier, here), ...ended } });
    }
  }, [queries, router]);
}
