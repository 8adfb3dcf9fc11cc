package packs_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

func TestRule(t *testing.T) {
	t.Parallel()
	rate := func(r packs.Rule) any {
		components, ok := r.Value["components"].([]any)
		require.True(t, ok)
		first, ok := components[0].(map[string]any)
		require.True(t, ok)
		return first["rate"]
	}

	t.Run("TheRuleOfTheDateDecides", func(t *testing.T) {
		t.Parallel()
		ca, at := country(t, "CA"), packs.Place{Subdivision: "NS"}
		before, ok := ca.Rule("tax.standard", at, day(t, "2025-03-31"))
		require.True(t, ok)
		after, ok := ca.Rule("tax.standard", at, day(t, "2025-04-01"))
		require.True(t, ok)
		require.Equal(t, "15", rate(before))
		require.Equal(t, "14", rate(after))
		_, ok = ca.Rule("tax.standard", at, day(t, "1990-01-01"))
		require.False(t, ok, "before there was a tax")
	})

	t.Run("AForthcomingRuleWaits", func(t *testing.T) {
		t.Parallel()
		us := country(t, "US")
		_, ok := us.Rule("messaging.stop_all", packs.Place{}, day(t, "2027-01-30"))
		require.False(t, ok)
		_, ok = us.Rule("messaging.stop_all", packs.Place{}, day(t, "2027-01-31"))
		require.True(t, ok)
	})

	t.Run("TheSubdivisionGoesBeforeTheCountryAndTheProfessionBeforeAny", func(t *testing.T) {
		t.Parallel()
		ca, on := country(t, "CA"), day(t, "2026-11-24")
		years := func(at packs.Place) any {
			r, ok := ca.Rule("retention.record", at, on)
			require.True(t, ok)
			return r.Value["years"]
		}
		require.Equal(t, 10, years(packs.Place{}))
		require.Equal(t, 16, years(packs.Place{Subdivision: "BC"}))
		require.Equal(t, 10, years(packs.Place{Subdivision: "AB", Profession: "physician"}))
		require.Equal(t, 11, years(packs.Place{Subdivision: "AB", Profession: "occupational_therapist"}))
	})

	t.Run("WhatWasNotReadNeedsReview", func(t *testing.T) {
		t.Parallel()
		in := country(t, "IN")
		sms, _ := in.Rule("messaging.sms", packs.Place{}, day(t, "2026-11-24"))
		hours, _ := in.Rule("messaging.promo_hours", packs.Place{}, day(t, "2026-11-24"))
		require.False(t, sms.NeedsReview())
		require.True(t, hours.NeedsReview())
	})
}

func TestConsents(t *testing.T) {
	t.Parallel()
	form := func(country *packs.Country, subdivision, key, on string) string {
		for _, p := range country.Consents(subdivision, day(t, on)) {
			if p.Key == key {
				return p.Form
			}
		}
		return ""
	}
	in, ca := country(t, "IN"), country(t, "CA")
	require.Equal(t, "written", form(in, "", "care", "2027-05-12"))
	require.Equal(t, "explicit", form(in, "", "care", "2027-05-13"))
	require.Equal(t, "implied_in_circle_of_care", form(ca, "ON", "care", "2026-11-24"))
	require.Equal(t, "notice_then_provided", form(ca, "QC", "care", "2026-11-24"))
	require.Equal(t, "express", form(ca, "SK", "care", "2026-11-24"))
}

func TestFreeze(t *testing.T) {
	t.Parallel()
	qc := packs.Place{Subdivision: "QC"}
	frozen, ok := country(t, "CA").Freeze("tax.standard", qc, day(t, "2026-11-24"))
	require.True(t, ok)
	raw, err := json.Marshal(frozen)
	require.NoError(t, err)
	require.JSONEq(t, `{"country":"CA","key":"tax.standard","on":"2026-11-24",
		"value":{"components":[{"code":"GST","rate":"5"},{"code":"QST","rate":"9.975"}]},"subdivisions":["QC"],
		"effective_from":"2013-01-01","basis":"Excise Tax Act s.165; Act respecting the Quebec sales tax","conf":"know","reviewed_on":"2026-11-23"}`, string(raw))

	frozen.Value[2], frozen.Subdivisions[0] = 'X', "XX"
	again, _ := country(t, "CA").Freeze("tax.standard", qc, day(t, "2026-11-24"))
	require.Equal(t, []string{"QC"}, again.Subdivisions, "a frozen copy shares nothing with the pack")
	_, ok = country(t, "CA").Freeze("tax.nothing", qc, day(t, "2026-11-24"))
	require.False(t, ok)
}
