-- name: InsertService :one
INSERT INTO services (tenant_id, id, name, duration_minutes, buffer_before_minutes, buffer_after_minutes,
                      price_amount, price_currency, room_type, color, active, online, online_name, created_at)
VALUES (@tenant_id, @id, @name, @duration_minutes, @buffer_before_minutes, @buffer_after_minutes,
        @price_amount, @price_currency, @room_type, @color, @active, @online, @online_name, @created_at)
RETURNING *;

-- name: Services :many
SELECT * FROM services
 WHERE tenant_id = @tenant_id AND (sqlc.narg(active)::boolean IS NULL OR active = sqlc.narg(active))
 ORDER BY name;

-- name: ServiceByID :one
SELECT * FROM services WHERE tenant_id = @tenant_id AND id = @id;

-- name: UpdateService :one
UPDATE services
   SET name = @name, duration_minutes = @duration_minutes, buffer_before_minutes = @buffer_before_minutes,
       buffer_after_minutes = @buffer_after_minutes, price_amount = @price_amount, price_currency = @price_currency,
       room_type = @room_type, color = @color, active = @active, online = @online, online_name = @online_name, version = version + 1
 WHERE tenant_id = @tenant_id AND id = @id AND version = @version
RETURNING *;

-- name: ServicePractitioners :many
SELECT service_id, resource_id FROM service_practitioners
 WHERE tenant_id = @tenant_id AND service_id = ANY (@services::uuid[])
 ORDER BY service_id, resource_id;

-- name: InsertServicePractitioners :many
INSERT INTO service_practitioners (tenant_id, service_id, resource_id)
SELECT @tenant_id::uuid, @service_id::uuid, unnest(@practitioners::uuid[])
ON CONFLICT DO NOTHING
RETURNING resource_id;

-- name: DeleteServicePractitioners :exec
DELETE FROM service_practitioners
 WHERE tenant_id = @tenant_id AND service_id = @service_id AND NOT (resource_id = ANY (@keep::uuid[]));

-- name: TenantCurrency :one
SELECT currency FROM tenants WHERE id = @tenant_id;

-- name: AnyService :one
SELECT EXISTS (SELECT FROM services WHERE tenant_id = @tenant_id AND active);
