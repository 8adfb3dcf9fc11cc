package availability

import (
	"time"

	"github.com/google/uuid"
)

// Verdict is the answer to one start. An empty Reason is a yes.
type Verdict struct {
	Reason Reason
	Rooms  []uuid.UUID // the rooms the visit could be in, by id; nil where it needs none
}

// OK reports whether the start lies inside the rules.
func (v Verdict) OK() bool { return v.Reason == "" }

// Check says whether a visit may begin at start with the practitioner, and in
// the room where one is named (else uuid.Nil), and if not, why. It asks the
// plan that a search would, so what is offered passes. Without Busy in the
// rules it judges the rules alone, as booking does: conflicts are for the
// database to decide.
func Check(r Rules, now, start time.Time, practitioner, room uuid.UUID) (Verdict, error) {
	d := DateOf(start.In(r.Branch.Zone))
	q := Query{From: d, To: d, Now: now, Practitioners: []uuid.UUID{practitioner}}
	if room != uuid.Nil {
		q.Rooms = []uuid.UUID{room}
	}
	p, err := Compile(r, q)
	if err != nil {
		return Verdict{}, err
	}
	return p.Check(start), nil
}

// Check says whether one of the practitioners the plan was made for may begin a
// visit at start, and in which rooms.
func (p *Plan) Check(start time.Time) Verdict {
	m := p.mark(start, down)
	if m != p.mark(start, up) || m < p.firsts[p.from] || m >= p.firsts[p.to] {
		return Verdict{Reason: OffGrid}
	}
	if p.offered.has(m) {
		return Verdict{Rooms: newGroups(p.roomOptions).at(m)}
	}
	return Verdict{Reason: p.explain(m)}
}

// explain says why nobody can begin at mark m.
func (p *Plan) explain(m int) Reason {
	switch {
	case !p.grid.has(m):
		return OffGrid
	case m < p.now && m < p.open:
		return Past
	case !p.branch.has(m):
		return p.closedOn(p.dayAt(m))
	case !p.hours.has(m):
		return NoHours
	case !p.work.has(m):
		return OnLeave
	case m >= p.shut:
		return BeyondHorizon
	case m < p.open:
		return TooSoon
	case !p.free.has(m):
		return Full
	}
	return NoRoom
}

// dayAt is the day of the window that mark m belongs to.
func (p *Plan) dayAt(m int) int {
	i := p.from
	for m >= p.firsts[i+1] {
		i++
	}
	return i
}
