-- name: Templates :many
SELECT * FROM message_templates WHERE tenant_id = @tenant_id ORDER BY kind, language, channel;

-- name: TemplatesOf :many
SELECT * FROM message_templates WHERE tenant_id = @tenant_id AND kind = @kind AND language = @language;

-- name: PutTemplate :exec
INSERT INTO message_templates (tenant_id, id, kind, language, channel, subject, body, vendor_template, created_at)
VALUES (@tenant_id, @id, @kind, @language, @channel, @subject, @body, @vendor_template, @created_at)
ON CONFLICT (tenant_id, kind, language, channel) DO UPDATE
   SET subject = excluded.subject, body = excluded.body, vendor_template = excluded.vendor_template, version = message_templates.version + 1;

-- name: DeleteTemplate :execrows
DELETE FROM message_templates WHERE tenant_id = @tenant_id AND kind = @kind AND language = @language AND channel = @channel;

-- name: MessageSettings :one
SELECT * FROM message_settings WHERE tenant_id = @tenant_id;

-- name: EnsureMessageSettings :exec
INSERT INTO message_settings (tenant_id) VALUES (@tenant_id) ON CONFLICT DO NOTHING;

-- name: UpdateMessageSettings :execrows
UPDATE message_settings SET kinds_off = @kinds_off, channels = @channels, version = version + 1
 WHERE tenant_id = @tenant_id AND version = @version;
