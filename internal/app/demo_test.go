package app_test

import (
	"encoding/json"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/app"
)

func (w *world) count(sql string, args ...any) (n int) {
	w.t.Helper()
	c, err := pgx.Connect(w.t.Context(), w.db.AdminURL)
	require.NoError(w.t, err)
	defer func() { _ = c.Close(w.t.Context()) }()
	require.NoError(w.t, c.QueryRow(w.t.Context(), sql, args...).Scan(&n))
	return n
}

// TestDemo loads the demo clinics, signs in to each, and loads them again.
func TestDemo(t *testing.T) {
	t.Parallel()
	w := boot(t)
	clinics, err := w.LoadDemo(t.Context(), password)
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(clinics), 3)
	require.Equal(t, 120, w.count(`SELECT count(*) FROM patients`))

	for _, c := range clinics {
		t.Run(c.Slug, func(t *testing.T) {
			require.Positive(t, c.Added)
			host := c.Slug + "." + apex
			for _, s := range c.Staff {
				b := w.browser()
				require.Equal(t, 200, b.signIn(host, s.Email).status, s.Email)
				a := b.do("GET", host, "/api/v1/me", nil)
				require.Equal(t, 200, a.status, "%s: %s", s.Email, a.body)
				if s.Role == "reception" {
					b.seesABusyWeek(host)
				}
			}
			n := w.count(`SELECT count(*) FROM appointments a JOIN tenants t ON t.id = a.tenant_id WHERE t.slug = $1`, c.Slug)
			require.Greater(t, n, 60)
		})
	}
	require.Positive(t, w.count(`SELECT count(*) FROM appointments WHERE status = 'completed' AND starts_at < now()`))
	require.Positive(t, w.count(`SELECT count(*) FROM appointments WHERE starts_at > now()`))
	require.Zero(t, w.count(`SELECT count(*) FROM appointments WHERE created_at > now() OR created_at > starts_at`))

	t.Run("AgainChangesNothing", func(t *testing.T) {
		// jobs of the first time may still be at work: what follows from a visit is theirs
		const written = `SELECT count(*) FROM audit_events WHERE actor NOT LIKE 'system:%' OR actor = 'system:demo'`
		before := w.count(written)
		clinics, err := w.LoadDemo(t.Context(), "another password")
		require.NoError(t, err)
		for _, c := range clinics {
			require.Zero(t, c.Added, c.Slug)
		}
		require.Equal(t, before, w.count(written))
	})
}

func (b *browser) seesABusyWeek(host string) {
	b.t.Helper()
	a := b.do("GET", host, "/api/v1/appointments?limit=100", nil)
	require.Equal(b.t, 200, a.status, "%s", a.body)
	var page struct{ Items []json.RawMessage }
	a.into(b.t, &page)
	require.NotEmpty(b.t, page.Items)
}

// TestDemoLeavesRealClinicsAlone: a clinic that took a demo clinic's address first.
func TestDemoLeavesRealClinicsAlone(t *testing.T) {
	t.Parallel()
	w := boot(t)
	w.browser().open("sunrise", "rao@example.com")
	_, err := w.LoadDemo(t.Context(), app.DemoPassword)
	require.ErrorContains(t, err, "sunrise: another clinic has this address")
	require.Zero(t, w.count(`SELECT count(*) FROM branches b JOIN tenants t ON t.id = b.tenant_id WHERE t.slug = 'sunrise'`))
}
