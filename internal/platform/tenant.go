package platform

import (
	"context"
	"errors"
	"net"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/platform/platformdb"
)

// Tenant is a chain of clinics.
type Tenant struct {
	ID              uuid.UUID
	Slug            string
	Name            string
	Country         string
	Subdivision     string
	ClinicType      string
	Currency        string
	Language        string
	Status          Status
	SuspendedReason string
	Plan            string
	TrialEndsAt     *time.Time
	CreatedAt       time.Time
}

// Status is what state a tenant is in.
type Status string

// The states. A chain that owes works on for a while (past_due), then reads and
// takes its data away (read_only). A suspended or closed one answers nothing.
// Whatever the state, its data stays.
const (
	Trial     Status = "trial"
	Active    Status = "active"
	PastDue   Status = "past_due"
	ReadOnly  Status = "read_only"
	Suspended Status = "suspended"
	Closed    Status = "closed"
)

// Serves reports whether the tenant's people may come in.
func (s Status) Serves() bool { return s.Writes() || s == ReadOnly }

// Writes reports whether they may change anything.
func (s Status) Writes() bool { return s == Trial || s == Active || s == PastDue }

// ErrTenantNotFound means no chain is open under the name.
var ErrTenantNotFound = fault.New(fault.NotFound, "platform.tenant_not_found", "There is no clinic at this address.")

func tenantFrom(r platformdb.Tenant) Tenant {
	if r.TrialEndsAt != nil {
		ends := r.TrialEndsAt.UTC()
		r.TrialEndsAt = &ends
	}
	return Tenant{
		ID: r.ID, Slug: r.Slug, Name: r.Name, Country: r.Country, Subdivision: r.Subdivision, ClinicType: r.ClinicType,
		Currency: r.Currency, Language: r.Language, Status: Status(r.Status), SuspendedReason: r.SuspendedReason,
		Plan: r.Plan, TrialEndsAt: r.TrialEndsAt, CreatedAt: r.CreatedAt.UTC(),
	}
}

// TenantTx is the tenant of the transaction.
func (s *Service) TenantTx(ctx context.Context, tx database.Tx) (Tenant, error) {
	row, err := platformdb.New(tx).TenantByID(ctx, tx.Tenant())
	return tenantFrom(row), database.Explain(err, ErrTenantNotFound, nil)
}

// Tenant is the tenant of the principal in ctx.
func (s *Service) Tenant(ctx context.Context) (Tenant, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Tenant, error) { return s.TenantTx(ctx, tx) })
}

// Slugs lists the slugs of all chains that were opened, for what must know every
// origin (passkeys).
func (s *Service) Slugs(ctx context.Context) ([]string, error) {
	return database.InDirectory(ctx, s.DB, func(tx database.DirTx) ([]string, error) {
		return platformdb.New(tx).OpenSlugs(ctx)
	})
}

// Tenants lists all chains, oldest first.
func (s *Service) Tenants(ctx context.Context) ([]Tenant, error) {
	return database.InDirectory(ctx, s.DB, func(tx database.DirTx) ([]Tenant, error) { return tenantsTx(ctx, tx) })
}

func tenantsTx(ctx context.Context, tx database.DirTx) ([]Tenant, error) {
	rows, err := platformdb.New(tx).AllTenants(ctx)
	out := make([]Tenant, len(rows))
	for i, r := range rows {
		out[i] = tenantFrom(r)
	}
	return out, err
}

// TenantIDs lists all chains, for jobs that visit each of them.
func (s *Service) TenantIDs(ctx context.Context) ([]uuid.UUID, error) {
	return database.InDirectory(ctx, s.DB, func(tx database.DirTx) ([]uuid.UUID, error) {
		return platformdb.New(tx).TenantIDs(ctx)
	})
}

// Kind says which door a host is.
type Kind string

// The doors. An unknown host has none.
const (
	Apex        Kind = "apex"
	Console     Kind = "console"
	TenantHost  Kind = "tenant"
	UnknownHost Kind = "unknown"
)

// How long an answer about a host is believed. A chain that was not there is
// asked about again sooner: it may just have been opened by another process.
const (
	believeFound   = 15 * time.Second
	believeMissing = 3 * time.Second
	rememberAtMost = 10_000
)

// Directory says which door a host is, and whose. Answers are kept for a few
// seconds; while Postgres is away the last answer is given again.
type Directory struct {
	db        *database.DB
	clock     clock.Clock
	addresses Addresses

	mu    sync.Mutex
	known map[string]remembered
}

type remembered struct {
	tenant Tenant
	err    error // nil, or ErrTenantNotFound
	until  time.Time
}

// NewDirectory is empty and fills as hosts are asked for.
func NewDirectory(db *database.DB, c clock.Clock, a Addresses) *Directory {
	return &Directory{db: db, clock: c, addresses: a, known: map[string]remembered{}}
}

// Resolve says which door host (a Host header, with or without a port) is. For the
// host of a chain it returns the tenant, whatever its status; a slug nobody holds is
// a TenantHost with ErrTenantNotFound, any other name an UnknownHost with the same.
func (d *Directory) Resolve(ctx context.Context, host string) (Tenant, Kind, error) {
	name := hostName(host)
	prefix, ours := strings.CutSuffix(name, d.addresses.BaseDomain)
	switch {
	case !ours:
		return Tenant{}, UnknownHost, ErrTenantNotFound
	case prefix == "", prefix == "www.":
		return Tenant{}, Apex, nil
	case prefix == "console.":
		return Tenant{}, Console, nil
	}
	slug, dot := strings.CutSuffix(prefix, ".")
	if !dot || !validSlug(slug) {
		return Tenant{}, UnknownHost, ErrTenantNotFound
	}
	t, err := d.TenantBySlug(ctx, slug)
	return t, TenantHost, err
}

// hostName is the bare name of a Host header.
func hostName(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return strings.TrimSuffix(strings.ToLower(host), ".")
}

// TenantBySlug finds an open chain, or returns ErrTenantNotFound.
func (d *Directory) TenantBySlug(ctx context.Context, slug string) (Tenant, error) {
	now := d.clock.Now()
	d.mu.Lock()
	last, have := d.known[slug]
	d.mu.Unlock()
	if have && now.Before(last.until) {
		return last.tenant, last.err
	}
	fresh, err := d.lookUp(ctx, slug)
	switch {
	case err != nil && have:
		return last.tenant, last.err // Postgres is away: better old than none
	case err != nil:
		return Tenant{}, err
	}
	d.remember(slug, fresh, now)
	return fresh.tenant, fresh.err
}

func (d *Directory) lookUp(ctx context.Context, slug string) (remembered, error) {
	return database.InDirectory(ctx, d.db, func(tx database.DirTx) (remembered, error) {
		row, err := platformdb.New(tx).TenantBySlug(ctx, slug)
		if errors.Is(err, pgx.ErrNoRows) {
			return remembered{err: ErrTenantNotFound}, nil
		}
		return remembered{tenant: tenantFrom(row)}, err
	})
}

func (d *Directory) remember(slug string, r remembered, now time.Time) {
	r.until = now.Add(believeFound)
	if r.err != nil {
		r.until = now.Add(believeMissing)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.known) >= rememberAtMost {
		clear(d.known) // a flood of made-up names; the real ones come back at once
	}
	d.known[slug] = r
}

// Forget drops what is remembered of a slug: the next question asks Postgres.
func (d *Directory) Forget(slug string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.known, slug)
}
