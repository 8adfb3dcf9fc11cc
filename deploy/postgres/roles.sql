-- The roles of a deployment. Run once per cluster by a superuser; safe to run again.
--   praxis_owner     owns and migrates the schema; nobody serves requests as it
--   praxis_app       serves and works jobs; held behind row-level security
--   praxis_platform  serves the console; reads the tables that belong to no tenant, and nothing else
--   kratos           owns the identity server's own database
-- Passwords are set by the operator (ALTER ROLE ... PASSWORD); none is written here.
DO $roles$
DECLARE
    r text;
BEGIN
    FOREACH r IN ARRAY ARRAY['praxis_owner', 'praxis_app', 'praxis_platform', 'kratos'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = r) THEN
            EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS', r);
        END IF;
    END LOOP;
END
$roles$;
