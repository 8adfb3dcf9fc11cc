package scheduling

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
	"github.com/praxis-clinic/praxis/internal/scheduling/schedulingdb"
)

// ground is everything that decides when something can be had at a branch on
// some days, read once: no query per practitioner, room or day.
type ground struct {
	branch      platform.BranchCalendar
	zone        *time.Location
	first, last availability.Date
	offering    Offering
	resources   []schedulingdb.BranchResourcesRow
	rules       availability.Rules // Busy is added by busyTx
}

// grace lets the desk still take the time it is dealing with: a walk-in at 10:07 is
// booked for 10:05.
const grace = 15 * time.Minute

// groundTx reads the rules of a branch for the service from the first to the
// last day. uuid.Nil is no service in particular.
func (s *Service) groundTx(ctx context.Context, tx database.Tx, branch, service uuid.UUID, first, last availability.Date) (*ground, error) {
	g := &ground{first: first, last: last}
	var err error
	// A shift of the eve may run into the first day.
	if g.branch, err = s.Calendars.CalendarTx(ctx, tx, branch, packDate(first-1), packDate(last+1)); err != nil {
		return nil, err
	}
	if g.zone, err = s.zone(g.branch.Branch.TimeZone); err != nil {
		return nil, err
	}
	if service != uuid.Nil {
		if g.offering, err = offeringTx(ctx, tx, service); err != nil {
			return nil, err
		}
	}
	g.resources, err = schedulingdb.New(tx).BranchResources(ctx, schedulingdb.BranchResourcesParams{TenantID: tx.Tenant(), BranchID: branch, ServiceID: service})
	if err != nil {
		return nil, err
	}
	g.rules = availability.Rules{Branch: g.branchRules(), Service: g.offering.rules(), Policy: g.policy()}
	return g, g.peopleTx(ctx, tx)
}

// branchRules are the branch's hours and the dates on which it does not keep them.
func (g *ground) branchRules() availability.Branch {
	out := availability.Branch{Zone: g.zone}
	for _, h := range g.branch.Branch.Hours {
		out.Hours = append(out.Hours, availability.Weekly{
			Weekday: availability.Weekday(h.Weekday),
			Range:   availability.Range{Start: availability.TimeOfDay(h.Opens), End: availability.TimeOfDay(h.Closes)},
		})
	}
	for _, h := range g.branch.Holidays {
		if !h.Open {
			out.Days = append(out.Days, availability.BranchDay{
				Date: availability.DateOf(h.Date.Time()), Closed: true, Holiday: h.Kind == platform.PublicHoliday,
			})
		}
	}
	if !g.branch.Branch.Active {
		out.Hours = nil
	}
	return out
}

// policy is the branch's settings. The desk needs no lead time; that is for
// patients who book themselves.
func (g *ground) policy() availability.Policy {
	return availability.Policy{
		Step:    time.Duration(g.branch.Settings.SlotStepMinutes) * time.Minute,
		Horizon: time.Duration(g.branch.Settings.BookingHorizonDays) * 24 * time.Hour,
	}
}

// atWill is the rules for a start that a person chose: any five minutes, and
// one just gone.
func (g *ground) atWill() availability.Rules {
	r := g.rules
	r.Policy.Step, r.Policy.Lead = availability.Mark, -grace
	return r
}

// peopleTx adds the hours and exceptions of everybody at the branch.
func (g *ground) peopleTx(ctx context.Context, tx database.Tx) error {
	q, branch, by := schedulingdb.New(tx), g.branch.Branch.ID, g.index()
	hours, err := q.BranchResourceHours(ctx, schedulingdb.BranchResourceHoursParams{
		TenantID: tx.Tenant(), BranchID: branch, First: (g.first - 1).Time(), Last: (g.last + 1).Time(),
	})
	if err != nil {
		return err
	}
	for _, h := range hours {
		if r := by[h.ResourceID]; r != nil {
			r.Hours = append(r.Hours, weeklyFrom(h))
		}
	}
	exceptions, err := q.BranchResourceExceptions(ctx, schedulingdb.BranchResourceExceptionsParams{
		TenantID: tx.Tenant(), BranchID: &branch, Resources: g.ids(), First: (g.first - 1).Time(), Last: (g.last + 1).Time(),
	})
	if err != nil {
		return err
	}
	for _, e := range exceptions {
		x, err := engineException(e)
		if err != nil {
			return err
		}
		if r := by[e.ResourceID]; r != nil {
			r.Exceptions = append(r.Exceptions, x)
		}
	}
	return nil
}

// index puts everybody into the rules and returns where they are there.
func (g *ground) index() map[uuid.UUID]*availability.Resource {
	by := map[uuid.UUID]*availability.Resource{}
	for _, r := range g.resources {
		switch {
		case r.Kind == string(RoomKind):
			g.rules.Rooms = append(g.rules.Rooms, availability.Room{Resource: availability.Resource{ID: r.ID}, Type: orEmpty(r.RoomType)})
		case r.Offers:
			g.rules.Practitioners = append(g.rules.Practitioners, availability.Resource{ID: r.ID})
		}
	}
	for i := range g.rules.Rooms {
		by[g.rules.Rooms[i].ID] = &g.rules.Rooms[i].Resource
	}
	for i := range g.rules.Practitioners {
		by[g.rules.Practitioners[i].ID] = &g.rules.Practitioners[i]
	}
	return by
}

func (g *ground) ids() []uuid.UUID {
	out := make([]uuid.UUID, len(g.resources))
	for i, r := range g.resources {
		out[i] = r.ID
	}
	return out
}

// resource is one of the branch's by id.
func (g *ground) resource(id uuid.UUID) (schedulingdb.BranchResourcesRow, bool) {
	for _, r := range g.resources {
		if r.ID == id {
			return r, true
		}
	}
	return schedulingdb.BranchResourcesRow{}, false
}

func weeklyFrom(h schedulingdb.BranchResourceHoursRow) availability.Weekly {
	w := availability.Weekly{
		Weekday: availability.Weekday(h.Weekday),
		Range:   availability.Range{Start: availability.TimeOfDay(h.Starts), End: availability.TimeOfDay(h.Ends)},
	}
	set(&w.From, dateOf(h.ValidFrom))
	set(&w.To, dateOf(h.ValidTo))
	return w
}

func engineException(e schedulingdb.BranchResourceExceptionsRow) (availability.Exception, error) {
	ranges, err := rangesFrom(e.Ranges)
	kind := availability.Leave
	if e.Kind == "override" {
		kind = availability.Override
	}
	return availability.Exception{Kind: kind, From: availability.DateOf(e.StartsOn), To: availability.DateOf(e.EndsOn), Ranges: ranges}, err
}

// busyTx adds what everybody has given away on these days, but for the
// appointment besides. A practitioner who works at two branches is busy at both,
// so for this one query, which shows times and nothing of a visit, the
// transaction sees all branches.
func (g *ground) busyTx(ctx context.Context, tx database.Tx, besides uuid.UUID) error {
	from, to := availability.Span(g.zone, g.first, g.last)
	from, to = from.Add(-24*time.Hour), to.Add(48*time.Hour) // long visits and their buffers
	var rows []schedulingdb.BusyTimesRow
	err := acrossBranches(ctx, tx, func() (err error) {
		rows, err = schedulingdb.New(tx).BusyTimes(ctx, schedulingdb.BusyTimesParams{
			TenantID: tx.Tenant(), Resources: g.ids(), Earliest: from.Add(-24 * time.Hour), First: from, Last: to, Besides: besides,
		})
		return err
	})
	g.rules.Busy = make([]availability.Busy, len(rows))
	for i, r := range rows {
		g.rules.Busy[i] = availability.Busy{Resource: r.ResourceID, From: r.StartsAt, To: r.EndsAt}
	}
	return err
}

// acrossBranches runs fn with the transaction's limit to branches lifted.
func acrossBranches(ctx context.Context, tx database.Tx, fn func() error) error {
	branches := tx.Principal().Branches
	if branches == nil {
		return fn()
	}
	if err := limitTo(ctx, tx, ""); err != nil {
		return err
	}
	if err := fn(); err != nil {
		return err
	}
	ids := make([]string, len(branches))
	for i, b := range branches {
		ids[i] = b.String()
	}
	return limitTo(ctx, tx, "{"+strings.Join(ids, ",")+"}")
}

// limitTo takes an array of our own UUIDs, or nothing; SET takes no parameters.
func limitTo(ctx context.Context, tx database.Tx, branches string) error {
	_, err := tx.Exec(ctx, fmt.Sprintf("SET LOCAL praxis.branches = '%s'", branches))
	return err
}
