package scheduling

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/scheduling/schedulingdb"
)

// Moved is one act on an appointment as it is remembered. What an act does not
// change is nil before and the same after.
type Moved struct {
	Act    Act
	Actor  string // the member's name, or "system:<name>"
	At     time.Time
	Reason string
	Code   string // of the reason: why it was cancelled, which act was undone
	Zone   string // of the branch
	From   Place
	To     Place
}

// Place is where an appointment stood; nil where nothing is known of it.
type Place struct {
	StartsAt     *time.Time
	Practitioner *string
}

// Moves are the acts on an appointment, oldest first.
func (s *Service) Moves(ctx context.Context, appointment uuid.UUID) ([]Moved, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Moved, error) {
		rows, err := schedulingdb.New(tx).Moves(ctx, schedulingdb.MovesParams{TenantID: tx.Tenant(), AppointmentID: appointment})
		if err == nil && len(rows) == 0 { // each was booked once
			err = ErrAppointmentNotFound
		}
		return mapped(rows, movedFrom), err
	})
}

func movedFrom(r schedulingdb.MovesRow) Moved {
	return Moved{
		Act: Act(r.Act), Actor: orText(r.ActorName, r.Actor), At: r.At, Reason: r.Reason, Code: r.ReasonCode, Zone: r.TimeZone,
		From: Place{r.FromStartsAt, r.FromPractitioner}, To: Place{r.ToStartsAt, r.ToPractitioner},
	}
}
