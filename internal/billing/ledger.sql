-- name: LockPatient :one
SELECT id, number, name, language FROM patients WHERE tenant_id = @tenant_id AND id = @id FOR NO KEY UPDATE;

-- name: PostEntries :exec
SELECT ledger_post(@id::uuid, @branch_id::uuid, @kind::text, @source_id::uuid, @currency::text, @reason::text,
                   @on_date::date, @at::timestamptz, @entries::jsonb);

-- What of each line of these invoices is still owed, and by what it came to that.
-- name: LineBalances :many
SELECT e.invoice_id::uuid AS invoice_id, e.line_id::uuid AS line_id, sum(e.amount)::bigint AS open,
       COALESCE(-sum(e.amount) FILTER (WHERE e.payment_id IS NOT NULL), 0)::bigint AS paid,
       COALESCE(-sum(e.amount) FILTER (WHERE t.kind = 'credit'), 0)::bigint AS credited,
       COALESCE(-sum(e.amount) FILTER (WHERE t.kind = 'write_off'), 0)::bigint AS written_off
  FROM ledger_entries e
  JOIN ledger_transactions t ON t.tenant_id = e.tenant_id AND t.id = e.transaction_id
 WHERE e.tenant_id = @tenant_id AND e.invoice_id = ANY (@invoices::uuid[]) AND e.account = 'receivable'
 GROUP BY e.invoice_id, e.line_id;

-- The lines a patient still owes for, oldest invoice first.
-- name: OpenLines :many
SELECT i.id AS invoice_id, i.branch_id, i.currency, l.id AS line_id, b.open
  FROM (SELECT e.invoice_id, e.line_id, sum(e.amount)::bigint AS open
          FROM ledger_entries e
         WHERE e.tenant_id = @tenant_id AND e.patient_id = @patient_id AND e.account = 'receivable'
         GROUP BY e.invoice_id, e.line_id HAVING sum(e.amount) > 0) b
  JOIN invoices i ON i.tenant_id = @tenant_id AND i.id = b.invoice_id
  JOIN invoice_lines l ON l.tenant_id = @tenant_id AND l.id = b.line_id
 ORDER BY i.issued_at, i.id, l.position;

-- What payments of a patient hold that is on no invoice, oldest first.
-- name: OpenCredits :many
SELECT p.id AS payment_id, p.branch_id, p.currency, c.credit
  FROM (SELECT e.payment_id, (-sum(e.amount))::bigint AS credit
          FROM ledger_entries e
         WHERE e.tenant_id = @tenant_id AND e.patient_id = @patient_id AND e.account = 'patient_credit'
         GROUP BY e.payment_id HAVING sum(e.amount) < 0) c
  JOIN payments p ON p.tenant_id = @tenant_id AND p.id = c.payment_id
 ORDER BY p.taken_at, p.id;

-- What each payment has paid of a line, the latest payment first.
-- name: PaidOnLines :many
SELECT e.line_id::uuid AS line_id, p.id AS payment_id, p.branch_id, (-sum(e.amount))::bigint AS paid
  FROM ledger_entries e
  JOIN payments p ON p.tenant_id = e.tenant_id AND p.id = e.payment_id
 WHERE e.tenant_id = @tenant_id AND e.invoice_id = @invoice_id AND e.account = 'receivable'
 GROUP BY e.line_id, p.id, p.branch_id, p.taken_at HAVING sum(e.amount) < 0
 ORDER BY p.taken_at DESC, p.id DESC;

-- What each of these patients owes and has left, by currency.
-- name: Balances :many
SELECT e.patient_id::uuid AS patient_id, e.currency,
       COALESCE(sum(e.amount) FILTER (WHERE e.account = 'receivable'), 0)::bigint AS owed,
       COALESCE(-sum(e.amount) FILTER (WHERE e.account = 'patient_credit'), 0)::bigint AS credit
  FROM ledger_entries e
 WHERE e.tenant_id = @tenant_id AND e.patient_id = ANY (@patients::uuid[]) AND e.account IN ('receivable', 'patient_credit')
 GROUP BY e.patient_id, e.currency;

-- What of each of these payments went where.
-- name: PaymentUses :many
SELECT e.payment_id::uuid AS payment_id, i.id AS invoice_id, i.number, (-sum(e.amount))::bigint AS amount
  FROM ledger_entries e
  JOIN invoices i ON i.tenant_id = e.tenant_id AND i.id = e.invoice_id
 WHERE e.tenant_id = @tenant_id AND e.payment_id = ANY (@payments::uuid[]) AND e.account = 'receivable'
 GROUP BY e.payment_id, i.id, i.number, i.issued_at HAVING sum(e.amount) <> 0
 ORDER BY i.issued_at, i.id;

-- What is left of each of these payments, on no invoice.
-- name: PaymentCredits :many
SELECT e.payment_id::uuid AS payment_id, (-sum(e.amount))::bigint AS credit
  FROM ledger_entries e
 WHERE e.tenant_id = @tenant_id AND e.payment_id = ANY (@payments::uuid[]) AND e.account = 'patient_credit'
 GROUP BY e.payment_id;

-- Transactions that do not add up to nothing. There can be none, which is why somebody looks.
-- name: Unbalanced :one
SELECT count(*) AS transactions, count(*) FILTER (WHERE s.total <> 0) AS unbalanced, COALESCE(sum(s.total), 0)::bigint AS sum
  FROM (SELECT t.id, COALESCE(sum(e.amount), 1) AS total
          FROM ledger_transactions t
          LEFT JOIN ledger_entries e ON e.tenant_id = t.tenant_id AND e.transaction_id = t.id AND e.currency = t.currency
         WHERE t.tenant_id = @tenant_id
         GROUP BY t.id) s;

-- Issued documents whose claim in the ledger is not what they say, and invoices paid below nothing.
-- name: Drifted :many
SELECT i.id FROM invoices i
  LEFT JOIN LATERAL (
      SELECT sum(e.amount) AS claim
        FROM ledger_transactions t
        JOIN ledger_entries e ON e.tenant_id = t.tenant_id AND e.transaction_id = t.id AND e.account = 'receivable'
       WHERE t.tenant_id = i.tenant_id AND t.source_id = i.id AND t.kind IN ('issue', 'credit')) c ON true
  LEFT JOIN LATERAL (
      SELECT sum(e.amount) AS open
        FROM ledger_entries e
       WHERE e.tenant_id = i.tenant_id AND e.invoice_id = i.id AND e.account = 'receivable') o ON true
 WHERE i.tenant_id = @tenant_id AND i.status = 'issued'
   AND (COALESCE(c.claim, 0) <> CASE WHEN i.kind = 'invoice' THEN i.total ELSE -i.total END
        OR COALESCE(o.open, 0) < 0 OR COALESCE(o.open, 0) > i.total)
 LIMIT 1000;

-- name: PutLedgerCheck :exec
INSERT INTO ledger_checks (tenant_id, checked_at, transactions, unbalanced, drifted)
VALUES (@tenant_id, @checked_at, @transactions, @unbalanced, @drifted)
ON CONFLICT (tenant_id) DO UPDATE SET checked_at = excluded.checked_at, transactions = excluded.transactions,
       unbalanced = excluded.unbalanced, drifted = excluded.drifted;

-- name: PatientExists :one
SELECT EXISTS (SELECT FROM patients WHERE tenant_id = @tenant_id AND id = @id);

-- What these patients owe, and since when.
-- name: Dues :many
SELECT o.patient_id::uuid AS patient_id, o.currency, sum(o.open)::bigint AS owed, min(i.issued_at)::timestamptz AS since
  FROM (SELECT e.patient_id, e.currency, e.invoice_id, sum(e.amount) AS open
          FROM ledger_entries e
         WHERE e.tenant_id = @tenant_id AND e.patient_id = ANY (@patients::uuid[]) AND e.account = 'receivable'
         GROUP BY e.patient_id, e.currency, e.invoice_id HAVING sum(e.amount) > 0) o
  JOIN invoices i ON i.tenant_id = @tenant_id AND i.id = o.invoice_id
 GROUP BY o.patient_id, o.currency;

-- What was charged, taken back, paid and given back.
-- name: Timeline :many
SELECT t.at::timestamptz AS at, t.id::uuid AS id, t.branch_id::uuid AS branch_id, t.number::text AS number, t.code::text AS code,
       t.amount::bigint AS amount, t.currency::text AS currency, t.actor::text AS actor
  FROM (SELECT i.issued_at AS at, i.id, i.branch_id, i.number, i.kind AS code, i.total AS amount, i.currency, i.created_by AS actor
          FROM invoices i
         WHERE i.tenant_id = @tenant_id AND i.patient_id = @patient_id AND i.status = 'issued' AND i.issued_at < @before
        UNION ALL
        SELECT p.taken_at, p.id, p.branch_id, p.number, 'payment', p.amount, p.currency, p.taken_by
          FROM payments p WHERE p.tenant_id = @tenant_id AND p.patient_id = @patient_id AND p.taken_at < @before
        UNION ALL
        SELECT r.made_at, r.id, r.branch_id, r.number, 'refund', -r.amount, r.currency, r.requested_by
          FROM refunds r WHERE r.tenant_id = @tenant_id AND r.patient_id = @patient_id AND r.status = 'made' AND r.made_at < @before) t
 ORDER BY t.at DESC, t.id DESC LIMIT @page;
