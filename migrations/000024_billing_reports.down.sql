DROP VIEW report_receivables;
DROP VIEW report_discounts;
DROP VIEW report_refunds;
DROP VIEW report_payments;
DROP VIEW report_invoice_lines;
