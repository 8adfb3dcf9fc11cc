package scheduling

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/holds"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
)

// NewHold is what holding a time takes while the booking form is open.
type NewHold struct {
	Branch, Service, Practitioner uuid.UUID
	Room                          *uuid.UUID
	When
	Online bool // by a patient themselves
}

// Hold is a time kept for whoever has the token. Enforced is false where Redis
// is away: then others may book it.
type Hold struct {
	Token     string
	ExpiresAt time.Time
	Enforced  bool
}

// ErrHoldGone means the hold has run out: choose the time again.
var ErrHoldGone = fault.New(fault.Gone, "scheduling.hold_gone", "The time is no longer held for you. Choose it again.")

// Hold keeps a free time for five minutes. The refusals are those of Book.
func (s *Service) Hold(ctx context.Context, n NewHold) (Hold, error) {
	var c *claim
	slot, err := database.InTx(ctx, s.DB, func(tx database.Tx) (slot holds.Slot, err error) {
		if c, err = s.claimTx(ctx, tx, claimOf{
			branch: n.Branch, service: n.Service, practitioner: n.Practitioner, room: n.Room, when: n.When, online: n.Online,
		}); err != nil {
			return slot, err
		}
		return s.freeTx(ctx, tx, c)
	})
	if err != nil {
		return Hold{}, err
	}
	held, err := s.Holds.Take(ctx, slot)
	if errors.Is(err, holds.ErrTaken) {
		return Hold{}, s.heldByOther(ctx, c, slot)
	}
	if err != nil {
		return Hold{}, err
	}
	s.tellHold(ctx, slot.Tag)
	return Hold{held.Token, held.ExpiresAt, held.Enforced}, nil
}

// freeTx is the slot to hold, if it is inside the rules and nobody has it.
func (s *Service) freeTx(ctx context.Context, tx database.Tx, c *claim) (holds.Slot, error) {
	if err := c.readTx(ctx, tx); err != nil {
		return holds.Slot{}, err
	}
	room := uuid.Nil
	set(&room, c.room)
	verdict, err := availability.Check(c.judgedBy(), s.now(), c.start, c.practitioner, room)
	if err != nil {
		return holds.Slot{}, err
	}
	switch {
	case verdict.Reason == availability.Full, verdict.Reason == availability.NoRoom:
		return holds.Slot{}, s.takenTx(ctx, tx, c, c.roomIDs(), nil)
	case !verdict.OK():
		return holds.Slot{}, s.outsideTx(ctx, tx, c, verdict.Reason)
	}
	from, to := c.given()
	return holds.Slot{
		Tenant: tx.Tenant(), Resources: []uuid.UUID{c.practitioner}, OneOf: verdict.Rooms, From: from, To: to,
		Tag: c.branch.Branch.ID.String() + " " + availability.DateOf(c.start).String(),
	}, nil
}

// roomIDs are the rooms of the service's kind, or the one that was named.
func (c *claim) roomIDs() (out []uuid.UUID) {
	if c.room != nil {
		return one(c.room)
	}
	for _, r := range c.rules.Rooms {
		if c.offering.RoomType != "" && r.Type == c.offering.RoomType {
			out = append(out, r.ID)
		}
	}
	return out
}

func (s *Service) heldByOther(ctx context.Context, c *claim, slot holds.Slot) error {
	slot.Resources = slices.Concat(slot.Resources, slot.OneOf)
	held, _ := s.Holds.Others(ctx, slot, "")
	_, err := database.InTx(ctx, s.DB, func(tx database.Tx) (struct{}, error) {
		return struct{}{}, s.takenTx(ctx, tx, c, nil, held)
	})
	return err
}

// KeepHold starts the five minutes anew, or returns ErrHoldGone.
func (s *Service) KeepHold(ctx context.Context, token string) (Hold, error) {
	p, _ := principal.From(ctx)
	held, err := s.Holds.Keep(ctx, p.TenantID, token)
	if errors.Is(err, holds.ErrGone) {
		return Hold{}, ErrHoldGone
	}
	return Hold{held.Token, held.ExpiresAt, held.Enforced}, err
}

// ReleaseHold gives a held time back; it is no fault if it is gone already.
func (s *Service) ReleaseHold(ctx context.Context, token string) {
	p, _ := principal.From(ctx)
	s.tellHold(ctx, s.Holds.Release(ctx, p.TenantID, token).Tag)
}

func (s *Service) tellHold(ctx context.Context, tag string) {
	id, date, _ := strings.Cut(tag, " ")
	if branch, err := uuid.Parse(id); err == nil {
		s.publish(ctx, "hold", branch, map[string]any{"branch_id": branch, "date": date})
	}
}
