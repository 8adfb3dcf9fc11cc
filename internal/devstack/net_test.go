package devstack_test

import (
	"net"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func dial(t *testing.T, addr string) error {
	t.Helper()
	c, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", addr)
	if err == nil {
		err = c.Close()
	}
	return err
}

func requireConnects(t *testing.T, addr string) {
	t.Helper()
	require.NoError(t, dial(t, addr))
}

func requireRefuses(t *testing.T, addr string) {
	t.Helper()
	require.Error(t, dial(t, addr), "something still listens on %s", addr)
}

// requireRefusesSoon waits for what a guard does after a death: there is nothing else to wait on.
func requireRefusesSoon(t *testing.T, addr string) {
	t.Helper()
	require.Eventually(t, func() bool { return dial(t, addr) != nil }, 10*time.Second, 20*time.Millisecond, "something still listens on %s", addr)
}
