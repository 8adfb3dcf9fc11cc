package scheduling_test

import (
	"context"
	"net/http"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/kit/database"
)

func TestServices(t *testing.T) {
	t.Parallel()
	b := setup(t)
	d, doctor := b.open(t), b.doctor(t)
	patch := func(path, version string, body object) answer {
		return d.do(http.MethodPatch, path, body, "If-Match", version)
	}

	t.Run("AddedWithTheChainsCurrency", func(t *testing.T) {
		a := d.post("/services", object{"name": "  Root   canal ", "duration_minutes": 60, "room_type": "chair", "color": "#3b82f6"})
		a.require(t, http.StatusCreated, "")
		require.Equal(t, "Root canal", a.text("name"))
		require.Equal(t, object{"amount": 0.0, "currency": "INR"}, a.Body["price"])
		require.Equal(t, true, a.Body["active"])
		require.Equal(t, []any{}, a.Body["practitioner_ids"])
		require.Equal(t, `"1"`, a.Header.Get("ETag"))
		d.post("/services", object{"name": "Root canal", "duration_minutes": 30}).require(t, http.StatusConflict, "scheduling.service_name_taken")
	})

	t.Run("EveryFaultAtOnce", func(t *testing.T) {
		a := d.post("/services", object{
			"name": " ", "duration_minutes": 7, "buffer_after_minutes": 999, "price": object{"amount": -1, "currency": "INR"}, "color": "red",
		}).require(t, http.StatusUnprocessableEntity, "scheduling.service_invalid")
		require.ElementsMatch(t, []string{"/name", "/duration_minutes", "/buffer_after_minutes", "/price/amount", "/color"}, a.pointers())
	})

	t.Run("PricedInTheChainsCurrencyAndInWhatABrowserCounts", func(t *testing.T) {
		priced := func(amount any, currency string) object {
			return object{"name": "Gold tooth", "duration_minutes": 30, "price": object{"amount": amount, "currency": currency}}
		}
		a := d.post("/services", priced(100, "USD")).require(t, http.StatusUnprocessableEntity, "scheduling.service_invalid")
		require.Equal(t, []string{"/price/currency"}, a.pointers())
		for _, large := range []int64{1 << 53, 1<<53 + 1, 1<<63 - 1} {
			a = d.post("/services", priced(large, "INR")).require(t, http.StatusUnprocessableEntity, "request.invalid")
			require.Equal(t, []string{"/price/amount"}, a.pointers())
		}
		a = d.post("/services", priced(1<<53-1, "INR"))
		a.require(t, http.StatusCreated, "")
		a = patch("/services/"+a.text("id"), `"1"`, object{"price": object{"amount": 1, "currency": "EUR"}}).
			require(t, http.StatusUnprocessableEntity, "scheduling.service_invalid")
		require.Equal(t, []string{"/price/currency"}, a.pointers())
	})

	t.Run("SeveralAllOrNone", func(t *testing.T) {
		d.post("/services/batch", object{"services": []object{
			{"name": "Scaling", "duration_minutes": 30}, {"name": "Whitening", "duration_minutes": 45, "room_type": nil},
		}}).require(t, http.StatusCreated, "")
		a := d.post("/services/batch", object{"services": []object{
			{"name": "Braces", "duration_minutes": 30}, {"name": "Veneers", "duration_minutes": 2},
		}}).require(t, http.StatusUnprocessableEntity, "scheduling.service_invalid")
		require.Equal(t, []string{"/services/1/duration_minutes"}, a.pointers())
		require.NotContains(t, names(d.get("/services")), "Braces")
	})

	t.Run("ChangedByWhoSawTheNewest", func(t *testing.T) {
		path := "/services/" + d.post("/services", object{"name": "Crown", "duration_minutes": 30}).text("id")
		a := patch(path, `"1"`, object{"duration_minutes": 45, "practitioner_ids": []uuid.UUID{doctor.ID}, "room_type": "chair"})
		a.require(t, http.StatusOK, "")
		require.EqualValues(t, 45, a.Body["duration_minutes"])
		require.Equal(t, []any{doctor.ID.String()}, a.Body["practitioner_ids"])
		require.Equal(t, "chair", a.text("room_type"))
		patch(path, `"1"`, object{"name": "Late"}).require(t, http.StatusPreconditionFailed, "request.stale")
		a = patch(path, `"2"`, object{"practitioner_ids": []uuid.UUID{}, "room_type": ""}).require(t, http.StatusOK, "")
		require.Equal(t, []any{}, a.Body["practitioner_ids"])
		require.Nil(t, a.Body["room_type"])
		patch(path, `"3"`, object{"practitioner_ids": []uuid.UUID{uuid.New()}}).require(t, http.StatusUnprocessableEntity, "scheduling.service_invalid")
		patch("/services/"+uuid.NewString(), `"1"`, object{"name": "None"}).require(t, http.StatusNotFound, "scheduling.service_not_found")
	})

	t.Run("OffOfferItStaysInTheBooks", func(t *testing.T) {
		path := "/services/" + d.post("/services", object{"name": "Old", "duration_minutes": 30}).text("id")
		patch(path, `"1"`, object{"active": false}).require(t, http.StatusOK, "")
		require.Contains(t, names(d.get("/services")), "Old")
		require.NotContains(t, names(d.get("/services?active=true")), "Old")
		require.Equal(t, []any{"Old"}, names(d.get("/services?active=false")))
	})
}

func names(a answer) (out []any) {
	for _, x := range a.list("items") {
		out = append(out, x["name"])
	}
	return out
}

// TestSetupSees: the set-up's steps are done once there is something of each.
func TestSetupSees(t *testing.T) {
	t.Parallel()
	b := setup(t)
	seen := func() (out [3]bool) {
		t.Helper()
		require.NoError(t, database.InTxDo(b.ctx, b.db, func(tx database.Tx) error {
			for i, has := range []func(context.Context, database.Tx) (bool, error){b.HasServices, b.HasPeople, b.HasAppointments} {
				var err error
				if out[i], err = has(b.ctx, tx); err != nil {
					return err
				}
			}
			return nil
		}))
		return out
	}
	require.Equal(t, [3]bool{}, seen())
	visit := b.service(t)
	b.room(t, "chair")
	require.Equal(t, [3]bool{true, false, false}, seen(), "a room is nobody")
	doctor := b.doctor(t)
	require.Equal(t, [3]bool{true, true, false}, seen())
	b.open(t).booked(b.wanted(visit, doctor, b.patient(t), "2026-11-24T09:00"))
	require.Equal(t, [3]bool{true, true, true}, seen())
}
