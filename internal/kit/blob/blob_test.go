package blob_test

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/kit/blob"
	"github.com/praxis-clinic/praxis/internal/kit/id"
)

// TestStores is what every store does, whatever it is made of.
func TestStores(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, address := range map[string]string{"Folder": "file://" + filepath.Join(folder, "new") + "?create_dir=true", "Memory": "mem://"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, err := blob.Open(t.Context(), address)
			require.NoError(t, err)
			defer func() { require.NoError(t, s.Close()) }()
			contract(t, s)
		})
	}
}

func contract(t *testing.T, s *blob.Store) {
	t.Helper()
	ctx, here, there := t.Context(), id.New(), id.New()
	large := bytes.Repeat([]byte("praxis"), 1<<20)
	require.NoError(t, s.Put(ctx, here, "documents/a", bytes.NewReader(large)))
	require.Equal(t, large, read(t, s, here, "documents/a"))
	_, err := s.Get(ctx, there, "documents/a")
	require.ErrorIs(t, err, blob.ErrGone, "another tenant's")
	_, err = s.Get(ctx, here, "documents/b")
	require.ErrorIs(t, err, blob.ErrGone)

	require.NoError(t, s.Put(ctx, here, "documents/a", strings.NewReader("anew")))
	require.Equal(t, "anew", string(read(t, s, here, "documents/a")))

	broken := io.MultiReader(strings.NewReader("half of it"), iotest.ErrReader(errors.New("the phone went away")))
	require.ErrorContains(t, s.Put(ctx, here, "documents/c", broken), "the phone went away")
	_, err = s.Get(ctx, here, "documents/c")
	require.ErrorIs(t, err, blob.ErrGone, "half a file is none")

	for _, name := range []string{"", "../a", "documents//a", "/a", "a/", "a.pdf", "A", "documents/../../x"} {
		require.Error(t, s.Put(ctx, here, name, strings.NewReader("x")), name)
		_, err := s.Get(ctx, here, name)
		require.Error(t, err, name)
	}

	require.NoError(t, s.Put(ctx, there, "documents/d", strings.NewReader("theirs")))
	require.NoError(t, s.Put(ctx, here, "other/e", strings.NewReader("of another kind")))
	names, err := s.Before(ctx, here, "documents", time.Now().Add(time.Minute))
	require.NoError(t, err)
	require.Equal(t, []string{"documents/a"}, names)
	names, err = s.Before(ctx, here, "documents", time.Now().Add(-time.Minute))
	require.NoError(t, err)
	require.Empty(t, names, "it is younger")

	require.NoError(t, s.Delete(ctx, here, "documents/a"))
	require.NoError(t, s.Delete(ctx, here, "documents/a"), "again")
	_, err = s.Get(ctx, here, "documents/a")
	require.ErrorIs(t, err, blob.ErrGone)
}

func read(t *testing.T, s *blob.Store, tenant [16]byte, name string) []byte {
	t.Helper()
	r, err := s.Get(t.Context(), tenant, name)
	require.NoError(t, err)
	defer func() { _ = r.Close() }()
	b, err := io.ReadAll(r)
	require.NoError(t, err)
	return b
}

func TestAFolderHoldsTheFilesAlone(t *testing.T) {
	t.Parallel()
	folder, tenant := t.TempDir(), id.New()
	s, err := blob.Open(t.Context(), "file://"+folder)
	require.NoError(t, err)
	require.NoError(t, s.Put(t.Context(), tenant, "documents/a", strings.NewReader("x")))
	var files []string
	require.NoError(t, filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if !d.IsDir() {
			files = append(files, strings.TrimPrefix(path, folder+"/"))
		}
		return err
	}))
	require.Equal(t, []string{tenant.String() + "/documents/a"}, files, "nothing beside it")
}

func TestAnAddressThatIsNone(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"", "ftp://x", "file:///does/not/exist", "://"} {
		_, err := blob.Open(t.Context(), address)
		require.Error(t, err, address)
	}
}
