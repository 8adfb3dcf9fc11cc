package billing

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/jobs"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

type checkArgs struct{}

// Kind names the job.
func (checkArgs) Kind() string { return "check-ledger" }

// Checking is the job that looks at every chain's ledger, night after night.
func Checking() jobs.Periodic { return jobs.Periodic{Every: 24 * time.Hour, Args: checkArgs{}} }

// Workers registers the look at the ledgers; tenants lists whose there are. One
// that cannot be looked at does not keep the others from it.
func (s *Service) Workers(w *jobs.Workers, tenants func(context.Context) ([]uuid.UUID, error)) {
	jobs.Add(w, func(ctx context.Context, _ checkArgs) error {
		all, err := tenants(ctx)
		if err != nil {
			return err
		}
		for _, tenant := range all {
			if _, failed := s.CheckLedger(principal.With(ctx, principal.NewSystem(tenant, "system:check-ledger"))); failed != nil {
				err = failed
			}
		}
		return err
	})
}
