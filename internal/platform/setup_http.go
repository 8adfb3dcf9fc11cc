package platform

import (
	"context"
	"net/http"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/money"
)

func (s *Service) setupRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/setup", ID: "get-setup", Tag: "setup", Permission: httpserver.Member,
		Summary: "How far the chain is set up",
	}, s.getSetup)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/setup/{step}/skip", ID: "skip-setup-step", Tag: "setup", Permission: access.SettingsManage,
		Summary: "Leave a step for later",
	}, s.postSkip)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/setup/finish", ID: "finish-setup", Tag: "setup", Permission: access.SettingsManage,
		Summary: "Leave everything that is still to do for later",
	}, s.postFinish)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/setup/suggestions", ID: "get-setup-suggestions", Tag: "setup", Permission: access.SettingsRead,
		Summary: "What the wizard is filled with, for the chain's country and clinic type",
	}, s.getSuggestions)
}

type setupOutput struct{ Body setupJSON }

type setupJSON struct {
	Done  bool       `json:"done"`
	Steps []stepJSON `json:"steps" nullable:"false"`
}

type stepJSON struct {
	Key    Step       `json:"key" enum:"branch,services,people,second_factor,first_patient"`
	Status StepStatus `json:"status" enum:"todo,done,skipped"`
}

func setupAnswer(v Setup, err error) (*setupOutput, error) {
	if err != nil {
		return nil, err
	}
	out := setupJSON{Done: v.Done, Steps: []stepJSON{}}
	for _, step := range v.Steps {
		out.Steps = append(out.Steps, stepJSON{step.Step, step.Status})
	}
	return &setupOutput{out}, nil
}

func (s *Service) getSetup(ctx context.Context, _ *struct{}) (*setupOutput, error) {
	return setupAnswer(s.Setup(ctx))
}

type stepInput struct {
	Step string `path:"step" maxLength:"40"`
}

func (s *Service) postSkip(ctx context.Context, in *stepInput) (*setupOutput, error) {
	return setupAnswer(s.SkipStep(ctx, Step(in.Step)))
}

func (s *Service) postFinish(ctx context.Context, _ *struct{}) (*setupOutput, error) {
	return setupAnswer(s.FinishSetup(ctx))
}

type suggestionsInput struct {
	BranchID string `query:"branch_id" format:"uuid"`
	Language string `query:"language" enum:"en,hi,ar,fr" doc:"The chain's where it is left out"`
}

type suggestionsOutput struct{ Body suggestionsJSON }

type suggestionsJSON struct {
	Branch             suggestedBranchJSON    `json:"branch"`
	Services           []suggestedServiceJSON `json:"services" nullable:"false"`
	RoomTypes          []keyNameJSON          `json:"room_types" nullable:"false"`
	PractitionerTitles []string               `json:"practitioner_titles" nullable:"false"`
}

type suggestedBranchJSON struct {
	TimeZone     string          `json:"time_zone"`
	Country      string          `json:"country"`
	Subdivision  string          `json:"subdivision"`
	Hours        []hoursJSON     `json:"hours" nullable:"false"`
	AddressOrder []string        `json:"address_order" nullable:"false"`
	Address      addressFormJSON `json:"address"`
}

type suggestedServiceJSON struct {
	Key                 string      `json:"key"`
	Name                string      `json:"name"`
	DurationMinutes     int         `json:"duration_minutes"`
	BufferBeforeMinutes int         `json:"buffer_before_minutes"`
	BufferAfterMinutes  int         `json:"buffer_after_minutes"`
	Price               money.Money `json:"price"`
	Color               string      `json:"color"`
	RoomType            *string     `json:"room_type,omitempty"`
}

type keyNameJSON struct {
	Key  string `json:"key"`
	Name string `json:"name"`
}

func (s *Service) getSuggestions(ctx context.Context, in *suggestionsInput) (*suggestionsOutput, error) {
	v, err := s.Suggest(ctx, branchParam(in.BranchID), in.Language)
	if err != nil {
		return nil, err
	}
	b := v.Branch
	out := suggestionsJSON{
		Branch: suggestedBranchJSON{
			TimeZone: b.TimeZone, Country: b.Country, Subdivision: b.Subdivision, Hours: toHoursJSON(b.Hours),
			AddressOrder: b.Address.Order, Address: addressForm(b.Address, v.Language),
		},
		Services: []suggestedServiceJSON{}, RoomTypes: []keyNameJSON{}, PractitionerTitles: v.PractitionerTitles,
	}
	for _, x := range v.Services {
		out.Services = append(out.Services, toSuggestedServiceJSON(x))
	}
	for _, x := range v.RoomTypes {
		out.RoomTypes = append(out.RoomTypes, keyNameJSON(x))
	}
	return &suggestionsOutput{out}, nil
}

func toSuggestedServiceJSON(x SuggestedService) suggestedServiceJSON {
	out := suggestedServiceJSON{
		Key: x.Key, Name: x.Name, DurationMinutes: x.Minutes, BufferBeforeMinutes: x.Before, BufferAfterMinutes: x.After,
		Price: x.Price, Color: x.Color,
	}
	if x.RoomType != "" {
		out.RoomType = &x.RoomType
	}
	return out
}
