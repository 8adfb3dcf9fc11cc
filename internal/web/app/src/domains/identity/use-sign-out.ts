import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { signOut } from './kratos';

/** Ends the session on this device and shows the sign-in page. Nothing of what was seen is kept. */
export function useSignOut(): (reason?: 'idle') => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useCallback(
    async (reason) => {
      await signOut().catch(() => undefined); // the sign-in page says what is wrong, if anything is
      await navigate({ to: '/auth/login', search: reason ? { reason, return_to: here() } : {} });
      queries.removeQueries({ predicate: (q) => q.queryKey[1] !== '/host' });
    },
    [queries, navigate],
  );
}

function here(): string {
  return window.location.pathname + window.location.search;
}
