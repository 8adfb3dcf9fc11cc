// Package live tells open screens that something changed. What it carries are
// ids and dates; the screen fetches the rest under its own permissions.
package live

import (
	"context"
	"encoding/json"
	"log/slog"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/redis/go-redis/v9"
)

// Event says what changed. Data holds ids and dates only, never a name.
type Event struct {
	Type     string         `json:"type"`
	BranchID uuid.UUID      `json:"branch_id"`
	Data     map[string]any `json:"data"`
}

// Hub carries events between the processes of a deployment through Redis
// pub/sub, a channel for each tenant. With Redis away it still reaches the
// screens of its own process, and screens fall back to asking again.
type Hub struct {
	rdb    redis.UniversalClient
	log    *slog.Logger
	origin string

	mu     sync.Mutex
	subs   map[uuid.UUID]map[chan Event]struct{}
	closed bool
}

type envelope struct {
	Origin string `json:"o"`
	Event  Event  `json:"e"`
}

const channels = "praxis:live:"

// NewHub returns a hub; Run must be running for events of other processes.
func NewHub(rdb redis.UniversalClient, log *slog.Logger) *Hub {
	return &Hub{rdb: rdb, log: log, origin: uuid.NewString(), subs: map[uuid.UUID]map[chan Event]struct{}{}}
}

// Run receives from the other processes until ctx ends; then every stream ends.
func (h *Hub) Run(ctx context.Context) {
	defer h.close()
	sub := h.rdb.PSubscribe(ctx, channels+"*")
	defer func() { _ = sub.Close() }()
	for {
		select {
		case <-ctx.Done():
			return
		case m, ok := <-sub.Channel():
			if !ok {
				return
			}
			h.receive(m)
		}
	}
}

func (h *Hub) receive(m *redis.Message) {
	var e envelope
	tenant, err := uuid.Parse(m.Channel[len(channels):])
	if err != nil || json.Unmarshal([]byte(m.Payload), &e) != nil || e.Origin == h.origin {
		return
	}
	h.deliver(tenant, e.Event)
}

// Publish tells every screen of the tenant. Call it after the commit; it does
// not fail, and waits for Redis no longer than a blink.
func (h *Hub) Publish(ctx context.Context, tenant uuid.UUID, e Event) {
	h.deliver(tenant, e)
	b, err := json.Marshal(envelope{h.origin, e})
	if err != nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 200*time.Millisecond)
	defer cancel()
	if err := h.rdb.Publish(ctx, channels+tenant.String(), b).Err(); err != nil {
		h.log.WarnContext(ctx, "live update kept to this process", "error", err)
	}
}

func (h *Hub) deliver(tenant uuid.UUID, e Event) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for ch := range h.subs[tenant] {
		select {
		case ch <- e:
		default: // a screen that does not keep up is told to fetch again by its own poll
		}
	}
}

// Subscribe returns the tenant's events until ctx ends. The channel is closed
// when the process is about to stop.
func (h *Hub) Subscribe(ctx context.Context, tenant uuid.UUID) <-chan Event {
	ch := make(chan Event, 64)
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		close(ch)
		return ch
	}
	if h.subs[tenant] == nil {
		h.subs[tenant] = map[chan Event]struct{}{}
	}
	h.subs[tenant][ch] = struct{}{}
	context.AfterFunc(ctx, func() { h.forget(tenant, ch) })
	return ch
}

func (h *Hub) forget(tenant uuid.UUID, ch chan Event) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.subs[tenant], ch)
	if len(h.subs[tenant]) == 0 {
		delete(h.subs, tenant)
	}
}

func (h *Hub) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.closed = true
	for _, subs := range h.subs {
		for ch := range subs {
			close(ch)
		}
	}
	clear(h.subs)
}
