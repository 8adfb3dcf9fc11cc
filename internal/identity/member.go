// Package identity ties people to chains. Kratos keeps credentials and
// sessions; a member row says that one of its identities works for a chain, and
// with which roles, for the whole chain or for a branch.
package identity

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/identity/identitydb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/platform"
)

// Holds satisfies platform.Memberships.
func (s *Service) Holds(ctx context.Context, identity uuid.UUID) (bool, error) {
	return database.InDirectory(ctx, s.db, func(tx database.DirTx) (bool, error) {
		return identitydb.New(tx).HoldsMembership(ctx, identity)
	})
}

// FoundTx satisfies platform.Founding: the default roles, and the owner holding
// the first of them for the whole chain.
func (s *Service) FoundTx(ctx context.Context, tx database.Tx, _ platform.Tenant, o platform.Owner) error {
	if err := access.FoundTx(ctx, tx); err != nil {
		return err
	}
	role, err := access.RoleByKeyTx(ctx, tx, access.Owner)
	if err != nil {
		return err
	}
	_, err = s.joinTx(ctx, tx, newMember{o.IdentityID, o.Name, o.Email, o.Language}, []Holding{{Role: role}})
	return err
}

type newMember struct {
	identity              uuid.UUID
	name, email, language string
}

var memberFaults = map[string]*fault.Error{
	"members_identity_key":   ErrAlreadyMember,
	"members_email_key":      ErrAlreadyMember,
	"member_roles_role_fkey": ErrRoleUnknown, "member_roles_branch_fkey": ErrRoleUnknown,
}

// joinTx makes an identity a member with roles, and returns the member.
func (s *Service) joinTx(ctx context.Context, tx database.Tx, m newMember, roles []Holding) (uuid.UUID, error) {
	q, member := identitydb.New(tx), id.New()
	if err := q.InsertMember(ctx, identitydb.InsertMemberParams{
		TenantID: tx.Tenant(), ID: member, IdentityID: m.identity, Name: m.name, Email: m.email, Language: m.language, JoinedAt: s.clock.Now(),
	}); err != nil {
		return uuid.Nil, database.Explain(err, nil, memberFaults)
	}
	return member, settleTx(ctx, tx, m.identity, member, roles)
}

// settleTx notes whose chain it is besides, and gives the roles.
func settleTx(ctx context.Context, tx database.Tx, identity, member uuid.UUID, roles []Holding) error {
	q := identitydb.New(tx)
	if err := q.InsertDirectory(ctx, identitydb.InsertDirectoryParams{IdentityID: identity, TenantID: tx.Tenant()}); err != nil {
		return fmt.Errorf("join: %w", err)
	}
	for _, r := range roles {
		if err := q.InsertMemberRole(ctx, identitydb.InsertMemberRoleParams{
			TenantID: tx.Tenant(), ID: id.New(), MemberID: member, RoleID: r.Role, BranchID: r.Branch,
		}); err != nil {
			return database.Explain(err, nil, memberFaults)
		}
	}
	return nil
}

// Member is who asks, as the chain knows them.
type Member struct {
	ID                    uuid.UUID
	Name, Email, Language string
	SecondFactor          bool // one of their roles needs it, or the chain asks it of all
	IdleMinutes           int  // the shortest of their roles, and the chain's
	Grants                map[principal.Permission]principal.Scope
	settingsVersion       int64
}

// memberTx reads the member of an identity and all they may do, in one statement.
// It returns ErrNotMember where there is none, or one who is suspended or has left.
func memberTx(ctx context.Context, tx database.Tx, identity uuid.UUID) (Member, error) {
	rows, err := identitydb.New(tx).MemberGrants(ctx, identitydb.MemberGrantsParams{TenantID: tx.Tenant(), IdentityID: identity})
	if err != nil {
		return Member{}, err
	}
	if len(rows) == 0 {
		return Member{}, ErrNotMember
	}
	m := Member{
		ID: rows[0].ID, Name: rows[0].Name, Email: rows[0].Email, Language: rows[0].Language,
		IdleMinutes: int(rows[0].IdleMinutes), Grants: map[principal.Permission]principal.Scope{},
		settingsVersion: rows[0].SettingsVersion,
	}
	for _, r := range rows {
		m.SecondFactor = m.SecondFactor || r.SecondFactor
		m.IdleMinutes = min(m.IdleMinutes, int(r.IdleMinutes))
		m.grant(principal.Permission(r.Permission), r.BranchID)
	}
	return m, nil
}

// worksAt reports whether there is anything they may do at the branch.
func (m *Member) worksAt(branch uuid.UUID) bool {
	for _, scope := range m.Grants {
		if scope.Covers(branch) {
			return true
		}
	}
	return false
}

// grant adds a permission for a branch, or for the chain where branch is nil. A
// role without permissions comes as an empty word.
func (m *Member) grant(p principal.Permission, branch *uuid.UUID) {
	if p == "" {
		return
	}
	scope := m.Grants[p]
	if branch == nil {
		scope = principal.Scope{Chain: true}
	} else if !scope.Covers(*branch) {
		scope.Branches = append(scope.Branches, *branch)
	}
	m.Grants[p] = scope
}
