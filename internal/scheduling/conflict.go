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
// Elsewhere is at a branch that the actor may not see: then the times are those
// asked for, and nothing is said of what lies there.
type Conflict struct {
	Kind       string `json:"kind" enum:"practitioner,room,patient,hold"`
	Name       string `json:"name"`
	StartLocal string `json:"start_local"`
	EndLocal   string `json:"end_local"`
	Elsewhere  bool   `json:"elsewhere"`
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
	online       bool // by a patient themselves

	sees   func(branch uuid.UUID) bool // whether the actor may know of it
	busy   given
	visits []schedulingdb.PatientTimesRow // of the patient, around these days
	who    string                         // the patient's name
}

func (c *claim) end() time.Time { return c.start.Add(c.rules.Service.Duration) }

// given is the time that practitioner and room give, preparation and clean-up included.
func (c *claim) given() (from, to time.Time) {
	return c.start.Add(-c.rules.Service.Before), c.end().Add(c.rules.Service.After)
}

// conflict shows a stretch of somebody's time, as much of it as the actor may know.
func (c *claim) conflict(kind, name string, branch uuid.UUID, from, to time.Time) Conflict {
	if !c.sees(branch) {
		return Conflict{kind, name, localTime(c.start, c.zone), localTime(c.end(), c.zone), true}
	}
	return Conflict{kind, name, localTime(from, c.zone), localTime(to, c.zone), false}
}

// readTx reads what stands in the claim's way and around it, as of now.
func (c *claim) readTx(ctx context.Context, tx database.Tx) error {
	asks := []database.Ask{c.busy.ask(ctx, tx.Tenant(), c.branch.Branch.ID, c.first, c.last, c.appointment)}
	if c.patient != uuid.Nil {
		asks = append(asks, c.askVisits(ctx, tx.Tenant()))
	}
	asks = acrossBranches(ctx, tx, asks...)
	if c.patient != uuid.Nil {
		asks = append(asks, c.askPatient(ctx, tx.Tenant()))
	}
	err := tx.AtOnce(ctx, asks...)
	c.gave(c.busy)
	return err
}

func (c *claim) askVisits(ctx context.Context, tenant uuid.UUID) database.Ask {
	from, to := availability.Span(c.zone, c.first, c.last)
	return func(q database.Asker) (err error) {
		c.visits, err = schedulingdb.New(q).PatientTimes(ctx, schedulingdb.PatientTimesParams{
			TenantID: tenant, PatientID: c.patient, Earliest: from.Add(-aDay), First: from, Last: to, Besides: c.appointment,
		})
		return err
	}
}

func (c *claim) askPatient(ctx context.Context, tenant uuid.UUID) database.Ask {
	return func(q database.Asker) (err error) {
		c.who, err = schedulingdb.New(q).PatientName(ctx, schedulingdb.PatientNameParams{TenantID: tenant, ID: c.patient})
		return database.Explain(err, patients.ErrNotFound, nil)
	}
}

// outsideTx is the refusal of a start that the rules do not allow.
func (s *Service) outsideTx(ctx context.Context, tx database.Tx, c *claim, reason availability.Reason) error {
	if err := c.readTx(ctx, tx); err != nil {
		return err
	}
	nearest, err := s.nearest(c)
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
	if err := c.readTx(ctx, tx); err != nil {
		return err
	}
	conflicts := c.conflicts(rooms, held)
	for _, h := range held { // what somebody holds is no free start either
		c.rules.Busy = append(c.rules.Busy, availability.Busy{Resource: h.Resource, From: h.From, To: h.To})
	}
	nearest, err := s.nearest(c)
	if err != nil {
		return err
	}
	return ErrSlotTaken.WithExtra("conflicts", conflicts).WithExtra("nearest", nearest)
}

// conflicts says what is in the way: the holds of others, the practitioner, the
// rooms where all of them are, the patient.
func (c *claim) conflicts(rooms []uuid.UUID, held []holds.Held) []Conflict {
	out := []Conflict{}
	for _, h := range held {
		r, _ := c.resource(h.Resource)
		out = append(out, c.conflict("hold", r.Name, c.branch.Branch.ID, h.From, h.To))
	}
	out = append(out, c.taken("practitioner", c.practitioner)...)
	out = append(out, c.roomsTaken(rooms)...)
	for _, v := range c.visits {
		if v.StartsAt.Before(c.end()) && v.EndsAt.After(c.start) {
			out = append(out, c.conflict("patient", c.who, v.BranchID, v.StartsAt, v.EndsAt))
		}
	}
	return out
}

// taken is what the resource has given away of the claimed time.
func (c *claim) taken(kind string, resource uuid.UUID) (out []Conflict) {
	r, _ := c.resource(resource)
	from, to := c.given()
	for _, b := range c.busy {
		if b.ResourceID == resource && b.StartsAt.Before(to) && b.EndsAt.After(from) {
			out = append(out, c.conflict(kind, r.Name, b.BranchID, b.StartsAt, b.EndsAt))
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

const suggestions = 3

// nearest are the free starts nearest to the claim, with the practitioner and
// with others, at which the patient is free too.
func (s *Service) nearest(c *claim) ([]Nearest, error) {
	plan, err := availability.Compile(c.rules, availability.Query{From: c.first, To: c.last, Now: s.now(), Rooms: one(c.room)})
	if err != nil {
		return nil, err
	}
	out := []Nearest{}
	for _, x := range plan.Around(c.start, c.practitioner, suggestions, c.clashes(c.visits)) {
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
