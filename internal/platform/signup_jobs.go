package platform

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/jobs"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/platform/platformdb"
)

type sweepArgs struct{}

// Kind names the job in River's tables.
func (sweepArgs) Kind() string { return "platform_sweep_signups" }

// Work registers the platform's jobs.
func (s *Service) Work(w *jobs.Workers) {
	s.workSubscriptions(w)
	jobs.Add(w, func(ctx context.Context, _ sweepArgs) error {
		return s.SweepSignups(principal.With(ctx, principal.NewSystem(uuid.Nil, "system:sweep-signups")))
	})
}

// Periodic lists the jobs that come again and again.
func (s *Service) Periodic() []jobs.Periodic {
	return []jobs.Periodic{{Every: 10 * time.Minute, Args: sweepArgs{}}, {Every: time.Hour, Args: tickArgs{}}}
}

// sweepDelay keeps an ended sign-up a while: its page can say what happened, and
// the limit of sign-ups an hour can count it.
const sweepDelay = time.Hour

// SweepSignups removes what ended sign-ups left behind: the identity, where it was
// made for that sign-up and nobody's chain counts on it, then the reservation and the
// row. The row goes last, so that a sweep cut short is done again.
func (s *Service) SweepSignups(ctx context.Context) error {
	now := s.Clock.Now()
	rows, err := database.InDirectory(ctx, s.DB, func(tx database.DirTx) ([]platformdb.Signup, error) {
		q := platformdb.New(tx)
		if err := q.DropOpenedSignups(ctx, now.Add(-openedKept)); err != nil {
			return nil, err
		}
		return q.ExpiredSignups(ctx, platformdb.ExpiredSignupsParams{Before: now.Add(-sweepDelay), MaxRows: 200})
	})
	faults := []error{err}
	for _, row := range rows {
		faults = append(faults, s.sweep(ctx, row))
	}
	return errors.Join(faults...)
}

func (s *Service) sweep(ctx context.Context, row platformdb.Signup) error {
	live, err := database.InDirectory(ctx, s.DB, func(tx database.DirTx) (int64, error) {
		return platformdb.New(tx).LiveSignupsOf(ctx, platformdb.LiveSignupsOfParams{Email: row.Email, Now: s.Clock.Now()})
	})
	if err != nil || live > 0 {
		return err // a newer sign-up may have gone on with the identity; look again when that one is over
	}
	for _, address := range []string{row.Email, decoyAddress(row)} {
		if err := s.sweepIdentity(ctx, row.ID, address); err != nil {
			return err
		}
	}
	_, err = database.InDirectory(ctx, s.DB, func(tx database.DirTx) (struct{}, error) {
		q := platformdb.New(tx)
		return struct{}{}, errors.Join(q.DropReservation(ctx, row.TenantID), q.DropSignup(ctx, row.ID))
	})
	return err
}

// sweepIdentity deletes the identity of an address if it was made for the sign-up
// and is a member of no chain.
func (s *Service) sweepIdentity(ctx context.Context, signup uuid.UUID, address string) error {
	found, ok, err := s.Identities.FindByEmail(ctx, address)
	if err != nil || !ok || found.Signup != signup {
		return err
	}
	if holds, err := s.Memberships.Holds(ctx, found.ID); err != nil || holds {
		return err
	}
	return s.Identities.Delete(ctx, found.ID)
}
