package scheduling

import (
	"context"
	"errors"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/kit/money"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
	"github.com/praxis-clinic/praxis/internal/scheduling/schedulingdb"
)

// Offering is a service of the clinic: what can be booked, how long it takes
// and what it costs by default.
type Offering struct {
	ID uuid.UUID
	OfferingFields
	CreatedAt time.Time
	Version   int64
}

// OfferingFields are what of a service is written. Durations are in minutes,
// multiples of five.
type OfferingFields struct {
	Name           string
	Duration       int
	BufferBefore   int
	BufferAfter    int
	Price          money.Money // an empty currency is the chain's own
	RoomType       string      // empty: needs no room
	Color          string      // "#3b82f6", or empty
	Active         bool
	Online         bool        // patients may book it themselves
	OnlineName     string      // by which they know it; empty: the name
	PractitionerID []uuid.UUID // who gives it; empty: everybody
}

// What can go wrong with a service.
var (
	ErrServiceNotFound  = fault.New(fault.NotFound, "scheduling.service_not_found", "There is no such service.")
	ErrServiceInvalid   = fault.New(fault.Invalid, "scheduling.service_invalid", "Some of the service needs another look.")
	ErrServiceNameTaken = fault.New(fault.Conflict, "scheduling.service_name_taken", "Another service has this name.")
)

var serviceConstraints = map[string]*fault.Error{
	"services_name_key":                   ErrServiceNameTaken.With(fault.Field{Pointer: "/name", Code: "taken", Detail: ErrServiceNameTaken.Detail}),
	"service_practitioners_resource_fkey": ErrServiceInvalid.With(fault.Field{Pointer: "/practitioner_ids", Code: "unknown", Detail: "One of these practitioners does not exist."}),
}

var colorPattern = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

// clean trims f and refuses everything wrong with it at once. What names no currency is
// priced in the chain's.
func (f OfferingFields) clean(currency string) (OfferingFields, error) {
	var faults fault.Fields
	f.Name = cleanName(f.Name, &faults)
	checkMinutes(&faults, "/duration_minutes", f.Duration, 5, 720)
	checkMinutes(&faults, "/buffer_before_minutes", f.BufferBefore, 0, 240)
	checkMinutes(&faults, "/buffer_after_minutes", f.BufferAfter, 0, 240)
	if f.Price.Currency == "" {
		f.Price.Currency = currency
	}
	f.Price.Check(&faults, "/price", currency)
	faults.Check(f.Price.Amount >= 0, "/price/amount", "negative", "A price is not negative.")
	f.RoomType = cleanRoomType(f.RoomType, &faults)
	checkColor(&faults, f.Color)
	f.OnlineName = strings.Join(strings.Fields(f.OnlineName), " ")
	faults.Check(utf8.RuneCountInString(f.OnlineName) <= 120, "/online_name", "too_long", "Give at most 120 letters.")
	return f, faults.Err(ErrServiceInvalid)
}

func cleanName(name string, faults *fault.Fields) string {
	name = strings.Join(strings.Fields(name), " ")
	faults.Check(name != "", "/name", "required", "Give a name.")
	faults.Check(utf8.RuneCountInString(name) <= 120, "/name", "too_long", "Give at most 120 letters.")
	return name
}

func cleanRoomType(kind string, faults *fault.Fields) string {
	kind = strings.TrimSpace(kind)
	faults.Check(len(kind) <= 60, "/room_type", "too_long", "Give at most 60 letters.")
	return kind
}

func checkColor(faults *fault.Fields, color string) {
	faults.Check(color == "" || colorPattern.MatchString(color), "/color", "invalid", "Write the colour as #3b82f6.")
}

func checkMinutes(faults *fault.Fields, pointer string, n, low, high int) {
	faults.Check(n >= low && n <= high && n%5 == 0, pointer, "range", "Give minutes in steps of five, within a day's work.")
}

// Offerings lists the services by name; active narrows to those that are, or are not.
func (s *Service) Offerings(ctx context.Context, active *bool) ([]Offering, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Offering, error) {
		q := schedulingdb.New(tx)
		rows, err := q.Services(ctx, schedulingdb.ServicesParams{TenantID: tx.Tenant(), Active: active})
		if err != nil {
			return nil, err
		}
		return withPractitioners(ctx, tx, rows...)
	})
}

// Offering is one service, or ErrServiceNotFound.
func (s *Service) Offering(ctx context.Context, service uuid.UUID) (Offering, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Offering, error) { return offeringTx(ctx, tx, service) })
}

func offeringTx(ctx context.Context, tx database.Tx, service uuid.UUID) (Offering, error) {
	row, err := schedulingdb.New(tx).ServiceByID(ctx, schedulingdb.ServiceByIDParams{TenantID: tx.Tenant(), ID: service})
	if err != nil {
		return Offering{}, database.Explain(err, ErrServiceNotFound, nil)
	}
	return oneWithPractitioners(ctx, tx, row)
}

// AddOfferings adds services, all or none. A fault names the one at fault:
// "/services/3/name" where there are several.
func (s *Service) AddOfferings(ctx context.Context, list []OfferingFields) ([]Offering, error) {
	return database.Once(ctx, s.DB, "add-services", list, func(tx database.Tx) ([]Offering, error) {
		out := make([]Offering, len(list))
		for i, f := range list {
			o, err := s.AddOfferingTx(ctx, tx, f)
			if err != nil {
				return nil, within(err, len(list), i)
			}
			out[i] = o
		}
		return out, nil
	})
}

// AddOfferingTx adds one service inside the caller's transaction.
func (s *Service) AddOfferingTx(ctx context.Context, tx database.Tx, f OfferingFields) (Offering, error) {
	q := schedulingdb.New(tx)
	currency, err := q.TenantCurrency(ctx, tx.Tenant())
	if err != nil {
		return Offering{}, err
	}
	f, err = f.clean(currency)
	if err = errors.Join(wholeChain(tx), err); err != nil {
		return Offering{}, err
	}
	row, err := q.InsertService(ctx, schedulingdb.InsertServiceParams{
		TenantID: tx.Tenant(), ID: id.New(), Name: f.Name, DurationMinutes: int32(f.Duration),
		BufferBeforeMinutes: int32(f.BufferBefore), BufferAfterMinutes: int32(f.BufferAfter), PriceAmount: f.Price.Amount,
		PriceCurrency: f.Price.Currency, RoomType: orNil(f.RoomType), Color: f.Color, Active: f.Active,
		Online: f.Online, OnlineName: f.OnlineName, CreatedAt: s.now(),
	})
	if err != nil {
		return Offering{}, database.Explain(err, nil, serviceConstraints)
	}
	return putPractitioners(ctx, tx, row, f.PractitionerID)
}

// ChangeOffering edits a service. ifMatch is the ETag that was read; the fault
// is that of httpserver.CheckMatch where it is not the newest.
func (s *Service) ChangeOffering(ctx context.Context, service uuid.UUID, ifMatch string, edit func(*OfferingFields)) (Offering, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Offering, error) {
		o, err := offeringTx(ctx, tx, service)
		if err = errors.Join(wholeChain(tx), err); err != nil {
			return Offering{}, err
		}
		if err := httpserver.CheckMatch(ifMatch, o.Version); err != nil {
			return Offering{}, err
		}
		currency, err := schedulingdb.New(tx).TenantCurrency(ctx, tx.Tenant())
		if err != nil {
			return Offering{}, err
		}
		f := o.OfferingFields
		edit(&f)
		if f, err = f.clean(currency); err != nil {
			return Offering{}, err
		}
		return changeOffering(ctx, tx, o, f)
	})
}

func changeOffering(ctx context.Context, tx database.Tx, o Offering, f OfferingFields) (Offering, error) {
	row, err := schedulingdb.New(tx).UpdateService(ctx, schedulingdb.UpdateServiceParams{
		TenantID: tx.Tenant(), ID: o.ID, Version: o.Version, Name: f.Name, DurationMinutes: int32(f.Duration),
		BufferBeforeMinutes: int32(f.BufferBefore), BufferAfterMinutes: int32(f.BufferAfter), PriceAmount: f.Price.Amount,
		PriceCurrency: f.Price.Currency, RoomType: orNil(f.RoomType), Color: f.Color, Active: f.Active,
		Online: f.Online, OnlineName: f.OnlineName,
	})
	if err != nil {
		return Offering{}, database.Explain(err, httpserver.ErrStale, serviceConstraints)
	}
	return putPractitioners(ctx, tx, row, f.PractitionerID)
}

// putPractitioners makes who gives the service exactly those.
func putPractitioners(ctx context.Context, tx database.Tx, row schedulingdb.Service, who []uuid.UUID) (Offering, error) {
	q := schedulingdb.New(tx)
	if who == nil {
		who = []uuid.UUID{}
	}
	if err := q.DeleteServicePractitioners(ctx, schedulingdb.DeleteServicePractitionersParams{TenantID: tx.Tenant(), ServiceID: row.ID, Keep: who}); err != nil {
		return Offering{}, err
	}
	if len(who) > 0 {
		if _, err := q.InsertServicePractitioners(ctx, schedulingdb.InsertServicePractitionersParams{TenantID: tx.Tenant(), ServiceID: row.ID, Practitioners: who}); err != nil {
			return Offering{}, database.Explain(err, nil, serviceConstraints)
		}
	}
	return oneWithPractitioners(ctx, tx, row)
}

func oneWithPractitioners(ctx context.Context, tx database.Tx, row schedulingdb.Service) (Offering, error) {
	all, err := withPractitioners(ctx, tx, row)
	if err != nil {
		return Offering{}, err
	}
	return all[0], nil
}

func withPractitioners(ctx context.Context, tx database.Tx, rows ...schedulingdb.Service) ([]Offering, error) {
	out, ids := make([]Offering, len(rows)), make([]uuid.UUID, len(rows))
	for i, r := range rows {
		out[i], ids[i] = offeringFrom(r), r.ID
	}
	who, err := schedulingdb.New(tx).ServicePractitioners(ctx, schedulingdb.ServicePractitionersParams{TenantID: tx.Tenant(), Services: ids})
	if err != nil {
		return nil, err
	}
	by := map[uuid.UUID][]uuid.UUID{}
	for _, w := range who {
		by[w.ServiceID] = append(by[w.ServiceID], w.ResourceID)
	}
	for i := range out {
		out[i].PractitionerID = by[out[i].ID]
	}
	return out, nil
}

func offeringFrom(r schedulingdb.Service) Offering {
	return Offering{
		ID: r.ID, CreatedAt: r.CreatedAt, Version: r.Version,
		OfferingFields: OfferingFields{
			Name: r.Name, Duration: int(r.DurationMinutes), BufferBefore: int(r.BufferBeforeMinutes), BufferAfter: int(r.BufferAfterMinutes),
			Price: money.Money{Amount: r.PriceAmount, Currency: r.PriceCurrency}, RoomType: orEmpty(r.RoomType), Color: r.Color, Active: r.Active,
			Online: r.Online, OnlineName: r.OnlineName,
		},
	}
}

// PublicName is how patients know the service.
func (f OfferingFields) PublicName() string { return orText(f.OnlineName, f.Name) }

// rules is the service as the engine knows it.
func (o Offering) rules() availability.Service {
	return availability.Service{
		Duration: time.Duration(o.Duration) * time.Minute, Before: time.Duration(o.BufferBefore) * time.Minute,
		After: time.Duration(o.BufferAfter) * time.Minute, RoomType: o.RoomType,
	}
}
