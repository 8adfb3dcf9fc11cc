package reporting

import (
	"context"

	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/kit/database"
)

// Outcome is what became of the appointments of a group.
type Outcome struct {
	Key, Label string
	Booked     int64 // all of the period, by their start
	Completed  int64
	Cancelled  int64
	Late       int64 // cancelled after the notice the clinic asks for
	Missed     int64
	Open       int64 // still to come, or here
}

// MissedRate is missed / (completed + missed), in basis points; 0 where neither was.
func (o Outcome) MissedRate() int64 {
	if o.Completed+o.Missed == 0 {
		return 0
	}
	return o.Missed * 10_000 / (o.Completed + o.Missed)
}

const outcomes = `count(*), count(*) FILTER (WHERE a.status = 'completed'), count(*) FILTER (WHERE a.status = 'cancelled'),
	count(*) FILTER (WHERE a.status = 'cancelled' AND a.cancelled_late), count(*) FILTER (WHERE a.status = 'no_show'),
	count(*) FILTER (WHERE a.status IN ('confirmed', 'arrived', 'in_service'))`

// Appointments counts what was booked and what came of it, by day, branch,
// practitioner, service, source or cancel_reason. The second answer is the total,
// counted for itself.
func (s *Service) Appointments(ctx context.Context, f Filter, by string) ([]Outcome, Outcome, error) {
	g, ok := appointmentGroups[by]
	if !ok {
		return nil, Outcome{}, ErrInvalid.With(errGrouping)
	}
	rows, err := read[Outcome](ctx, s, f, func(tx database.Tx, f Filter) *statement {
		q := asking(tx)
		q.add("SELECT %s, %s, %s %s", g.key, g.label, outcomes, joinsOfAppointments)
		f.appointmentsWhere(q)
		return q.add(" GROUP BY 1, 2 ORDER BY 1")
	})
	if err != nil {
		return nil, Outcome{}, err
	}
	total, err := read[Outcome](ctx, s, f, func(tx database.Tx, f Filter) *statement {
		q := asking(tx)
		q.add("SELECT '', '', %s %s", outcomes, joinsOfAppointments)
		f.appointmentsWhere(q)
		return q
	})
	if err != nil {
		return nil, Outcome{}, err
	}
	return rows, total[0], nil
}

// Quality is what a source is worth: who it brings, whether they come, and what they pay.
type Quality struct {
	Source    string
	Booked    int64
	Completed int64
	Missed    int64
	Patients  int64
	New       int64 // patients whose first appointment is in the period
	Issued    int64 // minor units: invoices about these appointments, less credit notes
	Paid      int64 // of it, what was paid
}

// Sources tells which source brings patients who come and pay.
func (s *Service) Sources(ctx context.Context, f Filter) ([]Quality, error) {
	return read[Quality](ctx, s, f, func(tx database.Tx, f Filter) *statement {
		q := asking(tx)
		q.add(`WITH mine AS (SELECT a.appointment_id, a.source, a.status, a.patient_id, a.starts_at %s`, joinsOfAppointments)
		f.appointmentsWhere(q)
		q.add(`), worth AS (
			SELECT c.appointment_id, sum(c.total) AS issued, sum(c.paid) AS paid FROM report_claims c
			 WHERE c.tenant_id = $1 AND c.appointment_id IN (SELECT appointment_id FROM mine) GROUP BY 1)
		SELECT m.source, count(*), count(*) FILTER (WHERE m.status = 'completed'), count(*) FILTER (WHERE m.status = 'no_show'),
		       count(DISTINCT m.patient_id),
		       count(DISTINCT m.patient_id) FILTER (WHERE NOT EXISTS (SELECT FROM appointments e
		             WHERE e.tenant_id = $1 AND e.patient_id = m.patient_id AND e.starts_at < m.starts_at AND e.status <> 'cancelled')),
		       COALESCE(sum(w.issued), 0)::bigint, COALESCE(sum(w.paid), 0)::bigint
		  FROM mine m LEFT JOIN worth w ON w.appointment_id = m.appointment_id
		 GROUP BY 1 ORDER BY 2 DESC, 1`)
		return q
	})
}

// read asks for rows of T, in the order of its fields.
func read[T any](ctx context.Context, s *Service, f Filter, write func(database.Tx, Filter) *statement) ([]T, error) {
	if err := f.check(); err != nil {
		return nil, err
	}
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]T, error) { return readTx[T](ctx, tx, write(tx, f)) })
}

func readTx[T any](ctx context.Context, tx database.Tx, q *statement) ([]T, error) {
	rows, err := tx.Query(ctx, q.String(), q.args...)
	if err != nil {
		return nil, err
	}
	out, err := pgx.CollectRows(rows, pgx.RowToStructByPos[T])
	if out == nil {
		out = []T{}
	}
	return out, err
}
