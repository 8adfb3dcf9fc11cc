package platform

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"

	"github.com/praxis-clinic/praxis/internal/kit/jobs"
)

// Queue inserts a job in the caller's transaction.
type Queue interface {
	InsertTx(ctx context.Context, tx pgx.Tx, args river.JobArgs) error
}

// UseQueue names the queue that the biller's events wait in; its workers are made of the service.
func (s *Service) UseQueue(q Queue) { s.queue = q }

type billingEventArgs struct {
	EventID      string `json:"event_id"`
	Customer     string `json:"customer"`
	Subscription string `json:"subscription"`
}

// Kind names the job.
func (billingEventArgs) Kind() string { return "billing-event" }

type tickArgs struct{}

// Kind names the job.
func (tickArgs) Kind() string { return "subscriptions-tick" }

func (s *Service) workSubscriptions(w *jobs.Workers) {
	jobs.Add(w, func(ctx context.Context, a billingEventArgs) error {
		return s.HandleEvent(ctx, a.EventID, a.Customer, a.Subscription)
	})
	jobs.Add(w, func(ctx context.Context, _ tickArgs) error { return s.TickSubscriptions(ctx) })
}
