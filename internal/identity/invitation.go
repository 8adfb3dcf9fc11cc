package identity

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/identity/identitydb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/events"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/ratelimit"
	"github.com/praxis-clinic/praxis/internal/platform"
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
	events    events.Publisher
}

// MemberJoined says that somebody took up an invitation. It is published in the
// transaction that makes them a member.
type MemberJoined struct {
	InvitationID uuid.UUID `json:"invitation_id"`
	MemberID     uuid.UUID `json:"member_id"`
}

// EventName names the event.
func (MemberJoined) EventName() string { return "identity.member_joined" }

// NewInvitations wires invitations.
func NewInvitations(s *Service, t Tenants, m Mailer, l *ratelimit.Limiter, d *platform.Directory, a platform.Addresses, e events.Publisher) *Invitations {
	return &Invitations{s, t, m, l, d, a, e}
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
