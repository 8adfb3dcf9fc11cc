package identity

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/identity/identitydb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/kit/ratelimit"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// What can be wrong with an invitation.
var (
	ErrInvitationInvalid  = fault.New(fault.Invalid, "identity.invitation_invalid", "Check the fields.")
	ErrInvitationPending  = fault.New(fault.Conflict, "identity.invitation_pending", "This person has been invited already. Send the invitation again, or revoke it first.")
	ErrInvitationNotFound = fault.New(fault.NotFound, "identity.invitation_not_found", "There is no such invitation. Its link may have been replaced by a newer one.")
	ErrInvitationExpired  = fault.New(fault.Gone, "identity.invitation_expired", "This invitation has expired. Ask the clinic for a new one.")
	ErrInvitationRevoked  = fault.New(fault.Gone, "identity.invitation_revoked", "The clinic has withdrawn this invitation.")
	ErrInvitationUsed     = fault.New(fault.Gone, "identity.invitation_used", "This invitation has been accepted already. Sign in.")
	ErrInvitationVoid     = fault.New(fault.Gone, "identity.invitation_void", "Who sent this invitation may not give these roles any more. Ask the clinic for a new one.")
	ErrMemberSuspended    = fault.New(fault.Conflict, "identity.member_suspended", "This person is suspended here. Let them in again instead.")
	ErrAccountUnverified  = fault.New(fault.Conflict, "identity.account_unverified", "There is an account with this address that nobody has verified. Verify the address first, then accept again.")
)

// InvitationStatus says what has become of an invitation.
type InvitationStatus string

// The states of an invitation. Expired is a pending one whose time is over.
const (
	InvitationPending  InvitationStatus = "pending"
	InvitationAccepted InvitationStatus = "accepted"
	InvitationRevoked  InvitationStatus = "revoked"
	InvitationExpired  InvitationStatus = "expired"
)

const (
	invitationLasts = 7 * 24 * time.Hour
	revokedShown    = 30 * 24 * time.Hour
)

// Mailer puts a mail into the outbox of the transaction's tenant.
type Mailer interface {
	SendTx(ctx context.Context, tx database.Tx, m platform.Mail) error
}

// Invitations asks people to join a chain, and lets them in.
type Invitations struct {
	service   *Service
	tenants   Tenants
	mailer    Mailer
	limiter   *ratelimit.Limiter
	directory *platform.Directory
	addresses platform.Addresses
}

// NewInvitations wires invitations.
func NewInvitations(s *Service, t Tenants, m Mailer, l *ratelimit.Limiter, d *platform.Directory, a platform.Addresses) *Invitations {
	return &Invitations{s, t, m, l, d, a}
}

// Invitation is what somebody was asked.
type Invitation struct {
	ID                    uuid.UUID
	Email, Name, Language string
	Roles                 []Holding
	Status                InvitationStatus
	SentAt, ExpiresAt     time.Time
	invitedBy             uuid.UUID
}

// NewInvitation is what is typed to ask somebody. No language means the chain's.
type NewInvitation struct {
	Email, Name, Language string
	Roles                 []Holding
}

// clean trims, and drops a role given twice.
func (n *NewInvitation) clean() error {
	n.Email, n.Name = strings.ToLower(strings.TrimSpace(n.Email)), strings.TrimSpace(n.Name)
	var roles []Holding
	for _, r := range n.Roles {
		if !slices.ContainsFunc(roles, func(h Holding) bool { return h.same(r) }) {
			roles = append(roles, r)
		}
	}
	n.Roles = roles
	var f fault.Fields
	f.Check(platform.GoodEmail(n.Email), "/email", "invalid", "Give a whole e-mail address.")
	f.Check(platform.GoodName(n.Name), "/name", "invalid", "Give the person's name: 2 to 80 letters, no web address.")
	f.Check(len(n.Roles) > 0, "/roles", "required", "Choose at least one role.")
	f.Check(n.Language == "" || slices.Contains(packs.Languages, n.Language), "/language", "unknown", "Choose one of the languages.")
	return f.Err(ErrInvitationInvalid)
}

func (h Holding) same(o Holding) bool {
	return h.Role == o.Role && (h.Branch == nil) == (o.Branch == nil) && (h.Branch == nil || *h.Branch == *o.Branch)
}

// Invite mails somebody a link by which they can join. It returns ErrInvitationInvalid,
// ErrInvitationPending, ErrAlreadyMember, ErrMemberSuspended, ErrRoleUnknown,
// ErrOwnersOnly, access.ErrNotYours or ratelimit.ErrTooMany.
func (i *Invitations) Invite(ctx context.Context, n NewInvitation) (Invitation, error) {
	if err := n.clean(); err != nil {
		return Invitation{}, err
	}
	if err := i.mayMail(ctx, n.Email); err != nil {
		return Invitation{}, err
	}
	token, hash := newToken()
	return database.InTx(ctx, i.service.db, func(tx database.Tx) (Invitation, error) {
		if err := i.inviteableTx(ctx, tx, n); err != nil {
			return Invitation{}, err
		}
		t, err := i.tenants.TenantTx(ctx, tx)
		if err != nil {
			return Invitation{}, err
		}
		row, err := i.insertTx(ctx, tx, n, hash, t.Language)
		if err != nil {
			return Invitation{}, err
		}
		return i.sendTx(ctx, tx, t, row, token)
	})
}

// mayMail keeps a chain from mailing the world, and anybody from being mailed without end.
func (i *Invitations) mayMail(ctx context.Context, email string) error {
	p, _ := principal.From(ctx)
	if err := i.limiter.Allow(ctx, invitationsPerChain, p.TenantID.String()); err != nil {
		return err
	}
	return i.limiter.Allow(ctx, mailsPerRecipient, email)
}

// inviteableTx checks whom, and with which roles.
func (i *Invitations) inviteableTx(ctx context.Context, tx database.Tx, n NewInvitation) error {
	if err := nameRolesTx(ctx, tx, n.Roles); err != nil {
		return err
	}
	if err := mayGiveTx(ctx, tx, tx.Principal(), n.Roles); err != nil {
		return err
	}
	status, err := identitydb.New(tx).MemberStatusByEmail(ctx, identitydb.MemberStatusByEmailParams{TenantID: tx.Tenant(), Email: n.Email})
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return nil
	case err != nil:
		return err
	}
	return mayReturn(Status(status))
}

// mayReturn tells why somebody who is known here cannot join.
func mayReturn(s Status) error {
	switch s {
	case Active:
		return ErrAlreadyMember
	case Suspended:
		return ErrMemberSuspended
	case Left:
	}
	return nil
}

// nameRolesTx fills in what the roles are called, and refuses those that do not exist,
// and branches that do not.
func nameRolesTx(ctx context.Context, tx database.Tx, roles []Holding) error {
	known, err := rolesByIDTx(ctx, tx)
	if err != nil {
		return err
	}
	branches := map[uuid.UUID]bool{}
	for n := range roles {
		r, ok := known[roles[n].Role]
		if !ok {
			return ErrRoleUnknown
		}
		roles[n].Name, roles[n].key = r.Name, r.Key
		if roles[n].Branch != nil {
			branches[*roles[n].Branch] = true
		}
	}
	ids := make([]uuid.UUID, 0, len(branches))
	for b := range branches {
		ids = append(ids, b)
	}
	n, err := identitydb.New(tx).CountBranches(ctx, identitydb.CountBranchesParams{TenantID: tx.Tenant(), Ids: ids})
	if err == nil && n != int64(len(ids)) {
		return ErrRoleUnknown
	}
	return err
}

func rolesByIDTx(ctx context.Context, tx database.Tx) (map[uuid.UUID]identitydb.RoleNamesRow, error) {
	rows, err := identitydb.New(tx).RoleNames(ctx, tx.Tenant())
	out := make(map[uuid.UUID]identitydb.RoleNamesRow, len(rows))
	for _, r := range rows {
		out[r.ID] = r
	}
	return out, err
}

var invitationFaults = map[string]*fault.Error{"invitations_pending_key": ErrInvitationPending}

func (i *Invitations) insertTx(ctx context.Context, tx database.Tx, n NewInvitation, hash []byte, language string) (identitydb.Invitation, error) {
	q, now := identitydb.New(tx), i.service.clock.Now()
	if err := q.RevokeExpiredInvitation(ctx, identitydb.RevokeExpiredInvitationParams{TenantID: tx.Tenant(), Email: n.Email, Now: now}); err != nil {
		return identitydb.Invitation{}, err
	}
	if n.Language != "" {
		language = n.Language
	}
	row := identitydb.Invitation{
		TenantID: tx.Tenant(), ID: id.New(), Email: n.Email, Name: n.Name, Language: language, Roles: packRoles(n.Roles), TokenHash: hash,
		Status: string(InvitationPending), InvitedBy: tx.Principal().ActorID, SentAt: now, ExpiresAt: now.Add(invitationLasts),
	}
	err := q.InsertInvitation(ctx, identitydb.InsertInvitationParams{
		TenantID: row.TenantID, ID: row.ID, Email: row.Email, Name: row.Name, Language: row.Language, Roles: row.Roles,
		TokenHash: row.TokenHash, InvitedBy: row.InvitedBy, SentAt: row.SentAt, ExpiresAt: row.ExpiresAt,
	})
	return row, database.Explain(err, nil, invitationFaults)
}

// storedRole is a role of an invitation as the row keeps it.
type storedRole struct {
	RoleID   uuid.UUID  `json:"role_id"`
	BranchID *uuid.UUID `json:"branch_id"`
}

func packRoles(roles []Holding) []byte {
	out := make([]storedRole, len(roles))
	for n, r := range roles {
		out[n] = storedRole{r.Role, r.Branch}
	}
	b, _ := json.Marshal(out) // ids always marshal
	return b
}

// newToken is what the link carries, and the hash by which it is known again.
func newToken() (token string, hash []byte) {
	raw := make([]byte, 32)
	_, _ = rand.Read(raw) // crypto/rand does not fail
	token = base64.RawURLEncoding.EncodeToString(raw)
	return token, hashToken(token)
}

func hashToken(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}

func (i *Invitations) sendTx(ctx context.Context, tx database.Tx, t platform.Tenant, row identitydb.Invitation, token string) (Invitation, error) {
	inviter, err := identitydb.New(tx).MemberByID(ctx, identitydb.MemberByIDParams{TenantID: tx.Tenant(), ID: row.InvitedBy})
	if err != nil {
		return Invitation{}, err
	}
	// In the fragment, which browsers send to no server and which no log keeps.
	link := i.addresses.Tenant(t.Slug) + "/invitation#" + token
	if err := i.mailer.SendTx(ctx, tx, invitationMail(row, t.Name, inviter.Name, link)); err != nil {
		return Invitation{}, err
	}
	return i.invitationTx(ctx, tx, row)
}

func (i *Invitations) invitationTx(ctx context.Context, tx database.Tx, row identitydb.Invitation) (Invitation, error) {
	known, err := rolesByIDTx(ctx, tx)
	if err != nil {
		return Invitation{}, err
	}
	return i.from(row, known)
}

// from reads a row. A role that does not exist any more is left out.
func (i *Invitations) from(row identitydb.Invitation, known map[uuid.UUID]identitydb.RoleNamesRow) (Invitation, error) {
	out := Invitation{
		ID: row.ID, Email: row.Email, Name: row.Name, Language: row.Language, Status: InvitationStatus(row.Status),
		SentAt: row.SentAt, ExpiresAt: row.ExpiresAt, invitedBy: row.InvitedBy,
	}
	if out.Status == InvitationPending && !row.ExpiresAt.After(i.service.clock.Now()) {
		out.Status = InvitationExpired
	}
	var stored []storedRole
	if err := json.Unmarshal(row.Roles, &stored); err != nil {
		return out, fmt.Errorf("roles of invitation %s: %w", row.ID, err)
	}
	for _, s := range stored {
		if r, ok := known[s.RoleID]; ok {
			out.Roles = append(out.Roles, Holding{s.RoleID, r.Name, s.BranchID, r.Key})
		}
	}
	return out, nil
}

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

// open tells why an invitation cannot be taken up.
func (inv Invitation) open() error {
	switch inv.Status {
	case InvitationAccepted:
		return ErrInvitationUsed
	case InvitationRevoked:
		return ErrInvitationRevoked
	case InvitationExpired:
		return ErrInvitationExpired
	case InvitationPending:
	}
	return nil
}
