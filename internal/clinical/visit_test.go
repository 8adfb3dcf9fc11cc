package clinical_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/clinical"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
	"github.com/praxis-clinic/praxis/internal/scheduling"
)

func TestAVisitFollowsItsAppointment(t *testing.T) {
	t.Parallel()
	b := setup(t)
	e := b.appointment(t)
	visits := func() []clinical.VisitLine {
		list, err := b.VisitsOf(b.ctx, b.patient, 10, clinical.Place{})
		require.NoError(t, err)
		return list
	}
	b.act(t, e, scheduling.Confirmed, scheduling.Arrived)
	b.act(t, e, scheduling.Arrived, scheduling.InService)
	require.Len(t, visits(), 1, "at most one for an appointment")
	require.Equal(t, "open", visits()[0].State)

	b.act(t, e, scheduling.InService, scheduling.Completed)
	require.Equal(t, "closed", visits()[0].State)
	b.act(t, e, scheduling.Completed, scheduling.InService)
	require.Equal(t, "open", visits()[0].State, "completing was taken back")

	b.act(t, e, scheduling.InService, scheduling.Confirmed)
	require.Empty(t, visits(), "nothing was written: nobody was here")
}

func TestAVisitThatWasWrittenAboutStays(t *testing.T) {
	t.Parallel()
	b := setup(t)
	e := b.appointment(t)
	b.act(t, e, scheduling.Confirmed, scheduling.Arrived)
	list, err := b.VisitsOf(b.ctx, b.patient, 10, clinical.Place{})
	require.NoError(t, err)
	_, err = b.StartNote(b.ctx, clinical.NewNote{Visit: list[0].ID, Template: b.soap(t).ID})
	require.NoError(t, err)

	b.act(t, e, scheduling.Arrived, scheduling.NoShow)
	list, err = b.VisitsOf(b.ctx, b.patient, 10, clinical.Place{})
	require.NoError(t, err)
	require.Len(t, list, 1)
	require.Equal(t, "closed", list[0].State)
}

func TestWalkIns(t *testing.T) {
	t.Parallel()
	b := setup(t)
	v := b.visit(t)
	require.Equal(t, b.practitioner, v.Practitioner, "who asks")
	require.True(t, v.Open)

	t.Run("Close", func(t *testing.T) {
		closed, err := b.CloseVisit(b.ctx, v.ID)
		require.NoError(t, err)
		require.False(t, closed.Open)
		_, err = b.CloseVisit(b.ctx, v.ID)
		require.ErrorIs(t, err, clinical.ErrVisitClosed)
	})
	t.Run("NotAPractitioner", func(t *testing.T) {
		_, err := b.OpenWalkIn(b.colleague(t, nil, doctor...), clinical.NewVisit{Branch: b.branch, Patient: b.patient})
		require.ErrorIs(t, err, clinical.ErrNoPractitioner)
	})
	t.Run("NobodysPatient", func(t *testing.T) {
		_, err := b.OpenWalkIn(b.ctx, clinical.NewVisit{Branch: b.branch, Patient: uuid.New()})
		require.ErrorIs(t, err, clinical.ErrVisitInvalid)
	})
	t.Run("AnotherChain", func(t *testing.T) {
		_, err := b.Visit(dbtest.Tenant(t, b.db, doctor...), v.ID)
		require.ErrorIs(t, err, clinical.ErrVisitNotFound)
	})
	t.Run("AnotherBranch", func(t *testing.T) {
		elsewhere := dbtest.Branch(t, b.ctx, b.db, "Asia/Kolkata")
		_, err := b.Visit(b.colleague(t, []uuid.UUID{elsewhere}, doctor...), v.ID)
		require.ErrorIs(t, err, clinical.ErrVisitNotFound)
	})
}

func TestMyDay(t *testing.T) {
	t.Parallel()
	b := setup(t)
	e := b.appointment(t)
	b.act(t, e, scheduling.Confirmed, scheduling.Arrived)
	b.draft(t, nil) // of somebody who walked in
	date, err := packs.ParseDate("2026-11-24")
	require.NoError(t, err)
	turns, err := b.Day(b.ctx, nil, date)
	require.NoError(t, err)
	require.Len(t, turns, 2)
	require.NotNil(t, turns[0].Visit)
	require.EqualValues(t, 1, turns[1].Unsigned)

	turns, err = b.Day(b.ctx, nil, date.Add(1))
	require.NoError(t, err)
	require.Empty(t, turns)
	_, err = b.Day(b.colleague(t, nil, access.NotesRead), nil, date)
	require.ErrorIs(t, err, clinical.ErrNotPractitioner)
}
