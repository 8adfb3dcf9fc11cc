package followups

import (
	"context"
	"encoding/json"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/followups/followupsdb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/patients"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// State is where a task stands. It changes by acts, never by an edit.
type State string

// The states of a task. Open and snoozed ones are still to do; a snoozed one had its time put off.
const (
	Open            State = "open"
	Snoozed         State = "snoozed"
	Done            State = "done"
	ClosedByBooking State = "closed_by_booking"
	Cancelled       State = "cancelled"
	Expired         State = "expired" // nobody was reached in the attempts or days there were
)

// Closed reports whether nothing is left to do.
func (s State) Closed() bool { return s != Open && s != Snoozed }

// Task is a patient to be called, with what a screen shows beside it.
type Task struct {
	ID              uuid.UUID
	Branch          Named
	Zone            string // of the branch
	Patient         Contact
	Rule            *uuid.UUID
	RuleNames       packs.Names
	Scripts         packs.Names
	Event           Event
	Appointment     *uuid.UUID
	Service         *Named
	Practitioner    *Named
	Subject         string
	EventAt         time.Time
	DueAt           time.Time
	DueOn           packs.Date // on the branch's clock
	Priority        int
	Assignee        Assignee
	TakenBy         *Named // who is on the phone, for as long as Lease says
	TakenAt         *time.Time
	State           State
	Outcome         Outcome
	Attempts        int
	MaxAttempts     int
	ClosesOnBooking bool
	ExpiresAt       *time.Time
	Booking         *uuid.UUID
	ClosedAt        *time.Time
	CreatedAt       time.Time
	Version         int64
	Last            *Attempt // of this patient, for whatever task
}

// Named is something with an id and a name.
type Named struct {
	ID   uuid.UUID
	Name string
}

// Contact is who is called.
type Contact struct {
	Named
	Number   int64
	Phone    string
	Email    string
	Language string
}

// Attempt is what happened the last time somebody called.
type Attempt struct {
	Task    uuid.UUID
	Event   Event
	Outcome Outcome
	Note    string
	By      string // the caller's name; empty where it was no member
	At      time.Time
}

// What can go wrong with a task.
var (
	ErrTaskNotFound = fault.New(fault.NotFound, "followups.not_found", "There is no such follow-up.")
	ErrTaskInvalid  = fault.New(fault.Invalid, "followups.invalid", "Some of the follow-up needs another look.")
	ErrClosed       = fault.New(fault.Conflict, "followups.closed", "This follow-up is closed already.")
	ErrNotClosed    = fault.New(fault.Conflict, "followups.not_closed", "This follow-up is still open.")
	ErrTaken        = fault.New(fault.Conflict, "followups.taken", "Somebody else is calling this patient.")
	ErrNothingBack  = fault.New(fault.Conflict, "followups.nothing_to_undo", "There is nothing here that you could take back.")
)

var taskConstraints = map[string]*fault.Error{
	"followup_tasks_patient_fkey": patients.ErrNotFound, "followup_tasks_branch_fkey": platform.ErrBranchNotFound,
	"followup_tasks_role_fkey": ErrAssignee, "followup_tasks_member_fkey": ErrAssignee, "followup_tasks_assignee": ErrAssignee,
}

// Lease is for how long others are told that somebody is on the phone.
const Lease = 10 * time.Minute

// Filter is which of the open tasks are wanted; the zero value is all.
type Filter struct {
	Branch, Rule *uuid.UUID
	Event        Event
	Mine         bool // given to who asks
	MyRoles      bool // given to a role that who asks holds there
	Until        time.Time
}

// After is where a page of the queue begins: behind this task, as the queue was at a moment. Zero is the
// beginning, now.
type After struct {
	AsOf time.Time
	On   time.Time
	Rank int32
	At   time.Time
	ID   uuid.UUID
}

// Queue lists what is to do: what is due by day, then by value, then by time; behind it what is to come, by time.
func (s *Service) Queue(ctx context.Context, f Filter, limit int, after After) ([]Task, error) {
	if after.AsOf.IsZero() {
		after.AsOf = s.now()
	}
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Task, error) {
		var rows []followupsdb.QueueRow
		var err error
		if after.At.Before(after.AsOf) {
			if rows, err = f.rowsTx(ctx, tx, stretch{until: earlier(f.Until, after.AsOf), byValue: true}, after, limit); err != nil {
				return nil, err
			}
			after.On, after.Rank, after.At, after.ID = time.Time{}, 0, time.Time{}, uuid.Nil
		}
		if len(rows) < limit && f.Until.After(after.AsOf) {
			after.Rank = 0
			more, err := f.rowsTx(ctx, tx, stretch{since: after.AsOf, until: f.Until}, after, limit-len(rows))
			if err != nil {
				return nil, err
			}
			rows = append(rows, more...)
		}
		return tasksTx(ctx, tx, rows)
	})
}

// stretch is a part of the queue that has one order.
type stretch struct {
	since, until time.Time
	byValue      bool
}

func (f Filter) rowsTx(ctx context.Context, tx database.Tx, p stretch, after After, limit int) ([]followupsdb.QueueRow, error) {
	return followupsdb.New(tx).Queue(ctx, followupsdb.QueueParams{
		TenantID: tx.Tenant(), ByValue: p.byValue, AfterOn: after.On, AfterRank: after.Rank, AfterAt: after.At, AfterID: after.ID,
		Since: p.since, Until: p.until, BranchID: f.Branch, RuleID: f.Rule, Event: string(f.Event), MemberID: me(tx, f.Mine),
		RoleOf: me(tx, f.MyRoles), Most: int32(limit),
	})
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// me is who asks, where that is wanted.
func me(tx database.Tx, wanted bool) *uuid.UUID {
	if !wanted {
		return nil
	}
	actor := tx.Principal().ActorID
	return &actor
}

// Counts is how much there is to do until a moment, how much of it is overdue, and what was done since another.
func (s *Service) Counts(ctx context.Context, branch *uuid.UUID, since, until time.Time) (c Counts, err error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Counts, error) {
		err := tx.AtOnce(ctx, func(q database.Asker) error {
			row, err := followupsdb.New(q).CountQueue(ctx, followupsdb.CountQueueParams{TenantID: tx.Tenant(), Now: s.now(), Until: until, BranchID: branch})
			c.Due, c.Overdue = row.Due, row.Overdue
			return err
		}, func(q database.Asker) (err error) {
			c.Done, err = followupsdb.New(q).CountClosed(ctx, followupsdb.CountClosedParams{TenantID: tx.Tenant(), Since: &since, BranchID: branch})
			return err
		})
		return c, err
	})
}

// Counts is how a day stands.
type Counts struct{ Due, Overdue, Done int64 }

// OfPatient lists a patient's tasks, open or not, the newest first, made before a moment.
func (s *Service) OfPatient(ctx context.Context, patient uuid.UUID, limit int, before time.Time, beforeID uuid.UUID) ([]Task, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Task, error) {
		if err := isHereTx(ctx, tx, patient); err != nil {
			return nil, err
		}
		rows, err := followupsdb.New(tx).TasksOfPatient(ctx, followupsdb.TasksOfPatientParams{
			TenantID: tx.Tenant(), PatientID: patient, BeforeAt: before, BeforeID: beforeID, Most: int32(limit),
		})
		if err != nil {
			return nil, err
		}
		as := make([]followupsdb.QueueRow, len(rows))
		for i, r := range rows {
			as[i] = followupsdb.QueueRow(r)
		}
		return tasksTx(ctx, tx, as)
	})
}

// isHereTx refuses a patient the chain does not have.
func isHereTx(ctx context.Context, tx database.Tx, patient uuid.UUID) error {
	here, err := followupsdb.New(tx).PatientIsHere(ctx, followupsdb.PatientIsHereParams{TenantID: tx.Tenant(), ID: patient})
	if err == nil && !here {
		return patients.ErrNotFound
	}
	return err
}

// Task is one task, or ErrTaskNotFound.
func (s *Service) Task(ctx context.Context, task uuid.UUID) (Task, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Task, error) { return taskTx(ctx, tx, task) })
}

func taskTx(ctx context.Context, tx database.Tx, task uuid.UUID) (Task, error) {
	row, err := followupsdb.New(tx).TaskByID(ctx, followupsdb.TaskByIDParams{TenantID: tx.Tenant(), ID: task})
	if err != nil {
		return Task{}, database.Explain(err, ErrTaskNotFound, nil)
	}
	all, err := tasksTx(ctx, tx, []followupsdb.QueueRow{followupsdb.QueueRow(row)})
	if err != nil {
		return Task{}, err
	}
	return all[0], nil
}

// tasksTx makes tasks of rows, each with what happened last time: one question for all.
func tasksTx(ctx context.Context, tx database.Tx, rows []followupsdb.QueueRow) ([]Task, error) {
	ids := make([]uuid.UUID, len(rows))
	for i, r := range rows {
		ids[i] = r.PatientID
	}
	attempts, err := followupsdb.New(tx).LastAttempts(ctx, followupsdb.LastAttemptsParams{TenantID: tx.Tenant(), PatientIds: ids})
	if err != nil {
		return nil, err
	}
	last := map[uuid.UUID]*Attempt{}
	for _, a := range attempts {
		last[a.PatientID] = &Attempt{a.TaskID, Event(a.Event), Outcome(a.Outcome), a.Note, a.ActorName, a.At.UTC()}
	}
	out := make([]Task, len(rows))
	for i, r := range rows {
		if out[i], err = taskFrom(r); err != nil {
			return nil, err
		}
		out[i].Last = last[r.PatientID]
	}
	return out, nil
}

func taskFrom(r followupsdb.QueueRow) (Task, error) {
	t := Task{
		ID: r.ID, Branch: Named{r.BranchID, r.BranchName}, Zone: r.TimeZone,
		Patient: Contact{Named{r.PatientID, r.PatientName}, r.PatientNumber, r.PatientPhone, r.PatientEmail, r.PatientLanguage},
		Rule:    r.RuleID, Event: Event(r.Event), Appointment: r.AppointmentID, Service: named(r.ServiceID, r.ServiceName),
		Practitioner: named(r.PractitionerID, r.PractitionerName), Subject: r.Subject, EventAt: r.EventAt.UTC(), DueAt: r.DueAt.UTC(),
		DueOn: packs.DateOf(r.DueOn), Priority: 6 - int(r.Rank), Assignee: assigneeFrom(r.AssigneeKind, r.AssigneeRoleID, r.AssigneeMemberID),
		TakenBy: named(r.TakenBy, r.TakerName), TakenAt: r.TakenAt, State: State(r.State), Outcome: Outcome(r.Outcome),
		Attempts: int(r.Attempts), MaxAttempts: int(r.MaxAttempts), ClosesOnBooking: r.ClosesOnBooking, ExpiresAt: r.ExpiresAt,
		Booking: r.BookingID, ClosedAt: r.ClosedAt, CreatedAt: r.CreatedAt.UTC(), Version: r.Version,
	}
	t.Assignee.Name = r.RoleName + r.MemberName // one of them at most
	if err := json.Unmarshal(r.RuleNames, &t.RuleNames); err != nil {
		return t, err
	}
	return t, json.Unmarshal(r.RuleScripts, &t.Scripts)
}

func named(id *uuid.UUID, name string) *Named {
	if id == nil {
		return nil
	}
	return &Named{*id, name}
}

// NewTask is a task somebody makes by hand: "call Mrs Rao about her result".
type NewTask struct {
	Branch, Patient uuid.UUID
	Subject         string
	DueAt           time.Time
	Assignee        Assignee
	Priority        int
	ClosesOnBooking bool
}

const (
	longestSubject = 300
	longestNote    = 1000
	latest         = 366 * 24 * time.Hour // how far ahead a call can be put
	usualAttempts  = 5
)

func (n NewTask) clean(now time.Time) (NewTask, error) {
	var faults fault.Fields
	n.Subject = strings.TrimSpace(n.Subject)
	faults.Check(n.Subject != "", "/subject", "required", "Say what the call is about.")
	faults.Check(utf8.RuneCountInString(n.Subject) <= longestSubject, "/subject", "too_long", "This is too long.")
	faults.Check(n.DueAt.After(now.Add(-24*time.Hour)), "/due_at", "past", "This is in the past.")
	faults.Check(n.DueAt.Before(now.Add(latest)), "/due_at", "range", "This is too far away.")
	faults.Check(n.Priority >= 1 && n.Priority <= 5, "/priority", "range", "Give a value from 1 to 5.")
	faults.Check((n.Assignee.Kind == Desk) == (n.Assignee.ID == nil), "/assignee/id", "required", "Say who is to call.")
	return n, faults.Err(ErrTaskInvalid)
}

// Add makes a task by hand. It returns the faults of patients and platform for a patient or branch that
// is not there, and ErrTaskInvalid with the fields.
func (s *Service) Add(ctx context.Context, n NewTask) (Task, error) {
	t, err := database.Once(ctx, s.DB, "add-followup", n, func(tx database.Tx) (Task, error) { return s.AddTx(ctx, tx, n) })
	if err == nil {
		s.tell(ctx, tenantOf(ctx), t.Branch.ID)
	}
	return t, err
}

// AddTx is Add inside the caller's transaction.
func (s *Service) AddTx(ctx context.Context, tx database.Tx, n NewTask) (Task, error) {
	if err := mayIn(tx, n.Branch); err != nil {
		return Task{}, err
	}
	n, err := n.clean(s.now())
	if err != nil {
		return Task{}, err
	}
	if err := checkAssigneeTx(ctx, tx, n.Assignee); err != nil {
		return Task{}, err
	}
	zone, err := s.zoneTx(ctx, tx, n.Branch)
	if err != nil {
		return Task{}, err
	}
	rows, err := insertTaskTx(ctx, tx, followupsdb.InsertTaskParams{
		TenantID: tx.Tenant(), ID: id.New(), BranchID: n.Branch, PatientID: n.Patient, Event: string(Manual), Subject: n.Subject,
		RuleID: nil, SourceID: nil, AppointmentID: nil, ServiceID: nil, PractitionerID: nil, ExpiresAt: nil,
		EventAt: s.now(), DueAt: n.DueAt, DueOn: dateIn(n.DueAt, zone), Rank: rank(n.Priority), AssigneeKind: string(n.Assignee.Kind),
		AssigneeRoleID: n.Assignee.role(), AssigneeMemberID: n.Assignee.member(), MaxAttempts: usualAttempts,
		ClosesOnBooking: n.ClosesOnBooking, ClosesOnDecline: true, CreatedBy: tx.Principal().Actor(), CreatedAt: s.now(),
	})
	if err != nil {
		return Task{}, err
	}
	return taskTx(ctx, tx, rows[0].ID)
}

// zoneTx is the location of a branch, or platform.ErrBranchNotFound.
func (s *Service) zoneTx(ctx context.Context, tx database.Tx, branch uuid.UUID) (*time.Location, error) {
	today := packs.DateOf(s.now())
	c, err := s.Calendars.CalendarTx(ctx, tx, branch, today, today)
	if err != nil {
		return nil, err
	}
	return time.LoadLocation(c.Branch.TimeZone)
}

// mayIn refuses a branch at which the actor does no follow-ups, as if it were not there.
func mayIn(tx database.Tx, branch uuid.UUID) error {
	if !tx.Principal().MayIn(access.FollowupsWork, branch) {
		return platform.ErrBranchNotFound
	}
	return nil
}

func tenantOf(ctx context.Context) uuid.UUID {
	p, _ := principal.From(ctx)
	return p.TenantID
}
