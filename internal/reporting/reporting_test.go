package reporting_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/reporting"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
)

var noon = time.Date(2026, 3, 18, 12, 0, 0, 0, time.UTC)

// tenHours is everybody's time at every branch.
type tenHours struct{ people []uuid.UUID }

func (c tenHours) CapacityTx(context.Context, database.Tx, uuid.UUID, availability.Date, availability.Date) (map[uuid.UUID]int64, error) {
	out := map[uuid.UUID]int64{}
	for _, p := range c.people {
		out[p] = 600
	}
	return out, nil
}

// clinic is a chain with two branches, a practitioner and a service of 500.00.
type clinic struct {
	*reporting.Service
	db                        *database.DB
	ctx                       context.Context
	here, there, doctor, care uuid.UUID
	next                      int
}

func setup(t *testing.T) *clinic {
	t.Helper()
	db := dbtest.New(t)
	c := &clinic{db: db, ctx: dbtest.Tenant(t, db, access.ReportsRead, access.ReportsMoney, access.ReportsExport), doctor: id.New(), care: id.New()}
	c.here, c.there = dbtest.Branch(t, c.ctx, db, "Asia/Kolkata"), dbtest.Branch(t, c.ctx, db, "America/New_York")
	c.Service = reporting.New(reporting.Deps{DB: db, Clock: clock.NewFixed(noon), Capacity: tenHours{[]uuid.UUID{c.doctor}}})
	c.do(t, `INSERT INTO services (tenant_id, id, name, duration_minutes, price_amount, price_currency, created_at) VALUES ($1, $2, 'Care', 30, 50000, 'INR', $3)`, c.care, noon)
	c.do(t, `INSERT INTO resources (tenant_id, id, kind, name, created_at) VALUES ($1, $2, 'practitioner', 'Dr Rao', $3)`, c.doctor, noon)
	c.do(t, `INSERT INTO resource_branches (tenant_id, resource_id, branch_id) VALUES ($1, $2, $3), ($1, $2, $4)`, c.doctor, c.here, c.there)
	return c
}

func (c *clinic) do(t *testing.T, sql string, args ...any) {
	t.Helper()
	require.NoError(t, database.InTxDo(c.ctx, c.db, func(tx database.Tx) error {
		_, err := tx.Exec(c.ctx, sql, append([]any{tx.Tenant()}, args...)...)
		return err
	}))
}

func (c *clinic) patient(t *testing.T, name string) uuid.UUID {
	t.Helper()
	p := id.New()
	c.next++
	c.do(t, `INSERT INTO patients (tenant_id, id, number, name, created_at) VALUES ($1, $2, $3, $4, $5)`, p, c.next, name, noon)
	return p
}

// visit is an appointment that ended as status.
func (c *clinic) visit(t *testing.T, branch, patient uuid.UUID, start time.Time, status, source string) uuid.UUID {
	t.Helper()
	a := id.New()
	c.do(t, `INSERT INTO appointments (tenant_id, id, branch_id, service_id, practitioner_id, patient_id, status, starts_at, ends_at, source, created_at, cancel_code, cancelled_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, CASE $7 WHEN 'cancelled' THEN 'weather' ELSE '' END, CASE $7 WHEN 'cancelled' THEN 'patient' ELSE '' END)`,
		a, branch, c.care, c.doctor, patient, status, start, start.Add(30*time.Minute), source, noon)
	return a
}

// bill issues an invoice of 500.00 less discount about a visit, of which paid is paid in cash.
func (c *clinic) bill(t *testing.T, branch, patient, visit uuid.UUID, discount, paid int64) {
	t.Helper()
	invoice, line, payment := id.New(), id.New(), id.New()
	c.next++
	total := 50000 - discount
	c.do(t, `INSERT INTO invoices (tenant_id, id, branch_id, patient_id, kind, appointment_id, currency, gross, discount, net, total, created_by, created_at)
		VALUES ($1, $2, $3, $4, 'invoice', $5, 'INR', 50000, $6, $7, $7, 'staff:x', $8)`, invoice, branch, patient, visit, discount, total, noon)
	c.do(t, `INSERT INTO invoice_lines (tenant_id, id, invoice_id, branch_id, position, kind, service_id, appointment_id, practitioner_id, description, quantity, unit_price,
		gross, discount, discount_reason, net, tax, total, tax_class, tax_status) VALUES ($1, $2, $3, $4, 1, 'service', $5, $6, $7, 'Care', 1, 50000, 50000, $8, 'old friend', $9, 0, $9, 'care', 'exempt')`,
		line, invoice, branch, c.care, visit, c.doctor, discount, total)
	c.do(t, `UPDATE invoices SET status = 'issued', number = $3, fiscal_year = 2025, sequence = $4, issued_at = $5, issued_on = '2026-03-10', document = '{}' WHERE tenant_id = $1 AND id = $2`,
		invoice, fmt.Sprintf("N%d", c.next), c.next, noon)
	c.post(t, branch, "issue", invoice, fmt.Sprintf(`[{"account":"receivable","amount":%[1]d,"patient_id":"%[2]s","invoice_id":"%[3]s"},{"account":"revenue","amount":-%[1]d,"invoice_id":"%[3]s"}]`, total, patient, invoice))
	if paid == 0 {
		return
	}
	c.do(t, `INSERT INTO payments (tenant_id, id, branch_id, patient_id, currency, amount, number, fiscal_year, sequence, document, taken_on, taken_at, taken_by)
		VALUES ($1, $2, $3, $4, 'INR', $5, $6, 2025, $7, '{}', '2026-03-10', $8, 'staff:x')`, payment, branch, patient, paid, fmt.Sprintf("R%d", c.next), c.next, noon)
	c.post(t, branch, "payment", payment, fmt.Sprintf(`[{"account":"money","amount":%[1]d,"method":"cash","payment_id":"%[2]s","patient_id":"%[3]s"},
		{"account":"receivable","amount":-%[1]d,"payment_id":"%[2]s","patient_id":"%[3]s","invoice_id":"%[4]s"}]`, paid, payment, patient, invoice))
}

func (c *clinic) post(t *testing.T, branch uuid.UUID, kind string, about uuid.UUID, entries string) {
	t.Helper()
	c.do(t, `SELECT ledger_post($2, $3, $4, $5, 'INR', '', '2026-03-10', $6, $7) WHERE $1::uuid IS NOT NULL`, id.New(), branch, kind, about, noon, entries)
}

func march(days ...int) reporting.Filter {
	f := reporting.Filter{From: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), To: time.Date(2026, 3, 31, 0, 0, 0, 0, time.UTC)}
	if len(days) == 2 {
		f.From, f.To = f.From.AddDate(0, 0, days[0]-1), f.From.AddDate(0, 0, days[1]-1)
	}
	return f
}

// busy is a month: two completed (one billed and half paid, one not billed), a no-show, a cancellation, one to come.
func busy(t *testing.T) *clinic {
	t.Helper()
	c := setup(t)
	old, fresh := c.patient(t, "Asha Rao"), c.patient(t, "=Vikram")
	c.visit(t, c.here, old, noon.AddDate(-1, 0, 0), "completed", "call")
	billed := c.visit(t, c.here, old, noon.AddDate(0, 0, -8), "completed", "website")
	c.bill(t, c.here, old, billed, 10000, 15000)
	c.visit(t, c.here, fresh, noon.AddDate(0, 0, -7), "completed", "ad")
	c.visit(t, c.here, fresh, noon.AddDate(0, 0, -6), "no_show", "ad")
	c.visit(t, c.there, old, noon.AddDate(0, 0, -5), "cancelled", "website")
	c.visit(t, c.there, fresh, noon.AddDate(0, 0, 2), "confirmed", "website")
	return c
}

func TestWhatBecameOfWhatWasBooked(t *testing.T) {
	t.Parallel()
	c := busy(t)
	for _, by := range []string{"day", "branch", "practitioner", "service", "source", "cancel_reason"} {
		rows, total, err := c.Appointments(c.ctx, march(), by)
		require.NoError(t, err, by)
		require.Equal(t, reporting.Outcome{Booked: 5, Completed: 2, Cancelled: 1, Missed: 1, Open: 1}, total)
		require.EqualValues(t, 3333, total.MissedRate())
		var sum reporting.Outcome
		for _, r := range rows {
			sum.Booked, sum.Completed, sum.Cancelled, sum.Missed, sum.Open = sum.Booked+r.Booked, sum.Completed+r.Completed, sum.Cancelled+r.Cancelled, sum.Missed+r.Missed, sum.Open+r.Open
		}
		require.Equal(t, total, sum, "%s loses or counts twice", by)
	}
	_, _, err := c.Appointments(c.ctx, march(), "shoe size")
	require.ErrorIs(t, err, reporting.ErrInvalid)
	_, _, err = c.Appointments(c.ctx, reporting.Filter{From: noon, To: noon.AddDate(0, 0, -1)}, "day")
	require.ErrorIs(t, err, reporting.ErrInvalid)
}

func TestDaysAreThoseOfTheBranch(t *testing.T) {
	t.Parallel()
	c := setup(t)
	// 20:30 UTC on the 1st is the 2nd in Kolkata and the 1st in New York
	at := time.Date(2026, 3, 1, 20, 30, 0, 0, time.UTC)
	c.visit(t, c.here, c.patient(t, "A"), at, "completed", "call")
	c.visit(t, c.there, c.patient(t, "B"), at, "completed", "call")
	rows, _, err := c.Appointments(c.ctx, march(1, 1), "branch")
	require.NoError(t, err)
	require.Len(t, rows, 1)
	require.Equal(t, c.there.String(), rows[0].Key)
	rows, _, err = c.Appointments(c.ctx, march(2, 2), "day")
	require.NoError(t, err)
	require.Len(t, rows, 1)
	require.Equal(t, "2026-03-02", rows[0].Key)
}

func TestSourcesThatComeAndPay(t *testing.T) {
	t.Parallel()
	c := busy(t)
	rows, err := c.Sources(c.ctx, march())
	require.NoError(t, err)
	got := map[string]reporting.Quality{}
	for _, r := range rows {
		got[r.Source] = r
	}
	require.Equal(t, reporting.Quality{Source: "website", Booked: 3, Completed: 1, Patients: 2, Issued: 40000, Paid: 15000}, got["website"])
	require.Equal(t, reporting.Quality{Source: "ad", Booked: 2, Completed: 1, Missed: 1, Patients: 1, New: 1}, got["ad"])
}

func TestMoneyIsTheSameHoweverItIsCut(t *testing.T) {
	t.Parallel()
	c := busy(t)
	for _, by := range []string{"day", "branch", "practitioner", "service", "tax", "person"} {
		rows, err := c.Issued(c.ctx, march(), by)
		require.NoError(t, err, by)
		var total, discount int64
		for _, r := range rows {
			total, discount = total+r.Total, discount+r.Discount
		}
		require.Equal(t, []int64{40000, 10000}, []int64{total, discount}, by)
	}
	for _, by := range []string{"day", "branch", "method"} {
		rows, err := c.Taken(c.ctx, march(), by)
		require.NoError(t, err, by)
		require.Len(t, rows, 1)
		require.EqualValues(t, 15000, rows[0].Net)
	}
}

func TestLeaksOpenToTheirRows(t *testing.T) {
	t.Parallel()
	c := busy(t)
	leaks, err := c.Leaks(c.ctx, march())
	require.NoError(t, err)
	want := map[string][2]int64{
		"completed_not_billed": {1, 50000}, "no_show_without_fee": {1, 50000}, "billed_not_paid": {1, 25000}, "discounts": {1, 10000}, "refunds": {}, "unsigned_notes": {},
	}
	for _, l := range leaks {
		require.Equal(t, [2]int64{l.Count, l.Amount}, want[l.Kind], l.Kind)
		rows, err := c.Rows(c.ctx, march(), l.Kind, 50, 0)
		require.NoError(t, err)
		require.Len(t, rows, int(l.Count), l.Kind)
		var sum int64
		for _, r := range rows {
			sum += r.Amount
		}
		require.Equal(t, l.Amount, sum, l.Kind)
	}
	_, err = c.Rows(c.ctx, march(), "nothing", 50, 0)
	require.ErrorIs(t, err, reporting.ErrInvalid)
}

func TestLoad(t *testing.T) {
	t.Parallel()
	c := busy(t)
	loads, err := c.Loads(c.ctx, march())
	require.NoError(t, err)
	require.Len(t, loads, 2)
	for _, l := range loads {
		if l.Branch == c.here {
			require.Equal(t, reporting.Span{Booked: 60, Available: 600}, l.Past)
			require.EqualValues(t, 1000, l.Past.Share())
			require.Zero(t, l.Next.Booked)
		} else {
			require.EqualValues(t, 30, l.Next.Booked)
		}
	}
}

func TestABranchSeesItselfAndAnotherChainNothing(t *testing.T) {
	t.Parallel()
	c := busy(t)
	manager := dbtest.As(c.ctx, []uuid.UUID{c.there}, access.ReportsRead, access.ReportsMoney)
	_, total, err := c.Appointments(manager, march(), "day")
	require.NoError(t, err)
	require.EqualValues(t, 2, total.Booked)
	issued, err := c.Issued(manager, march(), "day")
	require.NoError(t, err)
	require.Empty(t, issued, "what another branch earns is not theirs")
	leaks, err := c.Leaks(manager, march())
	require.NoError(t, err)
	for _, l := range leaks {
		require.Zero(t, l.Count, l.Kind)
	}

	stranger := dbtest.Tenant(t, c.db, access.ReportsRead, access.ReportsMoney)
	_, total, err = c.Appointments(stranger, march(), "day")
	require.NoError(t, err)
	require.Zero(t, total.Booked)
	taken, err := c.Taken(stranger, march(), "day")
	require.NoError(t, err)
	require.Empty(t, taken)
}

func TestTablesLeaveAsFiles(t *testing.T) {
	t.Parallel()
	c := busy(t)
	for _, table := range []string{"appointments", "sources", "load", "followups", "issued", "taken", "leaks", "completed_not_billed", "discounts"} {
		out, err := c.CSV(c.ctx, march(), table, "")
		require.NoError(t, err, table)
		require.Greater(t, len(out), 20, table)
	}
	out, err := c.CSV(c.ctx, march(), "completed_not_billed", "")
	require.NoError(t, err)
	require.Contains(t, string(out), "'=Vikram", "no spreadsheet runs a name")
	require.Equal(t, 2, strings.Count(strings.TrimSpace(string(out)), "\n")+1)

	reader := dbtest.As(c.ctx, nil, access.ReportsRead, access.ReportsExport)
	_, err = c.CSV(reader, march(), "taken", "")
	require.ErrorIs(t, err, httpserver.ErrForbidden)
	_, err = c.CSV(reader, march(), "appointments", "")
	require.NoError(t, err)
	billing := dbtest.As(c.ctx, nil, access.ReportsMoney, access.ReportsExport)
	_, err = c.CSV(billing, march(), "appointments", "")
	require.ErrorIs(t, err, httpserver.ErrForbidden, "what may not be seen may not be taken away")
	far := dbtest.As(c.ctx, nil, access.ReportsExport)
	p, _ := principal.From(far)
	p.Grants[access.ReportsRead] = principal.Scope{Branches: []uuid.UUID{c.there}}
	_, err = c.CSV(principal.With(far, p), march(), "load", "")
	require.ErrorIs(t, err, httpserver.ErrForbidden, "nor where it may not be seen")
	var exports int
	require.NoError(t, database.InTxDo(c.ctx, c.db, func(tx database.Tx) error {
		return tx.QueryRow(c.ctx, `SELECT count(*) FROM audit_events WHERE tenant_id = $1 AND action = 'export' AND entity = 'reports'`, tx.Tenant()).Scan(&exports)
	}))
	require.Equal(t, 11, exports)
}
