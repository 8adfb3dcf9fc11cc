-- A look at a sensitive record. Opened again within five minutes by the same actor from the
-- same address and for the same reason, it is the same look: one row, the first. Whether there
-- is one is asked of the whole chain, also where the actor may read the audit of one branch only.
CREATE FUNCTION audit_viewed(p_entity text, p_entity_id text, p_reason text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    v_actor    text := COALESCE(NULLIF(current_setting('praxis.actor', true), ''), 'sql:' || session_user);
    v_ip       text := COALESCE(current_setting('praxis.ip', true), '');
    v_branches text := COALESCE(current_setting('praxis.branches', true), '');
BEGIN
    SET LOCAL praxis.branches = '';
    IF NOT EXISTS (SELECT FROM audit_events e
                    WHERE e.tenant_id = current_tenant() AND e.entity = p_entity AND e.entity_id = p_entity_id
                      AND e.at >= statement_timestamp() - interval '5 minutes'
                      AND e.action = 'view' AND e.actor = v_actor AND e.ip = v_ip AND e.reason = p_reason) THEN
        PERFORM audit_note('view', p_entity, p_entity_id, NULL, p_reason);
    END IF;
    EXECUTE format('SET LOCAL praxis.branches = %L', v_branches);
END
$$;

-- Who reads the audit of some branches reads what happened at those branches. What belongs to
-- no branch (members, roles, the chain's settings, looks at patients) is for who reads it all.
DROP POLICY branch ON audit_events;
CREATE POLICY branch ON audit_events AS RESTRICTIVE FOR SELECT
    USING (current_branches() IS NULL OR branch_id = ANY (current_branches()));
