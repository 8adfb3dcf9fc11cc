// Package ratelimit counts requests in Redis. It fails open: with Redis away
// nobody is refused, and a metric says so.
package ratelimit

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"sync/atomic"
	"time"

	"github.com/go-redis/redis_rate/v10"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/redis/go-redis/v9"

	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
)

// ErrTooMany refuses for a while; RetryAfter says for how long.
var ErrTooMany = fault.New(fault.TooMany, "request.too_many", "Too many tries. Wait a little and try again.")

// Rule allows Rate requests in Period, at most Burst of them at once.
type Rule struct {
	Name   string
	Rate   int
	Burst  int
	Period time.Duration
}

// Limiter counts under rules and keys.
type Limiter struct {
	rdb     redis.UniversalClient
	limiter *redis_rate.Limiter
	open    *prometheus.CounterVec
	misses  atomic.Int32 // answers of Redis that did not come, in a row
	rested  atomic.Int64 // Unix nanoseconds until which it is left alone
}

// After a few missed answers nobody waits for Redis for a while.
const (
	patience = 150 * time.Millisecond
	tries    = 3
	rest     = 3 * time.Second
)

// New counts in rdb; failures to reach it are counted in a metric on reg.
func New(rdb redis.UniversalClient, reg prometheus.Registerer) *Limiter {
	open := prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "praxis_rate_limit_open_total", Help: "Requests let through uncounted because Redis was away.",
	}, []string{"rule"})
	if reg != nil {
		reg.MustRegister(open)
	}
	return &Limiter{rdb: rdb, limiter: redis_rate.NewLimiter(rdb), open: open}
}

// Allow counts one request of key under rule. It returns ErrTooMany with the
// time to wait, or nil. The key is hashed: it may be an e-mail or an address.
func (l *Limiter) Allow(ctx context.Context, rule Rule, key string) error {
	if l == nil || rule.Rate == 0 {
		return nil
	}
	if l.rests(rule.Name) {
		return nil
	}
	// Whoever hangs up early is counted all the same.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	burst := max(rule.Burst, 1)
	res, err := l.limiter.Allow(ctx, rule.Name+":"+hashed(key),
		redis_rate.Limit{Rate: rule.Rate, Burst: burst, Period: rule.Period})
	switch {
	case err != nil:
		l.missed()
		l.open.WithLabelValues(rule.Name).Inc()
		return nil
	case res.Allowed == 0:
		l.misses.Store(0)
		return ErrTooMany.After(res.RetryAfter)
	}
	l.misses.Store(0)
	return nil
}

func hashed(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:12])
}

// rests reports that Redis is left alone just now, and counts the request let through.
func (l *Limiter) rests(name string) bool {
	rests := clock.System().Now().UnixNano() < l.rested.Load()
	if rests {
		l.open.WithLabelValues(name).Inc()
	}
	return rests
}

// missed leaves Redis alone once it has let several callers wait in vain.
func (l *Limiter) missed() {
	if l.misses.Add(1) >= tries {
		l.misses.Store(0)
		l.rested.Store(clock.System().Now().Add(rest).UnixNano())
	}
}
