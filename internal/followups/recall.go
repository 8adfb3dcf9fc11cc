package followups

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/followups/followupsdb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/id"
)

// RecallQuery is whom the recall list is asked for: patients last seen in [From, To), who have no
// appointment after Now, nothing open to be called for, and did not decline since DeclinedSince.
type RecallQuery struct {
	From, To                      time.Time
	Branch, Service, Practitioner *uuid.UUID
	Now, DeclinedSince            time.Time
	Patients                      []uuid.UUID // these only; nil: all
	Limit                         int
	BeforeAt                      time.Time // behind this visit, the newest first
	BeforePatient                 uuid.UUID
}

// RecallVisit is the last visit of a patient who has no next one.
type RecallVisit struct {
	Patient      Contact
	Branch       Named
	Zone         string
	Service      Named
	Practitioner Named
	Appointment  uuid.UUID
	At           time.Time
}

// declinedFor is for how long somebody who declined is left alone.
const declinedFor = 180 * 24 * time.Hour

// mostRecalled is how many can be put on the list in one go.
const mostRecalled = 200

// ErrRecall refuses to call patients who are not on the recall list (any more).
var ErrRecall = fault.New(fault.Conflict, "followups.not_recallable", "Some of them have booked or are being called already. Load the list again.")

// Recall lists the patients without a next visit, the last seen first.
func (s *Service) Recall(ctx context.Context, q RecallQuery) ([]RecallVisit, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]RecallVisit, error) { return s.recallTx(ctx, tx, q) })
}

func (s *Service) recallTx(ctx context.Context, tx database.Tx, q RecallQuery) ([]RecallVisit, error) {
	q.Now = s.now()
	q.DeclinedSince = q.Now.Add(-declinedFor)
	return s.recalls.RecallsTx(ctx, tx, q)
}

// NewRecall puts patients of the recall list into the queue.
type NewRecall struct {
	Patients []uuid.UUID
	DueAt    time.Time
	Subject  string
	Assignee Assignee
	Priority int
}

// Recalled makes a task for each of the patients, all or none: ErrRecall where one is no longer on the list.
func (s *Service) Recalled(ctx context.Context, n NewRecall) (int, error) {
	var made []followupsdb.FollowupTask
	count, err := database.Once(ctx, s.DB, "recall-patients", n, func(tx database.Tx) (int, error) {
		var err error
		made, err = s.recalledTx(ctx, tx, n)
		return len(made), err
	})
	if err == nil {
		s.tellOf(ctx, made)
	}
	return count, err
}

func (s *Service) recalledTx(ctx context.Context, tx database.Tx, n NewRecall) ([]followupsdb.FollowupTask, error) {
	n.Patients = compact(n.Patients)
	if err := n.check(s.now()); err != nil {
		return nil, err
	}
	if err := checkAssigneeTx(ctx, tx, n.Assignee); err != nil {
		return nil, err
	}
	if _, err := followupsdb.New(tx).LockPatients(ctx, followupsdb.LockPatientsParams{TenantID: tx.Tenant(), Ids: n.Patients}); err != nil {
		return nil, err
	}
	far := s.now().AddDate(1, 0, 0)
	visits, err := s.recallTx(ctx, tx, RecallQuery{To: far, BeforeAt: far, Patients: n.Patients, Limit: len(n.Patients)})
	if err != nil {
		return nil, err
	}
	if len(visits) != len(n.Patients) {
		return nil, ErrRecall
	}
	var made []followupsdb.FollowupTask
	for _, v := range visits {
		rows, err := s.recallOneTx(ctx, tx, n, v)
		if err != nil {
			return nil, err
		}
		made = append(made, rows...)
	}
	return made, nil
}

func (n NewRecall) check(now time.Time) error {
	var faults fault.Fields
	faults.Check(len(n.Patients) > 0 && len(n.Patients) <= mostRecalled, "/patient_ids", "range", "Choose up to 200 patients.")
	faults.Check(n.DueAt.After(now.Add(-24*time.Hour)) && n.DueAt.Before(now.Add(latest)), "/due_at", "range", "This is out of range.")
	faults.Check(n.Priority >= 1 && n.Priority <= 5, "/priority", "range", "Give a value from 1 to 5.")
	faults.Check((n.Assignee.Kind == Desk) == (n.Assignee.ID == nil), "/assignee/id", "required", "Say who is to call.")
	return faults.Err(ErrTaskInvalid)
}

func (s *Service) recallOneTx(ctx context.Context, tx database.Tx, n NewRecall, v RecallVisit) ([]followupsdb.FollowupTask, error) {
	if err := mayIn(tx, v.Branch.ID); err != nil {
		return nil, err
	}
	zone, err := time.LoadLocation(v.Zone)
	if err != nil {
		return nil, err
	}
	return insertTaskTx(ctx, tx, followupsdb.InsertTaskParams{
		TenantID: tx.Tenant(), ID: id.New(), BranchID: v.Branch.ID, PatientID: v.Patient.ID, RuleID: nil, SourceID: nil, ExpiresAt: nil, Event: string(Recall), Subject: n.Subject,
		AppointmentID: &v.Appointment, ServiceID: &v.Service.ID, PractitionerID: &v.Practitioner.ID, EventAt: v.At,
		DueAt: n.DueAt, DueOn: dateIn(n.DueAt, zone), Rank: rank(n.Priority), AssigneeKind: string(n.Assignee.Kind),
		AssigneeRoleID: n.Assignee.role(), AssigneeMemberID: n.Assignee.member(), MaxAttempts: usualAttempts,
		ClosesOnBooking: true, ClosesOnDecline: true, CreatedBy: tx.Principal().Actor(), CreatedAt: s.now(),
	})
}
