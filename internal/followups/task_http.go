package followups

import (
	"context"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
)

func (s *Service) taskRoutes(api *httpserver.API) {
	register := func(method, path, id, summary string, op httpserver.Op) httpserver.Op {
		op.Method, op.Path, op.ID, op.Summary, op.Tag = method, path, id, summary, "followups"
		if op.Permission == "" {
			op.Permission = access.FollowupsWork
		}
		return op
	}
	read := httpserver.Op{Permission: access.FollowupsRead}
	httpserver.Register(api, register(http.MethodGet, "/followups", "list-followups", "Who is to be called: what is due by day, then by value; then what is to come", read), s.listTasks)
	httpserver.Register(api, register(http.MethodGet, "/followups/counts", "count-followups", "How the day stands", read), s.countTasks)
	httpserver.Register(api, register(http.MethodGet, "/followups/assignees", "list-followup-assignees", "To whom follow-ups can be given", read), s.listAssignees)
	httpserver.Register(api, register(http.MethodGet, "/followups/{id}", "get-followup", "One follow-up", read), s.getTask)
	httpserver.Register(api, register(http.MethodGet, "/patients/{id}/followups", "list-patient-followups",
		"A patient's follow-ups, open or not, the newest first", read), s.patientTasks)
	httpserver.Register(api, register(http.MethodGet, "/patients/{id}/followup-acts", "list-patient-followup-acts",
		"What was done about a patient's follow-ups, the newest first", read), s.patientActs)
	httpserver.Register(api, register(http.MethodPost, "/followups", "add-followup", "Put a call on the list by hand",
		httpserver.Op{Status: http.StatusCreated, Idempotent: true}), s.postTask)
	httpserver.Register(api, register(http.MethodPost, "/followups/{id}/take", "take-followup", "Tell the others that you are calling", httpserver.Op{}), s.takeTask)
	httpserver.Register(api, register(http.MethodPost, "/followups/{id}/outcome", "note-followup-outcome", "What came of the call", httpserver.Op{}), s.outcome)
	httpserver.Register(api, register(http.MethodPost, "/followups/{id}/snooze", "snooze-followup", "Put it off", httpserver.Op{}), s.snooze)
	httpserver.Register(api, register(http.MethodPost, "/followups/{id}/cancel", "cancel-followup", "Give it up, for a reason", httpserver.Op{}), s.cancelTask)
	httpserver.Register(api, register(http.MethodPost, "/followups/{id}/reopen", "reopen-followup", "Take a closed one up again", httpserver.Op{}), s.reopenTask)
	httpserver.Register(api, register(http.MethodPost, "/followups/{id}/undo", "undo-followup", "Take back what you did last, while it is fresh", httpserver.Op{}), s.undoTask)
	httpserver.Register(api, register(http.MethodPost, "/followups/reassign", "reassign-followups", "Give them to somebody else, all or none",
		httpserver.Op{Permission: access.FollowupsManage}), s.reassign)
}

type followupNamedJSON struct {
	ID   uuid.UUID `json:"id"`
	Name string    `json:"name"`
}

func namedJSON(n *Named) *followupNamedJSON {
	if n == nil {
		return nil
	}
	return &followupNamedJSON{n.ID, n.Name}
}

type followupPatientJSON struct {
	ID       uuid.UUID `json:"id"`
	Name     string    `json:"name"`
	Number   int64     `json:"number"`
	Phone    string    `json:"phone"`
	Email    string    `json:"email"`
	Language string    `json:"language"`
}

func contactJSON(c Contact) followupPatientJSON {
	return followupPatientJSON{c.ID, c.Name, c.Number, c.Phone, c.Email, c.Language}
}

type followupBranchJSON struct {
	ID       uuid.UUID `json:"id"`
	Name     string    `json:"name"`
	TimeZone string    `json:"time_zone"`
}

type followupAttemptJSON struct {
	TaskID  uuid.UUID `json:"task_id"`
	Event   Event     `json:"event"`
	Outcome Outcome   `json:"outcome"`
	Note    string    `json:"note"`
	By      string    `json:"by" doc:"The caller's name"`
	At      time.Time `json:"at"`
}

type followupJSON struct {
	ID              uuid.UUID            `json:"id"`
	Branch          followupBranchJSON   `json:"branch"`
	Patient         followupPatientJSON  `json:"patient"`
	RuleID          *uuid.UUID           `json:"rule_id"`
	RuleNames       map[string]string    `json:"rule_names" doc:"By language"`
	Scripts         map[string]string    `json:"scripts" doc:"By language, with {patient}, {practitioner}, {service}, {date}, {clinic}, {me} to fill in"`
	Event           Event                `json:"event" doc:"Of the rule, or manual, or recall"`
	AppointmentID   *uuid.UUID           `json:"appointment_id"`
	Service         *followupNamedJSON   `json:"service"`
	Practitioner    *followupNamedJSON   `json:"practitioner"`
	Subject         string               `json:"subject" doc:"What one made by hand is about"`
	EventAt         time.Time            `json:"event_at"`
	DueAt           time.Time            `json:"due_at"`
	DueOn           string               `json:"due_on" format:"date" doc:"On the branch's clock"`
	Overdue         bool                 `json:"overdue"`
	Priority        int                  `json:"priority"`
	Assignee        followupAssigneeJSON `json:"assignee"`
	TakenBy         *followupNamedJSON   `json:"taken_by" doc:"Who is on the phone"`
	State           State                `json:"state" enum:"open,snoozed,done,closed_by_booking,cancelled,expired"`
	Outcome         Outcome              `json:"outcome"`
	Attempts        int                  `json:"attempts"`
	MaxAttempts     int                  `json:"max_attempts"`
	ClosesOnBooking bool                 `json:"closes_on_booking"`
	ExpiresAt       *time.Time           `json:"expires_at"`
	BookingID       *uuid.UUID           `json:"booking_id" doc:"The appointment that closed it"`
	ClosedAt        *time.Time           `json:"closed_at"`
	CreatedAt       time.Time            `json:"created_at"`
	Last            *followupAttemptJSON `json:"last" doc:"What happened the last time this patient was called, for whatever reason"`
	Version         int64                `json:"version"`
}

func (s *Service) json(t Task) followupJSON {
	now := s.now()
	out := followupJSON{
		ID: t.ID, Branch: followupBranchJSON{t.Branch.ID, t.Branch.Name, t.Zone}, Patient: contactJSON(t.Patient), RuleID: t.Rule,
		RuleNames: namesOf(t.RuleNames), Scripts: namesOf(t.Scripts), Event: t.Event, AppointmentID: t.Appointment, Service: namedJSON(t.Service),
		Practitioner: namedJSON(t.Practitioner), Subject: t.Subject, EventAt: t.EventAt, DueAt: t.DueAt, DueOn: t.DueOn.String(),
		Overdue: !t.State.Closed() && t.DueAt.Before(now), Priority: t.Priority, Assignee: assigneeJSON(t.Assignee), State: t.State,
		Outcome: t.Outcome, Attempts: t.Attempts, MaxAttempts: t.MaxAttempts, ClosesOnBooking: t.ClosesOnBooking, ExpiresAt: t.ExpiresAt,
		BookingID: t.Booking, ClosedAt: t.ClosedAt, CreatedAt: t.CreatedAt, Version: t.Version,
	}
	if t.TakenBy != nil && now.Before(t.TakenAt.Add(Lease)) {
		out.TakenBy = namedJSON(t.TakenBy)
	}
	if t.Last != nil {
		out.Last = &followupAttemptJSON{t.Last.Task, t.Last.Event, t.Last.Outcome, t.Last.Note, t.Last.By, t.Last.At}
	}
	return out
}

func (s *Service) jsons(tasks []Task) []followupJSON {
	out := make([]followupJSON, len(tasks))
	for i, t := range tasks {
		out[i] = s.json(t)
	}
	return out
}

type followupListTasksInput struct {
	BranchID uuid.UUID `query:"branch_id" format:"uuid"`
	RuleID   uuid.UUID `query:"rule_id" format:"uuid"`
	Event    string    `query:"event" maxLength:"40"`
	Whose    string    `query:"whose" enum:"all,mine,my_roles" default:"all"`
	Overdue  bool      `query:"overdue"`
	Until    time.Time `query:"until" doc:"Due before this moment; without it, all"`
	Limit    int       `query:"limit" default:"50" minimum:"1" maximum:"100"`
	Cursor   string    `query:"cursor"`
}

// never is later than any call can be put off to.
var never = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC) //nolint:gochecknoglobals // a constant

func (in *followupListTasksInput) filter(now time.Time) Filter {
	f := Filter{
		Branch: given(in.BranchID), Rule: given(in.RuleID), Event: Event(in.Event), Mine: in.Whose == "mine", MyRoles: in.Whose == "my_roles",
		Until: in.Until,
	}
	if f.Until.IsZero() {
		f.Until = never
	}
	if in.Overdue && now.Before(f.Until) {
		f.Until = now
	}
	return f
}

// given is an id of the query, or nil where there was none.
func given(id uuid.UUID) *uuid.UUID {
	if id == uuid.Nil {
		return nil
	}
	return &id
}

type followupTasksOutput struct {
	Body httpserver.Page[followupJSON]
}

// queueKey is where in the queue a page ends.
type queueKey struct {
	AsOf time.Time `json:"as_of"`
	On   string    `json:"on"`
	Rank int32     `json:"rank"`
	At   time.Time `json:"at"`
	ID   uuid.UUID `json:"id"`
}

func (s *Service) listTasks(ctx context.Context, in *followupListTasksInput) (*followupTasksOutput, error) {
	key := queueKey{AsOf: s.now(), On: "0001-01-01"}
	if err := httpserver.DecodeCursor(in.Cursor, &key); err != nil {
		return nil, err
	}
	on, err := time.Parse(time.DateOnly, key.On)
	if err != nil {
		return nil, httpserver.ErrCursor
	}
	tasks, err := s.Queue(ctx, in.filter(s.now()), in.Limit+1, After{key.AsOf, on, key.Rank, key.At, key.ID})
	if err != nil {
		return nil, err
	}
	return &followupTasksOutput{httpserver.NewPage(s.jsons(tasks), in.Limit, func(t followupJSON) any {
		return queueKey{key.AsOf, t.DueOn, rank(t.Priority), t.DueAt, t.ID}
	})}, nil
}

type followupCountsInput struct {
	BranchID uuid.UUID `query:"branch_id" format:"uuid"`
	Since    time.Time `query:"since" required:"true" doc:"The beginning of the day"`
	Until    time.Time `query:"until" required:"true" doc:"Its end"`
}

type followupCountsOutput struct {
	Body struct {
		Due     int64 `json:"due" doc:"Overdue ones included"`
		Overdue int64 `json:"overdue"`
		Done    int64 `json:"done"`
	}
}

func (s *Service) countTasks(ctx context.Context, in *followupCountsInput) (*followupCountsOutput, error) {
	c, err := s.Counts(ctx, given(in.BranchID), in.Since, in.Until)
	out := &followupCountsOutput{}
	out.Body.Due, out.Body.Overdue, out.Body.Done = c.Due, c.Overdue, c.Done
	return out, err
}

type followupAssigneesInput struct {
	BranchID uuid.UUID `query:"branch_id" format:"uuid"`
}

type followupRoleJSON struct {
	ID   uuid.UUID `json:"id"`
	Key  string    `json:"key"`
	Name string    `json:"name"`
}

type followupAssigneesOutput struct {
	Body struct {
		Members []followupNamedJSON `json:"members" nullable:"false"`
		Roles   []followupRoleJSON  `json:"roles" nullable:"false"`
	}
}

func (s *Service) listAssignees(ctx context.Context, in *followupAssigneesInput) (*followupAssigneesOutput, error) {
	a, err := s.Assignees(ctx, given(in.BranchID))
	if err != nil {
		return nil, err
	}
	out := &followupAssigneesOutput{}
	out.Body.Members, out.Body.Roles = []followupNamedJSON{}, []followupRoleJSON{}
	for _, m := range a.Members {
		out.Body.Members = append(out.Body.Members, followupNamedJSON(m))
	}
	for _, r := range a.Roles {
		out.Body.Roles = append(out.Body.Roles, followupRoleJSON{r.ID, r.Key, r.Name})
	}
	return out, nil
}

type followupTaskInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

type followupTaskOutput struct {
	ETag string `header:"ETag"`
	Body followupJSON
}

func (s *Service) answer(t Task, err error) (*followupTaskOutput, error) {
	if err != nil {
		return nil, err
	}
	return &followupTaskOutput{httpserver.ETag(t.Version), s.json(t)}, nil
}

func (s *Service) getTask(ctx context.Context, in *followupTaskInput) (*followupTaskOutput, error) {
	return s.answer(s.Task(ctx, in.ID))
}

type followupPatientInput struct {
	ID     uuid.UUID `path:"id" format:"uuid"`
	Limit  int       `query:"limit" default:"20" minimum:"1" maximum:"100"`
	Cursor string    `query:"cursor"`
}

// momentKey is where in a list by time a page ends.
type momentKey struct {
	At time.Time `json:"at"`
	ID uuid.UUID `json:"id"`
}

func (s *Service) patientTasks(ctx context.Context, in *followupPatientInput) (*followupTasksOutput, error) {
	key := momentKey{At: never}
	if err := httpserver.DecodeCursor(in.Cursor, &key); err != nil {
		return nil, err
	}
	tasks, err := s.OfPatient(ctx, in.ID, in.Limit+1, key.At, key.ID)
	if err != nil {
		return nil, err
	}
	return &followupTasksOutput{httpserver.NewPage(s.jsons(tasks), in.Limit, func(t followupJSON) any { return momentKey{t.CreatedAt, t.ID} })}, nil
}

type followupActJSON struct {
	ID      uuid.UUID  `json:"id"`
	TaskID  uuid.UUID  `json:"task_id"`
	Event   Event      `json:"event"`
	Act     Act        `json:"act" enum:"create,attempt,snooze,reassign,close,cancel,reopen,expire,undo"`
	Outcome Outcome    `json:"outcome"`
	Note    string     `json:"note"`
	State   State      `json:"state" doc:"Of the task after the act"`
	DueAt   *time.Time `json:"due_at" doc:"Of the task after the act"`
	Undone  bool       `json:"undone"`
	Actor   string     `json:"actor"`
	By      string     `json:"by" doc:"The name of the member; empty where it was none"`
	At      time.Time  `json:"at"`
	Zone    string     `json:"time_zone"`
}

type followupActsOutput struct {
	Body httpserver.Page[followupActJSON]
}

func (s *Service) patientActs(ctx context.Context, in *followupPatientInput) (*followupActsOutput, error) {
	key := momentKey{At: never}
	if err := httpserver.DecodeCursor(in.Cursor, &key); err != nil {
		return nil, err
	}
	acts, err := s.History(ctx, in.ID, in.Limit+1, key.At, key.ID)
	if err != nil {
		return nil, err
	}
	rows := make([]followupActJSON, len(acts))
	for i, a := range acts {
		rows[i] = followupActJSON{a.ID, a.Task, a.Event, a.Act, a.Outcome, a.Note, a.State, a.DueAt, a.Undone, a.Actor, a.By, a.At, a.Zone}
	}
	return &followupActsOutput{httpserver.NewPage(rows, in.Limit, func(a followupActJSON) any { return momentKey{a.At, a.ID} })}, nil
}

type followupPostTaskInput struct {
	Body struct {
		BranchID        uuid.UUID            `json:"branch_id"`
		PatientID       uuid.UUID            `json:"patient_id"`
		Subject         string               `json:"subject" maxLength:"1200"`
		DueAt           time.Time            `json:"due_at"`
		Assignee        followupAssigneeJSON `json:"assignee"`
		Priority        int                  `json:"priority,omitempty" default:"3"`
		ClosesOnBooking bool                 `json:"closes_on_booking,omitempty"`
	}
}

func (s *Service) postTask(ctx context.Context, in *followupPostTaskInput) (*followupTaskOutput, error) {
	b := in.Body
	return s.answer(s.Add(ctx, NewTask{b.BranchID, b.PatientID, b.Subject, b.DueAt, b.Assignee.value(), b.Priority, b.ClosesOnBooking}))
}

func (s *Service) takeTask(ctx context.Context, in *followupTaskInput) (*followupTaskOutput, error) {
	return s.answer(s.Take(ctx, in.ID))
}

type followupOutcomeInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match"`
	Body    struct {
		Outcome Outcome    `json:"outcome" enum:"reached_will_book,booked,no_answer,busy,wrong_number,declined,call_back,left_message,not_needed"`
		Note    string     `json:"note,omitempty" maxLength:"4000"`
		NextTry *time.Time `json:"next_try,omitempty" doc:"Without it, when that outcome is usually tried again"`
	}
}

func (s *Service) outcome(ctx context.Context, in *followupOutcomeInput) (*followupTaskOutput, error) {
	return s.answer(s.Attempted(ctx, in.ID, Call{in.Body.Outcome, in.Body.Note, in.Body.NextTry, in.IfMatch}))
}

type followupSnoozeInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match"`
	Body    struct {
		Until time.Time `json:"until"`
		Note  string    `json:"note,omitempty" maxLength:"4000"`
	}
}

func (s *Service) snooze(ctx context.Context, in *followupSnoozeInput) (*followupTaskOutput, error) {
	return s.answer(s.Snooze(ctx, in.ID, in.Body.Until, in.Body.Note, in.IfMatch))
}

type followupCancelInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match"`
	Body    struct {
		Reason string `json:"reason" maxLength:"4000"`
	}
}

func (s *Service) cancelTask(ctx context.Context, in *followupCancelInput) (*followupTaskOutput, error) {
	return s.answer(s.Cancel(ctx, in.ID, in.Body.Reason, in.IfMatch))
}

type followupReopenInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match"`
}

func (s *Service) reopenTask(ctx context.Context, in *followupReopenInput) (*followupTaskOutput, error) {
	return s.answer(s.Reopen(ctx, in.ID, in.IfMatch))
}

func (s *Service) undoTask(ctx context.Context, in *followupTaskInput) (*followupTaskOutput, error) {
	return s.answer(s.Undo(ctx, in.ID))
}

type followupReassignInput struct {
	Body struct {
		IDs      []uuid.UUID          `json:"ids" minItems:"1" maxItems:"200" nullable:"false"`
		Assignee followupAssigneeJSON `json:"assignee"`
	}
}

type followupChangedOutput struct {
	Body struct {
		Changed int `json:"changed"`
	}
}

func (s *Service) reassign(ctx context.Context, in *followupReassignInput) (*followupChangedOutput, error) {
	n, err := s.Reassign(ctx, in.Body.IDs, in.Body.Assignee.value())
	out := &followupChangedOutput{}
	out.Body.Changed = n
	return out, err
}

// dayOf reads a calendar day of a query; an empty one is other.
func dayOf(text, pointer string, other time.Time) (time.Time, error) {
	if text == "" {
		return other, nil
	}
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return t, ErrTaskInvalid.With(fault.Field{Pointer: pointer, Code: "invalid", Detail: "Write the date as 2026-03-12."})
	}
	return t, nil
}
