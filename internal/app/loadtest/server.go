package loadtest

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/praxis-clinic/praxis/internal/devstack"
)

// server is a `praxis serve` of its own process, as a deployment runs it.
type server struct {
	cmd  *exec.Cmd
	addr string
	done chan struct{}
}

// serve starts one and waits until it answers.
func (r *run) serve(ctx context.Context) (*server, error) {
	port, err := devstack.FreePort(ctx)
	if err != nil {
		return nil, err
	}
	s := &server{addr: "127.0.0.1:" + strconv.Itoa(port), done: make(chan struct{})}
	file, err := r.writeConfig(port)
	if err != nil {
		return nil, err
	}
	log, err := os.Create(filepath.Join(r.dir, "serve.log"))
	if err != nil {
		return nil, fmt.Errorf("load test: %w", err)
	}
	defer func() { _ = log.Close() }()
	args := append(append([]string{}, r.Program[1:]...), "serve", "--config", file)
	s.cmd = exec.CommandContext(ctx, r.Program[0], args...) //nolint:gosec // our own program
	s.cmd.Env, s.cmd.Stdout, s.cmd.Stderr = r.Env, log, log
	_ = r.inside.Close() // closed already where this is the second server
	if err := s.cmd.Start(); err != nil {
		return nil, fmt.Errorf("start praxis serve: %w", err)
	}
	go func() { _ = s.cmd.Wait(); close(s.done) }()
	if err := s.await(ctx); err != nil {
		s.stop()
		said, _ := os.ReadFile(log.Name())
		return nil, fmt.Errorf("%w; it said:\n%s", err, said)
	}
	return s, nil
}

func (r *run) writeConfig(port int) (string, error) {
	raw, err := yaml.Marshal(map[string]map[string]any{
		"http": {
			"listen": "127.0.0.1:" + strconv.Itoa(port), "internal_listen": r.inside.Addr().String(),
			"base_domain": baseDomain, "scheme": "http", "public_port": 0, "tenant_rate": 0,
		},
		"database": {"url": r.stack.AppURL},
		"redis":    {"url": "redis://" + r.stack.RedisAddr + "/0"},
		"kratos":   {"public_url": r.stack.KratosPublicURL, "admin_url": r.stack.KratosAdminURL, "hook_key": r.stack.HookKey},
		"secrets":  {"master_key": r.stack.MasterKey},
		"files":    {"url": r.stack.FilesURL()},
		"log":      {"level": "warn"},
	})
	if err != nil {
		return "", err
	}
	file := filepath.Join(r.dir, "praxis.yaml")
	return file, os.WriteFile(file, raw, 0o600)
}

func (s *server) await(ctx context.Context) error {
	ask := http.Client{Timeout: time.Second}
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for range 400 {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+s.addr+"/readyz", nil)
		if err != nil {
			return err
		}
		if res, err := ask.Do(req); err == nil {
			_ = res.Body.Close()
			if res.StatusCode == http.StatusOK {
				return nil
			}
		}
		select {
		case <-s.done:
			return errors.New("praxis serve ended at once")
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
	}
	return errors.New("praxis serve does not answer")
}

func (s *server) stop() {
	_ = s.cmd.Process.Signal(syscall.SIGTERM)
	select {
	case <-s.done:
	case <-time.After(10 * time.Second):
		_ = s.cmd.Process.Kill()
		<-s.done
	}
}

// idleMemory is the resident memory, in bytes, of a server that nobody asks anything.
func (s *server) idleMemory(ctx context.Context) (int64, error) {
	select {
	case <-time.After(settle):
	case <-ctx.Done():
		return 0, ctx.Err()
	}
	out, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid))
	if err != nil { // not Linux
		out, err = exec.CommandContext(ctx, "ps", "-o", "rss=", "-p", strconv.Itoa(s.cmd.Process.Pid)).Output() //nolint:gosec // our own child
		out = []byte("VmRSS: " + string(out) + "\n")
	}
	if err != nil {
		return 0, fmt.Errorf("read the memory of praxis serve: %w", err)
	}
	return rss(string(out))
}

func rss(status string) (int64, error) {
	for line := range strings.Lines(status) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kb, err := strconv.ParseInt(strings.Fields(rest)[0], 10, 64)
			return kb << 10, err
		}
	}
	return 0, errors.New("read the memory of praxis serve: no VmRSS")
}
