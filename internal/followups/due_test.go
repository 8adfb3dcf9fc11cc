package followups

import (
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// weekdays is a branch open on weekdays from nine to one and from two to six, closed on 25 December.
func weekdays(t require.TestingT, zone string) opening {
	z, err := time.LoadLocation(zone)
	require.NoError(t, err)
	o := opening{zone: z}
	for day := 1; day <= 5; day++ {
		o.calendar.Branch.Hours = append(o.calendar.Branch.Hours,
			platform.OpenHours{Weekday: day, Opens: 840, Closes: 1080}, platform.OpenHours{Weekday: day, Opens: 540, Closes: 780})
	}
	o.calendar.Holidays = []platform.BranchHoliday{{Date: packs.NewDate(2026, 12, 25), Name: "Christmas"}}
	return o
}

func at(minute int) *int { return &minute }

func TestDue(t *testing.T) {
	t.Parallel()
	const toronto, kolkata = "America/Toronto", "Asia/Kolkata"
	local := func(zone, wall string) time.Time {
		z, err := time.LoadLocation(zone)
		require.NoError(t, err)
		out, err := time.ParseInLocation("2006-01-02 15:04", wall, z)
		require.NoError(t, err)
		return out
	}
	for name, c := range map[string]struct {
		zone, at string
		delay    Delay
		want     string
	}{
		"AnHourLater":                 {kolkata, "2026-11-23 10:00", Delay{Amount: 1, Unit: Hours, WorkingDays: true}, "2026-11-23 11:00"},
		"IntoTheLunchBreak":           {kolkata, "2026-11-23 12:30", Delay{Amount: 1, Unit: Hours, WorkingDays: true}, "2026-11-23 14:00"},
		"AfterClosing":                {kolkata, "2026-11-23 17:30", Delay{Amount: 1, Unit: Hours, WorkingDays: true}, "2026-11-24 09:00"},
		"OverTheWeekend":              {kolkata, "2026-11-27 17:30", Delay{Amount: 1, Unit: Hours, WorkingDays: true}, "2026-11-30 09:00"},
		"AnyHourWhereAsked":           {kolkata, "2026-11-27 23:30", Delay{Amount: 1, Unit: Hours}, "2026-11-28 00:30"},
		"NextDayAtTen":                {kolkata, "2026-11-23 16:00", Delay{Amount: 1, Unit: Days, AtMinute: at(600), WorkingDays: true}, "2026-11-24 10:00"},
		"SaturdayBecomesMonday":       {kolkata, "2026-11-27 16:00", Delay{Amount: 1, Unit: Days, AtMinute: at(600), WorkingDays: true}, "2026-11-30 10:00"},
		"NotOnAHoliday":               {kolkata, "2026-12-24 16:00", Delay{Amount: 1, Unit: Days, AtMinute: at(600), WorkingDays: true}, "2026-12-28 10:00"},
		"TodayAtAnHourThatIsOver":     {kolkata, "2026-11-23 16:00", Delay{Amount: 0, Unit: Days, AtMinute: at(600), WorkingDays: true}, "2026-11-24 10:00"},
		"TodayAtAnHourToCome":         {kolkata, "2026-11-23 09:00", Delay{Amount: 0, Unit: Days, AtMinute: at(600), WorkingDays: true}, "2026-11-23 10:00"},
		"ADayOf23Hours":               {toronto, "2026-03-07 10:00", Delay{Amount: 1, Unit: Days}, "2026-03-08 10:00"},
		"ADayOf25Hours":               {toronto, "2026-10-31 10:00", Delay{Amount: 1, Unit: Days}, "2026-11-01 10:00"},
		"24HoursOverTheChange":        {toronto, "2026-03-07 10:00", Delay{Amount: 24, Unit: Hours}, "2026-03-08 11:00"},
		"AMinuteTheClockJumpsOver":    {toronto, "2026-03-07 12:00", Delay{Amount: 1, Unit: Days, AtMinute: at(150)}, "2026-03-08 03:30"},
		"SixMonthsKeepTheTimeOfClock": {toronto, "2026-01-05 10:00", Delay{Amount: 180, Unit: Days, AtMinute: at(660)}, "2026-07-04 11:00"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := c.delay.from(local(c.zone, c.at).UTC(), nil, weekdays(t, c.zone))
			require.Equal(t, local(c.zone, c.want).UTC(), got.UTC())
		})
	}

	t.Run("FromTheDueDateOfAnInstruction", func(t *testing.T) {
		t.Parallel()
		due := packs.NewDate(2026, 12, 25)
		d := Delay{Amount: 0, Unit: Days, RelativeTo: FromDueDate, AtMinute: at(600), WorkingDays: true}
		require.Equal(t, local(kolkata, "2026-12-28 10:00").UTC(), d.from(local(kolkata, "2026-11-23 12:00"), &due, weekdays(t, kolkata)).UTC())
		d.Amount = -3
		require.Equal(t, local(kolkata, "2026-12-22 10:00").UTC(), d.from(local(kolkata, "2026-11-23 12:00"), &due, weekdays(t, kolkata)).UTC())
		late := local(kolkata, "2026-12-29 12:00")
		require.False(t, d.from(late, &due, weekdays(t, kolkata)).Before(late), "not before somebody knew")
	})

	t.Run("ABranchThatNeverOpensMovesNothing", func(t *testing.T) {
		t.Parallel()
		z, err := time.LoadLocation(kolkata)
		require.NoError(t, err)
		from := local(kolkata, "2026-11-23 10:00")
		require.True(t, Delay{Amount: 1, Unit: Hours, WorkingDays: true}.from(from, nil, opening{zone: z}).Equal(from.Add(time.Hour)))
	})
}

// TestDueIsInWorkingHours tries delays from any moment, in zones that change their clocks.
func TestDueIsInWorkingHours(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		o := weekdays(rt, rapid.SampledFrom([]string{"America/Toronto", "Asia/Kolkata", "Europe/Paris", "Asia/Dubai"}).Draw(rt, "zone"))
		from := time.Unix(rapid.Int64Range(1767225600, 1830297600).Draw(rt, "from"), 0)
		d := Delay{Amount: rapid.IntRange(0, 400).Draw(rt, "amount"), Unit: rapid.SampledFrom([]Unit{Hours, Days}).Draw(rt, "unit"), WorkingDays: true}
		if d.Unit == Days && rapid.Bool().Draw(rt, "timed") {
			d.AtMinute = at(rapid.IntRange(540, 779).Draw(rt, "at"))
		}
		due := d.from(from, nil, o)
		require.False(rt, due.Before(from))
		open := false
		for _, h := range o.hours(packs.DateOf(due.In(o.zone))) {
			m := minuteOf(due.In(o.zone))
			open = open || m >= h.Opens && m < h.Closes
		}
		require.True(rt, open, "%s is not in working hours", due.In(o.zone))
	})
}
