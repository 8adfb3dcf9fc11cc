package devstack_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/devstack"
)

// miniApp is a web app whose build needs no packages: what is under test is when it runs.
func miniApp(t *testing.T) (root, source string) {
	t.Helper()
	root = t.TempDir()
	source = filepath.Join(root, "internal", "web", "app")
	write(t, filepath.Join(root, "api", "openapi.json"), "{}")
	write(t, filepath.Join(source, "package.json"), `{"name": "mini", "version": "0.0.0", "scripts": {"build": "node build.mjs"}}`)
	write(t, filepath.Join(source, "package-lock.json"), `{"name": "mini", "version": "0.0.0", "lockfileVersion": 3, "packages": {"": {"name": "mini", "version": "0.0.0"}}}`)
	write(t, filepath.Join(source, "src", "main.ts"), "one")
	// It generates a source, as the real build does.
	write(t, filepath.Join(source, "build.mjs"), `import fs from 'node:fs'
fs.mkdirSync('src/generated', {recursive: true}); fs.writeFileSync('src/generated/api.ts', fs.readFileSync('../../../api/openapi.json'))
fs.mkdirSync('node_modules', {recursive: true})
fs.mkdirSync('../dist', {recursive: true}); fs.writeFileSync('../dist/index.html', fs.readFileSync('src/main.ts'))
`)
	return root, source
}

func write(t *testing.T, path, text string) {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
}

func TestWebAppIsBuiltOnlyWhenStale(t *testing.T) {
	t.Parallel()
	root, source := miniApp(t)
	page := filepath.Join(root, "internal", "web", "dist", "index.html")
	build := func() time.Time {
		dir, err := devstack.BuildWebApp(t.Context(), root, nil)
		require.NoError(t, err)
		require.Equal(t, filepath.Dir(page), dir)
		info, err := os.Stat(page)
		require.NoError(t, err)
		return info.ModTime()
	}
	first := build()
	require.Equal(t, first, build(), "nothing changed")
	write(t, filepath.Join(source, "src", "main.ts"), "two")
	second := build()
	require.NotEqual(t, first, second, "a source changed")
	write(t, filepath.Join(root, "api", "openapi.json"), `{"openapi": "3.1.0"}`)
	third := build()
	require.NotEqual(t, second, third, "the API changed")
	require.NoError(t, os.RemoveAll(filepath.Dir(page)))
	build()
}

func TestWebAppThatDoesNotBuildSaysWhy(t *testing.T) {
	t.Parallel()
	root, source := miniApp(t)
	write(t, filepath.Join(source, "build.mjs"), `console.error('src/main.ts(1,1): error TS1005'); process.exit(2)`)
	_, err := devstack.BuildWebApp(t.Context(), root, nil)
	require.ErrorContains(t, err, "error TS1005")
}
