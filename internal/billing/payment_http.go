package billing

import (
	"context"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/money"
)

func (s *Service) paymentRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/payments", ID: "take-payment", Tag: "billing", Permission: access.PaymentsTake,
		Status: http.StatusCreated, Idempotent: true, Summary: "Take a payment, in one or several methods, and put it to what is owed",
	}, s.postPayment)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/payments/{id}", ID: "get-payment", Tag: "billing", Permission: access.InvoicesRead,
		Summary: "One payment with its receipt",
	}, s.getPayment)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/payments/{id}/refund", ID: "refund-payment", Tag: "billing", Permission: access.PaymentsRefund,
		Idempotent: true, Summary: "Give back what a payment has left; above the limit it waits for approval",
	}, s.postRefund)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/patients/{id}/account", ID: "patient-account", Tag: "billing", Permission: access.InvoicesRead,
		Summary: "What a patient owes and has left, with all that led to it",
	}, s.getAccount)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/patients/{id}/use-credit", ID: "use-credit", Tag: "billing", Permission: access.PaymentsTake,
		Idempotent: true, Summary: "Pay what is owed with what the patient has left",
	}, s.useCredit)
}

type paymentAllocationJSON struct {
	InvoiceID uuid.UUID  `json:"invoice_id"`
	LineID    *uuid.UUID `json:"line_id,omitempty" doc:"Left out: the lines in their order"`
	Amount    int64      `json:"amount" doc:"Minor units"`
}

func allocations(in *[]paymentAllocationJSON) []Allocation {
	if in == nil {
		return nil
	}
	return mapped(*in, func(a paymentAllocationJSON) Allocation { return Allocation{a.InvoiceID, a.LineID, a.Amount} })
}

type paymentPartJSON struct {
	Method    Method `json:"method" enum:"cash,card,upi,bank,cheque,insurance,other"`
	Amount    int64  `json:"amount" doc:"Minor units"`
	Reference string `json:"reference,omitempty" maxLength:"200" doc:"Of the terminal, the bank, the insurer"`
}

type postPaymentInput struct {
	Body struct {
		BranchID    uuid.UUID                `json:"branch_id" doc:"Where it is taken"`
		PatientID   uuid.UUID                `json:"patient_id"`
		Parts       []paymentPartJSON        `json:"parts" nullable:"false"`
		Allocations *[]paymentAllocationJSON `json:"allocations,omitempty" doc:"Left out: everything owed, the oldest first. Empty: nothing, all of it is credit"`
		Note        string                   `json:"note,omitempty" maxLength:"1000"`
	}
}

type paymentUseJSON struct {
	InvoiceID uuid.UUID `json:"invoice_id"`
	Number    string    `json:"number"`
	Amount    int64     `json:"amount"`
}

type paymentRefundJSON struct {
	ID     uuid.UUID    `json:"id"`
	Amount int64        `json:"amount"`
	Method Method       `json:"method" enum:"cash,card,upi,bank,cheque,insurance,other"`
	Reason string       `json:"reason"`
	Status RefundStatus `json:"status" enum:"pending,made,refused"`
	Number string       `json:"number"`
	At     time.Time    `json:"at"`
	MadeOn *string      `json:"made_on" format:"date"`
}

type paymentJSON struct {
	ID        uuid.UUID           `json:"id"`
	Number    string              `json:"number" doc:"Of the receipt"`
	BranchID  uuid.UUID           `json:"branch_id"`
	PatientID uuid.UUID           `json:"patient_id"`
	Amount    money.Money         `json:"amount"`
	Parts     []paymentPartJSON   `json:"parts" nullable:"false"`
	Uses      []paymentUseJSON    `json:"uses" nullable:"false" doc:"What it pays"`
	Credit    int64               `json:"credit" doc:"What of it is on no invoice"`
	Refunds   []paymentRefundJSON `json:"refunds" nullable:"false"`
	Note      string              `json:"note"`
	TakenOn   string              `json:"taken_on" format:"date" doc:"The day it counts to"`
	TakenAt   time.Time           `json:"taken_at"`
	TakenBy   string              `json:"taken_by"`
	Document  BillDocument        `json:"document"`
}

func paymentToJSON(p Payment) paymentJSON {
	return paymentJSON{
		ID: p.ID, Number: p.Number, BranchID: p.Branch, PatientID: p.Patient, Amount: money.New(p.Amount, p.Currency),
		Parts: mapped(p.Parts, func(x Part) paymentPartJSON { return paymentPartJSON(x) }),
		Uses:  mapped(p.Uses, func(u Use) paymentUseJSON { return paymentUseJSON{u.Invoice, u.Number, u.Amount} }), Credit: p.Credit,
		Refunds: mapped(p.Refunds, func(r Refund) paymentRefundJSON {
			return paymentRefundJSON{r.ID, r.Amount, r.Method, r.Reason, r.Status, r.Number, r.At, dayText(r.MadeOn)}
		}),
		Note: p.Note, TakenOn: p.TakenOn.Format(time.DateOnly), TakenAt: p.TakenAt, TakenBy: p.TakenBy, Document: p.Document,
	}
}

type paymentOutput struct{ Body paymentJSON }

func paymentOut(p Payment, err error) (*paymentOutput, error) {
	if err != nil {
		return nil, err
	}
	return &paymentOutput{paymentToJSON(p)}, nil
}

func (s *Service) postPayment(ctx context.Context, in *postPaymentInput) (*paymentOutput, error) {
	return paymentOut(s.Take(ctx, Taking{
		Branch: in.Body.BranchID, Patient: in.Body.PatientID, Parts: mapped(in.Body.Parts, func(p paymentPartJSON) Part { return Part(p) }),
		Put: allocations(in.Body.Allocations), Note: in.Body.Note,
	}))
}

func (s *Service) getPayment(ctx context.Context, in *invoiceIDInput) (*paymentOutput, error) {
	return paymentOut(s.Payment(ctx, in.ID))
}

type postRefundInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Amount    int64  `json:"amount" doc:"Minor units"`
		Method    Method `json:"method" enum:"cash,card,upi,bank,cheque,insurance,other"`
		Reference string `json:"reference,omitempty" maxLength:"200"`
		Reason    string `json:"reason" maxLength:"1000"`
	}
}

func (s *Service) postRefund(ctx context.Context, in *postRefundInput) (*paymentOutput, error) {
	return paymentOut(s.Refund(ctx, RefundRequest{
		Payment: in.ID, Invoice: nil, Amount: in.Body.Amount, Method: in.Body.Method, Reference: in.Body.Reference, Reason: in.Body.Reason,
	}))
}

type accountBalanceJSON struct {
	Currency string `json:"currency"`
	Owed     int64  `json:"owed" doc:"Minor units"`
	Credit   int64  `json:"credit" doc:"Paid and on no invoice yet, in minor units"`
}

type patientAccountJSON struct {
	PatientID uuid.UUID            `json:"patient_id"`
	Balances  []accountBalanceJSON `json:"balances" nullable:"false"`
	Invoices  []InvoiceJSON        `json:"invoices" nullable:"false"`
	Payments  []paymentJSON        `json:"payments" nullable:"false"`
}

type accountOutput struct{ Body patientAccountJSON }

func accountOut(a Account, err error) (*accountOutput, error) {
	if err != nil {
		return nil, err
	}
	return &accountOutput{patientAccountJSON{
		PatientID: a.Patient, Balances: mapped(a.Balances, func(b Balance) accountBalanceJSON { return accountBalanceJSON(b) }),
		Invoices: mapped(a.Invoices, invoiceToJSON), Payments: mapped(a.Payments, paymentToJSON),
	}}, nil
}

func (s *Service) getAccount(ctx context.Context, in *invoiceIDInput) (*accountOutput, error) {
	return accountOut(s.Account(ctx, in.ID))
}

type useCreditInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		BranchID    uuid.UUID                `json:"branch_id"`
		Allocations *[]paymentAllocationJSON `json:"allocations,omitempty" doc:"Left out: everything owed, the oldest first"`
	}
}

func (s *Service) useCredit(ctx context.Context, in *useCreditInput) (*accountOutput, error) {
	return accountOut(s.UseCredit(ctx, in.Body.BranchID, in.ID, allocations(in.Body.Allocations)))
}
