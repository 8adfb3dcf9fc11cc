package platform

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/ratelimit"
)

func (s *Service) signupRoutes(api *httpserver.API) {
	limit := func(name string, rate, burst int, period time.Duration) ratelimit.Rule {
		return ratelimit.Rule{Name: name, Rate: rate, Burst: burst, Period: period}
	}
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/slugs/{slug}", ID: "check-slug", Tag: "signup", Permission: httpserver.Public,
		Summary: "Whether a slug is free now, and others that are", Limit: limit("slug_check", 120, 60, time.Minute),
	}, s.getSlug)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/signups", ID: "start-signup", Tag: "signup", Permission: httpserver.Public, MaxBody: 16 << 10,
		Status: http.StatusCreated, Summary: "Reserve a slug and mail a code", Limit: limit("signup", 30, 15, time.Hour),
	}, s.postSignup)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/signups/{id}", ID: "get-signup", Tag: "signup", Permission: httpserver.Public,
		Summary: "How far a sign-up has come", Limit: limit("signup_get", 120, 60, time.Minute),
	}, s.getSignup)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/signups/{id}/resend", ID: "resend-signup-code", Tag: "signup", Permission: httpserver.Public,
		Summary: "Mail a new code", Limit: limit("signup_resend", 30, 10, time.Hour),
	}, s.postResend)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/signups/{id}/verify", ID: "verify-signup", Tag: "signup", Permission: httpserver.Public, MaxBody: 1 << 10,
		Summary: "Open the chain with the mailed code", Limit: limit("signup_verify", 30, 15, time.Minute),
	}, s.postVerify)
}

type slugInput struct {
	Slug string `path:"slug" maxLength:"80"`
	Name string `query:"name" maxLength:"120" doc:"The chain's name, for suggestions"`
}

type slugOutput struct{ Body slugJSON }

type slugJSON struct {
	Slug        string   `json:"slug"`
	Available   bool     `json:"available"`
	Code        string   `json:"code,omitempty" enum:"taken,reserved,look_alike,invalid"`
	Detail      string   `json:"detail,omitempty"`
	Suggestions []string `json:"suggestions" nullable:"false"`
}

func (s *Service) getSlug(ctx context.Context, in *slugInput) (*slugOutput, error) {
	a, err := s.CheckSlug(ctx, in.Slug, in.Name)
	if err != nil {
		return nil, err
	}
	out := slugJSON{Slug: a.Slug, Available: a.Refusal == nil, Suggestions: a.Suggestions}
	if a.Refusal != nil {
		out.Code, out.Detail = strings.TrimPrefix(a.Refusal.Code, "platform.slug_"), a.Refusal.Detail
	}
	return &slugOutput{out}, nil
}

type signupInput struct {
	Body struct {
		ChainName   string `json:"chain_name" maxLength:"200"`
		Slug        string `json:"slug" maxLength:"80"`
		Country     string `json:"country" maxLength:"2"`
		Subdivision string `json:"subdivision,omitempty" maxLength:"3"`
		ClinicType  string `json:"clinic_type" maxLength:"40"`
		OwnerName   string `json:"owner_name" maxLength:"200"`
		Email       string `json:"email" maxLength:"254"`
		Password    string `json:"password" maxLength:"1000"`
		Language    string `json:"language,omitempty" maxLength:"2"`

		Replaces uuid.UUID `json:"replaces,omitempty" format:"uuid" doc:"An unfinished sign-up of yours that this one is in place of"`
	}
}

type signupOutput struct{ Body startedJSON }

type startedJSON struct {
	ID        uuid.UUID `json:"id"`
	Email     string    `json:"email"`
	Slug      string    `json:"slug"`
	ExpiresAt time.Time `json:"expires_at"`
	ResendAt  time.Time `json:"resend_at"`
}

func (s *Service) postSignup(ctx context.Context, in *signupInput) (*signupOutput, error) {
	b := in.Body
	started, err := s.StartSignup(ctx, NewSignup{
		ChainName: b.ChainName, Slug: b.Slug, Country: b.Country, Subdivision: b.Subdivision, ClinicType: b.ClinicType,
		OwnerName: b.OwnerName, Email: b.Email, Password: b.Password, Language: b.Language,
		Replaces: b.Replaces,
	})
	if err != nil {
		return nil, err
	}
	return &signupOutput{startedJSON{started.ID, started.Email, started.Slug, started.ExpiresAt, started.ResendAt}}, nil
}

type signupIDInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

type signupStateOutput struct{ Body signupJSON }

type signupJSON struct {
	ID        uuid.UUID    `json:"id"`
	Status    SignupStatus `json:"status" enum:"pending,opened,expired"`
	Email     string       `json:"email" doc:"Masked"`
	Slug      string       `json:"slug"`
	ChainName string       `json:"chain_name"`
	ExpiresAt time.Time    `json:"expires_at"`
	ResendAt  *time.Time   `json:"resend_at,omitempty"`
	URL       string       `json:"url,omitempty" doc:"Where the chain is, once it is open"`
}

func (s *Service) toSignupJSON(v Signup) signupJSON {
	out := signupJSON{
		ID: v.ID, Status: v.Status, Email: maskEmail(v.Email), Slug: v.Slug, ChainName: v.ChainName, ExpiresAt: v.ExpiresAt,
	}
	if !v.ResendAt.IsZero() {
		out.ResendAt = &v.ResendAt
	}
	if v.Status == SignupOpened {
		out.URL = s.Addresses.Tenant(v.Slug)
	}
	return out
}

// maskEmail keeps what its owner recognises: "p•••@example.com".
func maskEmail(email string) string {
	local, domain, _ := strings.Cut(email, "@")
	first := []rune(local)
	return string(first[:min(len(first), 1)]) + "•••@" + domain
}

func (s *Service) getSignup(ctx context.Context, in *signupIDInput) (*signupStateOutput, error) {
	v, err := s.Signup(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	return &signupStateOutput{s.toSignupJSON(v)}, nil
}

func (s *Service) postResend(ctx context.Context, in *signupIDInput) (*signupStateOutput, error) {
	v, err := s.ResendCode(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	return &signupStateOutput{s.toSignupJSON(v)}, nil
}

type verifyInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Code string `json:"code" maxLength:"20" example:"123456"`
	}
}

type verifyOutput struct {
	Body struct {
		URL  string `json:"url"`
		Slug string `json:"slug"`
	}
}

func (s *Service) postVerify(ctx context.Context, in *verifyInput) (*verifyOutput, error) {
	code := strings.Join(strings.Fields(in.Body.Code), "") // mails and people put blanks in
	opened, err := s.VerifySignup(ctx, in.ID, code)
	if err != nil {
		return nil, err
	}
	out := &verifyOutput{}
	out.Body.URL, out.Body.Slug = opened.URL, opened.Slug
	return out, nil
}
