-- Acts that the older program does not know go; the state they led to stays.
DELETE FROM appointment_moves WHERE act NOT IN ('book', 'move', 'cancel', 'reinstate', 'arrive');
ALTER TABLE appointment_moves
    DROP CONSTRAINT appointment_moves_act,
    ADD CONSTRAINT appointment_moves_act_check CHECK (act IN ('book', 'move', 'cancel', 'reinstate', 'arrive')),
    DROP COLUMN reason_code;
ALTER TABLE appointments
    DROP COLUMN arrived_at, DROP COLUMN started_at, DROP COLUMN completed_at, DROP COLUMN cancelled_at,
    DROP COLUMN confirmed_by_patient_at, DROP COLUMN cancel_code, DROP COLUMN cancelled_by, DROP COLUMN cancelled_late,
    DROP COLUMN utm_source, DROP COLUMN utm_medium, DROP COLUMN utm_campaign, DROP COLUMN referrer,
    DROP COLUMN price_amount, DROP COLUMN price_currency, DROP COLUMN policy_text;
