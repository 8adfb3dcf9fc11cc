package signed_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/kit/signed"
)

var noon = time.Date(2026, 3, 8, 12, 0, 0, 0, time.UTC)

func signer(t require.TestingT, now time.Time) *signed.Signer {
	s, err := signed.New([]byte("a master key of thirty-two bytes"), clock.NewFixed(now))
	require.NoError(t, err)
	return s
}

func TestATokenOpensForWhatItWasMadeFor(t *testing.T) {
	t.Parallel()
	tenant, subject := id.New(), id.New()
	token := signer(t, noon).Token("intake", tenant, subject, noon.Add(time.Hour))
	got, err := signer(t, noon.Add(59*time.Minute)).Open("intake", tenant, token)
	require.NoError(t, err)
	require.Equal(t, subject, got)

	_, err = signer(t, noon.Add(time.Hour)).Open("intake", tenant, token)
	require.ErrorIs(t, err, signed.ErrExpired)
	_, err = signer(t, noon).Open("document", tenant, token)
	require.ErrorIs(t, err, signed.ErrForged, "another purpose")
	_, err = signer(t, noon).Open("intake", id.New(), token)
	require.ErrorIs(t, err, signed.ErrForged, "another tenant")
	other, err := signed.New([]byte("some other key of thirty-two byt"), clock.NewFixed(noon))
	require.NoError(t, err)
	_, err = other.Open("intake", tenant, token)
	require.ErrorIs(t, err, signed.ErrForged, "another key")
}

func TestNoChangedLetterOpens(t *testing.T) {
	t.Parallel()
	tenant, subject := id.New(), id.New()
	s := signer(t, noon)
	token := s.Token("intake", tenant, subject, noon.Add(time.Hour))
	rapid.Check(t, func(t *rapid.T) {
		b := []byte(token)
		i := rapid.IntRange(0, len(b)-1).Draw(t, "place")
		b[i] = rapid.SampledFrom([]byte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")).Draw(t, "letter")
		if string(b) == token {
			return
		}
		_, err := s.Open("intake", tenant, string(b))
		require.ErrorIs(t, err, signed.ErrForged)
	})
}
