-- The key under which a tenant's most sensitive values are encrypted, itself wrapped by the
-- program's master key. See internal/kit/crypt.
CREATE TABLE tenant_keys (
    tenant_id uuid  NOT NULL DEFAULT current_tenant(),
    wrapped   bytea NOT NULL,
    PRIMARY KEY (tenant_id)
);
SELECT wall('tenant_keys', 'wrapped');
GRANT SELECT, INSERT ON tenant_keys TO praxis_app;
