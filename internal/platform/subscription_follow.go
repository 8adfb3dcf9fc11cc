package platform

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/platform/platformdb"
)

// ReceiveEvent keeps what the biller sent, once, and has a job see to it. It
// returns ErrEventForged where the signature is not the biller's.
func (s *Service) ReceiveEvent(ctx context.Context, payload []byte, signature string) error {
	e, err := s.Biller.Event(payload, signature)
	if err != nil {
		return ErrEventForged
	}
	_, err = database.InDirectory(ctx, s.DB, func(tx database.DirTx) (struct{}, error) {
		n, err := platformdb.New(tx).InsertStripeEvent(ctx, platformdb.InsertStripeEventParams{
			ID: e.ID, Type: e.Type, CustomerID: e.Customer, CreatedAt: e.Created, ReceivedAt: s.Clock.Now(), Payload: payload,
		})
		if err != nil || n == 0 {
			return struct{}{}, err // sent before: the job of the first one is on its way
		}
		return struct{}{}, s.queue.InsertTx(ctx, tx, billingEventArgs{EventID: e.ID, Customer: e.Customer, Subscription: e.Subscription})
	})
	return err
}

// HandleEvent asks the biller how the subscription stands now and keeps that.
// What the event itself says is not believed: events come late, twice and in
// any order, and the answer is the same after all of them.
func (s *Service) HandleEvent(ctx context.Context, event, customer, subscription string) error {
	err := s.followCustomer(ctx, customer, subscription)
	_, kept := database.InDirectory(ctx, s.DB, func(tx database.DirTx) (struct{}, error) {
		q := platformdb.New(tx)
		if err != nil {
			return struct{}{}, q.StripeEventFailed(ctx, platformdb.StripeEventFailedParams{ID: event, LastError: err.Error()})
		}
		return struct{}{}, q.StripeEventHandled(ctx, platformdb.StripeEventHandledParams{ID: event, At: s.Clock.Now()})
	})
	return errors.Join(err, kept)
}

func (s *Service) followCustomer(ctx context.Context, customer, subscription string) error {
	if subscription == "" {
		return nil
	}
	tenant, err := database.InDirectory(ctx, s.DB, func(tx database.DirTx) (uuid.UUID, error) {
		return platformdb.New(tx).TenantOfCustomer(ctx, customer)
	})
	if errors.Is(err, pgx.ErrNoRows) {
		return nil // a customer of the same Stripe account that is no chain
	}
	if err != nil {
		return err
	}
	return s.follow(principal.With(ctx, principal.NewSystem(tenant, "system:subscription")), subscription)
}

// follow brings the chain's row and status to what the biller says.
func (s *Service) follow(ctx context.Context, subscription string) error {
	asked := s.Clock.Now()
	b, err := s.Biller.Subscription(ctx, subscription)
	if err != nil {
		return err
	}
	changed, err := database.InTx(ctx, s.DB, func(tx database.Tx) (*Tenant, error) { return s.keepTx(ctx, tx, b, asked) })
	if changed != nil && err == nil {
		s.announce(ctx, *changed)
	}
	return err
}

// keepTx returns the chain where its status or plan is another than before.
func (s *Service) keepTx(ctx context.Context, tx database.Tx, b Billed, asked time.Time) (changed *Tenant, err error) {
	q := platformdb.New(tx)
	t, err := q.LockTenant(ctx, tx.Tenant())
	if err != nil {
		return nil, err
	}
	old, err := q.Subscription(ctx, tx.Tenant())
	if err != nil {
		return nil, err
	}
	if old.SubscriptionID != "" && old.SubscriptionID != b.ID && slices.Contains(over, b.State) {
		return nil, nil //nolint:nilnil // the end of one that another has taken the place of
	}
	since := old.PastDueSince
	if status(b.State) != PastDue {
		since = nil
	} else if since == nil {
		since = &asked
	}
	row, err := q.KeepSubscription(ctx, platformdb.KeepSubscriptionParams{
		TenantID: tx.Tenant(), SubscriptionID: b.ID, Plan: b.Plan, Quantity: b.Quantity, State: b.State, PeriodEndsAt: b.PeriodEnds,
		CancelsAt: b.CancelsAt, PastDueSince: since, InvoiceUrl: b.InvoiceURL, AskedAt: asked,
	})
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil //nolint:nilnil // a newer answer is here already
	}
	if err != nil {
		return nil, err
	}
	return settle(ctx, q, t, row, s.Clock.Now())
}

// settle gives the chain the status its subscription earns. A suspended chain
// stays shut and remembers what it becomes when it is opened.
func settle(ctx context.Context, q *platformdb.Queries, t platformdb.Tenant, row platformdb.Subscription, now time.Time) (changed *Tenant, err error) {
	next, plan := status(row.State), t.Plan
	if next == PastDue && row.PastDueSince != nil && now.Sub(*row.PastDueSince) > patience {
		next = ReadOnly
	}
	if row.State == "canceled" && Status(t.Status) == Trial && t.TrialEndsAt != nil && now.Before(*t.TrialEndsAt) {
		next = Trial // what is left of the trial is theirs
	}
	if next != ReadOnly && row.Plan != "" {
		plan = row.Plan
	}
	switch Status(t.Status) { //nolint:exhaustive // all others follow what is paid
	case Closed:
		return nil, nil //nolint:nilnil // for good
	case Suspended:
		return nil, q.SetSuspendedFrom(ctx, platformdb.SetSuspendedFromParams{TenantID: t.ID, Status: string(next), Plan: plan})
	}
	if Status(t.Status) == next && t.Plan == plan {
		return nil, nil //nolint:nilnil // as it was
	}
	chain := tenantFrom(t)
	return &chain, q.SetTenantStatus(ctx, platformdb.SetTenantStatusParams{TenantID: t.ID, Status: string(next), Plan: plan})
}

// patience is how long a chain that owes works on as before.
const patience = 21 * 24 * time.Hour

// status is what a state of Stripe's means for the chain.
func status(state string) Status {
	switch state {
	case "active", "trialing":
		return Active
	case "past_due", "unpaid", "incomplete":
		return PastDue
	}
	return ReadOnly
}

// announce tells the servers that the chain is not what they remember. They
// find out by themselves where Redis is away.
func (s *Service) announce(ctx context.Context, t Tenant) {
	s.directory.Forget(t.Slug)
	if s.Announcer == nil {
		return
	}
	if err := s.Announcer.TenantChanged(ctx, t); err != nil {
		s.Log.WarnContext(ctx, "the other servers learn of it later", "error", err)
	}
}

// TickSubscriptions does what only time brings: trials end, patience ends, and
// what is paid for follows the branches there are.
func (s *Service) TickSubscriptions(ctx context.Context) error {
	chains, err := s.Tenants(ctx)
	faults := []error{err}
	for _, t := range chains {
		if t.Status.Serves() { // those that only read too: what they paid may not have been told us
			faults = append(faults, s.tick(principal.With(ctx, principal.NewSystem(t.ID, "system:subscription")), t))
		}
	}
	return errors.Join(faults...)
}

func (s *Service) tick(ctx context.Context, t Tenant) error {
	row, err := s.subscriptionRow(ctx)
	if errors.Is(err, pgx.ErrNoRows) || err == nil && slices.Contains(over, row.State) {
		return s.endTrial(ctx, t)
	}
	if err != nil {
		return err
	}
	n, err := database.InTx(ctx, s.DB, func(tx database.Tx) (int64, error) { return platformdb.New(tx).CountActiveBranches(ctx, tx.Tenant()) })
	if err != nil {
		return err
	}
	if n > 0 && n != row.Quantity {
		if err := s.Biller.SetQuantity(ctx, row.SubscriptionID, n); err != nil {
			return err
		}
	}
	return s.follow(ctx, row.SubscriptionID)
}

// endTrial shuts the pen, not the book, of a chain whose trial is over.
func (s *Service) endTrial(ctx context.Context, t Tenant) error {
	if t.Status != Trial || t.TrialEndsAt == nil || s.Clock.Now().Before(*t.TrialEndsAt) {
		return nil
	}
	err := database.InTxDo(ctx, s.DB, func(tx database.Tx) error {
		q := platformdb.New(tx)
		now, err := q.LockTenant(ctx, tx.Tenant())
		if err != nil || Status(now.Status) != Trial {
			return err
		}
		if err := tx.Because(ctx, "The trial is over"); err != nil {
			return err
		}
		return q.SetTenantStatus(ctx, platformdb.SetTenantStatusParams{TenantID: t.ID, Status: string(ReadOnly), Plan: now.Plan})
	})
	if err == nil {
		s.announce(ctx, t)
	}
	return err
}
