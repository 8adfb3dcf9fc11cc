package devstack

import (
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestGuardWatchesWhatItWasToldOnly(t *testing.T) {
	t.Parallel()
	watched := map[int]syscall.Signal{}
	for _, line := range []string{"+120 15", "+121 2", "-120", "", "+", "+x 15", "+0 15", "+1 15", "+-1 9", "+122 TERM"} {
		guardLine(watched, line)
	}
	require.Equal(t, map[int]syscall.Signal{121: syscall.SIGINT}, watched)
}
