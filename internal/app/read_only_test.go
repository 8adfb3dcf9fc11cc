package app_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/app"
	"github.com/praxis-clinic/praxis/internal/kit/id"
)

var inPath = regexp.MustCompile(`\{[a-z_]+\}`)

// TestAChainThatPaysNothingReadsAndChangesNothing knocks at every operation: what changes
// something is refused, unless it is marked as open in any state.
func TestAChainThatPaysNothingReadsAndChangesNothing(t *testing.T) {
	t.Parallel()
	w := boot(t)
	b := w.browser()
	host := b.found("iyer-eyes", "iyer@example.com")
	w.stopPaying(t, "iyer-eyes")
	code := func(method, path, body string) string { return b.ask(t, method, host, "/api/v1"+path, body).code(t) }
	require.Eventually(t, func() bool { return code("POST", "/patients", `{"name": "Vikram"}`) == "platform.read_only" }, 5*time.Second, 20*time.Millisecond)

	for line := range strings.Lines(w.Routes()) {
		f := strings.Fields(line)
		if f[0] == "GET" || f[2] == "public" || len(f) == 4 {
			continue
		}
		path := inPath.ReplaceAllString(strings.TrimPrefix(f[1], "/api/v1"), id.New().String())
		require.Equal(t, "platform.read_only", code(f[0], path, `{}`), line)
	}
	require.Equal(t, "platform.read_only", code("POST", "/booking/requests", `{}`), "nor do patients book")

	require.Equal(t, 200, b.do("GET", host, "/api/v1/patients", nil).status)
	require.Equal(t, 200, b.do("PATCH", host, "/api/v1/me", map[string]any{"language": "fr"}).status)
	require.Equal(t, "platform.no_customer", code("POST", "/subscription/portal", ``))
	require.NotEqual(t, "platform.read_only", code("PUT", "/preferences/forged", `{"preferred": "", "channels_off": [], "categories_off": []}`), "patients may still say no")
	require.NotEqual(t, "platform.read_only", code("POST", "/booking/visits/forged/cancel", `{}`), "and need not come")
	require.Equal(t, 204, b.do("POST", host, "/api/v1/sessions/end-others", nil).status)
}

// stopPaying makes a chain read-only; the servers hear of it as they do of any change.
func (w *world) stopPaying(t *testing.T, slug string) {
	t.Helper()
	o, err := app.OpenOperator(t.Context(), w.db.PlatformURL, w.rdb, "nina")
	require.NoError(t, err)
	t.Cleanup(o.Close)
	_, err = o.Suspend(t.Context(), slug, "to be read only")
	require.NoError(t, err)
	c, err := pgx.Connect(t.Context(), w.db.PlatformURL)
	require.NoError(t, err)
	defer func() { _ = c.Close(t.Context()) }()
	_, err = c.Exec(t.Context(), `UPDATE tenants SET suspended_from = 'read_only' WHERE slug = $1`, slug)
	require.NoError(t, err)
	_, err = o.Resume(t.Context(), slug)
	require.NoError(t, err)
}
