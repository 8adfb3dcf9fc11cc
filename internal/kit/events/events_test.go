package events_test

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/kit/events"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/kit/jobs"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

type rang struct{ Bell uuid.UUID }

func (rang) EventName() string { return "test.rang" }

func TestAReactionIsPartOfTheAct(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t)
	ctx := dbtest.Tenant(t, db)
	bus, heard, refusal := events.NewBus(), 0, errors.New("not today")
	events.On(bus, func(context.Context, database.Tx, rang) error { heard++; return nil })
	require.NoError(t, database.InTxDo(ctx, db, func(tx database.Tx) error { return bus.PublishTx(ctx, tx, rang{id.New()}) }))
	require.Equal(t, 1, heard)

	events.On(bus, func(context.Context, database.Tx, rang) error { return refusal })
	err := database.InTxDo(ctx, db, func(tx database.Tx) error { return bus.PublishTx(ctx, tx, rang{id.New()}) })
	require.ErrorIs(t, err, refusal)
}

func TestAReactionOfLaterComesWithTheCommitAndActsForTheTenant(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t)
	ctx := dbtest.Tenant(t, db)
	bus, w := events.NewBus(), jobs.NewWorkers()
	got := make(chan principal.Principal, 4)
	bells := make(chan uuid.UUID, 4)
	tries := 0
	events.Later(bus, "system:listen", []principal.Permission{"bells.ring"}, func(ctx context.Context, e rang) error {
		if tries++; tries == 1 {
			return errors.New("the first try fails")
		}
		p, _ := principal.From(ctx)
		got <- p
		bells <- e.Bell
		return nil
	})
	bus.Workers(w)
	q, err := jobs.New(db, slog.New(slog.DiscardHandler), w)
	require.NoError(t, err)
	bus.UseQueue(q)
	require.NoError(t, q.Start(t.Context()))
	t.Cleanup(func() { _ = q.Stop(context.WithoutCancel(t.Context())) })

	lost, kept := id.New(), id.New()
	undone := errors.New("undone")
	require.ErrorIs(t, database.InTxDo(ctx, db, func(tx database.Tx) error {
		require.NoError(t, bus.PublishTx(ctx, tx, rang{lost}))
		return undone
	}), undone)
	require.NoError(t, database.InTxDo(ctx, db, func(tx database.Tx) error { return bus.PublishTx(ctx, tx, rang{kept}) }))

	select {
	case p := <-got:
		here, _ := principal.From(ctx)
		require.Equal(t, here.TenantID, p.TenantID)
		require.Equal(t, "system:listen", p.Actor())
		require.True(t, p.May("bells.ring"))
	case <-time.After(30 * time.Second):
		t.Fatal("nobody reacted")
	}
	require.Equal(t, kept, <-bells, "what was undone is not told")
}

func TestNobodyListensToANilBus(t *testing.T) {
	t.Parallel()
	var bus *events.Bus
	require.NoError(t, bus.PublishTx(t.Context(), database.Tx{}, rang{}))
}
