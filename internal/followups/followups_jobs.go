package followups

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/jobs"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

type expireArgs struct{}

// Kind names the job.
func (expireArgs) Kind() string { return "expire-followups" }

// Expiring is the job that closes, in every chain, what has waited too long.
func Expiring() jobs.Periodic { return jobs.Periodic{Every: time.Hour, Args: expireArgs{}} }

// Workers registers the expiring; tenants lists whose follow-ups there are.
func (s *Service) Workers(w *jobs.Workers, tenants func(context.Context) ([]uuid.UUID, error)) {
	jobs.Add(w, func(ctx context.Context, _ expireArgs) error {
		all, err := tenants(ctx)
		if err != nil {
			return err
		}
		for _, tenant := range all {
			if _, err := s.Expire(principal.With(ctx, principal.NewSystem(tenant, "system:follow-up"))); err != nil {
				return err
			}
		}
		return nil
	})
}
