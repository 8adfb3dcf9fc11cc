package reporting

import (
	"bytes"
	"context"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/audit"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

// Currency is what the chain counts in.
func (s *Service) Currency(ctx context.Context) (string, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (currency string, err error) {
		return currency, tx.QueryRow(ctx, `SELECT currency FROM tenants WHERE id = $1`, tx.Tenant()).Scan(&currency)
	})
}

// sees reports whether who asks holds perm wherever this request reaches.
func sees(ctx context.Context, perm principal.Permission) bool {
	p, _ := principal.From(ctx)
	scope, ok := p.Grants[perm]
	if !ok || p.Branches == nil {
		return ok && scope.Chain
	}
	return !slices.ContainsFunc(p.Branches, func(b uuid.UUID) bool { return !scope.Covers(b) })
}

// needed is who may see a table at all: what may be taken away is what may be seen.
func needed(table string) []principal.Permission {
	switch table {
	case "appointments", "load", "followups":
		return []principal.Permission{access.ReportsRead}
	case "sources":
		return []principal.Permission{access.ReportsRead, access.ReportsMoney}
	}
	return []principal.Permission{access.ReportsMoney}
}

const mostRows = 50_000

// CSV is the table of a report, with its heads, for a spreadsheet. Amounts are in
// minor units beside their currency. The export is recorded.
func (s *Service) CSV(ctx context.Context, f Filter, table, by string) ([]byte, error) {
	if slices.ContainsFunc(needed(table), func(p principal.Permission) bool { return !sees(ctx, p) }) {
		return nil, httpserver.ErrForbidden
	}
	rows, err := s.table(ctx, f, table, by)
	if err != nil {
		return nil, err
	}
	if err := database.InTxDo(ctx, s.DB, func(tx database.Tx) error { return audit.Exported(ctx, tx, "reports", table) }); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteString("\ufeff") // or spreadsheets take it for another alphabet
	w := csv.NewWriter(&b)
	for _, row := range rows {
		for i, cell := range row {
			row[i] = harmless(cell)
		}
		if err := w.Write(row); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// harmless keeps a spreadsheet from running a name as a formula.
func harmless(cell string) string {
	if cell == "" || !strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return cell
	}
	if _, err := strconv.ParseFloat(cell, 64); err == nil {
		return cell
	}
	return "'" + cell
}

func (s *Service) table(ctx context.Context, f Filter, table, by string) ([][]string, error) {
	if by == "" {
		by = "day"
	}
	switch table {
	case "appointments":
		rows, _, err := s.Appointments(ctx, f, by)
		return rowsOf([]string{by, "booked", "completed", "cancelled", "cancelled_late", "missed", "open", "missed_rate_bp"}, rows, func(o Outcome) []string {
			return cells(o.Label, o.Booked, o.Completed, o.Cancelled, o.Late, o.Missed, o.Open, o.MissedRate())
		}), err
	case "sources":
		rows, err := s.Sources(ctx, f)
		return rowsOf([]string{"source", "booked", "completed", "missed", "patients", "new_patients", "issued", "paid"}, rows, func(q Quality) []string {
			return cells(q.Source, q.Booked, q.Completed, q.Missed, q.Patients, q.New, q.Issued, q.Paid)
		}), err
	case "load":
		rows, err := s.Loads(ctx, f)
		return rowsOf([]string{"practitioner", "branch", "booked_minutes", "available_minutes", "next_booked_minutes", "next_available_minutes"}, rows, func(l Load) []string {
			return append([]string{l.Name}, cells(l.BranchName, l.Past.Booked, l.Past.Available, l.Next.Booked, l.Next.Available)...)
		}), err
	case "followups":
		rows, err := s.Calls(ctx, f)
		return rowsOf([]string{"event", "open", "overdue", "created", "done", "booked"}, rows, func(c Calls) []string {
			return cells(c.Event, c.Open, c.Overdue, c.Created, c.Done, c.Booked)
		}), err
	case "issued":
		rows, err := s.Issued(ctx, f, by)
		return rowsOf([]string{by, "documents", "net", "tax", "total", "discount"}, rows, func(a Amount) []string {
			return cells(a.Label, a.Count, a.Net, a.Tax, a.Total, a.Discount)
		}), err
	case "taken":
		rows, err := s.Taken(ctx, f, by)
		return rowsOf([]string{by, "taken", "refunded", "net"}, rows, func(t Taking) []string { return cells(t.Label, t.Taken, t.Refunded, t.Net) }), err
	case "leaks":
		rows, err := s.Leaks(ctx, f)
		return rowsOf([]string{"leak", "cases", "amount"}, rows, func(l Leak) []string { return cells(l.Kind, l.Count, l.Amount) }), err
	}
	rows, err := s.Rows(ctx, f, table, mostRows, 0)
	return rowsOf([]string{"day", "what", "branch", "patient", "label", "person", "amount"}, rows, func(r Row) []string {
		return []string{r.On.Format(time.DateOnly), r.What, r.Branch, r.Name, r.Label, r.Person, strconv.FormatInt(r.Amount, 10)}
	}), err
}

func rowsOf[T any](heads []string, rows []T, row func(T) []string) [][]string {
	return append([][]string{heads}, mapped(rows, row)...)
}

func cells(label string, numbers ...int64) []string {
	return append([]string{label}, mapped(numbers, func(n int64) string { return strconv.FormatInt(n, 10) })...)
}
