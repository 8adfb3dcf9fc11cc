package patients

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/jobs"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

type sweepFilesArgs struct{}

// Kind names the job.
func (sweepFilesArgs) Kind() string { return "sweep-files" }

// Sweeping is the job that removes files without a document, again and again.
func Sweeping() jobs.Periodic { return jobs.Periodic{Every: 6 * time.Hour, Args: sweepFilesArgs{}} }

// Workers registers the domain's jobs; tenants lists whose files there are.
func (s *Service) Workers(w *jobs.Workers, tenants func(context.Context) ([]uuid.UUID, error)) {
	jobs.Add(w, func(ctx context.Context, _ sweepFilesArgs) error {
		all, err := tenants(ctx)
		if err != nil {
			return err
		}
		for _, tenant := range all {
			if _, err := s.SweepFiles(principal.With(ctx, principal.NewSystem(tenant, "system:sweep-files"))); err != nil {
				return err
			}
		}
		return nil
	})
}
