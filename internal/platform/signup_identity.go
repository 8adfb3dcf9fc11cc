package platform

import (
	"context"
	"errors"
	"strings"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/platform/platformdb"
)

// chosen is the identity a sign-up goes on with. Created means it was made for this
// sign-up, and dies with it.
type chosen struct {
	id      uuid.UUID
	created bool
}

// identityFor finds or makes the owner's identity. One that is verified, or belongs
// to a chain, is used as it is and the password typed now counts for nothing. One
// that an earlier, unfinished sign-up left is replaced: whoever started that one
// must not know the password of this one.
func (s *Service) identityFor(ctx context.Context, row platformdb.Signup, password string) (chosen, error) {
	for range 3 { // another sign-up of the same address may come between
		found, ok, err := s.Identities.FindByEmail(ctx, row.Email)
		if err != nil {
			return chosen{}, err
		}
		if ok {
			settled, err := s.isSettled(ctx, found)
			switch {
			case err != nil:
				return chosen{}, err
			case settled:
				return chosen{found.ID, false}, s.rehearse(ctx, row, password)
			}
			if err := s.replace(ctx, row, found); err != nil {
				return chosen{}, err
			}
		}
		made, err := s.Identities.Create(ctx, row.Email, row.OwnerName, password, row.ID)
		if !errors.Is(err, ErrIdentityExists) {
			return chosen{made, true}, err
		}
	}
	return chosen{}, ErrSignupTooMany
}

// isSettled reports whether an identity is somebody's already and not just the
// remains of a sign-up.
func (s *Service) isSettled(ctx context.Context, i Identity) (bool, error) {
	if i.Verified || i.Signup == uuid.Nil {
		return true, nil
	}
	return s.Memberships.Holds(ctx, i.ID)
}

// replace deletes what an earlier sign-up made, unless this one has itself been
// replaced by now.
func (s *Service) replace(ctx context.Context, row platformdb.Signup, old Identity) error {
	now, err := s.Signup(ctx, row.ID)
	switch {
	case err != nil:
		return err
	case now.Status != SignupPending:
		return ErrSignupExpired
	}
	return s.Identities.Delete(ctx, old.ID)
}

// rehearse does for a known address what is done for a new one, and undoes it: the
// password is judged alike and the answer takes as long, so that neither tells
// which addresses are known.
func (s *Service) rehearse(ctx context.Context, row platformdb.Signup, password string) error {
	made, err := s.Identities.Create(ctx, decoyAddress(row), row.OwnerName, password, row.ID)
	if err != nil {
		return err
	}
	return s.Identities.Delete(ctx, made)
}

// decoyAddress is the address of a rehearsal. It follows from the sign-up, so that
// the sweep finds what a crash left.
func decoyAddress(row platformdb.Signup) string {
	local, domain, _ := strings.Cut(row.Email, "@")
	return local[:min(len(local), 40)] + "+" + strings.ReplaceAll(row.ID.String(), "-", "")[:20] + "@" + domain
}
