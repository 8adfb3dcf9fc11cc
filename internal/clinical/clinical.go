// Package clinical keeps what happens while the patient is there: visits, the
// notes written about them, what was measured, planned and prescribed. What is
// signed never changes; what is added to it stands beside it.
package clinical

import (
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/clinical/clinicaldb"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/events"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/platform"
)

// Deps is what the domain is built from.
type Deps struct {
	DB      *database.DB
	Clock   clock.Clock
	Library *Library
	Events  events.Publisher // never nil; a nil *events.Bus is one nobody listens to
}

// Service is the clinical domain.
type Service struct{ Deps }

// New wires the domain.
func New(d Deps) *Service { return &Service{d} }

// ErrInvalid names the fields that need another look.
var ErrInvalid = fault.New(fault.Invalid, "clinical.invalid", "Some of this needs another look.")

// now is the clock's time as Postgres keeps it: what is signed is hashed with
// it, and has to read back the same.
func (s *Service) now() time.Time { return s.Clock.Now().UTC().Truncate(time.Microsecond) }

// me is the member who acts; nil where a job does.
func me(tx database.Tx) uuid.UUID { return tx.Principal().ActorID }

// mayIn refuses a branch at which the actor does not hold perm, as if it were
// not there.
func mayIn(tx database.Tx, perm principal.Permission, branch uuid.UUID) error {
	if !tx.Principal().MayIn(perm, branch) {
		return platform.ErrBranchNotFound
	}
	return nil
}

func queries(tx database.Tx) *clinicaldb.Queries { return clinicaldb.New(tx) }

func mapped[A, B any](list []A, f func(A) B) []B {
	out := make([]B, len(list))
	for i, a := range list {
		out[i] = f(a)
	}
	return out
}
