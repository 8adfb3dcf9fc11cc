DROP FUNCTION audit_seal(bigint, bytea, bytea, uuid[], timestamptz);
DROP FUNCTION audit_note(text, text, text, uuid, text);
DROP FUNCTION audit_row() CASCADE;
DROP TABLE audit_seals;
DROP TABLE audit_events;
