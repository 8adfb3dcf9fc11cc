package billing

import (
	"context"
	"strconv"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/billing/billingdb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/id"
)

// Crediting corrects an issued invoice: whole lines, or amounts of them.
type Crediting struct {
	Lines  []CreditLine // none: all that is left of every line
	Reason string
	Refund *Refunding // give back at once what becomes the patient's credit
}

// CreditLine takes an amount, tax included, off one line; nil is all that is
// left of it.
type CreditLine struct {
	Line   uuid.UUID
	Amount *int64
}

// Refunding says how money goes back.
type Refunding struct {
	Method    Method
	Reference string
}

// Credit issues a credit note. What the patient had paid of what is taken back
// becomes their credit: it pays what else is owed on the invoice first, and the
// rest is given back where that was asked for. It returns ErrNotIssued,
// ErrLineUnknown, ErrNothingLeft or ErrInvalid with the fields.
func (s *Service) Credit(ctx context.Context, invoice uuid.UUID, c Crediting) (Invoice, error) {
	request := struct {
		I uuid.UUID
		C Crediting
	}{invoice, c}
	note, err := database.Once(ctx, s.DB, "credit-invoice", request, func(tx database.Tx) (uuid.UUID, error) {
		return s.creditTx(ctx, tx, invoice, c)
	})
	if err != nil {
		return Invoice{}, err
	}
	out, err := s.Invoice(ctx, note)
	if err == nil {
		s.tell(ctx, "invoice", out.Branch, map[string]any{"id": invoice})
		s.tell(ctx, "approval", out.Branch, map[string]any{})
	}
	return out, err
}

func (s *Service) creditTx(ctx context.Context, tx database.Tx, invoice uuid.UUID, c Crediting) (uuid.UUID, error) {
	var f fault.Fields
	c.Reason = reasonable(c.Reason, &f)
	f.Check(c.Refund == nil || has(methods, c.Refund.Method), "/refund/method", "unknown", "There is no such method.")
	f.Check(len(c.Lines) <= mostLines, "/lines", "too_many", "Give at most 200 lines.")
	if err := f.Err(ErrInvalid); err != nil {
		return uuid.Nil, err
	}
	row, at, err := s.lockInvoiceTx(ctx, tx, invoice)
	if err != nil {
		return uuid.Nil, err
	}
	if row.Status != string(Issued) || row.Kind != string(Invoiced) {
		return uuid.Nil, ErrNotIssued
	}
	lines, err := s.creditLinesTx(ctx, tx, row, c)
	if err != nil {
		return uuid.Nil, err
	}
	note, err := s.writeNoteTx(ctx, tx, at, row, lines, c.Reason)
	if err != nil {
		return uuid.Nil, err
	}
	freed, err := s.releaseTx(ctx, tx, at, row, note, c.Reason)
	if err != nil || c.Refund == nil {
		return note, err
	}
	for _, x := range freed {
		if err := s.refundTx(ctx, tx, at, RefundRequest{
			Payment: x.Payment, Invoice: &note, Amount: x.Credit, Method: c.Refund.Method, Reference: c.Refund.Reference, Reason: c.Reason,
		}, new(uuid.UUID)); err != nil {
			return uuid.Nil, err
		}
	}
	return note, nil
}

// writeNoteTx drafts and issues the credit note.
func (s *Service) writeNoteTx(ctx context.Context, tx database.Tx, at place, of billingdb.Invoice, lines []Line, reason string) (uuid.UUID, error) {
	q := billingdb.New(tx)
	note, err := q.InsertInvoice(ctx, billingdb.InsertInvoiceParams{
		TenantID: tx.Tenant(), ID: id.New(), BranchID: of.BranchID, PatientID: of.PatientID, Kind: string(CreditNote), CorrectsID: &of.ID,
		AppointmentID: nil, Currency: of.Currency, TaxInclusive: of.TaxInclusive, Reason: reason, CreatedBy: tx.Principal().Actor(), CreatedAt: s.Clock.Now(),
	})
	if err != nil {
		return uuid.Nil, err
	}
	if err := insertLines(ctx, tx, note, lines); err != nil {
		return uuid.Nil, err
	}
	var sums summed
	for _, l := range lines {
		sums.add(summed{l.Sums.Gross, 0, l.Sums.Net, l.Sums.Tax, l.Sums.Total, nil})
	}
	if note, err = q.UpdateDraft(ctx, billingdb.UpdateDraftParams{
		TenantID: tx.Tenant(), ID: note.ID, Gross: sums.Gross, Discount: 0, Net: sums.Net, Tax: sums.Tax, Total: sums.Total,
		TaxInclusive: of.TaxInclusive, DiscountKind: string(NoDiscount), DiscountValue: 0, DiscountReason: "", Sanction: "", Note: "",
	}); err != nil {
		return uuid.Nil, err
	}
	return note.ID, s.numberTx(ctx, tx, at, note, lines)
}

// creditLinesTx are the lines of the credit note: each takes its part of the
// net and of every tax, so that notes that follow one another take back exactly
// what the invoice charged.
func (s *Service) creditLinesTx(ctx context.Context, tx database.Tx, row billingdb.Invoice, c Crediting) ([]Line, error) {
	plain, err := s.plainTx(ctx, tx, row)
	if err != nil {
		return nil, err
	}
	balances, err := balancesTx(ctx, tx, row.ID)
	if err != nil {
		return nil, err
	}
	wanted, err := plain.wanted(c.Lines, balances[row.ID])
	if err != nil {
		return nil, err
	}
	var out []Line
	for i, l := range plain.Lines {
		if amount := wanted[i]; amount > 0 {
			credited, err := l.credit(balances[row.ID][l.ID].Credited, amount, plain.TaxInclusive)
			if err != nil {
				return nil, err
			}
			out = append(out, credited)
		}
	}
	if len(out) == 0 {
		return nil, ErrNothingLeft
	}
	return out, nil
}

// wanted is what to take off each line of the invoice.
func (i Invoice) wanted(lines []CreditLine, balances map[uuid.UUID]lineBalance) ([]int64, error) {
	out, left, at := make([]int64, len(i.Lines)), make([]int64, len(i.Lines)), map[uuid.UUID]int{}
	for n, l := range i.Lines {
		b := balances[l.ID]
		left[n], at[l.ID] = l.Sums.Total-b.Credited-b.WrittenOff, n
	}
	if len(lines) == 0 {
		return left, nil
	}
	for k, w := range lines {
		pointer := "/lines/" + strconv.Itoa(k)
		n, known := at[w.Line]
		if !known {
			return nil, ErrLineUnknown.With(fault.Field{Pointer: pointer + "/line_id", Code: "unknown", Detail: ErrLineUnknown.Detail})
		}
		amount := left[n]
		if w.Amount != nil {
			amount = *w.Amount
		}
		if amount <= 0 || out[n]+amount > left[n] {
			return nil, ErrNothingLeft.WithExtra("left", left[n]-out[n]).With(fault.Field{Pointer: pointer + "/amount", Code: "above_left", Detail: ErrNothingLeft.Detail})
		}
		out[n] += amount
	}
	return out, nil
}

// credit is the line of a credit note that takes amount off l, of which credited
// is taken off already.
func (l Line) credit(credited, amount int64, inclusive bool) (Line, error) {
	line := l.ID
	out := Line{
		ID: id.New(), Kind: l.Kind, Service: l.Service, Appointment: l.Appointment, Practitioner: l.Practitioner, PractitionerName: l.PractitionerName,
		Corrects: &line, Description: l.Description, Quantity: 1, Discount: Discount{Kind: NoDiscount}, Class: l.Class, TaxStatus: l.TaxStatus, Rule: l.Rule,
		Sums: Sums{Total: amount},
	}
	var all int64 // of the line's taxes, up to this one: rounded together, they never come to more than the amount
	for _, t := range l.Taxes {
		all += t.Amount
		upTo, err := part(all, credited, credited+amount, l.Sums.Total)
		if err != nil {
			return out, err
		}
		tax := upTo - out.Sums.Tax
		base, err := part(t.Base, credited, credited+amount, l.Sums.Total)
		if err != nil {
			return out, err
		}
		out.Taxes = append(out.Taxes, LineTax{t.Code, t.Rate, base, tax})
		out.Sums.Tax += tax
	}
	out.Sums.Net = amount - out.Sums.Tax
	if out.Sums.Gross = out.Sums.Net; inclusive {
		out.Sums.Gross = amount
	}
	out.UnitPrice = out.Sums.Gross
	return out, nil
}

// releaseTx gives back to the payments what they had put to lines that are paid
// too much since they were corrected, and pays with it what else is open on the
// invoice. It returns what is free then.
func (s *Service) releaseTx(ctx context.Context, tx database.Tx, at place, row billingdb.Invoice, note uuid.UUID, reason string) ([]openCredit, error) {
	balances, err := balancesTx(ctx, tx, row.ID)
	if err != nil {
		return nil, err
	}
	paid, err := billingdb.New(tx).PaidOnLines(ctx, billingdb.PaidOnLinesParams{TenantID: tx.Tenant(), InvoiceID: &row.ID})
	if err != nil {
		return nil, err
	}
	var back []put
	excess := map[uuid.UUID]int64{}
	for line, b := range balances[row.ID] {
		excess[line] = -b.Open
	}
	for _, p := range paid {
		if amount := min(excess[p.LineID], p.Paid); amount > 0 {
			excess[p.LineID] -= amount
			back = append(back, put{
				openCredit{p.PaymentID, p.BranchID, row.Currency, amount},
				openLine{row.ID, row.BranchID, p.LineID, row.Currency, -amount},
				-amount,
			})
		}
	}
	if err := s.postTx(ctx, tx, posting{
		Branch: row.BranchID, Kind: "release", Source: note, Currency: row.Currency, Reason: reason, On: at.today, Entries: entriesOf(row.PatientID, back),
	}); err != nil {
		return nil, err
	}
	return s.reuseTx(ctx, tx, at, row, merge(back))
}

// merge sums what came back by payment.
func merge(back []put) (out []openCredit) {
	for _, p := range back {
		known := false
		for i := range out {
			if out[i].Payment == p.credit.Payment {
				out[i].Credit, known = out[i].Credit+p.credit.Credit, true
			}
		}
		if !known {
			out = append(out, p.credit)
		}
	}
	return out
}

// reuseTx pays what is still open on the invoice with what came back of it.
func (s *Service) reuseTx(ctx context.Context, tx database.Tx, at place, row billingdb.Invoice, credits []openCredit) ([]openCredit, error) {
	open, err := openLinesTx(ctx, tx, row.PatientID, row.Currency)
	if err != nil {
		return nil, err
	}
	var lines []openLine
	for _, l := range open {
		if l.Invoice == row.ID {
			lines = append(lines, l)
		}
	}
	puts := settle(credits, lines, largest)
	credits, _ = spend(credits, lines, puts)
	return credits, s.postTx(ctx, tx, posting{
		Branch: row.BranchID, Kind: "allocate", Source: row.ID, Currency: row.Currency, On: at.today, Entries: entriesOf(row.PatientID, puts),
	})
}

// WriteOff gives up what is owed on an invoice, or amount of it. It returns
// ErrNotIssued or ErrNothingLeft.
func (s *Service) WriteOff(ctx context.Context, invoice uuid.UUID, amount *int64, reason string) (Invoice, error) {
	request := struct {
		I uuid.UUID
		A *int64
		R string
	}{invoice, amount, reason}
	_, err := database.Once(ctx, s.DB, "write-off", request, func(tx database.Tx) (bool, error) {
		return true, s.writeOffTx(ctx, tx, invoice, amount, reason)
	})
	if err != nil {
		return Invoice{}, err
	}
	out, err := s.Invoice(ctx, invoice)
	if err == nil {
		s.tell(ctx, "invoice", out.Branch, map[string]any{"id": invoice})
	}
	return out, err
}

func (s *Service) writeOffTx(ctx context.Context, tx database.Tx, invoice uuid.UUID, amount *int64, reason string) error {
	var f fault.Fields
	reason = reasonable(reason, &f)
	f.Check(amount == nil || *amount > 0, "/amount", "range", "Give an amount above zero.")
	if err := f.Err(ErrInvalid); err != nil {
		return err
	}
	row, at, err := s.lockInvoiceTx(ctx, tx, invoice)
	if err != nil {
		return err
	}
	if row.Status != string(Issued) || row.Kind != string(Invoiced) {
		return ErrNotIssued
	}
	open, err := openLinesTx(ctx, tx, row.PatientID, row.Currency)
	if err != nil {
		return err
	}
	var entries []entry
	left := int64(largest)
	if amount != nil {
		left = *amount
	}
	for _, l := range open {
		if part := min(left, l.Open); l.Invoice == invoice && part > 0 {
			left -= part
			entries = append(entries,
				entry{Account: writtenOff, Amount: part, Patient: &row.PatientID, Invoice: &row.ID, Line: &l.Line},
				entry{Account: receivable, Amount: -part, Patient: &row.PatientID, Invoice: &row.ID, Line: &l.Line})
		}
	}
	if len(entries) == 0 || amount != nil && left > 0 {
		return ErrNothingLeft
	}
	return s.postTx(ctx, tx, posting{
		Branch: row.BranchID, Kind: "write_off", Source: row.ID, Currency: row.Currency, Reason: reason, On: at.today, Entries: entries,
	})
}
