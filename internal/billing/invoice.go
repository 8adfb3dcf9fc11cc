package billing

import (
	"context"
	"encoding/json"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/billing/billingdb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// InvoiceKind tells an invoice from the credit note that corrects one.
type InvoiceKind string

// The kinds of invoice.
const (
	Invoiced   InvoiceKind = "invoice"
	CreditNote InvoiceKind = "credit_note"
)

// InvoiceStatus is where a document stands. What of it is paid is derived.
type InvoiceStatus string

// The statuses of an invoice. A draft has no number yet and may change.
const (
	Draft     InvoiceStatus = "draft"
	Issued    InvoiceStatus = "issued"
	Discarded InvoiceStatus = "discarded"
)

// PaymentState is what of an issued invoice is paid, as the ledger has it.
type PaymentState string

// The payment states.
const (
	Unpaid   PaymentState = "unpaid"
	PartPaid PaymentState = "part_paid"
	Paid     PaymentState = "paid"
	Credited PaymentState = "credited" // corrected to nothing, and nothing was paid
	Settled  PaymentState = "settled"  // nothing is owed any more, part of it was given up
)

// Invoice is a document that charges a patient, or takes a charge back.
type Invoice struct {
	ID            uuid.UUID
	Branch        uuid.UUID
	BranchName    string
	Zone          string
	Patient       uuid.UUID
	PatientName   string // as it is now; the document holds the one it was issued to
	PatientNumber int64
	Kind          InvoiceKind
	Status        InvoiceStatus
	Corrects      *uuid.UUID
	CorrectsNo    string
	Appointment   *uuid.UUID
	Currency      string
	TaxInclusive  bool
	Discount      Discount // of the whole
	Sums          Sums
	Note          string
	Reason        string
	Number        string
	IssuedAt      *time.Time
	IssuedOn      *time.Time
	DueOn         *time.Time
	Document      *BillDocument
	CreatedAt     time.Time
	Version       int64

	Lines       []Line
	Balance     lineBalance
	Corrections []Correction
	// NeedsApproval is set on a draft whose discounts nobody who may has agreed to; Asked is who was
	// asked already.
	NeedsApproval bool
	Asked         *uuid.UUID

	sanction string
}

// Sums are what lines come to, in minor units.
type Sums struct{ Gross, Discount, Net, Tax, Total int64 }

// Correction is a credit note seen from the invoice it corrects.
type Correction struct {
	ID       uuid.UUID
	Number   string
	Total    int64
	IssuedAt time.Time
	Reason   string
}

// LineKind is what a line sells.
type LineKind string

// The kinds of line. What is paid for a package is owed to the patient until it
// is used.
const (
	LineService LineKind = "service"
	LineProduct LineKind = "product"
	LinePackage LineKind = "package"
	LineOther   LineKind = "other"
)

// Line is one thing an invoice charges for.
type Line struct {
	ID               uuid.UUID
	Kind             LineKind
	Service          *uuid.UUID
	Appointment      *uuid.UUID
	Practitioner     *uuid.UUID
	PractitionerName string
	Corrects         *uuid.UUID
	Description      string
	Quantity         int
	UnitPrice        int64
	Discount         Discount // the line's own; Sums.Discount has its part of the whole's too
	Sums             Sums
	Class            TaxClass
	TaxStatus        TaxStatus
	Taxes            []LineTax
	Rule             json.RawMessage
	Balance          lineBalance
}

// BillDocument is what was frozen when the invoice was issued: it prints the same
// ever after.
type BillDocument struct {
	Title      string            `json:"title" doc:"Key: invoice, tax_invoice, bill_of_supply, invoice_cum_bill_of_supply, credit_note, receipt"`
	Seller     BillSeller        `json:"seller"`
	Patient    BillPatient       `json:"patient"`
	Place      string            `json:"place" doc:"Subdivision where the care was given"`
	Country    string            `json:"country" doc:"ISO 3166-1"`
	Wording    []packs.Names     `json:"wording" nullable:"false" doc:"What the law wants printed, by language"`
	Footer     string            `json:"footer"`
	Practition map[string]string `json:"practitioners" doc:"Name and title by id"`
}

// BillSeller is who sells, in law.
type BillSeller struct {
	LegalName string            `json:"legal_name"`
	Branch    string            `json:"branch"`
	Address   []string          `json:"address" nullable:"false"`
	Phone     string            `json:"phone"`
	Email     string            `json:"email"`
	TaxIDs    []BillTaxID       `json:"tax_ids" nullable:"false"`
	Extra     map[string]string `json:"extra,omitempty"`
}

// BillTaxID is a tax id as it is printed.
type BillTaxID struct {
	Name   string `json:"name"`
	Number string `json:"number"`
}

// BillPatient is whom it is for.
type BillPatient struct {
	Name     string `json:"name"`
	Number   int64  `json:"number"`
	Language string `json:"language"`
}

// What can go wrong with an invoice.
var (
	ErrInvoiceNotFound  = fault.New(fault.NotFound, "billing.invoice_not_found", "There is no such invoice.")
	ErrNotDraft         = fault.New(fault.Conflict, "billing.not_draft", "An invoice that is issued does not change. Correct it with a credit note.")
	ErrNotIssued        = fault.New(fault.Conflict, "billing.not_issued", "This invoice is not issued.")
	ErrNoLines          = fault.New(fault.Conflict, "billing.no_lines", "There is nothing on this invoice.")
	ErrApprovalNeeded   = fault.New(fault.Conflict, "billing.approval_needed", "This discount is above your limit. Ask for approval.")
	ErrNotCompleted     = fault.New(fault.Conflict, "billing.not_completed", "The patient has not been seen yet.")
	ErrAppointmentGone  = fault.New(fault.NotFound, "billing.appointment_not_found", "There is no such appointment.")
	ErrAppointmentTaken = fault.New(fault.Conflict, "billing.appointment_billed", "This appointment has an invoice already.")
	ErrLineUnknown      = fault.New(fault.Invalid, "billing.line_unknown", "This line is not on the invoice.")
	ErrNothingLeft      = fault.New(fault.Conflict, "billing.nothing_left", "This is more than is left of it.")
)

var invoiceConstraints = map[string]*fault.Error{
	"invoices_issued":                 ErrNotDraft,
	"invoices_appointment_key":        ErrAppointmentTaken,
	"invoice_lines_service_fkey":      ErrInvalid.With(fault.Field{Pointer: "/lines", Code: "unknown_service", Detail: "One of these services does not exist."}),
	"invoice_lines_practitioner_fkey": ErrInvalid.With(fault.Field{Pointer: "/lines", Code: "unknown_practitioner", Detail: "One of these practitioners does not exist."}),
	"invoice_lines_appointment_fkey":  ErrInvalid.With(fault.Field{Pointer: "/lines", Code: "unknown_appointment", Detail: "One of these appointments does not exist."}),
}

// State is what of an issued invoice is paid.
func (i Invoice) State() PaymentState {
	b := i.Balance
	switch {
	case i.Kind == CreditNote:
		return Settled
	case b.Open > 0 && b.Paid > 0:
		return PartPaid
	case b.Open > 0:
		return Unpaid
	case b.WrittenOff > 0, b.Credited > 0 && b.Paid > 0:
		return Settled
	case b.Credited > 0:
		return Credited
	}
	return Paid
}

// Invoice is one invoice, or ErrInvoiceNotFound.
func (s *Service) Invoice(ctx context.Context, invoice uuid.UUID) (Invoice, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Invoice, error) { return s.invoiceTx(ctx, tx, invoice) })
}

func (s *Service) invoiceTx(ctx context.Context, tx database.Tx, invoice uuid.UUID) (Invoice, error) {
	q := billingdb.New(tx)
	head, err := q.InvoiceHead(ctx, billingdb.InvoiceHeadParams{TenantID: tx.Tenant(), ID: invoice})
	if err != nil {
		return Invoice{}, database.Explain(err, ErrInvoiceNotFound, nil)
	}
	out, err := invoiceFrom(head)
	if err != nil {
		return out, err
	}
	rows, err := q.LinesOfInvoice(ctx, billingdb.LinesOfInvoiceParams{TenantID: tx.Tenant(), InvoiceID: invoice})
	if err != nil {
		return out, err
	}
	balances, err := balancesTx(ctx, tx, invoice)
	if err != nil {
		return out, err
	}
	for _, r := range rows {
		l, err := lineFrom(r)
		if err != nil {
			return out, err
		}
		l.Balance = balances[invoice][l.ID]
		out.Lines = append(out.Lines, l)
	}
	out.Balance = all(balances[invoice])
	if out.Status == Draft {
		return out, s.askedTx(ctx, tx, &out)
	}
	corrections, err := q.CorrectionsOf(ctx, billingdb.CorrectionsOfParams{TenantID: tx.Tenant(), CorrectsID: &invoice})
	for _, c := range corrections {
		out.Corrections = append(out.Corrections, Correction{c.ID, orEmpty(c.Number), c.Total, *c.IssuedAt, c.Reason})
	}
	return out, err
}

// askedTx says of a draft whether its discounts need somebody's approval.
func (s *Service) askedTx(ctx context.Context, tx database.Tx, i *Invoice) error {
	if i.NeedsApproval = i.sanction != i.discounts(); !i.NeedsApproval {
		return nil
	}
	at, err := s.placeTx(ctx, tx, i.Branch)
	if err != nil {
		return err
	}
	limits, err := s.limitsTx(ctx, tx, at)
	if err != nil {
		return err
	}
	i.NeedsApproval = !limits.allowsDiscount(i.Sums.Discount, i.basisPoints())
	asked, err := billingdb.New(tx).PendingForInvoice(ctx, billingdb.PendingForInvoiceParams{TenantID: tx.Tenant(), InvoiceID: &i.ID})
	if err == nil {
		i.Asked = &asked.ID
	}
	if database.Explain(err, ErrInvoiceNotFound, nil) == ErrInvoiceNotFound { //nolint:errorlint // identity: nobody was asked
		return nil
	}
	return err
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func invoiceFrom(r billingdb.InvoiceHeadRow) (Invoice, error) {
	out := Invoice{
		ID: r.ID, Branch: r.BranchID, BranchName: r.BranchName, Zone: r.TimeZone, Patient: r.PatientID, PatientName: r.PatientName,
		PatientNumber: r.PatientNumber, Kind: InvoiceKind(r.Kind), Status: InvoiceStatus(r.Status), Corrects: r.CorrectsID,
		CorrectsNo: orEmpty(r.CorrectsNumber), Appointment: r.AppointmentID, Currency: r.Currency, TaxInclusive: r.TaxInclusive,
		Discount: Discount{DiscountKind(r.DiscountKind), r.DiscountValue, r.DiscountReason},
		Sums:     Sums{r.Gross, r.Discount, r.Net, r.Tax, r.Total}, Note: r.Note, Reason: r.Reason, Number: orEmpty(r.Number),
		IssuedAt: r.IssuedAt, IssuedOn: r.IssuedOn, DueOn: r.DueOn, CreatedAt: r.CreatedAt, Version: r.Version, sanction: r.Sanction,
	}
	if r.Document == nil {
		return out, nil
	}
	out.Document = &BillDocument{}
	return out, json.Unmarshal(r.Document, out.Document)
}

func lineFrom(r billingdb.LinesOfInvoiceRow) (Line, error) {
	l := Line{
		ID: r.ID, Kind: LineKind(r.Kind), Service: r.ServiceID, Appointment: r.AppointmentID, Practitioner: r.PractitionerID,
		PractitionerName: r.PractitionerName, Corrects: r.CorrectsID, Description: r.Description, Quantity: int(r.Quantity), UnitPrice: r.UnitPrice,
		Discount: Discount{DiscountKind(r.DiscountKind), r.DiscountValue, r.DiscountReason},
		Sums:     Sums{r.Gross, r.Discount, r.Net, r.Tax, r.Total},
		Class:    TaxClass(r.TaxClass), TaxStatus: TaxStatus(r.TaxStatus), Rule: r.TaxRule,
	}
	return l, json.Unmarshal(r.Taxes, &l.Taxes)
}
