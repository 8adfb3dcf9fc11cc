package scheduling_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/followups"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/patients"
	"github.com/praxis-clinic/praxis/internal/scheduling"
)

// recalls are the patients without a next visit, in the list's order.
func (b *bench) recalls(t *testing.T, change ...func(*followups.RecallQuery)) (names []string) {
	t.Helper()
	far := b.clock.Now().AddDate(1, 0, 0)
	q := followups.RecallQuery{To: b.clock.Now(), BeforeAt: far, Now: b.clock.Now(), DeclinedSince: b.clock.Now().AddDate(0, -6, 0), Limit: 10}
	for _, fn := range change {
		fn(&q)
	}
	require.NoError(t, database.InTxDo(b.ctx, b.db, func(tx database.Tx) error {
		visits, err := b.RecallsTx(b.ctx, tx, q)
		for _, v := range visits {
			names = append(names, v.Patient.Name)
		}
		return err
	}))
	return names
}

// seen books p for a time today and completes the appointment.
func (b *bench) seen(t *testing.T, local string, p patients.Patient) uuid.UUID {
	t.Helper()
	o, d := b.service(t), b.doctor(t)
	a, err := b.Book(b.ctx, b.wish(o, d, p, local))
	require.NoError(t, err)
	b.clock.Set(a.StartsAt)
	_, err = b.Arrive(b.ctx, a.ID, "")
	require.NoError(t, err)
	_, err = b.Complete(b.ctx, a.ID, "")
	require.NoError(t, err)
	return a.ID
}

func TestRecalls(t *testing.T) {
	t.Parallel()
	b := setup(t)
	first, second := b.patient(t), b.patient(t)
	b.seen(t, "2026-11-24T10:00", first)
	last := b.seen(t, "2026-11-24T11:00", second)
	b.clock.Advance(40 * 24 * time.Hour)
	require.Equal(t, []string{second.Name, first.Name}, b.recalls(t), "the last seen first")

	t.Run("PageByPage", func(t *testing.T) {
		require.Equal(t, []string{second.Name}, b.recalls(t, func(q *followups.RecallQuery) { q.Limit = 1 }))
		visit := time.Date(2026, 11, 24, 5, 30, 0, 0, time.UTC)
		require.Equal(t, []string{first.Name}, b.recalls(t, func(q *followups.RecallQuery) { q.BeforeAt, q.BeforePatient = visit, second.ID }))
	})

	t.Run("OnlyThoseAskedFor", func(t *testing.T) {
		require.Equal(t, []string{first.Name}, b.recalls(t, func(q *followups.RecallQuery) { q.Patients = []uuid.UUID{first.ID} }))
		nobody := uuid.New()
		require.Empty(t, b.recalls(t, func(q *followups.RecallQuery) { q.Service = &nobody }))
		require.Empty(t, b.recalls(t, func(q *followups.RecallQuery) { q.To = b.clock.Now().AddDate(0, 0, -60) }))
	})

	t.Run("NotWhoHasBookedAgain", func(t *testing.T) {
		a, err := b.Book(b.ctx, b.wish(b.service(t), b.doctor(t), first, "2027-01-05T10:00"))
		require.NoError(t, err)
		require.Equal(t, []string{second.Name}, b.recalls(t))
		_, err = b.Cancel(b.ctx, a.ID, scheduling.Cancellation{Code: "patient_ill"}, "")
		require.NoError(t, err)
		require.Len(t, b.recalls(t), 2)
	})

	t.Run("NotWhoIsToBeCalledOrHasDeclined", func(t *testing.T) {
		task := func(state, outcome string) string {
			return `INSERT INTO followup_tasks (tenant_id, id, branch_id, patient_id, event, event_at, due_at, due_on, rank, assignee_kind, state, outcome,
				max_attempts, closes_on_booking, closes_on_decline, closed_at, created_by, created_at)
				VALUES ($1, gen_random_uuid(), $2, $3, 'manual', $4, $4, current_date, 3, 'desk', '` + state + `', '` + outcome + `', 3, false, true,
				CASE WHEN '` + state + `' = 'open' THEN NULL ELSE $4::timestamptz END, 'system:test', $4)`
		}
		for patient, sql := range map[uuid.UUID]string{first.ID: task("open", ""), second.ID: task("done", "declined")} {
			require.NoError(t, database.InTxDo(b.ctx, b.db, func(tx database.Tx) error {
				_, err := tx.Exec(b.ctx, sql, tx.Tenant(), b.branch, patient, b.clock.Now())
				return err
			}))
		}
		require.Empty(t, b.recalls(t))
		require.Equal(t, []string{second.Name}, b.recalls(t, func(q *followups.RecallQuery) { q.DeclinedSince = b.clock.Now().Add(time.Minute) }))
	})

	t.Run("AnotherChainSeesNobody", func(t *testing.T) {
		there := *b
		there.ctx = dbtest.Tenant(t, b.db, everything...)
		require.Empty(t, there.recalls(t))
	})

	t.Run("WhatWasTakenBackIsNoVisit", func(t *testing.T) {
		c := setup(t)
		p := c.patient(t)
		c.seen(t, "2026-11-24T10:00", p)
		again := c.seen(t, "2026-11-24T12:00", p)
		_, err := c.Undo(c.ctx, again, "")
		require.NoError(t, err)
		var visit uuid.UUID
		require.NoError(t, database.InTxDo(c.ctx, c.db, func(tx database.Tx) error {
			return tx.QueryRow(c.ctx, `SELECT appointment_id FROM patient_last_visits WHERE tenant_id = $1 AND patient_id = $2`, tx.Tenant(), p.ID).Scan(&visit)
		}))
		require.NotEqual(t, again, visit)
		require.NotEqual(t, last, visit)
	})
}
