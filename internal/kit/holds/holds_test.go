package holds_test

import (
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/google/uuid"
	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/devstack/teststack"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/holds"
)

var (
	nine   = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	tenant = uuid.UUID{1}
	doctor = uuid.UUID{2}
	chair  = uuid.UUID{3}
	stool  = uuid.UUID{4}
)

func client(t *testing.T, addr string, db int) *redis.Client {
	t.Helper()
	c := redis.NewClient(&redis.Options{Addr: addr, DB: db})
	t.Cleanup(func() { _ = c.Close() })
	return c
}

func store(c redis.UniversalClient) *holds.Store {
	return holds.New(c, clock.System(), slog.New(slog.DiscardHandler))
}

// slot is minutes after nine to minutes after nine.
func slot(from, to int, resources ...uuid.UUID) holds.Slot {
	return holds.Slot{
		Tenant: tenant, Resources: resources,
		From: nine.Add(time.Duration(from) * time.Minute), To: nine.Add(time.Duration(to) * time.Minute),
	}
}

// TestHolds runs on Redis itself, and on the stand-in that machines without one use.
func TestHolds(t *testing.T) {
	t.Parallel()
	for name, start := range map[string]func(t *testing.T) *redis.Client{
		"redis":    func(t *testing.T) *redis.Client { t.Helper(); r := teststack.Redis(t); return client(t, r.Addr, r.DB) },
		"stand-in": func(t *testing.T) *redis.Client { t.Helper(); return client(t, miniredis.RunT(t).Addr(), 0) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			suite(t, start)
		})
	}
}

func suite(t *testing.T, start func(*testing.T) *redis.Client) {
	t.Helper()
	t.Run("AllOrNothing", func(t *testing.T) {
		s := store(start(t))
		first, err := s.Take(t.Context(), slot(0, 30, doctor, chair))
		require.NoError(t, err)
		require.True(t, first.Enforced)
		require.Len(t, first.Token, 32)
		_, err = s.Take(t.Context(), slot(15, 45, stool, chair))
		require.ErrorIs(t, err, holds.ErrTaken)
		_, err = s.Take(t.Context(), slot(15, 45, stool))
		require.NoError(t, err, "the refused hold left nothing behind")
	})

	t.Run("TouchingIsNotOverlapping", func(t *testing.T) {
		s := store(start(t))
		for _, x := range []holds.Slot{slot(0, 30, doctor), slot(30, 60, doctor), slot(-30, 0, doctor)} {
			_, err := s.Take(t.Context(), x)
			require.NoError(t, err)
		}
		_, err := s.Take(t.Context(), slot(29, 31, doctor))
		require.ErrorIs(t, err, holds.ErrTaken)
	})

	t.Run("OneOfTheRooms", func(t *testing.T) {
		s := store(start(t))
		want := slot(0, 30, doctor)
		want.OneOf = []uuid.UUID{chair, stool}
		first, err := s.Take(t.Context(), want)
		require.NoError(t, err)
		require.Equal(t, []uuid.UUID{doctor, chair}, first.Resources)
		want.Resources = []uuid.UUID{{9}}
		second, err := s.Take(t.Context(), want)
		require.NoError(t, err)
		require.Equal(t, []uuid.UUID{{9}, stool}, second.Resources)
		want.Resources = []uuid.UUID{{8}}
		_, err = s.Take(t.Context(), want)
		require.ErrorIs(t, err, holds.ErrTaken)
		require.Equal(t, first.Resources, s.Resources(t.Context(), tenant, first.Token))
	})

	t.Run("OnlyTheHolderKeepsAndReleases", func(t *testing.T) {
		s := store(start(t))
		h, err := s.Take(t.Context(), slot(0, 30, doctor, chair))
		require.NoError(t, err)
		kept, err := s.Keep(t.Context(), tenant, h.Token)
		require.NoError(t, err)
		require.False(t, kept.ExpiresAt.Before(h.ExpiresAt))
		for _, token := range []string{strings.Repeat("0", 32), "nonsense", ""} {
			_, err = s.Keep(t.Context(), tenant, token)
			require.ErrorIs(t, err, holds.ErrGone)
			s.Release(t.Context(), tenant, token)
		}
		s.Release(t.Context(), uuid.UUID{7}, h.Token) // another tenant
		_, err = s.Take(t.Context(), slot(0, 30, doctor))
		require.ErrorIs(t, err, holds.ErrTaken)
		s.Release(t.Context(), tenant, h.Token)
		_, err = s.Take(t.Context(), slot(0, 30, doctor, chair))
		require.NoError(t, err)
		_, err = s.Keep(t.Context(), tenant, h.Token)
		require.ErrorIs(t, err, holds.ErrGone)
	})

	t.Run("OthersAndList", func(t *testing.T) {
		s := store(start(t))
		h, err := s.Take(t.Context(), slot(0, 30, doctor, chair))
		require.NoError(t, err)
		others, enforced := s.Others(t.Context(), slot(10, 20, doctor), h.Token)
		require.True(t, enforced)
		require.Empty(t, others, "one's own hold is not in the way")
		others, _ = s.Others(t.Context(), slot(10, 20, doctor), "")
		require.Len(t, others, 1)
		held, _ := s.List(t.Context(), tenant, []uuid.UUID{stool, chair, doctor}, nine, nine.Add(time.Hour))
		require.Len(t, held, 2)
		require.Equal(t, chair, held[0].Resource)
		require.Equal(t, nine, held[0].From)
		require.Equal(t, nine.Add(30*time.Minute), held[0].To)
		held, _ = s.List(t.Context(), tenant, []uuid.UUID{doctor}, nine.Add(30*time.Minute), nine.Add(time.Hour))
		require.Empty(t, held)
	})

	t.Run("AnotherTenantHoldsTheSameIds", func(t *testing.T) {
		s := store(start(t))
		there := slot(0, 30, doctor)
		there.Tenant = uuid.UUID{7}
		for _, x := range []holds.Slot{slot(0, 30, doctor), there} {
			_, err := s.Take(t.Context(), x)
			require.NoError(t, err)
		}
	})

	t.Run("ManyAtOnceOneWins", func(t *testing.T) {
		s := store(start(t))
		var won atomic.Int32
		var wg sync.WaitGroup
		for range 40 {
			wg.Go(func() {
				if h, err := s.Take(t.Context(), slot(0, 30, doctor, chair)); err == nil && h.Enforced {
					won.Add(1)
				}
			})
		}
		wg.Wait()
		require.EqualValues(t, 1, won.Load())
	})
}

// TestAHoldRunsOut moves the stand-in's clock: no test waits five minutes.
func TestAHoldRunsOut(t *testing.T) {
	t.Parallel()
	server := miniredis.RunT(t)
	server.SetTime(nine)
	s := store(client(t, server.Addr(), 0))
	h, err := s.Take(t.Context(), slot(0, 30, doctor, chair))
	require.NoError(t, err)
	require.Equal(t, nine.Add(holds.TTL), h.ExpiresAt)

	server.SetTime(nine.Add(holds.TTL - time.Second))
	_, err = s.Take(t.Context(), slot(0, 30, doctor))
	require.ErrorIs(t, err, holds.ErrTaken)
	kept, err := s.Keep(t.Context(), tenant, h.Token)
	require.NoError(t, err)

	server.SetTime(kept.ExpiresAt)
	_, err = s.Keep(t.Context(), tenant, h.Token)
	require.ErrorIs(t, err, holds.ErrGone)
	held, _ := s.List(t.Context(), tenant, []uuid.UUID{doctor}, nine, nine.Add(time.Hour))
	require.Empty(t, held)
	_, err = s.Take(t.Context(), slot(0, 30, doctor, chair))
	require.NoError(t, err)
}

// TestRedisAway proves that nobody waits, and that holds come back with Redis.
func TestRedisAway(t *testing.T) {
	t.Parallel()
	server := teststack.PrivateRedis(t)
	now := clock.NewFixed(nine)
	s := holds.New(client(t, server.Addr(), 0), now, slog.New(slog.DiscardHandler))
	h, err := s.Take(t.Context(), slot(0, 30, doctor))
	require.NoError(t, err)
	server.Stop()

	began := time.Now()
	for range 50 {
		unheld, err := s.Take(t.Context(), slot(0, 30, doctor))
		require.NoError(t, err)
		require.False(t, unheld.Enforced)
	}
	require.Less(t, time.Since(began), 2*time.Second, "the first waits, the others do not")
	_, enforced := s.Others(t.Context(), slot(0, 30, doctor), "")
	require.False(t, enforced)
	kept, err := s.Keep(t.Context(), tenant, h.Token)
	require.NoError(t, err)
	require.False(t, kept.Enforced)
	s.Release(t.Context(), tenant, h.Token)

	require.NoError(t, server.Start(t.Context()))
	require.Eventually(t, func() bool {
		now.Advance(time.Minute)
		back, err := s.Take(t.Context(), slot(0, 30, doctor))
		return err == nil && back.Enforced
	}, 10*time.Second, 20*time.Millisecond)
}
