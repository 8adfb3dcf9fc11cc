package teststack_test

import (
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/devstack/teststack"
)

// holderEnv makes the test binary hold a lease until it is killed, as a test process would.
const holderEnv = "PRAXIS_TESTSTACK_TEST_HOLDER"

func TestHoldALeaseUntilKilled(t *testing.T) {
	if os.Getenv(holderEnv) == "" {
		return // only a helper of the test below
	}
	fmt.Fprintln(os.NewFile(3, "addresses"), teststack.Postgres(t), teststack.Redis(t).Addr)
	select {}
}

// holder is a test process that uses the shared servers of a folder of its own.
type holder struct {
	cmd             *exec.Cmd
	postgres, redis string // host:port
}

func runHolder(t *testing.T, temp string) holder {
	t.Helper()
	h := holder{cmd: exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestHoldALeaseUntilKilled$")}
	r, w, err := os.Pipe()
	require.NoError(t, err)
	h.cmd.Env = append(os.Environ(), holderEnv+"=1", "TMPDIR="+temp)
	h.cmd.ExtraFiles = []*os.File{w}
	require.NoError(t, h.cmd.Start())
	require.NoError(t, w.Close())
	var admin string
	_, err = fmt.Fscan(r, &admin, &h.redis)
	require.NoError(t, err)
	u, err := url.Parse(admin)
	require.NoError(t, err)
	h.postgres = u.Host
	return h
}

func (h holder) kill(t *testing.T) {
	t.Helper()
	require.NoError(t, h.cmd.Process.Kill())
	_ = h.cmd.Wait()
}

func TestServersStopOnceTheLastTestProcessIsKilled(t *testing.T) {
	t.Parallel()
	temp := t.TempDir()
	one, two := runHolder(t, temp), runHolder(t, temp)
	require.Equal(t, one.postgres, two.postgres)
	require.Equal(t, one.redis, two.redis)
	one.kill(t)
	require.NoError(t, dial(t, two.postgres))
	two.kill(t)
	for _, addr := range []string{two.postgres, two.redis} {
		require.Eventually(t, func() bool { return dial(t, addr) != nil }, 30*time.Second, 50*time.Millisecond)
	}
	requireCleared(t, temp)
}

// requireCleared waits for the keeper's last act: nothing of the servers stays on disk.
func requireCleared(t *testing.T, temp string) {
	t.Helper()
	require.Eventually(t, func() bool {
		left, err := filepath.Glob(filepath.Join(temp, "praxis-test-*", "postgres"))
		return err == nil && len(left) == 0
	}, 10*time.Second, 50*time.Millisecond)
}
