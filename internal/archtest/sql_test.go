package archtest

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// tenantless tables belong to no tenant or are keyed by the tenant's own id;
// a table that is not here and has a tenant_id is a tenant's.
var tenantless = []string{
	"tenants",          // keyed by its id, which is the tenant
	"tenant_directory", // asked by slug, before anybody knows the tenant
	"signups",          // become a tenant only when their e-mail is verified
	"outbox_messages",  // the mail of a sign-up has no tenant; the policy holds for both
	"subscriptions",    // what a chain pays Praxis; keyed by the tenant, seen by operators
	"stripe_customers", // Stripe knows no tenants
	"member_directory", // asked by identity, before anybody knows the tenant; two ids, nothing of a person
}

var (
	createTable = regexp.MustCompile(`(?is)CREATE TABLE (?:IF NOT EXISTS )?(\w+)\s*\((.*?)\n\);`)
	comment     = regexp.MustCompile(`--[^\n]*`)
	queryName   = regexp.MustCompile(`(?m)^-- name: (\w+)`)
	word        = regexp.MustCompile(`\w+`)
	named       = regexp.MustCompile(`(?i)\btenant_id\b`)
)

// tenantTables reads the migrations for the tables that have a tenant_id.
func tenantTables(t *testing.T) (tables []string) {
	t.Helper()
	ups, err := filepath.Glob(filepath.Join(root, "migrations", "*.up.sql"))
	require.NoError(t, err)
	for _, up := range ups {
		text, err := os.ReadFile(up)
		require.NoError(t, err)
		for _, m := range createTable.FindAllStringSubmatch(string(text), -1) {
			if strings.Contains(m[2], "tenant_id") && !slices.Contains(tenantless, m[1]) {
				tables = append(tables, m[1])
			}
		}
	}
	return tables
}

// queriesOf cuts a sqlc file into its statements by name.
func queriesOf(text string) map[string]string {
	out, marks := map[string]string{}, queryName.FindAllStringSubmatchIndex(text, -1)
	for i, m := range marks {
		end := len(text)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		out[text[m[2]:m[3]]] = comment.ReplaceAllString(text[m[1]:end], "")
	}
	return out
}

// forgotten is the tenant table a statement touches without naming the tenant.
func forgotten(statement string, tables []string) string {
	if named.MatchString(statement) {
		return ""
	}
	for _, w := range word.FindAllString(statement, -1) {
		if slices.Contains(tables, w) {
			return w
		}
	}
	return ""
}

func TestEveryStatementNamesTheTenant(t *testing.T) {
	tables := tenantTables(t)
	require.NotEmpty(t, tables)
	err := filepath.WalkDir(filepath.Join(root, "internal"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && d.Name() == "node_modules" {
			return skip(err)
		}
		if !strings.HasSuffix(path, ".sql") {
			return nil
		}
		text, err := os.ReadFile(path)
		for name, statement := range queriesOf(string(text)) {
			if table := forgotten(statement, tables); table != "" {
				t.Errorf("%s: %s touches %s and never says tenant_id: add `tenant_id = @tenant_id` (row-level security is the wall behind it, not the way there)",
					filepath.Clean(path), name, table)
			}
		}
		return err
	})
	require.NoError(t, err)
}

// skip leaves a folder out where there is no error to report.
func skip(err error) error {
	if err != nil {
		return err
	}
	return filepath.SkipDir
}

func TestForgottenIsSeen(t *testing.T) {
	t.Parallel()
	tables := []string{"patients"}
	require.Equal(t, "patients", forgotten("SELECT * FROM patients WHERE id = @id", tables))
	require.Empty(t, forgotten("SELECT * FROM patients WHERE tenant_id = @tenant_id AND id = @id", tables))
	require.Empty(t, forgotten("SELECT * FROM tenants WHERE id = @id", tables))
	require.Len(t, queriesOf("-- name: A :one\nSELECT 1;\n-- name: B :one\nSELECT 2;"), 2)
}
