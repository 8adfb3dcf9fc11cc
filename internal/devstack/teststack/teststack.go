package teststack

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/redis/go-redis/v9"

	"github.com/praxis-clinic/praxis/internal/devstack"
)

// insist tells whether a missing part is a failure: on the build server it is, on a laptop the
// test is skipped, and says so.
func insist() bool { return os.Getenv("CI") != "" && os.Getenv("CI") != "false" }

// missing ends a test that cannot have a real part.
func missing(tb testing.TB, why string) {
	tb.Helper()
	if insist() {
		tb.Fatalf("a part this test needs is missing: %s", why)
	}
	_, _ = fmt.Fprintf(os.Stderr, "\nSKIPPED, THIS PROVES NOTHING: %s: %s\n\n", tb.Name(), why)
	tb.Skipf("a part this test needs is missing: %s", why)
}

func leased(tb testing.TB) servers {
	tb.Helper()
	s, err := lease()
	if err != nil {
		tb.Fatalf("test servers: %v", err)
	}
	return s
}

// Postgres returns the superuser's URL of the PostgreSQL server all tests share. The roles of
// deploy/postgres/roles.sql exist and need no password; what databases there are is up to the
// tests.
func Postgres(tb testing.TB) string {
	tb.Helper()
	s := leased(tb)
	if s.Postgres == "" {
		missing(tb, s.NoPostgres)
	}
	return s.Postgres
}

// RedisDatabase is a numbered database of a Redis server, of the test's own. Published messages
// are the one thing Redis does not keep apart: channels need names of their own.
type RedisDatabase struct {
	Addr string // host:port
	DB   int
}

// URL is the database in the form redis.ParseURL reads.
func (r RedisDatabase) URL() string { return fmt.Sprintf("redis://%s/%d", r.Addr, r.DB) }

// Redis returns an empty database on the Redis server all tests share.
func Redis(tb testing.TB) RedisDatabase {
	tb.Helper()
	s := leased(tb)
	if s.Redis == "" {
		missing(tb, s.NoRedis)
	}
	counter := redis.NewClient(&redis.Options{Addr: s.Redis})
	defer func() { _ = counter.Close() }()
	n, err := counter.Incr(tb.Context(), "praxis:test:databases").Result()
	if err != nil {
		tb.Fatalf("number of a Redis database: %v", err)
	}
	r := RedisDatabase{Addr: s.Redis, DB: 1 + int(n)%(devstack.RedisDatabases-1)}
	r.flush(tb, tb.Context())
	tb.Cleanup(func() { r.flush(tb, context.WithoutCancel(tb.Context())) })
	return r
}

func (r RedisDatabase) flush(tb testing.TB, ctx context.Context) { //nolint:revive // tb first, as in every helper here
	tb.Helper()
	client := redis.NewClient(&redis.Options{Addr: r.Addr, DB: r.DB})
	defer func() { _ = client.Close() }()
	if err := client.FlushDB(ctx).Err(); err != nil {
		tb.Errorf("empty Redis database %d: %v", r.DB, err)
	}
}

// PrivateRedis returns a Redis server of the test's own, which it may stop and start again on
// the same port.
func PrivateRedis(tb testing.TB) *devstack.Redis {
	tb.Helper()
	dir := tb.TempDir()
	r, err := devstack.StartRedis(tb.Context(), devstack.RedisOptions{Dir: dir, LogFile: filepath.Join(dir, "redis.log"), Insist: insist()})
	if err != nil {
		tb.Fatalf("private Redis: %v", err)
	}
	tb.Cleanup(r.Stop)
	return r
}
