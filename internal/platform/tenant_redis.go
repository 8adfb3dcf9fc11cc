package platform

import (
	"context"
	"fmt"

	"github.com/redis/go-redis/v9"
)

// Word carries news of chains between the processes of a deployment through Redis. With
// Redis away it is late, not lost: nobody believes an old answer for long.
type Word struct{ rdb redis.UniversalClient }

// NewWord speaks through rdb.
func NewWord(rdb redis.UniversalClient) *Word { return &Word{rdb} }

const wordChannel = "praxis:tenants"

// TenantChanged satisfies Announcer.
func (w *Word) TenantChanged(ctx context.Context, slug string) error {
	if err := w.rdb.Publish(ctx, wordChannel, slug).Err(); err != nil {
		return fmt.Errorf("redis does not answer, so the servers notice within %s: %w", believeFound, err)
	}
	return nil
}

// Listen has forget called with the slug of every chain that changes, until ctx ends.
func (w *Word) Listen(ctx context.Context, forget func(slug string)) {
	sub := w.rdb.Subscribe(ctx, wordChannel)
	defer func() { _ = sub.Close() }()
	for {
		select {
		case <-ctx.Done():
			return
		case m, ok := <-sub.Channel():
			if !ok {
				return
			}
			forget(m.Payload)
		}
	}
}
