package followups_test

import (
	"context"
	"log/slog"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/followups"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/kit/events"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/kit/live"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/patients"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
	"github.com/praxis-clinic/praxis/tenants"
)

// Monday 23 November 2026, half past nine in the morning in Kolkata.
var morning = time.Date(2026, 11, 23, 4, 0, 0, 0, time.UTC)

var desk = []principal.Permission{access.FollowupsRead, access.FollowupsWork, access.FollowupsManage}

// bench is a chain of general practices with one branch.
type bench struct {
	*followups.Service
	ctx    context.Context
	db     *database.DB
	clock  *clock.Fixed
	branch uuid.UUID
	next   bool // the patient has an appointment to come
	calls  []followups.RecallVisit
	told   []live.Event
	mu     sync.Mutex
}

func (b *bench) HasAppointmentAfterTx(context.Context, database.Tx, uuid.UUID, time.Time) (bool, error) {
	return b.next, nil
}

func (b *bench) RecallsTx(context.Context, database.Tx, followups.RecallQuery) ([]followups.RecallVisit, error) {
	return b.calls, nil
}

func (b *bench) Publish(_ context.Context, _ uuid.UUID, e live.Event) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.told = append(b.told, e)
}

func setup(t *testing.T) *bench {
	t.Helper()
	catalogue, err := packs.Load(tenants.FS)
	require.NoError(t, err)
	defaults, err := followups.LoadDefaults(tenants.FS)
	require.NoError(t, err)
	quiet := slog.New(slog.DiscardHandler)
	b := &bench{db: dbtest.New(t), clock: clock.NewFixed(morning)}
	p := platform.New(platform.Deps{DB: b.db, Clock: b.clock, Log: quiet, Packs: catalogue})
	b.Service = followups.New(followups.Deps{DB: b.db, Clock: b.clock, Log: quiet, Calendars: p, Chains: p, Defaults: defaults, Live: b})
	b.Ask(b, b)
	b.ctx = dbtest.Tenant(t, b.db, desk...)
	b.branch = dbtest.Branch(t, b.ctx, b.db, "Asia/Kolkata")
	b.join(t, b.ctx, "Asha at the desk")
	return b
}

// join makes the actor of ctx a member.
func (b *bench) join(t *testing.T, ctx context.Context, name string) { //nolint:revive // t first, as in every helper here
	t.Helper()
	p, _ := principal.From(ctx)
	require.NoError(t, database.InTxDo(ctx, b.db, func(tx database.Tx) error {
		_, err := tx.Exec(ctx, `INSERT INTO members (tenant_id, id, identity_id, name, email, joined_at) VALUES ($1, $2, $2, $3, $3 || '@example.com', now())`,
			tx.Tenant(), p.ActorID, name)
		return err
	}))
}

// colleague is another member who holds perms.
func (b *bench) colleague(t *testing.T, name string, perms ...principal.Permission) context.Context {
	t.Helper()
	ctx := dbtest.As(b.ctx, nil, perms...)
	b.join(t, ctx, name)
	return ctx
}

func (b *bench) patient(t *testing.T, name string) uuid.UUID {
	t.Helper()
	s := patients.New(patients.Deps{DB: b.db, Clock: b.clock, Events: (*events.Bus)(nil)})
	p, err := s.Register(b.ctx, patients.Details{Name: name}, true)
	require.NoError(t, err)
	return p.ID
}

func (b *bench) trigger(e followups.Event, patient uuid.UUID) followups.Trigger {
	return followups.Trigger{Event: e, PatientID: patient, BranchID: b.branch, SourceID: id.New(), At: b.clock.Now()}
}

// queue is everything that is to do.
func (b *bench) queue(t *testing.T, ctx context.Context) []followups.Task { //nolint:revive // t first, as in every helper here
	t.Helper()
	all, err := b.Queue(ctx, followups.Filter{Until: b.clock.Now().AddDate(5, 0, 0)}, 100, followups.After{})
	require.NoError(t, err)
	return all
}

// one is a task of a missed visit.
func (b *bench) one(t *testing.T) followups.Task {
	t.Helper()
	require.NoError(t, b.Handle(b.ctx, b.trigger(followups.Missed, b.patient(t, "Meera Rao"))))
	all := b.queue(t, b.ctx)
	require.NotEmpty(t, all)
	return all[len(all)-1]
}

func TestHandle(t *testing.T) {
	t.Parallel()

	t.Run("AMissedVisitIsCalledAboutWithinTheHour", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		got := b.one(t)
		require.Equal(t, followups.Missed, got.Event)
		require.Equal(t, morning.Add(time.Hour), got.DueAt)
		require.Equal(t, "2026-11-23", got.DueOn.String())
		require.Equal(t, 5, got.Priority)
		require.Equal(t, "Meera Rao", got.Patient.Name)
		require.Contains(t, got.Scripts["ar"], "{patient}", "names are put in on the screen, not here")
		require.Equal(t, followups.Desk, got.Assignee.Kind)
		require.Len(t, b.told, 1)
	})

	t.Run("ToldTwiceAtOnceItMakesOneTask", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		trigger := b.trigger(followups.Missed, b.patient(t, "Meera Rao"))
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				if err := b.Handle(b.ctx, trigger); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		require.Len(t, b.queue(t, b.ctx), 1)
		rules, err := b.Rules(b.ctx)
		require.NoError(t, err)
		require.Len(t, rules, 11, "and the chain has its rules once: ten of every clinic, one of a general practice")
	})

	t.Run("WhoHasBookedIsNotAskedToBook", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.next = true
		require.NoError(t, b.Handle(b.ctx, b.trigger(followups.Missed, b.patient(t, "Meera Rao"))))
		require.Empty(t, b.queue(t, b.ctx))
		require.NoError(t, b.Handle(b.ctx, b.trigger(followups.DiagnosticOrdered, b.patient(t, "Vikram Shah"))))
		require.Len(t, b.queue(t, b.ctx), 1, "whether the test was done is asked all the same")
	})

	t.Run("TheQueueGoesByDayThenValueAndWhatIsToComeByTime", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		patient := b.patient(t, "Meera Rao")
		add := func(subject string, hours, priority int) {
			_, err := b.Add(b.ctx, followups.NewTask{
				Branch: b.branch, Patient: patient, Subject: subject, DueAt: morning.Add(time.Duration(hours) * time.Hour), Priority: priority,
				Assignee: followups.Assignee{Kind: followups.Desk},
			})
			require.NoError(t, err)
		}
		add("late and worth little", -3, 1)
		add("late and worth much", -1, 5)
		add("yesterday's", -20, 1)
		add("soon", 1, 1)
		add("this afternoon", 4, 5)
		add("tomorrow", 24, 5)
		want := []string{"yesterday's", "late and worth much", "late and worth little", "soon", "this afternoon", "tomorrow"}
		var order, paged []string
		for _, x := range b.queue(t, b.ctx) {
			order = append(order, x.Subject)
		}
		require.Equal(t, want, order)
		after := followups.After{}
		for range want {
			one, err := b.Queue(b.ctx, followups.Filter{Until: morning.AddDate(1, 0, 0)}, 1, after)
			require.NoError(t, err)
			require.Len(t, one, 1)
			paged = append(paged, one[0].Subject)
			after = followups.After{AsOf: morning, On: one[0].DueOn.Time(), Rank: int32(6 - one[0].Priority), At: one[0].DueAt, ID: one[0].ID}
		}
		require.Equal(t, want, paged, "page by page the same")
	})

	t.Run("WhatHadNotHappenedIsWithdrawnAndCanHappenAgain", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		trigger := b.trigger(followups.Missed, b.patient(t, "Meera Rao"))
		require.NoError(t, b.Handle(b.ctx, trigger))
		withdraw := func() {
			require.NoError(t, database.InTxDo(b.ctx, b.db, func(tx database.Tx) error {
				return b.WithdrawTx(b.ctx, tx, trigger.SourceID, b.clock.Now(), followups.Missed)
			}))
		}
		withdraw()
		require.Empty(t, b.queue(t, b.ctx))
		require.NoError(t, b.Handle(b.ctx, trigger))
		all := b.queue(t, b.ctx)
		require.Len(t, all, 1)
		_, err := b.Attempted(b.ctx, all[0].ID, followups.Call{Outcome: followups.NoAnswer})
		require.NoError(t, err)
		withdraw()
		require.Len(t, b.queue(t, b.ctx), 1, "somebody has called about it already")
	})
}

func TestBookingClosesWhatAskedForIt(t *testing.T) {
	t.Parallel()
	b := setup(t)
	task := b.one(t)
	manual, err := b.Add(b.ctx, followups.NewTask{
		Branch: b.branch, Patient: task.Patient.ID, Subject: "Lab result", DueAt: morning.Add(time.Hour), Assignee: followups.Assignee{Kind: followups.Desk}, Priority: 3,
	})
	require.NoError(t, err)
	booking := b.booking(t, task.Patient.ID)
	b.clock.Advance(time.Minute)
	require.NoError(t, b.CloseForBooking(b.ctx, followups.Booking{Patient: task.Patient.ID, Appointment: booking, StartsAt: morning.AddDate(0, 0, 7), At: b.clock.Now()}))
	left := b.queue(t, b.ctx)
	require.Len(t, left, 1)
	require.Equal(t, manual.ID, left[0].ID, "a call about a result is still to be made")
	got, err := b.Task(b.ctx, task.ID)
	require.NoError(t, err)
	require.Equal(t, followups.ClosedByBooking, got.State)
	require.Equal(t, booking, *got.Booking)

	reopen := func() followups.State {
		require.NoError(t, database.InTxDo(b.ctx, b.db, func(tx database.Tx) error {
			return b.ReopenForCancelTx(b.ctx, tx, booking, b.clock.Now())
		}))
		got, err := b.Task(b.ctx, task.ID)
		require.NoError(t, err)
		return got.State
	}
	b.clock.Advance(2 * time.Minute)
	require.Equal(t, followups.Open, reopen(), "the booking was a slip")
	require.NoError(t, b.CloseForBooking(b.ctx, followups.Booking{Patient: task.Patient.ID, Appointment: booking, StartsAt: morning.AddDate(0, 0, 7), At: b.clock.Now()}))
	b.clock.Advance(4 * time.Minute)
	require.Equal(t, followups.ClosedByBooking, reopen(), "a cancellation days later is not an undo")
}

func TestAFillingNextWeekIsNotTheCheckUpInHalfAYear(t *testing.T) {
	t.Parallel()
	b := setup(t)
	trigger := b.trigger(followups.DoctorInstruction, b.patient(t, "Meera Rao"))
	far := morning.AddDate(0, 6, 0)
	trigger.DueOn = &far
	require.NoError(t, b.Handle(b.ctx, trigger))
	task := b.queue(t, b.ctx)[0]
	require.Equal(t, "2027-05-23", task.DueOn.String())
	booking := b.booking(t, task.Patient.ID)
	b.clock.Advance(time.Minute)
	book := func(starts time.Time) int {
		require.NoError(t, b.CloseForBooking(b.ctx, followups.Booking{Patient: task.Patient.ID, Appointment: booking, StartsAt: starts, At: b.clock.Now()}))
		return len(b.queue(t, b.ctx))
	}
	require.Equal(t, 1, book(morning.AddDate(0, 0, 7)))
	require.Equal(t, 0, book(far.AddDate(0, 0, -10)))
}

// booking is the id of an appointment; who makes them is above this domain.
func (b *bench) booking(t *testing.T, patient uuid.UUID) uuid.UUID {
	t.Helper()
	service, doctor, booked := id.New(), id.New(), id.New()
	require.NoError(t, database.InTxDo(b.ctx, b.db, func(tx database.Tx) error {
		for _, sql := range []string{
			`INSERT INTO services (tenant_id, id, name, duration_minutes, price_currency, created_at) VALUES ($1, $2, gen_random_uuid()::text, 30, 'INR', now())`,
			`INSERT INTO resources (tenant_id, id, kind, name, created_at) VALUES ($1, $2, 'practitioner', gen_random_uuid()::text, now())`,
		} {
			which := service
			if sql[12] == 'r' {
				which = doctor
			}
			if _, err := tx.Exec(b.ctx, sql, tx.Tenant(), which); err != nil {
				return err
			}
		}
		_, err := tx.Exec(b.ctx, `INSERT INTO appointments (tenant_id, id, branch_id, service_id, practitioner_id, patient_id, status, starts_at, ends_at, source, created_at)
			VALUES ($1, $2, $3, $4, $5, $6, 'confirmed', $7, $8, 'call', $7)`, tx.Tenant(), booked, b.branch, service, doctor, patient, morning, morning.Add(time.Hour))
		return err
	}))
	return booked
}

func TestWorkingThroughTheQueue(t *testing.T) {
	t.Parallel()
	b := setup(t)
	task := b.one(t)

	t.Run("TwoTakeOneAtOnceAndOneIsTold", func(t *testing.T) {
		ravi := b.colleague(t, "Ravi", desk...)
		errs := make([]error, 2)
		var both sync.WaitGroup
		for i, ctx := range []context.Context{b.ctx, ravi} {
			both.Go(func() { _, errs[i] = b.Take(ctx, task.ID) })
		}
		both.Wait()
		lost := 0
		for _, err := range errs {
			if err != nil {
				require.ErrorIs(t, err, followups.ErrTaken)
				require.Contains(t, []any{"Ravi", "Asha at the desk"}, fault.As(err).Extra["taken_by"])
				lost++
			}
		}
		require.Equal(t, 1, lost)
		b.clock.Advance(followups.Lease)
		_, err := b.Take(ravi, task.ID)
		require.NoError(t, err, "nobody is on the phone for ever")
	})

	t.Run("TheLastOutcomeIsKeptToThePatient", func(t *testing.T) {
		got, err := b.Attempted(b.ctx, task.ID, followups.Call{Outcome: followups.NoAnswer, Note: " rang out "})
		require.NoError(t, err)
		require.Equal(t, followups.Snoozed, got.State)
		require.Equal(t, 1, got.Attempts)
		require.Equal(t, b.clock.Now().Add(4*time.Hour), got.DueAt)
		require.Nil(t, got.TakenBy)
		require.Equal(t, "rang out", got.Last.Note)
		require.Equal(t, "Asha at the desk", got.Last.By)
	})

	t.Run("WhatWasSeenIsOld", func(t *testing.T) {
		_, err := b.Attempted(b.ctx, task.ID, followups.Call{Outcome: followups.Busy, IfMatch: httpserver.ETag(1)})
		require.ErrorIs(t, err, httpserver.ErrStale)
	})

	t.Run("OnesOwnLastActIsTakenBack", func(t *testing.T) {
		other := b.colleague(t, "Sana", desk...)
		_, err := b.Undo(other, task.ID)
		require.ErrorIs(t, err, followups.ErrNothingBack, "not that of another")
		got, err := b.Undo(b.ctx, task.ID)
		require.NoError(t, err)
		require.Equal(t, followups.Open, got.State)
		require.Zero(t, got.Attempts)
		require.Equal(t, task.DueAt, got.DueAt)
		require.Nil(t, got.Last, "the call was none")
		_, err = b.Undo(b.ctx, task.ID)
		require.ErrorIs(t, err, followups.ErrNothingBack)
	})

	t.Run("SnoozedCancelledReopened", func(t *testing.T) {
		until := b.clock.Now().Add(26 * time.Hour)
		got, err := b.Snooze(b.ctx, task.ID, until, "", "")
		require.NoError(t, err)
		require.Equal(t, "2026-11-24", got.DueOn.String())
		_, err = b.Cancel(b.ctx, task.ID, " ", "")
		require.ErrorIs(t, err, followups.ErrReason)
		got, err = b.Cancel(b.ctx, task.ID, "moved abroad", "")
		require.NoError(t, err)
		require.Equal(t, followups.Cancelled, got.State)
		_, err = b.Snooze(b.ctx, task.ID, until, "", "")
		require.ErrorIs(t, err, followups.ErrClosed)
		got, err = b.Reopen(b.ctx, task.ID, "")
		require.NoError(t, err)
		require.Equal(t, followups.Open, got.State)
	})

	t.Run("EveryActIsInTheHistoryAndTheAuditHoldsNoNote", func(t *testing.T) {
		past, err := b.History(b.ctx, task.Patient.ID, 50, b.clock.Now().Add(time.Hour), uuid.Nil)
		require.NoError(t, err)
		var acts []followups.Act
		for _, p := range past {
			acts = append(acts, p.Act)
		}
		require.ElementsMatch(t, []followups.Act{"reopen", "cancel", "snooze", "undo", "attempt", "create"}, acts)
		require.Zero(t, b.count(t, `SELECT count(*) FROM audit_events WHERE tenant_id = $1 AND (changes::text LIKE '%rang out%' OR changes::text LIKE '%abroad%')`))
		require.Positive(t, b.count(t, `SELECT count(*) FROM audit_events WHERE tenant_id = $1 AND entity = 'followup_tasks' AND action = 'update'`))
	})
}

func (b *bench) count(t *testing.T, sql string) (n int) {
	t.Helper()
	require.NoError(t, database.InTxDo(b.ctx, b.db, func(tx database.Tx) error { return tx.QueryRow(b.ctx, sql, tx.Tenant()).Scan(&n) }))
	return n
}

func TestExpiring(t *testing.T) {
	t.Parallel()
	b := setup(t)
	task := b.one(t)
	b.clock.Advance(13 * 24 * time.Hour)
	n, err := b.Expire(b.ctx)
	require.NoError(t, err)
	require.Zero(t, n)
	b.clock.Advance(2 * 24 * time.Hour)
	n, err = b.Expire(b.ctx)
	require.NoError(t, err)
	require.Equal(t, 1, n)
	got, err := b.Task(b.ctx, task.ID)
	require.NoError(t, err)
	require.Equal(t, followups.Expired, got.State)
}

func TestAssigning(t *testing.T) {
	t.Parallel()
	b := setup(t)
	task := b.one(t)
	ravi := b.colleague(t, "Ravi", desk...)
	p, _ := principal.From(ravi)
	mine := func(ctx context.Context) int {
		all, err := b.Queue(ctx, followups.Filter{Mine: true, Until: b.clock.Now().AddDate(1, 0, 0)}, 10, followups.After{})
		require.NoError(t, err)
		return len(all)
	}
	n, err := b.Reassign(b.ctx, []uuid.UUID{task.ID, task.ID}, followups.Assignee{Kind: followups.Member, ID: &p.ActorID})
	require.NoError(t, err)
	require.Equal(t, 1, n)
	require.Equal(t, 1, mine(ravi))
	require.Zero(t, mine(b.ctx))

	_, err = b.Reassign(b.ctx, []uuid.UUID{task.ID, id.New()}, followups.Assignee{Kind: followups.Desk})
	require.ErrorIs(t, err, followups.ErrTaskNotFound)
	require.Equal(t, 1, mine(ravi), "all or none")
	stranger := id.New()
	for _, a := range []followups.Assignee{{Kind: followups.Member, ID: &stranger}, {Kind: followups.Role, ID: &stranger}, {Kind: followups.Role}} {
		_, err = b.Reassign(b.ctx, []uuid.UUID{task.ID}, a)
		require.ErrorIs(t, err, followups.ErrAssignee)
	}
}

func TestOthersSeeNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	task := b.one(t)
	elsewhere := dbtest.Branch(t, b.ctx, b.db, "Asia/Kolkata")
	for name, ctx := range map[string]context.Context{
		"AnotherChain":  dbtest.Tenant(t, b.db, desk...),
		"AnotherBranch": dbtest.As(b.ctx, []uuid.UUID{elsewhere}, desk...),
	} {
		t.Run(name, func(t *testing.T) {
			require.Empty(t, b.queue(t, ctx))
			_, err := b.Task(ctx, task.ID)
			require.ErrorIs(t, err, followups.ErrTaskNotFound)
			_, err = b.Take(ctx, task.ID)
			require.ErrorIs(t, err, followups.ErrTaskNotFound)
			_, err = b.Add(ctx, followups.NewTask{
				Branch: b.branch, Patient: task.Patient.ID, Subject: "Mine now", DueAt: morning.Add(time.Hour), Priority: 3,
				Assignee: followups.Assignee{Kind: followups.Desk},
			})
			require.ErrorIs(t, err, platform.ErrBranchNotFound)
		})
	}
}

func TestRules(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := b.AddRule(b.ctx, followups.RuleFields{
		Names: packs.Names{"en": "Our own"}, Event: followups.PackageSold, Delay: followups.Delay{Amount: 1, Unit: followups.Days, RelativeTo: followups.FromEvent},
		Assignee: followups.Assignee{Kind: followups.Desk}, Priority: 3, MaxAttempts: 3, Active: true,
	})
	require.NoError(t, err)
	rules, err := b.Rules(b.ctx)
	require.NoError(t, err)
	require.Len(t, rules, 12, "a rule of one's own does not stand in the way of those a chain begins with")
	missed := rules[0]
	for _, r := range rules {
		if r.Event == followups.Missed {
			missed = r
		}
	}

	t.Run("EverythingWrongIsSaidAtOnce", func(t *testing.T) {
		_, err := b.AddRule(b.ctx, followups.RuleFields{
			Names: packs.Names{"xx": "?"}, Scripts: packs.Names{"en": "Hello {name}"}, Event: "full_moon", Delay: followups.Delay{Amount: -1},
			Assignee: followups.Assignee{Kind: followups.Member}, Priority: 9,
		})
		require.ErrorIs(t, err, followups.ErrRuleInvalid)
		var pointers []string
		for _, f := range fault.As(err).Fields {
			pointers = append(pointers, f.Pointer)
		}
		require.Subset(t, pointers, []string{
			"/names/xx", "/scripts/en", "/event", "/delay/unit", "/delay/relative_to", "/delay/amount", "/assignee/id", "/priority", "/max_attempts",
		})
	})

	t.Run("OnlyOnesOwnServicesAndBranches", func(t *testing.T) {
		f := missed.RuleFields
		f.Services, f.Branches = []uuid.UUID{id.New()}, []uuid.UUID{id.New()}
		_, err := b.AddRule(b.ctx, f)
		require.ErrorIs(t, err, followups.ErrRuleInvalid)
		require.Len(t, fault.As(err).Fields, 2)
	})

	t.Run("TheNewestIsChangedAndTheOldTasksStay", func(t *testing.T) {
		task := b.one(t)
		f := missed.RuleFields
		f.Active = false
		_, err := b.ChangeRule(b.ctx, missed.ID, "", f)
		require.ErrorIs(t, err, httpserver.ErrIfMatchRequired)
		changed, err := b.ChangeRule(b.ctx, missed.ID, httpserver.ETag(missed.Version), f)
		require.NoError(t, err)
		_, err = b.ChangeRule(b.ctx, missed.ID, httpserver.ETag(missed.Version), f)
		require.ErrorIs(t, err, httpserver.ErrStale)
		require.NoError(t, b.Handle(b.ctx, b.trigger(followups.Missed, task.Patient.ID)))
		require.Len(t, b.queue(t, b.ctx), 1, "a rule that is off makes nothing")
		require.Positive(t, b.count(t, `SELECT count(*) FROM audit_events WHERE tenant_id = $1 AND entity = 'followup_rules' AND action = 'update'`))
		f.Active = true
		_, err = b.ChangeRule(b.ctx, missed.ID, httpserver.ETag(changed.Version), f)
		require.NoError(t, err)
	})

	t.Run("WhatItWouldHaveMadeIsCounted", func(t *testing.T) {
		since := b.clock.Now().AddDate(0, 0, -30)
		n, err := b.Preview(b.ctx, missed.RuleFields, since)
		require.NoError(t, err)
		require.EqualValues(t, 2, n, "heard twice, once while the rule was off")
		f := missed.RuleFields
		f.Services = []uuid.UUID{id.New()}
		n, err = b.Preview(b.ctx, f, since)
		require.NoError(t, err)
		require.Zero(t, n)
		n, err = b.Preview(dbtest.Tenant(t, b.db, desk...), missed.RuleFields, since)
		require.NoError(t, err)
		require.Zero(t, n)
	})
}

func TestRecalled(t *testing.T) {
	t.Parallel()
	b := setup(t)
	patient := b.patient(t, "Meera Rao")
	booked := b.booking(t, patient)
	visit := followups.RecallVisit{
		Patient: followups.Contact{Named: followups.Named{ID: patient}}, Branch: followups.Named{ID: b.branch}, Zone: "Asia/Kolkata",
		Appointment: booked, At: morning.AddDate(0, -3, 0),
	}
	require.NoError(t, database.InTxDo(b.ctx, b.db, func(tx database.Tx) error {
		return tx.QueryRow(b.ctx, `SELECT service_id, practitioner_id FROM appointments WHERE tenant_id = $1 AND id = $2`, tx.Tenant(), booked).
			Scan(&visit.Service.ID, &visit.Practitioner.ID)
	}))
	n := followups.NewRecall{Patients: []uuid.UUID{patient}, DueAt: morning, Assignee: followups.Assignee{Kind: followups.Desk}, Priority: 3}
	_, err := b.Recalled(b.ctx, n)
	require.ErrorIs(t, err, followups.ErrRecall, "the patient is not on the list any more")
	b.calls = []followups.RecallVisit{visit}
	made, err := b.Recalled(b.ctx, n)
	require.NoError(t, err)
	require.Equal(t, 1, made)
	task := b.queue(t, b.ctx)[0]
	require.Equal(t, followups.Recall, task.Event)
	require.True(t, task.ClosesOnBooking)
	n.Patients = nil
	_, err = b.Recalled(b.ctx, n)
	require.ErrorIs(t, err, followups.ErrTaskInvalid)
}

func TestSources(t *testing.T) {
	t.Parallel()
	b := setup(t)
	task := b.one(t)
	_, err := b.Attempted(b.ctx, task.ID, followups.Call{Outcome: followups.NoAnswer})
	require.NoError(t, err)
	require.NoError(t, database.InTxDo(b.ctx, b.db, func(tx database.Tx) error {
		flags, err := b.DueFlags(b.ctx, tx, []uuid.UUID{task.Patient.ID})
		require.Empty(t, flags, "it is put off")
		b.clock.Advance(5 * time.Hour)
		flags, err2 := b.DueFlags(b.ctx, tx, []uuid.UUID{task.Patient.ID})
		require.NoError(t, err2)
		require.Len(t, flags[task.Patient.ID], 1)
		entries, err3 := b.PatientTimeline(b.ctx, tx, task.Patient.ID, b.clock.Now(), 10)
		require.NoError(t, err3)
		require.Equal(t, "no_answer", entries[0].Code)
		return err
	}))
	b.clock.Advance(24 * time.Hour)
	_, err = b.Attempted(b.ctx, task.ID, followups.Call{Outcome: followups.Booked})
	require.NoError(t, err)
	require.Equal(t, 1, b.count(t, `SELECT count(*) FROM report_followups WHERE tenant_id = $1 AND completed AND closed_late AND booked`))
	other := dbtest.As(b.ctx, []uuid.UUID{dbtest.Branch(t, b.ctx, b.db, "Asia/Kolkata")}, desk...)
	b.ctx = other
	require.Zero(t, b.count(t, `SELECT count(*) FROM report_followups WHERE tenant_id = $1`), "a report shows the branches of who reads it")
}
