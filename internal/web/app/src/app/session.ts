import type { QueryClient } from '@tanstack/react-query';
import { useSuspenseQuery } from '@tanstack/react-query';
import { api, type Schema } from '@/api/client';
import { asProblem } from '@/api/problem';

export type Me = Schema<'Me'>;

/** Who is signed in. */
export const meQuery = api.queryOptions('get', '/me', {}, { staleTime: 60_000 });

/** Who is signed in; only below the staff layout, which sees to it that somebody is. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** What stands between a visitor and the staff app. */
export type Barrier = 'sign_in' | 'idle' | 'step_up' | 'enrol' | 'not_member';

/** Which barrier a failed request stands for, if any. */
export function barrierOf(error: unknown): Barrier | undefined {
  const { code, status } = asProblem(error);
  switch (code) {
    case 'identity.session_idle':
      return 'idle';
    case 'identity.second_factor_required':
      return 'step_up';
    case 'identity.second_factor_enrolment_required':
      return 'enrol';
    case 'identity.not_member':
      return 'not_member';
    default:
      return status === 401 ? 'sign_in' : undefined;
  }
}

/** Which barrier is left for somebody who is signed in: a role may ask for a second factor. */
export function barrierFor(me: Me): Barrier | undefined {
  if (!me.second_factor.required || me.session.aal === 2) return undefined;
  return me.second_factor.enrolled ? 'step_up' : 'enrol';
}

/** Asks who is signed in; answers with them, or with the barrier. Other failures are thrown. */
export async function whoIs(queries: QueryClient): Promise<{ me?: Me; barrier?: Barrier }> {
  try {
    const me = await queries.ensureQueryData(meQuery);
    return { me, barrier: barrierFor(me) };
  } catch (error) {
    const barrier = barrierOf(error);
    if (!barrier) throw error;
    return { barrier };
  }
}

/** Permissions by name, as the API spells them. */
export type Permission = string;

/** Whether `me` may do this: anywhere, or in `branch`. */
export function may(me: Me, permission: Permission, branch?: string): boolean {
  const scope = me.permissions[permission];
  if (!scope) return false;
  return scope.chain || (branch ? scope.branches.includes(branch) : scope.branches.length > 0);
}

/** `may` for whoever is signed in. */
export function useMay(): (permission: Permission, branch?: string) => boolean {
  const me = useMe();
  return (permission, branch) => may(me, permission, branch);
}
