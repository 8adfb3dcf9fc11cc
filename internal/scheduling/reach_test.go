package scheduling_test

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/scheduling"
)

// doors says which permission opens which operation; a new one is added here by hand.
var doors = map[string]principal.Permission{
	"list-services": access.ServicesRead, "add-service": access.ServicesManage, "add-services": access.ServicesManage,
	"change-service": access.ServicesManage,
	"list-resources": access.ResourcesRead, "add-resource": access.ResourcesManage, "change-resource": access.ResourcesManage,
	"set-resource-hours": access.ResourcesManage, "list-exceptions": access.ResourcesRead, "add-exception": access.ResourcesManage,
	"remove-exception": access.ResourcesManage,
	"list-slots":       access.AppointmentsRead, "get-day": access.AppointmentsRead, "watch-branch": access.AppointmentsRead,
	"list-appointments": access.AppointmentsRead, "get-appointment": access.AppointmentsRead, "list-appointment-moves": access.AppointmentsRead,
	"hold-slot": access.AppointmentsBook, "keep-hold": access.AppointmentsBook, "release-hold": access.AppointmentsBook,
	"book-appointment": access.AppointmentsBook, "move-appointment": access.AppointmentsBook, "arrive-appointment": access.AppointmentsBook,
	"add-walk-in": access.AppointmentsBook, "start-appointment": access.AppointmentsBook, "complete-appointment": access.AppointmentsBook, "no-show-appointment": access.AppointmentsBook,
	"confirm-appointment": access.AppointmentsBook, "undo-appointment": access.AppointmentsBook,
	"cancel-appointment": access.AppointmentsCancel, "reinstate-appointment": access.AppointmentsCancel,
}

func TestEveryDoorHasItsKey(t *testing.T) {
	t.Parallel()
	b := setup(t)
	who := map[string]context.Context{}
	for i, perm := range everything {
		rest := append(append([]principal.Permission{}, everything[:i]...), everything[i+1:]...)
		who["only "+string(perm)], who["all but "+string(perm)] = dbtest.As(b.ctx, nil, perm), dbtest.As(b.ctx, nil, rest...)
	}
	server, api := b.serveAPI(t, who)
	guarded := slices.DeleteFunc(api.Ops(), func(op httpserver.Op) bool { return op.Permission == httpserver.Public })
	require.Len(t, doors, len(guarded))
	for _, op := range guarded {
		perm, ok := doors[op.ID]
		require.True(t, ok, "%s is not among the doors", op.ID)
		path := strings.NewReplacer("{id}", uuid.NewString(), "{eid}", uuid.NewString()).Replace(op.Path)
		for as, want := range map[string]int{"nobody": http.StatusUnauthorized, "all but " + string(perm): http.StatusForbidden} {
			require.Equal(t, want, desk{t, server.URL, as}.do(op.Method, path, nil).Status, "%s for %s", op.ID, as)
		}
		got := desk{t, server.URL, "only " + string(perm)}.do(op.Method, path, nil).Status
		require.NotContains(t, []int{http.StatusUnauthorized, http.StatusForbidden, http.StatusInternalServerError}, got, op.ID)
	}
}

// TestAnotherTenantsRecordsAreNotThere: whatever is named of another tenant's, the
// answer is that of a record that does not exist.
func TestAnotherTenantsRecordsAreNotThere(t *testing.T) {
	t.Parallel()
	b := setup(t)
	visit, doctor, patient := b.service(t), b.doctor(t), b.patient(t)
	path, _ := b.open(t).booked(b.wanted(visit, doctor, patient, "2026-11-24T09:00"))
	leave, err := b.AddException(b.ctx, doctor.ID, scheduling.Exception{Kind: "leave", StartsOn: date("2026-12-01"), Ends: date("2026-12-01")})
	require.NoError(t, err)
	theirs := b.other(t)
	d := theirs.open(t)
	resource := "/resources/" + doctor.ID.String()

	for _, p := range []string{path, path + "/moves", resource + "/exceptions", "/day?date=2026-11-24&branch_id=" + b.branch.String(), "/events?branch_id=" + b.branch.String()} {
		require.Equal(t, http.StatusNotFound, d.get(p).Status, p)
	}
	for act, body := range acts("2026-11-24T10:00") {
		d.post(path+"/"+act, body).require(t, http.StatusNotFound, "scheduling.appointment_not_found")
	}
	for _, x := range []struct {
		method, path string
		body         any
	}{
		{http.MethodPatch, "/services/" + visit.ID.String(), object{"name": "Ours now"}},
		{http.MethodPatch, resource, object{"name": "Ours now"}},
		{http.MethodPut, resource + "/hours", object{"hours": []any{}}},
		{http.MethodPost, resource + "/exceptions", object{"kind": "leave", "starts_on": "2026-12-01", "ends_on": "2026-12-01"}},
		{http.MethodDelete, resource + "/exceptions/" + leave.ID.String(), nil},
	} {
		require.Equal(t, http.StatusNotFound, d.do(x.method, x.path, x.body, "If-Match", `"1"`).Status, "%s %s", x.method, x.path)
	}

	service, practitioner, person := theirs.service(t), theirs.doctor(t), theirs.patient(t)
	for field, id := range map[string]uuid.UUID{"branch_id": b.branch, "service_id": visit.ID, "practitioner_id": doctor.ID, "patient_id": patient.ID} {
		want := theirs.wanted(service, practitioner, person, "2026-11-24T09:00")
		want[field] = id
		require.Equal(t, http.StatusNotFound, d.post("/appointments", want).Status, field)
	}
	require.Len(t, d.get("/services").list("items"), 1)
	require.Len(t, d.get("/resources").list("items"), 1)
	require.Empty(t, d.get("/appointments").list("items"))
	d.post("/services", object{"name": "X-ray", "duration_minutes": 30, "practitioner_ids": []uuid.UUID{doctor.ID}}).
		require(t, http.StatusUnprocessableEntity, "scheduling.service_invalid")
	d.post("/resources", object{"kind": "practitioner", "name": "Dr Spy", "branch_ids": []uuid.UUID{b.branch}}).
		require(t, http.StatusUnprocessableEntity, "scheduling.resource_invalid")
}

// TestBranchLimits: who works at one branch neither sees nor books at another,
// and learns of what lies there only that it is in the way.
func TestBranchLimits(t *testing.T) {
	t.Parallel()
	b := setup(t)
	here, there := b.branch, dbtest.Branch(t, b.ctx, b.db, "Asia/Kolkata")
	url := b.serve(t, map[string]context.Context{"chain": b.ctx, "here": dbtest.As(b.ctx, []uuid.UUID{here}, everything...)}).URL
	chain, limited := desk{t, url, "chain"}, desk{t, url, "here"}
	visit, patient := b.service(t), b.patient(t)
	doctor := b.doctor(t, there) // works at both
	b.putHours(t, doctor.ID, here, there)
	at := func(branch uuid.UUID, local string) object {
		want := b.wanted(visit, doctor, patient, local)
		want["branch_id"] = branch
		return want
	}
	path, _ := chain.booked(at(there, "2026-11-24T10:00"))

	t.Run("NothingOfTheOtherBranchIsThere", func(t *testing.T) {
		id := "branch_id=" + there.String()
		for _, p := range []string{
			path, path + "/moves", "/day?date=2026-11-24&" + id, "/events?" + id, "/slots?" + id + "&service_id=" + visit.ID.String(),
		} {
			require.Equal(t, http.StatusNotFound, limited.get(p).Status, p)
		}
		for act, body := range acts("2026-11-24T11:00") {
			limited.post(path+"/"+act, body).require(t, http.StatusNotFound, "scheduling.appointment_not_found")
		}
		limited.post("/appointments", at(there, "2026-11-24T15:00")).require(t, http.StatusNotFound, "platform.branch_not_found")
		hold := at(there, "2026-11-24T15:00")
		delete(hold, "patient_id")
		limited.post("/holds", hold).require(t, http.StatusNotFound, "platform.branch_not_found")
		require.Empty(t, limited.get("/appointments?patient_id="+patient.ID.String()).list("items"))
		require.Empty(t, limited.get("/appointments?"+id).list("items"))
		require.Empty(t, limited.get("/resources?"+id).list("items"))
		for _, r := range limited.get("/resources").list("items") {
			require.Equal(t, []any{here.String()}, r["branch_ids"])
			for _, h := range objects(r["weekly_hours"]) {
				require.Equal(t, here.String(), h["branch_id"])
			}
		}
	})

	t.Run("WhatIsInTheWayThereIsNotTold", func(t *testing.T) {
		other := b.doctor(t)
		want := at(here, "2026-11-24T10:15")
		want["practitioner_id"] = other.ID
		a := limited.post("/appointments", want).require(t, http.StatusConflict, "scheduling.slot_taken")
		require.Equal(t, []object{{
			"kind": "patient", "name": patient.Name, "start_local": "2026-11-24T10:15", "end_local": "2026-11-24T10:45", "elsewhere": true,
		}}, a.list("conflicts"), "the times asked for, not those of the visit")
		want["patient_id"], want["practitioner_id"] = b.patient(t).ID, doctor.ID
		a = limited.post("/appointments", want).require(t, http.StatusConflict, "scheduling.slot_taken")
		require.Equal(t, []object{{
			"kind": "practitioner", "name": doctor.Name, "start_local": "2026-11-24T10:15", "end_local": "2026-11-24T10:45", "elsewhere": true,
		}}, a.list("conflicts"))
		for _, n := range a.list("nearest") {
			if n["practitioner_id"] == doctor.ID.String() {
				require.NotContains(t, []string{"2026-11-24T10:00", "2026-11-24T10:15"}, n["start_local"], "the practitioner is busy all the same")
			}
		}

		want["practitioner_id"], want["patient_id"] = doctor.ID, patient.ID
		a = chain.post("/appointments", want).require(t, http.StatusConflict, "scheduling.slot_taken")
		require.Equal(t, "2026-11-24T10:00", a.list("conflicts")[0]["start_local"], "who may see both branches is told")
		require.Equal(t, false, a.list("conflicts")[0]["elsewhere"])
	})

	t.Run("MovingIntoItIsNotToldEither", func(t *testing.T) {
		path, _ := limited.booked(at(here, "2026-11-24T12:00"))
		a := limited.post(path+"/move", object{"start_local": "2026-11-24T10:15", "reason": "Late"}).require(t, http.StatusConflict, "scheduling.slot_taken")
		for _, c := range a.list("conflicts") {
			require.Equal(t, true, c["elsewhere"])
			require.Equal(t, "2026-11-24T10:15", c["start_local"])
		}
	})

	t.Run("TheLimitHoldsAgainAfterLooking", func(t *testing.T) {
		ctx := dbtest.As(b.ctx, []uuid.UUID{here}, everything...)
		var branches int
		require.NoError(t, database.InTxDo(ctx, b.db, func(tx database.Tx) error {
			if _, err := b.FreeSlotsTx(ctx, tx, scheduling.SlotQuery{Branch: here, Service: visit.ID}); err != nil {
				return err
			}
			return tx.QueryRow(ctx, `SELECT count(DISTINCT branch_id) FROM branch_hours WHERE tenant_id = $1`, tx.Tenant()).Scan(&branches)
		}))
		require.Equal(t, 1, branches)
	})

	t.Run("WhatTheChainSharesIsNotABranchsToChange", func(t *testing.T) {
		limited.post("/services", object{"name": "Ours", "duration_minutes": 30}).require(t, http.StatusForbidden, "platform.chain_only")
		limited.do(http.MethodPatch, "/services/"+visit.ID.String(), object{"name": "Ours"}, "If-Match", `"1"`).
			require(t, http.StatusForbidden, "platform.chain_only")
		limited.post("/resources", object{"kind": "practitioner", "name": "Dr New", "branch_ids": []uuid.UUID{there}}).
			require(t, http.StatusNotFound, "platform.branch_not_found")
		limited.post("/resources/"+doctor.ID.String()+"/exceptions", object{"kind": "leave", "starts_on": "2026-12-01", "ends_on": "2026-12-01"}).
			require(t, http.StatusForbidden, "platform.chain_only")
	})

	t.Run("WhoWorksAtBothIsNotRetiredByOne", func(t *testing.T) {
		shared, alone := "/resources/"+doctor.ID.String(), "/resources/"+b.doctor(t).ID.String()
		for _, change := range []object{{"active": false}, {"name": "Dr Renamed"}, {"title": "Nurse"}, {"color": "#112233"}} {
			limited.do(http.MethodPatch, shared, change, "If-Match", "*").require(t, http.StatusForbidden, "platform.chain_only")
			limited.do(http.MethodPatch, alone, change, "If-Match", "*").require(t, http.StatusOK, "")
		}
		limited.do(http.MethodPatch, shared, object{"active": true, "branch_ids": []uuid.UUID{here}}, "If-Match", "*").require(t, http.StatusOK, "")
		chain.do(http.MethodPatch, shared, object{"title": "Dentist"}, "If-Match", "*").require(t, http.StatusOK, "")
	})

	t.Run("HoursAtTheOtherBranchAreUntouched", func(t *testing.T) {
		a := limited.do(http.MethodPut, "/resources/"+doctor.ID.String()+"/hours", object{"hours": []object{
			{"branch_id": here, "weekday": 1, "starts": "09:00", "ends": "12:00"},
		}}).require(t, http.StatusOK, "")
		require.Len(t, a.list("weekly_hours"), 1)
		for _, r := range chain.get("/resources").list("items") {
			if r["id"] == doctor.ID.String() {
				require.Len(t, r["weekly_hours"], 8, "seven there, one here")
			}
		}
	})
}

// putHours lets a practitioner work from nine to five every day, at all branches
// at once: the busy one wins.
func (b *bench) putHours(t *testing.T, resource uuid.UUID, branches ...uuid.UUID) {
	t.Helper()
	var hours []scheduling.Hours
	for _, branch := range branches {
		for day := 1; day <= 7; day++ {
			hours = append(hours, scheduling.Hours{Branch: branch, Weekday: day, Starts: 9 * 60, Ends: 17 * 60})
		}
	}
	_, err := b.SetHours(b.ctx, resource, "", hours)
	require.NoError(t, err)
}
