package devstack

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// state is the folder a development stack keeps between starts: data, secrets, logs, ports.
type state struct {
	dir  string
	lock *FileLock
}

// marker tells a state folder from any other, so that --fresh never empties a wrong one.
const marker = "README"

const markerText = "Praxis keeps its development data, secrets and logs here.\n" +
	"`praxis dev --fresh` empties it; while nothing runs it may be deleted.\n"

// openState makes the folder and takes it for this process alone.
func openState(dir string) (*state, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("find the state folder: %w", err)
	}
	// Not closed to others when we are root: PostgreSQL's account must get through to its data.
	if err := os.MkdirAll(filepath.Join(dir, "log"), stateMode()); err != nil {
		return nil, fmt.Errorf("make the state folder: %w", err)
	}
	if err := os.Chmod(dir, stateMode()); err != nil { // whatever the umask is
		return nil, fmt.Errorf("make the state folder: %w", err)
	}
	for name, text := range map[string]string{marker: markerText, ".gitignore": "*\n"} {
		if err := replaceFile(filepath.Join(dir, name), []byte(text)); err != nil {
			return nil, err
		}
	}
	s := &state{dir: dir}
	return s, s.take()
}

func stateMode() fs.FileMode {
	if os.Geteuid() == 0 {
		return 0o711
	}
	return 0o700
}

// ErrRunning says that another `praxis dev` runs in this checkout.
var ErrRunning = errors.New("Praxis is already running in this checkout") //nolint:staticcheck // begins with a name

func (s *state) take() (err error) {
	if s.lock, err = takeLock(s.dir); err != nil {
		return err
	}
	return s.lock.Write(fmt.Sprintf("%d\n", os.Getpid()))
}

func takeLock(dir string) (*FileLock, error) {
	file := filepath.Join(dir, "lock")
	l, err := TryLock(file)
	if errors.Is(err, ErrLocked) {
		who, _ := os.ReadFile(filepath.Clean(file))
		return nil, fmt.Errorf("%w (process %s); stop that one with Ctrl-C first", ErrRunning, strings.TrimSpace(string(who)))
	}
	return l, err
}

// CheckIdle returns ErrRunning when a stack runs on the state folder. Ask it before taking the
// port: "already running" says more than "port taken".
func CheckIdle(dir string) error {
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	l, err := takeLock(dir)
	if err != nil {
		return err
	}
	l.Unlock()
	return nil
}

func (s *state) path(parts ...string) string {
	return filepath.Join(append([]string{s.dir}, parts...)...)
}

func (s *state) log(name string) string { return s.path("log", name+".log") }

func (s *state) release() { s.lock.Unlock() }

// Reset empties a state folder, for --fresh. It refuses while a stack runs on it, and any folder
// that is none.
func Reset(dir string) error {
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if text, err := os.ReadFile(filepath.Clean(filepath.Join(dir, marker))); err != nil || string(text) != markerText {
		return fmt.Errorf("%s is not a folder Praxis made; it is left alone", dir)
	}
	s, err := openState(dir)
	if err != nil {
		return err
	}
	defer s.release()
	data, err := ReachableDir(s.path("postgres"))
	if err != nil {
		return err
	}
	if err := os.RemoveAll(data); err != nil {
		return fmt.Errorf("start over: %w", err)
	}
	return s.empty()
}

// empty removes everything but the lock, which we hold.
func (s *state) empty() error {
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return fmt.Errorf("start over: %w", err)
	}
	for _, e := range entries {
		if e.Name() == "lock" {
			continue
		}
		if err := os.RemoveAll(s.path(e.Name())); err != nil {
			return fmt.Errorf("start over: %w", err)
		}
	}
	return nil
}

// secrets are made once and kept: sessions and stored passwords must survive a restart.
type secrets struct {
	Passwords map[string]string `json:"passwords"`
	Kratos    KratosSecrets     `json:"kratos"`
	HookKey   string            `json:"hook_key"`
	MasterKey string            `json:"master_key"`
}

func (s *state) secrets() (secrets, error) {
	var kept secrets
	file := s.path("secrets.json")
	text, err := os.ReadFile(filepath.Clean(file))
	if err == nil {
		if err := json.Unmarshal(text, &kept); err != nil {
			return kept, fmt.Errorf("%s is damaged (--fresh starts over): %w", file, err)
		}
		if kept.MasterKey != "" {
			return kept, nil
		}
		kept.MasterKey = randomHex() // a state folder from before there was one
		return kept, s.save("secrets.json", kept)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return kept, fmt.Errorf("read secrets: %w", err)
	}
	kept = newSecrets()
	return kept, s.save("secrets.json", kept)
}

func newSecrets() secrets {
	n := secrets{
		Passwords: map[string]string{}, HookKey: randomHex(), MasterKey: randomHex(),
		Kratos: KratosSecrets{Cookie: randomHex(), Cipher: randomHex()},
	}
	for _, role := range []string{superuser, RoleOwner, RoleApp, RolePlatform, RoleKratos} {
		n.Passwords[role] = randomHex()
	}
	return n
}

func randomHex() string {
	b := make([]byte, 16)
	_, _ = rand.Read(b) // never fails
	return hex.EncodeToString(b)
}

// ports are kept too, so that a psql or a bookmark works after a restart.
type ports struct {
	Postgres, Redis, KratosPublic, KratosAdmin, Stripe, SMTP int
}

func (s *state) ports() ports {
	var p ports
	if text, err := os.ReadFile(s.path("ports.json")); err == nil {
		_ = json.Unmarshal(text, &p) // a damaged file means free ports
	}
	return p
}

func (s *state) save(name string, v any) error {
	text, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return fmt.Errorf("keep %s: %w", name, err)
	}
	return replaceFile(s.path(name), append(text, '\n'))
}

// once tells whether what is named was already done with this very key, and remembers it when
// do succeeds.
func (s *state) once(ctx context.Context, name, key string, do func(context.Context) error) error {
	file := name + ".done"
	if text, err := os.ReadFile(s.path(file)); err == nil && string(text) == key {
		return nil
	}
	if err := do(ctx); err != nil {
		return err
	}
	return replaceFile(s.path(file), []byte(key))
}
