package platform_test

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/kit/jobs"
)

// TestTheSweepRuns in River, as it does in production.
func TestTheSweepRuns(t *testing.T) {
	t.Parallel()
	w := setup(t)
	w.start(t, signup{})
	w.clock.Advance(26 * time.Hour)

	workers := jobs.NewWorkers()
	w.Work(workers)
	client, err := jobs.New(w.db, slog.New(slog.DiscardHandler), workers, w.Periodic()...)
	require.NoError(t, err)
	require.NoError(t, client.Start(t.Context()))
	t.Cleanup(func() { _ = client.Stop(context.WithoutCancel(t.Context())) })
	require.Eventually(t, func() bool {
		return w.ids.count() == 0 && w.rows(t, `SELECT count(*) FROM signups`) == 0
	}, 30*time.Second, 50*time.Millisecond)
}
