package scheduling

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/scheduling/schedulingdb"
)

// CancelCode is a reason that reports can count.
type CancelCode string

// The coded reasons.
const (
	PatientIll      CancelCode = "patient_ill"
	PatientSchedule CancelCode = "patient_schedule"
	ByClinic        CancelCode = "clinic"
	Weather         CancelCode = "weather"
	OtherReason     CancelCode = "other" // said in words
)

// Who cancels.
const (
	CancelledByPatient = "patient"
	CancelledByClinic  = "clinic"
)

var cancelCodes = []CancelCode{PatientIll, PatientSchedule, ByClinic, Weather, OtherReason}

// Cancellation is why an appointment is off. Late is when the patient said so
// within the notice that the branch asked for.
type Cancellation struct {
	Code   CancelCode
	Reason string // in words; may be empty beside a code
	By     string
	Late   bool
}

// ErrCancelInvalid names what is wrong with a cancellation.
var ErrCancelInvalid = fault.New(fault.Invalid, "scheduling.cancel_invalid", "Say why, and who cancels.")

// clean fills in what a code says by itself. A reason in words alone is "other".
func (c Cancellation) clean() (Cancellation, error) {
	c.Reason, c.Late = strings.TrimSpace(c.Reason), false
	if c.Code == "" {
		c.Code = OtherReason
	}
	if c.Code == OtherReason && c.Reason == "" {
		return c, ErrReasonRequired
	}
	if c.By == "" {
		c.By = CancelledByClinic
		if c.Code == PatientIll || c.Code == PatientSchedule {
			c.By = CancelledByPatient
		}
	}
	var faults fault.Fields
	faults.Check(slices.Contains(cancelCodes, c.Code), "/code", "unknown", "Choose one of the reasons.")
	faults.Check(c.By == CancelledByPatient || c.By == CancelledByClinic, "/by", "unknown", "The patient or the clinic cancels.")
	return c, faults.Err(ErrCancelInvalid)
}

// Cancel gives the appointment's time back.
func (s *Service) Cancel(ctx context.Context, appointment uuid.UUID, c Cancellation, ifMatch string) (Appointment, error) {
	a, err := database.Once(ctx, s.DB, "cancel-appointment", []any{appointment, c, ifMatch}, func(tx database.Tx) (Appointment, error) {
		return s.cancelTx(ctx, tx, appointment, c, ifMatch)
	})
	if err == nil {
		s.tell(ctx, a, "cancelled")
	}
	return a, err
}

func (s *Service) cancelTx(ctx context.Context, tx database.Tx, appointment uuid.UUID, c Cancellation, ifMatch string) (Appointment, error) {
	c, err := c.clean()
	if err != nil {
		return Appointment{}, err
	}
	old, err := s.lockForTx(ctx, tx, appointment, ActCancel, orText(c.Reason, string(c.Code)), ifMatch)
	if err != nil {
		return Appointment{}, err
	}
	if c.Late, err = s.lateTx(ctx, tx, old, c.By); err != nil {
		return Appointment{}, err
	}
	now, next := s.now(), old
	next.Status, next.CancelledAt = string(Cancelled), &now
	next.CancelCode, next.CancelReason, next.CancelledBy, next.CancelledLate = string(c.Code), c.Reason, c.By, c.Late
	return s.rememberTx(ctx, tx, ActCancel, &old, next, why{c.Reason, string(c.Code)}, update(ctx, next), giveBack(ctx, tx.Tenant(), next.ID))
}

// lateTx reports whether a patient cancels within the branch's notice.
func (s *Service) lateTx(ctx context.Context, tx database.Tx, a schedulingdb.Appointment, by string) (bool, error) {
	if by != CancelledByPatient {
		return false, nil
	}
	set, err := s.settingsTx(ctx, tx, a.BranchID)
	return s.now().After(a.StartsAt.Add(-time.Duration(set.CancelNoticeHours) * time.Hour)), err
}

// Reinstate takes a cancellation back where the time is still free; the
// refusals are those of Book.
func (s *Service) Reinstate(ctx context.Context, appointment uuid.UUID, ifMatch string) (Appointment, error) {
	a, err := database.InTx(ctx, s.DB, func(tx database.Tx) (Appointment, error) {
		old, err := s.lockForTx(ctx, tx, appointment, ActReinstate, string(ActReinstate), ifMatch)
		if err != nil {
			return Appointment{}, err
		}
		next := old
		next.CancelledAt, next.CancelReason, next.CancelCode, next.CancelledBy, next.CancelledLate = nil, "", "", "", false
		if next.Status, err = statusBefore(ctx, tx, appointment); err != nil {
			return Appointment{}, err
		}
		c, err := s.claimTx(ctx, tx, claimAgain(next, nil, When{At: &next.StartsAt}))
		if err != nil {
			return Appointment{}, err
		}
		return s.placeTx(ctx, tx, ActReinstate, c, old, next, "")
	})
	if err == nil {
		s.tell(ctx, a, "reinstated")
	}
	return a, err
}

func statusBefore(ctx context.Context, tx database.Tx, appointment uuid.UUID) (string, error) {
	status, err := schedulingdb.New(tx).StatusBeforeCancel(ctx, schedulingdb.StatusBeforeCancelParams{TenantID: tx.Tenant(), AppointmentID: appointment})
	if errors.Is(err, pgx.ErrNoRows) {
		return string(Confirmed), nil
	}
	return status, err
}
