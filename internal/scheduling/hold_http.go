package scheduling

import (
	"context"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/ratelimit"
)

func (s *Service) holdRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/holds", ID: "hold-slot", Tag: "appointments", Permission: access.AppointmentsBook,
		Status: http.StatusCreated, Summary: "Hold a time for five minutes while the form is open",
		Limit: ratelimit.Rule{Name: "holds", Rate: 240, Burst: 60, Period: time.Minute},
	}, s.postHold)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/holds/keep", ID: "keep-hold", Tag: "appointments", Permission: access.AppointmentsBook,
		Summary: "Hold it for five minutes more",
	}, s.keepHold)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/holds/release", ID: "release-hold", Tag: "appointments", Permission: access.AppointmentsBook,
		Summary: "Give a held time back",
	}, s.releaseHold)
}

type holdJSON struct {
	Token     string    `json:"token"`
	ExpiresAt time.Time `json:"expires_at"`
	Enforced  bool      `json:"enforced" doc:"false: others may book it meanwhile"`
}

type holdOutput struct{ Body holdJSON }

func holdAnswer(h Hold, err error) (*holdOutput, error) {
	if err != nil {
		return nil, err
	}
	return &holdOutput{holdJSON(h)}, nil
}

type postHoldInput struct {
	Body struct {
		BranchID       uuid.UUID  `json:"branch_id"`
		ServiceID      uuid.UUID  `json:"service_id"`
		PractitionerID uuid.UUID  `json:"practitioner_id"`
		RoomID         *uuid.UUID `json:"room_id,omitempty"`
		StartLocal     string     `json:"start_local,omitempty" doc:"2026-11-24T09:30, by the wall of the branch"`
		StartsAt       *time.Time `json:"starts_at,omitempty"`
	}
}

func (s *Service) postHold(ctx context.Context, in *postHoldInput) (*holdOutput, error) {
	b := in.Body
	return holdAnswer(s.Hold(ctx, NewHold{b.BranchID, b.ServiceID, b.PractitionerID, b.RoomID, When{b.StartLocal, b.StartsAt}, false}))
}

type tokenInput struct {
	Body struct {
		Token string `json:"token" maxLength:"64"`
	}
}

func (s *Service) keepHold(ctx context.Context, in *tokenInput) (*holdOutput, error) {
	return holdAnswer(s.KeepHold(ctx, in.Body.Token))
}

func (s *Service) releaseHold(ctx context.Context, in *tokenInput) (*struct{}, error) {
	s.ReleaseHold(ctx, in.Body.Token)
	return nil, nil //nolint:nilnil // answers 204
}
