-- Version 0 is also what is read where there is no row yet: the first who edits has read that.
-- name: InsertSettings :exec
INSERT INTO tenant_settings (tenant_id, own, version) VALUES (@tenant_id, @own, 0) ON CONFLICT DO NOTHING;

-- name: SetTenantLanguage :exec
UPDATE tenants SET language = @language WHERE id = @tenant_id AND language <> @language;

-- name: TenantSettings :one
SELECT own, version FROM tenant_settings WHERE tenant_id = @tenant_id;

-- name: LockTenantSettings :one
SELECT own, version FROM tenant_settings WHERE tenant_id = @tenant_id FOR UPDATE;

-- name: UpdateTenantSettings :exec
UPDATE tenant_settings SET own = @own, version = version + 1 WHERE tenant_id = @tenant_id;

-- name: UpdateBranchSettings :exec
UPDATE branches SET settings = @settings, version = version + 1 WHERE tenant_id = @tenant_id AND id = @id;
