package scheduling

import (
	"context"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/holds"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/patients"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
	"github.com/praxis-clinic/praxis/internal/scheduling/schedulingdb"
)

// NewAppointment is what booking takes. Without a room, one of the service's
// kind is found.
type NewAppointment struct {
	Branch, Service, Practitioner, Patient uuid.UUID
	Room                                   *uuid.UUID
	When
	HoldToken string `json:"-"` // not what the request is about: the same booking without its hold is the same
	Source    string // staff where it is left out
	Campaign  Campaign
	Referrer  string
	Note      string
	Policy    string // the text the patient accepted
	Online    bool   // by the patient: within what the branch offers the public
}

// What can be wrong with what is booked.
var (
	ErrServiceInactive = fault.New(fault.Invalid, "scheduling.service_inactive", "This service is not on offer.").
				With(fault.Field{Pointer: "/service_id", Code: "inactive", Detail: "This service is not on offer."})
	ErrNotOffered = fault.New(fault.Invalid, "scheduling.not_offered", "The practitioner does not give this service.").
			With(fault.Field{Pointer: "/practitioner_id", Code: "not_offered", Detail: "The practitioner does not give this service."})
	ErrWrongRoom = fault.New(fault.Invalid, "scheduling.wrong_room", "The service needs another kind of room.").
			With(fault.Field{Pointer: "/room_id", Code: "wrong_type", Detail: "The service needs another kind of room."})
)

var bookingConstraints = map[string]*fault.Error{"appointments_patient_fkey": patients.ErrNotFound}

const (
	searchAround = 7 // days after a refused start in which others are looked for
	longestNote  = 2000
)

// Book gives a patient a time. It returns ErrSlotTaken with what is in the way
// and the nearest free starts where somebody has it, and ErrOutsideHours where
// the rules do not allow it. Asked again with the same Idempotency-Key it
// answers what it answered.
func (s *Service) Book(ctx context.Context, n NewAppointment) (Appointment, error) {
	a, err := database.Once(ctx, s.DB, "book-appointment", n, func(tx database.Tx) (Appointment, error) { return s.BookTx(ctx, tx, n) })
	if err != nil {
		return Appointment{}, err
	}
	s.tell(ctx, a, "booked")
	if p, ok := principal.From(ctx); ok && n.HoldToken != "" {
		s.Holds.Release(ctx, p.TenantID, n.HoldToken)
	}
	return a, nil
}

// BookTx is Book inside the caller's transaction; it neither tells the screens
// nor releases the hold.
func (s *Service) BookTx(ctx context.Context, tx database.Tx, n NewAppointment) (Appointment, error) {
	c, err := s.claimTx(ctx, tx, claimOf{
		branch: n.Branch, service: n.Service, practitioner: n.Practitioner, patient: n.Patient, room: n.Room, when: n.When, token: n.HoldToken,
		online: n.Online,
	})
	if err != nil {
		return Appointment{}, err
	}
	rooms, err := s.admitTx(ctx, tx, c)
	if err != nil {
		return Appointment{}, err
	}
	a := schedulingdb.Appointment{
		TenantID: tx.Tenant(), ID: id.New(), BranchID: n.Branch, ServiceID: n.Service, PractitionerID: n.Practitioner, RoomID: first(rooms),
		PatientID: n.Patient, Status: string(Confirmed), StartsAt: c.start, EndsAt: c.end(), Source: orText(n.Source, "staff"),
		UtmSource: n.Campaign.Source, UtmMedium: n.Campaign.Medium, UtmCampaign: n.Campaign.Name, Referrer: strings.TrimSpace(n.Referrer),
		PriceAmount: &c.offering.Price.Amount, PriceCurrency: &c.offering.Price.Currency, PolicyText: n.Policy,
		Note: strings.TrimSpace(n.Note), CreatedAt: s.now(),
	}
	c.appointment = a.ID
	if err := s.insertTx(ctx, tx, c, a, rooms); err != nil {
		return Appointment{}, err
	}
	return s.rememberTx(ctx, tx, ActBook, nil, a, why{})
}

// insertTx writes the appointment and takes the time of everybody it needs. The
// order is the same for all (patient, practitioner, room): two bookings that
// want the same things wait for each other, and never in a ring.
func (s *Service) insertTx(ctx context.Context, tx database.Tx, c *claim, a schedulingdb.Appointment, rooms []uuid.UUID) error {
	n, err := schedulingdb.New(tx).InsertAppointment(ctx, schedulingdb.InsertAppointmentParams{
		TenantID: a.TenantID, ID: a.ID, BranchID: a.BranchID, ServiceID: a.ServiceID, PractitionerID: a.PractitionerID, RoomID: a.RoomID,
		PatientID: a.PatientID, Status: a.Status, StartsAt: a.StartsAt, EndsAt: a.EndsAt, Source: a.Source, UtmSource: a.UtmSource, UtmMedium: a.UtmMedium,
		UtmCampaign: a.UtmCampaign, Referrer: a.Referrer, PriceAmount: a.PriceAmount, PriceCurrency: a.PriceCurrency,
		PolicyText: a.PolicyText, Note: a.Note, CreatedAt: a.CreatedAt,
	})
	if err != nil {
		return database.Explain(err, nil, bookingConstraints)
	}
	if n == 0 {
		return s.takenTx(ctx, tx, c, rooms, nil)
	}
	room, err := s.occupyTx(ctx, tx, c, rooms)
	if err != nil || same(room, a.RoomID) {
		return err
	}
	return setRoomTx(ctx, tx, a.ID, room)
}

func setRoomTx(ctx context.Context, tx database.Tx, appointment uuid.UUID, room *uuid.UUID) error {
	return schedulingdb.New(tx).SetAppointmentRoom(ctx, schedulingdb.SetAppointmentRoomParams{TenantID: tx.Tenant(), ID: appointment, RoomID: room})
}

// occupyTx takes the practitioner's time and that of the first room still free,
// which it returns. Whether anything is free the constraint decides.
func (s *Service) occupyTx(ctx context.Context, tx database.Tx, c *claim, rooms []uuid.UUID, first ...database.Ask) (*uuid.UUID, error) {
	var given, roomGiven bool
	asks := slices.Concat(first, []database.Ask{c.occupy(ctx, tx.Tenant(), c.practitioner, &given)})
	if len(rooms) > 0 {
		asks = append(asks, c.occupy(ctx, tx.Tenant(), rooms[0], &roomGiven))
	}
	if err := tx.AtOnce(ctx, asks...); err != nil {
		return nil, err
	}
	switch {
	case !given:
		return nil, s.takenTx(ctx, tx, c, rooms, nil)
	case len(rooms) == 0:
		return nil, nil //nolint:nilnil // no room is needed
	case roomGiven:
		return &rooms[0], nil
	}
	for _, room := range rooms[1:] {
		if err := tx.AtOnce(ctx, c.occupy(ctx, tx.Tenant(), room, &roomGiven)); roomGiven || err != nil {
			return &room, err
		}
	}
	return nil, s.takenTx(ctx, tx, c, rooms, nil)
}

// occupy takes a resource's time, if it is free.
func (c *claim) occupy(ctx context.Context, tenant, resource uuid.UUID, given *bool) database.Ask {
	from, to := c.given()
	return func(q database.Asker) error {
		n, err := schedulingdb.New(q).InsertAppointmentResource(ctx, schedulingdb.InsertAppointmentResourceParams{
			TenantID: tenant, AppointmentID: c.appointment, ResourceID: resource, BranchID: c.branch.Branch.ID, StartsAt: from, EndsAt: to,
		})
		*given = n == 1
		return err
	}
}

// claimOf is who wants what, when.
type claimOf struct {
	branch, service, practitioner, patient uuid.UUID
	room, kept                             *uuid.UUID // kept is what it has: stays where the service does not care
	when                                   When
	token                                  string
	appointment                            uuid.UUID
	online                                 bool // by a patient themselves
}

// claimTx reads everything needed to judge a wanted time.
func (s *Service) claimTx(ctx context.Context, tx database.Tx, w claimOf) (*claim, error) {
	if !sees(tx, w.branch) {
		return nil, platform.ErrBranchNotFound
	}
	day, err := w.when.date()
	if err != nil {
		return nil, err
	}
	g, err := s.groundTx(ctx, tx, w.branch, w.service, day-1, day+searchAround)
	if err != nil {
		return nil, err
	}
	if w.online {
		if err := g.toPublic(); err != nil {
			return nil, err
		}
	}
	start, err := w.when.in(g.zone)
	if err != nil {
		return nil, err
	}
	if w.room == nil && w.kept != nil && g.offering.RoomType == "" && g.at(*w.kept) {
		w.room = w.kept
	}
	return &claim{
		ground: g, practitioner: w.practitioner, room: w.room, patient: w.patient, appointment: w.appointment, token: w.token, start: start,
		online: w.online, sees: func(branch uuid.UUID) bool { return sees(tx, branch) },
	}, checkParties(g, w)
}

// checkParties refuses people and rooms that are not at the branch, or not for this.
func checkParties(g *ground, w claimOf) error {
	p, ok := g.resource(w.practitioner)
	switch {
	case !g.offering.Active:
		return ErrServiceInactive
	case !ok || p.Kind != string(Practitioner):
		return ErrResourceNotFound
	case !p.Offers:
		return ErrNotOffered
	case w.room == nil:
		return nil
	}
	r, ok := g.resource(*w.room)
	switch {
	case !ok || r.Kind != string(RoomKind):
		return ErrResourceNotFound
	case g.offering.RoomType != "" && orEmpty(r.RoomType) != g.offering.RoomType:
		return ErrWrongRoom
	}
	return nil
}

// admitTx judges the claim by the rules and by the holds of others, and returns
// the rooms it may use, the likeliest first. It says nothing about whether the
// time is still free: that is for the constraint.
func (s *Service) admitTx(ctx context.Context, tx database.Tx, c *claim) ([]uuid.UUID, error) {
	room := uuid.Nil
	set(&room, c.room)
	verdict, err := availability.Check(c.judgedBy(), s.now(), c.start, c.practitioner, room)
	if err != nil {
		return nil, err
	}
	if !verdict.OK() {
		return nil, s.outsideTx(ctx, tx, c, verdict.Reason)
	}
	return s.unheldTx(ctx, tx, c, verdict.Rooms)
}

// unheldTx refuses a claim on what somebody else holds and leaves rooms that
// are held out. The room of one's own hold comes first.
func (s *Service) unheldTx(ctx context.Context, tx database.Tx, c *claim, rooms []uuid.UUID) ([]uuid.UUID, error) {
	from, to := c.given()
	held, _ := s.Holds.Others(ctx, holds.Slot{
		Tenant: tx.Tenant(), Resources: append([]uuid.UUID{c.practitioner}, rooms...), From: from, To: to,
	}, c.token)
	isHeld := func(r uuid.UUID) bool {
		return slices.ContainsFunc(held, func(h holds.Held) bool { return h.Resource == r })
	}
	free := slices.DeleteFunc(slices.Clone(rooms), isHeld)
	if isHeld(c.practitioner) || len(rooms) > 0 && len(free) == 0 {
		return nil, s.takenTx(ctx, tx, c, nil, held)
	}
	if c.token != "" && len(free) > 1 {
		mine := s.Holds.Resources(ctx, tx.Tenant(), c.token)
		slices.SortStableFunc(free, func(a, b uuid.UUID) int { return rank(mine, a) - rank(mine, b) })
	}
	return s.likeliest(ctx, tx, c, free)
}

// likeliest puts the rooms that look free before the others: a booking that
// has to try six rooms asks Postgres six times.
func (s *Service) likeliest(ctx context.Context, tx database.Tx, c *claim, rooms []uuid.UUID) ([]uuid.UUID, error) {
	if len(rooms) < 2 {
		return rooms, nil
	}
	if err := c.readTx(ctx, tx); err != nil {
		return nil, err
	}
	slices.SortStableFunc(rooms, func(a, b uuid.UUID) int { return min(len(c.taken("", a)), 1) - min(len(c.taken("", b)), 1) })
	return rooms, nil
}

func rank(first []uuid.UUID, id uuid.UUID) int {
	if slices.Contains(first, id) {
		return 0
	}
	return 1
}

func first(rooms []uuid.UUID) *uuid.UUID {
	if len(rooms) == 0 {
		return nil
	}
	return &rooms[0]
}

func same(a, b *uuid.UUID) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }

func orText(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
