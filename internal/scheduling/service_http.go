package scheduling

import (
	"context"
	"net/http"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/money"
)

func (s *Service) serviceRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/services", ID: "list-services", Tag: "services", Permission: access.ServicesRead,
		Summary: "The services on offer, by name",
	}, s.listServices)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/services", ID: "add-service", Tag: "services", Permission: access.ServicesManage,
		Status: http.StatusCreated, Summary: "Offer a service",
	}, s.postService)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/services/batch", ID: "add-services", Tag: "services", Permission: access.ServicesManage,
		Status: http.StatusCreated, Summary: "Offer several services at once, all or none",
	}, s.postServices)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPatch, Path: "/services/{id}", ID: "change-service", Tag: "services", Permission: access.ServicesManage,
		Summary: "Change a service",
	}, s.patchService)
}

type serviceJSON struct {
	ID              uuid.UUID   `json:"id"`
	Name            string      `json:"name"`
	Duration        int         `json:"duration_minutes"`
	BufferBefore    int         `json:"buffer_before_minutes"`
	BufferAfter     int         `json:"buffer_after_minutes"`
	Price           money.Money `json:"price"`
	RoomType        *string     `json:"room_type"`
	Color           string      `json:"color"`
	Active          bool        `json:"active"`
	Online          bool        `json:"online" doc:"Patients may book it themselves"`
	OnlineName      string      `json:"online_name" doc:"By which they know it; empty: the name"`
	PractitionerIDs []uuid.UUID `json:"practitioner_ids" nullable:"false" doc:"Who gives it; empty: everybody"`
	Version         int64       `json:"version"`
}

func toServiceJSON(o Offering) serviceJSON {
	return serviceJSON{
		ID: o.ID, Name: o.Name, Duration: o.Duration, BufferBefore: o.BufferBefore, BufferAfter: o.BufferAfter, Price: o.Price,
		RoomType: orNil(o.RoomType), Color: o.Color, Active: o.Active, Online: o.Online,
		OnlineName: o.OnlineName, PractitionerIDs: listed(o.PractitionerID), Version: o.Version,
	}
}

// listed is never nil: an empty list leaves as [].
func listed[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// mapped converts every item.
func mapped[T, U any](list []T, fn func(T) U) []U {
	out := make([]U, len(list))
	for i, x := range list {
		out[i] = fn(x)
	}
	return out
}

type servicesOutput struct {
	Body struct {
		Items []serviceJSON `json:"items" nullable:"false"`
	}
}

func servicesAnswer(list []Offering, err error) (*servicesOutput, error) {
	if err != nil {
		return nil, err
	}
	out := &servicesOutput{}
	out.Body.Items = mapped(list, toServiceJSON)
	return out, nil
}

type serviceOutput struct {
	ETag string `header:"ETag"`
	Body serviceJSON
}

func serviceAnswer(o Offering, err error) (*serviceOutput, error) {
	if err != nil {
		return nil, err
	}
	return &serviceOutput{ETag: httpserver.ETag(o.Version), Body: toServiceJSON(o)}, nil
}

type listServicesInput struct {
	Active optional[bool] `query:"active" doc:"Only those on offer, or only those no longer on offer"`
}

func (s *Service) listServices(ctx context.Context, in *listServicesInput) (*servicesOutput, error) {
	return servicesAnswer(s.Offerings(ctx, in.Active.value()))
}

type newServiceJSON struct {
	Name            string       `json:"name" maxLength:"400"`
	Duration        int          `json:"duration_minutes"`
	BufferBefore    int          `json:"buffer_before_minutes,omitempty"`
	BufferAfter     int          `json:"buffer_after_minutes,omitempty"`
	Price           *money.Money `json:"price,omitempty"`
	RoomType        *string      `json:"room_type,omitempty" nullable:"true"`
	Color           string       `json:"color,omitempty"`
	Active          *bool        `json:"active,omitempty" doc:"true where it is left out"`
	Online          bool         `json:"online,omitempty"`
	OnlineName      string       `json:"online_name,omitempty" maxLength:"400"`
	PractitionerIDs []uuid.UUID  `json:"practitioner_ids,omitempty" maxItems:"500" nullable:"false"`
}

func (j newServiceJSON) fields() OfferingFields {
	f := OfferingFields{
		Name: j.Name, Duration: j.Duration, BufferBefore: j.BufferBefore, BufferAfter: j.BufferAfter,
		RoomType: orEmpty(j.RoomType), Color: j.Color, Active: true, PractitionerID: j.PractitionerIDs,
		Online: j.Online, OnlineName: j.OnlineName,
	}
	set(&f.Price, j.Price)
	set(&f.Active, j.Active)
	return f
}

type postServiceInput struct{ Body newServiceJSON }

func (s *Service) postService(ctx context.Context, in *postServiceInput) (*serviceOutput, error) {
	list, err := s.AddOfferings(ctx, []OfferingFields{in.Body.fields()})
	if err != nil {
		return nil, err
	}
	return serviceAnswer(list[0], nil)
}

type postServicesInput struct {
	Body struct {
		Services []newServiceJSON `json:"services" minItems:"1" maxItems:"100" nullable:"false"`
	}
}

func (s *Service) postServices(ctx context.Context, in *postServicesInput) (*servicesOutput, error) {
	return servicesAnswer(s.AddOfferings(ctx, mapped(in.Body.Services, newServiceJSON.fields)))
}

type patchServiceInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match"`
	Body    struct {
		Name            *string      `json:"name,omitempty" maxLength:"400"`
		Duration        *int         `json:"duration_minutes,omitempty"`
		BufferBefore    *int         `json:"buffer_before_minutes,omitempty"`
		BufferAfter     *int         `json:"buffer_after_minutes,omitempty"`
		Price           *money.Money `json:"price,omitempty"`
		RoomType        *string      `json:"room_type,omitempty" doc:"Empty: needs no room"`
		Color           *string      `json:"color,omitempty"`
		Active          *bool        `json:"active,omitempty"`
		Online          *bool        `json:"online,omitempty"`
		OnlineName      *string      `json:"online_name,omitempty" maxLength:"400"`
		PractitionerIDs *[]uuid.UUID `json:"practitioner_ids,omitempty" doc:"Empty: everybody"`
	}
}

func (s *Service) patchService(ctx context.Context, in *patchServiceInput) (*serviceOutput, error) {
	return serviceAnswer(s.ChangeOffering(ctx, in.ID, in.IfMatch, func(f *OfferingFields) {
		set(&f.Name, in.Body.Name)
		set(&f.Duration, in.Body.Duration)
		set(&f.BufferBefore, in.Body.BufferBefore)
		set(&f.BufferAfter, in.Body.BufferAfter)
		set(&f.Price, in.Body.Price)
		set(&f.RoomType, in.Body.RoomType)
		set(&f.Color, in.Body.Color)
		set(&f.Active, in.Body.Active)
		set(&f.Online, in.Body.Online)
		set(&f.OnlineName, in.Body.OnlineName)
		set(&f.PractitionerID, in.Body.PractitionerIDs)
	}))
}
