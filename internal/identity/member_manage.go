package identity

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/identity/identitydb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

// What can be wrong with a change of members.
var (
	ErrMemberNotFound = fault.New(fault.NotFound, "identity.member_not_found", "There is no such member.")
	ErrLastOwner      = fault.New(fault.Conflict, "identity.last_owner", "This is the last owner. Make somebody else an owner first.")
	ErrOwnersOnly     = fault.New(fault.Forbidden, "identity.owners_only", "Only an owner decides about owners.")
	ErrChainOnly      = fault.New(fault.Forbidden, "identity.chain_only", "Only who manages people of the whole chain may do this.")
	ErrMemberStatus   = fault.New(fault.Conflict, "identity.member_status", "The member is not in a state that allows this.")
	ErrAlreadyMember  = fault.New(fault.Conflict, "identity.already_member", "This person works here already.")
	ErrRoleUnknown    = fault.New(fault.Invalid, "identity.role_unknown", "One of the roles or branches does not exist.")
)

// Status says whether a member may work here.
type Status string

// The states of a member.
const (
	Active    Status = "active"
	Suspended Status = "suspended"
	Left      Status = "left"
)

// Holding is a role that somebody has, for the chain where Branch is nil.
type Holding struct {
	Role   uuid.UUID
	Name   string // ignored where roles are given
	Branch *uuid.UUID
	key    string
}

// Colleague is a member as the page of people shows them.
type Colleague struct {
	ID          uuid.UUID
	Name, Email string
	Status      Status
	Roles       []Holding
	JoinedAt    time.Time
	LastSeenAt  *time.Time // nil: never signed in
	Version     int64
	// SecondFactor says whether they have set one up; nil where Kratos does not say.
	SecondFactor *bool
	identity     uuid.UUID
}

// Colleagues lists everybody who works here, or has. Who may ask this for some
// branches sees who holds a role there or for the chain. Only who manages people
// learns addresses; the others' are empty.
func (s *Service) Colleagues(ctx context.Context) ([]Colleague, error) {
	people, err := s.colleagues(ctx)
	if err != nil {
		return nil, err
	}
	ids := make([]uuid.UUID, len(people))
	for i, c := range people {
		ids[i] = c.identity
	}
	factors, err := s.kratos.factors(ctx, ids)
	if err != nil {
		return people, nil //nolint:nilerr // the list is of use without it
	}
	for i, c := range people {
		if has, ok := factors[c.identity]; ok {
			people[i].SecondFactor = &has
		}
	}
	return people, nil
}

func (s *Service) colleagues(ctx context.Context) ([]Colleague, error) {
	return database.InTx(ctx, s.db, func(tx database.Tx) ([]Colleague, error) {
		roles, err := holdingsTx(ctx, tx, nil)
		if err != nil {
			return nil, err
		}
		rows, err := identitydb.New(tx).Members(ctx, tx.Tenant())
		out := make([]Colleague, 0, len(rows))
		for _, r := range rows {
			if tx.Principal().Branches == nil || len(roles[r.ID]) > 0 { // of roles elsewhere nothing was read
				out = append(out, colleagueFrom(r, roles[r.ID], tx.Principal().May(access.MembersManage)))
			}
		}
		return out, err
	})
}

func colleagueFrom(r identitydb.MembersRow, roles []Holding, address bool) Colleague {
	c := Colleague{
		ID: r.ID, Name: r.Name, Status: Status(r.Status), Roles: roles, JoinedAt: r.JoinedAt, Version: r.Version, identity: r.IdentityID,
	}
	if address {
		c.Email = r.Email
	}
	if r.LastSeenAt.Unix() > 0 {
		c.LastSeenAt = &r.LastSeenAt
	}
	return c
}

// GiveRoles replaces the roles of a member, as far as the actor sees them. It returns
// ErrMemberNotFound, ErrMemberStatus for who has left, ErrRoleUnknown, ErrOwnersOnly,
// ErrLastOwner, or access.ErrNotYours where the actor does not hold all that is given or taken.
func (s *Service) GiveRoles(ctx context.Context, member uuid.UUID, roles []Holding) error {
	return s.manage(ctx, member, func(tx database.Tx, m identitydb.LockMemberRow) error {
		if Status(m.Status) == Left {
			return ErrMemberStatus
		}
		for i := range roles {
			key, err := identitydb.New(tx).RoleKey(ctx, identitydb.RoleKeyParams{TenantID: tx.Tenant(), ID: roles[i].Role})
			if err != nil {
				return database.Explain(err, ErrRoleUnknown, nil)
			}
			roles[i].key = key
		}
		if err := mayGiveTx(ctx, tx, tx.Principal(), roles); err != nil {
			return err
		}
		return replaceRolesTx(ctx, tx, member, roles)
	})
}

// Suspend shuts a member out at once; Reinstate lets them in again.
func (s *Service) Suspend(ctx context.Context, member uuid.UUID, reason string) error {
	return s.setStatus(ctx, member, Suspended, reason, Active)
}

// Reinstate lets a suspended member work again.
func (s *Service) Reinstate(ctx context.Context, member uuid.UUID) error {
	return s.setStatus(ctx, member, Active, "", Suspended)
}

// Leave ends a membership for good; what the member did stays, under their name.
func (s *Service) Leave(ctx context.Context, member uuid.UUID, reason string) error {
	return s.setStatus(ctx, member, Left, reason, Active, Suspended)
}

// setStatus returns ErrMemberNotFound, ErrMemberStatus unless the member is in one of
// from, ErrChainOnly, ErrOwnersOnly, ErrLastOwner or access.ErrNotYours.
func (s *Service) setStatus(ctx context.Context, member uuid.UUID, to Status, reason string, from ...Status) error {
	return s.manage(ctx, member, func(tx database.Tx, m identitydb.LockMemberRow) error {
		if !tx.Principal().Grants[access.MembersManage].Chain {
			return ErrChainOnly
		}
		if !slices.Contains(from, Status(m.Status)) {
			return ErrMemberStatus
		}
		if err := tx.Because(ctx, reason); err != nil {
			return err
		}
		q := identitydb.New(tx)
		err := q.SetMemberStatus(ctx, identitydb.SetMemberStatusParams{TenantID: tx.Tenant(), ID: member, Status: string(to), Reason: reason})
		if err != nil || to == Active {
			return err
		}
		return q.EndMemberSessions(ctx, identitydb.EndMemberSessionsParams{TenantID: tx.Tenant(), MemberID: member, At: s.clock.Now()})
	})
}

type change func(tx database.Tx, m identitydb.LockMemberRow) error

// manage runs change on a member while no other decision about owners is under way, and
// refuses its outcome where it leaves the chain without an active owner.
func (s *Service) manage(ctx context.Context, member uuid.UUID, fn change) error {
	identity, err := database.InTx(ctx, s.db, func(tx database.Tx) (uuid.UUID, error) {
		q := identitydb.New(tx)
		if _, err := q.LockOwners(ctx, tx.Tenant()); err != nil { // who has no owner's role has no members
			return uuid.Nil, database.Explain(err, ErrMemberNotFound, nil)
		}
		m, err := q.LockMember(ctx, identitydb.LockMemberParams{TenantID: tx.Tenant(), ID: member})
		if err != nil {
			return uuid.Nil, database.Explain(err, ErrMemberNotFound, nil)
		}
		held, err := holdingsTx(ctx, tx, &member)
		if err != nil {
			return uuid.Nil, err
		}
		if err := mayGiveTx(ctx, tx, tx.Principal(), held[member]); err != nil { // nor take away what one could not give
			return uuid.Nil, err
		}
		if err := fn(tx, m); err != nil {
			return uuid.Nil, err
		}
		return m.IdentityID, ownedTx(ctx, tx)
	})
	if err == nil {
		s.sessions.forget(ctx, identity)
	}
	return err
}

func ownedTx(ctx context.Context, tx database.Tx) error {
	n, err := identitydb.New(tx).CountOwners(ctx, tx.Tenant())
	if err == nil && n == 0 {
		return ErrLastOwner
	}
	return err
}

// mayGiveTx refuses roles that allow more than p may do, and the owner's to all but
// owners.
func mayGiveTx(ctx context.Context, tx database.Tx, p principal.Principal, roles []Holding) error {
	for _, r := range roles {
		if r.key == access.Owner {
			if err := isOwnerTx(ctx, tx, p.ActorID); err != nil {
				return err
			}
		}
		names, err := identitydb.New(tx).RolePermissions(ctx, identitydb.RolePermissionsParams{TenantID: tx.Tenant(), RoleID: r.Role})
		if err != nil {
			return err
		}
		perms := make([]principal.Permission, len(names))
		for i, n := range names {
			perms[i] = principal.Permission(n)
		}
		if err := access.MayGive(p, perms, nil, r.Branch); err != nil {
			return err
		}
	}
	return nil
}

func isOwnerTx(ctx context.Context, tx database.Tx, actor uuid.UUID) error {
	held, err := holdingsTx(ctx, tx, &actor)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(held[actor], func(h Holding) bool { return h.key == access.Owner && h.Branch == nil }) {
		return ErrOwnersOnly
	}
	return nil
}

func replaceRolesTx(ctx context.Context, tx database.Tx, member uuid.UUID, roles []Holding) error {
	q := identitydb.New(tx)
	if err := q.ClearMemberRoles(ctx, identitydb.ClearMemberRolesParams{TenantID: tx.Tenant(), MemberID: member}); err != nil {
		return err
	}
	for _, r := range roles {
		err := q.InsertMemberRole(ctx, identitydb.InsertMemberRoleParams{
			TenantID: tx.Tenant(), ID: id.New(), MemberID: member, RoleID: r.Role, BranchID: r.Branch,
		})
		if err != nil {
			return database.Explain(err, nil, memberFaults)
		}
	}
	return q.TouchMember(ctx, identitydb.TouchMemberParams{TenantID: tx.Tenant(), ID: member})
}

// holdingsTx is who holds which roles: of everybody, or of one member.
func holdingsTx(ctx context.Context, tx database.Tx, only *uuid.UUID) (map[uuid.UUID][]Holding, error) {
	rows, err := identitydb.New(tx).HeldRoles(ctx, identitydb.HeldRolesParams{TenantID: tx.Tenant(), MemberID: only})
	out := map[uuid.UUID][]Holding{}
	for _, r := range rows {
		out[r.MemberID] = append(out[r.MemberID], Holding{r.RoleID, r.Name, r.BranchID, r.Key})
	}
	return out, err
}
