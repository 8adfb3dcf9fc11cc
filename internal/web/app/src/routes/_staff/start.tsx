import { createFileRoute, redirect } from '@tanstack/react-router';
import { firstPage } from '@/app/nav';
import { meQuery } from '@/app/session';

/** Where the day begins: the set-up while it is undone, else the first page this role has. */
export const Route = createFileRoute('/_staff/start')({
  beforeLoad: async ({ context }) => {
    const me = await context.queries.ensureQueryData(meQuery);
    throw redirect({ to: firstPage(me), replace: true });
  },
});
