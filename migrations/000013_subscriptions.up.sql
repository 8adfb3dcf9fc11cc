-- What a chain can do depends on what it pays: past_due works on, read_only reads and takes its
-- data away, suspended is the operators' own decision. Nothing of it deletes anything.
ALTER TABLE tenants DROP CONSTRAINT tenants_status_check;
ALTER TABLE tenants ADD CONSTRAINT tenants_status_check
    CHECK (status IN ('trial', 'active', 'past_due', 'read_only', 'suspended', 'closed'));
ALTER TABLE tenants DROP CONSTRAINT tenants_suspended_from_check;
ALTER TABLE tenants ADD CONSTRAINT tenants_suspended_from_check
    CHECK (suspended_from IN ('', 'trial', 'active', 'past_due', 'read_only'));

-- What a chain has agreed to pay Praxis, as Stripe last told it. The platform's own affair:
-- its operators see it, and nothing of a patient is in it.
CREATE TABLE subscriptions (
    tenant_id       uuid        NOT NULL,
    customer_id     text        NOT NULL,
    subscription_id text        NOT NULL DEFAULT '',
    plan            text        NOT NULL DEFAULT '',
    quantity        bigint      NOT NULL DEFAULT 0 CHECK (quantity >= 0), -- branches paid for
    state           text        NOT NULL DEFAULT '', -- Stripe's word: active, past_due, canceled ...
    period_ends_at  timestamptz,
    cancels_at      timestamptz,
    past_due_since  timestamptz,
    invoice_url     text        NOT NULL DEFAULT '', -- Stripe's page for the invoice that is open
    asked_at        timestamptz NOT NULL,            -- when Stripe was asked for this: older answers do not overwrite it
    PRIMARY KEY (tenant_id)
);
ALTER TABLE subscriptions ENABLE ROW LEVEL SECURITY;
ALTER TABLE subscriptions FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON subscriptions FOR ALL TO praxis_app USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
CREATE POLICY platform ON subscriptions FOR SELECT TO praxis_platform USING (true);
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON subscriptions FOR EACH ROW EXECUTE FUNCTION audit_row('subscriptions', '');
GRANT SELECT, INSERT, UPDATE ON subscriptions TO praxis_app;
GRANT SELECT ON subscriptions TO praxis_platform;

-- Whose customer number is whose, for what Stripe tells us: it knows no tenants.
CREATE TABLE stripe_customers (
    customer_id text NOT NULL,
    tenant_id   uuid NOT NULL,
    CONSTRAINT stripe_customers_pkey PRIMARY KEY (customer_id)
);
GRANT SELECT, INSERT ON stripe_customers TO praxis_app;
GRANT SELECT ON stripe_customers TO praxis_platform;

-- Every event Stripe has sent, once, before anything is done about it.
CREATE TABLE stripe_events (
    id          text        NOT NULL,
    type        text        NOT NULL,
    customer_id text        NOT NULL DEFAULT '',
    created_at  timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    handled_at  timestamptz,
    attempts    int         NOT NULL DEFAULT 0,
    last_error  text        NOT NULL DEFAULT '',
    payload     jsonb       NOT NULL,
    CONSTRAINT stripe_events_pkey PRIMARY KEY (id)
);
CREATE INDEX stripe_events_received ON stripe_events (received_at DESC, id);
GRANT SELECT, INSERT, UPDATE ON stripe_events TO praxis_app;
GRANT SELECT ON stripe_events TO praxis_platform;
