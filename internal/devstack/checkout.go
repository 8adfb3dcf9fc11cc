package devstack

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/praxis-clinic/praxis/internal/kit/clock"
)

// StripeKey is what a program shows the stand-in; stripe-mock takes any that looks like one.
const StripeKey = "sk_test_standin"

// CheckoutOptions says which stand-in StartCheckout brings up.
type CheckoutOptions struct {
	// MockURL is stripe-mock's: it judges every call before the stand-in believes it.
	MockURL string
	// Site is where browsers find the pages: "http://pay.praxis.localhost:8080".
	Site string
	// Webhook is where events go, WebhookHost the name they are sent to.
	Webhook, WebhookHost string
	// Secret signs the events.
	Secret string
	// File keeps what was bought between starts; empty: nowhere.
	File  string
	Clock clock.Clock
}

// Checkout stands in for what of Stripe stripe-mock has not: memory, the pages
// on which people pay, and signed events. It calls itself a stand-in wherever a
// person can see it.
type Checkout struct {
	CheckoutOptions
	listener net.Listener
	server   *http.Server

	mu    sync.Mutex
	state checkoutState
}

type checkoutState struct {
	Next          int
	Customers     map[string]checkoutCustomer     // by id
	Sessions      map[string]checkoutSession      // by id
	Subscriptions map[string]checkoutSubscription // by id
	Done          map[string]string               // idempotency key -> id of what it made
}

type checkoutCustomer struct{ Name string }

type checkoutSession struct {
	Customer, Success, Cancel, Name, Currency string
	Amount, Quantity, TrialEnd                int64
	Metadata                                  map[string]string
}

type checkoutSubscription struct {
	Customer, Status, Item, Name, Currency string
	Amount, Quantity, Created, PeriodEnd   int64
	CancelAt                               int64
	Unpaid                                 bool
	Metadata                               map[string]string
}

// StartCheckout begins to answer as api.stripe.com would.
func StartCheckout(ctx context.Context, o CheckoutOptions) (*Checkout, error) {
	c := &Checkout{CheckoutOptions: o, state: checkoutState{
		Customers: map[string]checkoutCustomer{}, Sessions: map[string]checkoutSession{},
		Subscriptions: map[string]checkoutSubscription{}, Done: map[string]string{},
	}}
	if raw, err := os.ReadFile(o.File); o.File != "" && err == nil {
		_ = json.Unmarshal(raw, &c.state) // a damaged file means that nothing was bought
	}
	var err error
	if c.listener, err = (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0"); err != nil {
		return nil, fmt.Errorf("checkout stand-in: %w", err)
	}
	c.server = &http.Server{Handler: c.api(), ReadHeaderTimeout: 10 * time.Second}
	go func() { _ = c.server.Serve(c.listener) }()
	return c, nil
}

// URL is the base of the API, for a Stripe client.
func (c *Checkout) URL() string { return "http://" + c.listener.Addr().String() }

// Stop ends the stand-in.
func (c *Checkout) Stop() { _ = c.server.Close() }

// make keeps a thing under a new id, or finds the one its idempotency key made before.
func (c *Checkout) make(prefix, key string, keep func(id string)) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	if id, ok := c.state.Done[key]; ok && key != "" {
		return id
	}
	c.state.Next++
	id := prefix + "_standin" + strconv.Itoa(c.state.Next)
	keep(id)
	if key != "" {
		c.state.Done[key] = id
	}
	c.save()
	return id
}

// change edits a subscription and returns it as it is then.
func (c *Checkout) change(id string, edit func(*checkoutSubscription)) (checkoutSubscription, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	s, ok := c.state.Subscriptions[id]
	if ok {
		edit(&s)
		c.state.Subscriptions[id] = s
		c.save()
	}
	return s, ok
}

func (c *Checkout) save() {
	if c.File == "" {
		return
	}
	if raw, err := json.Marshal(c.state); err == nil {
		_ = replaceFile(c.File, raw)
	}
}

// subscriptionOf is the newest subscription of a customer.
func (c *Checkout) subscriptionOf(customer string) (id string, s checkoutSubscription) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for k, v := range c.state.Subscriptions {
		if v.Customer == customer && (id == "" || v.Created >= s.Created && len(k) >= len(id) && k > id) {
			id, s = k, v
		}
	}
	return id, s
}

func money(amount int64, currency string) string {
	return fmt.Sprintf("%d.%02d %s", amount/100, amount%100, strings.ToUpper(currency))
}
