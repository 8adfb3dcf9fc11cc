package teststack

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/devstack"
)

// KratosOptions says which identity server a test wants.
type KratosOptions struct {
	// InternalURL is where hooks and courier of the test listen, or will: "http://127.0.0.1:8090".
	InternalURL string
	// HookKey is sent there in devstack.HookKeyHeader.
	HookKey string
	// BaseDomain is what passkeys are bound to. Empty: praxis.localhost.
	BaseDomain string
	// Origins are those passkeys work on; Kratos.SetOrigins changes them.
	Origins []string
}

func (o KratosOptions) key() string {
	return strings.Join(append([]string{o.InternalURL, o.HookKey, o.BaseDomain}, o.Origins...), "\x00")
}

var kratos = struct {
	sync.Mutex
	running map[string]*devstack.Kratos
}{running: map[string]*devstack.Kratos{}}

// Kratos returns an identity server of this process's own, on an empty database of its own on
// the shared PostgreSQL. Tests of the process that ask for the same options share it; it ends
// with the process.
func Kratos(tb testing.TB, o KratosOptions) *devstack.Kratos {
	tb.Helper()
	kratos.Lock()
	defer kratos.Unlock()
	if k := kratos.running[o.key()]; k != nil {
		return k
	}
	k := startKratos(tb, o)
	kratos.running[o.key()] = k
	return k
}

// PrivateKratos returns an identity server of the test's own, which it may stop and start again
// on the same ports.
func PrivateKratos(tb testing.TB, o KratosOptions) *devstack.Kratos {
	tb.Helper()
	k := startKratos(tb, o)
	tb.Cleanup(k.Stop)
	return k
}

func startKratos(tb testing.TB, o KratosOptions) *devstack.Kratos {
	tb.Helper()
	admin := Postgres(tb)
	program, root := fromSource(tb, devstack.BuildKratos)
	dir := filepath.Join(processDir(tb), "kratos-"+uuid.NewString())
	k, err := serveKratos(context.WithoutCancel(tb.Context()), admin, devstack.KratosOptions{
		Root: root, Program: program, Dir: dir, LogFile: dir + ".log",
		BaseDomain: orDefault(o.BaseDomain, "praxis.localhost"), Origins: o.Origins,
		InternalURL: o.InternalURL, HookKey: o.HookKey,
		Secrets: devstack.KratosSecrets{Cookie: "cookies-of-tests-0123456789abcdef", Cipher: "ciphers-of-tests-0123456789abcde"},
	})
	if err != nil {
		tb.Fatalf("kratos: %v", err)
	}
	return k
}

func orDefault(value, other string) string {
	if value == "" {
		return other
	}
	return value
}

func serveKratos(ctx context.Context, admin string, o devstack.KratosOptions) (*devstack.Kratos, error) {
	database, err := cloneKratosDatabase(ctx, admin, o)
	if err != nil {
		return nil, err
	}
	if o.DSN, err = kratosDSN(admin, database); err != nil {
		return nil, err
	}
	return devstack.StartKratos(ctx, o)
}

// kratosDSN connects as Kratos's role, with a small pool: many processes share the server.
func kratosDSN(admin, database string) (string, error) {
	u, err := url.Parse(admin)
	if err != nil {
		return "", fmt.Errorf("address of the test servers: %w", err)
	}
	u.User, u.Path = url.User(devstack.RoleKratos), "/"+database
	u.RawQuery += "&max_conns=8&max_idle_conns=4"
	return u.String(), nil
}

// cloneKratosDatabase copies a migrated template, which the first process that needs one makes:
// Kratos takes two seconds to migrate.
func cloneKratosDatabase(ctx context.Context, admin string, o devstack.KratosOptions) (_ string, err error) {
	c, err := pgx.Connect(ctx, admin)
	if err != nil {
		return "", fmt.Errorf("connect to the test servers: %w", err)
	}
	defer func() { err = errors.Join(err, c.Close(ctx)) }() // and with it the lock
	template := strings.NewReplacer("-", "_", ".", "_").Replace("tpl_" + filepath.Base(o.Program))
	if err := makeKratosTemplate(ctx, c, admin, template, o); err != nil {
		return "", err
	}
	name := "kratos_" + strings.ReplaceAll(uuid.NewString(), "-", "")
	_, err = c.Exec(ctx, fmt.Sprintf("CREATE DATABASE %s TEMPLATE %s OWNER %s", name, template, devstack.RoleKratos))
	return name, err
}

const kratosTemplateLock = 731204

func makeKratosTemplate(ctx context.Context, c *pgx.Conn, admin, template string, o devstack.KratosOptions) error {
	if _, err := c.Exec(ctx, "SELECT pg_advisory_lock($1)", kratosTemplateLock); err != nil {
		return fmt.Errorf("lock Kratos's template: %w", err)
	}
	var have bool
	if err := c.QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", template).Scan(&have); err != nil || have {
		return err
	}
	draft := template + "_draft" // renamed when complete: a killed test must not leave half a template
	for _, stmt := range []string{"DROP DATABASE IF EXISTS " + draft, "CREATE DATABASE " + draft + " OWNER " + devstack.RoleKratos} {
		if _, err := c.Exec(ctx, stmt); err != nil {
			return fmt.Errorf("make Kratos's template: %w", err)
		}
	}
	dsn, err := kratosDSN(admin, draft)
	if err != nil {
		return err
	}
	o.DSN = dsn
	if err := devstack.MigrateKratos(ctx, o); err != nil {
		return err
	}
	_, err = c.Exec(ctx, "ALTER DATABASE "+draft+" RENAME TO "+template)
	return err
}
