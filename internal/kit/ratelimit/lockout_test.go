package ratelimit_test

import (
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/testutil"
	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/devstack/teststack"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/ratelimit"
)

func TestTry(t *testing.T) {
	t.Parallel()
	r := teststack.PrivateRedis(t)
	rdb := redis.NewClient(&redis.Options{Addr: r.Addr(), MaxRetries: -1})
	defer func() { _ = rdb.Close() }()
	reg := prometheus.NewRegistry()
	l := ratelimit.New(rdb, reg)
	lock := ratelimit.Lock{Name: "password", Free: 3, First: time.Minute, Longest: 3 * time.Minute, Silence: time.Hour}
	wait := func() time.Duration {
		t.Helper()
		err := l.Try(t.Context(), lock, "asha@example.com")
		if err == nil {
			return 0
		}
		require.ErrorIs(t, err, ratelimit.ErrTooMany)
		return fault.As(err).RetryAfter
	}
	pass := func() { // the pause is over
		keys := rdb.Keys(t.Context(), "lock:*").Val()
		require.Len(t, keys, 1)
		require.NotContains(t, keys[0], "asha", "no address is kept in Redis")
		require.NoError(t, rdb.HDel(t.Context(), keys[0], "till").Err())
	}

	for range 3 {
		require.Zero(t, wait())
	}
	require.InDelta(t, time.Minute, wait(), float64(5*time.Second))
	require.InDelta(t, time.Minute, wait(), float64(5*time.Second), "a try while locked does not count")
	require.NoError(t, l.Try(t.Context(), lock, "vikram@example.com"), "another key has a count of its own")
	l.Succeeded(t.Context(), lock, "vikram@example.com")
	for _, longer := range []time.Duration{2 * time.Minute, 3 * time.Minute, 3 * time.Minute} {
		pass()
		require.Zero(t, wait())
		require.InDelta(t, longer, wait(), float64(5*time.Second))
	}
	l.Succeeded(t.Context(), lock, "asha@example.com")
	for range 5 {
		require.Zero(t, wait())
		l.TakeBack(t.Context(), lock, "asha@example.com")
	}

	r.Stop()
	for range 5 {
		require.Zero(t, wait(), "with Redis away nobody is refused")
	}
	n, err := testutil.GatherAndCount(reg, "praxis_rate_limit_open_total")
	require.NoError(t, err)
	require.Equal(t, 1, n)
}
