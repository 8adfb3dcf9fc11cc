DROP INDEX invoice_lines_appointment;
DROP INDEX ledger_entries_period;
DROP INDEX invoices_period;
DROP INDEX appointments_period;
DROP VIEW report_money;
DROP VIEW report_claims;
DROP VIEW report_issued_lines;
