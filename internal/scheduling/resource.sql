-- name: InsertResource :one
INSERT INTO resources (tenant_id, id, kind, name, title, room_type, color, member_id, invitation_id, active, created_at)
VALUES (@tenant_id, @id, @kind, @name, @title, @room_type, @color, @member_id, @invitation_id, @active, @created_at)
RETURNING *;

-- name: Resources :many
SELECT r.* FROM resources r
 WHERE r.tenant_id = @tenant_id
   AND (sqlc.narg(kind)::text IS NULL OR r.kind = sqlc.narg(kind))
   AND EXISTS (SELECT FROM resource_branches b WHERE b.tenant_id = r.tenant_id AND b.resource_id = r.id
               AND (sqlc.narg(branch_id)::uuid IS NULL OR b.branch_id = sqlc.narg(branch_id)))
 ORDER BY r.kind, r.name;

-- name: ResourceByID :one
SELECT r.* FROM resources r
 WHERE r.tenant_id = @tenant_id AND r.id = @id
   AND EXISTS (SELECT FROM resource_branches b WHERE b.tenant_id = r.tenant_id AND b.resource_id = r.id);

-- name: UpdateResource :one
UPDATE resources
   SET name = @name, title = @title, room_type = @room_type, color = @color, member_id = @member_id, invitation_id = @invitation_id,
       active = @active, version = version + 1
 WHERE tenant_id = @tenant_id AND id = @id AND version = @version
RETURNING *;

-- name: TieInvited :exec
UPDATE resources SET member_id = @member_id, invitation_id = NULL, version = version + 1
 WHERE tenant_id = @tenant_id AND invitation_id = @invitation_id AND member_id IS NULL;

-- name: TouchResource :one
UPDATE resources SET version = version + 1
 WHERE tenant_id = @tenant_id AND id = @id AND version = @version
RETURNING *;

-- name: ResourceBranches :many
SELECT resource_id, branch_id FROM resource_branches
 WHERE tenant_id = @tenant_id AND resource_id = ANY (@resources::uuid[])
 ORDER BY resource_id, branch_id;

-- name: InsertResourceBranches :many
INSERT INTO resource_branches (tenant_id, resource_id, branch_id)
SELECT @tenant_id::uuid, @resource_id::uuid, unnest(@branches::uuid[])
ON CONFLICT DO NOTHING
RETURNING branch_id;

-- name: DeleteResourceBranches :exec
DELETE FROM resource_branches
 WHERE tenant_id = @tenant_id AND resource_id = @resource_id AND NOT (branch_id = ANY (@keep::uuid[]));

-- name: ResourceHours :many
SELECT * FROM resource_hours
 WHERE tenant_id = @tenant_id AND resource_id = ANY (@resources::uuid[])
 ORDER BY resource_id, branch_id, weekday, starts;

-- name: DeleteResourceHours :exec
DELETE FROM resource_hours WHERE tenant_id = @tenant_id AND resource_id = @resource_id;

-- name: InsertResourceHours :exec
INSERT INTO resource_hours (tenant_id, id, resource_id, branch_id, weekday, starts, ends, valid_from, valid_to)
VALUES (@tenant_id, @id, @resource_id, @branch_id, @weekday, @starts, @ends, @valid_from, @valid_to);

-- name: ResourceExceptions :many
SELECT * FROM resource_exceptions
 WHERE tenant_id = @tenant_id AND resource_id = @resource_id AND ends_on >= @since
 ORDER BY starts_on, id;

-- name: InsertResourceException :one
INSERT INTO resource_exceptions (tenant_id, id, resource_id, branch_id, kind, starts_on, ends_on, ranges, reason, created_at)
VALUES (@tenant_id, @id, @resource_id, @branch_id, @kind, @starts_on, @ends_on, @ranges, @reason, @created_at)
RETURNING *;

-- name: DeleteResourceException :execrows
DELETE FROM resource_exceptions WHERE tenant_id = @tenant_id AND resource_id = @resource_id AND id = @id;

-- name: AnyPractitionerWithHours :one
SELECT EXISTS (SELECT FROM resources r WHERE r.tenant_id = @tenant_id AND r.kind = 'practitioner' AND r.active
               AND EXISTS (SELECT FROM resource_hours h WHERE h.tenant_id = r.tenant_id AND h.resource_id = r.id));

-- name: CountActivePractitioners :one
SELECT count(*) FROM resources WHERE tenant_id = @tenant_id AND kind = 'practitioner' AND active;
