package httpserver

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/fault"
)

// ErrText refuses text that cannot be shown or kept: PostgreSQL takes no NUL, and
// no page, letter or file has a use for the other control characters.
var ErrText = fault.New(fault.Invalid, "request.control_characters", "Take the control characters out of the text.")

// errInstant refuses a time with an offset that is none.
var errInstant = fault.New(fault.Invalid, "request.invalid", "The request is not of the form this operation takes.")

// checkText looks at every text of an input, also those that no operation limits.
func checkText(input any) error {
	var f fault.Fields
	walkInput(reflect.Indirect(reflect.ValueOf(input)), &f)
	if slices.ContainsFunc(f, func(x fault.Field) bool { return x.Code == "invalid" }) {
		return f.Err(errInstant)
	}
	return f.Err(ErrText)
}

// walkInput tells the body from the parameters.
func walkInput(v reflect.Value, f *fault.Fields) {
	for i := range v.NumField() {
		field := v.Type().Field(i)
		switch {
		case field.Anonymous && field.Type.Kind() == reflect.Struct:
			walkInput(v.Field(i), f)
		case field.IsExported() && field.Name != "RawBody":
			walkText(v.Field(i), place(field), f)
		}
	}
}

// place is where a parameter comes from, as shapeProblem writes it: "query/q". The
// body is the root of its pointers.
func place(field reflect.StructField) string {
	for _, in := range []string{"path", "query", "header"} {
		if name, _, _ := strings.Cut(field.Tag.Get(in), ","); name != "" {
			return in + "/" + name
		}
	}
	return ""
}

func walkText(v reflect.Value, pointer string, f *fault.Fields) {
	switch v.Kind() { //nolint:exhaustive // the rest holds no text
	case reflect.String:
		f.Check(plain(v.String()), pointer, "control_characters", "Take the control characters out.")
	case reflect.Pointer, reflect.Interface:
		walkText(v.Elem(), pointer, f)
	case reflect.Slice:
		for i := range v.Len() {
			walkText(v.Index(i), pointer+"/"+strconv.Itoa(i), f)
		}
	case reflect.Struct:
		if t, ok := instant(v); ok {
			_, err := t.MarshalText()
			f.Check(err == nil, pointer, "invalid", "Write an instant with its offset: 2026-11-24T09:30:00+05:30.")
			return
		}
		walkFields(v, pointer, f)
	}
}

// instant is a time that was read; Go reads offsets that it does not write.
func instant(v reflect.Value) (t time.Time, ok bool) {
	if v.CanInterface() {
		t, ok = v.Interface().(time.Time)
	}
	return t, ok
}

// walkFields takes a field without a name of its own for what it wraps.
func walkFields(v reflect.Value, pointer string, f *fault.Fields) {
	for i := range v.NumField() {
		field := v.Type().Field(i)
		at := pointer
		if name, _, _ := strings.Cut(field.Tag.Get("json"), ","); name != "" {
			at += "/" + name
		}
		if field.IsExported() {
			walkText(v.Field(i), at, f)
		}
	}
}

func plain(s string) bool { return utf8.ValidString(s) && !strings.ContainsFunc(s, control) }

// control is what breaks text, or hides what it says: all control characters but
// those that lay out lines, and those that turn the writing around. The marks that
// Arabic and Hindi are written with stay.
func control(r rune) bool {
	switch r {
	case '\n', '\r', '\t':
		return false
	case '\u202a', '\u202b', '\u202c', '\u202d', '\u202e':
		return true
	}
	return unicode.IsControl(r)
}

// uuidText describes an id that a body holds, so that one which is none is refused
// by its place. (Without it huma takes any text, and the decoder names no field.)
type uuidText struct{}

// Schema satisfies huma.SchemaProvider.
func (uuidText) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Format: "uuid"}
}

func schemas() huma.Registry {
	r := huma.NewMapRegistry("#/components/schemas/", schemaName)
	r.RegisterTypeAlias(reflect.TypeFor[uuid.UUID](), reflect.TypeFor[uuidText]())
	return r
}
