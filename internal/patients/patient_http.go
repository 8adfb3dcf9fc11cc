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
	s.flagRoutes(api)
	s.timelineRoutes(api)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/patients", ID: "list-patients", Tag: "patients", Permission: access.PatientsRead,
		Summary: "Find patients by prefixes of names, phone, birth date or number",
	}, s.list)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/patients", ID: "register-patient", Tag: "patients", Permission: access.PatientsWrite,
		Status: http.StatusCreated, Summary: "Register a patient",
	}, s.post)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/patients/{id}", ID: "get-patient", Tag: "patients", Permission: access.PatientsRead,
		Summary: "One patient; the look is recorded",
	}, s.get)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPatch, Path: "/patients/{id}", ID: "change-patient", Tag: "patients", Permission: access.PatientsWrite,
		Summary: "Change a patient's details",
	}, s.patch)
}

type patientJSON struct {
	ID        uuid.UUID `json:"id"`
	Number    int64     `json:"number"`
	Name      string    `json:"name"`
	Phone     string    `json:"phone"`
	Email     string    `json:"email"`
	BirthDate *string   `json:"birth_date" format:"date"`
	Language  string    `json:"language"`
	CreatedAt time.Time `json:"created_at"`
	Version   int64     `json:"version"`
}

func toJSON(p Patient) patientJSON {
	out := patientJSON{
		ID: p.ID, Number: p.Number, Name: p.Name, Phone: p.Phone, Email: p.Email, Language: p.Language,
		CreatedAt: p.CreatedAt, Version: p.Version,
	}
	if p.BirthDate != nil {
		day := p.BirthDate.Format(time.DateOnly)
		out.BirthDate = &day
	}
	return out
}

type patientOutput struct {
	ETag string `header:"ETag"`
	Body patientJSON
}

func output(p Patient, err error) (*patientOutput, error) {
	if err != nil {
		return nil, err
	}
	return &patientOutput{ETag: httpserver.ETag(p.Version), Body: toJSON(p)}, nil
}

type listInput struct {
	Q      string `query:"q" maxLength:"200" doc:"Prefixes of names in any order, a phone, a birth date, a number"`
	Limit  int    `query:"limit" default:"20" minimum:"1" maximum:"100"`
	Cursor string `query:"cursor"`
}

type listOutput struct {
	Body httpserver.Page[patientJSON]
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
	rows := make([]patientJSON, len(found))
	for i, p := range found {
		rows[i] = toJSON(p)
	}
	return &listOutput{httpserver.NewPage(rows, in.Limit, func(p patientJSON) any { return p.Number })}, nil
}

type postInput struct {
	Body struct {
		Name           string `json:"name" maxLength:"400"`
		Phone          string `json:"phone,omitempty" maxLength:"40"`
		Email          string `json:"email,omitempty" maxLength:"320"`
		BirthDate      string `json:"birth_date,omitempty" doc:"2006-01-02"`
		Language       string `json:"language,omitempty" maxLength:"10"`
		AllowDuplicate bool   `json:"allow_duplicate,omitempty" doc:"Register although the phone and a name are known"`
	}
}

func (s *Service) post(ctx context.Context, in *postInput) (*patientOutput, error) {
	born, err := date(in.Body.BirthDate)
	if err != nil {
		return nil, err
	}
	return output(s.Register(ctx, Details{
		Name: in.Body.Name, Phone: in.Body.Phone, Email: in.Body.Email, BirthDate: born, Language: in.Body.Language,
	}, in.Body.AllowDuplicate))
}

// date reads a calendar day; an empty one is none.
func date(s string) (*time.Time, error) {
	if s == "" {
		return nil, nil //nolint:nilnil // no date is a value here
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return nil, ErrInvalid.With(fault.Field{Pointer: "/birth_date", Code: "invalid", Detail: "Write the date as 1990-03-12."})
	}
	return &t, nil
}

type idInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

func (s *Service) get(ctx context.Context, in *idInput) (*patientOutput, error) {
	return output(s.Open(ctx, in.ID))
}

type patchInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match"`
	Body    struct {
		Name      *string `json:"name,omitempty" maxLength:"400"`
		Phone     *string `json:"phone,omitempty" maxLength:"40"`
		Email     *string `json:"email,omitempty" maxLength:"320"`
		BirthDate *string `json:"birth_date,omitempty" doc:"2006-01-02; empty to forget it"`
		Language  *string `json:"language,omitempty" maxLength:"10"`
	}
}

func (s *Service) patch(ctx context.Context, in *patchInput) (*patientOutput, error) {
	var born *time.Time
	if in.Body.BirthDate != nil {
		var err error
		if born, err = date(*in.Body.BirthDate); err != nil {
			return nil, err
		}
	}
	return output(s.Change(ctx, in.ID, in.IfMatch, func(d *Details) {
		set(&d.Name, in.Body.Name)
		set(&d.Phone, in.Body.Phone)
		set(&d.Email, in.Body.Email)
		set(&d.Language, in.Body.Language)
		if in.Body.BirthDate != nil {
			d.BirthDate = born
		}
	}))
}

func set[T any](field, given *T) {
	if given != nil {
		*field = *given
	}
}
