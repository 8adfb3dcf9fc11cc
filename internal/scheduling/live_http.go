package scheduling

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"
	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/live"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

// heartbeat keeps proxies from closing a quiet stream and finds screens that
// are gone.
const heartbeat = 20 * time.Second

// glance is how often a stream looks whether its screen may still watch, though
// nothing happens at the branch.
const glance = 3 * time.Second

// longestStream is when a screen has to come back and show its session again,
// whatever Doors has said.
const longestStream = 10 * time.Minute

func (s *Service) liveRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/events", ID: "watch-branch", Tag: "appointments", Permission: access.AppointmentsRead,
		Summary: "Server-sent events: appointment, hold, ping. They say what changed; the screen asks for the rest",
	}, s.watch)
}

type watchInput struct {
	BranchID uuid.UUID `query:"branch_id" required:"true" format:"uuid"`
}

type watchOutput struct {
	ContentType string `header:"Content-Type"`
	Body        func(ctx huma.Context)
}

func (s *Service) watch(ctx context.Context, in *watchInput) (*watchOutput, error) {
	p, _ := principal.From(ctx)
	if err := s.hasBranch(ctx, in.BranchID); err != nil {
		return nil, err
	}
	return &watchOutput{ContentType: "text/event-stream", Body: func(hc huma.Context) {
		c := humagin.Unwrap(hc)
		c.Header("Content-Type", "text/event-stream")
		c.Header("X-Accel-Buffering", "no")
		_ = http.NewResponseController(c.Writer).SetWriteDeadline(time.Time{}) // a stream outlives the server's timeout
		s.stream(c.Request.Context(), c.Writer, p, in.BranchID)
	}}, nil
}

type flusher interface {
	io.Writer
	Flush()
}

// stream writes the branch's events until the screen or the server goes away, or
// who watches is let out: it ends before the next event, and at the latest after a
// glance. A screen that may still watch opens another.
func (s *Service) stream(ctx context.Context, w flusher, p principal.Principal, branch uuid.UUID) {
	ctx, cancel := context.WithTimeout(ctx, longestStream)
	defer cancel()
	events, letIn := s.Live.Subscribe(ctx, p.TenantID), s.generation(ctx, p)
	ticks, glances := time.NewTicker(heartbeat), time.NewTicker(glance)
	defer ticks.Stop()
	defer glances.Stop()
	may := func() bool { return s.generation(ctx, p) == letIn }
	send := func(kind string, data any) bool { return may() && write(w, kind, data) }
	for ok := send("ping", struct{}{}); ok; {
		select {
		case <-ctx.Done():
			return
		case <-glances.C:
			ok = may()
		case <-ticks.C:
			ok = send("ping", struct{}{})
		case e, open := <-events:
			ok = open && (!concerns(e, branch) || send(e.Type, e.Data))
		}
	}
}

func (s *Service) generation(ctx context.Context, p principal.Principal) string {
	if s.Doors == nil {
		return ""
	}
	return s.Doors.Generation(ctx, p)
}

func write(w flusher, kind string, data any) bool {
	b, err := json.Marshal(data)
	if err == nil {
		_, err = fmt.Fprintf(w, "event: %s\ndata: %s\n\n", kind, b)
	}
	w.Flush()
	return err == nil
}

func concerns(e live.Event, branch uuid.UUID) bool { return e.BranchID == branch }
