import type { QueryClient } from '@tanstack/react-query';
import { notFound, redirect } from '@tanstack/react-router';
import type { Host } from './host';
import { type Barrier, type Me, may, meQuery, type Permission } from './session';

/** What the sign-in page is told. */
export interface SignInSearch {
  return_to?: string;
  aal?: 'aal2';
  /** Why somebody who was at work has to sign in. */
  reason?: 'idle' | 'ended' | 'welcome';
  /** Somebody who is signed in is asked for the password once more. */
  refresh?: true;
  /** A flow that Kratos began. */
  flow?: string;
}

/** Sends somebody to sign in and back to where they were. */
export function signInSearch(barrier: Barrier, here: string): SignInSearch {
  return {
    ...(here === '/' || here === '/start' ? {} : { return_to: here }),
    ...(barrier === 'step_up' ? { aal: 'aal2' as const } : {}),
    ...(barrier === 'idle' ? { reason: 'idle' as const } : {}),
  };
}

/** For `beforeLoad` of a page below the staff layout: the page is for those who hold one of these. */
export function needs(...anyOf: Permission[]) {
  return ({ context }: { context: { queries: QueryClient } }) => {
    const me = context.queries.getQueryData<Me>(meQuery.queryKey);
    if (me && !anyOf.some((p) => may(me, p))) throw redirect({ to: '/forbidden', replace: true });
  };
}

/** For `beforeLoad` of a page that only one kind of door has. */
export function only(kind: Host['kind']) {
  return ({ context }: { context: { host: Host } }) => {
    if (context.host.kind !== kind) throw notFound();
  };
}
