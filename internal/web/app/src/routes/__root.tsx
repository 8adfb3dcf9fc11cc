import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router';
import { hostQuery } from '@/app/host';
import { Root } from '@/app/root';

export const Route = createRootRouteWithContext<{ queries: QueryClient }>()({
  beforeLoad: async ({ context }) => ({ host: await context.queries.ensureQueryData(hostQuery) }),
  component: () => (
    <Root>
      <Outlet />
    </Root>
  ),
});
