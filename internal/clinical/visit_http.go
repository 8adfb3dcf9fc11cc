package clinical

import (
	"context"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

func (s *Service) visitRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/visits", ID: "open-visit", Tag: "clinical", Permission: access.NotesWrite,
		Status: http.StatusCreated, Idempotent: true, Summary: "Open a visit of somebody who walked in",
	}, s.postVisit)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/visits/{id}", ID: "get-visit", Tag: "clinical", Permission: access.VisitsRead, Summary: "One visit",
	}, s.getVisit)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/visits/{id}/close", ID: "close-visit", Tag: "clinical", Permission: access.NotesWrite,
		Summary: "End a visit that has no appointment to complete",
	}, s.closeVisit)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/patients/{id}/visits", ID: "list-patient-visits", Tag: "clinical", Permission: access.VisitsRead,
		Summary: "A patient's visits, the newest first",
	}, s.listVisits)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/my-day", ID: "get-my-day", Tag: "clinical", Permission: access.NotesRead,
		Summary: "A practitioner's patients of a day, with what is not signed yet",
	}, s.getMyDay)
}

type visitJSON struct {
	ID                 uuid.UUID  `json:"id"`
	BranchID           uuid.UUID  `json:"branch_id"`
	BranchName         string     `json:"branch_name"`
	TimeZone           string     `json:"time_zone"`
	PatientID          uuid.UUID  `json:"patient_id"`
	PatientName        string     `json:"patient_name"`
	PatientNumber      int64      `json:"patient_number"`
	PatientBirthDate   *string    `json:"patient_birth_date" format:"date"`
	PractitionerID     uuid.UUID  `json:"practitioner_id"`
	PractitionerName   string     `json:"practitioner_name"`
	PractitionerMember *uuid.UUID `json:"practitioner_member_id"`
	AppointmentID      *uuid.UUID `json:"appointment_id"`
	ServiceID          *uuid.UUID `json:"service_id"`
	ServiceName        string     `json:"service_name"`
	State              string     `json:"state" enum:"open,closed"`
	OpenedAt           time.Time  `json:"opened_at"`
	ClosedAt           *time.Time `json:"closed_at"`
	Version            int64      `json:"version"`
}

func toVisitJSON(v Visit) visitJSON {
	return visitJSON{
		ID: v.ID, BranchID: v.Branch, BranchName: v.BranchName, TimeZone: v.Zone, PatientID: v.Patient, PatientName: v.PatientName,
		PatientNumber: v.PatientNumber, PatientBirthDate: dateText(v.PatientBirthDate), PractitionerID: v.Practitioner,
		PractitionerName: v.PractitionerName, PractitionerMember: v.PractitionerMember, AppointmentID: v.Appointment, ServiceID: v.Service,
		ServiceName: v.ServiceName, State: visitState(v.Open), OpenedAt: inZone(v.OpenedAt, v.Zone), ClosedAt: inZoneOrNil(v.ClosedAt, v.Zone),
		Version: v.Version,
	}
}

func visitState(open bool) string {
	if open {
		return "open"
	}
	return "closed"
}

type visitOutput struct{ Body visitJSON }

func visitAnswer(v Visit, err error) (*visitOutput, error) {
	if err != nil {
		return nil, err
	}
	return &visitOutput{toVisitJSON(v)}, nil
}

type postVisitInput struct {
	Body struct {
		BranchID       uuid.UUID  `json:"branch_id"`
		PatientID      uuid.UUID  `json:"patient_id"`
		PractitionerID *uuid.UUID `json:"practitioner_id,omitempty" doc:"Left out: the one who asks"`
		ServiceID      *uuid.UUID `json:"service_id,omitempty"`
	}
}

func (s *Service) postVisit(ctx context.Context, in *postVisitInput) (*visitOutput, error) {
	b := in.Body
	return visitAnswer(s.OpenWalkIn(ctx, NewVisit{Branch: b.BranchID, Patient: b.PatientID, Practitioner: b.PractitionerID, Service: b.ServiceID}))
}

func (s *Service) getVisit(ctx context.Context, in *idInput) (*visitOutput, error) {
	return visitAnswer(s.Visit(ctx, in.ID))
}

func (s *Service) closeVisit(ctx context.Context, in *idInput) (*visitOutput, error) {
	return visitAnswer(s.CloseVisit(ctx, in.ID))
}

type visitLineJSON struct {
	ID               uuid.UUID  `json:"id"`
	BranchID         uuid.UUID  `json:"branch_id"`
	BranchName       string     `json:"branch_name"`
	TimeZone         string     `json:"time_zone"`
	AppointmentID    *uuid.UUID `json:"appointment_id"`
	PractitionerID   uuid.UUID  `json:"practitioner_id"`
	PractitionerName string     `json:"practitioner_name"`
	ServiceName      string     `json:"service_name"`
	State            string     `json:"state" enum:"open,closed"`
	OpenedAt         time.Time  `json:"opened_at"`
	ClosedAt         *time.Time `json:"closed_at"`
	Notes            int64      `json:"notes"`
	Unsigned         int64      `json:"unsigned"`
}

func toVisitLineJSON(v VisitLine) visitLineJSON {
	return visitLineJSON{
		ID: v.ID, BranchID: v.BranchID, BranchName: v.BranchName, TimeZone: v.TimeZone, AppointmentID: v.AppointmentID,
		PractitionerID: v.PractitionerID, PractitionerName: v.PractitionerName, ServiceName: v.ServiceName, State: v.State,
		OpenedAt: inZone(v.OpenedAt, v.TimeZone), ClosedAt: inZoneOrNil(v.ClosedAt, v.TimeZone), Notes: v.Notes, Unsigned: v.Unsigned,
	}
}

type pagedInput struct {
	ID     uuid.UUID `path:"id" format:"uuid"`
	Limit  int       `query:"limit" default:"20" minimum:"1" maximum:"100"`
	Cursor string    `query:"cursor"`
}

type visitsOutput struct {
	Body httpserver.Page[visitLineJSON]
}

func (s *Service) listVisits(ctx context.Context, in *pagedInput) (*visitsOutput, error) {
	var after Place
	if err := httpserver.DecodeCursor(in.Cursor, &after); err != nil {
		return nil, err
	}
	found, err := s.VisitsOf(ctx, in.ID, in.Limit+1, after)
	if err != nil {
		return nil, err
	}
	page := httpserver.NewPage(mapped(found, toVisitLineJSON), in.Limit, func(v visitLineJSON) any { return Place{v.OpenedAt.UTC(), v.ID} })
	return &visitsOutput{page}, nil
}

type turnJSON struct {
	AppointmentID *uuid.UUID `json:"appointment_id"`
	BranchID      uuid.UUID  `json:"branch_id"`
	TimeZone      string     `json:"time_zone"`
	Status        string     `json:"status" enum:"requested,held,payment_pending,confirmed,arrived,in_service,completed,cancelled,no_show"`
	StartsAt      time.Time  `json:"starts_at"`
	EndsAt        *time.Time `json:"ends_at"`
	PatientID     uuid.UUID  `json:"patient_id"`
	PatientName   string     `json:"patient_name"`
	ServiceName   string     `json:"service_name"`
	ServiceColor  string     `json:"service_color"`
	VisitID       *uuid.UUID `json:"visit_id"`
	Notes         int64      `json:"notes"`
	Unsigned      int64      `json:"unsigned"`
}

func toTurnJSON(t Turn) turnJSON {
	return turnJSON{
		AppointmentID: t.Appointment, BranchID: t.Branch, TimeZone: t.Zone, Status: t.Status, StartsAt: inZone(t.StartsAt, t.Zone),
		EndsAt: inZoneOrNil(t.EndsAt, t.Zone), PatientID: t.Patient, PatientName: t.PatientName, ServiceName: t.ServiceName,
		ServiceColor: t.ServiceColor, VisitID: t.Visit, Notes: t.Notes, Unsigned: t.Unsigned,
	}
}

type myDayInput struct {
	Date           string `query:"date" required:"true" doc:"2026-11-24, by the wall of each branch"`
	PractitionerID string `query:"practitioner_id" format:"uuid" doc:"Left out: the one who asks"`
}

type myDayOutput struct {
	Body struct {
		Items []turnJSON `json:"items" nullable:"false"`
	}
}

func (s *Service) getMyDay(ctx context.Context, in *myDayInput) (*myDayOutput, error) {
	date, err := packs.ParseDate(in.Date)
	if err != nil {
		return nil, ErrInvalid.With(fault.Field{Pointer: "query/date", Code: "invalid", Detail: "Write the date as 2026-11-24."})
	}
	turns, err := s.Day(ctx, optionalID(in.PractitionerID), date)
	if err != nil {
		return nil, err
	}
	out := &myDayOutput{}
	out.Body.Items = mapped(turns, toTurnJSON)
	return out, nil
}
