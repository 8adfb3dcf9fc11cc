package scheduling

import (
	"context"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
)

// Routes is the scheduling part of the API.
func (s *Service) Routes(api *httpserver.API) {
	s.serviceRoutes(api)
	s.resourceRoutes(api)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/slots", ID: "list-slots", Tag: "appointments", Permission: access.AppointmentsRead,
		Summary: "Free starts of a service by day, and why a day has none",
	}, s.listSlots)
	s.holdRoutes(api)
	s.appointmentRoutes(api)
	s.walkInRoutes(api)
	s.dayRoutes(api)
	s.liveRoutes(api)
	s.onlineRoutes(api)
}

type slotsInput struct {
	BranchID       uuid.UUID `query:"branch_id" required:"true" format:"uuid"`
	ServiceID      uuid.UUID `query:"service_id" required:"true" format:"uuid"`
	PractitionerID string    `query:"practitioner_id" format:"uuid"`
	From           string    `query:"from" doc:"2026-11-24; today where it is left out"`
	To             string    `query:"to" doc:"2026-11-30, included"`
	HoldToken      string    `query:"hold_token" maxLength:"64" doc:"What it holds is free for who asks; what others hold is not"`
}

type slotStartJSON struct {
	StartsAt        time.Time   `json:"starts_at"`
	EndsAt          time.Time   `json:"ends_at"`
	StartLocal      string      `json:"start_local" doc:"2026-11-24T09:00, by the wall of the branch"`
	PractitionerIDs []uuid.UUID `json:"practitioner_ids" nullable:"false"`
	RoomIDs         []uuid.UUID `json:"room_ids" nullable:"false"`
}

type slotDayJSON struct {
	Date   string          `json:"date" format:"date"`
	Starts []slotStartJSON `json:"starts" nullable:"false"`
	Reason string          `json:"reason,omitempty" enum:"closed,holiday,on_leave,full,no_room,no_hours,past,too_soon,beyond_horizon"`
}

type slotsJSON struct {
	TimeZone   string        `json:"time_zone"`
	Days       []slotDayJSON `json:"days" nullable:"false"`
	NearestDay *string       `json:"nearest_day" format:"date"`
}

type slotsOutput struct{ Body slotsJSON }

func (s *Service) listSlots(ctx context.Context, in *slotsInput) (*slotsOutput, error) {
	var faults fault.Fields
	q := SlotQuery{
		Branch: in.BranchID, Service: in.ServiceID, Practitioner: optionalID(in.PractitionerID),
		From: optionalDate(&faults, "query/from", &in.From), To: optionalDate(&faults, "query/to", &in.To),
		Token: in.HoldToken,
	}
	if err := faults.Err(ErrInvalid); err != nil {
		return nil, err
	}
	slots, err := s.FreeSlots(ctx, q)
	if err != nil {
		return nil, err
	}
	days := mapped(slots.Days, func(d availability.Day) slotDayJSON {
		return slotDayJSON{Date: d.Date.String(), Starts: mapped(d.Starts, slots.toJSON), Reason: string(d.Reason)}
	})
	return &slotsOutput{slotsJSON{TimeZone: slots.Zone, Days: days, NearestDay: dateText(slots.Nearest)}}, nil
}

func (s Slots) toJSON(x availability.Start) slotStartJSON {
	return slotStartJSON{
		StartsAt: x.At, EndsAt: x.At.Add(s.Duration), StartLocal: x.At.Format(availability.LocalLayout),
		PractitionerIDs: listed(x.Practitioners), RoomIDs: listed(x.Rooms),
	}
}
