import { createFileRoute, redirect } from '@tanstack/react-router';
import { setupQuery } from '@/app/frame/use-setup';
import { firstPage } from '@/app/nav';
import { meQuery } from '@/app/session';
import { SetupPage } from '@/domains/platform/setup/setup-page';
import { readStep, type Step } from '@/domains/platform/setup/steps';

/** Where the day begins: the set-up while it is undone, for those who do it; else the first page this role has. */
export const Route = createFileRoute('/_staff/start')({
  validateSearch: ({ step }: Record<string, unknown>): { step?: Step } => {
    const known = readStep(step);
    return known ? { step: known } : {};
  },
  beforeLoad: async ({ context, search }) => {
    const me = await context.queries.ensureQueryData(meQuery);
    if (me.permissions['settings.manage']?.chain) {
      const setup = await context.queries.ensureQueryData(setupQuery);
      if (!setup.done || search.step) return;
    }
    throw redirect({ to: firstPage(me), replace: true });
  },
  component: SetupPage,
});
