package platform_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/platform"
)

func TestSetup(t *testing.T) {
	t.Parallel()
	steps := func(s platform.Setup) map[platform.Step]platform.StepStatus {
		out := map[platform.Step]platform.StepStatus{}
		for _, x := range s.Steps {
			out[x.Step] = x.Status
		}
		return out
	}

	t.Run("SkippedIsDoneLater", func(t *testing.T) {
		t.Parallel()
		w := setup(t)
		ctx := w.chain(t)
		got, err := w.SkipStep(ctx, platform.StepBranch)
		require.NoError(t, err)
		require.Equal(t, platform.StepSkipped, steps(got)[platform.StepBranch])
		w.branch(ctx, t, platform.BranchFields{})
		got, err = w.SkipStep(ctx, platform.StepBranch)
		require.NoError(t, err)
		require.Equal(t, platform.StepDone, steps(got)[platform.StepBranch], "done stays done")
		require.False(t, got.Done)
		got, err = w.FinishSetup(ctx)
		require.NoError(t, err)
		require.True(t, got.Done)
		require.Equal(t, platform.StepSkipped, steps(got)[platform.StepPeople])
	})

	t.Run("AProbeIsAskedUntilItsStepIsDone", func(t *testing.T) {
		t.Parallel()
		w := setup(t)
		ctx, asked, have := w.chain(t), 0, false
		w.Watch(platform.StepServices, func(context.Context, database.Tx) (bool, error) { asked++; return have, nil })
		for _, now := range []bool{false, true, true} {
			have = now
			got, err := w.Setup(ctx)
			require.NoError(t, err)
			require.Equal(t, now, steps(got)[platform.StepServices] == platform.StepDone)
		}
		require.Equal(t, 2, asked)
		w.Watch(platform.StepPeople, func(context.Context, database.Tx) (bool, error) { return false, errors.New("no") })
		_, err := w.Setup(ctx)
		require.Error(t, err)
	})

	t.Run("IsTheChains", func(t *testing.T) {
		t.Parallel()
		w := setup(t)
		ctx := w.chain(t)
		b := w.branch(ctx, t, platform.BranchFields{})
		_, err := w.FinishSetup(dbtest.As(ctx, []uuid.UUID{b.ID}, access.SettingsManage))
		require.ErrorIs(t, err, platform.ErrChainOnly)
		_, err = w.SkipStep(ctx, "nothing")
		require.ErrorIs(t, err, platform.ErrNoStep)
		other, err := w.Setup(w.chain(t))
		require.NoError(t, err)
		require.Equal(t, platform.StepTodo, steps(other)[platform.StepBranch], "another chain's is its own")
	})
}

func TestSuggest(t *testing.T) {
	t.Parallel()
	w := setup(t)
	tenant := w.opened(t, signup{Country: "CA", Subdivision: "QC", ClinicType: "mental_health", Language: "fr"})
	ctx := as(t.Context(), tenant.ID, access.SettingsManage)
	got, err := w.Suggest(ctx, nil, "")
	require.NoError(t, err)
	require.Equal(t, "America/Toronto", got.Branch.TimeZone)
	require.Equal(t, platform.OpenHours{Weekday: 1, Opens: 540, Closes: 1140}, got.Branch.Hours[0])
	require.Equal(t, "Séance d'accueil", got.Services[0].Name)
	require.Equal(t, "CAD", got.Services[0].Price.Currency)
	require.EqualValues(t, 22000, got.Services[0].Price.Amount)
	require.Contains(t, got.PractitionerTitles, "Psychologue")
	require.Equal(t, "Numéro et rue", got.Branch.Address.LabelsIn("fr")["line1"])

	b := w.branch(ctx, t, platform.BranchFields{Name: "Vancouver", Country: "CA", Subdivision: "BC"})
	at, err := w.Suggest(ctx, &b.ID, "en")
	require.NoError(t, err)
	require.Equal(t, "America/Vancouver", at.Branch.TimeZone)
	require.Equal(t, "Intake session", at.Services[0].Name)
}

func TestSetupAPI(t *testing.T) {
	t.Parallel()
	w := setup(t)
	ctx := w.chain(t)
	var got struct {
		Done  bool
		Steps []struct{ Key, Status string }
	}
	w.call(dbtest.As(ctx, nil), t, "GET", "/setup", nil).into(t, &got) // any member
	require.Len(t, got.Steps, 5)
	require.Equal(t, "branch", got.Steps[0].Key)
	w.call(ctx, t, "POST", "/setup/people/skip", nil).into(t, &got)
	require.Equal(t, "skipped", got.Steps[2].Status)
	require.Equal(t, 404, w.call(ctx, t, "POST", "/setup/nothing/skip", nil).Status)
	require.Equal(t, 403, w.call(dbtest.As(ctx, nil), t, "POST", "/setup/finish", nil).Status)

	var s struct {
		Branch   struct{ Hours []map[string]any }
		Services []struct {
			Key      string
			Duration int `json:"duration_minutes"`
			Price    struct{ Currency string }
			RoomType *string `json:"room_type"`
		}
		RoomTypes []struct{ Key, Name string } `json:"room_types"`
	}
	w.call(ctx, t, "GET", "/setup/suggestions?language=hi", nil).into(t, &s)
	require.GreaterOrEqual(t, len(s.Services), 8)
	require.Equal(t, "INR", s.Services[0].Price.Currency)
	require.Equal(t, "परामर्श कक्ष", s.RoomTypes[0].Name)
	require.Equal(t, "09:00", s.Branch.Hours[0]["opens"])
	w.call(ctx, t, "POST", "/setup/finish", nil).into(t, &got)
	require.True(t, got.Done)
}
