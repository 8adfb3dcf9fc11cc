package billing

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/billing/billingdb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// RefundRequest asks for money of a payment to be given back: of what is the
// patient's credit, never of what pays an invoice. A credit note frees that.
type RefundRequest struct {
	Payment   uuid.UUID
	Invoice   *uuid.UUID // the credit note it pays out
	Amount    int64
	Method    Method
	Reference string
	Reason    string
}

// Refund is money given back, or about to be.
type Refund struct {
	ID       uuid.UUID
	Branch   uuid.UUID
	Patient  uuid.UUID
	Payment  uuid.UUID
	Amount   int64
	Currency string
	Method   Method
	Reason   string
	Status   RefundStatus
	Number   string
	At       time.Time // when it was asked for
	MadeOn   *time.Time
}

// RefundStatus is where a refund stands.
type RefundStatus string

// The statuses of a refund.
const (
	RefundPending RefundStatus = "pending" // somebody has to approve it
	Made          RefundStatus = "made"
	RefundRefused RefundStatus = "refused"
)

// What can go wrong with a refund.
var (
	ErrRefundInvalid  = fault.New(fault.Invalid, "billing.refund_invalid", "Some of the refund needs another look.")
	ErrNotEnough      = fault.New(fault.Conflict, "billing.not_enough_credit", "This payment has less left than that. What pays an invoice is freed by a credit note.")
	ErrRefundNotThere = fault.New(fault.NotFound, "billing.refund_not_found", "There is no such refund.")
)

func refundFrom(r billingdb.Refund) Refund {
	return Refund{
		ID: r.ID, Branch: r.BranchID, Patient: r.PatientID, Payment: r.PaymentID, Amount: r.Amount, Currency: r.Currency, Method: Method(r.Method),
		Reason: r.Reason, Status: RefundStatus(r.Status), Number: orEmpty(r.Number), At: r.RequestedAt, MadeOn: r.MadeOn,
	}
}

// Refund gives money of a payment back; above the limit of who asks, it waits
// for somebody else's approval. It returns ErrRefundInvalid with the fields,
// ErrPaymentNotFound or ErrNotEnough.
func (s *Service) Refund(ctx context.Context, r RefundRequest) (Payment, error) {
	_, err := database.Once(ctx, s.DB, "refund-payment", r, func(tx database.Tx) (uuid.UUID, error) {
		row, err := billingdb.New(tx).PaymentByID(ctx, billingdb.PaymentByIDParams{TenantID: tx.Tenant(), ID: r.Payment})
		if err != nil {
			return uuid.Nil, database.Explain(err, ErrPaymentNotFound, nil)
		}
		if err := lockPatientTx(ctx, tx, row.PatientID); err != nil {
			return uuid.Nil, err
		}
		at, err := s.placeTx(ctx, tx, row.BranchID)
		if err != nil {
			return uuid.Nil, err
		}
		var made uuid.UUID
		return made, s.refundTx(ctx, tx, at, r, &made)
	})
	if err != nil {
		return Payment{}, err
	}
	out, err := s.Payment(ctx, r.Payment)
	if err == nil {
		s.tell(ctx, "payment", out.Branch, map[string]any{"id": out.ID, "patient_id": out.Patient})
		s.tell(ctx, "approval", out.Branch, map[string]any{})
	}
	return out, err
}

// refundTx writes the refund and makes it, or asks for its approval. The
// patient is locked. made is set to its id.
func (s *Service) refundTx(ctx context.Context, tx database.Tx, at place, r RefundRequest, made *uuid.UUID) error {
	r, err := r.clean()
	if err != nil {
		return err
	}
	q := billingdb.New(tx)
	p, err := q.PaymentByID(ctx, billingdb.PaymentByIDParams{TenantID: tx.Tenant(), ID: r.Payment})
	if err != nil {
		return database.Explain(err, ErrPaymentNotFound, nil)
	}
	row, err := q.InsertRefund(ctx, billingdb.InsertRefundParams{
		TenantID: tx.Tenant(), ID: id.New(), BranchID: p.BranchID, PatientID: p.PatientID, PaymentID: p.ID, InvoiceID: r.Invoice,
		Method: string(r.Method), Amount: r.Amount, Currency: p.Currency, Reason: r.Reason, Reference: r.Reference,
		RequestedBy: tx.Principal().Actor(), RequestedAt: s.Clock.Now(),
	})
	if err != nil {
		return err
	}
	*made = row.ID
	if err := enoughTx(ctx, tx, row); err != nil {
		return err
	}
	limits, err := s.limitsTx(ctx, tx, at)
	if err != nil {
		return err
	}
	if limits.allowsRefund(r.Amount) {
		return s.payOutTx(ctx, tx, row)
	}
	_, err = q.InsertApproval(ctx, billingdb.InsertApprovalParams{
		TenantID: tx.Tenant(), ID: id.New(), BranchID: p.BranchID, PatientID: p.PatientID, Kind: string(ApproveRefund), RefundID: &row.ID,
		InvoiceID: nil, Amount: r.Amount, Currency: p.Currency, BasisPoints: 0, Sanction: "", Reason: r.Reason,
		RequestedBy: tx.Principal().Actor(), RequestedAt: s.Clock.Now(),
	})
	return err
}

// enoughTx refuses a refund of more than its payment has left, with what other
// refunds wait for counted as gone.
func enoughTx(ctx context.Context, tx database.Tx, refund billingdb.Refund) error {
	q := billingdb.New(tx)
	rows, err := q.PaymentCredits(ctx, billingdb.PaymentCreditsParams{TenantID: tx.Tenant(), Payments: []uuid.UUID{refund.PaymentID}})
	if err != nil {
		return err
	}
	others, err := q.RefundsOfPayments(ctx, billingdb.RefundsOfPaymentsParams{TenantID: tx.Tenant(), Payments: []uuid.UUID{refund.PaymentID}})
	if err != nil {
		return err
	}
	left := sum(rows, func(r billingdb.PaymentCreditsRow) int64 { return r.Credit })
	for _, o := range others {
		if o.ID != refund.ID && o.Status == string(RefundPending) {
			left -= o.Amount
		}
	}
	if refund.Amount > left {
		return ErrNotEnough.WithExtra("left", max(left, 0))
	}
	return nil
}

// payOutTx gives a pending refund its number and its place in the ledger, on
// the day that money moved now counts to.
func (s *Service) payOutTx(ctx context.Context, tx database.Tx, refund billingdb.Refund) error {
	at, err := s.placeTx(ctx, tx, refund.BranchID)
	if err != nil {
		return err
	}
	seller, day, err := s.openDayTx(ctx, tx, at)
	if err != nil {
		return err
	}
	regime, err := regimeOf(at, seller)
	if err != nil {
		return err
	}
	no, err := nextNumberTx(ctx, tx, seller, regime, kindRefund, day)
	if err != nil {
		return err
	}
	now := s.Clock.Now()
	if _, err := billingdb.New(tx).MakeRefund(ctx, billingdb.MakeRefundParams{
		TenantID: tx.Tenant(), ID: refund.ID, Number: &no.Text, FiscalYear: pointTo(int32(no.Year)), Sequence: &no.Seq, MadeOn: pointTo(day.Time()), MadeAt: &now,
	}); err != nil {
		return database.Explain(err, ErrRefundNotThere, nil)
	}
	return s.handOutTx(ctx, tx, refund, day)
}

func (s *Service) handOutTx(ctx context.Context, tx database.Tx, r billingdb.Refund, day packs.Date) error {
	if err := s.postTx(ctx, tx, posting{
		Branch: r.BranchID, Kind: "refund", Source: r.ID, Currency: r.Currency, Reason: r.Reason, On: day,
		Entries: []entry{
			{Account: patientCredit, Amount: r.Amount, Patient: &r.PatientID, Payment: &r.PaymentID},
			{Account: moneyAtHand, Amount: -r.Amount, Patient: &r.PatientID, Payment: &r.PaymentID, Method: Method(r.Method)},
		},
	}); err != nil {
		return err
	}
	return s.Events.PublishTx(ctx, tx, RefundMade{
		RefundID: r.ID, PaymentID: r.PaymentID, PatientID: r.PatientID, BranchID: r.BranchID, Amount: r.Amount, Currency: r.Currency, At: s.Clock.Now(),
	})
}

// clean trims r and refuses everything wrong with it at once.
func (r RefundRequest) clean() (RefundRequest, error) {
	var f fault.Fields
	r.Reason = reasonable(r.Reason, &f)
	r.Reference = strings.TrimSpace(r.Reference)
	f.Check(utf8.RuneCountInString(r.Reference) <= 100, "/reference", "too_long", "Give at most 100 letters.")
	f.Check(has(methods, r.Method), "/method", "unknown", "There is no such method.")
	f.Check(r.Amount > 0 && r.Amount <= largest, "/amount", "range", "Give an amount above zero.")
	return r, f.Err(ErrRefundInvalid)
}
