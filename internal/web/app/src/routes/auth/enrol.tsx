import { createFileRoute } from '@tanstack/react-router';
import { only } from '@/app/guard';
import { safeReturnTo } from '@/app/return-to';
import { EnrolPage } from '@/domains/identity/enrol-page';

export const Route = createFileRoute('/auth/enrol')({
  validateSearch: (s: Record<string, unknown>): { return_to?: string } => ({
    return_to: s.return_to === undefined ? undefined : safeReturnTo(s.return_to),
  }),
  beforeLoad: only('tenant'),
  component: EnrolPage,
});
