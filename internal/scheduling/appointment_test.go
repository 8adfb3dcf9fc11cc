package scheduling_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/scheduling"
)

func TestBook(t *testing.T) {
	t.Parallel()
	b := setup(t)
	visit, doctor := b.service(t), b.doctor(t)

	t.Run("AFreeTime", func(t *testing.T) {
		a, err := b.Book(b.ctx, b.wish(visit, doctor, b.patient(t), "2026-11-24T09:00"))
		require.NoError(t, err)
		require.Equal(t, scheduling.Confirmed, a.Status)
		require.Equal(t, doctor.Name, a.Practitioner.Name)
		require.EqualValues(t, 1, a.Version)
	})

	t.Run("ATakenTimeSaysWhatIsInTheWayAndWhatIsFree", func(t *testing.T) {
		_, err := b.Book(b.ctx, b.wish(visit, doctor, b.patient(t), "2026-11-24T09:15"))
		require.ErrorIs(t, err, scheduling.ErrSlotTaken)
		var f *fault.Error
		require.ErrorAs(t, err, &f)
		require.Equal(t, []scheduling.Conflict{{
			Kind: "practitioner", Name: doctor.Name, StartLocal: "2026-11-24T09:00", EndLocal: "2026-11-24T09:30",
		}}, f.Extra["conflicts"])
		nearest, ok := f.Extra["nearest"].([]scheduling.Nearest)
		require.True(t, ok)
		require.NotEmpty(t, nearest)
		require.Equal(t, "2026-11-24T09:30", nearest[0].StartLocal)
	})

	t.Run("OutsideHours", func(t *testing.T) {
		for local, reason := range map[string]string{
			"2026-11-24T13:00": "no_hours", "2026-11-24T20:00": "closed", "2026-11-22T09:00": "past",
			"2026-11-24T09:02": "off_grid", "2029-11-24T09:00": "beyond_horizon", "2027-01-26T09:00": "holiday",
		} {
			_, err := b.Book(b.ctx, b.wish(visit, doctor, b.patient(t), local))
			require.ErrorIs(t, err, scheduling.ErrOutsideHours, local)
			var f *fault.Error
			require.ErrorAs(t, err, &f)
			require.EqualValues(t, reason, f.Extra["reason"], local)
		}
	})
}
