package availability

import (
	"bytes"
	"slices"
	"time"

	"github.com/google/uuid"
)

// Plan is rules compiled for some days: for every five-minute mark, who can
// begin the visit there and, where nobody can, what stands in the way. A Plan
// does not change and may be used by several goroutines.
type Plan struct {
	*window
	rules Rules
	query Query
	from  int // first day asked for, as an index into the window
	to    int // one past the last

	grid bitset // marks of the days asked for at which visits begin
	// Of those, the marks at which the visit could begin …
	branch  bitset // … were everybody at work
	hours   bitset // … were nobody on leave
	work    bitset // … were nothing booked
	free    bitset // … as far as practitioners go
	rooms   bitset // … as far as rooms go
	offered bitset // … at which it can, and policy lets it

	now, open, shut int // marks: now, the first and one past the last that policy allows

	practitioners []option
	roomOptions   []option
}

// option is a practitioner or room that was asked for, and the marks at which
// it could take the visit.
type option struct {
	id    uuid.UUID
	hours bitset // inside the rules, were it not on leave; of a room: nil
	work  bitset // inside the rules
	start bitset // and not busy
}

// Compile resolves rules into marks for the days of q and as much around them
// as shifts past midnight and long visits need.
func Compile(r Rules, q Query) (*Plan, error) {
	if err := check(r, q); err != nil {
		return nil, err
	}
	const before, after = 1, 3 // days: a shift of the eve; the longest visit and its clean-up
	p := &Plan{window: newWindow(r.Branch.Zone, q.From-before, q.To+after), rules: r, query: q, from: before}
	p.to = p.from + int(q.To-q.From) + 1
	p.now, p.open = p.mark(q.Now, up), p.mark(q.Now.Add(r.Policy.Lead), up)
	p.shut = p.mark(q.Now.Add(r.Policy.Horizon), down) + 1
	practitioners, rooms := chosen(r.Practitioners, id, q.Practitioners), p.eligible()
	a := newArena(p.n, 9+4*len(practitioners)+3*len(rooms))
	c := p.compiler(a)
	c.booked(practitioners, rooms)
	c.branchHours()
	c.everybody(practitioners)
	c.allRooms(rooms)
	p.offered = a.clone(p.free)
	p.offered.and(p.rooms)
	p.offered.clear(0, p.open)
	p.offered.clear(p.shut, p.n)
	return p, nil
}

func id(r Resource) uuid.UUID   { return r.ID }
func roomID(r Room) uuid.UUID   { return r.ID }
func order(a, b uuid.UUID) int  { return bytes.Compare(a[:], b[:]) }
func marks(d time.Duration) int { return int(d / Mark) }

// chosen are the ones that were asked for, or all, in the order of their ids:
// the order they came in must not show in the answer.
func chosen[T any](all []T, id func(T) uuid.UUID, ids []uuid.UUID) []T {
	out := make([]T, 0, len(all))
	for _, x := range all {
		if len(ids) == 0 || slices.Contains(ids, id(x)) {
			out = append(out, x)
		}
	}
	slices.SortFunc(out, func(a, b T) int { return order(id(a), id(b)) })
	return slices.CompactFunc(out, func(a, b T) bool { return id(a) == id(b) })
}

// needsRoom reports whether a room has to be free too.
func (p *Plan) needsRoom() bool {
	return p.rules.Service.RoomType != "" || len(p.query.Rooms) > 0
}

// eligible are the rooms the visit may be in.
func (p *Plan) eligible() []Room {
	if !p.needsRoom() {
		return nil
	}
	t := p.rules.Service.RoomType
	return slices.DeleteFunc(chosen(p.rules.Rooms, roomID, p.query.Rooms), func(r Room) bool { return t != "" && r.Type != t })
}

// arena hands out the bitsets of a plan from one allocation.
type arena struct {
	words []uint64
	size  int
}

func newArena(bits, sets int) *arena {
	return &arena{words: make([]uint64, words(bits)*sets), size: words(bits)}
}

func (a *arena) bits() bitset {
	b := a.words[:a.size:a.size]
	a.words = a.words[a.size:]
	return b
}

func (a *arena) clone(of bitset) bitset {
	b := a.bits()
	copy(b, of)
	return b
}
