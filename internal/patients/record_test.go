package patients_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/patients"
)

func born(s string) *time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return &t
}

// atFault are the fields an error names.
func atFault(t *testing.T, err error) []string {
	t.Helper()
	var f *fault.Error
	require.ErrorAs(t, err, &f)
	var out []string
	for _, x := range f.Fields {
		out = append(out, x.Pointer)
	}
	return out
}

func TestWhatRegistrationAsksFor(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	india, canada := c.in("IN", "KA"), c.in("CA", "BC")
	complete := patients.Registration{Complete: true, AllowDuplicate: true}

	t.Run("TheCompleteFormNamesAllThatIsMissing", func(t *testing.T) {
		_, err := c.RegisterAs(india, patients.Details{Name: "Asha"}, complete)
		require.ErrorIs(t, err, patients.ErrInvalid)
		require.Equal(t, []string{"/phone", "/birth_date", "/sex"}, atFault(t, err))
		_, err = c.RegisterAs(canada, patients.Details{Name: "Ann", Phone: "604 555 0123"}, complete)
		require.Equal(t, []string{"/birth_date", "/sex", "/address/line1", "/address/city", "/address/state", "/address/postal_code"}, atFault(t, err))
	})
	t.Run("TheDeskRegistersWithLessAndTheRecordSaysWhatLacks", func(t *testing.T) {
		p, err := c.Register(india, patients.Details{Name: "Asha", Phone: "98450 12345"}, true)
		require.NoError(t, err)
		require.Equal(t, "birth_date,sex", c.flag(india, p.ID, "incomplete").Detail)
	})
	t.Run("AMinorNeedsAGuardianByTheAgeOfThePlace", func(t *testing.T) {
		eighteen := patients.Details{Name: "Tom", Sex: "male", BirthDate: born("2007-06-01"), Phone: "604 555 0123"}
		_, err := c.RegisterAs(canada, eighteen, complete)
		require.Contains(t, atFault(t, err), "/guardian/name", "nineteen in British Columbia")
		eighteen.Phone = "98450 12345"
		_, err = c.RegisterAs(india, eighteen, complete)
		require.NoError(t, err, "eighteen in India")
		eighteen.BirthDate, eighteen.Guardian = born("2012-06-01"), patients.Contact{Name: "Meera", Relation: "mother"}
		p, err := c.RegisterAs(india, eighteen, complete)
		require.NoError(t, err)
		require.Equal(t, "Meera", c.flag(india, p.ID, "minor").Detail)
	})
	t.Run("TheChainMayAskForLess", func(t *testing.T) {
		own := c.in("IN", "KA")
		c.settings(own, `{"registration": {"birth_date": "optional", "sex": "hidden", "email": "required"}}`)
		_, err := c.RegisterAs(own, patients.Details{Name: "Asha", Phone: "98450 12345"}, complete)
		require.Equal(t, []string{"/email"}, atFault(t, err))
	})
	t.Run("TheBranchsCountryHolds", func(t *testing.T) {
		branch := dbtest.Branch(t, india, c.db, "America/Vancouver")
		c.exec(india, `UPDATE branches SET country = 'CA', subdivision = 'BC' WHERE tenant_id = $1 AND id = $2`, branch)
		p, err := c.RegisterAs(india, patients.Details{Name: "Ann", Phone: "604 555 0199"}, patients.Registration{Branch: &branch})
		require.NoError(t, err)
		require.Equal(t, "+16045550199", p.Phone)
		require.Equal(t, []string{"CA", "BC"}, []string{p.Country, p.Subdivision})
		require.Contains(t, c.flag(india, p.ID, "incomplete").Detail, "address")
	})
	t.Run("WhatIsRequiredIsNotTakenAway", func(t *testing.T) {
		p, err := c.Register(india, patients.Details{Name: "Asha", Phone: "98450 12399"}, true)
		require.NoError(t, err)
		_, err = c.Change(india, p.ID, "*", func(d *patients.Details) { d.Phone = "" })
		require.Equal(t, []string{"/phone"}, atFault(t, err))
		_, err = c.Change(india, p.ID, "*", func(d *patients.Details) { d.Notes = "Parks outside" })
		require.NoError(t, err, "what was missing before may go on missing")
	})
}

func TestDetails(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	ctx := c.in("IN", "KA")

	t.Run("AnAgeBecomesAnEstimatedBirthDate", func(t *testing.T) {
		age := 70
		p, err := c.Register(ctx, patients.Details{Name: "Thatha", Age: &age}, false)
		require.NoError(t, err)
		require.Equal(t, patients.Estimated, p.Accuracy)
		require.Equal(t, 1956, p.BirthDate.Year())
		found, err := c.Search(ctx, p.BirthDate.Format("02/01/2006"), 10, 0)
		require.NoError(t, err)
		require.Empty(t, found, "a guess finds nobody")
	})
	t.Run("EverythingComesBackAsItWasGiven", func(t *testing.T) {
		referrer := c.patient(ctx, "")
		d := patients.Details{
			Name: "प्रिया शर्मा", GivenName: "Priya", FamilyName: "Sharma", PreferredName: "Pinky", Sex: "female", Gender: "woman",
			Phone: "+919845012345", PhoneOwner: "mother", SecondPhone: "+919845012346", SecondPhoneOwner: "self", Email: "priya@example.com",
			BirthDate: born("1990-03-12"), Accuracy: patients.Month, Language: "hi", Channel: "whatsapp", Occupation: "weaver",
			Address:   patients.Address{Line1: "12 Main", City: "Bengaluru", State: "KA", PostalCode: "560001"},
			Referral:  patients.Referral{Source: "referral", By: "patient", PatientID: &referrer},
			Emergency: patients.Contact{Name: "Ravi", Relation: "brother", Phone: "+919845012347"}, Notes: "Knocks\nfirst",
		}
		p, err := c.Register(ctx, d, false)
		require.NoError(t, err)
		got, err := c.ByID(ctx, p.ID)
		require.NoError(t, err)
		require.Equal(t, d, got.Details)
		for _, q := range []string{"pinky", "sharma priya", "98450 12346", "प्रिया"} {
			found, err := c.Search(ctx, q, 10, 0)
			require.NoError(t, err)
			require.Len(t, found, 1, q)
		}
	})
	t.Run("AllThatIsWrongIsSaidAtOnce", func(t *testing.T) {
		nobody := uuid.New()
		_, err := c.Register(ctx, patients.Details{
			Name: "-", Sex: "F", Phone: "1", SecondPhone: "2", Email: "x", Channel: "fax", Referral: patients.Referral{Source: "tv", PatientID: &nobody},
			Guardian: patients.Contact{Phone: "3"}, Address: patients.Address{PostalCode: "1"}, Notes: strings.Repeat("x", 2001),
			PreferredName: strings.Repeat("x", 201),
		}, false)
		require.Subset(t, atFault(t, err), []string{
			"/name", "/sex", "/phone", "/second_phone", "/email", "/channel", "/referral/source", "/referral/patient_id",
			"/guardian/name", "/guardian/phone", "/address/postal_code", "/notes", "/preferred_name",
		})
	})
}

func TestPossibleDuplicates(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	ctx := c.in("IN", "KA")
	known, err := c.Register(ctx, patients.Details{Name: "Mohammed Rafi", Phone: "98450 12345", BirthDate: born("1990-03-12")}, false)
	require.NoError(t, err)
	for name, x := range map[string]struct {
		d       patients.Details
		reasons []string
	}{
		"SamePhoneAndAName":         {patients.Details{Name: "Rafi", Phone: "098450-12345"}, []string{"phone", "name"}},
		"SamePhoneAndASound":        {patients.Details{Name: "Muhamad", Phone: "98450 12345"}, []string{"phone", "spelling"}},
		"SameBirthAndNames":         {patients.Details{Name: "rafi mohammed", BirthDate: born("1990-03-12")}, []string{"birth_date", "name"}},
		"AnotherSpelling":           {patients.Details{Name: "Muhammad Raafi"}, []string{"spelling"}},
		"AFamilySharesAPhone":       {patients.Details{Name: "Zeenat", Phone: "98450 12345"}, nil},
		"AnotherBirthDateIsAnother": {patients.Details{Name: "Mohammed Rafi", BirthDate: born("1991-03-12")}, nil},
		"HalfAName":                 {patients.Details{Name: "Mohammed"}, nil},
		"Nothing":                   {patients.Details{}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			found, err := c.PossibleDuplicates(ctx, x.d)
			require.NoError(t, err)
			if x.reasons == nil {
				require.Empty(t, found)
				return
			}
			require.Len(t, found, 1)
			require.Equal(t, known.ID, found[0].Patient.ID)
			require.Equal(t, x.reasons, found[0].Reasons)
		})
	}
	t.Run("RegisteringIsRefusedUntilTheDeskSaysSo", func(t *testing.T) {
		d := patients.Details{Name: "Mohammed Rafi", BirthDate: born("1990-03-12")}
		_, err := c.Register(ctx, d, false)
		require.ErrorIs(t, err, patients.ErrDuplicate)
	})
	t.Run("AnotherTenantHasNobody", func(t *testing.T) {
		found, err := c.PossibleDuplicates(c.in("IN", "KA"), patients.Details{Name: "Mohammed Rafi", Phone: "98450 12345"})
		require.NoError(t, err)
		require.Empty(t, found)
	})
}

func TestIdentifiers(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	emirates, india := c.in("AE", "DU"), c.in("IN", "KA")
	p := c.patient(emirates, "")
	card, err := c.AddIdentifier(emirates, p, "emirates_id", "784-1984-1234567-4")
	require.NoError(t, err)

	t.Run("TheDatabaseHoldsNoneOfIt", func(t *testing.T) {
		require.NoError(t, database.InTxDo(emirates, c.db, func(tx database.Tx) error {
			var row, trail string
			require.NoError(t, tx.QueryRow(emirates, `SELECT row_to_json(i)::text FROM patient_identifiers i WHERE tenant_id = $1`, tx.Tenant()).Scan(&row))
			require.NotContains(t, row, "784198")
			require.NoError(t, tx.QueryRow(emirates, `SELECT string_agg(changes::text, '') FROM audit_events WHERE tenant_id = $1 AND entity = 'patient_identifiers'`,
				tx.Tenant()).Scan(&trail))
			require.Contains(t, trail, "[secret]")
			require.NotContains(t, trail, "5674")
			return nil
		}))
	})
	t.Run("ItIsMaskedUntilRevealedAndThatIsRecorded", func(t *testing.T) {
		r, err := c.Open(emirates, p)
		require.NoError(t, err)
		require.Len(t, r.Identifiers, 1)
		require.Equal(t, "5674", r.Identifiers[0].Tail)
		require.Zero(t, audited(t, emirates, c.db, "view", "patient_identifiers", card))
		value, err := c.RevealIdentifier(emirates, p, card, "claim")
		require.NoError(t, err)
		require.Equal(t, "784198412345674", value)
		require.Equal(t, 1, audited(t, emirates, c.db, "view", "patient_identifiers", card))
	})
	t.Run("ItFindsThePatientHoweverItIsWritten", func(t *testing.T) {
		for _, q := range []string{"784198412345674", "784-1984-1234567-4", " 784 1984 1234567 4 "} {
			found, err := c.Search(emirates, q, 10, 0)
			require.NoError(t, err)
			require.Len(t, found, 1, q)
		}
		found, err := c.Search(emirates, "784-1984-1234567", 10, 0)
		require.NoError(t, err)
		require.Empty(t, found, "all of it or nothing")
		found, err = c.Search(c.in("AE", "DU"), "784198412345674", 10, 0)
		require.NoError(t, err)
		require.Empty(t, found, "another tenant")
	})
	t.Run("WhatCannotBeIsRefused", func(t *testing.T) {
		for value, code := range map[string]string{
			"784-1984-1234567-5": "check_digit", "784-84-1": "pattern", "999-9999-9999999-9": "pattern", "  ": "required",
		} {
			_, err := c.AddIdentifier(emirates, p, "emirates_id", value)
			var f *fault.Error
			require.ErrorAs(t, err, &f)
			require.Equal(t, code, f.Fields[0].Code, value)
		}
		_, err := c.AddIdentifier(emirates, p, "abha_number", "12345678901234")
		require.ErrorIs(t, err, patients.ErrIdentifierInvalid, "another country's")
		_, err = c.AddIdentifier(india, c.patient(india, ""), "aadhaar", "123412341234")
		require.ErrorIs(t, err, patients.ErrNotKept)
	})
	t.Run("OneCardIsOnePersons", func(t *testing.T) {
		_, err := c.AddIdentifier(emirates, c.patient(emirates, ""), "emirates_id", "784198412345674")
		require.ErrorIs(t, err, patients.ErrIdentifierTaken)
		_, err = c.AddIdentifier(emirates, p, "emirates_id", "784198412345674")
		require.ErrorIs(t, err, patients.ErrIdentifierTwice)
	})
	t.Run("OfTwoDesksOneKeepsIt", func(t *testing.T) {
		var all sync.WaitGroup
		errs := make([]error, 6)
		who := make([]uuid.UUID, len(errs))
		for i := range who {
			who[i] = c.patient(emirates, "")
		}
		for i := range errs {
			all.Go(func() { _, errs[i] = c.AddIdentifier(emirates, who[i], "passport", "P1234567") })
		}
		all.Wait()
		kept := 0
		for _, err := range errs {
			if err == nil {
				kept++
				continue
			}
			require.ErrorIs(t, err, patients.ErrIdentifierTaken)
		}
		require.Equal(t, 1, kept)
	})
	t.Run("AnotherTenantRevealsNothing", func(t *testing.T) {
		_, err := c.RevealIdentifier(india, p, card, "")
		require.ErrorIs(t, err, patients.ErrIdentifierNotFound)
		require.ErrorIs(t, c.RemoveIdentifier(india, p, card), patients.ErrIdentifierNotFound)
		_, err = c.AddIdentifier(india, p, "abha_number", "12345678901234")
		require.ErrorIs(t, err, patients.ErrNotFound)
	})
	t.Run("RemovedItIsGone", func(t *testing.T) {
		require.NoError(t, c.RemoveIdentifier(emirates, p, card))
		found, err := c.Search(emirates, "784198412345674", 10, 0)
		require.NoError(t, err)
		require.Empty(t, found)
	})
}

func TestInsurances(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	ctx := c.in("US", "CA")
	p := c.patient(ctx, "")
	_, err := c.AddInsurance(ctx, p, patients.NewInsurance{ValidFrom: born("2026-02-01"), ValidTo: born("2026-01-01")})
	require.ElementsMatch(t, []string{"/payer", "/member", "/valid_to"}, atFault(t, err))
	made, err := c.AddInsurance(ctx, p, patients.NewInsurance{Payer: "Blue", Member: "XYZ123456", ValidTo: born("2026-12-31")})
	require.NoError(t, err)
	r, err := c.Open(ctx, p)
	require.NoError(t, err)
	require.Equal(t, "3456", r.Insurances[0].Tail)
	member, err := c.RevealInsurance(ctx, p, made, "")
	require.NoError(t, err)
	require.Equal(t, "XYZ123456", member)
	require.Equal(t, 1, audited(t, ctx, c.db, "view", "patient_insurances", made))
	_, err = c.RevealInsurance(c.in("US", "CA"), p, made, "")
	require.ErrorIs(t, err, patients.ErrInsuranceNotFound)
	require.NoError(t, c.RemoveInsurance(ctx, p, made))
	require.ErrorIs(t, c.RemoveInsurance(ctx, p, made), patients.ErrInsuranceNotFound)
}

func TestAlerts(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	ctx := c.in("IN", "KA")
	p := c.patient(ctx, "")
	_, err := c.AddAlert(ctx, p, patients.Alert{Severity: "loud", ExpiresOn: born("2026-03-01")})
	require.ElementsMatch(t, []string{"/text", "/severity", "/expires_on"}, atFault(t, err))
	_, err = c.AddAlert(ctx, p, patients.Alert{Text: "On crutches", Severity: patients.Notice, ExpiresOn: born("2026-03-10")})
	require.NoError(t, err)
	chair, err := c.AddAlert(ctx, p, patients.Alert{Text: "Wheelchair", Severity: patients.Warning})
	require.NoError(t, err)
	shown := func() (out []string) {
		r, err := c.Open(ctx, p)
		require.NoError(t, err)
		for _, a := range r.Alerts {
			out = append(out, a.Text)
		}
		return out
	}
	require.Equal(t, []string{"On crutches", "Wheelchair"}, shown())
	require.Equal(t, "Wheelchair", c.flag(ctx, p, "alert").Detail, "the graver first")
	c.clock.Set(noon.AddDate(0, 0, 4))
	require.Equal(t, []string{"Wheelchair"}, shown(), "the other has expired")
	require.ErrorIs(t, c.RemoveAlert(c.in("IN", "KA"), p, chair), patients.ErrAlertNotFound)
	require.NoError(t, c.RemoveAlert(ctx, p, chair))
	require.ErrorIs(t, c.RemoveAlert(ctx, p, chair), patients.ErrAlertNotFound)
	require.Empty(t, shown())
}

func TestHistory(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	ctx := c.in("IN", "KA", access.PatientsRead, access.HistoryRead, access.HistoryWrite)
	p := c.patient(ctx, "")
	state := func(list string) patients.HistoryList {
		t.Helper()
		all, err := c.History(ctx, p)
		require.NoError(t, err)
		for _, l := range all {
			if l.List == list {
				return l
			}
		}
		return patients.HistoryList{}
	}

	t.Run("NoneKnownIsNotNotAsked", func(t *testing.T) {
		require.Equal(t, patients.NotAsked, state("surgeries").State)
		require.NoError(t, c.AnswerHistory(ctx, p, "surgeries", patients.NoneKnown))
		require.Equal(t, patients.NoneKnown, state("surgeries").State)
		require.NotNil(t, state("surgeries").AskedAt)
		require.NoError(t, c.AnswerHistory(ctx, p, "surgeries", patients.NotAsked))
		require.Equal(t, patients.NotAsked, state("surgeries").State)
		require.Positive(t, audited(t, ctx, c.db, "view", "patient_history", p))
	})
	var nuts patients.HistoryEntry
	t.Run("AnEntryListsItsList", func(t *testing.T) {
		require.NoError(t, c.AnswerHistory(ctx, p, "allergies", patients.NoneKnown))
		var err error
		nuts, err = c.AddHistory(ctx, p, "allergies", patients.HistoryFields{
			Label: "Peanuts", Detail: "swelling", Severity: "life_threatening", Since: "2019", Verified: true, Alert: true,
		})
		require.NoError(t, err)
		require.Equal(t, patients.Listed, state("allergies").State)
		require.ErrorIs(t, c.AnswerHistory(ctx, p, "allergies", patients.NoneKnown), patients.ErrHistoryListed)
	})
	t.Run("WhatIsWrongIsSaid", func(t *testing.T) {
		_, err := c.AddHistory(ctx, p, "wishes", patients.HistoryFields{
			Code: "asthma", Severity: "bad", Status: "gone", Since: "2019-13", Until: "yesterday",
		})
		require.Subset(t, atFault(t, err), []string{"/list", "/label", "/code", "/severity", "/status", "/since", "/until"})
		_, err = c.AddHistory(ctx, p, "conditions", patients.HistoryFields{Label: "Asthma", Code: "j45.9", Since: "2019-03", Until: "2018"})
		require.Equal(t, []string{"/until"}, atFault(t, err))
		_, err = c.AddHistory(ctx, p, "conditions", patients.HistoryFields{Label: "Asthma", Code: "j45.9", Since: "2019-03", Until: "2019"})
		require.NoError(t, err)
		_, err = c.AddHistory(ctx, p, "conditions", patients.HistoryFields{Label: "Asthma", Since: "2031"})
		require.Equal(t, []string{"/since"}, atFault(t, err))
	})
	t.Run("TheDeskSeesWhatIsMarkedAndNoMore", func(t *testing.T) {
		desk := dbtest.As(ctx, nil, access.PatientsRead)
		f := c.flag(desk, p, "allergy")
		require.Equal(t, []string{patients.Critical, "Peanuts"}, []string{f.Severity, f.Detail})
		page, err := c.Timeline(desk, p, patients.TimelineFilter{Limit: 50})
		require.NoError(t, err)
		require.NotContains(t, page.Kinds, "history")
		quiet := nuts.HistoryFields
		quiet.Alert = false
		changed, err := c.ChangeHistory(ctx, p, nuts.ID, httpserver.ETag(nuts.Version), quiet)
		require.NoError(t, err)
		require.Empty(t, c.flag(desk, p, "allergy").Kind)
		_, err = c.ChangeHistory(ctx, p, nuts.ID, httpserver.ETag(nuts.Version), quiet)
		require.ErrorIs(t, err, httpserver.ErrStale)
		require.Greater(t, changed.Version, nuts.Version)
	})
	t.Run("TheAuditHoldsNoMedicine", func(t *testing.T) {
		require.NoError(t, database.InTxDo(ctx, c.db, func(tx database.Tx) error {
			var trail string
			err := tx.QueryRow(ctx, `SELECT string_agg(changes::text, '') FROM audit_events WHERE tenant_id = $1 AND entity = 'patient_history'`, tx.Tenant()).Scan(&trail)
			require.NotContains(t, trail, "Peanuts")
			require.NotContains(t, trail, "swelling")
			return err
		}))
	})
	t.Run("AMistakeIsTakenOffAndNothingIsClaimedOfTheList", func(t *testing.T) {
		require.NoError(t, c.RemoveHistory(ctx, p, nuts.ID, "another patient's"))
		require.Equal(t, patients.NotAsked, state("allergies").State)
		require.ErrorIs(t, c.RemoveHistory(ctx, p, nuts.ID, "again"), patients.ErrHistoryNotFound)
	})
	t.Run("AnotherTenantSeesAndChangesNothing", func(t *testing.T) {
		there := c.in("IN", "KA")
		_, err := c.History(there, p)
		require.ErrorIs(t, err, patients.ErrNotFound)
		_, err = c.AddHistory(there, p, "allergies", patients.HistoryFields{Label: "Dust"})
		require.ErrorIs(t, err, patients.ErrNotFound)
		require.ErrorIs(t, c.AnswerHistory(there, p, "social", patients.NoneKnown), patients.ErrNotFound)
	})
	t.Run("AnEntryAndNoneKnownDoNotMeet", func(t *testing.T) {
		for range 5 {
			who := c.patient(ctx, "")
			var all sync.WaitGroup
			all.Go(func() { _, _ = c.AddHistory(ctx, who, "social", patients.HistoryFields{Label: "Smoking"}) })
			all.Go(func() { _ = c.AnswerHistory(ctx, who, "social", patients.NoneKnown) })
			all.Wait()
			lists, err := c.History(ctx, who)
			require.NoError(t, err)
			require.Len(t, lists[5].Entries, 1)
			require.Equal(t, patients.Listed, lists[5].State)
		}
	})
}

// TestTheRecordOverHTTP asks each operation with and without its permission.
func TestTheRecordOverHTTP(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	all := []principal.Permission{access.PatientsRead, access.PatientsWrite, access.PatientsSensitive, access.HistoryRead, access.HistoryWrite}
	ctx := c.in("IN", "KA", all...)
	p := c.patient(ctx, "").String()
	server := c.serve(map[string]context.Context{"all": ctx, "none": dbtest.As(ctx, nil, access.AuditRead)})
	var last map[string]any
	ask := func(as, method, path, body string) int {
		var status int
		status, last = call(t, server, as, method, path, body)
		return status
	}
	added := map[string]string{}
	for _, x := range []struct {
		method, path, body string
		status             int
	}{
		{"GET", "/patients/registration", "", 200},
		{"POST", "/patients/possible-duplicates", `{"name": "Asha Rao"}`, 200},
		{"POST", "/patients/{p}/identifiers", `{"kind": "abha_number", "value": "91-2345-6789-0123"}`, 201},
		{"POST", "/patients/{p}/identifiers/{identifiers}/reveal", `{"reason": "claim"}`, 200},
		{"POST", "/patients/{p}/insurances", `{"payer": "Star", "member": "S-123456"}`, 201},
		{"POST", "/patients/{p}/insurances/{insurances}/reveal", `{}`, 200},
		{"POST", "/patients/{p}/alerts", `{"text": "Needle phobia", "severity": "warning"}`, 201},
		{"POST", "/patients/{p}/history", `{"list": "allergies", "label": "Latex", "severity": "severe", "alert": true}`, 201},
		{"PATCH", "/patients/{p}/history/{history}", `{"label": "Latex gloves", "severity": "severe", "alert": true}`, 200},
		{"GET", "/patients/{p}/history", "", 200},
		{"GET", "/patients/flags?ids={p}", "", 200},
		{"GET", "/patients/{p}", "", 200},
		{"PATCH", "/patients/{p}", `{"guardian": {"name": "Meera", "relation": "mother"}, "age": 9}`, 200},
		{"GET", "/patients/{p}/timeline", "", 200},
		{"POST", "/patients/{p}/history/answer", `{"list": "family", "state": "none_known"}`, 204},
		{"POST", "/patients/{p}/history/{history}/remove", `{"reason": "Wrong patient"}`, 204},
		{"POST", "/patients/{p}/alerts/{alerts}/remove", "", 204},
		{"POST", "/patients/{p}/insurances/{insurances}/remove", "", 204},
		{"POST", "/patients/{p}/identifiers/{identifiers}/remove", "", 204},
	} {
		path := strings.ReplaceAll(x.path, "{p}", p)
		for part, id := range added {
			path = strings.ReplaceAll(path, "{"+part+"}", id)
		}
		require.Equal(t, 403, ask("none", x.method, path, x.body), x.path)
		require.Equal(t, x.status, ask("all", x.method, path, x.body), "%s: %v", x.path, last)
		if id, ok := last["id"].(string); ok && x.status == 201 {
			added[path[strings.LastIndex(path, "/")+1:]] = id
		}
		if strings.HasSuffix(path, "identifiers/"+added["identifiers"]+"/reveal") {
			require.Equal(t, "91234567890123", last["value"])
		}
	}
}

// TestStatements keeps the patient page from asking Postgres one thing after the other.
func TestStatements(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	ctx := c.in("IN", "KA", access.PatientsRead, access.HistoryRead)
	who := make([]uuid.UUID, 50)
	for i := range who {
		p, err := c.Register(ctx, patients.Details{Name: fmt.Sprintf("Patient %d", i)}, true)
		require.NoError(t, err)
		who[i] = p.ID
	}
	one, err := c.statements(ctx, who[:1])
	require.NoError(t, err)
	many, err := c.statements(ctx, who)
	require.NoError(t, err)
	require.Equal(t, one, many, "fifty patients cost as many statements as one")
	require.LessOrEqual(t, one, 7)
}

// statements counts what asking for flags puts to Postgres.
func (c *clinic) statements(ctx context.Context, who []uuid.UUID) (n int, err error) {
	err = database.InTxDo(ctx, c.db, func(tx database.Tx) error {
		counted := &counter{Tx: tx.Tx}
		tx.Tx = counted
		_, err := c.FlagsTx(ctx, tx, who)
		n = counted.n
		return err
	})
	return n, err
}

// flag is the first flag of a kind.
func (c *clinic) flag(ctx context.Context, patient uuid.UUID, kind string) patients.Flag {
	c.t.Helper()
	if p, _ := principal.From(ctx); !p.May(access.PatientsRead) {
		ctx = dbtest.As(ctx, nil, access.PatientsRead)
	}
	flags, err := c.Flags(ctx, []uuid.UUID{patient})
	require.NoError(c.t, err)
	for _, f := range flags[patient] {
		if f.Kind == kind {
			return f
		}
	}
	return patients.Flag{}
}

func (c *clinic) exec(ctx context.Context, sql string, args ...any) {
	c.t.Helper()
	require.NoError(c.t, database.InTxDo(ctx, c.db, func(tx database.Tx) error {
		_, err := tx.Exec(ctx, sql, append([]any{tx.Tenant()}, args...)...)
		return err
	}))
}

func (c *clinic) settings(ctx context.Context, own string) {
	c.t.Helper()
	c.exec(ctx, `INSERT INTO tenant_settings (tenant_id, own) VALUES ($1, $2)`, own)
}

// serve mounts the real routes; a header says who asks.
func (c *clinic) serve(who map[string]context.Context) string {
	c.t.Helper()
	gin.SetMode(gin.ReleaseMode)
	r := gin.New()
	httpserver.Use(r, httpserver.Options{Log: slog.New(slog.DiscardHandler), Clock: c.clock})
	c.Routes(httpserver.NewAPI(r, func(_ context.Context, req *http.Request, _ bool) (principal.Principal, error) {
		p, _ := principal.From(who[req.Header.Get("X-As")])
		return p, nil
	}, nil))
	server := httptest.NewServer(r)
	c.t.Cleanup(server.Close)
	return server.URL
}

func call(t *testing.T, server, as, method, path, body string) (int, map[string]any) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, server+"/api/v1"+path, strings.NewReader(body))
	require.NoError(t, err)
	req.Header.Set("X-As", as)
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("If-Match", "*")
	res, err := http.DefaultClient.Do(req)
	require.NoError(t, err)
	defer func() { _ = res.Body.Close() }()
	out := map[string]any{}
	_ = json.NewDecoder(res.Body).Decode(&out)
	return res.StatusCode, out
}
