package platform

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
)

// Routes is the platform's part of the API.
func (s *Service) Routes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/host", ID: "get-host", Tag: "platform", Permission: httpserver.Public,
		Summary: "Which door this host is, and whose",
	}, s.getHost)
	s.countryRoutes(api)
	s.planRoutes(api)
	s.subscriptionRoutes(api)
	s.signupRoutes(api)
	s.branchRoutes(api)
	s.settingsRoutes(api)
	s.setupRoutes(api)
}

type hostInput struct{ host string }

// Resolve takes the host from the request: nothing else a client sends decides it.
func (in *hostInput) Resolve(hc huma.Context) []error {
	in.host = hc.Host()
	return nil
}

type hostOutput struct {
	Body hostJSON
}

type hostJSON struct {
	Kind       Kind            `json:"kind" enum:"apex,tenant,console,unknown"`
	BaseDomain string          `json:"base_domain"`
	ApexURL    string          `json:"apex_url"`
	Tenant     *hostTenantJSON `json:"tenant,omitempty"`
}

type hostTenantJSON struct {
	Slug     string `json:"slug"`
	Name     string `json:"name"`
	Country  string `json:"country"`
	Language string `json:"language"`
	Status   Status `json:"status" enum:"trial,active,suspended,closed"`
}

func (s *Service) getHost(ctx context.Context, in *hostInput) (*hostOutput, error) {
	t, kind, err := s.directory.Resolve(ctx, in.host)
	if err != nil {
		return nil, err
	}
	out := hostJSON{Kind: kind, BaseDomain: s.Addresses.BaseDomain, ApexURL: s.Addresses.Apex()}
	if kind == TenantHost {
		out.Tenant = &hostTenantJSON{t.Slug, t.Name, t.Country, t.Language, t.Status}
	}
	return &hostOutput{out}, nil
}
