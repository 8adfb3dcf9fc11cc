import { createFileRoute } from '@tanstack/react-router';
import { only, type SignInSearch } from '@/app/guard';
import { safeReturnTo } from '@/app/return-to';
import { SignInPage } from '@/domains/identity/sign-in-page';

const reasons = ['idle', 'ended', 'welcome'] as const;

export const Route = createFileRoute('/auth/login')({
  validateSearch: (s: Record<string, unknown>): SignInSearch => ({
    flow: typeof s.flow === 'string' ? s.flow : undefined,
    aal: s.aal === 'aal2' ? 'aal2' : undefined,
    refresh: s.refresh === true || s.refresh === 'true' || undefined,
    reason: reasons.find((r) => r === s.reason),
    return_to: s.return_to === undefined ? undefined : safeReturnTo(s.return_to),
  }),
  beforeLoad: only('tenant'),
  component: SignInPage,
});
