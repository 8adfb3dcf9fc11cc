package devstack_test

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/devstack"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
)

// stateDir is a folder for one stack. It lies outside t.TempDir, which is closed to the account
// PostgreSQL runs as when the tests run as root.
func stateDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "praxis-stack-") //nolint:usetesting // t.TempDir is closed to other accounts
	require.NoError(t, err)
	require.NoError(t, os.Chmod(dir, 0o711))
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

func start(t *testing.T, o devstack.Options) *devstack.Stack {
	t.Helper()
	s, err := devstack.Start(t.Context(), o)
	require.NoError(t, err)
	t.Cleanup(s.Stop)
	return s
}

func options(dir string) devstack.Options {
	return devstack.Options{
		StateDir: dir, Parts: devstack.Parts{Kratos: true, Stripe: true, Mailbox: true},
		Origins: []string{"http://acme.praxis.localhost:8080"}, InternalURL: "http://127.0.0.1:1",
	}
}

func TestAllPartsComeUpAndLeaveNothing(t *testing.T) {
	t.Parallel()
	o := options(stateDir(t))
	var shown strings.Builder
	o.Progress = devstack.NewProgress(&shown, clock.System())
	s := start(t, o)
	t.Log("\n" + shown.String())
	query(t, s.AppURL, `SELECT 1`)
	query(t, s.OwnerURL, `CREATE TABLE kept (a int)`)
	require.Equal(t, http.StatusOK, get(t, s.KratosPublicURL+"/health/ready"))
	require.Equal(t, http.StatusOK, get(t, s.KratosAdminURL+"/admin/identities"))
	require.Equal(t, http.StatusUnauthorized, get(t, s.StripeURL+"/v1/customers"))
	requireConnects(t, s.RedisAddr)
	requireConnects(t, s.SMTPAddr)
	requireReload(t, s, filepath.Join(o.StateDir, "log", "kratos.log"))
	s.Stop()
	for _, addr := range []string{s.RedisAddr, s.SMTPAddr, strings.TrimPrefix(s.StripeURL, "http://"), strings.TrimPrefix(s.KratosAdminURL, "http://")} {
		requireRefuses(t, addr)
	}
	require.NoError(t, s.Wait(t.Context()))

	began := time.Now()
	shown.Reset()
	again := start(t, o)
	t.Log("second start took", time.Since(began), "\n"+shown.String())
	query(t, again.OwnerURL, `SELECT * FROM kept`)
	require.Equal(t, s.AppURL, again.AppURL, "ports and passwords are kept")
}

// requireReload opens a tenant's origin for passkeys and looks for Kratos's word that it noticed:
// no API of its shows its configuration.
func requireReload(t *testing.T, s *devstack.Stack, log string) {
	t.Helper()
	require.NoError(t, s.Kratos.SetOrigins([]string{"http://new.praxis.localhost:8080"}))
	require.Eventually(t, func() bool {
		text, err := os.ReadFile(log)
		return err == nil && strings.Contains(string(text), "Configuration change processed successfully")
	}, 10*time.Second, 50*time.Millisecond)
}

func query(t *testing.T, url, sql string) {
	t.Helper()
	c, err := pgx.Connect(t.Context(), url)
	require.NoError(t, err)
	defer func() { require.NoError(t, c.Close(context.WithoutCancel(t.Context()))) }()
	_, err = c.Exec(t.Context(), sql)
	require.NoError(t, err)
}

func get(t *testing.T, url string) int {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, http.NoBody)
	require.NoError(t, err)
	resp, err := (&http.Client{Timeout: 10 * time.Second}).Do(req)
	require.NoError(t, err)
	defer func() { _ = resp.Body.Close() }()
	return resp.StatusCode
}
