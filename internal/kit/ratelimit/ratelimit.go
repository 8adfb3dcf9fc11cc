// Package ratelimit counts requests in Redis. It fails open: with Redis away
// nobody is refused, and a metric says so.
package ratelimit

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"github.com/go-redis/redis_rate/v10"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/redis/go-redis/v9"

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
	limiter *redis_rate.Limiter
	open    *prometheus.CounterVec
}

// New counts in rdb; failures to reach it are counted in a metric on reg.
func New(rdb redis.UniversalClient, reg prometheus.Registerer) *Limiter {
	open := prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "praxis_rate_limit_open_total", Help: "Requests let through uncounted because Redis was away.",
	}, []string{"rule"})
	if reg != nil {
		reg.MustRegister(open)
	}
	return &Limiter{redis_rate.NewLimiter(rdb), open}
}

// Allow counts one request of key under rule. It returns ErrTooMany with the
// time to wait, or nil. The key is hashed: it may be an e-mail or an address.
func (l *Limiter) Allow(ctx context.Context, rule Rule, key string) error {
	if l == nil || rule.Rate == 0 {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, 150*time.Millisecond)
	defer cancel()
	sum := sha256.Sum256([]byte(key))
	burst := max(rule.Burst, 1)
	res, err := l.limiter.Allow(ctx, rule.Name+":"+hex.EncodeToString(sum[:12]),
		redis_rate.Limit{Rate: rule.Rate, Burst: burst, Period: rule.Period})
	switch {
	case err != nil:
		l.open.WithLabelValues(rule.Name).Inc()
		return nil
	case res.Allowed == 0:
		return ErrTooMany.After(res.RetryAfter)
	}
	return nil
}
