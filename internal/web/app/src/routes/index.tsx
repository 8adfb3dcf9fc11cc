import { createFileRoute, redirect } from '@tanstack/react-router';
import { FrontDoor } from '@/app/front-door';

export const Route = createFileRoute('/')({
  beforeLoad: ({ context }) => {
    if (context.host.kind === 'tenant') throw redirect({ to: '/start', replace: true });
  },
  component: FrontDoor,
});
