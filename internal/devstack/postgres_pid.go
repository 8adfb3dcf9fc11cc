package devstack

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// clearStalePid removes a postmaster.pid left by a server that died. PostgreSQL does so itself
// unless another program runs under the dead one's number by now. A server that still runs on
// this folder has lost its owner (we hold the lock of the state folder) and is stopped.
func clearStalePid(ctx context.Context, dir string) error {
	file := filepath.Join(dir, "postmaster.pid")
	pid, err := postmasterPid(file)
	if err != nil {
		return nil //nolint:nilerr // no file, or none that names a process: nothing to clear
	}
	if ProcessName(ctx, pid) == "postgres" {
		return stopOrphan(ctx, pid, file)
	}
	if err := os.Remove(file); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("remove stale %s: %w", file, err)
	}
	return nil
}

func postmasterPid(file string) (int, error) {
	text, err := os.ReadFile(filepath.Clean(file))
	if err != nil {
		return 0, err
	}
	first, _, _ := strings.Cut(string(text), "\n")
	return strconv.Atoi(strings.TrimSpace(first))
}

func stopOrphan(ctx context.Context, pid int, file string) error {
	_ = syscall.Kill(pid, syscall.SIGINT)
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	limit := time.After(15 * time.Second)
	for {
		if _, err := os.Stat(file); errors.Is(err, os.ErrNotExist) {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-limit:
			return fmt.Errorf("a PostgreSQL server (process %d) still runs on %s and does not stop; end it and try again", pid, filepath.Dir(file))
		case <-tick.C:
		}
	}
}
