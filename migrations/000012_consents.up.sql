-- The exact words that were put to patients of this chain, by their SHA-256: what was agreed to can be
-- read as it was, whatever the country pack says later.
CREATE TABLE consent_texts (
    tenant_id    uuid        NOT NULL DEFAULT current_tenant(),
    sha256       text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    purpose      text        NOT NULL,
    version      int         NOT NULL,
    language     text        NOT NULL,
    title        text        NOT NULL CHECK (title <> ''),
    body         text        NOT NULL CHECK (body <> ''),
    needs_review boolean     NOT NULL,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, sha256)
);
SELECT wall('consent_texts');
GRANT SELECT, INSERT ON consent_texts TO praxis_app;

-- The ledger: what a patient said about a purpose, when and through whom. Rows are only added;
-- the newest of a purpose is what holds.
CREATE TABLE consents (
    tenant_id   uuid        NOT NULL DEFAULT current_tenant(),
    id          uuid        NOT NULL,
    patient_id  uuid        NOT NULL,
    purpose     text        NOT NULL,
    form        text        NOT NULL,                 -- how the law of the day wants it: written, explicit …
    state       text        NOT NULL CHECK (state IN ('given', 'refused', 'withdrawn')),
    text_sha256 text,                                 -- NULL where nothing was put to the patient: a withdrawal of what was implied
    country     text        NOT NULL,                 -- whose rule it was
    subdivision text        NOT NULL DEFAULT '',
    basis       text        NOT NULL,                 -- the rule, frozen
    signed_by   text        NOT NULL CHECK (signed_by IN ('patient', 'guardian', 'staff')),
    signer_name text        NOT NULL DEFAULT '',
    relation    text        NOT NULL DEFAULT '' CHECK (relation IN ('', 'mother', 'father', 'legal_guardian', 'spouse', 'child', 'attorney', 'other')),
    for_minor   boolean     NOT NULL DEFAULT false,   -- a guardian spoke for a child: lapses when the child comes of age
    understands boolean     NOT NULL DEFAULT false,   -- a minor who, staff attest, understands what it is about
    signature   bytea,                                -- the drawn signature, encrypted
    source      text        NOT NULL CHECK (source IN ('desk', 'intake', 'paper')),
    source_id   uuid,                                 -- the intake, or the document that shows the paper
    reason      text        NOT NULL DEFAULT '',
    ip          text        NOT NULL DEFAULT '',
    agent_sha256 text       NOT NULL DEFAULT '',      -- of the browser's name
    actor       text        NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT consents_patient_fkey FOREIGN KEY (tenant_id, patient_id) REFERENCES patients (tenant_id, id),
    CONSTRAINT consents_text_fkey FOREIGN KEY (tenant_id, text_sha256) REFERENCES consent_texts (tenant_id, sha256),
    CONSTRAINT consents_words CHECK (state = 'withdrawn' OR text_sha256 IS NOT NULL),
    CONSTRAINT consents_reason CHECK (state <> 'withdrawn' OR reason <> ''),
    CONSTRAINT consents_guardian CHECK ((signed_by = 'guardian') = (relation <> ''))
);
CREATE INDEX consents_latest ON consents (tenant_id, patient_id, purpose, at DESC, id DESC);
SELECT wall('consents', 'signature');
GRANT SELECT, INSERT ON consents TO praxis_app;
