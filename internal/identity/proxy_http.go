package identity

import (
	"log/slog"
	"net/http"
	"net/http/httputil"
	"net/url"
	"regexp"
	"strings"

	"github.com/gin-gonic/gin"

	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/ratelimit"
)

// ProxyPrefix is where Kratos's public API is found on every tenant's host.
const ProxyPrefix = "/.ory"

// readable and submittable are the paths a browser needs. Registration, the flows of
// native clients and everything of the admin API stay outside, and so does a GET that
// submits: Kratos would take one, with a password in its address.
var (
	readable    = regexp.MustCompile(`^/(self-service/(login|recovery|verification|settings)/(browser|flows)|self-service/logout(/browser)?|self-service/errors|sessions/whoami|\.well-known/ory/webauthn\.js)$`)
	submittable = regexp.MustCompile(`^/self-service/(login|recovery|verification|settings)$`)
)

// stripped are headers by which a client could say where it comes from or who it is.
var stripped = []string{
	"True-Client-Ip", "Cf-Connecting-Ip", "Cf-Ray", "Cf-Ipcountry", "Cf-Visitor", "X-Real-Ip", "Forwarded",
	"X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Session-Token", "Authorization",
}

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
	path := strings.TrimPrefix(r.URL.Path, ProxyPrefix)
	switch reads := r.Method == http.MethodGet || r.Method == http.MethodHead; {
	case !safeReturn(r.URL.Query().Get("return_to")), reads && !readable.MatchString(path):
		httpserver.WriteProblem(c, errBlocked)
	case reads:
		p.read(c, path)
	case r.Method == http.MethodPost && submittable.MatchString(path):
		p.submit(c, path)
	default:
		httpserver.WriteProblem(c, errBlocked)
	}
}

// read hands a GET on. The beginning of a flow writes a row: it is counted.
func (p *Proxy) read(c *gin.Context, path string) {
	ctx := c.Request.Context()
	if strings.HasSuffix(path, "/browser") {
		if err := p.limiter.Allow(ctx, flowsPerIP, httpserver.ClientIP(ctx)); err != nil {
			httpserver.WriteProblem(c, err)
			return
		}
	}
	p.pass(c)
	if strings.Contains(path, "/logout") {
		p.revoke(c)
	}
}

// pass hands a request on and reports whether Kratos answered.
func (p *Proxy) pass(c *gin.Context) bool {
	away := false
	proxy := *p.proxy
	proxy.ErrorHandler = func(http.ResponseWriter, *http.Request, error) { away = true }
	proxy.ServeHTTP(c.Writer, c.Request)
	if away {
		httpserver.WriteProblem(c, ErrUnavailable)
	}
	return !away
}

// revoke makes everybody ask Kratos anew once a session may have ended, begun or
// risen: after a submit, and after a logout, which is a GET.
func (p *Proxy) revoke(c *gin.Context) {
	if cookie := CookieOf(c.Request); cookie != "" {
		if s, ok := p.service.sessions.recall(c.Request.Context(), cacheKey(cookie)); ok {
			p.service.sessions.forget(c.Request.Context(), s.IdentityID)
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
