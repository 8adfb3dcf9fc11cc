package patients_test

import (
	"context"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

// grant is who, with what other may do besides.
func grant(who, other context.Context) context.Context {
	p, _ := principal.From(who)
	o, _ := principal.From(other)
	for perm, scope := range o.Grants {
		p.Grants[perm] = scope
	}
	return principal.With(who, p)
}

// audited counts the audit's events of one action on a record.
func audited(t *testing.T, ctx context.Context, db *database.DB, action, entity string, record uuid.UUID) (n int) { //nolint:revive // t first, as in every helper here
	t.Helper()
	require.NoError(t, database.InTxDo(ctx, db, func(tx database.Tx) error {
		return tx.QueryRow(ctx, `SELECT count(*) FROM audit_events WHERE tenant_id = $1 AND action = $2 AND entity = $3 AND entity_id = $4`,
			tx.Tenant(), action, entity, record.String()).Scan(&n)
	}))
	return n
}

// counter counts the statements of a transaction.
type counter struct {
	pgx.Tx
	n int
}

func (c *counter) Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error) {
	c.n++
	return c.Tx.Exec(ctx, sql, args...)
}

func (c *counter) Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error) {
	c.n++
	return c.Tx.Query(ctx, sql, args...)
}

func (c *counter) QueryRow(ctx context.Context, sql string, args ...any) pgx.Row {
	c.n++
	return c.Tx.QueryRow(ctx, sql, args...)
}
