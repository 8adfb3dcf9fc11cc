package identity

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	ory "github.com/ory/client-go"

	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/platform"
)

// Kratos keeps credentials and sessions; this is the only file that speaks to it.
type Kratos struct {
	public, admin *ory.APIClient
	hashing       turns
}

const kratosPatience = 5 * time.Second

// NewKratos speaks to the server at the two addresses.
func NewKratos(publicURL, adminURL string) *Kratos {
	client := func(address string) *ory.APIClient {
		cfg := ory.NewConfiguration()
		cfg.Servers = ory.ServerConfigurations{{URL: address}}
		cfg.HTTPClient = &http.Client{Timeout: kratosPatience}
		return ory.NewAPIClient(cfg)
	}
	return &Kratos{public: client(publicURL), admin: client(adminURL), hashing: newTurns()}
}

// Session is what Kratos says of a session cookie.
type Session struct {
	ID              uuid.UUID `json:"id"`
	IdentityID      uuid.UUID `json:"identity_id"`
	AAL             int       `json:"aal"`
	AuthenticatedAt time.Time `json:"authenticated_at"`
	ExpiresAt       time.Time `json:"expires_at"`
}

// Whoami asks whose session a cookie is. It returns ErrSessionMissing, ErrStepUp
// where a second factor is enrolled and not yet given, or ErrUnavailable.
func (k *Kratos) Whoami(ctx context.Context, cookie string) (Session, error) {
	s, res, err := k.public.FrontendAPI.ToSession(ctx).Cookie(cookie).Execute()
	defer drain(res)
	switch {
	case err == nil:
		return sessionFrom(s)
	case res == nil || res.StatusCode >= http.StatusInternalServerError:
		return Session{}, errors.Join(ErrUnavailable, err)
	case res.StatusCode == http.StatusForbidden:
		return Session{}, ErrStepUp
	}
	return Session{}, ErrSessionMissing
}

func sessionFrom(s *ory.Session) (Session, error) {
	session, err := uuid.Parse(s.Id)
	if err != nil {
		return Session{}, fmt.Errorf("kratos session id: %w", err)
	}
	if s.Identity == nil {
		return Session{}, ErrSessionMissing
	}
	identity, err := uuid.Parse(s.Identity.Id)
	if err != nil {
		return Session{}, fmt.Errorf("kratos identity id: %w", err)
	}
	out := Session{ID: session, IdentityID: identity, AAL: 1, AuthenticatedAt: s.GetAuthenticatedAt(), ExpiresAt: s.GetExpiresAt()}
	if s.GetAuthenticatorAssuranceLevel() == ory.AUTHENTICATORASSURANCELEVEL_AAL2 {
		out.AAL = 2
	}
	return out, nil
}

// sessionsOf lists the live sessions of an identity. It returns ErrUnavailable.
func (k *Kratos) sessionsOf(ctx context.Context, identity uuid.UUID) ([]Device, error) {
	found, res, err := k.admin.IdentityAPI.ListIdentitySessions(ctx, identity.String()).Active(true).PageSize(mostSessions).Execute()
	defer drain(res)
	if err != nil {
		return nil, errors.Join(ErrUnavailable, err)
	}
	out := make([]Device, 0, len(found))
	for i := range found {
		found[i].Identity = &ory.Identity{Id: identity.String()} // the list leaves it out
		session, err := sessionFrom(&found[i])
		if err != nil {
			return nil, err
		}
		d := Device{Session: session, LastSeenAt: session.AuthenticatedAt}
		if n := len(found[i].Devices); n > 0 {
			last := found[i].Devices[n-1]
			d.UserAgent, d.IP = last.GetUserAgent(), last.GetIpAddress()
		}
		out = append(out, d)
	}
	return out, nil
}

// mostSessions is what one page of Kratos holds; nobody is signed in more often.
const mostSessions = 250

// endSession ends a session; one that is over already is fine.
func (k *Kratos) endSession(ctx context.Context, session uuid.UUID) error {
	res, err := k.admin.IdentityAPI.DisableSession(ctx, session.String()).Execute()
	defer drain(res)
	if err == nil || res != nil && res.StatusCode == http.StatusNotFound {
		return nil
	}
	return errors.Join(ErrUnavailable, err)
}

// factorPage is how many identities are asked about at once: their ids go into an address.
const factorPage = 100

// factors says of each identity whether it has a second factor.
func (k *Kratos) factors(ctx context.Context, identities []uuid.UUID) (map[uuid.UUID]bool, error) {
	ctx, cancel := context.WithTimeout(ctx, factorPatience)
	defer cancel()
	out := make(map[uuid.UUID]bool, len(identities))
	for page := range slices.Chunk(identities, factorPage) {
		ids := make([]string, len(page))
		for i, id := range page {
			ids[i] = id.String()
		}
		// Lists the kinds of all credentials, and of keys what is public; nothing that is secret.
		found, res, err := k.admin.IdentityAPI.ListIdentities(ctx).Ids(ids).IncludeCredential([]string{"webauthn"}).PageSize(factorPage).Execute()
		drain(res)
		if err != nil {
			return nil, errors.Join(ErrUnavailable, err)
		}
		for _, i := range found {
			if id, err := uuid.Parse(i.Id); err == nil {
				out[id] = hasFactor(i)
			}
		}
	}
	return out, nil
}

// factorPatience is short: what asks can do without the answer.
const factorPatience = time.Second

func hasFactor(i ory.Identity) bool {
	if i.Credentials == nil {
		return false
	}
	credentials := *i.Credentials
	if _, ok := credentials["totp"]; ok {
		return true
	}
	if _, ok := credentials["lookup_secret"]; ok {
		return true
	}
	// Everybody has the kind, for the sake of the address; a key is what counts.
	keys, _ := credentials["webauthn"].Config["credentials"].([]any)
	return len(keys) > 0
}

const schema = "staff"

// Create satisfies platform.Identities.
func (k *Kratos) Create(ctx context.Context, email, name, password string, signup uuid.UUID) (uuid.UUID, error) {
	if err := checkPassword(password, email, name); err != nil {
		return uuid.Nil, err
	}
	body := *ory.NewCreateIdentityBody(schema, traits(email, name))
	body.MetadataAdmin = map[string]any{"signup_id": signup.String()}
	body.Credentials = withPassword(password)
	return k.create(ctx, body)
}

func traits(email, name string) map[string]any { return map[string]any{"email": email, "name": name} }

func withPassword(password string) *ory.IdentityWithCredentials {
	return &ory.IdentityWithCredentials{Password: &ory.IdentityWithCredentialsPassword{
		Config: &ory.IdentityWithCredentialsPasswordConfig{Password: &password},
	}}
}

// createVerified makes an identity whose address is known to be its owner's. It returns
// platform.ErrIdentityExists or ErrUnavailable.
func (k *Kratos) createVerified(ctx context.Context, email, name, password string) (uuid.UUID, error) {
	body := *ory.NewCreateIdentityBody(schema, traits(email, name))
	body.Credentials = withPassword(password)
	body.VerifiableAddresses = []ory.VerifiableIdentityAddress{
		*ory.NewVerifiableIdentityAddress("completed", email, true, "email"),
	}
	return k.create(ctx, body)
}

// takeOver gives an identity to the owner of its address: their name, their password,
// verified, and no session of anybody else. It returns platform.ErrIdentityGone or
// ErrUnavailable.
func (k *Kratos) takeOver(ctx context.Context, identity uuid.UUID, email, name, password string) error {
	body := *ory.NewUpdateIdentityBody(schema, "active", traits(email, name))
	body.Credentials = withPassword(password)
	done, err := k.hashing.enter(ctx)
	if err != nil {
		return err
	}
	defer done()
	_, res, err := k.admin.IdentityAPI.UpdateIdentity(ctx, identity.String()).UpdateIdentityBody(body).Execute()
	defer drain(res)
	switch {
	case res != nil && res.StatusCode == http.StatusNotFound:
		return platform.ErrIdentityGone
	case err != nil:
		return errors.Join(ErrUnavailable, err)
	}
	if err := k.endAll(ctx, identity); err != nil {
		return err
	}
	return k.MarkVerified(ctx, identity)
}

// endAll ends every session of an identity.
func (k *Kratos) endAll(ctx context.Context, identity uuid.UUID) error {
	res, err := k.admin.IdentityAPI.DeleteIdentitySessions(ctx, identity.String()).Execute()
	defer drain(res)
	if err == nil || res != nil && res.StatusCode == http.StatusNotFound {
		return nil
	}
	return errors.Join(ErrUnavailable, err)
}

func (k *Kratos) create(ctx context.Context, body ory.CreateIdentityBody) (uuid.UUID, error) {
	done, err := k.hashing.enter(ctx)
	if err != nil {
		return uuid.Nil, err
	}
	defer done()
	made, res, err := k.admin.IdentityAPI.CreateIdentity(ctx).CreateIdentityBody(body).Execute()
	defer drain(res)
	switch {
	case err == nil:
		return uuid.Parse(made.Id)
	case res != nil && res.StatusCode == http.StatusConflict:
		return uuid.Nil, platform.ErrIdentityExists
	case res != nil && res.StatusCode == http.StatusBadRequest:
		return uuid.Nil, refusedPassword(err)
	}
	return uuid.Nil, errors.Join(ErrUnavailable, err)
}

// refusedPassword puts Kratos's reason on the password field; its admin API
// refuses nothing else that we send.
func refusedPassword(err error) error {
	reason := "Kratos refused this password."
	var oe *ory.GenericOpenAPIError
	if errors.As(err, &oe) {
		var body struct {
			Error struct{ Reason, Message string } `json:"error"`
		}
		if json.Unmarshal(oe.Body(), &body) == nil && body.Error.Reason != "" {
			reason = body.Error.Reason
		}
	}
	return ErrPasswordWeak.With(fault.Field{Pointer: "/password", Code: "weak", Detail: reason})
}

// FindByEmail satisfies platform.Identities.
func (k *Kratos) FindByEmail(ctx context.Context, email string) (platform.Identity, bool, error) {
	found, res, err := k.admin.IdentityAPI.ListIdentities(ctx).CredentialsIdentifier(email).Execute()
	defer drain(res)
	if err != nil {
		return platform.Identity{}, false, errors.Join(ErrUnavailable, err)
	}
	if len(found) == 0 {
		return platform.Identity{}, false, nil
	}
	return identityFrom(found[0], email)
}

func identityFrom(i ory.Identity, email string) (platform.Identity, bool, error) {
	id, err := uuid.Parse(i.Id)
	if err != nil {
		return platform.Identity{}, false, fmt.Errorf("kratos identity id: %w", err)
	}
	out := platform.Identity{ID: id}
	for _, a := range i.VerifiableAddresses {
		out.Verified = out.Verified || a.Verified && strings.EqualFold(a.Value, email)
	}
	if s, ok := i.MetadataAdmin["signup_id"].(string); ok {
		out.Signup, _ = uuid.Parse(s)
	}
	return out, true, nil
}

// MarkVerified satisfies platform.Identities.
func (k *Kratos) MarkVerified(ctx context.Context, identity uuid.UUID) error {
	patch := []ory.JsonPatch{
		{Op: "replace", Path: "/verifiable_addresses/0/verified", Value: true},
		{Op: "replace", Path: "/verifiable_addresses/0/status", Value: "completed"},
	}
	_, res, err := k.admin.IdentityAPI.PatchIdentity(ctx, identity.String()).JsonPatch(patch).Execute()
	defer drain(res)
	switch {
	case err == nil:
		return nil
	case res != nil && res.StatusCode == http.StatusNotFound:
		return platform.ErrIdentityGone
	}
	return errors.Join(ErrUnavailable, err)
}

// Delete satisfies platform.Identities.
func (k *Kratos) Delete(ctx context.Context, identity uuid.UUID) error {
	res, err := k.admin.IdentityAPI.DeleteIdentity(ctx, identity.String()).Execute()
	defer drain(res)
	if err == nil || res != nil && res.StatusCode == http.StatusNotFound {
		return nil
	}
	return errors.Join(ErrUnavailable, err)
}

func drain(res *http.Response) {
	if res != nil && res.Body != nil {
		_ = res.Body.Close()
	}
}
