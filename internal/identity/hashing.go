package identity

import (
	"context"
	"runtime"
	"time"

	"github.com/praxis-clinic/praxis/internal/kit/fault"
)

// errBusy asks to try again: more people than the machine can check sign in at once.
var errBusy = fault.New(fault.Unavailable, "identity.busy", "Very many people are signing in just now. Try again in a few seconds.").After(2 * time.Second)

// turns lets so many in at once. A password costs a third of a second of a processor to
// check, on purpose: without it, sign-ins could take the whole machine.
type turns struct {
	places   chan struct{}
	patience time.Duration
}

func newTurns() turns {
	return turns{places: make(chan struct{}, max(2, runtime.GOMAXPROCS(0))), patience: 4 * time.Second}
}

// enter waits for a place. done gives it back.
func (t turns) enter(ctx context.Context) (done func(), err error) {
	ctx, cancel := context.WithTimeout(ctx, t.patience)
	defer cancel()
	select {
	case t.places <- struct{}{}:
		return func() { <-t.places }, nil
	case <-ctx.Done():
		return nil, errBusy
	}
}
