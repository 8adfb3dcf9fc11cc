package scheduling

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
)

// SlotQuery asks for the free starts of a service at a branch. A nil
// practitioner is anybody who gives it.
type SlotQuery struct {
	Branch, Service uuid.UUID
	Practitioner    *uuid.UUID
	From, To        *availability.Date // local days; left out: a week from today
}

// Slots are free starts by day. Nearest is the first day with any, which may lie
// beyond the days asked for.
type Slots struct {
	Zone     string
	Duration time.Duration // of the visit
	Days     []availability.Day
	Nearest  *availability.Date
}

const (
	longestSearch = 62 // days
	lookAhead     = 60 // days beyond the asked for that are searched for the nearest
)

// FreeSlots searches the days asked for.
func (s *Service) FreeSlots(ctx context.Context, q SlotQuery) (Slots, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Slots, error) { return s.FreeSlotsTx(ctx, tx, q) })
}

// FreeSlotsTx is FreeSlots inside the caller's transaction.
func (s *Service) FreeSlotsTx(ctx context.Context, tx database.Tx, q SlotQuery) (Slots, error) {
	if err := mayIn(tx, access.AppointmentsRead, q.Branch); err != nil {
		return Slots{}, err
	}
	first, last, err := s.span(q)
	if err != nil {
		return Slots{}, err
	}
	plan, err := s.planTx(ctx, tx, q, first, last)
	if err != nil {
		return Slots{}, err
	}
	out := Slots{Zone: plan.zone, Duration: plan.duration, Days: plan.Days()}
	if nearest, ok := plan.Nearest(); ok {
		out.Nearest = &nearest
		return out, nil
	}
	later, err := s.planTx(ctx, tx, q, last+1, last+lookAhead)
	if err != nil {
		return Slots{}, err
	}
	if nearest, ok := later.Nearest(); ok {
		out.Nearest = &nearest
	}
	return out, nil
}

func (s *Service) span(q SlotQuery) (first, last availability.Date, err error) {
	first = availability.DateOf(s.now())
	set(&first, q.From)
	last = first + 6
	set(&last, q.To)
	var faults fault.Fields
	faults.Check(last >= first, "query/to", "range", "The last day is not before the first.")
	faults.Check(last-first < longestSearch, "query/to", "range", "Ask for at most two months at once.")
	return first, last, faults.Err(ErrInvalid)
}

type zonedPlan struct {
	*availability.Plan
	zone     string
	duration time.Duration
}

func (s *Service) planTx(ctx context.Context, tx database.Tx, q SlotQuery, first, last availability.Date) (zonedPlan, error) {
	g, err := s.groundTx(ctx, tx, q.Branch, q.Service, first, last)
	if err != nil {
		return zonedPlan{}, err
	}
	if err := g.busyTx(ctx, tx, uuid.Nil); err != nil {
		return zonedPlan{}, err
	}
	query := availability.Query{From: first, To: last, Now: s.now()}
	if q.Practitioner != nil {
		query.Practitioners = []uuid.UUID{*q.Practitioner}
	}
	plan, err := availability.Compile(g.rules, query)
	return zonedPlan{plan, g.branch.Branch.TimeZone, g.rules.Service.Duration}, err
}
