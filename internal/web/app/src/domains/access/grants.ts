import type { Permission, RoleChoice, RoleGrant } from './types';

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
    chain ? [{ role_id: roleId, branch_id: null }] : branchIds.map((branch_id) => ({ role_id: roleId, branch_id })),
  );
}

/** Whether every line says where; a form with none or with an empty line cannot be sent. */
export function isComplete(held: readonly Held[]): boolean {
  return held.length > 0 && held.every((h) => h.chain || h.branchIds.length > 0);
}

/** Permissions by group, in the order of the catalogue. */
export function byGroup(permissions: readonly Permission[]): { group: string; permissions: Permission[] }[] {
  const groups = new Map<string, Permission[]>();
  for (const p of permissions) groups.set(p.group, [...(groups.get(p.group) ?? []), p]);
  return [...groups].map(([group, list]) => ({ group, permissions: list }));
}
