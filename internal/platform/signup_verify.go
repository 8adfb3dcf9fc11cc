package platform

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/passcode"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
	"github.com/praxis-clinic/praxis/internal/platform/platformdb"
)

// sendFirstCode writes down whose identity the sign-up goes on with and mails the
// code, in one transaction.
func (s *Service) sendFirstCode(ctx context.Context, signup uuid.UUID, who chosen) (Signup, error) {
	return database.InDirectory(ctx, s.DB, func(tx database.DirTx) (Signup, error) {
		row, err := s.pending(ctx, tx, signup)
		if err != nil {
			return Signup{}, err
		}
		if _, err := platformdb.New(tx).SetSignupIdentity(ctx, platformdb.SetSignupIdentityParams{
			ID: signup, IdentityID: &who.id, IdentityCreated: who.created,
		}); err != nil {
			return Signup{}, err
		}
		row.IdentityID, row.IdentityCreated = &who.id, who.created
		return s.mailCode(ctx, tx, row)
	})
}

// ResendCode mails a new code; the old one is void. It returns ErrSignupExpired,
// ErrSignupOpened, ErrResendTooSoon with the time to wait, or ErrCodesSpent.
func (s *Service) ResendCode(ctx context.Context, signup uuid.UUID) (Signup, error) {
	return database.InDirectory(ctx, s.DB, func(tx database.DirTx) (Signup, error) {
		row, err := s.pending(ctx, tx, signup)
		switch {
		case err != nil:
			return Signup{}, err
		case row.IdentityID == nil || row.SentAt == nil:
			return Signup{}, ErrSignupExpired // it broke off before its first mail
		case row.Sends >= codesAtMost:
			return Signup{}, ErrCodesSpent
		}
		if wait := row.SentAt.Add(resendAfter).Sub(s.Clock.Now()); wait > 0 {
			return Signup{}, ErrResendTooSoon.After(wait)
		}
		return s.mailCode(ctx, tx, row)
	})
}

// pending locks a sign-up that still can open, and refuses any other.
func (s *Service) pending(ctx context.Context, tx database.DirTx, signup uuid.UUID) (platformdb.Signup, error) {
	row, err := platformdb.New(tx).LockSignup(ctx, signup)
	switch {
	case err != nil:
		return row, database.Explain(err, ErrSignupNotFound, nil)
	case row.Status == string(SignupOpened):
		return row, ErrSignupOpened
	case !row.ExpiresAt.After(s.Clock.Now()):
		return row, ErrSignupExpired
	}
	return row, nil
}

func (s *Service) mailCode(ctx context.Context, tx database.DirTx, row platformdb.Signup) (Signup, error) {
	code, now := passcode.New(), s.Clock.Now()
	hash, err := passcode.Hash(row.ID, code)
	if err != nil {
		return Signup{}, err
	}
	until := now.Add(codeLasts)
	if err := platformdb.New(tx).SetSignupCode(ctx, platformdb.SetSignupCodeParams{
		ID: row.ID, CodeHash: hash, CodeExpiresAt: &until, AttemptsLeft: codeTries, SentAt: &now,
	}); err != nil {
		return Signup{}, err
	}
	if err := s.Mailer.SendTx(ctx, tx, codeMail(row, code)); err != nil {
		return Signup{}, err
	}
	row.SentAt = &now
	return s.signupFrom(row), nil
}

// Opened is where an opened chain is.
type Opened struct{ URL, Slug string }

// VerifySignup opens the chain if code is the one that was mailed last. Asked again
// for a chain it opened, it gives the same answer. It returns ErrCodeWrong with
// "attempts_left", ErrSignupExpired, or ErrSignupNotFound.
func (s *Service) VerifySignup(ctx context.Context, signup uuid.UUID, code string) (Opened, error) {
	row, err := s.tryCode(ctx, signup, code)
	switch {
	case errors.Is(err, ErrSignupOpened):
		return s.openedFrom(row), nil
	case err != nil:
		return Opened{}, err
	}
	return s.finish(ctx, row)
}

// finish opens the chain of a sign-up whose address is its owner's.
func (s *Service) finish(ctx context.Context, row platformdb.Signup) (Opened, error) {
	if err := s.Identities.MarkVerified(ctx, *row.IdentityID); err != nil {
		if errors.Is(err, ErrIdentityGone) {
			return Opened{}, ErrSignupExpired
		}
		return Opened{}, err
	}
	if err := s.open(ctx, row); err != nil {
		return Opened{}, err
	}
	s.directory.Forget(row.Slug)
	for _, tell := range s.opened {
		tell(ctx)
	}
	return s.openedFrom(row), nil
}

func (s *Service) openedFrom(row platformdb.Signup) Opened {
	return Opened{URL: s.Addresses.Tenant(row.Slug), Slug: row.Slug}
}

// tryCode compares code with the one mailed and spends an attempt if it is another.
// The spending is committed whatever the answer. The code stays good until the chain
// is open: a crash on the way there may be tried again.
func (s *Service) tryCode(ctx context.Context, signup uuid.UUID, code string) (platformdb.Signup, error) {
	type answer struct {
		row platformdb.Signup
		err error
	}
	a, err := database.InDirectory(ctx, s.DB, func(tx database.DirTx) (answer, error) {
		row, err := s.pending(ctx, tx, signup)
		switch {
		case errors.Is(err, ErrSignupOpened), errors.Is(err, ErrSignupExpired), errors.Is(err, ErrSignupNotFound):
			return answer{row, err}, nil
		case err != nil:
			return answer{}, err
		case row.AttemptsLeft <= 0 || row.IdentityID == nil || !codeIs(row, code, s.Clock.Now()):
			left := max(row.AttemptsLeft-1, 0)
			return answer{row, ErrCodeWrong.With(fault.Field{Pointer: "/code", Code: "wrong", Detail: ErrCodeWrong.Detail}).
				WithExtra("attempts_left", left)}, spend(ctx, tx, row)
		}
		return answer{row: row}, nil
	})
	if err != nil {
		return a.row, err
	}
	return a.row, a.err
}

func spend(ctx context.Context, tx database.DirTx, row platformdb.Signup) error {
	if row.AttemptsLeft <= 0 {
		return nil
	}
	return platformdb.New(tx).SpendAttempt(ctx, row.ID)
}

func codeIs(row platformdb.Signup, code string, now time.Time) bool {
	if row.CodeHash == nil || row.CodeExpiresAt == nil || !row.CodeExpiresAt.After(now) {
		return false
	}
	return passcode.Is(row.ID, code, row.CodeHash)
}

// open makes the chain in one transaction: the tenant, its place in the directory,
// its settings and set-up, its roles and its owner. It acts as the new tenant.
func (s *Service) open(ctx context.Context, verified platformdb.Signup) error {
	p := principal.NewSystem(verified.TenantID, "system:signup")
	if from, ok := principal.From(ctx); ok {
		p.RequestID, p.IP = from.RequestID, from.IP
	}
	ctx = principal.With(ctx, p)
	return database.InTxDo(ctx, s.DB, func(tx database.Tx) error {
		q := platformdb.New(tx)
		row, err := q.LockSignup(ctx, verified.ID)
		switch {
		case err != nil:
			return database.Explain(err, ErrSignupExpired, nil)
		case row.Status == string(SignupOpened):
			return nil // another request with the same code was first
		case !row.ExpiresAt.After(s.Clock.Now()):
			return ErrSignupExpired
		}
		return s.openTx(ctx, tx, q, row)
	})
}

func (s *Service) openTx(ctx context.Context, tx database.Tx, q *platformdb.Queries, row platformdb.Signup) error {
	t, err := s.newTenant(row)
	if err != nil {
		return err
	}
	if err := q.InsertTenant(ctx, platformdb.InsertTenantParams{
		TenantID: t.ID, Slug: t.Slug, Name: t.Name, Country: t.Country, Subdivision: t.Subdivision, ClinicType: t.ClinicType,
		Currency: t.Currency, Language: t.Language, Status: string(t.Status), Plan: t.Plan, TrialEndsAt: t.TrialEndsAt, CreatedAt: t.CreatedAt,
	}); err != nil {
		return err
	}
	if n, err := q.OpenDirectory(ctx, platformdb.OpenDirectoryParams{Slug: t.Slug, TenantID: t.ID}); err != nil || n != 1 {
		return errors.Join(err, ErrSignupExpired) // the reservation is somebody else's by now
	}
	own, err := json.Marshal(packs.Layer{"language": t.Language})
	if err != nil {
		return err
	}
	if err := q.InsertSettings(ctx, platformdb.InsertSettingsParams{TenantID: t.ID, Own: own}); err != nil {
		return err
	}
	if err := s.startSetupTx(ctx, tx); err != nil {
		return err
	}
	owner := Owner{IdentityID: *row.IdentityID, Name: row.OwnerName, Email: row.Email, Language: row.Language}
	if err := s.Founding.FoundTx(ctx, tx, t, owner); err != nil {
		return err
	}
	return q.OpenSignup(ctx, platformdb.OpenSignupParams{ID: row.ID, OpenedAt: &t.CreatedAt})
}

func (s *Service) newTenant(row platformdb.Signup) (Tenant, error) {
	country, err := s.country(row.Country)
	if err != nil {
		return Tenant{}, err
	}
	now := s.Clock.Now()
	ends := now.AddDate(0, 0, s.Plans.TrialDays)
	return Tenant{
		ID: row.TenantID, Slug: row.Slug, Name: row.ChainName, Country: row.Country, Subdivision: row.Subdivision,
		ClinicType: row.ClinicType, Currency: country.Currency.Code, Language: row.Language, Status: Trial,
		Plan: s.Plans.TrialPlan, TrialEndsAt: &ends, CreatedAt: now,
	}, nil
}
