package billing

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/billing/billingdb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/scheduling"
)

// DraftFields are what of a draft is written.
type DraftFields struct {
	Lines    []LineFields
	Discount Discount // of the whole
	Note     string
}

// LineFields are what of a line is written. Of a service, what is left out is
// taken from it: its name, its price at the branch, its tax class.
type LineFields struct {
	Kind         LineKind
	Service      *uuid.UUID
	Appointment  *uuid.UUID
	Practitioner *uuid.UUID
	Description  string
	Quantity     int
	UnitPrice    *int64 // minor units
	Discount     Discount
	Class        TaxClass
}

const mostLines = 200

// NewInvoice begins a draft. It returns ErrInvalid with the fields, or the
// refusals of ChangeDraft.
func (s *Service) NewInvoice(ctx context.Context, branch, patient uuid.UUID, f DraftFields) (Invoice, error) {
	request := struct {
		B, P uuid.UUID
		F    DraftFields
	}{branch, patient, f}
	draft, err := database.Once(ctx, s.DB, "new-invoice", request, func(tx database.Tx) (uuid.UUID, error) {
		return s.newInvoiceTx(ctx, tx, branch, patient, nil, f)
	})
	if err != nil {
		return Invoice{}, err
	}
	s.tell(ctx, "invoice", branch, map[string]any{"id": draft})
	return s.Invoice(ctx, draft)
}

func (s *Service) newInvoiceTx(ctx context.Context, tx database.Tx, branch, patient uuid.UUID, appointment *uuid.UUID, f DraftFields) (uuid.UUID, error) {
	at, err := s.placeTx(ctx, tx, branch)
	if err != nil {
		return uuid.Nil, err
	}
	if err := lockPatientTx(ctx, tx, patient); err != nil {
		return uuid.Nil, err
	}
	row, err := billingdb.New(tx).InsertInvoice(ctx, billingdb.InsertInvoiceParams{
		TenantID: tx.Tenant(), ID: id.New(), BranchID: branch, PatientID: patient, Kind: string(Invoiced), AppointmentID: appointment,
		CorrectsID: nil, Currency: at.currency(), TaxInclusive: false, Reason: "", CreatedBy: tx.Principal().Actor(), CreatedAt: s.Clock.Now(),
	})
	if err != nil {
		return uuid.Nil, database.Explain(err, nil, invoiceConstraints)
	}
	err = s.saveDraftTx(ctx, tx, at, row, f)
	return row.ID, err
}

// Propose drafts what a completed appointment comes to, once: asked again it is
// the same invoice. It returns ErrNotCompleted or ErrAppointmentGone.
func (s *Service) Propose(ctx context.Context, appointment uuid.UUID) (Invoice, error) {
	draft, err := database.InTx(ctx, s.DB, func(tx database.Tx) (uuid.UUID, error) { return s.proposeTx(ctx, tx, appointment) })
	if err != nil {
		return Invoice{}, err
	}
	out, err := s.Invoice(ctx, draft)
	if err == nil {
		s.tell(ctx, "invoice", out.Branch, map[string]any{"id": draft})
	}
	return out, err
}

func (s *Service) proposeTx(ctx context.Context, tx database.Tx, appointment uuid.UUID) (uuid.UUID, error) {
	q := billingdb.New(tx)
	a, err := q.AppointmentToBill(ctx, billingdb.AppointmentToBillParams{TenantID: tx.Tenant(), ID: appointment})
	if err != nil {
		return uuid.Nil, database.Explain(err, ErrAppointmentGone, nil)
	}
	if err := lockPatientTx(ctx, tx, a.PatientID); err != nil {
		return uuid.Nil, err
	}
	already, err := q.InvoiceOfAppointment(ctx, billingdb.InvoiceOfAppointmentParams{TenantID: tx.Tenant(), AppointmentID: &appointment})
	if err == nil {
		return already.ID, nil
	}
	if database.Explain(err, ErrInvoiceNotFound, nil) != ErrInvoiceNotFound { //nolint:errorlint // identity: there is none yet
		return uuid.Nil, err
	}
	if scheduling.Status(a.Status) != scheduling.Completed {
		return uuid.Nil, ErrNotCompleted.WithExtra("appointment_status", a.Status)
	}
	return s.newInvoiceTx(ctx, tx, a.BranchID, a.PatientID, &appointment, DraftFields{Lines: []LineFields{{
		Kind: LineService, Service: &a.ServiceID, Appointment: &appointment, Practitioner: &a.PractitionerID, Quantity: 1, Discount: Discount{Kind: NoDiscount},
	}}})
}

// AppointmentActedTx has a completed appointment charged for, a moment later:
// what goes wrong with the charge does not keep a patient from leaving.
func (s *Service) AppointmentActedTx(ctx context.Context, tx database.Tx, e scheduling.AppointmentActed) error {
	if e.ToStatus != scheduling.Completed {
		return nil
	}
	return s.Events.PublishTx(ctx, tx, ChargeDue{AppointmentID: e.AppointmentID})
}

// DraftCharge drafts the invoice of an appointment that was completed. What has
// no price here, or is no longer completed, is left for the desk to charge.
func (s *Service) DraftCharge(ctx context.Context, e ChargeDue) error {
	_, err := s.Propose(ctx, e.AppointmentID)
	if f := fault.As(err); err != nil && f.Kind != fault.Internal {
		s.Log.InfoContext(ctx, "no charge proposed", "appointment_id", e.AppointmentID, "code", f.Code)
		return nil
	}
	return err
}

// ChangeDraft replaces what is on a draft. ifMatch is the ETag that was read. It
// returns ErrNotDraft, ErrInvalid with the fields, or what CheckMatch says.
// Discounts above the limit of who changes it wait for approval.
func (s *Service) ChangeDraft(ctx context.Context, invoice uuid.UUID, ifMatch string, f DraftFields) (Invoice, error) {
	out, err := database.InTx(ctx, s.DB, func(tx database.Tx) (Invoice, error) {
		row, at, err := s.lockInvoiceTx(ctx, tx, invoice)
		if err != nil {
			return Invoice{}, err
		}
		if err := httpserver.CheckMatch(ifMatch, row.Version); err != nil {
			return Invoice{}, err
		}
		if err := s.saveDraftTx(ctx, tx, at, row, f); err != nil {
			return Invoice{}, err
		}
		return s.invoiceTx(ctx, tx, invoice)
	})
	if err == nil {
		s.tell(ctx, "invoice", out.Branch, map[string]any{"id": invoice})
	}
	return out, err
}

// lockInvoiceTx finds an invoice, makes others who move its patient's money
// wait, and reads it as it is then.
func (s *Service) lockInvoiceTx(ctx context.Context, tx database.Tx, invoice uuid.UUID) (billingdb.Invoice, place, error) {
	q := billingdb.New(tx)
	row, err := q.InvoiceByID(ctx, billingdb.InvoiceByIDParams{TenantID: tx.Tenant(), ID: invoice})
	if err != nil {
		return row, place{}, database.Explain(err, ErrInvoiceNotFound, nil)
	}
	if err := lockPatientTx(ctx, tx, row.PatientID); err != nil {
		return row, place{}, err
	}
	if row, err = q.LockInvoice(ctx, billingdb.LockInvoiceParams{TenantID: tx.Tenant(), ID: invoice}); err != nil {
		return row, place{}, err
	}
	at, err := s.placeTx(ctx, tx, row.BranchID)
	return row, at, err
}

// saveDraftTx prices, sums up and keeps the lines of a draft.
func (s *Service) saveDraftTx(ctx context.Context, tx database.Tx, at place, row billingdb.Invoice, f DraftFields) error {
	if row.Status != string(Draft) {
		return ErrNotDraft
	}
	f, err := f.clean()
	if err != nil {
		return err
	}
	lines, err := s.linesTx(ctx, tx, at, row, f.Lines)
	if err != nil {
		return err
	}
	row.DiscountKind, row.DiscountValue, row.DiscountReason, row.Note = string(f.Discount.Kind), f.Discount.Value, f.Discount.Reason, f.Note
	row, err = s.writeDraftTx(ctx, tx, at, row, lines)
	if err != nil {
		return err
	}
	return s.sanctionTx(ctx, tx, at, row)
}

// writeDraftTx sums the lines up under today's law and writes them and the
// invoice.
func (s *Service) writeDraftTx(ctx context.Context, tx database.Tx, at place, row billingdb.Invoice, lines []Line) (billingdb.Invoice, error) {
	seller, err := s.sellerTx(ctx, tx, at)
	if err != nil {
		return row, err
	}
	regime, err := regimeOf(at, seller)
	if err != nil {
		return row, err
	}
	whole := Discount{DiscountKind(row.DiscountKind), row.DiscountValue, row.DiscountReason}
	sums, err := sumUp(lines, whole, seller.TaxInclusive, regime)
	if err != nil {
		return row, err
	}
	q := billingdb.New(tx)
	if err := q.DeleteLines(ctx, billingdb.DeleteLinesParams{TenantID: tx.Tenant(), InvoiceID: row.ID}); err != nil {
		return row, database.Explain(err, nil, invoiceConstraints)
	}
	if err := insertLines(ctx, tx, row, lines); err != nil {
		return row, err
	}
	inv := Invoice{Lines: lines, Sums: sums, Discount: whole}
	kept := row.Sanction
	if kept != inv.discounts() {
		kept = ""
	}
	return q.UpdateDraft(ctx, billingdb.UpdateDraftParams{
		TenantID: tx.Tenant(), ID: row.ID, Gross: sums.Gross, Discount: sums.Discount, Net: sums.Net, Tax: sums.Tax, Total: sums.Total,
		TaxInclusive: seller.TaxInclusive, DiscountKind: row.DiscountKind, DiscountValue: row.DiscountValue, DiscountReason: row.DiscountReason,
		Sanction: kept, Note: row.Note,
	})
}

// sanctionTx agrees to the discounts of a draft where they are within the limit
// of who acts, and withdraws what was asked about others.
func (s *Service) sanctionTx(ctx context.Context, tx database.Tx, at place, row billingdb.Invoice) error {
	inv, err := s.plainTx(ctx, tx, row)
	if err != nil {
		return err
	}
	q := billingdb.New(tx)
	if err := s.withdrawTx(ctx, tx, row.ID, inv.discounts()); err != nil || row.Sanction == inv.discounts() {
		return err
	}
	limits, err := s.limitsTx(ctx, tx, at)
	if err != nil || inv.Sums.Discount > 0 && !limits.allowsDiscount(inv.Sums.Discount, inv.basisPoints()) {
		return err
	}
	_, err = q.SanctionInvoice(ctx, billingdb.SanctionInvoiceParams{TenantID: tx.Tenant(), ID: row.ID, Sanction: inv.discounts()})
	return err
}

// withdrawTx takes back what was asked about other discounts than these.
func (s *Service) withdrawTx(ctx context.Context, tx database.Tx, invoice uuid.UUID, discounts string) error {
	return billingdb.New(tx).WithdrawForInvoice(ctx, billingdb.WithdrawForInvoiceParams{
		TenantID: tx.Tenant(), InvoiceID: &invoice, Sanction: discounts, DecidedBy: pointTo(tx.Principal().Actor()), DecidedAt: pointTo(s.Clock.Now()),
	})
}

// plainTx is the invoice with its lines and without its balances.
func (s *Service) plainTx(ctx context.Context, tx database.Tx, row billingdb.Invoice) (Invoice, error) {
	out := Invoice{
		ID: row.ID, Branch: row.BranchID, Patient: row.PatientID, Currency: row.Currency, sanction: row.Sanction, TaxInclusive: row.TaxInclusive,
		Sums:     Sums{row.Gross, row.Discount, row.Net, row.Tax, row.Total},
		Discount: Discount{DiscountKind(row.DiscountKind), row.DiscountValue, row.DiscountReason},
	}
	rows, err := billingdb.New(tx).LinesOfInvoice(ctx, billingdb.LinesOfInvoiceParams{TenantID: tx.Tenant(), InvoiceID: row.ID})
	if err != nil {
		return out, err
	}
	for _, r := range rows {
		l, err := lineFrom(r)
		if err != nil {
			return out, err
		}
		out.Lines = append(out.Lines, l)
	}
	return out, nil
}

// discounts is a hash of all that is taken off and of what: whoever agreed to
// one agreed to no other. It is empty where nothing is taken off.
func (i Invoice) discounts() string {
	if i.Sums.Discount == 0 {
		return ""
	}
	h := sha256.New()
	for _, l := range i.Lines {
		fmt.Fprintln(h, l.Description, l.Quantity, l.UnitPrice, l.Sums.Discount, l.Discount.Reason)
	}
	fmt.Fprintln(h, i.Sums.Gross, i.Sums.Discount, i.Discount.Reason)
	return hex.EncodeToString(h.Sum(nil))
}

// basisPoints is how much is taken off the line that has most taken off.
func (i Invoice) basisPoints() (most int64) {
	for _, l := range i.Lines {
		most = max(most, summed{Gross: l.Sums.Gross, Discount: l.Sums.Discount}.basisPoints())
	}
	return most
}

// sumUp fills in what the lines come to and returns what they come to together.
func sumUp(lines []Line, whole Discount, inclusive bool, regime Regime) (Sums, error) {
	in := mapped(lines, func(l Line) priced {
		return priced{int64(l.Quantity), l.UnitPrice, l.Discount, regime.Treat(l.Class)}
	})
	out, together, err := total(in, whole, inclusive, regime.Rounding)
	if err != nil {
		return Sums{}, err
	}
	for i := range lines {
		l, t := &lines[i], in[i].Treatment
		l.Sums, l.Taxes, l.TaxStatus = sumsOf(out[i]), out[i].Taxes, t.Status
		if l.Rule, err = json.Marshal(frozenRule{t.Rule.Key, t.Rule.Basis, string(t.Rule.Conf), t.Rule.EffectiveFrom.String(), t.Wording}); err != nil {
			return Sums{}, err
		}
	}
	return sumsOf(together), nil
}

// frozenRule is what a line keeps of the rule that taxed it.
type frozenRule struct {
	Key           string            `json:"key"`
	Basis         string            `json:"basis"`
	Conf          string            `json:"conf"`
	EffectiveFrom string            `json:"effective_from"`
	Wording       map[string]string `json:"wording,omitempty"`
}

func sumsOf(s summed) Sums { return Sums{s.Gross, s.Discount, s.Net, s.Tax, s.Total} }

func insertLines(ctx context.Context, tx database.Tx, row billingdb.Invoice, lines []Line) error {
	asks := make([]database.Ask, len(lines))
	for i, l := range lines {
		taxes, err := json.Marshal(append([]LineTax{}, l.Taxes...))
		if err != nil {
			return err
		}
		p := billingdb.InsertLineParams{
			TenantID: tx.Tenant(), ID: l.ID, InvoiceID: row.ID, BranchID: row.BranchID, Position: int32(i + 1), Kind: string(l.Kind),
			ServiceID: l.Service, AppointmentID: l.Appointment, PractitionerID: l.Practitioner, CorrectsID: l.Corrects,
			Description: l.Description, Quantity: int32(l.Quantity), UnitPrice: l.UnitPrice, Gross: l.Sums.Gross,
			DiscountKind: string(l.Discount.Kind), DiscountValue: l.Discount.Value, DiscountReason: l.Discount.Reason,
			Discount: l.Sums.Discount, Net: l.Sums.Net, Tax: l.Sums.Tax, Total: l.Sums.Total,
			TaxClass: string(l.Class), TaxStatus: string(l.TaxStatus), Taxes: taxes, TaxRule: l.Rule,
		}
		asks[i] = func(a database.Asker) error { return billingdb.New(a).InsertLine(ctx, p) }
	}
	return database.Explain(tx.AtOnce(ctx, asks...), nil, invoiceConstraints)
}

// clean trims f and refuses everything wrong with it at once.
func (f DraftFields) clean() (DraftFields, error) {
	var faults fault.Fields
	f.Note = strings.TrimSpace(f.Note)
	faults.Check(utf8.RuneCountInString(f.Note) <= 1000, "/note", "too_long", "Give at most 1000 letters.")
	faults.Check(len(f.Lines) <= mostLines, "/lines", "too_many", "Give at most 200 lines.")
	f.Discount = f.Discount.clean("/discount", &faults)
	lines := make([]LineFields, len(f.Lines))
	for i, l := range f.Lines {
		lines[i] = l.clean("/lines/"+strconv.Itoa(i), &faults)
	}
	f.Lines = lines
	return f, faults.Err(ErrInvalid)
}

func (d Discount) clean(pointer string, faults *fault.Fields) Discount {
	if d.Kind == "" || d.Kind == NoDiscount {
		return Discount{Kind: NoDiscount}
	}
	d.Reason = strings.Join(strings.Fields(d.Reason), " ")
	faults.Check(utf8.RuneCountInString(d.Reason) <= 500, pointer+"/reason", "too_long", "Give at most 500 letters.")
	d.check(pointer, faults)
	return d
}

func (l LineFields) clean(pointer string, faults *fault.Fields) LineFields {
	if l.Kind == "" {
		l.Kind = LineOther
		if l.Service != nil {
			l.Kind = LineService
		}
	}
	faults.Check(has([]LineKind{LineService, LineProduct, LineOther}, l.Kind), pointer+"/kind", "unknown", "A line is a service, a product or something else.")
	l.Description = strings.Join(strings.Fields(l.Description), " ")
	faults.Check(utf8.RuneCountInString(l.Description) <= 300, pointer+"/description", "too_long", "Give at most 300 letters.")
	faults.Check(l.Service != nil || l.Description != "", pointer+"/description", "required", "Say what this is for.")
	faults.Check((l.Kind == LineService) == (l.Service != nil), pointer+"/service_id", "invalid", "Choose the service, or say what it is.")
	faults.Check(l.Service != nil || l.UnitPrice != nil, pointer+"/unit_price", "required", "Give a price.")
	faults.Check(l.UnitPrice == nil || *l.UnitPrice >= 0 && *l.UnitPrice <= largest, pointer+"/unit_price", "range", "Give a price that is not below nothing.")
	faults.Check(l.Quantity >= 1 && l.Quantity <= 9999, pointer+"/quantity", "range", "Give 1 to 9999.")
	faults.Check(l.Class == "" || has(taxClasses, l.Class), pointer+"/tax_class", "unknown", "There is no such tax class.")
	l.Discount = l.Discount.clean(pointer+"/discount", faults)
	return l
}

// What a line can be refused for.
var (
	ErrNoPrice    = fault.New(fault.Conflict, "billing.no_price", "This service has no price at this branch in its currency. Add one to the price list.")
	ErrPriceFixed = fault.New(fault.Invalid, "billing.price_fixed", "The price comes from the price list. Give a discount instead.")
)

// linesTx fills the fields in from the services. The price and tax of a service
// are the price list's: only who may change prices may charge another. What is
// on the draft already may stay.
func (s *Service) linesTx(ctx context.Context, tx database.Tx, at place, row billingdb.Invoice, fields []LineFields) ([]Line, error) {
	prices, err := pricesTx(ctx, tx, at, servicesOf(fields))
	if err != nil {
		return nil, err
	}
	before, err := s.plainTx(ctx, tx, row)
	if err != nil {
		return nil, err
	}
	free := tx.Principal().MayIn(access.PricesManage, at.branch.ID)
	out := make([]Line, len(fields))
	for i, f := range fields {
		out[i] = Line{
			ID: id.New(), Kind: f.Kind, Service: f.Service, Appointment: f.Appointment, Practitioner: f.Practitioner,
			Description: f.Description, Quantity: f.Quantity, Discount: f.Discount, Class: f.Class,
		}
		if f.Service == nil {
			out[i].UnitPrice = *f.UnitPrice
			if f.Class == "" {
				out[i].Class = ClassStandard
			}
			continue
		}
		if err := out[i].fromService(f, prices, at.currency(), free || before.charges(f)); err != nil {
			return nil, pointed(err, i)
		}
	}
	return out, nil
}

// pointed names the line that err is about.
func pointed(err error, i int) error {
	f := fault.As(err)
	if f.Kind == fault.Internal {
		return err
	}
	return f.With(fault.Field{Pointer: "/lines/" + strconv.Itoa(i), Code: f.Code, Detail: f.Detail})
}

func servicesOf(fields []LineFields) (out []uuid.UUID) {
	for _, f := range fields {
		if f.Service != nil {
			out = append(out, *f.Service)
		}
	}
	return out
}

// charges reports whether the invoice has the service at this price and class.
func (i Invoice) charges(f LineFields) bool {
	for _, l := range i.Lines {
		if l.Service != nil && *l.Service == *f.Service && (f.UnitPrice == nil || *f.UnitPrice == l.UnitPrice) && (f.Class == "" || f.Class == l.Class) {
			return true
		}
	}
	return false
}

// fromService fills in what the line has from its service.
func (l *Line) fromService(f LineFields, prices map[uuid.UUID]Price, currency string, free bool) error {
	p, known := prices[*f.Service]
	switch {
	case !known:
		return ErrInvalid
	case f.UnitPrice != nil && (free || p.Price.Currency == currency && *f.UnitPrice == p.Price.Amount):
		l.UnitPrice = *f.UnitPrice
	case f.UnitPrice != nil:
		return ErrPriceFixed
	case p.Price.Currency != currency:
		return ErrNoPrice
	default:
		l.UnitPrice = p.Price.Amount
	}
	if l.Description == "" {
		l.Description = p.Name
	}
	if l.Class == "" {
		l.Class = p.Class
	}
	if l.Class != p.Class && !free {
		return ErrPriceFixed
	}
	return nil
}

// Discard throws a draft away; it never had a number. reason may be empty.
func (s *Service) Discard(ctx context.Context, invoice uuid.UUID, reason string) (Invoice, error) {
	out, err := database.InTx(ctx, s.DB, func(tx database.Tx) (Invoice, error) {
		row, _, err := s.lockInvoiceTx(ctx, tx, invoice)
		if err != nil {
			return Invoice{}, err
		}
		if row.Status != string(Draft) {
			return Invoice{}, ErrNotDraft
		}
		q := billingdb.New(tx)
		if err := s.withdrawTx(ctx, tx, row.ID, "discarded"); err != nil {
			return Invoice{}, err
		}
		if err := q.DiscardInvoice(ctx, billingdb.DiscardInvoiceParams{TenantID: tx.Tenant(), ID: invoice, Reason: strings.TrimSpace(reason)}); err != nil {
			return Invoice{}, err
		}
		return s.invoiceTx(ctx, tx, invoice)
	})
	if err == nil {
		s.tell(ctx, "invoice", out.Branch, map[string]any{"id": invoice})
	}
	return out, err
}
