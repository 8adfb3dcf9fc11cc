-- name: InsertInvitation :exec
INSERT INTO invitations (tenant_id, id, email, name, language, roles, token_hash, invited_by, sent_at, expires_at)
VALUES (@tenant_id, @id, @email, @name, @language, @roles, @token_hash, @invited_by, @sent_at, @expires_at);

-- An invitation nobody took up in time must not stand in the way of a new one.
-- name: RevokeExpiredInvitation :exec
UPDATE invitations SET status = 'revoked'
 WHERE tenant_id = @tenant_id AND email = @email AND status = 'pending' AND expires_at <= @now::timestamptz;

-- name: Invitations :many
SELECT * FROM invitations
 WHERE tenant_id = @tenant_id AND (status = 'pending' OR status = 'revoked' AND sent_at >= @revoked_since::timestamptz)
 ORDER BY sent_at DESC, id DESC
 LIMIT 500;

-- name: LockInvitation :one
SELECT * FROM invitations WHERE tenant_id = @tenant_id AND id = @id FOR UPDATE;

-- name: InvitationByToken :one
SELECT * FROM invitations WHERE tenant_id = @tenant_id AND token_hash = @token_hash;

-- name: LockInvitationByToken :one
SELECT * FROM invitations WHERE tenant_id = @tenant_id AND token_hash = @token_hash FOR UPDATE;

-- name: RenewInvitation :exec
UPDATE invitations SET token_hash = @token_hash, invited_by = @invited_by, sent_at = @sent_at, expires_at = @expires_at
 WHERE tenant_id = @tenant_id AND id = @id;

-- name: SetInvitationStatus :exec
UPDATE invitations SET status = @status, accepted_at = @accepted_at WHERE tenant_id = @tenant_id AND id = @id;

-- name: RoleNames :many
SELECT id, key, name FROM roles WHERE tenant_id = @tenant_id;

-- name: CountBranches :one
SELECT count(*) FROM branches WHERE tenant_id = @tenant_id AND id = ANY (@ids::uuid[]);

-- name: MemberStatusByEmail :one
SELECT status FROM members WHERE tenant_id = @tenant_id AND email = @email;

-- name: MemberByID :one
SELECT identity_id, name FROM members WHERE tenant_id = @tenant_id AND id = @id;

-- Who has worked here under the identity, or else under the address.
-- name: LockFormerMember :one
SELECT id, status, name FROM members
 WHERE tenant_id = @tenant_id AND (identity_id = @identity_id OR email = @email)
 ORDER BY identity_id = @identity_id DESC
 LIMIT 1
   FOR UPDATE;

-- name: ReviveMember :exec
UPDATE members
   SET identity_id = @identity_id, name = @name, language = @language, status = 'active', status_reason = '', version = version + 1
 WHERE tenant_id = @tenant_id AND id = @id;
