package availability_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
)

const mark = availability.Mark

// TestEveryZone compares the engine with the oracle on random rules around the
// days on which each zone's clocks change, and around an ordinary one.
func TestEveryZone(t *testing.T) {
	t.Parallel()
	for _, name := range append(append([]string{}, zones...), odd...) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			z := zone(t, name)
			days := append(changes(z, date("2026-01-01"), date("2027-12-31")), date("2026-06-17"))
			rapid.Check(t, func(rt *rapid.T) {
				w := drawWorld(rt, z, rapid.SampledFrom(days).Draw(rt, "day"))
				agree(rt, w)
				judgesAlike(rt, w)
			})
		})
	}
}

// agree: what the engine offers is what the oracle accepts, and the reverse.
func agree(t require.TestingT, w world) {
	days, err := availability.Search(w.rules, w.query)
	require.NoError(t, err)
	var got []answer
	for i, d := range days {
		require.Equal(t, w.query.From+availability.Date(i), d.Date)
		require.Equal(t, len(d.Starts) == 0, d.Reason != "", "%s: %d starts, reason %q", d.Date, len(d.Starts), d.Reason)
		for _, s := range d.Starts {
			got = append(got, answer(s))
		}
	}
	want := oracle{w.rules, w.query}.starts()
	require.Equal(t, texts(want), texts(got))
}

// texts makes answers comparable and a difference readable.
func texts(answers []answer) []string {
	out := make([]string, 0, len(answers))
	for _, a := range answers {
		s := a.At.Format(time.RFC3339)
		for _, id := range a.Practitioners {
			s += " p" + string('0'+id[15])
		}
		for _, id := range a.Rooms {
			s += " r" + string('0'+id[15])
		}
		out = append(out, s)
	}
	return out
}

// judgesAlike: Check says yes exactly where Search offers.
func judgesAlike(t require.TestingT, w world) {
	plan, err := availability.Compile(w.rules, w.query)
	require.NoError(t, err)
	var offered, accepted []answer
	for _, d := range plan.Days() {
		for _, s := range d.Starts {
			offered = append(offered, answer{At: s.At, Rooms: s.Rooms})
		}
	}
	from, to := availability.Span(w.rules.Branch.Zone, w.query.From, w.query.To)
	for at := from; at.Before(to); at = at.Add(mark) {
		if v := plan.Check(at); v.OK() {
			accepted = append(accepted, answer{At: at, Rooms: v.Rooms})
		}
	}
	require.Equal(t, texts(offered), texts(accepted))
	require.Equal(t, availability.OffGrid, plan.Check(from.Add(time.Minute)).Reason)
}

// TestOrderDoesNotMatter shuffles everything that comes in a list.
func TestOrderDoesNotMatter(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		z := zone(t, rapid.SampledFrom(zones).Draw(rt, "zone"))
		w := drawWorld(rt, z, date("2026-03-08"))
		want, err := availability.Search(w.rules, w.query)
		require.NoError(rt, err)
		got, err := availability.Search(shuffled(rt, w.rules), w.query)
		require.NoError(rt, err)
		require.Equal(rt, want, got)
	})
}

func shuffled(rt *rapid.T, r availability.Rules) availability.Rules {
	resource := func(x availability.Resource) availability.Resource {
		x.Hours, x.Exceptions = shuffle(rt, x.Hours), shuffle(rt, x.Exceptions)
		return x
	}
	r.Practitioners, r.Rooms, r.Busy = shuffle(rt, r.Practitioners), shuffle(rt, r.Rooms), shuffle(rt, r.Busy)
	r.Branch.Hours, r.Branch.Days = shuffle(rt, r.Branch.Hours), shuffle(rt, r.Branch.Days)
	for i, p := range r.Practitioners {
		r.Practitioners[i] = resource(p)
	}
	for i, x := range r.Rooms {
		r.Rooms[i].Resource = resource(x.Resource)
	}
	return r
}

func shuffle[T any](rt *rapid.T, list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return rapid.Permutation(slices.Clone(list)).Draw(rt, "order")
}

// world is one random clinic and one random question.
type world struct {
	rules availability.Rules
	query availability.Query
}

// drawWorld draws rules that matter on and around day.
func drawWorld(rt *rapid.T, z *time.Location, day availability.Date) world {
	d := drawer{rt, day}
	var w world
	w.rules.Branch = availability.Branch{Zone: z, Hours: d.weekly("open", 1, 10), Days: d.branchDays()}
	w.rules.Service = availability.Service{
		Duration: d.marks("duration", 1, 40), Before: d.marks("before", 0, 6), After: d.marks("after", 0, 6),
		RoomType: rapid.SampledFrom([]string{"", "", "chair", "scanner"}).Draw(rt, "room type"),
	}
	w.rules.Policy = availability.Policy{
		Step:    rapid.SampledFrom([]time.Duration{mark, 2 * mark, 3 * mark, 7 * mark, 12 * mark}).Draw(rt, "step"),
		Lead:    d.marks("lead", -3, 60),
		Horizon: d.marks("horizon", 300, 5000),
	}
	ids := []uuid.UUID{{15: 1}, {15: 2}, {15: 3}, {15: 4}, {15: 5}}
	for _, id := range ids[:min(3, rapid.IntRange(0, 6).Draw(rt, "practitioners"))] {
		w.rules.Practitioners = append(w.rules.Practitioners, d.resource(id, 1))
	}
	for _, id := range ids[3 : 3+rapid.IntRange(0, 2).Draw(rt, "rooms")] {
		w.rules.Rooms = append(w.rules.Rooms, availability.Room{
			Resource: d.resource(id, 0), Type: rapid.SampledFrom([]string{"chair", "scanner"}).Draw(rt, "type"),
		})
	}
	w.rules.Busy = d.busy(ids)
	w.query = availability.Query{From: day + d.days(-1, 0), Now: d.moment(-4, 1)}
	w.query.To = w.query.From + d.days(0, 2)
	w.query.Practitioners, w.query.Rooms = d.some(ids[:3]), d.some(ids[3:])
	return w
}

type drawer struct {
	rt  *rapid.T
	day availability.Date
}

func (d drawer) marks(name string, low, high int) time.Duration {
	return time.Duration(rapid.IntRange(low, high).Draw(d.rt, name)) * mark
}

func (d drawer) days(low, high int) availability.Date {
	return availability.Date(rapid.IntRange(low, high).Draw(d.rt, "days"))
}

func (d drawer) date() availability.Date { return d.day + d.days(-2, 2) }

// moment is any minute from the low to the high day.
func (d drawer) moment(low, high int) time.Time {
	return d.day.Time().Add(time.Duration(rapid.IntRange(low*1440, high*1440).Draw(d.rt, "minute")) * time.Minute)
}

// rng is mostly hours of daytime, sometimes a night or a whole day.
func (d drawer) rng() availability.Range {
	switch rapid.IntRange(0, 5).Draw(d.rt, "shape") {
	case 0:
		return availability.Range{Start: 0, End: availability.Midnight}
	case 1:
		return availability.Range{Start: 0, End: 0}
	}
	at := func(name string) availability.TimeOfDay {
		return availability.TimeOfDay(5 * rapid.IntRange(0, 287).Draw(d.rt, name))
	}
	return availability.Range{Start: at("start"), End: at("end")}
}

func (d drawer) ranges(most int) []availability.Range {
	var out []availability.Range
	for range rapid.IntRange(0, most).Draw(d.rt, "ranges") {
		out = append(out, d.rng())
	}
	return out
}

// weekly is some ranges on some days, mostly on top of one of every day: a
// clinic in which nobody is ever there proves little.
func (d drawer) weekly(name string, low, high int) []availability.Weekly {
	var out []availability.Weekly
	if low > 0 && rapid.IntRange(0, 3).Draw(d.rt, "every day") > 0 {
		r := d.rng()
		for weekday := range availability.Weekday(7) {
			out = append(out, availability.Weekly{Weekday: weekday + 1, Range: r})
		}
	}
	for range rapid.IntRange(low, high).Draw(d.rt, name) {
		w := availability.Weekly{Weekday: d.date().Weekday(), Range: d.rng()}
		if rapid.IntRange(0, 3).Draw(d.rt, "bounded") == 0 {
			w.From = d.date()
			w.To = w.From + d.days(0, 3)
		}
		out = append(out, w)
	}
	return out
}

func (d drawer) branchDays() []availability.BranchDay {
	var out []availability.BranchDay
	for range max(0, rapid.IntRange(-3, 2).Draw(d.rt, "branch days")) {
		out = append(out, availability.BranchDay{
			Date: d.date(), Closed: rapid.Bool().Draw(d.rt, "closed"), Holiday: rapid.Bool().Draw(d.rt, "holiday"), Ranges: d.ranges(2),
		})
	}
	return out
}

func (d drawer) resource(id uuid.UUID, hours int) availability.Resource {
	r := availability.Resource{ID: id, Hours: d.weekly("hours", hours, 8)}
	for range max(0, rapid.IntRange(-3, 2).Draw(d.rt, "exceptions")) {
		from := d.date()
		r.Exceptions = append(r.Exceptions, availability.Exception{
			Kind: rapid.SampledFrom([]availability.Kind{availability.Leave, availability.Override}).Draw(d.rt, "kind"),
			From: from, To: from + d.days(0, 1), Ranges: d.ranges(2),
		})
	}
	return r
}

func (d drawer) busy(ids []uuid.UUID) []availability.Busy {
	var out []availability.Busy
	for range rapid.IntRange(0, 8).Draw(d.rt, "busy") {
		from := d.moment(-1, 2).Truncate(mark)
		out = append(out, availability.Busy{Resource: rapid.SampledFrom(ids).Draw(d.rt, "whose"), From: from, To: from.Add(d.marks("long", 1, 30))})
	}
	return out
}

// some is mostly nobody in particular.
func (d drawer) some(ids []uuid.UUID) []uuid.UUID {
	if rapid.IntRange(0, 3).Draw(d.rt, "named") > 0 {
		return nil
	}
	return []uuid.UUID{rapid.SampledFrom(ids).Draw(d.rt, "name")}
}
