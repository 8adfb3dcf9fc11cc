package scheduling

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
	"github.com/praxis-clinic/praxis/internal/scheduling/schedulingdb"
)

// Status is where an appointment stands. It changes by acts, never by an edit.
type Status string

// The states of an appointment.
const (
	Requested      Status = "requested"
	Held           Status = "held"
	PaymentPending Status = "payment_pending"
	Confirmed      Status = "confirmed"
	Arrived        Status = "arrived"
	InService      Status = "in_service"
	Completed      Status = "completed"
	Cancelled      Status = "cancelled"
	NoShow         Status = "no_show"
)

// Act is what can be done to an appointment.
type Act string

// The acts. Each leaves a row that says who, when, why, from where to where.
const (
	ActBook      Act = "book"
	ActMove      Act = "move"
	ActCancel    Act = "cancel"
	ActReinstate Act = "reinstate"
	ActArrive    Act = "arrive"
	ActStart     Act = "start"
	ActComplete  Act = "complete"
	ActNoShow    Act = "no_show"
	ActConfirm   Act = "confirm" // by the patient; the state stays
	ActUndo      Act = "undo"    // of the act before it
)

// allowed says from which states an act may set out.
var allowed = map[Act][]Status{
	ActMove:      {Requested, Held, PaymentPending, Confirmed},
	ActCancel:    {Requested, Held, PaymentPending, Confirmed, Arrived},
	ActReinstate: {Cancelled},
	ActArrive:    {Requested, Confirmed, NoShow}, // late is not never
	ActStart:     {Arrived},
	ActComplete:  {Arrived, InService},
	ActNoShow:    {Requested, Confirmed},
	ActConfirm:   {Requested, PaymentPending, Confirmed},
	ActUndo:      {Requested, PaymentPending, Confirmed, Arrived, InService, Completed, NoShow}, // if it was an act of the day
}

// LegalActs are the acts that may set out from a state, by name. Undo depends
// on what was done last and when, and is not among them.
func LegalActs(status Status) []Act {
	out := []Act{}
	for _, act := range slices.Sorted(maps.Keys(allowed)) {
		if act != ActUndo && slices.Contains(allowed[act], status) {
			out = append(out, act)
		}
	}
	return out
}

// Appointment is a patient's time with a practitioner, with the names a screen
// shows beside it.
type Appointment struct {
	ID           uuid.UUID
	Branch       uuid.UUID
	Zone         string // of the branch
	Service      Named
	Practitioner Named
	Room         *Named
	Patient      Named
	Phone        string // the patient's
	Status       Status
	StartsAt     time.Time // of the visit; preparation comes before
	EndsAt       time.Time
	Marks
	Source    string // website, ad, referral, call, walk_in, staff
	Campaign  Campaign
	Referrer  string // who or what sent the patient
	Note      string
	Cancelled Cancellation // empty unless it is cancelled
	CreatedAt time.Time
	Version   int64
}

// Marks are when an appointment came to where it stands; nil where it did not.
type Marks struct {
	ArrivedAt, StartedAt, CompletedAt, CancelledAt *time.Time
	ConfirmedByPatientAt                           *time.Time // of the time it stands at
}

// Campaign is the advertisement that brought somebody, as its link named it.
type Campaign struct{ Source, Medium, Name string }

// Named is something with an id and a name; services have a colour.
type Named struct {
	ID    uuid.UUID
	Name  string
	Color string
}

// What can go wrong with an appointment.
var (
	ErrAppointmentNotFound = fault.New(fault.NotFound, "scheduling.appointment_not_found", "There is no such appointment.")
	ErrIllegalStatus       = fault.New(fault.Conflict, "scheduling.illegal_status", "The appointment is not in a state that allows this.")
	ErrReasonRequired      = fault.New(fault.Invalid, "scheduling.reason_required", "Say why.").
				With(fault.Field{Pointer: "/reason", Code: "required", Detail: "Say why."})
)

// Appointment is one appointment, or ErrAppointmentNotFound.
func (s *Service) Appointment(ctx context.Context, appointment uuid.UUID) (Appointment, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Appointment, error) {
		return appointmentTx(ctx, tx, appointment)
	})
}

func appointmentTx(ctx context.Context, tx database.Tx, appointment uuid.UUID) (a Appointment, err error) {
	err = tx.AtOnce(ctx, a.ask(ctx, tx.Tenant(), appointment))
	return a, err
}

// ask reads the appointment into a.
func (a *Appointment) ask(ctx context.Context, tenant, appointment uuid.UUID) database.Ask {
	return func(q database.Asker) error {
		row, err := schedulingdb.New(q).AppointmentByID(ctx, schedulingdb.AppointmentByIDParams{TenantID: tenant, ID: appointment})
		*a = appointmentFrom(row)
		return database.Explain(err, ErrAppointmentNotFound, nil)
	}
}

// lock reads the appointment for an act and refuses one that its state does
// not allow. Others who act on it wait.
func lock(ctx context.Context, tx database.Tx, appointment uuid.UUID, act Act) (schedulingdb.Appointment, error) {
	a, err := schedulingdb.New(tx).LockAppointment(ctx, schedulingdb.LockAppointmentParams{TenantID: tx.Tenant(), ID: appointment})
	if err != nil {
		return a, database.Explain(err, ErrAppointmentNotFound, nil)
	}
	if !slices.Contains(allowed[act], Status(a.Status)) {
		return a, illegal(Status(a.Status))
	}
	return a, nil
}

// illegal refuses an act and says which there are.
func illegal(status Status) error {
	return ErrIllegalStatus.WithExtra("appointment_status", status).WithExtra("legal_acts", LegalActs(status))
}

// why is the reason of an act: in words, by a code, or both.
type why struct{ text, code string }

// rememberTx keeps who did what to an appointment, when and why, after the
// changes that go with it, and reads the appointment as it is then.
func (s *Service) rememberTx(
	ctx context.Context, tx database.Tx, act Act, from *schedulingdb.Appointment, to schedulingdb.Appointment, why why, changes ...database.Ask,
) (a Appointment, err error) {
	m := schedulingdb.InsertMoveParams{
		TenantID: tx.Tenant(), ID: id.New(), AppointmentID: to.ID, BranchID: to.BranchID, Act: string(act), FromStatus: "",
		ToStatus: to.Status, FromStartsAt: nil, ToStartsAt: &to.StartsAt, FromResource: nil, ToResource: &to.PractitionerID,
		Reason: why.text, ReasonCode: why.code, Actor: tx.Principal().Actor(), At: s.now(),
	}
	if from != nil {
		m.FromStatus, m.FromStartsAt, m.FromResource = from.Status, &from.StartsAt, &from.PractitionerID
	}
	insert := func(q database.Asker) error { return schedulingdb.New(q).InsertMove(ctx, m) }
	changes = append(append(changes, keepLastVisit(ctx, Status(m.FromStatus), to)...), insert, a.ask(ctx, tx.Tenant(), to.ID))
	if err = tx.AtOnce(ctx, changes...); err != nil {
		return a, err
	}
	return a, s.Events.PublishTx(ctx, tx, AppointmentActed{
		Act: act, AppointmentID: to.ID, BranchID: to.BranchID, ServiceID: to.ServiceID, PractitionerID: to.PractitionerID, PatientID: to.PatientID,
		FromStatus: Status(m.FromStatus), ToStatus: Status(to.Status), StartsAt: to.StartsAt, EndsAt: to.EndsAt, At: m.At,
	})
}

// tell shows the change on every open screen of the branch.
func (s *Service) tell(ctx context.Context, a Appointment, change string, days ...time.Time) {
	zone, err := s.zone(a.Zone)
	if err != nil {
		return
	}
	told := map[string]bool{}
	for _, day := range append(days, a.StartsAt) {
		date := availability.DateOf(day.In(zone)).String()
		if !told[date] {
			s.publish(ctx, "appointment", a.Branch, map[string]any{"id": a.ID, "branch_id": a.Branch, "date": date, "change": change})
		}
		told[date] = true
	}
}

func appointmentFrom(r schedulingdb.AppointmentByIDRow) Appointment {
	a := Appointment{
		ID: r.ID, Branch: r.BranchID, Zone: r.TimeZone, Service: Named{r.ServiceID, r.ServiceName, r.ServiceColor},
		Practitioner: Named{ID: r.PractitionerID, Name: r.PractitionerName}, Patient: Named{ID: r.PatientID, Name: r.PatientName},
		Phone: r.PatientPhone, Status: Status(r.Status), StartsAt: r.StartsAt, EndsAt: r.EndsAt, Note: r.Note, CreatedAt: r.CreatedAt, Version: r.Version,
		Marks:  Marks{r.ArrivedAt, r.StartedAt, r.CompletedAt, r.CancelledAt, r.ConfirmedByPatientAt},
		Source: r.Source, Campaign: Campaign{r.UtmSource, r.UtmMedium, r.UtmCampaign}, Referrer: r.Referrer,
		Cancelled: Cancellation{CancelCode(r.CancelCode), r.CancelReason, r.CancelledBy, r.CancelledLate},
	}
	if r.RoomID != nil {
		a.Room = &Named{ID: *r.RoomID, Name: orEmpty(r.RoomName)}
	}
	return a
}

// AppointmentFilter narrows a list; what is nil does not.
type AppointmentFilter struct {
	Branch, Patient *uuid.UUID
	From, To        *time.Time         // starts in [From, To)
	First, Last     *availability.Date // starts on these days, by the wall of its branch
	After           Cursor
	Limit           int
}

// Cursor is the place in a list after which the next page begins.
type Cursor struct {
	StartsAt time.Time `json:"s"`
	ID       uuid.UUID `json:"i"`
}

// Appointments lists by start, oldest first.
func (s *Service) Appointments(ctx context.Context, f AppointmentFilter) ([]Appointment, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Appointment, error) {
		sql, args := f.sql(tx)
		rows, err := tx.Query(ctx, sql, args...)
		if err != nil {
			return nil, err
		}
		found, err := pgx.CollectRows(rows, pgx.RowToStructByPos[schedulingdb.AppointmentByIDRow])
		return mapped(found, appointmentFrom), err
	})
}

// AppointmentTx is Appointment inside the caller's transaction.
func (s *Service) AppointmentTx(ctx context.Context, tx database.Tx, appointment uuid.UUID) (Appointment, error) {
	return appointmentTx(ctx, tx, appointment)
}
