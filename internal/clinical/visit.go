package clinical

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/clinical/clinicaldb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/patients"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
	"github.com/praxis-clinic/praxis/internal/scheduling"
)

// What can go wrong with a visit.
var (
	ErrVisitNotFound  = fault.New(fault.NotFound, "clinical.visit_not_found", "There is no such visit.")
	ErrVisitInvalid   = fault.New(fault.Invalid, "clinical.visit_invalid", "Some details of the visit need another look.")
	ErrNoPractitioner = fault.New(fault.Invalid, "clinical.no_practitioner",
		"You are not tied to a practitioner; name the one whose visit this is.").
		With(fault.Field{Pointer: "/practitioner_id", Code: "required", Detail: "Name the practitioner."})
	ErrVisitClosed = fault.New(fault.Conflict, "clinical.visit_closed", "The visit is over already.")
)

var visitConstraints = map[string]*fault.Error{
	"visits_patient_fkey": ErrVisitInvalid.With(fault.Field{Pointer: "/patient_id", Code: "unknown", Detail: "There is no such patient."}),
	"visits_practitioner_fkey": ErrVisitInvalid.With(fault.Field{
		Pointer: "/practitioner_id", Code: "unknown", Detail: "There is no such practitioner.",
	}),
	"visits_service_fkey": ErrVisitInvalid.With(fault.Field{Pointer: "/service_id", Code: "unknown", Detail: "There is no such service."}),
	"visits_branch_fkey":  ErrVisitInvalid.With(fault.Field{Pointer: "/branch_id", Code: "unknown", Detail: "There is no such branch."}),
}

// Visit is that a patient was here, with the names a screen shows beside it.
type Visit struct {
	ID                 uuid.UUID
	Branch             uuid.UUID
	BranchName         string
	Zone               string // of the branch
	Patient            uuid.UUID
	PatientName        string
	PatientNumber      int64
	PatientBirthDate   *time.Time
	Practitioner       uuid.UUID
	PractitionerName   string
	PractitionerMember *uuid.UUID // who that is when signed in
	Appointment        *uuid.UUID // nil: walked in
	Service            *uuid.UUID
	ServiceName        string
	Open               bool
	OpenedAt           time.Time
	ClosedAt           *time.Time
	Version            int64
}

// FollowTx keeps the visit in step with its appointment: it opens when the
// patient arrives, closes when the appointment is completed, and is gone again
// where an arrival is taken back before anything was written.
func (s *Service) FollowTx(ctx context.Context, tx database.Tx, e scheduling.AppointmentActed) error {
	switch e.ToStatus {
	case scheduling.Arrived, scheduling.InService:
		return s.openForTx(ctx, tx, e)
	case scheduling.Completed:
		if err := s.openForTx(ctx, tx, e); err != nil {
			return err
		}
		return queries(tx).CloseVisitOf(ctx, clinicaldb.CloseVisitOfParams{
			TenantID: tx.Tenant(), AppointmentID: &e.AppointmentID, ClosedAt: &e.At,
		})
	case scheduling.Requested, scheduling.Held, scheduling.PaymentPending, scheduling.Confirmed, scheduling.Cancelled, scheduling.NoShow:
		switch e.FromStatus {
		case scheduling.Arrived, scheduling.InService, scheduling.Completed:
			return annulTx(ctx, tx, e)
		case "", scheduling.Requested, scheduling.Held, scheduling.PaymentPending, scheduling.Confirmed, scheduling.Cancelled, scheduling.NoShow:
		}
	}
	return nil
}

func (s *Service) openForTx(ctx context.Context, tx database.Tx, e scheduling.AppointmentActed) error {
	q := queries(tx)
	opened, err := q.OpenVisit(ctx, clinicaldb.OpenVisitParams{
		TenantID: tx.Tenant(), ID: id.New(), BranchID: e.BranchID, PatientID: e.PatientID, PractitionerID: e.PractitionerID,
		AppointmentID: &e.AppointmentID, ServiceID: &e.ServiceID, OpenedAt: e.At,
	})
	if err != nil || opened == 1 {
		return err
	}
	return q.ReopenVisit(ctx, clinicaldb.ReopenVisitParams{
		TenantID: tx.Tenant(), AppointmentID: &e.AppointmentID, PractitionerID: e.PractitionerID,
	})
}

// annulTx takes the visit back. One that was written about stays: the words
// are about a patient who was here, whatever the calendar says now.
func annulTx(ctx context.Context, tx database.Tx, e scheduling.AppointmentActed) error {
	q := queries(tx)
	visit, err := q.LockVisitOf(ctx, clinicaldb.LockVisitOfParams{TenantID: tx.Tenant(), AppointmentID: &e.AppointmentID})
	if errors.Is(err, pgx.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	removed, err := q.RemoveUnwrittenVisit(ctx, clinicaldb.RemoveUnwrittenVisitParams{TenantID: tx.Tenant(), ID: visit})
	if err != nil || removed == 1 {
		return err
	}
	return q.CloseVisitOf(ctx, clinicaldb.CloseVisitOfParams{TenantID: tx.Tenant(), AppointmentID: &e.AppointmentID, ClosedAt: &e.At})
}

// NewVisit is somebody who walked in.
type NewVisit struct {
	Branch, Patient uuid.UUID
	Practitioner    *uuid.UUID // nil: who asks
	Service         *uuid.UUID
}

// OpenWalkIn opens a visit without an appointment. It returns ErrNoPractitioner
// or ErrVisitInvalid with the fields at fault.
func (s *Service) OpenWalkIn(ctx context.Context, n NewVisit) (Visit, error) {
	return database.Once(ctx, s.DB, "open-visit", n, func(tx database.Tx) (Visit, error) {
		if err := mayIn(tx, access.NotesWrite, n.Branch); err != nil {
			return Visit{}, err
		}
		practitioner, err := practitionerTx(ctx, tx, n.Practitioner)
		if err != nil {
			return Visit{}, err
		}
		visit := id.New()
		if _, err := queries(tx).OpenVisit(ctx, clinicaldb.OpenVisitParams{
			TenantID: tx.Tenant(), ID: visit, BranchID: n.Branch, PatientID: n.Patient, PractitionerID: practitioner,
			AppointmentID: nil, ServiceID: n.Service, OpenedAt: s.now(),
		}); err != nil {
			return Visit{}, database.Explain(err, nil, visitConstraints)
		}
		return visitTx(ctx, tx, visit)
	})
}

// practitionerTx is the named one, or the one the actor is.
func practitionerTx(ctx context.Context, tx database.Tx, named *uuid.UUID) (uuid.UUID, error) {
	if named != nil {
		return *named, nil
	}
	actor := me(tx)
	practitioner, err := queries(tx).PractitionerOf(ctx, clinicaldb.PractitionerOfParams{TenantID: tx.Tenant(), MemberID: &actor})
	return practitioner, database.Explain(err, ErrNoPractitioner, nil)
}

// CloseVisit ends a visit: for walk-ins, which have no appointment to complete.
// It returns ErrVisitClosed where that is done already.
func (s *Service) CloseVisit(ctx context.Context, visit uuid.UUID) (Visit, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Visit, error) {
		if _, err := visitTx(ctx, tx, visit); err != nil {
			return Visit{}, err
		}
		now := s.now()
		closed, err := queries(tx).CloseVisit(ctx, clinicaldb.CloseVisitParams{TenantID: tx.Tenant(), ID: visit, ClosedAt: &now})
		if err != nil {
			return Visit{}, err
		}
		if closed == 0 {
			return Visit{}, ErrVisitClosed
		}
		return visitTx(ctx, tx, visit)
	})
}

// Visit is one visit, or ErrVisitNotFound.
func (s *Service) Visit(ctx context.Context, visit uuid.UUID) (Visit, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Visit, error) { return visitTx(ctx, tx, visit) })
}

func visitTx(ctx context.Context, tx database.Tx, visit uuid.UUID) (Visit, error) {
	r, err := queries(tx).VisitByID(ctx, clinicaldb.VisitByIDParams{TenantID: tx.Tenant(), ID: visit})
	if err != nil {
		return Visit{}, database.Explain(err, ErrVisitNotFound, nil)
	}
	return Visit{
		ID: r.ID, Branch: r.BranchID, BranchName: r.BranchName, Zone: r.TimeZone, Patient: r.PatientID, PatientName: r.PatientName,
		PatientNumber: r.PatientNumber, PatientBirthDate: r.PatientBirthDate, Practitioner: r.PractitionerID,
		PractitionerName: r.PractitionerName, PractitionerMember: r.PractitionerMember, Appointment: r.AppointmentID,
		Service: r.ServiceID, ServiceName: r.ServiceName, Open: r.State == "open", OpenedAt: r.OpenedAt, ClosedAt: r.ClosedAt, Version: r.Version,
	}, nil
}

// patientTx refuses a patient who is not there.
func patientTx(ctx context.Context, tx database.Tx, patient uuid.UUID) error {
	there, err := queries(tx).PatientExists(ctx, clinicaldb.PatientExistsParams{TenantID: tx.Tenant(), ID: patient})
	if err == nil && !there {
		err = patients.ErrNotFound
	}
	return err
}

// VisitLine is a visit in a list.
type VisitLine = clinicaldb.VisitsOfPatientRow

// Place is the last line of the page before.
type Place struct {
	At time.Time `json:"at"`
	ID uuid.UUID `json:"id"`
}

// VisitsOf lists a patient's visits at the branches in sight, the newest first,
// or returns patients.ErrNotFound.
func (s *Service) VisitsOf(ctx context.Context, patient uuid.UUID, limit int, after Place) ([]VisitLine, error) {
	if after.At.IsZero() {
		after.At = farFuture
	}
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]VisitLine, error) {
		if err := patientTx(ctx, tx, patient); err != nil {
			return nil, err
		}
		return queries(tx).VisitsOfPatient(ctx, clinicaldb.VisitsOfPatientParams{
			TenantID: tx.Tenant(), PatientID: patient, BeforeAt: after.At, BeforeID: after.ID, Most: int32(limit),
		})
	})
}

// farFuture is after everything: the first page begins there.
var farFuture = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)

// Turn is one patient in a practitioner's day.
type Turn struct {
	Appointment  *uuid.UUID // nil: walked in
	Branch       uuid.UUID
	Zone         string
	Status       string // of the appointment; of a walk-in arrived or completed
	StartsAt     time.Time
	EndsAt       *time.Time
	Patient      uuid.UUID
	PatientName  string
	ServiceName  string
	ServiceColor string
	Visit        *uuid.UUID
	Notes        int64
	Unsigned     int64
}

// ErrNotPractitioner says that the actor has no day of their own.
var ErrNotPractitioner = fault.New(fault.NotFound, "clinical.not_practitioner", "You are not tied to a practitioner.")

// Day is a practitioner's day at all branches in sight, by start; practitioner
// nil is who asks. It returns ErrNotPractitioner where that is nobody.
func (s *Service) Day(ctx context.Context, practitioner *uuid.UUID, date packs.Date) ([]Turn, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Turn, error) {
		who, err := practitionerTx(ctx, tx, practitioner)
		if errors.Is(err, ErrNoPractitioner) {
			return nil, ErrNotPractitioner
		}
		if err != nil {
			return nil, err
		}
		return dayTx(ctx, tx, who, date.Time())
	})
}

func dayTx(ctx context.Context, tx database.Tx, practitioner uuid.UUID, midnight time.Time) ([]Turn, error) {
	next := midnight.AddDate(0, 0, 1)
	earliest, latest := midnight.Add(-widestOffset), next.Add(widestOffset)
	q := queries(tx)
	booked, err := q.DayOf(ctx, clinicaldb.DayOfParams{
		TenantID: tx.Tenant(), PractitionerID: practitioner, Earliest: earliest, Latest: latest, Midnight: stamp(midnight), NextMidnight: stamp(next),
	})
	if err != nil {
		return nil, err
	}
	walked, err := q.WalkInsOf(ctx, clinicaldb.WalkInsOfParams{
		TenantID: tx.Tenant(), PractitionerID: practitioner, Earliest: earliest, Latest: latest, Midnight: stamp(midnight), NextMidnight: stamp(next),
	})
	if err != nil {
		return nil, err
	}
	return append(mapped(booked, bookedTurn), mapped(walked, walkedTurn)...), nil
}

// widestOffset is as far as a wall clock is from UTC, and more.
const widestOffset = 15 * time.Hour

func bookedTurn(r clinicaldb.DayOfRow) Turn {
	return Turn{
		Appointment: &r.AppointmentID, Branch: r.BranchID, Zone: r.TimeZone, Status: r.Status, StartsAt: r.StartsAt, EndsAt: &r.EndsAt,
		Patient: r.PatientID, PatientName: r.PatientName, ServiceName: r.ServiceName, ServiceColor: r.ServiceColor,
		Visit: r.VisitID, Notes: r.Notes, Unsigned: r.Unsigned,
	}
}

func walkedTurn(r clinicaldb.WalkInsOfRow) Turn {
	status := scheduling.Arrived
	if r.VisitState == "closed" {
		status = scheduling.Completed
	}
	return Turn{
		Branch: r.BranchID, Zone: r.TimeZone, Status: string(status), StartsAt: r.OpenedAt, Patient: r.PatientID,
		PatientName: r.PatientName, ServiceName: r.ServiceName, Visit: &r.VisitID, Notes: r.Notes, Unsigned: r.Unsigned,
	}
}

func stamp(t time.Time) pgtype.Timestamp { return pgtype.Timestamp{Time: t, Valid: true} }
