package scheduling

import (
	"context"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
)

func (s *Service) appointmentRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/appointments", ID: "book-appointment", Tag: "appointments", Permission: access.AppointmentsBook,
		Status: http.StatusCreated, Idempotent: true, Summary: "Book a patient",
	}, s.postAppointment)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/appointments", ID: "list-appointments", Tag: "appointments", Permission: access.AppointmentsRead,
		Summary: "Appointments by start",
	}, s.listAppointments)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/appointments/{id}", ID: "get-appointment", Tag: "appointments", Permission: access.AppointmentsRead,
		Summary: "One appointment",
	}, s.getAppointment)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/appointments/{id}/move", ID: "move-appointment", Tag: "appointments", Permission: access.AppointmentsBook,
		Summary: "Give it another time, practitioner or room",
	}, s.moveAppointment)
	s.actRoutes(api)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/appointments/{id}/moves", ID: "list-appointment-moves", Tag: "appointments", Permission: access.AppointmentsRead,
		Summary: "What happened to it: who, when, why, from where to where",
	}, s.listMoves)
}

type namedJSON struct {
	ID   uuid.UUID `json:"id"`
	Name string    `json:"name"`
}

type serviceRefJSON struct {
	ID    uuid.UUID `json:"id"`
	Name  string    `json:"name"`
	Color string    `json:"color"`
}

type patientRefJSON struct {
	ID    uuid.UUID `json:"id"`
	Name  string    `json:"name"`
	Phone string    `json:"phone"`
}

type appointmentJSON struct {
	ID           uuid.UUID      `json:"id"`
	BranchID     uuid.UUID      `json:"branch_id"`
	Service      serviceRefJSON `json:"service"`
	Practitioner namedJSON      `json:"practitioner"`
	Room         *namedJSON     `json:"room"`
	Patient      patientRefJSON `json:"patient"`
	Status       string         `json:"status" enum:"requested,held,payment_pending,confirmed,arrived,in_service,completed,cancelled,no_show"`
	StartsAt     time.Time      `json:"starts_at"`
	EndsAt       time.Time      `json:"ends_at"`
	StartLocal   string         `json:"start_local"`
	EndLocal     string         `json:"end_local"`
	Source       string         `json:"source" enum:"call,walk_in,website,referral,ad,staff"`
	UTMSource    string         `json:"utm_source"`
	UTMMedium    string         `json:"utm_medium"`
	UTMCampaign  string         `json:"utm_campaign"`
	Referrer     string         `json:"referrer" doc:"Who or what sent the patient"`
	Note         string         `json:"note"`
	CancelReason string         `json:"cancel_reason" doc:"In words; may be empty beside a code"`
	CancelCode   string         `json:"cancel_code" enum:",patient_ill,patient_schedule,clinic,weather,other"`
	CancelledBy  string         `json:"cancelled_by" enum:",patient,clinic"`
	Late         bool           `json:"cancelled_late" doc:"By the patient, within the notice the branch asked for"`
	ArrivedAt    *time.Time     `json:"arrived_at"`
	StartedAt    *time.Time     `json:"started_at"`
	CompletedAt  *time.Time     `json:"completed_at"`
	CancelledAt  *time.Time     `json:"cancelled_at"`
	ConfirmedAt  *time.Time     `json:"confirmed_by_patient_at" doc:"When the patient said yes to this time"`
	CreatedAt    time.Time      `json:"created_at"`
	Version      int64          `json:"version"`
}

// appointmentJSON shows times in the zone of the branch.
func (s *Service) appointmentJSON(a Appointment) appointmentJSON {
	zone, err := s.zone(a.Zone)
	if err != nil {
		zone = time.UTC
	}
	out := appointmentJSON{
		ID: a.ID, BranchID: a.Branch, Service: serviceRefJSON(a.Service), Practitioner: namedJSON{a.Practitioner.ID, a.Practitioner.Name},
		Patient: patientRefJSON{a.Patient.ID, a.Patient.Name, a.Phone}, Status: string(a.Status), StartsAt: a.StartsAt.In(zone),
		EndsAt: a.EndsAt.In(zone), StartLocal: localTime(a.StartsAt, zone), EndLocal: localTime(a.EndsAt, zone), Source: a.Source,
		UTMSource: a.Campaign.Source, UTMMedium: a.Campaign.Medium, UTMCampaign: a.Campaign.Name, Referrer: a.Referrer, Note: a.Note,
		CancelReason: a.Cancelled.Reason, CancelCode: string(a.Cancelled.Code), CancelledBy: a.Cancelled.By, Late: a.Cancelled.Late,
		ArrivedAt: a.ArrivedAt, StartedAt: a.StartedAt, CompletedAt: a.CompletedAt, CancelledAt: a.CancelledAt,
		ConfirmedAt: a.ConfirmedByPatientAt, CreatedAt: a.CreatedAt, Version: a.Version,
	}
	if a.Room != nil {
		out.Room = &namedJSON{a.Room.ID, a.Room.Name}
	}
	return out
}

type appointmentOutput struct {
	ETag string `header:"ETag"`
	Body appointmentJSON
}

func (s *Service) answer(a Appointment, err error) (*appointmentOutput, error) {
	if err != nil {
		return nil, err
	}
	return &appointmentOutput{ETag: httpserver.ETag(a.Version), Body: s.appointmentJSON(a)}, nil
}

type postAppointmentInput struct {
	Body struct {
		BranchID       uuid.UUID  `json:"branch_id"`
		ServiceID      uuid.UUID  `json:"service_id"`
		PractitionerID uuid.UUID  `json:"practitioner_id"`
		RoomID         *uuid.UUID `json:"room_id,omitempty" doc:"Left out: any of the kind that the service needs"`
		PatientID      uuid.UUID  `json:"patient_id"`
		StartLocal     string     `json:"start_local,omitempty" doc:"2026-11-24T09:30, by the wall of the branch"`
		StartsAt       *time.Time `json:"starts_at,omitempty"`
		HoldToken      string     `json:"hold_token,omitempty"`
		Source         string     `json:"source,omitempty" enum:"call,walk_in,website,referral,ad,staff" doc:"staff where it is left out"`
		UTMSource      string     `json:"utm_source,omitempty" maxLength:"100"`
		UTMMedium      string     `json:"utm_medium,omitempty" maxLength:"100"`
		UTMCampaign    string     `json:"utm_campaign,omitempty" maxLength:"100"`
		Referrer       string     `json:"referrer,omitempty" maxLength:"200" doc:"Who or what sent the patient"`
		Note           string     `json:"note,omitempty" maxLength:"2000"`
	}
}

func (s *Service) postAppointment(ctx context.Context, in *postAppointmentInput) (*appointmentOutput, error) {
	b := in.Body
	return s.answer(s.Book(ctx, NewAppointment{
		Branch: b.BranchID, Service: b.ServiceID, Practitioner: b.PractitionerID, Patient: b.PatientID, Room: b.RoomID,
		When: When{b.StartLocal, b.StartsAt}, HoldToken: b.HoldToken, Note: b.Note,
		Source: b.Source, Campaign: Campaign{b.UTMSource, b.UTMMedium, b.UTMCampaign}, Referrer: b.Referrer,
	}))
}

type appointmentIDInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match"`
}

func (s *Service) getAppointment(ctx context.Context, in *appointmentIDInput) (*appointmentOutput, error) {
	return s.answer(s.Appointment(ctx, in.ID))
}

type moveInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match"`
	Body    struct {
		StartLocal     string     `json:"start_local,omitempty"`
		StartsAt       *time.Time `json:"starts_at,omitempty"`
		PractitionerID *uuid.UUID `json:"practitioner_id,omitempty"`
		RoomID         *uuid.UUID `json:"room_id,omitempty"`
		Reason         string     `json:"reason" maxLength:"500"`
	}
}

func (s *Service) moveAppointment(ctx context.Context, in *moveInput) (*appointmentOutput, error) {
	b := in.Body
	return s.answer(s.Move(ctx, in.ID, Move{
		When: When{b.StartLocal, b.StartsAt}, Practitioner: b.PractitionerID, Room: b.RoomID, Reason: b.Reason, IfMatch: in.IfMatch,
	}))
}

type listAppointmentsInput struct {
	BranchID  string `query:"branch_id" format:"uuid"`
	PatientID string `query:"patient_id" format:"uuid"`
	From      string `query:"from" doc:"2026-11-24, by the wall of the branch, or 2026-11-24T00:00:00+05:30; starts at or after"`
	To        string `query:"to" doc:"The same; starts on or before that day, or before that instant"`
	Limit     int    `query:"limit" default:"50" minimum:"1" maximum:"200"`
	Cursor    string `query:"cursor"`
}

type listAppointmentsOutput struct {
	Body httpserver.Page[appointmentJSON]
}

func (s *Service) listAppointments(ctx context.Context, in *listAppointmentsInput) (*listAppointmentsOutput, error) {
	var faults fault.Fields
	f := AppointmentFilter{Branch: optionalID(in.BranchID), Patient: optionalID(in.PatientID), Limit: in.Limit + 1}
	f.From, f.First = moment(&faults, "query/from", in.From)
	f.To, f.Last = moment(&faults, "query/to", in.To)
	if err := faults.Err(ErrInvalid); err != nil {
		return nil, err
	}
	if err := httpserver.DecodeCursor(in.Cursor, &f.After); err != nil {
		return nil, err
	}
	found, err := s.Appointments(ctx, f)
	if err != nil {
		return nil, err
	}
	page := httpserver.NewPage(mapped(found, s.appointmentJSON), in.Limit, func(a appointmentJSON) any { return Cursor{a.StartsAt.UTC(), a.ID} })
	return &listAppointmentsOutput{page}, nil
}

// moment reads an instant, or a date.
func moment(faults *fault.Fields, pointer, text string) (*time.Time, *availability.Date) {
	if text == "" {
		return nil, nil
	}
	if t, err := time.Parse(time.RFC3339, text); err == nil {
		return &t, nil
	}
	d, err := availability.ParseDate(text)
	faults.Check(err == nil, pointer, "invalid", "Write a date or an instant with its offset.")
	return nil, &d
}
