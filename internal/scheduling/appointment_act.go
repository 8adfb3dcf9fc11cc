package scheduling

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
	"github.com/praxis-clinic/praxis/internal/scheduling/schedulingdb"
)

// undoWithin is how long an act of the day can be taken back as if it had been a slip.
const undoWithin = 3 * time.Minute

// What can be wrong with an act of the day. ErrTooEarly carries "from", the
// instant from which a patient counts as missing.
var (
	ErrTooEarly      = fault.New(fault.Conflict, "scheduling.too_early", "The patient may still come.")
	ErrNothingToUndo = fault.New(fault.Conflict, "scheduling.nothing_to_undo", "There is nothing to take back.")
	ErrUndoTooLate   = fault.New(fault.Conflict, "scheduling.undo_too_late", "This can be taken back for three minutes only.")
	ErrElsewhere     = fault.New(fault.Conflict, "scheduling.patient_elsewhere", "The patient has another appointment at that time.")
)

// told is the word by which screens hear of an act.
var told = map[Act]string{
	ActArrive: "arrived", ActStart: "started", ActComplete: "completed", ActNoShow: "no_show", ActConfirm: "confirmed", ActUndo: "undone",
}

// Arrive notes that the patient is here.
func (s *Service) Arrive(ctx context.Context, appointment uuid.UUID, ifMatch string) (Appointment, error) {
	return s.act(ctx, ActArrive, appointment, ifMatch)
}

// Start notes that the practitioner has called the patient in.
func (s *Service) Start(ctx context.Context, appointment uuid.UUID, ifMatch string) (Appointment, error) {
	return s.act(ctx, ActStart, appointment, ifMatch)
}

// Complete notes that the visit is over.
func (s *Service) Complete(ctx context.Context, appointment uuid.UUID, ifMatch string) (Appointment, error) {
	return s.act(ctx, ActComplete, appointment, ifMatch)
}

// NoShow notes that the patient did not come. It returns ErrTooEarly before
// the branch's grace has passed. The resources keep their rows: the time has
// gone by, and a late patient may still be taken.
func (s *Service) NoShow(ctx context.Context, appointment uuid.UUID, ifMatch string) (Appointment, error) {
	return s.act(ctx, ActNoShow, appointment, ifMatch)
}

// Confirm notes that the patient says they will come. The state stays.
func (s *Service) Confirm(ctx context.Context, appointment uuid.UUID, ifMatch string) (Appointment, error) {
	return s.act(ctx, ActConfirm, appointment, ifMatch)
}

// act changes where an appointment stands, and not its time.
func (s *Service) act(ctx context.Context, act Act, appointment uuid.UUID, ifMatch string) (Appointment, error) {
	a, err := database.Once(ctx, s.DB, string(act)+"-appointment", []any{appointment, ifMatch}, func(tx database.Tx) (Appointment, error) {
		return s.actTx(ctx, tx, act, appointment, ifMatch)
	})
	if err == nil {
		s.tell(ctx, a, told[act])
	}
	return a, err
}

func (s *Service) actTx(ctx context.Context, tx database.Tx, act Act, appointment uuid.UUID, ifMatch string) (Appointment, error) {
	old, err := s.lockForTx(ctx, tx, appointment, act, string(act), ifMatch)
	if err != nil {
		return Appointment{}, err
	}
	if act == ActNoShow {
		if err := s.missingTx(ctx, tx, old); err != nil {
			return Appointment{}, err
		}
	}
	next := done(act, old, s.now())
	a, err := s.rememberTx(ctx, tx, act, &old, next, why{}, update(ctx, next))
	return a, database.Explain(err, nil, timeConstraints)
}

// timeConstraints is what a patient who comes back to a time given up can break.
var timeConstraints = map[string]*fault.Error{"appointments_patient_busy": ErrElsewhere}

// done is the appointment once the act is done.
func done(act Act, a schedulingdb.Appointment, now time.Time) schedulingdb.Appointment {
	switch act {
	case ActArrive:
		a.Status, a.ArrivedAt = string(Arrived), &now
	case ActStart:
		a.Status, a.StartedAt = string(InService), &now
	case ActComplete:
		a.Status, a.CompletedAt = string(Completed), &now
	case ActNoShow:
		a.Status = string(NoShow)
	case ActConfirm:
		a.ConfirmedByPatientAt = &now
	case ActBook, ActMove, ActCancel, ActReinstate, ActUndo: // change more than the state
	}
	return a
}

// undone is the appointment as it was, once the act is taken back.
func undone(act Act, a schedulingdb.Appointment, status string) schedulingdb.Appointment {
	a.Status = status
	switch act {
	case ActArrive:
		a.ArrivedAt = nil
	case ActStart:
		a.StartedAt = nil
	case ActComplete:
		a.CompletedAt = nil
	case ActConfirm:
		a.ConfirmedByPatientAt = nil
	case ActNoShow, ActBook, ActMove, ActCancel, ActReinstate, ActUndo: // leave no mark
	}
	return a
}

// Undo takes the last act of the day back, within three minutes of it: an
// arrival, a start, a completion, a no-show or a confirmation. A booking, a
// move and a cancellation have acts of their own that undo them.
func (s *Service) Undo(ctx context.Context, appointment uuid.UUID, ifMatch string) (Appointment, error) {
	a, err := database.Once(ctx, s.DB, "undo-appointment", []any{appointment, ifMatch}, func(tx database.Tx) (Appointment, error) {
		return s.undoTx(ctx, tx, appointment, ifMatch)
	})
	if err == nil {
		s.tell(ctx, a, told[ActUndo])
	}
	return a, err
}

func (s *Service) undoTx(ctx context.Context, tx database.Tx, appointment uuid.UUID, ifMatch string) (Appointment, error) {
	old, err := s.lockForTx(ctx, tx, appointment, ActUndo, string(ActUndo), ifMatch)
	if err != nil {
		return Appointment{}, err
	}
	last, err := schedulingdb.New(tx).LastMove(ctx, schedulingdb.LastMoveParams{TenantID: tx.Tenant(), AppointmentID: appointment})
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return Appointment{}, err
	}
	switch _, undoable := told[Act(last.Act)]; {
	case !undoable || Act(last.Act) == ActUndo:
		return Appointment{}, ErrNothingToUndo.WithExtra("legal_acts", LegalActs(Status(old.Status)))
	case s.now().Sub(last.At) > undoWithin:
		return Appointment{}, ErrUndoTooLate.WithExtra("legal_acts", LegalActs(Status(old.Status)))
	}
	next := undone(Act(last.Act), old, last.FromStatus)
	a, err := s.rememberTx(ctx, tx, ActUndo, &old, next, why{code: last.Act}, update(ctx, next))
	return a, database.Explain(err, nil, timeConstraints)
}

// missingTx refuses to call a patient missing while they may still come.
func (s *Service) missingTx(ctx context.Context, tx database.Tx, a schedulingdb.Appointment) error {
	set, err := s.settingsTx(ctx, tx, a.BranchID)
	if err != nil {
		return err
	}
	from := a.StartsAt.Add(time.Duration(set.NoShowGraceMinutes) * time.Minute)
	if s.now().Before(from) {
		return ErrTooEarly.WithExtra("from", from).WithExtra("legal_acts", LegalActs(Status(a.Status)))
	}
	return nil
}

// settingsTx is what holds at a branch.
func (s *Service) settingsTx(ctx context.Context, tx database.Tx, branch uuid.UUID) (packs.Settings, error) {
	today := packDate(availability.DateOf(s.now().UTC()))
	asks, answer := s.Calendars.AskCalendar(ctx, tx, branch, today, today)
	if err := tx.AtOnce(ctx, asks...); err != nil {
		return packs.Settings{}, err
	}
	calendar, err := answer()
	return calendar.Settings, err
}
