-- What a suspended chain was before, and becomes again.
ALTER TABLE tenants ADD COLUMN suspended_from text NOT NULL DEFAULT '' CHECK (suspended_from IN ('', 'trial', 'active'));
