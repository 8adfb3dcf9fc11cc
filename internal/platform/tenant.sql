-- name: TenantBySlug :one
SELECT t.* FROM tenant_directory d JOIN tenants t ON t.id = d.tenant_id
WHERE d.slug = @slug AND d.reserved_until IS NULL;

-- name: TenantByID :one
SELECT * FROM tenants WHERE id = @tenant_id;

-- name: OpenSlugs :many
SELECT slug FROM tenant_directory WHERE reserved_until IS NULL ORDER BY slug;

-- name: TenantIDs :many
SELECT id FROM tenants ORDER BY id;

-- name: InsertTenant :exec
INSERT INTO tenants (id, slug, name, country, subdivision, clinic_type, currency, language, status, plan, trial_ends_at, created_at)
VALUES (@tenant_id, @slug, @name, @country, @subdivision, @clinic_type, @currency, @language, @status, @plan, @trial_ends_at, @created_at);

-- name: SlugsBySkeleton :many
SELECT slug, skeleton, (reserved_until IS NULL OR reserved_until > @now::timestamptz)::boolean AS held
FROM tenant_directory WHERE skeleton = ANY (@skeletons::text[]);
