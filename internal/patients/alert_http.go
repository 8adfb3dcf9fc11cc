package patients

import (
	"context"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
)

func (s *Service) alertRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/patients/{id}/alerts", ID: "add-patient-alert", Tag: "patients", Permission: access.PatientsWrite,
		Status: http.StatusCreated, Summary: "Show words to everybody who sees the patient",
	}, s.postAlert)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/patients/{id}/alerts/{eid}/remove", ID: "remove-patient-alert", Tag: "patients",
		Permission: access.PatientsWrite, Summary: "End an alert",
	}, s.removeAlert)
}

type patientAlertJSON struct {
	ID        uuid.UUID `json:"id"`
	Text      string    `json:"text"`
	Severity  string    `json:"severity" enum:"critical,warning,notice"`
	ExpiresOn *string   `json:"expires_on" format:"date" doc:"The last day it is shown"`
	CreatedAt time.Time `json:"created_at"`
}

func alertToJSON(a Alert) patientAlertJSON {
	return patientAlertJSON{a.ID, a.Text, a.Severity, dayJSON(a.ExpiresOn), a.CreatedAt}
}

type alertInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Text      string `json:"text" maxLength:"400"`
		Severity  string `json:"severity" enum:"critical,warning,notice"`
		ExpiresOn string `json:"expires_on,omitempty" doc:"2006-01-02, the last day it is shown"`
	}
}

func (s *Service) postAlert(ctx context.Context, in *alertInput) (*madeOutput, error) {
	last, err := optionalDate(&in.Body.ExpiresOn, "/expires_on", ErrAlertInvalid)
	if err != nil {
		return nil, err
	}
	return made(s.AddAlert(ctx, in.ID, Alert{Text: in.Body.Text, Severity: in.Body.Severity, ExpiresOn: last}))
}

func (s *Service) removeAlert(ctx context.Context, in *partInput) (*struct{}, error) {
	return nil, s.RemoveAlert(ctx, in.ID, in.Part)
}
