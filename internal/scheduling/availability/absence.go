package availability

import (
	"time"

	"github.com/google/uuid"
)

// Absence is a stretch of a day on which a practitioner cannot be booked by the
// rules, and why: closed or holiday, on_leave, no_hours.
type Absence struct {
	Resource uuid.UUID
	From, To time.Time
	Reason   Reason
}

// Presence is a day as a calendar shows it.
type Presence struct {
	Opens, Closes TimeOfDay // by the wall; zero where the branch is closed
	Closed        Reason    // closed or holiday, where it is
	Absences      []Absence // of every practitioner, within the day
}

// OneDay says when the branch is open on a day and when its practitioners are
// not there. Service and policy of the rules do not matter, nor what is booked.
func OneDay(r Rules, d Date) (Presence, error) {
	r.Service, r.Policy, r.Busy = Service{Duration: Mark}, Policy{Step: Mark}, nil
	p, err := Compile(r, Query{From: d, To: d, Now: startOfDay(d, r.Branch.Zone)})
	if err != nil {
		return Presence{}, err
	}
	first, end := p.day(p.from)
	out := Presence{}
	if m := p.branch.next(first, end); m < end {
		out.Opens, out.Closes = p.wall(m), p.wall(p.branch.last(first, end))+markMinutes
	} else {
		out.Closed = p.closedOn(p.from)
	}
	for _, o := range p.practitioners {
		out.Absences = append(out.Absences, p.absences(o, first, end)...)
	}
	return out, nil
}

func (p *Plan) wall(mark int) TimeOfDay {
	t := p.at(mark)
	return TimeOfDay(t.Hour()*60 + t.Minute())
}

// absences joins the marks of [first, end) that share a reason.
func (p *Plan) absences(o option, first, end int) (out []Absence) {
	for m := first; m < end; {
		reason, from := p.absent(o, m), m
		for m < end && p.absent(o, m) == reason {
			m++
		}
		if reason != "" {
			out = append(out, Absence{o.id, p.at(from), p.at(m), reason})
		}
	}
	return out
}

// absent says why o is not there at a mark; empty where it is.
func (p *Plan) absent(o option, mark int) Reason {
	switch {
	case o.work.has(mark):
		return ""
	case !p.branch.has(mark):
		return p.closedOn(p.from)
	case o.hours.has(mark):
		return OnLeave
	}
	return NoHours
}
