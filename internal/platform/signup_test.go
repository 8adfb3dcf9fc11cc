package platform_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/platform"
)

// signup is a sign-up that a test fills in part.
type signup platform.NewSignup

func (n signup) whole() platform.NewSignup {
	fill := func(field *string, value string) {
		if *field == "" {
			*field = value
		}
	}
	fill(&n.ChainName, "Sunrise Physio")
	fill(&n.Slug, "sunrise")
	fill(&n.Country, "IN")
	fill(&n.Subdivision, "KA")
	fill(&n.ClinicType, "physiotherapy")
	fill(&n.OwnerName, "Asha Rao")
	fill(&n.Email, "asha@example.com")
	fill(&n.Password, "correct horse battery")
	fill(&n.Language, "en")
	return platform.NewSignup(n)
}

func (w *world) start(t *testing.T, n signup) platform.Signup {
	t.Helper()
	got, err := w.StartSignup(t.Context(), n.whole())
	require.NoError(t, err)
	return got
}

// opened signs a chain up and opens it.
func (w *world) opened(t *testing.T, n signup) platform.Tenant {
	t.Helper()
	started := w.start(t, n)
	_, err := w.VerifySignup(t.Context(), started.ID, w.code(t, n.whole().Email))
	require.NoError(t, err)
	tenant, err := w.Directory().TenantBySlug(t.Context(), started.Slug)
	require.NoError(t, err)
	return tenant
}

func TestSignupOpensAChain(t *testing.T) {
	t.Parallel()
	w := setup(t)
	started := w.start(t, signup{})
	require.Equal(t, noon.Add(30*time.Second), started.ResendAt)
	_, err := w.Directory().TenantBySlug(t.Context(), "sunrise")
	require.ErrorIs(t, err, platform.ErrTenantNotFound, "not before the address is verified")
	who, _ := w.ids.of("asha@example.com")
	require.False(t, who.Verified)
	mails := w.mails(t, "asha@example.com")
	require.Len(t, mails, 1)
	require.Contains(t, mails[0], "Sunrise Physio", "the mail names the chain")
	require.NotContains(t, mails[0], "http", "and has no link")

	opened, err := w.VerifySignup(t.Context(), started.ID, w.code(t, "asha@example.com"))
	require.NoError(t, err)
	require.Equal(t, platform.Opened{URL: "http://sunrise.praxis.localhost:8080", Slug: "sunrise"}, opened)

	tenant, err := w.Directory().TenantBySlug(t.Context(), "sunrise")
	require.NoError(t, err)
	ends := noon.AddDate(0, 0, 30)
	require.Equal(t, platform.Tenant{
		ID: tenant.ID, Slug: "sunrise", Name: "Sunrise Physio", Country: "IN", Subdivision: "KA", ClinicType: "physiotherapy",
		Currency: "INR", Language: "en", Status: platform.Trial, Plan: "clinic", TrialEndsAt: &ends, CreatedAt: noon,
	}, tenant)
	who, _ = w.ids.of("asha@example.com")
	require.True(t, who.Verified)

	ctx := as(t.Context(), tenant.ID)
	setup, err := w.Setup(ctx)
	require.NoError(t, err)
	require.Len(t, setup.Steps, 5)
	require.False(t, setup.Done)
	require.Equal(t, 1, w.audited(ctx, t, "members"), "the owner")
	require.Equal(t, 5, w.audited(ctx, t, "setup_steps"))

	t.Run("TheSameCodeAgainGivesTheSameAnswer", func(t *testing.T) {
		again, err := w.VerifySignup(t.Context(), started.ID, "000000")
		require.NoError(t, err)
		require.Equal(t, opened, again)
		state, err := w.Signup(t.Context(), started.ID)
		require.NoError(t, err)
		require.Equal(t, platform.SignupOpened, state.Status)
	})

	t.Run("ItIsNotResentAndItsSlugIsTaken", func(t *testing.T) {
		_, err := w.ResendCode(t.Context(), started.ID)
		require.ErrorIs(t, err, platform.ErrSignupOpened)
		_, err = w.StartSignup(t.Context(), signup{Email: "other@example.com"}.whole())
		require.ErrorIs(t, err, platform.ErrSlugTaken)
	})
}

func TestSignupRefuses(t *testing.T) {
	t.Parallel()
	w := setup(t)
	w.start(t, signup{Slug: "apollo", Email: "first@example.com"})
	for name, tt := range map[string]struct {
		with    signup
		err     error
		pointer string
	}{
		"ANameWithALink":      {signup{ChainName: "Go to evil.com"}, platform.ErrSignupInvalid, "/chain_name"},
		"ANameWithAnAddress":  {signup{ChainName: "https://evil"}, platform.ErrSignupInvalid, "/chain_name"},
		"ANameOfOneLetter":    {signup{ChainName: "A"}, platform.ErrSignupInvalid, "/chain_name"},
		"ANamelessOwner":      {signup{OwnerName: "<b>"}, platform.ErrSignupInvalid, "/owner_name"},
		"HalfAnAddress":       {signup{Email: "asha@"}, platform.ErrSignupInvalid, "/email"},
		"AnAddressWithAName":  {signup{Email: "Asha <asha@example.com>"}, platform.ErrSignupInvalid, "/email"},
		"AnUnknownCountry":    {signup{Country: "FR"}, platform.ErrSignupInvalid, "/country"},
		"AnUnknownState":      {signup{Subdivision: "ZZ"}, platform.ErrSignupInvalid, "/subdivision"},
		"AnUnknownClinicType": {signup{ClinicType: "vet"}, platform.ErrSignupInvalid, "/clinic_type"},
		"AnUnknownLanguage":   {signup{Language: "de"}, platform.ErrSignupInvalid, "/language"},
		"AWeakPassword":       {signup{Password: "short"}, errWeak, "/password"},
		"ATakenSlug":          {signup{Slug: "apollo"}, platform.ErrSlugTaken, "/slug"},
		"ALookAlike":          {signup{Slug: "ap0llo"}, platform.ErrSlugLookAlike, "/slug"},
		"AReservedSlug":       {signup{Slug: "admin"}, platform.ErrSlugReserved, "/slug"},
		"ASlugThatIsNone":     {signup{Slug: "a b"}, platform.ErrSlugInvalid, "/slug"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := w.StartSignup(t.Context(), tt.with.whole())
			require.ErrorIs(t, err, tt.err)
			require.Equal(t, tt.pointer, fault.As(err).Fields[0].Pointer)
		})
	}
	t.Run("EverythingAtOnce", func(t *testing.T) {
		t.Parallel()
		_, err := w.StartSignup(t.Context(), platform.NewSignup{})
		require.Len(t, fault.As(err).Fields, 6)
	})
}

// TestARefusedPasswordLeavesNothing: the slug is free at once.
func TestARefusedPasswordLeavesNothing(t *testing.T) {
	t.Parallel()
	w := setup(t)
	_, err := w.StartSignup(t.Context(), signup{Password: "short"}.whole())
	require.ErrorIs(t, err, errWeak)
	require.Zero(t, w.ids.count())
	require.Empty(t, w.mails(t, "asha@example.com"))
	w.start(t, signup{Email: "other@example.com"})
}

func TestTwoRaceForOneSlug(t *testing.T) {
	t.Parallel()
	w := setup(t)
	slugs := []string{"apollo", "ap0llo", "apo-llo", "apol1o"}
	var all sync.WaitGroup
	errs := make([]error, 24)
	for i := range errs {
		all.Go(func() {
			_, errs[i] = w.StartSignup(t.Context(), signup{Slug: slugs[i%len(slugs)], Email: fmt.Sprintf("p%d@example.com", i)}.whole())
		})
	}
	all.Wait()
	won := 0
	for _, err := range errs {
		if err == nil {
			won++
			continue
		}
		require.True(t, errors.Is(err, platform.ErrSlugTaken) || errors.Is(err, platform.ErrSlugLookAlike), "%v", err)
		require.Equal(t, "/slug", fault.As(err).Fields[0].Pointer)
	}
	require.Equal(t, 1, won)
	require.Equal(t, 1, w.ids.count(), "the losers leave no identity")
	require.Equal(t, 1, w.rows(t, `SELECT count(*) FROM tenant_directory`))
	require.Equal(t, 1, w.rows(t, `SELECT count(*) FROM signups`))
}

func TestAnExpiredReservationIsTakenOver(t *testing.T) {
	t.Parallel()
	w := setup(t)
	old := w.start(t, signup{Email: "slow@example.com"})
	w.clock.Advance(24 * time.Hour)
	w.opened(t, signup{})
	_, err := w.VerifySignup(t.Context(), old.ID, w.code(t, "slow@example.com"))
	require.ErrorIs(t, err, platform.ErrSignupExpired)
	w.clock.Advance(2 * time.Hour)
	require.NoError(t, w.SweepSignups(t.Context()))
	require.Equal(t, 1, w.rows(t, `SELECT count(*) FROM tenant_directory WHERE reserved_until IS NULL`), "the sweep of the old one spares the new one's slug")
}

func TestResumingKeepsTheSlug(t *testing.T) {
	t.Parallel()
	w := setup(t)
	first := w.start(t, signup{})
	again := w.start(t, signup{ChainName: "Sunrise Physiotherapy"})
	require.NotEqual(t, first.ID, again.ID)
	_, err := w.VerifySignup(t.Context(), again.ID, w.code(t, "asha@example.com"))
	require.NoError(t, err)
	tenant, err := w.Directory().TenantBySlug(t.Context(), "sunrise")
	require.NoError(t, err)
	require.Equal(t, "Sunrise Physiotherapy", tenant.Name)
}

func TestAMisspeltAddressCanBeReplaced(t *testing.T) {
	t.Parallel()
	w := setup(t)
	misspelt := w.start(t, signup{Email: "ahsa@example.com"})
	_, err := w.StartSignup(t.Context(), signup{}.whole())
	require.ErrorIs(t, err, platform.ErrSlugTaken, "another's reservation holds")

	again := w.start(t, signup{Replaces: misspelt.ID})
	require.Equal(t, misspelt.Slug, again.Slug)
	old, err := w.Signup(t.Context(), misspelt.ID)
	require.NoError(t, err)
	require.Equal(t, platform.SignupExpired, old.Status)
	_, err = w.VerifySignup(t.Context(), again.ID, w.code(t, "asha@example.com"))
	require.NoError(t, err)

	w.start(t, signup{Email: "new@example.com", Slug: "other", Replaces: again.ID})
	opened, err := w.Signup(t.Context(), again.ID)
	require.NoError(t, err)
	require.Equal(t, platform.SignupOpened, opened.Status, "an open chain is not replaced")
}

func TestTooManySignupsOfOneAddress(t *testing.T) {
	t.Parallel()
	w := setup(t)
	for range 10 {
		w.start(t, signup{})
	}
	_, err := w.StartSignup(t.Context(), signup{}.whole())
	require.ErrorIs(t, err, platform.ErrSignupTooMany)
	w.clock.Advance(time.Hour + time.Second)
	w.start(t, signup{})
}

func TestSignupAPI(t *testing.T) {
	t.Parallel()
	w := setup(t)
	body := map[string]any{
		"chain_name": "Sunrise Physio", "slug": "sunrise", "country": "IN", "clinic_type": "physiotherapy", "owner_name": "Asha Rao",
		"email": "Asha@Example.com", "password": "correct horse battery", "language": "hi",
	}
	var started struct{ ID, Email, Slug string }
	res := w.call(t.Context(), t, "POST", "/signups", body)
	require.Equal(t, 201, res.Status, res.Body)
	res.into(t, &started)
	require.Equal(t, "asha@example.com", started.Email)

	var state struct{ Status, Email, URL string }
	w.call(t.Context(), t, "GET", "/signups/"+started.ID, nil).into(t, &state)
	require.Equal(t, "pending", state.Status)
	require.Equal(t, "a•••@example.com", state.Email)

	res = w.call(t.Context(), t, "POST", "/signups/"+started.ID+"/verify", map[string]string{"code": other(w.code(t, "asha@example.com"))})
	require.Equal(t, 422, res.Status)
	require.Equal(t, "platform.signup_code_wrong", res.Code)
	require.Equal(t, "/code", res.Errors[0].Pointer)
	require.Contains(t, res.Body, `"attempts_left":4`)

	res = w.call(t.Context(), t, "POST", "/signups/"+started.ID+"/resend", nil)
	require.Equal(t, 429, res.Status)
	require.Equal(t, "platform.signup_resend_too_soon", res.Code)

	code := w.code(t, "asha@example.com")
	res = w.call(t.Context(), t, "POST", "/signups/"+started.ID+"/verify", map[string]string{"code": " " + code[:3] + " " + code[3:]})
	require.Equal(t, 200, res.Status, res.Body)
	require.Contains(t, res.Body, `"url":"http://sunrise.praxis.localhost:8080"`)

	for name, tt := range map[string]struct {
		key, value string
		status     int
		code       string
		pointer    string
	}{
		"taken":    {"slug", "sunrise", 409, "platform.slug_taken", "/slug"},
		"alike":    {"slug", "sunrlse", 409, "platform.slug_look_alike", "/slug"},
		"reserved": {"slug", "admin", 409, "platform.slug_reserved", "/slug"},
		"weak":     {"password", "short", 422, "identity.password_weak", "/password"},
		"country":  {"country", "XX", 422, "platform.signup_invalid", "/country"},
	} {
		t.Run(name, func(t *testing.T) {
			changed := map[string]any{}
			for k, v := range body {
				changed[k] = v
			}
			changed["slug"], changed["email"], changed[tt.key] = "free-"+name, name+"@example.com", tt.value
			res := w.call(t.Context(), t, "POST", "/signups", changed)
			require.Equal(t, tt.status, res.Status, res.Body)
			require.Equal(t, tt.code, res.Code)
			require.Equal(t, tt.pointer, res.Errors[0].Pointer)
		})
	}
}

// TestSignupRowsAreNobodys: a tenant's transaction cannot open a chain for another.
func TestATenantCannotOpenAnother(t *testing.T) {
	t.Parallel()
	w := setup(t)
	tenant := w.opened(t, signup{})
	err := database.InTxDo(as(t.Context(), tenant.ID), w.db, func(tx database.Tx) error {
		_, err := tx.Exec(t.Context(), `INSERT INTO tenants (id, slug, name, country, clinic_type, currency, language, status, plan, created_at)
			VALUES ($1, 'x', 'x', 'IN', 'general', 'INR', 'en', 'trial', 'clinic', now())`, uuid.New())
		return err
	})
	require.ErrorContains(t, err, "row-level security")
}
