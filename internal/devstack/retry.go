package devstack

import (
	"context"
	"errors"
	"fmt"
)

// errPortTaken says that a part found its port in use: between the moment a free port was found
// and the moment the part listened on it, somebody else took it.
var errPortTaken = errors.New("port taken")

func portTakenIf(taken bool) error {
	if taken {
		return errPortTaken
	}
	return nil
}

// firstFreePort starts a part on the wished port, or on a free one when none is wished for, and
// tries other ports when that one was snatched away.
func firstFreePort[T any](ctx context.Context, wish int, start func(port int) (T, error)) (T, error) {
	const tries = 4
	var (
		zero T
		last error
	)
	for range tries {
		port := wish
		if port == 0 || !portIsFree(ctx, port) {
			free, err := FreePort(ctx)
			if err != nil {
				return zero, err
			}
			port = free
		}
		part, err := start(port)
		if !errors.Is(err, errPortTaken) {
			return part, err
		}
		wish, last = 0, err
	}
	return zero, fmt.Errorf("%d ports in a row were taken: %w", tries, last)
}
