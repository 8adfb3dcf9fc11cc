package scheduling

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"sync"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/events"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/holds"
	"github.com/praxis-clinic/praxis/internal/kit/live"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/kit/ratelimit"
	"github.com/praxis-clinic/praxis/internal/kit/signed"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
	"github.com/praxis-clinic/praxis/internal/scheduling/schedulingdb"
)

// Calendars knows the branches: their hours, holidays and settings.
type Calendars interface {
	AskCalendar(ctx context.Context, tx database.Tx, branch uuid.UUID, first, last packs.Date) (asks []database.Ask, answer func() (platform.BranchCalendar, error))
	BranchesTx(ctx context.Context, tx database.Tx) ([]platform.Branch, error)
}

// Plans tells how many practitioners the chain may have; 0 is any number.
type Plans interface {
	PractitionersTx(ctx context.Context, tx database.Tx) (int, error)
}

// Live tells open screens what changed, and lets one listen.
type Live interface {
	Publish(ctx context.Context, tenant uuid.UUID, e live.Event)
	Subscribe(ctx context.Context, tenant uuid.UUID) <-chan live.Event
}

// Deps is what the domain is built from.
type Deps struct {
	DB        *database.DB
	Clock     clock.Clock
	Log       *slog.Logger
	Calendars Calendars
	Holds     *holds.Store
	Live      Live
	Plans     Plans
	Events    events.Publisher // never nil; a nil *events.Bus is one nobody listens to
	Doors     Doors            // nil: a stream ends with its time only

	// For patients who book themselves.
	Hosts    Hosts
	Patients Patients
	Mailer   Mailer
	Signer   *signed.Signer
	Links    platform.Addresses
	Limiter  *ratelimit.Limiter // nil: nobody is counted
}

// Doors tells what somebody who was let in has been shown of being let out: the
// generation changes when they are suspended, given other roles or signed out, and
// when their role allows something else or their chain is shut.
type Doors interface {
	Generation(ctx context.Context, p principal.Principal) string
}

// Service is the scheduling domain.
type Service struct {
	Deps
	zones sync.Map // IANA name -> *time.Location
}

// New wires the domain.
func New(d Deps) *Service { return &Service{Deps: d} }

// HasServices tells the set-up whether the chain offers anything yet.
func (s *Service) HasServices(ctx context.Context, tx database.Tx) (bool, error) {
	return schedulingdb.New(tx).AnyService(ctx, tx.Tenant())
}

// HasPeople tells the set-up whether somebody with hours can be booked yet.
func (s *Service) HasPeople(ctx context.Context, tx database.Tx) (bool, error) {
	return schedulingdb.New(tx).AnyPractitionerWithHours(ctx, tx.Tenant())
}

// HasAppointments tells the set-up whether anybody was ever booked.
func (s *Service) HasAppointments(ctx context.Context, tx database.Tx) (bool, error) {
	return schedulingdb.New(tx).AnyAppointment(ctx, tx.Tenant())
}

// zone is the location of an IANA name; reading it from the zone files each
// time would cost more than a search.
func (s *Service) zone(name string) (*time.Location, error) {
	if z, ok := s.zones.Load(name); ok {
		return z.(*time.Location), nil //nolint:forcetypeassert,errcheck // only locations are stored
	}
	z, err := time.LoadLocation(name)
	if err != nil {
		return nil, err
	}
	s.zones.Store(name, z)
	return z, nil
}

// now is the actor's own transaction time.
func (s *Service) now() time.Time { return s.Clock.Now() }

// mayIn refuses a branch at which the actor does not hold perm, as if it were
// not there.
func mayIn(tx database.Tx, perm principal.Permission, branch uuid.UUID) error {
	if !tx.Principal().MayIn(perm, branch) {
		return platform.ErrBranchNotFound
	}
	return nil
}

// hasBranch refuses a branch that is not there, or not for the actor to see.
func (s *Service) hasBranch(ctx context.Context, branch uuid.UUID) error {
	return database.InTxDo(ctx, s.DB, func(tx database.Tx) error {
		there, err := schedulingdb.New(tx).BranchExists(ctx, schedulingdb.BranchExistsParams{TenantID: tx.Tenant(), ID: branch})
		if err == nil && !there {
			err = platform.ErrBranchNotFound
		}
		return errors.Join(err, mayIn(tx, access.AppointmentsRead, branch))
	})
}

// sees reports whether the request reaches branch: the server has narrowed it to
// where the operation's permission is held.
func sees(tx database.Tx, branch uuid.UUID) bool {
	branches := tx.Principal().Branches
	return branches == nil || slices.Contains(branches, branch)
}

// wholeChain refuses an actor who is limited to branches what all of them share.
func wholeChain(tx database.Tx) error {
	if tx.Principal().Branches != nil {
		return platform.ErrChainOnly
	}
	return nil
}

func packDate(d availability.Date) packs.Date { return packs.DateOf(d.Time()) }

func localTime(t time.Time, zone *time.Location) string {
	return t.In(zone).Format(availability.LocalLayout)
}

// publish tells the screens of a branch about one of its days.
func (s *Service) publish(ctx context.Context, kind string, branch uuid.UUID, data map[string]any) {
	p, _ := principal.From(ctx)
	s.Live.Publish(ctx, p.TenantID, live.Event{Type: kind, BranchID: branch, Data: data})
}

// ErrInvalid names the fields that need another look.
var ErrInvalid = fault.New(fault.Invalid, "scheduling.invalid", "Some of this needs another look.")
