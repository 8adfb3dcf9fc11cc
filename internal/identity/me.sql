-- name: LockMe :one
SELECT name, language FROM members WHERE tenant_id = @tenant_id AND id = @id FOR UPDATE;

-- name: SetMe :exec
UPDATE members SET name = @name, language = @language, version = version + 1 WHERE tenant_id = @tenant_id AND id = @id;
