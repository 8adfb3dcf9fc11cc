-- name: Channels :many
SELECT * FROM message_channels WHERE tenant_id = @tenant_id ORDER BY channel;

-- name: LockChannel :one
SELECT * FROM message_channels WHERE tenant_id = @tenant_id AND channel = @channel FOR UPDATE;

-- name: InsertChannel :exec
INSERT INTO message_channels (tenant_id, id, channel, vendor, sender, account, dlt_entity, secret, active, created_at)
VALUES (@tenant_id, @id, @channel, @vendor, @sender, @account, @dlt_entity, @secret, @active, @created_at);

-- name: UpdateChannel :exec
UPDATE message_channels SET vendor = @vendor, sender = @sender, account = @account, dlt_entity = @dlt_entity, secret = @secret, active = @active,
       version = version + 1
 WHERE tenant_id = @tenant_id AND channel = @channel;
