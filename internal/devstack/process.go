package devstack

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"time"
)

// program says how to run one part.
type program struct {
	name    string   // as a person calls it: "postgres"
	path    string   // the executable
	args    []string //
	env     []string // the whole environment: parts do not inherit ours, where any variable could reconfigure them
	dir     string
	logFile string
	account *account       // nil: our own
	stop    syscall.Signal // asks it to end in good order
	grace   time.Duration  // how long it may take to, before it is killed
}

// child is a running program in a process group of its own, so that Ctrl-C in the terminal
// reaches us alone and we can stop the parts in order.
type child struct {
	program
	cmd  *exec.Cmd
	done chan struct{} // closed when it has ended
	told atomic.Bool   // we asked it to end
	err  error         // how it ended; read after done
}

// launch starts p and has the guard watch over it.
func launch(ctx context.Context, p program) (*child, error) {
	out, err := openLog(p.logFile)
	if err != nil {
		return nil, err
	}
	defer func() { _ = out.Close() }()
	// The child outlives the context of its start: it ends by stop or by the guard.
	cmd := exec.CommandContext(context.WithoutCancel(ctx), p.path, p.args...) //nolint:gosec // the programs are our own parts
	cmd.Env, cmd.Dir, cmd.Stdout, cmd.Stderr = p.env, p.dir, out, out
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Credential: p.account.credential()}
	c := &child{program: p, cmd: cmd, done: make(chan struct{})}
	if err := startGuarded(ctx, cmd, p.stop); err != nil {
		return nil, fmt.Errorf("start %s: %w", p.name, err)
	}
	go c.wait()
	return c, nil
}

func (c *child) wait() {
	c.err = c.cmd.Wait()
	unguard(c.cmd.Process.Pid)
	close(c.done)
}

// end stops the child: politely, then by force when its grace is over.
func (c *child) end() {
	if !c.running() {
		return
	}
	c.told.Store(true)
	_ = c.cmd.Process.Signal(c.stop)
	select {
	case <-c.done:
	case <-time.After(c.grace):
	}
	// The group too: helpers the program started must not outlive it.
	_ = syscall.Kill(-c.cmd.Process.Pid, syscall.SIGKILL)
	<-c.done
}

// running tells whether the child has not ended yet.
func (c *child) running() bool {
	select {
	case <-c.done:
		return false
	default:
		return true
	}
}

// Done is closed when the program has ended, asked to or not. A nil child never ends.
func (c *child) Done() <-chan struct{} {
	if c == nil {
		return nil
	}
	return c.done
}

// Crash describes an end nobody asked for. Call it once Done is closed.
func (c *child) Crash() error {
	how := "ended by itself"
	if c.err != nil {
		how = "ended: " + c.err.Error()
	}
	return fmt.Errorf("%s %s; the last lines of %s:\n%s", c.name, how, c.logFile, tail(c.logFile, 15))
}

// await calls ready until it returns nil, the child ends, or limit is over.
func (c *child) await(ctx context.Context, limit time.Duration, ready func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	tick := time.NewTicker(25 * time.Millisecond)
	defer tick.Stop()
	for {
		err := ready(ctx)
		if err == nil && c.running() { // another program on its port may be what answers
			return nil
		}
		select {
		case <-c.done:
			return c.Crash()
		case <-ctx.Done():
			return fmt.Errorf("%s did not get ready within %s (%w); the last lines of %s:\n%s", c.name, limit, err, c.logFile, tail(c.logFile, 15))
		case <-tick.C:
		}
	}
}

// portTaken tells whether the child ended because somebody took its port before it did.
func (c *child) portTaken() bool {
	return !c.running() && strings.Contains(strings.ToLower(tail(c.logFile, 40)), "address already in use")
}

func openLog(path string) (*os.File, error) {
	if err := os.Rename(path, path+".1"); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("rotate log: %w", err)
	}
	f, err := os.OpenFile(filepath.Clean(path), os.O_CREATE|os.O_WRONLY|os.O_APPEND|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open log: %w", err)
	}
	return f, nil
}

// tail returns the last n lines of a log, indented; what it cannot read it leaves out.
func tail(path string, n int) string {
	const most = 64 << 10
	f, err := os.Open(filepath.Clean(path))
	if err != nil {
		return ""
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return ""
	}
	buf := make([]byte, min(info.Size(), most))
	read, _ := f.ReadAt(buf, info.Size()-int64(len(buf)))
	lines := strings.Split(strings.TrimRight(string(buf[:read]), "\n"), "\n")
	lines = lines[max(0, len(lines)-n):]
	return "    " + strings.Join(lines, "\n    ")
}
