package access

import (
	"context"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access/accessdb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/id"
)

// FoundTx gives a new chain the default roles.
func FoundTx(ctx context.Context, tx database.Tx) error {
	q := accessdb.New(tx)
	for _, r := range DefaultRoles {
		role := id.New()
		if err := q.InsertRole(ctx, accessdb.InsertRoleParams{
			TenantID: tx.Tenant(), ID: role, Key: r.Key, Name: r.Name, Description: r.Description, Builtin: true,
			SecondFactor: r.SecondFactor, IdleMinutes: r.IdleMinutes,
		}); err != nil {
			return err
		}
		names := make([]string, len(r.Permissions))
		for i, p := range r.Permissions {
			names[i] = string(p)
		}
		if _, err := q.InsertRolePermissions(ctx, accessdb.InsertRolePermissionsParams{
			TenantID: tx.Tenant(), RoleID: role, Permissions: names,
		}); err != nil {
			return err
		}
	}
	return nil
}

// RoleByKeyTx is the id of a built-in role.
func RoleByKeyTx(ctx context.Context, tx database.Tx, key string) (uuid.UUID, error) {
	r, err := accessdb.New(tx).RoleByKey(ctx, accessdb.RoleByKeyParams{TenantID: tx.Tenant(), Key: key})
	return r.ID, err
}
