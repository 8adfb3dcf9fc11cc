-- That a patient was here, when and with whom. At most one for an appointment; a walk-in has none.
CREATE TABLE visits (
    tenant_id       uuid        NOT NULL DEFAULT current_tenant(),
    id              uuid        NOT NULL,
    branch_id       uuid        NOT NULL,
    patient_id      uuid        NOT NULL,
    practitioner_id uuid        NOT NULL,
    appointment_id  uuid,
    service_id      uuid,
    state           text        NOT NULL CHECK (state IN ('open', 'closed')),
    opened_at       timestamptz NOT NULL,
    closed_at       timestamptz,
    version         bigint      NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT visits_appointment_key UNIQUE (tenant_id, appointment_id),
    CONSTRAINT visits_branch_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id),
    CONSTRAINT visits_patient_fkey FOREIGN KEY (tenant_id, patient_id) REFERENCES patients (tenant_id, id),
    CONSTRAINT visits_practitioner_fkey FOREIGN KEY (tenant_id, practitioner_id) REFERENCES resources (tenant_id, id),
    CONSTRAINT visits_appointment_fkey FOREIGN KEY (tenant_id, appointment_id) REFERENCES appointments (tenant_id, id),
    CONSTRAINT visits_service_fkey FOREIGN KEY (tenant_id, service_id) REFERENCES services (tenant_id, id),
    CONSTRAINT visits_closed CHECK ((state = 'closed') = (closed_at IS NOT NULL))
);
CREATE INDEX visits_patient ON visits (tenant_id, patient_id, opened_at DESC, id DESC);
CREATE INDEX visits_practitioner ON visits (tenant_id, practitioner_id, opened_at DESC);
-- A practitioner's own day is read across branches.
CREATE INDEX appointments_practitioner ON appointments (tenant_id, practitioner_id, starts_at);
SELECT wall('visits');
GRANT SELECT, INSERT, UPDATE, DELETE ON visits TO praxis_app;

CREATE TABLE note_templates (
    tenant_id  uuid        NOT NULL DEFAULT current_tenant(),
    id         uuid        NOT NULL,
    starter    text        NOT NULL DEFAULT '', -- the pack's key it began as
    latest     int         NOT NULL,            -- the version new notes are written on
    archived   boolean     NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL,
    version    bigint      NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id)
);
SELECT wall('note_templates');
GRANT SELECT, INSERT, UPDATE ON note_templates TO praxis_app;

-- A version never changes: notes written on it are read with it for ever.
CREATE TABLE note_template_versions (
    tenant_id   uuid        NOT NULL DEFAULT current_tenant(),
    template_id uuid        NOT NULL,
    number      int         NOT NULL CHECK (number > 0),
    name        jsonb       NOT NULL, -- by language
    sections    jsonb       NOT NULL,
    created_at  timestamptz NOT NULL,
    created_by  uuid        NOT NULL,
    PRIMARY KEY (tenant_id, template_id, number),
    CONSTRAINT note_template_versions_template_fkey FOREIGN KEY (tenant_id, template_id) REFERENCES note_templates (tenant_id, id)
);
SELECT wall('note_template_versions');
GRANT SELECT, INSERT ON note_template_versions TO praxis_app;

-- The services a template is offered first for.
CREATE TABLE note_template_services (
    tenant_id   uuid NOT NULL DEFAULT current_tenant(),
    template_id uuid NOT NULL,
    service_id  uuid NOT NULL,
    PRIMARY KEY (tenant_id, template_id, service_id),
    CONSTRAINT note_template_services_template_fkey FOREIGN KEY (tenant_id, template_id) REFERENCES note_templates (tenant_id, id),
    CONSTRAINT note_template_services_service_fkey FOREIGN KEY (tenant_id, service_id) REFERENCES services (tenant_id, id)
);
SELECT wall('note_template_services');
GRANT SELECT, INSERT, DELETE ON note_template_services TO praxis_app;

CREATE TABLE note_snippets (
    tenant_id  uuid        NOT NULL DEFAULT current_tenant(),
    id         uuid        NOT NULL,
    owner_id   uuid,                 -- the member whose it is; NULL: everybody's
    shortcut   text        NOT NULL CHECK (shortcut ~ '^[a-z0-9_-]{1,30}$'),
    text       text        NOT NULL CHECK (text <> ''),
    created_at timestamptz NOT NULL,
    version    bigint      NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT note_snippets_shortcut_key UNIQUE NULLS NOT DISTINCT (tenant_id, owner_id, shortcut)
);
SELECT wall('note_snippets');
GRANT SELECT, INSERT, UPDATE, DELETE ON note_snippets TO praxis_app;

-- What is written about a visit. The text of a draft is in note_drafts until it is handed in.
CREATE TABLE notes (
    tenant_id        uuid        NOT NULL DEFAULT current_tenant(),
    id               uuid        NOT NULL,
    branch_id        uuid        NOT NULL,
    visit_id         uuid        NOT NULL,
    patient_id       uuid        NOT NULL,
    author_id        uuid        NOT NULL, -- a member
    template_id      uuid        NOT NULL,
    template_version int         NOT NULL,
    private          boolean     NOT NULL DEFAULT false,
    state            text        NOT NULL CHECK (state IN ('draft', 'awaiting_signature', 'signed')),
    content          jsonb,                -- by field of the template
    return_reason    text        NOT NULL DEFAULT '',
    created_at       timestamptz NOT NULL,
    submitted_at     timestamptz,
    signed_at        timestamptz,
    signed_by        uuid,                 -- the author, or who co-signed
    hash             bytea,                -- SHA-256 of what was signed; see docs/adr/0013
    version          bigint      NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT notes_branch_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id),
    CONSTRAINT notes_visit_fkey FOREIGN KEY (tenant_id, visit_id) REFERENCES visits (tenant_id, id),
    CONSTRAINT notes_patient_fkey FOREIGN KEY (tenant_id, patient_id) REFERENCES patients (tenant_id, id),
    CONSTRAINT notes_template_fkey FOREIGN KEY (tenant_id, template_id, template_version)
        REFERENCES note_template_versions (tenant_id, template_id, number),
    CONSTRAINT notes_content CHECK ((state = 'draft') = (content IS NULL)),
    CONSTRAINT notes_signed CHECK ((state = 'signed') = (signed_at IS NOT NULL AND signed_by IS NOT NULL AND hash IS NOT NULL))
);
CREATE INDEX notes_visit ON notes (tenant_id, visit_id, created_at);
CREATE INDEX notes_patient ON notes (tenant_id, patient_id, created_at DESC);
CREATE INDEX notes_unsigned ON notes (tenant_id, author_id, created_at) WHERE signed_at IS NULL;
SELECT wall('notes', 'content,return_reason');
GRANT SELECT, INSERT, UPDATE, DELETE ON notes TO praxis_app;

-- A signed note is what was signed, for ever: no statement of anybody's changes or removes it.
CREATE FUNCTION refuse_change_of_signed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.signed_at IS NOT NULL THEN
        RAISE EXCEPTION '%: what is signed does not change', TG_ARGV[0] USING ERRCODE = '23514', CONSTRAINT = TG_ARGV[0] || '_frozen';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON notes FOR EACH ROW EXECUTE FUNCTION refuse_change_of_signed('notes');

-- The text of a note while it is being written. Every few seconds of typing are a revision; the
-- audit has the note itself, by whom and when it was handed in.
CREATE TABLE note_drafts (
    tenant_id uuid        NOT NULL DEFAULT current_tenant(),
    note_id   uuid        NOT NULL,
    branch_id uuid        NOT NULL,
    content   jsonb       NOT NULL,
    revision  bigint      NOT NULL,
    saved_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, note_id),
    CONSTRAINT note_drafts_note_fkey FOREIGN KEY (tenant_id, note_id) REFERENCES notes (tenant_id, id) ON DELETE CASCADE
);
ALTER TABLE note_drafts ENABLE ROW LEVEL SECURITY;
ALTER TABLE note_drafts FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON note_drafts USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
CREATE POLICY branch ON note_drafts AS RESTRICTIVE
    USING (branch_id IS NULL OR current_branches() IS NULL OR branch_id = ANY (current_branches()))
    WITH CHECK (branch_id IS NULL OR current_branches() IS NULL OR branch_id = ANY (current_branches()));
GRANT SELECT, INSERT, UPDATE, DELETE ON note_drafts TO praxis_app;

-- What is added to a signed note. Nothing may change or remove it.
CREATE TABLE note_addenda (
    tenant_id uuid        NOT NULL DEFAULT current_tenant(),
    id        uuid        NOT NULL,
    branch_id uuid        NOT NULL,
    note_id   uuid        NOT NULL,
    author_id uuid        NOT NULL,
    text      text        NOT NULL CHECK (text <> ''),
    reason    text        NOT NULL DEFAULT '',
    at        timestamptz NOT NULL,
    hash      bytea       NOT NULL, -- SHA-256 over the note's hash and this
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT note_addenda_note_fkey FOREIGN KEY (tenant_id, note_id) REFERENCES notes (tenant_id, id)
);
CREATE INDEX note_addenda_note ON note_addenda (tenant_id, note_id, at);
SELECT wall('note_addenda', 'text,reason');
GRANT SELECT, INSERT ON note_addenda TO praxis_app;

-- What the patient was told to come back for, and what was ordered: read from a note when it is signed.
CREATE TABLE instructions (
    tenant_id       uuid        NOT NULL DEFAULT current_tenant(),
    id              uuid        NOT NULL,
    branch_id       uuid        NOT NULL,
    patient_id      uuid        NOT NULL,
    practitioner_id uuid        NOT NULL,
    visit_id        uuid        NOT NULL,
    note_id         uuid        NOT NULL,
    kind            text        NOT NULL CHECK (kind IN ('follow_up', 'diagnostic')),
    due_on          date,
    text            text        NOT NULL DEFAULT '',
    created_at      timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT instructions_patient_fkey FOREIGN KEY (tenant_id, patient_id) REFERENCES patients (tenant_id, id),
    CONSTRAINT instructions_visit_fkey FOREIGN KEY (tenant_id, visit_id) REFERENCES visits (tenant_id, id),
    CONSTRAINT instructions_note_fkey FOREIGN KEY (tenant_id, note_id) REFERENCES notes (tenant_id, id)
);
CREATE INDEX instructions_patient ON instructions (tenant_id, patient_id, created_at DESC);
SELECT wall('instructions', 'text');
GRANT SELECT, INSERT ON instructions TO praxis_app;
