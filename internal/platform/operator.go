package platform

import (
	"context"
	"regexp"
	"strings"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/platform/platformdb"
)

// What an operator can be refused.
var (
	ErrReasonMissing = fault.New(fault.Invalid, "platform.reason_missing", "Say why: the clinic reads it in its audit.")
	ErrNotServing    = fault.New(fault.Conflict, "platform.tenant_not_serving", "The chain is suspended or closed already.")
	ErrNotSuspended  = fault.New(fault.Conflict, "platform.tenant_not_suspended", "The chain is not suspended.")
	ErrOperatorName  = fault.New(fault.Invalid, "platform.operator_name", "Say who acts: letters, digits, dots and hyphens.")
)

// Announcer tells every server that what it remembers of a chain is old, and that
// whoever was let in has to ask again.
type Announcer interface {
	TenantChanged(ctx context.Context, t Tenant) error
}

// Operator runs the platform: it sees the chains and decides about them, and cannot
// read a row of theirs. Its database is opened as praxis_platform.
type Operator struct {
	db       *database.DB
	announce Announcer
	name     string
}

var operatorName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,60}$`)

// NewOperator acts under a name, which the audits of the chains keep.
func NewOperator(db *database.DB, a Announcer, name string) (*Operator, error) {
	if !operatorName.MatchString(name) {
		return nil, ErrOperatorName
	}
	return &Operator{db, a, name}, nil
}

// Tenants lists all chains, oldest first.
func (o *Operator) Tenants(ctx context.Context) ([]Tenant, error) {
	return database.InDirectory(ctx, o.db, func(tx database.DirTx) ([]Tenant, error) { return tenantsTx(ctx, tx) })
}

// Suspend shuts a chain at once: its data stays, its people and patients read that it is
// suspended. It returns ErrReasonMissing, ErrTenantNotFound or ErrNotServing.
func (o *Operator) Suspend(ctx context.Context, slug, reason string) (Tenant, error) {
	reason = strings.TrimSpace(reason)
	if reason == "" {
		return Tenant{}, ErrReasonMissing
	}
	return o.decide(ctx, slug, "Suspended by the platform: "+reason, func(q *platformdb.Queries, t Tenant) error {
		if !t.Status.Serves() {
			return ErrNotServing
		}
		return q.SuspendTenant(ctx, platformdb.SuspendTenantParams{TenantID: t.ID, Reason: reason})
	})
}

// Resume lets a suspended chain be what it was before. It returns ErrTenantNotFound or
// ErrNotSuspended.
func (o *Operator) Resume(ctx context.Context, slug string) (Tenant, error) {
	return o.decide(ctx, slug, "Opened again by the platform", func(q *platformdb.Queries, t Tenant) error {
		if t.Status != Suspended {
			return ErrNotSuspended
		}
		return q.ResumeTenant(ctx, t.ID)
	})
}

// decide changes a chain, notes it in the chain's own audit in the same transaction, and
// tells the servers. Where they cannot be told it returns the chain with the error: they
// look again by themselves before long.
func (o *Operator) decide(ctx context.Context, slug, note string, change func(*platformdb.Queries, Tenant) error) (Tenant, error) {
	t, err := database.InDirectory(ctx, o.db, func(tx database.DirTx) (Tenant, error) {
		q := platformdb.New(tx)
		row, err := q.LockTenantBySlug(ctx, strings.ToLower(strings.TrimSpace(slug)))
		if err != nil {
			return Tenant{}, database.Explain(err, ErrTenantNotFound, nil)
		}
		if err := change(q, tenantFrom(row)); err != nil {
			return Tenant{}, err
		}
		if err := q.ActIn(ctx, platformdb.ActInParams{TenantID: row.ID, Actor: "operator:" + o.name}); err != nil {
			return Tenant{}, err
		}
		if err := q.NoteAct(ctx, note); err != nil {
			return Tenant{}, err
		}
		row, err = q.LockTenantBySlug(ctx, row.Slug)
		return tenantFrom(row), err
	})
	if err != nil {
		return Tenant{}, err
	}
	return t, o.announce.TenantChanged(ctx, t)
}
