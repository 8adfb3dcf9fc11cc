package availability

import (
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
)

// Rules is everything that decides when a service can be had at a branch.
type Rules struct {
	Branch        Branch
	Service       Service
	Policy        Policy
	Practitioners []Resource // those who offer the service at the branch
	Rooms         []Room     // the rooms of the branch
	Busy          []Busy     // of any of them, wherever they are
}

// Branch is a place, its zone and the times it is open.
type Branch struct {
	Zone  *time.Location
	Hours []Weekly
	Days  []BranchDay
}

// BranchDay is a date on which the branch does not keep its weekly hours.
type BranchDay struct {
	Date    Date
	Closed  bool
	Holiday bool    // why it is closed
	Ranges  []Range // other hours, where it is not closed
}

// Weekly is a range that comes every week, between two dates where they are set.
type Weekly struct {
	Weekday Weekday
	Range
	From, To Date // both included; zero is open
}

func (w Weekly) holds(d Date) bool {
	return w.Weekday == d.Weekday() && (w.From == 0 || d >= w.From) && (w.To == 0 || d <= w.To)
}

// Resource is a practitioner or a room, with its hours at the branch.
type Resource struct {
	ID         uuid.UUID
	Hours      []Weekly
	Exceptions []Exception
}

// Room is a resource of a type. One without weekly hours can be used whenever
// the branch is open.
type Room struct {
	Resource
	Type string
}

// Kind says what an exception does to the weekly hours.
type Kind int8

// The kinds of exception.
const (
	Leave    Kind = iota + 1 // absent: in the ranges, or all day where there are none
	Override                 // these ranges in place of the weekly hours; none: not at work
)

// Exception holds on every date from From to To, both included. Leave is
// stronger than an override of the same date; overrides of one date add up.
type Exception struct {
	Kind     Kind
	From, To Date
	Ranges   []Range
}

func (e Exception) holds(d Date) bool { return d >= e.From && d <= e.To }

// Service is what is booked. All durations are multiples of five minutes.
type Service struct {
	Duration      time.Duration // of the visit
	Before, After time.Duration // preparation and clean-up: busy for practitioner and room
	RoomType      string        // empty: needs no room
}

// Policy limits which starts are offered.
type Policy struct {
	Step    time.Duration // starts lie on this grid, counted from midnight by the wall clock
	Lead    time.Duration // how long ahead, at least; negative lets a start just gone still be taken
	Horizon time.Duration // how far ahead, at most
}

// Busy is a stretch of time that a resource has given away, preparation and
// clean-up included.
type Busy struct {
	Resource uuid.UUID
	From, To time.Time
}

// Query is what is asked of the rules.
type Query struct {
	From, To      Date // local days of the branch, both included
	Now           time.Time
	Practitioners []uuid.UUID // only these; empty: any
	Rooms         []uuid.UUID // only these; empty: any of the type
}

// Limits on what the engine can be asked.
const (
	Mark        = 5 * time.Minute
	MaxDuration = 24 * time.Hour
	MaxBuffer   = 12 * time.Hour
	MaxDays     = 400
)

// check refuses rules and queries that could only come from a mistake of ours:
// what people enter is refused where it is entered.
func check(r Rules, q Query) error {
	return errors.Join(
		wrong(r.Branch.Zone == nil, "no zone"),
		wrong(!marked(r.Service.Duration, MaxDuration) || r.Service.Duration == 0, "duration %s", r.Service.Duration),
		wrong(!marked(r.Service.Before, MaxBuffer), "buffer before %s", r.Service.Before),
		wrong(!marked(r.Service.After, MaxBuffer), "buffer after %s", r.Service.After),
		wrong(!marked(r.Policy.Step, MaxDuration) || r.Policy.Step == 0, "step %s", r.Policy.Step),
		wrong(q.To < q.From || q.To-q.From >= MaxDays, "from %s to %s", q.From, q.To),
		checkRanges(r),
	)
}

// marked reports whether d is a number of five-minute marks, at most limit.
func marked(d, limit time.Duration) bool { return d >= 0 && d <= limit && d%Mark == 0 }

func wrong(is bool, format string, args ...any) error {
	if !is {
		return nil
	}
	return fmt.Errorf("availability: cannot plan with "+format, args...)
}

func checkRanges(r Rules) error {
	ok := validWeekly(r.Branch.Hours)
	for _, d := range r.Branch.Days {
		ok = ok && validRanges(d.Ranges)
	}
	for _, p := range r.Practitioners {
		ok = ok && p.valid()
	}
	for _, room := range r.Rooms {
		ok = ok && room.valid()
	}
	return wrong(!ok, "a time that is not of a day")
}

func (r Resource) valid() bool {
	ok := validWeekly(r.Hours)
	for _, e := range r.Exceptions {
		ok = ok && validRanges(e.Ranges)
	}
	return ok
}

func validWeekly(hours []Weekly) bool {
	for _, w := range hours {
		if !w.valid() || w.Weekday < 1 || w.Weekday > 7 {
			return false
		}
	}
	return true
}

func validRanges(ranges []Range) bool {
	for _, r := range ranges {
		if !r.valid() {
			return false
		}
	}
	return true
}
