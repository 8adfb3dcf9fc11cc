package devstack

import (
	"html/template"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Pages are what people see in the place of checkout.stripe.com and billing.stripe.com.
func (c *Checkout) Pages() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /checkout/{id}", c.checkoutPage)
	mux.HandleFunc("POST /checkout/{id}", c.pay)
	mux.HandleFunc("GET /portal/{customer}", c.portalPage)
	mux.HandleFunc("POST /portal/{customer}", c.portal)
	return http.NewCrossOriginProtection().Handler(mux)
}

const (
	month = 30 * 24 * time.Hour
	// payPolicy lets a form lead to another page: the one people came from.
	payPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
)

var payPage = template.Must(template.New("").Parse(`<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Payment stand-in</title><style>
body{font:17px/1.5 system-ui,sans-serif;max-width:32rem;margin:3rem auto;padding:0 1rem;color:#1c1c28;background:#fff}
.note{background:#fff3cd;border:1px solid #b58900;border-radius:8px;padding:.75rem 1rem}button{font:inherit;padding:.6rem 1rem;margin:.25rem 0;width:100%}
</style></head><body><main><p class="note"><strong>This is not Stripe.</strong> It stands in for Stripe's page in development. No money moves.</p>
<h1>{{.Title}}</h1><p>{{.Text}}</p><form method="post" action="{{.Action}}">
{{range .Choices}}<button name="choice" value="{{.Value}}">{{.Label}}</button>{{end}}</form></main></body></html>`))

type payChoice struct{ Value, Label string }

func showPay(w http.ResponseWriter, title, text, action string, choices ...payChoice) {
	w.Header().Set("Content-Security-Policy", payPolicy)
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_ = payPage.Execute(w, map[string]any{"Title": title, "Text": text, "Action": action, "Choices": choices})
}

func (c *Checkout) session(w http.ResponseWriter, r *http.Request) (checkoutSession, bool) {
	c.mu.Lock()
	s, ok := c.state.Sessions[r.PathValue("id")]
	c.mu.Unlock()
	if !ok {
		http.NotFound(w, r)
	}
	return s, ok
}

func (c *Checkout) checkoutPage(w http.ResponseWriter, r *http.Request) {
	s, ok := c.session(w, r)
	if !ok {
		return
	}
	text := money(s.Amount*s.Quantity, s.Currency) + " a month"
	if s.TrialEnd != 0 {
		text += ", from " + time.Unix(s.TrialEnd, 0).UTC().Format("2 January 2006")
	}
	showPay(w, s.Name, text, r.URL.Path, payChoice{"pay", "Pay with a card that works"}, payChoice{"fail", "Pay with a card that is refused later"}, payChoice{"back", "Go back"})
}

func (c *Checkout) pay(w http.ResponseWriter, r *http.Request) {
	s, ok := c.session(w, r)
	if !ok {
		return
	}
	if r.FormValue("choice") == "back" {
		http.Redirect(w, r, s.Cancel, http.StatusSeeOther)
		return
	}
	now := c.Clock.Now()
	sub := checkoutSubscription{
		Customer: s.Customer, Status: "active", Name: s.Name, Currency: s.Currency, Amount: s.Amount, Quantity: s.Quantity,
		Created: now.Unix(), PeriodEnd: now.Add(month).Unix(), Metadata: s.Metadata,
	}
	if s.TrialEnd != 0 {
		sub.Status, sub.PeriodEnd = "trialing", s.TrialEnd
	}
	if r.FormValue("choice") == "fail" {
		sub.Status, sub.Unpaid = "past_due", true
	}
	session := r.PathValue("id")
	id := c.make("sub", "session-"+session, func(id string) { sub.Item = "si_" + id; c.state.Subscriptions[id] = sub })
	sub, _ = c.change(id, func(*checkoutSubscription) {})
	// the wrong way round, as it may happen
	c.tell("checkout.session.completed", map[string]any{"id": session, "object": "checkout.session", "customer": s.Customer, "subscription": id})
	c.tell("customer.subscription.created", c.subscription(id, sub))
	http.Redirect(w, r, s.Success, http.StatusSeeOther)
}

func (c *Checkout) portalPage(w http.ResponseWriter, r *http.Request) {
	_, s := c.subscriptionOf(r.PathValue("customer"))
	if s.Status == "" {
		http.NotFound(w, r)
		return
	}
	showPay(w, s.Name, money(s.Amount*s.Quantity, s.Currency)+" a month, "+strings.ReplaceAll(s.Status, "_", " "), r.URL.RequestURI(),
		payChoice{"pay", "Pay what is open"}, payChoice{"fail", "The next payment fails"}, payChoice{"cancel", "End the subscription now"}, payChoice{"back", "Go back"})
}

func (c *Checkout) portal(w http.ResponseWriter, r *http.Request) {
	id, _ := c.subscriptionOf(r.PathValue("customer"))
	kind, choice := "customer.subscription.updated", r.FormValue("choice")
	s, ok := c.change(id, func(s *checkoutSubscription) {
		switch choice {
		case "pay":
			s.Status, s.Unpaid, s.PeriodEnd = "active", false, c.Clock.Now().Add(month).Unix()
		case "fail":
			s.Status, s.Unpaid = "past_due", true
		case "cancel":
			s.Status, kind = "canceled", "customer.subscription.deleted"
		}
	})
	if !ok {
		http.NotFound(w, r)
		return
	}
	if choice != "back" {
		c.tell(kind, c.subscription(id, s))
	}
	http.Redirect(w, r, c.wayBack(r.URL.Query()), http.StatusSeeOther) //nolint:gosec // wayBack lets through our own hosts only
}

// wayBack is the page people came from; it was named by the program, and is one of its own.
func (c *Checkout) wayBack(q url.Values) string {
	back, err := url.Parse(q.Get("back"))
	if err != nil || !strings.HasSuffix(back.Hostname(), c.WebhookHost) {
		return c.Site
	}
	return back.String()
}
