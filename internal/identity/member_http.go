package identity

import (
	"context"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

// Routes is the members' part of the API.
func (s *Service) Routes(api *httpserver.API) {
	op := func(method, path, id, summary string, perm principal.Permission, status int) httpserver.Op {
		return httpserver.Op{Method: method, Path: path, ID: id, Tag: "identity", Summary: summary, Permission: perm, Status: status}
	}
	done := http.StatusNoContent
	httpserver.Register(api, op(http.MethodGet, "/members", "list-members", "Who works here, or has", access.MembersRead, 0), s.listMembers)
	httpserver.Register(api, op(http.MethodPut, "/members/{id}/roles", "set-member-roles", "Give a member their roles", access.MembersManage, done).InAnyState(), s.putRoles)
	httpserver.Register(api, op(http.MethodPost, "/members/{id}/suspend", "suspend-member", "Shut a member out at once", access.MembersManage, done).InAnyState(), s.postSuspend)
	httpserver.Register(api, op(http.MethodPost, "/members/{id}/reinstate", "reinstate-member", "Let a suspended member in again", access.MembersManage, done), s.postReinstate)
	httpserver.Register(api, op(http.MethodPost, "/members/{id}/leave", "end-membership", "End a membership; its history stays", access.MembersManage, done).InAnyState(), s.postLeave)
	s.sessionRoutes(api)
}

type holdingJSON struct {
	RoleID   uuid.UUID  `json:"role_id"`
	RoleName string     `json:"role_name"`
	BranchID *uuid.UUID `json:"branch_id"`
}

type memberJSON struct {
	ID           uuid.UUID     `json:"id"`
	Name         string        `json:"name"`
	Email        string        `json:"email" doc:"Empty for who may not manage members"`
	Status       Status        `json:"status" enum:"active,suspended,left"`
	Roles        []holdingJSON `json:"roles" nullable:"false"`
	SecondFactor *bool         `json:"second_factor" doc:"Whether they have one; null where that is not known now"`
	LastSeenAt   *time.Time    `json:"last_seen_at"`
	JoinedAt     time.Time     `json:"joined_at"`
	Version      int64         `json:"version"`
}

type membersOutput struct {
	Body httpserver.Page[memberJSON]
}

func (s *Service) listMembers(ctx context.Context, _ *struct{}) (*membersOutput, error) {
	people, err := s.Colleagues(ctx)
	out := &membersOutput{}
	out.Body.Items = make([]memberJSON, len(people))
	for i, c := range people {
		m := memberJSON{c.ID, c.Name, c.Email, c.Status, []holdingJSON{}, c.SecondFactor, c.LastSeenAt, c.JoinedAt, c.Version}
		for _, h := range c.Roles {
			m.Roles = append(m.Roles, holdingJSON{h.Role, h.Name, h.Branch})
		}
		out.Body.Items[i] = m
	}
	return out, err
}

type putRolesInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Roles []givenRoleJSON `json:"roles" nullable:"false" minItems:"1" maxItems:"100"`
	}
}

type givenRoleJSON struct {
	RoleID   uuid.UUID  `json:"role_id"`
	BranchID *uuid.UUID `json:"branch_id,omitempty" doc:"None: for the whole chain"`
}

func (s *Service) putRoles(ctx context.Context, in *putRolesInput) (*struct{}, error) {
	roles := make([]Holding, len(in.Body.Roles))
	for i, r := range in.Body.Roles {
		roles[i] = Holding{Role: r.RoleID, Branch: r.BranchID}
	}
	return nil, s.GiveRoles(ctx, in.ID, roles)
}

type reasonInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Reason string `json:"reason" minLength:"1" maxLength:"500"`
	}
}

func (s *Service) postSuspend(ctx context.Context, in *reasonInput) (*struct{}, error) {
	return nil, s.Suspend(ctx, in.ID, in.Body.Reason)
}

func (s *Service) postLeave(ctx context.Context, in *reasonInput) (*struct{}, error) {
	return nil, s.Leave(ctx, in.ID, in.Body.Reason)
}

type memberInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

func (s *Service) postReinstate(ctx context.Context, in *memberInput) (*struct{}, error) {
	return nil, s.Reinstate(ctx, in.ID)
}
