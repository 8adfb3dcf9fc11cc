-- name: InsertRefund :one
INSERT INTO refunds (tenant_id, id, branch_id, patient_id, payment_id, invoice_id, method, amount, currency, reason, reference, status, requested_by, requested_at)
VALUES (@tenant_id, @id, @branch_id, @patient_id, @payment_id, @invoice_id, @method, @amount, @currency, @reason, @reference, 'pending', @requested_by, @requested_at)
RETURNING *;

-- name: MakeRefund :one
UPDATE refunds SET status = 'made', number = @number, fiscal_year = @fiscal_year, sequence = @sequence, made_on = @made_on, made_at = @made_at
 WHERE tenant_id = @tenant_id AND id = @id AND status = 'pending'
RETURNING *;

-- name: RefuseRefund :exec
UPDATE refunds SET status = 'refused' WHERE tenant_id = @tenant_id AND id = @id AND status = 'pending';

-- name: RefundByID :one
SELECT * FROM refunds WHERE tenant_id = @tenant_id AND id = @id;

-- name: RefundsOfPayments :many
SELECT * FROM refunds WHERE tenant_id = @tenant_id AND payment_id = ANY (@payments::uuid[]) ORDER BY requested_at, id;
