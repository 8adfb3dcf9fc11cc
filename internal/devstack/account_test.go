package devstack

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAccountReachesWhatEveryFolderLetsItThrough(t *testing.T) {
	t.Parallel()
	closed := t.TempDir()
	require.NoError(t, os.Chmod(closed, 0o700))
	stranger := &account{name: "stranger", uid: 4242, gid: 4242}
	require.True(t, stranger.reaches("/postgres"))
	require.False(t, stranger.reaches(filepath.Join(closed, "data", "postgres")))
	var ourselves *account
	require.True(t, ourselves.reaches(filepath.Join(closed, "data", "postgres")))
}
