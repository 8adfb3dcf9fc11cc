// Package audit keeps who did what to which record, and who looked. Writes are
// recorded by a trigger on every tenant table and cannot be forgotten; looks
// and exports are noted here. The program can add to the audit and never change
// it: its role has no right to.
package audit

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database"
)

// Service reads and seals the audit.
type Service struct {
	db    *database.DB
	clock clock.Clock
}

// NewService wires the domain.
func NewService(db *database.DB, c clock.Clock) *Service { return &Service{db, c} }

// Viewed records that somebody looked at a sensitive record, in the transaction
// that reads it. Looks of one actor from one address within five minutes, for the
// same reason, are one.
func Viewed(ctx context.Context, tx database.Tx, entity string, record uuid.UUID, reason string) error {
	return Viewing(ctx, entity, record, reason)(tx)
}

// Viewing is Viewed for a round trip shared with what reads the record; see
// database.Tx.AtOnce. It is for reading that ends in an error where there is
// no such record: then nothing was looked at, and nothing is kept.
func Viewing(ctx context.Context, entity string, record uuid.UUID, reason string) database.Ask {
	return func(q database.Asker) error {
		_, err := q.Exec(ctx, `SELECT audit_viewed($1, $2, $3)`, entity, record.String(), reason)
		return err
	}
}

// Exported records that many records left at once.
func Exported(ctx context.Context, tx database.Tx, entity, what string) error {
	return note(ctx, tx, "export", entity, what, "")
}

// Done records an act that changes no row of a table under audit.
func Done(ctx context.Context, tx database.Tx, entity string, record uuid.UUID, reason string) error {
	return note(ctx, tx, "act", entity, record.String(), reason)
}

func note(ctx context.Context, tx database.Tx, action, entity, record, reason string) error {
	_, err := tx.Exec(ctx, `SELECT audit_note($1, $2, $3, NULL, $4)`, action, entity, record, reason)
	return err
}

// Event is one line of the audit.
type Event struct {
	ID        uuid.UUID
	At        time.Time
	Actor     string // "staff:<member id>", "system:<name>", "visitor"
	ActorName string // the member's name, where a member acted
	Action    string // insert, update, delete, view, export, act
	Entity    string // the table
	EntityID  string
	Subject   string // the patient's name, where a patient was looked at: the row itself says none
	Changes   []byte // [{"field","before","after"}]
	Reason    string
	RequestID string
	IP        string
}

// Filter narrows a list; what is empty does not.
type Filter struct {
	Actor, Entity, EntityID, Action string
	From, To                        time.Time
}

// After is the last event of the page before.
type After struct {
	At time.Time `json:"at"`
	ID uuid.UUID `json:"id"`
}

// List returns the newest events first, at most limit of them, after a place in
// the list.
func (s *Service) List(ctx context.Context, f Filter, limit int, after After) ([]Event, error) {
	return database.InTx(ctx, s.db, func(tx database.Tx) ([]Event, error) { return listTx(ctx, tx, f, limit, after) })
}

func listTx(ctx context.Context, tx database.Tx, f Filter, limit int, after After) ([]Event, error) {
	sql, args := f.sql(tx, limit, after)
	rows, err := tx.Query(ctx, sql, args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByPos[Event])
}

func (f Filter) sql(tx database.Tx, limit int, after After) (string, []any) {
	args := []any{tx.Tenant(), limit}
	var where strings.Builder
	add := func(use bool, condition string, values ...any) {
		if !use {
			return
		}
		places := make([]any, len(values))
		for i, v := range values {
			args = append(args, v)
			places[i] = len(args)
		}
		fmt.Fprintf(&where, " AND "+condition, places...)
	}
	add(f.Actor != "", "e.actor = $%d", f.Actor)
	add(f.Entity != "", "e.entity = $%d", f.Entity)
	add(f.EntityID != "", "e.entity_id = $%d", f.EntityID)
	add(f.Action != "", "e.action = $%d", f.Action)
	add(!f.From.IsZero(), "e.at >= $%d", f.From)
	add(!f.To.IsZero(), "e.at < $%d", f.To)
	add(!after.At.IsZero(), "(e.at, e.id) < ($%d, $%d)", after.At, after.ID)
	return `SELECT e.id, e.at, e.actor, COALESCE(m.name, ''), e.action, e.entity, e.entity_id, COALESCE(p.name, ''), e.changes, e.reason, e.request_id, e.ip
		  FROM audit_events e
		  LEFT JOIN members m ON m.tenant_id = e.tenant_id AND e.actor = 'staff:' || m.id
		  LEFT JOIN patients p ON p.tenant_id = e.tenant_id
		        AND p.id = CASE WHEN e.entity = 'patients' AND e.action = 'view' THEN e.entity_id::uuid END
		 WHERE e.tenant_id = $1` + where.String() + ` ORDER BY e.at DESC, e.id DESC LIMIT $2`, args
}
