package platform

import (
	"context"
	"net/mail"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/kit/ratelimit"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
	"github.com/praxis-clinic/praxis/internal/platform/platformdb"
)

// Identities are the people who can sign in, kept by Kratos. All calls are made
// outside transactions and may be repeated.
type Identities interface {
	// Create makes an identity with a password and an unverified address, marked as
	// made for the sign-up. It returns ErrIdentityExists where the address has one,
	// or a fault with the field /password where the password is refused.
	Create(ctx context.Context, email, name, password string, signup uuid.UUID) (uuid.UUID, error)
	// FindByEmail finds the identity of an address; ok is false where there is none.
	FindByEmail(ctx context.Context, email string) (i Identity, ok bool, err error)
	// MarkVerified marks the identity's address as verified. Doing it again changes
	// nothing. It returns ErrIdentityGone where there is no such identity.
	MarkVerified(ctx context.Context, identity uuid.UUID) error
	// Delete removes the identity; one that is gone already is no error.
	Delete(ctx context.Context, identity uuid.UUID) error
}

// Identity is what the platform asks about one. Signup is the sign-up it was made
// for, zero where it was made for another reason.
type Identity struct {
	ID       uuid.UUID
	Verified bool
	Signup   uuid.UUID
}

// Memberships says whether an identity is a member of any chain.
type Memberships interface {
	Holds(ctx context.Context, identity uuid.UUID) (bool, error)
}

// Founding gives a new chain its default roles and its owner, in the transaction
// that opens it.
type Founding interface {
	FoundTx(ctx context.Context, tx database.Tx, t Tenant, o Owner) error
}

// Owner is who founds a chain.
type Owner struct {
	IdentityID            uuid.UUID
	Name, Email, Language string
}

// Mailer puts a mail into the outbox of no tenant; it goes out after the commit.
type Mailer interface {
	SendTx(ctx context.Context, tx database.DirTx, m Mail) error
}

// Mail is an e-mail to one person. Two of one Dedupe key are one mail.
type Mail struct {
	To       string
	Template string
	Language string
	Subject  string
	Text     string
	HTML     string
	Dedupe   string
}

// What can go wrong with a sign-up.
var (
	ErrSignupInvalid   = fault.New(fault.Invalid, "platform.signup_invalid", "Some of this is missing or cannot be right.")
	ErrSignupNotFound  = fault.New(fault.NotFound, "platform.signup_not_found", "There is no such sign-up.")
	ErrSignupExpired   = fault.New(fault.Gone, "platform.signup_expired", "This sign-up is over, or was replaced by a newer one. Start again.")
	ErrSignupOpened    = fault.New(fault.Conflict, "platform.signup_opened", "This clinic is open already. Sign in.")
	ErrCodeWrong       = fault.New(fault.Invalid, "platform.signup_code_wrong", "This is not the code, or it is too old.")
	ErrResendTooSoon   = fault.New(fault.TooMany, "platform.signup_resend_too_soon", "A code was mailed a moment ago. Wait a little.")
	ErrCodesSpent      = fault.New(fault.TooMany, "platform.signup_codes_spent", "Too many codes were mailed. Start again later.")
	ErrSignupTooMany   = fault.New(fault.TooMany, "platform.signup_too_many", "Too many sign-ups with this e-mail. Try again in an hour.")
	ErrIdentityExists  = fault.New(fault.Conflict, "platform.identity_exists", "The address has an identity.")
	ErrIdentityGone    = fault.New(fault.Gone, "platform.identity_gone", "The identity is gone.")
	errPasswordMissing = fault.Field{Pointer: "/password", Code: "required", Detail: "Choose a password."}
)

// How long things last, and how often they may be done.
const (
	signupLasts   = 24 * time.Hour   // from start to open; the slug is reserved as long
	codeLasts     = 15 * time.Minute // a mailed code
	codeTries     = 5                // guesses at one code
	codesAtMost   = 6                // codes mailed in one sign-up
	resendAfter   = 30 * time.Second
	openedKept    = 7 * 24 * time.Hour // an opened sign-up can be asked about as long
	perEmailHour  = 10                 // sign-ups of one address
	passwordLimit = 200                // bytes; bcrypt would cut a longer one
)

var emailRule = ratelimit.Rule{Name: "signup_email", Rate: 10, Burst: 5, Period: time.Hour}

// NewSignup is what signing up takes.
type NewSignup struct {
	ChainName, Slug, Country, Subdivision, ClinicType string
	OwnerName, Email, Password, Language              string

	// Replaces ends an unfinished sign-up of the same person, whose address was
	// misspelt, and frees its slug. Only who began a sign-up knows its id.
	Replaces uuid.UUID
}

// Signup is a sign-up as its owner may see it.
type Signup struct {
	ID        uuid.UUID
	Email     string
	Slug      string
	ChainName string
	Status    SignupStatus
	ExpiresAt time.Time
	ResendAt  time.Time
}

// SignupStatus is how far a sign-up has come.
type SignupStatus string

// How far a sign-up has come.
const (
	SignupPending SignupStatus = "pending"
	SignupOpened  SignupStatus = "opened"
	SignupExpired SignupStatus = "expired" // too old, or replaced by a newer one
)

// StartSignup reserves the slug, makes the owner's identity and mails a code. The
// answer is the same whether or not the address is known already. A second sign-up
// of an address replaces its unfinished one: only the newest password and the newest
// code count, so that nobody can lay a password under somebody else's address.
//
// It returns ErrSignupInvalid with the fields at fault, ErrSlugTaken, ErrSlugReserved,
// ErrSlugLookAlike, ErrSignupTooMany, or what Identities.Create refuses.
func (s *Service) StartSignup(ctx context.Context, n NewSignup) (Signup, error) {
	n.clean()
	if err := s.validate(&n); err != nil {
		return Signup{}, err
	}
	if err := s.Limiter.Allow(ctx, emailRule, n.Email); err != nil {
		return Signup{}, err
	}
	row, err := s.reserve(ctx, n)
	if err != nil {
		return Signup{}, err
	}
	who, err := s.identityFor(ctx, row, n.Password)
	if err != nil {
		s.abandon(ctx, row.ID)
		return Signup{}, err
	}
	return s.sendFirstCode(ctx, row.ID, who)
}

func (n *NewSignup) clean() {
	for _, field := range []*string{&n.ChainName, &n.Slug, &n.Country, &n.Subdivision, &n.ClinicType, &n.OwnerName, &n.Email, &n.Language} {
		*field = strings.Join(strings.Fields(*field), " ")
	}
	n.Slug, n.Email = strings.ToLower(n.Slug), strings.ToLower(n.Email)
	n.Country, n.Subdivision = strings.ToUpper(n.Country), strings.ToUpper(n.Subdivision)
}

func (s *Service) validate(n *NewSignup) error {
	var f fault.Fields
	f.Check(GoodName(n.ChainName), "/chain_name", "invalid", "Give the clinic's name: 2 to 80 letters, no web address.")
	f.Check(GoodName(n.OwnerName), "/owner_name", "invalid", "Give your name: 2 to 80 letters.")
	f.Check(GoodEmail(n.Email), "/email", "invalid", "Give a whole e-mail address.")
	s.validatePlace(&f, n)
	if _, ok := s.Packs.ClinicType(n.ClinicType); !ok {
		f.Add("/clinic_type", "unknown", "Choose one of the clinic types.")
	}
	switch {
	case n.Password == "":
		f = append(f, errPasswordMissing)
	case len(n.Password) > passwordLimit:
		f.Add("/password", "too_long", "Choose a shorter password.")
	}
	if err := f.Err(ErrSignupInvalid); err != nil {
		return err
	}
	if refusal := judgeSlug(n.Slug); refusal != nil {
		return slugFault(refusal, "refused")
	}
	return nil
}

func (s *Service) validatePlace(f *fault.Fields, n *NewSignup) {
	country, ok := s.Packs.Country(n.Country)
	if !ok {
		f.Add("/country", "unknown", "Choose one of the countries.")
		return
	}
	if _, ok := country.Subdivision(n.Subdivision); n.Subdivision != "" && !ok {
		f.Add("/subdivision", "unknown", "Choose one of the country's.")
	}
	if n.Language == "" {
		n.Language = country.DefaultLanguage
	}
	f.Check(slices.Contains(packs.Languages, n.Language), "/language", "unknown", "Choose one of "+strings.Join(packs.Languages, ", ")+".")
}

// The name goes into a mail to an address nobody has verified: it must not be able
// to carry a link.
var (
	nameLetters = regexp.MustCompile(`^[\p{L}\p{M}\p{N} .,'’&()+/\-]+$`)
	nameLink    = regexp.MustCompile(`\.\p{L}|//`)
)

// GoodName reports whether a name may stand in a mail to somebody we do not know.
func GoodName(name string) bool {
	n := utf8.RuneCountInString(name)
	return n >= 2 && n <= 80 && nameLetters.MatchString(name) && !nameLink.MatchString(name)
}

// GoodEmail reports whether it is one address, and written as mail goes to it.
func GoodEmail(email string) bool {
	a, err := mail.ParseAddress(email)
	if err != nil || a.Address != email || len(email) > 254 {
		return false
	}
	_, domain, _ := strings.Cut(email, "@")
	return strings.Contains(domain, ".")
}

// reserve writes the sign-up and takes its slug, both or neither. Of two that want
// one slug at once the constraint lets one through.
func (s *Service) reserve(ctx context.Context, n NewSignup) (platformdb.Signup, error) {
	return database.InDirectory(ctx, s.DB, func(tx database.DirTx) (platformdb.Signup, error) {
		q, now, row := platformdb.New(tx), s.Clock.Now(), platformdb.Signup{}
		if err := q.LockEmail(ctx, n.Email); err != nil {
			return row, err
		}
		recent, err := q.CountSignupsSince(ctx, platformdb.CountSignupsSinceParams{Email: n.Email, Since: now.Add(-time.Hour)})
		switch {
		case err != nil:
			return row, err
		case recent >= perEmailHour:
			return row, ErrSignupTooMany.After(time.Hour)
		}
		if err := q.AbandonSignups(ctx, platformdb.AbandonSignupsParams{Now: now, Email: n.Email, Slug: n.Slug}); err != nil {
			return row, err
		}
		if err := q.AbandonSignup(ctx, platformdb.AbandonSignupParams{ID: n.Replaces, Now: now}); err != nil {
			return row, err
		}
		return s.insertSignup(ctx, q, n, now)
	})
}

func (s *Service) insertSignup(ctx context.Context, q *platformdb.Queries, n NewSignup, now time.Time) (platformdb.Signup, error) {
	signup, tenant, until := id.New(), id.New(), now.Add(signupLasts)
	if err := takeSlug(ctx, q, n.Slug, tenant, now, until); err != nil {
		return platformdb.Signup{}, err
	}
	if err := q.InsertSignup(ctx, platformdb.InsertSignupParams{
		ID: signup, TenantID: tenant, Slug: n.Slug, ChainName: n.ChainName, Country: n.Country, Subdivision: n.Subdivision,
		ClinicType: n.ClinicType, OwnerName: n.OwnerName, Email: n.Email, Language: n.Language, CreatedAt: now, ExpiresAt: until,
	}); err != nil {
		return platformdb.Signup{}, err
	}
	return q.SignupByID(ctx, signup)
}

// takeSlug reserves a slug until a time; reservations that are over make way.
func takeSlug(ctx context.Context, q *platformdb.Queries, slug string, tenant uuid.UUID, now, until time.Time) error {
	skeleton := Skeleton(slug)
	if err := q.DropExpiredReservations(ctx, platformdb.DropExpiredReservationsParams{Skeleton: skeleton, Slug: slug, Now: now}); err != nil {
		return err
	}
	n, err := q.ReserveSlug(ctx, platformdb.ReserveSlugParams{Slug: slug, Skeleton: skeleton, TenantID: tenant, ReservedUntil: &until})
	if err != nil || n == 1 {
		return err
	}
	holders, err := q.SlugsBySkeleton(ctx, platformdb.SlugsBySkeletonParams{Now: now, Skeletons: []string{skeleton}})
	if err != nil {
		return err
	}
	if slices.ContainsFunc(holders, func(h platformdb.SlugsBySkeletonRow) bool { return h.Slug != slug }) {
		return slugFault(ErrSlugLookAlike, "look_alike")
	}
	return slugFault(ErrSlugTaken, "taken")
}

// abandon ends a sign-up that came to nothing and frees its slug; what may be left
// of it in Kratos is the sweep's. It is done even if the client has gone.
func (s *Service) abandon(ctx context.Context, signup uuid.UUID) {
	ctx = context.WithoutCancel(ctx)
	_, err := database.InDirectory(ctx, s.DB, func(tx database.DirTx) (struct{}, error) {
		return struct{}{}, platformdb.New(tx).AbandonSignup(ctx, platformdb.AbandonSignupParams{ID: signup, Now: s.Clock.Now()})
	})
	if err != nil {
		s.Log.WarnContext(ctx, "a failed sign-up could not be abandoned and will expire", "signup_id", signup, "error", err)
	}
}

// Signup is how far a sign-up has come, and its address once it is open.
func (s *Service) Signup(ctx context.Context, signup uuid.UUID) (Signup, error) {
	row, err := database.InDirectory(ctx, s.DB, func(tx database.DirTx) (platformdb.Signup, error) {
		row, err := platformdb.New(tx).SignupByID(ctx, signup)
		return row, database.Explain(err, ErrSignupNotFound, nil)
	})
	return s.signupFrom(row), err
}

func (s *Service) signupFrom(r platformdb.Signup) Signup {
	out := Signup{
		ID: r.ID, Email: r.Email, Slug: r.Slug, ChainName: r.ChainName, Status: SignupStatus(r.Status), ExpiresAt: r.ExpiresAt,
	}
	if r.SentAt != nil {
		out.ResendAt = r.SentAt.Add(resendAfter)
	}
	if out.Status == SignupPending && !r.ExpiresAt.After(s.Clock.Now()) {
		out.Status = SignupExpired
	}
	return out
}
