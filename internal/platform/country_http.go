package platform

import (
	"context"
	"net/http"

	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

func (s *Service) countryRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/countries", ID: "list-countries", Tag: "platform", Permission: httpserver.Public,
		Summary: "The countries a chain can be in, with their formats",
	}, s.getCountries)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/clinic-types", ID: "list-clinic-types", Tag: "platform", Permission: httpserver.Public,
		Summary: "The kinds of clinic a chain can be of",
	}, s.getClinicTypes)
}

// languageInput is how a public page says which language its names are in.
type languageInput struct {
	Language string `query:"language" enum:"en,hi,ar,fr" doc:"Goes before Accept-Language"`
	Accept   string `header:"Accept-Language"`
}

func (in languageInput) language() string { return language(in.Language, in.Accept) }

type itemsOutput[T any] struct {
	Body struct {
		Items []T `json:"items" nullable:"false"`
	}
}

func items[T any](all []T) *itemsOutput[T] {
	out := &itemsOutput[T]{}
	out.Body.Items = all
	return out
}

type countryJSON struct {
	Code            string            `json:"code"`
	Name            string            `json:"name"`
	Currency        string            `json:"currency"`
	CurrencySymbol  string            `json:"currency_symbol"`
	CurrencyMinor   int               `json:"currency_minor" doc:"Decimal places"`
	Languages       []string          `json:"languages" nullable:"false"`
	DefaultLanguage string            `json:"default_language"`
	TimeZones       []string          `json:"time_zones" nullable:"false" doc:"IANA, the usual one first"`
	PhoneCode       string            `json:"phone_code"`
	PhoneExample    string            `json:"phone_example"`
	Subdivisions    []subdivisionJSON `json:"subdivisions" nullable:"false"`
	Clock           int               `json:"clock" enum:"12,24"`
	WeekStart       int               `json:"week_start" doc:"1 is Monday"`
	Weekend         []int             `json:"weekend" nullable:"false" doc:"1 is Monday"`
	Address         addressFormJSON   `json:"address"`
	DateFormat      string            `json:"date_format"`
}

type subdivisionJSON struct {
	Code      string   `json:"code"`
	Name      string   `json:"name"`
	TimeZone  string   `json:"time_zone" doc:"The usual one"`
	TimeZones []string `json:"time_zones" nullable:"false" doc:"All that hold there, the usual one first"`
}

type addressFormJSON struct {
	Order         []string          `json:"order" nullable:"false"`
	Required      []string          `json:"required" nullable:"false"`
	PostalPattern string            `json:"postal_pattern"`
	PostalExample string            `json:"postal_example"`
	Labels        map[string]string `json:"labels"`
}

func addressForm(a packs.Address, in string) addressFormJSON {
	return addressFormJSON{a.Order, a.Required, a.PostalPattern, a.PostalExample, a.LabelsIn(in)}
}

func (s *Service) getCountries(_ context.Context, in *languageInput) (*itemsOutput[countryJSON], error) {
	out := []countryJSON{}
	for _, c := range s.Packs.Countries() {
		out = append(out, toCountryJSON(c, in.language()))
	}
	return items(out), nil
}

func toCountryJSON(c *packs.Country, in string) countryJSON {
	out := countryJSON{
		Code: c.Code, Name: c.Name.In(in), Currency: c.Currency.Code, CurrencySymbol: c.Currency.Symbol, CurrencyMinor: c.Currency.Minor,
		Languages: c.Languages, DefaultLanguage: c.DefaultLanguage, TimeZones: c.ZonesOf(""),
		PhoneCode: c.Phone.CountryCode, PhoneExample: c.Phone.Example, Clock: c.ClockIn(in), WeekStart: c.WeekStart.Number(),
		Weekend: []int{}, Address: addressForm(c.Address, in), DateFormat: c.DateFormat, Subdivisions: []subdivisionJSON{},
	}
	for _, d := range c.Weekend {
		out.Weekend = append(out.Weekend, d.Number())
	}
	for _, d := range c.Subdivisions {
		out.Subdivisions = append(out.Subdivisions, subdivisionJSON{d.Code, d.Name.In(in), d.TimeZone, c.ZonesOf(d.Code)})
	}
	return out
}

type clinicTypeJSON struct {
	Key     string `json:"key"`
	Name    string `json:"name"`
	Summary string `json:"summary"`
	Icon    string `json:"icon" doc:"A Tabler icon"`
}

func (s *Service) getClinicTypes(_ context.Context, in *languageInput) (*itemsOutput[clinicTypeJSON], error) {
	l, out := in.language(), []clinicTypeJSON{}
	for _, t := range s.Packs.ClinicTypes() {
		out = append(out, clinicTypeJSON{t.Key, t.Name.In(l), t.Summary.In(l), t.Icon})
	}
	return items(out), nil
}
