// Package httpserver turns typed operations into routes that name their
// permission, and errors into problem+json. Nothing else writes an HTTP error.
package httpserver

import (
	"context"
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"
	"github.com/gin-gonic/gin"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/kit/ratelimit"
)

// Prefix is where the API lives.
const Prefix = "/api/v1"

// What an operation may name in place of a permission of the catalogue.
const (
	Public principal.Permission = "public" // needs nobody
	Member principal.Permission = "member" // any member of the tenant
)

// Op describes one operation. Method, Path, ID and Permission are required.
type Op struct {
	Method, Path string // path below Prefix, parameters in braces
	ID           string // operationId, "book-appointment"
	Summary, Tag string
	Permission   principal.Permission
	Status       int            // 0: 200, or 204 where nothing is answered
	Idempotent   bool           // the client must send an Idempotency-Key
	AAL1         bool           // open before the second factor is given
	MaxBody      int64          // bytes; 0: 256 KiB
	BodyWait     time.Duration  // how long a body may take to arrive; 0: 5 seconds
	Limit        ratelimit.Rule // per client address; zero: none of its own

	inAnyState bool
}

// InAnyState opens an operation that changes something to a chain that may
// otherwise only read: what it needs to pay, to leave or to stay safe, and what a
// patient has a right to whether the clinic pays us or not.
func (op Op) InAnyState() Op {
	op.inAnyState = true
	return op
}

// ReadOnly has every operation that changes something refused with why, but for
// those that are open in any state.
func ReadOnly(ctx context.Context, why error) context.Context {
	return context.WithValue(ctx, readOnlyKey, why)
}

func (op Op) refusal(ctx context.Context) error {
	if why, ok := ctx.Value(readOnlyKey).(error); ok && op.Method != http.MethodGet && !op.inAnyState {
		return why
	}
	return nil
}

// Authenticator finds who asks. It returns a fault where that is nobody, or
// somebody who has yet to give a second factor and aal1 is false.
type Authenticator func(ctx context.Context, r *http.Request, aal1 bool) (principal.Principal, error)

// What every operation can answer.
var (
	ErrUnauthenticated = fault.New(fault.Unauthenticated, "request.unauthenticated", "Sign in first.")
	ErrForbidden       = fault.New(fault.Forbidden, "request.forbidden", "Your role does not allow this.")
	ErrKeyRequired     = fault.New(fault.Invalid, "request.idempotency_key_required", "Send an Idempotency-Key header with this request.")
)

// API is the set of operations under Prefix.
type API struct {
	huma    huma.API
	auth    Authenticator
	limiter *ratelimit.Limiter
	ops     []Op
}

func init() { //nolint:gochecknoinits // huma offers no other place to set the form of its errors
	huma.NewError = shapeProblem
	huma.NewErrorWithContext = func(hc huma.Context, status int, message string, errs ...error) huma.StatusError {
		return problemOf(blameless(hc.Context(), shapeProblem(status, message, errs...)), RequestID(hc.Context()))
	}
}

// NewAPI mounts an empty API on r. auth may be nil where every operation is public.
func NewAPI(r gin.IRouter, auth Authenticator, limiter *ratelimit.Limiter) *API {
	engine, ok := r.(*gin.Engine)
	if !ok {
		panic("httpserver: the API mounts on an engine")
	}
	cfg := huma.DefaultConfig("Praxis", "1")
	cfg.OpenAPIPath, cfg.DocsPath, cfg.SchemasPath, cfg.CreateHooks = "", "", "", nil
	cfg.Components.Schemas = schemas()
	cfg.Info.Description = "The operating system of a clinic chain. Errors are RFC 9457 problems with a stable code."
	return &API{huma: humagin.NewWithGroup(engine, engine.Group(Prefix), cfg), auth: auth, limiter: limiter}
}

// schemaName is a type's name as the document shows it: patientJSON is Patient.
func schemaName(t reflect.Type, hint string) string {
	return strings.ReplaceAll(huma.DefaultSchemaNamer(t, hint), "JSON", "")
}

// Register adds an operation. It stops the program where the permission is
// left out: a route is closed by default or not there.
func Register[I, O any](api *API, op Op, fn func(context.Context, *I) (*O, error)) {
	if op.Permission == "" || op.ID == "" {
		panic(fmt.Sprintf("httpserver: %s %s names no permission or no id", op.Method, op.Path))
	}
	if op.MaxBody == 0 {
		op.MaxBody = 256 << 10
	}
	api.ops = append(api.ops, op)
	huma.Register(api.huma, huma.Operation{
		OperationID: op.ID, Method: op.Method, Path: op.Path, Summary: op.Summary, Tags: []string{op.Tag},
		DefaultStatus: op.Status, MaxBodyBytes: op.MaxBody, BodyReadTimeout: op.BodyWait, Middlewares: huma.Middlewares{api.guard(op)},
		Extensions: map[string]any{"x-permission": string(op.Permission)}, Parameters: op.headers(),
	}, func(ctx context.Context, in *I) (*O, error) {
		out, err := checked(ctx, in, fn)
		if err != nil {
			err = blameless(ctx, err)
			noteFailure(ctx, err)
			return nil, problemOf(err, RequestID(ctx))
		}
		return out, nil
	})
}

func checked[I, O any](ctx context.Context, in *I, fn func(context.Context, *I) (*O, error)) (*O, error) {
	if err := checkText(in); err != nil {
		return nil, err
	}
	return fn(ctx, in)
}

// headers are those that no operation reads for itself.
func (op Op) headers() []*huma.Param {
	if !op.Idempotent {
		return nil
	}
	return []*huma.Param{{
		Name: "Idempotency-Key", In: "header", Required: true, Schema: &huma.Schema{Type: huma.TypeString},
		Description: "Any text of the client's own: asked again with the same one, the request is answered and not done again",
	}}
}

// guard stands before the body is read: rate limit, who, whether they may.
func (api *API) guard(op Op) func(huma.Context, func(huma.Context)) {
	return func(hc huma.Context, next func(huma.Context)) {
		c := humagin.Unwrap(hc)
		ctx, err := api.admit(c, op)
		if err != nil {
			WriteProblem(c, err)
			return
		}
		var failure error
		c.Request = c.Request.WithContext(context.WithValue(ctx, failureKey, &failure))
		next(hc)
		if failure != nil {
			_ = c.Error(failure) // for the log
		}
	}
}

// noteFailure hands an operation's error to the log, which huma would lose.
func noteFailure(ctx context.Context, err error) {
	if place, ok := ctx.Value(failureKey).(*error); ok {
		*place = err
	}
}

func (api *API) admit(c *gin.Context, op Op) (context.Context, error) {
	ctx := c.Request.Context()
	if err := api.limiter.Allow(ctx, op.Limit, ClientIP(ctx)); err != nil {
		return ctx, err
	}
	ctx, err := api.known(ctx, c.Request, op)
	if err != nil {
		return ctx, err
	}
	if err := op.refusal(ctx); err != nil {
		return ctx, err
	}
	return withIdempotencyKey(ctx, c.GetHeader("Idempotency-Key"), op)
}

// known finds who asks; a stranger learns nothing else about the operation.
func (api *API) known(ctx context.Context, r *http.Request, op Op) (context.Context, error) {
	if op.Permission == Public {
		return ctx, nil
	}
	if api.auth == nil {
		return ctx, ErrUnauthenticated
	}
	p, err := api.auth(ctx, r, op.AAL1)
	if err != nil {
		return ctx, err
	}
	return allowed(ctx, p, op)
}

func allowed(ctx context.Context, p principal.Principal, op Op) (context.Context, error) {
	p.RequestID, p.IP = RequestID(ctx), ClientIP(ctx)
	if op.Permission == Member {
		return principal.With(ctx, p), nil
	}
	if !p.May(op.Permission) {
		return ctx, ErrForbidden.WithExtra("permission", string(op.Permission))
	}
	return principal.With(ctx, p.Narrow(op.Permission)), nil
}

func withIdempotencyKey(ctx context.Context, key string, op Op) (context.Context, error) {
	if key == "" {
		if op.Idempotent {
			return ctx, ErrKeyRequired
		}
		return ctx, nil
	}
	if len(key) > 200 {
		return ctx, ErrKeyRequired
	}
	return database.WithIdempotencyKey(ctx, key), nil
}

// Routes lists method, path and permission of every operation, sorted: the
// page on which a reviewer sees a door being opened.
func (api *API) Routes() string {
	lines := make([]string, 0, len(api.ops))
	for _, op := range api.ops {
		line := fmt.Sprintf("%-7s%-44s %s", op.Method, Prefix+op.Path, op.Permission)
		if op.inAnyState {
			line += " in-any-state"
		}
		lines = append(lines, line)
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n") + "\n"
}

// Ops lists the operations as registered.
func (api *API) Ops() []Op { return slices.Clone(api.ops) }

// YAML is the OpenAPI 3.1 document, from which the web app's types are made.
func (api *API) YAML() ([]byte, error) { return api.huma.OpenAPI().YAML() }

// JSON is the same document as it is served.
func (api *API) JSON() ([]byte, error) { return api.huma.OpenAPI().MarshalJSON() }
