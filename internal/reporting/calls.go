package reporting

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
)

// sorted puts the fullest first.
func sorted(all map[[2]uuid.UUID]*Load) []Load {
	out := make([]Load, 0, len(all))
	for l := range maps.Values(all) {
		out = append(out, *l)
	}
	slices.SortFunc(out, func(a, b Load) int {
		return cmp.Or(cmp.Compare(b.Next.Share(), a.Next.Share()), cmp.Compare(b.Past.Share(), a.Past.Share()), cmp.Compare(a.Name, b.Name),
			cmp.Compare(a.BranchName, b.BranchName))
	})
	return out
}

// Calls is how follow-ups of one event stand.
type Calls struct {
	Event   string
	Open    int64 // now
	Overdue int64 // of them, due before today
	Created int64 // in the period
	Done    int64 // of those created in the period
	Booked  int64 // of those done, how many led to an appointment
}

// Calls tells which follow-ups are late, and what came of those of the period.
func (s *Service) Calls(ctx context.Context, f Filter) ([]Calls, error) {
	return read[Calls](ctx, s, f, func(tx database.Tx, f Filter) *statement {
		q := asking(tx)
		from, to, now := q.arg(f.From), q.arg(f.To), q.arg(s.Clock.Now())
		q.add(`SELECT t.event, count(*) FILTER (WHERE t.closed_at IS NULL),
		       count(*) FILTER (WHERE t.closed_at IS NULL AND t.due_on < timezone(b.time_zone, %[3]s::timestamptz)::date),
		       count(*) FILTER (WHERE t.created_on BETWEEN %[1]s::date AND %[2]s::date),
		       count(*) FILTER (WHERE t.created_on BETWEEN %[1]s::date AND %[2]s::date AND t.completed),
		       count(*) FILTER (WHERE t.created_on BETWEEN %[1]s::date AND %[2]s::date AND t.completed AND t.booked)
		  FROM report_followups t JOIN branches b ON b.tenant_id = t.tenant_id AND b.id = t.branch_id
		 WHERE t.tenant_id = $1`, from, to, now)
		f.same(q, "t.branch_id", f.Branch)
		return q.add(" GROUP BY 1 ORDER BY 3 DESC, 2 DESC, 1")
	})
}
