package access

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/jobs"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

type growArgs struct{}

// Kind names the job.
func (growArgs) Kind() string { return "grow-roles" }

// Growing is the job that brings the built-in roles of every chain up to the catalogue. It
// runs when a worker starts: that is when the catalogue may have grown.
func Growing() jobs.Periodic { return jobs.Periodic{Every: 24 * time.Hour, Args: growArgs{}} }

// Workers registers the growing; tenants lists whose roles there are.
func (s *Service) Workers(w *jobs.Workers, tenants func(context.Context) ([]uuid.UUID, error)) {
	jobs.Add(w, func(ctx context.Context, _ growArgs) error {
		all, err := tenants(ctx)
		if err != nil {
			return err
		}
		for _, tenant := range all {
			if _, err := s.Grow(principal.With(ctx, principal.NewSystem(tenant, "system:grow-roles"))); err != nil {
				return err
			}
		}
		return nil
	})
}
