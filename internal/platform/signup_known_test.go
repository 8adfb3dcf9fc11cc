package platform_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/platform"
)

func TestOpenKnown(t *testing.T) {
	t.Parallel()
	w := setup(t)
	n := signup{}.whole()
	opened, err := w.OpenKnown(t.Context(), n)
	require.NoError(t, err)
	chain, err := w.Directory().TenantBySlug(t.Context(), opened.Slug)
	require.NoError(t, err)
	require.Equal(t, platform.Trial, chain.Status)
	owner, ok := w.ids.of(n.Email)
	require.True(t, ok)
	require.True(t, owner.Verified)
	require.Empty(t, w.mails(t, n.Email), "nobody has to prove an address that is known")

	_, err = w.OpenKnown(t.Context(), n)
	require.ErrorIs(t, err, platform.ErrSlugTaken)
}
