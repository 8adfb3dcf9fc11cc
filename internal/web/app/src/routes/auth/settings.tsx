import { createFileRoute, redirect } from '@tanstack/react-router';
import { only } from '@/app/guard';
import { NewPasswordPage } from '@/domains/identity/new-password-page';

/** Where Kratos sends somebody who came back by a recovery code; without a flow it is the security page. */
export const Route = createFileRoute('/auth/settings')({
  validateSearch: (s: Record<string, unknown>): { flow?: string } => ({
    flow: typeof s.flow === 'string' ? s.flow : undefined,
  }),
  beforeLoad: (options) => {
    only('tenant')(options);
    if (!options.search.flow) throw redirect({ to: '/security', replace: true });
  },
  component: NewPasswordPage,
});
