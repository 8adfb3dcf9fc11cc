-- name: Alerts :many
SELECT id, patient_id, text, severity, expires_on, created_at, created_by FROM patient_alerts
 WHERE tenant_id = @tenant_id AND patient_id = ANY (@patients::uuid[]) AND removed_at IS NULL
   AND (expires_on IS NULL OR expires_on >= @today::date)
 ORDER BY created_at, id;

-- name: InsertAlert :exec
INSERT INTO patient_alerts (tenant_id, id, patient_id, text, severity, expires_on, created_at, created_by)
VALUES (@tenant_id, @id, @patient_id, @text, @severity, @expires_on, @created_at, @created_by);

-- name: RemoveAlert :execrows
UPDATE patient_alerts SET removed_at = @at::timestamptz, removed_by = @by::text
 WHERE tenant_id = @tenant_id AND patient_id = @patient_id AND id = @id AND removed_at IS NULL;
