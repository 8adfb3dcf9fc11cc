package devstack

import (
	"context"
	"fmt"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"time"
)

// job is a program that runs to its end: go build, npm ci.
type job struct {
	path string
	args []string
	dir  string
	env  []string
	line func(string) // gets each line it prints
}

// runTool runs a job in a process group of its own, watched by the guard, so that neither
// Ctrl-C nor our own death leaves a compiler behind. A failure carries what it printed last.
func runTool(ctx context.Context, j job) error {
	cmd := exec.CommandContext(ctx, j.path, j.args...) //nolint:gosec // build tools with our own arguments
	cmd.Dir, cmd.Env = j.dir, j.env
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM) }
	cmd.WaitDelay = 5 * time.Second
	out := &lineWriter{each: j.line}
	cmd.Stdout, cmd.Stderr = out, out
	if err := startGuarded(ctx, cmd, syscall.SIGTERM); err != nil {
		return err
	}
	err := cmd.Wait()
	unguard(cmd.Process.Pid)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return fmt.Errorf("%w\n%s", err, out.last())
	}
	return nil
}

// lineWriter hands on whole lines and remembers the last ones.
type lineWriter struct {
	mu   sync.Mutex
	part string
	kept []string
	each func(string)
}

const keptLines = 40

func (w *lineWriter) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	lines := strings.Split(w.part+string(p), "\n")
	w.part = lines[len(lines)-1]
	for _, line := range lines[:len(lines)-1] {
		w.keep(strings.TrimRight(line, "\r"))
	}
	return len(p), nil
}

func (w *lineWriter) keep(line string) {
	w.kept = append(w.kept, line)
	w.kept = w.kept[max(0, len(w.kept)-keptLines):]
	if w.each != nil && strings.TrimSpace(line) != "" {
		w.each(line)
	}
}

func (w *lineWriter) last() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return "    " + strings.TrimRight(strings.Join(append(w.kept, w.part), "\n    "), " \n")
}
