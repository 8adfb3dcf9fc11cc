package teststack

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/praxis-clinic/praxis/internal/devstack"
)

// startLimit bounds the start of the servers; it includes a download of PostgreSQL.
const startLimit = 3 * time.Minute

// place is the folder test processes of a checkout meet in.
type place struct{ dir, root string }

func (p place) file(name string) string { return filepath.Join(p.dir, name) }

func findPlace() (place, error) {
	wd, err := os.Getwd()
	if err != nil {
		return place{}, fmt.Errorf("find the working folder: %w", err)
	}
	root, err := devstack.FindRoot(wd)
	if err != nil {
		return place{}, err
	}
	sum := sha256.Sum256([]byte(root))
	name := fmt.Sprintf("praxis-test-%d-%s", os.Getuid(), hex.EncodeToString(sum[:4]))
	p := place{dir: filepath.Join(os.TempDir(), name), root: root}
	return p, p.make()
}

// make creates the folder. In a shared temporary folder somebody else could have made it first.
func (p place) make() error {
	if err := os.MkdirAll(p.file("parents"), 0o711); err != nil { //nolint:gosec // PostgreSQL's account passes through
		return fmt.Errorf("make %s: %w", p.dir, err)
	}
	if err := os.Chmod(p.dir, 0o711); err != nil { //nolint:gosec // whatever the umask is
		return fmt.Errorf("%s belongs to somebody else; remove it: %w", p.dir, err)
	}
	info, err := os.Stat(p.dir)
	if err != nil {
		return fmt.Errorf("look at %s: %w", p.dir, err)
	}
	if st, ok := info.Sys().(*syscall.Stat_t); !ok || int(st.Uid) != os.Getuid() {
		return fmt.Errorf("%s belongs to somebody else; remove it", p.dir)
	}
	return nil
}

// servers is what the keeper publishes: where its servers are, or why there is none.
type servers struct {
	Postgres, Redis string
	NoPostgres      string
	NoRedis         string
	RedisIsStandIn  bool
}

// lease takes part in using the shared servers, until this process ends.
var lease = sync.OnceValues(func() (servers, error) {
	ctx, cancel := context.WithTimeout(processContext(), startLimit)
	defer cancel()
	p, err := findPlace()
	if err != nil {
		return servers{}, err
	}
	start, err := devstack.Lock(ctx, p.file("start.lock"))
	if err != nil {
		return servers{}, err
	}
	defer start.Unlock()
	if err := p.holdLease(); err != nil {
		return servers{}, err
	}
	return p.ensureServers(ctx)
})

func (p place) holdLease() error {
	held, err := devstack.TryShare(p.file("lease.lock"))
	if err != nil {
		return fmt.Errorf("lease the test servers: %w", err)
	}
	held.HoldUntilExit()
	return os.WriteFile(p.file(filepath.Join("parents", strconv.Itoa(os.Getppid()))), nil, 0o600)
}

// ensureServers starts a keeper unless one is alive, and waits for what it publishes.
func (p place) ensureServers(ctx context.Context) (servers, error) {
	ended := make(chan struct{}) // never closed for somebody else's keeper
	alive, err := p.keeperAlive()
	if err != nil {
		return servers{}, err
	}
	if !alive {
		if err := p.startKeeper(ctx, ended); err != nil {
			return servers{}, err
		}
	}
	return p.awaitServers(ctx, ended)
}

func (p place) keeperAlive() (bool, error) {
	l, err := devstack.TryShare(p.file("keeper.lock"))
	if errors.Is(err, devstack.ErrLocked) {
		return true, nil
	}
	if err != nil {
		return false, err
	}
	l.Unlock()
	return false, nil
}

func (p place) startKeeper(ctx context.Context, ended chan<- struct{}) error {
	if err := os.Remove(p.file("servers.json")); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("forget the last servers: %w", err)
	}
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find the test binary: %w", err)
	}
	log, err := os.Create(p.file("keeper.log"))
	if err != nil {
		return fmt.Errorf("open the keeper's log: %w", err)
	}
	defer func() { _ = log.Close() }()
	cmd := exec.CommandContext(context.WithoutCancel(ctx), self)
	// Not our output: `go test` would wait for the keeper to close it.
	cmd.Stdout, cmd.Stderr, cmd.Dir = log, log, p.root
	cmd.Env = append(os.Environ(), roleEnv+"="+roleKeeper, dirEnv+"="+p.dir, rootEnv+"="+p.root)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start the keeper: %w", err)
	}
	go func() { _ = cmd.Wait(); close(ended) }()
	return nil
}

func (p place) awaitServers(ctx context.Context, ended <-chan struct{}) (servers, error) {
	tick := time.NewTicker(25 * time.Millisecond)
	defer tick.Stop()
	for {
		if text, err := os.ReadFile(p.file("servers.json")); err == nil {
			var s servers
			err := json.Unmarshal(text, &s)
			return s, err
		}
		select {
		case <-tick.C:
		case <-ended:
			return servers{}, fmt.Errorf("the keeper of the test servers ended; see %s", p.file("keeper.log"))
		case <-ctx.Done():
			return servers{}, fmt.Errorf("the test servers did not start: %w; see %s", ctx.Err(), p.file("keeper.log"))
		}
	}
}
