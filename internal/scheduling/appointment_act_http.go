package scheduling

import (
	"context"
	"net/http"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

func (s *Service) actRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/appointments/{id}/cancel", ID: "cancel-appointment", Tag: "appointments", Permission: access.AppointmentsCancel,
		Summary: "Cancel it; its time is free again",
	}, s.cancelAppointment)
	for _, x := range []struct {
		act, summary string
		permission   principal.Permission
		do           func(ctx context.Context, appointment uuid.UUID, ifMatch string) (Appointment, error)
	}{
		{"reinstate", "Take a cancellation back, if the time is still free", access.AppointmentsCancel, s.Reinstate},
		{"arrive", "The patient is here", access.AppointmentsBook, s.Arrive},
		{"start", "The practitioner has called the patient in", access.AppointmentsBook, s.Start},
		{"complete", "The visit is over", access.AppointmentsBook, s.Complete},
		{"no-show", "The patient did not come; only once the branch's grace has passed", access.AppointmentsBook, s.NoShow},
		{"confirm", "The patient says they will come", access.AppointmentsBook, s.Confirm},
		{"undo", "Take the last arrival, start, completion, no-show or confirmation back, within three minutes", access.AppointmentsBook, s.Undo},
	} {
		httpserver.Register(api, httpserver.Op{
			Method: http.MethodPost, Path: "/appointments/{id}/" + x.act, ID: x.act + "-appointment", Tag: "appointments", Permission: x.permission,
			Summary: x.summary,
		}, func(ctx context.Context, in *appointmentIDInput) (*appointmentOutput, error) {
			return s.answer(x.do(ctx, in.ID, in.IfMatch))
		})
	}
}

type cancelInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match"`
	Body    struct {
		Code   string `json:"code,omitempty" enum:"patient_ill,patient_schedule,clinic,weather,other" doc:"other where it is left out"`
		By     string `json:"by,omitempty" enum:"patient,clinic" doc:"Left out: who the code speaks of"`
		Reason string `json:"reason,omitempty" maxLength:"500" doc:"Required where the code is other"`
	}
}

func (s *Service) cancelAppointment(ctx context.Context, in *cancelInput) (*appointmentOutput, error) {
	c := Cancellation{Code: CancelCode(in.Body.Code), Reason: in.Body.Reason, By: in.Body.By}
	return s.answer(s.Cancel(ctx, in.ID, c, in.IfMatch))
}
