-- name: Seller :one
SELECT * FROM branch_billing WHERE tenant_id = @tenant_id AND branch_id = @branch_id;

-- Payments hold it shared, so that a day is not closed under them.
-- name: ShareSeller :one
SELECT * FROM branch_billing WHERE tenant_id = @tenant_id AND branch_id = @branch_id FOR SHARE;

-- name: LockSeller :one
SELECT * FROM branch_billing WHERE tenant_id = @tenant_id AND branch_id = @branch_id FOR UPDATE;

-- name: TakenPrefixes :many
SELECT prefix FROM branch_billing WHERE tenant_id = @tenant_id;

-- name: InsertSeller :exec
INSERT INTO branch_billing (tenant_id, branch_id, prefix, number_pattern)
VALUES (@tenant_id, @branch_id, @prefix, @number_pattern)
ON CONFLICT (tenant_id, branch_id) DO NOTHING;

-- name: UpdateSeller :one
UPDATE branch_billing
   SET legal_name = @legal_name, tax_ids = @tax_ids, prefix = @prefix, number_pattern = @number_pattern,
       tax_inclusive = @tax_inclusive, due_days = @due_days, footer = @footer, version = version + 1
 WHERE tenant_id = @tenant_id AND branch_id = @branch_id AND version = @version
RETURNING *;

-- name: CloseThrough :exec
UPDATE branch_billing SET closed_through = @closed_through WHERE tenant_id = @tenant_id AND branch_id = @branch_id;

-- name: NextNumber :one
INSERT INTO number_series (tenant_id, branch_id, kind, fiscal_year, last) VALUES (@tenant_id, @branch_id, @kind, @fiscal_year, 1)
ON CONFLICT (tenant_id, branch_id, kind, fiscal_year) DO UPDATE SET last = number_series.last + 1
RETURNING last;

-- name: TenantName :one
SELECT name, language FROM tenants WHERE id = @tenant_id;
