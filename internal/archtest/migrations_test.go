package archtest

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
)

var migrationName = regexp.MustCompile(`^(\d{6})_([a-z0-9_]+)\.(up|down)\.sql$`)

// TestMigrationsAreContiguous catches two branches that took one number, and a
// number skipped: golang-migrate keeps a single version and would pass over a
// lower number merged later.
func TestMigrationsAreContiguous(t *testing.T) {
	entries, err := os.ReadDir(filepath.Join(root, "migrations"))
	require.NoError(t, err)
	seen, last := map[string]string{}, 0
	for _, e := range entries {
		if filepath.Ext(e.Name()) != ".sql" {
			continue
		}
		m := migrationName.FindStringSubmatch(e.Name())
		require.NotNil(t, m, "migrations/%s: name it 000042_what_it_does.up.sql and .down.sql", e.Name())
		key := m[1] + "." + m[3]
		require.Empty(t, seen[key], "migrations: %s and %s_%s share a number; give the later one the next free number", seen[key], m[1], m[2])
		seen[key] = m[1] + "_" + m[2]
		number, err := strconv.Atoi(m[1])
		require.NoError(t, err)
		last = max(last, number)
	}
	for n := 1; n <= last; n++ {
		up, down := seen[fmt.Sprintf("%06d.up", n)], seen[fmt.Sprintf("%06d.down", n)]
		require.NotEmpty(t, up, "migrations: number %06d has no .up.sql; numbers are contiguous", n)
		require.Equal(t, up, down, "migrations: number %06d needs an .up.sql and a .down.sql of one name", n)
	}
}
