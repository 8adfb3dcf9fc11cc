package scheduling

import (
	"context"
	"net/http"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/holds"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
)

func (s *Service) dayRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/day", ID: "get-day", Tag: "appointments", Permission: access.AppointmentsRead,
		Summary: "A day of a branch: a column for each practitioner, what is booked, held and unavailable",
	}, s.getDay)
}

type dayPractitionerJSON struct {
	ID    uuid.UUID `json:"id"`
	Name  string    `json:"name"`
	Title string    `json:"title"`
	Color string    `json:"color"`
}

type unavailableJSON struct {
	PractitionerID uuid.UUID `json:"practitioner_id"`
	StartLocal     string    `json:"start_local"`
	EndLocal       string    `json:"end_local"`
	Reason         string    `json:"reason" enum:"closed,holiday,on_leave,no_hours"`
}

type heldSlotJSON struct {
	PractitionerID uuid.UUID `json:"practitioner_id"`
	StartLocal     string    `json:"start_local"`
	EndLocal       string    `json:"end_local"`
}

type dayJSON struct {
	BranchID      uuid.UUID             `json:"branch_id"`
	Date          string                `json:"date" format:"date"`
	TimeZone      string                `json:"time_zone"`
	Opens         string                `json:"opens" doc:"08:00"`
	Closes        string                `json:"closes" doc:"20:00; 24:00 is the end of the day"`
	ClosedReason  *string               `json:"closed_reason" enum:"closed,holiday"`
	ClosedName    string                `json:"closed_name" doc:"The holiday's name"`
	Practitioners []dayPractitionerJSON `json:"practitioners" nullable:"false"`
	Appointments  []appointmentJSON     `json:"appointments" nullable:"false"`
	Unavailable   []unavailableJSON     `json:"unavailable" nullable:"false"`
	Holds         []heldSlotJSON        `json:"holds" nullable:"false"`
	Grace         int                   `json:"no_show_grace_minutes" doc:"How long after its start a patient may still come"`
}

type dayInput struct {
	BranchID uuid.UUID `query:"branch_id" required:"true" format:"uuid"`
	Date     string    `query:"date" required:"true" doc:"2026-11-24"`
}

type dayOutput struct{ Body dayJSON }

func (s *Service) getDay(ctx context.Context, in *dayInput) (*dayOutput, error) {
	var faults fault.Fields
	date := dateAt(&faults, "query/date", in.Date)
	if err := faults.Err(ErrInvalid); err != nil {
		return nil, err
	}
	d, err := s.Day(ctx, in.BranchID, date)
	if err != nil {
		return nil, err
	}
	return &dayOutput{s.dayJSON(d)}, nil
}

func (s *Service) dayJSON(d Day) dayJSON {
	return dayJSON{
		BranchID: d.Branch, Date: d.Date.String(), TimeZone: d.Zone.String(), Opens: d.Presence.Opens.String(),
		Closes: d.Presence.Closes.String(), ClosedReason: orNil(string(d.Presence.Closed)), ClosedName: d.ClosedFor, Grace: d.Grace,
		Practitioners: mapped(d.Practitioners, func(p Person) dayPractitionerJSON { return dayPractitionerJSON(p) }),
		Appointments:  mapped(d.Appointments, s.appointmentJSON),
		Unavailable: mapped(d.Presence.Absences, func(a availability.Absence) unavailableJSON {
			return unavailableJSON{a.Resource, localTime(a.From, d.Zone), localTime(a.To, d.Zone), string(a.Reason)}
		}),
		Holds: mapped(d.Holds, func(h holds.Held) heldSlotJSON {
			return heldSlotJSON{h.Resource, localTime(h.From, d.Zone), localTime(h.To, d.Zone)}
		}),
	}
}
