package platform

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/money"
	"github.com/praxis-clinic/praxis/internal/platform/platformdb"
)

// Subscription is what a chain pays Praxis, and what that lets it do.
type Subscription struct {
	Status       Status
	Plan         Plan
	Currency     string
	Branches     int64 // active now: what is paid for
	TrialEndsAt  *time.Time
	PeriodEndsAt *time.Time // when it is charged again
	CancelsAt    *time.Time // set once it was cancelled
	PastDueSince *time.Time
	InvoiceURL   string // where an open invoice is paid; Stripe's page
	Subscribed   bool   // Stripe has a subscription that is not over
}

// Monthly is what the plan costs a month, before tax, for the branches there are.
func (s Subscription) Monthly() money.Money {
	return money.Money{Amount: s.Plan.Prices[s.Currency] * max(s.Branches, 1), Currency: s.Currency}
}

// Biller collects for Praxis. Its calls may take seconds and are never made
// inside a transaction.
type Biller interface {
	// Customer opens an account for the chain; asked again it returns the same one.
	Customer(ctx context.Context, c NewCustomer) (id string, err error)
	// Checkout is a page on which the subscription is agreed to and paid.
	Checkout(ctx context.Context, c Checkout) (url string, err error)
	// Portal is a page on which cards, invoices and the end of the subscription are seen to.
	Portal(ctx context.Context, customer, back string) (url string, err error)
	// Subscription is how one stands now.
	Subscription(ctx context.Context, id string) (Billed, error)
	// SetQuantity changes how many branches are paid for from now on.
	SetQuantity(ctx context.Context, subscription string, quantity int64) error
	// Event opens what was sent to our webhook, or returns ErrEventForged.
	Event(payload []byte, signature string) (BillingEvent, error)
}

// NewCustomer is whom an account is for.
type NewCustomer struct {
	Tenant         uuid.UUID
	Name, Language string
	Country        string
}

// Checkout is what is to be agreed to.
type Checkout struct {
	Customer string
	Tenant   uuid.UUID
	Plan     string
	Name     string // of the plan, in the buyer's language
	Price    money.Money
	Quantity int64
	Language string
	TrialEnd *time.Time // not charged before
	Back     string     // where the browser returns to
	Key      string     // two calls with one key open one page
}

// Billed is a subscription as the biller knows it.
type Billed struct {
	ID         string
	Customer   string
	Plan       string
	Quantity   int64
	State      string // active, trialing, past_due, unpaid, canceled, incomplete, incomplete_expired, paused
	PeriodEnds *time.Time
	CancelsAt  *time.Time
	InvoiceURL string
}

// BillingEvent is something the biller has told us.
type BillingEvent struct {
	ID           string
	Type         string
	Customer     string
	Subscription string // empty where it is about none
	Created      time.Time
}

// What can be wrong with a subscription.
var (
	ErrPlanUnknown = fault.New(fault.Invalid, "platform.plan_unknown", "There is no such plan.").
			With(fault.Field{Pointer: "/plan", Code: "unknown", Detail: "There is no such plan."})
	ErrPlanTooSmall = fault.New(fault.Conflict, "platform.plan_too_small", "The chain has more branches than this plan allows.")
	ErrPlanLimit    = fault.New(fault.Conflict, "platform.plan_limit", "Your plan does not allow more. Choose a larger one first.")
	ErrSubscribed   = fault.New(fault.Conflict, "platform.subscribed", "There is a subscription already: change it on its own page.")
	ErrNoCustomer   = fault.New(fault.Conflict, "platform.no_customer", "Choose a plan first.")
	ErrBillerAway   = fault.New(fault.Unavailable, "platform.biller_away", "The payment service does not answer. Everything else works; try again in a minute.")
	ErrReadOnly     = fault.New(fault.Forbidden, "platform.read_only", "Without a plan everything can be read and taken away, and nothing changed.")
	ErrEventForged  = fault.New(fault.Unauthenticated, "platform.event_forged", "This is not signed by the payment service.")
)

// over are the states in which there is nothing left to change or pay.
var over = []string{"", "canceled", "incomplete_expired"}

// plan finds a plan by its key; chains of a plan that is no longer sold keep
// what the trial's plan allows.
func (s *Service) plan(key string) (Plan, bool) {
	for _, wanted := range []string{key, s.Plans.TrialPlan} {
		if i := slices.IndexFunc(s.Plans.Plans, func(p Plan) bool { return p.Key == wanted }); i >= 0 {
			return s.Plans.Plans[i], wanted == key
		}
	}
	return Plan{}, false
}

// Subscription is the chain's own.
func (s *Service) Subscription(ctx context.Context) (Subscription, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Subscription, error) {
		t, err := s.TenantTx(ctx, tx)
		if err != nil {
			return Subscription{}, err
		}
		q := platformdb.New(tx)
		branches, err := q.CountActiveBranches(ctx, tx.Tenant())
		if err != nil {
			return Subscription{}, err
		}
		plan, _ := s.plan(t.Plan)
		out := Subscription{Status: t.Status, Plan: plan, Currency: t.Currency, Branches: branches, TrialEndsAt: t.TrialEndsAt}
		row, err := q.Subscription(ctx, tx.Tenant())
		if errors.Is(err, pgx.ErrNoRows) {
			return out, nil
		}
		out.PeriodEndsAt, out.CancelsAt, out.PastDueSince = row.PeriodEndsAt, row.CancelsAt, row.PastDueSince
		out.InvoiceURL, out.Subscribed = row.InvoiceUrl, !slices.Contains(over, row.State)
		return out, err
	})
}

// OpenCheckout returns the page on which plan is bought. It returns
// ErrPlanUnknown, ErrPlanTooSmall, ErrSubscribed or ErrBillerAway.
func (s *Service) OpenCheckout(ctx context.Context, plan, lang, key string) (string, error) {
	p, ok := s.plan(plan)
	if !ok {
		return "", ErrPlanUnknown
	}
	now, err := s.Subscription(ctx)
	switch {
	case err != nil:
		return "", err
	case now.Subscribed:
		return "", ErrSubscribed
	case p.Limits.Branches > 0 && now.Branches > int64(p.Limits.Branches):
		return "", ErrPlanTooSmall
	}
	t, err := s.Tenant(ctx)
	if err != nil {
		return "", err
	}
	customer, err := s.customer(ctx, t)
	if err != nil {
		return "", err
	}
	now.Plan = p
	c := Checkout{
		Customer: customer, Tenant: t.ID, Plan: p.Key, Name: "Praxis " + p.Name.In(language(lang)), Quantity: max(now.Branches, 1), Language: lang,
		Price: money.Money{Amount: p.Prices[t.Currency], Currency: t.Currency}, Back: s.Addresses.Tenant(t.Slug) + "/settings/subscription", Key: key,
	}
	if now.Status == Trial && t.TrialEndsAt != nil && t.TrialEndsAt.After(s.Clock.Now().Add(shortestTrial)) {
		c.TrialEnd = t.TrialEndsAt
	}
	url, err := s.Biller.Checkout(ctx, c)
	return url, s.billerAway(ctx, err)
}

// shortestTrial is what Stripe asks a trial to last at least.
const shortestTrial = 48 * time.Hour

// customer is the chain's account at the biller; the first to ask opens it.
func (s *Service) customer(ctx context.Context, t Tenant) (string, error) {
	row, err := s.subscriptionRow(ctx)
	if err == nil || !errors.Is(err, pgx.ErrNoRows) {
		return row.CustomerID, err
	}
	customer, err := s.Biller.Customer(ctx, NewCustomer{Tenant: t.ID, Name: t.Name, Language: t.Language, Country: t.Country})
	if err != nil {
		return "", s.billerAway(ctx, err)
	}
	return customer, database.InTxDo(ctx, s.DB, func(tx database.Tx) error {
		q := platformdb.New(tx)
		if err := q.InsertStripeCustomer(ctx, platformdb.InsertStripeCustomerParams{CustomerID: customer, TenantID: tx.Tenant()}); err != nil {
			return err
		}
		_, err := q.InsertCustomer(ctx, platformdb.InsertCustomerParams{TenantID: tx.Tenant(), CustomerID: customer, At: s.Clock.Now()})
		return err
	})
}

func (s *Service) subscriptionRow(ctx context.Context) (platformdb.Subscription, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (platformdb.Subscription, error) {
		return platformdb.New(tx).Subscription(ctx, tx.Tenant())
	})
}

// OpenPortal returns the page on which the chain sees to its subscription. It
// returns ErrNoCustomer where none was ever begun, or ErrBillerAway.
func (s *Service) OpenPortal(ctx context.Context) (string, error) {
	t, err := s.Tenant(ctx)
	if err != nil {
		return "", err
	}
	row, err := s.subscriptionRow(ctx)
	if err != nil {
		return "", database.Explain(err, ErrNoCustomer, nil)
	}
	url, err := s.Biller.Portal(ctx, row.CustomerID, s.Addresses.Tenant(t.Slug)+"/settings/subscription")
	return url, s.billerAway(ctx, err)
}

// billerAway keeps what went wrong for us, and tells the clinic what it means.
func (s *Service) billerAway(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	s.Log.ErrorContext(ctx, "the payment service refused or did not answer", "error", err)
	return ErrBillerAway
}

// limitsTx is what the chain's plan allows. Who asks for it next waits until this
// transaction is over: two who each want the last place get one.
func (s *Service) limitsTx(ctx context.Context, tx database.Tx) (Limits, error) {
	t, err := platformdb.New(tx).LockTenant(ctx, tx.Tenant())
	plan, _ := s.plan(t.Plan)
	return plan.Limits, err
}

// roomTx refuses one more branch where the plan allows no more.
func (s *Service) roomTx(ctx context.Context, tx database.Tx) error {
	limits, err := s.limitsTx(ctx, tx)
	if err != nil || limits.Branches == 0 {
		return err
	}
	n, err := platformdb.New(tx).CountActiveBranches(ctx, tx.Tenant())
	if err == nil && n >= int64(limits.Branches) {
		err = ErrPlanLimit
	}
	return err
}

// PractitionersTx is how many practitioners the chain's plan allows; 0 is any
// number. Who asks next waits until this transaction is over.
func (s *Service) PractitionersTx(ctx context.Context, tx database.Tx) (int, error) {
	limits, err := s.limitsTx(ctx, tx)
	return limits.Practitioners, err
}
