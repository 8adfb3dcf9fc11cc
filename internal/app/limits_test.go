package app_test

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// from is a browser at another address of this machine.
func (b *browser) from(ip string) *browser {
	dialer := &net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(ip)}}
	other := b.browser()
	other.via = &http.Transport{DialContext: dialer.DialContext, DisableKeepAlives: true}
	return other
}

// try signs in with some password and returns the status.
func (b *browser) try(host, email, secret string) answer {
	b.t.Helper()
	_, a := b.submit(host, "/.ory/self-service/login/browser", map[string]any{"method": "password", "identifier": email, "password": secret})
	return a
}

func TestLimitsOfSigningIn(t *testing.T) {
	t.Parallel()
	b := boot(t).browser()
	host := b.found("das-physio", "das@example.com")
	statuses := func(b *browser, email string, n int) (out []int) {
		for range n {
			out = append(out, b.try(host, email, "a-wrong-password-1").status)
		}
		return out
	}

	t.Run("ALockedAddressIsLockedWhetherOrNotItIsKnown", func(t *testing.T) {
		b.join(host, "known@example.com", "doctor")
		one, two := b.from("127.0.1.1"), b.from("127.0.1.2")
		want := []int{400, 400, 400, 400, 400, 429, 429}
		require.Equal(t, want, statuses(one, "known@example.com", 7))
		require.Equal(t, want, statuses(two, "unknown@example.com", 7))
		a := one.try(host, " Known@Example.com", password)
		require.Equal(t, "request.too_many", a.code(t), "the right one has to wait as well, however it is written")
		require.NotEmpty(t, a.header.Get("Retry-After"))
		require.Equal(t, 200, b.from("127.0.1.3").try(host, "known@example.com", password).status, "elsewhere its owner signs in")
	})
	t.Run("SuccessForgivesMistakes", func(t *testing.T) {
		b.join(host, "clumsy@example.com", "doctor")
		them := b.from("127.0.1.4")
		for range 3 {
			require.Equal(t, []int{400, 400, 400, 400}, statuses(them, "clumsy@example.com", 4))
			them.cookies = map[string]map[string]string{}
			require.Equal(t, 200, them.try(host, "clumsy@example.com", password).status)
			them.cookies = map[string]map[string]string{}
		}
	})
	t.Run("ManyPlacesTogetherAreLockedOut", func(t *testing.T) {
		refused := 0
		for i := range 6 {
			for _, s := range statuses(b.from(fmt.Sprintf("127.0.2.%d", i+1)), "hunted@example.com", 5) {
				if s == 429 {
					refused++
				}
			}
		}
		require.Equal(t, 5, refused, "after 25 tries from anywhere")
	})
	t.Run("NothingSlipsPastTheCount", func(t *testing.T) {
		them := b.from("127.0.1.5")
		begin := func() (string, string) {
			var f flow
			them.do("GET", host, "/.ory/self-service/login/browser", nil).into(t, &f)
			return f.UI.Action, f.node("csrf_token")
		}
		action, csrf := begin()
		for _, path := range []string{
			action + "&method=password&identifier=victim@example.com&password=x", "/.ory/self-service/login?method=password",
		} {
			require.Equal(t, 404, them.do("GET", host, path, nil).status, "a GET that submits")
		}
		send := func(kind, body string) int {
			req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+b.addr+action, strings.NewReader(body))
			require.NoError(t, err)
			req.Host = host + ":8080"
			req.Header.Set("Content-Type", kind)
			for name, value := range them.cookies[host] {
				req.AddCookie(&http.Cookie{Name: name, Value: value})
			}
			res, err := them.via.RoundTrip(req)
			require.NoError(t, err)
			_ = res.Body.Close()
			return res.StatusCode
		}
		asJSON := func(fields string) int {
			return send("application/json", fmt.Sprintf(`{"csrf_token":%q,"method":"password","password":"x",%s}`, csrf, fields))
		}
		require.Equal(t, 422, send("text/plain", "x"))
		require.Equal(t, 400, asJSON(`"identifier":"victim@example.com"`))
		require.Equal(t, 400, asJSON(`"identifier":"other@example.com","identifier":"victim@example.com"`))
		require.Equal(t, 400, asJSON(`"identifier":"victim@example.com","Identifier":"other@example.com","password_identifier":"other@example.com"`))
		form := url.Values{"csrf_token": {csrf}, "method": {"password"}, "password": {"x"}, "identifier": {"VICTIM@example.com"}}
		require.Equal(t, 400, send("application/x-www-form-urlencoded", form.Encode()))
		require.Equal(t, 400, asJSON(`"identifier":" victim@example.com "`))
		require.Equal(t, 429, asJSON(`"identifier":"victim@example.com"`))
	})
	t.Run("AFlowIsGoodForTenTries", func(t *testing.T) {
		them := b.from("127.0.1.6")
		var f flow
		them.do("GET", host, "/.ory/self-service/login/browser", nil).into(t, &f)
		last := answer{}
		for i := range 11 {
			last = them.do("POST", host, f.UI.Action, map[string]any{
				"csrf_token": f.node("csrf_token"), "method": "password", "identifier": fmt.Sprintf("f%d@example.com", i), "password": "x",
			})
		}
		require.Equal(t, "request.too_many", last.code(t))
	})
	t.Run("APlaceHasItsLimit", func(t *testing.T) {
		them, refused := b.from("127.0.1.7"), 0
		for i := range 80 {
			if them.do("POST", host, fmt.Sprintf("/.ory/self-service/recovery?flow=%d", i), map[string]any{"method": "code"}).status == 429 {
				refused++
			}
		}
		require.Positive(t, refused)
		require.NotEqual(t, 429, b.from("127.0.1.8").do("POST", host, "/.ory/self-service/recovery?flow=1", map[string]any{"method": "code"}).status)
	})
	t.Run("ASecondFactorIsNotGuessed", func(t *testing.T) {
		guess := func(them *browser, fields map[string]any) int {
			_, a := them.submit(host, "/.ory/self-service/login/browser?aal=aal2", fields)
			return a.status
		}
		them := b.from("127.0.1.9")
		require.Equal(t, 422, them.try(host, "das@example.com", password).status)
		for range 3 {
			require.Equal(t, 400, guess(them, map[string]any{"method": "totp", "totp_code": "000000"}))
		}
		them = b.from("127.0.1.10")
		require.Equal(t, 422, them.try(host, "das@example.com", password).status)
		for range 2 {
			require.Equal(t, 400, guess(them, map[string]any{"method": "lookup_secret", "lookup_secret": "guessing"}))
		}
		require.Equal(t, 429, guess(them, map[string]any{"method": "totp", "totp_code": "000000"}), "a new session begins no new count")
		require.Equal(t, 429, guess(them, map[string]any{"method": "lookup_secret", "lookup_secret": "guessing"}))
	})
	t.Run("NobodyIsMailedWithoutEnd", func(t *testing.T) {
		for _, email := range []string{"known@example.com", "nobody@example.com"} {
			them, got := b.from("127.0.1.11"), []int{}
			for range 8 {
				_, a := them.submit(host, "/.ory/self-service/recovery/browser", map[string]any{"method": "code", "email": email})
				got = append(got, a.status)
			}
			require.Equal(t, 200, got[0])
			require.Equal(t, 429, got[7], "%v", got)
		}
	})
	t.Run("WithoutRedisNobodyIsRefused", func(t *testing.T) {
		b.redis.Stop()
		them := b.from("127.0.1.12")
		require.Equal(t, []int{400, 400, 400, 400, 400, 400, 400}, statuses(them, "anybody@example.com", 7))
		require.Equal(t, 200, them.try(host, "known@example.com", password).status)
		require.Equal(t, 200, them.do("GET", host, "/api/v1/me", nil).status)
		res, err := http.Get("http://" + b.inside + "/metrics")
		require.NoError(t, err)
		defer func() { _ = res.Body.Close() }()
		metrics, err := io.ReadAll(res.Body)
		require.NoError(t, err)
		require.Contains(t, string(metrics), `praxis_rate_limit_open_total{rule="password_here"}`)
	})
}
