package app

import (
	"context"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/identity"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/events"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/patients"
	"github.com/praxis-clinic/praxis/internal/scheduling"
)

// subscribe says which domain reacts to what happens in another: the place to
// look for "what follows from this?".
func (a *App) subscribe() {
	events.On(a.bus, a.clinical.FollowTx)
	events.On(a.bus, a.tellOfAppointment)
	a.subscribeFollowups()
	events.On(a.bus, func(ctx context.Context, tx database.Tx, e identity.MemberJoined) error {
		return a.scheduling.TieInvitedTx(ctx, tx, e.InvitationID, e.MemberID)
	})
	events.Later(a.bus, "system:intake", nil, func(ctx context.Context, e scheduling.AppointmentActed) error {
		if e.Act != scheduling.ActBook {
			return nil
		}
		return a.patients.IntakeForBooking(ctx, e.PatientID, e.AppointmentID)
	})
	events.Later(a.bus, "system:remove-document", nil, func(ctx context.Context, e patients.DocumentDeleted) error {
		return a.patients.RemoveFile(ctx, e.DocumentID)
	})
	events.On(a.bus, a.billing.AppointmentActedTx)
	events.Later(a.bus, "system:billing", []principal.Permission{access.InvoicesIssue}, a.billing.DraftCharge)
}
