package scheduling

import (
	"context"
	"fmt"
	"slices"
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
	hours       []schedulingdb.BranchResourceHoursRow
	exceptions  []schedulingdb.BranchResourceExceptionsRow
	rules       availability.Rules // Busy is added by gave
}

// grace lets the desk still take the time it is dealing with: a walk-in at 10:07 is
// booked for 10:05.
const grace = 15 * time.Minute

// groundTx reads the rules of a branch for the service from the first to the
// last day, and what else is asked, in one round trip. uuid.Nil is no service in
// particular.
func (s *Service) groundTx(ctx context.Context, tx database.Tx, branch, service uuid.UUID, first, last availability.Date, also ...database.Ask) (*ground, error) {
	g := &ground{first: first, last: last}
	// A shift of the eve may run into the first day.
	asks, calendar := s.Calendars.AskCalendar(ctx, tx, branch, packDate(first-1), packDate(last+1))
	asks = append(asks, g.askResources(ctx, tx.Tenant(), branch, service)...)
	if service != uuid.Nil {
		asks = append(asks, g.askOffering(ctx, tx.Tenant(), service))
	}
	if err := tx.AtOnce(ctx, append(asks, also...)...); err != nil {
		return nil, err
	}
	var err error
	if g.branch, err = calendar(); err != nil {
		return nil, err
	}
	if g.zone, err = s.zone(g.branch.Branch.TimeZone); err != nil {
		return nil, err
	}
	g.rules = availability.Rules{Branch: g.branchRules(), Service: g.offering.rules(), Policy: g.policy()}
	return g, g.people()
}

func (g *ground) askOffering(ctx context.Context, tenant, service uuid.UUID) database.Ask {
	return func(q database.Asker) error {
		row, err := schedulingdb.New(q).ServiceByID(ctx, schedulingdb.ServiceByIDParams{TenantID: tenant, ID: service})
		g.offering = offeringFrom(row)
		return database.Explain(err, ErrServiceNotFound, nil)
	}
}

func (g *ground) askResources(ctx context.Context, tenant, branch, service uuid.UUID) []database.Ask {
	return []database.Ask{
		func(q database.Asker) (err error) {
			g.resources, err = schedulingdb.New(q).BranchResources(ctx, schedulingdb.BranchResourcesParams{TenantID: tenant, BranchID: branch, ServiceID: service})
			return err
		},
		func(q database.Asker) (err error) {
			g.hours, err = schedulingdb.New(q).BranchResourceHours(ctx, schedulingdb.BranchResourceHoursParams{
				TenantID: tenant, BranchID: branch, First: (g.first - 1).Time(), Last: (g.last + 1).Time(),
			})
			return err
		},
		func(q database.Asker) (err error) {
			g.exceptions, err = schedulingdb.New(q).BranchResourceExceptions(ctx, schedulingdb.BranchResourceExceptionsParams{
				TenantID: tenant, BranchID: branch, First: (g.first - 1).Time(), Last: (g.last + 1).Time(),
			})
			return err
		},
	}
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

// toPublic has the rules ask the notice that patients give who book themselves,
// and refuses what the branch does not offer them.
func (g *ground) toPublic() error {
	switch {
	case !g.branch.Settings.OnlineBooking || !g.branch.Branch.Active:
		return ErrNotOnline
	case !g.offering.Active || !g.offering.Online:
		return ErrServiceInactive
	}
	g.rules.Policy.Lead = time.Duration(g.branch.Settings.LeadTimeMinutes) * time.Minute
	return nil
}

// judgedBy is the rules by which a wanted start is judged.
func (c *claim) judgedBy() availability.Rules {
	if c.online {
		return c.rules
	}
	return c.atWill()
}

// people adds the hours and exceptions of everybody at the branch.
func (g *ground) people() error {
	by := g.index()
	for _, h := range g.hours {
		if r := by[h.ResourceID]; r != nil {
			r.Hours = append(r.Hours, weeklyFrom(h))
		}
	}
	for _, e := range g.exceptions {
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

// at reports whether a resource is at the branch.
func (g *ground) at(id uuid.UUID) bool { _, ok := g.resource(id); return ok }

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

// given is what everybody at a branch has given away, and where.
type given []schedulingdb.BusyTimesRow

// ask reads it for some days, but for one appointment. A practitioner who works
// at two branches is busy at both, so this is read across all branches: see
// acrossBranches for what may be shown of it.
func (x *given) ask(ctx context.Context, tenant, branch uuid.UUID, first, last availability.Date, besides uuid.UUID) database.Ask {
	from, to := first.Time().Add(-aDay), last.Time().Add(2*aDay) // the zone is not known yet
	return func(q database.Asker) (err error) {
		*x, err = schedulingdb.New(q).BusyTimes(ctx, schedulingdb.BusyTimesParams{
			TenantID: tenant, BranchID: branch, Earliest: from.Add(-aDay), First: from, Last: to, Besides: besides,
		})
		return err
	}
}

// gave puts into the rules what is given away.
func (g *ground) gave(x given) {
	g.rules.Busy = make([]availability.Busy, len(x))
	for i, r := range x {
		g.rules.Busy[i] = availability.Busy{Resource: r.ResourceID, From: r.StartsAt, To: r.EndsAt}
	}
}

// aDay is longer than the longest visit with its buffers.
const aDay = 24 * time.Hour

// acrossBranches puts asks with the transaction's limit to branches lifted. What
// they read of a branch the actor may not see is for judging what is free, and
// never leaves: see Conflict.Elsewhere.
func acrossBranches(ctx context.Context, tx database.Tx, asks ...database.Ask) []database.Ask {
	branches := tx.Principal().Branches
	if branches == nil {
		return asks
	}
	ids := make([]string, len(branches))
	for i, b := range branches {
		ids[i] = b.String()
	}
	return slices.Concat([]database.Ask{limitTo(ctx, "")}, asks, []database.Ask{limitTo(ctx, "{"+strings.Join(ids, ",")+"}")})
}

// limitTo takes an array of our own UUIDs, or nothing; SET takes no parameters.
func limitTo(ctx context.Context, branches string) database.Ask {
	return func(q database.Asker) error {
		_, err := q.Exec(ctx, fmt.Sprintf("SET LOCAL praxis.branches = '%s'", branches))
		return err
	}
}
