package scheduling

import (
	"reflect"

	"github.com/danielgtaylor/huma/v2"
)

// optional is a query parameter that may be left out; huma has no pointers there.
type optional[T any] struct {
	Value T
	sent  bool
}

// Schema is that of the value.
func (o optional[T]) Schema(r huma.Registry) *huma.Schema {
	return huma.SchemaFromType(r, reflect.TypeFor[T]())
}

// Receiver is where huma writes the value.
func (o *optional[T]) Receiver() reflect.Value { return reflect.ValueOf(o).Elem().Field(0) }

// OnParamSet notes whether there was one.
func (o *optional[T]) OnParamSet(sent bool, _ any) { o.sent = sent }

func (o optional[T]) value() *T {
	if !o.sent {
		return nil
	}
	return &o.Value
}
