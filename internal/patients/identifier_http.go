package patients

import (
	"context"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
)

func (s *Service) identifierRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/patients/{id}/identifiers", ID: "add-patient-identifier", Tag: "patients", Permission: access.PatientsWrite,
		Status: http.StatusCreated, Summary: "Keep a national id or health card, encrypted",
	}, s.postIdentifier)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/patients/{id}/identifiers/{eid}/reveal", ID: "reveal-patient-identifier", Tag: "patients",
		Permission: access.PatientsSensitive, Summary: "The whole identifier; the look is recorded",
	}.InAnyState(), s.revealIdentifier)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/patients/{id}/identifiers/{eid}/remove", ID: "remove-patient-identifier", Tag: "patients",
		Permission: access.PatientsWrite, Summary: "Forget an identifier",
	}, s.removeIdentifier)
}

type patientIdentifierJSON struct {
	ID        uuid.UUID `json:"id"`
	Kind      string    `json:"kind"`
	Tail      string    `json:"tail" doc:"Its last letters; the rest is masked"`
	CreatedAt time.Time `json:"created_at"`
}

func identifierToJSON(x Identifier) patientIdentifierJSON { return patientIdentifierJSON(x) }

// madeOutput is the id of what was added to a record.
type madeOutput struct {
	Body struct {
		ID uuid.UUID `json:"id"`
	}
}

func made(id uuid.UUID, err error) (*madeOutput, error) {
	if err != nil {
		return nil, err
	}
	out := &madeOutput{}
	out.Body.ID = id
	return out, nil
}

type identifierInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Kind  string `json:"kind" maxLength:"40"`
		Value string `json:"value" maxLength:"200"`
	}
}

func (s *Service) postIdentifier(ctx context.Context, in *identifierInput) (*madeOutput, error) {
	return made(s.AddIdentifier(ctx, in.ID, in.Body.Kind, in.Body.Value))
}

// partInput is one thing of a record.
type partInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Part uuid.UUID `path:"eid" format:"uuid"`
}

type revealInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Part uuid.UUID `path:"eid" format:"uuid"`
	Body struct {
		Reason string `json:"reason,omitempty" maxLength:"400"`
	}
}

type revealOutput struct {
	Body struct {
		Value string `json:"value"`
	}
}

func revealed(value string, err error) (*revealOutput, error) {
	if err != nil {
		return nil, err
	}
	out := &revealOutput{}
	out.Body.Value = value
	return out, nil
}

func (s *Service) revealIdentifier(ctx context.Context, in *revealInput) (*revealOutput, error) {
	return revealed(s.RevealIdentifier(ctx, in.ID, in.Part, in.Body.Reason))
}

func (s *Service) removeIdentifier(ctx context.Context, in *partInput) (*struct{}, error) {
	return nil, s.RemoveIdentifier(ctx, in.ID, in.Part)
}
