package scheduling_test

import (
	"fmt"
	"io"
	"net"
	"net/url"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/uuid"
	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/devstack/teststack"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/scheduling"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
)

// TestRoundTrips keeps what the front desk does all day from asking Postgres one thing after
// the other: a round trip to a server in the next room costs more than the answer.
func TestRoundTrips(t *testing.T) {
	t.Parallel()
	d, wire := dbtest.Open(t), &wiretap{}
	db, err := database.Open(t.Context(), wire.before(t, d.AppURL))
	require.NoError(t, err)
	t.Cleanup(db.Close)
	r := teststack.Redis(t)
	b := setupOn(t, db, redis.NewClient(&redis.Options{Addr: r.Addr, DB: r.DB}))
	visit, doctor := b.service(t), b.doctor(t)
	tuesday := availability.DateOf(now) + 1
	wish := func(i int) scheduling.NewAppointment {
		return b.wish(visit, doctor, b.patient(t), fmt.Sprintf("2026-11-25T%02d:00", 9+i))
	}
	var booked scheduling.Appointment
	for _, c := range []struct {
		name string
		most int64
		do   func(i int) func() error
	}{
		{"Slots", 3, func(int) func() error {
			return func() error {
				_, err := b.FreeSlots(b.ctx, scheduling.SlotQuery{Branch: b.branch, Service: visit.ID, From: &tuesday})
				return err
			}
		}},
		{"Day", 3, func(int) func() error {
			return func() error { _, err := b.Day(b.ctx, b.branch, tuesday); return err }
		}},
		{"Book", 8, func(i int) func() error {
			ctx, w := database.WithIdempotencyKey(b.ctx, uuid.NewString()), wish(i)
			return func() (err error) { booked, err = b.Book(ctx, w); return err }
		}},
		{"BookTaken", 7, func(int) func() error {
			ctx, w := database.WithIdempotencyKey(b.ctx, uuid.NewString()), wish(0)
			return func() error {
				_, err := b.Book(ctx, w)
				require.ErrorIs(t, err, scheduling.ErrSlotTaken)
				return nil
			}
		}},
		{"Move", 10, func(i int) func() error {
			m := scheduling.Move{When: scheduling.When{Local: fmt.Sprintf("2026-11-25T%d:00", 14+i)}, Reason: "asked"}
			return func() error { _, err := b.Move(b.ctx, booked.ID, m); return err }
		}},
	} {
		for i := range 2 { // the first time statements are prepared
			do := c.do(i)
			wire.turns.Store(0)
			require.NoError(t, do(), c.name)
		}
		t.Logf("%-10s %d round trips", c.name, wire.turns.Load())
		require.LessOrEqual(t, wire.turns.Load(), c.most, c.name)
	}
}

// wiretap stands between the program and Postgres and counts how often they take turns.
type wiretap struct{ turns atomic.Int64 }

// before returns the address of a tap in front of a database.
func (w *wiretap) before(t *testing.T, address string) string {
	t.Helper()
	u, err := url.Parse(address)
	require.NoError(t, err)
	target := u.Host
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	var wg sync.WaitGroup
	t.Cleanup(func() { _ = l.Close(); wg.Wait() })
	wg.Go(func() {
		for {
			in, err := l.Accept()
			if err != nil {
				return
			}
			out, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", target)
			if err != nil {
				_ = in.Close()
				return
			}
			var asking atomic.Bool
			wg.Go(func() { defer out.Close(); _, _ = io.Copy(turning{out, func() { w.count(&asking) }}, in) })
			wg.Go(func() { defer in.Close(); _, _ = io.Copy(turning{in, func() { asking.Store(false) }}, out) })
		}
	})
	u.Host = l.Addr().String()
	return u.String()
}

func (w *wiretap) count(asking *atomic.Bool) {
	if !asking.Swap(true) {
		w.turns.Add(1)
	}
}

type turning struct {
	io.Writer
	note func()
}

func (x turning) Write(p []byte) (int, error) { x.note(); return x.Writer.Write(p) }
