package identity

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/identity/identitydb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/platform"
)

// ErrSessionNotFound means the person has no such session, or it is over.
var ErrSessionNotFound = fault.New(fault.NotFound, "identity.session_not_found", "There is no such session. It may be over already.")

// Device is one of a person's own sessions: a browser they are signed in with.
type Device struct {
	Session
	UserAgent, IP string
	LastSeenAt    time.Time
	Current       bool
}

// Devices lists the sessions of who asks, on whichever chain's host, the latest used
// first. It returns ErrUnavailable.
func (s *Service) Devices(ctx context.Context) ([]Device, error) {
	p, _ := principal.From(ctx)
	found, err := s.kratos.sessionsOf(ctx, p.IdentityID)
	if err != nil {
		return nil, err
	}
	rows, err := database.InTx(ctx, s.db, func(tx database.Tx) ([]identitydb.MemberSessionsRow, error) {
		return identitydb.New(tx).MemberSessions(ctx, identitydb.MemberSessionsParams{TenantID: tx.Tenant(), MemberID: p.ActorID})
	})
	seen := map[uuid.UUID]identitydb.MemberSessionsRow{}
	for _, r := range rows {
		seen[r.SessionID] = r
	}
	for i := range found {
		d := &found[i]
		d.Current = d.ID == p.SessionID
		if r, ok := seen[d.ID]; ok { // we saw them later than the sign-in did
			d.UserAgent, d.IP, d.LastSeenAt = r.UserAgent, r.Ip, r.LastSeenAt
		}
	}
	slices.SortFunc(found, func(a, b Device) int {
		return cmp.Or(b.LastSeenAt.Compare(a.LastSeenAt), cmp.Compare(a.ID.String(), b.ID.String()))
	})
	return found, err
}

// Generation changes when sessions or memberships of p's identity do, or what the roles
// of the chain allow, or whether it is open: whatever was let in before has to ask
// again. It is "" where nobody can tell.
func (s *Service) Generation(ctx context.Context, p principal.Principal) string {
	ctx, cancel := context.WithTimeout(ctx, redisPatience)
	defer cancel()
	own := s.sessions.read(ctx, generationKey(p.IdentityID))
	chain := s.sessions.read(ctx, platform.ChainGeneration(p.TenantID))
	if strings.HasPrefix(own, away) || strings.HasPrefix(chain, away) {
		return ""
	}
	return own + "." + chain
}

// EndSession ends one session of who asks, at once and everywhere. It returns
// ErrSessionNotFound or ErrUnavailable.
func (s *Service) EndSession(ctx context.Context, session uuid.UUID) error {
	return s.endWhere(ctx, func(d Session) bool { return d.ID == session }, ErrSessionNotFound)
}

// EndOtherSessions ends all sessions of who asks but the one they ask with.
func (s *Service) EndOtherSessions(ctx context.Context) error {
	p, _ := principal.From(ctx)
	return s.endWhere(ctx, func(d Session) bool { return d.ID != p.SessionID }, nil)
}

// endWhere ends the sessions that match, and returns none where there is not one.
func (s *Service) endWhere(ctx context.Context, match func(Session) bool, none error) error {
	p, _ := principal.From(ctx)
	found, err := s.kratos.sessionsOf(ctx, p.IdentityID)
	if err != nil {
		return err
	}
	var ids []uuid.UUID
	for _, d := range found {
		if match(d.Session) {
			ids = append(ids, d.ID)
		}
	}
	if len(ids) == 0 {
		return none
	}
	return s.end(ctx, p.IdentityID, ids)
}

// end ends sessions with Kratos first: what it refuses is refused everywhere, whatever
// becomes of our own note.
func (s *Service) end(ctx context.Context, identity uuid.UUID, ids []uuid.UUID) error {
	defer s.sessions.forget(ctx, identity)
	for _, session := range ids {
		if err := s.kratos.endSession(ctx, session); err != nil {
			return err
		}
	}
	return database.InTxDo(ctx, s.db, func(tx database.Tx) error {
		return identitydb.New(tx).EndSessions(ctx, identitydb.EndSessionsParams{TenantID: tx.Tenant(), Ids: ids, At: s.clock.Now()})
	})
}
