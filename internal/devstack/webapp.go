package devstack

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
)

// ErrNoNode names the package that brings what builds the web app.
var ErrNoNode = errors.New("Node.js with npm is missing from PATH; install it " + //nolint:staticcheck // begins with a name
	"(Debian and Ubuntu: apt-get install nodejs npm, macOS: brew install node)")

// webApp is the browser's half, in internal/web of a checkout.
type webApp struct{ root string }

func (w webApp) source() string { return filepath.Join(w.root, "internal", "web", "app") }

// dist is where the built app is. `go run` embeds it before we build it, so a development
// server reads it from here.
func (w webApp) dist() string { return filepath.Join(w.root, "internal", "web", "dist") }

// BuildWebApp brings internal/web/dist of the checkout at root up to date with its sources, and
// returns that folder. What is fresh is left alone.
func BuildWebApp(ctx context.Context, root string, s *Step) (string, error) {
	w := webApp{root: root}
	// The lock is on a file that is there anyway; npm replaces everything beside it.
	manifest := filepath.Join(w.source(), "package.json")
	if !isFile(manifest) {
		return "", fmt.Errorf("build the web app: %s is missing", manifest)
	}
	l, err := Lock(ctx, manifest)
	if err != nil {
		return "", err
	}
	defer l.Unlock()
	built, err := w.buildStamp()
	if err != nil {
		return "", err
	}
	if built.fresh() {
		return w.dist(), nil
	}
	npm, err := exec.LookPath("npm")
	if err != nil {
		return "", ErrNoNode
	}
	if err := w.install(ctx, npm, s); err != nil {
		return "", err
	}
	return w.dist(), w.build(ctx, npm, s)
}

func (w webApp) install(ctx context.Context, npm string, s *Step) error {
	installed, err := w.installStamp()
	if err != nil || installed.fresh() {
		return err
	}
	s.Note("npm ci: fetching packages")
	if err := w.npm(ctx, npm, s, "ci", "--no-audit", "--no-fund"); err != nil {
		return fmt.Errorf("fetch the web app's packages: %w", err)
	}
	return installed.set()
}

func (w webApp) build(ctx context.Context, npm string, s *Step) error {
	s.Note("npm run build")
	if err := w.npm(ctx, npm, s, "run", "build"); err != nil {
		return fmt.Errorf("build the web app: %w", err)
	}
	// Looked at again: the build itself generates some of the sources.
	built, err := w.buildStamp()
	if err != nil {
		return err
	}
	return built.set()
}

func (w webApp) npm(ctx context.Context, npm string, s *Step, args ...string) error {
	return runTool(ctx, job{
		path: npm, args: args, dir: w.source(), env: os.Environ(),
		line: func(line string) { s.Note("npm " + args[0] + ": " + line) },
	})
}

// stamp remembers in a file what a result was made from.
type stamp struct {
	file, key string
	result    string // must exist for the stamp to count
}

func (s stamp) fresh() bool {
	if _, err := os.Stat(s.result); err != nil {
		return false
	}
	text, err := os.ReadFile(s.file)
	return err == nil && string(text) == s.key
}

func (s stamp) set() error {
	// npm makes no folder for an app without packages.
	if err := os.MkdirAll(filepath.Dir(s.file), 0o755); err != nil { //nolint:gosec // node_modules, not secrets
		return fmt.Errorf("remember the build: %w", err)
	}
	return replaceFile(s.file, []byte(s.key))
}

// installStamp lies in node_modules itself: whoever deletes that deletes the stamp.
func (w webApp) installStamp() (stamp, error) {
	lock, err := os.ReadFile(filepath.Join(w.source(), "package-lock.json"))
	if err != nil {
		return stamp{}, fmt.Errorf("read the web app's packages: %w", err)
	}
	sum := sha256.Sum256(lock)
	modules := filepath.Join(w.source(), "node_modules")
	return stamp{file: filepath.Join(modules, ".praxis-stamp"), key: hex.EncodeToString(sum[:]), result: modules}, nil
}

func (w webApp) buildStamp() (stamp, error) {
	sources, err := hashTree(w.source())
	if err != nil {
		return stamp{}, fmt.Errorf("look at the web app's sources: %w", err)
	}
	api, err := hashTree(filepath.Join(w.root, "api")) // the client is generated from it
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return stamp{}, fmt.Errorf("look at the API's description: %w", err)
	}
	return stamp{
		file: filepath.Join(w.source(), "node_modules", ".praxis-built"),
		key:  sources + api, result: filepath.Join(w.dist(), "index.html"),
	}, nil
}

// notSource are the folders under the sources that a build or a test run fills, and the browser tests.
var notSource = map[string]bool{"node_modules": true, "e2e": true, "dist": true, "test-results": true, "coverage": true, "playwright-report": true}

// hashTree hashes names and contents of all sources under dir; tests and hidden files do not
// make a build stale.
func hashTree(dir string) (string, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return "", err
	}
	defer func() { _ = root.Close() }()
	h := sha256.New()
	err = fs.WalkDir(root.FS(), ".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case path == ".":
			return nil
		case d.IsDir() && (notSource[d.Name()] || d.Name()[0] == '.'):
			return fs.SkipDir
		case !d.Type().IsRegular() || d.Name()[0] == '.':
			return nil
		}
		text, err := root.ReadFile(path)
		_, _ = fmt.Fprintf(h, "%s %d\n", path, len(text))
		_, _ = h.Write(text)
		return err
	})
	return hex.EncodeToString(h.Sum(nil)), err
}
