package scheduling

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/holds"
	"github.com/praxis-clinic/praxis/internal/patients"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
	"github.com/praxis-clinic/praxis/internal/scheduling/schedulingdb"
)

// What can be wrong with a time. ErrSlotTaken carries "conflicts", both carry
// "nearest"; ErrOutsideHours carries "reason", the word of the engine.
var (
	ErrSlotTaken    = fault.New(fault.Conflict, "scheduling.slot_taken", "This time has just been taken.")
	ErrOutsideHours = fault.New(fault.Invalid, "scheduling.outside_hours", "This time cannot be booked.")
)

var sentences = map[availability.Reason]string{
	availability.Past:          "This time has passed.",
	availability.Holiday:       "The branch keeps a holiday on that day.",
	availability.Closed:        "The branch is closed at that time.",
	availability.NoHours:       "The practitioner does not work at that time.",
	availability.OnLeave:       "The practitioner is on leave at that time.",
	availability.BeyondHorizon: "That is further ahead than appointments are booked.",
	availability.TooSoon:       "That is too soon.",
	availability.NoRoom:        "No room of the right kind can be used at that time.",
	availability.OffGrid:       "Appointments begin on a multiple of five minutes.",
}

// Conflict is something in the way of a booking. The name is that of what is
// taken (the practitioner, the room, the patient), never of another patient.
type Conflict struct {
	Kind       string `json:"kind" enum:"practitioner,room,patient,hold"`
	Name       string `json:"name"`
	StartLocal string `json:"start_local"`
	EndLocal   string `json:"end_local"`
}

// Nearest is a start that is free.
type Nearest struct {
	StartsAt         time.Time `json:"starts_at"`
	StartLocal       string    `json:"start_local"`
	PractitionerID   uuid.UUID `json:"practitioner_id"`
	PractitionerName string    `json:"practitioner_name"`
}

// claim is a time that somebody wants at a branch, with all that was read to
// judge it.
type claim struct {
	*ground
	practitioner uuid.UUID
	room         *uuid.UUID // nil: any of the service's kind
	patient      uuid.UUID  // uuid.Nil where nobody is named yet
	appointment  uuid.UUID  // the one that is booked or moved: not in its own way
	token        string     // of the holder
	start        time.Time
}

func (c *claim) end() time.Time { return c.start.Add(c.rules.Service.Duration) }

// given is the time that practitioner and room give, preparation and clean-up included.
func (c *claim) given() (from, to time.Time) {
	return c.start.Add(-c.rules.Service.Before), c.end().Add(c.rules.Service.After)
}

func (c *claim) conflict(kind, name string, from, to time.Time) Conflict {
	return Conflict{kind, name, localTime(from, c.zone), localTime(to, c.zone)}
}

// outsideTx is the refusal of a start that the rules do not allow.
func (s *Service) outsideTx(ctx context.Context, tx database.Tx, c *claim, reason availability.Reason) error {
	nearest, err := s.nearestTx(ctx, tx, c)
	if err != nil {
		return err
	}
	refusal := *ErrOutsideHours
	refusal.Detail = sentences[reason]
	return refusal.With(fault.Field{Pointer: "/start_local", Code: string(reason), Detail: refusal.Detail}).
		WithExtra("reason", reason).WithExtra("nearest", nearest)
}

// takenTx is the refusal of a start at which something is in the way. What it
// says is read after the constraint decided; it never decides itself.
func (s *Service) takenTx(ctx context.Context, tx database.Tx, c *claim, rooms []uuid.UUID, held []holds.Held) error {
	conflicts, err := c.conflictsTx(ctx, tx, rooms, held)
	if err != nil {
		return err
	}
	nearest, err := s.nearestTx(ctx, tx, c)
	if err != nil {
		return err
	}
	return ErrSlotTaken.WithExtra("conflicts", conflicts).WithExtra("nearest", nearest)
}

// conflictsTx says what is in the way: the practitioner, the patient, the rooms
// where all of them are, and the holds of others.
func (c *claim) conflictsTx(ctx context.Context, tx database.Tx, rooms []uuid.UUID, held []holds.Held) ([]Conflict, error) {
	out := []Conflict{}
	for _, h := range held {
		r, _ := c.resource(h.Resource)
		out = append(out, c.conflict("hold", r.Name, h.From, h.To))
	}
	if err := c.busyTx(ctx, tx, c.appointment); err != nil {
		return nil, err
	}
	out = append(out, c.taken("practitioner", c.practitioner)...)
	if roomsTaken := c.roomsTaken(rooms); len(roomsTaken) > 0 {
		out = append(out, roomsTaken...)
	}
	visits, err := c.visitsTx(ctx, tx)
	if err != nil {
		return nil, err
	}
	for _, v := range visits {
		if v.StartsAt.Before(c.end()) && v.EndsAt.After(c.start) {
			name, err := patientName(ctx, tx, c.patient)
			if err != nil {
				return nil, err
			}
			out = append(out, c.conflict("patient", name, v.StartsAt, v.EndsAt))
		}
	}
	return out, nil
}

// taken is what the resource has given away of the claimed time.
func (c *claim) taken(kind string, resource uuid.UUID) (out []Conflict) {
	r, _ := c.resource(resource)
	from, to := c.given()
	for _, b := range c.rules.Busy {
		if b.Resource == resource && b.From.Before(to) && b.To.After(from) {
			out = append(out, c.conflict(kind, r.Name, b.From, b.To))
		}
	}
	return out
}

// roomsTaken is empty where one of the rooms is free after all.
func (c *claim) roomsTaken(rooms []uuid.UUID) (out []Conflict) {
	for _, r := range rooms {
		taken := c.taken("room", r)
		if len(taken) == 0 {
			return nil
		}
		out = append(out, taken...)
	}
	return out
}

// visitsTx are the patient's other visits around the days of the claim.
func (c *claim) visitsTx(ctx context.Context, tx database.Tx) (rows []schedulingdb.PatientTimesRow, err error) {
	if c.patient == uuid.Nil {
		return nil, nil
	}
	from, to := availability.Span(c.zone, c.first, c.last)
	err = acrossBranches(ctx, tx, func() error {
		rows, err = schedulingdb.New(tx).PatientTimes(ctx, schedulingdb.PatientTimesParams{
			TenantID: tx.Tenant(), PatientID: c.patient, Earliest: from.Add(-24 * time.Hour), First: from, Last: to, Besides: c.appointment,
		})
		return err
	})
	return rows, err
}

func patientName(ctx context.Context, tx database.Tx, patient uuid.UUID) (string, error) {
	name, err := schedulingdb.New(tx).PatientName(ctx, schedulingdb.PatientNameParams{TenantID: tx.Tenant(), ID: patient})
	return name, database.Explain(err, patients.ErrNotFound, nil)
}

const suggestions = 3

// nearestTx are the free starts nearest to the claim, with the practitioner and
// with others, at which the patient is free too.
func (s *Service) nearestTx(ctx context.Context, tx database.Tx, c *claim) ([]Nearest, error) {
	if c.rules.Busy == nil {
		if err := c.busyTx(ctx, tx, c.appointment); err != nil {
			return nil, err
		}
	}
	visits, err := c.visitsTx(ctx, tx)
	if err != nil {
		return nil, err
	}
	plan, err := availability.Compile(c.rules, availability.Query{From: c.first, To: c.last, Now: s.now(), Rooms: one(c.room)})
	if err != nil {
		return nil, err
	}
	out := []Nearest{}
	for _, x := range plan.Around(c.start, c.practitioner, suggestions, c.clashes(visits)) {
		r, _ := c.resource(x.Practitioner)
		out = append(out, Nearest{x.At, x.At.Format(availability.LocalLayout), x.Practitioner, r.Name})
	}
	return out, nil
}

func (c *claim) clashes(visits []schedulingdb.PatientTimesRow) func(time.Time) bool {
	return func(at time.Time) bool {
		end := at.Add(c.rules.Service.Duration)
		return slices.ContainsFunc(visits, func(v schedulingdb.PatientTimesRow) bool { return v.StartsAt.Before(end) && v.EndsAt.After(at) })
	}
}

// one is the list of a room that was named.
func one(room *uuid.UUID) []uuid.UUID {
	if room == nil {
		return nil
	}
	return []uuid.UUID{*room}
}
