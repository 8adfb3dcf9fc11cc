package httpserver

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"

	"github.com/praxis-clinic/praxis/internal/kit/fault"
)

// Problem is an error as it leaves: RFC 9457 problem+json with a stable code.
type Problem struct { //nolint:errname // the standard calls it a problem (RFC 9457)
	Type     string        `json:"type" doc:"/problems/ and the code"`
	Title    string        `json:"title"`
	Status   int           `json:"status"`
	Detail   string        `json:"detail,omitempty" doc:"What happened and what to do, in English; translate by code"`
	Code     string        `json:"code" doc:"Stable: patients.not_found"`
	Instance string        `json:"instance,omitempty" doc:"The request id"`
	Errors   []fault.Field `json:"errors,omitempty" doc:"The fields at fault, by JSON pointer"`

	extra map[string]any
	cause error
}

// Error satisfies error.
func (p *Problem) Error() string { return p.Code }

// Unwrap is the error behind the problem, for the log.
func (p *Problem) Unwrap() error { return p.cause }

// GetStatus satisfies huma.StatusError.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType satisfies huma.ContentTypeFilter.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// GetHeaders satisfies huma.HeadersError.
func (p *Problem) GetHeaders() http.Header {
	h := http.Header{}
	if f := fault.As(p.cause); p.cause != nil && f.RetryAfter > 0 {
		h.Set("Retry-After", retryAfter(f))
	}
	return h
}

// MarshalJSON adds what the fault carries beyond the standard members.
func (p *Problem) MarshalJSON() ([]byte, error) {
	type plain Problem
	b, err := json.Marshal((*plain)(p))
	if err != nil || len(p.extra) == 0 {
		return b, err
	}
	all := map[string]any{}
	maps.Copy(all, p.extra)
	if err := json.Unmarshal(b, &all); err != nil {
		return nil, err
	}
	return json.Marshal(all)
}

var statusOf = map[fault.Kind]int{
	fault.Internal: http.StatusInternalServerError, fault.Invalid: http.StatusUnprocessableEntity,
	fault.Unauthenticated: http.StatusUnauthorized, fault.Forbidden: http.StatusForbidden,
	fault.NotFound: http.StatusNotFound, fault.Conflict: http.StatusConflict, fault.Gone: http.StatusGone,
	fault.Stale: http.StatusPreconditionFailed, fault.Unconditional: http.StatusPreconditionRequired,
	fault.TooMany: http.StatusTooManyRequests, fault.Unavailable: http.StatusServiceUnavailable,
	fault.NotAllowed: http.StatusMethodNotAllowed, fault.Abandoned: statusAbandoned,
}

// statusAbandoned is what proxies log where the client did not wait for the answer.
const statusAbandoned = 499

// errAbandoned is seen by nobody but the log: it is not our mistake.
var errAbandoned = fault.New(fault.Abandoned, "request.abandoned", "The request was given up before it was answered.")

// ErrMethod refuses a method that the address does not take.
var ErrMethod = fault.New(fault.NotAllowed, "request.method_not_allowed", "This address does not take that method. See /api/docs.")

// blameless takes from a failure what a client that hung up has brought about: what was
// under way is cancelled, and breaks in many ways.
func blameless(ctx context.Context, err error) error {
	if errors.Is(ctx.Err(), context.Canceled) && problemOf(err, "").Status >= http.StatusInternalServerError {
		return errAbandoned
	}
	return err
}

// problemOf turns any error into what the client may see of it.
func problemOf(err error, requestID string) *Problem {
	var p *Problem
	if errors.As(err, &p) {
		if p.Instance == "" {
			p.Instance = requestID
		}
		return p
	}
	f := fault.As(err)
	status := statusOf[f.Kind]
	return &Problem{
		Type: "/problems/" + f.Code, Title: titleOf(status), Status: status, Detail: f.Detail, Code: f.Code,
		Instance: requestID, Errors: f.Fields, extra: f.Extra, cause: err,
	}
}

// WriteProblem answers with err from outside a typed operation.
func WriteProblem(c *gin.Context, err error) {
	err = blameless(c.Request.Context(), err)
	_ = c.Error(err)
	setRetryAfter(c, err)
	p := problemOf(err, RequestID(c.Request.Context()))
	b, _ := json.Marshal(p)
	c.Abort()
	c.Data(p.Status, "application/problem+json", b)
}

func setRetryAfter(c *gin.Context, err error) {
	if f := fault.As(err); f.RetryAfter > 0 {
		c.Header("Retry-After", retryAfter(f))
	}
}

// retryAfter is in whole seconds, rounded up.
func retryAfter(f *fault.Error) string { return strconv.Itoa(int(f.RetryAfter.Seconds()) + 1) }

func titleOf(status int) string {
	return cmp.Or(http.StatusText(status), "Client Closed Request") // the one that has no name in the standard
}

// shaped are refusals of huma's own that have nothing to do with what stands in the body.
var shaped = map[int]struct{ code, detail string }{
	http.StatusRequestEntityTooLarge: {"request.too_large", "This is too large to be sent at once."},
	http.StatusUnsupportedMediaType:  {"request.media_type", "Send the body as JSON, with Content-Type: application/json."},
	http.StatusRequestTimeout:        {"request.too_slow", "The request did not arrive in time. Send it again."},
}

// shapeProblem is huma's own refusal: a body of the wrong shape, a bad query.
func shapeProblem(status int, _ string, errs ...error) huma.StatusError {
	cause := errors.Join(errs...)
	if other, ok := shaped[status]; ok {
		return &Problem{Type: "/problems/" + other.code, Title: titleOf(status), Status: status, Code: other.code, Detail: other.detail}
	}
	if errors.Is(cause, io.ErrUnexpectedEOF) || errors.Is(cause, context.Canceled) { // in the middle of the body
		return problemOf(errAbandoned, "")
	}
	p := &Problem{
		Type: "/problems/request.invalid", Title: titleOf(status), Status: status,
		Code: "request.invalid", Detail: "The request is not of the form this operation takes.",
	}
	for _, err := range errs {
		var d *huma.ErrorDetail
		if errors.As(err, &d) {
			p.Errors = append(p.Errors, fieldOf(d))
		}
	}
	slices.SortFunc(p.Errors, func(a, b fault.Field) int { return strings.Compare(a.Pointer, b.Pointer) })
	if status >= http.StatusInternalServerError {
		p.Code, p.Type, p.Detail = "internal", "/problems/internal", "Something went wrong on our side. Nothing was saved."
		p.cause = cause
	}
	return p
}

// fieldOf turns huma's "body.items[0].name" into "/items/0/name"; a path or
// query parameter keeps its place: "query/limit".
func fieldOf(d *huma.ErrorDetail) fault.Field {
	if pointer, ok := overflow(d); ok {
		return fault.Field{Pointer: pointer, Code: "range", Detail: "This number is out of range."}
	}
	loc := strings.NewReplacer("[", ".", "]", "").Replace(d.Location)
	pointer := strings.ReplaceAll(loc, ".", "/")
	if rest, ok := strings.CutPrefix(pointer, "body"); ok {
		pointer = rest
		if name, ok := missing(d.Message); ok {
			pointer += "/" + name
		}
	}
	code := "invalid"
	if strings.HasPrefix(d.Message, "expected required property") {
		code = "required"
	}
	return fault.Field{Pointer: pointer, Code: code, Detail: d.Message}
}

func missing(message string) (string, bool) {
	var name string
	n, _ := fmt.Sscanf(message, "expected required property %s to be present", &name)
	return name, n == 1
}

var unfit = regexp.MustCompile(`cannot unmarshal number (\S+) into`)

// overflow finds the number that does not fit its field: huma lets it pass, and Go's
// decoder names the number and not its place.
func overflow(d *huma.ErrorDetail) (pointer string, ok bool) {
	body, _ := d.Value.(string)
	m := unfit.FindStringSubmatch(d.Message)
	if m == nil {
		return "", false
	}
	var value any
	in := json.NewDecoder(strings.NewReader(body))
	in.UseNumber()
	if in.Decode(&value) != nil {
		return "", false
	}
	return pointerTo(value, json.Number(m[1]), "")
}

// pointerTo is where in value the number stands for the first time.
func pointerTo(value any, n json.Number, at string) (string, bool) {
	switch v := value.(type) {
	case json.Number:
		return at, v == n
	case []any:
		for i, inner := range v {
			if p, ok := pointerTo(inner, n, at+"/"+strconv.Itoa(i)); ok {
				return p, true
			}
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if p, ok := pointerTo(v[key], n, at+"/"+key); ok {
				return p, true
			}
		}
	}
	return "", false
}
