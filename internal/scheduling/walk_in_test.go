package scheduling_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestAWalkInSeesWhoeverIsFreeFirst(t *testing.T) {
	t.Parallel()
	b := setup(t)
	d, visit, one, two := b.open(t), b.service(t), b.doctor(t), b.doctor(t)
	b.clock.Set(nine.Add(7 * time.Minute))
	walk := func() answer {
		return d.post("/walk-ins", object{"branch_id": b.branch, "service_id": visit.ID, "patient_id": b.patient(t).ID})
	}
	names := map[any]bool{}
	for range 2 {
		a := walk().require(t, http.StatusCreated, "")
		require.Equal(t, []any{"arrived", "walk_in", "2026-11-24T09:05"}, []any{a.Body["status"], a.Body["source"], a.Body["start_local"]})
		names[a.in("practitioner", "name")] = true
	}
	require.Equal(t, map[any]bool{one.Name: true, two.Name: true}, names)
	require.Equal(t, "2026-11-24T09:40", walk().require(t, http.StatusCreated, "").text("start_local"), "and else the next free time")
	require.Equal(t, []string{"book", "arrive"}, acted(d.get("/appointments/"+walk().text("id")+"/moves")))

	b.clock.Set(nine.Add(8 * time.Hour))
	walk().require(t, http.StatusConflict, "scheduling.nobody_free")
}
