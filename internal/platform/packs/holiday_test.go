package packs_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

func TestEaster(t *testing.T) {
	t.Parallel()
	for year, want := range map[int]string{
		1818: "1818-03-22", 1943: "1943-04-25", 2000: "2000-04-23", 2024: "2024-03-31",
		2025: "2025-04-20", 2026: "2026-04-05", 2027: "2027-03-28", 2028: "2028-04-16", 2038: "2038-04-25", 2285: "2285-03-22",
	} {
		require.Equal(t, want, packs.Easter(year).String())
	}
	rapid.Check(t, func(t *rapid.T) {
		e := packs.Easter(rapid.IntRange(1600, 4000).Draw(t, "year"))
		require.Equal(t, 7, packs.ISOWeekday(e.Weekday()))
		require.False(t, e.Before(packs.NewDate(e.Year(), 3, 22)))
		require.False(t, e.After(packs.NewDate(e.Year(), 4, 25)))
	})
}

// find returns the day of a holiday by key; observed ones by "key*".
func find(t *testing.T, code, subdivision string, year int) map[string]packs.Day {
	t.Helper()
	out := map[string]packs.Day{}
	for _, d := range country(t, code).HolidaysOn(subdivision, packs.NewDate(year, 1, 1), packs.NewDate(year, 12, 31)) {
		key := d.Key
		if d.Observed {
			key += "*"
		}
		if _, ok := out[key]; !ok {
			out[key] = d
		}
	}
	return out
}

func TestHolidays(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		country, subdivision string
		year                 int
		key, date            string // "" is not given there
	}{
		{"US", "", 2026, "thanksgiving", "2026-11-26"},
		{"US", "CA", 2026, "day_after_thanksgiving", "2026-11-27"},
		{"US", "ND", 2026, "day_after_thanksgiving", ""},
		{"US", "", 2026, "memorial_day", "2026-05-25"},
		{"US", "", 2026, "labor_day", "2026-09-07"},
		{"US", "", 2026, "independence_day", "2026-07-04"},
		{"US", "", 2026, "independence_day*", "2026-07-03"},
		{"US", "", 2027, "independence_day*", "2027-07-05"},
		{"US", "", 2025, "independence_day*", ""},
		{"US", "", 2027, "new_year*", "2027-12-31"}, // of 2028, a Saturday
		{"US", "LA", 2027, "mardi_gras", "2027-02-09"},
		{"US", "NV", 2026, "nevada_day", "2026-10-30"},
		{"CA", "ON", 2026, "thanksgiving", "2026-10-12"},
		{"CA", "ON", 2026, "victoria_day", "2026-05-18"},
		{"CA", "ON", 2027, "victoria_day", "2027-05-24"},
		{"CA", "ON", 2025, "victoria_day", "2025-05-19"},
		{"CA", "QC", 2026, "victoria_day", ""},
		{"CA", "QC", 2026, "patriots_day", "2026-05-18"},
		{"CA", "ON", 2027, "christmas*", "2027-12-27"},
		{"CA", "ON", 2027, "boxing_day*", "2027-12-28"},
		{"CA", "ON", 2022, "christmas*", "2022-12-27"}, // Monday is Boxing Day
		{"CA", "AB", 2027, "christmas*", "2027-12-27"},
		{"CA", "NL", 2028, "canada_day*", "2028-07-03"},
		{"CA", "BC", 2028, "canada_day*", ""},
		{"CA", "NL", 2026, "saint_patrick", "2026-03-16"},
		{"CA", "NL", 2027, "saint_george", "2027-04-26"},
		{"CA", "YT", 2026, "heritage_day_yt", "2026-02-20"},
		{"CA", "ON", 2026, "good_friday", "2026-04-03"},
		{"IN", "", 2027, "diwali", "2027-10-29"},
		{"IN", "", 2026, "republic_day", "2026-01-26"},
		{"IN", "KL", 2026, "onam", "2026-08-26"},
		{"IN", "DL", 2026, "onam", ""},
		{"AE", "DU", 2027, "eid_al_fitr", "2027-03-09"},
		{"AE", "DU", 2027, "eid_al_adha", "2027-05-16"},
		{"AE", "DU", 2026, "national_day", "2026-12-02"},
	} {
		t.Run(tt.country+tt.subdivision+"/"+tt.key+"/"+tt.date, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.date, find(t, tt.country, tt.subdivision, tt.year)[tt.key].Date.String())
		})
	}

	t.Run("MoonSightedAndHinduDaysAreEstimates", func(t *testing.T) {
		t.Parallel()
		require.True(t, find(t, "IN", "", 2027)["diwali"].Estimated)
		require.False(t, find(t, "IN", "", 2026)["diwali"].Estimated, "announced")
		require.True(t, find(t, "AE", "", 2027)["eid_al_fitr"].Estimated)
		require.False(t, find(t, "AE", "", 2027)["national_day"].Estimated)
	})

	t.Run("AFeastOfThreeDaysHasThree", func(t *testing.T) {
		t.Parallel()
		days := country(t, "AE").HolidaysOn("DU", day(t, "2027-03-01"), day(t, "2027-03-31"))
		require.Len(t, days, 3)
		require.Equal(t, "2027-03-11", days[2].Date.String())
	})

	t.Run("AYearBeyondTheTablesLacksThemAndSaysSo", func(t *testing.T) {
		t.Parallel()
		in := country(t, "IN")
		require.Equal(t, 2028, in.HolidaysKnownUntil())
		require.NotContains(t, find(t, "IN", "", 2029), "diwali")
		require.Contains(t, find(t, "IN", "", 2029), "republic_day")
		require.Equal(t, 9999, country(t, "US").HolidaysKnownUntil())
	})

	t.Run("DatesComeInOrderAndInsideTheRange", func(t *testing.T) {
		t.Parallel()
		for _, p := range load(t).Countries() {
			for _, s := range p.Subdivisions {
				last := day(t, "2026-01-01")
				for _, d := range p.HolidaysOn(s.Code, last, day(t, "2028-12-31")) {
					require.False(t, d.Date.Before(last), "%s-%s %s", p.Code, s.Code, d.Key)
					require.NotEmpty(t, d.Name["en"])
					last = d.Date
				}
			}
		}
	})
}
