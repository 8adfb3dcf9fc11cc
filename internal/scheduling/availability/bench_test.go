package availability_test

import (
	"encoding/binary"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
)

// BenchmarkSearch asks for 30 days of a busy branch with 30 practitioners and
// 10 rooms, over a day on which the clocks change.
func BenchmarkSearch(b *testing.B) {
	r, q := busyBranch(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := availability.Search(r, q); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCheck judges one start, as every booking does.
func BenchmarkCheck(b *testing.B) {
	r, q := busyBranch(b)
	days, err := availability.Search(r, q)
	require.NoError(b, err)
	start := days[0].Starts[0]
	r.Busy = nil
	b.ReportAllocs()
	for b.Loop() {
		if _, err := availability.Check(r, q.Now, start.At, start.Practitioners[0], uuid.Nil); err != nil {
			b.Fatal(err)
		}
	}
}

func busyBranch(tb testing.TB) (availability.Rules, availability.Query) {
	tb.Helper()
	from := date("2026-10-20")
	r := availability.Rules{
		Branch:  availability.Branch{Zone: zone(tb, "America/New_York"), Hours: everyDay(8*60, 20*60)},
		Service: availability.Service{Duration: 30 * time.Minute, Before: 5 * time.Minute, After: 10 * time.Minute, RoomType: "room"},
		Policy:  availability.Policy{Step: 15 * time.Minute, Horizon: 365 * 24 * time.Hour},
	}
	id := func(n int) (u uuid.UUID) { binary.BigEndian.PutUint64(u[8:], uint64(n)); return u }
	for n := range 30 {
		p := availability.Resource{ID: id(n), Hours: append(everyDay(9*60, 13*60), everyDay(14*60, 18*60)...)}
		p.Exceptions = []availability.Exception{{Kind: availability.Leave, From: from + availability.Date(n), To: from + availability.Date(n)}}
		r.Practitioners = append(r.Practitioners, p)
		for d := range availability.Date(30) {
			for h := range 6 {
				at := (from + d).Time().Add(time.Duration(13+h)*time.Hour + time.Duration(n%4)*15*time.Minute)
				r.Busy = append(r.Busy, availability.Busy{Resource: p.ID, From: at, To: at.Add(45 * time.Minute)})
			}
		}
	}
	for n := range 10 {
		r.Rooms = append(r.Rooms, availability.Room{Resource: availability.Resource{ID: id(100 + n)}, Type: "room"})
	}
	return r, availability.Query{From: from, To: from + 29, Now: from.Time()}
}
