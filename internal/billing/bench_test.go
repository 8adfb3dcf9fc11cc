package billing_test

import (
	"context"
	"log/slog"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/billing"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/kit/events"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/kit/live"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/patients"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
	"github.com/praxis-clinic/praxis/tenants"
)

// Wednesday 25 November 2026, a quarter to one in the morning in Kolkata and still
// the day before in London.
var now = time.Date(2026, 11, 24, 19, 15, 0, 0, time.UTC)

// bench is a chain with one branch in Bengaluru and who works its money.
type bench struct {
	*billing.Service
	db       *database.DB
	clock    *clock.Fixed
	live     *told
	bus      *events.Bus
	ctx      context.Context // the owner
	branch   uuid.UUID
	patient  uuid.UUID
	consult  uuid.UUID // 1,000.00, care
	cosmetic uuid.UUID // 5,000.00, standard
}

// told is what screens were told.
type told struct{ events chan live.Event }

func (l *told) Publish(_ context.Context, _ uuid.UUID, e live.Event) {
	select {
	case l.events <- e:
	default:
	}
}

var all = func() (out []principal.Permission) {
	for _, e := range access.Catalogue {
		out = append(out, e.Key)
	}
	return out
}()

func setup(t testing.TB) *bench { t.Helper(); return setupOn(t, dbtest.New(t)) }

func catalogue(t testing.TB) *packs.Catalogue {
	t.Helper()
	c, err := packs.Load(tenants.FS)
	require.NoError(t, err)
	return c
}

func setupOn(t testing.TB, db *database.DB) *bench {
	t.Helper()
	b := &bench{db: db, clock: clock.NewFixed(now), live: &told{make(chan live.Event, 1024)}, bus: events.NewBus()}
	quiet := slog.New(slog.DiscardHandler)
	packs := catalogue(t)
	b.Service = billing.New(billing.Deps{
		DB: db, Clock: b.clock, Log: quiet, Packs: packs, Live: b.live, Events: b.bus,
		Branches: platform.New(platform.Deps{DB: db, Clock: b.clock, Log: quiet, Packs: packs}),
	})
	b.ctx = b.hire(t, dbtest.Tenant(t, db, all...), "owner", nil, all...)
	b.branch = dbtest.Branch(t, b.ctx, db, "Asia/Kolkata")
	b.exec(t, `UPDATE branches SET subdivision = 'KA', code = 'BLR' WHERE tenant_id = $1 AND id = $2`, b.branch)
	b.patient = b.newPatient(t)
	b.consult = b.service(t, "Consultation", 100_000, "care")
	b.cosmetic = b.service(t, "Peel", 500_000, "standard")
	return b
}

// hire makes a member who holds a role of that key, for the chain or at branches.
func (b *bench) hire(t testing.TB, ctx context.Context, role string, branches []uuid.UUID, perms ...principal.Permission) context.Context { //nolint:revive // t first, as in every helper here
	t.Helper()
	ctx = dbtest.As(ctx, branches, perms...)
	p, _ := principal.From(ctx)
	whole := p
	whole.Branches = nil
	err := database.InTxDo(principal.With(ctx, whole), b.db, func(tx database.Tx) error {
		if _, err := tx.Exec(ctx, `INSERT INTO roles (tenant_id, id, key, name) VALUES ($1, $2, $3, $3) ON CONFLICT DO NOTHING`, tx.Tenant(), id.New(), role); err != nil {
			return err
		}
		for _, perm := range perms {
			if _, err := tx.Exec(ctx, `INSERT INTO role_permissions (tenant_id, role_id, permission) SELECT $1, id, $3 FROM roles WHERE tenant_id = $1 AND key = $2 ON CONFLICT DO NOTHING`,
				tx.Tenant(), role, string(perm)); err != nil {
				return err
			}
		}
		if _, err := tx.Exec(ctx, `INSERT INTO members (tenant_id, id, identity_id, name, email, joined_at) VALUES ($1, $2, $3, $4, $5, now())`,
			tx.Tenant(), p.ActorID, id.New(), "The "+role, p.ActorID.String()+"@example.com"); err != nil {
			return err
		}
		if len(branches) == 0 {
			branches = []uuid.UUID{uuid.Nil}
		}
		for _, branch := range branches {
			if _, err := tx.Exec(ctx, `INSERT INTO member_roles (tenant_id, id, member_id, role_id, branch_id)
				SELECT $1, $2, $3, id, NULLIF($5, '00000000-0000-0000-0000-000000000000'::uuid) FROM roles WHERE tenant_id = $1 AND key = $4`,
				tx.Tenant(), id.New(), p.ActorID, role, branch); err != nil {
				return err
			}
		}
		return nil
	})
	require.NoError(t, err)
	return ctx
}

var (
	deskPerms    = []principal.Permission{access.InvoicesRead, access.InvoicesIssue, access.PaymentsTake, access.DiscountsGive, access.BillingClose, access.PatientsRead, access.ServicesRead}
	billerPerms  = append([]principal.Permission{access.InvoicesCredit, access.PaymentsRefund}, deskPerms...)
	managerPerms = append([]principal.Permission{access.BillingApprove, access.PricesManage}, billerPerms...)
)

func (b *bench) reception(t testing.TB) context.Context {
	return b.hire(t, b.ctx, "reception", nil, deskPerms...)
}

func (b *bench) biller(t testing.TB) context.Context {
	return b.hire(t, b.ctx, "billing", nil, billerPerms...)
}

func (b *bench) manager(t testing.TB) context.Context {
	return b.hire(t, b.ctx, "branch_manager", nil, managerPerms...)
}

func (b *bench) exec(t testing.TB, sql string, args ...any) {
	t.Helper()
	require.NoError(t, database.InTxDo(b.ctx, b.db, func(tx database.Tx) error {
		_, err := tx.Exec(b.ctx, sql, append([]any{tx.Tenant()}, args...)...)
		return err
	}))
}

// ask reads one value.
func ask[T any](t testing.TB, b *bench, sql string, args ...any) (out T) {
	t.Helper()
	require.NoError(t, database.InTxDo(b.ctx, b.db, func(tx database.Tx) error {
		return tx.QueryRow(b.ctx, sql, append([]any{tx.Tenant()}, args...)...).Scan(&out)
	}))
	return out
}

func (b *bench) newPatient(t testing.TB) uuid.UUID {
	t.Helper()
	p, err := patients.New(patients.Deps{DB: b.db, Clock: b.clock, Events: b.bus}).Register(b.ctx, patients.Details{Name: "Asha Rao " + uuid.NewString()[:8]}, true)
	require.NoError(t, err)
	return p.ID
}

func (b *bench) service(t testing.TB, name string, price int64, class string) uuid.UUID {
	t.Helper()
	service := id.New()
	b.exec(t, `INSERT INTO services (tenant_id, id, name, duration_minutes, price_amount, price_currency, created_at)
		VALUES ($1, $2, $3, 30, $4, 'INR', now())`, service, name, price)
	require.NoError(t, b.SetTaxClass(b.ctx, service, billing.TaxClass(class)))
	return service
}

// appointment is one of the bench's patient for a consultation, in a status.
func (b *bench) appointment(t testing.TB, status string) (appointment, practitioner uuid.UUID) {
	t.Helper()
	appointment, practitioner = id.New(), id.New()
	b.exec(t, `INSERT INTO resources (tenant_id, id, kind, name, created_at) VALUES ($1, $2, 'practitioner', $3, now())`, practitioner, "Dr "+practitioner.String()[24:])
	starts := b.clock.Now().Add(-time.Duration(ask[int64](t, b, `SELECT count(*) FROM appointments WHERE tenant_id = $1`)+1) * time.Hour)
	b.exec(t, `INSERT INTO appointments (tenant_id, id, branch_id, service_id, practitioner_id, patient_id, status, starts_at, ends_at, source, created_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'call', now())`, appointment, b.branch, b.consult, practitioner, b.patient, status, starts, starts.Add(30*time.Minute))
	return appointment, practitioner
}

// register gives the branch a GSTIN of Karnataka.
func (b *bench) register(t testing.TB) {
	t.Helper()
	b.seller(t, func(f *billing.SellerFields) { f.TaxIDs = map[string]string{"GSTIN": "29AAGCB7383J1Z4"} })
}

func (b *bench) seller(t testing.TB, change func(*billing.SellerFields)) {
	t.Helper()
	s, err := b.Seller(b.ctx, b.branch)
	require.NoError(t, err)
	change(&s.SellerFields)
	_, err = b.ChangeSeller(b.ctx, b.branch, httpserver.ETag(s.Version), s.SellerFields)
	require.NoError(t, err)
}

// of is a line of one service.
func of(service uuid.UUID) billing.LineFields {
	return billing.LineFields{Service: &service, Quantity: 1, Discount: billing.Discount{Kind: billing.NoDiscount}}
}

func (b *bench) draft(t testing.TB, ctx context.Context, lines ...billing.LineFields) billing.Invoice { //nolint:revive // t first, as in every helper here
	t.Helper()
	i, err := b.NewInvoice(ctx, b.branch, b.patient, billing.DraftFields{Lines: lines})
	require.NoError(t, err)
	return i
}

func (b *bench) issued(t testing.TB, lines ...billing.LineFields) billing.Invoice {
	t.Helper()
	i, err := b.Issue(b.ctx, b.draft(t, b.ctx, lines...).ID)
	require.NoError(t, err)
	return i
}

func (b *bench) pay(t testing.TB, amount int64, put ...billing.Allocation) billing.Payment {
	t.Helper()
	p, err := b.Take(b.ctx, billing.Taking{Branch: b.branch, Patient: b.patient, Parts: []billing.Part{{Method: billing.Cash, Amount: amount}}, Put: put})
	require.NoError(t, err)
	return p
}

// sound proves the ledger.
func (b *bench) sound(t testing.TB) {
	t.Helper()
	f, err := b.CheckLedger(b.ctx)
	require.NoError(t, err)
	require.True(t, f.Sound(), "%+v", f)
}

func (b *bench) balance(t testing.TB) (owed, credit int64) {
	t.Helper()
	a, err := b.Account(b.ctx, b.patient)
	require.NoError(t, err)
	if len(a.Balances) == 0 {
		return 0, 0
	}
	require.Len(t, a.Balances, 1)
	return a.Balances[0].Owed, a.Balances[0].Credit
}
