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

func (s *Service) approvalRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/approvals", ID: "list-approvals", Tag: "billing", Permission: access.InvoicesRead,
		Summary: "What somebody wants to do beyond their limit, the newest first",
	}, s.listApprovals)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/approvals/count", ID: "count-approvals", Tag: "billing", Permission: access.BillingApprove,
		Summary: "How many wait for who asks to decide",
	}, s.countApprovals)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/approvals/{id}/approve", ID: "approve-request", Tag: "billing", Permission: access.BillingApprove,
		Summary: "Agree: the discount may be issued, the refund is made",
	}, s.approve)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/approvals/{id}/refuse", ID: "refuse-request", Tag: "billing", Permission: access.BillingApprove,
		Summary: "Turn a request down, with a reason",
	}, s.refuse)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/approvals/{id}/withdraw", ID: "withdraw-request", Tag: "billing", Permission: access.InvoicesRead,
		Summary: "Take back what one asked for",
	}, s.withdraw)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/billing/limits", ID: "list-billing-limits", Tag: "billing", Permission: access.RolesRead,
		Summary: "How far each role may go on its own",
	}, s.listLimits)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPut, Path: "/billing/limits/{role}", ID: "set-billing-limits", Tag: "billing", Permission: access.RolesManage,
		Summary: "Set how far a role may go on its own",
	}, s.putLimits)
}

type approvalJSON struct {
	ID          uuid.UUID      `json:"id"`
	Kind        ApprovalKind   `json:"kind" enum:"discount,refund"`
	Status      ApprovalStatus `json:"status" enum:"pending,approved,refused,withdrawn"`
	BranchID    uuid.UUID      `json:"branch_id"`
	Branch      string         `json:"branch"`
	PatientID   uuid.UUID      `json:"patient_id"`
	Patient     string         `json:"patient"`
	InvoiceID   *uuid.UUID     `json:"invoice_id"`
	PaymentID   *uuid.UUID     `json:"payment_id"`
	Method      string         `json:"method" doc:"Of a refund"`
	Amount      money.Money    `json:"amount"`
	Gross       int64          `json:"gross" doc:"Of the invoice, in minor units"`
	BasisPoints int64          `json:"basis_points" doc:"Taken off the line that has most taken off"`
	Reason      string         `json:"reason"`
	Requester   string         `json:"requester"`
	RequestedAt time.Time      `json:"requested_at"`
	Decider     string         `json:"decider"`
	DecidedAt   *time.Time     `json:"decided_at"`
	Decision    string         `json:"decision" doc:"Why it was refused"`
	Own         bool           `json:"own" doc:"Asked for by who looks: somebody else decides"`
}

func approvalToJSON(a Approval) approvalJSON {
	return approvalJSON{
		ID: a.ID, Kind: a.Kind, Status: a.Status, BranchID: a.Branch, Branch: a.BranchName, PatientID: a.Patient, Patient: a.PatientName,
		InvoiceID: a.Invoice, PaymentID: a.Payment, Method: string(a.Method), Amount: money.New(a.Amount, a.Currency), Gross: a.Gross,
		BasisPoints: a.BasisPoints, Reason: a.Reason, Requester: a.Requester, RequestedAt: a.RequestedAt, Decider: a.Decider, DecidedAt: a.DecidedAt,
		Decision: a.Decision, Own: a.Own,
	}
}

type listApprovalsInput struct {
	Status ApprovalStatus `query:"status" enum:"pending,approved,refused,withdrawn"`
	Limit  int            `query:"limit" default:"50" minimum:"1" maximum:"100"`
	Cursor string         `query:"cursor"`
}

type listApprovalsOutput struct {
	Body httpserver.Page[approvalJSON]
}

func (s *Service) listApprovals(ctx context.Context, in *listApprovalsInput) (*listApprovalsOutput, error) {
	var after ApprovalCursor
	if err := httpserver.DecodeCursor(in.Cursor, &after); err != nil {
		return nil, err
	}
	found, err := s.Approvals(ctx, in.Status, in.Limit+1, after)
	if err != nil {
		return nil, err
	}
	return &listApprovalsOutput{httpserver.NewPage(mapped(found, approvalToJSON), in.Limit, func(a approvalJSON) any {
		return ApprovalCursor{a.RequestedAt, a.ID}
	})}, nil
}

type approvalCountOutput struct {
	Body struct {
		Pending int64 `json:"pending"`
	}
}

func (s *Service) countApprovals(ctx context.Context, _ *struct{}) (*approvalCountOutput, error) {
	out := &approvalCountOutput{}
	var err error
	out.Body.Pending, err = s.PendingApprovals(ctx)
	return out, err
}

type approvalOutput struct{ Body approvalJSON }

func approvalOut(a Approval, err error) (*approvalOutput, error) {
	if err != nil {
		return nil, err
	}
	return &approvalOutput{approvalToJSON(a)}, nil
}

func (s *Service) approve(ctx context.Context, in *invoiceIDInput) (*approvalOutput, error) {
	return approvalOut(s.Approve(ctx, in.ID))
}

func (s *Service) refuse(ctx context.Context, in *billingReasonInput) (*approvalOutput, error) {
	return approvalOut(s.Refuse(ctx, in.ID, in.Body.Reason))
}

func (s *Service) withdraw(ctx context.Context, in *invoiceIDInput) (*approvalOutput, error) {
	return approvalOut(s.Withdraw(ctx, in.ID))
}

// LimitsJSON is how far a role may go.
type LimitsJSON struct {
	DiscountRate   int64  `json:"discount_bp" minimum:"0" maximum:"10000" doc:"Basis points of any one line"`
	DiscountAmount *int64 `json:"discount_amount" doc:"Of an invoice, in minor units; null: no limit"`
	RefundAmount   *int64 `json:"refund_amount" doc:"Of one refund, in minor units; null: no limit"`
}

type roleBillingLimitsJSON struct {
	RoleID uuid.UUID `json:"role_id"`
	Name   string    `json:"name"`
	Own    bool      `json:"own" doc:"Set by the chain, not the standard"`
	LimitsJSON
}

func roleLimitsToJSON(r RoleLimits) roleBillingLimitsJSON {
	return roleBillingLimitsJSON{r.Role, r.Name, r.Own, LimitsJSON(r.Limits)}
}

type listLimitsOutput struct {
	Body struct {
		Items []roleBillingLimitsJSON `json:"items" nullable:"false"`
	}
}

func (s *Service) listLimits(ctx context.Context, _ *struct{}) (*listLimitsOutput, error) {
	found, err := s.Limits(ctx)
	if err != nil {
		return nil, err
	}
	out := &listLimitsOutput{}
	out.Body.Items = mapped(found, roleLimitsToJSON)
	return out, nil
}

type putLimitsInput struct {
	Role uuid.UUID `path:"role" format:"uuid"`
	Body LimitsJSON
}

type limitsOutput struct{ Body roleBillingLimitsJSON }

func (s *Service) putLimits(ctx context.Context, in *putLimitsInput) (*limitsOutput, error) {
	set, err := s.SetLimits(ctx, in.Role, Limits(in.Body))
	if err != nil {
		return nil, err
	}
	return &limitsOutput{roleLimitsToJSON(set)}, nil
}
