-- What services cost at a branch on a day, and how they are taxed.
-- name: Prices :many
SELECT s.id AS service_id, s.name, s.active, COALESCE(t.tax_class, 'care') AS tax_class, s.price_amount, s.price_currency,
       p.id AS item_id, p.amount, p.currency
  FROM services s
  LEFT JOIN service_taxes t ON t.tenant_id = s.tenant_id AND t.service_id = s.id
  LEFT JOIN price_list_items p ON p.tenant_id = s.tenant_id AND p.branch_id = @branch_id AND p.service_id = s.id
        AND p.valid_from <= @on_date AND (p.valid_to IS NULL OR p.valid_to >= @on_date)
 WHERE s.tenant_id = @tenant_id AND (@services::uuid[] IS NULL OR s.id = ANY (@services::uuid[]))
 ORDER BY s.name;

-- name: PriceItems :many
SELECT * FROM price_list_items
 WHERE tenant_id = @tenant_id AND branch_id = @branch_id AND (valid_to IS NULL OR valid_to >= @on_date)
 ORDER BY service_id, valid_from;

-- name: PriceItem :one
SELECT * FROM price_list_items WHERE tenant_id = @tenant_id AND id = @id;

-- name: InsertPriceItem :one
INSERT INTO price_list_items (tenant_id, id, branch_id, service_id, amount, currency, valid_from, valid_to, created_at)
VALUES (@tenant_id, @id, @branch_id, @service_id, @amount, @currency, @valid_from, @valid_to, @created_at)
RETURNING *;

-- name: EndPriceItem :one
UPDATE price_list_items SET valid_to = @valid_to, version = version + 1
 WHERE tenant_id = @tenant_id AND id = @id AND version = @version
RETURNING *;

-- name: DeletePriceItem :execrows
DELETE FROM price_list_items WHERE tenant_id = @tenant_id AND id = @id;

-- name: PutTaxClass :exec
INSERT INTO service_taxes (tenant_id, service_id, tax_class) VALUES (@tenant_id, @service_id, @tax_class)
ON CONFLICT (tenant_id, service_id) DO UPDATE SET tax_class = excluded.tax_class;
