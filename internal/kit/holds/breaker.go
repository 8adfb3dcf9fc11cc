package holds

import (
	"context"
	"errors"
	"sync"
	"time"
)

// breaker leaves Redis alone for a while after it failed. When the while is
// over one caller tries again and the others still pass by.
type breaker struct {
	mu    sync.Mutex
	until time.Time
}

func (b *breaker) allow(now time.Time) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.until.IsZero() {
		return true
	}
	if now.Before(b.until) {
		return false
	}
	b.until = now.Add(rest)
	return true
}

// report notes how a call went; it says whether this is the first failure.
func (b *breaker) report(now time.Time, failed bool) (first bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !failed {
		b.until = time.Time{}
		return false
	}
	first = b.until.IsZero()
	b.until = now.Add(rest)
	return first
}

type outcome[T any] struct {
	value T
	err   error
}

// call asks Redis and waits no longer than Patience, whatever the client's own
// timeouts and retries are. ok is false where there was no answer.
func call[T any](ctx context.Context, s *Store, fn func(context.Context) (T, error)) (value T, ok bool) {
	if !s.breaker.allow(s.clock.Now()) {
		return value, false
	}
	limited, cancel := context.WithTimeout(ctx, Patience)
	defer cancel()
	answer := make(chan outcome[T], 1)
	go func() {
		v, err := fn(limited)
		answer <- outcome[T]{v, err}
	}()
	var got outcome[T]
	select {
	case got = <-answer:
	case <-limited.Done():
		got.err = limited.Err()
	}
	if ctx.Err() != nil && errors.Is(got.err, ctx.Err()) {
		return value, false // the caller went away; that says nothing about Redis
	}
	if s.breaker.report(s.clock.Now(), got.err != nil) {
		s.log.WarnContext(ctx, "holds are not enforced while Redis is away", "error", got.err)
	}
	return got.value, got.err == nil
}
