package billing_test

import (
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/billing"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/id"
)

func TestACompletedAppointmentIsChargedOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	open, _ := b.appointment(t, "confirmed")
	_, err := b.Propose(b.ctx, open)
	require.ErrorIs(t, err, billing.ErrNotCompleted)
	_, err = b.Propose(b.ctx, id.New())
	require.ErrorIs(t, err, billing.ErrAppointmentGone)

	done, practitioner := b.appointment(t, "completed")
	var all [8]billing.Invoice
	var wg sync.WaitGroup
	for i := range all {
		wg.Go(func() { all[i], _ = b.Propose(b.ctx, done) })
	}
	wg.Wait()
	for _, i := range all {
		require.Equal(t, all[0].ID, i.ID, "asked again, it is the same invoice")
	}
	i := all[0]
	require.Equal(t, billing.Draft, i.Status)
	require.Len(t, i.Lines, 1)
	require.Equal(t, "Consultation", i.Lines[0].Description)
	require.Equal(t, practitioner, *i.Lines[0].Practitioner)
	require.Equal(t, int64(100_000), i.Sums.Total)

	_, err = b.Discard(b.ctx, i.ID, "not today")
	require.NoError(t, err)
	again, err := b.Propose(b.ctx, done)
	require.NoError(t, err)
	require.NotEqual(t, i.ID, again.ID, "a discarded draft leaves the appointment to be charged")
}

func TestIssuedNeverChanges(t *testing.T) {
	t.Parallel()
	b := setup(t)
	i := b.issued(t, of(b.consult))
	require.Equal(t, "BLR/26I/00001", i.Number)
	require.Equal(t, "2026-11-25", i.IssuedOn.Format(time.DateOnly), "by the wall of the branch")
	_, err := b.ChangeDraft(b.ctx, i.ID, httpserver.ETag(i.Version), billing.DraftFields{Lines: []billing.LineFields{of(b.consult)}})
	require.ErrorIs(t, err, billing.ErrNotDraft)
	_, err = b.Issue(b.ctx, i.ID)
	require.ErrorIs(t, err, billing.ErrNotDraft)
	_, err = b.Discard(b.ctx, i.ID, "")
	require.ErrorIs(t, err, billing.ErrNotDraft)

	for _, sql := range []string{ // past all of our code
		`UPDATE invoices SET total = 0, net = 0, gross = 0 WHERE tenant_id = $1 AND id = $2`,
		`UPDATE invoices SET note = 'mine' WHERE tenant_id = $1 AND id = $2`,
		`UPDATE invoice_lines SET description = 'mine' WHERE tenant_id = $1 AND invoice_id = $2`,
		`DELETE FROM invoice_lines WHERE tenant_id = $1 AND invoice_id = $2`,
		`INSERT INTO invoice_lines (tenant_id, id, invoice_id, branch_id, position, kind, description, quantity, unit_price, gross, net, tax, total, tax_class, tax_status)
		 SELECT $1, gen_random_uuid(), $2, branch_id, 9, 'other', 'x', 1, 1, 1, 1, 0, 1, 'none', 'none' FROM invoices WHERE tenant_id = $1 AND id = $2`,
	} {
		err := database.InTxDo(b.ctx, b.db, func(tx database.Tx) error {
			_, err := tx.Exec(b.ctx, sql, tx.Tenant(), i.ID)
			return err
		})
		require.Equal(t, "invoices_issued", database.Constraint(err), "%s: %v", sql, err)
	}
	for _, sql := range []string{
		`UPDATE ledger_entries SET amount = 1 WHERE tenant_id = $1`,
		`DELETE FROM ledger_entries WHERE tenant_id = $1`,
		`INSERT INTO ledger_transactions (tenant_id, id, branch_id, kind, source_id, currency, on_date, at, actor)
		 VALUES ($1, gen_random_uuid(), gen_random_uuid(), 'issue', gen_random_uuid(), 'INR', now(), now(), 'x')`,
		`UPDATE payments SET amount = 1 WHERE tenant_id = $1`,
	} {
		err := database.InTxDo(b.ctx, b.db, func(tx database.Tx) error { _, err := tx.Exec(b.ctx, sql, tx.Tenant()); return err })
		require.ErrorContains(t, err, "permission denied", sql)
	}
	b.sound(t)
}

func TestTheLedgerTakesNothingThatDoesNotAddUp(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, entries := range []string{
		`[{"account": "revenue", "amount": -100}, {"account": "receivable", "amount": 99}]`,
		`[{"account": "revenue", "amount": 100}]`,
		`[]`,
		`[{"account": "revenue", "amount": 0}, {"account": "receivable", "amount": 0}]`,
		`[{"account": "pocket", "amount": 1}, {"account": "receivable", "amount": -1}]`,
	} {
		err := database.InTxDo(b.ctx, b.db, func(tx database.Tx) error {
			_, err := tx.Exec(b.ctx, `SELECT ledger_post($1, $2, 'issue', $1, 'INR', '', '2026-11-25', now(), $3)`, id.New(), b.branch, entries)
			return err
		})
		require.Error(t, err, entries)
	}
	require.Zero(t, ask[int](t, b, `SELECT count(*) FROM ledger_transactions WHERE tenant_id = $1`))
}

// TestNumbersHaveNoGaps issues at one branch from many desks at once, some of whom
// change their mind after the number is taken.
func TestNumbersHaveNoGaps(t *testing.T) {
	t.Parallel()
	b := setup(t)
	const desks, each = 20, 10 // two hundred at once, as many as the pool lets through
	var drafts []uuid.UUID
	for range desks * each {
		drafts = append(drafts, b.draft(t, b.ctx, of(b.consult)).ID)
	}
	patients := make([]uuid.UUID, desks)
	for n := range patients {
		patients[n] = b.newPatient(t)
	}
	b.exec(t, `UPDATE invoices SET patient_id = (SELECT ($2::uuid[])[1 + (hashtext(invoices.id::text) & 7)]) WHERE tenant_id = $1`, patients)
	var wg sync.WaitGroup
	for n := range drafts {
		wg.Go(func() {
			if n%10 == 0 { // a number is taken and the transaction rolled back
				_ = database.InTxDo(b.ctx, b.db, func(tx database.Tx) error {
					_, _ = tx.Exec(b.ctx, `UPDATE number_series SET last = last + 1 WHERE tenant_id = $1 AND kind = 'invoice'`, tx.Tenant())
					return billing.ErrNoLines
				})
			}
			_, err := b.Issue(b.ctx, drafts[n])
			require.NoError(t, err)
		})
	}
	wg.Wait()
	require.Equal(t, len(drafts), ask[int](t, b, `SELECT count(DISTINCT number) FROM invoices WHERE tenant_id = $1`))
	require.Equal(t, len(drafts), ask[int](t, b, `SELECT max(sequence) FROM invoices WHERE tenant_id = $1`))
	require.Equal(t, 1, ask[int](t, b, `SELECT min(sequence) FROM invoices WHERE tenant_id = $1`))
	b.sound(t)
}

func TestNumbersBeginAnewWithTheFiscalYear(t *testing.T) {
	t.Parallel()
	b := setup(t)
	require.Equal(t, "BLR/26I/00001", b.issued(t, of(b.consult)).Number)
	b.clock.Set(time.Date(2027, 3, 31, 18, 0, 0, 0, time.UTC)) // 23:30 of 31 March in Kolkata
	require.Equal(t, "BLR/26I/00002", b.issued(t, of(b.consult)).Number)
	b.clock.Set(time.Date(2027, 3, 31, 18, 30, 0, 0, time.UTC)) // 1 April
	require.Equal(t, "BLR/27I/00001", b.issued(t, of(b.consult)).Number)
}

func TestPricesComeFromTheList(t *testing.T) {
	t.Parallel()
	b := setup(t)
	reception := b.reception(t)
	cheap := of(b.consult)
	cheap.UnitPrice = new(int64)
	_, err := b.NewInvoice(reception, b.branch, b.patient, billing.DraftFields{Lines: []billing.LineFields{cheap}})
	require.ErrorIs(t, err, billing.ErrPriceFixed, "a lower price is a discount nobody approved")
	untaxed := of(b.cosmetic)
	untaxed.Class = billing.ClassNone
	_, err = b.NewInvoice(reception, b.branch, b.patient, billing.DraftFields{Lines: []billing.LineFields{untaxed}})
	require.ErrorIs(t, err, billing.ErrPriceFixed)

	mine := b.draft(t, b.ctx, cheap)
	_, err = b.ChangeDraft(reception, mine.ID, httpserver.ETag(mine.Version), billing.DraftFields{Lines: []billing.LineFields{cheap}, Note: "As agreed."})
	require.NoError(t, err, "what who may put there stays")
}

func TestWhoAndWhenIsOnTheInvoice(t *testing.T) {
	t.Parallel()
	b := setup(t)
	i := b.issued(t, of(b.consult))
	b.pay(t, 40_000)
	_, err := b.WriteOff(b.ctx, i.ID, nil, "Moved away")
	require.NoError(t, err)
	history, err := b.InvoiceHistory(b.ctx, i.ID)
	require.NoError(t, err)
	var what []string
	for _, h := range history {
		what = append(what, h.What)
		require.Equal(t, "The owner", h.Actor)
		require.Equal(t, now, h.At.UTC())
	}
	require.Equal(t, []string{"drafted", "issue", "payment", "write_off"}, what)
	require.Equal(t, int64(-60_000), history[3].Amount)
	require.Equal(t, "Moved away", history[3].Reason)
}
