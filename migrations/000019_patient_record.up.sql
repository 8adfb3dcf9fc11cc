-- What registration keeps of a person besides a name and a phone. Empty is "not said".
ALTER TABLE patients
    ADD COLUMN given_name           text NOT NULL DEFAULT '',
    ADD COLUMN family_name          text NOT NULL DEFAULT '',
    ADD COLUMN preferred_name       text NOT NULL DEFAULT '',
    ADD COLUMN sex                  text NOT NULL DEFAULT '' CHECK (sex IN ('', 'male', 'female', 'other', 'unknown')), -- at birth, in FHIR's words
    ADD COLUMN gender               text NOT NULL DEFAULT '',  -- as the patient says it
    ADD COLUMN birth_date_accuracy  text NOT NULL DEFAULT 'day' CHECK (birth_date_accuracy IN ('day', 'month', 'year', 'estimated')),
    ADD COLUMN phone_owner          text NOT NULL DEFAULT '',  -- whose phone it is: a family shares one
    ADD COLUMN second_phone         text NOT NULL DEFAULT '',  -- E.164
    ADD COLUMN second_phone_owner   text NOT NULL DEFAULT '',
    ADD COLUMN address              jsonb NOT NULL DEFAULT '{}', -- by the lines of the country's pack
    ADD COLUMN channel              text NOT NULL DEFAULT '' CHECK (channel IN ('', 'whatsapp', 'sms', 'email', 'call')),
    ADD COLUMN referral_source      text NOT NULL DEFAULT '' CHECK (referral_source IN ('', 'website', 'ad', 'referral', 'call', 'walk_in', 'other')),
    ADD COLUMN referral_campaign    text NOT NULL DEFAULT '',
    ADD COLUMN referral_by          text NOT NULL DEFAULT '' CHECK (referral_by IN ('', 'patient', 'doctor', 'other')),
    ADD COLUMN referral_name        text NOT NULL DEFAULT '',
    ADD COLUMN referral_patient_id  uuid,
    ADD COLUMN occupation           text NOT NULL DEFAULT '',
    ADD COLUMN contact_name         text NOT NULL DEFAULT '',  -- whom to call in an emergency
    ADD COLUMN contact_relation     text NOT NULL DEFAULT '',
    ADD COLUMN contact_phone        text NOT NULL DEFAULT '',
    ADD COLUMN guardian_name        text NOT NULL DEFAULT '',
    ADD COLUMN guardian_relation    text NOT NULL DEFAULT '',
    ADD COLUMN guardian_phone       text NOT NULL DEFAULT '',
    ADD COLUMN notes                text NOT NULL DEFAULT '',  -- for the desk
    ADD COLUMN country              text NOT NULL DEFAULT '',  -- whose rules hold for the patient: that of the registering branch
    ADD COLUMN subdivision          text NOT NULL DEFAULT '',
    ADD CONSTRAINT patients_referrer_fkey FOREIGN KEY (tenant_id, referral_patient_id) REFERENCES patients (tenant_id, id);

-- National ids and health cards. The value itself is encrypted; lookup is a keyed hash of it, which
-- finds one value exactly and tells nothing about it.
CREATE TABLE patient_identifiers (
    tenant_id  uuid        NOT NULL DEFAULT current_tenant(),
    id         uuid        NOT NULL,
    patient_id uuid        NOT NULL,
    kind       text        NOT NULL CHECK (kind <> ''),
    sealed     bytea       NOT NULL,
    lookup     text        NOT NULL,
    tail       text        NOT NULL, -- the last letters, to tell one card from another
    created_at timestamptz NOT NULL,
    created_by text        NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT patient_identifiers_once UNIQUE (tenant_id, patient_id, kind),
    CONSTRAINT patient_identifiers_lookup UNIQUE (tenant_id, lookup, kind),
    CONSTRAINT patient_identifiers_patient_fkey FOREIGN KEY (tenant_id, patient_id) REFERENCES patients (tenant_id, id)
);
SELECT wall('patient_identifiers', 'sealed,lookup,tail');
GRANT SELECT, INSERT, DELETE ON patient_identifiers TO praxis_app;

CREATE TABLE patient_insurances (
    tenant_id  uuid        NOT NULL DEFAULT current_tenant(),
    id         uuid        NOT NULL,
    patient_id uuid        NOT NULL,
    payer      text        NOT NULL CHECK (payer <> ''),
    plan       text        NOT NULL DEFAULT '',
    sealed     bytea       NOT NULL, -- the member number
    tail       text        NOT NULL,
    valid_from date,
    valid_to   date,
    created_at timestamptz NOT NULL,
    created_by text        NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT patient_insurances_order CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to),
    CONSTRAINT patient_insurances_patient_fkey FOREIGN KEY (tenant_id, patient_id) REFERENCES patients (tenant_id, id)
);
CREATE INDEX patient_insurances_patient ON patient_insurances (tenant_id, patient_id);
SELECT wall('patient_insurances', 'sealed,tail');
GRANT SELECT, INSERT, DELETE ON patient_insurances TO praxis_app;

-- What the desk must know before the patient speaks: a wheelchair, a fear of needles.
CREATE TABLE patient_alerts (
    tenant_id  uuid        NOT NULL DEFAULT current_tenant(),
    id         uuid        NOT NULL,
    patient_id uuid        NOT NULL,
    text       text        NOT NULL CHECK (text <> ''),
    severity   text        NOT NULL CHECK (severity IN ('critical', 'warning', 'notice')),
    expires_on date,       -- the last day it is shown
    created_at timestamptz NOT NULL,
    created_by text        NOT NULL,
    removed_at timestamptz,
    removed_by text        NOT NULL DEFAULT '',
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT patient_alerts_patient_fkey FOREIGN KEY (tenant_id, patient_id) REFERENCES patients (tenant_id, id)
);
CREATE INDEX patient_alerts_patient ON patient_alerts (tenant_id, patient_id);
SELECT wall('patient_alerts', 'text');
GRANT SELECT, INSERT, UPDATE ON patient_alerts TO praxis_app;

-- Whether a list of the medical history was asked about. No row is "not asked", which is not the
-- same as "none known".
CREATE TABLE patient_history_lists (
    tenant_id  uuid        NOT NULL DEFAULT current_tenant(),
    patient_id uuid        NOT NULL,
    list       text        NOT NULL CHECK (list IN ('allergies', 'conditions', 'medications', 'surgeries', 'family', 'social')),
    state      text        NOT NULL CHECK (state IN ('none_known', 'listed')),
    asked_at   timestamptz NOT NULL,
    asked_by   text        NOT NULL,
    PRIMARY KEY (tenant_id, patient_id, list),
    CONSTRAINT patient_history_lists_patient_fkey FOREIGN KEY (tenant_id, patient_id) REFERENCES patients (tenant_id, id)
);
SELECT wall('patient_history_lists');
GRANT SELECT, INSERT, UPDATE, DELETE ON patient_history_lists TO praxis_app;

-- The entries of the lists; which columns an entry uses depends on its list. Nothing is deleted: an
-- entry that was a mistake is removed with a reason.
CREATE TABLE patient_history (
    tenant_id  uuid        NOT NULL DEFAULT current_tenant(),
    id         uuid        NOT NULL,
    patient_id uuid        NOT NULL,
    list       text        NOT NULL CHECK (list IN ('allergies', 'conditions', 'medications', 'surgeries', 'family', 'social')),
    label      text        NOT NULL CHECK (label <> ''), -- the substance, condition, medicine, operation, habit
    detail     text        NOT NULL DEFAULT '',          -- the reaction, dose, amount, or a note
    relation   text        NOT NULL DEFAULT '',          -- of the relative, in the family's history
    code       text        NOT NULL DEFAULT '',          -- ICD-10
    severity   text        NOT NULL DEFAULT '' CHECK (severity IN ('', 'mild', 'moderate', 'severe', 'life_threatening')),
    status     text        NOT NULL DEFAULT '' CHECK (status IN ('', 'active', 'inactive', 'resolved')),
    since      text        NOT NULL DEFAULT '' CHECK (since ~ '^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$'), -- as exact as the patient remembers
    until      text        NOT NULL DEFAULT '' CHECK (until ~ '^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$'),
    verified   boolean     NOT NULL DEFAULT false,
    alert      boolean     NOT NULL DEFAULT false,       -- shown to the desk
    created_at timestamptz NOT NULL,
    created_by text        NOT NULL,
    removed_at timestamptz,
    removed_by text        NOT NULL DEFAULT '',
    removed_because text   NOT NULL DEFAULT '',
    version    bigint      NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT patient_history_patient_fkey FOREIGN KEY (tenant_id, patient_id) REFERENCES patients (tenant_id, id)
);
CREATE INDEX patient_history_patient ON patient_history (tenant_id, patient_id, created_at);
SELECT wall('patient_history', 'label,detail,relation,code,removed_because');
GRANT SELECT, INSERT, UPDATE ON patient_history TO praxis_app;
