package jobs_test

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/kit/jobs"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

type call struct {
	jobs.Tenant
	Number int `json:"number"`
}

func (call) Kind() string { return "test_call" }

const mayCall principal.Permission = "calls.make"

// works starts a client whose jobs tell who acted; it stops with the test.
func works(t *testing.T, db *database.DB) (*jobs.Client, <-chan principal.Principal) {
	t.Helper()
	acted := make(chan principal.Principal, 8)
	w := jobs.NewWorkers()
	jobs.AddForTenant(w, "system:test-call", []principal.Permission{mayCall}, func(ctx context.Context, _ call) error {
		p, _ := principal.From(ctx)
		acted <- p
		return nil
	})
	c, err := jobs.New(db, slog.New(slog.DiscardHandler), w)
	require.NoError(t, err)
	ctx := context.WithoutCancel(t.Context())
	require.NoError(t, c.Start(ctx))
	t.Cleanup(func() { require.NoError(t, c.Stop(ctx)) })
	return c, acted
}

func who(t *testing.T, acted <-chan principal.Principal) principal.Principal {
	t.Helper()
	select {
	case p := <-acted:
		return p
	case <-time.After(20 * time.Second):
		t.Fatal("the job was not done")
		return principal.Principal{}
	}
}

func TestAJobExistsWithItsTransactionOrNotAtAll(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t)
	ctx := dbtest.Tenant(t, db)
	c, acted := works(t, db)
	insert := func(n int, end error) error {
		return database.InTxDo(ctx, db, func(tx database.Tx) error {
			if err := c.InsertTx(ctx, tx, call{Tenant: jobs.For(tx), Number: n}); err != nil {
				return err
			}
			return end
		})
	}
	undone := errors.New("undone")
	require.ErrorIs(t, insert(1, undone), undone)
	require.NoError(t, insert(2, nil))

	me, _ := principal.From(ctx)
	p := who(t, acted)
	require.Equal(t, me.TenantID, p.TenantID, "it acts for the tenant that asked")
	require.Equal(t, "system:test-call", p.Actor())
	require.True(t, p.May(mayCall))
	require.Len(t, p.Grants, 1, "and may do nothing else")

	var left int
	require.NoError(t, db.Pool().QueryRow(ctx, `SELECT count(*) FROM river_job WHERE args->>'number' = '1'`).Scan(&left))
	require.Zero(t, left, "what was rolled back left no job")
	require.Empty(t, acted)
}
