package access

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access/accessdb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
)

// Grow gives the built-in roles of a chain what the catalogue has learned since the chain
// was founded, and returns how many permissions that were. A role that the chain has
// edited stays as they made it; nothing is ever taken away. The owner's cannot be edited,
// so it always has everything.
func (s *Service) Grow(ctx context.Context) (int64, error) {
	return database.InTx(ctx, s.db, func(tx database.Tx) (int64, error) {
		q := accessdb.New(tx)
		rows, err := q.LockUntouchedRoles(ctx, tx.Tenant())
		if err != nil {
			return 0, err
		}
		if err := tx.Because(ctx, "Praxis can do more than before."); err != nil {
			return 0, err
		}
		ids, names := defaultsOf(rows)
		return q.GrantMissing(ctx, accessdb.GrantMissingParams{TenantID: tx.Tenant(), RoleIds: ids, Permissions: names})
	})
}

// defaultsOf is what the roles allow in a new chain, a pair for each permission.
func defaultsOf(rows []accessdb.LockUntouchedRolesRow) (ids []uuid.UUID, names []string) {
	for _, r := range rows {
		i := slices.IndexFunc(DefaultRoles, func(d DefaultRole) bool { return d.Key == r.Key })
		if i < 0 {
			continue // a role that new chains do not start with any more
		}
		for _, p := range DefaultRoles[i].Permissions {
			ids, names = append(ids, r.ID), append(names, string(p))
		}
	}
	return ids, names
}
