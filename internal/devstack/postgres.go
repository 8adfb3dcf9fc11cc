package devstack

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

const superuser = "postgres"

// PostgresOptions says which server StartPostgres brings up.
type PostgresOptions struct {
	// Dir is the data folder. It is made when missing, and kept when the server stops.
	Dir string
	// LogFile takes what the server says.
	LogFile string
	// Port on loopback; 0 picks a free one.
	Port int
	// Cache is where a downloaded server is kept.
	Cache string
	// Passwords by role, superuser included. Empty means the server trusts loopback: for tests.
	Passwords map[string]string
	// Throwaway gives up every promise about power cuts for speed. For tests.
	Throwaway bool
}

// Postgres is a running server.
type Postgres struct {
	*child
	opts PostgresOptions
	bin  string
	port int
}

// StartPostgres brings a server up on loopback, and makes its data folder first when there is
// none. As root the server runs as an unprivileged user.
func StartPostgres(ctx context.Context, opts PostgresOptions) (*Postgres, error) {
	acct, err := unprivileged()
	if err != nil {
		return nil, err
	}
	bin, err := postgresPrograms(ctx, opts, acct)
	if err != nil {
		return nil, err
	}
	if err := prepareData(ctx, bin, opts, acct); err != nil {
		return nil, err
	}
	return firstFreePort(ctx, opts.Port, func(port int) (*Postgres, error) {
		return servePostgres(ctx, bin, port, opts, acct)
	})
}

// postgresPrograms finds or downloads a server that can read the data there may be.
func postgresPrograms(ctx context.Context, opts PostgresOptions, acct *account) (string, error) {
	made := dataVersion(opts.Dir)
	found, ok := findPostgres(ctx, made)
	if !ok {
		cache := opts.Cache
		if !acct.reaches(filepath.Join(cache, "programs")) {
			cache = "/var/cache/praxis"
		}
		bin, err := downloadPostgres(ctx, cache)
		if err != nil {
			return "", err
		}
		found = pgInstall{bin: bin, version: postgresVersion(ctx, bin)}
	}
	if made != 0 && made != found.version {
		return "", fmt.Errorf("the data in %s was made by PostgreSQL %d, but this machine has %d; install %[2]d, or start over with --fresh",
			opts.Dir, made, found.version)
	}
	return found.bin, nil
}

// dataVersion is the major version that made a data folder; 0 when there is none yet.
func dataVersion(dir string) int {
	text, err := os.ReadFile(filepath.Clean(filepath.Join(dir, "PG_VERSION")))
	if err != nil {
		return 0
	}
	v, _ := strconv.Atoi(strings.TrimSpace(string(text)))
	return v
}

func servePostgres(ctx context.Context, bin string, port int, opts PostgresOptions, acct *account) (*Postgres, error) {
	c, err := launch(ctx, program{
		name: "postgres", path: filepath.Join(bin, "postgres"), args: postgresArgs(port, opts),
		env: postgresEnv(), dir: opts.Dir, logFile: opts.LogFile, account: acct,
		stop: syscall.SIGINT, grace: 10 * time.Second, // SIGINT: do not wait for clients
	})
	if err != nil {
		return nil, err
	}
	p := &Postgres{child: c, opts: opts, bin: bin, port: port}
	if err := c.await(ctx, time.Minute, p.ping); err != nil {
		taken := c.portTaken()
		c.end()
		return nil, errors.Join(err, portTakenIf(taken))
	}
	return p, nil
}

func postgresArgs(port int, opts PostgresOptions) []string {
	settings := []string{
		"listen_addresses=" + loopback, "port=" + strconv.Itoa(port),
		"unix_socket_directories=", // TCP only: the path of a socket is limited to about 100 bytes
		"logging_collector=off", "log_min_messages=warning", "log_timezone=UTC", "timezone=UTC",
		"jit=off", "synchronous_commit=off", "max_connections=200",
	}
	if opts.Throwaway {
		settings = append(settings, "max_connections=400", "fsync=off", "full_page_writes=off",
			"wal_level=minimal", "max_wal_senders=0", "checkpoint_timeout=1h", "max_wal_size=4GB",
			// Its workers would sit in the template databases that tests clone.
			"autovacuum=off")
	}
	args := []string{"-D", opts.Dir}
	for _, s := range settings {
		args = append(args, "-c", s)
	}
	return args
}

// postgresEnv leaves out our environment on purpose: PGPORT or PGDATA of the machine's owner
// must not reach our server.
func postgresEnv() []string {
	return []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=" + pgLocale(), "TZ=UTC", "HOME=/"}
}

// pgLocale is a UTF-8 locale each system has: with plain C, lower('É') stays as it is.
func pgLocale() string {
	if runtime.GOOS == "darwin" {
		return "en_US.UTF-8"
	}
	return "C.UTF-8"
}

func prepareData(ctx context.Context, bin string, opts PostgresOptions, acct *account) error {
	if err := acct.own(opts.Dir); err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(opts.Dir, "PG_VERSION")); err == nil {
		return clearStalePid(ctx, opts.Dir)
	}
	return initData(ctx, bin, opts, acct)
}

// initData runs initdb with the superuser's password in a file: on a command line everybody on
// the machine could read it.
func initData(ctx context.Context, bin string, opts PostgresOptions, acct *account) error {
	auth := "trust"
	args := []string{"-D", opts.Dir, "-U", superuser, "-E", "UTF8", "--locale=" + pgLocale(), "--no-sync", "--no-instructions"}
	if pw := opts.Passwords[superuser]; pw != "" {
		file, err := passwordFile(pw, acct)
		if err != nil {
			return err
		}
		defer func() { _ = os.Remove(file) }()
		auth, args = "scram-sha-256", append(args, "--pwfile="+file)
	}
	cmd := exec.CommandContext(ctx, filepath.Join(bin, "initdb"), append(args, "--auth="+auth)...) //nolint:gosec // a program of PostgreSQL's own
	cmd.Env, cmd.Dir = postgresEnv(), opts.Dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Credential: acct.credential()}
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("make the database folder %s: %w\n%s", opts.Dir, err, out)
	}
	return nil
}

func passwordFile(password string, acct *account) (string, error) {
	f, err := os.CreateTemp("", "praxis-pw-")
	if err != nil {
		return "", fmt.Errorf("password file: %w", err)
	}
	_, err = f.WriteString(password + "\n")
	if err = errors.Join(err, f.Close()); err == nil && acct != nil {
		err = os.Chown(f.Name(), int(acct.uid), int(acct.gid))
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return "", fmt.Errorf("password file: %w", err)
	}
	return f.Name(), nil
}

func (p *Postgres) ping(ctx context.Context) error {
	c, err := pgx.Connect(ctx, p.AdminURL())
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	return c.Close(ctx)
}

// Port is the loopback TCP port.
func (p *Postgres) Port() int { return p.port }

// Bin is the folder of the server's programs, for pgbench and its like.
func (p *Postgres) Bin() string { return p.bin }

// AdminURL connects as the superuser to the maintenance database.
func (p *Postgres) AdminURL() string { return p.URL(superuser, "postgres") }

// URL connects as role to a database. It carries the role's password, where there is one.
func (p *Postgres) URL(role, database string) string {
	u := url.URL{Scheme: "postgres", User: url.User(role), Host: loopbackAddr(p.port), Path: "/" + database, RawQuery: "sslmode=disable"}
	if pw := p.opts.Passwords[role]; pw != "" {
		u.User = url.UserPassword(role, pw)
	}
	return u.String()
}

// Done is closed when the server has ended, asked to or not.
func (p *Postgres) Done() <-chan struct{} {
	if p == nil {
		return nil
	}
	return p.child.Done()
}

// Stop ends the server in good order. The data stays.
func (p *Postgres) Stop() { p.end() }
