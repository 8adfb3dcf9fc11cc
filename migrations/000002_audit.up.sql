-- Who did what to which record, and who looked. praxis_app may read it and cannot write it:
-- rows come from the trigger and the functions below, which run as the owner.
CREATE TABLE audit_events (
    tenant_id  uuid        NOT NULL DEFAULT current_tenant(),
    id         uuid        NOT NULL DEFAULT gen_random_uuid(),
    at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor      text        NOT NULL,
    action     text        NOT NULL CHECK (action IN ('insert', 'update', 'delete', 'view', 'export', 'act')),
    entity     text        NOT NULL,
    entity_id  text        NOT NULL,
    branch_id  uuid,
    changes    jsonb       NOT NULL DEFAULT '[]', -- [{"field","before","after"}]
    reason     text        NOT NULL DEFAULT '',
    request_id text        NOT NULL DEFAULT '',
    ip         text        NOT NULL DEFAULT '',
    seal_seq   bigint,                            -- set once, by audit_seal()
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX audit_events_at ON audit_events (tenant_id, at DESC, id DESC);
CREATE INDEX audit_events_entity ON audit_events (tenant_id, entity, entity_id, at DESC);
CREATE INDEX audit_events_unsealed ON audit_events (tenant_id, id) WHERE seal_seq IS NULL;
ALTER TABLE audit_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_events FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON audit_events USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
CREATE POLICY branch ON audit_events AS RESTRICTIVE FOR SELECT
    USING (branch_id IS NULL OR current_branches() IS NULL OR branch_id = ANY (current_branches()));
GRANT SELECT ON audit_events TO praxis_app;

-- Each seal hashes its events and the seal before it: a row changed later no longer fits.
CREATE TABLE audit_seals (
    tenant_id uuid        NOT NULL DEFAULT current_tenant(),
    seq       bigint      NOT NULL CHECK (seq > 0),
    events    bigint      NOT NULL CHECK (events > 0),
    previous  bytea       NOT NULL,
    hash      bytea       NOT NULL,
    sealed_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, seq)
);
ALTER TABLE audit_seals ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_seals FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON audit_seals USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
GRANT SELECT ON audit_seals TO praxis_app;

-- The trigger of every tenant table. TG_ARGV[0] is the table's name (the real one may carry a
-- shard's suffix), TG_ARGV[1] the secret columns, separated by commas.
CREATE FUNCTION audit_row() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    v_old     jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
    v_new     jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
    v_row     jsonb := COALESCE(v_new, v_old);
    v_secret  text[] := string_to_array(TG_ARGV[1], ',');
    v_changes jsonb;
BEGIN
    SELECT COALESCE(jsonb_agg(jsonb_build_object('field', k.field,
               'before', CASE WHEN k.field = ANY (v_secret) AND v_old -> k.field <> 'null' THEN '"[secret]"' ELSE v_old -> k.field END,
               'after', CASE WHEN k.field = ANY (v_secret) AND v_new -> k.field <> 'null' THEN '"[secret]"' ELSE v_new -> k.field END)
               ORDER BY k.field), '[]')
      INTO v_changes
      FROM jsonb_object_keys(v_row) AS k(field)
     WHERE k.field NOT IN ('tenant_id', 'version')
       AND (v_old -> k.field) IS DISTINCT FROM (v_new -> k.field)
       AND NOT (TG_OP <> 'UPDATE' AND v_row -> k.field = 'null');
    IF TG_OP = 'UPDATE' AND v_changes = '[]' THEN
        RETURN NULL;
    END IF;
    INSERT INTO audit_events (tenant_id, actor, action, entity, entity_id, branch_id, changes, reason, request_id, ip)
    VALUES ((v_row ->> 'tenant_id')::uuid,
            COALESCE(NULLIF(current_setting('praxis.actor', true), ''), 'sql:' || session_user),
            lower(TG_OP), TG_ARGV[0],
            COALESCE(v_row ->> 'id', v_row ->> 'key', v_row ->> 'resource_id', v_row ->> 'patient_id',
                     v_row ->> 'role_id', v_row ->> 'branch_id', v_row ->> 'member_id', v_row ->> 'tenant_id'),
            NULLIF(CASE WHEN TG_ARGV[0] = 'branches' THEN v_row ->> 'id' ELSE v_row ->> 'branch_id' END, '')::uuid,
            v_changes,
            COALESCE(current_setting('praxis.reason', true), ''),
            COALESCE(current_setting('praxis.request_id', true), ''),
            COALESCE(current_setting('praxis.ip', true), ''));
    RETURN NULL;
END
$$;

-- A look at a sensitive record, an export, or an act that changes no row: recorded in the
-- same transaction as the reading itself.
CREATE FUNCTION audit_note(p_action text, p_entity text, p_entity_id text, p_branch uuid, p_reason text)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    INSERT INTO audit_events (tenant_id, actor, action, entity, entity_id, branch_id, reason, request_id, ip)
    VALUES (current_tenant(), COALESCE(NULLIF(current_setting('praxis.actor', true), ''), 'sql:' || session_user),
            p_action, p_entity, p_entity_id, p_branch, p_reason,
            COALESCE(current_setting('praxis.request_id', true), ''), COALESCE(current_setting('praxis.ip', true), ''))
$$;

-- Closes one link of the chain. Refuses a link that does not follow the last, and events
-- already sealed; the hash is the sealing job's, and anybody can compute it again.
CREATE FUNCTION audit_seal(p_seq bigint, p_previous bytea, p_hash bytea, p_events uuid[], p_at timestamptz)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    v_last record;
    v_sealed bigint;
BEGIN
    SELECT seq, hash INTO v_last FROM audit_seals WHERE tenant_id = current_tenant() ORDER BY seq DESC LIMIT 1;
    IF p_seq <> COALESCE(v_last.seq, 0) + 1 OR p_previous <> COALESCE(v_last.hash, ''::bytea) THEN
        RAISE EXCEPTION 'audit_seal: link % does not follow the last seal', p_seq USING ERRCODE = '40001';
    END IF;
    UPDATE audit_events SET seal_seq = p_seq
     WHERE tenant_id = current_tenant() AND id = ANY (p_events) AND seal_seq IS NULL;
    GET DIAGNOSTICS v_sealed = ROW_COUNT;
    IF v_sealed <> cardinality(p_events) THEN
        RAISE EXCEPTION 'audit_seal: % of % events were free to seal', v_sealed, cardinality(p_events) USING ERRCODE = '40001';
    END IF;
    INSERT INTO audit_seals (tenant_id, seq, events, previous, hash, sealed_at)
    VALUES (current_tenant(), p_seq, v_sealed, p_previous, p_hash, p_at);
END
$$;
