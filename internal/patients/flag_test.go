package patients_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/kit/events"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/kit/money"
	"github.com/praxis-clinic/praxis/internal/patients"
)

// branches is a source that tells which branches it could see.
func branches(ctx context.Context, tx database.Tx, who []uuid.UUID) (map[uuid.UUID][]patients.Flag, error) {
	var n int
	err := tx.QueryRow(ctx, `SELECT COALESCE(cardinality(current_branches()), -1)`).Scan(&n)
	return map[uuid.UUID][]patients.Flag{who[0]: {{Severity: patients.Notice, Count: n}}}, err
}

func fixed(f patients.Flag) patients.FlagSource {
	return func(_ context.Context, _ database.Tx, who []uuid.UUID) (map[uuid.UUID][]patients.Flag, error) {
		return map[uuid.UUID][]patients.Flag{who[0]: {f}}, nil
	}
}

func TestFlags(t *testing.T) {
	t.Parallel()
	ctx, s, _ := setup(t)
	p, err := s.Register(ctx, patients.Details{Name: "Asha Rao"}, false)
	require.NoError(t, err)
	due := &money.Money{Amount: 50000, Currency: "INR"}
	s.WatchFlags("where", access.PackagesRead, branches)
	s.WatchFlags("dues", access.InvoicesRead, fixed(patients.Flag{Severity: patients.Warning, Money: due}))
	s.WatchFlags("alert", access.PatientsRead, fixed(patients.Flag{Severity: patients.Critical, Detail: "Penicillin"}))

	t.Run("TheWorstComesFirstAndWhatOneMayNotSeeIsLeftOut", func(t *testing.T) {
		got, err := s.Flags(dbtest.As(ctx, nil, access.PatientsRead, access.InvoicesRead), []uuid.UUID{p.ID})
		require.NoError(t, err)
		require.Equal(t, []patients.Flag{
			{Kind: "alert", Severity: patients.Critical, Detail: "Penicillin"},
			{Kind: "dues", Severity: patients.Warning, Money: due},
		}, got[p.ID])
	})
	t.Run("ASourceSeesTheBranchesWhereItsOwnPermissionIsHeld", func(t *testing.T) {
		chain := dbtest.As(ctx, nil, access.PatientsRead)
		one := dbtest.As(ctx, []uuid.UUID{id.New()}, access.PackagesRead)
		who := grant(chain, one)
		got, err := s.Flags(who, []uuid.UUID{p.ID})
		require.NoError(t, err)
		require.Equal(t, 1, got[p.ID][1].Count, "of one branch, though patients are read in the whole chain")
		require.NoError(t, database.InTxDo(who, s.DB, func(tx database.Tx) error {
			_, err := s.FlagsTx(who, tx, []uuid.UUID{p.ID})
			require.NoError(t, err)
			after, err := branches(who, tx, []uuid.UUID{p.ID})
			require.Equal(t, -1, after[p.ID][0].Count, "the whole chain again")
			return err
		}))
	})
	t.Run("ADayOfPatientsAtMost", func(t *testing.T) {
		_, err := s.Flags(ctx, make([]uuid.UUID, patients.MostFlagged+1))
		require.ErrorIs(t, err, patients.ErrTooMany)
		none, err := s.Flags(ctx, nil)
		require.NoError(t, err)
		require.Empty(t, none)
	})
}

func TestRegisteringIsTold(t *testing.T) {
	t.Parallel()
	db, bus := dbtest.New(t), events.NewBus()
	ctx := dbtest.Tenant(t, db)
	var told []uuid.UUID
	events.On(bus, func(_ context.Context, _ database.Tx, e patients.Registered) error {
		told = append(told, e.PatientID)
		return nil
	})
	s := patients.New(patients.Deps{DB: db, Clock: clock.NewFixed(noon), Events: bus})
	p, err := s.Register(ctx, patients.Details{Name: "Asha"}, false)
	require.NoError(t, err)
	require.Equal(t, []uuid.UUID{p.ID}, told)
}

func TestTimeline(t *testing.T) {
	t.Parallel()
	ctx, s, db := setup(t)
	p, err := s.Register(ctx, patients.Details{Name: "Asha Rao"}, false)
	require.NoError(t, err)
	past := make([]patients.TimelineEntry, 9) // newest first, three of one moment in the middle
	for i := range past {
		at := noon.Add(-time.Duration(i) * time.Hour)
		if i > 2 && i < 6 {
			at = noon.Add(-3 * time.Hour)
		}
		past[i] = patients.TimelineEntry{At: at, ID: id.New(), Title: "Cleaning", Code: "completed"}
	}
	s.WatchTimeline("appointment", access.AppointmentsRead, func(_ context.Context, _ database.Tx, _ uuid.UUID, before time.Time, limit int) ([]patients.TimelineEntry, error) {
		var out []patients.TimelineEntry
		for _, e := range past {
			if e.At.Before(before) && len(out) < limit {
				out = append(out, e)
			}
		}
		return out, nil
	})
	who := dbtest.As(ctx, nil, access.PatientsRead, access.AppointmentsRead)

	t.Run("PagesMissNothingAndRepeatNothing", func(t *testing.T) {
		for limit := 1; limit < 12; limit++ {
			seen, f := map[uuid.UUID]bool{}, patients.TimelineFilter{Limit: limit}
			for more := true; more; more = !f.Before.IsZero() {
				page, err := s.Timeline(who, p.ID, f)
				require.NoError(t, err)
				for _, e := range page.Entries {
					require.False(t, seen[e.ID], "twice")
					seen[e.ID] = true
				}
				f.Before = page.Next
			}
			require.Len(t, seen, len(past)+1, "with the registration, %d a page", limit)
		}
	})
	t.Run("WhatOneMayNotSeeIsLeftOut", func(t *testing.T) {
		page, err := s.Timeline(dbtest.As(ctx, nil, access.PatientsRead), p.ID, patients.TimelineFilter{Limit: 50})
		require.NoError(t, err)
		require.Len(t, page.Entries, 1)
		require.Equal(t, "registered", page.Entries[0].Code)
		require.NotContains(t, page.Kinds, "appointment")
	})
	t.Run("KindsNarrow", func(t *testing.T) {
		page, err := s.Timeline(who, p.ID, patients.TimelineFilter{Limit: 50, Kinds: []string{"appointment"}})
		require.NoError(t, err)
		require.Len(t, page.Entries, len(past))
	})
	t.Run("TheLookIsRecorded", func(t *testing.T) {
		require.Positive(t, audited(t, ctx, db, "view", "patients", p.ID))
	})
	t.Run("AnotherTenantSeesNoPatient", func(t *testing.T) {
		there := dbtest.Tenant(t, db, access.PatientsRead)
		_, err := s.Timeline(there, p.ID, patients.TimelineFilter{Limit: 50})
		require.ErrorIs(t, err, patients.ErrNotFound)
	})
}
