package scheduling_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/scheduling"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
)

func TestDay(t *testing.T) {
	t.Parallel()
	b := setup(t)
	d, visit, doctor := b.open(t), b.service(t), b.doctor(t)
	day := func(date string) answer {
		return d.get("/day?branch_id="+b.branch.String()+"&date="+date).require(t, http.StatusOK, "")
	}

	t.Run("ShowsWhoIsThereAndWhatIsBooked", func(t *testing.T) {
		_, booked := d.booked(b.wanted(visit, doctor, b.patient(t), "2026-11-24T09:00"))
		d.booked(b.wanted(visit, doctor, b.patient(t), "2026-11-25T09:00"))
		a := day("2026-11-24")
		require.Equal(t, "08:00", a.text("opens"))
		require.Equal(t, "20:00", a.text("closes"))
		require.Equal(t, "Asia/Kolkata", a.text("time_zone"))
		require.Nil(t, a.Body["closed_reason"])
		require.Equal(t, []object{{"id": doctor.ID.String(), "name": doctor.Name, "title": "Dentist", "color": ""}}, a.list("practitioners"))
		require.Len(t, a.list("appointments"), 1)
		require.Equal(t, booked.Body, a.list("appointments")[0])
		require.Contains(t, a.list("unavailable"), object{
			"practitioner_id": doctor.ID.String(), "start_local": "2026-11-24T13:00", "end_local": "2026-11-24T14:00", "reason": "no_hours",
		})
	})

	t.Run("AHolidayHasAName", func(t *testing.T) {
		a := day("2027-01-26")
		require.Equal(t, "holiday", a.text("closed_reason"))
		require.Contains(t, a.text("closed_name"), "Republic Day")
		require.Equal(t, "08:00", a.text("opens"), "the hours of an ordinary day, for the frame of the calendar")
	})

	t.Run("WhoHasLeftIsShownWhileThereIsSomethingOfTheirs", func(t *testing.T) {
		leaver := b.doctor(t)
		d.booked(b.wanted(visit, leaver, b.patient(t), "2026-11-26T09:00"))
		_, err := b.ChangeResource(b.ctx, leaver.ID, `"1"`, func(f *scheduling.ResourceFields) { f.Active = false })
		require.NoError(t, err)
		require.Len(t, day("2026-11-26").list("practitioners"), 2)
		require.Len(t, day("2026-11-27").list("practitioners"), 1)
	})

	t.Run("CancelledVisitsStayOnTheSheet", func(t *testing.T) {
		path, _ := d.booked(b.wanted(visit, doctor, b.patient(t), "2026-11-30T09:00"))
		d.post(path+"/cancel", object{"reason": "Ill"}).require(t, http.StatusOK, "")
		require.Equal(t, "cancelled", day("2026-11-30").list("appointments")[0]["status"])
	})

	t.Run("RefusesWhatIsNoDay", func(t *testing.T) {
		d.get("/day?branch_id="+b.branch.String()+"&date=today").require(t, http.StatusUnprocessableEntity, "scheduling.invalid")
		d.get("/day?branch_id="+uuid.NewString()+"&date=2026-11-24").require(t, http.StatusNotFound, "platform.branch_not_found")
	})
}

func TestList(t *testing.T) {
	t.Parallel()
	b := setup(t)
	kolkata := b.branch
	b.branch = dbtest.Branch(t, b.ctx, b.db, "America/Vancouver")
	d, visit, doctor, patient := b.open(t), b.service(t), b.doctor(t), b.patient(t)
	for i, local := range []string{"2026-11-24T09:00", "2026-11-24T16:30", "2026-11-25T09:00"} { // half past four is Wednesday in UTC
		p := patient
		if i == 2 {
			p = b.patient(t)
		}
		d.booked(b.wanted(visit, doctor, p, local))
	}
	starts := func(query string) (out []any) {
		for _, x := range d.get("/appointments?"+query).require(t, http.StatusOK, "").list("items") {
			out = append(out, x["start_local"])
		}
		return out
	}

	t.Run("DaysAreThoseOfTheBranch", func(t *testing.T) {
		require.Equal(t, []any{"2026-11-24T09:00", "2026-11-24T16:30"}, starts("from=2026-11-24&to=2026-11-24"))
		require.Equal(t, []any{"2026-11-25T09:00"}, starts("from=2026-11-25"))
		require.Equal(t, []any{"2026-11-24T16:30"}, starts("from=2026-11-25T00:00:00Z&to=2026-11-25T12:00:00Z"))
	})

	t.Run("OfABranchAndOfAPatient", func(t *testing.T) {
		require.Empty(t, starts("branch_id="+kolkata.String()))
		require.Len(t, starts("branch_id="+b.branch.String()), 3)
		require.Len(t, starts("patient_id="+patient.ID.String()), 2)
	})

	t.Run("PageByPage", func(t *testing.T) {
		var seen []any
		cursor := ""
		for range 3 {
			a := d.get("/appointments?limit=1&cursor="+cursor).require(t, http.StatusOK, "")
			require.Len(t, a.list("items"), 1)
			seen = append(seen, a.list("items")[0]["start_local"])
			cursor = a.text("next_cursor")
		}
		require.Equal(t, []any{"2026-11-24T09:00", "2026-11-24T16:30", "2026-11-25T09:00"}, seen)
		require.Empty(t, cursor)
	})

	t.Run("RefusesWhatIsNoDate", func(t *testing.T) {
		d.get("/appointments?from=yesterday").require(t, http.StatusUnprocessableEntity, "scheduling.invalid")
	})
}

// TestDayIsReadAtOnce: a busy day takes no more queries than an empty one. What it
// reads is bounded by TestRoundTrips; here, that all of it is there.
func TestDayIsReadAtOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	visit := b.service(t, func(f *scheduling.OfferingFields) { f.Duration = 5 })
	for range 3 {
		doctor := b.doctor(t)
		for i := range 12 {
			_, err := b.Book(b.ctx, b.wish(visit, doctor, b.patient(t), fmt.Sprintf("2026-11-24T09:%02d", i*5)))
			require.NoError(t, err)
		}
	}
	day, err := b.Day(b.ctx, b.branch, availability.DateOf(now)+1)
	require.NoError(t, err)
	require.Len(t, day.Appointments, 36)
	require.Len(t, day.Practitioners, 3)
}
