package audit_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/audit"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

func setup(t *testing.T) (context.Context, *audit.Service, dbtest.Database) {
	t.Helper()
	d := dbtest.Open(t)
	return dbtest.Tenant(t, d.DB), audit.NewService(d.DB, clock.NewFixed(time.Date(2026, 3, 8, 12, 0, 0, 0, time.UTC))), d
}

func TestSealsShowTampering(t *testing.T) {
	t.Parallel()
	for name, harm := range map[string]string{
		"AChangedEvent":    `UPDATE audit_events SET reason = 'nothing to see' WHERE id = (SELECT id FROM audit_events WHERE seal_seq = 1 LIMIT 1)`,
		"AnEventTakenOut":  `DELETE FROM audit_events WHERE id = (SELECT id FROM audit_events WHERE seal_seq = 1 LIMIT 1)`,
		"AnEventSlippedIn": `INSERT INTO audit_events (tenant_id, actor, action, entity, entity_id, seal_seq) SELECT tenant_id, 'x', 'view', 'patients', '1', 1 FROM audit_events LIMIT 1`,
		"ASealTakenOut":    `DELETE FROM audit_seals WHERE seq = 1`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx, s, d := setup(t)
			for range 2 {
				dbtest.Branch(t, ctx, d.DB, "Asia/Kolkata")
				n, err := s.Seal(ctx)
				require.NoError(t, err)
				require.Positive(t, n)
			}
			p, err := s.Verify(ctx)
			require.NoError(t, err)
			require.Zero(t, p.BrokenAt)
			require.EqualValues(t, 2, p.Seals)

			c, err := pgx.Connect(t.Context(), d.AdminURL)
			require.NoError(t, err)
			defer func() { _ = c.Close(t.Context()) }()
			_, err = c.Exec(t.Context(), harm)
			require.NoError(t, err)
			p, err = s.Verify(ctx)
			require.NoError(t, err)
			require.EqualValues(t, 1, p.BrokenAt)
		})
	}
}

func TestListAndViews(t *testing.T) {
	t.Parallel()
	ctx, s, d := setup(t)
	branch, patient := dbtest.Branch(t, ctx, d.DB, "Asia/Kolkata"), uuid.New()
	require.NoError(t, database.InTxDo(ctx, d.DB, func(tx database.Tx) error {
		return audit.Viewed(ctx, tx, "patients", patient, "asked by the patient")
	}))

	seen, err := s.List(ctx, audit.Filter{Action: "view"}, 10, audit.After{})
	require.NoError(t, err)
	require.Len(t, seen, 1)
	require.Equal(t, patient.String(), seen[0].EntityID)
	require.Equal(t, "test", seen[0].RequestID)
	require.Equal(t, "192.0.2.1", seen[0].IP)

	made, err := s.List(ctx, audit.Filter{Entity: "branches", EntityID: branch.String()}, 10, audit.After{})
	require.NoError(t, err)
	require.Len(t, made, 1)
	require.Contains(t, string(made[0].Changes), "Asia/Kolkata")

	var all []uuid.UUID
	for after := (audit.After{}); ; {
		page, err := s.List(ctx, audit.Filter{}, 3, after)
		require.NoError(t, err)
		for _, e := range page {
			require.NotContains(t, all, e.ID, "a page repeats the one before")
			all = append(all, e.ID)
		}
		if len(page) < 3 {
			break
		}
		after = audit.After{At: page[2].At, ID: page[2].ID}
	}
	require.Len(t, all, 9, "a branch, seven days of hours, a view")

	other, err := s.List(dbtest.Tenant(t, d.DB), audit.Filter{}, 10, audit.After{})
	require.NoError(t, err)
	require.Empty(t, other)
}

// TestLooksOfOneActorAreOne keeps the audit readable: a doctor opens the same record again and
// again, and that is one look.
func TestLooksOfOneActorAreOne(t *testing.T) {
	t.Parallel()
	ctx, s, d := setup(t)
	branch, patient := dbtest.Branch(t, ctx, d.DB, "Asia/Kolkata"), uuid.New()
	look := func(ctx context.Context, record uuid.UUID, reason string) {
		require.NoError(t, database.InTxDo(ctx, d.DB, func(tx database.Tx) error { return audit.Viewed(ctx, tx, "patients", record, reason) }))
	}
	looks := func() int {
		seen, err := s.List(ctx, audit.Filter{Action: "view"}, 50, audit.After{})
		require.NoError(t, err)
		return len(seen)
	}
	p, _ := principal.From(ctx)
	elsewhere, somebody, narrow := p, p, p
	elsewhere.IP, somebody.ActorID, narrow.Branches = "192.0.2.99", uuid.New(), []uuid.UUID{branch}
	for _, c := range []struct {
		name   string
		ctx    context.Context
		record uuid.UUID
		reason string
		rows   int
	}{
		{"the first", ctx, patient, "", 1},
		{"again", ctx, patient, "", 1},
		{"again, by who may read the audit of one branch only", principal.With(ctx, narrow), patient, "", 1},
		{"from elsewhere", principal.With(ctx, elsewhere), patient, "", 2},
		{"by somebody else", principal.With(ctx, somebody), patient, "", 3},
		{"at another record", ctx, uuid.New(), "", 4},
		{"for a reason", ctx, patient, "an emergency", 5},
	} {
		look(c.ctx, c.record, c.reason)
		require.Equal(t, c.rows, looks(), c.name)
	}

	c, err := pgx.Connect(t.Context(), d.AdminURL)
	require.NoError(t, err)
	defer func() { _ = c.Close(t.Context()) }()
	_, err = c.Exec(t.Context(), `UPDATE audit_events SET at = at - interval '5 minutes' WHERE action = 'view'`)
	require.NoError(t, err)
	look(ctx, patient, "")
	require.Equal(t, 6, looks(), "five minutes later it is another look")
}

// TestWhoReadsABranchReadsItsRowsOnly: what belongs to no branch is for who reads it all.
func TestWhoReadsABranchReadsItsRowsOnly(t *testing.T) {
	t.Parallel()
	ctx, s, d := setup(t)
	here, there := dbtest.Branch(t, ctx, d.DB, "Asia/Kolkata"), dbtest.Branch(t, ctx, d.DB, "Asia/Kolkata")
	require.NoError(t, database.InTxDo(ctx, d.DB, func(tx database.Tx) error {
		return audit.Viewed(ctx, tx, "patients", uuid.New(), "")
	}))
	all, err := s.List(ctx, audit.Filter{}, 50, audit.After{})
	require.NoError(t, err)
	require.Len(t, all, 17, "two branches with their hours, and a look")

	mine, err := s.List(dbtest.As(ctx, []uuid.UUID{here}), audit.Filter{}, 50, audit.After{})
	require.NoError(t, err)
	require.Len(t, mine, 8)
	for _, e := range mine {
		require.NotEqual(t, there.String(), e.EntityID)
		require.NotEqual(t, "view", e.Action)
	}
}
