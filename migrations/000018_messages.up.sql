-- What a patient is told, and what became of it. A row is written with what caused it, waits until
-- it is due and is rendered then, from what is true then. body and subject are what was sent.
-- Its own record of every try, so not audited by trigger: what staff do to a message is noted as an act.
CREATE TABLE messages (
    tenant_id      uuid        NOT NULL DEFAULT current_tenant(),
    id             uuid        NOT NULL,
    branch_id      uuid,
    patient_id     uuid        NOT NULL,
    kind           text        NOT NULL CHECK (kind IN ('confirmation', 'moved', 'cancelled', 'reminder_24h', 'reminder_same_day', 'payment',
                                   'intake_form', 'post_visit', 'no_show', 'follow_up', 'receipt', 'waitlist_offer', 'custom', 'reply')),
    category       text        NOT NULL CHECK (category IN ('service', 'reminder', 'billing', 'promotion')),
    about_type     text        NOT NULL DEFAULT '', -- 'appointment', 'invoice'; empty: about nothing of ours
    about_id       uuid,
    told           text        NOT NULL DEFAULT '', -- what of it the patient knows once this is sent
    dedupe_key     text        NOT NULL,
    status         text        NOT NULL CHECK (status IN ('scheduled', 'queued', 'sent', 'delivered', 'read', 'failed', 'cancelled',
                                   'suppressed', 'received')),
    reason         text        NOT NULL DEFAULT '', -- a code: why it was not sent, or not yet
    due_at         timestamptz NOT NULL, -- when it was meant to go out, by the rules of its country
    next_at        timestamptz NOT NULL, -- when it is tried next
    expires_at     timestamptz,          -- after this it is of no use
    claimed_at     timestamptz,          -- set while it is being handed to a vendor
    attempts       int         NOT NULL DEFAULT 0,
    tried_channels text[]      NOT NULL DEFAULT '{}', -- channels that will never take it
    last_error     text        NOT NULL DEFAULT '',   -- the vendor's code, never its text
    asked_channel  text        NOT NULL DEFAULT '',   -- the one that was asked for, where one was
    channel        text        NOT NULL DEFAULT '' CHECK (channel IN ('', 'email', 'sms', 'whatsapp')),
    language       text        NOT NULL DEFAULT '',
    segments       int         NOT NULL DEFAULT 0,
    vendor         text        NOT NULL DEFAULT '',
    vendor_id      text        NOT NULL DEFAULT '',
    given          bytea,                -- what somebody here wrote, encrypted
    subject        text        NOT NULL DEFAULT '',
    body           bytea,                -- what was sent, encrypted
    actor          text        NOT NULL, -- who caused it
    created_at     timestamptz NOT NULL,
    sent_at        timestamptz,
    delivered_at   timestamptz,
    read_at        timestamptz,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT messages_dedupe_key UNIQUE (tenant_id, dedupe_key),
    CONSTRAINT messages_patient_fkey FOREIGN KEY (tenant_id, patient_id) REFERENCES patients (tenant_id, id),
    CONSTRAINT messages_branch_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id)
);
CREATE INDEX messages_due ON messages (tenant_id, next_at) WHERE status IN ('scheduled', 'queued');
CREATE INDEX messages_patient ON messages (tenant_id, patient_id, created_at DESC, id DESC);
CREATE INDEX messages_status ON messages (tenant_id, status, due_at DESC, id DESC);
CREATE INDEX messages_about ON messages (tenant_id, about_id) WHERE about_id IS NOT NULL;
CREATE INDEX messages_vendor ON messages (tenant_id, vendor_id) WHERE vendor_id <> '';
SELECT wall('messages');
DROP TRIGGER audit ON messages;
GRANT SELECT, INSERT, UPDATE ON messages TO praxis_app;

-- How a chain reaches phones: one way for each channel. The credentials are encrypted.
CREATE TABLE message_channels (
    tenant_id  uuid        NOT NULL DEFAULT current_tenant(),
    id         uuid        NOT NULL,
    channel    text        NOT NULL CHECK (channel IN ('sms', 'whatsapp')),
    vendor     text        NOT NULL CHECK (vendor IN ('twilio', 'meta')),
    sender     text        NOT NULL CHECK (sender <> ''), -- a number, a sender name, a messaging service or a phone number id
    account    text        NOT NULL DEFAULT '',           -- Twilio's account, Meta's business account
    dlt_entity text        NOT NULL DEFAULT '',           -- the sender's registration in India
    secret     bytea       NOT NULL,
    active     boolean     NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL,
    version    bigint      NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT message_channels_channel_key UNIQUE (tenant_id, channel),
    CONSTRAINT message_channels_meta CHECK (vendor <> 'meta' OR channel = 'whatsapp')
);
SELECT wall('message_channels', 'secret');
GRANT SELECT, INSERT, UPDATE ON message_channels TO praxis_app;

-- A chain's own wording; where there is none, ours.
CREATE TABLE message_templates (
    tenant_id       uuid        NOT NULL DEFAULT current_tenant(),
    id              uuid        NOT NULL,
    kind            text        NOT NULL,
    language        text        NOT NULL,
    channel         text        NOT NULL CHECK (channel IN ('email', 'sms', 'whatsapp')),
    subject         text        NOT NULL DEFAULT '',
    body            text        NOT NULL CHECK (body <> ''),
    vendor_template text        NOT NULL DEFAULT '', -- DLT template id, Meta's template name or Twilio's content id
    created_at      timestamptz NOT NULL,
    version         bigint      NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT message_templates_key UNIQUE (tenant_id, kind, language, channel)
);
SELECT wall('message_templates');
GRANT SELECT, INSERT, UPDATE, DELETE ON message_templates TO praxis_app;

-- Which kinds of message a chain sends, and which channel it tries first.
CREATE TABLE message_settings (
    tenant_id uuid   NOT NULL DEFAULT current_tenant(),
    kinds_off text[] NOT NULL DEFAULT '{}',
    channels  text[] NOT NULL DEFAULT '{whatsapp,sms,email}',
    version   bigint NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id)
);
SELECT wall('message_settings');
GRANT SELECT, INSERT, UPDATE ON message_settings TO praxis_app;

-- How a patient wants to be reached, and how not.
CREATE TABLE message_preferences (
    tenant_id      uuid        NOT NULL DEFAULT current_tenant(),
    patient_id     uuid        NOT NULL,
    preferred      text        NOT NULL DEFAULT '' CHECK (preferred IN ('', 'email', 'sms', 'whatsapp')),
    channels_off   text[]      NOT NULL DEFAULT '{}',
    categories_off text[]      NOT NULL DEFAULT '{}',
    changed_at     timestamptz NOT NULL,
    version        bigint      NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, patient_id),
    CONSTRAINT message_preferences_patient_fkey FOREIGN KEY (tenant_id, patient_id) REFERENCES patients (tenant_id, id)
);
SELECT wall('message_preferences');
GRANT SELECT, INSERT, UPDATE ON message_preferences TO praxis_app;
