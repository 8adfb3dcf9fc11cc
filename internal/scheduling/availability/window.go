package availability

import (
	"sort"
	"time"
)

const (
	markSeconds = int64(Mark / time.Second)
	markMinutes = TimeOfDay(Mark / time.Minute)
)

// window is a number of local days of a zone laid out in marks.
type window struct {
	zone   *time.Location
	first  Date
	origin int64         // Unix seconds of mark 0
	firsts []int         // first mark of each day, and one past the last
	walls  [][]TimeOfDay // what the wall reads at each mark, for days that are not plain
	n      int           // marks in all
}

func newWindow(zone *time.Location, first, last Date) *window {
	days := int(last-first) + 1
	w := &window{zone: zone, first: first, firsts: make([]int, days+1), walls: make([][]TimeOfDay, days)}
	start := startOfDay(first, zone)
	w.origin = floorDiv(start.Unix(), markSeconds) * markSeconds
	for i := range days {
		next := startOfDay(first+Date(i)+1, zone)
		w.firsts[i+1] = w.mark(next, up)
		if !plain(start, next) {
			w.walls[i] = w.readWall(i)
		}
		start = next
	}
	w.n = w.firsts[days]
	return w
}

// startOfDay is the first instant of d in zone. Where the clocks skip midnight
// that is the moment they do; where midnight comes twice, it is the first.
func startOfDay(d Date, zone *time.Location) time.Time {
	y, m, day := d.Time().Date()
	noon := time.Date(y, m, day, 12, 0, 0, 0, zone)
	from := noon.Add(-36 * time.Hour).Unix()
	span := 48 * 60 // minutes; the day begins somewhere in them, and d grows with time
	guess := time.Date(y, m, day, 0, 0, 0, 0, zone)
	if DateOf(guess) == d && DateOf(guess.Add(-time.Second)) == d-1 {
		return guess
	}
	i := sort.Search(span, func(i int) bool { return DateOf(time.Unix(from+int64(i)*60, 0).In(zone)) >= d })
	return time.Unix(from+int64(i)*60, 0).In(zone)
}

// plain reports whether the clock runs evenly through the day from start to next.
func plain(start, next time.Time) bool {
	_, a := start.Zone()
	_, b := next.Zone()
	return a == b && next.Sub(start) == 24*time.Hour
}

// readWall reads the clock at every mark of day i.
func (w *window) readWall(i int) []TimeOfDay {
	out := make([]TimeOfDay, w.firsts[i+1]-w.firsts[i])
	for k := range out {
		t := w.at(w.firsts[i] + k)
		out[k] = TimeOfDay(t.Hour()*60 + t.Minute())
	}
	return out
}

type rounding bool

const (
	down rounding = false
	up   rounding = true
)

// mark is the mark at t, which may lie outside the window.
func (w *window) mark(t time.Time, r rounding) int {
	s, ns := t.Unix()-w.origin, int64(t.Nanosecond())
	if r == up {
		if ns > 0 {
			s++
		}
		return -int(floorDiv(-s, markSeconds))
	}
	return int(floorDiv(s, markSeconds))
}

// at is the instant of a mark, in the zone.
func (w *window) at(mark int) time.Time {
	return time.Unix(w.origin+int64(mark)*markSeconds, 0).In(w.zone)
}

func (w *window) days() int            { return len(w.walls) }
func (w *window) date(i int) Date      { return w.first + Date(i) }
func (w *window) day(i int) (a, b int) { return w.firsts[i], w.firsts[i+1] }

// cover sets the marks at which the wall reads a time of r, for the r that
// begins on day i. What r has past midnight falls on day i+1.
func (w *window) cover(b bitset, i int, r Range) { w.paint(i, r, b.fill) }

// uncover clears what cover sets.
func (w *window) uncover(b bitset, i int, r Range) { w.paint(i, r, b.clear) }

func (w *window) paint(i int, r Range, stroke func(from, to int)) {
	end := r.end()
	w.paintDay(i, r.Start, min(end, Midnight), stroke)
	if end > Midnight && i+1 < w.days() {
		w.paintDay(i+1, 0, end-Midnight, stroke)
	}
}

// paintDay strokes the marks of day i whose five minutes lie in [from, to) by
// the wall clock.
func (w *window) paintDay(i int, from, to TimeOfDay, stroke func(from, to int)) {
	first := w.firsts[i]
	if w.walls[i] == nil {
		stroke(first+int((from+markMinutes-1)/markMinutes), first+int(to/markMinutes))
		return
	}
	for k, wall := range w.walls[i] {
		if wall >= from && wall+markMinutes <= to {
			stroke(first+k, first+k+1)
		}
	}
}

// align sets the marks of day i at which the wall reads a multiple of step.
func (w *window) align(b bitset, i int, step TimeOfDay) {
	first, end := w.day(i)
	if w.walls[i] == nil {
		for m := first; m < end; m += int(step / markMinutes) {
			b.set(m)
		}
		return
	}
	for k, wall := range w.walls[i] {
		if wall%step == 0 {
			b.set(first + k)
		}
	}
}
