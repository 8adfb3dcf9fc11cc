package identity

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/identity/identitydb"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

func TestLettersAreWholeInEveryLanguage(t *testing.T) {
	t.Parallel()
	for _, language := range packs.Languages {
		for _, template := range []string{"recovery_code_valid", "verification_code_valid", "login_code_valid"} {
			l, ok := codeLetter(template, language, "Rao <Dental>", "123456")
			require.True(t, ok)
			require.Equal(t, language, l.language, template)
			m := l.mail("asha@example.com", "x")
			require.Contains(t, m.Subject, "123456")
			require.Contains(t, m.Text, "\n\n    123456\n\n")
			require.Contains(t, m.Text, "Rao <Dental>")
			require.Contains(t, m.HTML, "Rao &lt;Dental&gt;")
			require.NotContains(t, m.Text+m.HTML+m.Subject, "%!", "a word for every place")
			require.Equal(t, language == "ar", strings.Contains(m.HTML, `dir="rtl"`))
		}
		m := invitationMail(identitydb.Invitation{Email: "a@example.com", Name: "Meera", Language: language}, "Rao Dental", "Asha", "http://x/invitation#t")
		require.Contains(t, m.Text, "\n\n    http://x/invitation#t\n\n")
		require.Contains(t, m.HTML, `href="http://x/invitation#t"`)
		require.Contains(t, m.Text, "Meera")
		require.Contains(t, m.Text, "Asha")
		require.NotContains(t, m.Text+m.HTML+m.Subject, "%!")
	}
	_, ok := codeLetter("stub", "en", "x", "1")
	require.False(t, ok, "what we have no words for goes out as Kratos wrote it")
}
