-- name: InsertApproval :one
INSERT INTO approvals (tenant_id, id, branch_id, patient_id, kind, invoice_id, refund_id, amount, currency, basis_points, sanction, reason, requested_by, requested_at)
VALUES (@tenant_id, @id, @branch_id, @patient_id, @kind, @invoice_id, @refund_id, @amount, @currency, @basis_points, @sanction, @reason, @requested_by, @requested_at)
RETURNING *;

-- name: LockApproval :one
SELECT * FROM approvals WHERE tenant_id = @tenant_id AND id = @id FOR UPDATE;

-- name: DecideApproval :one
UPDATE approvals SET status = @status, decided_by = @decided_by, decided_at = @decided_at, decision = @decision
 WHERE tenant_id = @tenant_id AND id = @id AND status = 'pending'
RETURNING *;

-- Requests about discounts that are no longer those on the invoice.
-- name: WithdrawForInvoice :exec
UPDATE approvals SET status = 'withdrawn', decided_by = @decided_by, decided_at = @decided_at
 WHERE tenant_id = @tenant_id AND invoice_id = @invoice_id AND status = 'pending' AND sanction <> @sanction;

-- name: PendingForInvoice :one
SELECT * FROM approvals WHERE tenant_id = @tenant_id AND invoice_id = @invoice_id AND status = 'pending';

-- name: Approvals :many
SELECT a.id, a.branch_id, b.name AS branch_name, a.patient_id, p.name AS patient_name, a.kind, a.invoice_id, a.refund_id, a.amount, a.currency,
       a.basis_points, a.reason, a.status, a.requested_by, COALESCE(r.name, '') AS requester, a.requested_at,
       COALESCE(a.decided_by, '')::text AS decided_by, COALESCE(d.name, '') AS decider, a.decided_at, a.decision,
       COALESCE(i.gross, 0)::bigint AS gross, f.payment_id, COALESCE(f.method, '')::text AS method
  FROM approvals a
  JOIN branches b ON b.tenant_id = a.tenant_id AND b.id = a.branch_id
  JOIN patients p ON p.tenant_id = a.tenant_id AND p.id = a.patient_id
  LEFT JOIN members r ON r.tenant_id = a.tenant_id AND a.requested_by = 'staff:' || r.id
  LEFT JOIN members d ON d.tenant_id = a.tenant_id AND a.decided_by = 'staff:' || d.id
  LEFT JOIN invoices i ON i.tenant_id = a.tenant_id AND i.id = a.invoice_id
  LEFT JOIN refunds f ON f.tenant_id = a.tenant_id AND f.id = a.refund_id
 WHERE a.tenant_id = @tenant_id AND (@status::text = '' OR a.status = @status)
   AND (sqlc.narg(id)::uuid IS NULL OR a.id = sqlc.narg(id))
   AND (sqlc.narg(before)::timestamptz IS NULL OR (a.requested_at, a.id) < (sqlc.narg(before)::timestamptz, @before_id::uuid))
 ORDER BY a.requested_at DESC, a.id DESC
 LIMIT @page;

-- name: CountPending :one
SELECT count(*) FROM approvals WHERE tenant_id = @tenant_id AND status = 'pending' AND requested_by <> @actor;
