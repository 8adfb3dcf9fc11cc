// Package dbtest gives each test its own database, cloned from a migrated
// template, and joined as the unprivileged role: a superuser would see past
// row-level security and the test would prove nothing.
package dbtest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/devstack/teststack"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/migrations"
)

// Database is a test's own database and the ways into it.
type Database struct {
	*database.DB
	AdminURL, OwnerURL, AppURL, PlatformURL string
}

// New returns a migrated database of the test's own, joined as praxis_app.
func New(tb testing.TB) *database.DB { tb.Helper(); return Open(tb).DB }

// Open is New with the addresses for every role.
func Open(tb testing.TB) Database {
	tb.Helper()
	admin := teststack.Postgres(tb)
	tpl, err := template(tb.Context(), admin)
	if err != nil {
		tb.Fatalf("template database: %v", err)
	}
	return clone(tb, admin, tpl)
}

// Empty returns a database with nothing in it but its owner.
func Empty(tb testing.TB) Database {
	tb.Helper()
	return clone(tb, teststack.Postgres(tb), "template0")
}

func clone(tb testing.TB, admin, tpl string) Database {
	tb.Helper()
	name := "t_" + strings.ReplaceAll(uuid.NewString(), "-", "")
	sql := fmt.Sprintf(`CREATE DATABASE %s TEMPLATE %s STRATEGY file_copy OWNER praxis_owner`, name, tpl)
	if err := exec(tb.Context(), admin, sql); err != nil {
		tb.Fatalf("clone database: %v", err)
	}
	d := Database{
		AdminURL: at(admin, "", name), OwnerURL: at(admin, "praxis_owner", name),
		AppURL: at(admin, "praxis_app", name), PlatformURL: at(admin, "praxis_platform", name),
	}
	db, err := database.Open(context.WithoutCancel(tb.Context()), d.AppURL)
	if err != nil {
		tb.Fatal(err)
	}
	d.DB = db
	tb.Cleanup(func() {
		db.Close()
		_ = exec(context.WithoutCancel(tb.Context()), admin, `DROP DATABASE IF EXISTS `+name+` WITH (FORCE)`)
	})
	return d
}

// at is the address of database name for a role; an empty role keeps admin's.
func at(admin, role, name string) string {
	u, err := url.Parse(admin)
	if err != nil {
		panic(err) // teststack's own address
	}
	if role != "" {
		u.User = url.User(role)
	}
	u.Path = "/" + name
	return u.String()
}

func exec(ctx context.Context, address, sql string) error {
	c, err := pgx.Connect(ctx, address)
	if err != nil {
		return err
	}
	defer func() { _ = c.Close(ctx) }()
	_, err = c.Exec(ctx, sql)
	return err
}

var (
	once    sync.Mutex
	tplName string
)

// template builds, once for all test processes, the database that tests are
// cloned from; its name is the hash of what made it.
func template(ctx context.Context, admin string) (string, error) {
	once.Lock()
	defer once.Unlock()
	if tplName != "" {
		return tplName, nil
	}
	name := "tpl_" + fingerprint()
	c, err := pgx.Connect(ctx, admin)
	if err != nil {
		return "", err
	}
	defer func() { _ = c.Close(ctx) }()
	if _, err := c.Exec(ctx, `SELECT pg_advisory_lock(7312)`); err != nil {
		return "", err
	}
	var have bool
	if err := c.QueryRow(ctx, `SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)`, name).Scan(&have); err != nil {
		return "", err
	}
	if !have {
		if err := build(ctx, c, admin, name); err != nil {
			return "", err
		}
	}
	tplName = name
	return name, nil
}

func build(ctx context.Context, c *pgx.Conn, admin, name string) error {
	for _, sql := range []string{
		`DROP DATABASE IF EXISTS ` + name + `_tmp WITH (FORCE)`,
		`CREATE DATABASE ` + name + `_tmp OWNER praxis_owner`,
	} {
		if _, err := c.Exec(ctx, sql); err != nil {
			return err
		}
	}
	if err := database.Migrate(ctx, at(admin, "praxis_owner", name+"_tmp"), migrations.FS); err != nil {
		return err
	}
	_, err := c.Exec(ctx, `ALTER DATABASE `+name+`_tmp RENAME TO `+name)
	return err
}

func fingerprint() string {
	names, _ := fs.Glob(migrations.FS, "*.up.sql")
	slices.Sort(names)
	h := sha256.New()
	for _, n := range names {
		b, _ := migrations.FS.ReadFile(n)
		h.Write(b)
	}
	fmt.Fprint(h, database.RiverVersion)
	return hex.EncodeToString(h.Sum(nil))[:16]
}

// Tenant returns a context in which a staff member of a fresh tenant holds
// perms for the whole chain. The tenant exists; the member does not.
func Tenant(tb testing.TB, db *database.DB, perms ...principal.Permission) context.Context {
	tb.Helper()
	p := principal.Principal{
		Kind: principal.Staff, TenantID: id.New(), ActorID: id.New(), AAL: 2,
		Grants: map[principal.Permission]principal.Scope{}, RequestID: "test", IP: "192.0.2.1",
	}
	for _, x := range perms {
		p.Grants[x] = principal.Scope{Chain: true}
	}
	ctx := principal.With(tb.Context(), p)
	slug := "t" + strings.ReplaceAll(p.TenantID.String(), "-", "")[:30]
	err := database.InTxDo(ctx, db, func(tx database.Tx) error {
		_, err := tx.Exec(ctx, `
			INSERT INTO tenants (id, slug, name, country, clinic_type, currency, language, status, plan, created_at)
			VALUES ($1, $2, 'Test Chain', 'IN', 'general', 'INR', 'en', 'trial', 'clinic', now())`, p.TenantID, slug)
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return ctx
}

// As returns ctx with another actor of the same tenant who holds perms, at
// branches or, where none are named, for the whole chain.
func As(ctx context.Context, branches []uuid.UUID, perms ...principal.Permission) context.Context {
	p, _ := principal.From(ctx)
	p.ActorID, p.Grants, p.Branches = id.New(), map[principal.Permission]principal.Scope{}, branches
	for _, x := range perms {
		p.Grants[x] = principal.Scope{Chain: branches == nil, Branches: branches}
	}
	return principal.With(ctx, p)
}

// Branch adds a branch in an IANA zone, open every day from 08:00 to 20:00.
func Branch(tb testing.TB, ctx context.Context, db *database.DB, zone string) uuid.UUID { //nolint:revive // tb first, as in every helper here
	tb.Helper()
	b := id.New()
	err := database.InTxDo(ctx, db, func(tx database.Tx) error {
		_, err := tx.Exec(ctx, `
			INSERT INTO branches (tenant_id, id, name, code, country, time_zone, created_at)
			VALUES ($1, $2, $3, $3, 'IN', $4, now())`, tx.Tenant(), b, b.String()[24:], zone)
		if err != nil {
			return err
		}
		_, err = tx.Exec(ctx, `
			INSERT INTO branch_hours (tenant_id, id, branch_id, weekday, opens, closes)
			SELECT $1, gen_random_uuid(), $2, d, 480, 1200 FROM generate_series(1, 7) d`, tx.Tenant(), b)
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return b
}
