package billing

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/billing/billingdb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/kit/money"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// Price is what a service costs at a branch on a day, and how it is taxed.
type Price struct {
	Service  uuid.UUID
	Name     string
	Active   bool
	Class    TaxClass
	Price    money.Money
	Standard money.Money // the service's own, where the branch has another
	Item     *uuid.UUID  // the price list item it comes from
	Items    []PriceItem // today's and those to come
}

// PriceItem is a branch's own price of a service, from a day through another.
type PriceItem struct {
	ID      uuid.UUID
	Branch  uuid.UUID
	Service uuid.UUID
	Price   money.Money
	From    time.Time
	To      *time.Time // the last day; nil for no end
	Version int64
}

// What can go wrong with a price.
var (
	ErrPriceNotFound = fault.New(fault.NotFound, "billing.price_not_found", "There is no such price.")
	ErrPriceOverlaps = fault.New(fault.Conflict, "billing.price_overlaps", "This service has a price for some of these days already.")
	ErrPricePast     = fault.New(fault.Conflict, "billing.price_past", "A price that has been in force is ended, not deleted.")
)

var priceConstraints = map[string]*fault.Error{
	"price_list_items_overlap":      ErrPriceOverlaps.With(fault.Field{Pointer: "/valid_from", Code: "overlaps", Detail: ErrPriceOverlaps.Detail}),
	"price_list_items_service_fkey": ErrInvalid.With(fault.Field{Pointer: "/service_id", Code: "unknown", Detail: "There is no such service."}),
	"price_list_items_order":        ErrInvalid.With(fault.Field{Pointer: "/valid_to", Code: "before_start", Detail: "The last day is before the first."}),
	"service_taxes_service_fkey":    ErrPriceNotFound,
}

// Prices lists what every service costs at a branch today.
func (s *Service) Prices(ctx context.Context, branch uuid.UUID) ([]Price, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Price, error) {
		at, err := s.placeTx(ctx, tx, branch)
		if err != nil {
			return nil, err
		}
		rows, err := priceRows(ctx, tx, at, nil)
		if err != nil {
			return nil, err
		}
		items, err := billingdb.New(tx).PriceItems(ctx, billingdb.PriceItemsParams{TenantID: tx.Tenant(), BranchID: branch, OnDate: pointTo(at.today.Time())})
		byService := map[uuid.UUID][]PriceItem{}
		for _, i := range items {
			byService[i.ServiceID] = append(byService[i.ServiceID], itemFrom(i))
		}
		return mapped(rows, func(r billingdb.PricesRow) Price {
			p := priceFrom(r)
			p.Items = byService[p.Service]
			return p
		}), err
	})
}

func priceRows(ctx context.Context, tx database.Tx, at place, services []uuid.UUID) ([]billingdb.PricesRow, error) {
	return billingdb.New(tx).Prices(ctx, billingdb.PricesParams{TenantID: tx.Tenant(), BranchID: at.branch.ID, OnDate: at.today.Time(), Services: services})
}

// pricesTx are the prices of services at a place today, by service.
func pricesTx(ctx context.Context, tx database.Tx, at place, services []uuid.UUID) (map[uuid.UUID]Price, error) {
	out := map[uuid.UUID]Price{}
	if len(services) == 0 {
		return out, nil
	}
	rows, err := priceRows(ctx, tx, at, services)
	for _, r := range rows {
		out[r.ServiceID] = priceFrom(r)
	}
	return out, err
}

func priceFrom(r billingdb.PricesRow) Price {
	p := Price{
		Service: r.ServiceID, Name: r.Name, Active: r.Active, Class: TaxClass(r.TaxClass),
		Standard: money.New(r.PriceAmount, r.PriceCurrency), Item: r.ItemID,
	}
	if p.Price = p.Standard; r.Amount != nil && r.Currency != nil {
		p.Price = money.New(*r.Amount, *r.Currency)
	}
	return p
}

func itemFrom(r billingdb.PriceListItem) PriceItem {
	return PriceItem{r.ID, r.BranchID, r.ServiceID, money.New(r.Amount, r.Currency), r.ValidFrom, r.ValidTo, r.Version}
}

// AddPrice gives a service a price of its own at a branch, in the branch's
// currency, from a day on. Two prices never hold on one day.
func (s *Service) AddPrice(ctx context.Context, branch, service uuid.UUID, amount int64, from packs.Date, to *packs.Date) (PriceItem, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (PriceItem, error) {
		at, err := s.placeTx(ctx, tx, branch)
		if err != nil {
			return PriceItem{}, err
		}
		var f fault.Fields
		f.Check(amount >= 0 && amount <= largest, "/amount", "range", "Give a price that is not below nothing.")
		f.Check(!from.Before(at.today), "/valid_from", "past", "A price begins today or later: what was charged stays as it was.")
		if err := f.Err(ErrInvalid); err != nil {
			return PriceItem{}, err
		}
		row, err := billingdb.New(tx).InsertPriceItem(ctx, billingdb.InsertPriceItemParams{
			TenantID: tx.Tenant(), ID: id.New(), BranchID: branch, ServiceID: service, Amount: amount, Currency: at.currency(),
			ValidFrom: from.Time(), ValidTo: timeOf(to), CreatedAt: s.Clock.Now(),
		})
		return itemFrom(row), database.Explain(err, nil, priceConstraints)
	})
}

func timeOf(d *packs.Date) *time.Time {
	if d == nil {
		return nil
	}
	return pointTo(d.Time())
}

// EndPrice lets a price hold through a day and no longer; a nil day takes its
// end away. ifMatch is the ETag that was read.
func (s *Service) EndPrice(ctx context.Context, item uuid.UUID, ifMatch string, to *packs.Date) (PriceItem, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (PriceItem, error) {
		q := billingdb.New(tx)
		row, err := q.PriceItem(ctx, billingdb.PriceItemParams{TenantID: tx.Tenant(), ID: item})
		if err != nil {
			return PriceItem{}, database.Explain(err, ErrPriceNotFound, nil)
		}
		if err := httpserver.CheckMatch(ifMatch, row.Version); err != nil {
			return PriceItem{}, err
		}
		row, err = q.EndPriceItem(ctx, billingdb.EndPriceItemParams{TenantID: tx.Tenant(), ID: item, Version: row.Version, ValidTo: timeOf(to)})
		return itemFrom(row), database.Explain(err, httpserver.ErrStale, priceConstraints)
	})
}

// DropPrice takes back a price that has not begun to hold.
func (s *Service) DropPrice(ctx context.Context, item uuid.UUID) error {
	return database.InTxDo(ctx, s.DB, func(tx database.Tx) error {
		q := billingdb.New(tx)
		row, err := q.PriceItem(ctx, billingdb.PriceItemParams{TenantID: tx.Tenant(), ID: item})
		if err != nil {
			return database.Explain(err, ErrPriceNotFound, nil)
		}
		at, err := s.placeTx(ctx, tx, row.BranchID)
		if err != nil {
			return err
		}
		if packs.DateOf(row.ValidFrom).Before(at.today) {
			return ErrPricePast
		}
		_, err = q.DeletePriceItem(ctx, billingdb.DeletePriceItemParams{TenantID: tx.Tenant(), ID: item})
		return err
	})
}

// SetTaxClass says what sort of thing a service is for the law, everywhere in
// the chain: who is limited to branches is refused.
func (s *Service) SetTaxClass(ctx context.Context, service uuid.UUID, class TaxClass) error {
	if !has(taxClasses, class) {
		return ErrInvalid.With(fault.Field{Pointer: "/tax_class", Code: "unknown", Detail: "There is no such tax class."})
	}
	return database.InTxDo(ctx, s.DB, func(tx database.Tx) error {
		if tx.Principal().Branches != nil {
			return platform.ErrChainOnly
		}
		err := billingdb.New(tx).PutTaxClass(ctx, billingdb.PutTaxClassParams{TenantID: tx.Tenant(), ServiceID: service, TaxClass: string(class)})
		return database.Explain(err, nil, priceConstraints)
	})
}
