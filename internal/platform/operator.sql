-- As praxis_platform, whom the tables of the chains do not answer.

-- name: AllTenants :many
SELECT * FROM tenants ORDER BY created_at, id;

-- name: LockTenantBySlug :one
SELECT * FROM tenants WHERE slug = @slug FOR UPDATE;

-- name: SuspendTenant :exec
UPDATE tenants SET suspended_from = status, status = 'suspended', suspended_reason = @reason WHERE id = @tenant_id;

-- name: ResumeTenant :exec
UPDATE tenants SET status = CASE suspended_from WHEN '' THEN 'active' ELSE suspended_from END, suspended_from = '', suspended_reason = '' WHERE id = @tenant_id;

-- name: ActIn :exec
SELECT set_tenant(@tenant_id, @actor, '', '', '');

-- name: NoteAct :exec
SELECT audit_note('act', 'tenants', current_tenant()::text, NULL, @reason);
