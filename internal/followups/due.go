package followups

import (
	"slices"
	"time"

	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// Unit is what a delay is counted in.
type Unit string

// The units.
const (
	Hours Unit = "hours"
	Days  Unit = "days" // of the calendar, on the branch's clock: a day may have 23 or 25 hours
)

// Base is what a delay is counted from.
type Base string

// What a delay is counted from.
const (
	FromEvent   Base = "event"
	FromDueDate Base = "due_date" // of an instruction; where it has none, from the event
)

// Delay says when a task is due.
type Delay struct {
	Amount      int // before the due date where it is negative
	Unit        Unit
	RelativeTo  Base
	AtMinute    *int // of the branch's wall clock; nil: the time of the event
	WorkingDays bool // only while the branch is open; else moved to when it opens next
}

// usualMinute is when a day's work begins where nobody said when: 10:00.
const usualMinute = 600

// opening is when a branch is open, on its own clock.
type opening struct {
	zone     *time.Location
	calendar platform.BranchCalendar
}

// from is the moment a task of something that happened at a moment is due: never
// before it.
func (d Delay) from(at time.Time, dueOn *packs.Date, o opening) time.Time {
	due := d.plain(at, dueOn, o.zone)
	if due.Before(at) {
		due = d.notBefore(at, o.zone)
	}
	if d.WorkingDays {
		due = o.next(due, d.AtMinute)
	}
	return due
}

// plain is the moment by the calendar alone.
func (d Delay) plain(at time.Time, dueOn *packs.Date, zone *time.Location) time.Time {
	base := at.In(zone)
	if d.RelativeTo == FromDueDate && dueOn != nil {
		base = wall(*dueOn, orMinute(d.AtMinute, usualMinute), zone)
	}
	if d.Unit == Hours {
		return base.Add(time.Duration(d.Amount) * time.Hour)
	}
	return wall(packs.DateOf(base).Add(d.Amount), orMinute(d.AtMinute, minuteOf(base)), zone)
}

// notBefore is at, or the next time the clock shows the wanted minute.
func (d Delay) notBefore(at time.Time, zone *time.Location) time.Time {
	if d.AtMinute == nil {
		return at
	}
	today := packs.DateOf(at.In(zone))
	if t := wall(today, *d.AtMinute, zone); !t.Before(at) {
		return t
	}
	return wall(today.Add(1), *d.AtMinute, zone)
}

// furthest is how many days an opening is looked for.
const furthest = 60

// next is due, moved to where the branch is open: to the opening, or on another
// day to the wanted minute. A branch that never opens moves nothing.
func (o opening) next(due time.Time, at *int) time.Time {
	local := due.In(o.zone)
	today := packs.DateOf(local)
	for i := range furthest {
		day := today.Add(i)
		for _, h := range o.hours(day) {
			switch {
			case at != nil:
				return wall(day, *at, o.zone)
			case i > 0 || minuteOf(local) < h.Opens:
				return wall(day, h.Opens, o.zone)
			case minuteOf(local) < h.Closes:
				return due
			}
		}
	}
	return due
}

// hours are the branch's on a date, in their order; none on a holiday.
func (o opening) hours(day packs.Date) []platform.OpenHours {
	if _, closed := o.calendar.ClosedOn(day); closed {
		return nil
	}
	var out []platform.OpenHours
	for _, h := range o.calendar.Branch.Hours {
		if h.Weekday == packs.ISOWeekday(day.Weekday()) {
			out = append(out, h)
		}
	}
	slices.SortFunc(out, func(a, b platform.OpenHours) int { return a.Opens - b.Opens })
	return out
}

// wall is the instant at which a clock in zone shows the minute of a date. A minute that the
// clock jumps over is an hour later, one it shows twice is the first.
func wall(day packs.Date, minute int, zone *time.Location) time.Time {
	d := day.Time()
	t := time.Date(d.Year(), d.Month(), d.Day(), 0, minute, 0, 0, zone)
	if minuteOf(t) < minute {
		return t.Add(time.Hour)
	}
	return t
}

func minuteOf(local time.Time) int { return local.Hour()*60 + local.Minute() }

func orMinute(m *int, other int) int {
	if m == nil {
		return other
	}
	return *m
}
