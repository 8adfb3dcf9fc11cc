// Package clock is where the program asks for the time, so that a test can move it.
package clock

import (
	"sync"
	"time"
)

// Clock tells the time, in UTC.
type Clock interface{ Now() time.Time }

type system struct{}

func (system) Now() time.Time { return time.Now().UTC().Truncate(time.Microsecond) }

// System is the machine's clock, cut to microseconds as Postgres keeps them.
func System() Clock { return system{} }

// Fixed stands still until it is moved.
type Fixed struct {
	mu  sync.Mutex
	now time.Time
}

// NewFixed stands at t.
func NewFixed(t time.Time) *Fixed { return &Fixed{now: t.UTC()} }

// Now is where the clock stands.
func (f *Fixed) Now() time.Time { f.mu.Lock(); defer f.mu.Unlock(); return f.now }

// Set moves the clock to t.
func (f *Fixed) Set(t time.Time) { f.mu.Lock(); defer f.mu.Unlock(); f.now = t.UTC() }

// Advance moves the clock by d.
func (f *Fixed) Advance(d time.Duration) { f.mu.Lock(); defer f.mu.Unlock(); f.now = f.now.Add(d) }
