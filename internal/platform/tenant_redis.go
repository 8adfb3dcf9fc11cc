package platform

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/redis/go-redis/v9"
)

// Word carries news of chains between the processes of a deployment through Redis. With
// Redis away it is late, not lost: nobody believes an old answer for long.
type Word struct{ rdb redis.UniversalClient }

// NewWord speaks through rdb.
func NewWord(rdb redis.UniversalClient) *Word { return &Word{rdb} }

const wordChannel = "praxis:tenants"

// TenantChanged satisfies Announcer.
func (w *Word) TenantChanged(ctx context.Context, t Tenant) error {
	w.LetOut(ctx, t.ID)
	if err := w.rdb.Publish(ctx, wordChannel, t.Slug).Err(); err != nil {
		return fmt.Errorf("redis does not answer, so the servers notice within %s: %w", believeFound, err)
	}
	return nil
}

// ChainGeneration is where Redis counts how often all of a chain's people had to ask
// again whether they may still do what they are doing.
func ChainGeneration(tenant uuid.UUID) string { return "praxis:tenant:" + tenant.String() + ":gen" }

const wordPatience = 200 * time.Millisecond

// LetOut has whatever somebody of the chain keeps open ask again. With Redis away it
// is not heard: then nobody's word is believed for long.
func (w *Word) LetOut(ctx context.Context, tenant uuid.UUID) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), wordPatience)
	defer cancel()
	_ = w.rdb.Incr(ctx, ChainGeneration(tenant)).Err()
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
