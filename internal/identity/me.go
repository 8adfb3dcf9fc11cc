package identity

import (
	"context"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/identity/identitydb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/platform"
)

// Tenants tells a member about their chain.
type Tenants interface {
	TenantTx(ctx context.Context, tx database.Tx) (platform.Tenant, error)
}

// Me answers who is signed in.
type Me struct {
	service *Service
	tenants Tenants
}

// NewMe wires the answer.
func NewMe(s *Service, t Tenants) *Me { return &Me{s, t} }

// Mine is the member who asks, their chain, and the branches there are.
type Mine struct {
	Member   Member
	Tenant   platform.Tenant
	Branches []Branch
}

// Branch is a branch as the branch switcher shows it.
type Branch struct {
	ID       uuid.UUID
	Name     string
	TimeZone string
	Active   bool
}

// Mine reads what the principal in ctx should know of itself. It returns
// ErrNotMember where that is no longer anybody here.
func (m *Me) Mine(ctx context.Context) (Mine, error) {
	p, _ := principal.From(ctx)
	return database.InTx(ctx, m.service.db, func(tx database.Tx) (out Mine, err error) {
		if out.Member, err = memberTx(ctx, tx, p.IdentityID); err != nil {
			return out, err
		}
		if out.Tenant, err = m.tenants.TenantTx(ctx, tx); err != nil {
			return out, err
		}
		rows, err := identitydb.New(tx).MemberBranches(ctx, tx.Tenant())
		for _, r := range rows {
			out.Branches = append(out.Branches, Branch(r))
		}
		return out, err
	})
}
