// Package fault is the one error type that crosses package borders. What is
// not a fault is our own mistake and leaves as a bare 500.
package fault

import (
	"errors"
	"maps"
	"time"
)

// Kind decides the HTTP status and nothing else.
type Kind int

// The kinds, each with one HTTP status.
const (
	Internal        Kind = iota // 500
	Invalid                     // 422
	Unauthenticated             // 401
	Forbidden                   // 403
	NotFound                    // 404
	Conflict                    // 409
	Gone                        // 410
	Stale                       // 412, somebody else changed it first
	Unconditional               // 428, an If-Match is missing
	TooMany                     // 429
	Unavailable                 // 503
	NotAllowed                  // 405
	Abandoned                   // 499, whoever asked has hung up
)

// Field is one thing wrong with the input.
type Field struct {
	Pointer string `json:"pointer"` // JSON pointer into the body, "/phone"
	Code    string `json:"code"`    // "required", "too_long"
	Detail  string `json:"detail"`  // a sentence
}

// Error is an error a person may read. Compare with errors.Is: copies made by
// With and WithExtra still match the error they came from.
type Error struct {
	Kind       Kind
	Code       string // stable, "patients.email_taken"
	Detail     string // safe to show
	Fields     []Field
	Extra      map[string]any // further members of the problem document
	RetryAfter time.Duration
}

func (e *Error) Error() string { return e.Code }

// Is matches by code.
func (e *Error) Is(target error) bool {
	var t *Error
	return errors.As(target, &t) && t.Code == e.Code
}

// New declares a domain error, once, as a package variable.
func New(k Kind, code, detail string) *Error { return &Error{Kind: k, Code: code, Detail: detail} }

// With returns a copy that names the fields at fault.
func (e *Error) With(fields ...Field) *Error {
	c := *e
	c.Fields = append(append([]Field{}, e.Fields...), fields...)
	return &c
}

// WithExtra returns a copy with a further member in its problem document.
func (e *Error) WithExtra(key string, value any) *Error {
	c := *e
	c.Extra = maps.Clone(e.Extra)
	if c.Extra == nil {
		c.Extra = map[string]any{}
	}
	c.Extra[key] = value
	return &c
}

// After returns a copy that says when to try again.
func (e *Error) After(d time.Duration) *Error {
	c := *e
	c.RetryAfter = d
	return &c
}

// As finds the fault in err, or calls it internal.
func As(err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return &Error{Kind: Internal, Code: "internal", Detail: "Something went wrong on our side. Nothing was saved."}
}

// Fields collects everything wrong with an input before it is refused.
type Fields []Field

// Add notes one field.
func (f *Fields) Add(pointer, code, detail string) {
	*f = append(*f, Field{Pointer: pointer, Code: code, Detail: detail})
}

// Check notes the field unless ok.
func (f *Fields) Check(ok bool, pointer, code, detail string) {
	if !ok {
		f.Add(pointer, code, detail)
	}
}

// Err is nil where nothing was noted, and base with the fields otherwise.
func (f Fields) Err(base *Error) error {
	if len(f) == 0 {
		return nil
	}
	return base.With(f...)
}
