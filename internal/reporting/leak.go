package reporting

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
)

// Leak is one way in which revenue is lost, and how much of it.
type Leak struct {
	Kind   string
	Count  int64
	Amount int64 // minor units; 0 where it has no price
}

// Row is one case behind a number.
type Row struct {
	ID      uuid.UUID // of the appointment, invoice, refund or visit
	What    string    // appointment, invoice, refund or visit
	On      time.Time // the day, by the branch's wall
	Branch  string
	Patient uuid.UUID
	Name    string // the patient's
	Label   string // the service, the document's number or the reason
	Person  string // who gave, made or wrote it
	Amount  int64
}

const ofAppointments = `SELECT a.appointment_id AS id, 'appointment' AS what, timezone(b.time_zone, a.starts_at)::date AS on, b.name AS branch,
	a.patient_id AS patient, p.name AS name, sv.name AS label, pr.name AS person, a.price_amount AS amount` + joinsOfAppointments + `
  JOIN patients p ON p.tenant_id = a.tenant_id AND p.id = a.patient_id`

// leaks are the ways, in the order they are shown. An appointment is billed once
// an issued invoice is about it.
var leaks = []struct {
	kind, sql string
	days      string // the column of days; empty for appointments, whose filter is their own
}{
	{"completed_not_billed", ofAppointments, ""},
	{"no_show_without_fee", ofAppointments, ""},
	{"billed_not_paid", `SELECT c.invoice_id, 'invoice', c.issued_on, b.name, c.patient_id, p.name, c.number, COALESCE(m.name, ''), c.owed
	  FROM report_claims c JOIN branches b ON b.tenant_id = c.tenant_id AND b.id = c.branch_id
	  JOIN patients p ON p.tenant_id = c.tenant_id AND p.id = c.patient_id
	  LEFT JOIN members m ON m.tenant_id = c.tenant_id AND c.created_by = 'staff:' || m.id
	 WHERE c.tenant_id = $1 AND c.owed > 0`, "c.issued_on"},
	{"discounts", `SELECT l.invoice_id, 'invoice', l.issued_on, b.name, l.patient_id, p.name, l.discount_reason, COALESCE(m.name, l.created_by), l.discount
	  FROM report_issued_lines l JOIN branches b ON b.tenant_id = l.tenant_id AND b.id = l.branch_id
	  JOIN patients p ON p.tenant_id = l.tenant_id AND p.id = l.patient_id
	  LEFT JOIN members m ON m.tenant_id = l.tenant_id AND l.created_by = 'staff:' || m.id
	 WHERE l.tenant_id = $1 AND l.discount > 0`, "l.issued_on"},
	{"refunds", `SELECT r.id, 'refund', r.made_on, b.name, r.patient_id, p.name, r.reason, COALESCE(m.name, r.requested_by), r.amount
	  FROM refunds r JOIN branches b ON b.tenant_id = r.tenant_id AND b.id = r.branch_id
	  JOIN patients p ON p.tenant_id = r.tenant_id AND p.id = r.patient_id
	  LEFT JOIN members m ON m.tenant_id = r.tenant_id AND r.requested_by = 'staff:' || m.id
	 WHERE r.tenant_id = $1 AND r.status = 'made'`, "r.made_on"},
	{"unsigned_notes", `SELECT v.id, 'visit', timezone(b.time_zone, v.opened_at)::date, b.name, v.patient_id, p.name, COALESCE(sv.name, ''), pr.name, 0::bigint
	  FROM visits v JOIN branches b ON b.tenant_id = v.tenant_id AND b.id = v.branch_id
	  JOIN patients p ON p.tenant_id = v.tenant_id AND p.id = v.patient_id
	  JOIN resources pr ON pr.tenant_id = v.tenant_id AND pr.id = v.practitioner_id
	  LEFT JOIN services sv ON sv.tenant_id = v.tenant_id AND sv.id = v.service_id
	 WHERE v.tenant_id = $1 AND v.state = 'closed'
	   AND NOT EXISTS (SELECT FROM notes n WHERE n.tenant_id = $1 AND n.visit_id = v.id AND n.state = 'signed')`, "timezone(b.time_zone, v.opened_at)::date"},
}

var alias = map[string]string{"billed_not_paid": "c", "discounts": "l", "refunds": "r", "unsigned_notes": "v"}

// rowsOf writes the statement for the rows of a leak.
func (f Filter) rowsOf(q *statement, kind string) bool {
	for _, l := range leaks {
		if l.kind != kind {
			continue
		}
		q.add("%s", l.sql)
		if l.days != "" {
			f.days(q, l.days)
			f.same(q, alias[kind]+".branch_id", f.Branch)
			return true
		}
		f.appointmentsWhere(q)
		state := map[string]string{"completed_not_billed": "completed", "no_show_without_fee": "no_show"}[kind]
		q.add(` AND a.status = %s AND NOT EXISTS (SELECT FROM invoice_lines il JOIN invoices i ON i.tenant_id = il.tenant_id AND i.id = il.invoice_id
			WHERE il.tenant_id = $1 AND il.appointment_id = a.appointment_id AND i.status = 'issued')`, q.arg(state))
		return true
	}
	return false
}

// Leaks tells where revenue leaks.
func (s *Service) Leaks(ctx context.Context, f Filter) ([]Leak, error) {
	if err := f.check(); err != nil {
		return nil, err
	}
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Leak, error) {
		out := make([]Leak, len(leaks))
		for i, l := range leaks {
			rows := asking(tx)
			f.rowsOf(rows, l.kind)
			q := &statement{args: rows.args}
			q.add("SELECT '%s', count(*), COALESCE(sum(amount), 0)::bigint FROM (%s) AS x(id, what, day, branch, patient, name, label, person, amount)", l.kind, rows.String())
			found, err := readTx[Leak](ctx, tx, q)
			if err != nil {
				return nil, err
			}
			out[i] = found[0]
		}
		return out, nil
	})
}

// Rows are the cases behind a leak, the newest first.
func (s *Service) Rows(ctx context.Context, f Filter, kind string, limit, skip int) ([]Row, error) {
	if err := f.check(); err != nil {
		return nil, err
	}
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Row, error) {
		rows := asking(tx)
		if !f.rowsOf(rows, kind) {
			return nil, ErrInvalid.With(errKind)
		}
		q := &statement{args: rows.args}
		q.add("SELECT * FROM (%s) AS x(id, what, day, branch, patient, name, label, person, amount) ORDER BY day DESC, id LIMIT %s OFFSET %s",
			rows.String(), q.arg(limit), q.arg(skip))
		return readTx[Row](ctx, tx, q)
	})
}
