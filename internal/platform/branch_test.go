package platform_test

import (
	"context"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

func anyVersion(int64) error { return nil }

// chain is a tenant (in India) and a context of somebody who may manage it all.
func (w *world) chain(t *testing.T) context.Context {
	t.Helper()
	return dbtest.Tenant(t, w.db, access.BranchesRead, access.BranchesManage, access.SettingsRead, access.SettingsManage)
}

func (w *world) branch(ctx context.Context, t *testing.T, f platform.BranchFields, hours ...platform.OpenHours) platform.Branch {
	t.Helper()
	if f.Name == "" {
		f.Name = "Indiranagar"
	}
	b, err := w.AddBranch(ctx, f, hours)
	require.NoError(t, err)
	return b
}

func TestAddBranch(t *testing.T) {
	t.Parallel()
	w := setup(t)

	t.Run("WhatIsLeftOutFollowsFromTheChain", func(t *testing.T) {
		t.Parallel()
		ctx := w.chain(t)
		b := w.branch(ctx, t, platform.BranchFields{Name: " MG  Road Clinic ", Phone: "98765 43210"}, platform.OpenHours{Weekday: 1, Opens: 540, Closes: 1080})
		require.Equal(t, "MG Road Clinic", b.Name)
		require.Equal(t, "MRC", b.Code)
		require.Equal(t, "IN", b.Country)
		require.Equal(t, "Asia/Kolkata", b.TimeZone)
		require.Equal(t, "+919876543210", b.Phone)
		require.Equal(t, []platform.OpenHours{{Weekday: 1, Opens: 540, Closes: 1080}}, b.Hours)
		require.True(t, b.Active)
		again, err := w.Branch(ctx, b.ID)
		require.NoError(t, err)
		require.Equal(t, b, again)
		require.Equal(t, 1, w.audited(ctx, t, "branches"))
		require.Equal(t, 1, w.audited(ctx, t, "branch_hours"))
		setup, err := w.Setup(ctx)
		require.NoError(t, err)
		require.Equal(t, platform.StepState{Step: platform.StepBranch, Status: platform.StepDone}, setup.Steps[0])
	})

	t.Run("AnotherCountryHasItsOwnFormats", func(t *testing.T) {
		t.Parallel()
		b := w.branch(w.chain(t), t, platform.BranchFields{
			Country: "ca", Subdivision: "bc", Phone: "(604) 555-0123",
			Address: platform.Address{Line1: "1 Main St", City: "Vancouver", State: "BC", PostalCode: "V5K 0A1"},
		})
		require.Equal(t, "America/Vancouver", b.TimeZone)
		require.Equal(t, "+16045550123", b.Phone)
	})

	for name, tt := range map[string]struct {
		f       platform.BranchFields
		pointer string
	}{
		"NoName":             {platform.BranchFields{}, "/name"},
		"AnUnknownCountry":   {platform.BranchFields{Name: "x", Country: "FR"}, "/country"},
		"AnUnknownState":     {platform.BranchFields{Name: "x", Subdivision: "ZZ"}, "/subdivision"},
		"AZoneOfAnother":     {platform.BranchFields{Name: "x", TimeZone: "Asia/Dubai"}, "/time_zone"},
		"AWrongPhone":        {platform.BranchFields{Name: "x", Phone: "12"}, "/phone"},
		"AWrongEmail":        {platform.BranchFields{Name: "x", Email: "x"}, "/email"},
		"ACodeWithABlank":    {platform.BranchFields{Name: "x", Code: "A B"}, "/code"},
		"HalfAnAddress":      {platform.BranchFields{Name: "x", Address: platform.Address{Line1: "1 Main St", City: "B", State: "KA"}}, "/address/postal_code"},
		"AWrongPostalCode":   {platform.BranchFields{Name: "x", Address: platform.Address{Line1: "1", City: "B", State: "KA", PostalCode: "0123"}}, "/address/postal_code"},
		"ALineThatIsNotHere": {platform.BranchFields{Name: "x", Country: "US", Address: platform.Address{Line1: "1", Locality: "L", City: "B", State: "NY", PostalCode: "10001"}}, "/address/locality"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := w.AddBranch(w.chain(t), tt.f, nil)
			require.ErrorIs(t, err, platform.ErrBranchInvalid)
			require.Equal(t, tt.pointer, fault.As(err).Fields[0].Pointer, "%v", fault.As(err).Fields)
		})
	}

	for name, hours := range map[string][]platform.OpenHours{
		"HoursThatOverlap":  {{Weekday: 1, Opens: 540, Closes: 780}, {Weekday: 1, Opens: 779, Closes: 900}},
		"HoursBackwards":    {{Weekday: 1, Opens: 780, Closes: 540}},
		"AnEighthDay":       {{Weekday: 8, Opens: 540, Closes: 780}},
		"HoursPastMidnight": {{Weekday: 1, Opens: 1200, Closes: 1500}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := w.AddBranch(w.chain(t), platform.BranchFields{Name: "x"}, hours)
			require.ErrorIs(t, err, platform.ErrBranchInvalid)
		})
	}

	t.Run("HoursThatTouchAreFine", func(t *testing.T) {
		t.Parallel()
		w.branch(w.chain(t), t, platform.BranchFields{}, platform.OpenHours{Weekday: 1, Opens: 0, Closes: 780}, platform.OpenHours{Weekday: 1, Opens: 780, Closes: 1440})
	})

	t.Run("NameAndCodeAreUniqueInAChain", func(t *testing.T) {
		t.Parallel()
		ctx := w.chain(t)
		w.branch(ctx, t, platform.BranchFields{Name: "North", Code: "N"})
		_, err := w.AddBranch(ctx, platform.BranchFields{Name: "North", Code: "M"}, nil)
		require.ErrorIs(t, err, platform.ErrBranchNameTaken)
		_, err = w.AddBranch(ctx, platform.BranchFields{Name: "Nord", Code: "n"}, nil)
		require.ErrorIs(t, err, platform.ErrBranchCodeTaken)
		w.branch(w.chain(t), t, platform.BranchFields{Name: "North", Code: "N"})
	})

	t.Run("ABranchManagerOpensNone", func(t *testing.T) {
		t.Parallel()
		ctx := w.chain(t)
		b := w.branch(ctx, t, platform.BranchFields{})
		_, err := w.AddBranch(dbtest.As(ctx, []uuid.UUID{b.ID}, access.BranchesManage), platform.BranchFields{Name: "x"}, nil)
		require.ErrorIs(t, err, platform.ErrChainOnly)
	})
}

func TestChangeBranch(t *testing.T) {
	t.Parallel()
	w := setup(t)

	t.Run("OnlyWhatWasSentChanges", func(t *testing.T) {
		t.Parallel()
		ctx := w.chain(t)
		b := w.branch(ctx, t, platform.BranchFields{Email: "desk@example.com"})
		got, err := w.ChangeBranch(ctx, b.ID, anyVersion, func(f *platform.BranchFields) { f.Name = "Koramangala" })
		require.NoError(t, err)
		require.Equal(t, "Koramangala", got.Name)
		require.Equal(t, "desk@example.com", got.Email)
		require.Equal(t, b.Version+1, got.Version)
	})

	t.Run("TheLastOpenBranchStaysOpen", func(t *testing.T) {
		t.Parallel()
		ctx := w.chain(t)
		one, two := w.branch(ctx, t, platform.BranchFields{Name: "One"}), w.branch(ctx, t, platform.BranchFields{Name: "Two"})
		closed := func(f *platform.BranchFields) { f.Active = false }
		_, err := w.ChangeBranch(ctx, one.ID, anyVersion, closed)
		require.NoError(t, err)
		_, err = w.ChangeBranch(ctx, two.ID, anyVersion, closed)
		require.ErrorIs(t, err, platform.ErrLastBranch)
	})

	t.Run("AnotherTenantsBranchIsNotThere", func(t *testing.T) {
		t.Parallel()
		b, there := w.branch(w.chain(t), t, platform.BranchFields{}), w.chain(t)
		_, err := w.Branch(there, b.ID)
		require.ErrorIs(t, err, platform.ErrBranchNotFound)
		_, err = w.ChangeBranch(there, b.ID, anyVersion, func(*platform.BranchFields) {})
		require.ErrorIs(t, err, platform.ErrBranchNotFound)
		_, err = w.SetHours(there, b.ID, anyVersion, nil)
		require.ErrorIs(t, err, platform.ErrBranchNotFound)
		_, err = w.SetHoliday(there, b.ID, packs.NewDate(2026, 12, 24), false, "x")
		require.ErrorIs(t, err, platform.ErrBranchNotFound)
		_, err = w.Holidays(there, b.ID, 2026, "")
		require.ErrorIs(t, err, platform.ErrBranchNotFound)
		all, err := w.Branches(there)
		require.NoError(t, err)
		require.Empty(t, all)
	})

	t.Run("AnotherBranchIsNotThereForABranchManager", func(t *testing.T) {
		t.Parallel()
		ctx := w.chain(t)
		mine, other := w.branch(ctx, t, platform.BranchFields{Name: "Mine"}), w.branch(ctx, t, platform.BranchFields{Name: "Other"})
		manager := dbtest.As(ctx, []uuid.UUID{mine.ID}, access.BranchesManage)
		_, err := w.ChangeBranch(manager, other.ID, anyVersion, func(*platform.BranchFields) {})
		require.ErrorIs(t, err, platform.ErrBranchNotFound)
		_, err = w.SetHours(manager, mine.ID, anyVersion, []platform.OpenHours{{Weekday: 2, Opens: 600, Closes: 700}})
		require.NoError(t, err)
		all, err := w.Branches(manager)
		require.NoError(t, err)
		require.Len(t, all, 1)
	})
}

func TestHolidays(t *testing.T) {
	t.Parallel()
	w := setup(t)
	on := func(t *testing.T, ctx context.Context, branch uuid.UUID, date string) (platform.BranchHoliday, bool) {
		t.Helper()
		year, err := w.Holidays(ctx, branch, 2026, "")
		require.NoError(t, err)
		for _, h := range year.Holidays {
			if h.Date.String() == date {
				return h, true
			}
		}
		return platform.BranchHoliday{}, false
	}

	t.Run("AreTheCountrysAndTheStates", func(t *testing.T) {
		t.Parallel()
		ctx := w.chain(t)
		b := w.branch(ctx, t, platform.BranchFields{Subdivision: "KA"})
		h, ok := on(t, ctx, b.ID, "2026-11-01")
		require.True(t, ok)
		require.Equal(t, platform.BranchHoliday{Date: packs.NewDate(2026, 11, 1), Name: "Kannada Rajyotsava", Kind: platform.PublicHoliday}, h)
		h, _ = on(t, ctx, b.ID, "2026-11-24")
		require.True(t, h.Open, "clinics usually work on Guru Nanak Jayanti")
		year, err := w.Holidays(ctx, b.ID, 2027, "hi")
		require.NoError(t, err)
		require.True(t, year.Complete)
		require.Equal(t, "नववर्ष दिवस", year.Holidays[0].Name)
		year, err = w.Holidays(ctx, b.ID, 2031, "")
		require.NoError(t, err)
		require.False(t, year.Complete)
	})

	t.Run("TwoOnOneDateAreOne", func(t *testing.T) {
		t.Parallel()
		ctx := w.chain(t)
		b := w.branch(ctx, t, platform.BranchFields{Subdivision: "TN"})
		h, _ := on(t, ctx, b.ID, "2026-04-14")
		require.Equal(t, "Dr B. R. Ambedkar Jayanti · Tamil New Year", h.Name)
		require.False(t, h.Open, "closed for one of them")
	})

	t.Run("TheBranchDecides", func(t *testing.T) {
		t.Parallel()
		ctx := w.chain(t)
		b := w.branch(ctx, t, platform.BranchFields{})
		decide := func(date packs.Date, open bool, name string) {
			t.Helper()
			_, err := w.SetHoliday(ctx, b.ID, date, open, name)
			require.NoError(t, err)
		}
		decide(packs.NewDate(2026, 11, 8), true, "")
		h, _ := on(t, ctx, b.ID, "2026-11-08")
		require.True(t, h.Open)
		require.Equal(t, "Diwali", h.Name)
		require.Equal(t, platform.PublicHoliday, h.Kind)
		decide(packs.NewDate(2026, 11, 8), false, "")
		h, _ = on(t, ctx, b.ID, "2026-11-08")
		require.False(t, h.Open)

		decide(packs.NewDate(2026, 11, 30), false, "Staff day")
		h, ok := on(t, ctx, b.ID, "2026-11-30")
		require.True(t, ok)
		require.Equal(t, platform.ChainHoliday, h.Kind)
		decide(packs.NewDate(2026, 11, 30), true, "")
		_, ok = on(t, ctx, b.ID, "2026-11-30")
		require.False(t, ok, "a working day again")
		require.Equal(t, 4, w.audited(ctx, t, "branch_days"), "each decision and its end")
	})

	t.Run("AClosedDayNeedsAName", func(t *testing.T) {
		t.Parallel()
		ctx := w.chain(t)
		b := w.branch(ctx, t, platform.BranchFields{})
		_, err := w.SetHoliday(ctx, b.ID, packs.NewDate(2026, 11, 30), false, " ")
		require.ErrorIs(t, err, platform.ErrHolidayInvalid)
		require.Equal(t, "/name", fault.As(err).Fields[0].Pointer)
	})

	t.Run("TheCalendarKnowsWhatIsClosed", func(t *testing.T) {
		t.Parallel()
		ctx := w.chain(t)
		b := w.branch(ctx, t, platform.BranchFields{}, platform.OpenHours{Weekday: 1, Opens: 540, Closes: 1080})
		cal, err := database.InTx(ctx, w.db, func(tx database.Tx) (platform.BranchCalendar, error) {
			return w.CalendarTx(ctx, tx, b.ID, packs.NewDate(2026, 11, 1), packs.NewDate(2026, 11, 30))
		})
		require.NoError(t, err)
		name, closed := cal.ClosedOn(packs.NewDate(2026, 11, 8))
		require.True(t, closed)
		require.Equal(t, "Diwali", name)
		_, closed = cal.ClosedOn(packs.NewDate(2026, 11, 24))
		require.False(t, closed)
		require.Equal(t, 10, cal.Settings.SlotStepMinutes)
		require.Len(t, cal.Branch.Hours, 1)
	})
}

func TestBranchAPI(t *testing.T) {
	t.Parallel()
	w := setup(t)
	ctx := w.chain(t)
	res := w.call(ctx, t, "POST", "/branches", map[string]any{
		"name": "Indiranagar", "subdivision": "KA", "hours": []any{map[string]any{"weekday": 1, "opens": "09:00", "closes": "24:00"}},
		"address": map[string]any{"line1": "100 Feet Road", "city": "Bengaluru", "state": "Karnataka", "postal_code": "560038"},
	})
	require.Equal(t, 201, res.Status, res.Body)
	require.Equal(t, `"1"`, res.Header.Get("ETag"))
	var b struct {
		ID      string
		Hours   []map[string]any
		Address map[string]string
	}
	res.into(t, &b)
	require.Equal(t, map[string]any{"weekday": 1.0, "opens": "09:00", "closes": "24:00"}, b.Hours[0])
	require.Equal(t, "560038", b.Address["postal_code"])
	at := "/branches/" + b.ID

	for name, tt := range map[string]struct {
		method, path string
		body         any
		header       []string
		status       int
		code         string
	}{
		"no match header": {"PATCH", at, map[string]any{"name": "x"}, nil, 428, "request.if_match_required"},
		"stale":           {"PATCH", at, map[string]any{"name": "x"}, []string{"If-Match", `"9"`}, 412, "request.stale"},
		"hours unseen":    {"PUT", at + "/hours", map[string]any{"hours": []any{}}, nil, 428, "request.if_match_required"},
		"hours stale":     {"PUT", at + "/hours", map[string]any{"hours": []any{}}, []string{"If-Match", `"9"`}, 412, "request.stale"},
		"wrong time":      {"PUT", at + "/hours", map[string]any{"hours": []any{map[string]any{"weekday": 1, "opens": "9", "closes": "10:00"}}}, nil, 422, "platform.branch_invalid"},
		"wrong date":      {"PUT", at + "/holidays/2026-13-01", map[string]any{"open": true}, nil, 422, "request.invalid"},
		"no year":         {"GET", at + "/holidays", nil, nil, 422, "request.invalid"},
		"not there":       {"GET", "/branches/018f3e2a-0000-7000-8000-000000000000", nil, nil, 404, "platform.branch_not_found"},
		"unknown member":  {"POST", "/branches", map[string]any{"name": "x", "colour": "red"}, nil, 422, "request.invalid"},
		"holidays":        {"GET", at + "/holidays?year=2026", nil, nil, 200, ""},
		"closed on a day": {"PUT", at + "/holidays/2026-12-31", map[string]any{"open": false, "name": "Year end"}, nil, 200, ""},
		"list":            {"GET", "/branches", nil, nil, 200, ""},
	} {
		t.Run(name, func(t *testing.T) {
			res := w.call(ctx, t, tt.method, tt.path, tt.body, tt.header...)
			require.Equal(t, tt.status, res.Status, res.Body)
			require.Equal(t, tt.code, res.Code)
		})
	}

	t.Run("changed", func(t *testing.T) {
		res := w.call(ctx, t, "PATCH", at, map[string]any{"phone": "080 4112 3456"}, "If-Match", `"1"`)
		require.Equal(t, 200, res.Status, res.Body)
		require.Equal(t, `"2"`, res.Header.Get("ETag"))
		require.Contains(t, res.Body, `"phone":"+918041123456"`)
	})

	t.Run("not allowed", func(t *testing.T) {
		reader := dbtest.As(ctx, nil, access.BranchesRead)
		require.Equal(t, 403, w.call(reader, t, "POST", "/branches", map[string]any{"name": "x"}).Status)
		require.Equal(t, 200, w.call(reader, t, "GET", at, nil).Status)
		require.Equal(t, 403, w.call(dbtest.As(ctx, nil), t, "GET", "/branches", nil).Status)
		require.Equal(t, 401, w.call(t.Context(), t, "GET", "/branches", nil).Status)
	})
}
