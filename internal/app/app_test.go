package app_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/app"
	"github.com/praxis-clinic/praxis/internal/devstack"
	"github.com/praxis-clinic/praxis/internal/devstack/teststack"
	"github.com/praxis-clinic/praxis/internal/devstack/vendors"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
)

// world is the whole program on real parts: Postgres, Redis, Kratos, a mail server.
type world struct {
	*app.App
	t    *testing.T
	addr string
	mail *devstack.Mailbox
	db   dbtest.Database
	rdb  string // address of its Redis

	inside string // address of what only Kratos reaches
	redis  *devstack.Redis
	kratos *devstack.Kratos
}

const hookKey = "a-hook-key-for-tests"

func boot(t *testing.T) *world {
	t.Helper()
	public, inside := listen(t), listen(t)
	db, rdb := dbtest.Open(t), teststack.PrivateRedis(t)
	mail, err := devstack.StartMailbox(t.Context(), 0, clock.System())
	require.NoError(t, err)
	t.Cleanup(mail.Stop)
	texts := vendors.Start(func(x vendors.Text) { mail.KeepText(x.Label(), x.From, x.To, x.Body) })
	t.Cleanup(texts.Stop)
	kratos := teststack.PrivateKratos(t, teststack.KratosOptions{InternalURL: "http://" + inside.Addr().String(), HookKey: hookKey})
	a, err := app.New(t.Context(), app.Config{
		BaseDomain: "praxis.localhost", Scheme: "http", PublicPort: port(t, public), TenantRate: tenantRate,
		DatabaseURL: db.AppURL, RedisURL: "redis://" + rdb.Addr() + "/0",
		KratosPublicURL: kratos.PublicURL(), KratosAdminURL: kratos.AdminURL(), HookKey: hookKey,
		MasterKey: "a master key of thirty-two bytes", FilesURL: "file://" + t.TempDir(),
		SMTPHost: "127.0.0.1", SMTPPort: mail.Port(), SMTPFrom: "Praxis <no-reply@praxis.localhost>",
		Clock: clock.System(), Log: slog.New(slog.DiscardHandler), Vendors: texts.Vendors(), MessagePause: time.Millisecond,
	})
	require.NoError(t, err)
	w := &world{App: a, t: t, addr: public.Addr().String(), mail: mail, db: db, rdb: "redis://" + rdb.Addr() + "/0"}
	w.inside, w.redis, w.kratos = inside.Addr().String(), rdb, kratos
	w.run(public, inside)
	return w
}

func listen(t *testing.T) net.Listener {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	return l
}

func port(t *testing.T, l net.Listener) int {
	t.Helper()
	a, ok := l.Addr().(*net.TCPAddr)
	require.True(t, ok)
	return a.Port
}

func (w *world) run(public, inside net.Listener) {
	ctx, stop := context.WithCancel(context.WithoutCancel(w.t.Context()))
	served, worked := make(chan error, 1), make(chan error, 1)
	go func() { served <- w.Serve(ctx, public, inside) }()
	go func() { worked <- w.Work(ctx) }()
	w.t.Cleanup(func() {
		stop()
		require.NoError(w.t, <-served)
		require.NoError(w.t, <-worked)
		w.Close()
	})
}

// browser keeps cookies for each host and sends them as Chromium does on
// *.localhost, Secure or not.
type browser struct {
	*world
	cookies map[string]map[string]string
	via     http.RoundTripper
}

func (w *world) browser() *browser {
	return &browser{w, map[string]map[string]string{}, http.DefaultTransport}
}

type answer struct {
	status int
	header http.Header
	body   []byte
}

func (a answer) into(t *testing.T, v any) {
	t.Helper()
	require.NoError(t, json.Unmarshal(a.body, v), "%s", a.body)
}

func (a answer) code(t *testing.T) string {
	t.Helper()
	var p struct{ Code string }
	a.into(t, &p)
	return p.Code
}

func (b *browser) do(method, host, path string, body any) answer {
	b.t.Helper()
	var in io.Reader
	if body != nil {
		raw, err := json.Marshal(body)
		require.NoError(b.t, err)
		in = bytes.NewReader(raw)
	}
	req, err := http.NewRequestWithContext(b.t.Context(), method, "http://"+b.addr+path, in)
	require.NoError(b.t, err)
	req.Host = host + ":8080"
	req.Header.Set("Accept", "application/json")
	req.Header.Set("Content-Type", "application/json")
	for name, value := range b.cookies[host] {
		req.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	res, err := b.via.RoundTrip(req)
	require.NoError(b.t, err)
	defer func() { _ = res.Body.Close() }()
	b.keep(host, res.Cookies())
	out, err := io.ReadAll(res.Body)
	require.NoError(b.t, err)
	return answer{res.StatusCode, res.Header, out}
}

func (b *browser) keep(host string, cookies []*http.Cookie) {
	if b.cookies[host] == nil {
		b.cookies[host] = map[string]string{}
	}
	for _, c := range cookies {
		require.Empty(b.t, c.Domain, "a cookie is for more than one host")
		b.cookies[host][c.Name] = c.Value
	}
}

const tenantRate = 2400 // a minute; a sixth of it at once

const (
	apex     = "praxis.localhost"
	password = "Correct-Horse-77-Battery"
)

var codeInMail = regexp.MustCompile(`(?m)^\s+(\d{6})\s*$`)

// open signs a chain up and verifies its owner's e-mail; it returns the chain's host.
func (b *browser) open(slug, email string) string {
	b.t.Helper()
	a := b.do("POST", apex, "/api/v1/signups", map[string]any{
		"chain_name": "Chain " + slug, "slug": slug, "country": "IN", "subdivision": "KA", "clinic_type": "dental",
		"owner_name": "Asha Rao", "email": email, "password": password, "language": "en",
	})
	require.Equal(b.t, 201, a.status, "%s", a.body)
	var signup struct{ ID string }
	a.into(b.t, &signup)
	a = b.do("POST", apex, "/api/v1/signups/"+signup.ID+"/verify", map[string]any{"code": b.code(email)})
	require.Equal(b.t, 200, a.status, "%s", a.body)
	return slug + "." + apex
}

func (b *browser) code(email string) string {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.t.Context(), 20*time.Second)
	defer cancel()
	m, err := b.mail.Await(ctx, email, func(m devstack.Message) bool { return codeInMail.MatchString(m.Text) })
	require.NoError(b.t, err)
	return codeInMail.FindStringSubmatch(m.Text)[1]
}

type flow struct {
	UI struct {
		Action string
		Nodes  []struct {
			Attributes struct {
				Name, ID string
				Value    any
				Text     struct{ Text string }
			}
		}
	}
}

func (f flow) node(name string) string {
	for _, n := range f.UI.Nodes {
		switch name {
		case n.Attributes.Name:
			return fmt.Sprint(n.Attributes.Value)
		case n.Attributes.ID:
			return n.Attributes.Text.Text
		}
	}
	return ""
}

// submit begins a flow of Kratos and sends fields to it.
func (b *browser) submit(host, begin string, fields map[string]any) (flow, answer) {
	b.t.Helper()
	a := b.do("GET", host, begin, nil)
	require.Equal(b.t, 200, a.status, "%s", a.body)
	var f flow
	a.into(b.t, &f)
	fields["csrf_token"] = f.node("csrf_token")
	if secret := f.node("totp_secret_key"); fields["method"] == "totp" && secret != "" {
		code, err := totp.GenerateCode(secret, clock.System().Now())
		require.NoError(b.t, err)
		fields["totp_code"] = code
	}
	return f, b.do("POST", host, f.UI.Action, fields)
}

func (b *browser) signIn(host, email string) answer {
	b.t.Helper()
	_, a := b.submit(host, "/.ory/self-service/login/browser", map[string]any{"method": "password", "identifier": email, "password": password})
	return a
}

// TestAChainOpensItself walks from sign-up to the first patient, and then tries
// the doors of another chain.
func TestAChainOpensItself(t *testing.T) {
	t.Parallel()
	b := boot(t).browser()
	host := b.open("rao-dental", "rao@example.com")

	require.Equal(t, "identity.session_missing", b.do("GET", host, "/api/v1/me", nil).code(t))
	a := b.signIn(host, "rao@example.com")
	require.Equal(t, 200, a.status, "%s", a.body)

	var me struct {
		Member       struct{ Name string }
		Tenant       struct{ Slug, Currency, Status string }
		SecondFactor struct{ Required, Enrolled bool } `json:"second_factor"`
	}
	a = b.do("GET", host, "/api/v1/me", nil)
	require.Equal(t, 200, a.status, "%s", a.body)
	a.into(t, &me)
	require.Equal(t, "Asha Rao", me.Member.Name)
	require.Equal(t, "INR", me.Tenant.Currency)
	require.Equal(t, "trial", me.Tenant.Status)
	require.True(t, me.SecondFactor.Required)

	require.Equal(t, "identity.second_factor_enrolment_required", b.do("GET", host, "/api/v1/patients", nil).code(t))
	_, a = b.submit(host, "/.ory/self-service/settings/browser", map[string]any{"method": "totp"})
	require.Equal(t, 200, a.status, "%s", a.body)

	a = b.do("POST", host, "/api/v1/patients", map[string]any{"name": "Vikram Shah", "phone": "098450 12345"})
	require.Equal(t, 201, a.status, "%s", a.body)
	require.Contains(t, string(b.do("GET", host, "/api/v1/patients?q=vik", nil).body), "+919845012345")
	require.Contains(t, string(b.do("GET", host, "/api/v1/audit?entity=patients", nil).body), "Vikram Shah")

	t.Run("AnotherChainIsAnotherWorld", func(t *testing.T) {
		other := b.open("shah-eye", "shah@example.com")
		b.cookies[other] = b.cookies[host] // stolen, or carried over by hand
		require.Equal(t, "identity.not_member", b.do("GET", other, "/api/v1/me", nil).code(t))
		stranger := b.browser()
		require.NotEqual(t, 200, stranger.signIn(other, "rao@example.com").status, "one who is no member cannot even sign in")

		refused := 0
		for range tenantRate / 6 * 3 / 2 {
			if b.do("GET", other, "/api/v1/me", nil).status == http.StatusTooManyRequests {
				refused++
			}
		}
		require.Positive(t, refused, "a chain that asks for too much waits")
		require.Equal(t, 200, b.do("GET", host, "/api/v1/me", nil).status, "and the others do not notice")
	})
	t.Run("SignedOutIsSignedOut", func(t *testing.T) {
		a := b.do("GET", host, "/.ory/self-service/logout/browser", nil)
		var out struct {
			LogoutURL string `json:"logout_url"`
		}
		a.into(t, &out)
		b.do("GET", host, out.LogoutURL, nil)
		require.Equal(t, "identity.session_missing", b.do("GET", host, "/api/v1/me", nil).code(t))
	})
}

func TestDoors(t *testing.T) {
	t.Parallel()
	w := boot(t)
	b := w.browser()

	t.Run("AnUnknownHostIsAPlain404", func(t *testing.T) {
		a := b.do("GET", "nobody."+apex, "/", nil)
		require.Equal(t, 404, a.status)
		require.Contains(t, string(a.body), "There is no clinic at this address")
		require.Equal(t, "platform.tenant_not_found", b.do("GET", "evil.example", "/api/v1/me", nil).code(t))
	})
	t.Run("KratosShowsOnlyWhatBrowsersNeed", func(t *testing.T) {
		for _, path := range []string{"/admin/identities", "/self-service/login/api", "/self-service/registration/browser", "/schemas", "/sessions"} {
			require.Equal(t, 404, b.do("GET", apex, "/.ory"+path, nil).status, path)
		}
		for _, to := range []string{"//evil.example", "https://evil.example", `/\evil.example`} {
			require.Equal(t, 404, b.do("GET", apex, "/.ory/self-service/login/browser?return_to="+to, nil).status, to)
		}
	})
	t.Run("AnAddressTellsWhichMethodsItTakes", func(t *testing.T) {
		a := b.do("DELETE", apex, "/api/v1/plans", nil)
		require.Equal(t, 405, a.status)
		require.Equal(t, "request.method_not_allowed", a.code(t))
		require.Equal(t, "application/problem+json", a.header.Get("Content-Type"))
		require.Equal(t, "GET", a.header.Get("Allow"))
	})
	t.Run("Ready", func(t *testing.T) {
		a := b.do("GET", "10.0.0.1", "/readyz", nil)
		require.Equal(t, 200, a.status)
		require.JSONEq(t, `{"status":"ready","parts":{"postgres":"ok","redis":"ok","kratos":"ok"}}`, string(a.body))
	})
	t.Run("EveryOperationOfAChainRefusesStrangers", func(t *testing.T) {
		for line := range strings.Lines(w.Routes()) {
			f := strings.Fields(line)
			if f[2] == "public" {
				continue
			}
			path := regexp.MustCompile(`\{[^}]+\}`).ReplaceAllString(f[1], "018f3e2a-0000-7000-8000-000000000000")
			require.Equal(t, 401, b.do(f[0], apex, path, nil).status, line)
		}
	})
}
