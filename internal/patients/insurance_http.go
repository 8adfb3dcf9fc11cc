package patients

import (
	"context"
	"net/http"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
)

func (s *Service) insuranceRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/patients/{id}/insurances", ID: "add-patient-insurance", Tag: "patients", Permission: access.PatientsWrite,
		Status: http.StatusCreated, Summary: "Keep who insures a patient, the member number encrypted",
	}, s.postInsurance)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/patients/{id}/insurances/{eid}/reveal", ID: "reveal-patient-insurance", Tag: "patients",
		Permission: access.PatientsSensitive, Summary: "The whole member number; the look is recorded",
	}.InAnyState(), s.revealInsurance)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/patients/{id}/insurances/{eid}/remove", ID: "remove-patient-insurance", Tag: "patients",
		Permission: access.PatientsWrite, Summary: "Forget an insurance",
	}, s.removeInsurance)
}

type patientInsuranceJSON struct {
	ID        uuid.UUID `json:"id"`
	Payer     string    `json:"payer"`
	Plan      string    `json:"plan"`
	Tail      string    `json:"tail" doc:"The member number's last letters; the rest is masked"`
	ValidFrom *string   `json:"valid_from" format:"date"`
	ValidTo   *string   `json:"valid_to" format:"date"`
}

func insuranceToJSON(x Insurance) patientInsuranceJSON {
	return patientInsuranceJSON{x.ID, x.Payer, x.Plan, x.Tail, dayJSON(x.ValidFrom), dayJSON(x.ValidTo)}
}

type insuranceInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Payer     string `json:"payer" maxLength:"400"`
		Plan      string `json:"plan,omitempty" maxLength:"400"`
		Member    string `json:"member" maxLength:"400" doc:"The member number"`
		ValidFrom string `json:"valid_from,omitempty" doc:"2006-01-02"`
		ValidTo   string `json:"valid_to,omitempty" doc:"2006-01-02, the last day"`
	}
}

func (s *Service) postInsurance(ctx context.Context, in *insuranceInput) (*madeOutput, error) {
	n := NewInsurance{Payer: in.Body.Payer, Plan: in.Body.Plan, Member: in.Body.Member}
	var err error
	if n.ValidFrom, err = optionalDate(&in.Body.ValidFrom, "/valid_from", ErrInsuranceInvalid); err != nil {
		return nil, err
	}
	if n.ValidTo, err = optionalDate(&in.Body.ValidTo, "/valid_to", ErrInsuranceInvalid); err != nil {
		return nil, err
	}
	return made(s.AddInsurance(ctx, in.ID, n))
}

func (s *Service) revealInsurance(ctx context.Context, in *revealInput) (*revealOutput, error) {
	return revealed(s.RevealInsurance(ctx, in.ID, in.Part, in.Body.Reason))
}

func (s *Service) removeInsurance(ctx context.Context, in *partInput) (*struct{}, error) {
	return nil, s.RemoveInsurance(ctx, in.ID, in.Part)
}
