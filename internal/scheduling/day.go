package scheduling

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgtype"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/holds"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
	"github.com/praxis-clinic/praxis/internal/scheduling/schedulingdb"
)

// Day is one day of a branch as the front desk sees it.
type Day struct {
	Branch        uuid.UUID
	Date          availability.Date
	Zone          *time.Location
	Presence      availability.Presence // a closed day has the hours of an ordinary one
	ClosedFor     string                // the holiday's name
	Practitioners []Person
	Appointments  []Appointment
	Holds         []holds.Held // of practitioners
	Grace         int          // minutes after their start in which patients may still come
}

// Person is a column of the day.
type Person struct {
	ID                 uuid.UUID
	Name, Title, Color string
}

// Day reads a day of a branch: a handful of queries, whatever happens on it.
func (s *Service) Day(ctx context.Context, branch uuid.UUID, date availability.Date) (Day, error) {
	day, err := database.InTx(ctx, s.DB, func(tx database.Tx) (Day, error) { return s.DayTx(ctx, tx, branch, date) })
	if err != nil {
		return Day{}, err
	}
	p, _ := principal.From(ctx)
	from, to := availability.Span(day.Zone, date, date)
	day.Holds, _ = s.Holds.List(ctx, p.TenantID, mapped(day.Practitioners, func(p Person) uuid.UUID { return p.ID }), from, to)
	return day, nil
}

// DayTx is Day inside the caller's transaction, without the holds.
func (s *Service) DayTx(ctx context.Context, tx database.Tx, branch uuid.UUID, date availability.Date) (Day, error) {
	if err := mayIn(tx, access.AppointmentsRead, branch); err != nil {
		return Day{}, err
	}
	var rows []schedulingdb.AppointmentsOfDayRow
	g, err := s.groundTx(ctx, tx, branch, uuid.Nil, date, date, func(q database.Asker) (err error) {
		rows, err = schedulingdb.New(q).AppointmentsOfDay(ctx, schedulingdb.AppointmentsOfDayParams{
			TenantID: tx.Tenant(), BranchID: branch, Midnight: midnight(date), NextMidnight: midnight(date + 1),
			Earliest: date.Time().Add(-2 * aDay), Latest: date.Time().Add(2 * aDay),
		})
		return err
	})
	if err != nil {
		return Day{}, err
	}
	day := Day{Branch: branch, Date: date, Zone: g.zone, Grace: g.branch.Settings.NoShowGraceMinutes}
	if day.Presence, err = availability.OneDay(g.rules, date); err != nil {
		return Day{}, err
	}
	if day.Presence.Closed != "" {
		day.ClosedFor, _ = g.branch.ClosedOn(packDate(date))
		day.Presence.Opens, day.Presence.Closes = g.ordinary()
	}
	day.Appointments = mapped(rows, func(r schedulingdb.AppointmentsOfDayRow) Appointment {
		return appointmentFrom(schedulingdb.AppointmentByIDRow(r))
	})
	day.Practitioners = g.columns(day.Appointments)
	return day, err
}

// ordinary is when the branch opens first and closes last in a week.
func (g *ground) ordinary() (opens, closes availability.TimeOfDay) {
	opens, closes = 8*60, 20*60
	for i, h := range g.branch.Branch.Hours {
		if i == 0 {
			opens, closes = availability.TimeOfDay(h.Opens), availability.TimeOfDay(h.Closes)
		}
		opens, closes = min(opens, availability.TimeOfDay(h.Opens)), max(closes, availability.TimeOfDay(h.Closes))
	}
	return opens, closes
}

// columns are the practitioners of the branch, and those who have left but
// still have an appointment that day.
func (g *ground) columns(appointments []Appointment) (out []Person) {
	for _, r := range g.resources {
		if r.Kind == string(Practitioner) {
			out = append(out, Person{r.ID, r.Name, r.Title, r.Color})
		}
	}
	for _, a := range appointments {
		if !slices.ContainsFunc(out, func(p Person) bool { return p.ID == a.Practitioner.ID }) {
			out = append(out, Person{ID: a.Practitioner.ID, Name: a.Practitioner.Name})
		}
	}
	return out
}

// midnight begins the date by the clock on a branch's wall.
func midnight(d availability.Date) pgtype.Timestamp {
	return pgtype.Timestamp{Time: d.Time(), Valid: true}
}
