package platform_test

import (
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/platform"
)

func TestResolve(t *testing.T) {
	t.Parallel()
	w := setup(t)
	w.opened(t, signup{})
	w.start(t, signup{Slug: "pending-one", Email: "other@example.com"})
	for _, tt := range []struct {
		host string
		kind platform.Kind
		slug string
		err  error
	}{
		{"praxis.localhost", platform.Apex, "", nil},
		{"praxis.localhost:8080", platform.Apex, "", nil},
		{"www.praxis.localhost", platform.Apex, "", nil},
		{"console.praxis.localhost:8080", platform.Console, "", nil},
		{"sunrise.praxis.localhost:8080", platform.TenantHost, "sunrise", nil},
		{"SunRise.Praxis.Localhost.", platform.TenantHost, "sunrise", nil},
		{"nobody.praxis.localhost", platform.TenantHost, "", platform.ErrTenantNotFound},
		{"pending-one.praxis.localhost", platform.TenantHost, "", platform.ErrTenantNotFound},
		{"a.sunrise.praxis.localhost", platform.UnknownHost, "", platform.ErrTenantNotFound},
		{"sunrisepraxis.localhost", platform.UnknownHost, "", platform.ErrTenantNotFound},
		{"evil.example.com", platform.UnknownHost, "", platform.ErrTenantNotFound},
		{"127.0.0.1:8080", platform.UnknownHost, "", platform.ErrTenantNotFound},
		{"", platform.UnknownHost, "", platform.ErrTenantNotFound},
		{"x'; DROP TABLE tenants.praxis.localhost", platform.UnknownHost, "", platform.ErrTenantNotFound},
	} {
		t.Run(tt.host, func(t *testing.T) {
			t.Parallel()
			got, kind, err := w.Directory().Resolve(t.Context(), tt.host)
			require.ErrorIs(t, err, tt.err)
			require.Equal(t, tt.kind, kind)
			require.Equal(t, tt.slug, got.Slug)
		})
	}
}

func TestDirectoryRemembers(t *testing.T) {
	t.Parallel()
	w := setup(t)
	tenant := w.opened(t, signup{})
	suspend := func(status string) {
		_, err := w.db.Pool().Exec(as(t.Context(), tenant.ID), fmt.Sprintf(
			`BEGIN; SELECT set_tenant('%s', 'system:test', '', '', ''); UPDATE tenants SET status = '%s'; COMMIT`, tenant.ID, status))
		require.NoError(t, err)
	}
	status := func() platform.Status {
		got, err := w.Directory().TenantBySlug(t.Context(), "sunrise")
		require.NoError(t, err)
		return got.Status
	}
	require.Equal(t, platform.Trial, status())
	suspend("suspended")
	require.Equal(t, platform.Trial, status(), "for a few seconds")
	w.clock.Advance(15 * time.Second)
	require.Equal(t, platform.Suspended, status())
	require.False(t, status().Serves())
	suspend("active")
	w.Directory().Forget("sunrise")
	require.Equal(t, platform.Active, status(), "at once where it is told")

	t.Run("WhileAwayTheLastAnswerCounts", func(t *testing.T) {
		w.db.Close()
		w.clock.Advance(time.Hour)
		require.Equal(t, platform.Active, status())
		_, err := w.Directory().TenantBySlug(t.Context(), "unheard-of")
		require.Error(t, err)
		require.NotErrorIs(t, err, platform.ErrTenantNotFound, "not knowing is not the same as knowing there is none")
	})
}

func TestHostAPI(t *testing.T) {
	t.Parallel()
	w := setup(t)
	w.opened(t, signup{})
	var got struct {
		Kind    string
		ApexURL string `json:"apex_url"`
		Tenant  *struct{ Slug, Name, Status string }
	}
	w.call(t.Context(), t, "GET", "/host", nil).into(t, &got)
	require.Equal(t, "apex", got.Kind)
	require.Nil(t, got.Tenant)
	w.call(t.Context(), t, "GET", "/host", nil, "Host", "sunrise.praxis.localhost:8080").into(t, &got)
	require.Equal(t, "tenant", got.Kind)
	require.Equal(t, "Sunrise Physio", got.Tenant.Name)
	require.Equal(t, "http://praxis.localhost:8080", got.ApexURL)
	res := w.call(t.Context(), t, "GET", "/host", nil, "Host", "nobody.praxis.localhost")
	require.Equal(t, 404, res.Status)
	require.Equal(t, "platform.tenant_not_found", res.Code)
}

func TestPublicLists(t *testing.T) {
	t.Parallel()
	w := setup(t)

	t.Run("Countries", func(t *testing.T) {
		t.Parallel()
		var got struct {
			Items []struct {
				Code, Name, Currency string
				Weekend              []int
				WeekStart            int      `json:"week_start"`
				TimeZones            []string `json:"time_zones"`
				Address              struct{ Labels map[string]string }
				Subdivisions         []struct{ Code, Name string }
			}
		}
		w.call(t.Context(), t, "GET", "/countries?language=ar", nil).into(t, &got)
		require.Len(t, got.Items, 4)
		ae := got.Items[0]
		require.Equal(t, "الإمارات العربية المتحدة", ae.Name)
		require.Equal(t, "دبي", ae.Subdivisions[2].Name)
		require.Equal(t, "الإمارة", ae.Address.Labels["state"])
		require.Equal(t, []int{6, 7}, ae.Weekend)
		require.Equal(t, 1, ae.WeekStart)
		require.Equal(t, []string{"Asia/Kolkata"}, got.Items[2].TimeZones)
	})

	t.Run("ClinicTypesFollowAcceptLanguage", func(t *testing.T) {
		t.Parallel()
		var got struct {
			Items []struct{ Key, Name, Icon string }
		}
		w.call(t.Context(), t, "GET", "/clinic-types", nil, "Accept-Language", "de-DE, fr-CA;q=0.8").into(t, &got)
		require.Len(t, got.Items, 8)
		require.Equal(t, "Médecine générale", got.Items[0].Name)
	})

	t.Run("Plans", func(t *testing.T) {
		t.Parallel()
		var got struct {
			Items []struct {
				Key, Per  string
				TrialDays int `json:"trial_days"`
				Trial     bool
				Prices    map[string]struct {
					Amount   int64
					Currency string
				}
				Included []string
			}
		}
		w.call(t.Context(), t, "GET", "/plans?language=hi", nil).into(t, &got)
		require.Len(t, got.Items, 3)
		for _, p := range got.Items {
			require.Equal(t, 30, p.TrialDays)
			require.Equal(t, p.Key == "clinic", p.Trial)
			require.Len(t, p.Prices, 4)
			require.Equal(t, "AED", p.Prices["AED"].Currency)
			require.NotEmpty(t, p.Included)
		}
	})
}

func TestLoadPlansRefuses(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile("../../configs/plans.yaml")
	require.NoError(t, err)
	for name, tt := range map[string]struct{ yaml, want string }{
		"AnUnknownKey":       {string(raw) + "colour: red\n", "colour"},
		"ATrialOfNoPlan":     {"trial_plan: gold\ntrial_days: 30\n", "gold"},
		"ATrialOfNoDays":     {"trial_plan: gold\n", "trial_days"},
		"APlanWithoutPrices": {"trial_plan: a\ntrial_days: 1\nplans: [{key: a, per: chain}]\n", "no price in INR"},
		"APlanForNobody":     {"trial_plan: a\ntrial_days: 1\nplans: [{key: a}]\n", `per ""`},
		"ATextInOneLanguage": {"trial_plan: a\ntrial_days: 1\nplans: [{key: a, name: {en: A}}]\n", "is not in hi"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := platform.LoadPlans([]byte(tt.yaml))
			require.ErrorContains(t, err, tt.want)
		})
	}
}
