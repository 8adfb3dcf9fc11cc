import { describe, expect, it } from 'vitest';
import { canGive, choicesFrom, heldFrom, inOrder, isComplete } from './grants';
import type { Role } from './types';

function role(key: string, more: Partial<Role> = {}): Role {
  return {
    id: key,
    key,
    name: key,
    description: '',
    builtin: true,
    second_factor: false,
    permissions: [],
    members: 0,
    version: 1,
    ...more,
  };
}

describe('grants in a form', () => {
  const grants = [
    { role_id: 'doctor', branch_id: 'b1' },
    { role_id: 'doctor', branch_id: 'b2' },
    { role_id: 'auditor', branch_id: null },
  ];

  it('are a line for each role', () => {
    expect(heldFrom(grants)).toEqual([
      { roleId: 'doctor', chain: false, branchIds: ['b1', 'b2'] },
      { roleId: 'auditor', chain: true, branchIds: [] },
    ]);
  });

  it('go back as they came', () => {
    expect(choicesFrom(heldFrom(grants))).toEqual([
      { role_id: 'doctor', branch_id: 'b1' },
      { role_id: 'doctor', branch_id: 'b2' },
      { role_id: 'auditor' },
    ]);
  });

  it('need a place each', () => {
    expect(isComplete([])).toBe(false);
    expect(isComplete([{ roleId: 'doctor', chain: false, branchIds: [] }])).toBe(false);
    expect(isComplete([{ roleId: 'doctor', chain: true, branchIds: [] }])).toBe(true);
  });
});

describe('roles', () => {
  it('stand from the owner down, then the chain’s own by name', () => {
    const own = [role('x2', { name: 'Zahra', builtin: false }), role('x1', { name: 'Assistant', builtin: false })];
    const sorted = inOrder([...own, role('billing'), role('owner'), role('doctor')]);
    expect(sorted.map((r) => r.key)).toEqual(['owner', 'doctor', 'billing', 'x1', 'x2']);
  });

  it('are given by those who hold all they allow', () => {
    const mine = { 'patients.read': { chain: false, branches: ['b1'] }, 'audit.read': { chain: true, branches: [] } };
    expect(canGive(mine, role('a', { permissions: ['patients.read', 'audit.read'] }))).toBe(true);
    expect(canGive(mine, role('b', { permissions: ['patients.read', 'roles.manage'] }))).toBe(false);
  });
});
