package packs_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

func TestEffective(t *testing.T) {
	t.Parallel()
	c := load(t)
	dental, _ := c.ClinicType("dental")
	mental, _ := c.ClinicType("mental_health")

	t.Run("EachLevelIsStrongerThanTheOneBefore", func(t *testing.T) {
		t.Parallel()
		layers := packs.Layers{Country: country(t, "CA")}
		expect := func(language string, step int, sources map[string]packs.Source) {
			t.Helper()
			got, err := packs.Effective(layers)
			require.NoError(t, err)
			require.Equal(t, language, got.Language)
			require.Equal(t, step, got.SlotStepMinutes)
			for key, source := range sources {
				require.Equal(t, source, got.Sources[key], key)
			}
		}
		expect("en", 15, map[string]packs.Source{"language": packs.FromCountry, "slot_step_minutes": packs.FromCountry})
		layers.Subdivision = "QC"
		expect("fr", 15, map[string]packs.Source{"language": packs.FromSubdivision, "clock": packs.FromSubdivision})
		layers.ClinicType = mental
		expect("fr", 30, map[string]packs.Source{"slot_step_minutes": packs.FromClinicType})
		layers.Tenant = packs.Layer{"language": "en", "slot_step_minutes": 20}
		expect("en", 20, map[string]packs.Source{"language": packs.FromTenant, "slot_step_minutes": packs.FromTenant})
		layers.Branch = packs.Layer{"slot_step_minutes": 10}
		expect("en", 10, map[string]packs.Source{"slot_step_minutes": packs.FromBranch, "lead_time_minutes": packs.FromClinicType})
	})

	t.Run("EverySettingHasAValueAndASource", func(t *testing.T) {
		t.Parallel()
		for _, p := range c.Countries() {
			for _, s := range append([]packs.Subdivision{{}}, p.Subdivisions...) {
				got, err := packs.Effective(packs.Layers{Country: p, Subdivision: s.Code, ClinicType: dental})
				require.NoError(t, err, "%s-%s", p.Code, s.Code)
				require.Len(t, got.Sources, 18)
			}
		}
	})

	t.Run("SharjahHasAWeekendOfItsOwn", func(t *testing.T) {
		t.Parallel()
		got, err := packs.Effective(packs.Layers{Country: country(t, "AE"), Subdivision: "SH"})
		require.NoError(t, err)
		require.Equal(t, []packs.Weekday{"friday", "saturday", "sunday"}, got.Weekend)
		got, err = packs.Effective(packs.Layers{Country: country(t, "AE"), Subdivision: "DU"})
		require.NoError(t, err)
		require.Equal(t, []packs.Weekday{"saturday", "sunday"}, got.Weekend)
	})

	t.Run("AListIsReplacedNotMerged", func(t *testing.T) {
		t.Parallel()
		got, err := packs.Effective(packs.Layers{Country: country(t, "US"), Tenant: packs.Layer{"reminder_hours": []int{6}}})
		require.NoError(t, err)
		require.Equal(t, []int{6}, got.ReminderHours)
	})

	t.Run("AnUnknownKeyOfAnyLevelIsRefused", func(t *testing.T) {
		t.Parallel()
		var fault *packs.SettingFault
		_, err := packs.Effective(packs.Layers{Country: country(t, "US"), Tenant: packs.Layer{"slot_steps": 10}})
		require.ErrorAs(t, err, &fault)
		require.Equal(t, "slot_steps", fault.Key)
		require.Equal(t, "unknown", fault.Code)
	})

	t.Run("MessagesMustEndAfterTheyBegin", func(t *testing.T) {
		t.Parallel()
		_, err := packs.Effective(packs.Layers{Country: country(t, "US"), Tenant: packs.Layer{"messages_from": "22:00"}})
		require.ErrorContains(t, err, "messages_until")
	})
}

func TestCheckLayer(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		own    packs.Layer
		source packs.Source
		code   string // "" is accepted
	}{
		"AGoodValue":                 {packs.Layer{"slot_step_minutes": 20}, packs.FromTenant, ""},
		"AnUnknownKey":               {packs.Layer{"Clock": 12}, packs.FromTenant, "unknown"},
		"TheWrongKind":               {packs.Layer{"slot_step_minutes": "ten"}, packs.FromTenant, "type"},
		"AFraction":                  {packs.Layer{"slot_step_minutes": 7.5}, packs.FromTenant, "type"},
		"AStepThatIsNotOffered":      {packs.Layer{"slot_step_minutes": 7}, packs.FromTenant, "range"},
		"AHorizonTooFar":             {packs.Layer{"booking_horizon_days": 5000}, packs.FromTenant, "range"},
		"AWeekWithoutAWorkingDay":    {packs.Layer{"weekend": []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}}, packs.FromTenant, "range"},
		"AReminderTwice":             {packs.Layer{"reminder_hours": []int{24, 24}}, packs.FromTenant, "range"},
		"NoReminders":                {packs.Layer{"reminder_hours": []int{}}, packs.FromTenant, ""},
		"ATimeThatIsNone":            {packs.Layer{"messages_from": "24:00"}, packs.FromTenant, "range"},
		"ALanguageWeDoNotSpeak":      {packs.Layer{"language": "de"}, packs.FromTenant, "range"},
		"ABranchWithItsOwnStep":      {packs.Layer{"slot_step_minutes": 5}, packs.FromBranch, ""},
		"ABranchWithItsOwnIdleTime":  {packs.Layer{"session_idle_minutes": 60}, packs.FromBranch, "chain_only"},
		"ABranchWithoutSecondFactor": {packs.Layer{"second_factor_for_all": false}, packs.FromBranch, "chain_only"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			faults := packs.CheckLayer(tt.own, tt.source)
			if tt.code == "" {
				require.Empty(t, faults)
				return
			}
			require.Len(t, faults, 1)
			require.Equal(t, tt.code, faults[0].Code)
		})
	}
}
