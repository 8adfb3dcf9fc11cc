import type { ReactNode } from 'react';
import { useHost } from './host';
import { CountryProvider } from './locale';
import { ShutDoor, shutFor } from './shut-door';

/** What all doors share. */
export function Root({ children }: { children: ReactNode }) {
  const host = useHost();
  const why = shutFor(host);
  return (
    <CountryProvider country={host.tenant?.country}>
      {why ? <ShutDoor host={host} why={why} /> : children}
    </CountryProvider>
  );
}
