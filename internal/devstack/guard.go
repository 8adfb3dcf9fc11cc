package devstack

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// The guard is a second process of this very binary that holds the reading end of a pipe from
// us. However we end, SIGKILL included, the pipe closes; the guard then ends every child it was
// told of and leaves. Unlike a parent-death signal it also works on macOS and does not depend
// on the thread that started a child.
//
// Protocol, a line each: "+<pid> <signal>" watch, "-<pid>" forget.

const (
	roleEnv    = "PRAXIS_DEVSTACK_ROLE"
	roleGuard  = "guard"
	guardGrace = 5 * time.Second
)

// the guard must take over before main or any test runs
func init() {
	if os.Getenv(roleEnv) == roleGuard {
		guardMain(os.Stdin)
		os.Exit(0)
	}
}

var guard struct {
	sync.Mutex
	pipe io.WriteCloser
}

// startGuarded starts cmd and reports it to the guard, which is started first when there is none.
func startGuarded(ctx context.Context, cmd *exec.Cmd, stop syscall.Signal) error {
	guard.Lock()
	defer guard.Unlock()
	if guard.pipe == nil {
		pipe, err := startGuard(ctx)
		if err != nil {
			return fmt.Errorf("start the guard of child processes: %w", err)
		}
		guard.pipe = pipe
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	if _, err := fmt.Fprintf(guard.pipe, "+%d %d\n", cmd.Process.Pid, stop); err != nil {
		_ = cmd.Process.Kill()
		return fmt.Errorf("tell the guard: %w", err)
	}
	return nil
}

func unguard(pid int) {
	guard.Lock()
	defer guard.Unlock()
	_, _ = fmt.Fprintf(guard.pipe, "-%d\n", pid)
}

func startGuard(ctx context.Context) (io.WriteCloser, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find our own executable: %w", err)
	}
	cmd := exec.CommandContext(context.WithoutCancel(ctx), self)
	cmd.Env = []string{roleEnv + "=" + roleGuard}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} // out of reach of the terminal's Ctrl-C
	pipe, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("open the guard's pipe: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", self, err)
	}
	go func() { _ = cmd.Wait() }()
	return pipe, nil
}

func guardMain(in io.Reader) {
	watched := map[int]syscall.Signal{}
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		guardLine(watched, lines.Text())
	}
	for pid, sig := range watched {
		_ = syscall.Kill(pid, sig)
	}
	for waited := time.Duration(0); waited < guardGrace && anyAlive(watched); waited += 20 * time.Millisecond {
		time.Sleep(20 * time.Millisecond)
	}
	for pid := range watched {
		_ = syscall.Kill(-pid, syscall.SIGKILL)
	}
}

func guardLine(watched map[int]syscall.Signal, line string) {
	if len(line) < 2 {
		return
	}
	pidText, sigText, _ := strings.Cut(line[1:], " ")
	pid, err := strconv.Atoi(pidText)
	if err != nil || pid <= 1 {
		return
	}
	if line[0] == '-' {
		delete(watched, pid)
		return
	}
	if sig, err := strconv.Atoi(sigText); err == nil {
		watched[pid] = syscall.Signal(sig)
	}
}

func anyAlive(watched map[int]syscall.Signal) bool {
	for pid := range watched {
		if syscall.Kill(-pid, 0) == nil {
			return true
		}
	}
	return false
}
