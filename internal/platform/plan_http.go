package platform

import (
	"context"
	"net/http"

	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/money"
)

func (s *Service) planRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/plans", ID: "list-plans", Tag: "platform", Permission: httpserver.Public,
		Summary: "The plans and their monthly prices",
	}, s.getPlans)
}

type planJSON struct {
	Key       string                 `json:"key"`
	Name      string                 `json:"name"`
	Summary   string                 `json:"summary"`
	Prices    map[string]money.Money `json:"prices" doc:"A month, by currency"`
	Per       string                 `json:"per" enum:"practitioner,branch,chain"`
	Included  []string               `json:"included" nullable:"false"`
	TrialDays int                    `json:"trial_days"`
	Trial     bool                   `json:"trial" doc:"What a new chain starts on"`
}

func (s *Service) getPlans(_ context.Context, in *languageInput) (*itemsOutput[planJSON], error) {
	l, out := in.language(), []planJSON{}
	for _, p := range s.Plans.Plans {
		j := planJSON{
			Key: p.Key, Name: p.Name.In(l), Summary: p.Summary.In(l), Prices: map[string]money.Money{}, Per: p.Per,
			Included: []string{}, TrialDays: s.Plans.TrialDays, Trial: p.Key == s.Plans.TrialPlan,
		}
		for currency, amount := range p.Prices {
			j.Prices[currency] = money.Money{Amount: amount, Currency: currency}
		}
		for _, names := range p.Included {
			j.Included = append(j.Included, names.In(l))
		}
		out = append(out, j)
	}
	return items(out), nil
}
