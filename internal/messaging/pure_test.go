package messaging

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/praxis-clinic/praxis/internal/platform/packs"
	"github.com/praxis-clinic/praxis/tenants"
)

func zone(t require.TestingT, name string) *time.Location {
	z, err := time.LoadLocation(name)
	require.NoError(t, err)
	return z
}

func TestTheDayBeforeIsTheSameTimeOfDayWhereClocksChange(t *testing.T) {
	t.Parallel()
	toronto := zone(t, "America/Toronto")
	for name, c := range map[string]struct {
		start string
		hours int
		want  string
	}{
		"SpringForward":       {"2026-03-08T09:00", 24, "2026-03-07T09:00"}, // 23 hours before
		"FallBack":            {"2026-11-01T09:00", 24, "2026-10-31T09:00"}, // 25 hours before
		"TwoDays":             {"2026-03-09T09:00", 48, "2026-03-07T09:00"},
		"HoursAreHours":       {"2026-03-08T04:00", 3, "2026-03-08T00:00"}, // two on the wall: one was skipped
		"OneAndAHalfDays":     {"2026-11-01T12:00", 36, "2026-10-31T00:00"},
		"OnAnOrdinaryWeekday": {"2026-06-10T09:00", 24, "2026-06-09T09:00"},
	} {
		start, err := time.ParseInLocation("2006-01-02T15:04", c.start, toronto)
		require.NoError(t, err)
		require.Equal(t, c.want, before(start, c.hours, toronto).In(toronto).Format("2006-01-02T15:04"), name)
	}
}

func TestTheNextAllowedMomentIsAllowedAndNotEarlier(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		z := zone(t, rapid.SampledFrom([]string{"America/Toronto", "Asia/Kolkata", "Asia/Dubai", "America/St_Johns"}).Draw(t, "zone"))
		from := rapid.IntRange(0, 1400).Draw(t, "from")
		w := window{from, rapid.IntRange(from+1, 1440).Draw(t, "until")}
		at := time.Unix(rapid.Int64Range(1_760_000_000, 1_830_000_000).Draw(t, "at"), 0)
		got := w.next(at, z)
		require.False(t, got.Before(at))
		require.Less(t, got.Sub(at), 26*time.Hour)
		require.Equal(t, got, w.next(got, z), "it stays")
		if minute := got.In(z).Hour()*60 + got.In(z).Minute(); minute < w.from || minute >= w.until {
			require.True(t, skipped(got, z), "%s is outside of %v", got.In(z), w)
		}
	})
}

// skipped reports whether the clock was put forward within the hour before t.
func skipped(t time.Time, z *time.Location) bool {
	_, now := t.In(z).Zone()
	_, then := t.Add(-2 * time.Hour).In(z).Zone()
	_, soon := t.Add(2 * time.Hour).In(z).Zone()
	return now != then || now != soon
}

func TestSegmentsAreThoseThatVendorsBill(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Length{
		"":                            {0, 0, false},
		strings.Repeat("a", 160):      {1, 160, false},
		strings.Repeat("a", 161):      {2, 161, false},
		strings.Repeat("a", 306):      {2, 306, false},
		strings.Repeat("a", 307):      {3, 307, false},
		strings.Repeat("€", 80):       {1, 160, false},
		"confirmé à Montréal":         {1, 19, false},
		strings.Repeat("क", 70):       {1, 70, true},
		strings.Repeat("क", 71):       {2, 71, true},
		strings.Repeat("a", 69) + "ç": {1, 70, true},
		strings.Repeat("🙂", 35) + "a": {2, 71, true},
	} {
		require.Equal(t, want, Segments(text), text)
	}
}

func TestOurOwnTextsAreShort(t *testing.T) {
	t.Parallel()
	all, err := LoadWordings(tenants.FS)
	require.NoError(t, err)
	require.ElementsMatch(t, packs.Languages, keysOf(all))
	for language, w := range all {
		for _, k := range Kinds {
			_, body := w.text(k, SMS)
			text, missing := fill(body, map[string]string{
				"clinic": "Sunrise Dental", "date": w.Weekdays[2] + " 30 " + w.Months[8], "time": "11:30 " + w.AM, "phone": "+91 80 4123 4567",
				"link": "https://sunrise.praxis.clinic/visit/" + strings.Repeat("x", 96), "amount": "1,250", "number": "INV-0042", "text": "…",
			})
			require.Empty(t, missing)
			require.LessOrEqual(t, Segments(text).Count, 5, "%s %s: %s", language, k, text)
		}
	}
}

func keysOf(all Wordings) (out []string) {
	for k := range all {
		out = append(out, k)
	}
	return out
}

func TestAPlaceholderIsFilledOnceAndNeverFromAValue(t *testing.T) {
	t.Parallel()
	text, missing := fill("{patient} {nobody}{text}", map[string]string{"patient": "{clinic}", "clinic": "no", "text": "{patient}"})
	require.Equal(t, "{clinic} {patient}", text)
	require.Equal(t, []string{"{nobody}"}, missing)
	require.Equal(t, "{diagnosis}", unknownPlaceholder(Confirmation, "Your {diagnosis} on {date}"))
	require.Empty(t, unknownPlaceholder(Confirmation, "A brace { is a brace"))
	require.Equal(t, "{amount}", unknownPlaceholder(Confirmation, "{amount}"), "a placeholder of another kind")
}

func TestALineIsFoldedBetweenLetters(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-zक-ह🙂]{0,200}`).Draw(t, "text")
		lines := strings.Split(folded(text), "\r\n ")
		for _, l := range lines {
			require.LessOrEqual(t, len(l), 75)
		}
		require.Equal(t, text, strings.Join(lines, ""))
	})
}
