package app

import (
	"context"

	"github.com/praxis-clinic/praxis/internal/kit/events"
	"github.com/praxis-clinic/praxis/internal/patients"
)

// subscribe says which domain reacts to what happens in another: the place to
// look for "what follows from this?".
func (a *App) subscribe() {
	events.On(a.bus, a.clinical.FollowTx)
	events.On(a.bus, a.tellOfAppointment)
	a.subscribeFollowups()
	events.Later(a.bus, "system:remove-document", nil, func(ctx context.Context, e patients.DocumentDeleted) error {
		return a.patients.RemoveFile(ctx, e.DocumentID)
	})
}
