import { createFileRoute, notFound, redirect } from '@tanstack/react-router';
import { StaffFrame } from '@/app/frame/staff-frame';
import { signInSearch } from '@/app/guard';
import { whoIs } from '@/app/session';

/** Everything below needs a member of this chain, with the second factor their role asks for. */
export const Route = createFileRoute('/_staff')({
  beforeLoad: async ({ context, location }) => {
    if (context.host.kind !== 'tenant') throw notFound();
    const { barrier } = await whoIs(context.queries);
    const here = location.href;
    if (barrier === 'enrol') throw redirect({ to: '/auth/enrol', search: { return_to: here } });
    if (barrier === 'not_member') throw redirect({ to: '/auth/not-member' });
    if (barrier) throw redirect({ to: '/auth/login', search: signInSearch(barrier, here) });
  },
  component: StaffFrame,
});
