// Package reporting answers an owner's questions: what was booked and what came
// of it, who sends patients who come and pay, who is overloaded, which calls are
// late, and where revenue leaks. It reads and never writes; each number says by
// which formula it is made, and opens to the rows behind it.
//
// One word means one thing in all reports: booked is every appointment of the
// period by its start; completed, cancelled and missed are what became of it;
// issued is what invoices say less what credit notes take back; paid is money
// taken less money given back. Days are those of the branch's wall.
package reporting

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
)

// Capacity tells how long practitioners work at a branch, in minutes.
type Capacity interface {
	CapacityTx(ctx context.Context, tx database.Tx, branch uuid.UUID, first, last availability.Date) (map[uuid.UUID]int64, error)
}

// Deps is what the domain is built from.
type Deps struct {
	DB       *database.DB
	Clock    clock.Clock
	Capacity Capacity
}

// Service is the reporting domain.
type Service struct{ Deps }

// New wires the domain.
func New(d Deps) *Service { return &Service{d} }

// Filter says what a report is about; what is empty does not narrow it.
type Filter struct {
	From, To time.Time // days, both included
	Branch, Practitioner,
	Service *uuid.UUID
	Source string
}

// What can be wrong with what is asked.
var (
	ErrInvalid   = fault.New(fault.Invalid, "reporting.invalid", "Choose another period or grouping.")
	errPeriod    = fault.Field{Pointer: "/to", Code: "order", Detail: "The period ends before it begins."}
	errTooLong   = fault.Field{Pointer: "/to", Code: "too_long", Detail: "Choose at most two years."}
	errGrouping  = fault.Field{Pointer: "/by", Code: "unknown", Detail: "Not a grouping of this report."}
	errKind      = fault.Field{Pointer: "/kind", Code: "unknown", Detail: "There are no such rows."}
	longestRange = 731 * 24 * time.Hour
)

func (f Filter) check() error {
	switch {
	case f.To.Before(f.From):
		return ErrInvalid.With(errPeriod)
	case f.To.Sub(f.From) > longestRange:
		return ErrInvalid.With(errTooLong)
	}
	return nil
}

// statement is SQL being written with its arguments.
type statement struct {
	strings.Builder
	args []any
}

// asking begins the arguments with the tenant, which is always $1.
func asking(tx database.Tx) *statement { return &statement{args: []any{tx.Tenant()}} }

// arg is the place of a value.
func (s *statement) arg(v any) string {
	s.args = append(s.args, v)
	return fmt.Sprintf("$%d", len(s.args))
}

func (s *statement) add(format string, values ...any) *statement {
	fmt.Fprintf(s, format, values...)
	return s
}

// appointmentsWhere narrows report_appointments a, joined with branches b. The
// constant bounds are for the index, which knows no zones.
func (f Filter) appointmentsWhere(s *statement) {
	from, to := s.arg(f.From), s.arg(f.To.AddDate(0, 0, 1))
	s.add(` WHERE a.tenant_id = $1 AND a.status NOT IN ('requested', 'held', 'payment_pending')
		AND a.starts_at >= %[1]s::date - 1 AND a.starts_at < %[2]s::date + 1
		AND a.starts_at >= timezone(b.time_zone, %[1]s::date::timestamp) AND a.starts_at < timezone(b.time_zone, %[2]s::date::timestamp)`, from, to)
	f.same(s, "a.branch_id", f.Branch)
	f.same(s, "a.practitioner_id", f.Practitioner)
	f.same(s, "a.service_id", f.Service)
	if f.Source != "" {
		s.add(" AND a.source = %s", s.arg(f.Source))
	}
}

func (f Filter) same(s *statement, column string, value *uuid.UUID) {
	if value != nil {
		s.add(" AND %s = %s", column, s.arg(*value))
	}
}

// days narrows a column of days of the branch.
func (f Filter) days(s *statement, column string) {
	s.add(" AND %[1]s >= %[2]s::date AND %[1]s <= %[3]s::date", column, s.arg(f.From), s.arg(f.To))
}

// group is a way to cut a report: what rows are told apart by, and how they are called.
type group struct{ key, label string }

const joinsOfAppointments = `
  FROM report_appointments a
  JOIN branches b ON b.tenant_id = a.tenant_id AND b.id = a.branch_id
  JOIN resources pr ON pr.tenant_id = a.tenant_id AND pr.id = a.practitioner_id
  JOIN services sv ON sv.tenant_id = a.tenant_id AND sv.id = a.service_id`

var appointmentGroups = map[string]group{
	"day":           {"timezone(b.time_zone, a.starts_at)::date::text", "timezone(b.time_zone, a.starts_at)::date::text"},
	"branch":        {"a.branch_id::text", "b.name"},
	"practitioner":  {"a.practitioner_id::text", "pr.name"},
	"service":       {"a.service_id::text", "sv.name"},
	"source":        {"a.source", "a.source"},
	"cancel_reason": {"COALESCE(NULLIF(a.cancel_code, ''), '-')", "COALESCE(NULLIF(a.cancel_code, ''), '-')"},
}
