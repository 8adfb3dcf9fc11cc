package platform_test

import (
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/platform"
)

// signup is a sign-up that a test fills in part.
func TestVerifyRefuses(t *testing.T) {
	t.Parallel()

	t.Run("AWrongCodeFiveTimes", func(t *testing.T) {
		t.Parallel()
		w := setup(t)
		started := w.start(t, signup{})
		code := w.code(t, "asha@example.com")
		for left := 4; left >= 0; left-- {
			_, err := w.VerifySignup(t.Context(), started.ID, other(code))
			require.ErrorIs(t, err, platform.ErrCodeWrong)
			require.EqualValues(t, left, fault.As(err).Extra["attempts_left"])
		}
		_, err := w.VerifySignup(t.Context(), started.ID, code)
		require.ErrorIs(t, err, platform.ErrCodeWrong, "the right one comes too late")

		w.clock.Advance(time.Minute)
		_, err = w.ResendCode(t.Context(), started.ID)
		require.NoError(t, err)
		_, err = w.VerifySignup(t.Context(), started.ID, w.code(t, "asha@example.com"))
		require.NoError(t, err, "a new code has new tries")
	})

	t.Run("AnOldCode", func(t *testing.T) {
		t.Parallel()
		w := setup(t)
		started := w.start(t, signup{})
		w.clock.Advance(15 * time.Minute)
		_, err := w.VerifySignup(t.Context(), started.ID, w.code(t, "asha@example.com"))
		require.ErrorIs(t, err, platform.ErrCodeWrong)
	})

	t.Run("TheCodeBeforeTheLast", func(t *testing.T) {
		t.Parallel()
		w := setup(t)
		started := w.start(t, signup{})
		first := w.code(t, "asha@example.com")
		w.clock.Advance(time.Minute)
		_, err := w.ResendCode(t.Context(), started.ID)
		require.NoError(t, err)
		if first == w.code(t, "asha@example.com") {
			t.Log("one in a million: the new code is the old one")
			return
		}
		_, err = w.VerifySignup(t.Context(), started.ID, first)
		require.ErrorIs(t, err, platform.ErrCodeWrong)
	})

	t.Run("ASignupThatIsOver", func(t *testing.T) {
		t.Parallel()
		w := setup(t)
		started := w.start(t, signup{})
		w.clock.Advance(25 * time.Hour)
		_, err := w.VerifySignup(t.Context(), started.ID, w.code(t, "asha@example.com"))
		require.ErrorIs(t, err, platform.ErrSignupExpired)
		state, err := w.Signup(t.Context(), started.ID)
		require.NoError(t, err)
		require.Equal(t, platform.SignupExpired, state.Status)
	})

	t.Run("OneThatNeverWas", func(t *testing.T) {
		t.Parallel()
		_, err := setup(t).VerifySignup(t.Context(), uuid.New(), "123456")
		require.ErrorIs(t, err, platform.ErrSignupNotFound)
	})
}

// other is a code that is not code.
func other(code string) string {
	if code == "000000" {
		return "000001"
	}
	return "000000"
}

func TestResend(t *testing.T) {
	t.Parallel()
	w := setup(t)
	started := w.start(t, signup{})
	_, err := w.ResendCode(t.Context(), started.ID)
	require.ErrorIs(t, err, platform.ErrResendTooSoon)
	require.Equal(t, 30*time.Second, fault.As(err).RetryAfter)
	for range 5 {
		w.clock.Advance(30 * time.Second)
		_, err := w.ResendCode(t.Context(), started.ID)
		require.NoError(t, err)
	}
	w.clock.Advance(30 * time.Second)
	_, err = w.ResendCode(t.Context(), started.ID)
	require.ErrorIs(t, err, platform.ErrCodesSpent, "thirty guesses in all, whatever happens")
	require.Len(t, w.mails(t, "asha@example.com"), 6)
}

// TestPreHijack: who starts a sign-up for somebody else's address must not end up
// knowing the password of what that person opens.
func TestPreHijack(t *testing.T) {
	t.Parallel()

	t.Run("TheNewestPasswordCounts", func(t *testing.T) {
		t.Parallel()
		w := setup(t)
		attack := w.start(t, signup{Password: "attacker's password"})
		mine := w.start(t, signup{Password: "the owner's password"})
		who, _ := w.ids.of("asha@example.com")
		require.Equal(t, "the owner's password", who.password)
		require.Equal(t, 1, w.ids.count())

		_, err := w.VerifySignup(t.Context(), attack.ID, w.code(t, "asha@example.com"))
		require.ErrorIs(t, err, platform.ErrSignupExpired, "the owner's code opens nothing of the attacker's")
		_, err = w.VerifySignup(t.Context(), mine.ID, w.code(t, "asha@example.com"))
		require.NoError(t, err)
	})

	t.Run("AnAttackBetweenStartAndCodeStopsTheOwnersPage", func(t *testing.T) {
		t.Parallel()
		w := setup(t)
		mine := w.start(t, signup{Password: "the owner's password"})
		w.start(t, signup{Password: "attacker's password"})
		_, err := w.VerifySignup(t.Context(), mine.ID, w.code(t, "asha@example.com"))
		require.ErrorIs(t, err, platform.ErrSignupExpired)
		who, _ := w.ids.of("asha@example.com")
		require.False(t, who.Verified)
		again := w.start(t, signup{Password: "the owner's password"})
		_, err = w.VerifySignup(t.Context(), again.ID, w.code(t, "asha@example.com"))
		require.NoError(t, err)
		who, _ = w.ids.of("asha@example.com")
		require.Equal(t, "the owner's password", who.password)
	})
}

func TestAKnownAddress(t *testing.T) {
	t.Parallel()
	w := setup(t)
	known := w.ids.known("asha@example.com", "an older password")
	unknown := w.start(t, signup{Slug: "lotus", Email: "new@example.com"})
	started := w.start(t, signup{Password: "typed just now"})
	require.Equal(t, unknown.ExpiresAt, started.ExpiresAt, "the answer is the same")
	require.Equal(t, unknown.Status, started.Status)
	require.Contains(t, w.mails(t, "asha@example.com")[0], "the password you already have")
	require.NotContains(t, w.mails(t, "new@example.com")[0], "the password you already have")

	t.Run("AWeakPasswordIsRefusedAlike", func(t *testing.T) {
		_, err := w.StartSignup(t.Context(), signup{Slug: "orchid", Password: "short"}.whole())
		require.ErrorIs(t, err, errWeak)
	})

	t.Run("ItGoesOnWithTheIdentityItHas", func(t *testing.T) {
		_, err := w.VerifySignup(t.Context(), started.ID, w.code(t, "asha@example.com"))
		require.NoError(t, err)
		who, _ := w.ids.of("asha@example.com")
		require.Equal(t, known, who.ID)
		require.Equal(t, "an older password", who.password)
		require.Equal(t, 2, w.ids.count(), "the rehearsal left nothing")
	})

	t.Run("TwoChainsCanBeSignedUpSideBySide", func(t *testing.T) {
		one, two := w.start(t, signup{Slug: "north"}), w.start(t, signup{Slug: "south"})
		mails := w.mails(t, "asha@example.com")
		_, err := w.VerifySignup(t.Context(), one.ID, sixDigits.FindString(mails[1]))
		require.NoError(t, err)
		_, err = w.VerifySignup(t.Context(), two.ID, sixDigits.FindString(mails[0]))
		require.NoError(t, err)
	})
}

func TestOneCodeTypedTwiceAtOnceOpensOneChain(t *testing.T) {
	t.Parallel()
	w := setup(t)
	started := w.start(t, signup{})
	code := w.code(t, "asha@example.com")
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			got, err := w.VerifySignup(t.Context(), started.ID, code)
			if err != nil || got.Slug != "sunrise" {
				t.Errorf("got %v, err %v", got, err)
			}
		})
	}
	all.Wait()
	require.Equal(t, 1, w.rows(t, `SELECT count(*) FROM tenants`))
}
