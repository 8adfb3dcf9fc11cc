package platform_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

func TestSettings(t *testing.T) {
	t.Parallel()
	w := setup(t)

	t.Run("AChainThatSetNothingHasItsPacks", func(t *testing.T) {
		t.Parallel()
		got, err := w.Settings(w.chain(t), nil)
		require.NoError(t, err)
		require.Equal(t, 10, got.SlotStepMinutes)
		require.Equal(t, packs.FromCountry, got.Sources["slot_step_minutes"])
		require.Equal(t, packs.FromClinicType, got.Sources["lead_time_minutes"])
	})

	t.Run("ChainAndBranchSetTheirOwnAndTakeItBack", func(t *testing.T) {
		t.Parallel()
		ctx := w.chain(t)
		b := w.branch(ctx, t, platform.BranchFields{})
		change := func(branch *uuid.UUID, own packs.Layer) platform.Resolved {
			t.Helper()
			got, err := w.ChangeSettings(ctx, branch, anyVersion, own)
			require.NoError(t, err)
			return got
		}
		require.Equal(t, 20, change(nil, packs.Layer{"slot_step_minutes": 20, "reminder_hours": []int{6}}).SlotStepMinutes)
		require.Equal(t, 5, change(&b.ID, packs.Layer{"slot_step_minutes": 5}).SlotStepMinutes)
		at, err := w.Settings(ctx, &b.ID)
		require.NoError(t, err)
		require.Equal(t, packs.FromBranch, at.Sources["slot_step_minutes"])
		require.Equal(t, []int{6}, at.ReminderHours)
		chain, err := w.Settings(ctx, nil)
		require.NoError(t, err)
		require.Equal(t, 20, chain.SlotStepMinutes, "a branch's own stays at the branch")

		require.Equal(t, 20, change(&b.ID, packs.Layer{"slot_step_minutes": nil}).SlotStepMinutes)
		got := change(nil, packs.Layer{"slot_step_minutes": nil})
		require.Equal(t, 10, got.SlotStepMinutes)
		require.Equal(t, packs.FromCountry, got.Sources["slot_step_minutes"])
		require.Equal(t, []int{6}, got.ReminderHours, "what was not named stays")
		require.Equal(t, 3, w.audited(ctx, t, "tenant_settings"))
	})

	t.Run("TheLanguageIsTheTenants", func(t *testing.T) {
		t.Parallel()
		ctx := w.chain(t)
		_, err := w.ChangeSettings(ctx, nil, anyVersion, packs.Layer{"language": "hi"})
		require.NoError(t, err)
		tenant, err := w.Tenant(ctx)
		require.NoError(t, err)
		require.Equal(t, "hi", tenant.Language)
	})

	t.Run("AnotherTenantsAreNotSeen", func(t *testing.T) {
		t.Parallel()
		here, there := w.chain(t), w.chain(t)
		b := w.branch(here, t, platform.BranchFields{})
		_, err := w.ChangeSettings(here, nil, anyVersion, packs.Layer{"slot_step_minutes": 20})
		require.NoError(t, err)
		got, err := w.Settings(there, nil)
		require.NoError(t, err)
		require.Equal(t, 10, got.SlotStepMinutes)
		_, err = w.Settings(there, &b.ID)
		require.ErrorIs(t, err, platform.ErrBranchNotFound)
		_, err = w.ChangeSettings(there, &b.ID, anyVersion, packs.Layer{"slot_step_minutes": 20})
		require.ErrorIs(t, err, platform.ErrBranchNotFound)
	})

	for name, tt := range map[string]struct {
		own     packs.Layer
		pointer string
	}{
		"AnUnknownKey":              {packs.Layer{"slot_steps": 20}, "/slot_steps"},
		"AnUnknownKeyTakenBack":     {packs.Layer{"slot_steps": nil}, "/slot_steps"},
		"AnImpossibleValue":         {packs.Layer{"slot_step_minutes": 7}, "/slot_step_minutes"},
		"ValuesThatDoNotGoTogether": {packs.Layer{"messages_from": "21:30"}, "/messages_until"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx := w.chain(t)
			_, err := w.ChangeSettings(ctx, nil, anyVersion, tt.own)
			require.ErrorIs(t, err, platform.ErrSettingsInvalid)
			require.Equal(t, tt.pointer, fault.As(err).Fields[0].Pointer)
			require.LessOrEqual(t, w.audited(ctx, t, "tenant_settings"), 1, "nothing was kept")
		})
	}

	t.Run("ABranchManagerChangesHisBranchOnly", func(t *testing.T) {
		t.Parallel()
		ctx := w.chain(t)
		b := w.branch(ctx, t, platform.BranchFields{})
		manager := dbtest.As(ctx, []uuid.UUID{b.ID}, access.SettingsManage)
		_, err := w.ChangeSettings(manager, nil, anyVersion, packs.Layer{"slot_step_minutes": 20})
		require.ErrorIs(t, err, platform.ErrChainOnly)
		_, err = w.ChangeSettings(manager, &b.ID, anyVersion, packs.Layer{"slot_step_minutes": 20})
		require.NoError(t, err)
		_, err = w.ChangeSettings(manager, &b.ID, anyVersion, packs.Layer{"session_idle_minutes": 20})
		require.ErrorIs(t, err, platform.ErrSettingsInvalid)
	})
}

func TestSettingsAPI(t *testing.T) {
	t.Parallel()
	w := setup(t)
	ctx := w.chain(t)
	fresh := w.call(ctx, t, "GET", "/settings", nil)
	change := map[string]any{"slot_step_minutes": 30, "weekend": []string{"friday"}}
	require.Equal(t, "request.if_match_required", w.call(ctx, t, "PATCH", "/settings", change).Code)
	res := w.call(ctx, t, "PATCH", "/settings", change, "If-Match", fresh.Header.Get("ETag"))
	require.Equal(t, 200, res.Status, res.Body)
	require.Equal(t, "request.stale", w.call(ctx, t, "PATCH", "/settings", change, "If-Match", fresh.Header.Get("ETag")).Code, "who else read the first")
	var got struct {
		Effective map[string]any
		Sources   map[string]string
	}
	w.call(ctx, t, "GET", "/settings", nil).into(t, &got)
	require.EqualValues(t, 30, got.Effective["slot_step_minutes"])
	require.Equal(t, []any{"friday"}, got.Effective["weekend"])
	require.Equal(t, "tenant", got.Sources["weekend"])
	require.Len(t, got.Sources, len(got.Effective))

	require.Equal(t, 200, w.call(ctx, t, "PATCH", "/settings", map[string]any{"slot_step_minutes": nil, "clock": nil, "weekend": nil}, "If-Match", res.Header.Get("ETag")).Status)
	w.call(ctx, t, "GET", "/settings", nil).into(t, &got)
	require.Equal(t, "country", got.Sources["slot_step_minutes"])

	for name, tt := range map[string]struct {
		body   any
		header []string
		status int
		code   string
	}{
		"unknown": {map[string]any{"nothing": 1}, []string{"If-Match", "*"}, 422, "request.invalid"},
		"range":   {map[string]any{"booking_horizon_days": 0}, []string{"If-Match", "*"}, 422, "platform.settings_invalid"},
		"step":    {map[string]any{"slot_step_minutes": 7}, []string{"If-Match", "*"}, 422, "request.invalid"},
		"stale":   {map[string]any{"clock": 24}, []string{"If-Match", `"77"`}, 412, "request.stale"},
	} {
		t.Run(name, func(t *testing.T) {
			res := w.call(ctx, t, "PATCH", "/settings", tt.body, tt.header...)
			require.Equal(t, tt.status, res.Status, res.Body)
			require.Equal(t, tt.code, res.Code)
		})
	}

	t.Run("not allowed", func(t *testing.T) {
		reader := dbtest.As(ctx, nil, access.SettingsRead)
		require.Equal(t, 200, w.call(reader, t, "GET", "/settings", nil).Status)
		require.Equal(t, 403, w.call(reader, t, "PATCH", "/settings", map[string]any{"clock": 24}).Status)
	})
}
