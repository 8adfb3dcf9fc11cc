import type { Schema } from '@/api/client';

// The API's types under the names this domain uses: a renamed schema is mended here.
export type Permission = Schema<'Permission'>;
export type Role = Schema<'Role'>;
export type Member = Schema<'Member'>;
export type Invitation = Schema<'Invitation'>;
export type RoleGrant = Member['roles'][number];
/** A role at a branch; `branch_id` null is the whole chain. */
export type RoleChoice = Schema<'RoleChoice'>;
