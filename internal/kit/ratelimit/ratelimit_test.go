package ratelimit_test

import (
	"context"
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

func TestAllow(t *testing.T) {
	t.Parallel()
	r := teststack.PrivateRedis(t)
	rdb := redis.NewClient(&redis.Options{Addr: r.Addr(), MaxRetries: -1})
	defer func() { _ = rdb.Close() }()
	reg := prometheus.NewRegistry()
	l := ratelimit.New(rdb, reg)
	rule := ratelimit.Rule{Name: "login", Rate: 3, Burst: 3, Period: time.Hour}

	for range 3 {
		require.NoError(t, l.Allow(t.Context(), rule, "asha@example.com"))
	}
	err := l.Allow(t.Context(), rule, "asha@example.com")
	require.ErrorIs(t, err, ratelimit.ErrTooMany)
	var f *fault.Error
	require.ErrorAs(t, err, &f)
	require.Positive(t, f.RetryAfter)
	require.NoError(t, l.Allow(t.Context(), rule, "vikram@example.com"), "another key has a count of its own")
	keys, err := rdb.Keys(t.Context(), "*").Result()
	require.NoError(t, err)
	for _, k := range keys {
		require.NotContains(t, k, "asha", "no address is kept in Redis")
	}

	hungUp, hangUp := context.WithCancel(t.Context())
	hangUp()
	require.ErrorIs(t, l.Allow(hungUp, rule, "asha@example.com"), ratelimit.ErrTooMany, "hanging up early is no way round")

	r.Stop()
	for range 5 {
		require.NoError(t, l.Allow(t.Context(), rule, "asha@example.com"), "with Redis away nobody is refused")
	}
	n, err := testutil.GatherAndCount(reg, "praxis_rate_limit_open_total")
	require.NoError(t, err)
	require.Equal(t, 1, n)
}
