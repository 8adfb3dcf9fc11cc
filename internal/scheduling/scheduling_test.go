package scheduling_test

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
	"github.com/redis/go-redis/v9"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/configs"
	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/devstack/teststack"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/kit/events"
	"github.com/praxis-clinic/praxis/internal/kit/holds"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/live"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/kit/signed"
	"github.com/praxis-clinic/praxis/internal/patients"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
	"github.com/praxis-clinic/praxis/internal/scheduling"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
	"github.com/praxis-clinic/praxis/tenants"
)

// Monday 23 November 2026, half past six in the morning in Kolkata; the clinic
// of the tests is booked for the day after.
var now = time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)

var everything = []principal.Permission{
	access.PatientsRead, access.PatientsWrite, access.AppointmentsRead, access.AppointmentsBook, access.AppointmentsCancel,
	access.ServicesRead, access.ServicesManage, access.ResourcesRead, access.ResourcesManage, access.BranchesRead,
}

// bench is a clinic with one branch in Kolkata, ready to book.
type bench struct {
	*scheduling.Service
	ctx      context.Context
	db       *database.DB
	clock    *clock.Fixed
	patients *patients.Service
	platform *platform.Service
	mail     *mailbox
	hub      *live.Hub
	branch   uuid.UUID
}

func setup(t testing.TB) *bench {
	t.Helper()
	r := teststack.Redis(t)
	return setupWith(t, redis.NewClient(&redis.Options{Addr: r.Addr, DB: r.DB}))
}

func setupWith(t testing.TB, rdb *redis.Client) *bench {
	t.Helper()
	return setupOn(t, dbtest.New(t), rdb)
}

func setupOn(t testing.TB, db *database.DB, rdb *redis.Client) *bench {
	t.Helper()
	t.Cleanup(func() { _ = rdb.Close() })
	quiet := slog.New(slog.DiscardHandler)
	catalogue, err := packs.Load(tenants.FS)
	require.NoError(t, err)
	raw, err := configs.FS.ReadFile("plans.yaml")
	require.NoError(t, err)
	plans, err := platform.LoadPlans(raw)
	require.NoError(t, err)
	b := &bench{db: db, clock: clock.NewFixed(now), mail: &mailbox{}, hub: live.NewHub(rdb, quiet)}
	b.patients = patients.New(patients.Deps{DB: db, Clock: b.clock, Events: (*events.Bus)(nil)})
	b.platform = platform.New(platform.Deps{DB: db, Clock: b.clock, Log: quiet, Packs: catalogue, Plans: plans})
	signer, err := signed.New([]byte("a master key of thirty-two bytes"), b.clock)
	require.NoError(t, err)
	b.Service = scheduling.New(scheduling.Deps{
		DB: db, Clock: b.clock, Log: quiet, Calendars: b.platform, Plans: b.platform, Holds: holds.New(rdb, clock.System(), quiet), Live: b.hub,
		Events: (*events.Bus)(nil), Hosts: hosts{b}, Patients: b.patients, Mailer: b.mail, Signer: signer,
		Links: platform.Addresses{Scheme: "https", BaseDomain: "praxis.example"},
	})
	b.ctx = dbtest.Tenant(t, db, everything...)
	b.branch = dbtest.Branch(t, b.ctx, db, "Asia/Kolkata")
	return b
}

func (b *bench) service(t testing.TB, change ...func(*scheduling.OfferingFields)) scheduling.Offering {
	t.Helper()
	f := scheduling.OfferingFields{Name: "Check-up " + uuid.NewString()[:8], Duration: 30, Active: true}
	for _, fn := range change {
		fn(&f)
	}
	list, err := b.AddOfferings(b.ctx, []scheduling.OfferingFields{f})
	require.NoError(t, err)
	return list[0]
}

// doctor works from nine to one and from two to five, every day.
func (b *bench) doctor(t testing.TB, branches ...uuid.UUID) scheduling.Resource {
	t.Helper()
	branches = append(branches, b.branch)
	var hours []scheduling.Hours
	for day := 1; day <= 7; day++ {
		for _, x := range [][2]availability.TimeOfDay{{9 * 60, 13 * 60}, {14 * 60, 17 * 60}} {
			hours = append(hours, scheduling.Hours{Branch: b.branch, Weekday: day, Starts: x[0], Ends: x[1]})
		}
	}
	r, err := b.AddResource(b.ctx, scheduling.Practitioner, scheduling.ResourceFields{
		Name: "Dr " + uuid.NewString()[:8], Title: "Dentist", Branches: branches, Active: true,
	}, hours)
	require.NoError(t, err)
	return r
}

func (b *bench) room(t testing.TB, kind string) scheduling.Resource {
	t.Helper()
	r, err := b.AddResource(b.ctx, scheduling.RoomKind, scheduling.ResourceFields{
		Name: "Room " + uuid.NewString()[:8], RoomType: kind, Branches: []uuid.UUID{b.branch}, Active: true,
	}, nil)
	require.NoError(t, err)
	return r
}

func (b *bench) patient(t testing.TB) patients.Patient {
	t.Helper()
	p, err := b.patients.Register(b.ctx, patients.Details{Name: "Patient " + uuid.NewString()[:8]}, true)
	require.NoError(t, err)
	return p
}

// wish is a booking at a wall-clock time; change says what is different about it.
func (b *bench) wish(o scheduling.Offering, doctor scheduling.Resource, p patients.Patient, local string) scheduling.NewAppointment {
	return scheduling.NewAppointment{
		Branch: b.branch, Service: o.ID, Practitioner: doctor.ID, Patient: p.ID, When: scheduling.When{Local: local}, Source: "call",
	}
}

// desk is the API of the clinic as one member of staff reaches it.
type desk struct {
	t   testing.TB
	url string
	as  string
}

type answer struct {
	Status int
	Header http.Header
	Body   map[string]any
}

func (a answer) code() string { s, _ := a.Body["code"].(string); return s }

func (a answer) text(key string) string { s, _ := a.Body[key].(string); return s }

// in is what an object under key has as name.
func (a answer) in(key, name string) any {
	m, _ := a.Body[key].(object)
	return m[name]
}

// list is the objects under key.
func (a answer) list(key string) []object { return objects(a.Body[key]) }

func objects(v any) (out []object) {
	all, _ := v.([]any)
	for _, x := range all {
		m, _ := x.(object)
		out = append(out, m)
	}
	return out
}

// pointers are the fields at fault.
func (a answer) pointers() (out []string) {
	for _, f := range a.list("errors") {
		p, _ := f["pointer"].(string)
		out = append(out, p)
	}
	return out
}

// serve mounts the real routes. who names who may ask: a header picks one of them.
func (b *bench) serve(t testing.TB, who map[string]context.Context) *httptest.Server {
	t.Helper()
	server, _ := b.serveAPI(t, who)
	return server
}

func (b *bench) serveAPI(t testing.TB, who map[string]context.Context) (*httptest.Server, *httpserver.API) {
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
	return server, api
}

// open is the clinic's first desk, at which everything is allowed.
func (b *bench) open(t testing.TB) desk {
	t.Helper()
	return desk{t, b.serve(t, map[string]context.Context{"desk": b.ctx}).URL, "desk"}
}

func (d desk) get(path string) answer { d.t.Helper(); return d.do(http.MethodGet, path, nil) }
func (d desk) post(path string, body any) answer {
	d.t.Helper()
	return d.do(http.MethodPost, path, body)
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
	out := answer{Status: res.StatusCode, Header: res.Header}
	if len(raw) > 0 {
		require.NoError(d.t, json.Unmarshal(raw, &out.Body), string(raw))
	}
	return out
}

type object = map[string]any

// wanted is a booking as a desk sends it.
func (b *bench) wanted(o scheduling.Offering, doctor scheduling.Resource, p patients.Patient, local string) object {
	return object{"branch_id": b.branch, "service_id": o.ID, "practitioner_id": doctor.ID, "patient_id": p.ID, "start_local": local}
}

// booked books, and returns the path of the appointment.
func (d desk) booked(wanted object) (path string, a answer) {
	d.t.Helper()
	a = d.post("/appointments", wanted)
	require.Equal(d.t, http.StatusCreated, a.Status, "%v", a.Body)
	return "/appointments/" + a.text("id"), a
}

// require checks status and code of an answer.
func (a answer) require(t *testing.T, status int, code string) answer {
	t.Helper()
	require.Equal(t, status, a.Status, "%v", a.Body)
	require.Equal(t, code, a.code())
	return a
}

// other is the clinic of another tenant in the same house.
func (b *bench) other(t testing.TB) *bench {
	t.Helper()
	theirs := &bench{Service: b.Service, db: b.db, clock: b.clock, patients: b.patients, platform: b.platform, mail: b.mail, hub: b.hub}
	theirs.ctx = dbtest.Tenant(t, b.db, everything...)
	theirs.branch = dbtest.Branch(t, theirs.ctx, b.db, "Asia/Kolkata")
	return theirs
}

func date(text string) availability.Date {
	d, err := availability.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}
