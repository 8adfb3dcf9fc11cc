package scheduling

import (
	"errors"
	"fmt"

	"github.com/praxis-clinic/praxis/internal/kit/fault"
)

// within moves the fields of a fault below the item of a list they belong to.
func within(err error, items, i int) error {
	var f *fault.Error
	if items < 2 || !errors.As(err, &f) || len(f.Fields) == 0 {
		return err
	}
	moved := *f
	moved.Fields = nil
	for _, field := range f.Fields {
		field.Pointer = fmt.Sprintf("/services/%d%s", i, field.Pointer)
		moved.Fields = append(moved.Fields, field)
	}
	return &moved
}

func orNil(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// set writes what was sent, where it was sent.
func set[T any](field, sent *T) {
	if sent != nil {
		*field = *sent
	}
}
