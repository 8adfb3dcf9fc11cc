import { useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';
import { inOrder } from './grants';
import type { Role } from './types';

const sorted = ({ items }: { items: Role[] }) => ({ items: inOrder(items) });

/** The roles of the chain, each with how many hold it. */
export function useRoles(enabled = true) {
  return api.useQuery('get', '/roles', {}, { staleTime: 60_000, select: sorted, enabled });
}

/** The catalogue of permissions, a sentence each. */
export function usePermissions() {
  return api.useQuery('get', '/permissions', {}, { staleTime: Number.POSITIVE_INFINITY });
}

/** Everybody who works or worked in the chain. */
export function useMembers(enabled = true) {
  return api.useQuery('get', '/members', {}, { enabled });
}

/** Who was asked to join. */
export function useInvitations(enabled: boolean) {
  return api.useQuery('get', '/invitations', {}, { enabled });
}

/** Has members, roles and invitations ask again. */
export function useRefreshAccess(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    const paths = ['/members', '/roles', '/invitations', '/me'];
    await Promise.all(paths.map((path) => queries.invalidateQueries({ queryKey: ['get', path] })));
  };
}
