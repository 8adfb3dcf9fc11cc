package followups

import (
	"time"

	"github.com/praxis-clinic/praxis/internal/kit/fault"
)

// Outcome is what came of a call.
type Outcome string

// The outcomes of a call.
const (
	ReachedWillBook Outcome = "reached_will_book" // will book without us: looked at again, in case they forget
	Booked          Outcome = "booked"
	NoAnswer        Outcome = "no_answer"
	Busy            Outcome = "busy"
	WrongNumber     Outcome = "wrong_number"
	Declined        Outcome = "declined"
	CallBack        Outcome = "call_back"
	LeftMessage     Outcome = "left_message"
	NotNeeded       Outcome = "not_needed"
)

// withdrawn is the outcome of a task whose reason has gone away; nobody called.
const withdrawn Outcome = "withdrawn"

// again is after how long an outcome is tried again where nobody says when; one that is not here ends the task.
var again = map[Outcome]time.Duration{
	ReachedWillBook: 48 * time.Hour,
	NoAnswer:        4 * time.Hour,
	Busy:            30 * time.Minute,
	CallBack:        0, // the patient said when
	LeftMessage:     24 * time.Hour,
}

// ending outcomes leave nothing to try.
var ending = map[Outcome]bool{Booked: true, WrongNumber: true, Declined: true, NotNeeded: true}

// What can be wrong with an outcome.
var (
	ErrOutcome = fault.New(fault.Invalid, "followups.outcome_unknown", "There is no such outcome.").
			With(fault.Field{Pointer: "/outcome", Code: "unknown", Detail: "There is no such outcome."})
	ErrNextTry = fault.New(fault.Invalid, "followups.next_try", "Say when to call again, within a year.").
			With(fault.Field{Pointer: "/next_try", Code: "range", Detail: "Say when to call again, within a year."})
	ErrReason = fault.New(fault.Invalid, "followups.reason_required", "Say why.").
			With(fault.Field{Pointer: "/reason", Code: "required", Detail: "Say why."})
)

// status is what of a task its acts change: pure, so that every path through them can be tried.
type status struct {
	State           State
	Outcome         Outcome
	Attempts        int
	MaxAttempts     int
	ClosesOnDecline bool
	DueAt           time.Time
	ExpiresAt       *time.Time
}

// called is s after a call: ended, out of attempts, or waiting for the next try (nil: when that
// outcome is usually tried again).
func (s status) called(o Outcome, next *time.Time, now time.Time) (status, error) {
	wait, more := again[o]
	switch {
	case s.State.Closed():
		return s, ErrClosed
	case !more && !ending[o]:
		return s, ErrOutcome
	case o == CallBack && next == nil, next != nil && !within(*next, now):
		return s, ErrNextTry
	}
	s.Outcome, s.Attempts = o, s.Attempts+1
	if o == Declined && !s.ClosesOnDecline {
		more, wait = true, 30*24*time.Hour
	}
	switch {
	case !more:
		s.State = Done
	case s.Attempts >= s.MaxAttempts && o != CallBack && o != ReachedWillBook:
		s.State = Expired // reached patients are kept to: the limit is on ringing in vain
	case next != nil:
		s = s.until(*next)
	default:
		s = s.until(now.Add(wait))
	}
	return s, nil
}

// snoozed is s put off to a moment.
func (s status) snoozed(until, now time.Time) (status, error) {
	if s.State.Closed() {
		return s, ErrClosed
	}
	if !within(until, now) {
		return s, ErrNextTry
	}
	return s.until(until), nil
}

// until is s waiting; what somebody put off on purpose does not expire before.
func (s status) until(t time.Time) status {
	s.State, s.DueAt = Snoozed, t
	if s.ExpiresAt != nil && s.ExpiresAt.Before(t.Add(24*time.Hour)) {
		e := t.Add(24 * time.Hour)
		s.ExpiresAt = &e
	}
	return s
}

// cancelled is s given up.
func (s status) cancelled() (status, error) {
	if s.State.Closed() {
		return s, ErrClosed
	}
	s.State = Cancelled
	return s, nil
}

// reopened is s to do again, now, with attempts anew and no end.
func (s status) reopened(now time.Time) (status, error) {
	if !s.State.Closed() {
		return s, ErrNotClosed
	}
	s.State, s.Outcome, s.Attempts, s.DueAt, s.ExpiresAt = Open, "", 0, now, nil
	return s, nil
}

func within(t, now time.Time) bool { return t.After(now) && t.Before(now.Add(latest)) }
