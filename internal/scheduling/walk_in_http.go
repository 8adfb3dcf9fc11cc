package scheduling

import (
	"context"
	"net/http"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
)

func (s *Service) walkInRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/walk-ins", ID: "add-walk-in", Tag: "appointments", Permission: access.AppointmentsBook,
		Status: http.StatusCreated, Idempotent: true, Summary: "Book somebody who is here for the first free time of today",
	}, s.postWalkIn)
}

type walkInInput struct {
	Body struct {
		BranchID       uuid.UUID  `json:"branch_id"`
		ServiceID      uuid.UUID  `json:"service_id"`
		PatientID      uuid.UUID  `json:"patient_id"`
		PractitionerID *uuid.UUID `json:"practitioner_id,omitempty" doc:"Left out: whoever is free first"`
		Note           string     `json:"note,omitempty" maxLength:"2000"`
	}
}

func (s *Service) postWalkIn(ctx context.Context, in *walkInInput) (*appointmentOutput, error) {
	b := in.Body
	return s.answer(s.WalkIn(ctx, WalkIn{b.BranchID, b.ServiceID, b.PatientID, b.PractitionerID, b.Note}))
}
