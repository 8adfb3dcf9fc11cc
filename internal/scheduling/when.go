package scheduling

import (
	"time"

	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
)

// When is a start as a client gives it: what the clock on the branch's wall
// reads, or an instant. Exactly one of them.
type When struct {
	Local string     `json:"start_local,omitempty"`
	At    *time.Time `json:"starts_at,omitempty"`
}

// What can be wrong with a start.
var (
	ErrNoSuchTime = fault.New(fault.Invalid, "scheduling.no_such_time", "The clocks skip this time on that day.")
	ErrAmbiguous  = fault.New(fault.Invalid, "scheduling.ambiguous_time", "The clocks are put back over this time: say which of the two is meant.")
)

// date is the day it falls on, give or take one: enough to know which rules to read.
func (w When) date() (availability.Date, error) {
	var faults fault.Fields
	faults.Check((w.Local == "") != (w.At == nil), "/start_local", "required", "Give start_local or starts_at, one of them.")
	if w.At != nil {
		return availability.DateOf(w.At.UTC()), faults.Err(ErrInvalid)
	}
	t, err := time.Parse(availability.LocalLayout, w.Local)
	faults.Check(w.Local == "" || err == nil && len(w.Local) == len(availability.LocalLayout), "/start_local", "invalid", "Write the time as 2026-11-24T09:30.")
	return availability.DateOf(t), faults.Err(ErrInvalid)
}

// in is the instant meant in zone. It returns ErrNoSuchTime or ErrAmbiguous,
// the latter with both instants as "choices".
func (w When) in(zone *time.Location) (time.Time, error) {
	if w.At != nil {
		return w.At.In(zone), nil
	}
	all, err := availability.Instants(zone, w.Local)
	switch {
	case err != nil:
		return time.Time{}, err
	case len(all) == 0:
		return time.Time{}, ErrNoSuchTime.With(fault.Field{Pointer: "/start_local", Code: "skipped", Detail: ErrNoSuchTime.Detail})
	case len(all) > 1:
		return time.Time{}, ErrAmbiguous.With(fault.Field{Pointer: "/start_local", Code: "ambiguous", Detail: ErrAmbiguous.Detail}).WithExtra("choices", all)
	}
	return all[0], nil
}
