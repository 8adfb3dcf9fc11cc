package audit

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/jobs"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

type sealArgs struct{}

// Kind names the job.
func (sealArgs) Kind() string { return "seal-audit" }

// Sealing is the job that seals every tenant's audit, again and again.
func Sealing() jobs.Periodic { return jobs.Periodic{Every: 10 * time.Minute, Args: sealArgs{}} }

// Workers registers the sealing; tenants lists whose audits there are.
func (s *Service) Workers(w *jobs.Workers, tenants func(context.Context) ([]uuid.UUID, error)) {
	jobs.Add(w, func(ctx context.Context, _ sealArgs) error {
		all, err := tenants(ctx)
		if err != nil {
			return err
		}
		for _, tenant := range all {
			if _, err := s.Seal(principal.With(ctx, principal.NewSystem(tenant, "system:seal-audit"))); err != nil {
				return err
			}
		}
		return nil
	})
}
