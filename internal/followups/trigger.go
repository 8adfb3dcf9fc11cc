package followups

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/followups/followupsdb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// Trigger is something that happened to a patient, as another domain tells it.
type Trigger struct {
	Event               Event
	PatientID, BranchID uuid.UUID
	AppointmentID       *uuid.UUID
	ServiceID           *uuid.UUID
	PractitionerID      *uuid.UUID
	SourceID            uuid.UUID // what happened: heard twice, it makes no second task
	VisitKind           string
	DueOn               *time.Time // a date: when an instruction is to be followed by
	At                  time.Time
}

// Handle makes the tasks that the chain's rules want of t. Told the same again, also at the same
// moment, it makes none.
func (s *Service) Handle(ctx context.Context, t Trigger) error {
	made, err := database.InTx(ctx, s.DB, func(tx database.Tx) ([]followupsdb.FollowupTask, error) { return s.handleTx(ctx, tx, t) })
	if err == nil {
		s.tellOf(ctx, made)
	}
	return err
}

func (s *Service) handleTx(ctx context.Context, tx database.Tx, t Trigger) ([]followupsdb.FollowupTask, error) {
	if err := s.EnsureDefaultsTx(ctx, tx); err != nil {
		return nil, err
	}
	if err := followupsdb.New(tx).HearTrigger(ctx, followupsdb.HearTriggerParams{
		TenantID: tx.Tenant(), Event: string(t.Event), SourceID: t.SourceID, BranchID: t.BranchID, PatientID: t.PatientID,
		ServiceID: t.ServiceID, VisitKind: t.VisitKind, At: t.At,
	}); err != nil {
		return nil, err
	}
	rules, err := s.rulesForTx(ctx, tx, t)
	if err != nil || len(rules) == 0 {
		return nil, err
	}
	o, err := s.openingTx(ctx, tx, t, rules)
	if err != nil {
		return nil, err
	}
	var made []followupsdb.FollowupTask
	for _, r := range rules {
		task := s.taskOf(tx, r, t, o)
		booked, err := s.bookedTx(ctx, tx, r, t.PatientID, task.DueAt)
		if err != nil {
			return nil, err
		}
		if booked {
			continue
		}
		rows, err := insertTaskTx(ctx, tx, task)
		if err != nil {
			return nil, err
		}
		made = append(made, rows...)
	}
	return made, nil
}

// rulesForTx are the active rules that fit t.
func (s *Service) rulesForTx(ctx context.Context, tx database.Tx, t Trigger) ([]Rule, error) {
	rows, err := followupsdb.New(tx).ActiveRules(ctx, followupsdb.ActiveRulesParams{TenantID: tx.Tenant(), Event: string(t.Event)})
	if err != nil {
		return nil, err
	}
	rules, err := rulesFrom(rows)
	return slices.DeleteFunc(rules, func(r Rule) bool { return !r.fits(t) }), err
}

// near is how long before its day a visit may be to stand for what a call was to ask for: a filling next
// week is not the check-up in half a year.
const near = 14 * 24 * time.Hour

// bookedTx reports whether a rule that wants a booking has nothing to ask for: the patient has an
// appointment around the day it is due, or later.
func (s *Service) bookedTx(ctx context.Context, tx database.Tx, r Rule, patient uuid.UUID, due time.Time) (bool, error) {
	if !r.ClosesOnBooking {
		return false, nil
	}
	after := s.now()
	if soonest := due.Add(-near); soonest.After(after) {
		after = soonest
	}
	return s.bookings.HasAppointmentAfterTx(ctx, tx, patient, after)
}

// openingTx reads the branch's calendar for as long as any of the rules may look ahead.
func (s *Service) openingTx(ctx context.Context, tx database.Tx, t Trigger, rules []Rule) (opening, error) {
	days := 0
	for _, r := range rules {
		days = max(days, r.Delay.Amount)
	}
	first := packs.DateOf(t.At.UTC()).Add(-1)
	last := first
	if t.DueOn != nil && packs.DateOf(*t.DueOn).After(first) {
		last = packs.DateOf(*t.DueOn)
	}
	calendar, err := s.Calendars.CalendarTx(ctx, tx, t.BranchID, first, last.Add(days+furthest+2))
	if err != nil {
		return opening{}, err
	}
	zone, err := time.LoadLocation(calendar.Branch.TimeZone)
	return opening{zone, calendar}, err
}

// taskOf is the task that rule r makes of t.
func (s *Service) taskOf(tx database.Tx, r Rule, t Trigger, o opening) followupsdb.InsertTaskParams {
	var dueOn *packs.Date
	if t.DueOn != nil {
		d := packs.DateOf(*t.DueOn)
		dueOn = &d
	}
	due := r.Delay.from(t.At, dueOn, o)
	var expires *time.Time
	if r.ExpiresDays > 0 {
		e := due.AddDate(0, 0, r.ExpiresDays)
		expires = &e
	}
	return followupsdb.InsertTaskParams{
		TenantID: tx.Tenant(), ID: id.New(), BranchID: t.BranchID, PatientID: t.PatientID, RuleID: &r.ID, Event: string(t.Event), Subject: "",
		SourceID: &t.SourceID, AppointmentID: t.AppointmentID, ServiceID: t.ServiceID, PractitionerID: t.PractitionerID, EventAt: t.At,
		DueAt: due, DueOn: dateIn(due, o.zone), Rank: rank(r.Priority), AssigneeKind: string(r.Assignee.Kind),
		AssigneeRoleID: r.Assignee.role(), AssigneeMemberID: r.Assignee.member(), MaxAttempts: int32(r.MaxAttempts),
		ClosesOnBooking: r.ClosesOnBooking, ClosesOnDecline: r.ClosesOnDecline, ExpiresAt: expires,
		CreatedBy: tx.Principal().Actor(), CreatedAt: s.now(),
	}
}

// rank is a priority as the queue sorts it: what is worth most comes first.
func rank(priority int) int32 { return int32(6 - priority) }

// dateIn is the day of t on a clock, as the database keeps dates.
func dateIn(t time.Time, zone *time.Location) time.Time { return packs.DateOf(t.In(zone)).Time() }

// insertTaskTx keeps a task, and in its history that it was made. None comes back where there was one.
func insertTaskTx(ctx context.Context, tx database.Tx, p followupsdb.InsertTaskParams) ([]followupsdb.FollowupTask, error) {
	rows, err := followupsdb.New(tx).InsertTask(ctx, p)
	if err != nil {
		return nil, database.Explain(err, nil, taskConstraints)
	}
	for _, row := range rows {
		if err := rememberTx(ctx, tx, entry{act: ActCreate, at: p.CreatedAt}, followupsdb.FollowupTask{}, row); err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// Booking is a time a patient has got.
type Booking struct {
	Patient, Appointment uuid.UUID
	StartsAt             time.Time
	At                   time.Time // of the act
}

// CloseForBookingTx closes what the patient was to be called for, now that they have booked: every open task whose
// rule wants no more, and that is due by then or soon after. The actor closes those of the branches they see; told
// again by somebody who sees all, it closes the rest.
func (s *Service) CloseForBookingTx(ctx context.Context, tx database.Tx, b Booking) error {
	rows, err := followupsdb.New(tx).CloseForBooking(ctx, followupsdb.CloseForBookingParams{
		TenantID: tx.Tenant(), PatientID: b.Patient, BookingID: &b.Appointment, ClosedAt: &b.At, ClosedBy: tx.Principal().Actor(),
		Near: b.StartsAt.Add(near),
	})
	if err != nil {
		return err
	}
	return rememberAllTx(ctx, tx, entry{act: ActClose, at: b.At}, Open, rows)
}

// UndoWindow is for how long taking an act back leaves no trace in what follows from it.
const UndoWindow = 3 * time.Minute

// ReopenForCancelTx takes up again what a booking had closed that was cancelled at once.
func (s *Service) ReopenForCancelTx(ctx context.Context, tx database.Tx, appointment uuid.UUID, at time.Time) error {
	since := at.Add(-UndoWindow)
	rows, err := followupsdb.New(tx).ReopenForCancel(ctx, followupsdb.ReopenForCancelParams{
		TenantID: tx.Tenant(), BookingID: &appointment, Since: &since,
	})
	if err != nil {
		return err
	}
	return rememberAllTx(ctx, tx, entry{act: ActReopen, at: at}, ClosedByBooking, rows)
}

// WithdrawTx takes back what was made of something that then had not happened, such as a no-show that
// was a slip. What somebody has called about already stays.
func (s *Service) WithdrawTx(ctx context.Context, tx database.Tx, source uuid.UUID, at time.Time, events ...Event) error {
	names := make([]string, len(events))
	for i, e := range events {
		names[i] = string(e)
	}
	rows, err := followupsdb.New(tx).WithdrawTasks(ctx, followupsdb.WithdrawTasksParams{
		TenantID: tx.Tenant(), SourceID: &source, Events: names, ClosedAt: &at, ClosedBy: tx.Principal().Actor(),
	})
	if err != nil {
		return err
	}
	return rememberAllTx(ctx, tx, entry{act: ActCancel, at: at}, Open, rows)
}

// CloseForBooking is CloseForBookingTx in a transaction of its own.
func (s *Service) CloseForBooking(ctx context.Context, b Booking) error {
	return database.InTxDo(ctx, s.DB, func(tx database.Tx) error { return s.CloseForBookingTx(ctx, tx, b) })
}

func (s *Service) tellOf(ctx context.Context, rows []followupsdb.FollowupTask) {
	for _, r := range rows {
		s.tell(ctx, r.TenantID, r.BranchID)
	}
}
