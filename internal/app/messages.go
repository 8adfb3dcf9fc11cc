package app

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/telemetry"
	"github.com/praxis-clinic/praxis/internal/messaging"
	"github.com/praxis-clinic/praxis/internal/patients"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
	"github.com/praxis-clinic/praxis/internal/scheduling"
	"github.com/praxis-clinic/praxis/tenants"
)

// confirmAfter is how long a confirmation waits, so that an undo sends nothing.
const confirmAfter = 3 * time.Minute

// buildMessages makes the service that tells patients things, out of those that
// know what there is to tell.
func (a *App) buildMessages(catalogue *packs.Catalogue) error {
	wordings, err := messaging.LoadWordings(tenants.FS)
	if err != nil {
		return err
	}
	pause := a.cfg.MessagePause
	if pause == 0 {
		pause = confirmAfter
	}
	a.messages = messaging.New(messaging.Deps{
		DB: a.db, Clock: a.cfg.Clock, Log: a.cfg.Log, Packs: catalogue, Wordings: wordings, Vault: a.vault, Signer: a.signer,
		Links: a.addresses(), Hosts: a.platform.Directory(), Places: a.platform, Contacts: contacts{a.patients}, Consent: a.patients,
		Meter: telemetry.NewMessages(a.metrics), Mail: messaging.Post{SMTP: a.smtp()}, Vendors: a.cfg.Vendors, Pause: pause,
	})
	a.messages.KnowAbout("appointment", a.appointmentFacts)
	return nil
}

func (a *App) smtp() messaging.SMTP {
	return messaging.SMTP{
		Host: a.cfg.SMTPHost, Port: a.cfg.SMTPPort, Username: a.cfg.SMTPUsername, Password: a.cfg.SMTPPassword,
		From: a.cfg.SMTPFrom, TLS: a.cfg.SMTPTLS,
	}
}

// contacts lets messaging, which stands below patients, ask how to reach one.
type contacts struct{ *patients.Service }

// ContactTx satisfies messaging.Contacts.
func (c contacts) ContactTx(ctx context.Context, tx database.Tx, patient uuid.UUID) (messaging.Contact, error) {
	p, err := c.ByIDTx(ctx, tx, patient)
	return messaging.Contact{Name: p.Name, Phone: p.Phone, Email: p.Email, Language: p.Language}, err
}

// appointmentFacts are what a message about an appointment says.
func (a *App) appointmentFacts(ctx context.Context, tx database.Tx, appointment uuid.UUID) (messaging.Facts, error) {
	x, err := a.scheduling.AppointmentTx(ctx, tx, appointment)
	if err != nil {
		return messaging.Facts{}, err
	}
	change := appointmentChange(scheduling.AppointmentActed{PractitionerID: x.Practitioner.ID, ToStatus: x.Status, StartsAt: x.StartsAt})
	return messaging.Facts{
		Told: change.State(), Starts: x.StartsAt, Ends: x.EndsAt, Series: x.Version,
		Values: map[string]string{"practitioner": x.Practitioner.Name, "service": x.Service.Name},
	}, nil
}

// appointmentChange is what an act on an appointment means for the patient.
func appointmentChange(e scheduling.AppointmentActed) messaging.AppointmentChange {
	return messaging.AppointmentChange{
		Appointment: e.AppointmentID, Branch: e.BranchID, Patient: e.PatientID, Starts: e.StartsAt, With: e.PractitionerID, At: e.At,
		Stands: e.ToStatus == scheduling.Confirmed, Dropped: e.ToStatus == scheduling.Cancelled,
		Missed: e.ToStatus == scheduling.NoShow, Done: e.ToStatus == scheduling.Completed,
	}
}

// tellOfAppointment plans what the patient is told of it.
func (a *App) tellOfAppointment(ctx context.Context, tx database.Tx, e scheduling.AppointmentActed) error {
	if e.Act == scheduling.ActConfirm {
		return nil // they have just told us
	}
	return a.messages.FollowAppointmentTx(ctx, tx, appointmentChange(e))
}

// messageTimeline shows on the record that something was said, and how it arrived.
func (a *App) messageTimeline(ctx context.Context, tx database.Tx, patient uuid.UUID, before time.Time, limit int) ([]patients.TimelineEntry, error) {
	found, err := a.messages.SaidTx(ctx, tx, patient, before, limit)
	out := make([]patients.TimelineEntry, len(found))
	for i, m := range found {
		out[i] = patients.TimelineEntry{
			At: m.At, Kind: "message", ID: m.ID, Branch: m.Branch, Code: string(m.Kind) + "." + string(m.Status), Actor: m.Actor,
		}
	}
	return out, err
}
