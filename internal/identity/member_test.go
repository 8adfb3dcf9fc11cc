package identity_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/identity"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/platform"
)

type chain struct {
	s     *identity.Service
	db    *database.DB
	ctx   context.Context //nolint:containedctx // the owner's, for the length of a test
	owner uuid.UUID
	role  map[string]uuid.UUID
}

// found is a chain with one owner, who acts in its ctx. No server stands behind its
// Redis: forgetting sessions must not stand in the way of a suspension.
func found(t *testing.T) chain {
	t.Helper()
	db := dbtest.New(t)
	rdb := redis.NewClient(&redis.Options{Addr: "127.0.0.1:1", MaxRetries: -1})
	t.Cleanup(func() { _ = rdb.Close() })
	c := clock.NewFixed(time.Date(2026, 3, 8, 12, 0, 0, 0, time.UTC))
	s := identity.New(db, c, identity.NewKratos("http://127.0.0.1:1", "http://127.0.0.1:1"), identity.InRedis(rdb))
	ctx := dbtest.Tenant(t, db, access.DefaultRoles[0].Permissions...)
	require.NoError(t, database.InTxDo(ctx, db, func(tx database.Tx) error {
		return s.FoundTx(ctx, tx, platform.Tenant{}, platform.Owner{IdentityID: uuid.New(), Name: "Asha", Email: "asha@example.org", Language: "en"})
	}))
	people, err := s.Colleagues(ctx)
	require.NoError(t, err)
	out := chain{s: s, db: db, owner: people[0].ID, role: map[string]uuid.UUID{}}
	p, _ := principal.From(ctx)
	p.ActorID = out.owner
	out.ctx = principal.With(ctx, p)
	roles, err := access.NewService(db).Roles(ctx)
	require.NoError(t, err)
	for _, r := range roles {
		out.role[r.Key] = r.ID
	}
	return out
}

// join adds a member with a role for the whole chain.
func (c chain) join(t *testing.T, name, role string) uuid.UUID {
	t.Helper()
	member := uuid.New()
	require.NoError(t, database.InTxDo(c.ctx, c.db, func(tx database.Tx) error {
		_, err := tx.Exec(c.ctx, `INSERT INTO members (tenant_id, id, identity_id, name, email, joined_at)
			VALUES ($1, $2, $3, $4, $4 || '@example.org', now())`, tx.Tenant(), member, uuid.New(), name)
		return err
	}))
	require.NoError(t, c.s.GiveRoles(c.ctx, member, []identity.Holding{{Role: c.role[role]}}))
	return member
}

func TestTheLastOwnerStays(t *testing.T) {
	t.Parallel()
	c := found(t)
	require.ErrorIs(t, c.s.Suspend(c.ctx, c.owner, "x"), identity.ErrLastOwner)
	require.ErrorIs(t, c.s.Leave(c.ctx, c.owner, "x"), identity.ErrLastOwner)
	require.ErrorIs(t, c.s.GiveRoles(c.ctx, c.owner, []identity.Holding{{Role: c.role["doctor"]}}), identity.ErrLastOwner)
}

// Two owners shut each other out at the same moment: one stays, in every round.
func TestOwnersRacingToShutEachOtherOutLeaveOne(t *testing.T) {
	t.Parallel()
	c := found(t)
	other := c.join(t, "Bala", access.Owner)
	for range 10 {
		var both sync.WaitGroup
		errs := make([]error, 2)
		for i, member := range []uuid.UUID{c.owner, other} {
			both.Go(func() { errs[i] = c.s.Suspend(c.ctx, member, "race") })
		}
		both.Wait()
		if errs[0] == nil {
			errs[0], errs[1] = errs[1], errs[0]
		}
		require.ErrorIs(t, errs[0], identity.ErrLastOwner)
		require.NoError(t, errs[1])
		for _, member := range []uuid.UUID{c.owner, other} {
			if err := c.s.Reinstate(c.ctx, member); err != nil {
				require.ErrorIs(t, err, identity.ErrMemberStatus)
			}
		}
	}
}

func TestNobodyRisesByThemselves(t *testing.T) {
	t.Parallel()
	c := found(t)
	admin, doctor := c.join(t, "Chitra", "admin"), c.join(t, "Dev", "doctor")
	p, _ := principal.From(c.ctx)
	p.ActorID = admin
	asAdmin := principal.With(c.ctx, p)
	require.ErrorIs(t, c.s.GiveRoles(asAdmin, admin, []identity.Holding{{Role: c.role[access.Owner]}}), identity.ErrOwnersOnly)
	require.ErrorIs(t, c.s.Suspend(asAdmin, c.owner, "x"), identity.ErrOwnersOnly)
	require.NoError(t, c.s.Suspend(asAdmin, doctor, "on leave"))
	require.ErrorIs(t, c.s.Suspend(asAdmin, doctor, "again"), identity.ErrMemberStatus)
	require.ErrorIs(t, c.s.Suspend(asAdmin, uuid.New(), "x"), identity.ErrMemberNotFound)

	clerk := dbtest.As(c.ctx, nil, access.MembersManage)
	require.ErrorIs(t, c.s.GiveRoles(clerk, doctor, []identity.Holding{{Role: c.role["admin"]}}), access.ErrNotYours)
	require.ErrorIs(t, c.s.Reinstate(clerk, doctor), access.ErrNotYours)
	require.ErrorIs(t, c.s.Suspend(dbtest.Tenant(t, c.db, access.MembersManage), doctor, "x"), identity.ErrMemberNotFound)
}

// TestABranchSeesItsOwnPeople: a receptionist reads neither who works elsewhere nor anybody's address.
func TestABranchSeesItsOwnPeople(t *testing.T) {
	t.Parallel()
	c := found(t)
	here, there := dbtest.Branch(t, c.ctx, c.db, "Asia/Kolkata"), dbtest.Branch(t, c.ctx, c.db, "Asia/Kolkata")
	near, far := c.join(t, "near", "doctor"), c.join(t, "far", "doctor")
	c.join(t, "everywhere", "doctor")
	require.NoError(t, c.s.GiveRoles(c.ctx, near, []identity.Holding{{Role: c.role["doctor"], Branch: &here}}))
	require.NoError(t, c.s.GiveRoles(c.ctx, far, []identity.Holding{{Role: c.role["doctor"], Branch: &there}}))

	list := func(ctx context.Context) (names, addresses []string) {
		people, err := c.s.Colleagues(ctx)
		require.NoError(t, err)
		for _, p := range people {
			names = append(names, p.Name)
			if p.Email != "" {
				addresses = append(addresses, p.Email)
			}
		}
		return names, addresses
	}
	names, addresses := list(c.ctx)
	require.Equal(t, []string{"Asha", "everywhere", "far", "near"}, names)
	require.Len(t, addresses, 4)

	names, addresses = list(dbtest.As(c.ctx, []uuid.UUID{here}, access.MembersRead))
	require.Equal(t, []string{"Asha", "everywhere", "near"}, names)
	require.Empty(t, addresses)

	_, addresses = list(dbtest.As(c.ctx, []uuid.UUID{here}, access.MembersRead, access.MembersManage))
	require.Len(t, addresses, 3)
}
