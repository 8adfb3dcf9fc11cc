package scheduling_test

import (
	"net/http"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/scheduling"
)

func TestResources(t *testing.T) {
	t.Parallel()
	b := setup(t)
	d := b.open(t)
	second := dbtest.Branch(t, b.ctx, b.db, "Asia/Kolkata")
	monday := object{"branch_id": b.branch, "weekday": 1, "starts": "09:00", "ends": "24:00", "valid_from": nil, "valid_to": nil}

	t.Run("APractitionerWithHours", func(t *testing.T) {
		a := d.post("/resources", object{
			"kind": "practitioner", "name": "Dr Rao", "title": "Dentist", "branch_ids": []uuid.UUID{b.branch}, "weekly_hours": []object{monday},
		}).require(t, http.StatusCreated, "")
		require.Nil(t, a.Body["room_type"])
		require.Equal(t, []any{b.branch.String()}, a.Body["branch_ids"])
		require.Equal(t, []any{object{
			"branch_id": b.branch.String(), "weekday": 1.0, "starts": "09:00", "ends": "24:00", "valid_from": nil, "valid_to": nil,
		}}, a.Body["weekly_hours"])
		d.post("/resources", object{"kind": "practitioner", "name": "Dr Rao", "branch_ids": []uuid.UUID{b.branch}}).
			require(t, http.StatusConflict, "scheduling.resource_name_taken")
	})

	t.Run("OneMoreThanThePlanAllows", func(t *testing.T) {
		other := setup(t)
		require.NoError(t, database.InTxDo(other.ctx, other.db, func(tx database.Tx) error {
			_, err := tx.Exec(other.ctx, `UPDATE tenants SET plan = 'solo' WHERE id = $1`, tx.Tenant())
			return err
		}))
		alone := other.doctor(t)
		desk, _ := other.desks(t)
		second := object{"kind": "practitioner", "name": "Dr Two", "branch_ids": []uuid.UUID{other.branch}}
		desk.post("/resources", second).require(t, http.StatusConflict, "platform.plan_limit")
		desk.post("/resources", object{"kind": "room", "name": "Room 9", "room_type": "chair", "branch_ids": []uuid.UUID{other.branch}}).
			require(t, http.StatusCreated, "")
		retire := func(on bool) error {
			now, err := other.Resource(other.ctx, alone.ID)
			require.NoError(t, err)
			_, err = other.ChangeResource(other.ctx, alone.ID, httpserver.ETag(now.Version), func(f *scheduling.ResourceFields) { f.Active = on })
			return err
		}
		require.NoError(t, retire(false))
		desk.post("/resources", second).require(t, http.StatusCreated, "")
		require.ErrorIs(t, retire(true), platform.ErrPlanLimit, "nor does who comes back go round it")
	})

	t.Run("EveryFaultAtOnce", func(t *testing.T) {
		a := d.post("/resources", object{"kind": "room", "name": "", "branch_ids": []uuid.UUID{}, "member_id": uuid.New(), "color": "blue"})
		a.require(t, http.StatusUnprocessableEntity, "scheduling.resource_invalid")
		require.ElementsMatch(t, []string{"/name", "/room_type", "/member_id", "/branch_ids", "/color"}, a.pointers())
		a = d.post("/resources", object{"kind": "practitioner", "name": "Dr No", "branch_ids": []uuid.UUID{b.branch}, "member_id": uuid.New()})
		require.Equal(t, []string{"/member_id"}, a.require(t, http.StatusUnprocessableEntity, "scheduling.resource_invalid").pointers())
	})

	t.Run("HoursThatCannotBe", func(t *testing.T) {
		path := "/resources/" + b.doctor(t).ID.String() + "/hours"
		bad := func(change object) object {
			out := object{}
			for k, v := range monday {
				out[k] = v
			}
			for k, v := range change {
				out[k] = v
			}
			return out
		}
		for pointer, hours := range map[string][]object{
			"/hours/0/ends":      {bad(object{"ends": "08:00"})},
			"/hours/0/starts":    {bad(object{"starts": "09:02"})},
			"/hours/0/weekday":   {bad(object{"weekday": 8})},
			"/hours/0/branch_id": {bad(object{"branch_id": second})},
			"/hours/0/valid_to":  {bad(object{"valid_from": "2026-12-02", "valid_to": "2026-12-01"})},
			"/hours/1":           {monday, bad(object{"starts": "10:00"})},
		} {
			a := d.do(http.MethodPut, path, object{"hours": hours}).require(t, http.StatusUnprocessableEntity, "scheduling.resource_invalid")
			require.Equal(t, []string{pointer}, a.pointers())
		}
		a := d.post("/resources", object{
			"kind": "practitioner", "name": "Dr New", "branch_ids": []uuid.UUID{b.branch}, "weekly_hours": []object{bad(object{"weekday": 8})},
		}).require(t, http.StatusUnprocessableEntity, "scheduling.resource_invalid")
		require.Equal(t, []string{"/weekly_hours/0/weekday"}, a.pointers())
		d.do(http.MethodPut, path, object{"hours": []object{bad(object{"starts": "nine"})}}).
			require(t, http.StatusUnprocessableEntity, "scheduling.resource_invalid")
		d.do(http.MethodPut, path, object{"hours": []object{
			bad(object{"valid_to": "2026-12-01"}), bad(object{"valid_from": "2026-12-02"}),
		}}).require(t, http.StatusOK, "") // one after the other is no overlap
	})

	t.Run("ChangedByWhoSawTheNewest", func(t *testing.T) {
		path := "/resources/" + b.doctor(t).ID.String()
		a := d.do(http.MethodPatch, path, object{"title": "Surgeon", "branch_ids": []uuid.UUID{b.branch, second}}, "If-Match", `"1"`)
		a.require(t, http.StatusOK, "")
		require.Len(t, a.Body["branch_ids"], 2)
		d.do(http.MethodPatch, path, object{"title": "Late"}, "If-Match", `"1"`).require(t, http.StatusPreconditionFailed, "request.stale")
		d.do(http.MethodPut, path+"/hours", object{"hours": []object{monday}}, "If-Match", `"1"`).require(t, http.StatusPreconditionFailed, "request.stale")
	})

	t.Run("ListedByKindBranchAndActivity", func(t *testing.T) {
		room := b.room(t, "chair")
		require.Equal(t, []any{room.Name}, names(d.get("/resources?kind=room&branch_id="+b.branch.String())))
		_, err := b.ChangeResource(b.ctx, room.ID, `"1"`, func(f *scheduling.ResourceFields) { f.Active = false })
		require.NoError(t, err)
		require.Empty(t, names(d.get("/resources?kind=room&active=true")))
		require.Equal(t, []any{room.Name}, names(d.get("/resources?active=false")))
	})
}

// TestExceptions: what is said of some dates goes before what is said of every week.
func TestExceptions(t *testing.T) {
	t.Parallel()
	b := setup(t)
	d, visit, doctor := b.open(t), b.service(t), b.doctor(t)
	path := "/resources/" + doctor.ID.String() + "/exceptions"
	free := func(local string) bool {
		t.Helper()
		a := d.post("/holds", object{"branch_id": b.branch, "service_id": visit.ID, "practitioner_id": doctor.ID, "start_local": local})
		if a.Status == http.StatusCreated {
			d.post("/holds/release", object{"token": a.text("token")}).require(t, http.StatusNoContent, "")
		}
		return a.Status == http.StatusCreated
	}

	t.Run("LeaveOfDays", func(t *testing.T) {
		require.True(t, free("2026-12-01T09:00"))
		a := d.post(path, object{"kind": "leave", "starts_on": "2026-12-01", "ends_on": "2026-12-02", "reason": "Conference", "branch_id": nil})
		a.require(t, http.StatusCreated, "")
		require.False(t, free("2026-12-01T09:00"))
		require.False(t, free("2026-12-02T16:00"))
		require.True(t, free("2026-12-03T09:00"))
		require.Equal(t, []object{{
			"id": a.text("id"), "branch_id": nil, "kind": "leave", "starts_on": "2026-12-01", "ends_on": "2026-12-02", "ranges": []any{}, "reason": "Conference",
		}}, d.get(path).list("items"))
		d.do(http.MethodDelete, path+"/"+a.text("id"), nil).require(t, http.StatusNoContent, "")
		require.True(t, free("2026-12-01T09:00"))
		d.do(http.MethodDelete, path+"/"+a.text("id"), nil).require(t, http.StatusNotFound, "scheduling.exception_not_found")
	})

	t.Run("LeaveOfHours", func(t *testing.T) {
		d.post(path, object{
			"kind": "leave", "starts_on": "2026-12-04", "ends_on": "2026-12-04", "ranges": []object{{"starts": "09:00", "ends": "11:00"}},
		}).require(t, http.StatusCreated, "")
		require.False(t, free("2026-12-04T09:00"))
		require.False(t, free("2026-12-04T10:45"))
		require.True(t, free("2026-12-04T11:00"))
	})

	t.Run("OtherHoursThanUsual", func(t *testing.T) {
		d.post(path, object{
			"kind": "override", "starts_on": "2026-12-07", "ends_on": "2026-12-07", "branch_id": b.branch,
			"ranges": []object{{"starts": "12:00", "ends": "15:00"}},
		}).require(t, http.StatusCreated, "")
		require.False(t, free("2026-12-07T09:00"))
		require.True(t, free("2026-12-07T13:00"), "a pause of every week is none on this day")
		require.True(t, free("2026-12-08T09:00"))
	})

	t.Run("HoursThatHoldForAWhile", func(t *testing.T) {
		late := b.doctor(t)
		from, to := date("2026-12-10"), date("2026-12-11")
		var hours []scheduling.Hours
		for day := 1; day <= 7; day++ {
			hours = append(hours, scheduling.Hours{Branch: b.branch, Weekday: day, Starts: 9 * 60, Ends: 17 * 60, ValidFrom: &from, ValidTo: &to})
		}
		_, err := b.SetHours(b.ctx, late.ID, "", hours)
		require.NoError(t, err)
		for local, want := range map[string]int{
			"2026-12-09T09:00": http.StatusUnprocessableEntity, "2026-12-10T09:00": http.StatusCreated,
			"2026-12-11T09:00": http.StatusCreated, "2026-12-12T09:00": http.StatusUnprocessableEntity,
		} {
			require.Equal(t, want, d.post("/appointments", b.wanted(visit, late, b.patient(t), local)).Status, local)
		}
	})

	t.Run("FaultsAreNamed", func(t *testing.T) {
		for pointer, body := range map[string]object{
			"/ends_on":         {"kind": "leave", "starts_on": "2026-12-02", "ends_on": "2026-12-01"},
			"/starts_on":       {"kind": "leave", "starts_on": "soon", "ends_on": "2026-12-01"},
			"/ranges/0/starts": {"kind": "leave", "starts_on": "2026-12-01", "ends_on": "2026-12-01", "ranges": []object{{"starts": "09:02", "ends": "11:00"}}},
		} {
			require.Equal(t, []string{pointer}, d.post(path, body).require(t, http.StatusUnprocessableEntity, "scheduling.invalid").pointers())
		}
		d.post("/resources/"+uuid.NewString()+"/exceptions", object{"kind": "leave", "starts_on": "2026-12-01", "ends_on": "2026-12-01"}).
			require(t, http.StatusNotFound, "scheduling.resource_not_found")
	})
}
