package billing

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/kit/database"
)

// InvoiceFilter narrows a list of invoices; what is empty does not.
type InvoiceFilter struct {
	Branch, Patient, Appointment *uuid.UUID
	Status                       InvoiceStatus
	State                        PaymentState // unpaid, part_paid or paid: of issued ones
	Overdue                      bool         // due before today, by the wall of the branch
	From, To                     *time.Time   // issued on these days, both included
	After                        InvoiceCursor
	Limit                        int
}

// InvoiceCursor is the place in a list after which the next page begins.
type InvoiceCursor struct {
	At time.Time `json:"a"`
	ID uuid.UUID `json:"i"`
}

// Invoices lists invoices and credit notes without their lines, the latest
// first.
func (s *Service) Invoices(ctx context.Context, f InvoiceFilter) ([]Invoice, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Invoice, error) { return s.invoicesTx(ctx, tx, f) })
}

const invoiceColumns = `
	SELECT i.id, i.branch_id, br.name, br.time_zone, i.patient_id, p.name, p.number, i.kind, i.status, i.corrects_id, COALESCE(c.number, ''),
	       i.appointment_id, i.currency, i.gross, i.discount, i.net, i.tax, i.total, COALESCE(i.number, ''), i.issued_at, i.issued_on, i.due_on,
	       i.created_at, i.version, i.reason, COALESCE(b.open, 0), COALESCE(b.paid, 0), COALESCE(b.credited, 0), COALESCE(b.written_off, 0)
	  FROM invoices i
	  JOIN branches br ON br.tenant_id = i.tenant_id AND br.id = i.branch_id
	  JOIN patients p ON p.tenant_id = i.tenant_id AND p.id = i.patient_id
	  LEFT JOIN invoices c ON c.tenant_id = i.tenant_id AND c.id = i.corrects_id
	  LEFT JOIN LATERAL (
	      SELECT sum(e.amount)::bigint AS open, (-sum(e.amount) FILTER (WHERE e.payment_id IS NOT NULL))::bigint AS paid,
	             (-sum(e.amount) FILTER (WHERE t.kind = 'credit'))::bigint AS credited,
	             (-sum(e.amount) FILTER (WHERE t.kind = 'write_off'))::bigint AS written_off
	        FROM ledger_entries e
	        JOIN ledger_transactions t ON t.tenant_id = e.tenant_id AND t.id = e.transaction_id
	       WHERE e.tenant_id = i.tenant_id AND e.invoice_id = i.id AND e.account = 'receivable') b ON true
	 WHERE i.tenant_id = $1`

func (f InvoiceFilter) sql(tx database.Tx, now time.Time) (string, []any) {
	args := []any{tx.Tenant()}
	var where strings.Builder
	add := func(use bool, condition string, values ...any) {
		if !use {
			return
		}
		places := make([]any, len(values))
		for i, v := range values {
			args = append(args, v)
			places[i] = len(args)
		}
		fmt.Fprintf(&where, " AND "+condition, places...)
	}
	add(f.Branch != nil, "i.branch_id = $%d", f.Branch)
	add(f.Patient != nil, "i.patient_id = $%d", f.Patient)
	add(f.Appointment != nil, "i.appointment_id = $%d", f.Appointment)
	add(f.Status != "", "i.status = $%d", f.Status)
	add(f.State != "" || f.Overdue, "i.status = 'issued' AND i.kind = 'invoice'")
	add(f.State == Unpaid, "b.open > 0 AND COALESCE(b.paid, 0) = 0")
	add(f.State == PartPaid, "b.open > 0 AND b.paid > 0")
	add(f.State == Paid, "COALESCE(b.open, 0) = 0")
	add(f.Overdue, "b.open > 0 AND i.due_on < ($%d::timestamptz AT TIME ZONE br.time_zone)::date", now)
	add(f.From != nil, "i.issued_on >= $%d", f.From)
	add(f.To != nil, "i.issued_on <= $%d", f.To)
	add(!f.After.At.IsZero(), "(i.created_at, i.id) < ($%d, $%d)", f.After.At, f.After.ID)
	args = append(args, f.Limit)
	return invoiceColumns + where.String() + fmt.Sprintf(` ORDER BY i.created_at DESC, i.id DESC LIMIT $%d`, len(args)), args
}

func (s *Service) invoicesTx(ctx context.Context, tx database.Tx, f InvoiceFilter) ([]Invoice, error) {
	sql, args := f.sql(tx, s.Clock.Now())
	rows, err := tx.Query(ctx, sql, args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (i Invoice, err error) {
		err = row.Scan(&i.ID, &i.Branch, &i.BranchName, &i.Zone, &i.Patient, &i.PatientName, &i.PatientNumber, &i.Kind, &i.Status, &i.Corrects, &i.CorrectsNo,
			&i.Appointment, &i.Currency, &i.Sums.Gross, &i.Sums.Discount, &i.Sums.Net, &i.Sums.Tax, &i.Sums.Total, &i.Number, &i.IssuedAt, &i.IssuedOn, &i.DueOn,
			&i.CreatedAt, &i.Version, &i.Reason, &i.Balance.Open, &i.Balance.Paid, &i.Balance.Credited, &i.Balance.WrittenOff)
		return i, err
	})
}
