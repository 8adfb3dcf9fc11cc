package scheduling_test

import (
	"context"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/devstack/teststack"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/scheduling"
)

// desks are two of the clinic's, each with somebody of their own at it.
func (b *bench) desks(t *testing.T) (one, two desk) {
	t.Helper()
	url := b.serve(t, map[string]context.Context{"one": b.ctx, "two": dbtest.As(b.ctx, nil, everything...)}).URL
	return desk{t, url, "one"}, desk{t, url, "two"}
}

func TestHolds(t *testing.T) {
	t.Parallel()
	b := setup(t)
	one, two := b.desks(t)
	visit, doctor := b.service(t), b.doctor(t)
	hold := func(local string) object {
		return object{"branch_id": b.branch, "service_id": visit.ID, "practitioner_id": doctor.ID, "start_local": local}
	}

	t.Run("KeepsOthersOutUntilItIsReleased", func(t *testing.T) {
		held := one.post("/holds", hold("2026-11-24T09:00")).require(t, http.StatusCreated, "")
		require.Equal(t, true, held.Body["enforced"])
		require.NotEmpty(t, held.text("expires_at"))

		a := two.post("/holds", hold("2026-11-24T09:15")).require(t, http.StatusConflict, "scheduling.slot_taken")
		require.Equal(t, []object{{
			"kind": "hold", "name": doctor.Name, "start_local": "2026-11-24T09:00", "end_local": "2026-11-24T09:30", "elsewhere": false,
		}}, a.list("conflicts"))
		require.NotEmpty(t, a.list("nearest"))
		for _, n := range a.list("nearest") {
			if n["practitioner_id"] == doctor.ID.String() {
				require.GreaterOrEqual(t, n["start_local"], "2026-11-24T09:30", "a held time is no way out")
			}
		}
		two.post("/appointments", b.wanted(visit, doctor, b.patient(t), "2026-11-24T09:15")).require(t, http.StatusConflict, "scheduling.slot_taken")

		day := two.get("/day?date=2026-11-24&branch_id=" + b.branch.String())
		require.Equal(t, []object{{
			"practitioner_id": doctor.ID.String(), "start_local": "2026-11-24T09:00", "end_local": "2026-11-24T09:30",
		}}, day.list("holds"))

		one.post("/holds/release", object{"token": held.text("token")}).require(t, http.StatusNoContent, "")
		two.booked(b.wanted(visit, doctor, b.patient(t), "2026-11-24T09:15"))
		one.post("/holds/release", object{"token": held.text("token")}).require(t, http.StatusNoContent, "")
	})

	t.Run("IsOfferedToNobodyElse", func(t *testing.T) {
		starts := func(d desk, more string) (out []any) {
			a := d.get("/slots?from=2026-11-27&to=2026-11-27&branch_id="+b.branch.String()+"&service_id="+visit.ID.String()+more).require(t, http.StatusOK, "")
			for _, x := range a.list("days")[0]["starts"].([]any) { //nolint:errcheck // our own API answers so
				out = append(out, x.(object)["start_local"]) //nolint:errcheck // the answer of our own API
			}
			return out
		}
		require.Contains(t, starts(two, ""), "2026-11-27T09:00")
		held := one.post("/holds", hold("2026-11-27T09:00")).require(t, http.StatusCreated, "")
		require.NotContains(t, starts(two, ""), "2026-11-27T09:00")
		require.NotContains(t, starts(two, ""), "2026-11-27T09:15", "it would run into what is held")
		require.Contains(t, starts(two, ""), "2026-11-27T09:30")
		require.Contains(t, starts(one, "&hold_token="+held.text("token")), "2026-11-27T09:00", "who holds it may have it")
		one.post("/holds/release", object{"token": held.text("token")}).require(t, http.StatusNoContent, "")
		require.Contains(t, starts(two, ""), "2026-11-27T09:00")
	})

	t.Run("TheHolderBooksAndUsesItUp", func(t *testing.T) {
		held := one.post("/holds", hold("2026-11-24T10:00")).require(t, http.StatusCreated, "")
		want := b.wanted(visit, doctor, b.patient(t), "2026-11-24T10:00")
		want["hold_token"] = held.text("token")
		path, _ := one.booked(want)
		one.post("/holds/keep", object{"token": held.text("token")}).require(t, http.StatusGone, "scheduling.hold_gone")
		one.post(path+"/cancel", object{"reason": "Mistake"}).require(t, http.StatusOK, "")
		two.booked(b.wanted(visit, doctor, b.patient(t), "2026-11-24T10:00"))
	})

	t.Run("IsKeptByWhoHasTheToken", func(t *testing.T) {
		held := one.post("/holds", hold("2026-11-24T11:00")).require(t, http.StatusCreated, "")
		kept := one.post("/holds/keep", object{"token": held.text("token")}).require(t, http.StatusOK, "")
		require.Equal(t, held.text("token"), kept.text("token"))
		require.False(t, instant(t, kept.text("expires_at")).Before(instant(t, held.text("expires_at"))))
		two.post("/holds/keep", object{"token": "00000000000000000000000000000000"}).require(t, http.StatusGone, "scheduling.hold_gone")
		two.post("/holds/release", object{"token": "00000000000000000000000000000000"}).require(t, http.StatusNoContent, "")
		two.post("/holds", hold("2026-11-24T11:00")).require(t, http.StatusConflict, "scheduling.slot_taken")
	})

	t.Run("OnlyWhatCouldBeBooked", func(t *testing.T) {
		a := one.post("/holds", hold("2026-11-24T13:30")).require(t, http.StatusUnprocessableEntity, "scheduling.outside_hours")
		require.Equal(t, "no_hours", a.text("reason"))
		one.booked(b.wanted(visit, doctor, b.patient(t), "2026-11-24T12:00"))
		two.post("/holds", hold("2026-11-24T12:10")).require(t, http.StatusConflict, "scheduling.slot_taken")
	})

	t.Run("TakesARoomToo", func(t *testing.T) {
		b.room(t, "chair")
		filling := b.service(t, func(f *scheduling.OfferingFields) { f.RoomType = "chair" })
		other := b.doctor(t)
		want := hold("2026-11-25T09:00")
		want["service_id"] = filling.ID
		one.post("/holds", want).require(t, http.StatusCreated, "")
		two.post("/appointments", b.wanted(filling, other, b.patient(t), "2026-11-25T09:00")).require(t, http.StatusConflict, "scheduling.slot_taken")
		two.booked(b.wanted(visit, other, b.patient(t), "2026-11-25T09:00"))
	})

	t.Run("TheHeldRoomIsTheOneThatIsBooked", func(t *testing.T) {
		b.room(t, "x-ray")
		b.room(t, "x-ray")
		picture := b.service(t, func(f *scheduling.OfferingFields) { f.RoomType = "x-ray" })
		want := hold("2026-11-26T09:00")
		want["service_id"] = picture.ID
		first := one.post("/holds", want).require(t, http.StatusCreated, "")
		other := b.doctor(t)
		want["practitioner_id"] = other.ID
		second := two.post("/holds", want).require(t, http.StatusCreated, "") // the other room
		booking := b.wanted(picture, other, b.patient(t), "2026-11-26T09:00")
		booking["hold_token"] = second.text("token")
		_, theirs := two.booked(booking)
		booking = b.wanted(picture, doctor, b.patient(t), "2026-11-26T09:00")
		booking["hold_token"] = first.text("token")
		_, ours := one.booked(booking)
		require.NotEqual(t, theirs.in("room", "id"), ours.in("room", "id"))
	})

	t.Run("OfAnotherTenantNothingIsSeen", func(t *testing.T) {
		held := one.post("/holds", hold("2026-11-24T14:00")).require(t, http.StatusCreated, "")
		theirs := b.other(t)
		d := theirs.open(t)
		d.post("/holds/keep", object{"token": held.text("token")}).require(t, http.StatusGone, "scheduling.hold_gone")
		d.post("/holds/release", object{"token": held.text("token")}).require(t, http.StatusNoContent, "")
		two.post("/holds", hold("2026-11-24T14:00")).require(t, http.StatusConflict, "scheduling.slot_taken")
	})
}

// TestRedisAway: a hold is a courtesy. Without Redis the desk works on, is told
// that nothing is held, and waits for nobody.
func TestRedisAway(t *testing.T) {
	t.Parallel()
	server := teststack.PrivateRedis(t)
	b := setupWith(t, impatient(server))
	one, two := b.desks(t)
	visit, doctor := b.service(t), b.doctor(t)
	hold := object{"branch_id": b.branch, "service_id": visit.ID, "practitioner_id": doctor.ID, "start_local": "2026-11-24T09:00"}
	before := one.post("/holds", hold).require(t, http.StatusCreated, "")
	server.Stop()

	started := time.Now()
	held := two.post("/holds", hold).require(t, http.StatusCreated, "")
	require.Equal(t, false, held.Body["enforced"])
	require.Equal(t, false, one.post("/holds/keep", object{"token": before.text("token")}).require(t, http.StatusOK, "").Body["enforced"])
	want := b.wanted(visit, doctor, b.patient(t), "2026-11-24T09:00")
	want["hold_token"] = held.text("token")
	two.booked(want)
	require.Len(t, one.get("/day?date=2026-11-24&branch_id="+b.branch.String()).require(t, http.StatusOK, "").list("appointments"), 1)
	one.post("/holds/release", object{"token": before.text("token")}).require(t, http.StatusNoContent, "")
	slots := two.get("/slots?from=2026-11-24&to=2026-11-24&branch_id="+b.branch.String()+"&service_id="+visit.ID.String()).require(t, http.StatusOK, "")
	require.NotEmpty(t, slots.list("days")[0]["starts"])
	require.Less(t, time.Since(started), 5*time.Second)
}

func instant(t *testing.T, text string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, text)
	require.NoError(t, err)
	return at
}
