CREATE TABLE roles (
    tenant_id     uuid        NOT NULL DEFAULT current_tenant(),
    id            uuid        NOT NULL,
    key           text        NOT NULL, -- 'owner', 'reception' ... for the built-in ones, else the id
    name          text        NOT NULL CHECK (name <> ''),
    description   text        NOT NULL DEFAULT '',
    builtin       boolean     NOT NULL DEFAULT false,
    second_factor boolean     NOT NULL DEFAULT false,
    idle_minutes  int         NOT NULL DEFAULT 720 CHECK (idle_minutes BETWEEN 5 AND 1440),
    version       bigint      NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT roles_key_key UNIQUE (tenant_id, key),
    CONSTRAINT roles_name_key UNIQUE (tenant_id, name)
);
SELECT wall('roles');
GRANT SELECT, INSERT, UPDATE, DELETE ON roles TO praxis_app;

CREATE TABLE role_permissions (
    tenant_id  uuid NOT NULL DEFAULT current_tenant(),
    role_id    uuid NOT NULL,
    permission text NOT NULL,
    PRIMARY KEY (tenant_id, role_id, permission),
    CONSTRAINT role_permissions_role_fkey FOREIGN KEY (tenant_id, role_id) REFERENCES roles (tenant_id, id) ON DELETE CASCADE
);
SELECT wall('role_permissions');
GRANT SELECT, INSERT, DELETE ON role_permissions TO praxis_app;

-- A person who works, or has worked, for the chain. History keeps pointing here after they leave.
CREATE TABLE members (
    tenant_id     uuid        NOT NULL DEFAULT current_tenant(),
    id            uuid        NOT NULL,
    identity_id   uuid        NOT NULL, -- Kratos's
    name          text        NOT NULL CHECK (name <> ''),
    email         text        NOT NULL,
    language      text        NOT NULL DEFAULT 'en',
    status        text        NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended', 'left')),
    status_reason text        NOT NULL DEFAULT '',
    joined_at     timestamptz NOT NULL,
    version       bigint      NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT members_identity_key UNIQUE (tenant_id, identity_id),
    CONSTRAINT members_email_key UNIQUE (tenant_id, email)
);
SELECT wall('members');
GRANT SELECT, INSERT, UPDATE ON members TO praxis_app;

-- Which chains an identity belongs to, for what must know before any tenant is: may an identity be
-- deleted, is it anybody's. Holds two ids and nothing of the person.
CREATE TABLE member_directory (
    identity_id uuid NOT NULL,
    tenant_id   uuid NOT NULL,
    CONSTRAINT member_directory_pkey PRIMARY KEY (identity_id, tenant_id)
);
GRANT SELECT, INSERT ON member_directory TO praxis_app;

-- A role held for the whole chain (branch_id NULL) or for one branch.
CREATE TABLE member_roles (
    tenant_id uuid NOT NULL DEFAULT current_tenant(),
    id        uuid NOT NULL,
    member_id uuid NOT NULL,
    role_id   uuid NOT NULL,
    branch_id uuid,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT member_roles_held_key UNIQUE NULLS NOT DISTINCT (tenant_id, member_id, role_id, branch_id),
    CONSTRAINT member_roles_member_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES members (tenant_id, id),
    CONSTRAINT member_roles_role_fkey FOREIGN KEY (tenant_id, role_id) REFERENCES roles (tenant_id, id),
    CONSTRAINT member_roles_branch_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id)
);
CREATE INDEX member_roles_role ON member_roles (tenant_id, role_id);
SELECT wall('member_roles');
GRANT SELECT, INSERT, DELETE ON member_roles TO praxis_app;

CREATE TABLE invitations (
    tenant_id   uuid        NOT NULL DEFAULT current_tenant(),
    id          uuid        NOT NULL,
    email       text        NOT NULL,
    name        text        NOT NULL,
    language    text        NOT NULL DEFAULT 'en',
    roles       jsonb       NOT NULL, -- [{"role_id","branch_id"}]
    token_hash  bytea       NOT NULL,
    status      text        NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'accepted', 'revoked')),
    invited_by  uuid        NOT NULL,
    sent_at     timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    accepted_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT invitations_token_key UNIQUE (tenant_id, token_hash),
    CONSTRAINT invitations_inviter_fkey FOREIGN KEY (tenant_id, invited_by) REFERENCES members (tenant_id, id)
);
CREATE UNIQUE INDEX invitations_pending_key ON invitations (tenant_id, email) WHERE status = 'pending';
SELECT wall('invitations', 'token_hash');
GRANT SELECT, INSERT, UPDATE ON invitations TO praxis_app;

-- Which of Kratos's sessions belongs to which member, and when it was last used. Not audited:
-- it changes with every minute of work; sign-ins are noted by the identity package.
CREATE TABLE member_sessions (
    tenant_id    uuid        NOT NULL DEFAULT current_tenant(),
    session_id   uuid        NOT NULL,
    member_id    uuid        NOT NULL,
    user_agent   text        NOT NULL DEFAULT '',
    ip           text        NOT NULL DEFAULT '',
    created_at   timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    ended_at     timestamptz,
    PRIMARY KEY (tenant_id, session_id),
    CONSTRAINT member_sessions_member_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES members (tenant_id, id)
);
CREATE INDEX member_sessions_member ON member_sessions (tenant_id, member_id, last_seen_at);
ALTER TABLE member_sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE member_sessions FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON member_sessions USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
GRANT SELECT, INSERT, UPDATE, DELETE ON member_sessions TO praxis_app;
