package identity

import (
	"context"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/identity/identitydb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// ErrMeInvalid names what is wrong with what somebody changes about themselves.
var ErrMeInvalid = fault.New(fault.Invalid, "identity.me_invalid", "Check the fields.")

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

// Mine is the member who asks, their chain, and its branches as far as they may do
// anything there.
type Mine struct {
	Member   Member
	Tenant   platform.Tenant
	Branches []Branch
	Enrolled bool // has a second factor
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
	out, err := m.mine(ctx, p)
	if err != nil {
		return out, err
	}
	factors, err := m.service.kratos.factors(ctx, []uuid.UUID{p.IdentityID})
	out.Enrolled = factors[p.IdentityID]
	if err != nil {
		out.Enrolled = p.AAL == 2 // who has given one had one; and without one given, Kratos let nobody through who has one
	}
	return out, nil
}

func (m *Me) mine(ctx context.Context, p principal.Principal) (Mine, error) {
	return database.InTx(ctx, m.service.db, func(tx database.Tx) (out Mine, err error) {
		if out.Member, err = memberTx(ctx, tx, p.IdentityID); err != nil {
			return out, err
		}
		if out.Member, err = m.service.house.applyTx(ctx, tx, out.Member); err != nil {
			return out, err
		}
		if out.Tenant, err = m.tenants.TenantTx(ctx, tx); err != nil {
			return out, err
		}
		rows, err := identitydb.New(tx).MemberBranches(ctx, tx.Tenant())
		for _, r := range rows {
			if out.Member.worksAt(r.ID) {
				out.Branches = append(out.Branches, Branch(r))
			}
		}
		return out, err
	})
}

// MyChange is what members may change about themselves; nil leaves it.
type MyChange struct{ Name, Language *string }

// Change sets the name and the language of who asks, in this chain. It returns
// ErrMeInvalid.
func (m *Me) Change(ctx context.Context, c MyChange) error {
	var f fault.Fields
	f.Check(c.Name == nil || platform.GoodName(strings.TrimSpace(*c.Name)), "/name", "invalid", "Give your name: 2 to 80 letters, no web address.")
	f.Check(c.Language == nil || slices.Contains(packs.Languages, *c.Language), "/language", "unknown", "Choose one of the languages.")
	if err := f.Err(ErrMeInvalid); err != nil {
		return err
	}
	return database.InTxDo(ctx, m.service.db, func(tx database.Tx) error {
		q, id := identitydb.New(tx), tx.Principal().ActorID
		now, err := q.LockMe(ctx, identitydb.LockMeParams{TenantID: tx.Tenant(), ID: id})
		if err != nil {
			return database.Explain(err, ErrNotMember, nil)
		}
		if c.Name != nil {
			now.Name = strings.TrimSpace(*c.Name)
		}
		if c.Language != nil {
			now.Language = *c.Language
		}
		return q.SetMe(ctx, identitydb.SetMeParams{TenantID: tx.Tenant(), ID: id, Name: now.Name, Language: now.Language})
	})
}

// languageOf is the language of a member of the chain in ctx.
func (s *Service) languageOf(ctx context.Context, identity uuid.UUID) (string, error) {
	return database.InTx(ctx, s.db, func(tx database.Tx) (string, error) {
		return identitydb.New(tx).MemberLanguage(ctx, identitydb.MemberLanguageParams{TenantID: tx.Tenant(), IdentityID: identity})
	})
}
