package availability

import (
	"cmp"
	"math/bits"
	"slices"
	"time"

	"github.com/google/uuid"
)

// Day is one local day and the starts it offers. Reason says why it offers none.
type Day struct {
	Date   Date
	Starts []Start
	Reason Reason
}

// Start is a moment at which a visit can begin, in the branch's zone, and who
// can take it, by id. Rooms is empty where the service needs none. Any of the
// practitioners goes with any of the rooms. The lists are shared between
// starts: read them only.
type Start struct {
	At            time.Time
	Practitioners []uuid.UUID
	Rooms         []uuid.UUID
}

// Search compiles the rules and returns the days asked for.
func Search(r Rules, q Query) ([]Day, error) {
	p, err := Compile(r, q)
	if err != nil {
		return nil, err
	}
	return p.Days(), nil
}

// Days is every day asked for, in order, with its free starts.
func (p *Plan) Days() []Day {
	out := make([]Day, 0, p.to-p.from)
	all := make([]Start, 0, p.count())
	who, where := newGroups(p.practitioners), newGroups(p.roomOptions)
	for i := p.from; i < p.to; i++ {
		d, first := Day{Date: p.date(i)}, len(all)
		for m, end := p.firstFree(i); m < end; m = p.offered.next(m+1, end) {
			all = append(all, Start{At: p.at(m), Practitioners: who.at(m), Rooms: where.at(m)})
		}
		d.Starts = all[first:len(all):len(all)]
		if len(d.Starts) == 0 {
			d.Reason = p.explainDay(i)
		}
		out = append(out, d)
	}
	return out
}

// firstFree is the first free mark of day i and the end of the day.
func (p *Plan) firstFree(i int) (mark, end int) {
	first, end := p.day(i)
	return p.offered.next(first, end), end
}

func (p *Plan) count() int {
	n := 0
	for _, w := range p.offered {
		n += bits.OnesCount64(w)
	}
	return n
}

// Nearest is the first day asked for that has a free start.
func (p *Plan) Nearest() (Date, bool) {
	for i := p.from; i < p.to; i++ {
		if m, end := p.firstFree(i); m < end {
			return p.date(i), true
		}
	}
	return 0, false
}

// groups lists which options are free at a mark. Starts that follow each other
// mostly have the same ones, so equal lists are made once.
type groups struct {
	options []option
	last    []uuid.UUID
	chunk   []uuid.UUID
}

func newGroups(options []option) *groups { return &groups{options: options} }

func (g *groups) at(mark int) []uuid.UUID {
	if g.same(mark) {
		return g.last
	}
	if cap(g.chunk)-len(g.chunk) < len(g.options) {
		g.chunk = make([]uuid.UUID, 0, 16*len(g.options))
	}
	first := len(g.chunk)
	for _, o := range g.options {
		if o.start.has(mark) {
			g.chunk = append(g.chunk, o.id)
		}
	}
	g.last = g.chunk[first:len(g.chunk):len(g.chunk)]
	return g.last
}

func (g *groups) same(mark int) bool {
	k := 0
	for _, o := range g.options {
		if !o.start.has(mark) {
			continue
		}
		if k == len(g.last) || g.last[k] != o.id {
			return false
		}
		k++
	}
	return k == len(g.last)
}

// Suggestion is a free start with one practitioner.
type Suggestion struct {
	At           time.Time
	Practitioner uuid.UUID
}

// Around returns at most n free starts with the wanted practitioner and at most
// n with others, those nearest to at, in the order of time. A zero wanted is
// whoever is free. Starts for which besides is true are left out; it may be nil.
func (p *Plan) Around(at time.Time, wanted uuid.UUID, n int, besides func(time.Time) bool) []Suggestion {
	var with, others []Suggestion
	for _, m := range p.nearestMarks(at) {
		t := p.at(m)
		if besides != nil && besides(t) {
			continue
		}
		for _, o := range p.practitioners {
			switch {
			case !o.start.has(m):
			case o.id == wanted && len(with) < n:
				with = append(with, Suggestion{t, o.id})
			case o.id != wanted && len(others) < n && !slices.ContainsFunc(others, func(s Suggestion) bool { return s.At.Equal(t) }):
				others = append(others, Suggestion{t, o.id})
			}
		}
	}
	out := slices.Concat(with, others)
	slices.SortStableFunc(out, func(a, b Suggestion) int { return a.At.Compare(b.At) })
	return out
}

// nearestMarks are all free marks of the days asked for, those nearest to at first.
func (p *Plan) nearestMarks(at time.Time) []int {
	end := p.firsts[p.to]
	var out []int
	for m := p.offered.next(p.firsts[p.from], end); m < end; m = p.offered.next(m+1, end) {
		out = append(out, m)
	}
	centre := p.mark(at, down)
	slices.SortStableFunc(out, func(a, b int) int { return cmp.Compare(abs(a-centre), abs(b-centre)) })
	return out
}

func abs(n int) int { return max(n, -n) }
