-- What patients may book themselves, and by which name they know it.
ALTER TABLE services
    ADD COLUMN online      boolean NOT NULL DEFAULT false,
    ADD COLUMN online_name text    NOT NULL DEFAULT ''; -- empty: the name
CREATE INDEX patients_email ON patients (tenant_id, email) WHERE email <> '';

-- What a visitor asked to book and has yet to prove the e-mail address of. Who they are is wiped
-- when the appointment is made, and the row soon after its time is over.
CREATE TABLE booking_requests (
    tenant_id       uuid        NOT NULL DEFAULT current_tenant(),
    id              uuid        NOT NULL,
    branch_id       uuid        NOT NULL,
    service_id      uuid        NOT NULL,
    practitioner_id uuid        NOT NULL,
    starts_at       timestamptz NOT NULL,
    hold_token      text        NOT NULL DEFAULT '',
    name            text        NOT NULL,
    phone           text        NOT NULL,
    email           text        NOT NULL,
    birth_date      date,
    language        text        NOT NULL,
    note            text        NOT NULL DEFAULT '',
    utm_source      text        NOT NULL DEFAULT '',
    utm_medium      text        NOT NULL DEFAULT '',
    utm_campaign    text        NOT NULL DEFAULT '',
    referrer        text        NOT NULL DEFAULT '',
    policy_text     text        NOT NULL,
    code_hash       bytea,
    code_expires_at timestamptz,
    attempts_left   int         NOT NULL DEFAULT 0,
    sends           int         NOT NULL DEFAULT 0,
    sent_at         timestamptz,
    appointment_id  uuid,
    created_at      timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT booking_requests_branch_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id),
    CONSTRAINT booking_requests_service_fkey FOREIGN KEY (tenant_id, service_id) REFERENCES services (tenant_id, id),
    CONSTRAINT booking_requests_practitioner_fkey FOREIGN KEY (tenant_id, practitioner_id) REFERENCES resources (tenant_id, id),
    CONSTRAINT booking_requests_appt_fkey FOREIGN KEY (tenant_id, appointment_id) REFERENCES appointments (tenant_id, id)
);
CREATE INDEX booking_requests_expiry ON booking_requests (tenant_id, expires_at);
SELECT wall('booking_requests', 'name,phone,email,birth_date,note,hold_token,code_hash');
GRANT SELECT, INSERT, UPDATE, DELETE ON booking_requests TO praxis_app;

-- One row for each appointment, for reports.
CREATE VIEW report_appointments WITH (security_invoker = true) AS
SELECT a.tenant_id, a.id AS appointment_id, a.branch_id, a.practitioner_id, a.service_id, a.patient_id, a.status,
       a.source, a.utm_source, a.utm_medium, a.utm_campaign, a.created_at AS booked_at, a.starts_at, a.ends_at,
       a.confirmed_by_patient_at, a.arrived_at, a.started_at, a.completed_at, a.cancelled_at,
       a.cancel_code, a.cancelled_by, a.cancelled_late,
       COALESCE(a.price_amount, s.price_amount) AS price_amount, COALESCE(a.price_currency, s.price_currency) AS price_currency
  FROM appointments a
  JOIN services s ON s.tenant_id = a.tenant_id AND s.id = a.service_id;
GRANT SELECT ON report_appointments TO praxis_app;
