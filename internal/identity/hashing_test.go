package identity

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestTurns(t *testing.T) {
	t.Parallel()
	turns := turns{places: make(chan struct{}, 2), patience: 20 * time.Millisecond}
	first, err := turns.enter(t.Context())
	require.NoError(t, err)
	_, err = turns.enter(t.Context())
	require.NoError(t, err)
	_, err = turns.enter(t.Context())
	require.ErrorIs(t, err, errBusy, "the third waits in vain")
	first()
	_, err = turns.enter(t.Context())
	require.NoError(t, err, "a place given back is free")

	patient, gone := turns, make(chan error)
	patient.patience = time.Hour
	ctx, leave := context.WithCancel(t.Context())
	go func() { _, err := patient.enter(ctx); gone <- err }()
	leave()
	require.ErrorIs(t, <-gone, errBusy, "who hangs up waits no longer")
}
