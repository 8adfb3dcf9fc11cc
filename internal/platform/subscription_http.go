package platform

import (
	"context"
	"net/http"
	"time"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/money"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

func (s *Service) subscriptionRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/subscription", ID: "get-subscription", Tag: "subscription", Permission: httpserver.Member,
		Summary: "What the chain may do, until when, and what it pays",
	}, s.getSubscription)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/subscription/checkout", ID: "open-checkout", Tag: "subscription", Permission: access.SubscriptionManage,
		Summary: "The page on which a plan is bought",
	}.InAnyState(), s.postCheckout)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/subscription/portal", ID: "open-portal", Tag: "subscription", Permission: access.SubscriptionManage,
		Summary: "The page on which cards, invoices and the subscription's end are seen to",
	}.InAnyState(), s.postPortal)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/webhooks/stripe", ID: "stripe-webhook", Tag: "subscription", Permission: httpserver.Public,
		MaxBody: 1 << 20, Status: http.StatusNoContent, Summary: "What Stripe tells us; signed by Stripe",
	}.InAnyState(), s.postStripe)
}

type subscriptionJSON struct {
	Status       string       `json:"status" enum:"trial,active,past_due,read_only,suspended,closed"`
	Plan         string       `json:"plan"`
	PlanName     string       `json:"plan_name"`
	TrialEndsAt  *time.Time   `json:"trial_ends_at,omitempty"`
	Branches     int64        `json:"branches" doc:"Active now: what is paid for"`
	Subscribed   bool         `json:"subscribed" doc:"There is a subscription that is not over"`
	PastDueSince *time.Time   `json:"past_due_since,omitempty"`
	PeriodEndsAt *time.Time   `json:"period_ends_at,omitempty" doc:"For who may manage the subscription"`
	CancelsAt    *time.Time   `json:"cancels_at,omitempty"`
	Monthly      *money.Money `json:"monthly,omitempty" doc:"Before tax; for who may manage the subscription"`
	InvoiceURL   string       `json:"invoice_url,omitempty" doc:"Where an open invoice is paid; for who may manage the subscription"`
}

type subscriptionOutput struct{ Body subscriptionJSON }

func (s *Service) getSubscription(ctx context.Context, in *languageInput) (*subscriptionOutput, error) {
	got, err := s.Subscription(ctx)
	if err != nil {
		return nil, err
	}
	out := subscriptionJSON{
		Status: string(got.Status), Plan: got.Plan.Key, PlanName: got.Plan.Name.In(in.language()), TrialEndsAt: got.TrialEndsAt,
		Branches: got.Branches, Subscribed: got.Subscribed, PastDueSince: got.PastDueSince, CancelsAt: got.CancelsAt,
	}
	if p, _ := principal.From(ctx); p.May(access.SubscriptionManage) {
		monthly := got.Monthly()
		out.PeriodEndsAt, out.Monthly, out.InvoiceURL = got.PeriodEndsAt, &monthly, got.InvoiceURL
	}
	return &subscriptionOutput{out}, nil
}

type checkoutInput struct {
	Key  string `header:"Idempotency-Key" maxLength:"200"`
	Body struct {
		Plan     string `json:"plan" maxLength:"40"`
		Language string `json:"language,omitempty" maxLength:"10"`
	}
}

type urlOutput struct {
	Body struct {
		URL string `json:"url" doc:"Send the browser here"`
	}
}

func urlAnswer(url string, err error) (*urlOutput, error) {
	out := &urlOutput{}
	out.Body.URL = url
	return out, err
}

func (s *Service) postCheckout(ctx context.Context, in *checkoutInput) (*urlOutput, error) {
	return urlAnswer(s.OpenCheckout(ctx, in.Body.Plan, in.Body.Language, in.Key))
}

func (s *Service) postPortal(ctx context.Context, _ *struct{}) (*urlOutput, error) {
	return urlAnswer(s.OpenPortal(ctx))
}

type stripeInput struct {
	Signature string `header:"Stripe-Signature"`
	RawBody   []byte
}

func (s *Service) postStripe(ctx context.Context, in *stripeInput) (*struct{}, error) {
	return nil, s.ReceiveEvent(ctx, in.RawBody, in.Signature)
}
