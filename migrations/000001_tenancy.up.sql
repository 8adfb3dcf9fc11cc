-- What every tenant table stands on. See docs/adr/0003-tenancy.md.
CREATE SCHEMA IF NOT EXISTS ext;
GRANT USAGE ON SCHEMA ext TO praxis_app, praxis_platform;

-- The tenant of this transaction. NULLIF matters: once a transaction-local setting has been
-- used on a connection it reads back as '' and not NULL. STABLE matters too: an IMMUTABLE
-- function would be folded into a cached plan and show the next tenant the last one's rows.
CREATE FUNCTION current_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT NULLIF(current_setting('praxis.tenant_id', true), '')::uuid $$;

-- The branches this transaction is limited to; NULL where the actor may see the whole chain.
CREATE FUNCTION current_branches() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT NULLIF(current_setting('praxis.branches', true), '')::uuid[] $$;

-- Binds a transaction to its tenant, actor and branches. SET LOCAL rather than set_config():
-- only the former reaches the workers of a distributed database.
--   p_actor    'staff:<member id>', 'system:<name>', 'visitor:' and so on
--   p_branches '' for the whole chain, else a uuid[] literal
CREATE FUNCTION set_tenant(p_tenant uuid, p_actor text, p_branches text, p_request text, p_ip text)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('SET LOCAL praxis.tenant_id = %L', p_tenant);
    EXECUTE format('SET LOCAL praxis.actor = %L', p_actor);
    EXECUTE format('SET LOCAL praxis.branches = %L', p_branches);
    EXECUTE format('SET LOCAL praxis.request_id = %L', p_request);
    EXECUTE format('SET LOCAL praxis.ip = %L', p_ip);
END
$$;

-- Puts the wall round a table: forced row-level security with one tenant policy, a restrictive
-- branch policy where the table has branch_id, and the audit trigger.
--   p_secret  columns whose values the audit must never hold
CREATE FUNCTION wall(p_table text, p_secret text DEFAULT '') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', p_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', p_table);
    EXECUTE format('CREATE POLICY tenant ON %I USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant())', p_table);
    IF EXISTS (SELECT FROM information_schema.columns
               WHERE table_schema = 'public' AND table_name = p_table AND column_name = 'branch_id') THEN
        EXECUTE format('CREATE POLICY branch ON %I AS RESTRICTIVE '
            'USING (branch_id IS NULL OR current_branches() IS NULL OR branch_id = ANY (current_branches())) '
            'WITH CHECK (branch_id IS NULL OR current_branches() IS NULL OR branch_id = ANY (current_branches()))', p_table);
    END IF;
    EXECUTE format('CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON %I '
        'FOR EACH ROW EXECUTE FUNCTION audit_row(%L, %L)', p_table, p_table, p_secret);
END
$$;
REVOKE ALL ON FUNCTION wall(text, text) FROM PUBLIC;
