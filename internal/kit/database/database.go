// Package database is the only door to Postgres. A tenant's rows can be
// reached through a Tx and in no other way, and a Tx always knows its tenant.
package database

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/exaring/otelpgx"
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

// DB keeps the pool to itself: no method runs a query outside a transaction.
type DB struct{ pool *pgxpool.Pool }

// Open connects as the unprivileged role. It does not wait for the server.
func Open(ctx context.Context, url string) (*DB, error) {
	cfg, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	cfg.ConnConfig.Tracer = otelpgx.NewTracer()
	// Lets SET LOCAL travel to the workers of a distributed database; unknown elsewhere, and harmless.
	cfg.ConnConfig.RuntimeParams["citus.propagate_set_commands"] = "local"
	cfg.ConnConfig.RuntimeParams["application_name"] = "praxis"
	cfg.AfterConnect = plainUUIDs
	pool, err := pgxpool.NewWithConfig(ctx, cfg)
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	return &DB{pool}, nil
}

// Close releases the pool.
func (db *DB) Close() { db.pool.Close() }

// Ping says whether Postgres answers.
func (db *DB) Ping(ctx context.Context) error { return db.pool.Ping(ctx) }

// Pool is for the job queue and the readiness check, which know no tenant.
func (db *DB) Pool() *pgxpool.Pool { return db.pool }

// Tx is a transaction bound to one tenant. Only this package can make one.
type Tx struct {
	pgx.Tx
	principal principal.Principal
}

// Tenant is whose rows this transaction sees: the tenant every statement names.
func (tx Tx) Tenant() uuid.UUID { return tx.principal.TenantID }

// Principal is who acts.
func (tx Tx) Principal() principal.Principal { return tx.principal }

// Within runs fn on what the principal may see by perm, which they may hold at
// other branches than the permission the request was let in by. Where that is
// the same it costs nothing; what fn returns an error for is rolled back.
func (tx Tx) Within(ctx context.Context, perm principal.Permission, fn func(Tx) error) error {
	inner := Tx{tx.Tx, tx.principal.Narrow(perm)}
	if (inner.principal.Branches == nil) == (tx.principal.Branches == nil) && slices.Equal(inner.principal.Branches, tx.principal.Branches) {
		return fn(inner)
	}
	if err := inner.rebind(ctx); err != nil {
		return err
	}
	if err := fn(inner); err != nil {
		return err
	}
	return tx.rebind(ctx)
}

func (tx Tx) rebind(ctx context.Context) error {
	_, err := tx.Exec(ctx, settings(tx.principal))
	return err
}

// Because gives the reason that the audit keeps with every change of this
// transaction from here on.
func (tx Tx) Because(ctx context.Context, reason string) error {
	_, err := tx.Exec(ctx, `SELECT set_config('praxis.reason', $1, true)`, reason)
	return err
}

// ErrNoTenant means a caller reached the database without saying for whom.
var ErrNoTenant = errors.New("database: no tenant in context")

// InTx runs fn in a transaction whose row-level security is the principal's
// tenant and branches. It commits if fn returns nil and rolls back otherwise.
// A serialization failure or deadlock is tried again, so fn may run more than
// once: it must not reach outside the transaction.
func InTx[T any](ctx context.Context, db *DB, fn func(Tx) (T, error)) (out T, err error) {
	p, ok := principal.From(ctx)
	if !ok || p.TenantID == uuid.Nil {
		return out, ErrNoTenant
	}
	err = retry(ctx, func() error {
		return pgx.BeginTxFunc(ctx, db.pool, pgx.TxOptions{BeginQuery: bind(p)}, func(tx pgx.Tx) error {
			out, err = fn(Tx{tx, p})
			return err
		})
	})
	return out, err
}

// InTxDo is InTx for what returns nothing.
func InTxDo(ctx context.Context, db *DB, fn func(Tx) error) error {
	_, err := InTx(ctx, db, func(tx Tx) (struct{}, error) { return struct{}{}, fn(tx) })
	return err
}

// DirTx is a transaction of no tenant: it sees the tenants, their directory
// and the sign-ups, and not one row of a tenant's own.
type DirTx struct{ pgx.Tx }

// InDirectory runs fn in a transaction of no tenant.
func InDirectory[T any](ctx context.Context, db *DB, fn func(DirTx) (T, error)) (out T, err error) {
	err = retry(ctx, func() error {
		return pgx.BeginFunc(ctx, db.pool, func(tx pgx.Tx) error {
			out, err = fn(DirTx{tx})
			return err
		})
	})
	return out, err
}

// bind is BEGIN and set_tenant in one round trip.
func bind(p principal.Principal) string { return "BEGIN; " + settings(p) }

// settings is the statement that says who acts. Everything in it is a UUID of
// ours or passes quote.
func settings(p principal.Principal) string {
	branches := ""
	if p.Branches != nil {
		ids := make([]string, len(p.Branches))
		for i, b := range p.Branches {
			ids[i] = b.String()
		}
		branches = "{" + strings.Join(ids, ",") + "}"
	}
	return fmt.Sprintf("SELECT set_tenant('%s', %s, '%s', %s, %s)",
		p.TenantID, quote(p.Actor()), branches, quote(p.RequestID), quote(p.IP))
}

var unsafe = regexp.MustCompile(`[^A-Za-z0-9._:@/-]`)

// quote keeps the letters that ids, addresses and job names are made of.
func quote(s string) string { return "'" + unsafe.ReplaceAllString(s, "") + "'" }

const tries = 8

func retry(ctx context.Context, fn func() error) error {
	for i := 1; ; i++ {
		err := fn()
		if err == nil || i == tries || !retryable(err) {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(time.Duration(i*i) * time.Millisecond):
		}
	}
}

func retryable(err error) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && (pg.Code == "40001" || pg.Code == "40P01")
}

// Explain turns a broken named constraint into the domain's own error, and
// "no rows" into notFound. Anything else is passed on untouched.
func Explain(err error, notFound *fault.Error, constraints map[string]*fault.Error) error {
	var pg *pgconn.PgError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, pgx.ErrNoRows) && notFound != nil:
		return notFound
	case errors.As(err, &pg) && constraints[Constraint(err)] != nil:
		return constraints[Constraint(err)]
	}
	return err
}

// Unreachable reports whether err means that Postgres could not be reached, or did not
// let us in.
func Unreachable(err error) bool {
	var c *pgconn.ConnectError
	var p *pgconn.ParseConfigError
	return errors.As(err, &c) || errors.As(err, &p)
}

var shard = regexp.MustCompile(`_\d+$`)

// Constraint is the name of the constraint that err broke, without the suffix
// a shard gives it; empty where err broke none.
func Constraint(err error) string {
	var pg *pgconn.PgError
	if !errors.As(err, &pg) {
		return ""
	}
	return shard.ReplaceAllString(pg.ConstraintName, "")
}
