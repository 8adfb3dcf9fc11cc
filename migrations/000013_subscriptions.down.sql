DROP TABLE stripe_events;
DROP TABLE stripe_customers;
DROP TABLE subscriptions;
ALTER TABLE tenants DROP CONSTRAINT tenants_suspended_from_check;
UPDATE tenants SET status = 'active' WHERE status IN ('past_due', 'read_only');
ALTER TABLE tenants ADD CONSTRAINT tenants_suspended_from_check CHECK (suspended_from IN ('', 'trial', 'active'));
ALTER TABLE tenants DROP CONSTRAINT tenants_status_check;
ALTER TABLE tenants ADD CONSTRAINT tenants_status_check CHECK (status IN ('trial', 'active', 'suspended', 'closed'));
