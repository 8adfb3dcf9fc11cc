package scheduling

import (
	"context"
	"time"
)

type appointmentMoveJSON struct {
	Act              string    `json:"act" enum:"book,move,cancel,reinstate,arrive,start,complete,no_show,confirm,undo"`
	Actor            string    `json:"actor" doc:"The member's name, or system:<name>"`
	At               time.Time `json:"at"`
	Reason           string    `json:"reason"`
	ReasonCode       string    `json:"reason_code" doc:"Why it was cancelled, or which act was undone"`
	FromStartLocal   *string   `json:"from_start_local" doc:"2026-11-24T09:00, by the wall of the branch"`
	ToStartLocal     *string   `json:"to_start_local"`
	FromPractitioner *string   `json:"from_practitioner"`
	ToPractitioner   *string   `json:"to_practitioner"`
}

type movesOutput struct {
	Body struct {
		Items []appointmentMoveJSON `json:"items" nullable:"false"`
	}
}

func (s *Service) listMoves(ctx context.Context, in *appointmentIDInput) (*movesOutput, error) {
	list, err := s.Moves(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	out := &movesOutput{}
	out.Body.Items = mapped(list, s.moveJSON)
	return out, nil
}

func (s *Service) moveJSON(m Moved) appointmentMoveJSON {
	zone, err := s.zone(m.Zone)
	if err != nil {
		zone = time.UTC
	}
	wall := func(t *time.Time) *string {
		if t == nil {
			return nil
		}
		text := localTime(*t, zone)
		return &text
	}
	return appointmentMoveJSON{
		Act: string(m.Act), Actor: m.Actor, At: m.At.In(zone), Reason: m.Reason, ReasonCode: m.Code, FromStartLocal: wall(m.From.StartsAt),
		ToStartLocal: wall(m.To.StartsAt), FromPractitioner: m.From.Practitioner, ToPractitioner: m.To.Practitioner,
	}
}
