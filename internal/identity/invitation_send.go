package identity

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/identity/identitydb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

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
