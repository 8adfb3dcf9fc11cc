import { LandingPage } from '@/domains/platform/landing';
import { useHost } from './host';
import { ConsolePage } from './pages';

/** What `/` shows to somebody who is at no clinic's address. */
export function FrontDoor() {
  return useHost().kind === 'console' ? <ConsolePage /> : <LandingPage />;
}
