package followups

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/followups/followupsdb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/platform"
)

// Act is what can be done about a task.
type Act string

// The acts. Each leaves a row that says who, when and what came of it.
const (
	ActCreate   Act = "create"
	ActAttempt  Act = "attempt"
	ActSnooze   Act = "snooze"
	ActReassign Act = "reassign"
	ActClose    Act = "close"
	ActCancel   Act = "cancel"
	ActReopen   Act = "reopen"
	ActExpire   Act = "expire"
	ActUndo     Act = "undo"
)

// undoable are the acts one may take back oneself, for as long as undoFor.
var undoable = []Act{ActAttempt, ActSnooze, ActCancel, ActReopen}

const undoFor = 10 * time.Minute

// entry is what the history keeps of an act.
type entry struct {
	act     Act
	outcome Outcome
	note    string
	at      time.Time
}

// rememberTx adds an act to the history of a task.
func rememberTx(ctx context.Context, tx database.Tx, e entry, from, to followupsdb.FollowupTask) error {
	p := followupsdb.InsertActParams{
		TenantID: tx.Tenant(), ID: id.New(), TaskID: to.ID, BranchID: to.BranchID, PatientID: to.PatientID, Act: string(e.act),
		Outcome: string(e.outcome), Note: e.note, FromState: from.State, FromDueAt: nil, ToState: to.State, ToDueAt: &to.DueAt,
		FromOutcome: from.Outcome, FromAttempts: from.Attempts, Actor: tx.Principal().Actor(), At: e.at,
	}
	if from.State != "" {
		p.FromDueAt = &from.DueAt
	}
	return followupsdb.New(tx).InsertAct(ctx, p)
}

// rememberAllTx adds the same act to the history of several tasks, in one round trip.
func rememberAllTx(ctx context.Context, tx database.Tx, e entry, from State, rows []followupsdb.FollowupTask) error {
	asks := make([]database.Ask, len(rows))
	for i, r := range rows {
		p := followupsdb.InsertActParams{
			TenantID: tx.Tenant(), ID: id.New(), TaskID: r.ID, BranchID: r.BranchID, PatientID: r.PatientID, Act: string(e.act),
			Outcome: "", Note: "", FromState: string(from), ToState: r.State, FromDueAt: &r.DueAt, ToDueAt: &r.DueAt, FromOutcome: r.Outcome, FromAttempts: r.Attempts,
			Actor: tx.Principal().Actor(), At: e.at,
		}
		asks[i] = func(q database.Asker) error { return followupsdb.New(q).InsertAct(ctx, p) }
	}
	if len(asks) == 0 {
		return nil
	}
	return tx.AtOnce(ctx, asks...)
}

// lockTx reads the task for an act; others who act on it wait. ifMatch may be empty where the act does
// not depend on what was seen.
func lockTx(ctx context.Context, tx database.Tx, task uuid.UUID, ifMatch string) (followupsdb.FollowupTask, error) {
	row, err := followupsdb.New(tx).LockTask(ctx, followupsdb.LockTaskParams{TenantID: tx.Tenant(), ID: task})
	if err != nil {
		return row, database.Explain(err, ErrTaskNotFound, nil)
	}
	if ifMatch != "" {
		err = httpserver.CheckMatch(ifMatch, row.Version)
	}
	return row, err
}

func statusOf(r followupsdb.FollowupTask) status {
	return status{
		State: State(r.State), Outcome: Outcome(r.Outcome), Attempts: int(r.Attempts), MaxAttempts: int(r.MaxAttempts),
		ClosesOnDecline: r.ClosesOnDecline, DueAt: r.DueAt, ExpiresAt: r.ExpiresAt,
	}
}

// Take tells the others that the caller is on the phone. It returns ErrTaken, with who, where somebody
// else is, and ErrClosed where there is nothing left to do.
func (s *Service) Take(ctx context.Context, task uuid.UUID) (Task, error) {
	return s.act(ctx, func(tx database.Tx) (Task, error) {
		row, err := lockTx(ctx, tx, task, "")
		if err != nil {
			return Task{}, err
		}
		if State(row.State).Closed() {
			return Task{}, ErrClosed
		}
		if err := s.freeTx(ctx, tx, row); err != nil {
			return Task{}, err
		}
		now, actor := s.now(), tx.Principal().ActorID
		row.TakenBy, row.TakenAt = &actor, &now
		if err := updateTx(ctx, tx, row); err != nil {
			return Task{}, err
		}
		return taskTx(ctx, tx, task)
	})
}

// freeTx refuses a task that somebody else is calling about.
func (s *Service) freeTx(ctx context.Context, tx database.Tx, row followupsdb.FollowupTask) error {
	if row.TakenBy == nil || *row.TakenBy == tx.Principal().ActorID || !s.now().Before(row.TakenAt.Add(Lease)) {
		return nil
	}
	t, err := taskTx(ctx, tx, row.ID)
	if err != nil {
		return err
	}
	return ErrTaken.WithExtra("taken_by", t.TakenBy.Name)
}

// Call is what came of a call. NextTry may be nil: then it is tried again when that is usual.
type Call struct {
	Outcome Outcome
	Note    string
	NextTry *time.Time
	IfMatch string
}

// Attempted keeps what came of a call.
func (s *Service) Attempted(ctx context.Context, task uuid.UUID, c Call) (Task, error) {
	if c.Note = strings.TrimSpace(c.Note); len([]rune(c.Note)) > longestNote {
		return Task{}, ErrTaskInvalid
	}
	return s.change(ctx, task, c.IfMatch, entry{act: ActAttempt, outcome: c.Outcome, note: c.Note}, func(st status, now time.Time) (status, error) {
		return st.called(c.Outcome, c.NextTry, now)
	})
}

// Snooze puts a task off.
func (s *Service) Snooze(ctx context.Context, task uuid.UUID, until time.Time, note, ifMatch string) (Task, error) {
	return s.change(ctx, task, ifMatch, entry{act: ActSnooze, note: strings.TrimSpace(note)}, func(st status, now time.Time) (status, error) {
		return st.snoozed(until, now)
	})
}

// Cancel gives a task up, for a reason.
func (s *Service) Cancel(ctx context.Context, task uuid.UUID, reason, ifMatch string) (Task, error) {
	if reason = strings.TrimSpace(reason); reason == "" {
		return Task{}, ErrReason
	}
	return s.change(ctx, task, ifMatch, entry{act: ActCancel, note: reason}, func(st status, _ time.Time) (status, error) { return st.cancelled() })
}

// Reopen takes a closed task up again.
func (s *Service) Reopen(ctx context.Context, task uuid.UUID, ifMatch string) (Task, error) {
	return s.change(ctx, task, ifMatch, entry{act: ActReopen}, func(st status, now time.Time) (status, error) { return st.reopened(now) })
}

// change does an act on a task: what becomes of it is for do, and refused before anything is written.
func (s *Service) change(ctx context.Context, task uuid.UUID, ifMatch string, e entry, do func(status, time.Time) (status, error)) (Task, error) {
	return s.act(ctx, func(tx database.Tx) (Task, error) {
		row, err := lockTx(ctx, tx, task, ifMatch)
		if err != nil {
			return Task{}, err
		}
		e.at = s.now()
		st, err := do(statusOf(row), e.at)
		if err != nil {
			return Task{}, err
		}
		next, err := s.settleTx(ctx, tx, row, st)
		if err != nil {
			return Task{}, err
		}
		if err := rememberTx(ctx, tx, e, row, next); err != nil {
			return Task{}, err
		}
		return taskTx(ctx, tx, task)
	})
}

// settleTx writes what became of a task.
func (s *Service) settleTx(ctx context.Context, tx database.Tx, row followupsdb.FollowupTask, st status) (followupsdb.FollowupTask, error) {
	zone, err := s.zoneTx(ctx, tx, row.BranchID)
	if err != nil {
		return row, err
	}
	row.State, row.Outcome, row.Attempts = string(st.State), string(st.Outcome), int32(st.Attempts)
	row.DueAt, row.DueOn, row.ExpiresAt = st.DueAt, dateIn(st.DueAt, zone), st.ExpiresAt
	row.TakenBy, row.TakenAt, row.ClosedAt, row.ClosedBy = nil, nil, nil, ""
	if st.State != ClosedByBooking {
		row.BookingID = nil
	}
	if st.State.Closed() {
		now := s.now()
		row.ClosedAt, row.ClosedBy = &now, tx.Principal().Actor()
	}
	return row, updateTx(ctx, tx, row)
}

func updateTx(ctx context.Context, tx database.Tx, r followupsdb.FollowupTask) error {
	return followupsdb.New(tx).UpdateTask(ctx, followupsdb.UpdateTaskParams{
		TenantID: tx.Tenant(), ID: r.ID, State: r.State, Outcome: r.Outcome, DueAt: r.DueAt, DueOn: r.DueOn, Attempts: r.Attempts,
		ExpiresAt: r.ExpiresAt, TakenBy: r.TakenBy, TakenAt: r.TakenAt, BookingID: r.BookingID, ClosedAt: r.ClosedAt, ClosedBy: r.ClosedBy,
	})
}

// Undo takes the actor's own last act on a task back, while it is fresh. It returns ErrNothingBack where
// there is none, or somebody has acted since.
func (s *Service) Undo(ctx context.Context, task uuid.UUID) (Task, error) {
	return s.act(ctx, func(tx database.Tx) (Task, error) {
		row, err := lockTx(ctx, tx, task, "")
		if err != nil {
			return Task{}, err
		}
		last, err := s.lastActTx(ctx, tx, task)
		if err != nil {
			return Task{}, err
		}
		st := statusOf(row)
		st.State, st.Outcome, st.Attempts, st.DueAt = State(last.FromState), Outcome(last.FromOutcome), int(last.FromAttempts), *last.FromDueAt
		next, err := s.settleTx(ctx, tx, row, st)
		if err != nil {
			return Task{}, err
		}
		if err := followupsdb.New(tx).MarkUndone(ctx, followupsdb.MarkUndoneParams{TenantID: tx.Tenant(), ID: last.ID}); err != nil {
			return Task{}, err
		}
		if err := rememberTx(ctx, tx, entry{act: ActUndo, at: s.now()}, row, next); err != nil {
			return Task{}, err
		}
		return taskTx(ctx, tx, task)
	})
}

func (s *Service) lastActTx(ctx context.Context, tx database.Tx, task uuid.UUID) (followupsdb.FollowupAct, error) {
	last, err := followupsdb.New(tx).LastAct(ctx, followupsdb.LastActParams{TenantID: tx.Tenant(), TaskID: task})
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return last, ErrNothingBack
	case err != nil:
		return last, err
	case !slices.Contains(undoable, Act(last.Act)), last.Actor != tx.Principal().Actor(), s.now().After(last.At.Add(undoFor)):
		return last, ErrNothingBack
	}
	return last, nil
}

// act runs fn and tells the screens of the task's branch.
func (s *Service) act(ctx context.Context, fn func(database.Tx) (Task, error)) (Task, error) {
	t, err := database.InTx(ctx, s.DB, fn)
	if err == nil {
		s.tell(ctx, tenantOf(ctx), t.Branch.ID)
	}
	return t, err
}

// Reassign gives open tasks to somebody else, all or none: ErrTaskNotFound where one is closed or not there.
func (s *Service) Reassign(ctx context.Context, tasks []uuid.UUID, to Assignee) (int, error) {
	tasks = compact(tasks)
	rows, err := database.InTx(ctx, s.DB, func(tx database.Tx) ([]followupsdb.FollowupTask, error) {
		if (to.Kind == Desk) != (to.ID == nil) {
			return nil, ErrAssignee
		}
		if err := checkAssigneeTx(ctx, tx, to); err != nil {
			return nil, err
		}
		rows, err := followupsdb.New(tx).ReassignTasks(ctx, followupsdb.ReassignTasksParams{
			TenantID: tx.Tenant(), Ids: tasks, AssigneeKind: string(to.Kind), AssigneeRoleID: to.role(), AssigneeMemberID: to.member(),
		})
		if err != nil {
			return nil, database.Explain(err, nil, taskConstraints)
		}
		if len(rows) != len(tasks) {
			return nil, ErrTaskNotFound
		}
		return rows, rememberAllTx(ctx, tx, entry{act: ActReassign, at: s.now()}, Open, rows)
	})
	if err == nil {
		s.tellOf(ctx, rows)
	}
	return len(rows), err
}

// Past is one act in the history of a patient's follow-ups.
type Past struct {
	ID      uuid.UUID
	Task    uuid.UUID
	Branch  uuid.UUID
	Event   Event
	Act     Act
	Outcome Outcome
	Note    string
	State   State
	DueAt   *time.Time
	Undone  bool
	Actor   string
	By      string // the name of the member; empty where it was none
	At      time.Time
	Zone    string
}

// History is what was done about a patient's follow-ups, the newest first; patients.ErrNotFound where there is no such patient.
func (s *Service) History(ctx context.Context, patient uuid.UUID, limit int, before time.Time, beforeID uuid.UUID) ([]Past, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Past, error) {
		if err := isHereTx(ctx, tx, patient); err != nil {
			return nil, err
		}
		return historyTx(ctx, tx, patient, limit, before, beforeID)
	})
}

func historyTx(ctx context.Context, tx database.Tx, patient uuid.UUID, limit int, before time.Time, beforeID uuid.UUID) ([]Past, error) {
	rows, err := followupsdb.New(tx).ActsOfPatient(ctx, followupsdb.ActsOfPatientParams{
		TenantID: tx.Tenant(), PatientID: patient, Before: before, BeforeID: beforeID, Most: int32(limit),
	})
	if err != nil {
		return nil, err
	}
	out := make([]Past, len(rows))
	for i, r := range rows {
		out[i] = Past{
			r.ID, r.TaskID, r.BranchID, Event(r.Event), Act(r.Act), Outcome(r.Outcome), r.Note, State(r.ToState), r.ToDueAt, r.Undone, r.Actor,
			r.ActorName, r.At.UTC(), r.TimeZone,
		}
	}
	return out, nil
}

// Expire closes what has waited longer than its rule lets it.
func (s *Service) Expire(ctx context.Context) (int, error) {
	rows, err := database.InTx(ctx, s.DB, func(tx database.Tx) ([]followupsdb.FollowupTask, error) {
		now := s.now()
		rows, err := followupsdb.New(tx).ExpireTasks(ctx, followupsdb.ExpireTasksParams{TenantID: tx.Tenant(), ClosedAt: &now, ClosedBy: tx.Principal().Actor()})
		if err != nil {
			return nil, err
		}
		if err := rememberAllTx(ctx, tx, entry{act: ActExpire, at: now}, Open, rows); err != nil {
			return nil, err
		}
		return rows, followupsdb.New(tx).ForgetTriggers(ctx, followupsdb.ForgetTriggersParams{TenantID: tx.Tenant(), Before: now.Add(-keepTriggers)})
	})
	if err == nil {
		s.tellOf(ctx, rows)
	}
	return len(rows), err
}

// keepTriggers is for how long what the rules heard of is kept, to count what a rule would make of it.
const keepTriggers = 120 * 24 * time.Hour

// Assignees are the people and roles that work at follow-ups, at a branch or, for nil, anywhere.
type Assignees struct {
	Members []Named
	Roles   []NamedRole
}

// NamedRole is a role; Key is that of a built-in one, which screens translate.
type NamedRole struct {
	Named
	Key string
}

// Assignees lists to whom follow-ups can be given.
func (s *Service) Assignees(ctx context.Context, branch *uuid.UUID) (out Assignees, err error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Assignees, error) {
		if branch != nil && !tx.Principal().MayIn(access.FollowupsRead, *branch) {
			return out, platform.ErrBranchNotFound
		}
		q := followupsdb.New(tx)
		members, err := q.Assignees(ctx, followupsdb.AssigneesParams{TenantID: tx.Tenant(), BranchID: branch})
		if err != nil {
			return out, err
		}
		roles, err := q.AssigneeRoles(ctx, tx.Tenant())
		out = Assignees{make([]Named, len(members)), make([]NamedRole, len(roles))}
		for i, m := range members {
			out.Members[i] = Named{m.ID, m.Name}
		}
		for i, r := range roles {
			out.Roles[i] = NamedRole{Named{r.ID, r.Name}, r.Key}
		}
		return out, err
	})
}
