-- name: InsertMail :execrows
INSERT INTO outbox_messages (id, tenant_id, recipient, template, language, subject, body_text, body_html, dedupe_key, created_at)
VALUES (@id, @tenant_id, @recipient, @template, @language, @subject, @body_text, @body_html, @dedupe_key, @created_at)
ON CONFLICT DO NOTHING;

-- name: QueuedMail :one
SELECT * FROM outbox_messages
 WHERE id = @id AND tenant_id IS NOT DISTINCT FROM @tenant_id AND status = 'queued'
   FOR UPDATE;

-- name: MarkMailSent :exec
UPDATE outbox_messages SET status = 'sent', attempts = attempts + 1, sent_at = @at::timestamptz, body_text = '', body_html = '', last_error = ''
 WHERE id = @id AND tenant_id IS NOT DISTINCT FROM @tenant_id;

-- name: MarkMailTried :exec
UPDATE outbox_messages SET attempts = attempts + 1, last_error = @last_error
 WHERE id = @id AND tenant_id IS NOT DISTINCT FROM @tenant_id;
