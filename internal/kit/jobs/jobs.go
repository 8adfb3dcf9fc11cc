// Package jobs runs work in the background through River. A job is inserted in
// the transaction of what caused it, carries ids and never a person's data,
// and acts as a named system principal of its tenant.
package jobs

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

// Tenant is embedded in the args of a job that works for one tenant.
type Tenant struct {
	TenantID  uuid.UUID `json:"tenant_id"`
	RequestID string    `json:"request_id,omitempty"`
}

// For takes tenant and request from the transaction that inserts the job.
func For(tx database.Tx) Tenant {
	return Tenant{TenantID: tx.Tenant(), RequestID: tx.Principal().RequestID}
}

// Workers collects the kinds of job this process can do.
type Workers struct{ workers *river.Workers }

// NewWorkers is empty.
func NewWorkers() *Workers { return &Workers{river.NewWorkers()} }

// Add registers the work of a kind of job. It runs without a tenant.
func Add[A river.JobArgs](w *Workers, fn func(context.Context, A) error) {
	river.AddWorker(w.workers, river.WorkFunc(func(ctx context.Context, job *river.Job[A]) error {
		return fn(ctx, job.Args)
	}))
}

// TenantArgs are the args of a job that works for one tenant.
type TenantArgs interface {
	river.JobArgs
	forTenant() Tenant
}

func (t Tenant) forTenant() Tenant { return t } //nolint:unused // called through TenantArgs

// AddForTenant registers work that acts as the named system principal of the
// job's tenant, with perms and no more. The name starts with "system:".
func AddForTenant[A TenantArgs](w *Workers, name string, perms []principal.Permission, fn func(context.Context, A) error) {
	Add(w, func(ctx context.Context, args A) error {
		p := principal.NewSystem(args.forTenant().TenantID, name, perms...)
		p.RequestID = args.forTenant().RequestID
		return fn(principal.With(ctx, p), args)
	})
}

// Periodic is a job to be inserted again and again.
type Periodic struct {
	Every time.Duration
	Args  river.JobArgs
}

// Client inserts jobs and, where it has workers, does them.
type Client struct{ river *river.Client[pgx.Tx] }

// New returns a client. Without workers it only inserts.
func New(db *database.DB, log *slog.Logger, workers *Workers, periodic ...Periodic) (*Client, error) {
	cfg := &river.Config{Logger: log}
	if workers != nil {
		cfg.Workers = workers.workers
		cfg.Queues = map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: 8}}
		for _, p := range periodic {
			cfg.PeriodicJobs = append(cfg.PeriodicJobs, river.NewPeriodicJob(river.PeriodicInterval(p.Every),
				func() (river.JobArgs, *river.InsertOpts) { return p.Args, nil }, &river.PeriodicJobOpts{RunOnStart: true}))
		}
	}
	c, err := river.NewClient(riverpgxv5.New(db.Pool()), cfg)
	if err != nil {
		return nil, fmt.Errorf("jobs: %w", err)
	}
	return &Client{c}, nil
}

// InsertTx adds a job that exists only if the transaction commits.
func (c *Client) InsertTx(ctx context.Context, tx pgx.Tx, args river.JobArgs) error {
	if _, err := c.river.InsertTx(ctx, tx, args, nil); err != nil {
		return fmt.Errorf("insert job %s: %w", args.Kind(), err)
	}
	return nil
}

// InsertManyTx adds jobs in one round trip; they exist only if the transaction commits.
func (c *Client) InsertManyTx(ctx context.Context, tx database.Tx, args ...river.JobArgs) error {
	params := make([]river.InsertManyParams, len(args))
	for i, a := range args {
		params[i].Args = a
	}
	if _, err := c.river.InsertManyTx(ctx, tx.Tx, params); err != nil {
		return fmt.Errorf("insert %d jobs: %w", len(args), err)
	}
	return nil
}

// InsertAtTx adds a job that is done at a time to come, not before.
func (c *Client) InsertAtTx(ctx context.Context, tx pgx.Tx, at time.Time, args river.JobArgs) error {
	if _, err := c.river.InsertTx(ctx, tx, args, &river.InsertOpts{ScheduledAt: at}); err != nil {
		return fmt.Errorf("insert job %s: %w", args.Kind(), err)
	}
	return nil
}

// Planned is a job and the time before which it is not done.
type Planned struct {
	At   time.Time
	Args river.JobArgs
}

// InsertManyAtTx is InsertAtTx for many jobs in one round trip.
func (c *Client) InsertManyAtTx(ctx context.Context, tx database.Tx, planned ...Planned) error {
	params := make([]river.InsertManyParams, len(planned))
	for i, p := range planned {
		params[i] = river.InsertManyParams{Args: p.Args, InsertOpts: &river.InsertOpts{ScheduledAt: p.At}}
	}
	if _, err := c.river.InsertManyTx(ctx, tx.Tx, params); err != nil {
		return fmt.Errorf("insert %d jobs: %w", len(planned), err)
	}
	return nil
}

// Start begins to work until Stop.
func (c *Client) Start(ctx context.Context) error { return c.river.Start(ctx) }

// Stop waits for the jobs at hand.
func (c *Client) Stop(ctx context.Context) error { return c.river.Stop(ctx) }
