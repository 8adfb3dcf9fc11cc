package httpserver

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"

	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/id"
)

type ctxKey int

const (
	requestIDKey ctxKey = iota
	clientIPKey
	nonceKey
	failureKey
	readOnlyKey
)

// RequestID is the id this request is logged under.
func RequestID(ctx context.Context) string { s, _ := ctx.Value(requestIDKey).(string); return s }

// ClientIP is the address of the client, behind the proxies we trust.
func ClientIP(ctx context.Context) string { s, _ := ctx.Value(clientIPKey).(string); return s }

// Nonce is the value that lets a script or style of ours pass the
// Content-Security-Policy of this one answer.
func Nonce(ctx context.Context) string { s, _ := ctx.Value(nonceKey).(string); return s }

// ErrCrossOrigin refuses a write that another site's page sent.
var ErrCrossOrigin = fault.New(fault.Forbidden, "request.cross_origin", "This request came from another site.")

var goodRequestID = regexp.MustCompile(`^[A-Za-z0-9_-]{8,64}$`)

// Options of the middleware every request passes.
type Options struct {
	Log     *slog.Logger
	Clock   clock.Clock
	Trusted []netip.Prefix // proxies whose X-Forwarded-For is believed
	Secure  bool           // served over TLS
	Observe func(route, method string, status int, seconds float64)
}

// Use puts the common middleware on r: request id, log, recovery, security
// headers, and the check against writes from another origin.
func Use(r *gin.Engine, o Options) {
	r.Use(o.identify, traced, o.logged, o.recovered, o.headers, o.sameOrigin)
}

func (o Options) identify(c *gin.Context) {
	rid := c.GetHeader("X-Request-Id")
	if !goodRequestID.MatchString(rid) {
		rid = id.New().String()
	}
	nonce := make([]byte, 16)
	_, _ = rand.Read(nonce)
	ctx := context.WithValue(c.Request.Context(), requestIDKey, rid)
	ctx = context.WithValue(ctx, clientIPKey, o.clientIP(c.Request))
	ctx = context.WithValue(ctx, nonceKey, base64.RawStdEncoding.EncodeToString(nonce))
	c.Request = c.Request.WithContext(ctx)
	c.Header("X-Request-Id", rid)
	c.Next()
}

// clientIP walks X-Forwarded-For from the right past the proxies we trust.
func (o Options) clientIP(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return ""
	}
	hops := strings.Split(r.Header.Get("X-Forwarded-For"), ",")
	for i := len(hops) - 1; i >= 0 && o.trusts(host); i-- {
		hop := strings.TrimSpace(hops[i])
		if _, err := netip.ParseAddr(hop); err != nil {
			break
		}
		host = hop
	}
	return host
}

func (o Options) trusts(host string) bool {
	a, err := netip.ParseAddr(host)
	return err == nil && slices.ContainsFunc(o.Trusted, func(p netip.Prefix) bool { return p.Contains(a.Unmap()) })
}

// traced puts the request into a span of its own, which continues the caller's. It
// names the route's pattern and never the path, the query or who asks: a trace
// leaves the house.
func traced(c *gin.Context) {
	ctx := otel.GetTextMapPropagator().Extract(c.Request.Context(), propagation.HeaderCarrier(c.Request.Header))
	name := c.Request.Method + " " + routeOf(c)
	ctx, span := otel.Tracer("praxis/http").Start(ctx, name, trace.WithSpanKind(trace.SpanKindServer))
	defer span.End()
	c.Request = c.Request.WithContext(ctx)
	c.Next()
	status := c.Writer.Status()
	span.SetAttributes(attribute.String("http.request.method", c.Request.Method), attribute.String("http.route", routeOf(c)),
		attribute.Int("http.response.status_code", status), attribute.String("praxis.request_id", RequestID(ctx)))
	if status >= http.StatusInternalServerError {
		span.SetStatus(codes.Error, "")
	}
}

// routeOf is the pattern the request matched: a path holds ids.
func routeOf(c *gin.Context) string {
	if route := c.FullPath(); route != "" {
		return route
	}
	return "(none)"
}

// logged writes one line for each request, without query, body or name: the
// route's pattern stands for the path, because a path holds ids.
func (o Options) logged(c *gin.Context) {
	start := o.Clock.Now()
	c.Next()
	took := o.Clock.Now().Sub(start)
	route, status := routeOf(c), c.Writer.Status()
	if o.Observe != nil {
		o.Observe(route, c.Request.Method, status, took.Seconds())
	}
	level, attrs := slog.LevelInfo, []slog.Attr{
		slog.String("method", c.Request.Method), slog.String("route", route), slog.Int("status", status),
		slog.Float64("ms", float64(took.Microseconds())/1000), slog.Int("bytes", max(c.Writer.Size(), 0)),
		slog.String("request_id", RequestID(c.Request.Context())),
	}
	if status >= http.StatusInternalServerError {
		level = slog.LevelError
		attrs = append(attrs, slog.String("error", c.Errors.String()))
	}
	o.Log.LogAttrs(c.Request.Context(), level, "request", attrs...)
}

func (o Options) recovered(c *gin.Context) {
	defer func() {
		r := recover()
		if r == nil {
			return
		}
		if r == http.ErrAbortHandler { //nolint:errorlint // net/http compares it so
			panic(r)
		}
		o.Log.ErrorContext(c.Request.Context(), "panic", "request_id", RequestID(c.Request.Context()), "stack", string(debug.Stack()))
		WriteProblem(c, fmt.Errorf("panic: %v", r))
	}()
	c.Next()
}

func (o Options) headers(c *gin.Context) {
	h, nonce := c.Writer.Header(), Nonce(c.Request.Context())
	h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self' 'nonce-"+nonce+"'; style-src 'self' 'nonce-"+nonce+
		"'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "+
		"frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(self), microphone=(), geolocation=(), publickey-credentials-get=(self), publickey-credentials-create=(self)")
	if o.Secure {
		h.Set("Strict-Transport-Security", "max-age=63072000; includeSubDomains")
	}
	if strings.HasPrefix(c.Request.URL.Path, "/api/") || strings.HasPrefix(c.Request.URL.Path, "/.ory/") {
		h.Set("Cache-Control", "no-store")
	}
	c.Next()
}

// sameOrigin refuses writes from any other origin; a page of another tenant
// is the same site, so cookies alone would not stop it.
func (o Options) sameOrigin(c *gin.Context) {
	if err := http.NewCrossOriginProtection().Check(c.Request); err != nil {
		WriteProblem(c, ErrCrossOrigin)
		return
	}
	c.Next()
}
