import type { ReactNode } from 'react';
import { useHost } from './host';
import { CountryProvider } from './locale';

/** What all doors share. */
export function Root({ children }: { children: ReactNode }) {
  return <CountryProvider country={useHost().tenant?.country}>{children}</CountryProvider>;
}
