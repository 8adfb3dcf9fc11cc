-- name: InsertMember :exec
INSERT INTO members (tenant_id, id, identity_id, name, email, language, joined_at)
VALUES (@tenant_id, @id, @identity_id, @name, @email, @language, @joined_at);

-- name: InsertDirectory :exec
INSERT INTO member_directory (identity_id, tenant_id) VALUES (@identity_id, @tenant_id) ON CONFLICT DO NOTHING;

-- name: HoldsMembership :one
SELECT EXISTS (SELECT FROM member_directory WHERE identity_id = @identity_id);

-- name: InsertMemberRole :exec
INSERT INTO member_roles (tenant_id, id, member_id, role_id, branch_id)
VALUES (@tenant_id, @id, @member_id, @role_id, @branch_id);

-- What a request needs to know of who asks, in one statement: the member, and a row for each
-- permission held and where.
-- name: MemberGrants :many
SELECT m.id, m.name, m.email, m.language, m.status, r.second_factor, r.idle_minutes, mr.branch_id,
       COALESCE(p.permission, '')::text AS permission,
       COALESCE((SELECT t.version FROM tenant_settings t WHERE t.tenant_id = m.tenant_id), 0)::bigint AS settings_version
  FROM members m
  JOIN member_roles mr ON mr.tenant_id = m.tenant_id AND mr.member_id = m.id
  JOIN roles r ON r.tenant_id = mr.tenant_id AND r.id = mr.role_id
  LEFT JOIN role_permissions p ON p.tenant_id = r.tenant_id AND p.role_id = r.id
 WHERE m.tenant_id = @tenant_id AND m.identity_id = @identity_id AND m.status = 'active';

-- name: MemberBranches :many
SELECT id, name, time_zone, active FROM branches WHERE tenant_id = @tenant_id ORDER BY name;

-- name: TouchSession :one
INSERT INTO member_sessions (tenant_id, session_id, member_id, user_agent, ip, created_at, last_seen_at)
VALUES (@tenant_id, @session_id, @member_id, @user_agent, @ip, @now, @now)
ON CONFLICT (tenant_id, session_id) DO UPDATE
   SET last_seen_at = CASE WHEN member_sessions.last_seen_at >= @idle_since::timestamptz THEN excluded.last_seen_at
                           ELSE member_sessions.last_seen_at END
RETURNING last_seen_at, ended_at, (created_at = @now)::boolean AS begun;

-- name: Members :many
SELECT m.id, m.name, m.email, m.status, m.joined_at, m.version, m.identity_id,
       COALESCE((SELECT max(s.last_seen_at) FROM member_sessions s
         WHERE s.tenant_id = m.tenant_id AND s.member_id = m.id), 'epoch')::timestamptz AS last_seen_at
  FROM members m
 WHERE m.tenant_id = @tenant_id
 ORDER BY m.status, m.name, m.id;

-- name: HeldRoles :many
SELECT h.member_id, h.role_id, h.branch_id, r.key, r.name
  FROM member_roles h
  JOIN roles r ON r.tenant_id = h.tenant_id AND r.id = h.role_id
 WHERE h.tenant_id = @tenant_id AND (sqlc.narg('member_id')::uuid IS NULL OR h.member_id = sqlc.narg('member_id'))
 ORDER BY r.name, h.id;

-- What decides about owners waits here for one another.
-- name: LockOwners :one
SELECT id FROM roles WHERE tenant_id = @tenant_id AND key = 'owner' FOR UPDATE;

-- name: CountOwners :one
SELECT count(DISTINCT m.id)
  FROM members m
  JOIN member_roles h ON h.tenant_id = m.tenant_id AND h.member_id = m.id
  JOIN roles r ON r.tenant_id = h.tenant_id AND r.id = h.role_id
 WHERE m.tenant_id = @tenant_id AND m.status = 'active' AND r.key = 'owner' AND h.branch_id IS NULL;

-- name: LockMember :one
SELECT id, identity_id, status, version FROM members WHERE tenant_id = @tenant_id AND id = @id FOR UPDATE;

-- name: SetMemberStatus :exec
UPDATE members SET status = @status, status_reason = @reason, version = version + 1
 WHERE tenant_id = @tenant_id AND id = @id;

-- name: TouchMember :exec
UPDATE members SET version = version + 1 WHERE tenant_id = @tenant_id AND id = @id;

-- name: ClearMemberRoles :exec
DELETE FROM member_roles WHERE tenant_id = @tenant_id AND member_id = @member_id;

-- name: RolePermissions :many
SELECT p.permission FROM role_permissions p WHERE p.tenant_id = @tenant_id AND p.role_id = @role_id;

-- name: RoleKey :one
SELECT key FROM roles WHERE tenant_id = @tenant_id AND id = @id;

-- name: EndMemberSessions :exec
UPDATE member_sessions SET ended_at = @at::timestamptz
 WHERE tenant_id = @tenant_id AND member_id = @member_id AND ended_at IS NULL;

-- name: MemberLanguage :one
SELECT language FROM members WHERE tenant_id = @tenant_id AND identity_id = @identity_id;

-- The audit names the member for what follows: only now is it known who acts.
-- name: ActAs :exec
SELECT set_config('praxis.actor', @actor::text, true);
