package scheduling_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/scheduling"
)

func TestSlots(t *testing.T) {
	t.Parallel()
	b := setup(t)
	d, visit, doctor := b.open(t), b.service(t), b.doctor(t)
	slots := func(o scheduling.Offering, more string) answer {
		return d.get("/slots?branch_id=" + b.branch.String() + "&service_id=" + o.ID.String() + more)
	}

	t.Run("AWeekFromTheBranchsToday", func(t *testing.T) {
		days := slots(visit, "").require(t, http.StatusOK, "").list("days")
		require.Len(t, days, 7)
		require.Equal(t, "2026-11-23", days[0]["date"])

		vancouver := dbtest.Branch(t, b.ctx, b.db, "America/Vancouver") // there it is still Sunday
		days = d.get("/slots?branch_id="+vancouver.String()+"&service_id="+visit.ID.String()).require(t, http.StatusOK, "").list("days")
		require.Len(t, days, 7)
		require.Equal(t, "2026-11-22", days[0]["date"])
	})

	t.Run("WhatIsOfferedCanBeBooked", func(t *testing.T) {
		a := slots(visit, "&from=2026-11-24&to=2026-11-24")
		first := objects(a.list("days")[0]["starts"])[0]
		require.Equal(t, "2026-11-24T09:00", first["start_local"])
		require.Equal(t, []any{doctor.ID.String()}, first["practitioner_ids"])
		require.Equal(t, "Asia/Kolkata", a.text("time_zone"))
		require.Equal(t, "2026-11-24", a.text("nearest_day"))
		d.booked(b.wanted(visit, doctor, b.patient(t), "2026-11-24T09:00"))
		left := objects(slots(visit, "&from=2026-11-24&to=2026-11-24").list("days")[0]["starts"])
		require.Equal(t, "2026-11-24T09:30", left[0]["start_local"])
	})

	t.Run("ADayWithoutAnySaysWhyAndWhichIsNearest", func(t *testing.T) {
		_, err := b.AddException(b.ctx, doctor.ID, scheduling.Exception{Kind: "leave", StartsOn: date("2026-12-01"), Ends: date("2026-12-02")})
		require.NoError(t, err)
		a := slots(visit, "&from=2026-12-01&to=2026-12-02")
		require.Equal(t, "on_leave", a.list("days")[0]["reason"])
		require.Equal(t, "2026-12-03", a.text("nearest_day"))
	})

	t.Run("BuffersAreKeptFree", func(t *testing.T) {
		long := b.service(t, func(f *scheduling.OfferingFields) { f.BufferBefore, f.BufferAfter = 15, 15 })
		d.booked(b.wanted(long, doctor, b.patient(t), "2026-11-25T10:00"))
		for local, free := range map[string]bool{"2026-11-25T09:15": true, "2026-11-25T09:20": false, "2026-11-25T10:45": true} {
			a := d.post("/appointments", b.wanted(visit, doctor, b.patient(t), local))
			require.Equal(t, free, a.Status == http.StatusCreated, "%s: %v", local, a.Body)
		}
	})

	t.Run("OnlyWhoGivesTheService", func(t *testing.T) {
		other := b.doctor(t)
		special := b.service(t, func(f *scheduling.OfferingFields) { f.PractitionerID = []uuid.UUID{other.ID} })
		first := objects(slots(special, "&from=2026-11-24&to=2026-11-24").list("days")[0]["starts"])[0]
		require.Equal(t, []any{other.ID.String()}, first["practitioner_ids"])
		d.post("/appointments", b.wanted(special, doctor, b.patient(t), "2026-11-24T16:00")).
			require(t, http.StatusUnprocessableEntity, "scheduling.not_offered")
		day := slots(special, "&from=2026-11-24&to=2026-11-24&practitioner_id="+doctor.ID.String()).list("days")[0]
		require.Empty(t, day["starts"])
	})

	t.Run("RefusesWhatCannotBeSearched", func(t *testing.T) {
		for _, span := range []string{"&from=2026-11-24&to=2026-11-23", "&from=2026-11-24&to=2027-11-24", "&from=soon"} {
			slots(visit, span).require(t, http.StatusUnprocessableEntity, "scheduling.invalid")
		}
		d.get("/slots?branch_id="+b.branch.String()+"&service_id="+uuid.NewString()).require(t, http.StatusNotFound, "scheduling.service_not_found")
		d.get("/slots?branch_id="+uuid.NewString()+"&service_id="+visit.ID.String()).require(t, http.StatusNotFound, "platform.branch_not_found")
	})
}

// TestClocksThatChange: a wall-clock time that does not exist, or exists twice,
// is not guessed at.
func TestClocksThatChange(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.clock.Set(time.Date(2027, 3, 1, 12, 0, 0, 0, time.UTC))
	b.branch = dbtest.Branch(t, b.ctx, b.db, "America/Toronto")
	d, visit, doctor, patient := b.open(t), b.service(t), b.doctor(t), b.patient(t)
	a := d.post("/appointments", b.wanted(visit, doctor, patient, "2027-03-14T02:30")).require(t, http.StatusUnprocessableEntity, "scheduling.no_such_time")
	require.Equal(t, []string{"/start_local"}, a.pointers())
	d.post("/appointments", b.wanted(visit, doctor, patient, "2027-03-15T9:00")).require(t, http.StatusUnprocessableEntity, "scheduling.invalid")
	a = d.post("/appointments", b.wanted(visit, doctor, patient, "2027-11-07T01:30")).require(t, http.StatusUnprocessableEntity, "scheduling.ambiguous_time")
	require.Equal(t, []any{"2027-11-07T01:30:00-04:00", "2027-11-07T01:30:00-05:00"}, a.Body["choices"])

	want := b.wanted(visit, doctor, patient, "")
	delete(want, "start_local")
	want["starts_at"] = "2027-03-15T14:00:00Z"
	_, booked := d.booked(want)
	require.Equal(t, "2027-03-15T10:00", booked.text("start_local"))
	require.Equal(t, "2027-03-15T10:00:00-04:00", booked.text("starts_at"))
}
