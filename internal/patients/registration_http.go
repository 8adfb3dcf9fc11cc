package patients

import (
	"context"
	"net/http"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

func (s *Service) registrationRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/patients/registration", ID: "get-registration-rules", Tag: "patients", Permission: access.PatientsRead,
		Summary: "What registration asks for at a branch",
	}, s.getRegistration)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/patients/possible-duplicates", ID: "find-possible-duplicates", Tag: "patients", Permission: access.PatientsRead,
		Summary: "Who may be the person that is being typed in",
	}.InAnyState(), s.findDuplicates)
}

type registrationInput struct {
	BranchID string `query:"branch_id" format:"uuid" doc:"The chain's country where it is left out"`
}

type registrationFieldJSON struct {
	Key  string     `json:"key"`
	Need packs.Need `json:"need" enum:"required,optional,hidden"`
}

type registrationIdentifierJSON struct {
	Kind    string `json:"kind"`
	Display string `json:"display,omitempty" doc:"How it is written: NN-NNNN"`
	Keep    bool   `json:"keep" doc:"Where not, it must not be kept"`
	Near    bool   `json:"near" doc:"Of this subdivision, or of the whole country"`
}

type registrationJSON struct {
	Country         string                       `json:"country"`
	Subdivision     string                       `json:"subdivision"`
	Majority        int                          `json:"majority" doc:"Years; below it a guardian is needed"`
	Fields          []registrationFieldJSON      `json:"fields" nullable:"false" doc:"In the order of the form"`
	Identifiers     []registrationIdentifierJSON `json:"identifiers" nullable:"false"`
	AddressOrder    []string                     `json:"address_order" nullable:"false"`
	AddressRequired []string                     `json:"address_required" nullable:"false"`
}

type registrationOutput struct{ Body registrationJSON }

func (s *Service) getRegistration(ctx context.Context, in *registrationInput) (*registrationOutput, error) {
	var branch *uuid.UUID
	if id, err := uuid.Parse(in.BranchID); err == nil {
		branch = &id
	}
	r, err := s.Rules(ctx, branch)
	if err != nil {
		return nil, err
	}
	out := registrationJSON{
		Country: r.Country, Subdivision: r.Subdivision, Majority: r.Majority, Fields: []registrationFieldJSON{},
		AddressOrder: r.Address.Order, AddressRequired: r.Address.Required,
	}
	for _, field := range packs.RegistrationFields {
		out.Fields = append(out.Fields, registrationFieldJSON{field, r.Needs[field]})
	}
	out.Identifiers = mapped(r.Identifiers, func(x packs.Identifier) registrationIdentifierJSON {
		return registrationIdentifierJSON{x.Key, x.Display, x.Store, isNear(x, r.Subdivision)}
	})
	return &registrationOutput{out}, nil
}

type duplicatesInput struct {
	Body struct {
		Name      string `json:"name,omitempty" maxLength:"400"`
		Phone     string `json:"phone,omitempty" maxLength:"40"`
		BirthDate string `json:"birth_date,omitempty" doc:"2006-01-02"`
	}
}

type possibleDuplicateJSON struct {
	Patient PatientJSON `json:"patient"`
	Reasons []string    `json:"reasons" nullable:"false" enum:"phone,birth_date,name,spelling"`
	Score   int         `json:"score" doc:"1 to 100"`
}

type duplicatesOutput struct {
	Body struct {
		Items []possibleDuplicateJSON `json:"items" nullable:"false" doc:"The likeliest first, five at most"`
	}
}

// findDuplicates is asked with a body: what is typed has no business in an address.
func (s *Service) findDuplicates(ctx context.Context, in *duplicatesInput) (*duplicatesOutput, error) {
	d := Details{Name: in.Body.Name, Phone: in.Body.Phone, Accuracy: Day}
	d.BirthDate, _ = optionalDate(&in.Body.BirthDate, "/birth_date", ErrInvalid) // half a date says nothing yet
	found, err := s.PossibleDuplicates(ctx, d)
	if err != nil {
		return nil, err
	}
	out := &duplicatesOutput{}
	out.Body.Items = mapped(found, func(l Likeness) possibleDuplicateJSON {
		return possibleDuplicateJSON{toJSON(l.Patient), l.Reasons, l.Score}
	})
	return out, nil
}
