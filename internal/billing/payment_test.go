package billing_test

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/praxis-clinic/praxis/internal/billing"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

func TestAPaymentInSeveralMethodsPaysTheOldestFirst(t *testing.T) {
	t.Parallel()
	b := setup(t)
	first := b.issued(t, of(b.consult))
	b.clock.Advance(time.Minute)
	second := b.issued(t, of(b.consult), of(b.cosmetic))
	p, err := b.Take(b.reception(t), billing.Taking{Branch: b.branch, Patient: b.patient, Parts: []billing.Part{{Method: billing.Cash, Amount: 100_000}, {Method: billing.UPI, Amount: 50_000, Reference: "A1"}}})
	require.NoError(t, err)
	require.Equal(t, "BLR/26R/00001", p.Number)
	require.Equal(t, []billing.Use{{Invoice: first.ID, Number: first.Number, Amount: 100_000}, {Invoice: second.ID, Number: second.Number, Amount: 50_000}}, p.Uses)
	i, err := b.Invoice(b.ctx, second.ID)
	require.NoError(t, err)
	require.Equal(t, billing.PartPaid, i.State())
	require.Equal(t, int64(50_000), i.Lines[0].Balance.Paid, "a part payment is on a line")
	b.pay(t, 1_000_000)
	owed, credit := b.balance(t)
	require.Zero(t, owed)
	require.Equal(t, int64(450_000), credit)
	b.sound(t)
}

func TestAKeyIsOnePayment(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.issued(t, of(b.consult))
	ctx := database.WithIdempotencyKey(b.ctx, "once")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			_, err := b.Take(ctx, billing.Taking{Branch: b.branch, Patient: b.patient, Parts: []billing.Part{{Method: billing.Card, Amount: 40_000}}})
			require.NoError(t, err)
		})
	}
	wg.Wait()
	require.Equal(t, 1, ask[int](t, b, `SELECT count(*) FROM payments WHERE tenant_id = $1`))
	owed, _ := b.balance(t)
	require.Equal(t, int64(60_000), owed)
}

func TestWhatAPaymentIsRefusedFor(t *testing.T) {
	t.Parallel()
	b := setup(t)
	i := b.issued(t, of(b.consult))
	draft := b.draft(t, b.ctx, of(b.consult))
	take := func(amount int64, put ...billing.Allocation) error {
		_, err := b.Take(b.ctx, billing.Taking{Branch: b.branch, Patient: b.patient, Parts: []billing.Part{{Method: billing.Cash, Amount: amount}}, Put: put})
		return err
	}
	require.ErrorIs(t, take(0), billing.ErrPaymentInvalid)
	require.ErrorIs(t, take(-5), billing.ErrPaymentInvalid)
	require.ErrorIs(t, take(200_000, billing.Allocation{Invoice: i.ID, Amount: 100_001}), billing.ErrMoreThanOwed)
	require.ErrorIs(t, take(50_000, billing.Allocation{Invoice: i.ID, Amount: 60_000}), billing.ErrMoreThanPaid)
	require.ErrorIs(t, take(50_000, billing.Allocation{Invoice: draft.ID, Amount: 100}), billing.ErrNotIssued)
	require.ErrorIs(t, take(50_000, billing.Allocation{Invoice: uuid.New(), Amount: 100}), billing.ErrInvoiceNotFound)
	require.Zero(t, ask[int](t, b, `SELECT count(*) FROM payments WHERE tenant_id = $1`), "a refusal leaves nothing, no number either")
	require.NoError(t, take(50_000, []billing.Allocation{}...))
}

func TestTwoRefundsAtOnceNeverGiveMoreThanWasPaid(t *testing.T) {
	t.Parallel()
	b := setup(t)
	p, err := b.Take(b.ctx, billing.Taking{Branch: b.branch, Patient: b.patient, Parts: []billing.Part{{Method: billing.Cash, Amount: 100_000}}, Put: []billing.Allocation{}})
	require.NoError(t, err)
	var made atomic.Int32
	var wg sync.WaitGroup
	for range 6 {
		wg.Go(func() {
			_, err := b.Refund(b.ctx, billing.RefundRequest{Payment: p.ID, Amount: 60_000, Method: billing.Cash, Reason: "Moved away"})
			if err == nil {
				made.Add(1)
				return
			}
			require.ErrorIs(t, err, billing.ErrNotEnough)
		})
	}
	wg.Wait()
	require.Equal(t, int32(1), made.Load())
	_, credit := b.balance(t)
	require.Equal(t, int64(40_000), credit)
	b.sound(t)
}

func TestWhatPaysAnInvoiceIsRefundedThroughACreditNote(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.register(t)
	i := b.issued(t, of(b.cosmetic)) // 5,000 and 18 %
	require.Equal(t, int64(590_000), i.Sums.Total)
	require.Equal(t, "tax_invoice", i.Document.Title)
	p := b.pay(t, 590_000)
	_, err := b.Refund(b.ctx, billing.RefundRequest{Payment: p.ID, Amount: 1, Method: billing.Cash, Reason: "x"})
	require.ErrorIs(t, err, billing.ErrNotEnough)
	amount := int64(100_001)
	note, err := b.Credit(b.ctx, i.ID, billing.Crediting{Lines: []billing.CreditLine{{Line: i.Lines[0].ID, Amount: &amount}}, Reason: "Half done", Refund: &billing.Refunding{Method: billing.Cash}})
	require.NoError(t, err)
	require.Equal(t, "BLR/26C/00001", note.Number)
	_, err = b.Credit(b.ctx, i.ID, billing.Crediting{Reason: "All of it"})
	require.NoError(t, err)
	_, err = b.Credit(b.ctx, i.ID, billing.Crediting{Reason: "Again"})
	require.ErrorIs(t, err, billing.ErrNothingLeft)
	owed, credit := b.balance(t)
	require.Zero(t, owed)
	require.Equal(t, int64(590_000)-amount, credit)
	require.Zero(t, ask[int64](t, b, `SELECT sum(amount)::bigint FROM ledger_entries WHERE tenant_id = $1 AND account = 'tax_payable'`), "tax goes back to the last paisa")
	require.Zero(t, ask[int64](t, b, `SELECT sum(amount)::bigint FROM ledger_entries WHERE tenant_id = $1 AND account = 'revenue'`))

	day, err := b.Day(b.ctx, b.branch, packs.Date{})
	require.NoError(t, err)
	require.Equal(t, []billing.DayMethod{{Method: billing.Cash, Taken: 590_000, Refunded: -amount, Expected: 590_000 - amount}}, day.Methods, "a refund is there once, below zero")
	b.sound(t)
}

func TestADiscountAboveTheLimitWaitsForSomebodyElse(t *testing.T) {
	t.Parallel()
	b := setup(t)
	reception, manager, other := b.reception(t), b.manager(t), b.manager(t)
	line := of(b.consult)
	line.Discount = billing.Discount{Kind: billing.DiscountRate, Value: 2_000, Reason: "Neighbour"}
	i := b.draft(t, reception, line)
	require.True(t, i.NeedsApproval)
	_, err := b.Issue(reception, i.ID)
	require.ErrorIs(t, err, billing.ErrApprovalNeeded)
	i, err = b.AskDiscount(reception, i.ID, "Neighbour of the clinic")
	require.NoError(t, err)
	_, err = b.AskDiscount(reception, i.ID, "Again")
	require.ErrorIs(t, err, billing.ErrAskedAlready)
	_, err = b.Approve(reception, *i.Asked)
	require.ErrorIs(t, err, billing.ErrOwnApproval)

	var approved atomic.Int32
	var wg sync.WaitGroup
	for _, who := range []context.Context{manager, other, manager, other} {
		wg.Go(func() {
			if _, err := b.Approve(who, *i.Asked); err == nil {
				approved.Add(1)
			} else {
				require.ErrorIs(t, err, billing.ErrDecided)
			}
		})
	}
	wg.Wait()
	require.Equal(t, int32(1), approved.Load(), "of two who decide at once the first is heard")

	line.Discount.Value = 4_900
	i, err = b.Invoice(reception, i.ID)
	require.NoError(t, err)
	changed, err := b.ChangeDraft(reception, i.ID, httpserver.ETag(i.Version), billing.DraftFields{Lines: []billing.LineFields{line}})
	require.NoError(t, err)
	_, err = b.Issue(reception, i.ID)
	require.ErrorIs(t, err, billing.ErrApprovalNeeded, "who agreed to 20 % agreed to no other")
	line.Discount.Value = 1_000
	_, err = b.ChangeDraft(reception, i.ID, httpserver.ETag(changed.Version), billing.DraftFields{Lines: []billing.LineFields{line}, Discount: billing.Discount{Kind: billing.DiscountRate, Value: 1, Reason: "x"}})
	require.NoError(t, err)
	_, err = b.Issue(reception, i.ID)
	require.ErrorIs(t, err, billing.ErrApprovalNeeded, "the discount of a line and of the whole count together")
}

func TestARefundAboveTheLimitWaits(t *testing.T) {
	t.Parallel()
	b := setup(t)
	p, err := b.Take(b.ctx, billing.Taking{Branch: b.branch, Patient: b.patient, Parts: []billing.Part{{Method: billing.Cash, Amount: 500_000}}, Put: []billing.Allocation{}})
	require.NoError(t, err)
	p, err = b.Refund(b.biller(t), billing.RefundRequest{Payment: p.ID, Amount: 300_000, Method: billing.Bank, Reason: "Moved away"})
	require.NoError(t, err)
	require.Equal(t, billing.RefundPending, p.Refunds[0].Status)
	_, credit := b.balance(t)
	require.Equal(t, int64(500_000), credit)
	list, err := b.Approvals(b.manager(t), billing.Pending, 10, billing.ApprovalCursor{})
	require.NoError(t, err)
	_, err = b.Approve(b.manager(t), list[0].ID)
	require.NoError(t, err)
	_, credit = b.balance(t)
	require.Equal(t, int64(200_000), credit)
	b.sound(t)
}

func TestAClosedDayStaysAsItWasCounted(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.issued(t, of(b.consult))
	p := b.pay(t, 100_000)
	day := packs.DateOf(p.TakenOn)
	_, err := b.CloseDay(b.ctx, b.branch, day, map[billing.Method]int64{billing.Cash: 99_000}, "")
	require.ErrorIs(t, err, billing.ErrCommentNeeded)
	closed, err := b.CloseDay(b.ctx, b.branch, day, map[billing.Method]int64{billing.Cash: 99_000}, "A note is missing")
	require.NoError(t, err)
	require.Equal(t, int64(-1_000), closed.Closed.Variance)
	_, err = b.CloseDay(b.ctx, b.branch, day, nil, "again")
	require.ErrorIs(t, err, billing.ErrDayClosed)
	_, err = b.CloseDay(b.ctx, b.branch, day.Add(1), nil, "")
	require.ErrorIs(t, err, billing.ErrDayAhead)
	later := b.pay(t, 5_000)
	require.Equal(t, day.Add(1), packs.DateOf(later.TakenOn), "what comes later counts to the next day")
	owed, err := b.Receivables(b.ctx, b.branch, packs.Date{})
	require.NoError(t, err)
	require.Empty(t, owed)
}

// TestAnyActsInAnyOrderAddUpToNothing does whatever a desk may do, in any order, and
// looks at the ledger.
func TestAnyActsInAnyOrderAddUpToNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.register(t)
	var done int
	rapid.Check(t, func(rt *rapid.T) {
		b.patient = b.newPatient(t)
		var issued []billing.Invoice
		var paid []billing.Payment
		for range rapid.IntRange(10, 30).Draw(rt, "acts") {
			done++
			amount := rapid.Int64Range(1, 700_000).Draw(rt, "amount")
			var err error
			switch act := rapid.IntRange(0, 6).Draw(rt, "act"); {
			case act == 0 || len(issued) == 0:
				line := of(rapid.SampledFrom([]uuid.UUID{b.consult, b.cosmetic}).Draw(rt, "service"))
				line.Quantity = rapid.IntRange(1, 3).Draw(rt, "quantity")
				line.Discount = billing.Discount{Kind: billing.DiscountRate, Value: rapid.Int64Range(1, 9_999).Draw(rt, "bp"), Reason: "x"}
				issued = append(issued, b.issued(t, line, of(b.cosmetic)))
			case act <= 2 || len(paid) == 0:
				put := rapid.SampledFrom([][]billing.Allocation{nil, {}}).Draw(rt, "put")
				var p billing.Payment
				if p, err = b.Take(b.ctx, billing.Taking{Branch: b.branch, Patient: b.patient, Put: put, Parts: []billing.Part{{Method: billing.Cash, Amount: amount}, {Method: billing.UPI, Amount: 1}}}); err == nil {
					paid = append(paid, p)
				}
			case act == 3:
				_, err = b.UseCredit(b.ctx, b.branch, b.patient, nil)
			case act == 4:
				_, err = b.Refund(b.ctx, billing.RefundRequest{Payment: rapid.SampledFrom(paid).Draw(rt, "payment").ID, Amount: amount, Method: billing.Cash, Reason: "x"})
			case act == 5:
				i := rapid.SampledFrom(issued).Draw(rt, "invoice")
				c := billing.Crediting{Reason: "x", Lines: []billing.CreditLine{{Line: rapid.SampledFrom(i.Lines).Draw(rt, "line").ID, Amount: &amount}}}
				if rapid.Bool().Draw(rt, "back") {
					c.Refund = &billing.Refunding{Method: billing.Cash}
				}
				_, err = b.Credit(b.ctx, i.ID, c)
			default:
				_, err = b.WriteOff(b.ctx, rapid.SampledFrom(issued).Draw(rt, "invoice").ID, &amount, "x")
			}
			require.NotEqual(rt, fault.Internal, kindOf(err), "%v", err)
		}
		owed, credit := b.balance(t)
		require.GreaterOrEqual(rt, owed, int64(0))
		require.GreaterOrEqual(rt, credit, int64(0))
	})
	t.Logf("%d acts", done)
	b.sound(t)
}

func kindOf(err error) fault.Kind {
	if err == nil {
		return fault.Invalid
	}
	return fault.As(err).Kind
}

func TestTheDeskIsToldOfDues(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.issued(t, of(b.consult))
	b.pay(t, 30_000)
	require.NoError(t, database.InTxDo(b.ctx, b.db, func(tx database.Tx) error {
		flags, err := b.DueFlags(b.ctx, tx, []uuid.UUID{b.patient})
		require.NoError(t, err)
		require.Equal(t, int64(70_000), flags[b.patient][0].Money.Amount)
		entries, err := b.PatientTimeline(b.ctx, tx, b.patient, now.Add(time.Hour), 10)
		require.NoError(t, err)
		require.Len(t, entries, 2)
		for _, view := range []string{"report_invoice_lines", "report_payments", "report_refunds", "report_discounts", "report_receivables"} {
			_, err := tx.Exec(b.ctx, `SELECT * FROM `+view)
			require.NoError(t, err, view)
		}
		return nil
	}))
}
