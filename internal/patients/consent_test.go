package patients_test

import (
	"context"
	"sync"
	"testing"
	"time"
	_ "time/tzdata" // what the binary carries, not what this machine happens to have

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/blob"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/crypt"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/kit/events"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/kit/signed"
	"github.com/praxis-clinic/praxis/internal/patients"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
	"github.com/praxis-clinic/praxis/tenants"
)

var catalogue = sync.OnceValues(func() (*packs.Catalogue, error) { return packs.Load(tenants.FS) })

const masterKey = "a master key of thirty-two bytes"

// clinic is the domain with all its parts, on a clock that can be turned.
type clinic struct {
	*patients.Service
	t     *testing.T
	db    *database.DB
	clock *clock.Fixed
	bus   *events.Bus
}

func newClinic(t *testing.T, now time.Time) *clinic {
	t.Helper()
	all, err := catalogue()
	require.NoError(t, err)
	vault, err := crypt.NewVault([]byte(masterKey))
	require.NoError(t, err)
	c := &clinic{t: t, db: dbtest.New(t), clock: clock.NewFixed(now), bus: events.NewBus()}
	signer, err := signed.New([]byte(masterKey), c.clock)
	require.NoError(t, err)
	files, err := blob.Open(t.Context(), "file://"+t.TempDir())
	require.NoError(t, err)
	forms, err := startingForms()
	require.NoError(t, err)
	c.Service = patients.New(patients.Deps{DB: c.db, Clock: c.clock, Packs: all, Vault: vault, Signer: signer, Files: files, Forms: forms, Events: c.bus})
	return c
}

// in is a chain of a country and subdivision.
func (c *clinic) in(country, subdivision string, perms ...principal.Permission) context.Context {
	c.t.Helper()
	ctx := dbtest.Tenant(c.t, c.db, perms...)
	require.NoError(c.t, database.InTxDo(ctx, c.db, func(tx database.Tx) error {
		_, err := tx.Exec(ctx, `UPDATE tenants SET country = $2, subdivision = $3 WHERE id = $1`, tx.Tenant(), country, subdivision)
		return err
	}))
	return ctx
}

// patient registers somebody born on a day; "" is not known.
func (c *clinic) patient(ctx context.Context, born string) uuid.UUID {
	c.t.Helper()
	d := patients.Details{Name: "Asha Rao"}
	if born != "" {
		day, err := time.Parse(time.DateOnly, born)
		require.NoError(c.t, err)
		d.BirthDate = &day
	}
	p, err := c.Register(ctx, d, true)
	require.NoError(c.t, err)
	return p.ID
}

func (c *clinic) allows(ctx context.Context, patient uuid.UUID, purpose string) bool {
	c.t.Helper()
	ok, err := database.InTx(ctx, c.db, func(tx database.Tx) (bool, error) { return c.AllowsTx(ctx, tx, patient, purpose) })
	require.NoError(c.t, err)
	return ok
}

func (c *clinic) missing(ctx context.Context, patient uuid.UUID) []string {
	c.t.Helper()
	m, err := database.InTx(ctx, c.db, func(tx database.Tx) (map[uuid.UUID][]string, error) {
		return c.MissingTx(ctx, tx, []uuid.UUID{patient})
	})
	require.NoError(c.t, err)
	return m[patient]
}

// state is where the patient stands on one purpose.
func (c *clinic) state(ctx context.Context, patient uuid.UUID, purpose string) patients.ConsentState {
	c.t.Helper()
	sheet, err := c.Consents(ctx, patient, nil, "en")
	require.NoError(c.t, err)
	for _, x := range sheet.States {
		if x.Key == purpose {
			return x
		}
	}
	require.FailNow(c.t, "no such purpose here", purpose)
	return patients.ConsentState{}
}

var drawn = patients.Drawing{{{100, 200}, {400, 300}, {900, 100}}}

// answer is a full and proper yes to a purpose.
func (c *clinic) answer(ctx context.Context, patient uuid.UUID, purpose string) patients.Answer {
	return patients.Answer{
		Purpose: purpose, State: patients.Given, Language: "en", TextSHA256: c.state(ctx, patient, purpose).Words.SHA256, Source: patients.FromDesk,
		Signer: patients.Signer{By: patients.ByPatient, Name: "Asha Rao", Drawing: drawn, UserAgent: "Firefox"},
	}
}

func (c *clinic) give(ctx context.Context, patient uuid.UUID, purpose string) patients.Consent {
	c.t.Helper()
	got, err := c.RecordConsent(ctx, patient, c.answer(ctx, patient, purpose))
	require.NoError(c.t, err)
	return got
}

func date(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t.Add(12 * time.Hour)
}

// TestWhatIsAllowedUnasked is the four packs, on both sides of the days on which they change.
func TestWhatIsAllowedUnasked(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	for _, tt := range []struct {
		country, subdivision, on, purpose string
		allowed, missing                  bool
	}{
		{"IN", "KA", "2026-03-08", "care", false, true},
		{"IN", "KA", "2026-03-08", "notice", false, false}, // DPDP does not hold yet
		{"IN", "KA", "2027-05-12", "notice", false, false},
		{"IN", "KA", "2027-05-14", "notice", false, true},
		{"IN", "KA", "2027-05-14", "care", false, true},
		{"IN", "KA", "2026-03-08", patients.ForMessages, false, false},
		{"IN", "KA", "2026-03-08", patients.ForMarketing, false, false},
		{"IN", "KA", "2026-03-08", "telehealth", true, false},
		{"IN", "KA", "2020-03-20", "telehealth", false, false}, // the guidelines are of the 25th
		{"IN", "KA", "2026-03-08", "photo", false, false},
		{"AE", "DU", "2026-03-08", "treatment", false, true},
		{"AE", "DU", "2026-03-08", "hie", false, true},
		{"AE", "DU", "2026-03-08", "disclosure", false, false},
		{"AE", "DU", "2026-03-08", patients.ForMessages, true, false},
		{"AE", "DU", "2026-03-08", patients.ForMarketing, false, false},
		{"US", "CA", "2026-03-08", "npp", false, true},
		{"US", "CA", "2026-03-08", "care", true, false}, // 164.506: none needed
		{"US", "CA", "2026-03-08", "treatment_consent", false, true},
		{"US", "CA", "2026-03-08", patients.ForMessages, false, false}, // TCPA
		{"US", "CA", "2026-02-15", "sud_part2", false, false},
		{"CA", "ON", "2026-03-08", "care", true, false}, // circle of care
		{"CA", "BC", "2026-03-08", "care", true, false},
		{"CA", "QC", "2026-03-08", "care", false, true}, // told first
		{"CA", "QC", "2024-06-30", "care", false, true}, // before: PIPEDA's express
		{"CA", "SK", "2026-03-08", "care", false, true},
		{"CA", "ON", "2026-03-08", "fees_policy", false, true},
		{"CA", "ON", "2026-03-08", patients.ForMessages, true, false},
		{"CA", "ON", "2026-03-08", "npp", false, false}, // another country's
	} {
		ctx := c.in(tt.country, tt.subdivision)
		c.clock.Set(date(tt.on))
		p := c.patient(ctx, "1990-03-12")
		require.Equal(t, tt.allowed, c.allows(ctx, p, tt.purpose), "%+v", tt)
		require.Equal(t, tt.missing, contains(c.missing(ctx, p), tt.purpose), "%+v", tt)
	}
	require.False(t, c.allows(c.in("CA", "ON"), id.New(), "care"), "a patient who is not there agrees to nothing")
}

func contains(all []string, one string) bool {
	for _, x := range all {
		if x == one {
			return true
		}
	}
	return false
}

func TestTheNewestLineDecides(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	ctx := c.in("IN", "KA")
	var said []string
	events.On(c.bus, func(_ context.Context, _ database.Tx, e patients.ConsentChanged) error {
		said = append(said, e.Purpose+" "+e.State)
		return nil
	})
	p := c.patient(ctx, "1990-03-12")

	got := c.give(ctx, p, "care")
	require.Equal(t, 1, got.TextVersion)
	require.Equal(t, "written", got.Form)
	require.Equal(t, "192.0.2.1", got.IP)
	require.True(t, got.Signed)
	require.True(t, c.allows(ctx, p, "care"))
	require.Empty(t, c.missing(ctx, p))

	// A second server's clock is late: what is said later still comes later.
	c.clock.Advance(-time.Hour)
	gone, err := c.WithdrawConsent(ctx, p, patients.Withdrawal{Purpose: "care", Reason: "Moves away", Signer: patients.Signer{By: patients.ByStaff}, Source: patients.FromDesk})
	require.NoError(t, err)
	require.True(t, gone.At.After(got.At))
	require.Equal(t, got.TextSHA256, gone.TextSHA256, "it says which words are taken back")
	require.False(t, c.allows(ctx, p, "care"))
	require.Equal(t, []string{"care"}, c.missing(ctx, p))

	_, err = c.WithdrawConsent(ctx, p, patients.Withdrawal{Purpose: "care", Reason: "Again", Signer: patients.Signer{By: patients.ByStaff}, Source: patients.FromDesk})
	require.ErrorIs(t, err, patients.ErrNotGiven)

	sheet, err := c.Consents(ctx, p, nil, "hi")
	require.NoError(t, err)
	require.Len(t, sheet.Ledger, 2, "nothing is overwritten")
	require.Equal(t, patients.Withdrawn, sheet.Ledger[0].State)
	require.Contains(t, sheet.States[0].Words.Body, "Test Chain", "the words name the clinic")
	require.Equal(t, "hi", sheet.States[0].Words.Language)
	require.Equal(t, []string{"care given", "care withdrawn"}, said)

	one, err := c.ConsentByID(ctx, p, got.ID)
	require.NoError(t, err)
	require.Equal(t, drawn, one.Drawing)
	require.Contains(t, one.Body, "I agree that Test Chain collects")
	_, err = c.ConsentByID(ctx, c.patient(ctx, ""), got.ID)
	require.ErrorIs(t, err, patients.ErrConsentNotFound, "of another patient")
}

func TestWhatIsImpliedCanBeRefused(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	ctx := c.in("CA", "ON")
	p := c.patient(ctx, "1990-03-12")
	_, err := c.WithdrawConsent(ctx, p, patients.Withdrawal{Purpose: "care", Reason: "Lockbox", Signer: patients.Signer{By: patients.ByStaff}, Source: patients.FromDesk})
	require.NoError(t, err)
	require.False(t, c.allows(ctx, p, "care"))
	_, err = c.WithdrawConsent(ctx, p, patients.Withdrawal{Purpose: patients.ForMarketing, Reason: "No", Signer: patients.Signer{By: patients.ByStaff}, Source: patients.FromDesk})
	require.ErrorIs(t, err, patients.ErrNotGiven, "what was never given cannot be taken back")
}

func TestAConsentIsRefusedAsItIs(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	ctx := c.in("IN", "KA")
	p := c.patient(ctx, "1990-03-12")
	for name, tt := range map[string]struct {
		change  func(*patients.Answer)
		pointer string
	}{
		"WithoutAName":      {func(a *patients.Answer) { a.Name = " " }, "/signer_name"},
		"Unsigned":          {func(a *patients.Answer) { a.Drawing = nil }, "/signature"},
		"ADot":              {func(a *patients.Answer) { a.Drawing = patients.Drawing{{{1, 1}}} }, "/signature"},
		"OffThePaper":       {func(a *patients.Answer) { a.Drawing = patients.Drawing{{{1, 1}, {1001, 2}}} }, "/signature"},
		"ByStaff":           {func(a *patients.Answer) { a.By = patients.ByStaff }, "/by"},
		"ByNobody":          {func(a *patients.Answer) { a.By = "somebody" }, "/by"},
		"GuardianOfNothing": {func(a *patients.Answer) { a.By = patients.ByGuardian }, "/relation"},
		"Undecided":         {func(a *patients.Answer) { a.State = "perhaps" }, "/state"},
	} {
		a := c.answer(ctx, p, "care")
		tt.change(&a)
		_, err := c.RecordConsent(ctx, p, a)
		require.ErrorIs(t, err, patients.ErrConsentInvalid, name)
		require.Contains(t, pointers(err), tt.pointer, name)
	}
	a := c.answer(ctx, p, "care")
	a.TextSHA256 = "of other words"
	_, err := c.RecordConsent(ctx, p, a)
	require.ErrorIs(t, err, patients.ErrTextChanged)
	a.Purpose = "npp"
	_, err = c.RecordConsent(ctx, p, a)
	require.ErrorIs(t, err, patients.ErrPurposeUnknown)
	_, err = c.RecordConsent(c.in("IN", "KA"), p, c.answer(ctx, p, "care"))
	require.ErrorIs(t, err, patients.ErrNotFound, "another chain")
	require.False(t, c.allows(ctx, p, "care"), "none of it was kept")
}

func pointers(err error) (out []string) {
	for _, f := range fault.As(err).Fields {
		out = append(out, f.Pointer)
	}
	return out
}

func TestWhoMayConsent(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	guardian := patients.Signer{By: patients.ByGuardian, Name: "Meera Rao", Relation: "mother", Drawing: drawn}
	alone := patients.Signer{By: patients.ByPatient, Name: "Asha Rao", Drawing: drawn}
	understands := alone
	understands.Understands = true
	for _, tt := range []struct {
		country, subdivision, on, born, purpose string
		by                                      patients.Signer
		ok                                      bool
	}{
		{"IN", "KA", "2026-03-08", "2008-03-09", "care", alone, false}, // 18 tomorrow
		{"IN", "KA", "2026-03-08", "2008-03-08", "care", alone, true},  // 18 today
		{"IN", "KA", "2026-03-08", "2015-01-01", "care", guardian, true},
		{"IN", "KA", "2026-03-08", "2015-01-01", "care", understands, false}, // no such rule in India
		{"IN", "KA", "2026-03-08", "", "care", alone, true},
		{"AE", "DU", "2026-05-30", "2006-02-01", "treatment", alone, false}, // 21 lunar years are 20 and a third
		{"AE", "DU", "2026-05-30", "2005-12-01", "treatment", alone, true},
		{"AE", "DU", "2026-06-02", "2008-05-01", "treatment", alone, true}, // 18 from June 2026
		{"CA", "QC", "2026-03-08", "2012-03-08", "fees_policy", alone, true},
		{"CA", "QC", "2026-03-08", "2012-03-09", "fees_policy", alone, false},
		{"CA", "ON", "2026-03-08", "2012-03-09", "fees_policy", alone, false},
		{"CA", "ON", "2026-03-08", "2012-03-09", "fees_policy", understands, true},
		{"CA", "NB", "2026-03-08", "2010-03-08", "fees_policy", alone, true}, // 16
		{"CA", "NT", "2026-03-08", "2007-03-09", "fees_policy", alone, false},
		{"US", "NE", "2026-03-08", "2007-03-09", "financial", alone, false}, // 19
		{"US", "AL", "2026-03-08", "2012-03-08", "financial", alone, true},  // 14
		{"US", "CA", "2026-03-08", "2008-03-08", "financial", alone, true},
	} {
		c.clock.Set(date(tt.on))
		ctx := c.in(tt.country, tt.subdivision)
		p := c.patient(ctx, tt.born)
		a := c.answer(ctx, p, tt.purpose)
		a.Signer = tt.by
		_, err := c.RecordConsent(ctx, p, a)
		if tt.ok {
			require.NoError(t, err, "%+v", tt)
			continue
		}
		require.ErrorIs(t, err, patients.ErrConsentInvalid, "%+v", tt)
		require.Contains(t, pointers(err), "/by")
	}
}

func TestAGuardiansWordLapsesWhenTheChildIsOfAge(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	ctx := c.in("IN", "KA")
	p := c.patient(ctx, "2008-06-01")
	a := c.answer(ctx, p, "care")
	a.Signer = patients.Signer{By: patients.ByGuardian, Name: "Meera Rao", Relation: "mother", Drawing: drawn}
	_, err := c.RecordConsent(ctx, p, a)
	require.NoError(t, err)
	require.True(t, c.allows(ctx, p, "care"))

	c.clock.Set(date("2026-06-02"))
	require.False(t, c.allows(ctx, p, "care"))
	require.True(t, c.state(ctx, p, "care").Lapsed)
	require.Equal(t, []string{"care"}, c.missing(ctx, p))
}

func TestANoticeThatWasRefusedIsNotAskedForAgain(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	ctx := c.in("US", "CA", access.ConsentsRead)
	p := c.patient(ctx, "1990-03-12")
	a := c.answer(ctx, p, "npp")
	a.State, a.By = patients.Refused, patients.ByStaff
	_, err := c.RecordConsent(ctx, p, a)
	require.Contains(t, pointers(err), "/reason", "the law wants the effort and the reason recorded")
	a.Reason = "Would not sign"
	_, err = c.RecordConsent(ctx, p, a)
	require.NoError(t, err)
	require.NotContains(t, c.missing(ctx, p), "npp")

	flags, err := c.Flags(ctx, []uuid.UUID{p})
	require.NoError(t, err)
	require.Equal(t, "consent", flags[p][0].Kind)
	require.Equal(t, 2, flags[p][0].Count, "treatment and fees")
	flags, err = c.Flags(dbtest.As(ctx, nil, access.PatientsRead), []uuid.UUID{p})
	require.NoError(t, err)
	for _, f := range flags[p] {
		require.NotEqual(t, "consent", f.Kind, "for those alone who may see consents")
	}
}

func TestOldConsentHoldsWhenTheLawChanges(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	ctx := c.in("IN", "KA")
	p := c.patient(ctx, "1990-03-12")
	first := c.give(ctx, p, "care")
	c.clock.Set(date("2027-06-01"))
	require.True(t, c.allows(ctx, p, "care"))
	require.Equal(t, []string{"notice"}, c.missing(ctx, p))
	second := c.give(ctx, p, "care")
	require.Equal(t, []int{1, 2}, []int{first.TextVersion, second.TextVersion})
	require.Equal(t, []string{"written", "explicit"}, []string{first.Form, second.Form})
	one, err := c.ConsentByID(ctx, p, first.ID)
	require.NoError(t, err)
	require.Contains(t, one.Body, "withdraw this consent in writing", "as it was read then")
}

func TestTheLedgerCannotBeRewritten(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	ctx := c.in("IN", "KA")
	c.give(ctx, c.patient(ctx, ""), "care")
	for _, sql := range []string{
		`UPDATE consents SET state = 'given' WHERE tenant_id = $1`, `DELETE FROM consents WHERE tenant_id = $1`,
		`UPDATE consent_texts SET body = 'x' WHERE tenant_id = $1`, `DELETE FROM consent_texts WHERE tenant_id = $1`,
	} {
		err := database.InTxDo(ctx, c.db, func(tx database.Tx) error { _, err := tx.Exec(ctx, sql, tx.Tenant()); return err })
		require.ErrorContains(t, err, "permission denied", sql)
	}
}

// TestOneOfTwoWithdrawalsIsTooLate has two desks withdraw at once.
func TestOneOfTwoWithdrawalsIsTooLate(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	ctx := c.in("IN", "KA")
	p := c.patient(ctx, "")
	c.give(ctx, p, "care")
	var all sync.WaitGroup
	failed := make([]error, 6)
	for i := range failed {
		all.Go(func() {
			_, failed[i] = c.WithdrawConsent(ctx, p, patients.Withdrawal{Purpose: "care", Reason: "No", Signer: patients.Signer{By: patients.ByStaff}, Source: patients.FromDesk})
		})
	}
	all.Wait()
	won := 0
	for _, err := range failed {
		if err == nil {
			won++
			continue
		}
		require.ErrorIs(t, err, patients.ErrNotGiven)
	}
	require.Equal(t, 1, won)
}

func TestAConsentIsAuditedWithoutItsSignature(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	ctx := c.in("IN", "KA")
	got := c.give(ctx, c.patient(ctx, ""), "care")
	var changes string
	require.NoError(t, database.InTxDo(ctx, c.db, func(tx database.Tx) error {
		return tx.QueryRow(ctx, `SELECT changes::text FROM audit_events WHERE tenant_id = $1 AND entity = 'consents' AND entity_id = $2`,
			tx.Tenant(), got.ID.String()).Scan(&changes)
	}))
	require.Contains(t, changes, `[secret]`)
	require.Contains(t, changes, got.TextSHA256)
}
