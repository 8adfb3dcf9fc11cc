// Package e2e runs the whole program, on real parts, before a real browser. What the browser
// does there is in internal/web/app/e2e.
package e2e

import (
	"bytes"
	"context"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/app"
	"github.com/praxis-clinic/praxis/internal/devstack"
	"github.com/praxis-clinic/praxis/internal/devstack/teststack"
	"github.com/praxis-clinic/praxis/internal/devstack/vendors"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
)

// TestBrowser hands a running Praxis to Playwright. To run some of it:
//
//	PRAXIS_E2E='walk.spec.ts -g Arabic' go test ./internal/e2e -v
func TestBrowser(t *testing.T) {
	t.Parallel()
	chromium := teststack.Chromium(t)
	web := teststack.WebDir(t)
	port := boot(t, web)
	playwright(t, filepath.Join(web, "..", "app"), map[string]string{
		"PRAXIS_E2E_PORT":     strconv.Itoa(port),
		"PRAXIS_E2E_CHROMIUM": chromium,
		"PRAXIS_E2E_RESULTS":  results(t),
	})
}

// boot runs the program and returns the port on which all its hosts answer.
func boot(t *testing.T, web string) int {
	t.Helper()
	public, inside := listen(t), listen(t)
	db, rdb := dbtest.Open(t), teststack.Redis(t)
	mail, err := devstack.StartMailbox(t.Context(), 0, clock.System())
	require.NoError(t, err)
	t.Cleanup(mail.Stop)
	texts := vendors.Start(func(x vendors.Text) { mail.KeepText(x.Label(), x.From, x.To, x.Body) })
	t.Cleanup(texts.Stop)
	const hookKey = "a-hook-key-for-browser-tests"
	kratos := teststack.PrivateKratos(t, teststack.KratosOptions{InternalURL: "http://" + inside.Addr().String(), HookKey: hookKey})
	a, err := app.New(t.Context(), app.Config{
		BaseDomain: "praxis.localhost", Scheme: "http", PublicPort: portOf(t, public), WebDir: web, Mailbox: mail.Handler(),
		DatabaseURL: db.AppURL, RedisURL: rdb.URL(),
		KratosPublicURL: kratos.PublicURL(), KratosAdminURL: kratos.AdminURL(), HookKey: hookKey,
		MasterKey: "a master key of thirty-two bytes", FilesURL: "file://" + t.TempDir(),
		SMTPHost: "127.0.0.1", SMTPPort: mail.Port(), SMTPFrom: "Praxis <no-reply@praxis.localhost>",
		Clock: clock.System(), Log: serverLog(t), Vendors: texts.Vendors(), MessagePause: 3 * time.Second,
	})
	require.NoError(t, err)
	run(t, a, public, inside)
	return portOf(t, public)
}

func run(t *testing.T, a *app.App, public, inside net.Listener) {
	t.Helper()
	ctx, stop := context.WithCancel(context.WithoutCancel(t.Context()))
	served, worked := make(chan error, 1), make(chan error, 1)
	go func() { served <- a.Serve(ctx, public, inside) }()
	go func() { worked <- a.Work(ctx) }()
	t.Cleanup(func() {
		stop()
		require.NoError(t, <-served)
		require.NoError(t, <-worked)
		a.Close()
	})
}

func listen(t *testing.T) net.Listener {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	return l
}

func portOf(t *testing.T, l net.Listener) int {
	t.Helper()
	a, ok := l.Addr().(*net.TCPAddr)
	require.True(t, ok)
	return a.Port
}

// serverLog keeps what the server warns of, and shows it when the test fails.
func serverLog(t *testing.T) *slog.Logger {
	t.Helper()
	f, err := os.Create(filepath.Join(t.TempDir(), "server.log"))
	require.NoError(t, err)
	t.Cleanup(func() {
		defer func() { _ = f.Close() }()
		if text, err := os.ReadFile(f.Name()); err == nil && t.Failed() && len(text) > 0 {
			t.Logf("the server said:\n%s", bytes.TrimSpace(text))
		}
	})
	return slog.New(slog.NewTextHandler(f, &slog.HandlerOptions{Level: slog.LevelWarn}))
}

// results is where screenshots and traces go. They are kept when the test fails.
func results(t *testing.T) string {
	t.Helper()
	if dir := os.Getenv("PRAXIS_E2E_RESULTS"); dir != "" {
		return dir
	}
	dir, err := os.MkdirTemp("", "praxis-e2e-") //nolint:usetesting // outlives a failed test
	require.NoError(t, err)
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("screenshots and traces: %s", dir)
			return
		}
		require.NoError(t, os.RemoveAll(dir))
	})
	return dir
}

// playwright runs the browser tests of the web app at dir, and fails as they do.
func playwright(t *testing.T, dir string, env map[string]string) {
	t.Helper()
	// The shell takes PRAXIS_E2E apart, and becomes Playwright.
	cmd := exec.CommandContext(t.Context(), "sh", "-c", `exec node node_modules/@playwright/test/cli.js test --config e2e/playwright.config.ts `+os.Getenv("PRAXIS_E2E"))
	cmd.Dir, cmd.Env = dir, os.Environ()
	for name, value := range env {
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	// Playwright ends when this pipe does: not even a killed test leaves browsers behind.
	held, err := cmd.StdinPipe()
	require.NoError(t, err)
	defer func() { _ = held.Close() }()
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGINT) }
	cmd.WaitDelay = 20 * time.Second
	require.NoError(t, cmd.Run(), "the browser tests failed; what they say is above")
}
