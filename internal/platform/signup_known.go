package platform

import (
	"context"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/platform/platformdb"
)

// OpenKnown opens a chain at once, for an owner whose address is known to be theirs:
// everything of a sign-up but the code by mail. It may be repeated after a crash. It
// returns what StartSignup returns.
func (s *Service) OpenKnown(ctx context.Context, n NewSignup) (Opened, error) {
	n.clean()
	if err := s.validate(&n); err != nil {
		return Opened{}, err
	}
	row, err := s.reserve(ctx, n)
	if err != nil {
		return Opened{}, err
	}
	who, err := s.identityFor(ctx, row, n.Password)
	if err != nil {
		s.abandon(ctx, row.ID)
		return Opened{}, err
	}
	if row, err = s.keepIdentity(ctx, row, who); err != nil {
		return Opened{}, err
	}
	return s.finish(ctx, row)
}

func (s *Service) keepIdentity(ctx context.Context, row platformdb.Signup, who chosen) (platformdb.Signup, error) {
	return database.InDirectory(ctx, s.DB, func(tx database.DirTx) (platformdb.Signup, error) {
		row, err := s.pending(ctx, tx, row.ID)
		if err != nil {
			return row, err
		}
		row.IdentityID, row.IdentityCreated = &who.id, who.created
		_, err = platformdb.New(tx).SetSignupIdentity(ctx, platformdb.SetSignupIdentityParams{
			ID: row.ID, IdentityID: row.IdentityID, IdentityCreated: row.IdentityCreated,
		})
		return row, err
	})
}
