// Package principal says who is acting, for which tenant, and by what right.
package principal

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"
)

// Permission names one thing a principal may do. The catalogue is in
// internal/access; kit only carries the word.
type Permission string

// Kind says what sort of actor is at work.
type Kind string

// The kinds of actor.
const (
	Staff   Kind = "staff"   // a member of the chain
	System  Kind = "system"  // one of our own jobs, by name
	Visitor Kind = "visitor" // nobody known: a public page, a signed link
)

// Scope says where a permission is held.
type Scope struct {
	Chain    bool        // everywhere
	Branches []uuid.UUID // else at these branches
}

// Covers reports whether the scope reaches branch.
func (s Scope) Covers(branch uuid.UUID) bool { return s.Chain || slices.Contains(s.Branches, branch) }

// Principal travels in the context from the edge (HTTP or job) to the audit row.
type Principal struct {
	Kind     Kind
	TenantID uuid.UUID
	ActorID  uuid.UUID // the member, where Kind is Staff
	Name     string    // "system:seal-audit" where Kind is System

	IdentityID uuid.UUID // Kratos's identity and session
	SessionID  uuid.UUID
	AAL        int // 1 or 2
	// AuthenticatedAt is when they last proved who they are, ExpiresAt when they must again.
	AuthenticatedAt, ExpiresAt time.Time

	Grants   map[Permission]Scope
	Branches []uuid.UUID // what this request may see; nil is the whole chain

	RequestID string
	IP        string
}

// May reports whether p holds perm anywhere.
func (p Principal) May(perm Permission) bool { _, ok := p.Grants[perm]; return ok }

// MayIn reports whether p holds perm at branch.
func (p Principal) MayIn(perm Permission, branch uuid.UUID) bool {
	s, ok := p.Grants[perm]
	return ok && s.Covers(branch)
}

// Narrow limits what p sees to the branches where it holds perm.
func (p Principal) Narrow(perm Permission) Principal {
	if s := p.Grants[perm]; s.Chain {
		p.Branches = nil
	} else {
		p.Branches = append([]uuid.UUID{}, s.Branches...)
	}
	return p
}

// Actor is how the audit names p: "staff:<member>", "system:<name>", "visitor".
func (p Principal) Actor() string {
	switch p.Kind {
	case Staff:
		return string(Staff) + ":" + p.ActorID.String()
	case System:
		return p.Name
	case Visitor:
		return string(Visitor)
	}
	return "unknown"
}

// NewSystem is one of our own jobs acting for a tenant, with a short list of
// its own permissions. The name starts with "system:".
func NewSystem(tenant uuid.UUID, name string, perms ...Permission) Principal {
	p := Principal{Kind: System, TenantID: tenant, Name: name, AAL: 2, Grants: map[Permission]Scope{}}
	for _, perm := range perms {
		p.Grants[perm] = Scope{Chain: true}
	}
	return p
}

type key struct{}

// With returns ctx carrying p.
func With(ctx context.Context, p Principal) context.Context { return context.WithValue(ctx, key{}, p) }

// From returns the principal in ctx; ok is false where there is none.
func From(ctx context.Context) (Principal, bool) {
	p, ok := ctx.Value(key{}).(Principal)
	return p, ok
}
