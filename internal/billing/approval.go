package billing

import (
	"context"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/billing/billingdb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/id"
)

// ApprovalKind says what is to be approved.
type ApprovalKind string

// The kinds of approval.
const (
	ApproveDiscount ApprovalKind = "discount"
	ApproveRefund   ApprovalKind = "refund"
)

// ApprovalStatus is where an approval stands.
type ApprovalStatus string

// The statuses of an approval. Withdrawn is one whose matter changed, or that
// who asked took back.
const (
	Pending   ApprovalStatus = "pending"
	Approved  ApprovalStatus = "approved"
	Refused   ApprovalStatus = "refused"
	Withdrawn ApprovalStatus = "withdrawn"
)

// Approval is what somebody wants to do beyond their limit.
type Approval struct {
	ID          uuid.UUID
	Branch      uuid.UUID
	BranchName  string
	Patient     uuid.UUID
	PatientName string
	Kind        ApprovalKind
	Invoice     *uuid.UUID
	Payment     *uuid.UUID
	Method      Method
	Amount      int64
	Gross       int64 // of the invoice, where it is about one
	Currency    string
	BasisPoints int64 // of the line that has most taken off
	Reason      string
	Status      ApprovalStatus
	Requester   string
	RequestedAt time.Time
	Decider     string
	DecidedAt   *time.Time
	Decision    string // why it was refused
	Own         bool   // asked for by who looks
}

// What can go wrong with an approval.
var (
	ErrApprovalNotFound = fault.New(fault.NotFound, "billing.approval_not_found", "There is no such request.")
	ErrDecided          = fault.New(fault.Conflict, "billing.approval_decided", "Somebody else has decided this already.")
	ErrOwnApproval      = fault.New(fault.Forbidden, "billing.own_approval", "Somebody else has to approve this: you asked for it.")
	ErrApprovalStale    = fault.New(fault.Conflict, "billing.approval_stale", "The invoice has changed since this was asked.")
	ErrNoApprovalNeeded = fault.New(fault.Conflict, "billing.no_approval_needed", "This discount is within your limit.")
	ErrAskedAlready     = fault.New(fault.Conflict, "billing.approval_asked", "Approval has been asked for already.")
	ErrBeyondApprover   = fault.New(fault.Forbidden, "billing.beyond_approver", "This is above your own limit too.")
)

// AskDiscount asks for approval of the discounts on a draft. It returns
// ErrNotDraft, ErrNoApprovalNeeded or ErrAskedAlready.
func (s *Service) AskDiscount(ctx context.Context, invoice uuid.UUID, reason string) (Invoice, error) {
	out, err := database.InTx(ctx, s.DB, func(tx database.Tx) (Invoice, error) {
		var f fault.Fields
		if reason = reasonable(reason, &f); len(f) > 0 {
			return Invoice{}, f.Err(ErrInvalid)
		}
		row, at, err := s.lockInvoiceTx(ctx, tx, invoice)
		if err != nil {
			return Invoice{}, err
		}
		if row.Status != string(Draft) {
			return Invoice{}, ErrNotDraft
		}
		plain, err := s.plainTx(ctx, tx, row)
		if err != nil {
			return Invoice{}, err
		}
		if err := s.mayDiscountTx(ctx, tx, at, plain); err == nil {
			return Invoice{}, ErrNoApprovalNeeded
		}
		_, err = billingdb.New(tx).InsertApproval(ctx, billingdb.InsertApprovalParams{
			TenantID: tx.Tenant(), ID: id.New(), BranchID: row.BranchID, PatientID: row.PatientID, Kind: string(ApproveDiscount), InvoiceID: &row.ID,
			RefundID: nil, Amount: plain.Sums.Discount, Currency: row.Currency, BasisPoints: int32(plain.basisPoints()), Sanction: plain.discounts(),
			Reason: reason, RequestedBy: tx.Principal().Actor(), RequestedAt: s.Clock.Now(),
		})
		if err != nil {
			return Invoice{}, database.Explain(err, nil, map[string]*fault.Error{"approvals_invoice_key": ErrAskedAlready})
		}
		return s.invoiceTx(ctx, tx, invoice)
	})
	if err == nil {
		s.tell(ctx, "approval", out.Branch, map[string]any{"invoice_id": invoice})
	}
	return out, err
}

// Approve agrees to what was asked: the discount may be issued, the refund is
// made. Of two who decide at once the first is heard. It returns ErrDecided,
// ErrOwnApproval, ErrBeyondApprover, ErrApprovalStale or ErrNotEnough.
func (s *Service) Approve(ctx context.Context, approval uuid.UUID) (Approval, error) {
	return s.decide(ctx, approval, Approved, "", func(tx database.Tx, a billingdb.Approval) error {
		at, err := s.placeTx(ctx, tx, a.BranchID)
		if err != nil {
			return err
		}
		limits, err := s.limitsTx(ctx, tx, at)
		if err != nil {
			return err
		}
		if ApprovalKind(a.Kind) == ApproveRefund {
			return s.approveRefundTx(ctx, tx, a, limits)
		}
		return s.approveDiscountTx(ctx, tx, a, limits)
	})
}

func (s *Service) approveRefundTx(ctx context.Context, tx database.Tx, a billingdb.Approval, limits Limits) error {
	if !limits.allowsRefund(a.Amount) {
		return ErrBeyondApprover
	}
	row, err := billingdb.New(tx).RefundByID(ctx, billingdb.RefundByIDParams{TenantID: tx.Tenant(), ID: *a.RefundID})
	if err != nil {
		return err
	}
	if err := enoughTx(ctx, tx, row); err != nil {
		return err
	}
	return s.payOutTx(ctx, tx, row)
}

func (s *Service) approveDiscountTx(ctx context.Context, tx database.Tx, a billingdb.Approval, limits Limits) error {
	row, _, err := s.lockInvoiceTx(ctx, tx, *a.InvoiceID)
	if err != nil {
		return err
	}
	plain, err := s.plainTx(ctx, tx, row)
	if err != nil {
		return err
	}
	if row.Status != string(Draft) || plain.discounts() != a.Sanction {
		return ErrApprovalStale
	}
	if !limits.allowsDiscount(plain.Sums.Discount, plain.basisPoints()) {
		return ErrBeyondApprover
	}
	_, err = billingdb.New(tx).SanctionInvoice(ctx, billingdb.SanctionInvoiceParams{TenantID: tx.Tenant(), ID: row.ID, Sanction: a.Sanction})
	return err
}

// Refuse turns down what was asked, with a reason for who asked.
func (s *Service) Refuse(ctx context.Context, approval uuid.UUID, reason string) (Approval, error) {
	var f fault.Fields
	if reason = reasonable(reason, &f); len(f) > 0 {
		return Approval{}, f.Err(ErrInvalid)
	}
	return s.decide(ctx, approval, Refused, reason, func(tx database.Tx, a billingdb.Approval) error {
		if a.RefundID == nil {
			return nil
		}
		return billingdb.New(tx).RefuseRefund(ctx, billingdb.RefuseRefundParams{TenantID: tx.Tenant(), ID: *a.RefundID})
	})
}

// Withdraw takes back what the actor asked for.
func (s *Service) Withdraw(ctx context.Context, approval uuid.UUID) (Approval, error) {
	return s.decide(ctx, approval, Withdrawn, "", func(tx database.Tx, a billingdb.Approval) error {
		if a.RequestedBy != tx.Principal().Actor() {
			return ErrApprovalNotFound
		}
		if a.RefundID == nil {
			return nil
		}
		return billingdb.New(tx).RefuseRefund(ctx, billingdb.RefuseRefundParams{TenantID: tx.Tenant(), ID: *a.RefundID})
	})
}

// decide locks the request, lets do act on it, and keeps who decided.
func (s *Service) decide(
	ctx context.Context, approval uuid.UUID, status ApprovalStatus, reason string, do func(database.Tx, billingdb.Approval) error,
) (Approval, error) {
	out, err := database.InTx(ctx, s.DB, func(tx database.Tx) (Approval, error) {
		q := billingdb.New(tx)
		a, err := s.lockApprovalTx(ctx, tx, approval)
		if err != nil {
			return Approval{}, err
		}
		if status != Withdrawn && a.RequestedBy == tx.Principal().Actor() {
			return Approval{}, ErrOwnApproval
		}
		if err := do(tx, a); err != nil {
			return Approval{}, err
		}
		if _, err := q.DecideApproval(ctx, billingdb.DecideApprovalParams{
			TenantID: tx.Tenant(), ID: approval, Status: string(status), DecidedBy: pointTo(tx.Principal().Actor()), DecidedAt: pointTo(s.Clock.Now()), Decision: reason,
		}); err != nil {
			return Approval{}, database.Explain(err, ErrDecided, nil)
		}
		return s.approvalTx(ctx, tx, approval)
	})
	if err == nil {
		s.tell(ctx, "approval", out.Branch, map[string]any{"id": approval})
		s.tell(ctx, "invoice", out.Branch, map[string]any{"id": out.Invoice})
	}
	return out, err
}

// lockApprovalTx finds the request, makes others who move its patient's money
// wait, and reads it as it is then: patient before request, as everybody does
// who changes an invoice that a request is about.
func (s *Service) lockApprovalTx(ctx context.Context, tx database.Tx, approval uuid.UUID) (billingdb.Approval, error) {
	a, err := s.approvalTx(ctx, tx, approval)
	if err != nil {
		return billingdb.Approval{}, err
	}
	if err := lockPatientTx(ctx, tx, a.Patient); err != nil {
		return billingdb.Approval{}, err
	}
	row, err := billingdb.New(tx).LockApproval(ctx, billingdb.LockApprovalParams{TenantID: tx.Tenant(), ID: approval})
	if err == nil && row.Status != string(Pending) {
		err = ErrDecided.WithExtra("approval_status", row.Status)
	}
	return row, database.Explain(err, ErrApprovalNotFound, nil)
}

func (s *Service) approvalTx(ctx context.Context, tx database.Tx, approval uuid.UUID) (Approval, error) {
	rows, err := billingdb.New(tx).Approvals(ctx, billingdb.ApprovalsParams{TenantID: tx.Tenant(), ID: &approval, Status: "", Before: nil, BeforeID: uuid.Nil, Page: 1})
	if err == nil && len(rows) == 0 {
		err = ErrApprovalNotFound
	}
	if err != nil {
		return Approval{}, err
	}
	return approvalFrom(tx)(rows[0]), nil
}

// ApprovalCursor is the place in the list after which the next page begins.
type ApprovalCursor struct {
	At time.Time `json:"a"`
	ID uuid.UUID `json:"i"`
}

// Approvals lists requests of a status ("" for all), the newest first.
func (s *Service) Approvals(ctx context.Context, status ApprovalStatus, limit int, after ApprovalCursor) ([]Approval, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Approval, error) {
		p := billingdb.ApprovalsParams{TenantID: tx.Tenant(), ID: nil, Status: string(status), Before: nil, BeforeID: after.ID, Page: int32(limit)}
		if !after.At.IsZero() {
			p.Before = &after.At
		}
		rows, err := billingdb.New(tx).Approvals(ctx, p)
		return mapped(rows, approvalFrom(tx)), err
	})
}

// PendingApprovals counts what waits for who asks to decide.
func (s *Service) PendingApprovals(ctx context.Context) (int64, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (int64, error) {
		return billingdb.New(tx).CountPending(ctx, billingdb.CountPendingParams{TenantID: tx.Tenant(), Actor: tx.Principal().Actor()})
	})
}

func approvalFrom(tx database.Tx) func(billingdb.ApprovalsRow) Approval {
	me := tx.Principal().Actor()
	return func(r billingdb.ApprovalsRow) Approval {
		return Approval{
			ID: r.ID, Branch: r.BranchID, BranchName: r.BranchName, Patient: r.PatientID, PatientName: r.PatientName, Kind: ApprovalKind(r.Kind),
			Invoice: r.InvoiceID, Payment: r.PaymentID, Method: Method(r.Method), Amount: r.Amount, Gross: r.Gross, Currency: r.Currency,
			BasisPoints: int64(r.BasisPoints), Reason: r.Reason, Status: ApprovalStatus(r.Status), Requester: r.Requester, RequestedAt: r.RequestedAt,
			Decider: r.Decider, DecidedAt: r.DecidedAt, Decision: strings.TrimSpace(r.Decision), Own: r.RequestedBy == me,
		}
	}
}
