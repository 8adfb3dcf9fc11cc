package patients_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/audit"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/kit/events"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/patients"
)

var noon = time.Date(2026, 3, 8, 12, 0, 0, 0, time.UTC)

func setup(t *testing.T) (context.Context, *patients.Service, *database.DB) {
	t.Helper()
	db := dbtest.New(t)
	return dbtest.Tenant(t, db), patients.New(patients.Deps{DB: db, Clock: clock.NewFixed(noon), Events: (*events.Bus)(nil)}), db
}

func TestRegister(t *testing.T) {
	t.Parallel()
	ctx, s, db := setup(t)

	t.Run("PhoneIsReadAsTheCountryWritesIt", func(t *testing.T) {
		p, err := s.Register(ctx, patients.Details{Name: "  Asha   Rao ", Phone: "098450 12345"}, false)
		require.NoError(t, err)
		require.Equal(t, "Asha Rao", p.Name)
		require.Equal(t, "+919845012345", p.Phone)
	})

	t.Run("EverythingWrongIsSaidAtOnce", func(t *testing.T) {
		tomorrow := noon.AddDate(0, 0, 1)
		_, err := s.Register(ctx, patients.Details{Phone: "12", Email: "nobody", BirthDate: &tomorrow}, false)
		require.ErrorIs(t, err, patients.ErrInvalid)
		var f *fault.Error
		require.ErrorAs(t, err, &f)
		require.Len(t, f.Fields, 4)
	})

	t.Run("ANameIsWrittenInLettersAndNobodyIsBornInTheYear1", func(t *testing.T) {
		for _, name := range []string{"\u200b", "--", "12"} {
			_, err := s.Register(ctx, patients.Details{Name: name}, false)
			require.ErrorIs(t, err, patients.ErrInvalid, "%q", name)
		}
		long := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
		_, err := s.Register(ctx, patients.Details{Name: "محمد", BirthDate: &long}, false)
		require.ErrorIs(t, err, patients.ErrInvalid)
	})

	t.Run("TheSamePersonTwiceIsAsked", func(t *testing.T) {
		_, err := s.Register(ctx, patients.Details{Name: "asha kumari", Phone: "+91 98450 12345"}, false)
		require.ErrorIs(t, err, patients.ErrDuplicate)
		_, err = s.Register(ctx, patients.Details{Name: "asha kumari", Phone: "+91 98450 12345"}, true)
		require.NoError(t, err)
		_, err = s.Register(ctx, patients.Details{Name: "Vikram", Phone: "+91 98450 12345"}, false)
		require.NoError(t, err, "a family shares a phone")
	})

	t.Run("NumbersHaveNoGapsAndNoTwins", func(t *testing.T) {
		var all sync.WaitGroup
		there := dbtest.Tenant(t, db)
		for i := range 20 {
			all.Go(func() {
				if _, err := s.Register(there, patients.Details{Name: fmt.Sprintf("P %d", i)}, false); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		got, err := s.Search(there, "", 100, 0)
		require.NoError(t, err)
		require.Len(t, got, 20)
		require.EqualValues(t, 20, got[0].Number)
		require.EqualValues(t, 1, got[19].Number)
	})

	t.Run("AnotherTenantDoesNotSeeThePatient", func(t *testing.T) {
		p, err := s.Register(ctx, patients.Details{Name: "Only Here"}, false)
		require.NoError(t, err)
		there := dbtest.Tenant(t, db)
		_, err = s.ByID(there, p.ID)
		require.ErrorIs(t, err, patients.ErrNotFound)
		found, err := s.Search(there, "only", 10, 0)
		require.NoError(t, err)
		require.Empty(t, found)
	})
}

func TestSearch(t *testing.T) {
	t.Parallel()
	ctx, s, _ := setup(t)
	born := time.Date(1990, 3, 12, 0, 0, 0, 0, time.UTC)
	for _, d := range []patients.Details{
		{Name: "José Núñez", Phone: "+91 98450 11111"},
		{Name: "Priya Sharma", BirthDate: &born},
		{Name: "प्रिया शर्मा"},
		{Name: "محمد علي"},
	} {
		_, err := s.Register(ctx, d, false)
		require.NoError(t, err)
	}
	for query, want := range map[string]string{
		"nun jo":      "José Núñez",
		"JOSÉ":        "José Núñez",
		"98450 111":   "José Núñez",
		"+9198450":    "José Núñez",
		"sha pri":     "Priya Sharma",
		"12/03/1990":  "Priya Sharma",
		"प्रि":        "प्रिया शर्मा",
		"محم":         "محمد علي",
		"4":           "محمد علي",
		"nobody here": "",
	} {
		found, err := s.Search(ctx, query, 10, 0)
		require.NoError(t, err)
		if want == "" {
			require.Empty(t, found, query)
			continue
		}
		require.Len(t, found, 1, query)
		require.Equal(t, want, found[0].Name, query)
	}
}

func TestChange(t *testing.T) {
	t.Parallel()
	ctx, s, _ := setup(t)
	p, err := s.Register(ctx, patients.Details{Name: "Old Name"}, false)
	require.NoError(t, err)
	rename := func(d *patients.Details) { d.Name = "New Name" }

	_, err = s.Change(ctx, p.ID, "", rename)
	require.ErrorIs(t, err, httpserver.ErrIfMatchRequired)
	changed, err := s.Change(ctx, p.ID, httpserver.ETag(p.Version), rename)
	require.NoError(t, err)
	require.Equal(t, "New Name", changed.Name)
	_, err = s.Change(ctx, p.ID, httpserver.ETag(p.Version), rename)
	require.ErrorIs(t, err, httpserver.ErrStale)

	old, err := s.Search(ctx, "old", 10, 0)
	require.NoError(t, err)
	require.Empty(t, old, "the old name no longer finds the patient")
}

func TestOpeningIsALook(t *testing.T) {
	t.Parallel()
	ctx, s, db := setup(t)
	p, err := s.Register(ctx, patients.Details{Name: "Asha Rao"}, false)
	require.NoError(t, err)
	opened, err := s.Open(ctx, p.ID)
	require.NoError(t, err)
	require.Equal(t, p, opened.Patient)

	log := audit.NewService(db, clock.NewFixed(noon))
	looks := func(ctx context.Context) []audit.Event {
		seen, err := log.List(ctx, audit.Filter{Action: "view"}, 10, audit.After{})
		require.NoError(t, err)
		return seen
	}
	require.Len(t, looks(ctx), 1)
	look := looks(ctx)[0]
	who, _ := principal.From(ctx)
	require.Equal(t, "patients", look.Entity)
	require.Equal(t, p.ID.String(), look.EntityID)
	require.Equal(t, "Asha Rao", look.Subject)
	require.Equal(t, who.Actor(), look.Actor)
	require.Equal(t, "test", look.RequestID)

	there := dbtest.Tenant(t, db)
	_, err = s.Open(there, p.ID)
	require.ErrorIs(t, err, patients.ErrNotFound)
	require.Empty(t, looks(there), "of what is not there nothing was seen")
}
