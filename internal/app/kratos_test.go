package app_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/devstack"
)

const newPassword = "Entirely-New-Secret-41"

func TestSigningIn(t *testing.T) {
	t.Parallel()
	b := boot(t).browser()
	host := b.found("kaur-kids", "kaur@example.com")
	b.browser().found("else-where", "else@example.com")
	them := b.join(host, "desk@example.com", "reception")

	t.Run("AStrangerLearnsNoMoreThanAWrongPasswordTells", func(t *testing.T) {
		stranger := b.browser()
		right := stranger.try(host, "else@example.com", password)
		wrong := stranger.try(host, "else@example.com", "a-wrong-password-1")
		require.Equal(t, 400, right.status, "%s", right.body)
		require.Equal(t, wrong.status, right.status)
		require.Contains(t, string(wrong.body), `"id":4000006`)
		require.Contains(t, string(right.body), `"id":4000006`)
		require.Equal(t, "identity.session_missing", stranger.do("GET", host, "/api/v1/me", nil).code(t))
	})
	t.Run("OnlyKratosSpeaksToItsHooks", func(t *testing.T) {
		for _, path := range []string{"courier", "hook/after-login", "hook/after-settings", "hook/after-recovery"} {
			req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+b.inside+"/internal/kratos/"+path, strings.NewReader("{}"))
			require.NoError(t, err)
			req.Header.Set("X-Courier-Key", "guessed")
			res, err := http.DefaultTransport.RoundTrip(req)
			require.NoError(t, err)
			_ = res.Body.Close()
			require.Equal(t, 401, res.StatusCode, path)
			require.Contains(t, []int{404, 405}, b.do("POST", host, "/internal/kratos/"+path, map[string]any{}).status, "the world does not reach it")
		}
	})
	t.Run("ASuspensionCountsWithTheNextRequest", func(t *testing.T) {
		require.Equal(t, 200, them.do("GET", host, "/api/v1/patients", nil).status)
		id := b.member(host, "desk@example.com").ID
		require.Equal(t, 204, b.do("POST", host, "/api/v1/members/"+id+"/suspend", map[string]any{"reason": "lost phone"}).status)
		for _, path := range []string{"/api/v1/patients", "/api/v1/me", "/api/v1/sessions", "/api/v1/branches"} {
			require.Equal(t, "identity.not_member", them.do("GET", host, path, nil).code(t), path)
		}
		require.Equal(t, 400, b.browser().signIn(host, "desk@example.com").status, "nor can they sign in")
		require.Equal(t, 204, b.do("POST", host, "/api/v1/members/"+id+"/reinstate", nil).status)
		require.Equal(t, "identity.session_missing", them.do("GET", host, "/api/v1/patients", nil).code(t), "old sessions stay ended")
	})
	t.Run("KeysAndCodesCanBeSetUp", func(t *testing.T) {
		var f struct {
			UI struct{ Nodes []struct{ Group string } }
		}
		b.do("GET", host, "/.ory/self-service/settings/browser", nil).into(t, &f)
		groups := map[string]bool{}
		for _, n := range f.UI.Nodes {
			groups[n.Group] = true
		}
		require.Equal(t, map[string]bool{"default": true, "password": true, "totp": true, "webauthn": true, "passkey": true, "lookup_secret": true}, groups,
			"every factor, and nothing by which an address could be changed")
		require.Equal(t, 200, b.do("GET", host, "/.ory/.well-known/ory/webauthn.js", nil).status)
		a := b.browser().do("GET", host, "/.ory/self-service/login/browser", nil)
		require.Contains(t, string(a.body), `"group":"passkey"`, "and used")
	})
	t.Run("KratosAwayStopsSigningInAndNothingElse", func(t *testing.T) {
		require.Equal(t, 200, b.do("GET", host, "/api/v1/patients", nil).status)
		b.kratos.Stop()
		for _, path := range []string{"/.ory/self-service/login/browser", "/.ory/sessions/whoami"} {
			a := b.do("GET", host, path, nil)
			require.Equal(t, 503, a.status, path)
			require.Equal(t, "identity.unavailable", a.code(t), path)
		}
		stranger := b.browser()
		stranger.cookies[host] = map[string]string{"__Host-praxis_session": "whatever"}
		require.Equal(t, "identity.unavailable", stranger.do("GET", host, "/api/v1/me", nil).code(t))
		require.Equal(t, 200, b.do("GET", host, "/api/v1/patients", nil).status, "who is known works on")
		require.Equal(t, 200, b.do("GET", host, "/api/v1/me", nil).status)
		require.Equal(t, "identity.unavailable", b.do("GET", host, "/api/v1/sessions", nil).code(t))
		require.Nil(t, b.member(host, "desk@example.com").SecondFactor, "not known now")
		require.Equal(t, 200, stranger.do("GET", host, "/api/v1/host", nil).status)
		a := stranger.do("GET", "10.0.0.1", "/readyz", nil)
		require.Equal(t, 200, a.status)
		require.NotContains(t, string(a.body), `"kratos":"ok"`)
		require.NoError(t, b.kratos.Start(t.Context()))
		require.Equal(t, 200, b.browser().signIn(host, "desk@example.com").status)
	})
}

// mailed is the newest mail to email of a kind that its subject tells.
func (b *browser) mailed(email, subject string) devstack.Message {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.t.Context(), 20*time.Second)
	defer cancel()
	m, err := b.mail.Await(ctx, email, func(m devstack.Message) bool {
		return codeInMail.MatchString(m.Text) && strings.Contains(m.Subject, subject)
	})
	require.NoError(b.t, err)
	return m
}

func TestRecovery(t *testing.T) {
	t.Parallel()
	b := boot(t).browser()
	host := b.found("joshi-ayur", "joshi@example.com")
	them := b.join(host, "forgot@example.com", "doctor")
	require.Equal(t, 200, them.do("PATCH", host, "/api/v1/me", map[string]any{"language": "ar"}).status)

	t.Run("ByCodeInTheirOwnLanguage", func(t *testing.T) {
		lost := b.browser()
		f, a := lost.submit(host, "/.ory/self-service/recovery/browser", map[string]any{"method": "code", "email": "forgot@example.com"})
		require.Equal(t, 200, a.status, "%s", a.body)
		m := b.mailed("forgot@example.com", "رمز استعادة حسابك")
		require.Contains(t, m.HTML, `dir="rtl"`)
		require.Contains(t, m.Text, "Chain joshi-ayur")
		code := codeInMail.FindStringSubmatch(m.Text)[1]
		a = lost.do("POST", host, f.UI.Action, map[string]any{"csrf_token": f.node("csrf_token"), "method": "code", "code": "000000"})
		require.Contains(t, []int{200, 400}, a.status)
		a = lost.do("POST", host, f.UI.Action, map[string]any{"csrf_token": f.node("csrf_token"), "method": "code", "code": code})
		require.Equal(t, 200, a.status, "%s", a.body)
		require.Contains(t, string(a.body), `"state":"passed_challenge"`)
		_, a = lost.submit(host, "/.ory/self-service/settings/browser", map[string]any{"method": "password", "password": newPassword})
		require.Equal(t, 200, a.status, "%s", a.body)

		require.Equal(t, "identity.session_missing", them.do("GET", host, "/api/v1/me", nil).code(t), "whoever was signed in is out")
		require.Equal(t, 400, b.browser().try(host, "forgot@example.com", password).status)
		require.Equal(t, 200, b.browser().try(host, "forgot@example.com", newPassword).status)
	})
	t.Run("AnUnknownAddressGetsTheSameAnswerAndNoMail", func(t *testing.T) {
		_, known := b.browser().submit(host, "/.ory/self-service/recovery/browser", map[string]any{"method": "code", "email": "forgot@example.com"})
		_, unknown := b.browser().submit(host, "/.ory/self-service/recovery/browser", map[string]any{"method": "code", "email": "nobody@example.com"})
		require.Equal(t, known.status, unknown.status)
		b.mailed("forgot@example.com", "رمز استعادة حسابك")
		require.Empty(t, b.mail.Messages("nobody@example.com"))
	})
	t.Run("AnAddressIsVerifiedByCode", func(t *testing.T) {
		require.Equal(t, 200, b.do("PATCH", host, "/api/v1/me", map[string]any{"language": "fr"}).status)
		f, a := b.submit(host, "/.ory/self-service/verification/browser", map[string]any{"method": "code", "email": "joshi@example.com"})
		require.Equal(t, 200, a.status, "%s", a.body)
		m := b.mailed("joshi@example.com", "votre code de vérification")
		a = b.do("POST", host, f.UI.Action, map[string]any{
			"csrf_token": f.node("csrf_token"), "method": "code", "code": codeInMail.FindStringSubmatch(m.Text)[1],
		})
		require.Equal(t, 200, a.status, "%s", a.body)
		require.Contains(t, string(a.body), "passed_challenge")
	})
	t.Run("ASecondFactorIsStillAsked", func(t *testing.T) {
		lost := b.browser()
		f, _ := lost.submit(host, "/.ory/self-service/recovery/browser", map[string]any{"method": "code", "email": "joshi@example.com"})
		m := b.mailed("joshi@example.com", "votre code de récupération")
		lost.do("POST", host, f.UI.Action, map[string]any{
			"csrf_token": f.node("csrf_token"), "method": "code", "code": codeInMail.FindStringSubmatch(m.Text)[1],
		})
		a := lost.do("GET", host, "/.ory/self-service/settings/browser", nil)
		require.Contains(t, []int{403, 422}, a.status, "%s", a.body)
		require.Contains(t, string(a.body), "aal2")
		require.Equal(t, "identity.second_factor_required", lost.do("GET", host, "/api/v1/me", nil).code(t))
	})
}
