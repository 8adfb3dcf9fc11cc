package platform

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/stripe/stripe-go/v82"
	"github.com/stripe/stripe-go/v82/webhook"
)

// Stripe is the Biller of the platform.
type Stripe struct {
	client *stripe.Client
	secret string // of the webhook
}

// NewStripe speaks to Stripe with a key, or to a stand-in at apiURL; secret is
// what Stripe signs its events with.
func NewStripe(key, secret, apiURL string) *Stripe {
	cfg := &stripe.BackendConfig{MaxNetworkRetries: stripe.Int64(2), EnableTelemetry: stripe.Bool(false), LeveledLogger: &stripe.LeveledLogger{}}
	if apiURL != "" {
		cfg.URL = stripe.String(apiURL)
	}
	backends := stripe.NewBackendsWithConfig(cfg)
	return &Stripe{stripe.NewClient(key, stripe.WithBackends(backends)), secret}
}

const (
	metaTenant = "praxis_tenant"
	metaPlan   = "praxis_plan"
)

// Customer satisfies Biller. The idempotency key makes it one account a chain.
func (s *Stripe) Customer(ctx context.Context, c NewCustomer) (string, error) {
	p := &stripe.CustomerCreateParams{
		Name: stripe.String(c.Name), PreferredLocales: []*string{stripe.String(c.Language)},
		Metadata: map[string]string{metaTenant: c.Tenant.String()},
	}
	p.SetIdempotencyKey("customer-" + c.Tenant.String())
	customer, err := s.client.V1Customers.Create(ctx, p)
	if err != nil {
		return "", fmt.Errorf("stripe customer: %w", err)
	}
	return customer.ID, nil
}

// Checkout satisfies Biller. The price is said in the call, so that a Stripe
// account needs nothing set up in it.
func (s *Stripe) Checkout(ctx context.Context, c Checkout) (string, error) {
	meta := map[string]string{metaTenant: c.Tenant.String(), metaPlan: c.Plan}
	p := &stripe.CheckoutSessionCreateParams{
		Mode: stripe.String("subscription"), Customer: stripe.String(c.Customer), ClientReferenceID: stripe.String(c.Tenant.String()),
		SuccessURL: stripe.String(c.Back + "?paid=1"), CancelURL: stripe.String(c.Back), Locale: stripe.String(locale(c.Language)),
		LineItems: []*stripe.CheckoutSessionCreateLineItemParams{{
			Quantity: stripe.Int64(c.Quantity),
			PriceData: &stripe.CheckoutSessionCreateLineItemPriceDataParams{
				Currency: stripe.String(strings.ToLower(c.Price.Currency)), UnitAmount: stripe.Int64(c.Price.Amount),
				Recurring:   &stripe.CheckoutSessionCreateLineItemPriceDataRecurringParams{Interval: stripe.String("month")},
				ProductData: &stripe.CheckoutSessionCreateLineItemPriceDataProductDataParams{Name: stripe.String(c.Name)},
			},
		}},
		SubscriptionData: &stripe.CheckoutSessionCreateSubscriptionDataParams{Metadata: meta},
	}
	if c.TrialEnd != nil {
		p.SubscriptionData.TrialEnd = stripe.Int64(c.TrialEnd.Unix())
	}
	if c.Key != "" {
		p.SetIdempotencyKey("checkout-" + c.Tenant.String() + "-" + c.Key)
	}
	session, err := s.client.V1CheckoutSessions.Create(ctx, p)
	if err != nil {
		return "", fmt.Errorf("stripe checkout: %w", err)
	}
	return session.URL, nil
}

// locale is the language of Stripe's pages; those it does not speak are the browser's.
func locale(language string) string {
	switch language {
	case "en", "fr":
		return language
	}
	return "auto"
}

// Portal satisfies Biller.
func (s *Stripe) Portal(ctx context.Context, customer, back string) (string, error) {
	session, err := s.client.V1BillingPortalSessions.Create(ctx, &stripe.BillingPortalSessionCreateParams{
		Customer: stripe.String(customer), ReturnURL: stripe.String(back),
	})
	if err != nil {
		return "", fmt.Errorf("stripe portal: %w", err)
	}
	return session.URL, nil
}

// Subscription satisfies Biller.
func (s *Stripe) Subscription(ctx context.Context, subscription string) (Billed, error) {
	p := &stripe.SubscriptionRetrieveParams{}
	p.AddExpand("latest_invoice")
	sub, err := s.client.V1Subscriptions.Retrieve(ctx, subscription, p)
	if err != nil {
		return Billed{}, fmt.Errorf("stripe subscription: %w", err)
	}
	b := Billed{ID: sub.ID, State: string(sub.Status), Plan: sub.Metadata[metaPlan], CancelsAt: instant(sub.CancelAt)}
	if sub.Customer != nil {
		b.Customer = sub.Customer.ID
	}
	if sub.Items != nil && len(sub.Items.Data) > 0 {
		b.Quantity, b.PeriodEnds = sub.Items.Data[0].Quantity, instant(sub.Items.Data[0].CurrentPeriodEnd)
	}
	if i := sub.LatestInvoice; i != nil && i.Status == stripe.InvoiceStatusOpen {
		b.InvoiceURL = i.HostedInvoiceURL // a card issued in India is not charged again by itself: its owner pays here
	}
	return b, nil
}

func instant(unix int64) *time.Time {
	if unix == 0 {
		return nil
	}
	t := time.Unix(unix, 0).UTC()
	return &t
}

// SetQuantity satisfies Biller; the difference is settled with the next invoice.
func (s *Stripe) SetQuantity(ctx context.Context, subscription string, quantity int64) error {
	sub, err := s.client.V1Subscriptions.Retrieve(ctx, subscription, nil)
	if err != nil {
		return fmt.Errorf("stripe subscription: %w", err)
	}
	if sub.Items == nil || len(sub.Items.Data) == 0 {
		return fmt.Errorf("stripe subscription %s has no items", subscription)
	}
	p := &stripe.SubscriptionUpdateParams{
		ProrationBehavior: stripe.String("create_prorations"),
		Items:             []*stripe.SubscriptionUpdateItemParams{{ID: stripe.String(sub.Items.Data[0].ID), Quantity: stripe.Int64(quantity)}},
	}
	if _, err := s.client.V1Subscriptions.Update(ctx, subscription, p); err != nil {
		return fmt.Errorf("stripe quantity: %w", err)
	}
	return nil
}

// Event satisfies Biller. A signature is good for five minutes.
func (s *Stripe) Event(payload []byte, signature string) (BillingEvent, error) {
	e, err := webhook.ConstructEventWithOptions(payload, signature, s.secret, webhook.ConstructEventOptions{IgnoreAPIVersionMismatch: true})
	if err != nil {
		return BillingEvent{}, fmt.Errorf("stripe event: %w", err)
	}
	var o struct {
		ID, Object   string
		Customer     any
		Subscription any
		Parent       struct {
			SubscriptionDetails struct{ Subscription any } `json:"subscription_details"`
		}
	}
	if err := json.Unmarshal(e.Data.Raw, &o); err != nil {
		return BillingEvent{}, fmt.Errorf("stripe event %s: %w", e.ID, err)
	}
	out := BillingEvent{ID: e.ID, Type: string(e.Type), Customer: idOf(o.Customer), Created: time.Unix(e.Created, 0).UTC()}
	switch out.Subscription = idOf(o.Subscription); {
	case o.Object == "subscription":
		out.Subscription = o.ID
	case out.Subscription == "":
		out.Subscription = idOf(o.Parent.SubscriptionDetails.Subscription)
	}
	return out, nil
}

// idOf reads a reference that may be an id or the whole object.
func idOf(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		text, _ := v["id"].(string)
		return text
	}
	return ""
}
