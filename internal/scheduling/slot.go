package scheduling

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/holds"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
)

// SlotQuery asks for the free starts of a service at a branch. A nil
// practitioner is anybody who gives it. What others hold is not free; what is held with
// Token is.
type SlotQuery struct {
	Branch, Service uuid.UUID
	Practitioner    *uuid.UUID
	From, To        *availability.Date // local days; left out: a week from today
	Online          bool               // for patients who book themselves
	Token           string             // of a hold of who asks, or empty
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
	plan, err := s.planTx(ctx, tx, q)
	if err != nil {
		return Slots{}, err
	}
	out := Slots{Zone: plan.zone, Duration: plan.duration, Days: plan.Days()}
	nearest, ok := plan.Nearest()
	if !ok {
		from, to := plan.last+1, plan.last+lookAhead
		q.From, q.To = &from, &to
		later, err := s.planTx(ctx, tx, q)
		if err != nil {
			return Slots{}, err
		}
		nearest, ok = later.Nearest()
	}
	if ok {
		out.Nearest = &nearest
	}
	return out, nil
}

// days are those to search: a week from today, where none are named. Only the
// branch's wall knows which day it is, so zone is nil at first and the days are
// all that it may turn out to be.
func (q SlotQuery) days(now time.Time, zone *time.Location) (first, last availability.Date, err error) {
	early, late := availability.DateOf(now.UTC())-1, availability.DateOf(now.UTC())+1
	if zone != nil {
		early = availability.DateOf(now.In(zone))
		late = early
	}
	set(&early, q.From)
	set(&late, q.From)
	first, last = early, late+6
	set(&last, q.To)
	var faults fault.Fields
	faults.Check(zone == nil && q.From == nil || last >= first, "query/to", "range", "The last day is not before the first.")
	faults.Check(last-late < longestSearch, "query/to", "range", "Ask for at most two months at once.")
	return first, last, faults.Err(ErrInvalid)
}

// addHolds counts what others hold on these days as given away. With Redis away nothing
// is held, and nobody waits.
func (s *Service) addHolds(ctx context.Context, g *ground, tenant uuid.UUID, first, last availability.Date, token string) {
	slot := holds.Slot{Tenant: tenant}
	slot.From, slot.To = availability.Span(g.zone, first, last)
	for _, p := range g.rules.Practitioners {
		slot.Resources = append(slot.Resources, p.ID)
	}
	for _, r := range g.rules.Rooms {
		if g.offering.RoomType != "" && r.Type == g.offering.RoomType {
			slot.Resources = append(slot.Resources, r.ID)
		}
	}
	held, _ := s.Holds.Others(ctx, slot, token)
	for _, h := range held {
		g.rules.Busy = append(g.rules.Busy, availability.Busy{Resource: h.Resource, From: h.From, To: h.To})
	}
}

type zonedPlan struct {
	*availability.Plan
	ground   *ground
	last     availability.Date
	zone     string
	duration time.Duration
}

func (s *Service) planTx(ctx context.Context, tx database.Tx, q SlotQuery) (zonedPlan, error) {
	first, last, err := q.days(s.now(), nil)
	if err != nil {
		return zonedPlan{}, err
	}
	var busy given
	asks := acrossBranches(ctx, tx, busy.ask(ctx, tx.Tenant(), q.Branch, first, last, uuid.Nil))
	g, err := s.groundTx(ctx, tx, q.Branch, q.Service, first, last, asks...)
	if err != nil {
		return zonedPlan{}, err
	}
	g.gave(busy)
	if q.Online {
		if err := g.toPublic(); err != nil {
			return zonedPlan{}, err
		}
	}
	if first, last, err = q.days(s.now(), g.zone); err != nil {
		return zonedPlan{}, err
	}
	s.addHolds(ctx, g, tx.Tenant(), first, last, q.Token)
	query := availability.Query{From: first, To: last, Now: s.now()}
	if q.Practitioner != nil {
		query.Practitioners = []uuid.UUID{*q.Practitioner}
	}
	plan, err := availability.Compile(g.rules, query)
	return zonedPlan{plan, g, last, g.branch.Branch.TimeZone, g.rules.Service.Duration}, err
}
