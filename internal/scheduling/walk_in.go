package scheduling

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
)

// WalkIn is somebody who stands at the desk without an appointment. Without a
// practitioner it is for whoever is free first.
type WalkIn struct {
	Branch, Service, Patient uuid.UUID
	Practitioner             *uuid.UUID
	Note                     string
}

// ErrNobodyFree means that nobody can see them today.
var ErrNobodyFree = fault.New(fault.Conflict, "scheduling.nobody_free", "Nobody is free for this today.")

// WalkIn books the first free time of today and notes that the patient is
// here, both or neither. It returns ErrNobodyFree, and else the refusals of Book.
func (s *Service) WalkIn(ctx context.Context, w WalkIn) (Appointment, error) {
	a, err := database.Once(ctx, s.DB, "walk-in", w, func(tx database.Tx) (Appointment, error) { return s.walkInTx(ctx, tx, w) })
	if err == nil {
		s.tell(ctx, a, "booked")
	}
	return a, err
}

func (s *Service) walkInTx(ctx context.Context, tx database.Tx, w WalkIn) (Appointment, error) {
	at, who, err := s.firstFreeTx(ctx, tx, w)
	if err != nil {
		return Appointment{}, err
	}
	a, err := s.BookTx(ctx, tx, NewAppointment{
		Branch: w.Branch, Service: w.Service, Practitioner: who, Patient: w.Patient, When: When{At: &at}, Source: "walk_in", Note: w.Note,
	})
	if err != nil {
		return a, err
	}
	return s.actTx(ctx, tx, ActArrive, a.ID, "")
}

// firstFreeTx is the five minutes that run if somebody is free in them, and
// else the first free start of today.
func (s *Service) firstFreeTx(ctx context.Context, tx database.Tx, w WalkIn) (time.Time, uuid.UUID, error) {
	plan, err := s.planTx(ctx, tx, SlotQuery{Branch: w.Branch, Service: w.Service, Practitioner: w.Practitioner})
	if err != nil {
		return time.Time{}, uuid.Nil, err
	}
	now := s.now().Truncate(availability.Mark)
	for _, p := range plan.ground.rules.Practitioners {
		if w.Practitioner != nil && p.ID != *w.Practitioner {
			continue
		}
		verdict, err := availability.Check(plan.ground.atWill(), s.now(), now, p.ID, uuid.Nil)
		if err != nil || verdict.OK() {
			return now, p.ID, err
		}
	}
	for _, x := range plan.Days()[0].Starts {
		if len(x.Practitioners) > 0 {
			return x.At, x.Practitioners[0], nil
		}
	}
	return time.Time{}, uuid.Nil, ErrNobodyFree
}
