-- What reports read of money. Amounts of a credit note are below zero, so that sums are right.
CREATE VIEW report_issued_lines WITH (security_invoker = true) AS
SELECT l.tenant_id, l.invoice_id, l.id AS line_id, i.branch_id, i.patient_id, i.kind AS document, i.issued_on, i.number, i.currency, i.created_by,
       l.kind, l.service_id, l.practitioner_id, l.appointment_id, l.tax_status, l.quantity,
       COALESCE(NULLIF(l.discount_reason, ''), i.discount_reason) AS discount_reason,
       s.sign * l.net AS net, s.sign * l.tax AS tax, s.sign * l.total AS total, s.sign * l.discount AS discount
  FROM invoice_lines l
  JOIN invoices i ON i.tenant_id = l.tenant_id AND i.id = l.invoice_id
  CROSS JOIN LATERAL (SELECT CASE i.kind WHEN 'credit_note' THEN -1 ELSE 1 END AS sign) s
 WHERE i.status = 'issued';
GRANT SELECT ON report_issued_lines TO praxis_app;

-- A row for each issued invoice: what it came to after credit notes, what was paid of it, what is owed.
CREATE VIEW report_claims WITH (security_invoker = true) AS
SELECT i.tenant_id, i.id AS invoice_id, i.branch_id, i.patient_id, i.appointment_id, i.number, i.issued_on, i.due_on, i.currency, i.created_by,
       i.total - COALESCE(c.credited, 0) AS total, COALESCE(e.paid, 0) AS paid, COALESCE(e.owed, 0) AS owed
  FROM invoices i
  LEFT JOIN LATERAL (SELECT sum(n.total)::bigint AS credited FROM invoices n
       WHERE n.tenant_id = i.tenant_id AND n.corrects_id = i.id AND n.status = 'issued') c ON true
  LEFT JOIN LATERAL (SELECT (-COALESCE(sum(x.amount) FILTER (WHERE x.payment_id IS NOT NULL), 0))::bigint AS paid, COALESCE(sum(x.amount), 0)::bigint AS owed
       FROM ledger_entries x WHERE x.tenant_id = i.tenant_id AND x.invoice_id = i.id AND x.account = 'receivable') e ON true
 WHERE i.kind = 'invoice' AND i.status = 'issued';
GRANT SELECT ON report_claims TO praxis_app;

-- Money at hand: what was taken above zero, what was given back below.
CREATE VIEW report_money WITH (security_invoker = true) AS
SELECT tenant_id, transaction_id, branch_id, patient_id, payment_id, on_date, method, amount, currency
  FROM ledger_entries WHERE account = 'money';
GRANT SELECT ON report_money TO praxis_app;

CREATE INDEX appointments_period ON appointments (tenant_id, starts_at);
CREATE INDEX invoices_period ON invoices (tenant_id, issued_on) WHERE issued_on IS NOT NULL;
CREATE INDEX ledger_entries_period ON ledger_entries (tenant_id, on_date) INCLUDE (amount, method) WHERE account = 'money';
CREATE INDEX invoice_lines_appointment ON invoice_lines (tenant_id, appointment_id) WHERE appointment_id IS NOT NULL;
