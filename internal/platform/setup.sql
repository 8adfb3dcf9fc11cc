-- name: InsertStep :exec
INSERT INTO setup_steps (tenant_id, key, status, at) VALUES (@tenant_id, @key, 'todo', @at) ON CONFLICT DO NOTHING;

-- name: Steps :many
SELECT key, status FROM setup_steps WHERE tenant_id = @tenant_id;

-- name: DoStep :exec
INSERT INTO setup_steps (tenant_id, key, status, at) VALUES (@tenant_id, @key, 'done', @at)
ON CONFLICT (tenant_id, key) DO UPDATE SET status = 'done', at = excluded.at WHERE setup_steps.status <> 'done';

-- name: SkipStep :exec
INSERT INTO setup_steps (tenant_id, key, status, at) VALUES (@tenant_id, @key, 'skipped', @at)
ON CONFLICT (tenant_id, key) DO UPDATE SET status = 'skipped', at = excluded.at WHERE setup_steps.status = 'todo';
