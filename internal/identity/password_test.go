package identity

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/kit/fault"
)

func TestCheckPassword(t *testing.T) {
	t.Parallel()
	about := []string{"priyanka.menon@example.com", "Priyanka Menon"}
	for password, code := range map[string]string{
		"short":                       "too_short",
		strings.Repeat("abcDE12", 11): "too_long",
		"password12":                  "common",
		"abababababab":                "common",
		"Priyanka-1985":               "personal",
		"क्लिनिक-का-नया-द्वार": "",
		"copper-lantern-42": "",
	} {
		err := checkPassword(password, about...)
		if code == "" {
			require.NoError(t, err, password)
			continue
		}
		require.ErrorIs(t, err, ErrPasswordWeak, password)
		require.Equal(t, code, fault.As(err).Fields[0].Code, password)
	}
}
