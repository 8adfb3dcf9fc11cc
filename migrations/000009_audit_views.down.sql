DROP POLICY branch ON audit_events;
CREATE POLICY branch ON audit_events AS RESTRICTIVE FOR SELECT
    USING (branch_id IS NULL OR current_branches() IS NULL OR branch_id = ANY (current_branches()));
DROP FUNCTION audit_viewed(text, text, text);
