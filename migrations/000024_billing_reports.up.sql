-- What reports read of money. Amounts are minor units; days are those of the branch's own wall; each
-- view is seen through the wall of who asks. A credit note's lines are below zero.
CREATE VIEW report_invoice_lines WITH (security_invoker = true) AS
SELECT l.tenant_id, l.branch_id, i.patient_id, i.id AS invoice_id, l.id AS line_id, i.kind AS document, l.kind, i.issued_on, i.issued_at,
       l.service_id, l.practitioner_id, l.appointment_id, l.tax_class, l.tax_status, i.currency,
       CASE WHEN i.kind = 'invoice' THEN l.quantity ELSE 0 END AS quantity,
       CASE WHEN i.kind = 'invoice' THEN l.gross ELSE -l.gross END AS gross,
       CASE WHEN i.kind = 'invoice' THEN l.discount ELSE -l.discount END AS discount,
       CASE WHEN i.kind = 'invoice' THEN l.net ELSE -l.net END AS net,
       CASE WHEN i.kind = 'invoice' THEN l.tax ELSE -l.tax END AS tax,
       CASE WHEN i.kind = 'invoice' THEN l.total ELSE -l.total END AS total
  FROM invoice_lines l
  JOIN invoices i ON i.tenant_id = l.tenant_id AND i.id = l.invoice_id
 WHERE i.status = 'issued';
GRANT SELECT ON report_invoice_lines TO praxis_app;

-- Money taken, a row for each method of a payment.
CREATE VIEW report_payments WITH (security_invoker = true) AS
SELECT p.tenant_id, p.branch_id, p.patient_id, p.id AS payment_id, p.taken_on, p.taken_at, p.taken_by, p.currency, x.method, x.amount
  FROM payments p
  JOIN payment_parts x ON x.tenant_id = p.tenant_id AND x.payment_id = p.id;
GRANT SELECT ON report_payments TO praxis_app;

-- Money given back; amounts are above zero, each refund is there once.
CREATE VIEW report_refunds WITH (security_invoker = true) AS
SELECT r.tenant_id, r.branch_id, r.patient_id, r.id AS refund_id, r.payment_id, r.made_on, r.made_at, r.requested_by, r.currency, r.method, r.amount, r.reason
  FROM refunds r WHERE r.status = 'made';
GRANT SELECT ON report_refunds TO praxis_app;

-- Discounts that were given, with who drew the invoice up and who agreed to them, if anybody had to.
CREATE VIEW report_discounts WITH (security_invoker = true) AS
SELECT l.tenant_id, l.branch_id, i.patient_id, i.id AS invoice_id, l.id AS line_id, i.issued_on, l.service_id, l.practitioner_id, i.currency,
       l.gross, l.discount, COALESCE(NULLIF(l.discount_reason, ''), i.discount_reason) AS reason, i.created_by AS given_by, a.decided_by AS approved_by
  FROM invoice_lines l
  JOIN invoices i ON i.tenant_id = l.tenant_id AND i.id = l.invoice_id
  LEFT JOIN approvals a ON a.tenant_id = i.tenant_id AND a.invoice_id = i.id AND a.status = 'approved' AND a.sanction = i.sanction
 WHERE i.status = 'issued' AND i.kind = 'invoice' AND l.discount > 0;
GRANT SELECT ON report_discounts TO praxis_app;

-- What is owed, by invoice, now.
CREATE VIEW report_receivables WITH (security_invoker = true) AS
SELECT i.tenant_id, i.branch_id, i.patient_id, i.id AS invoice_id, i.issued_on, i.due_on, i.currency, i.total, sum(e.amount)::bigint AS owed
  FROM invoices i
  JOIN ledger_entries e ON e.tenant_id = i.tenant_id AND e.invoice_id = i.id AND e.account = 'receivable'
 WHERE i.status = 'issued' AND i.kind = 'invoice'
 GROUP BY i.tenant_id, i.branch_id, i.patient_id, i.id, i.issued_on, i.due_on, i.currency, i.total
HAVING sum(e.amount) <> 0;
GRANT SELECT ON report_receivables TO praxis_app;
