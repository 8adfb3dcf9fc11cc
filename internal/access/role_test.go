package access_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

func TestRolesAreEditedWithinBounds(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t)
	ctx, s := dbtest.Tenant(t, db, access.PatientsRead), access.NewService(db)
	require.NoError(t, database.InTxDo(ctx, db, func(tx database.Tx) error { return access.FoundTx(ctx, tx) }))
	roles, err := s.Roles(ctx)
	require.NoError(t, err)
	require.Len(t, roles, len(access.DefaultRoles))

	_, err = s.Create(ctx, access.Draft{Name: "Fox", Permissions: []principal.Permission{access.RolesManage}})
	require.ErrorIs(t, err, access.ErrNotYours)
	_, err = s.Create(ctx, access.Draft{Name: "Owner"})
	require.ErrorIs(t, err, access.ErrRoleName)
	_, err = s.Create(ctx, access.Draft{Name: " ", Permissions: []principal.Permission{"moon.walk"}})
	require.ErrorIs(t, err, access.ErrRoleInvalid)

	r, err := s.Create(ctx, access.Draft{Name: "Trainee", Permissions: []principal.Permission{access.PatientsRead}})
	require.NoError(t, err)
	changed, err := s.Change(ctx, r.ID, httpserver.ETag(r.Version), access.Draft{Name: "Student"})
	require.NoError(t, err)
	require.Empty(t, changed.Permissions)
	_, err = s.Change(ctx, r.ID, httpserver.ETag(r.Version), access.Draft{Name: "Late"})
	require.ErrorIs(t, err, httpserver.ErrStale)
	require.NoError(t, s.Delete(ctx, r.ID))
	require.ErrorIs(t, s.Delete(ctx, r.ID), access.ErrRoleNotFound)

	for _, role := range roles {
		if role.Key == access.Owner {
			require.ErrorIs(t, s.Delete(ctx, role.ID), access.ErrOwnerRole)
		}
		if role.Key == "admin" || role.Key == "auditor" {
			_, err = s.Change(ctx, role.ID, "*", access.Draft{Name: role.Name})
			require.ErrorIs(t, err, access.ErrFactorStays)
			_, err = s.Change(ctx, role.ID, "*", access.Draft{Name: role.Name, SecondFactor: true})
			require.NoError(t, err)
		}
	}
}

func TestEveryPermissionIsInTheCatalogueAndTheOwnerHasIt(t *testing.T) {
	t.Parallel()
	for _, r := range access.DefaultRoles {
		for _, p := range r.Permissions {
			require.True(t, access.Known(p), "%s has %s", r.Key, p)
		}
	}
	require.Len(t, access.DefaultRoles[0].Permissions, len(access.Catalogue))
}

// TestBuiltInRolesGrowWithTheCatalogue: a chain that is older than a permission gets it where it
// left the roles as they were, and nowhere else.
func TestBuiltInRolesGrowWithTheCatalogue(t *testing.T) {
	t.Parallel()
	db := dbtest.New(t)
	s := access.NewService(db)
	ctx := dbtest.Tenant(t, db, access.DefaultRoles[0].Permissions...)
	there := dbtest.Tenant(t, db)
	for _, ctx := range []context.Context{ctx, there} {
		require.NoError(t, database.InTxDo(ctx, db, func(tx database.Tx) error {
			if err := access.FoundTx(ctx, tx); err != nil {
				return err
			}
			_, err := tx.Exec(ctx, `DELETE FROM role_permissions WHERE tenant_id = $1 AND permission = 'invoices.read'`, tx.Tenant())
			return err
		}))
	}
	allows := func(ctx context.Context) map[string][]principal.Permission {
		roles, err := s.Roles(ctx)
		require.NoError(t, err)
		out := map[string][]principal.Permission{}
		for _, r := range roles {
			out[r.Key] = r.Permissions
		}
		return out
	}
	roles, err := s.Roles(ctx)
	require.NoError(t, err)
	for _, r := range roles {
		if r.Key == "billing" {
			_, err := s.Change(ctx, r.ID, "*", access.Draft{Name: r.Name, Permissions: []principal.Permission{access.PatientsRead}})
			require.NoError(t, err)
		}
	}
	_, err = s.Create(ctx, access.Draft{Name: "Own", Permissions: []principal.Permission{access.PatientsRead}})
	require.NoError(t, err)
	before, elsewhere := allows(ctx), allows(there)

	grown, err := s.Grow(ctx)
	require.NoError(t, err)
	require.EqualValues(t, 4, grown, "owner, admin, branch manager and reception")
	after := allows(ctx)
	for _, r := range access.DefaultRoles {
		if r.Key == "billing" {
			require.Equal(t, []principal.Permission{access.PatientsRead}, after[r.Key], "the chain has made it its own")
			continue
		}
		require.ElementsMatch(t, r.Permissions, after[r.Key], r.Key)
	}
	for key, had := range before {
		require.Subset(t, after[key], had, "nothing is taken away")
	}
	require.Equal(t, elsewhere, allows(there), "another chain's turn is another's")
	grown, err = s.Grow(ctx)
	require.NoError(t, err)
	require.Zero(t, grown)
}
