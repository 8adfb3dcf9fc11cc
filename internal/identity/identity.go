package identity

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/audit"
	"github.com/praxis-clinic/praxis/internal/identity/identitydb"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

// Cookie is the session's cookie: its prefix makes the browser keep it to one host.
const Cookie = "__Host-praxis_session"

// Service is the identity domain.
type Service struct {
	db       *database.DB
	clock    clock.Clock
	kratos   *Kratos
	sessions *sessions
	house    houseRules
}

// New wires the domain.
func New(db *database.DB, c clock.Clock, k *Kratos, memory Sessions) *Service {
	return &Service{db: db, clock: c, kratos: k, sessions: memory(c, k)}
}

// Authenticate finds who asks of a tenant. It returns ErrSessionMissing,
// ErrSessionIdle, ErrNotMember, ErrStepUp, ErrEnrol (unless aal1) or
// ErrUnavailable. Membership is read for every request: a suspension counts at once.
func (s *Service) Authenticate(ctx context.Context, cookie, userAgent, ip string, tenant uuid.UUID, aal1 bool) (principal.Principal, error) {
	if cookie == "" {
		return principal.Principal{}, ErrSessionMissing
	}
	session, fresh, err := s.sessions.lookUp(ctx, cookie)
	if err != nil {
		return principal.Principal{}, err
	}
	m, err := s.enter(ctx, tenant, session, visit{fresh, userAgent, ip})
	if errors.Is(err, ErrSessionIdle) {
		// Signing in again must make a new session: a refreshed one would be as idle as before.
		return principal.Principal{}, errors.Join(err, s.endIdle(ctx, session))
	}
	if err != nil {
		return principal.Principal{}, err
	}
	// Kratos has already refused who enrolled a second factor and did not give it.
	if m.SecondFactor && session.AAL < 2 && !aal1 {
		return principal.Principal{}, ErrEnrol
	}
	return principal.Principal{
		Kind: principal.Staff, TenantID: tenant, ActorID: m.ID, Name: m.Name, IdentityID: session.IdentityID,
		SessionID: session.ID, AAL: session.AAL, AuthenticatedAt: session.AuthenticatedAt, ExpiresAt: session.ExpiresAt, Grants: m.Grants,
	}, nil
}

// endIdle ends a session at Kratos. Where that is away the session stays idle for us.
func (s *Service) endIdle(ctx context.Context, session Session) error {
	s.sessions.forget(ctx, session.IdentityID)
	return s.kratos.endSession(ctx, session.ID)
}

// visit is one request as the session list remembers it.
type visit struct {
	note          bool // long enough since the last one to be written down
	userAgent, ip string
}

// enter reads the member and, now and then, notes that the session is alive.
func (s *Service) enter(ctx context.Context, tenant uuid.UUID, session Session, v visit) (Member, error) {
	p := principal.NewSystem(tenant, "system:identity")
	p.RequestID, p.IP = httpserver.RequestID(ctx), v.ip
	ctx = principal.With(ctx, p)
	return database.InTx(ctx, s.db, func(tx database.Tx) (Member, error) {
		m, err := memberTx(ctx, tx, session.IdentityID)
		if err != nil {
			return m, err
		}
		if m, err = s.house.applyTx(ctx, tx, m); err != nil || !v.note {
			return m, err
		}
		return m, s.touchTx(ctx, tx, m, session, v)
	})
}

const longestAgent = 300

func (s *Service) touchTx(ctx context.Context, tx database.Tx, m Member, session Session, v visit) error {
	now := s.clock.Now()
	idleSince := now.Add(-time.Duration(m.IdleMinutes) * time.Minute)
	seen, err := identitydb.New(tx).TouchSession(ctx, identitydb.TouchSessionParams{
		TenantID: tx.Tenant(), SessionID: session.ID, MemberID: m.ID, UserAgent: v.userAgent[:min(len(v.userAgent), longestAgent)],
		Ip: v.ip, Now: now, IdleSince: idleSince,
	})
	switch {
	case err != nil:
		return err
	case seen.EndedAt != nil:
		return ErrSessionMissing
	case seen.LastSeenAt.Before(idleSince):
		return ErrSessionIdle
	case seen.Begun:
		return noteSignInTx(ctx, tx, m)
	}
	return nil
}

// noteSignInTx leaves in the audit that a member has begun to work with a new session.
func noteSignInTx(ctx context.Context, tx database.Tx, m Member) error {
	if err := identitydb.New(tx).ActAs(ctx, string(principal.Staff)+":"+m.ID.String()); err != nil {
		return err
	}
	return audit.Done(ctx, tx, "sign_ins", m.ID, "")
}
