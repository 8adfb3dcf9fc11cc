package devstack

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/stripe/stripe-go/v82"
	"github.com/stripe/stripe-go/v82/webhook"

	"github.com/praxis-clinic/praxis/internal/kit/id"
)

func (c *Checkout) api() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/customers", c.postCustomer)
	mux.HandleFunc("POST /v1/checkout/sessions", c.postSession)
	mux.HandleFunc("POST /v1/billing_portal/sessions", c.postPortal)
	mux.HandleFunc("GET /v1/subscriptions/{id}", c.getSubscription)
	mux.HandleFunc("POST /v1/subscriptions/{id}", c.postSubscription)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { c.judged(w, r, true) })
	return mux
}

// judged has stripe-mock look at a call: what Stripe's own description of its API
// does not allow is refused with stripe-mock's words. relay answers with its answer.
func (c *Checkout) judged(w http.ResponseWriter, r *http.Request, relay bool) (url.Values, bool) {
	body, err := io.ReadAll(io.LimitReader(r.Body, 1<<20))
	if err != nil {
		return nil, false
	}
	req, err := http.NewRequestWithContext(r.Context(), r.Method, c.MockURL+r.URL.RequestURI(), bytes.NewReader(body)) //nolint:gosec // to stripe-mock on loopback
	if err != nil {
		return nil, false
	}
	req.Header = r.Header.Clone()
	res, err := http.DefaultClient.Do(req) //nolint:gosec // to stripe-mock on loopback
	if err != nil {
		http.Error(w, "stripe-mock does not answer", http.StatusBadGateway)
		return nil, false
	}
	defer func() { _ = res.Body.Close() }()
	if relay || res.StatusCode >= http.StatusBadRequest {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(res.StatusCode)
		_, _ = io.Copy(w, res.Body)
		return nil, false
	}
	form, err := url.ParseQuery(string(body))
	return form, err == nil
}

func answerJSON(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(v)
}

func missing(w http.ResponseWriter, what string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusNotFound)
	_ = json.NewEncoder(w).Encode(map[string]any{"error": map[string]any{
		"type": "invalid_request_error", "code": "resource_missing", "message": "No such " + what, "param": "id",
	}})
}

func (c *Checkout) postCustomer(w http.ResponseWriter, r *http.Request) {
	form, ok := c.judged(w, r, false)
	if !ok {
		return
	}
	customer := c.make("cus", r.Header.Get("Idempotency-Key"), func(id string) { c.state.Customers[id] = checkoutCustomer{form.Get("name")} })
	answerJSON(w, map[string]any{"id": customer, "object": "customer", "name": form.Get("name")})
}

func metadata(form url.Values, prefix string) map[string]string {
	out := map[string]string{}
	for key, values := range form {
		if name, ok := strings.CutPrefix(key, prefix+"["); ok {
			out[strings.TrimSuffix(name, "]")] = values[0]
		}
	}
	return out
}

func number(form url.Values, key string) int64 {
	n, _ := strconv.ParseInt(form.Get(key), 10, 64) // stripe-mock has seen to it
	return n
}

func (c *Checkout) postSession(w http.ResponseWriter, r *http.Request) {
	form, ok := c.judged(w, r, false)
	if !ok {
		return
	}
	const item = "line_items[0]"
	session := c.make("cs", r.Header.Get("Idempotency-Key"), func(id string) {
		c.state.Sessions[id] = checkoutSession{
			Customer: form.Get("customer"), Success: form.Get("success_url"), Cancel: form.Get("cancel_url"),
			Name: form.Get(item + "[price_data][product_data][name]"), Currency: form.Get(item + "[price_data][currency]"),
			Amount: number(form, item+"[price_data][unit_amount]"), Quantity: number(form, item+"[quantity]"),
			TrialEnd: number(form, "subscription_data[trial_end]"), Metadata: metadata(form, "subscription_data[metadata]"),
		}
	})
	answerJSON(w, map[string]any{"id": session, "object": "checkout.session", "url": c.Site + "/checkout/" + session})
}

func (c *Checkout) postPortal(w http.ResponseWriter, r *http.Request) {
	form, ok := c.judged(w, r, false)
	if !ok {
		return
	}
	back := url.Values{"back": {form.Get("return_url")}}.Encode()
	answerJSON(w, map[string]any{"id": "bps_standin", "object": "billing_portal.session", "url": c.Site + "/portal/" + form.Get("customer") + "?" + back})
}

func (c *Checkout) getSubscription(w http.ResponseWriter, r *http.Request) {
	if _, ok := c.judged(w, r, false); !ok {
		return
	}
	s, ok := c.change(r.PathValue("id"), func(*checkoutSubscription) {})
	if !ok {
		missing(w, "subscription")
		return
	}
	answerJSON(w, c.subscription(r.PathValue("id"), s))
}

func (c *Checkout) postSubscription(w http.ResponseWriter, r *http.Request) {
	form, ok := c.judged(w, r, false)
	if !ok {
		return
	}
	s, ok := c.change(r.PathValue("id"), func(s *checkoutSubscription) {
		if n := number(form, "items[0][quantity]"); n > 0 {
			s.Quantity = n
		}
	})
	if !ok {
		missing(w, "subscription")
		return
	}
	answerJSON(w, c.subscription(r.PathValue("id"), s))
	go c.tell("customer.subscription.updated", c.subscription(r.PathValue("id"), s))
}

// subscription is one as the API shows it.
func (c *Checkout) subscription(id string, s checkoutSubscription) map[string]any {
	invoice := map[string]any{"id": "in_" + id, "object": "invoice", "status": "paid"}
	if s.Unpaid {
		invoice["status"], invoice["hosted_invoice_url"] = "open", c.Site+"/portal/"+s.Customer
	}
	return map[string]any{
		"id": id, "object": "subscription", "status": s.Status, "customer": s.Customer, "metadata": s.Metadata, "cancel_at": s.CancelAt, "latest_invoice": invoice,
		"items": map[string]any{"object": "list", "data": []any{map[string]any{
			"id": s.Item, "object": "subscription_item", "quantity": s.Quantity, "current_period_end": s.PeriodEnd,
		}}},
	}
}

// tell sends a signed event, as Stripe does: more than once where it is not taken.
func (c *Checkout) tell(kind string, object any) {
	now := c.Clock.Now()
	payload, err := json.Marshal(map[string]any{
		"id": "evt_" + strings.ReplaceAll(id.New().String(), "-", ""), "object": "event", "type": kind, "created": now.Unix(),
		"api_version": stripe.APIVersion, "livemode": false, "data": map[string]any{"object": object},
	})
	if err != nil {
		return
	}
	signed := webhook.GenerateTestSignedPayload(&webhook.UnsignedPayload{Payload: payload, Secret: c.Secret, Timestamp: now})
	for range 3 {
		if c.post(payload, signed.Header) == nil {
			return
		}
	}
}

func (c *Checkout) post(payload []byte, signature string) error {
	req, err := http.NewRequest(http.MethodPost, c.Webhook, bytes.NewReader(payload)) //nolint:noctx // there is no caller whose end could end it
	if err != nil {
		return err
	}
	req.Host = c.WebhookHost
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Stripe-Signature", signature)
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer func() { _ = res.Body.Close() }()
	if res.StatusCode >= http.StatusMultipleChoices {
		return fmt.Errorf("the webhook answers %d", res.StatusCode)
	}
	return nil
}
