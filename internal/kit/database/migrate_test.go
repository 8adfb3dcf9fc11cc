package database_test

import (
	"io/fs"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/migrations"
)

// TestMigrationsGoUpDownUp with rows in the tables that the way down must drop.
func TestMigrationsGoUpDownUp(t *testing.T) {
	t.Parallel()
	d := dbtest.Empty(t)
	require.NoError(t, database.Migrate(t.Context(), d.OwnerURL, migrations.FS))
	dbtest.Branch(t, dbtest.Tenant(t, d.DB), d.DB, "Asia/Dubai")

	names, err := fs.Glob(migrations.FS, "*.up.sql")
	require.NoError(t, err)
	for v := len(names) - 1; v >= 0; v-- {
		require.NoError(t, database.MigrateTo(t.Context(), d.OwnerURL, migrations.FS, uint(v)), "down to %d", v)
	}
	require.Zero(t, leftovers(t, d.AdminURL), "the way down leaves tables or functions behind")
	require.NoError(t, database.Migrate(t.Context(), d.OwnerURL, migrations.FS))
	require.NoError(t, database.Migrate(t.Context(), d.OwnerURL, migrations.FS), "again changes nothing")
}

func leftovers(t *testing.T, url string) (n int) {
	t.Helper()
	c, err := pgx.Connect(t.Context(), url)
	require.NoError(t, err)
	defer func() { _ = c.Close(t.Context()) }()
	require.NoError(t, c.QueryRow(t.Context(), `
		SELECT (SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
		           AND relname <> 'schema_migrations' AND relname NOT LIKE 'river%')
		     + (SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname NOT LIKE 'river%')`).Scan(&n))
	return n
}
