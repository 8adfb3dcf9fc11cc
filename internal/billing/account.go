package billing

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/billing/billingdb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/money"
	"github.com/praxis-clinic/praxis/internal/patients"
)

// Account is what a patient owes and has left, with all that led to it.
type Account struct {
	Patient  uuid.UUID
	Balances []Balance
	Invoices []Invoice // without lines, the latest first
	Payments []Payment // the latest first
}

// Balance is what somebody owes and has left in one currency.
type Balance struct {
	Currency     string
	Owed, Credit int64
}

// Account is a patient's account, or patients.ErrNotFound.
func (s *Service) Account(ctx context.Context, patient uuid.UUID) (Account, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Account, error) {
		out := Account{Patient: patient}
		there, err := billingdb.New(tx).PatientExists(ctx, billingdb.PatientExistsParams{TenantID: tx.Tenant(), ID: patient})
		if err == nil && !there {
			err = patients.ErrNotFound
		}
		if err != nil {
			return out, err
		}
		balances, err := s.balancesOfTx(ctx, tx, patient)
		if err != nil {
			return out, err
		}
		out.Balances = balances[patient]
		if out.Invoices, err = s.invoicesTx(ctx, tx, InvoiceFilter{Patient: &patient, Limit: 500}); err != nil {
			return out, err
		}
		out.Payments, err = s.paymentsTx(ctx, tx, `p.patient_id = $2 ORDER BY p.taken_at DESC, p.id DESC LIMIT 500`, patient)
		return out, err
	})
}

func (s *Service) balancesOfTx(ctx context.Context, tx database.Tx, of ...uuid.UUID) (map[uuid.UUID][]Balance, error) {
	rows, err := billingdb.New(tx).Balances(ctx, billingdb.BalancesParams{TenantID: tx.Tenant(), Patients: of})
	out := map[uuid.UUID][]Balance{}
	for _, r := range rows {
		out[r.PatientID] = append(out[r.PatientID], Balance{r.Currency, r.Owed, r.Credit})
	}
	return out, err
}

// Happening is a line of an invoice's history: who did what to it, or to its
// money, and when.
type Happening struct {
	At      time.Time
	Actor   string // the member's name, or the name of a job
	What    string // drafted, changed, discarded, issue, credit, payment, allocate, release, write_off, approval_…
	Amount  int64  // how much more, or less, is owed by it; of an approval, the discount
	Reason  string
	Subject uuid.UUID // the document it came from
}

// InvoiceHistory tells who did what to an invoice, the oldest first.
func (s *Service) InvoiceHistory(ctx context.Context, invoice uuid.UUID) ([]Happening, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Happening, error) {
		q := billingdb.New(tx)
		if _, err := q.InvoiceByID(ctx, billingdb.InvoiceByIDParams{TenantID: tx.Tenant(), ID: invoice}); err != nil {
			return nil, database.Explain(err, ErrInvoiceNotFound, nil)
		}
		rows, err := q.InvoiceHistory(ctx, billingdb.InvoiceHistoryParams{TenantID: tx.Tenant(), ID: invoice})
		return mapped(rows, func(r billingdb.InvoiceHistoryRow) Happening {
			actor := r.ActorName
			if actor == "" {
				actor = r.Actor
			}
			return Happening{r.At, actor, r.What, r.Amount, r.Reason, r.SourceID}
		}), err
	})
}

// DueFlags are what patients owe, with the day their oldest open invoice was
// issued: for the front desk to know before the patient speaks.
func (s *Service) DueFlags(ctx context.Context, tx database.Tx, of []uuid.UUID) (map[uuid.UUID][]patients.Flag, error) {
	rows, err := billingdb.New(tx).Dues(ctx, billingdb.DuesParams{TenantID: tx.Tenant(), Patients: of})
	out := map[uuid.UUID][]patients.Flag{}
	for _, r := range rows {
		owed := money.New(r.Owed, r.Currency)
		out[r.PatientID] = append(out[r.PatientID], patients.Flag{Kind: "dues", Severity: patients.Warning, Money: &owed, Since: &r.Since})
	}
	return out, err
}

// PatientTimeline are the invoices, credit notes and payments of a patient
// before a time, the newest first.
func (s *Service) PatientTimeline(ctx context.Context, tx database.Tx, patient uuid.UUID, before time.Time, limit int) ([]patients.TimelineEntry, error) {
	rows, err := billingdb.New(tx).Timeline(ctx, billingdb.TimelineParams{
		TenantID: tx.Tenant(), PatientID: patient, Before: &before, Page: int32(limit),
	})
	return mapped(rows, func(r billingdb.TimelineRow) patients.TimelineEntry {
		amount, kind := money.New(r.Amount, r.Currency), "payment"
		if r.Code == string(Invoiced) || r.Code == string(CreditNote) {
			kind = "invoice"
		}
		return patients.TimelineEntry{At: r.At, Kind: kind, ID: r.ID, Branch: &r.BranchID, Title: r.Number, Code: r.Code, Money: &amount, Actor: r.Actor}
	}), err
}
