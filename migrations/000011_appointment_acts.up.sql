-- What became of an appointment and when, so that the desk sees who waits how long and reports
-- need not read the history; where the patient came from; and who cancelled, why, and whether late.
ALTER TABLE appointments
    ADD COLUMN arrived_at              timestamptz,
    ADD COLUMN started_at              timestamptz,
    ADD COLUMN completed_at            timestamptz,
    ADD COLUMN cancelled_at            timestamptz,
    ADD COLUMN confirmed_by_patient_at timestamptz, -- of the time it stands at: a move by the clinic takes it back
    ADD COLUMN cancel_code             text NOT NULL DEFAULT '',
    ADD COLUMN cancelled_by            text NOT NULL DEFAULT '',
    ADD COLUMN cancelled_late          boolean NOT NULL DEFAULT false, -- by the patient, within the notice the branch asked for then
    ADD COLUMN utm_source              text NOT NULL DEFAULT '',
    ADD COLUMN utm_medium              text NOT NULL DEFAULT '',
    ADD COLUMN utm_campaign            text NOT NULL DEFAULT '',
    ADD COLUMN referrer                text NOT NULL DEFAULT '', -- who or what sent the patient
    ADD COLUMN price_amount            bigint, -- minor units; the service's price when it was booked
    ADD COLUMN price_currency          text,
    ADD COLUMN policy_text             text NOT NULL DEFAULT '', -- what the patient accepted, as it was shown
    ADD CONSTRAINT appointments_cancel_code CHECK (cancel_code IN ('', 'patient_ill', 'patient_schedule', 'clinic', 'weather', 'other')),
    ADD CONSTRAINT appointments_cancelled_by CHECK (cancelled_by IN ('', 'patient', 'clinic'));
UPDATE appointments SET cancel_code = 'other', cancelled_by = 'clinic' WHERE status = 'cancelled';

ALTER TABLE appointment_moves
    ADD COLUMN reason_code text NOT NULL DEFAULT '',
    DROP CONSTRAINT appointment_moves_act_check,
    ADD CONSTRAINT appointment_moves_act CHECK (act IN ('book', 'move', 'cancel', 'reinstate', 'arrive', 'start', 'complete',
                                                        'no_show', 'confirm', 'undo'));
