-- What is kept of a patient as a file. The file itself lies encrypted in the file store; a document
-- that was taken away keeps its row and loses its file.
CREATE TABLE documents (
    tenant_id     uuid        NOT NULL DEFAULT current_tenant(),
    id            uuid        NOT NULL,
    patient_id    uuid        NOT NULL,
    category      text        NOT NULL CHECK (category IN ('id', 'insurance', 'consent', 'referral', 'report', 'image', 'other')),
    clinical      boolean     NOT NULL,
    name          text        NOT NULL CHECK (name <> ''),
    type          text        NOT NULL CHECK (type <> ''), -- found from the content
    size          bigint      NOT NULL CHECK (size > 0),   -- bytes
    sha256        text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    file          text        NOT NULL,                    -- its name in the file store
    created_by    text        NOT NULL,
    created_at    timestamptz NOT NULL,
    deleted_by    text        NOT NULL DEFAULT '',
    deleted_at    timestamptz,
    delete_reason text        NOT NULL DEFAULT '',
    file_gone     boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT documents_file_key UNIQUE (tenant_id, file),
    CONSTRAINT documents_patient_fkey FOREIGN KEY (tenant_id, patient_id) REFERENCES patients (tenant_id, id),
    CONSTRAINT documents_deleted CHECK ((deleted_at IS NULL) = (delete_reason = '')),
    CONSTRAINT documents_gone CHECK (NOT file_gone OR deleted_at IS NOT NULL)
);
CREATE INDEX documents_patient ON documents (tenant_id, patient_id, created_at DESC, id DESC);
SELECT wall('documents', 'name,file');
GRANT SELECT, INSERT, UPDATE ON documents TO praxis_app;
