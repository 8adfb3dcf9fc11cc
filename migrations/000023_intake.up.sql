-- The chain's intake forms: a draft that is edited, and versions that never change.
CREATE TABLE intake_forms (
    tenant_id  uuid        NOT NULL DEFAULT current_tenant(),
    id         uuid        NOT NULL,
    name       text        NOT NULL CHECK (name <> ''),
    draft      jsonb       NOT NULL,
    published  int         NOT NULL DEFAULT 0, -- the newest version; 0: none yet
    standard   boolean     NOT NULL DEFAULT false, -- sent when a patient books
    archived   boolean     NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL,
    version    bigint      NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX intake_forms_standard ON intake_forms (tenant_id) WHERE standard;
SELECT wall('intake_forms');
GRANT SELECT, INSERT, UPDATE ON intake_forms TO praxis_app;

CREATE TABLE intake_form_versions (
    tenant_id    uuid        NOT NULL DEFAULT current_tenant(),
    form_id      uuid        NOT NULL,
    number       int         NOT NULL CHECK (number > 0),
    definition   jsonb       NOT NULL,
    published_by text        NOT NULL,
    published_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, form_id, number),
    CONSTRAINT intake_form_versions_form_fkey FOREIGN KEY (tenant_id, form_id) REFERENCES intake_forms (tenant_id, id)
);
SELECT wall('intake_form_versions');
GRANT SELECT, INSERT ON intake_form_versions TO praxis_app;

-- A form that was sent to a patient, and what they answered.
CREATE TABLE intakes (
    tenant_id      uuid        NOT NULL DEFAULT current_tenant(),
    id             uuid        NOT NULL,
    patient_id     uuid        NOT NULL,
    form_id        uuid        NOT NULL,
    form_version   int         NOT NULL,
    appointment_id uuid,
    state          text        NOT NULL CHECK (state IN ('sent', 'opened', 'in_progress', 'submitted', 'reviewed')),
    revision       bigint      NOT NULL DEFAULT 0,  -- counts the savings
    answers        bytea,                           -- encrypted
    language       text        NOT NULL DEFAULT '',
    sent_by        text        NOT NULL,
    sent_at        timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL,
    opened_at      timestamptz,
    submitted_at   timestamptz,
    reviewed_at    timestamptz,
    reviewed_by    text        NOT NULL DEFAULT '',
    signed_by      text        NOT NULL DEFAULT '' CHECK (signed_by IN ('', 'patient', 'guardian')),
    signer_name    text        NOT NULL DEFAULT '',
    relation       text        NOT NULL DEFAULT '',
    signature      bytea,                           -- the drawn signature, encrypted
    sha256         text        NOT NULL DEFAULT '', -- of the form's exact text and the answers
    ip             text        NOT NULL DEFAULT '',
    agent_sha256   text        NOT NULL DEFAULT '',
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT intakes_patient_fkey FOREIGN KEY (tenant_id, patient_id) REFERENCES patients (tenant_id, id),
    CONSTRAINT intakes_form_fkey FOREIGN KEY (tenant_id, form_id, form_version) REFERENCES intake_form_versions (tenant_id, form_id, number),
    CONSTRAINT intakes_appointment_fkey FOREIGN KEY (tenant_id, appointment_id) REFERENCES appointments (tenant_id, id),
    -- Nothing counts as filled in without a name, a signature and what was signed.
    CONSTRAINT intakes_signed CHECK (state NOT IN ('submitted', 'reviewed')
        OR submitted_at IS NOT NULL AND signer_name <> '' AND signature IS NOT NULL AND sha256 <> '' AND answers IS NOT NULL)
);
CREATE INDEX intakes_patient ON intakes (tenant_id, patient_id, sent_at DESC);
CREATE INDEX intakes_appointment ON intakes (tenant_id, appointment_id) WHERE appointment_id IS NOT NULL;
SELECT wall('intakes', 'answers,signature');
GRANT SELECT, INSERT, UPDATE ON intakes TO praxis_app;
