-- name: InsertRole :exec
INSERT INTO roles (tenant_id, id, key, name, description, builtin, second_factor, idle_minutes)
VALUES (@tenant_id, @id, @key, @name, @description, @builtin, @second_factor, @idle_minutes);

-- name: InsertRolePermissions :many
INSERT INTO role_permissions (tenant_id, role_id, permission)
SELECT @tenant_id, @role_id, p.permission FROM unnest(@permissions::text[]) AS p(permission)
RETURNING permission;

-- name: RoleByKey :one
SELECT * FROM roles WHERE tenant_id = @tenant_id AND key = @key;

-- name: Roles :many
SELECT r.id, r.key, r.name, r.description, r.builtin, r.second_factor, r.idle_minutes, r.version,
       ARRAY(SELECT p.permission FROM role_permissions p
              WHERE p.tenant_id = r.tenant_id AND p.role_id = r.id ORDER BY p.permission)::text[] AS permissions,
       (SELECT count(DISTINCT h.member_id) FROM member_roles h WHERE h.tenant_id = r.tenant_id AND h.role_id = r.id) AS members
  FROM roles r
 WHERE r.tenant_id = @tenant_id AND (sqlc.narg('id')::uuid IS NULL OR r.id = sqlc.narg('id'))
 ORDER BY r.builtin DESC, r.name;

-- name: LockRole :one
SELECT id, key, version FROM roles WHERE tenant_id = @tenant_id AND id = @id FOR UPDATE;

-- name: UpdateRole :exec
UPDATE roles SET name = @name, description = @description, second_factor = @second_factor, version = version + 1
 WHERE tenant_id = @tenant_id AND id = @id;

-- name: RetainRolePermissions :exec
DELETE FROM role_permissions WHERE tenant_id = @tenant_id AND role_id = @role_id AND permission <> ALL (@permissions::text[]);

-- name: AddRolePermissions :exec
INSERT INTO role_permissions (tenant_id, role_id, permission)
SELECT @tenant_id, @role_id, p.permission FROM unnest(@permissions::text[]) AS p(permission)
ON CONFLICT DO NOTHING;

-- name: DeleteRole :exec
DELETE FROM roles WHERE tenant_id = @tenant_id AND id = @id;

-- Roles as the chain was founded with: an edit raises the version. Locked, so that none
-- is edited meanwhile.
-- name: LockUntouchedRoles :many
SELECT id, key FROM roles WHERE tenant_id = @tenant_id AND builtin AND version = 1 ORDER BY id FOR UPDATE;

-- name: GrantMissing :execrows
INSERT INTO role_permissions (tenant_id, role_id, permission)
SELECT @tenant_id, unnest(@role_ids::uuid[]), unnest(@permissions::text[])
ON CONFLICT DO NOTHING;
