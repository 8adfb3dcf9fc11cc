-- name: InsertBranch :one
INSERT INTO branches (tenant_id, id, name, code, country, subdivision, time_zone, address, phone, email, created_at)
VALUES (@tenant_id, @id, @name, @code, @country, @subdivision, @time_zone, @address, @phone, @email, @created_at)
RETURNING *;

-- name: ListBranches :many
SELECT * FROM branches WHERE tenant_id = @tenant_id ORDER BY created_at, id;

-- name: BranchByID :one
SELECT * FROM branches WHERE tenant_id = @tenant_id AND id = @id;

-- name: LockBranch :one
SELECT * FROM branches WHERE tenant_id = @tenant_id AND id = @id FOR UPDATE;

-- name: UpdateBranch :one
UPDATE branches SET name = @name, code = @code, country = @country, subdivision = @subdivision, time_zone = @time_zone,
    address = @address, phone = @phone, email = @email, active = @active, version = version + 1
WHERE tenant_id = @tenant_id AND id = @id
RETURNING *;

-- name: TouchBranch :one
UPDATE branches SET version = version + 1 WHERE tenant_id = @tenant_id AND id = @id RETURNING *;

-- name: CountOtherActiveBranches :one
SELECT count(*) FROM branches WHERE tenant_id = @tenant_id AND active AND id <> @id;

-- name: HoursOfBranches :many
SELECT branch_id, weekday, opens, closes FROM branch_hours
WHERE tenant_id = @tenant_id AND branch_id = ANY (@branch_ids::uuid[])
ORDER BY branch_id, weekday, opens;

-- name: DeleteHours :exec
DELETE FROM branch_hours WHERE tenant_id = @tenant_id AND branch_id = @branch_id;

-- name: InsertHours :exec
INSERT INTO branch_hours (tenant_id, id, branch_id, weekday, opens, closes)
VALUES (@tenant_id, @id, @branch_id, @weekday, @opens, @closes);

-- name: BranchDays :many
SELECT date, open, name FROM branch_days
WHERE tenant_id = @tenant_id AND branch_id = @branch_id AND date >= @first AND date <= @last
ORDER BY date;

-- name: PutBranchDay :exec
INSERT INTO branch_days (tenant_id, branch_id, date, open, name)
VALUES (@tenant_id, @branch_id, @date, @open, @name)
ON CONFLICT (tenant_id, branch_id, date) DO UPDATE SET open = excluded.open, name = excluded.name;

-- name: DeleteBranchDay :exec
DELETE FROM branch_days WHERE tenant_id = @tenant_id AND branch_id = @branch_id AND date = @date;
