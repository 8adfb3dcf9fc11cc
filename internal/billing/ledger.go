package billing

import (
	"context"
	"encoding/json"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/billing/billingdb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// account is where an entry of the ledger belongs. Debits are above zero.
type account string

// The accounts. What patients owe and the money at hand are debits; the others
// are credits, but for what was written off.
const (
	receivable       account = "receivable"
	revenue          account = "revenue"
	taxPayable       account = "tax_payable"
	moneyAtHand      account = "money"
	patientCredit    account = "patient_credit"
	packageLiability account = "package_liability"
	writtenOff       account = "write_off"
)

// posting is one transaction of the ledger. Its entries add up to nothing, or
// the database refuses it.
type posting struct {
	Branch   uuid.UUID
	Kind     string    // issue, credit, payment, allocate, release, refund, write_off, package_…
	Source   uuid.UUID // the document it came from
	Currency string
	Reason   string
	On       packs.Date // the day it counts to
	Entries  []entry
}

// entry moves an amount on an account. Branch is that of the posting where it
// is nil: what a patient owes stays with the branch of the invoice, wherever it
// is paid.
type entry struct {
	Account account    `json:"account"`
	Amount  int64      `json:"amount"`
	Branch  *uuid.UUID `json:"branch_id,omitempty"`
	Patient *uuid.UUID `json:"patient_id,omitempty"`
	Invoice *uuid.UUID `json:"invoice_id,omitempty"`
	Line    *uuid.UUID `json:"line_id,omitempty"`
	Payment *uuid.UUID `json:"payment_id,omitempty"`
	Method  Method     `json:"method,omitempty"`
	TaxCode string     `json:"tax_code,omitempty"`
}

// postTx is the only way into the ledger. Entries of nothing are left out, and
// a posting of nothing but those is none.
func (s *Service) postTx(ctx context.Context, tx database.Tx, p posting) error {
	entries := make([]entry, 0, len(p.Entries))
	for _, e := range p.Entries {
		if e.Amount != 0 {
			entries = append(entries, e)
		}
	}
	if len(entries) == 0 {
		return nil
	}
	raw, err := json.Marshal(entries)
	if err != nil {
		return err
	}
	return billingdb.New(tx).PostEntries(ctx, billingdb.PostEntriesParams{
		ID: id.New(), BranchID: p.Branch, Kind: p.Kind, SourceID: p.Source, Currency: p.Currency, Reason: p.Reason,
		OnDate: p.On.Time(), At: s.Clock.Now(), Entries: raw,
	})
}

// openLine is what is still owed for one line of an invoice.
type openLine struct {
	Invoice, Branch, Line uuid.UUID
	Currency              string
	Open                  int64
}

// openCredit is what a payment holds that is on no invoice.
type openCredit struct {
	Payment, Branch uuid.UUID
	Currency        string
	Credit          int64
}

// put is an amount of a payment's credit that pays a line.
type put struct {
	credit openCredit
	line   openLine
	amount int64
}

// settle pays the lines out of the credits, each in their order, up to limit in
// all. It changes neither slice.
func settle(credits []openCredit, lines []openLine, limit int64) (puts []put) {
	left := make([]int64, len(credits))
	for i, c := range credits {
		left[i] = c.Credit
	}
	at := 0
	for _, l := range lines {
		for open := l.Open; open > 0 && limit > 0 && at < len(credits); {
			amount := min(open, left[at], limit)
			if credits[at].Currency != l.Currency {
				amount = 0
			}
			if amount > 0 {
				puts = append(puts, put{credits[at], l, amount})
			}
			open, left[at], limit = open-amount, left[at]-amount, limit-amount
			if amount == 0 || left[at] == 0 {
				at++
			}
		}
	}
	return puts
}

// entriesOf are the ledger's two sides of puts.
func entriesOf(patient uuid.UUID, puts []put) (out []entry) {
	for _, p := range puts {
		out = append(out,
			entry{Account: patientCredit, Amount: p.amount, Branch: &p.credit.Branch, Patient: &patient, Payment: &p.credit.Payment},
			entry{
				Account: receivable, Amount: -p.amount, Branch: &p.line.Branch, Patient: &patient,
				Invoice: &p.line.Invoice, Line: &p.line.Line, Payment: &p.credit.Payment,
			})
	}
	return out
}

// openLinesTx are the lines the patient owes for in a currency, oldest first.
func openLinesTx(ctx context.Context, tx database.Tx, patient uuid.UUID, currency string) (out []openLine, err error) {
	rows, err := billingdb.New(tx).OpenLines(ctx, billingdb.OpenLinesParams{TenantID: tx.Tenant(), PatientID: &patient})
	for _, r := range rows {
		if r.Currency == currency {
			out = append(out, openLine{r.InvoiceID, r.BranchID, r.LineID, r.Currency, r.Open})
		}
	}
	return out, err
}

// openCreditsTx are the patient's credits in a currency, oldest first.
func openCreditsTx(ctx context.Context, tx database.Tx, patient uuid.UUID, currency string) (out []openCredit, err error) {
	rows, err := billingdb.New(tx).OpenCredits(ctx, billingdb.OpenCreditsParams{TenantID: tx.Tenant(), PatientID: &patient})
	for _, r := range rows {
		if r.Currency == currency {
			out = append(out, openCredit{r.PaymentID, r.BranchID, r.Currency, r.Credit})
		}
	}
	return out, err
}

// lineBalance is what of a line is owed, and how it came to that.
type lineBalance struct{ Open, Paid, Credited, WrittenOff int64 }

// balancesTx are the balances of invoices, by invoice and line.
func balancesTx(ctx context.Context, tx database.Tx, invoices ...uuid.UUID) (map[uuid.UUID]map[uuid.UUID]lineBalance, error) {
	rows, err := billingdb.New(tx).LineBalances(ctx, billingdb.LineBalancesParams{TenantID: tx.Tenant(), Invoices: invoices})
	out := map[uuid.UUID]map[uuid.UUID]lineBalance{}
	for _, r := range rows {
		if out[r.InvoiceID] == nil {
			out[r.InvoiceID] = map[uuid.UUID]lineBalance{}
		}
		out[r.InvoiceID][r.LineID] = lineBalance{r.Open, r.Paid, r.Credited, r.WrittenOff}
	}
	return out, err
}

func all(lines map[uuid.UUID]lineBalance) (b lineBalance) {
	for _, l := range lines {
		b.Open, b.Paid, b.Credited, b.WrittenOff = b.Open+l.Open, b.Paid+l.Paid, b.Credited+l.Credited, b.WrittenOff+l.WrittenOff
	}
	return b
}

// Findings is what the nightly look at a chain's ledger saw. Sum is that of all
// entries; anything but zeroes is a mistake of the program.
type Findings struct {
	Transactions, Unbalanced, Sum int64
	Drifted                       []uuid.UUID // invoices whose claim is not what they say
}

// Sound reports whether everything adds up.
func (f Findings) Sound() bool { return f.Unbalanced == 0 && f.Sum == 0 && len(f.Drifted) == 0 }

// CheckLedger proves that every transaction adds up to nothing and every
// invoice's claim is what it says, keeps the counts where operators see them,
// and logs what does not add up.
func (s *Service) CheckLedger(ctx context.Context) (Findings, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (f Findings, err error) {
		q := billingdb.New(tx)
		row, err := q.Unbalanced(ctx, tx.Tenant())
		if err != nil {
			return f, err
		}
		f.Transactions, f.Unbalanced, f.Sum = row.Transactions, row.Unbalanced, row.Sum
		if f.Drifted, err = q.Drifted(ctx, tx.Tenant()); err != nil {
			return f, err
		}
		if !f.Sound() {
			s.Log.ErrorContext(ctx, "a ledger does not add up", "tenant_id", tx.Tenant(), "unbalanced", f.Unbalanced, "sum", f.Sum, "invoices", f.Drifted)
		}
		return f, q.PutLedgerCheck(ctx, billingdb.PutLedgerCheckParams{
			TenantID: tx.Tenant(), CheckedAt: s.Clock.Now(), Transactions: f.Transactions, Unbalanced: f.Unbalanced, Drifted: int64(len(f.Drifted)),
		})
	})
}
