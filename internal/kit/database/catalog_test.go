package database_test

import (
	"slices"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
)

// tenantless lists the tables that belong to no tenant, each with its reason.
var tenantless = map[string]string{
	"schema_migrations": "golang-migrate's own",
	"tenants":           "the host is looked up in it before any tenant is known",
	"tenant_directory":  "the slugs of all chains: two of them may not share one",
	"member_directory":  "asked before any tenant is known; two ids, nothing of a person",
	"ledger_checks":     "two counts of a nightly job that operators read; the app sees its own tenant's by policy",
	"signups":           "a chain that is not open yet",
	"subscriptions":     "what a chain pays Praxis; the platform's operators see it, and nothing of a patient is in it",
	"stripe_customers":  "whose customer number is whose: Stripe knows no tenants",
	"stripe_events":     "what Stripe sent, before anybody knows whose it is",
	"outbox_messages":   "the mail of a sign-up has no tenant; rows that have one are walled by policy",
}

// unaudited lists tenant tables whose writes leave no audit row, with the reason.
var unaudited = map[string]string{
	"audit_events":        "the audit itself",
	"audit_seals":         "the audit's own chain",
	"idempotency_keys":    "holds the answers of operations that are audited where they write",
	"member_sessions":     "changes with every minute of work; sign-ins are noted as acts",
	"followup_triggers":   "what rules heard of, to count by; the tasks they made are audited",
	"note_drafts":         "a revision every few seconds of typing; the note is audited, and its text when it is handed in",
	"patient_counters":    "a counter; each number is on its patient",
	"patient_last_visits": "derived from the appointments' rows",
	"patient_terms":       "derived from the patient's row",
	"messages":            "its own record of every try; what staff do to one is noted as an act",
	"ledger_entries":      "append-only by grant; part of a transaction that says who and when",
	"ledger_transactions": "append-only by grant; says itself who, when and what for",
	"number_series":       "a counter; each number is on its document",
}

type table struct {
	Name                                             string
	HasTenant, Enabled, Forced, Rule, Keyed, Audited bool
	HasBranch, BranchRule                            bool
}

// TestEveryTableIsWalled fails for a new table that forgot its wall.
func TestEveryTableIsWalled(t *testing.T) {
	t.Parallel()
	tables := catalogue(t, dbtest.New(t))
	require.Greater(t, len(tables), 20, "the query sees too little")
	for _, x := range tables {
		if tenantless[x.Name] != "" {
			continue
		}
		require.True(t, x.HasTenant, "%s has no tenant_id NOT NULL; add it, or say in tenantless why not", x.Name)
		require.True(t, x.Enabled && x.Forced && x.Rule, "%s: wants row-level security enabled, forced and a policy with check: SELECT wall('%s')", x.Name, x.Name)
		require.True(t, x.Keyed, "%s: a primary, unique, foreign or exclusion key does not lead with tenant_id (keys see past row-level security)", x.Name)
		require.True(t, !x.HasBranch || x.BranchRule || x.Name == "audit_events", "%s has branch_id and no restrictive branch policy", x.Name)
		require.True(t, x.Audited || unaudited[x.Name] != "", "%s leaves no audit row; use wall(), or say in unaudited why not", x.Name)
	}
	for name := range tenantless {
		require.True(t, slices.ContainsFunc(tables, func(x table) bool { return x.Name == name }), "%s is on the tenantless list and does not exist", name)
	}
}

func catalogue(t *testing.T, db *database.DB) []table {
	t.Helper()
	rows, err := db.Pool().Query(t.Context(), `
		SELECT c.relname,
		       EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND a.attnotnull),
		       c.relrowsecurity, c.relforcerowsecurity,
		       EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive AND p.polwithcheck IS NOT NULL),
		       NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype IN ('p','u','f','x')
		                   AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND a.attnum = k.conkey[1]))
		       AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique
		                   AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND a.attnum = i.indkey[0])),
		       EXISTS (SELECT FROM pg_trigger g WHERE g.tgrelid = c.oid AND g.tgname = 'audit'),
		       EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'branch_id'),
		       EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND NOT p.polpermissive AND p.polname = 'branch')
		  FROM pg_class c
		 WHERE c.relkind IN ('r','p') AND c.relnamespace = 'public'::regnamespace AND c.relname NOT LIKE 'river%'`)
	require.NoError(t, err)
	out, err := pgx.CollectRows(rows, pgx.RowToStructByPos[table])
	require.NoError(t, err)
	return out
}

// TestRolesSeeWhatTheyMay asks Postgres itself, past all of our code.
func TestRolesSeeWhatTheyMay(t *testing.T) {
	t.Parallel()
	d := dbtest.Open(t)
	ctx := dbtest.Tenant(t, d.DB)
	dbtest.Branch(t, ctx, d.DB, "Asia/Kolkata")

	app, err := pgx.Connect(t.Context(), d.AppURL)
	require.NoError(t, err)
	defer func() { _ = app.Close(t.Context()) }()
	platform, err := pgx.Connect(t.Context(), d.PlatformURL)
	require.NoError(t, err)
	defer func() { _ = platform.Close(t.Context()) }()

	for _, x := range catalogue(t, d.DB) {
		var n int
		if x.HasTenant && tenantless[x.Name] == "" {
			require.NoError(t, app.QueryRow(t.Context(), `SELECT count(*) FROM `+x.Name).Scan(&n))
			require.Zero(t, n, "praxis_app without a tenant sees rows of %s", x.Name)
			require.ErrorContains(t, platform.QueryRow(t.Context(), `SELECT count(*) FROM `+x.Name).Scan(&n),
				"permission denied", "praxis_platform can read %s", x.Name)
		}
	}
	for _, role := range []string{"praxis_app", "praxis_platform", "praxis_owner"} {
		var super, bypass bool
		require.NoError(t, app.QueryRow(t.Context(), `SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = $1`, role).Scan(&super, &bypass))
		require.False(t, super || bypass, "%s sees past row-level security", role)
	}
}

// TestAnotherTenantIsNotThere walks every table as a second tenant.
func TestAnotherTenantIsNotThere(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t)
	here, there := dbtest.Tenant(t, db), dbtest.Tenant(t, db)
	dbtest.Branch(t, here, db, "Asia/Kolkata")
	err := database.InTxDo(there, db, func(tx database.Tx) error {
		for _, x := range catalogue(t, db) {
			if !x.HasTenant || tenantless[x.Name] != "" {
				continue
			}
			var n int
			require.NoError(t, tx.QueryRow(there, `SELECT count(*) FROM `+x.Name).Scan(&n))
			require.Zero(t, n, "%s shows another tenant's rows", x.Name)
		}
		_, err := tx.Exec(there, `INSERT INTO branches (tenant_id, id, name, code, country, time_zone, created_at)
			SELECT id, gen_random_uuid(), 'x', 'x', 'IN', 'UTC', now() FROM tenants WHERE id <> current_tenant() LIMIT 1`)
		return err
	})
	require.ErrorContains(t, err, "row-level security")
}
