-- name: InsertInvoice :one
INSERT INTO invoices (tenant_id, id, branch_id, patient_id, kind, corrects_id, appointment_id, currency, tax_inclusive, reason, created_by, created_at)
VALUES (@tenant_id, @id, @branch_id, @patient_id, @kind, @corrects_id, @appointment_id, @currency, @tax_inclusive, @reason, @created_by, @created_at)
RETURNING *;

-- name: InvoiceOfAppointment :one
SELECT * FROM invoices WHERE tenant_id = @tenant_id AND appointment_id = @appointment_id AND status <> 'discarded';

-- name: InvoiceByID :one
SELECT * FROM invoices WHERE tenant_id = @tenant_id AND id = @id;

-- name: LockInvoice :one
SELECT * FROM invoices WHERE tenant_id = @tenant_id AND id = @id FOR NO KEY UPDATE;

-- name: InvoiceHead :one
SELECT i.*, b.name AS branch_name, b.time_zone, p.name AS patient_name, p.number AS patient_number, c.number AS corrects_number,
       COALESCE((SELECT a.starts_at FROM appointments a WHERE a.tenant_id = i.tenant_id AND a.id = i.appointment_id), i.created_at)::timestamptz AS served_at
  FROM invoices i
  JOIN branches b ON b.tenant_id = i.tenant_id AND b.id = i.branch_id
  JOIN patients p ON p.tenant_id = i.tenant_id AND p.id = i.patient_id
  LEFT JOIN invoices c ON c.tenant_id = i.tenant_id AND c.id = i.corrects_id
 WHERE i.tenant_id = @tenant_id AND i.id = @id;

-- name: LinesOfInvoice :many
SELECT l.*, COALESCE(r.name, '') AS practitioner_name
  FROM invoice_lines l
  LEFT JOIN resources r ON r.tenant_id = l.tenant_id AND r.id = l.practitioner_id
 WHERE l.tenant_id = @tenant_id AND l.invoice_id = @invoice_id
 ORDER BY l.position;

-- name: DeleteLines :exec
DELETE FROM invoice_lines WHERE tenant_id = @tenant_id AND invoice_id = @invoice_id;

-- name: InsertLine :exec
INSERT INTO invoice_lines (tenant_id, id, invoice_id, branch_id, position, kind, service_id, appointment_id, practitioner_id, corrects_id,
                           description, quantity, unit_price, gross, discount_kind, discount_value, discount_reason, discount, net, tax, total,
                           tax_class, tax_status, taxes, tax_rule)
VALUES (@tenant_id, @id, @invoice_id, @branch_id, @position, @kind, @service_id, @appointment_id, @practitioner_id, @corrects_id,
        @description, @quantity, @unit_price, @gross, @discount_kind, @discount_value, @discount_reason, @discount, @net, @tax, @total,
        @tax_class, @tax_status, @taxes, @tax_rule);

-- name: UpdateDraft :one
UPDATE invoices
   SET gross = @gross, discount = @discount, net = @net, tax = @tax, total = @total, tax_inclusive = @tax_inclusive,
       discount_kind = @discount_kind, discount_value = @discount_value, discount_reason = @discount_reason, sanction = @sanction,
       note = @note, version = version + 1
 WHERE tenant_id = @tenant_id AND id = @id
RETURNING *;

-- name: SanctionInvoice :execrows
UPDATE invoices SET sanction = @sanction WHERE tenant_id = @tenant_id AND id = @id AND status = 'draft';

-- name: IssueInvoice :one
UPDATE invoices
   SET status = 'issued', number = @number, fiscal_year = @fiscal_year, sequence = @sequence, issued_at = @issued_at,
       issued_on = @issued_on, due_on = @due_on, document = @document, version = version + 1
 WHERE tenant_id = @tenant_id AND id = @id AND status = 'draft'
RETURNING *;

-- name: DiscardInvoice :exec
UPDATE invoices SET status = 'discarded', reason = @reason, version = version + 1 WHERE tenant_id = @tenant_id AND id = @id;

-- name: AppointmentToBill :one
SELECT a.id, a.branch_id, a.patient_id, a.practitioner_id, a.service_id, a.status, a.starts_at
  FROM appointments a WHERE a.tenant_id = @tenant_id AND a.id = @id;

-- What was issued to correct an invoice.
-- name: CorrectionsOf :many
SELECT id, number, total, issued_at, reason FROM invoices
 WHERE tenant_id = @tenant_id AND corrects_id = @corrects_id AND status = 'issued'
 ORDER BY issued_at, id;

-- What earlier credit notes took off each line of an invoice.
-- name: CreditedLines :many
SELECT c.corrects_id::uuid AS line_id, sum(c.total)::bigint AS total
  FROM invoice_lines l
  JOIN invoice_lines c ON c.tenant_id = l.tenant_id AND c.corrects_id = l.id
  JOIN invoices i ON i.tenant_id = c.tenant_id AND i.id = c.invoice_id AND i.status = 'issued'
 WHERE l.tenant_id = @tenant_id AND l.invoice_id = @invoice_id
 GROUP BY c.corrects_id;

-- Who did what to an invoice and its money, from the audit and the ledger: the oldest first.
-- name: InvoiceHistory :many
SELECT h.at::timestamptz AS at, h.actor::text AS actor, COALESCE(m.name, '')::text AS actor_name, h.what::text AS what,
       h.amount::bigint AS amount, h.reason::text AS reason, h.source_id::uuid AS source_id
  FROM (SELECT i.created_at AS at, i.created_by AS actor, 'drafted' AS what, 0 AS amount, '' AS reason, i.id AS source_id
          FROM invoices i WHERE i.tenant_id = @tenant_id AND i.id = @id
        UNION ALL
        SELECT e.at, e.actor, CASE WHEN e.changes @> '[{"field": "status"}]' THEN 'discarded' ELSE 'changed' END, 0, e.reason, @id
          FROM audit_events e
         WHERE e.tenant_id = @tenant_id AND e.entity = 'invoices' AND e.entity_id = @id::text AND e.action = 'update'
           AND NOT e.changes @> '[{"field": "number"}]'
           AND EXISTS (SELECT FROM jsonb_array_elements(e.changes) AS c WHERE c ->> 'field' <> 'sanction')
           AND NOT EXISTS (SELECT FROM audit_events b -- the first writing of what was drafted
                WHERE b.tenant_id = @tenant_id AND b.entity = 'invoices' AND b.entity_id = @id::text AND b.action = 'insert'
                  AND b.request_id = e.request_id)
        UNION ALL
        SELECT a.requested_at, a.requested_by, 'approval_asked', a.amount, a.reason, a.id
          FROM approvals a WHERE a.tenant_id = @tenant_id AND a.invoice_id = @id
        UNION ALL
        SELECT a.decided_at, a.decided_by, 'approval_' || a.status, a.amount, a.decision, a.id
          FROM approvals a WHERE a.tenant_id = @tenant_id AND a.invoice_id = @id AND a.decided_at IS NOT NULL
        UNION ALL
        SELECT t.at, t.actor, t.kind, s.amount, t.reason, t.source_id
          FROM (SELECT e.transaction_id, sum(e.amount) AS amount FROM ledger_entries e
                 WHERE e.tenant_id = @tenant_id AND e.invoice_id = @id AND e.account = 'receivable'
                 GROUP BY e.transaction_id) s
          JOIN ledger_transactions t ON t.tenant_id = @tenant_id AND t.id = s.transaction_id) h
  LEFT JOIN members m ON m.tenant_id = @tenant_id AND h.actor = 'staff:' || m.id
 ORDER BY h.at, h.what;
