-- name: MessageByID :one
SELECT * FROM messages WHERE tenant_id = @tenant_id AND id = @id;

-- name: LockMessage :one
SELECT * FROM messages WHERE tenant_id = @tenant_id AND id = @id FOR UPDATE;

-- name: ClaimMessage :exec
UPDATE messages SET status = 'queued', claimed_at = @at::timestamptz, attempts = attempts + 1, channel = @channel, language = @language,
       vendor = @vendor, subject = @subject, body = @body, segments = @segments, reason = ''
 WHERE tenant_id = @tenant_id AND id = @id;

-- name: MarkSent :exec
UPDATE messages SET status = CASE WHEN status = 'queued' THEN 'sent' ELSE status END, claimed_at = NULL, sent_at = @at::timestamptz,
       vendor_id = @vendor_id, last_error = '', reason = ''
 WHERE tenant_id = @tenant_id AND id = @id;

-- name: MarkRetry :exec
UPDATE messages SET status = 'queued', claimed_at = NULL, next_at = @next_at, reason = @reason, last_error = @last_error,
       tried_channels = @tried_channels
 WHERE tenant_id = @tenant_id AND id = @id;

-- name: SetMessageOutcome :exec
UPDATE messages SET status = @status, reason = @reason, last_error = @last_error, claimed_at = NULL
 WHERE tenant_id = @tenant_id AND id = @id;

-- name: Postpone :exec
UPDATE messages SET due_at = @due_at, next_at = @due_at, reason = @reason WHERE tenant_id = @tenant_id AND id = @id;

-- name: CancelPending :many
UPDATE messages SET status = 'cancelled', reason = @reason
 WHERE tenant_id = @tenant_id AND about_id = @about_id AND kind = ANY (@kinds::text[])
   AND status IN ('scheduled', 'queued') AND claimed_at IS NULL
RETURNING id, kind, told;

-- name: LastTold :one
SELECT told FROM messages
 WHERE tenant_id = @tenant_id AND about_id = @about_id AND kind IN ('confirmation', 'moved', 'cancelled')
   AND (status IN ('sent', 'delivered', 'read') OR status = 'queued' AND claimed_at IS NOT NULL)
 ORDER BY created_at DESC, id DESC LIMIT 1;

-- name: OverdueMessages :many
SELECT id FROM messages
 WHERE tenant_id = @tenant_id AND status IN ('scheduled', 'queued') AND next_at < @before AND claimed_at IS NULL
 ORDER BY next_at LIMIT @most;

-- name: ReleaseInterrupted :many
UPDATE messages SET status = 'failed', reason = 'interrupted', claimed_at = NULL
 WHERE tenant_id = @tenant_id AND status = 'queued' AND claimed_at < @before::timestamptz
RETURNING id;

-- name: OldestOverdue :one
SELECT COALESCE(min(due_at), @at)::timestamptz AS due_at FROM messages
 WHERE tenant_id = @tenant_id AND status IN ('scheduled', 'queued') AND next_at < @at;

-- name: RetryMessage :execrows
UPDATE messages SET status = 'scheduled', reason = '', last_error = '', attempts = 0, tried_channels = '{}', next_at = @at, due_at = @at,
       expires_at = NULL
 WHERE tenant_id = @tenant_id AND id = @id AND status IN ('failed', 'suppressed');

-- name: CancelMessage :execrows
UPDATE messages SET status = 'cancelled', reason = 'staff'
 WHERE tenant_id = @tenant_id AND id = @id AND status IN ('scheduled', 'queued') AND claimed_at IS NULL;

-- name: SetDelivery :execrows
UPDATE messages SET status = @status, delivered_at = CASE WHEN @status = 'delivered' THEN @at::timestamptz ELSE delivered_at END,
       read_at = CASE WHEN @status = 'read' THEN @at::timestamptz ELSE read_at END, last_error = @last_error, reason = @reason,
       vendor_id = CASE WHEN vendor_id = '' THEN @vendor_id ELSE vendor_id END
 WHERE tenant_id = @tenant_id AND id = @id AND vendor = @vendor AND status = ANY (@from_statuses::text[]);

-- name: MessageByVendor :one
SELECT id FROM messages WHERE tenant_id = @tenant_id AND vendor_id = @vendor_id AND vendor = @vendor LIMIT 1;

-- name: SentSince :one
SELECT count(*) FILTER (WHERE sent_at IS NULL OR sent_at >= @day_since::timestamptz)::int AS today, count(*)::int AS week
  FROM messages
 WHERE tenant_id = @tenant_id AND patient_id = @patient_id AND channel = 'sms' AND kind <> 'reply'
   AND (sent_at >= @week_since::timestamptz OR status = 'queued' AND claimed_at IS NOT NULL);

-- name: InsertReply :execrows
INSERT INTO messages (tenant_id, id, branch_id, patient_id, kind, category, dedupe_key, status, due_at, next_at, channel, vendor, vendor_id, body,
                      actor, created_at)
VALUES (@tenant_id, @id, NULL, @patient_id, 'reply', 'service', @dedupe_key, 'received', @at, @at, @channel, @vendor, @vendor_id, @body, 'patient', @at)
ON CONFLICT DO NOTHING;

-- name: CountMessages :one
SELECT count(*) FILTER (WHERE status IN ('scheduled', 'queued') AND next_at >= @late_before)::int AS scheduled,
       count(*) FILTER (WHERE status IN ('scheduled', 'queued') AND next_at < @late_before)::int AS late,
       count(*) FILTER (WHERE status = 'failed' AND due_at >= @failed_since)::int AS failed,
       count(*) FILTER (WHERE status = 'suppressed' AND due_at >= @failed_since)::int AS suppressed
  FROM messages
 WHERE tenant_id = @tenant_id AND status IN ('scheduled', 'queued', 'failed', 'suppressed');

-- name: MessagesBefore :many
SELECT id, branch_id, kind, status, actor, COALESCE(sent_at, created_at)::timestamptz AS at FROM messages
 WHERE tenant_id = @tenant_id AND patient_id = @patient_id AND status IN ('sent', 'delivered', 'read', 'failed', 'received')
   AND created_at < @before AND COALESCE(sent_at, created_at) < @before
 ORDER BY COALESCE(sent_at, created_at) DESC, id DESC LIMIT @most;
