package availability_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
)

func TestOneDay(t *testing.T) {
	t.Parallel()
	day := date("2026-11-24")
	r := clinic(t, "Asia/Kolkata")
	r.Branch.Hours = append(everyDay(8*60, 13*60), everyDay(15*60, 20*60)...)
	r.Practitioners[0].Exceptions = []availability.Exception{{
		Kind: availability.Leave, From: day, To: day, Ranges: []availability.Range{{Start: 10 * 60, End: 11 * 60}},
	}}
	p, err := availability.OneDay(r, day)
	require.NoError(t, err)
	require.Equal(t, "08:00", p.Opens.String())
	require.Equal(t, "20:00", p.Closes.String())
	require.Empty(t, p.Closed)
	var got []string
	for _, a := range p.Absences {
		got = append(got, a.From.Format("15:04")+"-"+a.To.Format("15:04")+" "+string(a.Reason))
	}
	require.Equal(t, []string{
		"00:00-08:00 closed", "08:00-09:00 no_hours", "10:00-11:00 on_leave", "12:00-13:00 no_hours",
		"13:00-15:00 closed", "15:00-20:00 no_hours", "20:00-00:00 closed",
	}, got)

	r.Branch.Days = []availability.BranchDay{{Date: day, Closed: true, Holiday: true}}
	p, err = availability.OneDay(r, day)
	require.NoError(t, err)
	require.Equal(t, availability.Holiday, p.Closed)
	require.Len(t, p.Absences, 1)
}
