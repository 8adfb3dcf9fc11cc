package devstack

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

// KratosVersion is the version deploy/kratos/go.mod pins.
const KratosVersion = "v1.3.1"

// HookKeyHeader carries KratosOptions.HookKey on every request Kratos makes to us.
const HookKeyHeader = "X-Courier-Key"

func kratosTool() tool {
	return tool{
		name: "kratos", title: "Ory Kratos", module: "github.com/ory/kratos", version: KratosVersion,
		ldflags: "-s -w -X github.com/ory/kratos/driver/config.Version=" + KratosVersion,
	}
}

// BuildKratos returns the identity server's program, built from deploy/kratos of the checkout at
// root the first time and kept in cache.
func BuildKratos(ctx context.Context, root, cache string, s *Step) (string, error) {
	return kratosTool().build(ctx, root, cache, s)
}

// KratosSecrets sign cookies and encrypt what Kratos keeps. Sessions end when they change.
type KratosSecrets struct {
	Cookie string // at least 16 characters
	Cipher string // exactly 32 characters
}

// KratosOptions says which identity server StartKratos brings up.
type KratosOptions struct {
	// Root is the checkout, for deploy/ory.
	Root string
	// Program is what BuildKratos returned.
	Program string
	// Dir gets the rendered configuration, which holds the hook key.
	Dir string
	// LogFile takes what the server says.
	LogFile string
	// DSN is Kratos's database, migrated by MigrateKratos.
	DSN string
	// PublicPort and AdminPort on loopback; 0 picks free ones.
	PublicPort, AdminPort int
	// BaseDomain is what passkeys are bound to: "praxis.localhost".
	BaseDomain string
	// Origins are those passkeys work on, exact: "http://acme.praxis.localhost:8080".
	Origins []string
	// InternalURL is where Kratos reaches our hooks and courier: "http://127.0.0.1:8090". The
	// paths are /internal/kratos/courier and /internal/kratos/hook/after-{login,settings,recovery}.
	InternalURL string
	// HookKey is sent to InternalURL in HookKeyHeader.
	HookKey string
	Secrets KratosSecrets
}

// Kratos is a running identity server. It can be stopped and started again on the same ports, to
// see what happens when it is away.
type Kratos struct {
	*child
	config     kratosConfig
	opts       KratosOptions
	publicPort int
	adminPort  int
}

// MigrateKratos brings the database up to the program's schema. Doing so again is harmless.
func MigrateKratos(ctx context.Context, o KratosOptions) error {
	cfg := newKratosConfig(o)
	if err := errors.Join(cfg.copyParts(), cfg.render(o.Origins)); err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, o.Program, "migrate", "sql", "-e", "--yes", "-c", cfg.file()) //nolint:gosec // our own part
	cmd.Env, cmd.Dir = kratosEnv(o, 0, 0), o.Dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("migrate Kratos's database: %w\n%s", err, out)
	}
	return nil
}

// StartKratos brings the server up with its courier, never with --dev: that would take Secure
// off the cookies.
func StartKratos(ctx context.Context, o KratosOptions) (*Kratos, error) {
	cfg := newKratosConfig(o)
	if err := errors.Join(cfg.copyParts(), cfg.render(o.Origins)); err != nil {
		return nil, err
	}
	return firstFreePort(ctx, o.PublicPort, func(public int) (*Kratos, error) {
		return firstFreePort(ctx, o.AdminPort, func(admin int) (*Kratos, error) {
			return serveKratos(ctx, o, cfg, public, admin)
		})
	})
}

func serveKratos(ctx context.Context, o KratosOptions, cfg kratosConfig, public, admin int) (*Kratos, error) {
	k := &Kratos{config: cfg, opts: o, publicPort: public, adminPort: admin}
	return k, k.Start(ctx)
}

// Start brings the server up on its ports, after StartKratos only when Stop came in between.
func (k *Kratos) Start(ctx context.Context) (err error) {
	k.child, err = launch(ctx, program{
		name: "kratos", path: k.opts.Program, dir: k.opts.Dir, logFile: k.opts.LogFile,
		args: []string{"serve", "-c", k.config.file(), "--watch-courier", "--sqa-opt-out"},
		env:  kratosEnv(k.opts, k.publicPort, k.adminPort),
		stop: syscall.SIGTERM, grace: 5 * time.Second,
	})
	if err != nil {
		return err
	}
	if err := k.await(ctx, 45*time.Second, k.ready); err != nil {
		taken := k.portTaken()
		k.end()
		return errors.Join(err, portTakenIf(taken))
	}
	return nil
}

// kratosEnv is the whole environment: every variable Kratos finds could override its file.
func kratosEnv(o KratosOptions, public, admin int) []string {
	env := []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + o.Dir, "TMPDIR=" + os.TempDir(), "SQA_OPT_OUT=true", "DSN=" + o.DSN,
		"SECRETS_COOKIE=" + jsonList(o.Secrets.Cookie), "SECRETS_CIPHER=" + jsonList(o.Secrets.Cipher),
		"SERVE_PUBLIC_HOST=" + loopback, "SERVE_ADMIN_HOST=" + loopback,
	}
	if public != 0 {
		env = append(env, "SERVE_PUBLIC_PORT="+strconv.Itoa(public), "SERVE_ADMIN_PORT="+strconv.Itoa(admin))
	}
	return env
}

func jsonList(text string) string {
	list, _ := json.Marshal([]string{text}) // a list of strings always marshals
	return string(list)
}

func (k *Kratos) ready(ctx context.Context) error {
	return httpOK(ctx, k.AdminURL()+"/admin/health/ready")
}

// httpOK tells whether a GET is answered with 200.
func httpOK(ctx context.Context, url string) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, http.NoBody)
	if err != nil {
		return fmt.Errorf("ask %s: %w", url, err)
	}
	// No kept connection: the part may be restarted under it.
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	resp, err := client.Do(req)
	if err != nil {
		return fmt.Errorf("ask %s: %w", url, err)
	}
	defer func() { _ = resp.Body.Close() }()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("ask %s: %s", url, resp.Status)
	}
	return nil
}

// PublicURL is the API behind /.ory/ of every tenant host.
func (k *Kratos) PublicURL() string { return "http://" + loopbackAddr(k.publicPort) }

// AdminURL is the API that asks nobody who he is; it must never be proxied.
func (k *Kratos) AdminURL() string { return "http://" + loopbackAddr(k.adminPort) }

// SetOrigins replaces the origins passkeys work on, for a tenant that has just been opened. It
// takes effect within two seconds, without a restart.
func (k *Kratos) SetOrigins(origins []string) error { return k.config.render(origins) }

// Stop ends the server.
func (k *Kratos) Stop() { k.end() }

// ConfigFile is the rendered configuration, for kratos's own commands.
func (k *Kratos) ConfigFile() string { return filepath.Clean(k.config.file()) }
