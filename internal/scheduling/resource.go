package scheduling

import (
	"context"
	"reflect"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/scheduling/schedulingdb"
)

// ResourceKind says what a resource is.
type ResourceKind string

// The kinds of resource.
const (
	Practitioner ResourceKind = "practitioner"
	RoomKind     ResourceKind = "room"
)

// Resource is what can be booked: a practitioner or a room.
type Resource struct {
	ID   uuid.UUID
	Kind ResourceKind
	ResourceFields
	Hours     []Hours
	CreatedAt time.Time
	Version   int64
}

// ResourceFields are what of a resource is written.
type ResourceFields struct {
	Name     string
	Title    string     // of a practitioner: "Dentist"
	RoomType string     // of a room, and required there
	Color    string     // "#3b82f6", or empty
	MemberID *uuid.UUID // the member of staff a practitioner is
	// InvitationID is that of whom a practitioner will be, once they accept; nil where MemberID is known.
	InvitationID *uuid.UUID
	Branches     []uuid.UUID
	Active       bool
}

// What can go wrong with a resource.
var (
	ErrResourceNotFound  = fault.New(fault.NotFound, "scheduling.resource_not_found", "There is no such practitioner or room.")
	ErrResourceInvalid   = fault.New(fault.Invalid, "scheduling.resource_invalid", "Some of this needs another look.")
	ErrResourceNameTaken = fault.New(fault.Conflict, "scheduling.resource_name_taken", "Another one has this name.")
)

var resourceConstraints = map[string]*fault.Error{
	"resources_name_key":            ErrResourceNameTaken.With(fault.Field{Pointer: "/name", Code: "taken", Detail: ErrResourceNameTaken.Detail}),
	"resources_member_fkey":         ErrResourceInvalid.With(fault.Field{Pointer: "/member_id", Code: "unknown", Detail: "There is no such member."}),
	"resources_invitation_fkey":     ErrResourceInvalid.With(fault.Field{Pointer: "/invitation_id", Code: "unknown", Detail: "There is no such invitation."}),
	"resource_branches_branch_fkey": ErrResourceInvalid.With(fault.Field{Pointer: "/branch_ids", Code: "unknown", Detail: "There is no such branch."}),
}

func (f ResourceFields) clean(kind ResourceKind) (ResourceFields, error) {
	var faults fault.Fields
	f.Name = cleanName(f.Name, &faults)
	f.RoomType = cleanRoomType(f.RoomType, &faults)
	faults.Check(kind == Practitioner || kind == RoomKind, "/kind", "invalid", "This is a practitioner or a room.")
	faults.Check((kind == RoomKind) == (f.RoomType != ""), "/room_type", "required", "A room has a type, a practitioner has none.")
	faults.Check(kind == Practitioner || f.MemberID == nil, "/member_id", "invalid", "A room is not a member of staff.")
	faults.Check(kind == Practitioner || f.InvitationID == nil, "/invitation_id", "invalid", "A room is not a member of staff.")
	if f.MemberID != nil {
		f.InvitationID = nil
	}
	faults.Check(len(f.Title) <= 120, "/title", "too_long", "Give at most 120 letters.")
	faults.Check(len(f.Branches) > 0, "/branch_ids", "required", "Choose at least one branch.")
	checkColor(&faults, f.Color)
	return f, faults.Err(ErrResourceInvalid)
}

// Resources lists practitioners and rooms by name, with their weekly hours. An
// empty kind is both; a nil branch is every branch the actor may see.
func (s *Service) Resources(ctx context.Context, kind ResourceKind, branch *uuid.UUID) ([]Resource, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Resource, error) {
		rows, err := schedulingdb.New(tx).Resources(ctx, schedulingdb.ResourcesParams{
			TenantID: tx.Tenant(), Kind: orNil(string(kind)), BranchID: branch,
		})
		if err != nil {
			return nil, err
		}
		return complete(ctx, tx, rows...)
	})
}

// Resource is one practitioner or room, or ErrResourceNotFound.
func (s *Service) Resource(ctx context.Context, resource uuid.UUID) (Resource, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Resource, error) { return resourceTx(ctx, tx, resource) })
}

func resourceTx(ctx context.Context, tx database.Tx, resource uuid.UUID) (Resource, error) {
	row, err := schedulingdb.New(tx).ResourceByID(ctx, schedulingdb.ResourceByIDParams{TenantID: tx.Tenant(), ID: resource})
	if err != nil {
		return Resource{}, database.Explain(err, ErrResourceNotFound, nil)
	}
	return completeOne(ctx, tx, row)
}

// AddResource adds a practitioner or room, with weekly hours if any are given.
func (s *Service) AddResource(ctx context.Context, kind ResourceKind, f ResourceFields, hours []Hours) (Resource, error) {
	request := []any{kind, f, hours}
	return database.Once(ctx, s.DB, "add-resource", request, func(tx database.Tx) (Resource, error) {
		return s.AddResourceTx(ctx, tx, kind, f, hours)
	})
}

// AddResourceTx is AddResource inside the caller's transaction.
func (s *Service) AddResourceTx(ctx context.Context, tx database.Tx, kind ResourceKind, f ResourceFields, hours []Hours) (Resource, error) {
	f, err := f.clean(kind)
	if err != nil {
		return Resource{}, err
	}
	if err := s.placeForTx(ctx, tx, kind, false, f.Active); err != nil {
		return Resource{}, err
	}
	row, err := schedulingdb.New(tx).InsertResource(ctx, schedulingdb.InsertResourceParams{
		TenantID: tx.Tenant(), ID: id.New(), Kind: string(kind), Name: f.Name, Title: f.Title, RoomType: orNil(f.RoomType),
		Color: f.Color, MemberID: f.MemberID, InvitationID: f.InvitationID, Active: f.Active, CreatedAt: s.now(),
	})
	if err != nil {
		return Resource{}, database.Explain(err, nil, resourceConstraints)
	}
	if err := putBranches(ctx, tx, row.ID, nil, f.Branches); err != nil {
		return Resource{}, err
	}
	if err := putHours(ctx, tx, row.ID, f.Branches, hours, "/weekly_hours"); err != nil {
		return Resource{}, err
	}
	return completeOne(ctx, tx, row)
}

// ChangeResource edits a practitioner or room; ifMatch is the ETag that was read.
func (s *Service) ChangeResource(ctx context.Context, resource uuid.UUID, ifMatch string, edit func(*ResourceFields)) (Resource, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Resource, error) {
		r, err := resourceTx(ctx, tx, resource)
		if err != nil {
			return Resource{}, err
		}
		if err := httpserver.CheckMatch(ifMatch, r.Version); err != nil {
			return Resource{}, err
		}
		f := r.ResourceFields
		edit(&f)
		if f, err = f.clean(r.Kind); err != nil {
			return Resource{}, err
		}
		if err := maySharedTx(ctx, tx, r, f); err != nil {
			return Resource{}, err
		}
		if err := s.placeForTx(ctx, tx, r.Kind, r.Active, f.Active); err != nil {
			return Resource{}, err
		}
		return changeResource(ctx, tx, r, f)
	})
}

// placeForTx refuses one more practitioner than the chain's plan allows.
func (s *Service) placeForTx(ctx context.Context, tx database.Tx, kind ResourceKind, was, is bool) error {
	if kind != Practitioner || was || !is {
		return nil
	}
	most, err := s.Plans.PractitionersTx(ctx, tx)
	if err != nil || most == 0 {
		return err
	}
	n, err := schedulingdb.New(tx).CountActivePractitioners(ctx, tx.Tenant())
	if err == nil && n >= int64(most) {
		err = platform.ErrPlanLimit
	}
	return err
}

// maySharedTx refuses to change what a resource is to somebody limited to some of
// its branches: to retire a doctor here would retire them everywhere. Where it
// works, and when, each branch decides for itself.
func maySharedTx(ctx context.Context, tx database.Tx, r Resource, f ResourceFields) error {
	f.Branches = r.Branches
	if tx.Principal().Branches == nil || reflect.DeepEqual(f, r.ResourceFields) {
		return nil
	}
	var all []schedulingdb.ResourceBranchesRow
	err := tx.AtOnce(ctx, acrossBranches(ctx, tx, func(q database.Asker) (err error) {
		all, err = schedulingdb.New(q).ResourceBranches(ctx, schedulingdb.ResourceBranchesParams{TenantID: tx.Tenant(), Resources: []uuid.UUID{r.ID}})
		return err
	})...)
	if err == nil && len(all) > len(r.Branches) {
		return platform.ErrChainOnly
	}
	return err
}

func changeResource(ctx context.Context, tx database.Tx, r Resource, f ResourceFields) (Resource, error) {
	row, err := schedulingdb.New(tx).UpdateResource(ctx, schedulingdb.UpdateResourceParams{
		TenantID: tx.Tenant(), ID: r.ID, Version: r.Version, Name: f.Name, Title: f.Title, RoomType: orNil(f.RoomType),
		Color: f.Color, MemberID: f.MemberID, InvitationID: f.InvitationID, Active: f.Active,
	})
	if err != nil {
		return Resource{}, database.Explain(err, httpserver.ErrStale, resourceConstraints)
	}
	if err := putBranches(ctx, tx, r.ID, r.Branches, f.Branches); err != nil {
		return Resource{}, err
	}
	return completeOne(ctx, tx, row)
}

// TieInvitedTx makes a practitioner who was invited the member that they have become.
func (s *Service) TieInvitedTx(ctx context.Context, tx database.Tx, invitation, member uuid.UUID) error {
	return schedulingdb.New(tx).TieInvited(ctx, schedulingdb.TieInvitedParams{
		TenantID: tx.Tenant(), InvitationID: &invitation, MemberID: &member,
	})
}

// putBranches makes the branches of a resource those of want. Of the branches
// the actor may not see none is touched, and none can be added or taken away
// where the actor does not manage resources.
func putBranches(ctx context.Context, tx database.Tx, resource uuid.UUID, have, want []uuid.UUID) error {
	for _, b := range slices.Concat(have, want) {
		changed := slices.Contains(have, b) != slices.Contains(want, b)
		if changed && !tx.Principal().MayIn(access.ResourcesManage, b) {
			return platform.ErrBranchNotFound
		}
	}
	q := schedulingdb.New(tx)
	err := q.DeleteResourceBranches(ctx, schedulingdb.DeleteResourceBranchesParams{TenantID: tx.Tenant(), ResourceID: resource, Keep: want})
	if err != nil {
		return err
	}
	_, err = q.InsertResourceBranches(ctx, schedulingdb.InsertResourceBranchesParams{TenantID: tx.Tenant(), ResourceID: resource, Branches: want})
	return database.Explain(err, nil, resourceConstraints)
}

func completeOne(ctx context.Context, tx database.Tx, row schedulingdb.Resource) (Resource, error) {
	all, err := complete(ctx, tx, row)
	if err != nil {
		return Resource{}, err
	}
	return all[0], nil
}

// complete adds the branches and weekly hours, with one query each.
func complete(ctx context.Context, tx database.Tx, rows ...schedulingdb.Resource) ([]Resource, error) {
	out, ids, at := make([]Resource, len(rows)), make([]uuid.UUID, len(rows)), map[uuid.UUID]*Resource{}
	for i, r := range rows {
		out[i], ids[i] = resourceFrom(r), r.ID
		at[r.ID] = &out[i]
	}
	q := schedulingdb.New(tx)
	branches, err := q.ResourceBranches(ctx, schedulingdb.ResourceBranchesParams{TenantID: tx.Tenant(), Resources: ids})
	if err != nil {
		return nil, err
	}
	for _, b := range branches {
		at[b.ResourceID].Branches = append(at[b.ResourceID].Branches, b.BranchID)
	}
	hours, err := q.ResourceHours(ctx, schedulingdb.ResourceHoursParams{TenantID: tx.Tenant(), Resources: ids})
	for _, h := range hours {
		at[h.ResourceID].Hours = append(at[h.ResourceID].Hours, hoursFrom(h))
	}
	return out, err
}

func resourceFrom(r schedulingdb.Resource) Resource {
	return Resource{
		ID: r.ID, Kind: ResourceKind(r.Kind), CreatedAt: r.CreatedAt, Version: r.Version,
		ResourceFields: ResourceFields{
			Name: r.Name, Title: r.Title, RoomType: orEmpty(r.RoomType), Color: r.Color, MemberID: r.MemberID, InvitationID: r.InvitationID, Active: r.Active,
		},
	}
}
