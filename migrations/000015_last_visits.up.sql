-- When a patient was last seen at a branch, kept with the act that says so: the recall list reads this
-- and not a million appointments. One row for each branch, since who works at one cannot write another's.
CREATE TABLE patient_last_visits (
    tenant_id       uuid        NOT NULL DEFAULT current_tenant(),
    patient_id      uuid        NOT NULL,
    branch_id       uuid        NOT NULL,
    appointment_id  uuid        NOT NULL,
    service_id      uuid        NOT NULL,
    practitioner_id uuid        NOT NULL,
    visited_at      timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, patient_id, branch_id),
    CONSTRAINT patient_last_visits_patient_fkey FOREIGN KEY (tenant_id, patient_id) REFERENCES patients (tenant_id, id),
    CONSTRAINT patient_last_visits_branch_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id),
    CONSTRAINT patient_last_visits_appt_fkey FOREIGN KEY (tenant_id, appointment_id) REFERENCES appointments (tenant_id, id)
);
CREATE INDEX patient_last_visits_when ON patient_last_visits (tenant_id, visited_at, patient_id);
CREATE INDEX patient_last_visits_branch ON patient_last_visits (tenant_id, branch_id, visited_at, patient_id);
SELECT wall('patient_last_visits');
DROP TRIGGER audit ON patient_last_visits;
GRANT SELECT, INSERT, UPDATE, DELETE ON patient_last_visits TO praxis_app;
