package teststack

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"github.com/praxis-clinic/praxis/internal/devstack"
)

const (
	roleEnv    = "PRAXIS_TESTSTACK_ROLE"
	dirEnv     = "PRAXIS_TESTSTACK_DIR"
	rootEnv    = "PRAXIS_TESTSTACK_ROOT"
	roleKeeper = "keeper"

	// processPrefix begins the names of the folders single test processes have.
	processPrefix = "process-"

	// linger is how long the servers stay after the last use: long enough for the next test
	// binary of a run without `go test` above it.
	linger = 3 * time.Second
	// poll is how often the keeper looks whether anybody is left.
	poll = 500 * time.Millisecond
)

// the keeper must take over before any test runs
func init() {
	if os.Getenv(roleEnv) != roleKeeper {
		return
	}
	ctx, stop := signal.NotifyContext(processContext(), syscall.SIGTERM, syscall.SIGINT)
	err := keep(ctx, place{dir: os.Getenv(dirEnv), root: os.Getenv(rootEnv)}, os.Stderr)
	stop()
	if err != nil {
		_, _ = fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// processContext is for what lives as long as the process: the lease and the keeper.
func processContext() context.Context {
	return context.Background() // there is no caller whose end could end it
}

// keeper owns the shared servers.
type keeper struct {
	place
	out      io.Writer
	postgres *devstack.Postgres
	redis    *devstack.Redis
	scratch  []string // folders to remove at the end
}

func keep(ctx context.Context, p place, out io.Writer) error {
	only, err := devstack.TryLock(p.file("keeper.lock"))
	if errors.Is(err, devstack.ErrLocked) {
		return nil // another keeper was quicker
	}
	if err != nil {
		return err
	}
	defer only.Unlock()
	k := &keeper{place: p, out: out}
	defer k.stop()
	if err := k.publish(k.start(ctx)); err != nil {
		return err
	}
	return k.watch(ctx)
}

func (k *keeper) start(ctx context.Context) servers {
	var s servers
	if err := k.startPostgres(ctx); err != nil {
		s.NoPostgres = err.Error()
	} else {
		s.Postgres = k.postgres.AdminURL()
	}
	if err := k.startRedis(ctx); err != nil {
		s.NoRedis = err.Error()
	} else {
		s.Redis, s.RedisIsStandIn = k.redis.Addr(), k.redis.StandIn()
	}
	return s
}

func (k *keeper) startPostgres(ctx context.Context) error {
	cache, err := devstack.CacheDir()
	if err != nil {
		return err
	}
	dir, err := devstack.ReachableDir(k.file("postgres"))
	if err != nil {
		return err
	}
	k.scratch = append(k.scratch, dir)
	if err := os.RemoveAll(dir); err != nil { // left by a keeper that was killed
		return fmt.Errorf("clear %s: %w", dir, err)
	}
	k.postgres, err = devstack.StartPostgres(ctx, devstack.PostgresOptions{
		Dir: dir, LogFile: k.file("postgres.log"), Cache: cache, Throwaway: true,
	})
	if err != nil {
		return err
	}
	return k.postgres.CreateRoles(ctx, k.root)
}

func (k *keeper) startRedis(ctx context.Context) (err error) {
	k.redis, err = devstack.StartRedis(ctx, devstack.RedisOptions{Dir: k.dir, LogFile: k.file("redis.log"), Insist: insist()})
	return err
}

// publish writes in one step, so that a reader never sees half a file.
func (k *keeper) publish(s servers) error {
	text, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	if err := os.WriteFile(k.file("servers.new"), text, 0o600); err != nil {
		return fmt.Errorf("publish: %w", err)
	}
	return os.Rename(k.file("servers.new"), k.file("servers.json"))
}

// watch returns when nobody has used the servers for a while, or when one of them died: then
// the next test that asks gets a new keeper and new servers.
func (k *keeper) watch(ctx context.Context) error {
	tick := time.NewTicker(poll)
	defer tick.Stop()
	for idle := time.Duration(0); ; {
		select {
		case <-ctx.Done():
			return nil
		case <-k.postgres.Done():
			return k.postgres.Crash()
		case <-k.redis.Done():
			return k.redis.Crash()
		case <-tick.C:
		}
		if idle += poll; k.wanted() {
			idle = 0
		}
		if idle >= linger && k.closeDoor() {
			return nil
		}
	}
}

// wanted tells whether a test holds a lease, or a `go test` that held one is still at work and
// may start the next test binary.
func (k *keeper) wanted() bool {
	l, err := devstack.TryLock(k.file("lease.lock"))
	if err != nil {
		return true
	}
	l.Unlock()
	entries, _ := os.ReadDir(k.file("parents"))
	for _, e := range entries {
		if isGoCommand(e.Name()) {
			return true
		}
		_ = os.Remove(k.file(filepath.Join("parents", e.Name())))
	}
	return false
}

func isGoCommand(pid string) bool {
	n, err := strconv.Atoi(pid)
	if err != nil {
		return false
	}
	ctx, cancel := context.WithTimeout(processContext(), poll)
	defer cancel()
	return devstack.ProcessName(ctx, n) == "go"
}

// closeDoor keeps newcomers waiting at the start lock while the servers stop; it fails when one
// came in meanwhile. The lock is released by the end of this process.
func (k *keeper) closeDoor() bool {
	start, err := devstack.TryLock(k.file("start.lock"))
	if err != nil {
		return false
	}
	if k.wanted() {
		start.Unlock()
		return false
	}
	start.HoldUntilExit()
	return true
}

func (k *keeper) stop() {
	_ = os.Remove(k.file("servers.json"))
	if k.redis != nil {
		k.redis.Stop()
	}
	if k.postgres != nil {
		k.postgres.Stop()
	}
	left, _ := filepath.Glob(k.file(processPrefix + "*"))
	for _, dir := range append(left, k.scratch...) {
		if err := os.RemoveAll(dir); err != nil {
			_, _ = fmt.Fprintln(k.out, err)
		}
	}
}
