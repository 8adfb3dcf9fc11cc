package patients

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/money"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

// How much a flag matters, worst first.
const (
	Critical = "critical" // harm may follow: a life-threatening allergy
	Warning  = "warning"  // something to settle before the visit: dues, a missing consent
	Notice   = "notice"   // good to know: sessions left
)

var severities = []string{Critical, Warning, Notice}

// Flag is one thing the front desk must know of a patient before the patient
// speaks. Kind is the source's; what does not apply is empty.
type Flag struct {
	Kind     string
	Severity string       // Critical, Warning or Notice
	Count    int          // of sessions left, of forms missing
	Money    *money.Money // due
	Detail   string       // a short code, or words the desk must read: an allergy's name
	Since    *time.Time
}

// FlagSource finds the flags of one kind for many patients in one round trip.
type FlagSource func(ctx context.Context, tx database.Tx, patients []uuid.UUID) (map[uuid.UUID][]Flag, error)

type watchedFlags struct {
	kind  string
	needs principal.Permission
	find  FlagSource
}

// WatchFlags adds a source of flags for those who hold needs. It is called
// while the program is built, never after.
func (s *Service) WatchFlags(kind string, needs principal.Permission, source FlagSource) {
	s.flags = append(s.flags, watchedFlags{kind, needs, source})
}

// MostFlagged is how many patients can be asked about at once: a full day.
const MostFlagged = 200

// ErrTooMany refuses a question about more patients than a day has.
var ErrTooMany = fault.New(fault.Invalid, "patients.too_many", "Ask about 200 patients at most.")

// Flags are what is to be known of each patient, worst first; who has nothing
// is left out, and so is what the caller may not see.
func (s *Service) Flags(ctx context.Context, patients []uuid.UUID) (map[uuid.UUID][]Flag, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (map[uuid.UUID][]Flag, error) {
		return s.FlagsTx(ctx, tx, patients)
	})
}

// FlagsTx is Flags inside the caller's transaction.
func (s *Service) FlagsTx(ctx context.Context, tx database.Tx, patients []uuid.UUID) (map[uuid.UUID][]Flag, error) {
	if len(patients) > MostFlagged {
		return nil, ErrTooMany
	}
	out := map[uuid.UUID][]Flag{}
	if len(patients) == 0 {
		return out, nil
	}
	for _, w := range s.flags {
		if !tx.Principal().May(w.needs) {
			continue
		}
		if err := tx.Within(ctx, w.needs, func(tx database.Tx) error { return w.addTo(ctx, tx, patients, out) }); err != nil {
			return nil, err
		}
	}
	for _, flags := range out {
		slices.SortStableFunc(flags, func(a, b Flag) int { return cmp.Compare(rank(a), rank(b)) })
	}
	return out, nil
}

func (w watchedFlags) addTo(ctx context.Context, tx database.Tx, patients []uuid.UUID, out map[uuid.UUID][]Flag) error {
	found, err := w.find(ctx, tx, patients)
	if err != nil {
		return err
	}
	for patient, flags := range found {
		for _, f := range flags {
			f.Kind = cmp.Or(f.Kind, w.kind)
			out[patient] = append(out[patient], f)
		}
	}
	return nil
}

// rank orders flags; a severity nobody knows counts as a notice.
func rank(f Flag) int {
	if i := slices.Index(severities, f.Severity); i >= 0 {
		return i
	}
	return len(severities)
}
