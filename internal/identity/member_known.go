package identity

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/platform"
)

// KnownMember is somebody who joins without an invitation, because their address is
// known to be theirs. Role is the key of a built-in role; a nil branch is the chain.
type KnownMember struct {
	Name, Email, Language, Password string
	Role                            string
	Branches                        []uuid.UUID
}

// AddKnown makes somebody a member with a verified address and a password. An address
// that has an identity keeps its password. It may be repeated after a crash.
func (s *Service) AddKnown(ctx context.Context, m KnownMember) error {
	identity, err := s.knownIdentity(ctx, m)
	if err != nil {
		return err
	}
	if err := s.kratos.MarkVerified(ctx, identity); err != nil {
		return err
	}
	return database.InTxDo(ctx, s.db, func(tx database.Tx) error {
		role, err := access.RoleByKeyTx(ctx, tx, m.Role)
		if err != nil {
			return database.Explain(err, ErrRoleUnknown, nil)
		}
		roles := []Holding{{Role: role}}
		if len(m.Branches) > 0 {
			roles = nil
		}
		for i := range m.Branches {
			roles = append(roles, Holding{Role: role, Branch: &m.Branches[i]})
		}
		_, err = s.joinTx(ctx, tx, newMember{identity, m.Name, m.Email, m.Language}, roles)
		return err
	})
}

func (s *Service) knownIdentity(ctx context.Context, m KnownMember) (uuid.UUID, error) {
	identity, err := s.kratos.Create(ctx, m.Email, m.Name, m.Password, uuid.Nil)
	if !errors.Is(err, platform.ErrIdentityExists) {
		return identity, err
	}
	found, ok, err := s.kratos.FindByEmail(ctx, m.Email)
	if err == nil && !ok {
		err = platform.ErrIdentityGone
	}
	return found.ID, err
}
