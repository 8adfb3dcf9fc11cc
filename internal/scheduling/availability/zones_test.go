package availability_test

import (
	"testing"
	"time"
	_ "time/tzdata" // the tests mean the zones we ship, whatever the machine has

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
)

// zones are all IANA zones of the four countries.
var zones = []string{
	"Asia/Kolkata",
	"Asia/Dubai",
	"America/New_York", "America/Detroit", "America/Kentucky/Louisville", "America/Kentucky/Monticello",
	"America/Indiana/Indianapolis", "America/Indiana/Vincennes", "America/Indiana/Winamac", "America/Indiana/Marengo",
	"America/Indiana/Petersburg", "America/Indiana/Vevay", "America/Indiana/Tell_City", "America/Indiana/Knox",
	"America/Chicago", "America/Menominee", "America/North_Dakota/Center", "America/North_Dakota/New_Salem",
	"America/North_Dakota/Beulah", "America/Denver", "America/Boise", "America/Phoenix", "America/Los_Angeles",
	"America/Anchorage", "America/Juneau", "America/Sitka", "America/Metlakatla", "America/Yakutat", "America/Nome",
	"America/Adak", "Pacific/Honolulu",
	"America/St_Johns", "America/Halifax", "America/Glace_Bay", "America/Moncton", "America/Goose_Bay",
	"America/Blanc-Sablon", "America/Toronto", "America/Iqaluit", "America/Atikokan", "America/Winnipeg",
	"America/Resolute", "America/Rankin_Inlet", "America/Regina", "America/Swift_Current", "America/Edmonton",
	"America/Cambridge_Bay", "America/Inuvik", "America/Creston", "America/Dawson_Creek", "America/Fort_Nelson",
	"America/Whitehorse", "America/Dawson", "America/Vancouver",
}

// odd are zones elsewhere whose clocks change in stranger ways: by half an
// hour, at midnight, or by leaving out a whole date.
var odd = []string{"Australia/Lord_Howe", "America/Havana", "Africa/Cairo", "Asia/Beirut", "America/Santiago", "Pacific/Apia", "Africa/Casablanca"}

func zone(tb testing.TB, name string) *time.Location {
	tb.Helper()
	z, err := time.LoadLocation(name)
	require.NoError(tb, err)
	return z
}

func date(s string) availability.Date {
	d, err := availability.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// changes are the days between two dates that are not 24 hours long in z.
func changes(z *time.Location, from, to availability.Date) []availability.Date {
	var out []availability.Date
	for d := from; d <= to; d++ {
		a, b := availability.Span(z, d, d)
		if b.Sub(a) != 24*time.Hour {
			out = append(out, d)
		}
	}
	return out
}

// TestDaysTileTheTimeline proves of every zone that its days follow each other
// without gap or overlap and that each begins on its own date.
func TestDaysTileTheTimeline(t *testing.T) {
	t.Parallel()
	for _, name := range append(append([]string{}, zones...), odd...) {
		z := zone(t, name)
		for d := date("2026-01-01"); d < date("2028-01-01"); d++ {
			a, b := availability.Span(z, d, d)
			next, _ := availability.Span(z, d+1, d+1)
			require.Equal(t, b, next, "%s %s", name, d)
			require.Equal(t, d, availability.DateOf(a), name)
			require.Equal(t, d-1, availability.DateOf(a.Add(-time.Second)), name)
			require.Zero(t, a.Unix()%300, "%s %s does not begin on a mark", name, d)
		}
	}
}

// TestClockChangesAreThere guards the property tests against a list of zones
// in which nothing ever happens.
func TestClockChangesAreThere(t *testing.T) {
	t.Parallel()
	changing := map[string]int{"America/New_York": 4, "America/St_Johns": 4, "America/Phoenix": 0, "Pacific/Honolulu": 0, "America/Regina": 0, "Asia/Kolkata": 0, "Asia/Dubai": 0}
	for name, n := range changing {
		require.Len(t, changes(zone(t, name), date("2026-01-01"), date("2027-12-31")), n, name)
	}
	skipped, _ := availability.Span(zone(t, "Pacific/Apia"), date("2011-12-30"), date("2011-12-30"))
	next, _ := availability.Span(zone(t, "Pacific/Apia"), date("2011-12-31"), date("2011-12-31"))
	require.Equal(t, next, skipped, "a date that never was has no length")
}

func TestInstants(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, zone, local string
		want              []string
	}{
		{"once", "America/New_York", "2026-11-24T09:30", []string{"2026-11-24T09:30:00-05:00"}},
		{"never", "America/New_York", "2026-03-08T02:30", nil},
		{"just before the gap", "America/New_York", "2026-03-08T01:55", []string{"2026-03-08T01:55:00-05:00"}},
		{"just after the gap", "America/New_York", "2026-03-08T03:00", []string{"2026-03-08T03:00:00-04:00"}},
		{"twice", "America/New_York", "2026-11-01T01:30", []string{"2026-11-01T01:30:00-04:00", "2026-11-01T01:30:00-05:00"}},
		{"half hour zone", "America/St_Johns", "2026-11-01T01:30", []string{"2026-11-01T01:30:00-02:30", "2026-11-01T01:30:00-03:30"}},
		{"no change ever", "Asia/Kolkata", "2026-11-01T01:30", []string{"2026-11-01T01:30:00+05:30"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := availability.Instants(zone(t, tt.zone), tt.local)
			require.NoError(t, err)
			var texts []string
			for _, g := range got {
				texts = append(texts, g.Format(time.RFC3339))
			}
			require.Equal(t, tt.want, texts)
		})
	}
	_, err := availability.Instants(time.UTC, "2026-11-24 09:30")
	require.Error(t, err)
}
