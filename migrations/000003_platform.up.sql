-- The chains themselves. `tenants` is read before anybody's tenant is known (the host decides),
-- so reading is open; changing is for the tenant itself and for the platform's operators.
CREATE TABLE tenants (
    id               uuid        PRIMARY KEY,
    slug             text        NOT NULL,
    name             text        NOT NULL CHECK (name <> ''),
    country          text        NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    subdivision      text        NOT NULL DEFAULT '',
    clinic_type      text        NOT NULL,
    currency         text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    language         text        NOT NULL,
    status           text        NOT NULL CHECK (status IN ('trial', 'active', 'suspended', 'closed')),
    suspended_reason text        NOT NULL DEFAULT '',
    plan             text        NOT NULL,
    trial_ends_at    timestamptz,
    created_at       timestamptz NOT NULL
);
ALTER TABLE tenants ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenants FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON tenants FOR SELECT USING (true);
CREATE POLICY own ON tenants FOR ALL TO praxis_app USING (id = current_tenant()) WITH CHECK (id = current_tenant());
CREATE POLICY platform ON tenants FOR ALL TO praxis_platform USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON tenants TO praxis_app;
GRANT SELECT, UPDATE ON tenants TO praxis_platform;

-- Which slug is whose. A slug is reserved by a sign-up and kept when its e-mail is verified.
CREATE TABLE tenant_directory (
    slug           text        NOT NULL CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{1,38}[a-z0-9])$'),
    skeleton       text        NOT NULL, -- the slug with look-alikes folded together
    tenant_id      uuid        NOT NULL,
    reserved_until timestamptz,          -- NULL once the tenant is open
    CONSTRAINT tenant_directory_pkey PRIMARY KEY (slug),
    CONSTRAINT tenant_directory_skeleton_key UNIQUE (skeleton)
);
CREATE INDEX tenant_directory_tenant ON tenant_directory (tenant_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON tenant_directory TO praxis_app;
GRANT SELECT ON tenant_directory TO praxis_platform;

-- A sign-up that has not opened its tenant yet, or has (kept for a while so that it can be repeated).
CREATE TABLE signups (
    id               uuid        PRIMARY KEY,
    tenant_id        uuid        NOT NULL, -- the tenant it will open
    slug             text        NOT NULL,
    chain_name       text        NOT NULL CHECK (chain_name <> ''),
    country          text        NOT NULL,
    subdivision      text        NOT NULL DEFAULT '',
    clinic_type      text        NOT NULL,
    owner_name       text        NOT NULL CHECK (owner_name <> ''),
    email            text        NOT NULL,
    language         text        NOT NULL,
    identity_id      uuid,
    identity_created boolean     NOT NULL DEFAULT false, -- ours to delete if the sign-up dies
    code_hash        bytea,
    code_expires_at  timestamptz,
    attempts_left    int         NOT NULL DEFAULT 5,
    sends            int         NOT NULL DEFAULT 0, -- codes mailed: the tries of one sign-up are limited in all
    sent_at          timestamptz,
    status           text        NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'opened')),
    created_at       timestamptz NOT NULL,
    expires_at       timestamptz NOT NULL,
    opened_at        timestamptz,
    CONSTRAINT signups_tenant_key UNIQUE (tenant_id)
);
CREATE INDEX signups_email ON signups (email);
CREATE INDEX signups_slug ON signups (slug);
CREATE INDEX signups_expiry ON signups (expires_at) WHERE status = 'pending';
GRANT SELECT, INSERT, UPDATE, DELETE ON signups TO praxis_app;

-- What a chain, or one of its branches, has set for itself; the rest comes from its packs.
CREATE TABLE tenant_settings (
    tenant_id  uuid   NOT NULL DEFAULT current_tenant(),
    own        jsonb  NOT NULL DEFAULT '{}',
    version    bigint NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id)
);
SELECT wall('tenant_settings');
GRANT SELECT, INSERT, UPDATE ON tenant_settings TO praxis_app;

CREATE TABLE setup_steps (
    tenant_id uuid        NOT NULL DEFAULT current_tenant(),
    key       text        NOT NULL,
    status    text        NOT NULL CHECK (status IN ('todo', 'done', 'skipped')),
    at        timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, key)
);
SELECT wall('setup_steps');
GRANT SELECT, INSERT, UPDATE ON setup_steps TO praxis_app;

CREATE TABLE branches (
    tenant_id   uuid        NOT NULL DEFAULT current_tenant(),
    id          uuid        NOT NULL,
    name        text        NOT NULL CHECK (name <> ''),
    code        text        NOT NULL CHECK (code <> ''),
    country     text        NOT NULL,
    subdivision text        NOT NULL DEFAULT '',
    time_zone   text        NOT NULL,
    address     jsonb       NOT NULL DEFAULT '{}',
    phone       text        NOT NULL DEFAULT '',
    email       text        NOT NULL DEFAULT '',
    settings    jsonb       NOT NULL DEFAULT '{}',
    active      boolean     NOT NULL DEFAULT true,
    created_at  timestamptz NOT NULL,
    version     bigint      NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT branches_name_key UNIQUE (tenant_id, name),
    CONSTRAINT branches_code_key UNIQUE (tenant_id, code)
);
SELECT wall('branches');
CREATE POLICY branch ON branches AS RESTRICTIVE
    USING (current_branches() IS NULL OR id = ANY (current_branches()))
    WITH CHECK (current_branches() IS NULL OR id = ANY (current_branches()));
GRANT SELECT, INSERT, UPDATE ON branches TO praxis_app;

-- When a branch is open: wall-clock times of its zone, 1 = Monday; several rows a day for a break.
CREATE TABLE branch_hours (
    tenant_id uuid NOT NULL DEFAULT current_tenant(),
    id        uuid NOT NULL,
    branch_id uuid NOT NULL,
    weekday   int  NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens     int  NOT NULL CHECK (opens BETWEEN 0 AND 1440),  -- minutes after midnight
    closes    int  NOT NULL CHECK (closes BETWEEN 0 AND 1440),
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT branch_hours_branch_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT branch_hours_order CHECK (opens < closes)
);
CREATE INDEX branch_hours_branch ON branch_hours (tenant_id, branch_id);
SELECT wall('branch_hours');
GRANT SELECT, INSERT, UPDATE, DELETE ON branch_hours TO praxis_app;

-- What a branch has decided for one date: open on a public holiday, or closed on its own.
CREATE TABLE branch_days (
    tenant_id uuid    NOT NULL DEFAULT current_tenant(),
    branch_id uuid    NOT NULL,
    date      date    NOT NULL,
    open      boolean NOT NULL,
    name      text    NOT NULL DEFAULT '',
    PRIMARY KEY (tenant_id, branch_id, date),
    CONSTRAINT branch_days_branch_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id) ON DELETE CASCADE
);
SELECT wall('branch_days');
GRANT SELECT, INSERT, UPDATE, DELETE ON branch_days TO praxis_app;

-- The stored answer of an operation that was asked with an Idempotency-Key.
CREATE TABLE idempotency_keys (
    tenant_id    uuid        NOT NULL DEFAULT current_tenant(),
    key          text        NOT NULL,
    operation    text        NOT NULL,
    actor        text        NOT NULL,
    request_hash bytea       NOT NULL,
    response     jsonb,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, operation, actor, key)
);
ALTER TABLE idempotency_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON idempotency_keys USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
CREATE INDEX idempotency_keys_age ON idempotency_keys (tenant_id, created_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_keys TO praxis_app;

-- Mail waiting to go out. Written with what caused it; a job delivers it. No tenant for the mail
-- of a sign-up. The body may hold a code: it is emptied on delivery.
CREATE TABLE outbox_messages (
    id          uuid        PRIMARY KEY,
    tenant_id   uuid,
    recipient   text        NOT NULL,
    template    text        NOT NULL,
    language    text        NOT NULL,
    subject     text        NOT NULL,
    body_text   text        NOT NULL,
    body_html   text        NOT NULL DEFAULT '',
    dedupe_key  text,
    status      text        NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'sent', 'failed')),
    attempts    int         NOT NULL DEFAULT 0,
    last_error  text        NOT NULL DEFAULT '',
    created_at  timestamptz NOT NULL,
    sent_at     timestamptz,
    CONSTRAINT outbox_messages_dedupe_key UNIQUE (dedupe_key)
);
ALTER TABLE outbox_messages ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox_messages FORCE ROW LEVEL SECURITY;
-- A transaction without a tenant sees the mail of no tenant; one with a tenant sees its own.
CREATE POLICY tenant ON outbox_messages
    USING (tenant_id IS NOT DISTINCT FROM current_tenant()) WITH CHECK (tenant_id IS NOT DISTINCT FROM current_tenant());
CREATE INDEX outbox_messages_queue ON outbox_messages (created_at) WHERE status = 'queued';
GRANT SELECT, INSERT, UPDATE ON outbox_messages TO praxis_app;
