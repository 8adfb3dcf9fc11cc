package app_test

import (
	"flag"
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/app"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGoldens keeps the doors of the program under review: routes.txt says which
// operation needs which permission, openapi.yaml is what the web app is built on.
// After a wanted change: go test ./internal/app -run Goldens -update
func TestGoldens(t *testing.T) {
	t.Parallel()
	a, err := app.New(t.Context(), app.Config{
		BaseDomain: "praxis.localhost", Scheme: "http", DatabaseURL: "postgres://nobody@127.0.0.1:1/none",
		RedisURL: "redis://127.0.0.1:1/0", KratosPublicURL: "http://127.0.0.1:1", KratosAdminURL: "http://127.0.0.1:1",
		MasterKey: "a master key of thirty-two bytes", FilesURL: "mem://",
		Clock: clock.System(), Log: slog.New(slog.DiscardHandler),
	})
	require.NoError(t, err)
	defer a.Close()
	openapi, err := a.OpenAPI()
	require.NoError(t, err)
	golden(t, "../../api/openapi.yaml", openapi)
	golden(t, "../../api/routes.txt", []byte(a.Routes()))
}

func golden(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, got, 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), string(got), "%s is stale: go test ./internal/app -run Goldens -update", filepath.Base(path))
}
