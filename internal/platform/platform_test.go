package platform_test

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
	"github.com/praxis-clinic/praxis/tenants"
)

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

var (
	loadPacks = sync.OnceValues(func() (*packs.Catalogue, error) { return packs.Load(tenants.FS) })
	loadPlans = sync.OnceValues(func() (platform.Plans, error) {
		raw, err := os.ReadFile("../../configs/plans.yaml")
		if err != nil {
			return platform.Plans{}, err
		}
		return platform.LoadPlans(raw)
	})
)

// world is the platform with everything round it: a real database, and stand-ins
// for the domains above.
type world struct {
	*platform.Service
	db    *database.DB
	clock *clock.Fixed
	ids   *identities
	found *founding
	web   http.Handler
}

func setup(t *testing.T) *world {
	t.Helper()
	catalogue, err := loadPacks()
	require.NoError(t, err)
	plans, err := loadPlans()
	require.NoError(t, err)
	w := &world{db: dbtest.New(t), clock: clock.NewFixed(noon), ids: newIdentities(), found: &founding{}}
	w.Service = platform.New(platform.Deps{
		DB: w.db, Clock: w.clock, Log: slog.New(slog.DiscardHandler), Packs: catalogue, Plans: plans,
		Addresses:  platform.Addresses{Scheme: "http", BaseDomain: "praxis.localhost", Port: 8080},
		Identities: w.ids, Memberships: memberships{w}, Founding: w.found, Mailer: mailer{w.clock},
	})
	gin.SetMode(gin.TestMode)
	engine := gin.New()
	w.Routes(httpserver.NewAPI(engine, func(ctx context.Context, _ *http.Request, _ bool) (principal.Principal, error) {
		p, ok := principal.From(ctx)
		if !ok {
			return p, httpserver.ErrUnauthenticated
		}
		return p, nil
	}, nil))
	w.web = engine
	return w
}

// answer is what the API said.
type answer struct {
	Status int
	Header http.Header
	Body   string
	Code   string        `json:"code"`
	Errors []fault.Field `json:"errors"`
}

// call asks the API as whoever ctx carries.
func (w *world) call(ctx context.Context, t *testing.T, method, path string, body any, header ...string) answer {
	t.Helper()
	raw, err := json.Marshal(body)
	require.NoError(t, err)
	req := httptest.NewRequestWithContext(ctx, method, "http://praxis.localhost:8080/api/v1"+path, bytes.NewReader(raw))
	req.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
		if header[i] == "Host" {
			req.Host = header[i+1]
		}
	}
	rec := httptest.NewRecorder()
	w.web.ServeHTTP(rec, req)
	a := answer{Status: rec.Code, Header: rec.Header(), Body: rec.Body.String()}
	if strings.HasPrefix(rec.Header().Get("Content-Type"), "application/problem+json") {
		require.NoError(t, json.Unmarshal(rec.Body.Bytes(), &a), a.Body)
	}
	return a
}

func (a answer) into(t *testing.T, out any) {
	t.Helper()
	require.Less(t, a.Status, 300, a.Body)
	require.NoError(t, json.Unmarshal([]byte(a.Body), out))
}

// identities stands in for Kratos. The same address twice, an unknown id and a weak
// password are refused as Kratos refuses them.
type identities struct {
	mu    sync.Mutex
	byID  map[uuid.UUID]identity
	away  error  // what every call returns
	after func() // called once, after the next Create
}

type identity struct {
	platform.Identity
	email, password string
}

func newIdentities() *identities { return &identities{byID: map[uuid.UUID]identity{}} }

var errWeak = fault.New(fault.Invalid, "identity.password_weak", "Choose a better password.").
	With(fault.Field{Pointer: "/password", Code: "weak", Detail: "Choose a better password."})

func (f *identities) Create(_ context.Context, email, _, password string, signup uuid.UUID) (uuid.UUID, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	switch {
	case f.away != nil:
		return uuid.Nil, f.away
	case len(password) < 8:
		return uuid.Nil, errWeak
	}
	for _, x := range f.byID {
		if x.email == email {
			return uuid.Nil, platform.ErrIdentityExists
		}
	}
	made := id.New()
	f.byID[made] = identity{platform.Identity{ID: made, Signup: signup}, email, password}
	if f.after != nil {
		f.after()
		f.after = nil
	}
	return made, nil
}

func (f *identities) FindByEmail(_ context.Context, email string) (platform.Identity, bool, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, x := range f.byID {
		if x.email == email {
			return x.Identity, true, f.away
		}
	}
	return platform.Identity{}, false, f.away
}

func (f *identities) MarkVerified(_ context.Context, who uuid.UUID) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	x, ok := f.byID[who]
	if !ok {
		return platform.ErrIdentityGone
	}
	x.Verified = true
	f.byID[who] = x
	return f.away
}

func (f *identities) Delete(_ context.Context, who uuid.UUID) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.byID, who)
	return f.away
}

// known adds a verified identity that no sign-up made.
func (f *identities) known(email, password string) uuid.UUID {
	f.mu.Lock()
	defer f.mu.Unlock()
	who := id.New()
	f.byID[who] = identity{platform.Identity{ID: who, Verified: true}, email, password}
	return who
}

func (f *identities) of(email string) (identity, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, x := range f.byID {
		if x.email == email {
			return x, true
		}
	}
	return identity{}, false
}

func (f *identities) count() int { f.mu.Lock(); defer f.mu.Unlock(); return len(f.byID) }

// founding gives a chain its owner's row and nothing else.
type founding struct {
	mu  sync.Mutex
	err error // returned once
}

func (f *founding) FoundTx(ctx context.Context, tx database.Tx, t platform.Tenant, o platform.Owner) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.err; err != nil {
		f.err = nil
		return err
	}
	_, err := tx.Exec(ctx, `INSERT INTO members (tenant_id, id, identity_id, name, email, language, joined_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`, tx.Tenant(), id.New(), o.IdentityID, o.Name, o.Email, o.Language, t.CreatedAt)
	return err
}

// memberships asks every chain.
type memberships struct{ w *world }

func (m memberships) Holds(ctx context.Context, who uuid.UUID) (bool, error) {
	all, err := m.w.TenantIDs(ctx)
	for _, tenant := range all {
		n, err := database.InTx(as(ctx, tenant), m.w.db, func(tx database.Tx) (n int, err error) {
			return n, tx.QueryRow(ctx, `SELECT count(*) FROM members WHERE tenant_id = $1 AND identity_id = $2`, tx.Tenant(), who).Scan(&n)
		})
		if err != nil || n > 0 {
			return n > 0, err
		}
	}
	return false, err
}

func as(ctx context.Context, tenant uuid.UUID, perms ...principal.Permission) context.Context {
	return principal.With(ctx, principal.NewSystem(tenant, "system:test", perms...))
}

// mailer writes to the real outbox, in the caller's transaction.
type mailer struct{ clock clock.Clock }

func (m mailer) SendTx(ctx context.Context, tx database.DirTx, mail platform.Mail) error {
	_, err := tx.Exec(ctx, `INSERT INTO outbox_messages (id, recipient, template, language, subject, body_text, created_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`, id.New(), mail.To, mail.Template, mail.Language, mail.Subject, mail.Text, m.clock.Now())
	return err
}

// mails lists the texts mailed to an address, newest first.
func (w *world) mails(t *testing.T, email string) []string {
	t.Helper()
	out, err := database.InDirectory(t.Context(), w.db, func(tx database.DirTx) ([]string, error) {
		rows, err := tx.Query(t.Context(), `SELECT body_text FROM outbox_messages WHERE recipient = $1 ORDER BY id DESC`, email)
		if err != nil {
			return nil, err
		}
		defer rows.Close()
		var out []string
		for rows.Next() {
			var s string
			if err := rows.Scan(&s); err != nil {
				return nil, err
			}
			out = append(out, s)
		}
		return out, rows.Err()
	})
	require.NoError(t, err)
	return out
}

var sixDigits = regexp.MustCompile(`\b\d{6}\b`)

// code is the newest code mailed to an address.
func (w *world) code(t *testing.T, email string) string {
	t.Helper()
	mails := w.mails(t, email)
	require.NotEmpty(t, mails, "no mail to %s", email)
	return sixDigits.FindString(mails[0])
}

// rows counts what a query without a tenant finds.
func (w *world) rows(t *testing.T, sql string, args ...any) int {
	t.Helper()
	n, err := database.InDirectory(t.Context(), w.db, func(tx database.DirTx) (n int, err error) {
		return n, tx.QueryRow(t.Context(), sql, args...).Scan(&n)
	})
	require.NoError(t, err)
	return n
}

// audited counts the audit rows of an entity in the tenant of ctx.
func (w *world) audited(ctx context.Context, t *testing.T, entity string) int {
	t.Helper()
	n, err := database.InTx(ctx, w.db, func(tx database.Tx) (n int, err error) {
		return n, tx.QueryRow(ctx, `SELECT count(*) FROM audit_events WHERE tenant_id = $1 AND entity = $2`, tx.Tenant(), entity).Scan(&n)
	})
	require.NoError(t, err)
	return n
}
