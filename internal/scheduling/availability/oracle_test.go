package availability_test

import (
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
)

// oracle answers the same question as the engine in the most naive way there
// is: it walks every minute, reads the clock on the wall and looks whether a
// rule says so. It shares no code with the engine beyond its input.
type oracle struct {
	r availability.Rules
	q availability.Query
}

// answer is one start as the oracle sees it.
type answer struct {
	At            time.Time
	Practitioners []uuid.UUID
	Rooms         []uuid.UUID
}

func (o oracle) starts() []answer {
	var out []answer
	end := o.q.To.Time().Add(37 * time.Hour) // the last local day ends within, in every zone
	for t := o.q.From.Time().Add(-15 * time.Hour); t.Before(end); t = t.Add(time.Minute) {
		if a, ok := o.start(t.In(o.r.Branch.Zone)); ok {
			out = append(out, a)
		}
	}
	return out
}

func (o oracle) start(t time.Time) (answer, bool) {
	if minute(t)%availability.TimeOfDay(o.r.Policy.Step.Minutes()) != 0 {
		return answer{}, false
	}
	if d := availability.DateOf(t); d < o.q.From || d > o.q.To {
		return answer{}, false
	}
	if t.Before(o.q.Now.Add(o.r.Policy.Lead)) || t.After(o.q.Now.Add(o.r.Policy.Horizon)) {
		return answer{}, false
	}
	a := answer{At: t}
	for _, p := range o.r.Practitioners {
		if wanted(o.q.Practitioners, p.ID) && o.takes(p, false, t) {
			a.Practitioners = append(a.Practitioners, p.ID)
		}
	}
	needsRoom := o.r.Service.RoomType != "" || len(o.q.Rooms) > 0
	for _, r := range o.r.Rooms {
		typed := o.r.Service.RoomType == "" || r.Type == o.r.Service.RoomType
		if needsRoom && typed && wanted(o.q.Rooms, r.ID) && o.takes(r.Resource, len(r.Hours) == 0, t) {
			a.Rooms = append(a.Rooms, r.ID)
		}
	}
	sortIDs(a.Practitioners)
	sortIDs(a.Rooms)
	return a, len(a.Practitioners) > 0 && (!needsRoom || len(a.Rooms) > 0)
}

func wanted(ids []uuid.UUID, id uuid.UUID) bool { return len(ids) == 0 || slices.Contains(ids, id) }

func sortIDs(ids []uuid.UUID) {
	slices.SortFunc(ids, func(a, b uuid.UUID) int { return slices.Compare(a[:], b[:]) })
}

// takes reports whether every minute of the visit is inside the rules, and
// every minute with its buffers is nobody else's.
func (o oracle) takes(r availability.Resource, keepsBranchHours bool, start time.Time) bool {
	s := o.r.Service
	for t := start; t.Before(start.Add(s.Duration)); t = t.Add(time.Minute) {
		if !o.open(t) || !o.present(r, keepsBranchHours, t) {
			return false
		}
	}
	from, to := start.Add(-s.Before), start.Add(s.Duration+s.After)
	for _, b := range o.r.Busy {
		if b.Resource == r.ID && b.From.Before(to) && b.To.After(from) {
			return false
		}
	}
	return true
}

// open reports whether the branch is open in the minute that begins at t.
func (o oracle) open(t time.Time) bool {
	d, m := availability.DateOf(t), minute(t)
	if o.closed(d) {
		return false
	}
	if inToday(o.branchRanges(d), m) {
		return true
	}
	return !o.closed(d-1) && inTail(o.branchRanges(d-1), m)
}

func (o oracle) closed(d availability.Date) bool {
	for _, x := range o.r.Branch.Days {
		if x.Date == d && x.Closed {
			return true
		}
	}
	return false
}

func (o oracle) branchRanges(d availability.Date) []availability.Range {
	var own []availability.Range
	special := false
	for _, x := range o.r.Branch.Days {
		if x.Date == d {
			special, own = true, append(own, x.Ranges...)
		}
	}
	if special {
		return own
	}
	return weekly(o.r.Branch.Hours, d)
}

// present reports whether r is there in the minute that begins at t.
func (o oracle) present(r availability.Resource, keepsBranchHours bool, t time.Time) bool {
	d, m := availability.DateOf(t), minute(t)
	if awayAllDay(r, d) || inToday(leaveRanges(r, d), m) || inTail(leaveRanges(r, d-1), m) {
		return false
	}
	ranges, overridden := resourceRanges(r, d)
	if inToday(ranges, m) || (keepsBranchHours && !overridden) {
		return true
	}
	eve, _ := resourceRanges(r, d-1)
	return !awayAllDay(r, d-1) && inTail(eve, m)
}

func resourceRanges(r availability.Resource, d availability.Date) (ranges []availability.Range, overridden bool) {
	for _, e := range r.Exceptions {
		if e.Kind == availability.Override && e.From <= d && d <= e.To {
			overridden, ranges = true, append(ranges, e.Ranges...)
		}
	}
	if overridden {
		return ranges, true
	}
	return weekly(r.Hours, d), false
}

func awayAllDay(r availability.Resource, d availability.Date) bool {
	for _, e := range r.Exceptions {
		if e.Kind == availability.Leave && e.From <= d && d <= e.To && len(e.Ranges) == 0 {
			return true
		}
	}
	return false
}

func leaveRanges(r availability.Resource, d availability.Date) []availability.Range {
	var out []availability.Range
	for _, e := range r.Exceptions {
		if e.Kind == availability.Leave && e.From <= d && d <= e.To {
			out = append(out, e.Ranges...)
		}
	}
	return out
}

func weekly(hours []availability.Weekly, d availability.Date) []availability.Range {
	weekday := availability.Weekday((int(d.Time().Weekday())+6)%7 + 1)
	var out []availability.Range
	for _, w := range hours {
		if w.Weekday == weekday && (w.From == 0 || w.From <= d) && (w.To == 0 || d <= w.To) {
			out = append(out, w.Range)
		}
	}
	return out
}

func minute(t time.Time) availability.TimeOfDay {
	return availability.TimeOfDay(t.Hour()*60 + t.Minute())
}

// inToday looks for m in the ranges' part on the day they begin.
func inToday(ranges []availability.Range, m availability.TimeOfDay) bool {
	for _, r := range ranges {
		if m >= r.Start && (m < r.End || r.End <= r.Start) {
			return true
		}
	}
	return false
}

// inTail looks for m in the ranges' part past midnight.
func inTail(ranges []availability.Range, m availability.TimeOfDay) bool {
	for _, r := range ranges {
		if r.End <= r.Start && m < r.End {
			return true
		}
	}
	return false
}
