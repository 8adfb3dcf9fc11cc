package platform_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/praxis-clinic/praxis/internal/platform"
)

func TestSkeleton(t *testing.T) {
	t.Parallel()
	for _, alike := range [][2]string{
		{"apollo", "apo11o"},
		{"apollo", "ap0llo"},
		{"apollo", "apolo"},
		{"smile", "smi1e"},
		{"smile", "srnile"},
		{"wellness", "vvellness"},
		{"sunshine", "sun-shine"},
		{"sunshine", "5unshine"},
		{"bright", "8right"},
		{"ill", "1il"},
	} {
		require.Equal(t, platform.Skeleton(alike[0]), platform.Skeleton(alike[1]), "%v", alike)
	}
	for _, apart := range [][2]string{{"apollo", "apolla"}, {"care2", "care3"}, {"smile", "smiles"}, {"clove", "dove"}} {
		require.NotEqual(t, platform.Skeleton(apart[0]), platform.Skeleton(apart[1]), "%v", apart)
	}
}

func TestSkeletonProperties(t *testing.T) {
	t.Parallel()
	slug := rapid.StringMatching(`[a-z0-9](-?[a-z0-9]){2,30}`)
	rapid.Check(t, func(t *rapid.T) {
		s := slug.Draw(t, "slug")
		once := platform.Skeleton(s)
		require.Equal(t, once, platform.Skeleton(once), "of a skeleton is itself")
		require.Equal(t, once, platform.Skeleton(strings.ReplaceAll(s, "-", "")), "hyphens count for nothing")
		require.Equal(t, once, platform.Skeleton(strings.NewReplacer("0", "o", "1", "l").Replace(s)))
		require.Equal(t, once, platform.Skeleton(strings.ToUpper(s)))
	})
}

func FuzzSkeleton(f *testing.F) {
	f.Add("rrnn--vvv")
	f.Add("ünïcode")
	f.Fuzz(func(t *testing.T, s string) {
		once := platform.Skeleton(s)
		if again := platform.Skeleton(once); again != once {
			t.Fatalf("Skeleton(%q) = %q, and of that %q", s, once, again)
		}
	})
}

func TestCheckSlug(t *testing.T) {
	t.Parallel()
	w := setup(t)
	w.start(t, signup{Slug: "apollo-dental", Email: "first@example.com"})

	for _, tt := range []struct{ slug, code string }{
		{"sunrise", ""},
		{"Sunrise ", ""}, // written carelessly
		{"apollo-dental", "taken"},
		{"apo1lo-dental", "look_alike"},
		{"apollodental", "look_alike"},
		{"www", "reserved"},
		{"api", "reserved"},
		{"admin", "reserved"},
		{"praxis", "reserved"},
		{"praxis-support", "reserved"},
		{"my-praxis", "reserved"},
		{"prax1s", "reserved"},
		{"adm1n", "look_alike"},
		{"rnail", "look_alike"},
		{"console1", ""},
		{"ab", "invalid"},
		{"-abc", "invalid"},
		{"abc-", "invalid"},
		{"a--b", "invalid"},
		{"xn--abc", "invalid"},
		{"12345", "invalid"},
		{"münchen", "invalid"},
		{"a.b.c", "invalid"},
		{strings.Repeat("a", 41), "invalid"},
	} {
		t.Run(tt.slug, func(t *testing.T) {
			t.Parallel()
			got, err := w.CheckSlug(t.Context(), tt.slug, "Sunrise Physio")
			require.NoError(t, err)
			if tt.code == "" {
				require.Nil(t, got.Refusal)
				return
			}
			require.NotNil(t, got.Refusal)
			require.Equal(t, "platform.slug_"+tt.code, got.Refusal.Code)
			require.NotEmpty(t, got.Suggestions)
		})
	}

	t.Run("SuggestionsAreFree", func(t *testing.T) {
		t.Parallel()
		got, err := w.CheckSlug(t.Context(), "apollo-dental", "Apollo Dental")
		require.NoError(t, err)
		require.Equal(t, []string{"apollo-dental-clinic", "apollo-dental-care", "apollo-dental-health", "apollo-dental-2"}, got.Suggestions)
		for _, s := range got.Suggestions {
			again, err := w.CheckSlug(t.Context(), s, "")
			require.NoError(t, err)
			require.Nil(t, again.Refusal, s)
		}
	})

	t.Run("ANameInAnotherScriptStillGetsSuggestions", func(t *testing.T) {
		t.Parallel()
		got, err := w.CheckSlug(t.Context(), "apollo-dental", "अपोलो डेंटल")
		require.NoError(t, err)
		require.Contains(t, got.Suggestions, "apollo-dental-care")
	})

	t.Run("AReservationThatIsOverIsFree", func(t *testing.T) {
		t.Parallel()
		w := setup(t)
		w.start(t, signup{Slug: "sunrise"})
		w.clock.Advance(25 * 60 * 60 * 1e9)
		got, err := w.CheckSlug(t.Context(), "sunrise", "")
		require.NoError(t, err)
		require.Nil(t, got.Refusal)
	})

	t.Run("API", func(t *testing.T) {
		t.Parallel()
		var got struct {
			Slug, Code  string
			Available   bool
			Suggestions []string
		}
		w.call(t.Context(), t, "GET", "/slugs/apollo-dental?name=Apollo%20Dental", nil).into(t, &got)
		require.False(t, got.Available)
		require.Equal(t, "taken", got.Code)
		require.Len(t, got.Suggestions, 4)
	})
}
