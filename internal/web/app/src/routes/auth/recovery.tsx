import { createFileRoute } from '@tanstack/react-router';
import { only } from '@/app/guard';
import { safeReturnTo } from '@/app/return-to';
import { RecoveryPage } from '@/domains/identity/recovery-page';

interface Search {
  flow?: string;
  return_to?: string;
}

export const Route = createFileRoute('/auth/recovery')({
  validateSearch: (s: Record<string, unknown>): Search => ({
    flow: typeof s.flow === 'string' ? s.flow : undefined,
    return_to: s.return_to === undefined ? undefined : safeReturnTo(s.return_to),
  }),
  beforeLoad: only('tenant'),
  component: RecoveryPage,
});
