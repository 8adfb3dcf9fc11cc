package app

import (
	"context"
	"time"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/clinical"
	"github.com/praxis-clinic/praxis/internal/followups"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/events"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/scheduling"
)

// followUpPowers are what the job that makes follow-ups may do.
var followUpPowers = []principal.Permission{access.FollowupsRead, access.FollowupsWork, access.AppointmentsRead}

// subscribeFollowups says what follows from acts for the list of those to be called.
func (a *App) subscribeFollowups() {
	events.On(a.bus, a.settleFollowups)
	events.Later(a.bus, "system:follow-up", followUpPowers, a.followUpVisit)
	events.Later(a.bus, "system:follow-up", followUpPowers, a.followUpInstruction)
	events.Later(a.bus, "system:follow-up", followUpPowers, a.followUpDiagnostic)
}

// settleFollowups keeps the list true in the transaction of the act: a booking closes what asked for it, and
// what was taken back takes its follow-up with it.
func (a *App) settleFollowups(ctx context.Context, tx database.Tx, e scheduling.AppointmentActed) error {
	if e.Act == scheduling.ActCancel {
		return a.followups.ReopenForCancelTx(ctx, tx, e.AppointmentID, e.At)
	}
	if e.FromStatus == scheduling.Cancelled || e.FromStatus == scheduling.NoShow || e.FromStatus == scheduling.Completed {
		if err := a.followups.WithdrawTx(ctx, tx, e.AppointmentID, e.At, followups.Missed, followups.ConsultationCompleted,
			followups.TherapySession, followups.CancelledWithoutRebooking); err != nil {
			return err
		}
	}
	if booked(e) {
		return a.followups.CloseForBookingTx(ctx, tx, bookingOf(e))
	}
	return nil
}

// booked reports whether the patient has a time by the act that they did not have before.
func booked(e scheduling.AppointmentActed) bool {
	return e.ToStatus == scheduling.Confirmed && (e.FromStatus == "" || e.FromStatus == scheduling.Cancelled || e.Act == scheduling.ActMove)
}

func bookingOf(e scheduling.AppointmentActed) followups.Booking {
	return followups.Booking{Patient: e.PatientID, Appointment: e.AppointmentID, StartsAt: e.StartsAt, At: e.At}
}

// followUpVisit makes the follow-ups of a visit that took place, was missed or was cancelled, unless that was
// taken back in the meantime. A booking closes here what whoever booked does not see.
func (a *App) followUpVisit(ctx context.Context, e scheduling.AppointmentActed) error {
	if booked(e) {
		return a.followups.CloseForBooking(ctx, bookingOf(e))
	}
	event, err := a.visitEvent(ctx, e)
	if event == "" || err != nil {
		return err
	}
	now, err := a.scheduling.Appointment(ctx, e.AppointmentID)
	if err != nil || now.Status != e.ToStatus {
		return err
	}
	if event == followups.CancelledWithoutRebooking && e.At.Sub(now.CreatedAt) < followups.UndoWindow {
		return nil // a booking that was taken back at once
	}
	return a.followups.Handle(ctx, followups.Trigger{
		Event: event, PatientID: e.PatientID, BranchID: e.BranchID, AppointmentID: &e.AppointmentID, ServiceID: &e.ServiceID,
		PractitionerID: &e.PractitionerID, SourceID: e.AppointmentID, At: e.At,
	})
}

// visitEvent is what an act is to the rules; empty where it is nothing.
func (a *App) visitEvent(ctx context.Context, e scheduling.AppointmentActed) (followups.Event, error) {
	switch e.Act { //nolint:exhaustive // only these end an appointment
	case scheduling.ActComplete:
		return a.followups.VisitEvent(ctx)
	case scheduling.ActNoShow:
		return followups.Missed, nil
	case scheduling.ActCancel:
		return followups.CancelledWithoutRebooking, nil
	}
	return "", nil
}

// followUpInstruction has a patient called when the practitioner said they should come back.
func (a *App) followUpInstruction(ctx context.Context, e clinical.InstructionGiven) error {
	due, err := time.Parse(time.DateOnly, e.DueOn)
	if err != nil {
		return err
	}
	return a.followups.Handle(ctx, followups.Trigger{
		Event: followups.DoctorInstruction, PatientID: e.PatientID, BranchID: e.BranchID, AppointmentID: e.AppointmentID, ServiceID: e.ServiceID,
		PractitionerID: &e.PractitionerID, SourceID: e.InstructionID, DueOn: &due, At: e.At,
	})
}

// followUpDiagnostic has a patient asked whether the test that was ordered has been done.
func (a *App) followUpDiagnostic(ctx context.Context, e clinical.DiagnosticOrdered) error {
	return a.followups.Handle(ctx, followups.Trigger{
		Event: followups.DiagnosticOrdered, PatientID: e.PatientID, BranchID: e.BranchID, AppointmentID: e.AppointmentID, ServiceID: e.ServiceID,
		PractitionerID: &e.PractitionerID, SourceID: e.InstructionID, At: e.At,
	})
}
