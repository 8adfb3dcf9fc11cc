import type { Me } from '@/app/session';
import type { Permission, Role, RoleChoice, RoleGrant } from './types';

/** A role, and where it is held: the whole chain or some branches. */
export interface Held {
  roleId: string;
  chain: boolean;
  branchIds: string[];
}

/** Grants as a form edits them: a line for each role. */
export function heldFrom(grants: readonly Pick<RoleGrant, 'role_id' | 'branch_id'>[]): Held[] {
  const lines = new Map<string, Held>();
  for (const { role_id, branch_id } of grants) {
    const line = lines.get(role_id) ?? { roleId: role_id, chain: false, branchIds: [] };
    if (branch_id) line.branchIds.push(branch_id);
    else line.chain = true;
    lines.set(role_id, line);
  }
  return [...lines.values()];
}

/** Lines of a form as the API takes them: a role of the whole chain needs no branches beside it. */
export function choicesFrom(held: readonly Held[]): RoleChoice[] {
  return held.flatMap(({ roleId, chain, branchIds }): RoleChoice[] =>
    chain ? [{ role_id: roleId }] : branchIds.map((branch_id) => ({ role_id: roleId, branch_id })),
  );
}

/** Whether somebody who may do `mine` can give a role: nobody gives what they do not hold. */
export function canGive(mine: Me['permissions'], role: Role): boolean {
  return role.permissions.every((p) => mine[p]?.chain || (mine[p]?.branches.length ?? 0) > 0);
}

/** Whether every line says where; a form with none or with an empty line cannot be sent. */
export function isComplete(held: readonly Held[]): boolean {
  return held.length > 0 && held.every((h) => h.chain || h.branchIds.length > 0);
}

const order = ['owner', 'admin', 'branch_manager', 'doctor', 'therapist', 'reception', 'billing', 'auditor'];

/** Roles as people think of them: the standard ones from the owner down, then the chain's own by name. */
export function inOrder(roles: readonly Role[]): Role[] {
  const place = (role: Role) => (role.builtin ? order.indexOf(role.key) + 1 || order.length + 1 : order.length + 2);
  return [...roles].sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
}

/** Permissions by group, in the order of the catalogue. */
export function byGroup(permissions: readonly Permission[]): { group: string; permissions: Permission[] }[] {
  const groups = new Map<string, Permission[]>();
  for (const p of permissions) groups.set(p.group, [...(groups.get(p.group) ?? []), p]);
  return [...groups].map(([group, list]) => ({ group, permissions: list }));
}
