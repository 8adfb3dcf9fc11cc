import { createFileRoute } from '@tanstack/react-router';
import { only } from '@/app/guard';
import { VerificationPage } from '@/domains/identity/verification-page';

interface Search {
  flow?: string;
  code?: string;
}

export const Route = createFileRoute('/auth/verification')({
  validateSearch: (s: Record<string, unknown>): Search => ({
    flow: typeof s.flow === 'string' ? s.flow : undefined,
    code: s.code === undefined ? undefined : String(s.code),
  }),
  beforeLoad: only('tenant'),
  component: VerificationPage,
});
