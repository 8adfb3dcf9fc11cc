package scheduling

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/scheduling/schedulingdb"
)

// Move is where an appointment is to go. What is nil stays; a room that no
// longer can be is exchanged.
type Move struct {
	When
	Practitioner *uuid.UUID
	Room         *uuid.UUID
	Reason       string
	IfMatch      string // may be empty: the last to move wins
	HoldToken    string `json:"-"`
	Online       bool   // by the patient: they have said yes to the new time
}

// Move gives an appointment another time, practitioner or room. The refusals
// are those of Book, and ErrIllegalStatus.
func (s *Service) Move(ctx context.Context, appointment uuid.UUID, m Move) (Appointment, error) {
	var left time.Time
	a, err := database.Once(ctx, s.DB, "move-appointment", []any{appointment, m}, func(tx database.Tx) (Appointment, error) {
		a, old, err := s.moveTx(ctx, tx, appointment, m)
		left = old
		return a, err
	})
	if err != nil {
		return Appointment{}, err
	}
	s.tell(ctx, a, "moved", left)
	return a, nil
}

func (s *Service) moveTx(ctx context.Context, tx database.Tx, appointment uuid.UUID, m Move) (Appointment, time.Time, error) {
	old, err := s.lockForTx(ctx, tx, appointment, ActMove, m.Reason, m.IfMatch)
	if err != nil {
		return Appointment{}, time.Time{}, err
	}
	next := old
	next.ConfirmedByPatientAt = nil // it was another time that they said yes to
	if now := s.now(); m.Online {
		next.ConfirmedByPatientAt = &now
	}
	set(&next.PractitionerID, m.Practitioner)
	want := claimAgain(next, m.Room, m.When)
	want.online, want.token = m.Online, m.HoldToken
	c, err := s.claimTx(ctx, tx, want)
	if err != nil {
		return Appointment{}, time.Time{}, err
	}
	a, err := s.placeTx(ctx, tx, ActMove, c, old, next, m.Reason)
	return a, old.StartsAt, err
}

// claimAgain wants a time for an appointment that is there already.
func claimAgain(a schedulingdb.Appointment, room *uuid.UUID, when When) claimOf {
	return claimOf{
		branch: a.BranchID, service: a.ServiceID, practitioner: a.PractitionerID, patient: a.PatientID, room: room, kept: a.RoomID,
		when: when, appointment: a.ID,
	}
}

// lockForTx is lock with the reason and the version seen to.
func (s *Service) lockForTx(ctx context.Context, tx database.Tx, appointment uuid.UUID, act Act, reason, ifMatch string) (schedulingdb.Appointment, error) {
	if strings.TrimSpace(reason) == "" {
		return schedulingdb.Appointment{}, ErrReasonRequired
	}
	a, err := lock(ctx, tx, appointment, act)
	if err != nil {
		return a, err
	}
	if ifMatch != "" {
		if err := httpserver.CheckMatch(ifMatch, a.Version); err != nil {
			return a, err
		}
	}
	return a, tx.Because(ctx, reason)
}

// placeTx gives an appointment that is there already the claimed time.
func (s *Service) placeTx(ctx context.Context, tx database.Tx, act Act, c *claim, old, next schedulingdb.Appointment, reason string) (Appointment, error) {
	rooms, err := s.admitTx(ctx, tx, c)
	if err != nil {
		return Appointment{}, err
	}
	if old.RoomID != nil && c.room == nil {
		slices.SortStableFunc(rooms, func(a, b uuid.UUID) int { return rank([]uuid.UUID{*old.RoomID}, a) - rank([]uuid.UUID{*old.RoomID}, b) })
	}
	next.StartsAt, next.EndsAt, next.RoomID = c.start, c.end(), first(rooms)
	if err := s.updateTx(ctx, tx, c, next, rooms); err != nil {
		return Appointment{}, err
	}
	room, err := s.occupyTx(ctx, tx, c, rooms, giveBack(ctx, tx.Tenant(), c.appointment))
	if err != nil {
		return Appointment{}, err
	}
	if !same(room, next.RoomID) {
		if err := setRoomTx(ctx, tx, next.ID, room); err != nil {
			return Appointment{}, err
		}
	}
	return s.rememberTx(ctx, tx, act, &old, next, why{text: reason})
}

// giveBack frees the time of everything an appointment has.
func giveBack(ctx context.Context, tenant, appointment uuid.UUID) database.Ask {
	return func(q database.Asker) error {
		return schedulingdb.New(q).DeleteAppointmentResources(ctx, schedulingdb.DeleteAppointmentResourcesParams{TenantID: tenant, AppointmentID: appointment})
	}
}

// update writes what an act may change of an appointment.
func update(ctx context.Context, a schedulingdb.Appointment) database.Ask {
	return func(q database.Asker) error {
		return schedulingdb.New(q).UpdateAppointment(ctx, schedulingdb.UpdateAppointmentParams{
			TenantID: a.TenantID, ID: a.ID, PractitionerID: a.PractitionerID, RoomID: a.RoomID, StartsAt: a.StartsAt, EndsAt: a.EndsAt,
			Status: a.Status, ArrivedAt: a.ArrivedAt, StartedAt: a.StartedAt, CompletedAt: a.CompletedAt, CancelledAt: a.CancelledAt,
			ConfirmedByPatientAt: a.ConfirmedByPatientAt, CancelReason: a.CancelReason, CancelCode: a.CancelCode,
			CancelledBy: a.CancelledBy, CancelledLate: a.CancelledLate,
		})
	}
}

// updateTx moves the row. An UPDATE has no ON CONFLICT: a patient who is
// elsewhere then breaks the constraint, inside a savepoint so that what is in
// the way can still be read.
func (s *Service) updateTx(ctx context.Context, tx database.Tx, c *claim, a schedulingdb.Appointment, rooms []uuid.UUID) error {
	err := pgx.BeginFunc(ctx, tx, func(inner pgx.Tx) error { return update(ctx, a)(inner) })
	if err != nil && database.Constraint(err) == "appointments_patient_busy" {
		return s.takenTx(ctx, tx, c, rooms, nil)
	}
	return err
}
