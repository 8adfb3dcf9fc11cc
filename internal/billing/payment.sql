-- name: InsertPayment :one
INSERT INTO payments (tenant_id, id, branch_id, patient_id, currency, amount, number, fiscal_year, sequence, note, document, taken_on, taken_at, taken_by)
VALUES (@tenant_id, @id, @branch_id, @patient_id, @currency, @amount, @number, @fiscal_year, @sequence, @note, @document, @taken_on, @taken_at, @taken_by)
RETURNING *;

-- name: InsertPart :exec
INSERT INTO payment_parts (tenant_id, payment_id, position, branch_id, method, amount, reference)
VALUES (@tenant_id, @payment_id, @position, @branch_id, @method, @amount, @reference);

-- name: PaymentByID :one
SELECT * FROM payments WHERE tenant_id = @tenant_id AND id = @id;

-- name: PartsOfPayments :many
SELECT payment_id, method, amount, reference FROM payment_parts
 WHERE tenant_id = @tenant_id AND payment_id = ANY (@payments::uuid[]) ORDER BY payment_id, position;

-- name: InvoicesByIDs :many
SELECT id, branch_id, patient_id, currency, status, kind FROM invoices WHERE tenant_id = @tenant_id AND id = ANY (@ids::uuid[]);
