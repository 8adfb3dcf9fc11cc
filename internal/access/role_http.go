package access

import (
	"context"
	"net/http"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

// Routes is the access part of the API.
func (s *Service) Routes(api *httpserver.API) {
	op := func(method, path, id, summary string, perm principal.Permission, status int) httpserver.Op {
		return httpserver.Op{Method: method, Path: path, ID: id, Tag: "access", Summary: summary, Permission: perm, Status: status}
	}
	httpserver.Register(api, op(http.MethodGet, "/permissions", "list-permissions", "Everything that can be allowed", RolesRead, 0), s.catalogue)
	httpserver.Register(api, op(http.MethodGet, "/roles", "list-roles", "The roles and what they allow", RolesRead, 0), s.list)
	httpserver.Register(api, op(http.MethodPost, "/roles", "create-role", "Add a role", RolesManage, http.StatusCreated), s.post)
	httpserver.Register(api, op(http.MethodPut, "/roles/{id}", "change-role", "Change what a role allows", RolesManage, 0), s.put)
	httpserver.Register(api, op(http.MethodDelete, "/roles/{id}", "delete-role", "Remove a role nobody holds", RolesManage, http.StatusNoContent), s.delete)
}

type permissionJSON struct {
	Key          principal.Permission `json:"key"`
	Sentence     string               `json:"sentence"`
	Group        string               `json:"group"`
	Sensitive    bool                 `json:"sensitive"`
	BranchScoped bool                 `json:"branch_scoped"`
}

type permissionsOutput struct {
	Body httpserver.Page[permissionJSON]
}

func (s *Service) catalogue(context.Context, *struct{}) (*permissionsOutput, error) {
	out := &permissionsOutput{}
	for _, e := range Catalogue {
		out.Body.Items = append(out.Body.Items, permissionJSON{e.Key, e.Sentence, e.Group, e.Sensitive, e.BranchScoped})
	}
	return out, nil
}

type roleJSON struct {
	ID           uuid.UUID              `json:"id"`
	Key          string                 `json:"key"`
	Name         string                 `json:"name"`
	Description  string                 `json:"description"`
	Builtin      bool                   `json:"builtin"`
	SecondFactor bool                   `json:"second_factor"`
	Permissions  []principal.Permission `json:"permissions" nullable:"false"`
	Members      int64                  `json:"members"`
	Version      int64                  `json:"version"`
}

type rolesOutput struct {
	Body httpserver.Page[roleJSON]
}

func toJSON(r Role) roleJSON {
	return roleJSON(r)
}

func (s *Service) list(ctx context.Context, _ *struct{}) (*rolesOutput, error) {
	roles, err := s.Roles(ctx)
	out := &rolesOutput{}
	out.Body.Items = make([]roleJSON, len(roles))
	for i, r := range roles {
		out.Body.Items[i] = toJSON(r)
	}
	return out, err
}

type draftJSON struct {
	Name         string                 `json:"name" maxLength:"100"`
	Description  string                 `json:"description,omitempty" maxLength:"500"`
	SecondFactor bool                   `json:"second_factor,omitempty"`
	Permissions  []principal.Permission `json:"permissions" nullable:"false" maxItems:"200"`
}

type roleOutput struct {
	ETag string `header:"ETag"`
	Body roleJSON
}

func output(r Role, err error) (*roleOutput, error) {
	if err != nil {
		return nil, err
	}
	return &roleOutput{httpserver.ETag(r.Version), toJSON(r)}, nil
}

func (s *Service) post(ctx context.Context, in *struct{ Body draftJSON }) (*roleOutput, error) {
	return output(s.Create(ctx, in.Body.draft()))
}

func (d draftJSON) draft() Draft {
	return Draft(d)
}

type putInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match"`
	Body    draftJSON
}

func (s *Service) put(ctx context.Context, in *putInput) (*roleOutput, error) {
	return output(s.Change(ctx, in.ID, in.IfMatch, in.Body.draft()))
}

type idInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

func (s *Service) delete(ctx context.Context, in *idInput) (*struct{}, error) {
	return nil, s.Delete(ctx, in.ID)
}
