package scheduling_test

import (
	"bufio"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/devstack/teststack"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/kit/holds"
	"github.com/praxis-clinic/praxis/internal/kit/live"
	"github.com/praxis-clinic/praxis/internal/scheduling"
)

type heard struct {
	kind string
	data object
}

// screen is what an open calendar hears.
type screen struct {
	t      testing.TB
	events chan heard
}

// watch opens the stream of a branch and waits until it is open.
func (d desk) watch(branch uuid.UUID) screen {
	d.t.Helper()
	ctx, stop := context.WithCancel(context.WithoutCancel(d.t.Context()))
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, d.url+"/api/v1/events?branch_id="+branch.String(), nil)
	require.NoError(d.t, err)
	req.Header.Set("X-As", d.as)
	res, err := http.DefaultClient.Do(req) //nolint:bodyclose // closed when the test ends
	require.NoError(d.t, err)
	require.Equal(d.t, http.StatusOK, res.StatusCode)
	require.Equal(d.t, "text/event-stream", res.Header.Get("Content-Type"))
	s := screen{d.t, make(chan heard, 64)}
	done := make(chan struct{})
	go func() { defer close(done); defer close(s.events); s.read(bufio.NewScanner(res.Body)) }()
	d.t.Cleanup(func() { stop(); _ = res.Body.Close(); <-done })
	require.Equal(d.t, "ping", s.next().kind)
	return s
}

func (s screen) read(lines *bufio.Scanner) {
	var e heard
	for lines.Scan() {
		name, value, _ := strings.Cut(lines.Text(), ": ")
		switch name {
		case "event":
			e = heard{kind: value}
		case "data":
			_ = json.Unmarshal([]byte(value), &e.data)
		case "":
			s.events <- e
		}
	}
}

// next is the next event, which has to come within the second that is promised.
func (s screen) next() heard {
	s.t.Helper()
	select {
	case e := <-s.events:
		return e
	case <-time.After(5 * time.Second): // the machine may be slow; the second is measured below
		s.t.Fatal("nothing was heard")
		return heard{}
	}
}

func TestLive(t *testing.T) {
	t.Parallel()
	r := teststack.Redis(t)
	b := setupWith(t, redis.NewClient(&redis.Options{Addr: r.Addr, DB: r.DB}))
	one, two := b.desks(t)
	visit, doctor := b.service(t), b.doctor(t)
	elsewhere := dbtest.Branch(t, b.ctx, b.db, "Asia/Kolkata")

	t.Run("AnotherDeskHearsOfEverything", func(t *testing.T) {
		s, deaf := two.watch(b.branch), two.watch(elsewhere)
		path, booked := one.booked(b.wanted(visit, doctor, b.patient(t), "2026-11-24T09:00"))
		said := func(date, change string) heard {
			return heard{"appointment", object{"id": booked.text("id"), "branch_id": b.branch.String(), "date": date, "change": change}}
		}
		require.Equal(t, said("2026-11-24", "booked"), s.next())
		one.post(path+"/move", object{"start_local": "2026-11-25T09:00", "reason": "Late"}).require(t, http.StatusOK, "")
		require.Equal(t, said("2026-11-24", "moved"), s.next(), "the day it left")
		require.Equal(t, said("2026-11-25", "moved"), s.next())
		one.post(path+"/cancel", object{"reason": "Ill"}).require(t, http.StatusOK, "")
		require.Equal(t, said("2026-11-25", "cancelled"), s.next())
		one.post(path+"/reinstate", nil).require(t, http.StatusOK, "")
		require.Equal(t, said("2026-11-25", "reinstated"), s.next())
		one.post(path+"/arrive", nil).require(t, http.StatusOK, "")
		require.Equal(t, said("2026-11-25", "arrived"), s.next())

		held := one.post("/holds", object{
			"branch_id": b.branch, "service_id": visit.ID, "practitioner_id": doctor.ID, "start_local": "2026-11-24T10:00",
		}).require(t, http.StatusCreated, "")
		hold := heard{"hold", object{"branch_id": b.branch.String(), "date": "2026-11-24"}}
		require.Equal(t, hold, s.next())
		one.post("/holds/release", object{"token": held.text("token")}).require(t, http.StatusNoContent, "")
		require.Equal(t, hold, s.next())
		require.Empty(t, deaf.events, "another branch's screen hears nothing of it")
	})

	t.Run("ThroughAnotherProcess", func(t *testing.T) {
		second, quiet := *b, slog.New(slog.DiscardHandler)
		rdb := redis.NewClient(&redis.Options{Addr: r.Addr, DB: r.DB})
		t.Cleanup(func() { _ = rdb.Close() })
		hub := live.NewHub(rdb, quiet)
		deps := b.Deps
		deps.Live, deps.Holds = hub, holds.New(rdb, clock.System(), quiet)
		second.Service = scheduling.New(deps)
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan struct{})
		go func() { defer close(ended); hub.Run(ctx) }()
		t.Cleanup(func() { stop(); <-ended })
		require.Eventually(t, func() bool { n, err := rdb.PubSubNumPat(t.Context()).Result(); return err == nil && n > 0 }, 5*time.Second, 5*time.Millisecond)

		s := second.open(t).watch(b.branch)
		started := time.Now()
		one.booked(b.wanted(visit, doctor, b.patient(t), "2026-11-26T09:00"))
		require.Equal(t, "booked", s.next().data["change"])
		t.Logf("a booking was heard of in the other process after %s", time.Since(started).Round(time.Millisecond))
	})

	t.Run("NotOfABranchThatIsNotThere", func(t *testing.T) {
		one.get("/events?branch_id="+uuid.NewString()).require(t, http.StatusNotFound, "platform.branch_not_found")
	})
}
