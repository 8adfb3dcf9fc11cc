import { createFileRoute } from '@tanstack/react-router';
import { only } from '@/app/guard';
import { SignupPage } from '@/domains/platform/signup-page';

interface Search {
  /** What was chosen on the page before. */
  country?: string;
  /** Somebody comes back to change what they gave. */
  change?: true;
}

export const Route = createFileRoute('/sign-up/')({
  validateSearch: ({ country, change }: Record<string, unknown>): Search => ({
    ...(typeof country === 'string' && /^[A-Z]{2}$/.test(country) ? { country } : {}),
    ...(change === true ? { change } : {}),
  }),
  beforeLoad: only('apex'),
  component: SignupPage,
});
