package billing

import (
	"context"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/money"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

func (s *Service) priceRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/prices", ID: "list-prices", Tag: "billing", Permission: access.InvoicesIssue,
		Summary: "What every service costs at a branch today, and how it is taxed",
	}, s.listPrices)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/prices", ID: "add-price", Tag: "billing", Permission: access.PricesManage,
		Status: http.StatusCreated, Summary: "Give a service a price of its own at a branch, from a day on",
	}, s.postPrice)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPatch, Path: "/prices/{id}", ID: "end-price", Tag: "billing", Permission: access.PricesManage,
		Summary: "Say until when a price holds",
	}, s.patchPrice)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodDelete, Path: "/prices/{id}", ID: "drop-price", Tag: "billing", Permission: access.PricesManage,
		Summary: "Take back a price that has not begun to hold",
	}, s.deletePrice)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPut, Path: "/services/{id}/tax-class", ID: "set-tax-class", Tag: "billing", Permission: access.PricesManage,
		Summary: "Say what sort of thing a service is for the law",
	}, s.putTaxClass)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/branches/{id}/billing", ID: "get-branch-billing", Tag: "billing", Permission: access.InvoicesRead,
		Summary: "How a branch bills: seller in law, tax ids, numbers",
	}, s.getSeller)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPut, Path: "/branches/{id}/billing", ID: "change-branch-billing", Tag: "billing", Permission: access.PricesManage,
		Summary: "Change how a branch bills",
	}, s.putSeller)
}

type priceItemJSON struct {
	ID        uuid.UUID   `json:"id"`
	BranchID  uuid.UUID   `json:"branch_id"`
	ServiceID uuid.UUID   `json:"service_id"`
	Price     money.Money `json:"price"`
	ValidFrom string      `json:"valid_from" format:"date"`
	ValidTo   *string     `json:"valid_to" format:"date" doc:"The last day; null for no end"`
	Version   int64       `json:"version"`
}

func priceItemToJSON(i PriceItem) priceItemJSON {
	return priceItemJSON{i.ID, i.Branch, i.Service, i.Price, i.From.Format(time.DateOnly), dayText(i.To), i.Version}
}

type servicePriceJSON struct {
	ServiceID uuid.UUID       `json:"service_id"`
	Name      string          `json:"name"`
	Active    bool            `json:"active"`
	TaxClass  TaxClass        `json:"tax_class" enum:"care,standard,product,none"`
	Price     money.Money     `json:"price" doc:"At this branch today"`
	Standard  money.Money     `json:"standard" doc:"The service's own"`
	Items     []priceItemJSON `json:"items" nullable:"false" doc:"The branch's own: today's and those to come"`
}

type branchInput struct {
	BranchID uuid.UUID `query:"branch_id" required:"true" format:"uuid"`
}

type listPricesOutput struct {
	Body struct {
		Items []servicePriceJSON `json:"items" nullable:"false"`
	}
}

func (s *Service) listPrices(ctx context.Context, in *branchInput) (*listPricesOutput, error) {
	found, err := s.Prices(ctx, in.BranchID)
	if err != nil {
		return nil, err
	}
	out := &listPricesOutput{}
	out.Body.Items = mapped(found, func(p Price) servicePriceJSON {
		return servicePriceJSON{p.Service, p.Name, p.Active, p.Class, p.Price, p.Standard, mapped(p.Items, priceItemToJSON)}
	})
	return out, nil
}

type postPriceInput struct {
	Body struct {
		BranchID  uuid.UUID `json:"branch_id"`
		ServiceID uuid.UUID `json:"service_id"`
		Amount    int64     `json:"amount" doc:"Minor units of the branch's currency"`
		ValidFrom string    `json:"valid_from" format:"date"`
		ValidTo   string    `json:"valid_to,omitempty" format:"date"`
	}
}

type priceItemOutput struct {
	ETag string `header:"ETag"`
	Body priceItemJSON
}

func priceItemOut(i PriceItem, err error) (*priceItemOutput, error) {
	if err != nil {
		return nil, err
	}
	return &priceItemOutput{httpserver.ETag(i.Version), priceItemToJSON(i)}, nil
}

func (s *Service) postPrice(ctx context.Context, in *postPriceInput) (*priceItemOutput, error) {
	var f fault.Fields
	from, to := dateOf(in.Body.ValidFrom, "/valid_from", &f), packDateOf(in.Body.ValidTo, "/valid_to", &f)
	f.Check(in.Body.ValidFrom != "", "/valid_from", "required", "Say from when.")
	if err := f.Err(ErrInvalid); err != nil {
		return nil, err
	}
	return priceItemOut(s.AddPrice(ctx, in.Body.BranchID, in.Body.ServiceID, in.Body.Amount, packs.DateOf(*from), to))
}

func packDateOf(text, pointer string, f *fault.Fields) *packs.Date {
	t := dateOf(text, pointer, f)
	if t == nil {
		return nil
	}
	return pointTo(packs.DateOf(*t))
}

type patchPriceInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match"`
	Body    struct {
		ValidTo string `json:"valid_to" doc:"2006-01-02, the last day; empty for no end"`
	}
}

func (s *Service) patchPrice(ctx context.Context, in *patchPriceInput) (*priceItemOutput, error) {
	var f fault.Fields
	to := packDateOf(in.Body.ValidTo, "/valid_to", &f)
	if err := f.Err(ErrInvalid); err != nil {
		return nil, err
	}
	return priceItemOut(s.EndPrice(ctx, in.ID, in.IfMatch, to))
}

func (s *Service) deletePrice(ctx context.Context, in *invoiceIDInput) (*struct{}, error) {
	return nil, s.DropPrice(ctx, in.ID)
}

type taxClassInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		TaxClass TaxClass `json:"tax_class" enum:"care,standard,product,none"`
	}
}

func (s *Service) putTaxClass(ctx context.Context, in *taxClassInput) (*struct{}, error) {
	return nil, s.SetTaxClass(ctx, in.ID, in.Body.TaxClass)
}

// BranchBillingFieldsJSON is what of a seller is sent.
type BranchBillingFieldsJSON struct {
	LegalName     string            `json:"legal_name" maxLength:"400" doc:"Empty: the chain's name"`
	TaxIDs        map[string]string `json:"tax_ids" doc:"By code"`
	Prefix        string            `json:"prefix" maxLength:"10"`
	NumberPattern string            `json:"number_pattern" maxLength:"60" doc:"With {prefix}, {yy} or {fy}, {kind} and {seq}"`
	TaxInclusive  bool              `json:"tax_inclusive" doc:"Prices have the tax in them"`
	DueDays       int               `json:"due_days"`
	Footer        string            `json:"footer" maxLength:"2000"`
}

type taxIDJSON struct {
	Code  string   `json:"code"`
	Name  string   `json:"name"`
	Taxes []string `json:"taxes" nullable:"false"`
}

type branchBillingJSON struct {
	BranchID      uuid.UUID   `json:"branch_id"`
	Currency      string      `json:"currency"`
	KnownTaxIDs   []taxIDJSON `json:"known_tax_ids" nullable:"false" doc:"The numbers a seller may have here"`
	Example       string      `json:"example" doc:"What a first invoice's number would be today"`
	ClosedThrough string      `json:"closed_through" doc:"2006-01-02, or empty: money of this day and before is counted"`
	Version       int64       `json:"version"`
	BranchBillingFieldsJSON
}

type sellerOutput struct {
	ETag string `header:"ETag"`
	Body branchBillingJSON
}

func sellerOut(x Seller, err error) (*sellerOutput, error) {
	if err != nil {
		return nil, err
	}
	return &sellerOutput{httpserver.ETag(x.Version), branchBillingJSON{
		BranchID: x.Branch, Currency: x.Currency, Example: x.Example, ClosedThrough: x.ClosedThrough.String(), Version: x.Version,
		KnownTaxIDs:             mapped(x.TaxIDsKnown, func(t TaxID) taxIDJSON { return taxIDJSON{t.Code, t.Name, t.Taxes} }),
		BranchBillingFieldsJSON: BranchBillingFieldsJSON(x.SellerFields),
	}}, nil
}

func (s *Service) getSeller(ctx context.Context, in *invoiceIDInput) (*sellerOutput, error) {
	return sellerOut(s.Seller(ctx, in.ID))
}

type putSellerInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match"`
	Body    BranchBillingFieldsJSON
}

func (s *Service) putSeller(ctx context.Context, in *putSellerInput) (*sellerOutput, error) {
	return sellerOut(s.ChangeSeller(ctx, in.ID, in.IfMatch, SellerFields(in.Body)))
}
