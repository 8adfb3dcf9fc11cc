package billing

import (
	"context"
	"encoding/json"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/billing/billingdb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// Day is what moved on a day of a branch, by method, and how it was counted.
type Day struct {
	Branch   uuid.UUID
	Date     packs.Date
	Currency string
	Methods  []DayMethod
	Open     []packs.Date // earlier days with money that nobody has counted
	Closed   *DayClose
}

// DayMethod is what moved in one way. Refunded is below zero; what there should
// be is Expected, the two together. Counted is set once the day is closed.
type DayMethod struct {
	Method   Method `json:"method"`
	Taken    int64  `json:"taken"`
	Refunded int64  `json:"refunded"`
	Expected int64  `json:"expected"`
	Counted  int64  `json:"counted"`
}

// DayClose is the count that closed a day.
type DayClose struct {
	Variance int64 // counted less expected
	Comment  string
	By       string
	At       time.Time
}

// What can go wrong with closing a day.
var (
	ErrDayClosed     = fault.New(fault.Conflict, "billing.day_closed", "This day is closed already.")
	ErrDayAhead      = fault.New(fault.Conflict, "billing.day_ahead", "This day has not come yet.")
	ErrEarlierOpen   = fault.New(fault.Conflict, "billing.earlier_day_open", "An earlier day is still to be counted.")
	ErrCommentNeeded = fault.New(fault.Invalid, "billing.variance_comment", "The count differs from what there should be. Say why.").
				With(fault.Field{Pointer: "/comment", Code: "required", Detail: "Say why the count differs."})
)

// Day tells what moved on a day of a branch; a zero date is today.
func (s *Service) Day(ctx context.Context, branch uuid.UUID, date packs.Date) (Day, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Day, error) {
		at, err := s.placeTx(ctx, tx, branch)
		if err != nil {
			return Day{}, err
		}
		if date.IsZero() {
			date = at.today
		}
		return s.dayTx(ctx, tx, at, date)
	})
}

func (s *Service) dayTx(ctx context.Context, tx database.Tx, at place, date packs.Date) (Day, error) {
	out := Day{Branch: at.branch.ID, Date: date, Currency: at.currency()}
	seller, err := s.sellerTx(ctx, tx, at)
	if err != nil {
		return out, err
	}
	q := billingdb.New(tx)
	rows, err := q.DayMoney(ctx, billingdb.DayMoneyParams{TenantID: tx.Tenant(), BranchID: at.branch.ID, OnDate: date.Time()})
	if err != nil {
		return out, err
	}
	for _, r := range rows {
		out.Methods = append(out.Methods, DayMethod{Method(r.Method), r.Taken, r.Refunded, r.Expected, 0})
	}
	open, err := q.OpenDays(ctx, billingdb.OpenDaysParams{TenantID: tx.Tenant(), BranchID: at.branch.ID, ClosedThrough: seller.ClosedThrough.Time(), Today: date.Time()})
	if err != nil {
		return out, err
	}
	out.Open = mapped(open, packs.DateOf)
	return out, closedTx(ctx, tx, q, &out)
}

// closedTx fills in the count of a day that is closed.
func closedTx(ctx context.Context, tx database.Tx, q *billingdb.Queries, d *Day) error {
	row, err := q.DayCloseOf(ctx, billingdb.DayCloseOfParams{TenantID: tx.Tenant(), BranchID: d.Branch, Date: d.Date.Time()})
	if err != nil {
		if database.Explain(err, ErrInvalid, nil) == ErrInvalid { //nolint:errorlint // identity: nobody has closed it
			return nil
		}
		return err
	}
	d.Closed = &DayClose{row.Variance, row.Comment, row.Closer, row.ClosedAt}
	return json.Unmarshal(row.Methods, &d.Methods)
}

// CloseDay keeps the count of a day and shuts it: money that moves later counts
// to a later day. What differs wants a comment. It returns ErrDayClosed,
// ErrDayAhead, ErrEarlierOpen or ErrCommentNeeded.
func (s *Service) CloseDay(ctx context.Context, branch uuid.UUID, date packs.Date, counted map[Method]int64, comment string) (Day, error) {
	request := struct {
		B uuid.UUID
		D packs.Date
		C map[Method]int64
		T string
	}{branch, date, counted, comment}
	_, err := database.Once(ctx, s.DB, "close-day", request, func(tx database.Tx) (bool, error) {
		return true, s.closeDayTx(ctx, tx, branch, date, counted, comment)
	})
	if err != nil {
		return Day{}, err
	}
	return s.Day(ctx, branch, date)
}

func (s *Service) closeDayTx(ctx context.Context, tx database.Tx, branch uuid.UUID, date packs.Date, counted map[Method]int64, comment string) error {
	if err := checkCount(counted, comment); err != nil {
		return err
	}
	at, err := s.placeTx(ctx, tx, branch)
	if err != nil {
		return err
	}
	if date.After(at.today) {
		return ErrDayAhead
	}
	if _, err := s.sellerTx(ctx, tx, at); err != nil {
		return err
	}
	q := billingdb.New(tx)
	if _, err := q.LockSeller(ctx, billingdb.LockSellerParams{TenantID: tx.Tenant(), BranchID: branch}); err != nil {
		return err
	}
	day, err := s.dayTx(ctx, tx, at, date)
	if err != nil {
		return err
	}
	if len(day.Open) > 0 {
		return ErrEarlierOpen.WithExtra("date", day.Open[0].String())
	}
	variance := day.count(counted)
	if variance != 0 && comment == "" {
		return ErrCommentNeeded.WithExtra("variance", variance)
	}
	return s.shutTx(ctx, tx, day, variance, comment)
}

func checkCount(counted map[Method]int64, comment string) error {
	var f fault.Fields
	for m, amount := range counted {
		f.Check(has(methods, m), "/counted/"+string(m), "unknown", "There is no such method.")
		f.Check(amount >= -largest && amount <= largest, "/counted/"+string(m), "range", "This amount is too large.")
	}
	f.Check(utf8.RuneCountInString(comment) <= 1000, "/comment", "too_long", "Give at most 1000 letters.")
	return f.Err(ErrInvalid)
}

// count fills in what was counted and returns by how much it differs.
func (d *Day) count(counted map[Method]int64) (variance int64) {
	for m := range counted {
		known := false
		for _, x := range d.Methods {
			known = known || x.Method == m
		}
		if !known {
			d.Methods = append(d.Methods, DayMethod{Method: m})
		}
	}
	for i := range d.Methods {
		d.Methods[i].Counted = counted[d.Methods[i].Method]
		variance += d.Methods[i].Counted - d.Methods[i].Expected
	}
	return variance
}

func (s *Service) shutTx(ctx context.Context, tx database.Tx, d Day, variance int64, comment string) error {
	list, err := json.Marshal(append([]DayMethod{}, d.Methods...))
	if err != nil {
		return err
	}
	q := billingdb.New(tx)
	if _, err := q.InsertDayClose(ctx, billingdb.InsertDayCloseParams{
		TenantID: tx.Tenant(), ID: id.New(), BranchID: d.Branch, Date: d.Date.Time(), Currency: d.Currency, Methods: list, Notes: []byte("[]"),
		Variance: variance, Comment: comment, ClosedBy: tx.Principal().Actor(), ClosedAt: s.Clock.Now(),
	}); err != nil {
		return database.Explain(err, nil, map[string]*fault.Error{"day_closes_day_key": ErrDayClosed})
	}
	return q.CloseThrough(ctx, billingdb.CloseThroughParams{TenantID: tx.Tenant(), BranchID: d.Branch, ClosedThrough: pointTo(d.Date.Time())})
}

// Debtor is a patient who owes, by how many days ago what is owed was issued.
type Debtor struct {
	Patient           uuid.UUID
	Name              string
	Number            int64
	Phone             string
	Currency          string
	Owed              int64
	Month, Two, Three int64 // of 0 to 30, 31 to 60 and 61 to 90 days
	Older             int64
	OldestOn          time.Time
}

// Receivables lists who owes at the end of a day of the branch, the largest
// amount first; a zero date is today.
func (s *Service) Receivables(ctx context.Context, branch uuid.UUID, on packs.Date) ([]Debtor, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Debtor, error) {
		at, err := s.placeTx(ctx, tx, branch)
		if err != nil {
			return nil, err
		}
		if on.IsZero() {
			on = at.today
		}
		rows, err := tx.Query(ctx, `
			SELECT p.id, p.name, p.number, p.phone, o.currency, sum(o.open)::bigint,
			       COALESCE(sum(o.open) FILTER (WHERE $3::date - o.issued_on <= 30), 0)::bigint,
			       COALESCE(sum(o.open) FILTER (WHERE $3::date - o.issued_on BETWEEN 31 AND 60), 0)::bigint,
			       COALESCE(sum(o.open) FILTER (WHERE $3::date - o.issued_on BETWEEN 61 AND 90), 0)::bigint,
			       COALESCE(sum(o.open) FILTER (WHERE $3::date - o.issued_on > 90), 0)::bigint, min(o.issued_on)
			  FROM (SELECT i.patient_id, i.currency, i.issued_on, sum(e.amount) AS open
			          FROM ledger_entries e
			          JOIN invoices i ON i.tenant_id = e.tenant_id AND i.id = e.invoice_id
			         WHERE e.tenant_id = $1 AND e.branch_id = $2 AND e.account = 'receivable' AND e.on_date <= $3
			         GROUP BY i.id, i.patient_id, i.currency, i.issued_on HAVING sum(e.amount) <> 0) o
			  JOIN patients p ON p.tenant_id = $1 AND p.id = o.patient_id
			 GROUP BY p.id, p.name, p.number, p.phone, o.currency
			 ORDER BY sum(o.open) DESC, p.id LIMIT 1000`, tx.Tenant(), branch, on.Time())
		if err != nil {
			return nil, err
		}
		return pgx.CollectRows(rows, pgx.RowToStructByPos[Debtor])
	})
}
