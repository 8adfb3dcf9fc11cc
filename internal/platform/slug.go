package platform

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/platform/platformdb"
)

// What can be wrong with a slug.
var (
	ErrSlugInvalid   = fault.New(fault.Invalid, "platform.slug_invalid", "Use 3 to 40 small letters, digits and single hyphens, with at least one letter.")
	ErrSlugTaken     = fault.New(fault.Conflict, "platform.slug_taken", "Another clinic has this address.")
	ErrSlugReserved  = fault.New(fault.Conflict, "platform.slug_reserved", "This address is kept for Praxis itself.")
	ErrSlugLookAlike = fault.New(fault.Conflict, "platform.slug_look_alike", "This address looks too much like another one.")
)

func slugFault(err *fault.Error, code string) error {
	return err.With(fault.Field{Pointer: "/slug", Code: code, Detail: err.Detail})
}

var slugForm = regexp.MustCompile(`^[a-z0-9](?:-?[a-z0-9]){2,39}$`)

// validSlug reports whether s can be a DNS label of ours.
func validSlug(s string) bool {
	return len(s) <= 40 && slugForm.MatchString(s) && strings.ContainsAny(s, "abcdefghijklmnopqrstuvwxyz")
}

// reservedWords are names a visitor would take for Praxis itself, or that mail,
// DNS and web conventions have a use for.
var reservedWords = strings.Fields(`
	about abuse accounts account admin administrator alerts analytics api apex app apps assets auth autoconfig autodiscover
	backup beta billing blog book booking bookings broadcasthost calendar careers cdn certs chat clinic clinics cloud cms community
	config connect console contact content cookie dashboard data database dev developer developers demo dns docs documentation
	domain download downloads email enterprise errors events example faq favicon feedback files finance forum ftp gateway
	git graphql grafana health healthz help hostmaster hosting http https identity images imap img info internal invoice invoices
	invitation invitations isatap issues jobs kratos legal live local localdomain localhost login logout logs mail mailbox
	mailer maintenance manage marketing media members message messages metrics mobile monitor mta mx mysql news newsletter noc
	noreply no-reply notifications ns oauth office official onboarding operator operators ops ory owner partner partners
	password patient patients pay payment payments platform plans policy pop portal postgres postmaster praxis preview pricing
	private prod production prometheus proxy public queue readyz redis register registration reports root router sales sample
	sandbox schema search secure security server servers service services session sessions settings setup shop signin
	signup sign-in sign-up sip site sitemap sites smtp ssl sso staff stage staging static stats status storage store stripe
	subdomain subscribe superuser support sysadmin system team telemetry tenant tenants terms test testing tests tls token
	tools trial trust undefined null update updates upload uploads user username users usenet uucp verify verification video
	vpn web webhook webhooks webmail webmaster website wiki worker workers wpad www www1 www2 xmpp`)

var (
	reserved          = wordSet(reservedWords)
	reservedSkeletons = wordSet(mapAll(reservedWords, Skeleton))
	brand             = Skeleton("praxis")
)

func wordSet(words []string) map[string]bool {
	out := make(map[string]bool, len(words))
	for _, w := range words {
		out[w] = true
	}
	return out
}

func mapAll(in []string, fn func(string) string) []string {
	out := make([]string, len(in))
	for i, s := range in {
		out[i] = fn(s)
	}
	return out
}

var (
	likeLetters = strings.NewReplacer("-", "", "0", "o", "1", "l", "i", "l", "5", "s", "8", "b")
	likePairs   = strings.NewReplacer("rn", "m", "vv", "w")
)

// Skeleton folds what the eye takes for the same: 0 and o, 1, l and i, 5 and s, 8
// and b, rn and m, vv and w, hyphens, doubled letters. Two slugs with one skeleton
// look alike. The skeleton of a skeleton is itself.
func Skeleton(slug string) string {
	s := likeLetters.Replace(strings.ToLower(slug))
	for {
		next := undouble(likePairs.Replace(s))
		if next == s {
			return s
		}
		s = next
	}
}

// undouble drops each letter that repeats the one before.
func undouble(s string) string {
	var last rune
	return strings.Map(func(r rune) rune {
		again := r == last
		last = r
		if again {
			return -1
		}
		return r
	}, s)
}

// judgeSlug refuses a slug for what it is, before anybody's slug is looked at.
func judgeSlug(slug string) *fault.Error {
	skeleton := Skeleton(slug)
	switch {
	case !validSlug(slug):
		return ErrSlugInvalid
	case reserved[slug], namesBrand(slug):
		return ErrSlugReserved
	case reservedSkeletons[skeleton]:
		return ErrSlugLookAlike
	}
	return nil
}

// namesBrand finds "praxis" among the words of a slug: "praxis-support" is ours.
func namesBrand(slug string) bool {
	return slices.ContainsFunc(strings.Split(slug, "-"), func(word string) bool { return Skeleton(word) == brand })
}

// SlugAnswer is what the live check says of a slug.
type SlugAnswer struct {
	Slug        string
	Refusal     *fault.Error // nil where it is free
	Suggestions []string     // free ones, close to it or to the chain's name
}

// CheckSlug says whether slug is free now, and offers others. It promises nothing:
// the sign-up's constraint decides. The slug may be written carelessly.
func (s *Service) CheckSlug(ctx context.Context, slug, name string) (SlugAnswer, error) {
	slug = strings.ToLower(strings.TrimSpace(slug))
	offers := candidates(slug, name)
	held, err := s.heldSlugs(ctx, append(offers, slug))
	if err != nil {
		return SlugAnswer{}, err
	}
	answer := SlugAnswer{Slug: slug, Refusal: judgeSlug(slug), Suggestions: []string{}}
	if answer.Refusal == nil {
		answer.Refusal = held.refusal(slug)
	}
	for _, offer := range offers {
		if len(answer.Suggestions) < 4 && offer != slug && judgeSlug(offer) == nil && held.refusal(offer) == nil {
			answer.Suggestions = append(answer.Suggestions, offer)
		}
	}
	return answer, nil
}

// held maps the skeletons that somebody holds to their slugs.
type held map[string]string

func (h held) refusal(slug string) *fault.Error {
	switch owner, taken := h[Skeleton(slug)]; {
	case !taken:
		return nil
	case owner == slug:
		return ErrSlugTaken
	}
	return ErrSlugLookAlike
}

func (s *Service) heldSlugs(ctx context.Context, slugs []string) (held, error) {
	return database.InDirectory(ctx, s.DB, func(tx database.DirTx) (held, error) {
		rows, err := platformdb.New(tx).SlugsBySkeleton(ctx, platformdb.SlugsBySkeletonParams{
			Now: s.Clock.Now(), Skeletons: mapAll(slugs, Skeleton),
		})
		out := held{}
		for _, r := range rows {
			if r.Held {
				out[r.Skeleton] = r.Slug
			}
		}
		return out, err
	})
}

// candidates are slugs near the one asked for and the chain's name, best first.
func candidates(slug, name string) []string {
	var out []string
	for _, base := range []string{slugify(name), slugify(slug)} {
		if base == "" {
			continue
		}
		base = strings.Trim(base[:min(len(base), 32)], "-")
		out = append(out, base)
		for _, word := range []string{"clinic", "care", "health"} {
			if !strings.Contains(base, word) {
				out = append(out, base+"-"+word)
			}
		}
		for n := 2; n <= 4; n++ {
			out = append(out, base+"-"+strconv.Itoa(n))
		}
	}
	return unique(out)
}

// unique keeps the first of each.
func unique(in []string) []string {
	seen := map[string]bool{}
	return slices.DeleteFunc(in, func(s string) bool {
		again := seen[s]
		seen[s] = true
		return again
	})
}

var notSlug = regexp.MustCompile(`[^a-z0-9]+`)

// slugify keeps the letters of a name that a slug may have: "Dr. Müller & Co" is
// "dr-muller-co". A name in another script leaves nothing.
func slugify(name string) string {
	plain := strings.ReplaceAll(strings.ToLower(norm.NFD.String(name)), "'", "")
	plain = combining.ReplaceAllString(plain, "")
	return strings.Trim(notSlug.ReplaceAllString(plain, "-"), "-")
}

var combining = regexp.MustCompile(`\p{Mn}`)
