CREATE TABLE patient_counters (
    tenant_id uuid   NOT NULL DEFAULT current_tenant(),
    last      bigint NOT NULL,
    PRIMARY KEY (tenant_id)
);
ALTER TABLE patient_counters ENABLE ROW LEVEL SECURITY;
ALTER TABLE patient_counters FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON patient_counters USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
GRANT SELECT, INSERT, UPDATE ON patient_counters TO praxis_app;

CREATE TABLE patients (
    tenant_id  uuid        NOT NULL DEFAULT current_tenant(),
    id         uuid        NOT NULL,
    number     bigint      NOT NULL, -- the clinic's own number, from patient_counters
    name       text        NOT NULL CHECK (name <> ''),
    phone      text        NOT NULL DEFAULT '', -- E.164
    email      text        NOT NULL DEFAULT '',
    birth_date date,
    language   text        NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL,
    version    bigint      NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT patients_number_key UNIQUE (tenant_id, number)
);
CREATE INDEX patients_phone ON patients (tenant_id, phone) WHERE phone <> '';
CREATE INDEX patients_birth ON patients (tenant_id, birth_date) WHERE birth_date IS NOT NULL;
SELECT wall('patients');
GRANT SELECT, INSERT, UPDATE ON patients TO praxis_app;

-- The words a patient is found by, folded and in lower case: a prefix is a range scan, the only
-- kind of text search row-level security lets use an index.
CREATE TABLE patient_terms (
    tenant_id  uuid NOT NULL DEFAULT current_tenant(),
    term       text COLLATE "C" NOT NULL,
    patient_id uuid NOT NULL,
    PRIMARY KEY (tenant_id, term, patient_id),
    CONSTRAINT patient_terms_patient_fkey FOREIGN KEY (tenant_id, patient_id) REFERENCES patients (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX patient_terms_patient ON patient_terms (tenant_id, patient_id);
ALTER TABLE patient_terms ENABLE ROW LEVEL SECURITY;
ALTER TABLE patient_terms FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON patient_terms USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
GRANT SELECT, INSERT, DELETE ON patient_terms TO praxis_app;
