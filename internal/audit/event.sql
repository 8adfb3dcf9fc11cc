-- name: UnsealedEvents :many
SELECT id, at, actor, action, entity, entity_id, branch_id, changes::text AS changes, reason, request_id, ip
  FROM audit_events WHERE tenant_id = @tenant_id AND seal_seq IS NULL
 ORDER BY id LIMIT @most;

-- name: SealedEvents :many
SELECT id, at, actor, action, entity, entity_id, branch_id, changes::text AS changes, reason, request_id, ip
  FROM audit_events WHERE tenant_id = @tenant_id AND seal_seq = @seq
 ORDER BY id;

-- name: LastSeal :one
SELECT seq, hash FROM audit_seals WHERE tenant_id = @tenant_id ORDER BY seq DESC LIMIT 1;

-- name: Seals :many
SELECT * FROM audit_seals WHERE tenant_id = @tenant_id ORDER BY seq;

-- name: Seal :exec
SELECT audit_seal(@seq, @previous, @hash, @events::uuid[], @at);

-- name: Note :exec
SELECT audit_note(@action, @entity, @entity_id, @branch_id, @reason);

-- name: CountUnsealed :one
SELECT count(*) FROM audit_events WHERE tenant_id = @tenant_id AND seal_seq IS NULL;
