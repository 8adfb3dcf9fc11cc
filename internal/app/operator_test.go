package app_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/app"
)

// TestASuspendedChainShutsAtOnce: the servers remember who has which address, and hear
// of a suspension before they would look again.
func TestASuspendedChainShutsAtOnce(t *testing.T) {
	t.Parallel()
	w := boot(t)
	b := w.browser()
	host := b.open("rao-dental", "rao@example.com")
	require.Equal(t, 200, b.do("GET", host, "/healthz", nil).status)
	require.Equal(t, "identity.session_missing", b.do("GET", host, "/api/v1/me", nil).code(t))

	o, err := app.OpenOperator(t.Context(), w.db.PlatformURL, w.rdb, "nina")
	require.NoError(t, err)
	t.Cleanup(o.Close)
	start := time.Now()
	_, err = o.Suspend(t.Context(), "rao-dental", "Not paid since March")
	require.NoError(t, err)
	require.Eventually(t, func() bool { return b.do("GET", host, "/", nil).status == 403 }, 5*time.Second, 10*time.Millisecond)
	require.Less(t, time.Since(start), 5*time.Second)
	require.Contains(t, string(b.do("GET", host, "/", nil).body), "This clinic’s account is suspended")
	require.Equal(t, "platform.tenant_suspended", b.do("GET", host, "/api/v1/me", nil).code(t))

	_, err = o.Resume(t.Context(), "rao-dental")
	require.NoError(t, err)
	require.Eventually(t, func() bool { return b.do("GET", host, "/api/v1/me", nil).status == 401 }, 5*time.Second, 10*time.Millisecond)
}
