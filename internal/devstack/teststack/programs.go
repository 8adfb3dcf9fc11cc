package teststack

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"

	"github.com/praxis-clinic/praxis/internal/devstack"
)

// programs are the parts built from source, once per process; other processes wait for the one
// that builds, and find the program in the cache afterwards.
type programs struct{ root, cache string }

var findPrograms = sync.OnceValues(func() (programs, error) {
	wd, err := os.Getwd()
	if err != nil {
		return programs{}, fmt.Errorf("find the working folder: %w", err)
	}
	root, err := devstack.FindRoot(wd)
	if err != nil {
		return programs{}, err
	}
	cache, err := devstack.CacheDir()
	return programs{root: root, cache: cache}, err
})

// fromSource returns a part built from its module, and the checkout.
func fromSource(tb testing.TB, build func(ctx context.Context, root, cache string, s *devstack.Step) (string, error)) (program, root string) {
	tb.Helper()
	p, err := findPrograms()
	if err != nil {
		tb.Fatalf("find the checkout: %v", err)
	}
	program, err = build(tb.Context(), p.root, p.cache, nil)
	if err != nil {
		missing(tb, err.Error())
	}
	return program, p.root
}

// WebDir returns the built web app, and builds it first when it is stale. A web app that does
// not build is a failure everywhere; only a missing Node is a missing part.
func WebDir(tb testing.TB) string {
	tb.Helper()
	p, err := findPrograms()
	if err != nil {
		tb.Fatalf("find the checkout: %v", err)
	}
	dir, err := devstack.BuildWebApp(tb.Context(), p.root, nil)
	if errors.Is(err, devstack.ErrNoNode) {
		missing(tb, err.Error())
	}
	if err != nil {
		tb.Fatalf("web app: %v", err)
	}
	return dir
}

var stripe struct {
	sync.Mutex
	running *devstack.StripeMock
}

// StripeMock returns a stand-in for Stripe's API, of this process's own. It remembers nothing,
// so that all tests of the process share it; it ends with the process.
func StripeMock(tb testing.TB) *devstack.StripeMock {
	tb.Helper()
	program, _ := fromSource(tb, devstack.BuildStripeMock)
	stripe.Lock()
	defer stripe.Unlock()
	if stripe.running != nil {
		return stripe.running
	}
	dir := processDir(tb)
	m, err := devstack.StartStripeMock(context.WithoutCancel(tb.Context()), devstack.StripeMockOptions{
		Program: program, Dir: dir, LogFile: filepath.Join(dir, "stripe-mock.log"),
	})
	if err != nil {
		tb.Fatalf("stripe-mock: %v", err)
	}
	stripe.running = m
	return m
}

// processDir is this process's own folder beside the shared servers; their keeper clears it
// away.
func processDir(tb testing.TB) string {
	tb.Helper()
	leased(tb)
	p, err := findPlace()
	if err != nil {
		tb.Fatalf("find the test servers: %v", err)
	}
	dir := p.file(processPrefix + strconv.Itoa(os.Getpid()))
	if err := os.MkdirAll(dir, 0o700); err != nil {
		tb.Fatalf("make %s: %v", dir, err)
	}
	return dir
}
