package followups

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

var anOutcome = rapid.SampledFrom([]Outcome{
	ReachedWillBook, Booked, NoAnswer, Busy, WrongNumber, Declined, CallBack, LeftMessage, NotNeeded, "nonsense", withdrawn, "",
})

// TestStatesOfATask walks any path through the acts and looks at what must hold whatever came before.
func TestStatesOfATask(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
		end := now.AddDate(0, 0, 7)
		s := status{State: Open, MaxAttempts: rapid.IntRange(1, 4).Draw(rt, "most"), ClosesOnDecline: rapid.Bool().Draw(rt, "declines"), DueAt: now, ExpiresAt: &end}
		for range rapid.IntRange(1, 12).Draw(rt, "acts") {
			now = now.Add(time.Duration(rapid.IntRange(0, 4000).Draw(rt, "minutes")) * time.Minute)
			before, act := s, rapid.SampledFrom([]string{"call", "snooze", "cancel", "reopen"}).Draw(rt, "act")
			var next status
			var err error
			switch act {
			case "call":
				var try *time.Time
				if rapid.Bool().Draw(rt, "when") {
					x := now.Add(time.Duration(rapid.IntRange(-100, 10000).Draw(rt, "next")) * time.Hour)
					try = &x
				}
				next, err = s.called(anOutcome.Draw(rt, "outcome"), try, now)
			case "snooze":
				next, err = s.snoozed(now.Add(time.Duration(rapid.IntRange(-5, 10000).Draw(rt, "until"))*time.Hour), now)
			case "cancel":
				next, err = s.cancelled()
			case "reopen":
				next, err = s.reopened(now)
			}
			if err != nil {
				require.Equal(rt, before, s, "a refusal changes nothing")
				continue
			}
			require.Equal(rt, act == "reopen", before.State.Closed(), "only what is closed is reopened, and nothing else is done to it")
			s = next
			require.LessOrEqual(rt, s.Attempts, before.Attempts+1)
			if s.State == Snoozed {
				require.True(rt, s.DueAt.After(now) && s.DueAt.Before(now.Add(latest)))
				require.True(rt, s.ExpiresAt == nil || s.ExpiresAt.After(s.DueAt), "nothing expires before it is due")
			}
			if s.State == Expired {
				require.GreaterOrEqual(rt, s.Attempts, s.MaxAttempts)
			}
			require.NotContains(rt, []Outcome{"nonsense", withdrawn}, s.Outcome)
		}
	})
}

func TestOutcomes(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	fresh := status{State: Open, MaxAttempts: 2, ClosesOnDecline: true, DueAt: now}
	for outcome, want := range map[Outcome]State{
		ReachedWillBook: Snoozed, Booked: Done, NoAnswer: Snoozed, Busy: Snoozed, WrongNumber: Done, Declined: Done, LeftMessage: Snoozed, NotNeeded: Done,
	} {
		got, err := fresh.called(outcome, nil, now)
		require.NoError(t, err, outcome)
		require.Equal(t, want, got.State, outcome)
	}
	_, err := fresh.called(CallBack, nil, now)
	require.ErrorIs(t, err, ErrNextTry, "who is to be called back says when")

	once, err := fresh.called(NoAnswer, nil, now)
	require.NoError(t, err)
	twice, err := once.called(Busy, nil, now)
	require.NoError(t, err)
	require.Equal(t, Expired, twice.State, "enough attempts in vain")
	_, err = twice.called(NoAnswer, nil, now)
	require.ErrorIs(t, err, ErrClosed)

	fresh.ClosesOnDecline = false
	later, err := fresh.called(Declined, nil, now)
	require.NoError(t, err)
	require.Equal(t, Snoozed, later.State)
}
