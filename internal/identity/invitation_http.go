package identity

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/platform"
)

// Routes is this part of the API.
func (i *Invitations) Routes(api *httpserver.API) {
	op := func(method, path, id, summary string, status int) httpserver.Op {
		return httpserver.Op{Method: method, Path: path, ID: id, Tag: "identity", Summary: summary, Permission: access.MembersManage, Status: status}
	}
	httpserver.Register(api, op(http.MethodGet, "/invitations", "list-invitations", "Who was asked to join and has not yet", 0), i.list)
	httpserver.Register(api, op(http.MethodPost, "/invitations", "invite-member", "Ask somebody by e-mail to join", http.StatusCreated), i.post)
	httpserver.Register(api, op(http.MethodPost, "/invitations/{id}/resend", "resend-invitation", "Mail a new link; the old one is void", 0), i.postResend)
	httpserver.Register(api, op(http.MethodPost, "/invitations/{id}/revoke", "revoke-invitation", "Withdraw an invitation", 0), i.postRevoke)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/invitations/open", ID: "open-invitation", Tag: "identity", Permission: httpserver.Public,
		MaxBody: 4 << 10, Limit: openingsPerIP, Summary: "Whose invitation a link is",
	}, i.postOpen)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/invitations/accept", ID: "accept-invitation", Tag: "identity", Permission: httpserver.Public,
		MaxBody: 4 << 10, Limit: acceptancesPerIP, Summary: "Join with the link of an invitation",
	}, i.postAccept)
}

type invitationJSON struct {
	ID        uuid.UUID        `json:"id"`
	Email     string           `json:"email"`
	Name      string           `json:"name"`
	Roles     []holdingJSON    `json:"roles" nullable:"false"`
	Status    InvitationStatus `json:"status" enum:"pending,accepted,revoked,expired"`
	SentAt    time.Time        `json:"sent_at"`
	ExpiresAt time.Time        `json:"expires_at"`
}

type invitationOutput struct{ Body invitationJSON }

func invitationFrom(inv Invitation) invitationJSON {
	out := invitationJSON{inv.ID, inv.Email, inv.Name, []holdingJSON{}, inv.Status, inv.SentAt.UTC(), inv.ExpiresAt.UTC()}
	for _, h := range inv.Roles {
		out.Roles = append(out.Roles, holdingJSON{h.Role, h.Name, h.Branch})
	}
	return out
}

type invitationsOutput struct {
	Body httpserver.Page[invitationJSON]
}

func (i *Invitations) list(ctx context.Context, _ *struct{}) (*invitationsOutput, error) {
	found, err := i.Pending(ctx)
	out := &invitationsOutput{}
	out.Body.Items = make([]invitationJSON, len(found))
	for n, inv := range found {
		out.Body.Items[n] = invitationFrom(inv)
	}
	return out, err
}

type inviteInput struct {
	Body struct {
		Email    string          `json:"email" maxLength:"254"`
		Name     string          `json:"name" maxLength:"80"`
		Language string          `json:"language,omitempty" doc:"The chain's where it is left out"`
		Roles    []givenRoleJSON `json:"roles" nullable:"false" minItems:"1" maxItems:"100"`
	}
}

func (i *Invitations) post(ctx context.Context, in *inviteInput) (*invitationOutput, error) {
	n := NewInvitation{Email: in.Body.Email, Name: in.Body.Name, Language: in.Body.Language}
	for _, r := range in.Body.Roles {
		n.Roles = append(n.Roles, Holding{Role: r.RoleID, Branch: r.BranchID})
	}
	inv, err := i.Invite(ctx, n)
	return &invitationOutput{invitationFrom(inv)}, err
}

type invitationInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

func (i *Invitations) postResend(ctx context.Context, in *invitationInput) (*invitationOutput, error) {
	inv, err := i.Resend(ctx, in.ID)
	return &invitationOutput{invitationFrom(inv)}, err
}

func (i *Invitations) postRevoke(ctx context.Context, in *invitationInput) (*invitationOutput, error) {
	inv, err := i.Revoke(ctx, in.ID)
	return &invitationOutput{invitationFrom(inv)}, err
}

type openInput struct {
	host string
	Body struct {
		Token string `json:"token" minLength:"1" maxLength:"200"`
	}
}

// Resolve takes the host from the request: it alone says for which chain the link is.
func (in *openInput) Resolve(hc huma.Context) []error {
	in.host = hc.Host()
	return nil
}

type openedOutput struct{ Body openedInvitationJSON }

type openedInvitationJSON struct {
	ChainName  string           `json:"chain_name"`
	Email      string           `json:"email"`
	Name       string           `json:"name"`
	Language   string           `json:"language" doc:"They were written to in it"`
	Inviter    string           `json:"inviter"`
	Roles      []openedRoleJSON `json:"roles" nullable:"false"`
	ExpiresAt  time.Time        `json:"expires_at"`
	HasAccount bool             `json:"has_account" doc:"They join with the account they have"`
}

type openedRoleJSON struct {
	Key  string `json:"key" doc:"Of a built-in role: reception"`
	Name string `json:"name"`
}

func (i *Invitations) postOpen(ctx context.Context, in *openInput) (*openedOutput, error) {
	ctx, err := i.asVisitor(ctx, in.host)
	if err != nil {
		return nil, err
	}
	o, err := i.Open(ctx, in.Body.Token)
	roles := make([]openedRoleJSON, len(o.Roles))
	for n, r := range o.Roles {
		roles[n] = openedRoleJSON(r)
	}
	return &openedOutput{openedInvitationJSON{
		o.ChainName, o.Email, o.Name, o.Language, o.Inviter, roles, o.ExpiresAt.UTC(), o.HasAccount,
	}}, err
}

// asVisitor acts for the chain whose host was called, and leaves a trace of from where.
func (i *Invitations) asVisitor(ctx context.Context, host string) (context.Context, error) {
	t, kind, err := i.directory.Resolve(ctx, host)
	switch {
	case err != nil:
		return ctx, err
	case kind != platform.TenantHost:
		return ctx, ErrInvitationNotFound
	}
	p := principal.NewSystem(t.ID, "system:invitations")
	p.RequestID, p.IP = httpserver.RequestID(ctx), httpserver.ClientIP(ctx)
	return principal.With(ctx, p), nil
}

type acceptInput struct {
	host string
	Body struct {
		Token    string `json:"token" minLength:"1" maxLength:"200"`
		Name     string `json:"name,omitempty" maxLength:"80" doc:"Left out by who has an account"`
		Password string `json:"password,omitempty" maxLength:"1000" doc:"Left out by who has an account"`
	}
}

// Resolve is openInput's.
func (in *acceptInput) Resolve(hc huma.Context) []error {
	in.host = hc.Host()
	return nil
}

type acceptedOutput struct {
	Body struct {
		Email string `json:"email" doc:"What they sign in with"`
	}
}

func (i *Invitations) postAccept(ctx context.Context, in *acceptInput) (*acceptedOutput, error) {
	ctx, err := i.asVisitor(ctx, in.host)
	if err != nil {
		return nil, err
	}
	out := &acceptedOutput{}
	out.Body.Email, err = i.Accept(ctx, Acceptance{in.Body.Token, in.Body.Name, in.Body.Password})
	return out, err
}
