package scheduling

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/ratelimit"
	"github.com/praxis-clinic/praxis/internal/patients"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
)

// Each address may look often, and act as often as a family that books for all.
var (
	looks     = ratelimit.Rule{Name: "booking-look", Rate: 120, Burst: 60, Period: time.Minute}
	acts      = ratelimit.Rule{Name: "booking-act", Rate: 30, Burst: 15, Period: time.Minute}
	holdsRule = ratelimit.Rule{Name: "booking-hold", Rate: 40, Burst: 20, Period: 5 * time.Minute}
	codes     = ratelimit.Rule{Name: "booking-code", Rate: 20, Burst: 10, Period: 10 * time.Minute}
)

func (s *Service) onlineRoutes(api *httpserver.API) {
	op := func(method, path, id, summary string, limit ratelimit.Rule) httpserver.Op {
		return httpserver.Op{
			Method: method, Path: path, ID: id, Summary: summary, Tag: "online booking", Permission: httpserver.Public, Limit: limit, MaxBody: 16 << 10,
		}
	}
	httpserver.Register(api, op(http.MethodGet, "/booking", "get-booking-page", "What patients may book here themselves, where and with whom", looks), s.getFront)
	httpserver.Register(api, op(http.MethodGet, "/booking/slots", "list-booking-slots", "Times that patients may book themselves, by day", looks), s.listFrontSlots)
	httpserver.Register(api, op(http.MethodPost, "/booking/holds", "hold-booking-slot", "Hold a time for five minutes while the form is open", holdsRule), s.postFrontHold)
	httpserver.Register(api, op(http.MethodPost, "/booking/holds/keep", "keep-booking-hold", "Hold it for five minutes more", looks), s.keepFrontHold)
	httpserver.Register(api, op(http.MethodPost, "/booking/holds/release", "release-booking-hold", "Give a held time back", looks), s.releaseFrontHold)
	httpserver.Register(api, op(http.MethodPost, "/booking/requests", "ask-to-book", "Ask for a time; a code goes to the e-mail address", codes), s.postRequest)
	httpserver.Register(api, op(http.MethodPost, "/booking/requests/{id}/resend", "resend-booking-code", "Mail a new code; the old one is void", codes), s.resendRequest)
	httpserver.Register(api, op(http.MethodPost, "/booking/requests/{id}/verify", "verify-booking", "Book, with the code that was mailed", acts), s.verifyRequest)
	httpserver.Register(api, op(http.MethodGet, "/booking/visits/{token}", "get-booked-visit", "The appointment of a link", looks), s.getVisit)
	httpserver.Register(api, op(http.MethodGet, "/booking/visits/{token}/slots", "list-visit-slots", "Times to which it can be moved", looks), s.listVisitSlots)
	httpserver.Register(api, op(http.MethodGet, "/booking/visits/{token}/calendar.ics", "get-visit-calendar", "It as a file for the patient's own calendar", looks), s.getVisitFile)
	httpserver.Register(api, op(http.MethodPost, "/booking/visits/{token}/confirm", "confirm-visit", "The patient will come", acts).InAnyState(), s.confirmVisit)
	httpserver.Register(api, op(http.MethodPost, "/booking/visits/{token}/move", "move-visit", "Give it another time, within the clinic's notice", acts), s.moveVisit)
	httpserver.Register(api, op(http.MethodPost, "/booking/visits/{token}/cancel", "cancel-visit", "Cancel it, within the clinic's notice", acts).InAnyState(), s.cancelVisit)
}

// Door is the host that was called: it alone decides whose page this is.
type Door struct{ host string }

// Resolve takes the host from the request.
func (d *Door) Resolve(hc huma.Context) []error {
	d.host = hc.Host()
	return nil
}

func (s *Service) enter(ctx context.Context, d Door) (context.Context, platform.Tenant, error) {
	return s.visitor(ctx, d.host, httpserver.ClientIP(ctx), httpserver.RequestID(ctx))
}

type frontBranchJSON struct {
	ID          uuid.UUID        `json:"id"`
	Name        string           `json:"name"`
	Phone       string           `json:"phone"`
	Address     platform.Address `json:"address"`
	TimeZone    string           `json:"time_zone"`
	Policy      string           `json:"policy" doc:"What the patient accepts, in the language asked for"`
	HorizonDays int              `json:"horizon_days"`
}

type frontServiceJSON struct {
	ID              uuid.UUID   `json:"id"`
	Name            string      `json:"name"`
	Duration        int         `json:"duration_minutes"`
	PractitionerIDs []uuid.UUID `json:"practitioner_ids" nullable:"false" doc:"Who gives it; empty: everybody"`
}

type frontPractitionerJSON struct {
	ID        uuid.UUID   `json:"id"`
	Name      string      `json:"name"`
	Title     string      `json:"title"`
	BranchIDs []uuid.UUID `json:"branch_ids" nullable:"false"`
}

type frontJSON struct {
	Clinic        string                  `json:"clinic"`
	Country       string                  `json:"country"`
	Language      string                  `json:"language" doc:"The clinic's own"`
	Branches      []frontBranchJSON       `json:"branches" nullable:"false"`
	Services      []frontServiceJSON      `json:"services" nullable:"false"`
	Practitioners []frontPractitionerJSON `json:"practitioners" nullable:"false"`
	Form          string                  `json:"form" doc:"Goes back with the form"`
}

type frontInput struct {
	Door
	Language string `query:"language" enum:"en,hi,ar,fr" default:"en"`
}

type frontOutput struct{ Body frontJSON }

func (s *Service) getFront(ctx context.Context, in *frontInput) (*frontOutput, error) {
	ctx, clinic, err := s.enter(ctx, in.Door)
	if err != nil {
		return nil, err
	}
	f, err := s.Front(ctx, clinic, in.Language)
	if err != nil {
		return nil, err
	}
	return &frontOutput{frontJSON{
		Clinic: clinic.Name, Country: clinic.Country, Language: clinic.Language, Form: f.Form,
		Branches: mapped(f.Branches, func(b FrontBranch) frontBranchJSON {
			return frontBranchJSON{b.ID, b.Name, b.Phone, b.Address, b.TimeZone, b.Policy, b.Horizon}
		}),
		Services: mapped(f.Services, func(o Offering) frontServiceJSON {
			return frontServiceJSON{o.ID, o.PublicName(), o.Duration, listed(o.PractitionerID)}
		}),
		Practitioners: mapped(f.Practitioners, func(p FrontPractitioner) frontPractitionerJSON {
			return frontPractitionerJSON{p.ID, p.Name, p.Title, p.Branches}
		}),
	}}, nil
}

type frontSlotsInput struct {
	Door
	BranchID       uuid.UUID `query:"branch_id" required:"true" format:"uuid"`
	ServiceID      uuid.UUID `query:"service_id" required:"true" format:"uuid"`
	PractitionerID string    `query:"practitioner_id" format:"uuid" doc:"Left out: anybody who gives it"`
	From           string    `query:"from"`
	To             string    `query:"to"`
}

type frontStartJSON struct {
	StartsAt        time.Time   `json:"starts_at"`
	StartLocal      string      `json:"start_local"`
	PractitionerIDs []uuid.UUID `json:"practitioner_ids" nullable:"false"`
}

type frontDayJSON struct {
	Date   string           `json:"date" format:"date"`
	Starts []frontStartJSON `json:"starts" nullable:"false"`
}

type frontSlotsJSON struct {
	TimeZone   string         `json:"time_zone"`
	Days       []frontDayJSON `json:"days" nullable:"false"`
	NearestDay *string        `json:"nearest_day" format:"date"`
}

type frontSlotsOutput struct{ Body frontSlotsJSON }

func (s *Service) listFrontSlots(ctx context.Context, in *frontSlotsInput) (*frontSlotsOutput, error) {
	ctx, _, err := s.enter(ctx, in.Door)
	if err != nil {
		return nil, err
	}
	var faults fault.Fields
	q := SlotQuery{
		Branch: in.BranchID, Service: in.ServiceID, Practitioner: optionalID(in.PractitionerID), Online: true,
		From: optionalDate(&faults, "query/from", &in.From), To: optionalDate(&faults, "query/to", &in.To),
	}
	if err := faults.Err(ErrInvalid); err != nil {
		return nil, err
	}
	return frontSlots(s.FreeSlots(ctx, q))
}

// frontSlots shows when something is free, and never why it is not.
func frontSlots(slots Slots, err error) (*frontSlotsOutput, error) {
	if err != nil {
		return nil, err
	}
	days := mapped(slots.Days, func(d availability.Day) frontDayJSON {
		return frontDayJSON{d.Date.String(), mapped(d.Starts, func(x availability.Start) frontStartJSON {
			return frontStartJSON{x.At, x.At.Format(availability.LocalLayout), listed(x.Practitioners)}
		})}
	})
	return &frontSlotsOutput{frontSlotsJSON{slots.Zone, days, dateText(slots.Nearest)}}, nil
}

type frontHoldInput struct {
	Door
	Body struct {
		Form           string    `json:"form" maxLength:"300"`
		BranchID       uuid.UUID `json:"branch_id"`
		ServiceID      uuid.UUID `json:"service_id"`
		PractitionerID uuid.UUID `json:"practitioner_id"`
		StartsAt       time.Time `json:"starts_at"`
	}
}

func (s *Service) postFrontHold(ctx context.Context, in *frontHoldInput) (*holdOutput, error) {
	ctx, clinic, err := s.enter(ctx, in.Door)
	if err != nil {
		return nil, err
	}
	b := in.Body
	if _, err := s.Signer.Open(formPurpose, clinic.ID, b.Form); err != nil {
		return nil, ErrFormRefused
	}
	h, err := s.Hold(ctx, NewHold{Branch: b.BranchID, Service: b.ServiceID, Practitioner: b.PractitionerID, When: When{At: &b.StartsAt}, Online: true})
	return holdAnswer(h, public(err))
}

type frontTokenInput struct {
	Door
	Body struct {
		Token string `json:"token" maxLength:"64"`
	}
}

func (s *Service) keepFrontHold(ctx context.Context, in *frontTokenInput) (*holdOutput, error) {
	ctx, _, err := s.enter(ctx, in.Door)
	if err != nil {
		return nil, err
	}
	return holdAnswer(s.KeepHold(ctx, in.Body.Token))
}

func (s *Service) releaseFrontHold(ctx context.Context, in *frontTokenInput) (*struct{}, error) {
	ctx, _, err := s.enter(ctx, in.Door)
	if err == nil {
		s.ReleaseHold(ctx, in.Body.Token)
	}
	return nil, err
}

type bookingRequestInput struct {
	Door
	Body struct {
		Form           string    `json:"form" maxLength:"300"`
		Website        string    `json:"website,omitempty" maxLength:"200" doc:"Stays empty: no person sees it"`
		BranchID       uuid.UUID `json:"branch_id"`
		ServiceID      uuid.UUID `json:"service_id"`
		PractitionerID uuid.UUID `json:"practitioner_id"`
		StartsAt       time.Time `json:"starts_at"`
		HoldToken      string    `json:"hold_token,omitempty" maxLength:"64"`
		Name           string    `json:"name" maxLength:"400" doc:"The patient's"`
		Phone          string    `json:"phone" maxLength:"40"`
		Email          string    `json:"email" maxLength:"254"`
		BirthDate      string    `json:"birth_date,omitempty" doc:"2015-03-08"`
		Language       string    `json:"language" enum:"en,hi,ar,fr"`
		Booker         string    `json:"booker,omitempty" maxLength:"400" doc:"Who books for a child; left out: the patient"`
		Reason         string    `json:"reason,omitempty" maxLength:"800"`
		UTMSource      string    `json:"utm_source,omitempty" maxLength:"100"`
		UTMMedium      string    `json:"utm_medium,omitempty" maxLength:"100"`
		UTMCampaign    string    `json:"utm_campaign,omitempty" maxLength:"100"`
		Referrer       string    `json:"referrer,omitempty" maxLength:"200"`
		Policy         string    `json:"policy" maxLength:"9000" doc:"As it was shown and accepted"`
	}
}

type askedBookingJSON struct {
	ID          uuid.UUID `json:"id"`
	ExpiresAt   time.Time `json:"expires_at"`
	ResendAfter time.Time `json:"resend_after"`
}

type askedBookingOutput struct{ Body askedBookingJSON }

func askedAnswer(a AskedBooking, err error) (*askedBookingOutput, error) {
	if err != nil {
		return nil, err
	}
	return &askedBookingOutput{askedBookingJSON(a)}, nil
}

func (s *Service) postRequest(ctx context.Context, in *bookingRequestInput) (*askedBookingOutput, error) {
	ctx, clinic, err := s.enter(ctx, in.Door)
	if err != nil {
		return nil, err
	}
	b := in.Body
	var faults fault.Fields
	born := optionalDate(&faults, "/birth_date", &b.BirthDate)
	if err := faults.Err(ErrInvalid); err != nil {
		return nil, err
	}
	r := BookingRequest{
		Form: b.Form, Trap: b.Website, Branch: b.BranchID, Service: b.ServiceID, Practitioner: b.PractitionerID, StartsAt: b.StartsAt,
		HoldToken: b.HoldToken, Booker: b.Booker, Reason: b.Reason, Campaign: Campaign{b.UTMSource, b.UTMMedium, b.UTMCampaign},
		Referrer: b.Referrer, Policy: b.Policy, Patient: patients.Details{Name: b.Name, Phone: b.Phone, Email: b.Email, Language: b.Language},
	}
	if born != nil {
		day := born.Time()
		r.Patient.BirthDate = &day
	}
	return askedAnswer(s.AskToBook(ctx, clinic, r))
}

type requestIDInput struct {
	Door
	ID uuid.UUID `path:"id" format:"uuid"`
}

func (s *Service) resendRequest(ctx context.Context, in *requestIDInput) (*askedBookingOutput, error) {
	ctx, clinic, err := s.enter(ctx, in.Door)
	if err != nil {
		return nil, err
	}
	return askedAnswer(s.ResendBookingCode(ctx, clinic, in.ID))
}

type chosenJSON struct {
	StartsAt       time.Time `json:"starts_at"`
	PractitionerID uuid.UUID `json:"practitioner_id"`
	HoldToken      string    `json:"hold_token,omitempty" maxLength:"64"`
}

type verifyBookingInput struct {
	Door
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Code     string      `json:"code" maxLength:"12"`
		Language string      `json:"language,omitempty" enum:"en,hi,ar,fr"`
		Other    *chosenJSON `json:"other,omitempty" doc:"Another time, where the one asked for was taken meanwhile"`
	}
}

func (s *Service) verifyRequest(ctx context.Context, in *verifyBookingInput) (*visitOutput, error) {
	ctx, clinic, err := s.enter(ctx, in.Door)
	if err != nil {
		return nil, err
	}
	var other Chosen
	if o := in.Body.Other; o != nil {
		other = Chosen{o.StartsAt, o.PractitionerID, o.HoldToken}
	}
	a, err := s.FulfilBooking(ctx, in.ID, in.Body.Code, other)
	if err != nil {
		return nil, err
	}
	return s.visitAnswer(s.Visit(ctx, clinic, s.ManageToken(clinic.ID, a.ID, a.EndsAt), in.Body.Language))
}

type bookedVisitJSON struct {
	Token        string           `json:"token" doc:"Of the link to it; another after a move"`
	Clinic       string           `json:"clinic"`
	BranchID     uuid.UUID        `json:"branch_id"`
	Branch       string           `json:"branch"`
	Phone        string           `json:"phone"`
	Address      platform.Address `json:"address"`
	Country      string           `json:"country"`
	Service      string           `json:"service"`
	Practitioner namedJSON        `json:"practitioner"`
	Status       string           `json:"status" enum:"requested,held,payment_pending,confirmed,arrived,in_service,completed,cancelled,no_show"`
	StartsAt     time.Time        `json:"starts_at"`
	EndsAt       time.Time        `json:"ends_at"`
	StartLocal   string           `json:"start_local"`
	EndLocal     string           `json:"end_local"`
	TimeZone     string           `json:"time_zone"`
	Confirmed    bool             `json:"confirmed" doc:"The patient has said they will come"`
	Changeable   bool             `json:"changeable" doc:"It can be moved and cancelled here; else by a call"`
	NoticeHours  int              `json:"notice_hours"`
	Policy       string           `json:"policy"`
}

type visitOutput struct{ Body bookedVisitJSON }

func (s *Service) visitAnswer(v Visit, err error) (*visitOutput, error) {
	if err != nil {
		return nil, err
	}
	return &visitOutput{bookedVisitJSON{
		Token: s.ManageToken(v.Clinic.ID, v.ID, v.EndsAt), Clinic: v.Clinic.Name, BranchID: v.BranchID, Branch: v.BranchName, Phone: v.BranchPhone,
		Address: v.Branch.Address, Country: v.Branch.Country, Service: v.PublicName, Practitioner: namedJSON{v.PractitionerID, v.PractitionerName},
		Status: string(v.Status), StartsAt: v.StartsAt.In(v.Location), EndsAt: v.EndsAt.In(v.Location), StartLocal: localTime(v.StartsAt, v.Location),
		EndLocal: localTime(v.EndsAt, v.Location), TimeZone: v.Zone, Confirmed: v.ConfirmedByPatient, Changeable: v.Changeable,
		NoticeHours: v.NoticeHours, Policy: v.Policy,
	}}, nil
}

type visitInput struct {
	Door
	Token    string `path:"token" maxLength:"300"`
	Language string `query:"language" enum:"en,hi,ar,fr" default:"en"`
}

func (s *Service) getVisit(ctx context.Context, in *visitInput) (*visitOutput, error) {
	ctx, clinic, err := s.enter(ctx, in.Door)
	if err != nil {
		return nil, err
	}
	return s.visitAnswer(s.Visit(ctx, clinic, in.Token, in.Language))
}

func (s *Service) confirmVisit(ctx context.Context, in *visitInput) (*visitOutput, error) {
	ctx, clinic, err := s.enter(ctx, in.Door)
	if err != nil {
		return nil, err
	}
	return s.visitAnswer(s.ConfirmVisit(ctx, clinic, in.Token, in.Language))
}

type visitSlotsInput struct {
	Door
	Token string `path:"token" maxLength:"300"`
	From  string `query:"from"`
	To    string `query:"to"`
}

func (s *Service) listVisitSlots(ctx context.Context, in *visitSlotsInput) (*frontSlotsOutput, error) {
	ctx, clinic, err := s.enter(ctx, in.Door)
	if err != nil {
		return nil, err
	}
	var faults fault.Fields
	from, to := optionalDate(&faults, "query/from", &in.From), optionalDate(&faults, "query/to", &in.To)
	if err := faults.Err(ErrInvalid); err != nil {
		return nil, err
	}
	return frontSlots(s.VisitSlots(ctx, clinic, in.Token, from, to))
}

type moveVisitInput struct {
	Door
	Token    string `path:"token" maxLength:"300"`
	Language string `query:"language" enum:"en,hi,ar,fr" default:"en"`
	Body     chosenJSON
}

func (s *Service) moveVisit(ctx context.Context, in *moveVisitInput) (*visitOutput, error) {
	ctx, clinic, err := s.enter(ctx, in.Door)
	if err != nil {
		return nil, err
	}
	return s.visitAnswer(s.MoveVisit(ctx, clinic, in.Token, in.Language, Chosen{in.Body.StartsAt, in.Body.PractitionerID, in.Body.HoldToken}))
}

type cancelVisitInput struct {
	Door
	Token    string `path:"token" maxLength:"300"`
	Language string `query:"language" enum:"en,hi,ar,fr" default:"en"`
	Body     struct {
		Code   string `json:"code" enum:"patient_ill,patient_schedule,other"`
		Reason string `json:"reason,omitempty" maxLength:"500"`
	}
}

func (s *Service) cancelVisit(ctx context.Context, in *cancelVisitInput) (*visitOutput, error) {
	ctx, clinic, err := s.enter(ctx, in.Door)
	if err != nil {
		return nil, err
	}
	c := Cancellation{Code: CancelCode(in.Body.Code), Reason: in.Body.Reason}
	return s.visitAnswer(s.CancelVisit(ctx, clinic, in.Token, in.Language, c))
}

type visitFileInput struct {
	Door
	Token string `path:"token" maxLength:"300"`
}

type fileOutput struct {
	ContentType string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Cache       string `header:"Cache-Control"`
	Body        []byte
}

func (s *Service) getVisitFile(ctx context.Context, in *visitFileInput) (*fileOutput, error) {
	ctx, clinic, err := s.enter(ctx, in.Door)
	if err != nil {
		return nil, err
	}
	v, err := s.Visit(ctx, clinic, in.Token, "en")
	if err != nil {
		return nil, err
	}
	return &fileOutput{
		ContentType: "text/calendar; charset=utf-8", Disposition: `attachment; filename="appointment.ics"`, Cache: "no-store",
		Body: []byte(v.CalendarFile(clinic.Slug+"."+s.Links.BaseDomain, s.Links.Tenant(clinic.Slug)+"/visit/"+s.ManageToken(clinic.ID, v.ID, v.EndsAt), s.now()).Text()),
	}, nil
}
