package identity

import (
	"context"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
)

func (s *Service) sessionRoutes(api *httpserver.API) {
	op := func(method, path, id, summary string, status int) httpserver.Op {
		return httpserver.Op{Method: method, Path: path, ID: id, Tag: "identity", Summary: summary, Permission: httpserver.Member, Status: status}
	}
	done := http.StatusNoContent
	httpserver.Register(api, op(http.MethodGet, "/sessions", "list-sessions", "Where you are signed in", 0), s.listSessions)
	httpserver.Register(api, op(http.MethodDelete, "/sessions/{id}", "end-session", "End one of your sessions", done).InAnyState(), s.deleteSession)
	httpserver.Register(api, op(http.MethodPost, "/sessions/end-others", "end-other-sessions", "End all your sessions but this one", done).InAnyState(), s.postEndOthers)
}

type sessionJSON struct {
	ID              uuid.UUID `json:"id"`
	AAL             int       `json:"aal" enum:"1,2"`
	Current         bool      `json:"current"`
	UserAgent       string    `json:"user_agent"`
	IP              string    `json:"ip"`
	AuthenticatedAt time.Time `json:"authenticated_at"`
	LastSeenAt      time.Time `json:"last_seen_at"`
}

type sessionsOutput struct {
	Body httpserver.Page[sessionJSON]
}

func (s *Service) listSessions(ctx context.Context, _ *struct{}) (*sessionsOutput, error) {
	devices, err := s.Devices(ctx)
	out := &sessionsOutput{}
	out.Body.Items = make([]sessionJSON, len(devices))
	for i, d := range devices {
		out.Body.Items[i] = sessionJSON{d.ID, d.AAL, d.Current, d.UserAgent, d.IP, d.AuthenticatedAt.UTC(), d.LastSeenAt.UTC()}
	}
	return out, err
}

type sessionInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

func (s *Service) deleteSession(ctx context.Context, in *sessionInput) (*struct{}, error) {
	return nil, s.EndSession(ctx, in.ID)
}

func (s *Service) postEndOthers(ctx context.Context, _ *struct{}) (*struct{}, error) {
	return nil, s.EndOtherSessions(ctx)
}
