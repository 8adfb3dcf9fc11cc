import type { Schema } from '@/api/client';

// The API's types under the names this domain uses: a renamed schema is mended here.
export type Permission = Schema<'Permission'>;
export type Role = Schema<'Role'>;
export type Member = Schema<'Member'> & { second_factor?: boolean | null };
export type Invitation = Schema<'Invitation'>;

/** A role that somebody holds; without a branch it is held for the whole chain. */
export interface RoleGrant {
  role_id: string;
  role_name: string;
  branch_id: string | null;
}

/** A role to be given: at a branch or, without one, for the whole chain. */
export interface RoleChoice {
  role_id: string;
  branch_id?: string;
}
