// Package followups knows who is to be called, when and why: rules make tasks of
// what happens elsewhere, people work through them, and a task closes itself when
// the patient books. It knows no appointment: what it needs of them it asks for.
package followups

import (
	"context"
	"log/slog"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/live"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// Calendars knows the branches: their zone, hours and holidays.
type Calendars interface {
	CalendarTx(ctx context.Context, tx database.Tx, branch uuid.UUID, first, last packs.Date) (platform.BranchCalendar, error)
}

// Chains knows the chain that asks.
type Chains interface {
	TenantTx(ctx context.Context, tx database.Tx) (platform.Tenant, error)
}

// Bookings tells whether a patient has an appointment to come.
type Bookings interface {
	HasAppointmentAfterTx(ctx context.Context, tx database.Tx, patient uuid.UUID, after time.Time) (bool, error)
}

// Recalls finds patients who have been here and have no next appointment.
type Recalls interface {
	RecallsTx(ctx context.Context, tx database.Tx, q RecallQuery) ([]RecallVisit, error)
}

// Live tells open screens what changed.
type Live interface {
	Publish(ctx context.Context, tenant uuid.UUID, e live.Event)
}

// Deps is what the domain is built from.
type Deps struct {
	DB        *database.DB
	Clock     clock.Clock
	Log       *slog.Logger
	Calendars Calendars
	Chains    Chains
	Defaults  *Defaults
	Live      Live
}

// Service is the follow-ups domain.
type Service struct {
	Deps
	bookings Bookings
	recalls  Recalls
}

// New wires the domain; Ask completes it.
func New(d Deps) *Service { return &Service{Deps: d} }

// Ask names who knows the appointments. They are built after this domain.
func (s *Service) Ask(b Bookings, r Recalls) { s.bookings, s.recalls = b, r }

func (s *Service) now() time.Time { return s.Clock.Now() }

// tell shows the change on every open screen of the branches. Call it after the commit.
func (s *Service) tell(ctx context.Context, tenant uuid.UUID, branches ...uuid.UUID) {
	told := map[uuid.UUID]bool{}
	for _, b := range branches {
		if !told[b] {
			told[b] = true
			s.Live.Publish(ctx, tenant, live.Event{Type: "followup", BranchID: b, Data: map[string]any{"branch_id": b}})
		}
	}
}
