package platform_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/platform"
)

// heard keeps of which chains the servers were told.
type heard []string

func (h *heard) TenantChanged(_ context.Context, t platform.Tenant) error {
	*h = append(*h, t.Slug)
	return nil
}

func TestOperator(t *testing.T) {
	t.Parallel()
	d := dbtest.Open(t)
	db, err := database.Open(t.Context(), d.PlatformURL)
	require.NoError(t, err)
	t.Cleanup(db.Close)
	ctx := dbtest.Tenant(t, d.DB)
	var told heard
	o, err := platform.NewOperator(db, &told, "nina")
	require.NoError(t, err)
	all, err := o.Tenants(t.Context())
	require.NoError(t, err)
	require.Len(t, all, 1)
	slug := all[0].Slug

	_, err = o.Suspend(t.Context(), slug, "  ")
	require.ErrorIs(t, err, platform.ErrReasonMissing)
	_, err = o.Resume(t.Context(), slug)
	require.ErrorIs(t, err, platform.ErrNotSuspended)
	_, err = o.Suspend(t.Context(), "nobody", "x")
	require.ErrorIs(t, err, platform.ErrTenantNotFound)
	require.Empty(t, told)

	got, err := o.Suspend(t.Context(), slug, "Not paid since March")
	require.NoError(t, err)
	require.Equal(t, platform.Suspended, got.Status)
	require.Equal(t, "Not paid since March", got.SuspendedReason)
	_, err = o.Suspend(t.Context(), slug, "again")
	require.ErrorIs(t, err, platform.ErrNotServing)

	got, err = o.Resume(t.Context(), slug)
	require.NoError(t, err)
	require.Equal(t, platform.Trial, got.Status, "what it was before")
	require.Empty(t, got.SuspendedReason)
	require.Equal(t, heard{slug, slug}, told)

	var actor, reasons string
	require.NoError(t, database.InTxDo(ctx, d.DB, func(tx database.Tx) error {
		return tx.QueryRow(ctx, `SELECT min(actor), string_agg(reason, '; ' ORDER BY at) FROM audit_events
			WHERE tenant_id = $1 AND action = 'act' AND entity = 'tenants'`, tx.Tenant()).Scan(&actor, &reasons)
	}))
	require.Equal(t, "operator:nina", actor, "the chain reads it in its own audit")
	require.Equal(t, "Suspended by the platform: Not paid since March; Opened again by the platform", reasons)

	_, err = platform.NewOperator(db, &told, "nina'; --")
	require.ErrorIs(t, err, platform.ErrOperatorName)
}
