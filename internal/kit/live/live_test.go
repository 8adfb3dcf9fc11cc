package live_test

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/devstack/teststack"
	"github.com/praxis-clinic/praxis/internal/kit/live"
)

func hub(t *testing.T, ctx context.Context, addr string) *live.Hub { //nolint:revive // t first, as in every helper here
	t.Helper()
	rdb := redis.NewClient(&redis.Options{Addr: addr})
	t.Cleanup(func() { _ = rdb.Close() })
	h := live.NewHub(rdb, slog.New(slog.DiscardHandler))
	go h.Run(ctx)
	require.Eventually(t, func() bool { n, _ := rdb.PubSubNumPat(t.Context()).Result(); return n > 0 }, 5*time.Second, time.Millisecond)
	return h
}

func next(t *testing.T, ch <-chan live.Event) live.Event {
	t.Helper()
	select {
	case e := <-ch:
		return e
	case <-time.After(5 * time.Second):
		t.Fatal("no event")
		return live.Event{}
	}
}

func TestHub(t *testing.T) {
	t.Parallel()
	r := teststack.PrivateRedis(t)
	ctx, stop := context.WithCancel(t.Context())
	one, two := hub(t, ctx, r.Addr()), hub(t, ctx, r.Addr())
	mine, other := uuid.New(), uuid.New()
	// A listener outlives the hub here: one whose own context has ended is forgotten, not closed.
	here, there, foreign := one.Subscribe(t.Context(), mine), two.Subscribe(t.Context(), mine), two.Subscribe(t.Context(), other)

	// Both hubs listen once each has heard the other.
	require.Eventually(t, func() bool {
		one.Publish(ctx, mine, live.Event{Type: "appointment"})
		select {
		case e := <-there:
			return e.Type == "appointment"
		case <-time.After(50 * time.Millisecond):
			return false
		}
	}, 5*time.Second, time.Millisecond)
	require.Equal(t, "appointment", next(t, here).Type)
	require.Empty(t, foreign, "another tenant hears nothing")

	r.Stop()
	one.Publish(ctx, mine, live.Event{Type: "alone"})
	for e := next(t, here); e.Type != "alone"; e = next(t, here) { //nolint:revive // drains what came before
	}

	stop()
	require.Eventually(t, func() bool { _, open := <-there; return !open }, 5*time.Second, time.Millisecond, "streams end with the process")
}
