package packs_test

import (
	"sync"
	"testing"
	"testing/fstest"
	"time"
	_ "time/tzdata" // what the binary carries, not what this machine happens to have

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/platform/packs"
	"github.com/praxis-clinic/praxis/tenants"
)

var loaded = sync.OnceValues(func() (*packs.Catalogue, error) { return packs.Load(tenants.FS) })

func load(t *testing.T) *packs.Catalogue {
	t.Helper()
	c, err := loaded()
	require.NoError(t, err)
	return c
}

func country(t *testing.T, code string) *packs.Country {
	t.Helper()
	c, ok := load(t).Country(code)
	require.True(t, ok, code)
	return c
}

func day(t *testing.T, s string) packs.Date {
	t.Helper()
	d, err := packs.ParseDate(s)
	require.NoError(t, err)
	return d
}

func TestLoad(t *testing.T) {
	t.Parallel()
	c := load(t)

	t.Run("FourCountriesWithAllTheirSubdivisions", func(t *testing.T) {
		t.Parallel()
		got := map[string]int{}
		for _, p := range c.Countries() {
			got[p.Code] = len(p.Subdivisions)
		}
		require.Equal(t, map[string]int{"IN": 36, "US": 56, "AE": 7, "CA": 13}, got)
	})

	t.Run("EightClinicTypesGeneralFirst", func(t *testing.T) {
		t.Parallel()
		var keys []string
		for _, p := range c.ClinicTypes() {
			keys = append(keys, p.Key)
		}
		require.Equal(t, []string{
			"general", "ayurveda_wellness", "dental", "dermatology", "eye_care",
			"mental_health", "paediatrics", "physiotherapy",
		}, keys)
	})

	t.Run("EveryZoneLoads", func(t *testing.T) {
		t.Parallel()
		counts := map[string]int{}
		for _, p := range c.Countries() {
			for _, zone := range p.ZonesOf("") {
				_, err := time.LoadLocation(zone)
				require.NoError(t, err, "%s %s", p.Code, zone)
				counts[p.Code]++
			}
		}
		// As tzdata's zone.tab has them; the US with its five territories.
		require.Equal(t, map[string]int{"IN": 1, "US": 34, "AE": 1, "CA": 23}, counts)
	})

	t.Run("EveryServiceHasAPriceInEveryCurrency", func(t *testing.T) {
		t.Parallel()
		for _, p := range c.Countries() {
			for _, typ := range c.ClinicTypes() {
				require.NotEmpty(t, typ.Hours[p.Code], "%s in %s", typ.Key, p.Code)
				for _, s := range typ.Services {
					require.Positive(t, s.Prices[p.Currency.Code], "%s: %s in %s", typ.Key, s.Key, p.Currency.Code)
				}
			}
		}
	})

	t.Run("EveryLabelOfAnAddressIsThere", func(t *testing.T) {
		t.Parallel()
		for _, p := range c.Countries() {
			for _, language := range p.Languages {
				for _, line := range p.Address.Order {
					require.NotEmpty(t, p.Address.Labels[language][line], "%s %s %s", p.Code, language, line)
				}
			}
		}
	})
}

func TestLoadRefuses(t *testing.T) {
	t.Parallel()
	raw, err := tenants.FS.ReadFile("clinictypes/dental.yaml")
	require.NoError(t, err)
	load := func(extra string) error {
		_, err := packs.Load(fstest.MapFS{
			"countries/xx.yaml":       {Data: []byte("country: XX\n")},
			"clinictypes/dental.yaml": {Data: append([]byte(extra), raw...)},
		})
		return err
	}
	require.ErrorContains(t, load(""), "xx.yaml", "a country without anything")
	require.ErrorContains(t, load("colour: red\n"), "colour", "a key we do not know")
}

func TestZonesOf(t *testing.T) {
	t.Parallel()
	us := country(t, "US")
	require.Equal(t, []string{"America/Boise", "America/Los_Angeles"}, us.ZonesOf("ID"), "the usual one first")
	require.Equal(t, "America/Phoenix", us.TimeZone("AZ"))
	require.Equal(t, "America/New_York", us.TimeZone(""))
	require.Equal(t, []string{"Asia/Kolkata"}, country(t, "IN").ZonesOf("KA"))
	require.False(t, us.HasZone("Europe/Paris"))
}
