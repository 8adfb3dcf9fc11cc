package identity

import (
	"context"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/devstack"
	"github.com/praxis-clinic/praxis/internal/devstack/teststack"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/platform"
)

var noon = time.Date(2026, 3, 8, 12, 0, 0, 0, time.UTC)

// said answers for Kratos: what it says of any cookie, and how often it was asked.
type said struct {
	session Session
	err     error
	asked   atomic.Int32
}

func (s *said) Whoami(context.Context, string) (Session, error) {
	s.asked.Add(1)
	return s.session, s.err
}

type bench struct {
	*Service
	t      *testing.T
	ctx    context.Context //nolint:containedctx // a test's
	clock  *clock.Fixed
	kratos *said
	redis  *devstack.Redis
	tenant uuid.UUID
}

func setup(t *testing.T) *bench {
	t.Helper()
	db, r := dbtest.New(t), teststack.PrivateRedis(t)
	rdb := redis.NewClient(&redis.Options{Addr: r.Addr(), MaxRetries: -1})
	t.Cleanup(func() { _ = rdb.Close() })
	ctx, c := dbtest.Tenant(t, db), clock.NewFixed(noon)
	p, _ := principal.From(ctx)
	b := &bench{t: t, ctx: ctx, clock: c, redis: r, tenant: p.TenantID, kratos: &said{}}
	b.kratos.session = Session{ID: uuid.New(), IdentityID: uuid.New(), AAL: 2, ExpiresAt: noon.Add(12 * time.Hour)}
	b.Service = New(db, c, NewKratos("http://127.0.0.1:1", "http://127.0.0.1:1"), InRedis(rdb))
	b.sessions.kratos = b.kratos
	return b
}

// hire makes the session's identity a member with a role, for the chain or a branch.
func (b *bench) hire(role string, branch *uuid.UUID) {
	b.t.Helper()
	require.NoError(b.t, database.InTxDo(b.ctx, b.db, func(tx database.Tx) error {
		if err := access.FoundTx(b.ctx, tx); err != nil {
			return err
		}
		id, err := access.RoleByKeyTx(b.ctx, tx, role)
		if err != nil {
			return err
		}
		_, err = b.joinTx(b.ctx, tx, newMember{b.kratos.session.IdentityID, "Asha", "asha@example.com", "en"}, []Holding{{Role: id, Branch: branch}})
		return err
	}))
}

func (b *bench) exec(sql string) {
	b.t.Helper()
	require.NoError(b.t, database.InTxDo(b.ctx, b.db, func(tx database.Tx) error {
		_, err := tx.Exec(b.ctx, sql, tx.Tenant())
		return err
	}))
}

func (b *bench) ask(aal1 bool) (principal.Principal, error) {
	return b.Authenticate(b.t.Context(), Cookie+"=x", "browser", "192.0.2.9", b.tenant, aal1)
}

func TestAuthenticate(t *testing.T) {
	t.Parallel()

	t.Run("NoCookieIsNobody", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		_, err := b.Authenticate(t.Context(), "", "", "", b.tenant, false)
		require.ErrorIs(t, err, ErrSessionMissing)
		require.Zero(t, b.kratos.asked.Load())
	})
	t.Run("AStrangerIsNoMember", func(t *testing.T) {
		t.Parallel()
		_, err := setup(t).ask(false)
		require.ErrorIs(t, err, ErrNotMember)
	})
	t.Run("AMemberOfAnotherChainIsNoMember", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.hire("owner", nil)
		p, _ := principal.From(dbtest.Tenant(t, b.db))
		b.tenant = p.TenantID
		_, err := b.ask(false)
		require.ErrorIs(t, err, ErrNotMember)
	})
	t.Run("TheOwnerMayEverythingOnceTheSecondFactorIsGiven", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.hire("owner", nil)
		p, err := b.ask(false)
		require.NoError(t, err)
		require.True(t, p.May(access.RolesManage))
		require.Nil(t, p.Narrow(access.PatientsRead).Branches)
	})
	t.Run("WithoutASecondFactorTheOwnerMustSetOneUp", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.hire("owner", nil)
		b.kratos.session.AAL = 1
		_, err := b.ask(false)
		require.ErrorIs(t, err, ErrEnrol)
		_, err = b.ask(true)
		require.NoError(t, err, "what helps to set it up stays open")
	})
	t.Run("ReceptionNeedsNone", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		branch := dbtest.Branch(t, b.ctx, b.db, "Asia/Kolkata")
		b.hire("reception", &branch)
		b.kratos.session.AAL = 1
		p, err := b.ask(false)
		require.NoError(t, err)
		require.Equal(t, []uuid.UUID{branch}, p.Narrow(access.AppointmentsBook).Branches, "a role held at a branch counts there")
		require.False(t, p.May(access.RolesManage))
	})
	t.Run("ASuspensionCountsAtOnce", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.hire("owner", nil)
		_, err := b.ask(false)
		require.NoError(t, err)
		b.exec(`UPDATE members SET status = 'suspended' WHERE tenant_id = $1`)
		_, err = b.ask(false)
		require.ErrorIs(t, err, ErrNotMember)
	})
	t.Run("AfterLongIdlenessOneSignsInAgain", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.hire("owner", nil)
		_, err := b.ask(false)
		require.NoError(t, err)
		b.forgetAll()
		b.clock.Advance(59 * time.Minute)
		_, err = b.ask(false)
		require.NoError(t, err, "an hour is the owner's limit")
		b.forgetAll()
		b.clock.Advance(61 * time.Minute)
		_, err = b.ask(false)
		require.ErrorIs(t, err, ErrSessionIdle)
	})
}

func (b *bench) forgetAll() { b.sessions.forget(b.t.Context(), b.kratos.session.IdentityID) }

func TestSessionsAreRememberedBriefly(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.hire("reception", nil)
	for range 5 {
		_, err := b.ask(false)
		require.NoError(t, err)
	}
	require.EqualValues(t, 1, b.kratos.asked.Load(), "Kratos is asked once")

	b.kratos.err = ErrUnavailable
	_, err := b.ask(false)
	require.NoError(t, err, "Kratos away: who is known works on")

	b.forgetAll()
	_, err = b.ask(false)
	require.ErrorIs(t, err, ErrUnavailable)

	b.kratos.err = nil
	b.redis.Stop()
	for range 2 {
		_, err = b.ask(false)
		require.NoError(t, err, "Redis away: Kratos is asked")
	}
	require.EqualValues(t, 4, b.kratos.asked.Load())
}

func TestFounding(t *testing.T) {
	t.Parallel()
	b := setup(t)
	owner := platform.Owner{IdentityID: b.kratos.session.IdentityID, Name: "Asha", Email: "asha@example.com", Language: "en"}
	holds, err := b.Holds(t.Context(), owner.IdentityID)
	require.NoError(t, err)
	require.False(t, holds)
	require.NoError(t, database.InTxDo(b.ctx, b.db, func(tx database.Tx) error { return b.FoundTx(b.ctx, tx, platform.Tenant{}, owner) }))
	holds, err = b.Holds(t.Context(), owner.IdentityID)
	require.NoError(t, err)
	require.True(t, holds)
	p, err := b.ask(false)
	require.NoError(t, err)
	require.Equal(t, "Asha", p.Name)
}

func TestSafeReturn(t *testing.T) {
	t.Parallel()
	for _, to := range []string{"", "/", "/day?date=2026-03-08"} {
		require.True(t, safeReturn(to), to)
	}
	for _, to := range []string{"//evil.example", `/\evil.example`, "https://evil.example", "javascript:alert(1)", "/a\r\nb"} {
		require.False(t, safeReturn(to), to)
	}
}
