package patients

import (
	"context"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/money"
)

func (s *Service) timelineRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/patients/{id}/timeline", ID: "get-patient-timeline", Tag: "patients", Permission: access.PatientsRead,
		Summary: "What happened to a patient, newest first",
	}, s.getTimeline)
}

type timelineEntryJSON struct {
	At       time.Time    `json:"at"`
	Kind     string       `json:"kind"`
	ID       uuid.UUID    `json:"id" doc:"Of the record it is about"`
	BranchID *uuid.UUID   `json:"branch_id,omitempty"`
	Title    string       `json:"title,omitempty" doc:"A name people gave it"`
	Code     string       `json:"code,omitempty" doc:"What happened"`
	Money    *money.Money `json:"money,omitempty"`
	Actor    string       `json:"actor,omitempty" doc:"The member's name, or system:<name>"`
}

type timelineInput struct {
	ID     uuid.UUID `path:"id" format:"uuid"`
	Kinds  []string  `query:"kinds,explode" maxItems:"30" doc:"Only these; kinds=…&kinds=…"`
	Before time.Time `query:"before" doc:"next_before of the page before"`
	Limit  int       `query:"limit" default:"50" minimum:"1" maximum:"100"`
}

type timelineOutput struct {
	Body struct {
		Items      []timelineEntryJSON `json:"items" nullable:"false"`
		NextBefore *time.Time          `json:"next_before,omitempty"`
		Kinds      []string            `json:"kinds" nullable:"false" doc:"That the reader may see, whatever was asked for"`
	}
}

func (s *Service) getTimeline(ctx context.Context, in *timelineInput) (*timelineOutput, error) {
	page, err := s.Timeline(ctx, in.ID, TimelineFilter{Kinds: in.Kinds, Before: in.Before, Limit: in.Limit})
	if err != nil {
		return nil, err
	}
	out := &timelineOutput{}
	out.Body.Items, out.Body.Kinds = make([]timelineEntryJSON, len(page.Entries)), page.Kinds
	for i, e := range page.Entries {
		out.Body.Items[i] = timelineEntryJSON{e.At, e.Kind, e.ID, e.Branch, e.Title, e.Code, e.Money, e.Actor}
	}
	if !page.Next.IsZero() {
		out.Body.NextBefore = &page.Next
	}
	return out, nil
}
