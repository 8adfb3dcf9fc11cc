package scheduling_test

import (
	"net/http"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/scheduling"
)

func TestMove(t *testing.T) {
	t.Parallel()
	b := setup(t)
	d, visit, doctor, other := b.open(t), b.service(t), b.doctor(t), b.doctor(t)
	patient := b.patient(t)
	path, first := d.booked(b.wanted(visit, doctor, patient, "2026-11-24T09:00"))

	t.Run("NeedsAReason", func(t *testing.T) {
		a := d.post(path+"/move", object{"start_local": "2026-11-24T10:00", "reason": "  "})
		require.Equal(t, []string{"/reason"}, a.require(t, http.StatusUnprocessableEntity, "scheduling.reason_required").pointers())
	})

	t.Run("ToAnotherTimeAndPractitioner", func(t *testing.T) {
		a := d.post(path+"/move", object{"start_local": "2026-11-24T10:00", "practitioner_id": other.ID, "reason": "The patient asked"})
		a.require(t, http.StatusOK, "")
		require.Equal(t, "2026-11-24T10:00", a.text("start_local"))
		require.Equal(t, "2026-11-24T10:30", a.text("end_local"))
		require.Equal(t, other.Name, a.in("practitioner", "name"))
		require.EqualValues(t, 2, a.Body["version"])
		d.booked(b.wanted(visit, doctor, b.patient(t), "2026-11-24T09:00")) // its old time is free again
	})

	t.Run("NotFromAVersionLongGone", func(t *testing.T) {
		body := object{"start_local": "2026-11-24T11:00", "reason": "Late"}
		d.do(http.MethodPost, path+"/move", body, "If-Match", first.Header.Get("ETag")).require(t, http.StatusPreconditionFailed, "request.stale")
	})

	t.Run("OntoSomebodyElseIsRefused", func(t *testing.T) {
		d.booked(b.wanted(visit, other, b.patient(t), "2026-11-24T11:00"))
		a := d.post(path+"/move", object{"start_local": "2026-11-24T11:15", "reason": "Late"}).require(t, http.StatusConflict, "scheduling.slot_taken")
		require.Equal(t, "practitioner", a.list("conflicts")[0]["kind"])
		require.NotEmpty(t, a.list("nearest"))
	})

	t.Run("OntoThePatientsOwnOtherVisitIsRefused", func(t *testing.T) {
		d.booked(b.wanted(visit, doctor, patient, "2026-11-24T15:00"))
		a := d.post(path+"/move", object{"start_local": "2026-11-24T15:10", "reason": "Late"}).require(t, http.StatusConflict, "scheduling.slot_taken")
		require.Equal(t, []object{{
			"kind": "patient", "name": patient.Name, "start_local": "2026-11-24T15:00", "end_local": "2026-11-24T15:30", "elsewhere": false,
		}}, a.list("conflicts"))
	})

	t.Run("OverItselfIsNoConflict", func(t *testing.T) {
		d.post(path+"/move", object{"start_local": "2026-11-24T10:10", "reason": "Ten minutes late"}).require(t, http.StatusOK, "")
	})

	t.Run("OutsideHours", func(t *testing.T) {
		a := d.post(path+"/move", object{"start_local": "2026-11-24T13:30", "reason": "Late"})
		a.require(t, http.StatusUnprocessableEntity, "scheduling.outside_hours")
		require.Equal(t, "no_hours", a.text("reason"))
	})

	t.Run("IsRemembered", func(t *testing.T) {
		moves := d.get(path + "/moves").list("items")
		require.Len(t, moves, 3)
		require.Equal(t, "book", moves[0]["act"])
		require.Nil(t, moves[0]["from_start_local"])
		require.Equal(t, "2026-11-24T09:00", moves[1]["from_start_local"])
		require.Equal(t, "2026-11-24T10:00", moves[1]["to_start_local"])
		require.Equal(t, doctor.Name, moves[1]["from_practitioner"])
		require.Equal(t, other.Name, moves[1]["to_practitioner"])
		require.Equal(t, "The patient asked", moves[1]["reason"])
		require.Contains(t, moves[1]["actor"], "staff:")
	})

	t.Run("KeepsItsRoom", func(t *testing.T) {
		b.room(t, "chair")
		second := b.room(t, "chair")
		filling := b.service(t, func(f *scheduling.OfferingFields) { f.RoomType = "chair" })
		want := b.wanted(filling, doctor, b.patient(t), "2026-11-25T09:00")
		want["room_id"] = second.ID
		path, _ := d.booked(want)
		a := d.post(path+"/move", object{"start_local": "2026-11-25T10:00", "reason": "Late"}).require(t, http.StatusOK, "")
		require.Equal(t, second.Name, a.in("room", "name"))
		blocker := b.wanted(filling, other, b.patient(t), "2026-11-25T11:00")
		blocker["room_id"] = second.ID
		d.booked(blocker)
		a = d.post(path+"/move", object{"start_local": "2026-11-25T11:00", "reason": "Late"}).require(t, http.StatusOK, "")
		require.NotEqual(t, second.Name, a.in("room", "name"), "a room that is taken is exchanged")
	})

	t.Run("KeepsARoomTheServiceDoesNotAskFor", func(t *testing.T) {
		room := b.room(t, "quiet")
		want := b.wanted(visit, doctor, b.patient(t), "2026-11-26T09:00")
		want["room_id"] = room.ID
		path, _ := d.booked(want)
		a := d.post(path+"/move", object{"start_local": "2026-11-26T10:00", "reason": "Late"}).require(t, http.StatusOK, "")
		require.Equal(t, room.Name, a.in("room", "name"))
	})
}

func TestStatusChangesAreActs(t *testing.T) {
	t.Parallel()
	b := setup(t)
	d, visit, doctor := b.open(t), b.service(t), b.doctor(t)

	t.Run("CancelFreesTheTimeAndReinstateTakesItBack", func(t *testing.T) {
		want := b.wanted(visit, doctor, b.patient(t), "2026-11-24T09:00")
		path, _ := d.booked(want)
		d.post(path+"/cancel", object{"reason": ""}).require(t, http.StatusUnprocessableEntity, "scheduling.reason_required")
		a := d.post(path+"/cancel", object{"reason": " Ill "}).require(t, http.StatusOK, "")
		require.Equal(t, "cancelled", a.text("status"))
		require.Equal(t, "Ill", a.text("cancel_reason"))
		a = d.post(path+"/reinstate", nil).require(t, http.StatusOK, "")
		require.Equal(t, "confirmed", a.text("status"))
		require.Empty(t, a.text("cancel_reason"))
		d.post("/appointments", b.wanted(visit, doctor, b.patient(t), "2026-11-24T09:00")).require(t, http.StatusConflict, "scheduling.slot_taken")

		d.post(path+"/cancel", object{"reason": "Ill"}).require(t, http.StatusOK, "")
		d.booked(b.wanted(visit, doctor, b.patient(t), "2026-11-24T09:00"))
		a = d.post(path+"/reinstate", nil).require(t, http.StatusConflict, "scheduling.slot_taken")
		require.NotEmpty(t, a.list("conflicts"))
		require.NotEmpty(t, a.list("nearest"))
		require.Equal(t, "cancelled", d.get(path).text("status"), "a refusal changes nothing")
	})

	t.Run("Arrive", func(t *testing.T) {
		path, _ := d.booked(b.wanted(visit, doctor, b.patient(t), "2026-11-24T10:00"))
		require.Equal(t, "arrived", d.post(path+"/arrive", nil).require(t, http.StatusOK, "").text("status"))
		require.Equal(t, "arrived", d.post(path+"/arrive", nil).require(t, http.StatusConflict, "scheduling.illegal_status").text("appointment_status"))
		d.post(path+"/move", object{"start_local": "2026-11-24T11:00", "reason": "Late"}).require(t, http.StatusConflict, "scheduling.illegal_status")
		d.post(path+"/reinstate", nil).require(t, http.StatusConflict, "scheduling.illegal_status")
		d.post(path+"/cancel", object{"reason": "Left"}).require(t, http.StatusOK, "")
		for act, body := range acts("2026-11-24T11:00") {
			if act != "reinstate" {
				a := d.post(path+"/"+act, body).require(t, http.StatusConflict, "scheduling.illegal_status")
				require.Equal(t, "cancelled", a.text("appointment_status"), act)
			}
		}
	})

	t.Run("EachLeavesItsTraceInTheAudit", func(t *testing.T) {
		path, a := d.booked(b.wanted(visit, doctor, b.patient(t), "2026-11-24T15:00"))
		d.post(path+"/cancel", object{"reason": "Ill"}).require(t, http.StatusOK, "")
		d.post(path+"/reinstate", nil).require(t, http.StatusOK, "")
		d.post(path+"/arrive", nil).require(t, http.StatusOK, "")
		require.Equal(t, []string{"insert:", "update:Ill", "update:reinstate", "update:arrive"}, b.audited(t, a.text("id")))
		require.Equal(t, []string{"book:", "cancel:Ill", "reinstate:", "arrive:"}, b.remembered(t, a.text("id")))
	})
}

// acts are what can be done to an appointment, and what is sent for it.
func acts(local string) map[string]any {
	return map[string]any{
		"move": object{"reason": "Why", "start_local": local}, "cancel": object{"reason": "Why"}, "arrive": nil, "reinstate": nil,
		"start": nil, "complete": nil, "no-show": nil, "confirm": nil, "undo": nil,
	}
}

// audited is what the audit says of an appointment, oldest first.
func (b *bench) audited(t *testing.T, appointment string) []string {
	t.Helper()
	return b.texts(t, `SELECT action || ':' || reason FROM audit_events
		WHERE tenant_id = $1 AND entity = 'appointments' AND entity_id = $2 ORDER BY at, id`, appointment)
}

func (b *bench) remembered(t *testing.T, appointment string) []string {
	t.Helper()
	return b.texts(t, `SELECT act || ':' || reason FROM appointment_moves
		WHERE tenant_id = $1 AND appointment_id = $2::text::uuid ORDER BY at, id`, appointment)
}

func (b *bench) texts(t *testing.T, sql string, args ...any) (out []string) {
	t.Helper()
	require.NoError(t, database.InTxDo(b.ctx, b.db, func(tx database.Tx) error {
		rows, err := tx.Query(b.ctx, sql, append([]any{tx.Tenant()}, args...)...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var s string
			if err := rows.Scan(&s); err != nil {
				return err
			}
			out = append(out, s)
		}
		return rows.Err()
	}))
	return out
}

func TestWhatIsNotThere(t *testing.T) {
	t.Parallel()
	b := setup(t)
	d, visit, doctor := b.open(t), b.service(t), b.doctor(t)
	nowhere := "/appointments/" + uuid.NewString()
	for _, path := range []string{nowhere, nowhere + "/moves"} {
		d.get(path).require(t, http.StatusNotFound, "scheduling.appointment_not_found")
	}
	for act, body := range acts("2026-11-24T11:00") {
		d.post(nowhere+"/"+act, body).require(t, http.StatusNotFound, "scheduling.appointment_not_found")
	}
	for field, code := range map[string]string{
		"branch_id": "platform.branch_not_found", "service_id": "scheduling.service_not_found",
		"practitioner_id": "scheduling.resource_not_found", "patient_id": "patients.not_found", "room_id": "scheduling.resource_not_found",
	} {
		want := b.wanted(visit, doctor, b.patient(t), "2026-11-24T11:00")
		want[field] = uuid.New()
		d.post("/appointments", want).require(t, http.StatusNotFound, code)
	}
}
