package scheduling_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/scheduling"
)

// nine is nine o'clock on Tuesday in Kolkata.
var nine = time.Date(2026, 11, 24, 3, 30, 0, 0, time.UTC)

func TestADayAtTheDesk(t *testing.T) {
	t.Parallel()
	b := setup(t)
	d, visit, doctor := b.open(t), b.service(t), b.doctor(t)
	book := func(local string) string {
		path, _ := d.booked(b.wanted(visit, doctor, b.patient(t), local))
		return path
	}

	t.Run("FromTheDoorToTheDoor", func(t *testing.T) {
		path := book("2026-11-24T09:00")
		b.clock.Set(nine.Add(-5 * time.Minute))
		a := d.post(path+"/confirm", nil).require(t, http.StatusOK, "")
		require.Equal(t, "confirmed", a.text("status"))
		require.Equal(t, "2026-11-24T03:25:00Z", a.text("confirmed_by_patient_at"))
		a = d.post(path+"/arrive", nil).require(t, http.StatusOK, "")
		require.Equal(t, "2026-11-24T03:25:00Z", a.text("arrived_at"))
		b.clock.Set(nine.Add(4 * time.Minute))
		a = d.post(path+"/start", nil).require(t, http.StatusOK, "")
		require.Equal(t, []string{"in_service", "2026-11-24T03:34:00Z"}, []string{a.text("status"), a.text("started_at")})
		b.clock.Set(nine.Add(30 * time.Minute))
		a = d.post(path+"/complete", nil).require(t, http.StatusOK, "")
		require.Equal(t, []string{"completed", "2026-11-24T04:00:00Z"}, []string{a.text("status"), a.text("completed_at")})

		for _, act := range []string{"arrive", "start", "complete", "no-show", "confirm", "reinstate"} {
			a := d.post(path+"/"+act, nil).require(t, http.StatusConflict, "scheduling.illegal_status")
			require.Equal(t, "completed", a.text("appointment_status"), act)
			require.Equal(t, []any{}, a.Body["legal_acts"], act)
		}
		require.Equal(t, []string{"book", "confirm", "arrive", "start", "complete"}, acted(d.get(path+"/moves")))
	})

	t.Run("SaysWhichActsThereAre", func(t *testing.T) {
		path := book("2026-11-24T09:30")
		a := d.post(path+"/start", nil).require(t, http.StatusConflict, "scheduling.illegal_status")
		require.Equal(t, []any{"arrive", "cancel", "confirm", "move", "no_show"}, a.Body["legal_acts"])
		d.post(path+"/arrive", nil).require(t, http.StatusOK, "")
		a = d.post(path+"/no-show", nil).require(t, http.StatusConflict, "scheduling.illegal_status")
		require.Equal(t, []any{"cancel", "complete", "start"}, a.Body["legal_acts"])
	})

	t.Run("NobodyIsMissingBeforeTheGraceHasPassed", func(t *testing.T) {
		path := book("2026-11-24T11:00")
		eleven := nine.Add(2 * time.Hour)
		b.clock.Set(eleven.Add(15*time.Minute - time.Second))
		a := d.post(path+"/no-show", nil).require(t, http.StatusConflict, "scheduling.too_early")
		require.Equal(t, eleven.Add(15*time.Minute).Format(time.RFC3339), a.text("from"))
		b.clock.Set(eleven.Add(15 * time.Minute))
		require.Equal(t, "no_show", d.post(path+"/no-show", nil).require(t, http.StatusOK, "").text("status"))
		require.Equal(t, "arrived", d.post(path+"/arrive", nil).require(t, http.StatusOK, "").text("status"), "late is not never")
	})

	t.Run("UndoTakesTheLastActBack", func(t *testing.T) {
		path := book("2026-11-24T12:00")
		d.post(path+"/undo", nil).require(t, http.StatusConflict, "scheduling.nothing_to_undo")
		d.post(path+"/arrive", nil).require(t, http.StatusOK, "")
		b.clock.Advance(time.Hour)
		d.post(path+"/complete", nil).require(t, http.StatusOK, "")
		b.clock.Advance(3 * time.Minute)
		a := d.post(path+"/undo", nil).require(t, http.StatusOK, "")
		require.Equal(t, "arrived", a.text("status"))
		require.Nil(t, a.Body["completed_at"])
		require.NotNil(t, a.Body["arrived_at"])
		d.post(path+"/undo", nil).require(t, http.StatusConflict, "scheduling.nothing_to_undo")
		d.post(path+"/start", nil).require(t, http.StatusOK, "")
		b.clock.Advance(3*time.Minute + time.Second)
		a = d.post(path+"/undo", nil).require(t, http.StatusConflict, "scheduling.undo_too_late")
		require.Equal(t, []any{"complete"}, a.Body["legal_acts"])
		moves := d.get(path + "/moves").list("items")
		require.Equal(t, "complete", moves[3]["reason_code"])
	})

	t.Run("NotFromAVersionLongGone", func(t *testing.T) {
		path, a := d.booked(b.wanted(visit, doctor, b.patient(t), "2026-11-25T09:00"))
		d.post(path+"/arrive", nil).require(t, http.StatusOK, "")
		d.do(http.MethodPost, path+"/start", nil, "If-Match", a.Header.Get("ETag")).require(t, http.StatusPreconditionFailed, "request.stale")
		d.do(http.MethodPost, path+"/undo", nil, "If-Match", a.Header.Get("ETag")).require(t, http.StatusPreconditionFailed, "request.stale")
	})

	t.Run("AskedTwiceWithOneKeyItIsDoneOnce", func(t *testing.T) {
		path := book("2026-11-25T10:00")
		for range 2 {
			a := d.do(http.MethodPost, path+"/arrive", nil, "Idempotency-Key", "arrival")
			require.Equal(t, "arrived", a.require(t, http.StatusOK, "").text("status"))
		}
		require.Equal(t, []string{"book", "arrive"}, acted(d.get(path+"/moves")))
	})

	t.Run("AMoveIsAnotherTimeToSayYesTo", func(t *testing.T) {
		path := book("2026-11-25T11:00")
		d.post(path+"/confirm", nil).require(t, http.StatusOK, "")
		a := d.post(path+"/move", object{"start_local": "2026-11-25T12:00", "reason": "Late"}).require(t, http.StatusOK, "")
		require.Nil(t, a.Body["confirmed_by_patient_at"])
	})
}

func TestAPatientWhoIsElsewhereDoesNotComeBack(t *testing.T) {
	t.Parallel()
	b := setup(t)
	d, visit, doctor, other, patient := b.open(t), b.service(t), b.doctor(t), b.doctor(t), b.patient(t)
	path, _ := d.booked(b.wanted(visit, doctor, patient, "2026-11-24T09:00"))
	b.clock.Set(nine.Add(15 * time.Minute))
	d.post(path+"/no-show", nil).require(t, http.StatusOK, "")
	d.booked(b.wanted(visit, other, patient, "2026-11-24T09:20"))
	d.post(path+"/arrive", nil).require(t, http.StatusConflict, "scheduling.patient_elsewhere")
	d.post(path+"/undo", nil).require(t, http.StatusConflict, "scheduling.patient_elsewhere")
	require.Equal(t, "no_show", d.get(path).text("status"), "a refusal changes nothing")
}

func TestCancelSaysWhoAndWhy(t *testing.T) {
	t.Parallel()
	b := setup(t)
	d, visit, doctor := b.open(t), b.service(t), b.doctor(t)
	soon := nine.Add(-3 * time.Hour) // the notice asked for in India is four hours
	for name, c := range map[string]struct {
		at     time.Time
		body   object
		status int
		code   string
		want   []any // code, by, late, reason
	}{
		"InWordsAlone":       {now, object{"reason": " Moved away "}, 200, "", []any{"other", "clinic", false, "Moved away"}},
		"ByItsCode":          {now, object{"code": "patient_ill"}, 200, "", []any{"patient_ill", "patient", false, ""}},
		"Late":               {soon, object{"code": "patient_schedule", "reason": "Meeting"}, 200, "", []any{"patient_schedule", "patient", true, "Meeting"}},
		"TheClinicIsNotLate": {soon, object{"code": "clinic"}, 200, "", []any{"clinic", "clinic", false, ""}},
		"WeatherKeptThem":    {soon, object{"code": "weather", "by": "patient"}, 200, "", []any{"weather", "patient", true, ""}},
		"OtherNeedsWords":    {now, object{"code": "other"}, 422, "scheduling.reason_required", nil},
		"NothingAtAll":       {now, object{}, 422, "scheduling.reason_required", nil},
		"NoSuchCode":         {now, object{"code": "bored"}, 422, "request.invalid", nil},
	} {
		t.Run(name, func(t *testing.T) {
			b.clock.Set(now)
			path, _ := d.booked(b.wanted(visit, doctor, b.patient(t), "2026-11-24T09:00"))
			b.clock.Set(c.at)
			a := d.post(path+"/cancel", c.body).require(t, c.status, c.code)
			if c.want == nil {
				d.post(path+"/cancel", object{"reason": "Make room"}).require(t, 200, "")
				return
			}
			require.Equal(t, c.want, []any{a.Body["cancel_code"], a.Body["cancelled_by"], a.Body["cancelled_late"], a.Body["cancel_reason"]})
			require.Equal(t, c.at.Format(time.RFC3339), a.text("cancelled_at"))
			last := d.get(path + "/moves").list("items")[1]
			require.Equal(t, c.want[0], last["reason_code"])
		})
	}

	t.Run("AReinstatedOneWasNeverCancelled", func(t *testing.T) {
		b.clock.Set(now)
		path, _ := d.booked(b.wanted(visit, doctor, b.patient(t), "2026-11-25T09:00"))
		d.post(path+"/cancel", object{"code": "patient_ill"}).require(t, 200, "")
		a := d.post(path+"/reinstate", nil).require(t, 200, "")
		require.Equal(t, []any{"", "", false, "", nil},
			[]any{a.Body["cancel_code"], a.Body["cancelled_by"], a.Body["cancelled_late"], a.Body["cancel_reason"], a.Body["cancelled_at"]})
	})
}

func TestASourceIsKept(t *testing.T) {
	t.Parallel()
	b := setup(t)
	d, visit, doctor := b.open(t), b.service(t), b.doctor(t)
	want := b.wanted(visit, doctor, b.patient(t), "2026-11-24T09:00")
	want["source"], want["utm_source"], want["utm_medium"], want["utm_campaign"], want["referrer"] = "ad", "google", "cpc", "braces", "Dr Shah"
	path, _ := d.booked(want)
	a := d.get(path)
	for _, key := range []string{"source", "utm_source", "utm_medium", "utm_campaign", "referrer"} {
		require.Equal(t, want[key], a.Body[key], key)
	}
}

// acted is the acts of a history.
func acted(a answer) (out []string) {
	for _, m := range a.list("items") {
		act, _ := m["act"].(string)
		out = append(out, act)
	}
	return out
}

// TestUndoIsDoneOnce by everybody who sees the toast at once.
func TestUndoIsDoneOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	visit, doctor := b.service(t), b.doctor(t)
	a, err := b.Book(b.ctx, b.wish(visit, doctor, b.patient(t), "2026-11-24T09:00"))
	require.NoError(t, err)
	for range 3 {
		_, err = b.Arrive(b.ctx, a.ID, "")
		require.NoError(t, err)
		var done atomic.Int64
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				switch _, err := b.Undo(b.ctx, a.ID, ""); {
				case err == nil:
					done.Add(1)
				case !errors.Is(err, scheduling.ErrNothingToUndo):
					t.Error(err)
				}
			})
		}
		wg.Wait()
		require.EqualValues(t, 1, done.Load())
		got, err := b.Appointment(b.ctx, a.ID)
		require.NoError(t, err)
		require.Equal(t, scheduling.Confirmed, got.Status)
	}
}

// leads says where an act may set out from and where it leads, as the front desk knows it.
var leads = map[scheduling.Act]map[scheduling.Status]scheduling.Status{
	scheduling.ActArrive:   {"confirmed": "arrived", "no_show": "arrived"},
	scheduling.ActStart:    {"arrived": "in_service"},
	scheduling.ActComplete: {"arrived": "completed", "in_service": "completed"},
	scheduling.ActNoShow:   {"confirmed": "no_show"},
	scheduling.ActCancel:   {"confirmed": "cancelled", "arrived": "cancelled"},
	scheduling.ActConfirm:  {"confirmed": "confirmed"},
}

// TestNoActsReachAnIllegalState whatever is clicked in which order, and the history replays to
// where the appointment stands.
func TestNoActsReachAnIllegalState(t *testing.T) {
	t.Parallel()
	b := setup(t)
	visit, doctor := b.service(t), b.doctor(t)
	slot := 0
	rapid.Check(t, func(rt *rapid.T) {
		b.clock.Set(now)
		start := nine.Add(time.Duration(slot/4)*24*time.Hour + time.Duration(slot%4)*time.Hour)
		slot = (slot + 1) % 200
		a, err := b.Book(b.ctx, b.wish(visit, doctor, b.patient(t), local(start)))
		require.NoError(rt, err)
		b.clock.Set(start.Add(20 * time.Minute)) // the grace has passed
		m := &model{status: scheduling.Confirmed}
		for range rapid.IntRange(1, 10).Draw(rt, "acts") {
			act := rapid.SampledFrom([]scheduling.Act{
				"arrive", "start", "complete", "no_show", "cancel", "reinstate", "confirm", "undo", "undo",
			}).Draw(rt, "act")
			b.clock.Advance(time.Duration(rapid.IntRange(0, 2).Draw(rt, "minutes")) * time.Minute)
			err := b.try(act, a.ID)
			if act != scheduling.ActReinstate || err == nil || m.status != scheduling.Cancelled {
				require.Equal(rt, m.does(act, b.clock.Now()), err == nil, "%s: %v", act, err)
			}
			if err != nil && act != scheduling.ActReinstate {
				require.True(rt, errors.Is(err, scheduling.ErrIllegalStatus) || errors.Is(err, scheduling.ErrNothingToUndo) ||
					errors.Is(err, scheduling.ErrUndoTooLate), "%v", err)
			}
			got, err := b.Appointment(b.ctx, a.ID)
			require.NoError(rt, err)
			require.Equal(rt, m.status, got.Status)
		}
		require.Equal(rt, m.status, b.replayed(rt, a.ID))
		if m.status != scheduling.Cancelled {
			require.NoError(rt, b.free(a.ID))
		}
	})
}

// model is an appointment as the test believes it to be.
type model struct {
	status scheduling.Status
	was    scheduling.Status // before the act that can be undone
	at     time.Time         // of that act; zero where there is none
}

// does changes the model and reports whether the act is allowed.
func (m *model) does(act scheduling.Act, at time.Time) bool {
	switch act { //nolint:exhaustive // all others are in the table
	case scheduling.ActUndo:
		if m.at.IsZero() || at.Sub(m.at) > 3*time.Minute {
			return false
		}
		m.status, m.at = m.was, time.Time{}
		return true
	case scheduling.ActReinstate:
		if m.status != scheduling.Cancelled {
			return false
		}
		m.status, m.at = m.was, time.Time{}
		return true
	}
	to, ok := leads[act][m.status]
	if !ok {
		return false
	}
	m.was, m.status, m.at = m.status, to, at
	if act == scheduling.ActCancel {
		m.at = time.Time{}
	}
	return true
}

func (b *bench) try(act scheduling.Act, id uuid.UUID) error {
	do := map[scheduling.Act]func(context.Context, uuid.UUID, string) (scheduling.Appointment, error){
		"arrive": b.Arrive, "start": b.Start, "complete": b.Complete, "no_show": b.NoShow, "reinstate": b.Reinstate, "confirm": b.Confirm, "undo": b.Undo,
		"cancel": func(ctx context.Context, id uuid.UUID, ifMatch string) (scheduling.Appointment, error) {
			return b.Cancel(ctx, id, scheduling.Cancellation{Code: scheduling.ByClinic}, ifMatch)
		},
	}
	_, err := do[act](b.ctx, id, "")
	return err
}

// replayed is where the history leads: each act sets out from where the one before it ended.
func (b *bench) replayed(t require.TestingT, id uuid.UUID) (status scheduling.Status) {
	require.NoError(t, database.InTxDo(b.ctx, b.db, func(tx database.Tx) error {
		rows, err := tx.Query(b.ctx, `SELECT from_status, to_status FROM appointment_moves
			WHERE tenant_id = $1 AND appointment_id = $2 ORDER BY at, id`, tx.Tenant(), id)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var from, to scheduling.Status
			if err := rows.Scan(&from, &to); err != nil {
				return err
			}
			if from != status {
				return fmt.Errorf("history: an act from %s follows one to %s", from, status)
			}
			status = to
		}
		return rows.Err()
	}))
	return status
}

// free gives the times of an appointment back, whatever became of it.
func (b *bench) free(id uuid.UUID) error {
	return database.InTxDo(b.ctx, b.db, func(tx database.Tx) error {
		_, err := tx.Exec(b.ctx, `DELETE FROM appointment_resources WHERE tenant_id = $1 AND appointment_id = $2`, tx.Tenant(), id)
		return err
	})
}

// local is an instant on the wall of the clinic.
func local(t time.Time) string {
	return t.In(time.FixedZone("IST", 5*3600+1800)).Format("2006-01-02T15:04")
}

func TestLegalActs(t *testing.T) {
	t.Parallel()
	for act, from := range leads {
		for _, status := range []scheduling.Status{"confirmed", "arrived", "in_service", "completed", "cancelled", "no_show"} {
			_, legal := from[status]
			require.Equal(t, legal, slices.Contains(scheduling.LegalActs(status), act), "%s from %s", act, status)
		}
	}
}
