package app_test

import (
	"encoding/json"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

type device struct {
	ID        string
	Current   bool
	AAL       int
	UserAgent string `json:"user_agent"`
}

func (b *browser) sessions(host string) []device {
	b.t.Helper()
	var out struct{ Items []device }
	a := b.do("GET", host, "/api/v1/sessions", nil)
	require.Equal(b.t, 200, a.status, "%s", a.body)
	a.into(b.t, &out)
	return out.Items
}

func TestSessions(t *testing.T) {
	t.Parallel()
	b := boot(t).browser()
	host := b.found("iyer-eye", "iyer@example.com")
	first := b.join(host, "desk@example.com", "reception")
	second, third := b.browser(), b.browser()
	for _, them := range []*browser{second, third} {
		require.Equal(t, 200, them.signIn(host, "desk@example.com").status)
		require.Equal(t, 200, them.do("GET", host, "/api/v1/me", nil).status)
	}

	t.Run("OneSeesOnesOwn", func(t *testing.T) {
		mine := first.sessions(host)
		require.Len(t, mine, 3)
		current := 0
		for _, d := range mine {
			if d.Current {
				current++
			}
			require.Equal(t, 1, d.AAL)
		}
		require.Equal(t, 1, current)
		require.Len(t, b.sessions(host), 1)
	})
	t.Run("TheAuditKnowsWhoBeganToWork", func(t *testing.T) {
		var out struct {
			Items []struct {
				Action, IP string
				Actor      struct{ Kind, ID string }
			}
		}
		b.do("GET", host, "/api/v1/audit?entity=sign_ins", nil).into(t, &out)
		require.Len(t, out.Items, 4, "the owner once, the other three times")
		for _, e := range out.Items[:3] {
			require.Equal(t, "act", e.Action)
			require.Equal(t, "127.0.0.1", e.IP)
			require.Equal(t, "staff", e.Actor.Kind)
			require.Equal(t, b.member(host, "desk@example.com").ID, e.Actor.ID)
		}
	})
	t.Run("AnEndedOneIsEndedAtOnce", func(t *testing.T) {
		for _, d := range second.sessions(host) {
			if d.Current {
				require.Equal(t, "identity.session_not_found", b.do("DELETE", host, "/api/v1/sessions/"+d.ID, nil).code(t), "somebody else's")
				require.Equal(t, 204, first.do("DELETE", host, "/api/v1/sessions/"+d.ID, nil).status)
				require.Equal(t, "identity.session_not_found", first.do("DELETE", host, "/api/v1/sessions/"+d.ID, nil).code(t))
			}
		}
		require.Equal(t, "identity.session_missing", second.do("GET", host, "/api/v1/me", nil).code(t))
		require.Equal(t, 200, third.do("GET", host, "/api/v1/me", nil).status)
	})
	t.Run("AllOthersEndTogether", func(t *testing.T) {
		require.Equal(t, 204, first.do("POST", host, "/api/v1/sessions/end-others", nil).status)
		require.Equal(t, "identity.session_missing", third.do("GET", host, "/api/v1/me", nil).code(t))
		require.Len(t, first.sessions(host), 1)
		require.Equal(t, 204, first.do("POST", host, "/api/v1/sessions/end-others", nil).status, "there may be none")
	})
}

type me struct {
	Member       struct{ Name, Language string }
	SecondFactor struct{ Required, Enrolled bool } `json:"second_factor"`
	Session      struct {
		IdleMinutes     int       `json:"idle_minutes"`
		AuthenticatedAt time.Time `json:"authenticated_at"`
		ExpiresAt       time.Time `json:"expires_at"`
	}
}

func (b *browser) me(host string) me {
	b.t.Helper()
	a := b.do("GET", host, "/api/v1/me", nil)
	require.Equal(b.t, 200, a.status, "%s", a.body)
	var out me
	a.into(b.t, &out)
	return out
}

func TestHouseRules(t *testing.T) {
	t.Parallel()
	b := boot(t).browser()
	host := b.found("bose-skin", "bose@example.com")
	desk := b.join(host, "desk@example.com", "reception")
	settle := func(change map[string]any) {
		t.Helper()
		raw, err := json.Marshal(change)
		require.NoError(t, err)
		a := b.ask(t, http.MethodPatch, host, "/api/v1/settings", string(raw)) // whatever was there before
		require.Equal(t, 200, a.status, "%s", a.body)
	}

	t.Run("OneChangesOnesNameAndLanguage", func(t *testing.T) {
		a := desk.do("PATCH", host, "/api/v1/me", map[string]any{"name": "Meera K. Nair", "language": "hi"})
		require.Equal(t, 200, a.status, "%s", a.body)
		require.Equal(t, "Meera K. Nair", desk.me(host).Member.Name)
		require.Equal(t, "hi", desk.me(host).Member.Language)
		a = desk.do("PATCH", host, "/api/v1/me", map[string]any{"name": "evil.example/x", "language": "xx"})
		require.Equal(t, "identity.me_invalid", a.code(t))
		require.Contains(t, string(a.body), "/language")
	})
	t.Run("TheChainsIdleTimeCountsAtOnce", func(t *testing.T) {
		require.Equal(t, 30, desk.me(host).Session.IdleMinutes, "India's")
		settle(map[string]any{"session_idle_minutes": 10})
		require.Equal(t, 10, desk.me(host).Session.IdleMinutes)
		settle(map[string]any{"session_idle_minutes": 720})
		require.Equal(t, 720, desk.me(host).Session.IdleMinutes)
		require.Equal(t, 60, b.me(host).Session.IdleMinutes, "the owner's role is the stricter one")
		require.WithinDuration(t, time.Now(), desk.me(host).Session.AuthenticatedAt, time.Minute)
		require.True(t, desk.me(host).Session.ExpiresAt.After(time.Now().Add(time.Hour)))
	})
	t.Run("ASecondFactorAskedOfAllIsAskedAtOnce", func(t *testing.T) {
		require.Equal(t, 200, desk.do("GET", host, "/api/v1/patients", nil).status)
		require.False(t, *b.member(host, "desk@example.com").SecondFactor)
		require.True(t, *b.member(host, "bose@example.com").SecondFactor)
		settle(map[string]any{"second_factor_for_all": true})
		require.Equal(t, "identity.second_factor_enrolment_required", desk.do("GET", host, "/api/v1/patients", nil).code(t))
		require.True(t, desk.me(host).SecondFactor.Required)
		require.False(t, desk.me(host).SecondFactor.Enrolled)
		_, a := desk.submit(host, "/.ory/self-service/settings/browser", map[string]any{"method": "totp"})
		require.Equal(t, 200, a.status, "%s", a.body)
		require.Equal(t, 200, desk.do("GET", host, "/api/v1/patients", nil).status)
		require.True(t, desk.me(host).SecondFactor.Enrolled)
		require.True(t, *b.member(host, "desk@example.com").SecondFactor)
	})
	t.Run("WhoWasIdleSignsInAnew", func(t *testing.T) {
		late := b.join(host, "late@example.com", "doctor")
		_, a := late.submit(host, "/.ory/self-service/settings/browser", map[string]any{"method": "totp"})
		require.Equal(t, 200, a.status, "%s", a.body)
		require.Equal(t, 200, late.do("GET", host, "/api/v1/patients", nil).status)
		b.sql("bose-skin", `UPDATE member_sessions SET last_seen_at = now() - interval '13 hours'
			WHERE member_id = (SELECT id FROM members WHERE email = 'late@example.com')`)
		late.do("GET", host, "/.ory/self-service/logout/browser", nil) // asks how to sign out; what is remembered is forgotten
		require.Equal(t, "identity.session_idle", late.do("GET", host, "/api/v1/patients", nil).code(t))
		require.Equal(t, "identity.session_missing", late.do("GET", host, "/api/v1/patients", nil).code(t), "it is over at Kratos too")
		require.Contains(t, []int{200, 422}, late.signIn(host, "late@example.com").status)
	})
}
