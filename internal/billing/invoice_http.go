package billing

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/money"
)

// Routes is the billing part of the API.
func (s *Service) Routes(api *httpserver.API) {
	s.invoiceRoutes(api)
	s.paymentRoutes(api)
	s.approvalRoutes(api)
	s.priceRoutes(api)
	s.dayRoutes(api)
}

func (s *Service) invoiceRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/invoices", ID: "list-invoices", Tag: "billing", Permission: access.InvoicesRead,
		Summary: "Invoices and credit notes, the latest first",
	}, s.listInvoices)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/invoices", ID: "draft-invoice", Tag: "billing", Permission: access.InvoicesIssue,
		Status: http.StatusCreated, Idempotent: true, Summary: "Begin a draft",
	}, s.postInvoice)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/invoices/propose", ID: "propose-invoice", Tag: "billing", Permission: access.InvoicesIssue,
		Summary: "The invoice of a completed appointment: drafted once, found after that",
	}, s.proposeInvoice)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/invoices/{id}", ID: "get-invoice", Tag: "billing", Permission: access.InvoicesRead,
		Summary: "One invoice with its lines, what of them is paid, and the document as it was issued",
	}, s.getInvoice)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/invoices/{id}/history", ID: "invoice-history", Tag: "billing", Permission: access.InvoicesRead,
		Summary: "Who did what to an invoice and its money, and when",
	}, s.getInvoiceHistory)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPut, Path: "/invoices/{id}", ID: "change-invoice", Tag: "billing", Permission: access.InvoicesIssue,
		Summary: "Replace what is on a draft",
	}, s.putInvoice)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/invoices/{id}/issue", ID: "issue-invoice", Tag: "billing", Permission: access.InvoicesIssue,
		Idempotent: true, Summary: "Give a draft its number; nothing of it changes after that",
	}, s.issueInvoice)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/invoices/{id}/discard", ID: "discard-invoice", Tag: "billing", Permission: access.InvoicesIssue,
		Summary: "Throw a draft away",
	}, s.discardInvoice)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/invoices/{id}/ask-approval", ID: "ask-discount-approval", Tag: "billing", Permission: access.InvoicesIssue,
		Summary: "Ask somebody else to approve the discounts of a draft",
	}, s.askDiscount)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/invoices/{id}/credit", ID: "credit-invoice", Tag: "billing", Permission: access.InvoicesCredit,
		Status: http.StatusCreated, Idempotent: true, Summary: "Correct an issued invoice by a credit note; give back at once what was paid, if asked to",
	}, s.creditInvoice)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/invoices/{id}/write-off", ID: "write-off-invoice", Tag: "billing", Permission: access.InvoicesCredit,
		Idempotent: true, Summary: "Give up what is owed on an invoice",
	}, s.writeOffInvoice)
}

type invoiceDiscountJSON struct {
	Kind   DiscountKind `json:"kind" enum:"none,amount,bp"`
	Value  int64        `json:"value" minimum:"0" doc:"Minor units, or basis points"`
	Reason string       `json:"reason" maxLength:"1000"`
}

func (d *invoiceDiscountJSON) discount() Discount {
	if d == nil {
		return Discount{Kind: NoDiscount}
	}
	return Discount(*d)
}

type invoiceLineInputJSON struct {
	Kind           LineKind             `json:"kind,omitempty" enum:"service,product,other"`
	ServiceID      *uuid.UUID           `json:"service_id,omitempty"`
	AppointmentID  *uuid.UUID           `json:"appointment_id,omitempty"`
	PractitionerID *uuid.UUID           `json:"practitioner_id,omitempty"`
	Description    string               `json:"description,omitempty" maxLength:"600" doc:"Left out: the service's name"`
	Quantity       int                  `json:"quantity,omitempty" default:"1"`
	UnitPrice      *int64               `json:"unit_price,omitempty" doc:"Minor units of the invoice's currency; left out: the price list's"`
	Discount       *invoiceDiscountJSON `json:"discount,omitempty"`
	TaxClass       TaxClass             `json:"tax_class,omitempty" enum:"care,standard,product,none" doc:"Left out: the service's"`
}

func (l invoiceLineInputJSON) fields() LineFields {
	return LineFields{
		Kind: l.Kind, Service: l.ServiceID, Appointment: l.AppointmentID, Practitioner: l.PractitionerID, Description: l.Description,
		Quantity: l.Quantity, UnitPrice: l.UnitPrice, Discount: l.Discount.discount(), Class: l.TaxClass,
	}
}

// InvoiceDraftJSON is what of a draft is sent.
type InvoiceDraftJSON struct {
	Lines    []invoiceLineInputJSON `json:"lines" nullable:"false"`
	Discount *invoiceDiscountJSON   `json:"discount,omitempty" doc:"Of the whole"`
	Note     string                 `json:"note,omitempty" maxLength:"2000" doc:"Printed on the document"`
}

func (d InvoiceDraftJSON) fields() DraftFields {
	return DraftFields{Lines: mapped(d.Lines, invoiceLineInputJSON.fields), Discount: d.Discount.discount(), Note: d.Note}
}

type invoiceSumsJSON struct {
	Gross    int64 `json:"gross" doc:"Before discounts; with tax where prices include it"`
	Discount int64 `json:"discount"`
	Net      int64 `json:"net" doc:"Without tax"`
	Tax      int64 `json:"tax"`
	Total    int64 `json:"total"`
}

type invoiceOwedJSON struct {
	Open       int64 `json:"open" doc:"What is still owed"`
	Paid       int64 `json:"paid"`
	Credited   int64 `json:"credited" doc:"Taken back by credit notes"`
	WrittenOff int64 `json:"written_off"`
}

func owedToJSON(b lineBalance) invoiceOwedJSON { return invoiceOwedJSON(b) }

type invoiceLineJSON struct {
	ID             uuid.UUID           `json:"id"`
	Kind           LineKind            `json:"kind" enum:"service,product,package,other"`
	ServiceID      *uuid.UUID          `json:"service_id"`
	AppointmentID  *uuid.UUID          `json:"appointment_id"`
	PractitionerID *uuid.UUID          `json:"practitioner_id"`
	Practitioner   string              `json:"practitioner"`
	CorrectsID     *uuid.UUID          `json:"corrects_id" doc:"The line that a line of a credit note corrects"`
	Description    string              `json:"description"`
	Quantity       int                 `json:"quantity"`
	UnitPrice      int64               `json:"unit_price"`
	Discount       invoiceDiscountJSON `json:"discount"`
	Sums           invoiceSumsJSON     `json:"sums" doc:"Its discount has the part of the whole's that falls to it"`
	TaxClass       TaxClass            `json:"tax_class" enum:"care,standard,product,none"`
	TaxStatus      TaxStatus           `json:"tax_status" enum:"taxed,exempt,zero_rated,none,unregistered"`
	Taxes          []LineTax           `json:"taxes" nullable:"false"`
	Rule           json.RawMessage     `json:"tax_rule" doc:"The rule of the country pack as it stood"`
	Owed           invoiceOwedJSON     `json:"owed"`
}

type invoiceCorrectionJSON struct {
	ID       uuid.UUID `json:"id"`
	Number   string    `json:"number"`
	Total    int64     `json:"total"`
	IssuedAt time.Time `json:"issued_at"`
	Reason   string    `json:"reason"`
}

// InvoiceJSON is an invoice as a list shows it.
type InvoiceJSON struct {
	ID             uuid.UUID       `json:"id"`
	Kind           InvoiceKind     `json:"kind" enum:"invoice,credit_note"`
	Status         InvoiceStatus   `json:"status" enum:"draft,issued,discarded"`
	State          PaymentState    `json:"state" enum:"unpaid,part_paid,paid,credited,settled" doc:"Of an issued invoice"`
	Number         string          `json:"number"`
	BranchID       uuid.UUID       `json:"branch_id"`
	Branch         string          `json:"branch"`
	Zone           string          `json:"zone" doc:"IANA, of the branch"`
	PatientID      uuid.UUID       `json:"patient_id"`
	Patient        string          `json:"patient"`
	PatientNumber  int64           `json:"patient_number"`
	CorrectsID     *uuid.UUID      `json:"corrects_id"`
	CorrectsNumber string          `json:"corrects_number"`
	AppointmentID  *uuid.UUID      `json:"appointment_id"`
	Currency       string          `json:"currency"`
	Total          money.Money     `json:"total"`
	Sums           invoiceSumsJSON `json:"sums"`
	Owed           invoiceOwedJSON `json:"owed"`
	IssuedAt       *time.Time      `json:"issued_at"`
	IssuedOn       *string         `json:"issued_on" format:"date"`
	DueOn          *string         `json:"due_on" format:"date"`
	Reason         string          `json:"reason"`
	CreatedAt      time.Time       `json:"created_at"`
	Version        int64           `json:"version"`
}

// invoiceFullJSON is an invoice with all that is on it.
type invoiceFullJSON struct {
	InvoiceJSON
	TaxInclusive  bool                    `json:"tax_inclusive"`
	Discount      invoiceDiscountJSON     `json:"discount"`
	Note          string                  `json:"note"`
	Lines         []invoiceLineJSON       `json:"lines" nullable:"false"`
	Document      *BillDocument           `json:"document" doc:"Frozen when it was issued"`
	Corrections   []invoiceCorrectionJSON `json:"corrections" nullable:"false"`
	NeedsApproval bool                    `json:"needs_approval" doc:"Of a draft: its discounts are above the limit of who asks"`
	ApprovalID    *uuid.UUID              `json:"approval_id" doc:"Who was asked already"`
}

func invoiceToJSON(i Invoice) InvoiceJSON {
	return InvoiceJSON{
		ID: i.ID, Kind: i.Kind, Status: i.Status, State: i.State(), Number: i.Number, BranchID: i.Branch, Branch: i.BranchName, Zone: i.Zone,
		PatientID: i.Patient, Patient: i.PatientName, PatientNumber: i.PatientNumber, CorrectsID: i.Corrects, CorrectsNumber: i.CorrectsNo,
		AppointmentID: i.Appointment, Currency: i.Currency, Total: money.New(i.Sums.Total, i.Currency), Sums: invoiceSumsJSON(i.Sums), Owed: owedToJSON(i.Balance),
		IssuedAt: i.IssuedAt, IssuedOn: dayText(i.IssuedOn), DueOn: dayText(i.DueOn), Reason: i.Reason, CreatedAt: i.CreatedAt, Version: i.Version,
	}
}

func dayText(t *time.Time) *string {
	if t == nil {
		return nil
	}
	return pointTo(t.Format(time.DateOnly))
}

func lineToJSON(l Line) invoiceLineJSON {
	return invoiceLineJSON{
		ID: l.ID, Kind: l.Kind, ServiceID: l.Service, AppointmentID: l.Appointment, PractitionerID: l.Practitioner, Practitioner: l.PractitionerName,
		CorrectsID: l.Corrects, Description: l.Description, Quantity: l.Quantity, UnitPrice: l.UnitPrice, Discount: invoiceDiscountJSON(l.Discount),
		Sums: invoiceSumsJSON(l.Sums), TaxClass: l.Class, TaxStatus: l.TaxStatus, Taxes: append([]LineTax{}, l.Taxes...), Rule: l.Rule, Owed: owedToJSON(l.Balance),
	}
}

type invoiceOutput struct {
	ETag string `header:"ETag"`
	Body invoiceFullJSON
}

func invoiceOut(i Invoice, err error) (*invoiceOutput, error) {
	if err != nil {
		return nil, err
	}
	return &invoiceOutput{ETag: httpserver.ETag(i.Version), Body: invoiceFullJSON{
		InvoiceJSON: invoiceToJSON(i), TaxInclusive: i.TaxInclusive, Discount: invoiceDiscountJSON(i.Discount), Note: i.Note, Lines: mapped(i.Lines, lineToJSON),
		Document: i.Document, Corrections: mapped(i.Corrections, func(c Correction) invoiceCorrectionJSON { return invoiceCorrectionJSON(c) }),
		NeedsApproval: i.NeedsApproval, ApprovalID: i.Asked,
	}}, nil
}

type listInvoicesInput struct {
	BranchID      string        `query:"branch_id" format:"uuid"`
	PatientID     string        `query:"patient_id" format:"uuid"`
	AppointmentID string        `query:"appointment_id" format:"uuid"`
	Status        InvoiceStatus `query:"status" enum:"draft,issued,discarded"`
	State         PaymentState  `query:"state" enum:"unpaid,part_paid,paid"`
	Overdue       bool          `query:"overdue"`
	From          string        `query:"from" doc:"2006-01-02: issued on this day or later"`
	To            string        `query:"to" doc:"2006-01-02: issued on this day or earlier"`
	Limit         int           `query:"limit" default:"50" minimum:"1" maximum:"100"`
	Cursor        string        `query:"cursor"`
}

type listInvoicesOutput struct {
	Body httpserver.Page[InvoiceJSON]
}

func (s *Service) listInvoices(ctx context.Context, in *listInvoicesInput) (*listInvoicesOutput, error) {
	f := InvoiceFilter{Status: in.Status, State: in.State, Overdue: in.Overdue, Limit: in.Limit + 1}
	var faults fault.Fields
	f.Branch, f.Patient, f.Appointment = idOf(in.BranchID, "/branch_id", &faults), idOf(in.PatientID, "/patient_id", &faults), idOf(in.AppointmentID, "/appointment_id", &faults)
	f.From, f.To = dateOf(in.From, "/from", &faults), dateOf(in.To, "/to", &faults)
	if err := faults.Err(ErrInvalid); err != nil {
		return nil, err
	}
	if err := httpserver.DecodeCursor(in.Cursor, &f.After); err != nil {
		return nil, err
	}
	found, err := s.Invoices(ctx, f)
	if err != nil {
		return nil, err
	}
	return &listInvoicesOutput{httpserver.NewPage(mapped(found, invoiceToJSON), in.Limit, func(i InvoiceJSON) any { return InvoiceCursor{i.CreatedAt, i.ID} })}, nil
}

// idOf reads an id that may be left out.
func idOf(text, pointer string, f *fault.Fields) *uuid.UUID {
	if text == "" {
		return nil
	}
	v, err := uuid.Parse(text)
	f.Check(err == nil, pointer, "invalid", "This is not an id.")
	return &v
}

// dateOf reads a day that may be left out.
func dateOf(text, pointer string, f *fault.Fields) *time.Time {
	if text == "" {
		return nil
	}
	t, err := time.Parse(time.DateOnly, text)
	f.Check(err == nil, pointer, "invalid", "Write the date as 2026-03-12.")
	return &t
}

type postInvoiceInput struct {
	Body struct {
		BranchID  uuid.UUID `json:"branch_id"`
		PatientID uuid.UUID `json:"patient_id"`
		InvoiceDraftJSON
	}
}

func (s *Service) postInvoice(ctx context.Context, in *postInvoiceInput) (*invoiceOutput, error) {
	return invoiceOut(s.NewInvoice(ctx, in.Body.BranchID, in.Body.PatientID, in.Body.fields()))
}

type proposeInvoiceInput struct {
	Body struct {
		AppointmentID uuid.UUID `json:"appointment_id"`
	}
}

func (s *Service) proposeInvoice(ctx context.Context, in *proposeInvoiceInput) (*invoiceOutput, error) {
	return invoiceOut(s.Propose(ctx, in.Body.AppointmentID))
}

type invoiceIDInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

func (s *Service) getInvoice(ctx context.Context, in *invoiceIDInput) (*invoiceOutput, error) {
	return invoiceOut(s.Invoice(ctx, in.ID))
}

type invoiceHappeningJSON struct {
	At      time.Time `json:"at"`
	Actor   string    `json:"actor"`
	What    string    `json:"what" doc:"drafted, changed, discarded, issue, credit, payment, allocate, release, write_off, approval_asked, approval_approved, approval_refused, approval_withdrawn"`
	Amount  int64     `json:"amount" doc:"Minor units; how much more, or less, is owed by it"`
	Reason  string    `json:"reason"`
	Subject uuid.UUID `json:"subject_id"`
}

type invoiceHistoryOutput struct {
	Body struct {
		Items []invoiceHappeningJSON `json:"items" nullable:"false"`
	}
}

func (s *Service) getInvoiceHistory(ctx context.Context, in *invoiceIDInput) (*invoiceHistoryOutput, error) {
	found, err := s.InvoiceHistory(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	out := &invoiceHistoryOutput{}
	out.Body.Items = mapped(found, func(h Happening) invoiceHappeningJSON { return invoiceHappeningJSON(h) })
	return out, nil
}

type putInvoiceInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match"`
	Body    InvoiceDraftJSON
}

func (s *Service) putInvoice(ctx context.Context, in *putInvoiceInput) (*invoiceOutput, error) {
	return invoiceOut(s.ChangeDraft(ctx, in.ID, in.IfMatch, in.Body.fields()))
}

func (s *Service) issueInvoice(ctx context.Context, in *invoiceIDInput) (*invoiceOutput, error) {
	return invoiceOut(s.Issue(ctx, in.ID))
}

type billingReasonInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Reason string `json:"reason" maxLength:"1000"`
	}
}

func (s *Service) discardInvoice(ctx context.Context, in *billingReasonInput) (*invoiceOutput, error) {
	return invoiceOut(s.Discard(ctx, in.ID, in.Body.Reason))
}

func (s *Service) askDiscount(ctx context.Context, in *billingReasonInput) (*invoiceOutput, error) {
	return invoiceOut(s.AskDiscount(ctx, in.ID, in.Body.Reason))
}

type creditInvoiceInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Lines []struct {
			LineID uuid.UUID `json:"line_id"`
			Amount *int64    `json:"amount,omitempty" doc:"Minor units, tax included; left out: all that is left of the line"`
		} `json:"lines,omitempty" doc:"Left out: all that is left of every line"`
		Reason string `json:"reason" maxLength:"1000"`
		Refund *struct {
			Method    Method `json:"method" enum:"cash,card,upi,bank,cheque,insurance,other"`
			Reference string `json:"reference,omitempty" maxLength:"200"`
		} `json:"refund,omitempty" doc:"Give back what was paid of it; left out: it stays as the patient's credit"`
	}
}

func (s *Service) creditInvoice(ctx context.Context, in *creditInvoiceInput) (*invoiceOutput, error) {
	c := Crediting{Reason: in.Body.Reason}
	for _, l := range in.Body.Lines {
		c.Lines = append(c.Lines, CreditLine{l.LineID, l.Amount})
	}
	if r := in.Body.Refund; r != nil {
		c.Refund = &Refunding{r.Method, r.Reference}
	}
	return invoiceOut(s.Credit(ctx, in.ID, c))
}

type writeOffInvoiceInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Amount *int64 `json:"amount,omitempty" doc:"Minor units; left out: all that is owed"`
		Reason string `json:"reason" maxLength:"1000"`
	}
}

func (s *Service) writeOffInvoice(ctx context.Context, in *writeOffInvoiceInput) (*invoiceOutput, error) {
	return invoiceOut(s.WriteOff(ctx, in.ID, in.Body.Amount, in.Body.Reason))
}
