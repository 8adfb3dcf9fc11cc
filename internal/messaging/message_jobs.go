package messaging

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/jobs"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

// Later inserts jobs that are done at times to come, in one round trip.
type Later interface {
	InsertManyAtTx(ctx context.Context, tx database.Tx, planned ...jobs.Planned) error
}

const actor = "system:messages"

type sendArgs struct {
	jobs.Tenant
	MessageID uuid.UUID `json:"message_id"`
}

// Kind names the job.
func (sendArgs) Kind() string { return "send-message" }

type sweepArgs struct{}

// Kind names the job.
func (sweepArgs) Kind() string { return "sweep-messages" }

// Sweeping looks every minute for what should have gone out.
func Sweeping() jobs.Periodic { return jobs.Periodic{Every: time.Minute, Args: sweepArgs{}} }

// Workers registers the sending of messages.
func (s *Service) Workers(w *jobs.Workers, tenants func(context.Context) ([]uuid.UUID, error)) {
	jobs.AddForTenant(w, actor, nil, func(ctx context.Context, a sendArgs) error { return s.Send(ctx, a.MessageID) })
	jobs.Add(w, func(ctx context.Context, _ sweepArgs) error {
		all, err := tenants(ctx)
		if err != nil {
			return err
		}
		return s.Sweep(ctx, all)
	})
}

// asSystem acts as the sender of a tenant's messages.
func asSystem(ctx context.Context, tenant uuid.UUID) context.Context {
	return principal.With(ctx, principal.NewSystem(tenant, actor))
}

// waitTx lets a job wait for each message.
func (s *Service) waitTx(ctx context.Context, tx database.Tx, messages []waiting) error {
	if len(messages) == 0 {
		return nil
	}
	planned := make([]jobs.Planned, len(messages))
	for i, m := range messages {
		planned[i] = jobs.Planned{At: m.Due, Args: sendArgs{Tenant: jobs.For(tx), MessageID: m.ID}}
	}
	return s.queue.InsertManyAtTx(ctx, tx, planned...)
}
