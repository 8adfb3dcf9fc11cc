// Package events lets one domain react to another without either importing the
// other. A domain publishes what happened in the transaction in which it
// happened; internal/app says who listens.
package events

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/riverqueue/river"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/jobs"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

// Event is something that happened. Its struct lives with the domain that
// publishes it and holds ids, times and codes, never a person's data: it
// travels through the job queue as JSON.
type Event interface {
	EventName() string // "scheduling.appointment_acted"; stored with jobs, so it stays what it is
}

// Publisher is how a domain says that something happened. A nil *Bus is one
// that nobody listens to.
type Publisher interface {
	PublishTx(ctx context.Context, tx database.Tx, e Event) error
}

// Queue inserts jobs in the caller's transaction, all at once.
type Queue interface {
	InsertManyTx(ctx context.Context, tx database.Tx, args ...river.JobArgs) error
}

// Bus knows who listens to what. It is filled before the program runs and only
// read afterwards.
type Bus struct {
	queue Queue
	now   map[string][]func(context.Context, database.Tx, Event) error
	later map[string][]subscriber
}

type subscriber struct {
	name  string
	perms []principal.Permission
	react func(ctx context.Context, payload json.RawMessage) error
}

// NewBus is a bus that nobody listens to yet.
func NewBus() *Bus {
	return &Bus{now: map[string][]func(context.Context, database.Tx, Event) error{}, later: map[string][]subscriber{}}
}

// UseQueue names the queue that reactions wait in; its workers are made of the bus.
func (b *Bus) UseQueue(q Queue) { b.queue = q }

// On has fn run inside the publisher's transaction, as the one who acts: what
// it refuses, the act is refused with. For what must be there together with
// the act; it does one or two statements and never reaches outside.
func On[E Event](b *Bus, fn func(context.Context, database.Tx, E) error) {
	var zero E
	b.now[zero.EventName()] = append(b.now[zero.EventName()], func(ctx context.Context, tx database.Tx, e Event) error {
		return fn(ctx, tx, e.(E)) //nolint:forcetypeassert,errcheck // the name is the type
	})
}

// Later has fn run in a job that is inserted with the act, as the named system
// principal of the tenant ("system:follow-up") with perms. It is tried again
// until it succeeds, so doing it twice must do no more than once.
func Later[E Event](b *Bus, name string, perms []principal.Permission, fn func(context.Context, E) error) {
	var zero E
	b.later[zero.EventName()] = append(b.later[zero.EventName()], subscriber{name, perms, func(ctx context.Context, payload json.RawMessage) error {
		var e E
		if err := json.Unmarshal(payload, &e); err != nil {
			return fmt.Errorf("event %s: %w", zero.EventName(), err)
		}
		return fn(ctx, e)
	}})
}

// PublishTx tells everybody who listens: those of On at once, those of Later by
// a job each, inserted in one round trip.
func (b *Bus) PublishTx(ctx context.Context, tx database.Tx, e Event) error {
	if b == nil {
		return nil
	}
	for _, react := range b.now[e.EventName()] {
		if err := react(ctx, tx, e); err != nil {
			return err
		}
	}
	listening := b.later[e.EventName()]
	if len(listening) == 0 {
		return nil
	}
	payload, err := json.Marshal(e)
	if err != nil {
		return fmt.Errorf("event %s: %w", e.EventName(), err)
	}
	args := make([]river.JobArgs, len(listening))
	for i, s := range listening {
		args[i] = reaction{Tenant: jobs.For(tx), Event: e.EventName(), Subscriber: s.name, Payload: payload}
	}
	return b.queue.InsertManyTx(ctx, tx, args...)
}

// reaction is the job of one subscriber for one event.
type reaction struct {
	jobs.Tenant
	Event      string          `json:"event"`
	Subscriber string          `json:"subscriber"`
	Payload    json.RawMessage `json:"payload"`
}

// Kind names the job.
func (reaction) Kind() string { return "react" }

// Workers registers what the subscribers of Later do.
func (b *Bus) Workers(w *jobs.Workers) {
	jobs.Add(w, func(ctx context.Context, r reaction) error {
		for _, s := range b.later[r.Event] {
			if s.name == r.Subscriber {
				p := principal.NewSystem(r.TenantID, s.name, s.perms...)
				p.RequestID = r.RequestID
				return s.react(principal.With(ctx, p), r.Payload)
			}
		}
		return nil // nobody listens any more
	})
}
