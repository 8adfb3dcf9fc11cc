package availability_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
)

var (
	asha  = uuid.UUID{15: 1}
	bilal = uuid.UUID{15: 2}
	chair = uuid.UUID{15: 8}
	lamp  = uuid.UUID{15: 9}
)

const (
	minutes = time.Minute
	hour    = time.Hour
)

func everyDay(start, end availability.TimeOfDay) []availability.Weekly {
	var out []availability.Weekly
	for day := range availability.Weekday(7) {
		out = append(out, availability.Weekly{Weekday: day + 1, Range: availability.Range{Start: start, End: end}})
	}
	return out
}

// clinic is open all day; Asha works from nine to noon, visits take an hour.
func clinic(t *testing.T, zoneName string) availability.Rules {
	t.Helper()
	return availability.Rules{
		Branch:        availability.Branch{Zone: zone(t, zoneName), Hours: everyDay(0, availability.Midnight)},
		Service:       availability.Service{Duration: hour},
		Policy:        availability.Policy{Step: 30 * minutes, Horizon: 365 * 24 * hour},
		Practitioners: []availability.Resource{{ID: asha, Hours: everyDay(9*60, 12*60)}},
	}
}

func at(t *testing.T, zoneName, local string) time.Time {
	t.Helper()
	all, err := availability.Instants(zone(t, zoneName), local)
	require.NoError(t, err)
	require.NotEmpty(t, all)
	return all[0]
}

// on searches one day, long before which it is asked.
func on(t *testing.T, r availability.Rules, day string) availability.Day {
	t.Helper()
	d := date(day)
	days, err := availability.Search(r, availability.Query{From: d, To: d, Now: (d - 7).Time()})
	require.NoError(t, err)
	require.Len(t, days, 1)
	return days[0]
}

func clocks(d availability.Day) []string {
	out := []string{}
	for _, s := range d.Starts {
		out = append(out, s.At.Format("15:04-07"))
	}
	return out
}

func TestStarts(t *testing.T) {
	t.Parallel()
	const kolkata, newYork = "Asia/Kolkata", "America/New_York"
	tuesday := date("2026-11-24")
	for _, tt := range []struct {
		name, zone, day string
		change          func(*availability.Rules)
		want            []string
	}{
		{
			"the last start still fits", newYork, "2026-11-24", func(*availability.Rules) {},
			[]string{"09:00-05", "09:30-05", "10:00-05", "10:30-05", "11:00-05"},
		},
		{"touching intervals do not overlap", newYork, "2026-11-24", func(r *availability.Rules) {
			r.Busy = []availability.Busy{{Resource: asha, From: at(t, newYork, "2026-11-24T10:00"), To: at(t, newYork, "2026-11-24T11:00")}}
		}, []string{"09:00-05", "11:00-05"}},
		{"buffers keep their distance from what is booked", newYork, "2026-11-24", func(r *availability.Rules) {
			r.Service.Before, r.Service.After = 5*minutes, 10*minutes
			r.Busy = []availability.Busy{{Resource: asha, From: at(t, newYork, "2026-11-24T10:00"), To: at(t, newYork, "2026-11-24T10:30")}}
		}, []string{"11:00-05"}},
		{"buffers may lie outside the hours", newYork, "2026-11-24", func(r *availability.Rules) {
			r.Service.Before, r.Service.After = 30*minutes, 30*minutes
		}, []string{"09:00-05", "09:30-05", "10:00-05", "10:30-05", "11:00-05"}},
		{"a shift runs past midnight, on both its days", newYork, "2026-11-24", func(r *availability.Rules) {
			r.Service.Duration = 2 * hour
			r.Practitioners[0].Hours = []availability.Weekly{{Weekday: tuesday.Weekday(), Range: availability.Range{Start: 23 * 60, End: 2 * 60}}, {Weekday: (tuesday - 1).Weekday(), Range: availability.Range{Start: 23 * 60, End: 2 * 60}}}
		}, []string{"00:00-05", "23:00-05", "23:30-05"}},
		{"all day is 00:00-24:00", newYork, "2026-11-24", func(r *availability.Rules) {
			r.Service.Duration, r.Policy.Step = 6*hour, 6*hour
			r.Practitioners[0].Hours = everyDay(0, availability.Midnight)
		}, []string{"00:00-05", "06:00-05", "12:00-05", "18:00-05"}},
		{"all day is 00:00-00:00 too", newYork, "2026-11-24", func(r *availability.Rules) {
			r.Service.Duration, r.Policy.Step = 12*hour, 12*hour
			r.Practitioners[0].Hours = everyDay(0, 0)
		}, []string{"00:00-05", "12:00-05"}},
		{"a start that never happens is not offered", newYork, "2026-03-08", func(r *availability.Rules) {
			r.Service.Duration = 30 * minutes
			r.Practitioners[0].Hours = everyDay(60, 4*60)
		}, []string{"01:00-05", "01:30-05", "03:00-04", "03:30-04"}},
		{"a start that happens twice is offered twice, unlike", newYork, "2026-11-01", func(r *availability.Rules) {
			r.Service.Duration = 30 * minutes
			r.Practitioners[0].Hours = everyDay(60, 2*60)
		}, []string{"01:00-04", "01:30-04", "01:00-05", "01:30-05"}},
		{"a visit over the gap takes its full length", newYork, "2026-03-08", func(r *availability.Rules) {
			r.Practitioners[0].Hours = everyDay(60, 4*60)
		}, []string{"01:00-05", "01:30-05", "03:00-04"}},
		{"an override takes the place of the weekly hours", kolkata, "2026-11-24", func(r *availability.Rules) {
			r.Practitioners[0].Exceptions = []availability.Exception{{Kind: availability.Override, From: tuesday, To: tuesday, Ranges: []availability.Range{{Start: 15 * 60, End: 16 * 60}}}}
		}, []string{"15:00+0530"}},
		{"leave of some hours leaves the rest", kolkata, "2026-11-24", func(r *availability.Rules) {
			r.Practitioners[0].Exceptions = []availability.Exception{{Kind: availability.Leave, From: tuesday, To: tuesday, Ranges: []availability.Range{{Start: 9 * 60, End: 10*60 + 30}}}}
		}, []string{"10:30+0530", "11:00+0530"}},
		{"hours hold between their dates", kolkata, "2026-11-24", func(r *availability.Rules) {
			r.Practitioners[0].Hours = []availability.Weekly{
				{Weekday: 2, Range: availability.Range{Start: 9 * 60, End: 10 * 60}, To: tuesday - 1},
				{Weekday: 2, Range: availability.Range{Start: 17 * 60, End: 18 * 60}, From: tuesday},
			}
		}, []string{"17:00+0530"}},
		{"the branch's hours bound everybody's", kolkata, "2026-11-24", func(r *availability.Rules) {
			r.Branch.Hours = everyDay(10*60, 11*60)
		}, []string{"10:00+0530"}},
		{"a date with hours of its own", kolkata, "2026-11-24", func(r *availability.Rules) {
			r.Branch.Days = []availability.BranchDay{{Date: tuesday, Ranges: []availability.Range{{Start: 9 * 60, End: 10 * 60}}}}
		}, []string{"09:00+0530"}},
		{"the step is counted from midnight", kolkata, "2026-11-24", func(r *availability.Rules) {
			r.Practitioners[0].Hours, r.Policy.Step = everyDay(9*60+10, 12*60), 20*minutes
		}, []string{"09:20+0530", "09:40+0530", "10:00+0530", "10:20+0530", "10:40+0530", "11:00+0530"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := clinic(t, tt.zone)
			tt.change(&r)
			require.Equal(t, tt.want, clocksLike(on(t, r, tt.day), tt.want))
		})
	}
}

// clocksLike writes offsets with minutes where the expectation does.
func clocksLike(d availability.Day, want []string) []string {
	if len(want) == 0 || len(want[0]) == len("15:04-07") {
		return clocks(d)
	}
	out := []string{}
	for _, s := range d.Starts {
		out = append(out, s.At.Format("15:04-0700"))
	}
	return out
}

func TestReasons(t *testing.T) {
	t.Parallel()
	const dubai = "Asia/Dubai"
	day := date("2026-11-24")
	whole := func(kind availability.Kind) []availability.Exception {
		return []availability.Exception{{Kind: kind, From: day, To: day}}
	}
	for _, tt := range []struct {
		reason availability.Reason
		why    string
		change func(*availability.Rules, *availability.Query)
	}{
		{availability.Past, "the day is over", func(_ *availability.Rules, q *availability.Query) { q.Now = (day + 1).Time() }},
		{availability.Past, "the hours are over", func(_ *availability.Rules, q *availability.Query) { q.Now = at(t, dubai, "2026-11-24T11:05") }},
		{availability.TooSoon, "inside the lead time", func(r *availability.Rules, q *availability.Query) {
			q.Now, r.Policy.Lead = at(t, dubai, "2026-11-24T10:05"), 2*hour
		}},
		{availability.BeyondHorizon, "too far ahead", func(r *availability.Rules, _ *availability.Query) { r.Policy.Horizon = 24 * hour }},
		{availability.Closed, "no hours that day", func(r *availability.Rules, _ *availability.Query) { r.Branch.Hours = nil }},
		{availability.Closed, "a date closed by the branch", func(r *availability.Rules, _ *availability.Query) {
			r.Branch.Days = []availability.BranchDay{{Date: day, Closed: true}}
		}},
		{availability.Holiday, "a holiday", func(r *availability.Rules, _ *availability.Query) {
			r.Branch.Days = []availability.BranchDay{{Date: day, Closed: true, Holiday: true}}
		}},
		{availability.NoHours, "nobody offers it", func(r *availability.Rules, _ *availability.Query) { r.Practitioners = nil }},
		{availability.NoHours, "the visit is longer than the shift", func(r *availability.Rules, _ *availability.Query) { r.Service.Duration = 4 * hour }},
		{availability.NoHours, "an override without hours", func(r *availability.Rules, _ *availability.Query) {
			r.Practitioners[0].Exceptions = whole(availability.Override)
		}},
		{availability.OnLeave, "leave", func(r *availability.Rules, _ *availability.Query) {
			r.Practitioners[0].Exceptions = whole(availability.Leave)
		}},
		{availability.Full, "booked out", func(r *availability.Rules, _ *availability.Query) {
			r.Busy = []availability.Busy{{Resource: asha, From: at(t, dubai, "2026-11-24T09:45"), To: at(t, dubai, "2026-11-24T11:15")}}
		}},
		{availability.Full, "one on leave, the other booked out", func(r *availability.Rules, _ *availability.Query) {
			r.Practitioners[0].Exceptions = whole(availability.Leave)
			r.Practitioners = append(r.Practitioners, availability.Resource{ID: bilal, Hours: everyDay(9*60, 10*60)})
			r.Busy = []availability.Busy{{Resource: bilal, From: at(t, dubai, "2026-11-24T09:00"), To: at(t, dubai, "2026-11-24T09:05")}}
		}},
		{availability.NoRoom, "there is none of the type", func(r *availability.Rules, _ *availability.Query) {
			r.Service.RoomType = "chair"
			r.Rooms = []availability.Room{{Resource: availability.Resource{ID: lamp}, Type: "lamp"}}
		}},
		{availability.NoRoom, "the room is taken", func(r *availability.Rules, _ *availability.Query) {
			r.Service.RoomType = "chair"
			r.Rooms = []availability.Room{{Resource: availability.Resource{ID: chair}, Type: "chair"}}
			r.Busy = []availability.Busy{{Resource: chair, From: day.Time(), To: (day + 1).Time()}}
		}},
	} {
		t.Run(string(tt.reason)+"/"+tt.why, func(t *testing.T) {
			t.Parallel()
			r, q := clinic(t, dubai), availability.Query{From: day, To: day, Now: (day - 7).Time()}
			tt.change(&r, &q)
			days, err := availability.Search(r, q)
			require.NoError(t, err)
			require.Empty(t, days[0].Starts)
			require.Equal(t, tt.reason, days[0].Reason)
		})
	}
}

func TestCheck(t *testing.T) {
	t.Parallel()
	const zoneName = "America/New_York"
	r := clinic(t, zoneName)
	r.Service.RoomType = "chair"
	r.Rooms = []availability.Room{
		{Resource: availability.Resource{ID: chair}, Type: "chair"},
		{Resource: availability.Resource{ID: lamp, Hours: everyDay(10*60, 12*60)}, Type: "chair"},
	}
	now := at(t, zoneName, "2026-11-24T08:00")
	for _, tt := range []struct {
		local  string
		room   uuid.UUID
		reason availability.Reason
		rooms  []uuid.UUID
	}{
		{"2026-11-24T09:00", uuid.Nil, "", []uuid.UUID{chair}},
		{"2026-11-24T10:00", uuid.Nil, "", []uuid.UUID{chair, lamp}},
		{"2026-11-24T10:00", lamp, "", []uuid.UUID{lamp}},
		{"2026-11-24T09:00", lamp, availability.NoRoom, nil},
		{"2026-11-24T10:00", bilal, availability.NoRoom, nil},
		{"2026-11-24T09:15", uuid.Nil, availability.OffGrid, nil},
		{"2026-11-24T11:30", uuid.Nil, availability.NoHours, nil},
		{"2026-11-23T09:00", uuid.Nil, availability.Past, nil},
		{"2028-11-23T09:00", uuid.Nil, availability.BeyondHorizon, nil},
	} {
		v, err := availability.Check(r, now, at(t, zoneName, tt.local), asha, tt.room)
		require.NoError(t, err)
		require.Equal(t, tt.reason, v.Reason, tt.local)
		require.Equal(t, tt.rooms, v.Rooms, tt.local)
	}
	v, err := availability.Check(r, now, at(t, zoneName, "2026-11-24T10:00"), bilal, uuid.Nil)
	require.NoError(t, err)
	require.Equal(t, availability.NoHours, v.Reason, "one who does not offer the service")
}

func TestAStartJustGoneCanStillBeTakenWithNegativeLead(t *testing.T) {
	t.Parallel()
	r := clinic(t, "Asia/Dubai")
	r.Policy.Lead = -15 * minutes
	now := at(t, "Asia/Dubai", "2026-11-24T09:10")
	v, err := availability.Check(r, now, at(t, "Asia/Dubai", "2026-11-24T09:00"), asha, uuid.Nil)
	require.NoError(t, err)
	require.True(t, v.OK())
	v, err = availability.Check(r, now.Add(10*minutes), at(t, "Asia/Dubai", "2026-11-24T09:00"), asha, uuid.Nil)
	require.NoError(t, err)
	require.Equal(t, availability.Past, v.Reason)
}

func TestAround(t *testing.T) {
	t.Parallel()
	const zoneName = "Asia/Kolkata"
	r := clinic(t, zoneName)
	r.Practitioners = append(r.Practitioners, availability.Resource{ID: bilal, Hours: everyDay(10*60, 12*60)})
	wanted := at(t, zoneName, "2026-11-24T10:00")
	r.Busy = []availability.Busy{{Resource: asha, From: wanted, To: wanted.Add(hour)}}
	p, err := availability.Compile(r, availability.Query{From: date("2026-11-24"), To: date("2026-11-25"), Now: date("2026-11-20").Time()})
	require.NoError(t, err)

	var got []string
	for _, s := range p.Around(wanted, asha, 2, nil) {
		got = append(got, s.At.Format("02T15:04")+" "+s.Practitioner.String()[35:])
	}
	require.Equal(t, []string{"24T09:00 1", "24T10:00 2", "24T10:30 2", "24T11:00 1"}, got)
	nearest, ok := p.Nearest()
	require.True(t, ok)
	require.Equal(t, date("2026-11-24"), nearest)
}

func TestMistakesOfOursAreErrors(t *testing.T) {
	t.Parallel()
	day := date("2026-11-24")
	good := availability.Query{From: day, To: day}
	for name, change := range map[string]func(*availability.Rules, *availability.Query){
		"no zone":             func(r *availability.Rules, _ *availability.Query) { r.Branch.Zone = nil },
		"seven minutes":       func(r *availability.Rules, _ *availability.Query) { r.Service.Duration = 7 * minutes },
		"no duration":         func(r *availability.Rules, _ *availability.Query) { r.Service.Duration = 0 },
		"no step":             func(r *availability.Rules, _ *availability.Query) { r.Policy.Step = 0 },
		"a negative buffer":   func(r *availability.Rules, _ *availability.Query) { r.Service.Before = -5 * minutes },
		"the end comes first": func(_ *availability.Rules, q *availability.Query) { q.To = day - 1 },
		"years":               func(_ *availability.Rules, q *availability.Query) { q.To = day + availability.MaxDays },
		"25 o'clock":          func(r *availability.Rules, _ *availability.Query) { r.Branch.Hours[0].End = 25 * 60 },
		"an eighth day":       func(r *availability.Rules, _ *availability.Query) { r.Practitioners[0].Hours[0].Weekday = 8 },
	} {
		r, q := clinic(t, "Asia/Dubai"), good
		change(&r, &q)
		_, err := availability.Search(r, q)
		require.Error(t, err, name)
	}
}

func TestDateAndTimeOfDay(t *testing.T) {
	t.Parallel()
	for text, weekday := range map[string]availability.Weekday{"1970-01-01": 4, "1969-12-31": 3, "2026-11-24": 2, "2024-02-29": 4, "1899-12-31": 7} {
		require.Equal(t, weekday, date(text).Weekday(), text)
		require.Equal(t, text, date(text).String())
	}
	for text, ok := range map[string]bool{"09:30": true, "00:00": true, "24:00": true, "24:05": false, "9:30": false, "09:60": false, "": false} {
		got, err := availability.ParseTimeOfDay(text)
		require.Equal(t, ok, err == nil, text)
		if ok {
			require.Equal(t, text, got.String())
		}
	}
}
