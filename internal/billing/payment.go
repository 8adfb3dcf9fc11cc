package billing

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
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

// Method is how money changes hands.
type Method string

// The methods.
const (
	Cash      Method = "cash"
	Card      Method = "card"
	UPI       Method = "upi"
	Bank      Method = "bank"
	Cheque    Method = "cheque"
	Insurance Method = "insurance"
	Other     Method = "other"
)

var methods = []Method{Cash, Card, UPI, Bank, Cheque, Insurance, Other}

// Taking is money that a patient gives in one act.
type Taking struct {
	Branch  uuid.UUID // where it is taken
	Patient uuid.UUID
	Parts   []Part
	// Put says what is paid with it; nil is the oldest first, empty is none of it: all of it is credit.
	Put  []Allocation
	Note string
}

// Part is the part of a payment that came in one way.
type Part struct {
	Method    Method
	Amount    int64
	Reference string
}

// Allocation puts an amount to an invoice, or to one line of it.
type Allocation struct {
	Invoice uuid.UUID
	Line    *uuid.UUID
	Amount  int64
}

// Payment is money that was taken, with its receipt.
type Payment struct {
	ID       uuid.UUID
	Branch   uuid.UUID
	Patient  uuid.UUID
	Currency string
	Amount   int64
	Number   string // of the receipt
	Note     string
	TakenOn  time.Time // the day it counts to
	TakenAt  time.Time
	TakenBy  string // the member's name
	Document BillDocument
	Parts    []Part
	Uses     []Use
	Credit   int64 // what of it is on no invoice
	Refunds  []Refund
}

// Use is what of a payment went to an invoice.
type Use struct {
	Invoice uuid.UUID
	Number  string
	Amount  int64
}

// What can go wrong with a payment.
var (
	ErrPaymentNotFound = fault.New(fault.NotFound, "billing.payment_not_found", "There is no such payment.")
	ErrPaymentInvalid  = fault.New(fault.Invalid, "billing.payment_invalid", "Some of the payment needs another look.")
	ErrMoreThanOwed    = fault.New(fault.Conflict, "billing.more_than_owed", "This is more than is owed. What is too much can stay as credit.")
	ErrMoreThanPaid    = fault.New(fault.Conflict, "billing.more_than_paid", "This is more than the money at hand.")
)

const mostParts = 10

// Take takes a payment: receipt, ledger and what it pays, in one act. It returns
// ErrPaymentInvalid with the fields, ErrInvoiceNotFound, ErrMoreThanOwed or
// ErrMoreThanPaid.
func (s *Service) Take(ctx context.Context, t Taking) (Payment, error) {
	taken, err := database.Once(ctx, s.DB, "take-payment", t, func(tx database.Tx) (uuid.UUID, error) { return s.takeTx(ctx, tx, t) })
	if err != nil {
		return Payment{}, err
	}
	s.tell(ctx, "payment", t.Branch, map[string]any{"id": taken, "patient_id": t.Patient})
	return s.Payment(ctx, taken)
}

func (s *Service) takeTx(ctx context.Context, tx database.Tx, t Taking) (uuid.UUID, error) {
	t, err := t.clean()
	if err != nil {
		return uuid.Nil, err
	}
	at, err := s.placeTx(ctx, tx, t.Branch)
	if err != nil {
		return uuid.Nil, err
	}
	if err := lockPatientTx(ctx, tx, t.Patient); err != nil {
		return uuid.Nil, err
	}
	p, err := s.receiptTx(ctx, tx, at, t)
	if err != nil {
		return uuid.Nil, err
	}
	credit := openCredit{p.ID, p.BranchID, p.Currency, p.Amount}
	puts, err := s.putsTx(ctx, tx, t.Patient, []openCredit{credit}, t.Put)
	if err != nil {
		return uuid.Nil, err
	}
	return p.ID, s.receiveTx(ctx, tx, p, t, puts)
}

// receiveTx posts a payment and what it pays, and tells who listens.
func (s *Service) receiveTx(ctx context.Context, tx database.Tx, p billingdb.Payment, t Taking, puts []put) error {
	entries := mapped(t.Parts, func(x Part) entry {
		return entry{Account: moneyAtHand, Amount: x.Amount, Patient: &p.PatientID, Payment: &p.ID, Method: x.Method}
	})
	entries = append(entries, entry{Account: patientCredit, Amount: -p.Amount, Patient: &p.PatientID, Payment: &p.ID})
	if err := s.postTx(ctx, tx, posting{
		Branch: p.BranchID, Kind: "payment", Source: p.ID, Currency: p.Currency, On: packs.DateOf(p.TakenOn),
		Entries: append(entries, entriesOf(p.PatientID, puts)...),
	}); err != nil {
		return err
	}
	return s.Events.PublishTx(ctx, tx, PaymentTaken{
		PaymentID: p.ID, PatientID: p.PatientID, BranchID: p.BranchID, Amount: p.Amount, Currency: p.Currency, At: p.TakenAt,
	})
}

// receiptTx writes the payment with its receipt's number, on the day it counts
// to.
func (s *Service) receiptTx(ctx context.Context, tx database.Tx, at place, t Taking) (billingdb.Payment, error) {
	var none billingdb.Payment
	seller, day, err := s.openDayTx(ctx, tx, at)
	if err != nil {
		return none, err
	}
	regime, err := regimeOf(at, seller)
	if err != nil {
		return none, err
	}
	head, err := s.headTx(ctx, tx, at, seller, t.Patient, "receipt")
	if err != nil {
		return none, err
	}
	document, err := json.Marshal(head)
	if err != nil {
		return none, err
	}
	no, err := nextNumberTx(ctx, tx, seller, regime, kindReceipt, day)
	if err != nil {
		return none, err
	}
	q := billingdb.New(tx)
	p, err := q.InsertPayment(ctx, billingdb.InsertPaymentParams{
		TenantID: tx.Tenant(), ID: id.New(), BranchID: t.Branch, PatientID: t.Patient, Currency: at.currency(),
		Amount: sum(t.Parts, func(x Part) int64 { return x.Amount }), Number: no.Text, FiscalYear: int32(no.Year), Sequence: no.Seq,
		Note: t.Note, Document: document, TakenOn: day.Time(), TakenAt: s.Clock.Now(), TakenBy: tx.Principal().Actor(),
	})
	if err != nil {
		return none, err
	}
	asks := make([]database.Ask, len(t.Parts))
	for i, x := range t.Parts {
		asks[i] = func(a database.Asker) error {
			return billingdb.New(a).InsertPart(ctx, billingdb.InsertPartParams{
				TenantID: tx.Tenant(), PaymentID: p.ID, Position: int32(i + 1), BranchID: p.BranchID, Method: string(x.Method),
				Amount: x.Amount, Reference: x.Reference,
			})
		}
	}
	return p, tx.AtOnce(ctx, asks...)
}

// openDayTx is the day that money moved now counts to: today, or the first day
// after those that are closed. The day is not closed before the transaction
// ends.
func (s *Service) openDayTx(ctx context.Context, tx database.Tx, at place) (Seller, packs.Date, error) {
	if _, err := s.sellerTx(ctx, tx, at); err != nil { // a branch that never billed has no row to hold
		return Seller{}, packs.Date{}, err
	}
	row, err := billingdb.New(tx).ShareSeller(ctx, billingdb.ShareSellerParams{TenantID: tx.Tenant(), BranchID: at.branch.ID})
	if err != nil {
		return Seller{}, packs.Date{}, err
	}
	seller, err := sellerFrom(row, at)
	day := at.today
	if !seller.ClosedThrough.IsZero() && !seller.ClosedThrough.Before(day) {
		day = seller.ClosedThrough.Add(1)
	}
	return seller, day, err
}

// clean trims t and refuses everything wrong with it at once.
func (t Taking) clean() (Taking, error) {
	var f fault.Fields
	f.Check(len(t.Parts) > 0 && len(t.Parts) <= mostParts, "/parts", "required", "Say how it is paid.")
	var whole int64
	parts := make([]Part, len(t.Parts))
	for i, p := range t.Parts {
		at := "/parts/" + strconv.Itoa(i)
		f.Check(has(methods, p.Method), at+"/method", "unknown", "There is no such method.")
		f.Check(p.Amount > 0 && p.Amount <= largest, at+"/amount", "range", "Give an amount above zero.")
		p.Reference = strings.TrimSpace(p.Reference)
		f.Check(utf8.RuneCountInString(p.Reference) <= 100, at+"/reference", "too_long", "Give at most 100 letters.")
		parts[i], whole = p, whole+p.Amount
	}
	t.Parts, t.Note = parts, strings.TrimSpace(t.Note)
	f.Check(utf8.RuneCountInString(t.Note) <= 500, "/note", "too_long", "Give at most 500 letters.")
	checkAllocations(t.Put, &f)
	if err := f.Err(ErrPaymentInvalid); err != nil {
		return t, err
	}
	if sum(t.Put, func(a Allocation) int64 { return a.Amount }) > whole {
		return t, ErrMoreThanPaid
	}
	return t, nil
}

func checkAllocations(put []Allocation, f *fault.Fields) {
	f.Check(len(put) <= mostLines, "/allocations", "too_many", "Give at most 200 allocations.")
	for i, a := range put {
		f.Check(a.Amount > 0 && a.Amount <= largest, "/allocations/"+strconv.Itoa(i)+"/amount", "range", "Give an amount above zero.")
	}
}

// putsTx decides what credits pay: what was asked for, or everything owed, the
// oldest first.
func (s *Service) putsTx(ctx context.Context, tx database.Tx, patient uuid.UUID, credits []openCredit, wanted []Allocation) ([]put, error) {
	if len(credits) == 0 {
		return nil, nil
	}
	open, err := openLinesTx(ctx, tx, patient, credits[0].Currency)
	if err != nil {
		return nil, err
	}
	if wanted == nil {
		return settle(credits, open, largest), nil
	}
	var out []put
	for _, w := range wanted {
		lines := slices.DeleteFunc(slices.Clone(open), func(l openLine) bool {
			return l.Invoice != w.Invoice || w.Line != nil && l.Line != *w.Line
		})
		if len(lines) == 0 {
			return nil, s.whyNotTx(ctx, tx, patient, w)
		}
		puts := settle(credits, lines, w.Amount)
		if sum(puts, func(p put) int64 { return p.amount }) < w.Amount {
			return nil, shortOf(lines, w)
		}
		credits, open = spend(credits, open, puts)
		out = append(out, puts...)
	}
	return out, nil
}

// whyNotTx says why nothing can be put where it was wanted.
func (s *Service) whyNotTx(ctx context.Context, tx database.Tx, patient uuid.UUID, w Allocation) error {
	row, err := billingdb.New(tx).InvoiceByID(ctx, billingdb.InvoiceByIDParams{TenantID: tx.Tenant(), ID: w.Invoice})
	if err != nil {
		return database.Explain(err, ErrInvoiceNotFound, nil)
	}
	if row.PatientID != patient {
		return ErrInvoiceNotFound
	}
	if row.Status != string(Issued) {
		return ErrNotIssued
	}
	return ErrMoreThanOwed
}

// shortOf tells too little owed from too little money.
func shortOf(lines []openLine, w Allocation) error {
	if sum(lines, func(l openLine) int64 { return l.Open }) < w.Amount {
		return ErrMoreThanOwed
	}
	return ErrMoreThanPaid
}

// spend is what is left of credits and lines after puts.
func spend(credits []openCredit, lines []openLine, puts []put) ([]openCredit, []openLine) {
	credits, lines = slices.Clone(credits), slices.Clone(lines)
	for _, p := range puts {
		for i := range credits {
			if credits[i].Payment == p.credit.Payment {
				credits[i].Credit -= p.amount
			}
		}
		for i := range lines {
			if lines[i].Line == p.line.Line {
				lines[i].Open -= p.amount
			}
		}
	}
	return slices.DeleteFunc(credits, func(c openCredit) bool { return c.Credit == 0 }),
		slices.DeleteFunc(lines, func(l openLine) bool { return l.Open == 0 })
}

// UseCredit pays with what the patient has left: what is put where, or nil for
// everything owed, the oldest first. It returns ErrMoreThanOwed, ErrMoreThanPaid
// or ErrInvoiceNotFound.
func (s *Service) UseCredit(ctx context.Context, branch, patient uuid.UUID, wanted []Allocation) (Account, error) {
	request := struct {
		B, P uuid.UUID
		W    []Allocation
	}{branch, patient, wanted}
	_, err := database.Once(ctx, s.DB, "use-credit", request, func(tx database.Tx) (bool, error) {
		var f fault.Fields
		if checkAllocations(wanted, &f); len(f) > 0 {
			return false, f.Err(ErrPaymentInvalid)
		}
		at, err := s.placeTx(ctx, tx, branch)
		if err != nil {
			return false, err
		}
		if err := lockPatientTx(ctx, tx, patient); err != nil {
			return false, err
		}
		credits, err := openCreditsTx(ctx, tx, patient, at.currency())
		if err != nil {
			return false, err
		}
		if len(credits) == 0 {
			return false, ErrMoreThanPaid
		}
		puts, err := s.putsTx(ctx, tx, patient, credits, wanted)
		if err != nil {
			return false, err
		}
		return true, s.postTx(ctx, tx, posting{
			Branch: branch, Kind: "allocate", Source: patient, Currency: at.currency(), On: at.today, Entries: entriesOf(patient, puts),
		})
	})
	if err != nil {
		return Account{}, err
	}
	s.tell(ctx, "payment", branch, map[string]any{"patient_id": patient})
	return s.Account(ctx, patient)
}

// Payment is one payment with its receipt, or ErrPaymentNotFound.
func (s *Service) Payment(ctx context.Context, payment uuid.UUID) (Payment, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Payment, error) {
		found, err := s.paymentsTx(ctx, tx, `p.id = $2`, payment)
		if err == nil && len(found) == 0 {
			err = ErrPaymentNotFound
		}
		if err != nil {
			return Payment{}, err
		}
		return found[0], nil
	})
}

// paymentsTx reads payments by a condition, the latest first, with what became
// of them: a fixed number of questions however many there are.
func (s *Service) paymentsTx(ctx context.Context, tx database.Tx, where string, args ...any) ([]Payment, error) {
	rows, err := tx.Query(ctx, `
		SELECT p.id, p.branch_id, p.patient_id, p.currency, p.amount, p.number, p.note, p.taken_on, p.taken_at, COALESCE(m.name, ''), p.document
		  FROM payments p
		  LEFT JOIN members m ON m.tenant_id = p.tenant_id AND p.taken_by = 'staff:' || m.id
		 WHERE p.tenant_id = $1 AND `+where, append([]any{tx.Tenant()}, args...)...)
	if err != nil {
		return nil, err
	}
	out, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (p Payment, err error) {
		err = row.Scan(&p.ID, &p.Branch, &p.Patient, &p.Currency, &p.Amount, &p.Number, &p.Note, &p.TakenOn, &p.TakenAt, &p.TakenBy, &p.Document)
		return p, err
	})
	if err != nil || len(out) == 0 {
		return nil, err
	}
	return out, fillPayments(ctx, tx, out)
}

func fillPayments(ctx context.Context, tx database.Tx, payments []Payment) error {
	ids, at := make([]uuid.UUID, len(payments)), map[uuid.UUID]*Payment{}
	for i := range payments {
		ids[i], at[payments[i].ID] = payments[i].ID, &payments[i]
	}
	q := billingdb.New(tx)
	parts, err := q.PartsOfPayments(ctx, billingdb.PartsOfPaymentsParams{TenantID: tx.Tenant(), Payments: ids})
	if err != nil {
		return err
	}
	for _, r := range parts {
		at[r.PaymentID].Parts = append(at[r.PaymentID].Parts, Part{Method(r.Method), r.Amount, r.Reference})
	}
	uses, err := q.PaymentUses(ctx, billingdb.PaymentUsesParams{TenantID: tx.Tenant(), Payments: ids})
	if err != nil {
		return err
	}
	for _, r := range uses {
		at[r.PaymentID].Uses = append(at[r.PaymentID].Uses, Use{r.InvoiceID, orEmpty(r.Number), r.Amount})
	}
	credits, err := q.PaymentCredits(ctx, billingdb.PaymentCreditsParams{TenantID: tx.Tenant(), Payments: ids})
	if err != nil {
		return err
	}
	for _, r := range credits {
		at[r.PaymentID].Credit = r.Credit
	}
	refunds, err := q.RefundsOfPayments(ctx, billingdb.RefundsOfPaymentsParams{TenantID: tx.Tenant(), Payments: ids})
	for _, r := range refunds {
		at[r.PaymentID].Refunds = append(at[r.PaymentID].Refunds, refundFrom(r))
	}
	return err
}
