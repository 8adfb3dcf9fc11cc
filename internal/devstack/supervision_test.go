package devstack_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/devstack"
)

func stackContext() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
}

// otherStack is a stack in a process of its own.
type otherStack struct {
	cmd             *exec.Cmd
	redis, postgres string // host:port
}

func runOther(t *testing.T, dir string) *otherStack {
	t.Helper()
	o := &otherStack{cmd: exec.CommandContext(t.Context(), os.Args[0])}
	o.cmd.Env = append(os.Environ(), stackEnv+"="+dir)
	o.cmd.Stderr = t.Output()
	out, err := o.cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, o.cmd.Start())
	var port int
	_, err = fmt.Fscan(out, &o.redis, &port)
	require.NoError(t, err)
	o.postgres = "127.0.0.1:" + strconv.Itoa(port)
	requireConnects(t, o.redis)
	requireConnects(t, o.postgres)
	return o
}

func TestKilledStackLeavesNoChildAndItsDataIntact(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	o := runOther(t, dir)
	require.NoError(t, o.cmd.Process.Kill())
	_ = o.cmd.Wait()
	requireRefusesSoon(t, o.redis)
	requireRefusesSoon(t, o.postgres)
	s := start(t, devstack.Options{StateDir: dir})
	query(t, s.AppURL, `SELECT 1`)
}

func TestInterruptStopsTheChildren(t *testing.T) {
	t.Parallel()
	o := runOther(t, stateDir(t))
	require.NoError(t, o.cmd.Process.Signal(os.Interrupt))
	require.NoError(t, o.cmd.Wait())
	requireRefuses(t, o.redis)
	requireRefuses(t, o.postgres)
}

func TestCrashIsReportedByName(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	s := start(t, devstack.Options{StateDir: dir})
	pid, err := os.ReadFile(filepath.Join(dir, "postgres", "postmaster.pid"))
	require.NoError(t, err)
	first, _, _ := strings.Cut(string(pid), "\n")
	n, err := strconv.Atoi(first)
	require.NoError(t, err)
	require.NoError(t, syscall.Kill(n, syscall.SIGKILL))
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	err = s.Wait(ctx)
	require.ErrorContains(t, err, "postgres ended: signal: killed")
	require.ErrorContains(t, err, filepath.Join(dir, "log", "postgres.log"))
}

func TestSecondStackInOneCheckoutIsRefused(t *testing.T) {
	t.Parallel()
	o := devstack.Options{StateDir: stateDir(t)}
	start(t, o)
	_, err := devstack.Start(t.Context(), o)
	require.ErrorIs(t, err, devstack.ErrRunning)
	require.ErrorContains(t, err, strconv.Itoa(os.Getpid()))
	require.ErrorIs(t, devstack.Reset(o.StateDir), devstack.ErrRunning)
	require.ErrorIs(t, devstack.CheckIdle(o.StateDir), devstack.ErrRunning)
	require.NoError(t, devstack.CheckIdle(filepath.Join(o.StateDir, "never made")))
}

func TestPidFileOfADeadServerIsCleared(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	start(t, devstack.Options{StateDir: dir}).Stop()
	// Our own number: alive, and no PostgreSQL. The server alone would refuse to start.
	stale := fmt.Sprintf("%d\n%s\n", os.Getpid(), dir)
	file := filepath.Join(dir, "postgres", "postmaster.pid")
	require.NoError(t, os.WriteFile(file, []byte(stale), 0o644))
	s := start(t, devstack.Options{StateDir: dir})
	query(t, s.AppURL, `SELECT 1`)
}

func TestResetStartsOver(t *testing.T) {
	t.Parallel()
	dir := stateDir(t)
	start(t, devstack.Options{StateDir: dir}).Stop()
	require.NoError(t, devstack.Reset(dir))
	require.NoDirExists(t, filepath.Join(dir, "postgres"))
	require.NoError(t, devstack.Reset(filepath.Join(dir, "never made")))
}

func TestResetLeavesForeignFoldersAlone(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "thesis.tex"), nil, 0o600))
	require.Error(t, devstack.Reset(dir))
	require.FileExists(t, filepath.Join(dir, "thesis.tex"))
}

func TestTakenPortSaysWhatToDo(t *testing.T) {
	t.Parallel()
	l, err := devstack.Listen(t.Context(), 0)
	require.NoError(t, err)
	defer l.Close()
	_, text, _ := strings.Cut(l.Addr().String(), ":")
	port, err := strconv.Atoi(text)
	require.NoError(t, err)
	_, err = devstack.Listen(t.Context(), port)
	require.ErrorContains(t, err, "port "+text+" is taken by another program; stop it, or choose another port with --port")
}

func TestMissingPartOfTheCheckoutIsNamed(t *testing.T) {
	t.Parallel()
	_, err := devstack.FindRoot(t.TempDir())
	require.ErrorIs(t, err, devstack.ErrNoCheckout)
}
