package scheduling

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
)

const (
	visitPurpose  = "appointment"
	linkOutlives  = 24 * time.Hour  // the appointment
	secondThought = 3 * time.Minute // in which a booking can be taken back, however near it is
)

// What the page of an appointment can refuse. ErrCallClinic carries "phone".
var (
	ErrLinkGone   = fault.New(fault.NotFound, "scheduling.link_gone", "This link does not work any more.")
	ErrCallClinic = fault.New(fault.Conflict, "scheduling.call_clinic", "It is too late to change this online. Please call the clinic.")
)

// ManageToken opens the page on which a patient sees, confirms, moves and
// cancels an appointment, until the day after it ends.
func (s *Service) ManageToken(tenant, appointment uuid.UUID, endsAt time.Time) string {
	return s.Signer.Token(visitPurpose, tenant, appointment, endsAt.Add(linkOutlives))
}

// Visit is an appointment as its own page shows it: nothing of the patient.
type Visit struct {
	AppointmentFacts
	Clinic      platform.Tenant
	Branch      platform.Branch
	NoticeHours int
	Changeable  bool // by the patient, now
	Policy      string
	Location    *time.Location
}

// Visit opens the page of an appointment, or returns ErrLinkGone.
func (s *Service) Visit(ctx context.Context, clinic platform.Tenant, token, language string) (Visit, error) {
	appointment, err := s.opened(clinic, token)
	if err != nil {
		return Visit{}, err
	}
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Visit, error) { return s.visitTx(ctx, tx, clinic, appointment, language) })
}

func (s *Service) opened(clinic platform.Tenant, token string) (uuid.UUID, error) {
	appointment, err := s.Signer.Open(visitPurpose, clinic.ID, token)
	if err != nil {
		return uuid.Nil, ErrLinkGone
	}
	return appointment, nil
}

func (s *Service) visitTx(ctx context.Context, tx database.Tx, clinic platform.Tenant, appointment uuid.UUID, language string) (v Visit, err error) {
	v.Clinic = clinic
	if v.AppointmentFacts, err = s.AppointmentFactsTx(ctx, tx, appointment); err != nil {
		return v, gone(err)
	}
	today := packDate(availability.DateOf(s.now().UTC()))
	asks, answer := s.Calendars.AskCalendar(ctx, tx, v.BranchID, today, today)
	if err := tx.AtOnce(ctx, asks...); err != nil {
		return v, err
	}
	c, err := answer()
	if err != nil {
		return v, err
	}
	v.Branch, v.NoticeHours, v.Policy = c.Branch, c.Settings.CancelNoticeHours, c.Settings.PolicyIn(language)
	v.Changeable = v.changeableAt(s.now())
	v.Location, err = s.zone(v.Zone)
	return v, err
}

// gone says of an appointment that is not there what it says of a bad link.
func gone(err error) error {
	if errors.Is(err, ErrAppointmentNotFound) {
		return ErrLinkGone
	}
	return err
}

// pending reports whether the visit is still to come, as far as anybody knows.
func (v Visit) pending() bool {
	return slices.Contains(allowed[ActConfirm], v.Status)
}

// changeableAt reports whether the patient may still move or cancel.
func (v Visit) changeableAt(now time.Time) bool {
	notice := now.Before(v.StartsAt.Add(-time.Duration(v.NoticeHours) * time.Hour))
	fresh := now.Before(v.StartsAt) && now.Sub(v.CreatedAt) <= secondThought
	return v.pending() && (notice || fresh)
}

// ConfirmVisit notes that the patient will come. Said twice is said once.
func (s *Service) ConfirmVisit(ctx context.Context, clinic platform.Tenant, token, language string) (Visit, error) {
	return s.onVisit(ctx, clinic, token, language, func(tx database.Tx, v Visit) (Appointment, string, error) {
		if v.ConfirmedByPatient && v.pending() {
			a, err := appointmentTx(ctx, tx, v.ID)
			return a, "", err
		}
		a, err := s.actTx(ctx, tx, ActConfirm, v.ID, "")
		return a, told[ActConfirm], err
	})
}

// CancelVisit gives the time back, within the branch's notice; ErrCallClinic after it.
func (s *Service) CancelVisit(ctx context.Context, clinic platform.Tenant, token, language string, c Cancellation) (Visit, error) {
	c.By = CancelledByPatient
	if c.Code == OtherReason && strings.TrimSpace(c.Reason) == "" {
		c.Code = PatientSchedule
	}
	return s.onVisit(ctx, clinic, token, language, func(tx database.Tx, v Visit) (Appointment, string, error) {
		if !v.Changeable {
			return Appointment{}, "", v.tooLate()
		}
		a, err := s.cancelTx(ctx, tx, v.ID, c, "")
		return a, "cancelled", err
	})
}

// MoveVisit gives the appointment another time that the public may have, within
// the branch's notice. The link to it is another then: see Visit.
func (s *Service) MoveVisit(ctx context.Context, clinic platform.Tenant, token, language string, to Chosen) (Visit, error) {
	var left time.Time
	v, err := s.onVisit(ctx, clinic, token, language, func(tx database.Tx, v Visit) (Appointment, string, error) {
		if !v.Changeable {
			return Appointment{}, "", v.tooLate()
		}
		m := Move{When: When{At: &to.StartsAt}, Reason: "patient", HoldToken: to.HoldToken, Online: true}
		if to.Practitioner != uuid.Nil {
			m.Practitioner = &to.Practitioner
		}
		a, old, err := s.moveTx(ctx, tx, v.ID, m)
		left = old
		return a, "moved", err
	})
	if err != nil {
		return v, public(err)
	}
	if a := (Appointment{ID: v.ID, Branch: v.BranchID, Zone: v.Zone, StartsAt: left}); !left.IsZero() {
		s.tell(ctx, a, "moved") // the day it has left
	}
	if to.HoldToken != "" {
		s.ReleaseHold(ctx, to.HoldToken)
	}
	return v, nil
}

// onVisit does something to the appointment of a token and shows it as it is then.
func (s *Service) onVisit(
	ctx context.Context, clinic platform.Tenant, token, language string, do func(tx database.Tx, v Visit) (a Appointment, change string, err error),
) (Visit, error) {
	appointment, err := s.opened(clinic, token)
	if err != nil {
		return Visit{}, err
	}
	var a Appointment
	var change string
	v, err := database.InTx(ctx, s.DB, func(tx database.Tx) (v Visit, err error) {
		if v, err = s.visitTx(ctx, tx, clinic, appointment, language); err != nil {
			return v, err
		}
		if a, change, err = do(tx, v); err != nil {
			return v, err
		}
		return s.visitTx(ctx, tx, clinic, appointment, language)
	})
	if err == nil && change != "" {
		s.tell(ctx, a, change)
	}
	return v, err
}

func (v Visit) tooLate() error {
	if !v.pending() {
		return illegal(v.Status)
	}
	return ErrCallClinic.WithExtra("phone", v.Branch.Phone)
}

// VisitSlots are the times to which the appointment can be moved.
func (s *Service) VisitSlots(ctx context.Context, clinic platform.Tenant, token string, from, to *availability.Date) (Slots, error) {
	appointment, err := s.opened(clinic, token)
	if err != nil {
		return Slots{}, err
	}
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Slots, error) {
		f, err := s.AppointmentFactsTx(ctx, tx, appointment)
		if err != nil {
			return Slots{}, gone(err)
		}
		return s.FreeSlotsTx(ctx, tx, SlotQuery{
			Branch: f.BranchID, Service: f.ServiceID, Practitioner: &f.PractitionerID, From: from, To: to, Online: true,
		})
	})
}

// CalendarFile is the appointment for the patient's own calendar.
func (v Visit) CalendarFile(host, link string, now time.Time) CalendarFile {
	a := v.Branch.Address
	var place []string
	for _, line := range []string{v.BranchName, a.Line1, a.Line2, a.Locality, a.City, a.PostalCode} {
		if line = strings.TrimSpace(line); line != "" {
			place = append(place, line)
		}
	}
	return CalendarFile{
		ID: v.ID, Host: host, Sequence: v.Version, Title: v.PublicName + " · " + v.Clinic.Name, Place: strings.Join(place, ", "),
		Description: link, From: v.StartsAt, To: v.EndsAt, Now: now, Zone: v.Location, Cancelled: v.Status == Cancelled,
	}
}
