-- name: Subscription :one
SELECT * FROM subscriptions WHERE tenant_id = @tenant_id;

-- name: InsertCustomer :execrows
INSERT INTO subscriptions (tenant_id, customer_id, asked_at) VALUES (@tenant_id, @customer_id, @at) ON CONFLICT DO NOTHING;

-- name: InsertStripeCustomer :exec
INSERT INTO stripe_customers (customer_id, tenant_id) VALUES (@customer_id, @tenant_id) ON CONFLICT DO NOTHING;

-- name: TenantOfCustomer :one
SELECT tenant_id FROM stripe_customers WHERE customer_id = @customer_id;

-- name: KeepSubscription :one
-- An answer that was asked for before the one we have changes nothing.
UPDATE subscriptions SET subscription_id = @subscription_id, plan = @plan, quantity = @quantity, state = @state,
       period_ends_at = @period_ends_at, cancels_at = @cancels_at, past_due_since = @past_due_since, invoice_url = @invoice_url,
       asked_at = @asked_at
 WHERE tenant_id = @tenant_id AND asked_at <= @asked_at
RETURNING *;

-- name: LockTenant :one
SELECT * FROM tenants WHERE id = @tenant_id FOR UPDATE;

-- name: SetTenantStatus :exec
UPDATE tenants SET status = @status, plan = @plan WHERE id = @tenant_id;

-- name: SetSuspendedFrom :exec
UPDATE tenants SET suspended_from = @status, plan = @plan WHERE id = @tenant_id;

-- name: CountActiveBranches :one
SELECT count(*) FROM branches WHERE tenant_id = @tenant_id AND active;

-- name: InsertStripeEvent :execrows
INSERT INTO stripe_events (id, type, customer_id, created_at, received_at, payload)
VALUES (@id, @type, @customer_id, @created_at, @received_at, @payload) ON CONFLICT DO NOTHING;

-- name: LockStripeEvent :one
SELECT * FROM stripe_events WHERE id = @id FOR UPDATE;

-- name: StripeEventHandled :exec
UPDATE stripe_events SET handled_at = @at::timestamptz, attempts = attempts + 1, last_error = '' WHERE id = @id;

-- name: StripeEventFailed :exec
UPDATE stripe_events SET attempts = attempts + 1, last_error = @last_error WHERE id = @id;
