package patients

import (
	"context"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
)

// Routes is the patients part of the API.
func (s *Service) Routes(api *httpserver.API) {
	s.consentRoutes(api)
	s.documentRoutes(api)
	s.intakeRoutes(api)
	s.flagRoutes(api)
	s.timelineRoutes(api)
	s.registrationRoutes(api)
	s.identifierRoutes(api)
	s.insuranceRoutes(api)
	s.alertRoutes(api)
	s.historyRoutes(api)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/patients", ID: "list-patients", Tag: "patients", Permission: access.PatientsRead,
		Summary: "Find patients by prefixes of names, phone, birth date or number, or by a whole identifier",
	}, s.list)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/patients", ID: "register-patient", Tag: "patients", Permission: access.PatientsWrite,
		Status: http.StatusCreated, Summary: "Register a patient",
	}, s.post)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/patients/{id}", ID: "get-patient", Tag: "patients", Permission: access.PatientsRead,
		Summary: "One patient's record; the look is recorded",
	}, s.get)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPatch, Path: "/patients/{id}", ID: "change-patient", Tag: "patients", Permission: access.PatientsWrite,
		Summary: "Change a patient's details",
	}, s.patch)
}

// PatientJSON is a patient in a list. It is exported for the API's sake, which
// sees no embedded struct otherwise; DetailsPatch and HistoryFieldsJSON as well.
type PatientJSON struct {
	ID        uuid.UUID `json:"id"`
	Number    int64     `json:"number"`
	Name      string    `json:"name"`
	Phone     string    `json:"phone"`
	Email     string    `json:"email"`
	BirthDate *string   `json:"birth_date" format:"date"`
	Accuracy  string    `json:"birth_date_accuracy" enum:"day,month,year,estimated"`
	Language  string    `json:"language"`
	CreatedAt time.Time `json:"created_at"`
	Version   int64     `json:"version"`
}

func toJSON(p Patient) PatientJSON {
	return PatientJSON{
		ID: p.ID, Number: p.Number, Name: p.Name, Phone: p.Phone, Email: p.Email, Language: p.Language,
		CreatedAt: p.CreatedAt, Version: p.Version, BirthDate: dayJSON(p.BirthDate), Accuracy: p.accuracy(),
	}
}

func dayJSON(t *time.Time) *string {
	if t == nil {
		return nil
	}
	day := t.Format(time.DateOnly)
	return &day
}

type patientContactJSON struct {
	Name     string `json:"name" required:"false"`
	Relation string `json:"relation" required:"false"`
	Phone    string `json:"phone" required:"false"`
}

type patientReferralJSON struct {
	Source    string     `json:"source" required:"false" enum:",website,ad,referral,call,walk_in,other"`
	Campaign  string     `json:"campaign" required:"false" doc:"Of an ad"`
	By        string     `json:"by" required:"false" enum:",patient,doctor,other"`
	Name      string     `json:"name" required:"false" doc:"Of who referred"`
	PatientID *uuid.UUID `json:"patient_id" required:"false"`
}

type patientAddressJSON struct {
	Line1      string `json:"line1" required:"false"`
	Line2      string `json:"line2" required:"false"`
	Locality   string `json:"locality" required:"false"`
	City       string `json:"city" required:"false"`
	State      string `json:"state" required:"false"`
	PostalCode string `json:"postal_code" required:"false"`
}

// patientRecordJSON is a patient's whole record, what is sensitive masked.
type patientRecordJSON struct {
	PatientJSON
	GivenName        string                  `json:"given_name"`
	FamilyName       string                  `json:"family_name"`
	PreferredName    string                  `json:"preferred_name"`
	Sex              string                  `json:"sex" enum:",male,female,other,unknown" doc:"At birth"`
	Gender           string                  `json:"gender"`
	PhoneOwner       string                  `json:"phone_owner"`
	SecondPhone      string                  `json:"second_phone"`
	SecondPhoneOwner string                  `json:"second_phone_owner"`
	Address          patientAddressJSON      `json:"address"`
	Channel          string                  `json:"channel" enum:",whatsapp,sms,email,call"`
	Referral         patientReferralJSON     `json:"referral"`
	Occupation       string                  `json:"occupation"`
	EmergencyContact patientContactJSON      `json:"emergency_contact"`
	Guardian         patientContactJSON      `json:"guardian"`
	Notes            string                  `json:"notes"`
	Country          string                  `json:"country" doc:"Whose rules hold for the patient"`
	Subdivision      string                  `json:"subdivision"`
	Identifiers      []patientIdentifierJSON `json:"identifiers" nullable:"false"`
	Insurances       []patientInsuranceJSON  `json:"insurances" nullable:"false"`
	Alerts           []patientAlertJSON      `json:"alerts" nullable:"false"`
}

func recordToJSON(r Record) patientRecordJSON {
	ref := r.Referral
	return patientRecordJSON{
		PatientJSON: toJSON(r.Patient), GivenName: r.GivenName, FamilyName: r.FamilyName, PreferredName: r.PreferredName, Sex: r.Sex,
		Gender: r.Gender, PhoneOwner: r.PhoneOwner, SecondPhone: r.SecondPhone, SecondPhoneOwner: r.SecondPhoneOwner,
		Address: patientAddressJSON(r.Address), Channel: r.Channel, Occupation: r.Occupation, Notes: r.Notes, Country: r.Country,
		Referral:         patientReferralJSON(ref),
		EmergencyContact: patientContactJSON(r.Emergency), Guardian: patientContactJSON(r.Guardian), Subdivision: r.Subdivision,
		Identifiers: mapped(r.Identifiers, identifierToJSON), Insurances: mapped(r.Insurances, insuranceToJSON), Alerts: mapped(r.Alerts, alertToJSON),
	}
}

func mapped[A, B any](all []A, to func(A) B) []B {
	out := make([]B, len(all))
	for i, x := range all {
		out[i] = to(x)
	}
	return out
}

type recordOutput struct {
	ETag string `header:"ETag"`
	Body patientRecordJSON
}

func recordAnswer(r Record, err error) (*recordOutput, error) {
	if err != nil {
		return nil, err
	}
	return &recordOutput{ETag: httpserver.ETag(r.Version), Body: recordToJSON(r)}, nil
}

type listInput struct {
	Q      string `query:"q" maxLength:"200" doc:"Prefixes of names in any order, a phone, a birth date, a number; or a whole identifier"`
	Limit  int    `query:"limit" default:"20" minimum:"1" maximum:"100"`
	Cursor string `query:"cursor"`
}

type listOutput struct {
	Body httpserver.Page[PatientJSON]
}

func (s *Service) list(ctx context.Context, in *listInput) (*listOutput, error) {
	var after int64
	if err := httpserver.DecodeCursor(in.Cursor, &after); err != nil {
		return nil, err
	}
	found, err := s.Search(ctx, in.Q, in.Limit+1, after)
	if err != nil {
		return nil, err
	}
	return &listOutput{httpserver.NewPage(mapped(found, toJSON), in.Limit, func(p PatientJSON) any { return p.Number })}, nil
}

// DetailsPatch is any part of the details; what is left out stays as it is.
type DetailsPatch struct {
	Name             *string              `json:"name,omitempty" maxLength:"400"`
	GivenName        *string              `json:"given_name,omitempty" maxLength:"400"`
	FamilyName       *string              `json:"family_name,omitempty" maxLength:"400"`
	PreferredName    *string              `json:"preferred_name,omitempty" maxLength:"400"`
	Sex              *string              `json:"sex,omitempty" maxLength:"10"`
	Gender           *string              `json:"gender,omitempty" maxLength:"400"`
	Phone            *string              `json:"phone,omitempty" maxLength:"40"`
	PhoneOwner       *string              `json:"phone_owner,omitempty" maxLength:"400"`
	SecondPhone      *string              `json:"second_phone,omitempty" maxLength:"40"`
	SecondPhoneOwner *string              `json:"second_phone_owner,omitempty" maxLength:"400"`
	Email            *string              `json:"email,omitempty" maxLength:"320"`
	BirthDate        *string              `json:"birth_date,omitempty" doc:"2006-01-02; empty to forget it"`
	Accuracy         *string              `json:"birth_date_accuracy,omitempty" maxLength:"10" doc:"day, month, year or estimated"`
	Age              *int                 `json:"age,omitempty" doc:"In years, where nobody knows the birth date; it becomes an estimated one"`
	Address          *patientAddressJSON  `json:"address,omitempty"`
	Language         *string              `json:"language,omitempty" maxLength:"10"`
	Channel          *string              `json:"channel,omitempty" maxLength:"10"`
	Referral         *patientReferralJSON `json:"referral,omitempty"`
	Occupation       *string              `json:"occupation,omitempty" maxLength:"400"`
	EmergencyContact *patientContactJSON  `json:"emergency_contact,omitempty"`
	Guardian         *patientContactJSON  `json:"guardian,omitempty"`
	Notes            *string              `json:"notes,omitempty" maxLength:"8000"`
}

// read checks what cannot be kept until it is read.
func (b DetailsPatch) read() (func(*Details), error) {
	born, err := optionalDate(b.BirthDate, "/birth_date", ErrInvalid)
	if err != nil {
		return nil, err
	}
	return func(d *Details) { b.apply(d, born) }, nil
}

func (b DetailsPatch) apply(d *Details, born *time.Time) {
	for _, f := range []struct{ field, given *string }{
		{&d.Name, b.Name},
		{&d.GivenName, b.GivenName},
		{&d.FamilyName, b.FamilyName},
		{&d.PreferredName, b.PreferredName},
		{&d.Sex, b.Sex},
		{&d.Gender, b.Gender},
		{&d.Phone, b.Phone},
		{&d.PhoneOwner, b.PhoneOwner},
		{&d.SecondPhone, b.SecondPhone},
		{&d.SecondPhoneOwner, b.SecondPhoneOwner},
		{&d.Email, b.Email},
		{&d.Language, b.Language},
		{&d.Channel, b.Channel},
		{&d.Occupation, b.Occupation},
		{&d.Notes, b.Notes},
	} {
		set(f.field, f.given)
	}
	if b.BirthDate != nil {
		d.BirthDate, d.Accuracy = born, Day
	}
	set(&d.Accuracy, b.Accuracy)
	d.Age = b.Age
	b.applyParts(d)
}

func (b DetailsPatch) applyParts(d *Details) {
	if b.Address != nil {
		d.Address = Address(*b.Address)
	}
	if r := b.Referral; r != nil {
		d.Referral = Referral{r.Source, r.Campaign, r.By, r.Name, r.PatientID}
	}
	if b.EmergencyContact != nil {
		d.Emergency = Contact(*b.EmergencyContact)
	}
	if b.Guardian != nil {
		d.Guardian = Contact(*b.Guardian)
	}
}

func set[T any](field, given *T) {
	if given != nil {
		*field = *given
	}
}

// optionalDate reads a calendar day; an empty one is none.
func optionalDate(s *string, pointer string, base *fault.Error) (*time.Time, error) {
	if s == nil || *s == "" {
		return nil, nil //nolint:nilnil // no date is a value here
	}
	t, err := time.Parse(time.DateOnly, *s)
	if err != nil {
		return nil, base.With(fault.Field{Pointer: pointer, Code: "invalid", Detail: "Write the date as 1990-03-12."})
	}
	return &t, nil
}

type newPatient struct {
	DetailsPatch
	AllowDuplicate bool       `json:"allow_duplicate,omitempty" doc:"Register although somebody like that is here"`
	Complete       bool       `json:"complete,omitempty" doc:"Refuse a record that lacks what the clinic requires"`
	BranchID       *uuid.UUID `json:"branch_id,omitempty" doc:"Where; its country's rules hold"`
}

type postInput struct{ Body newPatient }

func (s *Service) post(ctx context.Context, in *postInput) (*recordOutput, error) {
	apply, err := in.Body.read()
	if err != nil {
		return nil, err
	}
	var d Details
	apply(&d)
	p, err := s.RegisterAs(ctx, d, Registration{in.Body.AllowDuplicate, in.Body.Complete, in.Body.BranchID})
	return recordAnswer(Record{Patient: p}, err)
}

type idInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

func (s *Service) get(ctx context.Context, in *idInput) (*recordOutput, error) {
	return recordAnswer(s.Open(ctx, in.ID))
}

type patchInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match"`
	Body    DetailsPatch
}

func (s *Service) patch(ctx context.Context, in *patchInput) (*recordOutput, error) {
	apply, err := in.Body.read()
	if err != nil {
		return nil, err
	}
	return recordAnswer(s.Change(ctx, in.ID, in.IfMatch, apply))
}
