package audit

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/audit/auditdb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
)

// mostSealed is how many events one seal covers.
const mostSealed = 1000

// Seal closes the audit up to now: each seal is a hash over its events and the
// seal before it, so that no sealed event can be changed, taken out or slipped
// in unseen. It returns how many events it sealed.
func (s *Service) Seal(ctx context.Context) (sealed int, err error) {
	for {
		n, err := database.InTx(ctx, s.db, func(tx database.Tx) (int, error) { return s.sealTx(ctx, tx) })
		sealed += n
		if err != nil || n < mostSealed {
			return sealed, err
		}
	}
}

func (s *Service) sealTx(ctx context.Context, tx database.Tx) (int, error) {
	q := auditdb.New(tx)
	rows, err := q.UnsealedEvents(ctx, auditdb.UnsealedEventsParams{TenantID: tx.Tenant(), Most: mostSealed})
	if err != nil || len(rows) == 0 {
		return 0, err
	}
	last, err := q.LastSeal(ctx, tx.Tenant())
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return 0, err
	}
	if last.Hash == nil {
		last.Hash = []byte{}
	}
	ids, events := make([]uuid.UUID, len(rows)), make([]auditdb.SealedEventsRow, len(rows))
	for i, r := range rows {
		ids[i], events[i] = r.ID, auditdb.SealedEventsRow(r)
	}
	err = q.Seal(ctx, auditdb.SealParams{
		Seq: last.Seq + 1, Previous: last.Hash, Hash: hash(last.Seq+1, last.Hash, events), Events: ids, At: s.clock.Now(),
	})
	return len(rows), err
}

// hash is over the seal's number, the seal before it, and its events in the order
// of their ids, every field with its length before it.
func hash(seq int64, previous []byte, events []auditdb.SealedEventsRow) []byte {
	h := sha256.New()
	write(h, fmt.Sprint(seq), string(previous))
	for _, e := range events {
		branch := ""
		if e.BranchID != nil {
			branch = e.BranchID.String()
		}
		write(h, e.ID.String(), e.At.UTC().Format(time.RFC3339Nano), e.Actor, e.Action, e.Entity, e.EntityID, branch, e.Changes, e.Reason, e.RequestID, e.Ip)
	}
	return h.Sum(nil)
}

func write(w io.Writer, fields ...string) {
	for _, f := range fields {
		_, _ = fmt.Fprintf(w, "%d:%s", len(f), f) // a hash takes everything
	}
}

// Proof is what verifying an audit found.
type Proof struct {
	Seals, Events int64
	Unsealed      int64  // events that no seal covers yet
	Head          []byte // the last seal's hash: keep it elsewhere, and a cut-off end shows too
	BrokenAt      int64  // the first seal that does not fit; 0 where all do
}

// Verify computes every seal of the tenant again.
func (s *Service) Verify(ctx context.Context) (Proof, error) {
	return database.InTx(ctx, s.db, func(tx database.Tx) (p Proof, err error) {
		q := auditdb.New(tx)
		if p.Unsealed, err = q.CountUnsealed(ctx, tx.Tenant()); err != nil {
			return p, err
		}
		seals, err := q.Seals(ctx, tx.Tenant())
		if err != nil {
			return p, err
		}
		for i, seal := range seals {
			events, err := q.SealedEvents(ctx, auditdb.SealedEventsParams{TenantID: tx.Tenant(), Seq: &seal.Seq})
			if err != nil {
				return p, err
			}
			fits := seal.Seq == int64(i)+1 && bytes.Equal(seal.Previous, p.Head) && int64(len(events)) == seal.Events &&
				bytes.Equal(seal.Hash, hash(seal.Seq, seal.Previous, events))
			if !fits {
				p.BrokenAt = int64(i) + 1
				return p, nil
			}
			p.Seals, p.Events, p.Head = p.Seals+1, p.Events+seal.Events, seal.Hash
		}
		return p, nil
	})
}
