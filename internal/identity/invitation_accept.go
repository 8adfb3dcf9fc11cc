package identity

import (
	"cmp"
	"context"
	"errors"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/identity/identitydb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/platform"
)

// Opened is an invitation as the person who holds its link sees it.
type Opened struct {
	ChainName, Inviter, Name, Email string
	Language                        string // they were written to in it
	Roles                           []OpenedRole
	ExpiresAt                       time.Time
	HasAccount                      bool // joins with the account they have, and its password
}

// OpenedRole is a role they will hold; the key of a built-in one is known by heart.
type OpenedRole struct{ Key, Name string }

// Open tells whose link it is. It returns ErrInvitationNotFound, ErrInvitationExpired,
// ErrInvitationRevoked, ErrInvitationUsed or ErrUnavailable. ctx acts for the chain.
func (i *Invitations) Open(ctx context.Context, token string) (Opened, error) {
	out, err := database.InTx(ctx, i.service.db, func(tx database.Tx) (Opened, error) { return i.openTx(ctx, tx, token) })
	if err != nil {
		return Opened{}, err
	}
	account, err := i.accountOf(ctx, out.Email)
	out.HasAccount = account.kind != noAccount
	return out, err
}

func (i *Invitations) openTx(ctx context.Context, tx database.Tx, token string) (Opened, error) {
	inv, err := i.byTokenTx(ctx, tx, token)
	if err != nil {
		return Opened{}, err
	}
	t, err := i.tenants.TenantTx(ctx, tx)
	if err != nil {
		return Opened{}, err
	}
	inviter, err := identitydb.New(tx).MemberByID(ctx, identitydb.MemberByIDParams{TenantID: tx.Tenant(), ID: inv.invitedBy})
	out := Opened{ChainName: t.Name, Inviter: inviter.Name, Name: inv.Name, Email: inv.Email, Language: inv.Language, ExpiresAt: inv.ExpiresAt}
	for _, r := range inv.Roles {
		out.Roles = append(out.Roles, OpenedRole{r.key, r.Name})
	}
	return out, err
}

func (i *Invitations) byTokenTx(ctx context.Context, tx database.Tx, token string) (Invitation, error) {
	row, err := identitydb.New(tx).InvitationByToken(ctx, identitydb.InvitationByTokenParams{TenantID: tx.Tenant(), TokenHash: hashToken(token)})
	if err != nil {
		return Invitation{}, database.Explain(err, ErrInvitationNotFound, nil)
	}
	inv, err := i.invitationTx(ctx, tx, row)
	if err != nil {
		return Invitation{}, err
	}
	return inv, inv.open()
}

// account is what Kratos has under an address.
type account struct {
	kind accountKind
	id   uuid.UUID
}

type accountKind int

const (
	noAccount  accountKind = iota
	leftover               // what a sign-up that nobody verified has left: not yet anybody's
	ownAccount             // verified: whoever reads mail at the address made it
	unproven               // somebody's, who has not shown that the address is theirs
)

func (i *Invitations) accountOf(ctx context.Context, email string) (account, error) {
	found, ok, err := i.service.kratos.FindByEmail(ctx, email)
	switch {
	case err != nil || !ok:
		return account{}, err
	case found.Verified:
		return account{ownAccount, found.ID}, nil
	}
	holds, err := i.service.Holds(ctx, found.ID)
	if holds || found.Signup == uuid.Nil {
		return account{unproven, found.ID}, err
	}
	return account{leftover, found.ID}, err
}

// Acceptance is what the person types. Who has an account types nothing.
type Acceptance struct{ Token, Name, Password string }

// Accept makes the holder of the link a member and returns the address they sign in
// with. The link shows that the address is theirs, and no more: an account there was
// before keeps its password and its second factor, and only its owner can sign in. It
// returns what Open does, ErrInvitationInvalid, ErrPasswordWeak, ErrInvitationVoid,
// ErrAlreadyMember, ErrMemberSuspended, ErrAccountUnverified or ratelimit.ErrTooMany.
func (i *Invitations) Accept(ctx context.Context, a Acceptance) (email string, err error) {
	if err := i.limiter.Allow(ctx, acceptancesPerToken, a.Token); err != nil {
		return "", err
	}
	inv, err := database.InTx(ctx, i.service.db, func(tx database.Tx) (Invitation, error) { return i.byTokenTx(ctx, tx, a.Token) })
	if err != nil {
		return "", err
	}
	a.Name = strings.TrimSpace(a.Name)
	identity, err := i.identityFor(ctx, inv, a)
	if err != nil {
		return "", err
	}
	err = database.InTxDo(ctx, i.service.db, func(tx database.Tx) error { return i.admitTx(ctx, tx, identity, a) })
	if err == nil {
		i.service.sessions.forget(ctx, identity)
	}
	return inv.Email, err
}

// identityFor finds or makes the account. A crash after it leaves an account that is
// the person's own, with the password they chose; the link still works.
func (i *Invitations) identityFor(ctx context.Context, inv Invitation, a Acceptance) (uuid.UUID, error) {
	for range 3 { // somebody else's act may come between
		found, err := i.accountOf(ctx, inv.Email)
		if err != nil {
			return uuid.Nil, err
		}
		switch found.kind {
		case ownAccount:
			return found.id, nil
		case unproven:
			return uuid.Nil, ErrAccountUnverified
		case leftover, noAccount:
		}
		made, err := i.makeIdentity(ctx, inv, a, found)
		if !errors.Is(err, platform.ErrIdentityExists) && !errors.Is(err, platform.ErrIdentityGone) {
			return made, err
		}
	}
	return uuid.Nil, ErrUnavailable
}

// makeIdentity makes a verified account, or takes over what an unverified sign-up left:
// who typed an address that is not theirs must not know its password afterwards.
func (i *Invitations) makeIdentity(ctx context.Context, inv Invitation, a Acceptance, found account) (uuid.UUID, error) {
	var f fault.Fields
	f.Check(platform.GoodName(a.Name), "/name", "invalid", "Give your name: 2 to 80 letters.")
	f.Check(a.Password != "", "/password", "required", "Choose a password.")
	if err := f.Err(ErrInvitationInvalid); err != nil {
		return uuid.Nil, err
	}
	if err := checkPassword(a.Password, inv.Email, a.Name); err != nil {
		return uuid.Nil, err
	}
	if found.kind == leftover {
		return found.id, i.service.kratos.takeOver(ctx, found.id, inv.Email, a.Name, a.Password)
	}
	return i.service.kratos.createVerified(ctx, inv.Email, a.Name, a.Password)
}

// admitTx makes the identity a member, new or again, and closes the invitation.
func (i *Invitations) admitTx(ctx context.Context, tx database.Tx, identity uuid.UUID, a Acceptance) error {
	q := identitydb.New(tx)
	row, err := q.LockInvitationByToken(ctx, identitydb.LockInvitationByTokenParams{TenantID: tx.Tenant(), TokenHash: hashToken(a.Token)})
	if err != nil {
		return database.Explain(err, ErrInvitationNotFound, nil)
	}
	inv, err := i.invitationTx(ctx, tx, row)
	if err != nil {
		return err
	}
	if err := inv.open(); err != nil {
		return err
	}
	if err := i.standsTx(ctx, tx, inv); err != nil {
		return err
	}
	member, err := i.memberTx(ctx, tx, inv, identity, a.Name)
	if err != nil {
		return err
	}
	if err := i.events.PublishTx(ctx, tx, MemberJoined{inv.ID, member}); err != nil {
		return err
	}
	now := i.service.clock.Now()
	return q.SetInvitationStatus(ctx, identitydb.SetInvitationStatusParams{
		TenantID: tx.Tenant(), ID: inv.ID, Status: string(InvitationAccepted), AcceptedAt: &now,
	})
}

// standsTx checks that who sent the invitation could send it now: an invitation must
// not outlive the power of its sender.
func (i *Invitations) standsTx(ctx context.Context, tx database.Tx, inv Invitation) error {
	sender, err := identitydb.New(tx).MemberByID(ctx, identitydb.MemberByIDParams{TenantID: tx.Tenant(), ID: inv.invitedBy})
	if err != nil {
		return err
	}
	m, err := memberTx(ctx, tx, sender.IdentityID)
	if errors.Is(err, ErrNotMember) || len(inv.Roles) == 0 {
		return ErrInvitationVoid
	}
	if err != nil {
		return err
	}
	p := principal.Principal{Kind: principal.Staff, TenantID: tx.Tenant(), ActorID: m.ID, Grants: m.Grants}
	err = mayGiveTx(ctx, tx, p, inv.Roles)
	if fault.As(err).Kind == fault.Forbidden {
		return ErrInvitationVoid
	}
	return err
}

// memberTx joins the identity, or lets one who has left come back as who they were.
func (i *Invitations) memberTx(ctx context.Context, tx database.Tx, inv Invitation, identity uuid.UUID, name string) (uuid.UUID, error) {
	q := identitydb.New(tx)
	former, err := q.LockFormerMember(ctx, identitydb.LockFormerMemberParams{TenantID: tx.Tenant(), IdentityID: identity, Email: inv.Email})
	if errors.Is(err, pgx.ErrNoRows) {
		return i.service.joinTx(ctx, tx, newMember{identity, cmp.Or(name, inv.Name), inv.Email, inv.Language}, inv.Roles)
	}
	if err != nil {
		return uuid.Nil, err
	}
	if err := mayReturn(Status(former.Status)); err != nil {
		return uuid.Nil, err
	}
	if err := q.ReviveMember(ctx, identitydb.ReviveMemberParams{
		TenantID: tx.Tenant(), ID: former.ID, IdentityID: identity, Name: cmp.Or(name, former.Name), Language: inv.Language,
	}); err != nil {
		return uuid.Nil, database.Explain(err, nil, memberFaults)
	}
	if err := q.ClearMemberRoles(ctx, identitydb.ClearMemberRolesParams{TenantID: tx.Tenant(), MemberID: former.ID}); err != nil {
		return uuid.Nil, err
	}
	return former.ID, settleTx(ctx, tx, identity, former.ID, inv.Roles)
}
