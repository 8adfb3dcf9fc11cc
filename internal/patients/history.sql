-- name: HistoryLists :many
SELECT l.list, l.state, l.asked_at, l.asked_by, m.name AS asked_by_name
  FROM patient_history_lists l
  LEFT JOIN members m ON m.tenant_id = l.tenant_id AND l.asked_by = 'staff:' || m.id
 WHERE l.tenant_id = @tenant_id AND l.patient_id = @patient_id;

-- name: HistoryEntries :many
SELECT * FROM patient_history WHERE tenant_id = @tenant_id AND patient_id = @patient_id AND removed_at IS NULL
 ORDER BY created_at, id;

-- name: HistoryEntry :one
SELECT * FROM patient_history
 WHERE tenant_id = @tenant_id AND patient_id = @patient_id AND id = @id AND removed_at IS NULL FOR UPDATE;

-- name: InsertHistoryEntry :one
INSERT INTO patient_history (tenant_id, id, patient_id, list, label, detail, relation, code, severity, status, since, until,
       verified, alert, created_at, created_by)
VALUES (@tenant_id, @id, @patient_id, @list, @label, @detail, @relation, @code, @severity, @status, @since, @until,
       @verified, @alert, @created_at, @created_by)
RETURNING *;

-- name: UpdateHistoryEntry :one
UPDATE patient_history SET label = @label, detail = @detail, relation = @relation, code = @code, severity = @severity,
       status = @status, since = @since, until = @until, verified = @verified, alert = @alert, version = version + 1
 WHERE tenant_id = @tenant_id AND patient_id = @patient_id AND id = @id AND version = @version AND removed_at IS NULL
RETURNING *;

-- name: RemoveHistoryEntry :exec
UPDATE patient_history SET removed_at = @at::timestamptz, removed_by = @by::text, removed_because = @because::text, version = version + 1
 WHERE tenant_id = @tenant_id AND patient_id = @patient_id AND id = @id AND removed_at IS NULL;

-- name: CountHistoryEntries :one
SELECT count(*) FROM patient_history
 WHERE tenant_id = @tenant_id AND patient_id = @patient_id AND list = @list AND removed_at IS NULL;

-- name: SetHistoryList :exec
INSERT INTO patient_history_lists (tenant_id, patient_id, list, state, asked_at, asked_by)
VALUES (@tenant_id, @patient_id, @list, @state, @asked_at, @asked_by)
ON CONFLICT (tenant_id, patient_id, list)
DO UPDATE SET state = EXCLUDED.state, asked_at = EXCLUDED.asked_at, asked_by = EXCLUDED.asked_by;

-- name: ForgetHistoryList :exec
DELETE FROM patient_history_lists WHERE tenant_id = @tenant_id AND patient_id = @patient_id AND list = @list;

-- name: LockForHistory :one
-- Whoever changes a list and its state does so one after the other.
SELECT id FROM patients WHERE tenant_id = @tenant_id AND id = @id FOR UPDATE;

-- name: AlertEntries :many
SELECT patient_id, list, label, severity, created_at FROM patient_history
 WHERE tenant_id = @tenant_id AND patient_id = ANY (@patients::uuid[]) AND removed_at IS NULL AND alert
 ORDER BY created_at, id;

-- name: HistoryTimeline :many
SELECT id, list, label, created_at, created_by FROM patient_history
 WHERE tenant_id = @tenant_id AND patient_id = @patient_id AND removed_at IS NULL AND created_at < @before
 ORDER BY created_at DESC, id DESC
 LIMIT @most;
