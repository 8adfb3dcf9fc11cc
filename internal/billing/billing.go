// Package billing keeps what patients are charged, what they paid and what they
// owe: prices, taxes, invoices, payments, refunds and the ledger under them.
// Amounts are minor units; days are those of the branch's own wall.
package billing

import (
	"context"
	"log/slog"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/billing/billingdb"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/events"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/live"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/patients"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// Branches knows where a branch is and in which zone.
type Branches interface {
	BranchTx(ctx context.Context, tx database.Tx, branch uuid.UUID) (platform.Branch, error)
}

// Live tells open screens what changed.
type Live interface {
	Publish(ctx context.Context, tenant uuid.UUID, e live.Event)
}

// Deps is what the domain is built from.
type Deps struct {
	DB       *database.DB
	Clock    clock.Clock
	Log      *slog.Logger
	Packs    *packs.Catalogue
	Branches Branches
	Live     Live
	Events   events.Publisher // never nil; a nil *events.Bus is one nobody listens to
}

// Service is the billing domain.
type Service struct{ Deps }

// New wires the domain.
func New(d Deps) *Service { return &Service{d} }

// ErrInvalid names the fields that need another look.
var ErrInvalid = fault.New(fault.Invalid, "billing.invalid", "Some of this needs another look.")

// place is a branch as billing sees it: the law and the day that hold there.
type place struct {
	branch  platform.Branch
	country *packs.Country
	today   packs.Date // by the wall of the branch
}

func (p place) currency() string { return p.country.Currency.Code }

// placeTx finds the branch, or returns platform.ErrBranchNotFound.
func (s *Service) placeTx(ctx context.Context, tx database.Tx, branch uuid.UUID) (place, error) {
	b, err := s.Branches.BranchTx(ctx, tx, branch)
	if err != nil {
		return place{}, err
	}
	country, ok := s.Packs.Country(b.Country)
	if !ok {
		return place{}, platform.ErrBranchNotFound
	}
	zone, err := time.LoadLocation(b.TimeZone)
	if err != nil {
		return place{}, err
	}
	return place{b, country, packs.DateOf(s.Clock.Now().In(zone))}, nil
}

// lockPatientTx makes everybody else who moves this patient's money wait for
// the end of the transaction: what is read of it afterwards stays so. It
// returns patients.ErrNotFound where there is no such patient.
func lockPatientTx(ctx context.Context, tx database.Tx, patient uuid.UUID) error {
	_, err := billingdb.New(tx).LockPatient(ctx, billingdb.LockPatientParams{TenantID: tx.Tenant(), ID: patient})
	return database.Explain(err, patients.ErrNotFound, nil)
}

// tell shows the change on the open screens of a branch.
func (s *Service) tell(ctx context.Context, kind string, branch uuid.UUID, data map[string]any) {
	p, _ := principal.From(ctx)
	data["branch_id"] = branch
	s.Live.Publish(ctx, p.TenantID, live.Event{Type: kind, BranchID: branch, Data: data})
}

// reasonable trims a reason and refuses one that is empty or too long.
func reasonable(reason string, f *fault.Fields) string {
	reason = strings.Join(strings.Fields(reason), " ")
	f.Check(reason != "", "/reason", "required", "Say why.")
	f.Check(utf8.RuneCountInString(reason) <= 500, "/reason", "too_long", "Give at most 500 letters.")
	return reason
}

func mapped[A, B any](in []A, fn func(A) B) []B {
	out := make([]B, len(in))
	for i, a := range in {
		out[i] = fn(a)
	}
	return out
}

func sum[T any](of []T, fn func(T) int64) (total int64) {
	for _, x := range of {
		total += fn(x)
	}
	return total
}

func pointTo[T any](v T) *T { return &v }

func has[T comparable](list []T, x T) bool { return slices.Contains(list, x) }
