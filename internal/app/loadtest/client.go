package loadtest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/app"
)

const keyPrefix = "bench-" // of every Idempotency-Key

// client is the reception at its desk: signed in through Kratos, once for all.
type client struct {
	http    http.Client
	addr    string
	cookies map[string]string // settled once signed in: many use them at once
	signed  bool
	bench   fixture
}

// fixture is what of the clinic requests name.
type fixture struct {
	branch, service                uuid.UUID
	practitioners, rooms, patients []uuid.UUID
	zone                           *time.Location
	today                          time.Time // midnight at the branch
}

// Bookings over HTTP lie on these days, counted from today, at these slots of the day;
// what is recorded lies on a day before them.
const (
	recordFrom   = 14
	firstDay     = 30
	days         = 55
	slotMinutes  = 20
	firstMinute  = 14 * 60
	slotsOverDay = 20
)

func newClient(addr string) *client {
	return &client{
		addr: addr, cookies: map[string]string{},
		http: http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 2 * MostClients}},
	}
}

// do sends a request as the browser on the clinic's host would, and refuses any answer
// but the wanted.
func (c *client) do(ctx context.Context, method, path string, body any, want int, into any) error {
	var in io.Reader
	if body != nil {
		raw, err := json.Marshal(body)
		if err != nil {
			return err
		}
		in = bytes.NewReader(raw)
	}
	req, err := http.NewRequestWithContext(ctx, method, "http://"+c.addr+path, in)
	if err != nil {
		return err
	}
	req.Host = host
	req.Header.Set("Accept", "application/json")
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Idempotency-Key", keyPrefix+uuid.NewString())
	for name, value := range c.cookies {
		req.AddCookie(&http.Cookie{Name: name, Value: value}) //nolint:gosec // sent, not set
	}
	res, err := c.http.Do(req)
	if err != nil {
		return err
	}
	defer func() { _ = res.Body.Close() }()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		return err
	}
	if res.StatusCode != want {
		return &refusal{method + " " + path, res.StatusCode, string(raw)}
	}
	for _, k := range res.Cookies() {
		if !c.signed {
			c.cookies[k.Name] = k.Value
		}
	}
	if into == nil {
		return nil
	}
	return json.Unmarshal(raw, into)
}

// refusal is an answer that was not wanted.
type refusal struct {
	request string
	status  int
	body    string
}

func (r *refusal) Error() string {
	return fmt.Sprintf("%s: answered %d: %s", r.request, r.status, r.body)
}

// signIn walks through Kratos's own sign-in.
func signIn(ctx context.Context, addr string) (*client, error) {
	c := newClient(addr)
	var flow struct {
		UI struct {
			Action string
			Nodes  []struct {
				Attributes struct {
					Name  string
					Value any
				}
			}
		}
	}
	if err := c.do(ctx, http.MethodGet, "/.ory/self-service/login/browser", nil, http.StatusOK, &flow); err != nil {
		return nil, err
	}
	fields := map[string]any{"method": "password", "identifier": "reception@bench.example", "password": app.DemoPassword}
	for _, n := range flow.UI.Nodes {
		if n.Attributes.Name == "csrf_token" {
			fields["csrf_token"] = n.Attributes.Value
		}
	}
	err := c.do(ctx, http.MethodPost, flow.UI.Action, fields, http.StatusOK, nil)
	c.signed = true
	return c, err
}

type item struct {
	ID       uuid.UUID
	Kind     string
	TimeZone string `json:"time_zone"`
}

// learn asks for the ids that requests name.
func (c *client) learn(ctx context.Context) (fixture, error) {
	list := func(path string) (out []item, err error) {
		var page struct{ Items []item }
		err = c.do(ctx, http.MethodGet, "/api/v1/"+path, nil, http.StatusOK, &page)
		return page.Items, err
	}
	branches, err := list("branches")
	services, err2 := list("services")
	resources, err3 := list("resources")
	patients, err4 := list("patients")
	if err := errors.Join(err, err2, err3, err4); err != nil {
		return fixture{}, err
	}
	f := fixture{branch: branches[0].ID, service: services[0].ID}
	for _, r := range resources {
		if r.Kind == "practitioner" {
			f.practitioners = append(f.practitioners, r.ID)
		} else {
			f.rooms = append(f.rooms, r.ID)
		}
	}
	for _, p := range patients {
		f.patients = append(f.patients, p.ID)
	}
	if f.zone, err = time.LoadLocation(branches[0].TimeZone); err != nil {
		return f, err
	}
	now := time.Now().In(f.zone)
	f.today = time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, f.zone)
	c.bench = f
	return f, nil
}

func (c *client) readPatient(ctx context.Context, who int) error {
	return c.do(ctx, http.MethodGet, "/api/v1/patients/"+c.bench.patients[who].String(), nil, http.StatusOK, nil)
}

// starts is a slot of a day, counted from today.
func (f fixture) starts(day, slot int) time.Time {
	return f.today.AddDate(0, 0, day).Add(time.Duration(firstMinute+slotMinutes*slot) * time.Minute)
}

func (c *client) book(ctx context.Context, who, day, slot int) error {
	f := c.bench
	return c.do(ctx, http.MethodPost, "/api/v1/appointments", map[string]any{
		"branch_id": f.branch, "service_id": f.service, "practitioner_id": f.practitioners[who], "patient_id": f.patients[who],
		"start_local": f.starts(day, slot).Format("2006-01-02T15:04"), "source": "call",
	}, http.StatusCreated, nil)
}

// errNoSlots means that a client has booked all there is.
var errNoSlots = errors.New("every slot is booked")

// bookNth spreads a client's bookings over the days, as a clinic's are.
func (c *client) bookNth(ctx context.Context, who, n int) error {
	if n >= days*slotsOverDay {
		return errNoSlots
	}
	return c.book(ctx, who, firstDay+n%days, n/days)
}

// warm signs in and asks once for each client: connections, prepared statements, caches.
func (r *run) warm(ctx context.Context, s *server) (*client, error) {
	c, err := signIn(ctx, s.addr)
	if err != nil {
		return nil, err
	}
	c.bench = r.bench
	for who := range r.Clients {
		if err := c.readPatient(ctx, who); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// overHTTP has the clients ask one request after the other until the round is over.
func (r *run) overHTTP(ctx context.Context, request func(who int) error) (sample, error) {
	all, fails := make([]sample, r.Clients), make([]error, r.Clients)
	var wg sync.WaitGroup
	for who := range r.Clients {
		wg.Go(func() { all[who], fails[who] = r.ask(ctx, func() error { return request(who) }) })
	}
	wg.Wait()
	return slices.Concat(all...), errors.Join(fails...)
}

// ask repeats a request and notes how long each took. Days on which the clinic is closed
// are not counted.
func (r *run) ask(ctx context.Context, request func() error) (sample, error) {
	var out sample
	until := time.Now().Add(time.Duration(min(r.Seconds, roundSeconds)) * time.Second)
	for time.Now().Before(until) && ctx.Err() == nil {
		start := time.Now()
		switch err := request(); {
		case errors.Is(err, errNoSlots):
			return out, nil
		case closed(err):
			continue
		case err != nil:
			return out, err
		}
		out = append(out, time.Since(start))
	}
	return out, ctx.Err()
}

// closed reports whether the clinic keeps a holiday on the day that was asked for.
func closed(err error) bool {
	var no *refusal
	return errors.As(err, &no) && strings.Contains(no.body, "scheduling.outside_hours")
}
