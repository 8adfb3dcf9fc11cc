package clinical

import (
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
)

// Routes is the clinical part of the API.
func (s *Service) Routes(api *httpserver.API) {
	s.visitRoutes(api)
	s.noteRoutes(api)
	s.templateRoutes(api)
	s.snippetRoutes(api)
}

type idInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// optionalID is nil for an empty query parameter; huma has checked its form.
func optionalID(text string) *uuid.UUID {
	parsed, err := uuid.Parse(text)
	if err != nil {
		return nil
	}
	return &parsed
}

func dateText(t *time.Time) *string {
	if t == nil {
		return nil
	}
	day := t.Format(time.DateOnly)
	return &day
}

// inZone shows an instant on the clock of a branch.
func inZone(t time.Time, zone string) time.Time {
	at, err := time.LoadLocation(zone)
	if err != nil {
		return t.UTC()
	}
	return t.In(at)
}

func inZoneOrNil(t *time.Time, zone string) *time.Time {
	if t == nil {
		return nil
	}
	shown := inZone(*t, zone)
	return &shown
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
