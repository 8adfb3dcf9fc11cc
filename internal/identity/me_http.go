package identity

import (
	"context"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/platform"
)

// Routes is this part of the API.
func (m *Me) Routes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/me", ID: "get-me", Tag: "identity", Permission: httpserver.Member, AAL1: true,
		Summary: "Who is signed in, and what they may do where",
	}, m.get)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPatch, Path: "/me", ID: "change-me", Tag: "identity", Permission: httpserver.Member,
		Summary: "Change your name or your language",
	}.InAnyState(), m.patch)
}

type meOutput struct{ Body meJSON }

type meJSON struct {
	Member      myMemberJSON           `json:"member"`
	Tenant      myTenantJSON           `json:"tenant"`
	Branches    []myBranchJSON         `json:"branches" nullable:"false"`
	Permissions map[string]myScopeJSON `json:"permissions"`
	Session     mySessionJSON          `json:"session"`
	Factor      myFactorJSON           `json:"second_factor"`
}

type myMemberJSON struct {
	ID       uuid.UUID `json:"id"`
	Name     string    `json:"name"`
	Email    string    `json:"email"`
	Language string    `json:"language"`
}

type myTenantJSON struct {
	ID          uuid.UUID       `json:"id"`
	Slug        string          `json:"slug"`
	Name        string          `json:"name"`
	Country     string          `json:"country"`
	ClinicType  string          `json:"clinic_type"`
	Currency    string          `json:"currency"`
	Language    string          `json:"language"`
	Status      platform.Status `json:"status" enum:"trial,active,past_due,read_only,suspended,closed"`
	Plan        string          `json:"plan"`
	TrialEndsAt *time.Time      `json:"trial_ends_at"`
}

type myBranchJSON struct {
	ID       uuid.UUID `json:"id"`
	Name     string    `json:"name"`
	TimeZone string    `json:"time_zone"`
	Active   bool      `json:"active"`
}

type myScopeJSON struct {
	Chain    bool        `json:"chain"`
	Branches []uuid.UUID `json:"branches" nullable:"false"`
}

type mySessionJSON struct {
	ID              uuid.UUID `json:"id"`
	AAL             int       `json:"aal" enum:"1,2"`
	IdleMinutes     int       `json:"idle_minutes"`
	AuthenticatedAt time.Time `json:"authenticated_at"`
	ExpiresAt       time.Time `json:"expires_at"`
}

type myFactorJSON struct {
	Required bool `json:"required"`
	Enrolled bool `json:"enrolled"`
}

func (m *Me) get(ctx context.Context, _ *struct{}) (*meOutput, error) {
	mine, err := m.Mine(ctx)
	if err != nil {
		return nil, err
	}
	p, _ := principal.From(ctx)
	return &meOutput{meFrom(p, mine)}, nil
}

type changeMeInput struct {
	Body struct {
		Name     *string `json:"name,omitempty" maxLength:"200"`
		Language *string `json:"language,omitempty" maxLength:"10"`
	}
}

func (m *Me) patch(ctx context.Context, in *changeMeInput) (*meOutput, error) {
	if err := m.Change(ctx, MyChange{in.Body.Name, in.Body.Language}); err != nil {
		return nil, err
	}
	return m.get(ctx, nil)
}

func meFrom(p principal.Principal, mine Mine) meJSON {
	m, t := mine.Member, mine.Tenant
	out := meJSON{
		Member:   myMemberJSON{m.ID, m.Name, m.Email, m.Language},
		Tenant:   myTenantJSON{t.ID, t.Slug, t.Name, t.Country, t.ClinicType, t.Currency, t.Language, t.Status, t.Plan, t.TrialEndsAt},
		Branches: []myBranchJSON{}, Permissions: map[string]myScopeJSON{},
		Session: mySessionJSON{p.SessionID, p.AAL, m.IdleMinutes, p.AuthenticatedAt.UTC(), p.ExpiresAt.UTC()},
		Factor:  myFactorJSON{Required: m.SecondFactor, Enrolled: mine.Enrolled},
	}
	for _, b := range mine.Branches {
		out.Branches = append(out.Branches, myBranchJSON(b))
	}
	for perm, scope := range m.Grants {
		out.Permissions[string(perm)] = myScopeJSON{scope.Chain, append([]uuid.UUID{}, scope.Branches...)}
	}
	return out
}
