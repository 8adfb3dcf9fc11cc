package scheduling

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
)

func minutes(d time.Duration) int64 { return int64(d / time.Minute) }

// CapacityTx is how many minutes each practitioner works at a branch from one
// day to another, both included, by the rules that the calendar itself goes by:
// weekly hours less leave, holidays and what the branch is closed for.
func (s *Service) CapacityTx(ctx context.Context, tx database.Tx, branch uuid.UUID, first, last availability.Date) (map[uuid.UUID]int64, error) {
	g, err := s.groundTx(ctx, tx, branch, uuid.Nil, first, last)
	if err != nil {
		return nil, err
	}
	out := map[uuid.UUID]int64{}
	for date := first; date <= last; date++ {
		day, err := availability.OneDay(g.rules, date)
		if err != nil {
			return nil, err
		}
		from, to := availability.Span(g.zone, date, date)
		for _, p := range g.rules.Practitioners {
			out[p.ID] += minutes(to.Sub(from))
		}
		for _, a := range day.Absences {
			out[a.Resource] -= minutes(a.To.Sub(a.From))
		}
	}
	return out, nil
}
