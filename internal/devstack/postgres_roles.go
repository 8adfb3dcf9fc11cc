package devstack

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/jackc/pgx/v5"
)

// Roles of a deployment, as deploy/postgres/roles.sql makes them.
const (
	RoleOwner    = "praxis_owner"
	RoleApp      = "praxis_app"
	RolePlatform = "praxis_platform"
	RoleKratos   = "kratos"
)

// CreateRoles applies deploy/postgres/roles.sql of the checkout at root and sets the passwords
// the server was started with. It may run again.
func (p *Postgres) CreateRoles(ctx context.Context, root string) error {
	sql, err := os.ReadFile(filepath.Clean(filepath.Join(root, "deploy", "postgres", "roles.sql")))
	if err != nil {
		return fmt.Errorf("read roles: %w", err)
	}
	return p.asAdmin(ctx, "postgres", func(c *pgx.Conn) error {
		if _, err := c.Exec(ctx, string(sql)); err != nil {
			return fmt.Errorf("apply roles.sql: %w", err)
		}
		return p.setPasswords(ctx, c)
	})
}

func (p *Postgres) setPasswords(ctx context.Context, c *pgx.Conn) error {
	for _, role := range []string{RoleOwner, RoleApp, RolePlatform, RoleKratos} {
		pw := p.opts.Passwords[role]
		if pw == "" {
			continue
		}
		// ALTER ROLE takes no parameters; quote_literal on the server does the quoting.
		var stmt string
		if err := c.QueryRow(ctx, `SELECT format('ALTER ROLE %I PASSWORD %L', $1::text, $2::text)`, role, pw).Scan(&stmt); err != nil {
			return fmt.Errorf("password of %s: %w", role, err)
		}
		if _, err := c.Exec(ctx, stmt); err != nil {
			return fmt.Errorf("password of %s: %w", role, err)
		}
	}
	return nil
}

// CreateDatabase makes a database owned by role unless it is there.
func (p *Postgres) CreateDatabase(ctx context.Context, name, role string) error {
	return p.asAdmin(ctx, "postgres", func(c *pgx.Conn) error {
		var have bool
		if err := c.QueryRow(ctx, `SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)`, name).Scan(&have); err != nil {
			return fmt.Errorf("look for database %s: %w", name, err)
		}
		if have {
			return nil
		}
		stmt := "CREATE DATABASE " + pgx.Identifier{name}.Sanitize() + " OWNER " + pgx.Identifier{role}.Sanitize()
		if _, err := c.Exec(ctx, stmt); err != nil {
			return fmt.Errorf("create database %s: %w", name, err)
		}
		return nil
	})
}

func (p *Postgres) asAdmin(ctx context.Context, database string, fn func(*pgx.Conn) error) error {
	c, err := pgx.Connect(ctx, p.URL(superuser, database))
	if err != nil {
		return fmt.Errorf("connect to %s as superuser: %w", database, err)
	}
	defer func() { _ = c.Close(context.WithoutCancel(ctx)) }()
	return fn(c)
}
