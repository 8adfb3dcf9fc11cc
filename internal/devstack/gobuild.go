package devstack

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// ErrNoGo says that the go command, which builds the parts that come as source, is missing.
var ErrNoGo = errors.New("the go command is missing from PATH; install Go (https://go.dev/dl)")

// tool is a program built from a Go module of its own under deploy/, whose go.mod pins it.
type tool struct {
	name    string // "kratos"
	title   string // "Ory Kratos"
	module  string // the package to build
	version string // as in go.mod; part of the cached file's name
	ldflags string
}

// build returns the program's path in the cache, and builds it first when it is not there yet.
// Of several processes that ask at once, one builds and the others wait.
func (t tool) build(ctx context.Context, root, cache string, s *Step) (string, error) {
	dir := filepath.Join(root, "deploy", t.name)
	key, err := t.key(dir)
	if err != nil {
		return "", err
	}
	bin := filepath.Join(cache, "bin")
	out := filepath.Join(bin, t.name+"-"+key)
	if isFile(out) {
		return out, nil
	}
	if err := os.MkdirAll(bin, 0o755); err != nil { //nolint:gosec // programs, not secrets
		return "", fmt.Errorf("make the cache: %w", err)
	}
	s.Note("waiting for another build of " + t.title)
	l, err := Lock(ctx, out+".lock")
	if err != nil {
		return "", err
	}
	defer l.Unlock()
	if isFile(out) { // built while we waited
		return out, nil
	}
	return out, t.compile(ctx, dir, out, s)
}

// key names what the program is built from: the pinned modules, the flags and the toolchain's
// target. Other versions of it stay in the cache beside it.
func (t tool) key(dir string) (string, error) {
	h := sha256.New()
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Clean(filepath.Join(dir, name)))
		if err != nil {
			return "", fmt.Errorf("build %s: %w", t.title, err)
		}
		_, _ = h.Write(text)
	}
	_, _ = h.Write([]byte(t.ldflags + t.version + runtime.GOOS + runtime.GOARCH))
	return t.version + "-" + hex.EncodeToString(h.Sum(nil)[:6]), nil
}

func (t tool) compile(ctx context.Context, dir, out string, s *Step) error {
	goCmd, err := exec.LookPath("go")
	if err != nil {
		return ErrNoGo
	}
	s.Note("compiling " + t.title + " once; this takes a few minutes")
	part := fmt.Sprintf("%s.%d", out, os.Getpid())
	defer func() { _ = os.Remove(part) }()
	packages := 0
	err = runTool(ctx, job{
		path: goCmd, dir: dir,
		args: []string{"build", "-v", "-ldflags", t.ldflags, "-o", part, t.module},
		// GOFLAGS of the machine's owner (-mod=vendor, -race) must not reach this module.
		env: append(os.Environ(), "CGO_ENABLED=0", "GOWORK=off", "GOFLAGS=-buildvcs=false"),
		line: func(pkg string) {
			packages++
			s.Note(fmt.Sprintf("compiling %s once: %d packages, %s", t.title, packages, strings.TrimPrefix(pkg, "go: ")))
		},
	})
	if err != nil {
		return fmt.Errorf("build %s: %w", t.title, err)
	}
	if err := os.Rename(part, out); err != nil {
		return fmt.Errorf("keep %s: %w", t.title, err)
	}
	return nil
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
