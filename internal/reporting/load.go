package reporting

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
)

// Load is how full a practitioner's time at a branch was, or is going to be.
type Load struct {
	Practitioner uuid.UUID
	Name         string
	Branch       uuid.UUID
	BranchName   string
	Past         Span // the period
	Next         Span // the seven days from today
}

// Span is how much of somebody's time is taken, in minutes.
type Span struct {
	Booked, Available int64
}

// Share is booked / available in basis points; 0 where there is nothing to book.
func (s Span) Share() int64 {
	if s.Available <= 0 {
		return 0
	}
	return s.Booked * 10_000 / s.Available
}

type booked struct {
	Practitioner uuid.UUID
	Name         string
	Branch       uuid.UUID
	BranchName   string
	Minutes      int64
}

const nextDays = 7

// Loads tells who is overloaded: booked over available minutes, in the period
// and in the seven days to come. Available is shift less leave, holidays and
// blocks; booked is what was not cancelled.
func (s *Service) Loads(ctx context.Context, f Filter) ([]Load, error) {
	if err := f.check(); err != nil {
		return nil, err
	}
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Load, error) {
		all := map[[2]uuid.UUID]*Load{}
		next := f
		next.From = day(s.Clock.Now())
		next.To = next.From.AddDate(0, 0, nextDays-1)
		for _, part := range []struct {
			f    Filter
			span func(*Load) *Span
		}{{f, func(l *Load) *Span { return &l.Past }}, {next, func(l *Load) *Span { return &l.Next }}} {
			if err := s.loadTx(ctx, tx, part.f, all, part.span); err != nil {
				return nil, err
			}
		}
		return sorted(all), nil
	})
}

func (s *Service) loadTx(ctx context.Context, tx database.Tx, f Filter, all map[[2]uuid.UUID]*Load, span func(*Load) *Span) error {
	q := asking(tx)
	q.add(`SELECT a.practitioner_id, pr.name, a.branch_id, b.name,
	       COALESCE(sum(EXTRACT(epoch FROM a.ends_at - a.starts_at) / 60), 0)::bigint %s`, joinsOfAppointments)
	f.appointmentsWhere(q)
	q.add(" AND a.status NOT IN ('cancelled', 'no_show') GROUP BY 1, 2, 3, 4")
	rows, err := readTx[booked](ctx, tx, q)
	if err != nil {
		return err
	}
	for _, r := range rows {
		span(at(all, r)).Booked = r.Minutes
	}
	return s.availableTx(ctx, tx, f, all, span)
}

func at(all map[[2]uuid.UUID]*Load, r booked) *Load {
	key := [2]uuid.UUID{r.Practitioner, r.Branch}
	if all[key] == nil {
		all[key] = &Load{Practitioner: r.Practitioner, Name: r.Name, Branch: r.Branch, BranchName: r.BranchName}
	}
	return all[key]
}

// availableTx asks the calendar itself, once for each branch.
func (s *Service) availableTx(ctx context.Context, tx database.Tx, f Filter, all map[[2]uuid.UUID]*Load, span func(*Load) *Span) error {
	q := asking(tx)
	q.add(`SELECT pr.id, pr.name, b.id, b.name, 0::bigint FROM resource_branches rb
	  JOIN resources pr ON pr.tenant_id = rb.tenant_id AND pr.id = rb.resource_id AND pr.kind = 'practitioner' AND pr.active
	  JOIN branches b ON b.tenant_id = rb.tenant_id AND b.id = rb.branch_id AND b.active
	 WHERE rb.tenant_id = $1`)
	f.same(q, "rb.branch_id", f.Branch)
	f.same(q, "rb.resource_id", f.Practitioner)
	people, err := readTx[booked](ctx, tx, q)
	if err != nil {
		return err
	}
	capacity := map[uuid.UUID]map[uuid.UUID]int64{}
	for _, p := range people {
		if capacity[p.Branch] == nil {
			if capacity[p.Branch], err = s.Capacity.CapacityTx(ctx, tx, p.Branch, availability.DateOf(f.From), availability.DateOf(f.To)); err != nil {
				return err
			}
		}
		span(at(all, p)).Available = capacity[p.Branch][p.Practitioner]
	}
	return nil
}

// day is the day of an instant.
func day(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}
