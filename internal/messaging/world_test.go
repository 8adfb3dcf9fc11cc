package messaging_test

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/google/uuid"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/devstack/vendors"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/crypt"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/kit/jobs"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/kit/signed"
	"github.com/praxis-clinic/praxis/internal/kit/telemetry"
	"github.com/praxis-clinic/praxis/internal/messaging"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
	"github.com/praxis-clinic/praxis/tenants"
)

// world is a chain with a branch, a patient and a vendor that can be watched.
type world struct {
	*messaging.Service
	t       *testing.T
	db      *database.DB
	ctx     context.Context //nolint:containedctx // of the chain's staff
	clock   *clock.Fixed
	vendor  *vendors.StandIn
	mail    *postbox
	wait    *waitingRoom
	branch  uuid.UUID
	patient uuid.UUID
	visit   visit
	agrees  map[string]bool
	facts   func() messaging.Facts
}

type visit struct {
	id, with uuid.UUID
	starts   time.Time
	status   string // "stands", "dropped", "begun"
	version  int64
}

// postbox is a mail server.
type postbox struct {
	mu   sync.Mutex
	sent []messaging.Envelope
	err  error
}

func (p *postbox) Send(_ context.Context, e messaging.Envelope) (string, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.err != nil {
		return "", p.err
	}
	p.sent = append(p.sent, e)
	return "mail-" + e.MessageID.String(), nil
}

func (p *postbox) fail(err error) { p.mu.Lock(); p.err = err; p.mu.Unlock() }

func (p *postbox) all() []messaging.Envelope {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]messaging.Envelope{}, p.sent...)
}

// waitingRoom counts the jobs that wait.
type waitingRoom struct {
	mu    sync.Mutex
	calls int
	jobs  int
}

func (w *waitingRoom) InsertManyAtTx(_ context.Context, _ database.Tx, planned ...jobs.Planned) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.calls, w.jobs = w.calls+1, w.jobs+len(planned)
	return nil
}

var monday = time.Date(2026, 11, 30, 5, 30, 0, 0, time.UTC) // 11:00 in Kolkata

// newWorld opens a chain in a country; the patient has a phone and an e-mail address
// and agrees to be written to.
func newWorld(t *testing.T, country, zone string) *world {
	t.Helper()
	w := &world{t: t, db: dbtest.New(t), clock: clock.NewFixed(monday), mail: &postbox{}, wait: &waitingRoom{}, agrees: map[string]bool{"messages": true}}
	w.ctx = dbtest.Tenant(t, w.db, access.MessagesRead, access.MessagesSend, access.MessagesManage)
	w.vendor = vendors.Start(nil)
	t.Cleanup(w.vendor.Stop)
	w.branch, w.patient = dbtest.Branch(t, w.ctx, w.db, zone), id.New()
	w.exec(`UPDATE tenants SET country = $2, name = 'Rao Clinic' WHERE id = $1`, country)
	w.exec(`UPDATE branches SET country = $2, name = 'Indiranagar', phone = '+918012345678' WHERE tenant_id = $1`, country)
	w.exec(`INSERT INTO tenant_directory (slug, skeleton, tenant_id) SELECT slug, slug, id FROM tenants WHERE id = $1`)
	w.exec(`INSERT INTO patients (tenant_id, id, number, name, phone, email, language, created_at)
	        VALUES ($1, $2, 1, 'Asha Verma', '+919845012345', 'asha@example.com', 'en', now())`, w.patient)
	w.visit = visit{id.New(), id.New(), monday.Add(72 * time.Hour), "stands", 1}
	w.build()
	return w
}

func (w *world) build() {
	t := w.t
	catalogue, err := packs.Load(tenants.FS)
	require.NoError(t, err)
	wordings, err := messaging.LoadWordings(tenants.FS)
	require.NoError(t, err)
	vault, err := crypt.NewVault([]byte("a master key of thirty-two bytes"))
	require.NoError(t, err)
	signer, err := signed.New([]byte("a master key of thirty-two bytes"), w.clock)
	require.NoError(t, err)
	links := platform.Addresses{Scheme: "http", BaseDomain: "praxis.localhost"}
	places := platform.New(platform.Deps{DB: w.db, Clock: w.clock, Packs: catalogue, Addresses: links})
	w.Service = messaging.New(messaging.Deps{
		DB: w.db, Clock: w.clock, Log: slog.New(slog.DiscardHandler), Packs: catalogue, Wordings: wordings, Vault: vault, Signer: signer,
		Links: links, Hosts: places.Directory(), Places: places, Contacts: w, Consent: w, Meter: telemetry.NewMessages(prometheus.NewRegistry()),
		Mail: w.mail, Vendors: w.vendor.Vendors(), Pause: 3 * time.Minute,
	})
	w.UseQueue(w.wait)
	w.facts = func() messaging.Facts {
		return messaging.Facts{
			Told: w.change().State(), Starts: w.visit.starts, Ends: w.visit.starts.Add(30 * time.Minute), Series: w.visit.version,
			Values: map[string]string{"practitioner": "Dr Meera Rao", "service": "Consultation"},
		}
	}
	w.KnowAbout("appointment", func(context.Context, database.Tx, uuid.UUID) (messaging.Facts, error) { return w.facts(), nil })
}

// ContactTx satisfies messaging.Contacts.
func (w *world) ContactTx(ctx context.Context, tx database.Tx, patient uuid.UUID) (c messaging.Contact, err error) {
	err = tx.QueryRow(ctx, `SELECT name, phone, email, language FROM patients WHERE tenant_id = $1 AND id = $2`, tx.Tenant(), patient).
		Scan(&c.Name, &c.Phone, &c.Email, &c.Language)
	return c, database.Explain(err, messaging.ErrNoPatient, nil)
}

// WithPhoneTx satisfies messaging.Contacts.
func (w *world) WithPhoneTx(ctx context.Context, tx database.Tx, phone string) (out []uuid.UUID, err error) {
	err = tx.QueryRow(ctx, `SELECT COALESCE(array_agg(id), '{}') FROM patients WHERE tenant_id = $1 AND phone = $2`, tx.Tenant(), phone).Scan(&out)
	return out, err
}

// AllowsTx satisfies messaging.Consent.
func (w *world) AllowsTx(_ context.Context, _ database.Tx, _ uuid.UUID, purpose string) (bool, error) {
	return w.agrees[purpose], nil
}

func (w *world) tenant() uuid.UUID {
	p, _ := principal.From(w.ctx)
	return p.TenantID
}

func (w *world) exec(sql string, args ...any) {
	w.t.Helper()
	require.NoError(w.t, database.InTxDo(w.ctx, w.db, func(tx database.Tx) error {
		_, err := tx.Exec(w.ctx, sql, append([]any{tx.Tenant()}, args...)...)
		return err
	}))
}

func (w *world) change() messaging.AppointmentChange {
	return messaging.AppointmentChange{
		Appointment: w.visit.id, Branch: w.branch, Patient: w.patient, Stands: w.visit.status == "stands", Dropped: w.visit.status == "dropped",
		Missed: w.visit.status == "missed", Done: w.visit.status == "done",
		Starts: w.visit.starts, With: w.visit.with, At: w.clock.Now(),
	}
}

// acted tells messaging what became of the visit.
func (w *world) acted() {
	w.t.Helper()
	w.visit.version++
	require.NoError(w.t, database.InTxDo(w.ctx, w.db, func(tx database.Tx) error { return w.FollowAppointmentTx(w.ctx, tx, w.change()) }))
}

func (w *world) plan(p messaging.Plan) uuid.UUID {
	w.t.Helper()
	if p.Patient == uuid.Nil {
		p.Patient = w.patient
	}
	if p.Branch == nil {
		p.Branch = &w.branch
	}
	require.NoError(w.t, database.InTxDo(w.ctx, w.db, func(tx database.Tx) error { return w.PlanTx(w.ctx, tx, p) }))
	return w.log()[0].ID
}

// pass lets time go by and does what is due then.
func (w *world) pass(d time.Duration) {
	w.t.Helper()
	w.clock.Advance(d)
	w.work()
}

// work sends what is due, as the jobs would.
func (w *world) work() {
	w.t.Helper()
	for _, m := range w.log() {
		require.NoError(w.t, w.Send(w.system(), m.ID))
	}
}

func (w *world) system() context.Context {
	return principal.With(w.ctx, principal.NewSystem(w.tenant(), "system:messages"))
}

// log is everything about the patient, newest first.
func (w *world) log() []messaging.Message {
	w.t.Helper()
	found, err := w.OfPatient(w.ctx, w.patient, 100, messaging.Cursor{})
	require.NoError(w.t, err)
	return found
}

// of are the messages of a kind, as "status" or "status:reason", newest first.
func (w *world) of(kinds ...messaging.Kind) (out []string) {
	for _, m := range w.log() {
		for _, k := range kinds {
			if m.Kind == string(k) {
				out = append(out, strings.TrimSuffix(m.Status+":"+m.Reason, ":"))
			}
		}
	}
	return out
}

// texts are what the vendor took.
func (w *world) texts() (out []string) {
	for _, x := range w.vendor.Taken() {
		out = append(out, x.Channel+": "+x.Body)
	}
	return out
}

// host is the chain's.
func (w *world) host() string {
	var slug string
	require.NoError(w.t, database.InTxDo(w.ctx, w.db, func(tx database.Tx) error {
		return tx.QueryRow(w.ctx, `SELECT slug FROM tenants WHERE id = $1`, tx.Tenant()).Scan(&slug)
	}))
	return slug + ".praxis.localhost"
}

// api answers as the program does, with whoever has perms.
func (w *world) api(perms ...principal.Permission) http.Handler {
	gin.SetMode(gin.TestMode)
	r := gin.New()
	httpserver.Use(r, httpserver.Options{Log: slog.New(slog.DiscardHandler), Clock: w.clock})
	p, _ := principal.From(dbtest.As(w.ctx, nil, perms...))
	w.Routes(httpserver.NewAPI(r, func(context.Context, *http.Request, bool) (principal.Principal, error) { return p, nil }, nil))
	return r
}

func (w *world) call(h http.Handler, method, path, body string, header ...string) *httptest.ResponseRecorder {
	w.t.Helper()
	req := httptest.NewRequestWithContext(w.t.Context(), method, "http://"+w.host()+"/api/v1"+path, strings.NewReader(body))
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Idempotency-Key", id.New().String())
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	rec := httptest.NewRecorder()
	h.ServeHTTP(rec, req)
	return rec
}

// fromTwilio posts a signed form.
func (w *world) fromTwilio(h http.Handler, query string, form url.Values) int {
	form.Set("AccountSid", vendors.Account)
	signature := messaging.TwilioSignature(vendors.Token, "http://"+w.host()+"/api/v1/webhooks/twilio"+query, form)
	return w.call(h, http.MethodPost, "/webhooks/twilio"+query, form.Encode(),
		"Content-Type", "application/x-www-form-urlencoded", "X-Twilio-Signature", signature).Code
}
