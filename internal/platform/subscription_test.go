package platform_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/stretchr/testify/require"
	"github.com/stripe/stripe-go/v82/webhook"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/devstack"
	"github.com/praxis-clinic/praxis/internal/devstack/teststack"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/platform"
)

// kept is a queue whose jobs the test does when it wants to.
type kept struct{ args []river.JobArgs }

func (k *kept) InsertTx(_ context.Context, _ pgx.Tx, a river.JobArgs) error {
	k.args = append(k.args, a)
	return nil
}

// event is what a job of the queue is about.
type event struct {
	EventID      string `json:"event_id"`
	Customer     string `json:"customer"`
	Subscription string `json:"subscription"`
}

func (k *kept) take(t *testing.T) (out []event) {
	t.Helper()
	for _, a := range k.args {
		raw, err := json.Marshal(a)
		require.NoError(t, err)
		var e event
		require.NoError(t, json.Unmarshal(raw, &e))
		out = append(out, e)
	}
	k.args = nil
	return out
}

const stripeSecret = "whsec_of-a-test"

// shop is the platform with Stripe beside it: stripe-mock judging every call, and a
// stand-in that remembers.
type shop struct {
	*world
	pages http.Handler
	queue *kept
}

func setupShop(t *testing.T) *shop {
	t.Helper()
	s := &shop{world: setup(t), queue: &kept{}}
	hooks := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.web.ServeHTTP(w, r) }))
	t.Cleanup(hooks.Close)
	c, err := devstack.StartCheckout(t.Context(), devstack.CheckoutOptions{
		MockURL: teststack.StripeMock(t).URL(), Site: "http://pay.praxis.localhost:8080", WebhookHost: "praxis.localhost",
		Webhook: hooks.URL + "/api/v1/webhooks/stripe", Secret: stripeSecret, Clock: clock.System(),
	})
	require.NoError(t, err)
	t.Cleanup(c.Stop)
	s.pages, s.Biller = c.Pages(), platform.NewStripe(devstack.StripeKey, stripeSecret, c.URL())
	s.UseQueue(s.queue)
	return s
}

// owner is somebody who may pay, in a chain whose trial ends in ten days.
func (s *shop) owner(t *testing.T) context.Context {
	t.Helper()
	ctx := dbtest.Tenant(t, s.db, access.SubscriptionManage, access.BranchesManage, access.BranchesRead)
	s.exec(ctx, t, `UPDATE tenants SET trial_ends_at = $2 WHERE id = $1`, s.clock.Now().AddDate(0, 0, 10))
	return ctx
}

func (s *shop) exec(ctx context.Context, t *testing.T, sql string, args ...any) {
	t.Helper()
	require.NoError(t, database.InTxDo(ctx, s.db, func(tx database.Tx) error {
		_, err := tx.Exec(ctx, sql, append([]any{tx.Tenant()}, args...)...)
		return err
	}))
}

// press chooses something on a page of the stand-in.
func (s *shop) press(t *testing.T, address, choice string) (location string) {
	t.Helper()
	u, err := url.Parse(address)
	require.NoError(t, err)
	rec := httptest.NewRecorder()
	s.pages.ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), http.MethodGet, u.RequestURI(), nil))
	require.Contains(t, rec.Body.String(), "This is not Stripe")
	req := httptest.NewRequestWithContext(t.Context(), http.MethodPost, u.RequestURI(), strings.NewReader("choice="+choice))
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	rec = httptest.NewRecorder()
	s.pages.ServeHTTP(rec, req)
	require.Equal(t, http.StatusSeeOther, rec.Code)
	return rec.Header().Get("Location")
}

// hear does the jobs that the webhook left.
func (s *shop) hear(t *testing.T) {
	t.Helper()
	for _, e := range s.queue.take(t) {
		require.NoError(t, s.HandleEvent(t.Context(), e.EventID, e.Customer, e.Subscription))
	}
}

func (s *shop) buy(ctx context.Context, t *testing.T, plan, choice string) {
	t.Helper()
	address, err := s.OpenCheckout(ctx, plan, "en", "")
	require.NoError(t, err)
	back := s.press(t, address, choice)
	require.Contains(t, back, "/settings/subscription")
	s.hear(t)
}

func (s *shop) portal(ctx context.Context, t *testing.T, choice string) {
	t.Helper()
	address, err := s.OpenPortal(ctx)
	require.NoError(t, err)
	s.press(t, address, choice)
	s.hear(t)
}

func (s *shop) now(ctx context.Context, t *testing.T) platform.Subscription {
	t.Helper()
	got, err := s.Subscription(ctx)
	require.NoError(t, err)
	return got
}

func TestBuyingAPlan(t *testing.T) {
	t.Parallel()
	s := setupShop(t)
	ctx := s.owner(t)
	s.branch(ctx, t, platform.BranchFields{Name: "One"})
	s.branch(ctx, t, platform.BranchFields{Name: "Two"})
	_, err := s.OpenPortal(ctx)
	require.ErrorIs(t, err, platform.ErrNoCustomer)
	_, err = s.OpenCheckout(ctx, "gold", "en", "")
	require.ErrorIs(t, err, platform.ErrPlanUnknown)
	_, err = s.OpenCheckout(ctx, "solo", "en", "")
	require.ErrorIs(t, err, platform.ErrPlanTooSmall)

	address, err := s.OpenCheckout(ctx, "chain", "en", "twice")
	require.NoError(t, err)
	again, err := s.OpenCheckout(ctx, "chain", "en", "twice")
	require.NoError(t, err)
	require.Equal(t, address, again, "two clicks open one page")

	s.buy(ctx, t, "chain", "pay")
	got := s.now(ctx, t)
	require.Equal(t, platform.Active, got.Status)
	require.Equal(t, "chain", got.Plan.Key)
	require.True(t, got.Subscribed)
	require.Equal(t, 2*got.Plan.Prices["INR"], got.Monthly().Amount)
	_, err = s.OpenCheckout(ctx, "clinic", "en", "")
	require.ErrorIs(t, err, platform.ErrSubscribed)
	require.Positive(t, s.audited(ctx, t, "subscriptions"), "the chain reads it in its audit")

	s.branch(ctx, t, platform.BranchFields{Name: "Three"})
	require.NoError(t, s.TickSubscriptions(t.Context()))
	require.EqualValues(t, 3, s.paidFor(ctx, t), "a branch more is paid for")
}

func (s *shop) paidFor(ctx context.Context, t *testing.T) (n int64) {
	t.Helper()
	require.NoError(t, database.InTxDo(ctx, s.db, func(tx database.Tx) error {
		return tx.QueryRow(ctx, `SELECT quantity FROM subscriptions WHERE tenant_id = $1`, tx.Tenant()).Scan(&n)
	}))
	return n
}

func TestWhoOwesWorksOnForAWhile(t *testing.T) {
	t.Parallel()
	s := setupShop(t)
	ctx := s.owner(t)
	s.branch(ctx, t, platform.BranchFields{})
	s.buy(ctx, t, "clinic", "pay")

	s.portal(ctx, t, "fail")
	got := s.now(ctx, t)
	require.Equal(t, platform.PastDue, got.Status)
	require.True(t, got.Status.Writes())
	require.NotEmpty(t, got.InvoiceURL, "where it can be paid")

	s.clock.Advance(22 * 24 * time.Hour)
	require.NoError(t, s.TickSubscriptions(t.Context()))
	require.Equal(t, platform.ReadOnly, s.now(ctx, t).Status)
	require.True(t, platform.ReadOnly.Serves() && !platform.ReadOnly.Writes())

	s.portal(ctx, t, "pay")
	got = s.now(ctx, t)
	require.Equal(t, platform.Active, got.Status, "at once")
	require.Nil(t, got.PastDueSince)

	s.clock.Advance(time.Hour)
	s.portal(ctx, t, "cancel")
	require.Equal(t, platform.ReadOnly, s.now(ctx, t).Status)
	s.clock.Advance(time.Hour)
	s.buy(ctx, t, "clinic", "pay")
	require.Equal(t, platform.Active, s.now(ctx, t).Status, "and they may come back")
}

func TestTheTrialEnds(t *testing.T) {
	t.Parallel()
	s := setupShop(t)
	idle, paying := s.owner(t), s.owner(t)
	s.buy(paying, t, "clinic", "pay")
	require.NoError(t, s.TickSubscriptions(t.Context()))
	require.Equal(t, platform.Trial, s.now(idle, t).Status)
	s.clock.Advance(10 * 24 * time.Hour)
	require.NoError(t, s.TickSubscriptions(t.Context()))
	require.Equal(t, platform.ReadOnly, s.now(idle, t).Status)
	require.Equal(t, platform.Active, s.now(paying, t).Status)
}

func TestEventsInAnyOrderAndNumber(t *testing.T) {
	t.Parallel()
	s := setupShop(t)
	ctx := s.owner(t)
	address, err := s.OpenCheckout(ctx, "clinic", "en", "")
	require.NoError(t, err)
	s.press(t, address, "pay")
	portal, err := s.OpenPortal(ctx)
	require.NoError(t, err)
	s.press(t, portal, "fail")
	s.press(t, portal, "pay")
	events := s.queue.take(t)
	require.Len(t, events, 4)
	for _, order := range [][]int{{3, 1, 0, 2}, {0, 0, 3}, {2, 1}} {
		for _, i := range order {
			require.NoError(t, s.HandleEvent(t.Context(), events[i].EventID, events[i].Customer, events[i].Subscription))
			require.Equal(t, platform.Active, s.now(ctx, t).Status)
		}
	}
	require.Equal(t, 4, s.rows(t, `SELECT count(*) FROM stripe_events WHERE handled_at IS NOT NULL`))

	payload := []byte(`{"id":"evt_1","object":"event","type":"customer.subscription.updated","created":1,"data":{"object":{"id":"sub_x","object":"subscription","customer":"cus_nobody"}}}`)
	signed := webhook.GenerateTestSignedPayload(&webhook.UnsignedPayload{Payload: payload, Secret: stripeSecret, Timestamp: time.Now()})
	for range 2 {
		require.NoError(t, s.ReceiveEvent(t.Context(), payload, signed.Header))
	}
	require.Len(t, s.queue.args, 1, "the same event twice is one")
	s.hear(t)

	forged := webhook.GenerateTestSignedPayload(&webhook.UnsignedPayload{Payload: payload, Secret: "whsec_guessed", Timestamp: time.Now()})
	old := webhook.GenerateTestSignedPayload(&webhook.UnsignedPayload{Payload: payload, Secret: stripeSecret, Timestamp: time.Now().Add(-time.Hour)})
	for name, signature := range map[string]string{"forged": forged.Header, "replayed": old.Header, "none": ""} {
		require.Equal(t, 401, s.hook(t, payload, signature), name)
	}
	require.Empty(t, s.queue.args)
}

// hook is the answer of the webhook to a request.
func (s *shop) hook(t *testing.T, payload []byte, signature string) int {
	t.Helper()
	req := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "http://praxis.localhost/api/v1/webhooks/stripe", strings.NewReader(string(payload)))
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Stripe-Signature", signature)
	rec := httptest.NewRecorder()
	s.web.ServeHTTP(rec, req)
	return rec.Code
}

func TestASuspendedChainBecomesWhatItEarned(t *testing.T) {
	t.Parallel()
	s := setupShop(t)
	ctx := s.owner(t)
	s.buy(ctx, t, "clinic", "pay")
	s.exec(ctx, t, `UPDATE tenants SET suspended_from = status, status = 'suspended' WHERE id = $1`)
	s.portal(ctx, t, "fail")
	require.Equal(t, platform.Suspended, s.now(ctx, t).Status)
	require.Equal(t, 1, s.rows(t, `SELECT count(*) FROM tenants WHERE suspended_from = 'past_due'`))
}

func TestPlansHaveTheirLimits(t *testing.T) {
	t.Parallel()
	s := setupShop(t)
	ctx := s.owner(t)
	for _, name := range []string{"One", "Two", "Three"} {
		s.branch(ctx, t, platform.BranchFields{Name: name})
	}
	_, err := s.AddBranch(ctx, platform.BranchFields{Name: "Four"}, nil)
	require.ErrorIs(t, err, platform.ErrPlanLimit)
	s.exec(ctx, t, `UPDATE tenants SET plan = 'chain' WHERE id = $1`)
	four := s.branch(ctx, t, platform.BranchFields{Name: "Four"})

	turn := func(on bool) error {
		_, err := s.ChangeBranch(ctx, four.ID, anyVersion, func(f *platform.BranchFields) { f.Active = on })
		return err
	}
	require.NoError(t, turn(false))
	s.exec(ctx, t, `UPDATE tenants SET plan = 'clinic' WHERE id = $1`)
	require.ErrorIs(t, turn(true), platform.ErrPlanLimit, "a closed branch is no way round it")
	s.exec(ctx, t, `UPDATE tenants SET plan = 'chain' WHERE id = $1`)
	require.NoError(t, turn(true))
}

func TestTheLastPlaceIsGivenOnce(t *testing.T) {
	t.Parallel()
	s := setupShop(t)
	ctx := s.owner(t)
	s.branch(ctx, t, platform.BranchFields{Name: "One"})
	s.branch(ctx, t, platform.BranchFields{Name: "Two"})
	var all sync.WaitGroup
	var given atomic.Int32
	for _, name := range []string{"Three", "Four", "Five", "Six"} {
		all.Go(func() {
			if _, err := s.AddBranch(ctx, platform.BranchFields{Name: name}, nil); err == nil {
				given.Add(1)
			} else if !errors.Is(err, platform.ErrPlanLimit) {
				t.Error(err)
			}
		})
	}
	all.Wait()
	require.EqualValues(t, 1, given.Load())
}

func TestWhatStripeCouldNotTellUsIsAskedFor(t *testing.T) {
	t.Parallel()
	s := setupShop(t)
	ctx := s.owner(t)
	s.buy(ctx, t, "clinic", "pay")
	s.portal(ctx, t, "fail")
	s.clock.Advance(22 * 24 * time.Hour)
	require.NoError(t, s.TickSubscriptions(t.Context()))
	require.Equal(t, platform.ReadOnly, s.now(ctx, t).Status)
	address, err := s.OpenPortal(ctx)
	require.NoError(t, err)
	s.press(t, address, "pay")
	s.queue.args = nil // the events are lost
	require.NoError(t, s.TickSubscriptions(t.Context()))
	require.Equal(t, platform.Active, s.now(ctx, t).Status)
}

func TestStripeAwayStopsBuyingAndNothingElse(t *testing.T) {
	t.Parallel()
	s := setupShop(t)
	ctx := s.owner(t)
	s.Biller = platform.NewStripe(devstack.StripeKey, stripeSecret, "http://127.0.0.1:1")
	_, err := s.OpenCheckout(ctx, "clinic", "en", "")
	require.ErrorIs(t, err, platform.ErrBillerAway)
	require.Equal(t, platform.Trial, s.now(ctx, t).Status)
}

func TestSubscriptionIsForWhoMayPay(t *testing.T) {
	t.Parallel()
	s := setupShop(t)
	ctx := s.owner(t)
	s.buy(ctx, t, "clinic", "pay")
	desk := dbtest.As(ctx, nil, access.PatientsRead)
	var seen map[string]any
	s.call(desk, t, http.MethodGet, "/subscription", nil).into(t, &seen)
	require.Equal(t, "active", seen["status"])
	require.NotContains(t, seen, "monthly", "what it costs is not everybody's")
	require.Equal(t, 403, s.call(desk, t, http.MethodPost, "/subscription/portal", nil).Status)
	require.Equal(t, 403, s.call(desk, t, http.MethodPost, "/subscription/checkout", map[string]any{"plan": "chain"}).Status)

	other := s.owner(t)
	require.Equal(t, platform.Trial, s.now(other, t).Status)
	_, err := s.OpenPortal(other)
	require.ErrorIs(t, err, platform.ErrNoCustomer, "nobody pays for another chain")
	require.NoError(t, database.InTxDo(other, s.db, func(tx database.Tx) error {
		var n int
		require.NoError(t, tx.QueryRow(other, `SELECT count(*) FROM subscriptions`).Scan(&n))
		require.Zero(t, n)
		return nil
	}))
}

// TestTheStandInIsFaithful holds the stand-in to stripe-mock: what Stripe's description
// of its API does not know is refused, and what is not the stand-in's own is stripe-mock's.
func TestTheStandInIsFaithful(t *testing.T) {
	t.Parallel()
	c, err := devstack.StartCheckout(t.Context(), devstack.CheckoutOptions{MockURL: teststack.StripeMock(t).URL(), Clock: clock.System()})
	require.NoError(t, err)
	t.Cleanup(c.Stop)
	ask := func(method, path, body string) (int, string) {
		req, err := http.NewRequestWithContext(t.Context(), method, c.URL()+path, strings.NewReader(body))
		require.NoError(t, err)
		req.Header.Set("Authorization", "Bearer "+devstack.StripeKey)
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		res, err := http.DefaultTransport.RoundTrip(req)
		require.NoError(t, err)
		defer func() { _ = res.Body.Close() }()
		raw, err := io.ReadAll(res.Body)
		require.NoError(t, err)
		return res.StatusCode, string(raw)
	}
	status, body := ask(http.MethodPost, "/v1/customers", "shoe_size=43")
	require.Equal(t, 400, status, body)
	status, body = ask(http.MethodGet, "/v1/subscriptions/sub_nobody", "")
	require.Equal(t, 404, status)
	require.Contains(t, body, "resource_missing")
	status, body = ask(http.MethodGet, "/v1/prices", "")
	require.Equal(t, 200, status)
	require.Contains(t, body, `"object":"list"`)
}
