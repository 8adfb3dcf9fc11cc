package teststack_test

import (
	"net"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/devstack/teststack"
)

func TestPostgres(t *testing.T) {
	t.Parallel()
	c, err := pgx.Connect(t.Context(), teststack.Postgres(t))
	require.NoError(t, err)
	defer c.Close(t.Context())
	var roles int
	require.NoError(t, c.QueryRow(t.Context(), `SELECT count(*) FROM pg_roles WHERE rolname IN ('praxis_owner', 'praxis_app', 'praxis_platform', 'kratos') AND NOT rolsuper AND NOT rolbypassrls`).Scan(&roles))
	require.Equal(t, 4, roles)
}

func TestRedisDatabasesAreApart(t *testing.T) {
	t.Parallel()
	a, b := open(t, teststack.Redis(t)), open(t, teststack.Redis(t))
	require.NoError(t, a.Set(t.Context(), "k", "v", 0).Err())
	require.ErrorIs(t, b.Get(t.Context(), "k").Err(), redis.Nil)
}

func TestPrivateRedisStopsAndStarts(t *testing.T) {
	t.Parallel()
	r := teststack.PrivateRedis(t)
	require.NoError(t, dial(t, r.Addr()))
	r.Stop()
	require.Error(t, dial(t, r.Addr()))
	require.NoError(t, r.Start(t.Context()))
	require.NoError(t, dial(t, r.Addr()))
}

func dial(t *testing.T, addr string) error {
	t.Helper()
	c, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", addr)
	if err == nil {
		err = c.Close()
	}
	return err
}

func open(t *testing.T, r teststack.RedisDatabase) *redis.Client {
	t.Helper()
	o, err := redis.ParseURL(r.URL())
	require.NoError(t, err)
	c := redis.NewClient(o)
	t.Cleanup(func() { _ = c.Close() })
	return c
}
