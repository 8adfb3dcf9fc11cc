package scheduling

import (
	"fmt"
	"strings"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
)

// The columns are those of schedulingdb.AppointmentByIDRow, in its order.
const selectAppointments = `
SELECT a.id, a.branch_id, a.service_id, a.practitioner_id, a.room_id, a.patient_id, a.status, a.starts_at, a.ends_at,
       a.arrived_at, a.started_at, a.completed_at, a.cancelled_at, a.confirmed_by_patient_at,
       a.source, a.utm_source, a.utm_medium, a.utm_campaign, a.referrer, a.note, a.cancel_reason, a.cancel_code, a.cancelled_by,
       a.cancelled_late, a.created_at, a.version, b.time_zone, s.name, s.color, pr.name, ro.name, p.name, p.phone
  FROM appointments a
  JOIN branches b ON b.tenant_id = a.tenant_id AND b.id = a.branch_id
  JOIN services s ON s.tenant_id = a.tenant_id AND s.id = a.service_id
  JOIN resources pr ON pr.tenant_id = a.tenant_id AND pr.id = a.practitioner_id
  LEFT JOIN resources ro ON ro.tenant_id = a.tenant_id AND ro.id = a.room_id
  JOIN patients p ON p.tenant_id = a.tenant_id AND p.id = a.patient_id
 WHERE a.tenant_id = $1`

// sql is the list's statement: only operators that an index serves under
// row-level security.
func (f AppointmentFilter) sql(tx database.Tx) (string, []any) {
	args := []any{tx.Tenant()}
	var b strings.Builder
	b.WriteString(selectAppointments)
	and := func(condition string, values ...any) {
		places := make([]any, len(values))
		for i, v := range values {
			args = append(args, v)
			places[i] = len(args)
		}
		fmt.Fprintf(&b, " AND "+condition, places...)
	}
	if f.Branch != nil {
		and("a.branch_id = $%d", *f.Branch)
	}
	if f.Patient != nil {
		and("a.patient_id = $%d", *f.Patient)
	}
	if f.From != nil {
		and("a.starts_at >= $%d", *f.From)
	}
	if f.To != nil {
		and("a.starts_at < $%d", *f.To)
	}
	// the constant bounds are for the index, which knows no zones
	if f.First != nil {
		and("a.starts_at >= $%d AND a.starts_at >= timezone(b.time_zone, $%d::timestamp)", f.First.Time().Add(-aDay), midnight(*f.First))
	}
	if f.Last != nil {
		end := *f.Last + 1
		and("a.starts_at < $%d AND a.starts_at < timezone(b.time_zone, $%d::timestamp)", end.Time().Add(aDay), midnight(end))
	}
	if f.After.ID != uuid.Nil {
		and("(a.starts_at, a.id) > ($%d, $%d)", f.After.StartsAt, f.After.ID)
	}
	args = append(args, f.Limit)
	fmt.Fprintf(&b, " ORDER BY a.starts_at, a.id LIMIT $%d", len(args))
	return b.String(), args
}
