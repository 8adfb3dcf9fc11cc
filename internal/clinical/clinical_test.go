package clinical_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/gin-gonic/gin"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/clinical"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/kit/events"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/scheduling"
	"github.com/praxis-clinic/praxis/tenants"
)

// Tuesday 24 November 2026, half past ten in the morning in Kolkata.
var now = time.Date(2026, 11, 24, 5, 0, 0, 0, time.UTC)

var doctor = []principal.Permission{
	access.PatientsRead, access.AppointmentsRead, access.VisitsRead, access.NotesRead, access.NotesWrite, access.NotesSign,
	access.NotesCosign, access.TemplatesManage, access.ServicesRead, access.ResourcesRead,
}

var trainee = []principal.Permission{access.VisitsRead, access.NotesRead, access.NotesWrite}

// bench is a clinic with one branch in Kolkata and one doctor, who acts.
type bench struct {
	*clinical.Service
	ctx          context.Context
	db           *database.DB
	adminURL     string
	clock        *clock.Fixed
	said         *heard
	branch       uuid.UUID
	practitioner uuid.UUID
	service      uuid.UUID
	patient      uuid.UUID
}

// heard keeps the events that were published.
type heard struct{ events []events.Event }

func (h *heard) PublishTx(_ context.Context, _ database.Tx, e events.Event) error {
	h.events = append(h.events, e)
	return nil
}

func setup(t testing.TB) *bench {
	t.Helper()
	library, err := clinical.LoadLibrary(tenants.FS)
	require.NoError(t, err)
	d := dbtest.Open(t)
	b := &bench{db: d.DB, adminURL: d.AdminURL, clock: clock.NewFixed(now), said: &heard{}}
	b.Service = clinical.New(clinical.Deps{DB: b.db, Clock: b.clock, Library: library, Events: b.said})
	b.ctx = dbtest.Tenant(t, b.db, doctor...)
	b.furnish(t)
	return b
}

// furnish gives the tenant of ctx a branch, its doctor as member and practitioner, a service and a patient.
func (b *bench) furnish(t testing.TB) {
	t.Helper()
	b.branch = dbtest.Branch(t, b.ctx, b.db, "Asia/Kolkata")
	p, _ := principal.From(b.ctx)
	b.member(t, p.ActorID, "Meera Iyer")
	b.practitioner, b.service, b.patient = id.New(), id.New(), id.New()
	b.exec(t, `INSERT INTO resources (tenant_id, id, kind, name, member_id, created_at) VALUES ($1, $2, 'practitioner', 'Meera Iyer', $3, now())`,
		b.practitioner, p.ActorID)
	b.exec(t, `INSERT INTO services (tenant_id, id, name, duration_minutes, price_currency, created_at) VALUES ($1, $2, 'Check-up', 30, 'INR', now())`, b.service)
	b.exec(t, `INSERT INTO patients (tenant_id, id, number, name, created_at) VALUES ($1, $2, 1, 'Vikram Shah', now())`, b.patient)
}

func (b *bench) member(t testing.TB, member uuid.UUID, name string) {
	t.Helper()
	b.exec(t, `INSERT INTO members (tenant_id, id, identity_id, name, email, joined_at) VALUES ($1, $2, gen_random_uuid(), $3, $4, now())`,
		member, name, member.String()+"@example.com")
}

// exec runs a statement whose first argument is the tenant.
func (b *bench) exec(t testing.TB, sql string, args ...any) {
	t.Helper()
	require.NoError(t, database.InTxDo(b.ctx, b.db, func(tx database.Tx) error {
		_, err := tx.Exec(b.ctx, sql, append([]any{tx.Tenant()}, args...)...)
		return err
	}))
}

func one[T any](t testing.TB, b *bench, sql string, args ...any) (out T) {
	t.Helper()
	require.NoError(t, database.InTxDo(b.ctx, b.db, func(tx database.Tx) error {
		return tx.QueryRow(b.ctx, sql, append([]any{tx.Tenant()}, args...)...).Scan(&out)
	}))
	return out
}

// appointment books the patient for now, and returns the event that every act on it publishes.
func (b *bench) appointment(t testing.TB) scheduling.AppointmentActed {
	t.Helper()
	e := scheduling.AppointmentActed{
		AppointmentID: id.New(), BranchID: b.branch, ServiceID: b.service, PractitionerID: b.practitioner, PatientID: b.patient,
		StartsAt: now, EndsAt: now.Add(30 * time.Minute), At: now,
	}
	b.exec(t, `INSERT INTO appointments (tenant_id, id, branch_id, service_id, practitioner_id, patient_id, status, starts_at, ends_at, source, created_at)
		VALUES ($1, $2, $3, $4, $5, $6, 'confirmed', $7, $8, 'call', now())`,
		e.AppointmentID, e.BranchID, e.ServiceID, e.PractitionerID, e.PatientID, e.StartsAt, e.EndsAt)
	return e
}

// act does what scheduling does, as far as the visit can see.
func (b *bench) act(t testing.TB, e scheduling.AppointmentActed, from, to scheduling.Status) {
	t.Helper()
	e.FromStatus, e.ToStatus = from, to
	require.NoError(t, database.InTxDo(b.ctx, b.db, func(tx database.Tx) error { return b.FollowTx(b.ctx, tx, e) }))
}

// visit is a patient who walked in.
func (b *bench) visit(t testing.TB) clinical.Visit {
	t.Helper()
	v, err := b.OpenWalkIn(b.ctx, clinical.NewVisit{Branch: b.branch, Patient: b.patient})
	require.NoError(t, err)
	return v
}

// soap is the template every chain has.
func (b *bench) soap(t testing.TB) clinical.Template {
	t.Helper()
	list, err := b.Templates(b.ctx, false)
	require.NoError(t, err)
	for _, x := range list {
		if x.Starter == "soap" {
			return x
		}
	}
	t.Fatal("no SOAP template")
	return clinical.Template{}
}

func (b *bench) draft(t testing.TB, c clinical.Content) clinical.Note {
	t.Helper()
	n, err := b.StartNote(b.ctx, clinical.NewNote{Visit: b.visit(t).ID, Template: b.soap(t).ID, Content: c})
	require.NoError(t, err)
	return n
}

var complete = clinical.Content{"complaint": "Toothache since Monday", "impression": "Caries of 36"}

func (b *bench) signed(t testing.TB) clinical.Note {
	t.Helper()
	n := b.draft(t, complete)
	n, err := b.Sign(b.ctx, n.ID, n.Revision)
	require.NoError(t, err)
	return n
}

// colleague is another member of the clinic; branches nil is the whole chain.
func (b *bench) colleague(t testing.TB, branches []uuid.UUID, perms ...principal.Permission) context.Context {
	t.Helper()
	ctx := dbtest.As(b.ctx, branches, perms...)
	p, _ := principal.From(ctx)
	b.member(t, p.ActorID, "Arjun Nair")
	return ctx
}

// desk is the API as one member of staff reaches it.
type desk struct {
	t   testing.TB
	url string
	as  string
}

type answer struct {
	Status int
	Body   map[string]any
}

func (a answer) code() string { s, _ := a.Body["code"].(string); return s }

func (b *bench) serve(t testing.TB, who map[string]context.Context) string {
	t.Helper()
	gin.SetMode(gin.ReleaseMode)
	r := gin.New()
	httpserver.Use(r, httpserver.Options{Log: slog.New(slog.DiscardHandler), Clock: b.clock})
	api := httpserver.NewAPI(r, func(_ context.Context, req *http.Request, _ bool) (principal.Principal, error) {
		ctx, ok := who[req.Header.Get("X-As")]
		if !ok {
			return principal.Principal{}, httpserver.ErrUnauthenticated
		}
		p, _ := principal.From(ctx)
		return p, nil
	}, nil)
	b.Routes(api)
	server := httptest.NewServer(r)
	t.Cleanup(server.Close)
	return server.URL
}

func (d desk) do(method, path string, body any, headers ...string) answer {
	d.t.Helper()
	var reader io.Reader
	if body != nil {
		raw, err := json.Marshal(body)
		require.NoError(d.t, err)
		reader = bytes.NewReader(raw)
	}
	req, err := http.NewRequestWithContext(d.t.Context(), method, d.url+"/api/v1"+path, reader)
	require.NoError(d.t, err)
	req.Header.Set("X-As", d.as)
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Idempotency-Key", uuid.NewString())
	for i := 0; i+1 < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	res, err := http.DefaultClient.Do(req)
	require.NoError(d.t, err)
	defer func() { _ = res.Body.Close() }()
	raw, err := io.ReadAll(res.Body)
	require.NoError(d.t, err)
	out := answer{Status: res.StatusCode}
	if len(raw) > 0 {
		require.NoError(d.t, json.Unmarshal(raw, &out.Body), string(raw))
	}
	return out
}
