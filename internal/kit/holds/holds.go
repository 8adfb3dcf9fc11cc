// Package holds keeps a stretch of time of some resources for whoever is filling
// in a form. A hold is a courtesy between people, not the truth about bookings:
// with Redis away nothing is held, nobody waits, and the answer says so.
package holds

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/redis/go-redis/v9"

	"github.com/praxis-clinic/praxis/internal/kit/clock"
)

const (
	// TTL is how long a hold lasts unless it is kept.
	TTL = 5 * time.Minute
	// Patience is the longest anybody waits for Redis.
	Patience = 150 * time.Millisecond
	// rest is how long Redis is left alone after it failed.
	rest = 3 * time.Second
)

// What can be wrong with a hold.
var (
	// ErrTaken means somebody else holds a part of the time.
	ErrTaken = errors.New("holds: taken")
	// ErrGone means the hold has run out or was released.
	ErrGone = errors.New("holds: gone")
)

// Slot is the time to hold, half open, of all of Resources and of the first
// free one of OneOf, where there are any.
type Slot struct {
	Tenant    uuid.UUID
	Resources []uuid.UUID
	OneOf     []uuid.UUID
	From, To  time.Time
	Tag       string // comes back with the hold: ids and dates, without "|"
}

// Hold is what the holder gets. Enforced is false where Redis was away: then
// the token opens nothing and nothing is kept from others.
type Hold struct {
	Token     string
	ExpiresAt time.Time
	Resources []uuid.UUID // all of Resources and the one of OneOf
	Tag       string
	Enforced  bool
}

// Held is a stretch of time of one resource that somebody holds.
type Held struct {
	Resource  uuid.UUID
	From, To  time.Time
	ExpiresAt time.Time
	token     string
}

// Store keeps holds in Redis.
type Store struct {
	rdb     redis.UniversalClient
	clock   clock.Clock
	log     *slog.Logger
	ttl     time.Duration
	breaker breaker
}

// New returns a store in rdb.
func New(rdb redis.UniversalClient, c clock.Clock, log *slog.Logger) *Store {
	return &Store{rdb: rdb, clock: c, log: log, ttl: TTL}
}

// Take holds the slot, all of it or nothing. It returns ErrTaken where somebody
// else holds a part of it.
func (s *Store) Take(ctx context.Context, slot Slot) (Hold, error) {
	token := newToken()
	keys := append([]string{tokenKey(slot.Tenant, token)}, resourceKeys(slot.Tenant, slot.Resources)...)
	keys = append(keys, resourceKeys(slot.Tenant, slot.OneOf)...)
	reply, ok := call(ctx, s, func(ctx context.Context) ([]int64, error) {
		return take.Run(ctx, s.rdb, keys, token, slot.From.Unix(), slot.To.Unix(), s.ttl.Milliseconds(),
			len(slot.Resources), slot.Tag+"|"+ids(slot.Resources), ids(slot.OneOf)).Int64Slice()
	})
	if !ok {
		return Hold{Token: token, ExpiresAt: s.clock.Now().Add(s.ttl), Resources: slot.Resources}, nil
	}
	if reply[0] == 0 {
		return Hold{}, ErrTaken
	}
	h := Hold{Token: token, ExpiresAt: time.UnixMilli(reply[0]).UTC(), Resources: slices.Clone(slot.Resources), Enforced: true}
	if n := reply[1]; n > 0 {
		h.Resources = append(h.Resources, slot.OneOf[n-1])
	}
	return h, nil
}

// Keep starts the hold's time anew. It returns ErrGone where it has run out:
// the holder has to take the slot again.
func (s *Store) Keep(ctx context.Context, tenant uuid.UUID, token string) (Hold, error) {
	unenforced := Hold{Token: token, ExpiresAt: s.clock.Now().Add(s.ttl)}
	h, ok := s.find(ctx, tenant, token)
	if !ok {
		return unenforced, nil
	}
	if len(h.Resources) == 0 {
		return Hold{}, ErrGone
	}
	keys := append([]string{tokenKey(tenant, token)}, resourceKeys(tenant, h.Resources)...)
	until, ok := call(ctx, s, func(ctx context.Context) (int64, error) {
		return keep.Run(ctx, s.rdb, keys, token, s.ttl.Milliseconds()).Int64()
	})
	switch {
	case !ok:
		return unenforced, nil
	case until == 0:
		return Hold{}, ErrGone
	}
	h.ExpiresAt = time.UnixMilli(until).UTC()
	return h, nil
}

// Release gives the time back and returns what was held; no resources where it
// was gone already, which is no fault. Only who has the token can.
func (s *Store) Release(ctx context.Context, tenant uuid.UUID, token string) Hold {
	h, ok := s.find(ctx, tenant, token)
	if !ok || len(h.Resources) == 0 {
		return Hold{}
	}
	keys := append([]string{tokenKey(tenant, token)}, resourceKeys(tenant, h.Resources)...)
	_, _ = call(ctx, s, func(ctx context.Context) (int64, error) {
		return release.Run(ctx, s.rdb, keys, token).Int64()
	})
	return h
}

// Resources are what the token holds; none where it holds nothing, or nobody knows.
func (s *Store) Resources(ctx context.Context, tenant uuid.UUID, token string) []uuid.UUID {
	h, _ := s.find(ctx, tenant, token)
	return h.Resources
}

// find reads what a token holds; ok is false where Redis was away.
func (s *Store) find(ctx context.Context, tenant uuid.UUID, token string) (Hold, bool) {
	if !validToken(token) {
		return Hold{}, true
	}
	kept, ok := call(ctx, s, func(ctx context.Context) (string, error) {
		kept, err := s.rdb.Get(ctx, tokenKey(tenant, token)).Result()
		if errors.Is(err, redis.Nil) {
			return "", nil
		}
		return kept, err
	})
	h := Hold{Token: token, Enforced: ok}
	tag, list, _ := strings.Cut(kept, "|")
	h.Tag = tag
	for text := range strings.SplitSeq(list, ",") {
		if id, err := uuid.Parse(text); err == nil {
			h.Resources = append(h.Resources, id)
		}
	}
	return h, ok
}

// Others are the holds that overlap the slot's Resources and are not token's.
// enforced is false where Redis was away.
func (s *Store) Others(ctx context.Context, slot Slot, token string) (held []Held, enforced bool) {
	held, enforced = s.List(ctx, slot.Tenant, slot.Resources, slot.From, slot.To)
	return slices.DeleteFunc(held, func(h Held) bool { return h.token == token }), enforced
}

// List is every hold of the resources that overlaps [from, to).
func (s *Store) List(ctx context.Context, tenant uuid.UUID, resources []uuid.UUID, from, to time.Time) (held []Held, enforced bool) {
	if len(resources) == 0 {
		return nil, true
	}
	rows, ok := call(ctx, s, func(ctx context.Context) ([]any, error) {
		return list.Run(ctx, s.rdb, resourceKeys(tenant, resources), from.Unix(), to.Unix()).Slice()
	})
	return heldOf(rows, resources), ok
}

func newToken() string {
	var b [16]byte
	_, _ = rand.Read(b[:])
	return hex.EncodeToString(b[:])
}

func validToken(token string) bool {
	b, err := hex.DecodeString(token)
	return err == nil && len(b) == 16
}

// Keys of one tenant share a hash tag, so that one script may touch them all
// on a Redis Cluster.
func prefix(tenant uuid.UUID) string { return "praxis:hold:{" + tenant.String() + "}:" }

func tokenKey(tenant uuid.UUID, token string) string { return prefix(tenant) + "t:" + token }

func resourceKeys(tenant uuid.UUID, resources []uuid.UUID) []string {
	out := make([]string, len(resources))
	for i, r := range resources {
		out[i] = prefix(tenant) + "r:" + r.String()
	}
	return out
}

func ids(resources []uuid.UUID) string {
	out := make([]string, len(resources))
	for i, r := range resources {
		out[i] = r.String()
	}
	return strings.Join(out, ",")
}
