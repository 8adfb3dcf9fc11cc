package identity

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"

	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/ratelimit"
)

// errSubmit refuses a body that is neither of the two kinds a page sends.
var errSubmit = fault.New(fault.Invalid, "identity.submit_unreadable", "This form cannot be read. Load the page again.")

const (
	submitBody = 64 << 10
	byPassword = "password"
	byTOTP     = "totp"
	byLookup   = "lookup_secret"
)

// fields are what pages send to Kratos. What is not here is not handed on: Kratos reads
// names whatever their case and some by an older name, and would count what we do not.
var fields = []string{
	"csrf_token", "method", "identifier", "email", "code", byPassword, "totp_code", "totp_unlink", byLookup,
	"lookup_secret_regenerate", "lookup_secret_reveal", "lookup_secret_confirm", "lookup_secret_disable",
	"webauthn_login", "webauthn_register", "webauthn_register_displayname", "webauthn_remove",
	"passkey_login", "passkey_settings_register", "passkey_remove",
}

// submission is one step of a flow as a page hands it in.
type submission map[string]any

func (s submission) text(name string) string {
	t, _ := s[name].(string)
	return strings.ToLower(strings.TrimSpace(t))
}

// has reports that the step is of the method, or has one of its fields: whatever Kratos
// would make of the one without the other.
func (s submission) has(method string, names ...string) bool {
	return s.text("method") == method || slices.ContainsFunc(append(names, method), func(n string) bool { _, ok := s[n]; return ok })
}

// submit counts a guess at a password, a code or a factor, or a mail to somebody, and
// hands it on.
func (p *Proxy) submit(c *gin.Context, path string) {
	s, err := readSubmission(c)
	if err != nil {
		httpserver.WriteProblem(c, err)
		return
	}
	flow := strings.TrimPrefix(path, "/self-service/")
	guesses := p.guesses(c, flow, s)
	if err := p.allow(c, flow, s, guesses); err != nil {
		httpserver.WriteProblem(c, err)
		return
	}
	if s.has(byPassword) {
		done, err := p.service.kratos.hashing.enter(c.Request.Context())
		if err != nil {
			httpserver.WriteProblem(c, err)
			return
		}
		defer done()
	}
	answered := p.pass(c)
	p.judge(c, guesses, answered)
	if flow == "login" && s.has(byPassword) {
		p.remember(c, s.text("identifier"))
	}
	p.revoke(c)
}

// readSubmission reads the body and puts what it understood of it in its place, so that
// Kratos reads what was counted and nothing else. The answer will be JSON: whether a
// guess was right cannot be told from a redirect.
func readSubmission(c *gin.Context) (submission, error) {
	r := c.Request
	raw, err := io.ReadAll(http.MaxBytesReader(c.Writer, r.Body, submitBody))
	if err != nil {
		return nil, errSubmit
	}
	given := submission{}
	switch kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind {
	case "application/json":
		err = json.Unmarshal(raw, &given)
	case "application/x-www-form-urlencoded":
		err = given.form(string(raw))
	default:
		err = errSubmit
	}
	maps.DeleteFunc(given, func(name string, _ any) bool { return !slices.Contains(fields, name) })
	body, encodeErr := json.Marshal(given)
	if errors.Join(err, encodeErr) != nil {
		return nil, errSubmit
	}
	r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
	r.Header.Set("Content-Length", strconv.Itoa(len(body)))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/json")
	r.URL.RawQuery = url.Values{"flow": {r.URL.Query().Get("flow")}}.Encode() // Kratos would read fields from there too
	return given, nil
}

func (s submission) form(raw string) error {
	values, err := url.ParseQuery(raw)
	for name, v := range values {
		s[name] = v[0]
		if v[0] == "true" {
			s[name] = true
		}
	}
	return err
}

// guess is a try that is counted under a lock.
type guess struct {
	lock ratelimit.Lock
	key  string
	kept bool // a right one does not make the others forgotten
}

// guesses are what a submission is counted as, the same whether or not there is such
// an account.
func (p *Proxy) guesses(c *gin.Context, flow string, s submission) []guess {
	if flow != "login" {
		return nil
	}
	var out []guess
	if s.has(byPassword) {
		who, ip := s.text("identifier"), httpserver.ClientIP(c.Request.Context())
		out = append(out, guess{passwordsHere, who + " " + ip, false}, guess{passwordsAnywhere, who, false}, guess{passwordsPerIP, ip, true})
	}
	if s.has(byTOTP, "totp_code") || s.has(byLookup) {
		out = append(out, guess{factors, p.whose(c), false})
	}
	return out
}

// whose finds for whom a second factor is given: who gave their password for the
// session, or else the session itself.
func (p *Proxy) whose(c *gin.Context) string {
	ctx, cookie := c.Request.Context(), CookieOf(c.Request)
	if who := p.service.sessions.guest(ctx, cookie); who != "" {
		return who
	}
	return cacheKey(cookie)
}

// allow refuses what is too much.
func (p *Proxy) allow(c *gin.Context, flow string, s submission, guesses []guess) error {
	ctx := c.Request.Context()
	if err := p.limiter.Allow(ctx, submitsPerIP, httpserver.ClientIP(ctx)); err != nil {
		return err
	}
	if id := c.Request.URL.Query().Get("flow"); id != "" {
		if err := p.limiter.Allow(ctx, submitsPerFlow, id); err != nil {
			return err
		}
	}
	if to := s.text("email"); to != "" && (flow == "recovery" || flow == "verification") {
		if err := p.limiter.Allow(ctx, mailsPerRecipient, to); err != nil {
			return err
		}
	}
	for _, g := range guesses {
		if err := p.limiter.Try(ctx, g.lock, g.key); err != nil {
			return err
		}
	}
	return nil
}

// judge tells a right guess from a wrong one by Kratos's answer. 422 asks for the
// second factor after a right password.
func (p *Proxy) judge(c *gin.Context, guesses []guess, answered bool) {
	ctx, status := c.Request.Context(), c.Writer.Status()
	for _, g := range guesses {
		switch {
		case !answered, status >= http.StatusInternalServerError, status == http.StatusGone:
			p.limiter.TakeBack(ctx, g.lock, g.key)
		case status != http.StatusOK && status != http.StatusUnprocessableEntity:
		case g.kept:
			p.limiter.TakeBack(ctx, g.lock, g.key)
		default:
			p.limiter.Succeeded(ctx, g.lock, g.key)
		}
	}
}

// remember notes for whom the session was made, for the second factor that is yet to
// be given: Kratos does not say before.
func (p *Proxy) remember(c *gin.Context, who string) {
	for _, line := range c.Writer.Header().Values("Set-Cookie") {
		made, err := http.ParseSetCookie(line)
		if err == nil && made.Name == Cookie && made.Value != "" {
			p.service.sessions.welcome(c.Request.Context(), Cookie+"="+made.Value, who)
		}
	}
}
