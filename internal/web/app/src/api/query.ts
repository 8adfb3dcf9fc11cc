import { QueryClient } from '@tanstack/react-query';
import { asProblem } from './problem';

/** Only what may pass by itself is tried again: no answer, or a server that is not there for the moment. */
function retry(failures: number, error: unknown): boolean {
  const { status } = asProblem(error);
  return failures < 2 && (status === 0 || status === 502 || status === 504);
}

/** Makes the cache all queries share. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 20_000, retry, refetchOnWindowFocus: 'always' },
      mutations: { retry: false },
    },
  });
}
