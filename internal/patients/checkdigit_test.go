package patients

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/praxis-clinic/praxis/internal/platform/packs"
	"github.com/praxis-clinic/praxis/tenants"
)

func TestKnownIdentifiers(t *testing.T) {
	t.Parallel()
	for kind, values := range map[string]struct{ good, bad []string }{
		"luhn":       {[]string{"784198412345674", "79927398713"}, []string{"784198412345675", "79927398710", "7", ""}},
		"luhn_80840": {[]string{"1234567893"}, []string{"1234567890"}},            // the example of CMS
		"mod11":      {[]string{"9012372173"}, []string{"9012372172", "123", ""}}, // the example of BC's vendors' guide
		"ramq":       {[]string{"TREM99012314", "ABCD85562912"}, []string{"ABCD85563212", "ABCD85131212", "ABCD85993112", "ABCD8502", "85562912X"}},
		"verhoeff":   {[]string{"2363", "123451"}, []string{"2364", "123452", ""}},
	} {
		for _, v := range values.good {
			require.True(t, checks[kind](v), "%s %s", kind, v)
		}
		for _, v := range values.bad {
			require.False(t, checks[kind](v), "%s %s", kind, v)
		}
	}
}

// TestOneSlipIsFound: Luhn and Verhoeff find every single wrong digit, Verhoeff
// every swap of neighbours too.
func TestOneSlipIsFound(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		body := rapid.StringMatching(`[0-9]{5,14}`).Draw(t, "body")
		kind := rapid.SampledFrom([]string{"luhn", "verhoeff"}).Draw(t, "kind")
		value := ""
		for d := range 10 {
			if v := body + strconv.Itoa(d); checks[kind](v) {
				require.Empty(t, value, "one check digit fits")
				value = v
			}
		}
		require.NotEmpty(t, value, "and one does")
		at := rapid.IntRange(0, len(value)-2).Draw(t, "at")
		wrong := []byte(value)
		wrong[at] = '0' + (wrong[at]-'0'+byte(rapid.IntRange(1, 9).Draw(t, "by")))%10
		require.False(t, checks[kind](string(wrong)))
		swapped := []byte(value)
		swapped[at], swapped[at+1] = swapped[at+1], swapped[at]
		require.False(t, kind == "verhoeff" && value[at] != value[at+1] && checks[kind](string(swapped)))
	})
}

// TestEveryPackIdentifierHasItsCheck keeps a pack from naming a check nobody does.
func TestEveryPackIdentifierHasItsCheck(t *testing.T) {
	t.Parallel()
	all, err := packs.Load(tenants.FS)
	require.NoError(t, err)
	for _, c := range all.Countries() {
		for _, x := range c.IDs {
			require.True(t, x.Check == "" || checks[x.Check] != nil, x.Check)
		}
	}
}

func TestHowAnIdentifierIsWrittenDoesNotMatter(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.StringMatching(`[A-Z0-9]{1,20}`).Draw(t, "value")
		var written strings.Builder
		for _, r := range value {
			written.WriteRune(r)
			written.WriteString(rapid.SampledFrom([]string{"", "-", " ", "/", "."}).Draw(t, "between"))
		}
		require.Equal(t, value, canonical(strings.ToLower(written.String())))
		require.Equal(t, canonical(value), canonical(canonical(value)))
		require.LessOrEqual(t, len(tail(value))*2, len(value), "half of a short value stays masked")
	})
}

func TestSkeletons(t *testing.T) {
	t.Parallel()
	for _, same := range [][]string{
		{"Mohammed", "Muhammad", "mohamed", "MOHAMMAD"},
		{"Priya", "Preeya"},
		{"Sharma", "Sarma"},
		{"Lakshmi", "Laxmi"},
		{"José", "jose"},
		{"محمد", "محمَّد"},
		{"Philip", "Filip"},
	} {
		for _, other := range same {
			require.Equal(t, skeleton(same[0]), skeleton(other), other)
		}
	}
	for _, differ := range [][2]string{{"Asha", "Usha"}, {"Ravi", "Rani"}, {"Anil", "Sunil"}} {
		require.NotEqual(t, skeleton(differ[0]), skeleton(differ[1]))
	}
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringMatching(`[\p{Latin}\p{Devanagari}\p{Arabic}]{1,12}`).Draw(t, "name")
		for _, w := range words(name) {
			require.NotEmpty(t, skeleton(w))
			require.Equal(t, skeleton(w), skeleton(strings.ToUpper(w)), "case does not matter")
			require.NotContains(t, queryWords(w), soundTerm(w), "what is typed is no sound")
		}
	})
}

// TestWhateverIsFoundByItsOwnWords: every prefix of every word of a name is in reach.
func TestWhateverIsFoundByItsOwnWords(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := Patient{Number: 7, Details: Details{Name: rapid.StringMatching(`[\p{L} '-]{1,30}`).Draw(t, "name")}}
		all := terms(p)
		for _, q := range queryWords(p.Name) {
			found := false
			for _, term := range all {
				found = found || strings.HasPrefix(term, q)
			}
			require.True(t, found, q)
		}
	})
}
