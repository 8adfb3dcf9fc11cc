package identity

import (
	"context"
	"errors"
	"slices"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/identity/identitydb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

// Pending lists who was asked and has not come yet, and whose invitation was lately
// withdrawn. Who manages people of some branches sees what concerns those.
func (i *Invitations) Pending(ctx context.Context) ([]Invitation, error) {
	return database.InTx(ctx, i.service.db, func(tx database.Tx) ([]Invitation, error) {
		known, err := rolesByIDTx(ctx, tx)
		if err != nil {
			return nil, err
		}
		rows, err := identitydb.New(tx).Invitations(ctx, identitydb.InvitationsParams{
			TenantID: tx.Tenant(), RevokedSince: i.service.clock.Now().Add(-revokedShown),
		})
		out := make([]Invitation, 0, len(rows))
		for _, row := range rows {
			inv, err := i.from(row, known)
			if err != nil {
				return nil, err
			}
			if concerns(tx.Principal(), inv) {
				out = append(out, inv)
			}
		}
		return out, err
	})
}

func concerns(p principal.Principal, inv Invitation) bool {
	scope := p.Grants[access.MembersManage]
	return scope.Chain || slices.ContainsFunc(inv.Roles, func(h Holding) bool { return h.Branch != nil && scope.Covers(*h.Branch) })
}

// Resend mails a new link; the old one is void. An invitation that has expired lives
// again. It returns ErrInvitationNotFound, ErrInvitationUsed, ErrInvitationRevoked,
// ratelimit.ErrTooMany, and what Invite returns of roles.
func (i *Invitations) Resend(ctx context.Context, invitation uuid.UUID) (Invitation, error) {
	if err := i.limiter.Allow(ctx, resendsPerInvitation, invitation.String()); err != nil {
		return Invitation{}, err
	}
	token, hash := newToken()
	return i.change(ctx, invitation, func(tx database.Tx, row identitydb.Invitation) (Invitation, error) {
		t, err := i.tenants.TenantTx(ctx, tx)
		if err != nil {
			return Invitation{}, err
		}
		now := i.service.clock.Now()
		row.TokenHash, row.InvitedBy, row.SentAt, row.ExpiresAt = hash, tx.Principal().ActorID, now, now.Add(invitationLasts)
		if err := identitydb.New(tx).RenewInvitation(ctx, identitydb.RenewInvitationParams{
			TenantID: tx.Tenant(), ID: row.ID, TokenHash: hash, InvitedBy: row.InvitedBy, SentAt: row.SentAt, ExpiresAt: row.ExpiresAt,
		}); err != nil {
			return Invitation{}, err
		}
		return i.sendTx(ctx, tx, t, row, token)
	})
}

// Revoke withdraws an invitation; its link is void. Errors are Resend's.
func (i *Invitations) Revoke(ctx context.Context, invitation uuid.UUID) (Invitation, error) {
	return i.change(ctx, invitation, func(tx database.Tx, row identitydb.Invitation) (Invitation, error) {
		row.Status = string(InvitationRevoked)
		if err := identitydb.New(tx).SetInvitationStatus(ctx, identitydb.SetInvitationStatusParams{
			TenantID: tx.Tenant(), ID: row.ID, Status: row.Status, AcceptedAt: nil,
		}); err != nil {
			return Invitation{}, err
		}
		return i.invitationTx(ctx, tx, row)
	})
}

type invitationChange func(tx database.Tx, row identitydb.Invitation) (Invitation, error)

// change runs fn on an invitation that nobody has taken up, by somebody who could have
// sent it.
func (i *Invitations) change(ctx context.Context, invitation uuid.UUID, fn invitationChange) (Invitation, error) {
	return database.InTx(ctx, i.service.db, func(tx database.Tx) (Invitation, error) {
		row, err := identitydb.New(tx).LockInvitation(ctx, identitydb.LockInvitationParams{TenantID: tx.Tenant(), ID: invitation})
		if err != nil {
			return Invitation{}, database.Explain(err, ErrInvitationNotFound, nil)
		}
		inv, err := i.invitationTx(ctx, tx, row)
		switch {
		case err != nil:
			return Invitation{}, err
		case !concerns(tx.Principal(), inv):
			return Invitation{}, ErrInvitationNotFound
		}
		if err := mayGiveTx(ctx, tx, tx.Principal(), inv.Roles); err != nil {
			return Invitation{}, err
		}
		if err := inv.open(); err != nil && !errors.Is(err, ErrInvitationExpired) {
			return Invitation{}, err
		}
		return fn(tx, row)
	})
}
