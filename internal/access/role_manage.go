package access

import (
	"context"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access/accessdb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

// What can be wrong with a change of roles.
var (
	ErrRoleNotFound = fault.New(fault.NotFound, "access.role_not_found", "There is no such role.")
	ErrRoleInvalid  = fault.New(fault.Invalid, "access.role_invalid", "Check the fields.")
	ErrRoleName     = fault.New(fault.Conflict, "access.role_name_taken", "Another role has this name.")
	ErrRoleHeld     = fault.New(fault.Conflict, "access.role_held", "Somebody holds this role. Give them another one first.")
	ErrOwnerRole    = fault.New(fault.Conflict, "access.owner_role", "The owner's role stays as it is.")
	ErrFactorStays  = fault.New(fault.Conflict, "access.second_factor_stays", "Who has this role always gives a second factor.")
	ErrNotYours     = fault.New(fault.Forbidden, "access.not_yours_to_give", "You can give only what you hold yourself.")
)

var roleFaults = map[string]*fault.Error{
	"roles_name_key":         ErrRoleName,
	"member_roles_role_fkey": ErrRoleHeld,
}

// Service is the access domain.
type Service struct {
	db      *database.DB
	changed func(ctx context.Context, tenant uuid.UUID)
}

// NewService wires the domain.
func NewService(db *database.DB) *Service {
	return &Service{db, func(context.Context, uuid.UUID) {}}
}

// OnChanged has fn called after what a role allows was changed: whoever was let in by
// it has to ask again. Call it while wiring.
func (s *Service) OnChanged(fn func(ctx context.Context, tenant uuid.UUID)) { s.changed = fn }

// Role bundles permissions under a name.
type Role struct {
	ID                     uuid.UUID
	Key, Name, Description string
	Builtin, SecondFactor  bool
	Permissions            []principal.Permission
	Members                int64 // how many hold it
	Version                int64
}

// Draft is what a person decides about a role.
type Draft struct {
	Name, Description string
	SecondFactor      bool
	Permissions       []principal.Permission
}

// newRoleIdle is after how many minutes holders of a role made by the chain are signed out.
const newRoleIdle = 240

// Roles lists the roles of the chain, the built-in ones first.
func (s *Service) Roles(ctx context.Context) ([]Role, error) {
	return database.InTx(ctx, s.db, func(tx database.Tx) ([]Role, error) { return rolesTx(ctx, tx, nil) })
}

// Create adds a role. It returns ErrRoleInvalid, ErrRoleName or ErrNotYours.
func (s *Service) Create(ctx context.Context, d Draft) (Role, error) {
	return database.InTx(ctx, s.db, func(tx database.Tx) (Role, error) {
		if err := d.check(tx.Principal(), nil); err != nil {
			return Role{}, err
		}
		role := id.New()
		err := accessdb.New(tx).InsertRole(ctx, accessdb.InsertRoleParams{
			TenantID: tx.Tenant(), ID: role, Key: role.String(), Name: d.Name, Description: d.Description,
			Builtin: false, SecondFactor: d.SecondFactor, IdleMinutes: newRoleIdle,
		})
		if err != nil {
			return Role{}, database.Explain(err, nil, roleFaults)
		}
		return setTx(ctx, tx, role, d)
	})
}

// Change replaces what a role is and allows. It returns ErrRoleNotFound, ErrOwnerRole,
// ErrFactorStays, httpserver.ErrStale and what Create returns.
func (s *Service) Change(ctx context.Context, role uuid.UUID, ifMatch string, d Draft) (Role, error) {
	changed, err := database.InTx(ctx, s.db, func(tx database.Tx) (Role, error) {
		if err := editableTx(ctx, tx, role, ifMatch); err != nil {
			return Role{}, err
		}
		before, err := roleTx(ctx, tx, role)
		if err != nil {
			return Role{}, err
		}
		if err := d.check(tx.Principal(), before.Permissions); err != nil {
			return Role{}, err
		}
		if !d.SecondFactor && needsFactor(before.Key) {
			return Role{}, ErrFactorStays
		}
		err = accessdb.New(tx).UpdateRole(ctx, accessdb.UpdateRoleParams{
			TenantID: tx.Tenant(), ID: role, Name: d.Name, Description: d.Description, SecondFactor: d.SecondFactor,
		})
		if err != nil {
			return Role{}, database.Explain(err, nil, roleFaults)
		}
		return setTx(ctx, tx, role, d)
	})
	if p, ok := principal.From(ctx); ok && err == nil {
		s.changed(ctx, p.TenantID)
	}
	return changed, err
}

// needsFactor: a chain may ask a second factor of more roles than come with it, and of
// none of those less.
func needsFactor(key string) bool {
	return slices.ContainsFunc(DefaultRoles, func(r DefaultRole) bool { return r.Key == key && r.SecondFactor })
}

// Delete removes a role nobody holds. It returns ErrRoleNotFound, ErrOwnerRole or ErrRoleHeld.
func (s *Service) Delete(ctx context.Context, role uuid.UUID) error {
	return database.InTxDo(ctx, s.db, func(tx database.Tx) error {
		if err := editableTx(ctx, tx, role, "*"); err != nil {
			return err
		}
		err := accessdb.New(tx).DeleteRole(ctx, accessdb.DeleteRoleParams{TenantID: tx.Tenant(), ID: role})
		return database.Explain(err, nil, roleFaults)
	})
}

// check trims the draft and refuses what cannot be, and what the actor may not give.
func (d *Draft) check(p principal.Principal, before []principal.Permission) error {
	d.Name, d.Description = strings.TrimSpace(d.Name), strings.TrimSpace(d.Description)
	var f fault.Fields
	f.Check(d.Name != "", "/name", "required", "Give the role a name.")
	for _, perm := range d.Permissions {
		f.Check(Known(perm), "/permissions", "unknown", "There is no permission "+string(perm)+".")
	}
	if err := f.Err(ErrRoleInvalid); err != nil {
		return err
	}
	return MayGive(p, d.Permissions, before, nil)
}

// MayGive returns ErrNotYours where p does not hold one of perms, at the branch or
// for the chain where branch is nil. What was there before may stay.
func MayGive(p principal.Principal, perms, before []principal.Permission, branch *uuid.UUID) error {
	for _, perm := range perms {
		scope := p.Grants[perm]
		held := scope.Chain || branch != nil && scope.Covers(*branch)
		if !held && !contains(before, perm) {
			return ErrNotYours.WithExtra("permission", string(perm))
		}
	}
	return nil
}

func contains(perms []principal.Permission, perm principal.Permission) bool {
	for _, p := range perms {
		if p == perm {
			return true
		}
	}
	return false
}

// editableTx locks the role and refuses the owner's, and a stale reading.
func editableTx(ctx context.Context, tx database.Tx, role uuid.UUID, ifMatch string) error {
	r, err := accessdb.New(tx).LockRole(ctx, accessdb.LockRoleParams{TenantID: tx.Tenant(), ID: role})
	if err != nil {
		return database.Explain(err, ErrRoleNotFound, nil)
	}
	if r.Key == Owner {
		return ErrOwnerRole
	}
	return httpserver.CheckMatch(ifMatch, r.Version)
}

func setTx(ctx context.Context, tx database.Tx, role uuid.UUID, d Draft) (Role, error) {
	q, names := accessdb.New(tx), make([]string, len(d.Permissions))
	for i, p := range d.Permissions {
		names[i] = string(p)
	}
	err := q.RetainRolePermissions(ctx, accessdb.RetainRolePermissionsParams{TenantID: tx.Tenant(), RoleID: role, Permissions: names})
	if err != nil {
		return Role{}, err
	}
	err = q.AddRolePermissions(ctx, accessdb.AddRolePermissionsParams{TenantID: tx.Tenant(), RoleID: role, Permissions: names})
	if err != nil {
		return Role{}, err
	}
	return roleTx(ctx, tx, role)
}

func roleTx(ctx context.Context, tx database.Tx, role uuid.UUID) (Role, error) {
	found, err := rolesTx(ctx, tx, &role)
	if err != nil {
		return Role{}, err
	}
	if len(found) == 0 {
		return Role{}, ErrRoleNotFound
	}
	return found[0], nil
}

func rolesTx(ctx context.Context, tx database.Tx, only *uuid.UUID) ([]Role, error) {
	rows, err := accessdb.New(tx).Roles(ctx, accessdb.RolesParams{TenantID: tx.Tenant(), ID: only})
	out := make([]Role, len(rows))
	for i, r := range rows {
		out[i] = Role{
			ID: r.ID, Key: r.Key, Name: r.Name, Description: r.Description, Builtin: r.Builtin, SecondFactor: r.SecondFactor,
			Members: r.Members, Version: r.Version, Permissions: make([]principal.Permission, len(r.Permissions)),
		}
		for j, p := range r.Permissions {
			out[i].Permissions[j] = principal.Permission(p)
		}
	}
	return out, err
}
