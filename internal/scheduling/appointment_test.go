package scheduling_test

import (
	"net/http"
	"sync"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/scheduling"
)

func TestBook(t *testing.T) {
	t.Parallel()
	b := setup(t)
	visit, doctor := b.service(t), b.doctor(t)

	t.Run("AFreeTime", func(t *testing.T) {
		a, err := b.Book(b.ctx, b.wish(visit, doctor, b.patient(t), "2026-11-24T09:00"))
		require.NoError(t, err)
		require.Equal(t, scheduling.Confirmed, a.Status)
		require.Equal(t, doctor.Name, a.Practitioner.Name)
		require.EqualValues(t, 1, a.Version)
	})

	t.Run("ATakenTimeSaysWhatIsInTheWayAndWhatIsFree", func(t *testing.T) {
		_, err := b.Book(b.ctx, b.wish(visit, doctor, b.patient(t), "2026-11-24T09:15"))
		require.ErrorIs(t, err, scheduling.ErrSlotTaken)
		var f *fault.Error
		require.ErrorAs(t, err, &f)
		require.Equal(t, []scheduling.Conflict{{
			Kind: "practitioner", Name: doctor.Name, StartLocal: "2026-11-24T09:00", EndLocal: "2026-11-24T09:30",
		}}, f.Extra["conflicts"])
		nearest, ok := f.Extra["nearest"].([]scheduling.Nearest)
		require.True(t, ok)
		require.NotEmpty(t, nearest)
		require.Equal(t, "2026-11-24T09:30", nearest[0].StartLocal)
	})

	t.Run("OutsideHours", func(t *testing.T) {
		for local, reason := range map[string]string{
			"2026-11-24T13:00": "no_hours", "2026-11-24T20:00": "closed", "2026-11-22T09:00": "past",
			"2026-11-24T09:02": "off_grid", "2029-11-24T09:00": "beyond_horizon", "2027-01-26T09:00": "holiday",
		} {
			_, err := b.Book(b.ctx, b.wish(visit, doctor, b.patient(t), local))
			require.ErrorIs(t, err, scheduling.ErrOutsideHours, local)
			var f *fault.Error
			require.ErrorAs(t, err, &f)
			require.EqualValues(t, reason, f.Extra["reason"], local)
		}
	})
}

func TestBookOverHTTP(t *testing.T) {
	t.Parallel()
	b := setup(t)
	d, visit, doctor := b.open(t), b.service(t), b.doctor(t)

	t.Run("ShowsAllThatACalendarNeeds", func(t *testing.T) {
		p := b.patient(t)
		want := b.wanted(visit, doctor, p, "2026-11-24T09:00")
		want["source"], want["note"] = "walk_in", "  Prefers the window  "
		path, a := d.booked(want)
		require.Equal(t, `"1"`, a.Header.Get("ETag"))
		require.Equal(t, "confirmed", a.text("status"))
		require.Equal(t, "walk_in", a.text("source"))
		require.Equal(t, "Prefers the window", a.text("note"))
		require.Equal(t, "2026-11-24T09:00:00+05:30", a.text("starts_at"))
		require.Equal(t, "2026-11-24T09:30", a.text("end_local"))
		require.Equal(t, object{"id": p.ID.String(), "name": p.Name, "phone": ""}, a.Body["patient"])
		require.Nil(t, a.Body["room"])
		require.Equal(t, a.Body, d.get(path).require(t, http.StatusOK, "").Body)
		require.Equal(t, []string{"insert:"}, b.audited(t, a.text("id")))
		require.Equal(t, []string{"book:"}, b.remembered(t, a.text("id")))
	})

	t.Run("ARoomOfTheKindIsFound", func(t *testing.T) {
		rooms := []scheduling.Resource{b.room(t, "chair"), b.room(t, "chair")}
		filling := b.service(t, func(f *scheduling.OfferingFields) { f.RoomType = "chair" })
		taken := map[any]bool{}
		for range rooms {
			_, a := d.booked(b.wanted(filling, b.doctor(t), b.patient(t), "2026-11-24T10:00"))
			taken[a.in("room", "id")] = true
		}
		require.Len(t, taken, 2, "each a room of their own")
		a := d.post("/appointments", b.wanted(filling, b.doctor(t), b.patient(t), "2026-11-24T10:00"))
		a.require(t, http.StatusConflict, "scheduling.slot_taken")
		require.Len(t, a.list("conflicts"), 2)
		require.Equal(t, "room", a.list("conflicts")[0]["kind"])
		want := b.wanted(filling, doctor, b.patient(t), "2026-11-24T11:00")
		want["room_id"] = b.room(t, "surgery").ID
		d.post("/appointments", want).require(t, http.StatusUnprocessableEntity, "scheduling.wrong_room")
	})

	t.Run("ThePatientIsElsewhere", func(t *testing.T) {
		p := b.patient(t)
		d.booked(b.wanted(visit, doctor, p, "2026-11-24T12:00"))
		a := d.post("/appointments", b.wanted(visit, b.doctor(t), p, "2026-11-24T12:15")).require(t, http.StatusConflict, "scheduling.slot_taken")
		require.Equal(t, []object{{
			"kind": "patient", "name": p.Name, "start_local": "2026-11-24T12:00", "end_local": "2026-11-24T12:30", "elsewhere": false,
		}}, a.list("conflicts"))
		for _, n := range a.list("nearest") {
			require.NotContains(t, []string{"2026-11-24T11:45", "2026-11-24T12:00", "2026-11-24T12:15"}, n["start_local"], "the patient is busy then")
		}
	})

	t.Run("AServiceNoLongerOnOffer", func(t *testing.T) {
		gone := b.service(t, func(f *scheduling.OfferingFields) { f.Active = false })
		a := d.post("/appointments", b.wanted(gone, doctor, b.patient(t), "2026-11-24T15:00"))
		require.Equal(t, []string{"/service_id"}, a.require(t, http.StatusUnprocessableEntity, "scheduling.service_inactive").pointers())
	})

	t.Run("TheFormIsChecked", func(t *testing.T) {
		want := b.wanted(visit, doctor, b.patient(t), "tomorrow at nine")
		a := d.post("/appointments", want).require(t, http.StatusUnprocessableEntity, "scheduling.invalid")
		require.Equal(t, []string{"/start_local"}, a.pointers())
		want["start_local"] = ""
		d.post("/appointments", want).require(t, http.StatusUnprocessableEntity, "scheduling.invalid")
		want["start_local"], want["starts_at"] = "2026-11-24T15:00", "2026-11-24T15:00:00+05:30"
		d.post("/appointments", want).require(t, http.StatusUnprocessableEntity, "scheduling.invalid")
	})
}

func TestBookingIsDoneOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	d, visit, doctor := b.open(t), b.service(t), b.doctor(t)
	key, want := uuid.NewString(), b.wanted(visit, doctor, b.patient(t), "2026-11-24T09:00")
	send := func(body object) answer { return d.do(http.MethodPost, "/appointments", body, "Idempotency-Key", key) }

	d.do(http.MethodPost, "/appointments", want, "Idempotency-Key", "").
		require(t, http.StatusUnprocessableEntity, "request.idempotency_key_required")

	var wg sync.WaitGroup
	answers := make([]answer, 8)
	for i := range answers {
		wg.Go(func() { answers[i] = send(want) })
	}
	wg.Wait()
	for _, a := range answers {
		a.require(t, http.StatusCreated, "")
		require.Equal(t, answers[0].Body, a.Body)
		require.Equal(t, answers[0].Header.Get("ETag"), a.Header.Get("ETag"))
	}
	require.Equal(t, []string{"insert:"}, b.audited(t, answers[0].text("id")))

	d.post("/appointments/"+answers[0].text("id")+"/cancel", object{"reason": "Ill"}).require(t, http.StatusOK, "")
	require.Equal(t, "confirmed", send(want).require(t, http.StatusCreated, "").text("status"), "the answer is the one given then")

	want["note"] = "Something else"
	send(want).require(t, http.StatusConflict, "request.idempotency_key_reused")

	key, want = uuid.NewString(), b.wanted(visit, doctor, b.patient(t), "2026-11-24T10:00")
	path, _ := d.booked(b.wanted(visit, doctor, b.patient(t), "2026-11-24T10:00"))
	send(want).require(t, http.StatusConflict, "scheduling.slot_taken")
	d.post(path+"/cancel", object{"reason": "Ill"}).require(t, http.StatusOK, "")
	send(want).require(t, http.StatusCreated, "") // a refusal used the key up no more than it booked
}
