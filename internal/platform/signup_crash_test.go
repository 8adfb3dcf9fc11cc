package platform_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// signup is a sign-up that a test fills in part.
// TestNoOrphans stops a sign-up at each place where a crash could, and lets the
// sweep come by.
func TestNoOrphans(t *testing.T) {
	t.Parallel()
	boom := errors.New("the machine stopped")
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	for name, crash := range map[string]func(t *testing.T, w *world){
		"AfterTheSlugIsReserved": func(t *testing.T, w *world) {
			w.ids.away = boom
			_, err := w.StartSignup(t.Context(), signup{}.whole())
			require.ErrorIs(t, err, boom)
			w.ids.away = nil
		},
		"AfterTheIdentityIsMade": func(t *testing.T, w *world) {
			ctx, stop := context.WithCancel(t.Context())
			w.ids.after = stop
			_, err := w.StartSignup(ctx, signup{}.whole())
			require.Error(t, err)
			require.Equal(t, 1, w.ids.count())
		},
		"InARehearsal": func(t *testing.T, w *world) {
			w.ids.known("asha@example.com", "an older password")
			w.ids.after = func() { w.ids.away = boom }
			_, err := w.StartSignup(t.Context(), signup{}.whole())
			require.ErrorIs(t, err, boom)
			w.ids.away = nil
			w.ids.mu.Lock()
			for who, x := range w.ids.byID {
				if x.email == "asha@example.com" {
					delete(w.ids.byID, who) // not ours: the sweep must not look at it
				}
			}
			w.ids.mu.Unlock()
		},
		"AfterTheMailIsSent": func(t *testing.T, w *world) { w.start(t, signup{}) },
		"AfterTheAddressIsVerified": func(t *testing.T, w *world) {
			started := w.start(t, signup{})
			w.found.err = boom
			_, err := w.VerifySignup(t.Context(), started.ID, w.code(t, "asha@example.com"))
			require.ErrorIs(t, err, boom)
			who, _ := w.ids.of("asha@example.com")
			require.True(t, who.Verified)
		},
		"AfterItWasReplaced": func(t *testing.T, w *world) {
			w.start(t, signup{})
			w.start(t, signup{Slug: "elsewhere"})
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := setup(t)
			crash(t, w)
			require.Zero(t, w.rows(t, `SELECT count(*) FROM tenants`))
			require.NoError(t, w.SweepSignups(t.Context()), "too early: nothing happens")
			require.Positive(t, w.rows(t, `SELECT count(*) FROM signups`))

			w.clock.Advance(26 * time.Hour)
			require.Error(t, w.SweepSignups(gone), "a sweep that is cut short")
			require.NoError(t, w.SweepSignups(t.Context()))
			require.Zero(t, w.ids.count(), "an identity is left")
			require.Zero(t, w.rows(t, `SELECT count(*) FROM signups`))
			require.Zero(t, w.rows(t, `SELECT count(*) FROM tenant_directory`))
		})
	}
}

func TestAfterACrashTheSameCodeStillOpens(t *testing.T) {
	t.Parallel()
	w := setup(t)
	started := w.start(t, signup{})
	w.found.err = errors.New("the machine stopped")
	_, err := w.VerifySignup(t.Context(), started.ID, w.code(t, "asha@example.com"))
	require.Error(t, err)
	_, err = w.VerifySignup(t.Context(), started.ID, w.code(t, "asha@example.com"))
	require.NoError(t, err)
}

func TestTheSweepSpares(t *testing.T) {
	t.Parallel()

	t.Run("AnOpenedChain", func(t *testing.T) {
		t.Parallel()
		w := setup(t)
		w.opened(t, signup{})
		w.clock.Advance(30 * 24 * time.Hour)
		require.NoError(t, w.SweepSignups(t.Context()))
		require.Equal(t, 1, w.ids.count())
		require.Equal(t, 1, w.rows(t, `SELECT count(*) FROM tenants`))
		require.Equal(t, 1, w.rows(t, `SELECT count(*) FROM tenant_directory`))
		require.Zero(t, w.rows(t, `SELECT count(*) FROM signups`), "kept for a week, not for ever")
	})

	t.Run("AnIdentityThatAnotherSignupGoesOnWith", func(t *testing.T) {
		t.Parallel()
		w := setup(t)
		w.start(t, signup{})
		who, _ := w.ids.of("asha@example.com")
		require.NoError(t, w.ids.MarkVerified(t.Context(), who.ID)) // and then the machine stopped
		w.clock.Advance(23 * time.Hour)
		second := w.start(t, signup{Slug: "second"})
		w.clock.Advance(3 * time.Hour)
		require.NoError(t, w.SweepSignups(t.Context()))
		require.Equal(t, 1, w.ids.count())
		_, err := w.ResendCode(t.Context(), second.ID)
		require.NoError(t, err)
		_, err = w.VerifySignup(t.Context(), second.ID, w.code(t, "asha@example.com"))
		require.NoError(t, err)
		w.clock.Advance(48 * time.Hour)
		require.NoError(t, w.SweepSignups(t.Context()))
		require.Equal(t, 1, w.ids.count(), "an owner of a chain by now")
	})

	t.Run("AnIdentityOfSomebodyElse", func(t *testing.T) {
		t.Parallel()
		w := setup(t)
		w.ids.known("asha@example.com", "an older password")
		w.start(t, signup{})
		w.clock.Advance(26 * time.Hour)
		require.NoError(t, w.SweepSignups(t.Context()))
		require.Equal(t, 1, w.ids.count())
		require.Zero(t, w.rows(t, `SELECT count(*) FROM signups`))
	})
}

// TestNothingIsWrittenIfTheFoundingFails: the chain and its owner, or neither.
func TestNothingIsWrittenIfTheFoundingFails(t *testing.T) {
	t.Parallel()
	w := setup(t)
	started := w.start(t, signup{})
	w.found.err = errors.New("no")
	_, err := w.VerifySignup(t.Context(), started.ID, w.code(t, "asha@example.com"))
	require.Error(t, err)
	require.Zero(t, w.rows(t, `SELECT count(*) FROM tenants`))
	require.Equal(t, 1, w.rows(t, `SELECT count(*) FROM tenant_directory WHERE reserved_until IS NOT NULL`))
}
