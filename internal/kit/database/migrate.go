package database

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"github.com/golang-migrate/migrate/v4"
	migratepgx "github.com/golang-migrate/migrate/v4/database/pgx/v5"
	"github.com/golang-migrate/migrate/v4/source/iofs"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
	"github.com/riverqueue/river/rivermigrate"
)

// RiverVersion is the version of the job queue's tables; part of what names a
// test template.
const RiverVersion = 6

// Migrate brings the schema at ownerURL up to date: ours, then the job
// queue's, which is linked to nothing of ours. ownerURL logs in as praxis_owner.
func Migrate(ctx context.Context, ownerURL string, files fs.FS) error {
	m, closeFn, err := migrator(ctx, ownerURL, files)
	if err != nil {
		return err
	}
	defer closeFn()
	if err := m.Up(); err != nil && !errors.Is(err, migrate.ErrNoChange) {
		return fmt.Errorf("migrate: %w", err)
	}
	return migrateRiver(ctx, ownerURL)
}

// MigrateTo moves our own schema to version, up or down; 0 is an empty one.
func MigrateTo(ctx context.Context, ownerURL string, files fs.FS, version uint) error {
	m, closeFn, err := migrator(ctx, ownerURL, files)
	if err != nil {
		return err
	}
	defer closeFn()
	if version == 0 {
		err = m.Down()
	} else {
		err = m.Migrate(version)
	}
	if err != nil && !errors.Is(err, migrate.ErrNoChange) {
		return fmt.Errorf("migrate to %d: %w", version, err)
	}
	return nil
}

func migrator(ctx context.Context, url string, files fs.FS) (*migrate.Migrate, func(), error) {
	pool, err := pgxpool.New(ctx, url)
	if err != nil {
		return nil, nil, fmt.Errorf("migrate: %w", err)
	}
	src, err := iofs.New(files, ".")
	if err != nil {
		pool.Close()
		return nil, nil, fmt.Errorf("migrate: %w", err)
	}
	drv, err := migratepgx.WithInstance(stdlib.OpenDBFromPool(pool), &migratepgx.Config{})
	if err != nil {
		pool.Close()
		return nil, nil, fmt.Errorf("migrate: %w", err)
	}
	m, err := migrate.NewWithInstance("iofs", src, "pgx5", drv)
	if err != nil {
		pool.Close()
		return nil, nil, fmt.Errorf("migrate: %w", err)
	}
	return m, func() { _, _ = m.Close(); pool.Close() }, nil
}

func migrateRiver(ctx context.Context, url string) error {
	pool, err := pgxpool.New(ctx, url)
	if err != nil {
		return fmt.Errorf("migrate jobs: %w", err)
	}
	defer pool.Close()
	m, err := rivermigrate.New(riverpgxv5.New(pool), nil)
	if err != nil {
		return fmt.Errorf("migrate jobs: %w", err)
	}
	if _, err := m.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return fmt.Errorf("migrate jobs: %w", err)
	}
	_, err = pool.Exec(ctx, `DO $$ DECLARE t text; BEGIN
		FOR t IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname LIKE 'river%' LOOP
			EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO praxis_app', t);
		END LOOP;
		GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO praxis_app;
	END $$`)
	return err
}
