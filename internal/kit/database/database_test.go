package database_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
)

func TestInTxNeedsATenant(t *testing.T) {
	t.Parallel()
	err := database.InTxDo(t.Context(), dbtest.New(t), func(database.Tx) error { return nil })
	require.ErrorIs(t, err, database.ErrNoTenant)
}

func TestBranchScopeIsAWall(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t)
	ctx := dbtest.Tenant(t, db)
	mine, other := dbtest.Branch(t, ctx, db, "Asia/Kolkata"), dbtest.Branch(t, ctx, db, "Asia/Kolkata")
	limited := dbtest.As(ctx, []uuid.UUID{mine})
	err := database.InTxDo(limited, db, func(tx database.Tx) error {
		var n int
		require.NoError(t, tx.QueryRow(limited, `SELECT count(*) FROM branch_hours WHERE branch_id = $1`, other).Scan(&n))
		require.Zero(t, n)
		require.NoError(t, tx.QueryRow(limited, `SELECT count(*) FROM branches`).Scan(&n))
		require.Equal(t, 1, n)
		_, err := tx.Exec(limited, `INSERT INTO branch_days (tenant_id, branch_id, date, open) VALUES ($1, $2, '2026-12-25', true)`, tx.Tenant(), other)
		return err
	})
	require.ErrorContains(t, err, "row-level security")
}

func TestOnce(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t)
	ctx := database.WithIdempotencyKey(dbtest.Tenant(t, db), "k1")
	var ran atomic.Int32
	work := func(database.Tx) (string, error) { ran.Add(1); return "done", nil }

	t.Run("RunsOnceForTenAtOnce", func(t *testing.T) {
		var all sync.WaitGroup
		for range 10 {
			all.Go(func() {
				out, err := database.Once(ctx, db, "op", "request", work)
				if err != nil || out != "done" {
					t.Errorf("out = %q, err = %v", out, err)
				}
			})
		}
		all.Wait()
		require.EqualValues(t, 1, ran.Load())
	})

	t.Run("AnotherRequestUnderTheSameKeyIsRefused", func(t *testing.T) {
		_, err := database.Once(ctx, db, "op", "another request", work)
		require.ErrorIs(t, err, database.ErrKeyReused)
	})

	t.Run("AFailureMayBeTriedAgain", func(t *testing.T) {
		ctx := database.WithIdempotencyKey(ctx, "k2")
		boom := errors.New("boom")
		_, err := database.Once(ctx, db, "op", "r", func(database.Tx) (string, error) { return "", boom })
		require.ErrorIs(t, err, boom)
		out, err := database.Once(ctx, db, "op", "r", work)
		require.NoError(t, err)
		require.Equal(t, "done", out)
	})
}

func TestAuditTrigger(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t)
	ctx := dbtest.Tenant(t, db)
	b := dbtest.Branch(t, ctx, db, "Asia/Kolkata")
	require.NoError(t, database.InTxDo(ctx, db, func(tx database.Tx) error {
		require.NoError(t, tx.Because(ctx, "moved house"))
		_, err := tx.Exec(ctx, `UPDATE branches SET phone = '+911' WHERE tenant_id = $1 AND id = $2`, tx.Tenant(), b)
		return err
	}))
	action, changes, reason := lastAudit(ctx, t, db, "branches")
	require.Equal(t, "update", action)
	require.JSONEq(t, `[{"field":"phone","before":"","after":"+911"}]`, changes)
	require.Equal(t, "moved house", reason)

	err := database.InTxDo(ctx, db, func(tx database.Tx) error {
		_, err := tx.Exec(ctx, `DELETE FROM audit_events WHERE tenant_id = $1`, tx.Tenant())
		return err
	})
	require.ErrorContains(t, err, "permission denied")
}

func lastAudit(ctx context.Context, t *testing.T, db *database.DB, entity string) (action, changes, reason string) {
	t.Helper()
	require.NoError(t, database.InTxDo(ctx, db, func(tx database.Tx) error {
		return tx.QueryRow(ctx, `SELECT action, changes::text, reason FROM audit_events
			WHERE tenant_id = $1 AND entity = $2 ORDER BY at DESC LIMIT 1`, tx.Tenant(), entity).Scan(&action, &changes, &reason)
	}))
	return action, changes, reason
}

func TestAtOnce(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t)
	ctx := dbtest.Tenant(t, db)
	one := func(n int, out *int) database.Ask {
		return func(q database.Asker) error { return q.QueryRow(ctx, `SELECT $1::int`, n).Scan(out) }
	}

	t.Run("AnswersInOrder", func(t *testing.T) {
		var a, b int
		var list []int
		err := database.InTxDo(ctx, db, func(tx database.Tx) error {
			return tx.AtOnce(ctx, one(1, &a), one(2, &b), func(q database.Asker) error {
				rows, err := q.Query(ctx, `SELECT generate_series(1, 3)`)
				if err != nil {
					return err
				}
				list, err = pgx.CollectRows(rows, pgx.RowTo[int])
				return err
			}, func(q database.Asker) error { _, err := q.Exec(ctx, `SET LOCAL praxis.ip = ''`); return err })
		})
		require.NoError(t, err)
		require.Equal(t, []int{1, 2}, []int{a, b})
		require.Equal(t, []int{1, 2, 3}, list)
	})

	t.Run("AnAnswerThatIsNoneEndsIt", func(t *testing.T) {
		var a, b int
		nothing := func(q database.Asker) error { return q.QueryRow(ctx, `SELECT 1 WHERE false`).Scan(&b) }
		err := database.InTxDo(ctx, db, func(tx database.Tx) error {
			require.ErrorIs(t, tx.AtOnce(ctx, one(1, &a), nothing, one(2, &b)), pgx.ErrNoRows)
			return tx.AtOnce(ctx, one(7, &b)) // the transaction goes on
		})
		require.NoError(t, err)
		require.Equal(t, []int{1, 7}, []int{a, b})
	})

	t.Run("MoreOrLessThanOneQueryIsRefused", func(t *testing.T) {
		err := database.InTxDo(ctx, db, func(tx database.Tx) error {
			return tx.AtOnce(ctx, func(database.Asker) error { return nil })
		})
		require.ErrorContains(t, err, "exactly one query")
	})
}

// TestUUIDs: every way a UUID goes in and comes out.
func TestUUIDs(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t)
	ctx, want := dbtest.Tenant(t, db), uuid.New()
	require.NoError(t, database.InTxDo(ctx, db, func(tx database.Tx) error {
		var id uuid.UUID
		var pointer, none *uuid.UUID
		var list []uuid.UUID
		var text string
		require.NoError(t, tx.QueryRow(ctx, `SELECT $1::uuid, $2::uuid, $3::uuid, $4::uuid[], $1::uuid::text`, want, &want, none, []uuid.UUID{want, want}).
			Scan(&id, &pointer, &none, &list, &text))
		require.Equal(t, want, id)
		require.Equal(t, &want, pointer)
		require.Nil(t, none)
		require.Equal(t, []uuid.UUID{want, want}, list)
		require.Equal(t, want.String(), text)
		require.Error(t, tx.QueryRow(ctx, `SELECT NULL::uuid`).Scan(&id))
		require.NoError(t, tx.QueryRow(ctx, `SELECT id FROM tenants WHERE id = ANY ($1::uuid[])`, []uuid.UUID{tx.Tenant()}).Scan(&id))
		require.Equal(t, tx.Tenant(), id)
		return nil
	}))
}
