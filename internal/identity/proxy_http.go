package identity

import (
	"log/slog"
	"net/http"
	"net/http/httputil"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/ratelimit"
)

// ProxyPrefix is where Kratos's public API is found on every tenant's host.
const ProxyPrefix = "/.ory"

// allowed are the paths a browser needs. Registration, the flows of native
// clients and everything of the admin API stay outside.
var allowed = regexp.MustCompile(`^/(self-service/(login|recovery|verification|settings|logout)(/browser|/flows)?|self-service/errors|sessions/whoami|\.well-known/ory/webauthn\.js)$`)

// stripped are headers by which a client could say where it comes from or who it is.
var stripped = []string{
	"True-Client-Ip", "Cf-Connecting-Ip", "Cf-Ray", "Cf-Ipcountry", "Cf-Visitor", "X-Real-Ip", "Forwarded",
	"X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Session-Token", "Authorization",
}

// What Kratos does not limit itself. A submit is a guess at a password, a code or
// a factor, or a mail to somebody.
var (
	submitsPerIP   = ratelimit.Rule{Name: "ory_submit_ip", Rate: 60, Burst: 30, Period: time.Minute}
	submitsPerFlow = ratelimit.Rule{Name: "ory_submit_flow", Rate: 10, Burst: 10, Period: 10 * time.Minute}
)

// Proxy hands the allowed part of Kratos's public API to browsers on a tenant's
// host, limited, and without what a client could lie with.
type Proxy struct {
	service *Service
	limiter *ratelimit.Limiter
	proxy   *httputil.ReverseProxy
}

// NewProxy stands before the Kratos at publicURL.
func NewProxy(s *Service, publicURL string, limiter *ratelimit.Limiter, log *slog.Logger) (*Proxy, error) {
	target, err := url.Parse(publicURL)
	if err != nil {
		return nil, err
	}
	p := &Proxy{service: s, limiter: limiter}
	p.proxy = &httputil.ReverseProxy{
		Rewrite:  func(r *httputil.ProxyRequest) { rewrite(r, target) },
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	return p, nil
}

func rewrite(r *httputil.ProxyRequest, target *url.URL) {
	r.SetURL(target)
	r.Out.URL.Path = strings.TrimPrefix(r.In.URL.Path, ProxyPrefix)
	r.Out.URL.RawPath = ""
	for _, h := range stripped {
		r.Out.Header.Del(h)
	}
	r.Out.Host = r.In.Host // Kratos's links and its cookies belong to the tenant's host
	r.SetXForwarded()
	r.Out.Header.Set("X-Forwarded-For", httpserver.ClientIP(r.In.Context()))
}

// Serve answers one request below ProxyPrefix.
func (p *Proxy) Serve(c *gin.Context) {
	r := c.Request
	if !allowed.MatchString(strings.TrimPrefix(r.URL.Path, ProxyPrefix)) || !safeReturn(r.URL.Query().Get("return_to")) {
		httpserver.WriteProblem(c, errBlocked)
		return
	}
	if r.Method != http.MethodGet {
		if err := p.limit(c); err != nil {
			httpserver.WriteProblem(c, err)
			return
		}
	}
	away := false
	proxy := *p.proxy
	proxy.ErrorHandler = func(http.ResponseWriter, *http.Request, error) { away = true }
	proxy.ServeHTTP(c.Writer, r)
	if away {
		httpserver.WriteProblem(c, ErrUnavailable)
		return
	}
	p.revoke(c)
}

// limit counts a submit against its sender and its flow.
func (p *Proxy) limit(c *gin.Context) error {
	ctx := c.Request.Context()
	if err := p.limiter.Allow(ctx, submitsPerIP, httpserver.ClientIP(ctx)); err != nil {
		return err
	}
	flow := c.Request.URL.Query().Get("flow")
	if flow == "" {
		return nil
	}
	return p.limiter.Allow(ctx, submitsPerFlow, flow)
}

// revoke makes everybody ask Kratos anew once a session may have ended, begun or
// risen: after a submit, and after a logout, which is a GET.
func (p *Proxy) revoke(c *gin.Context) {
	r := c.Request
	if r.Method == http.MethodGet && !strings.Contains(r.URL.Path, "/logout") {
		return
	}
	if cookie := CookieOf(r); cookie != "" {
		if s, ok := p.service.sessions.recall(r.Context(), cacheKey(cookie)); ok {
			p.service.sessions.forget(r.Context(), s.IdentityID)
		}
	}
}

// safeReturn lets a flow end on a path of the same host and nowhere else.
func safeReturn(to string) bool {
	return to == "" || strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "//") && !strings.ContainsAny(to, "\\\r\n\t")
}

// CookieOf is the value of the session's cookie with its name, as Kratos wants it.
func CookieOf(r *http.Request) string {
	c, err := r.Cookie(Cookie)
	if err != nil {
		return ""
	}
	return Cookie + "=" + c.Value
}
