package main

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"github.com/praxis-clinic/praxis/internal/kit/config"
)

type composeFile struct {
	Services map[string]struct {
		Image       string
		Command     []string
		Environment map[string]string
	}
}

var composeVariable = regexp.MustCompile(`\$\{(\w+)(?::[?-][^}]*)?\}`)

// TestComposeFileFitsTheProgram: its variables are keys of the configuration, what serves
// has all it needs, and the example of the environment names every secret.
func TestComposeFileFitsTheProgram(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile(filepath.Join("..", "..", "deploy", "compose.yaml"))
	require.NoError(t, err)
	var c composeFile
	require.NoError(t, yaml.Unmarshal(raw, &c))
	for name, s := range c.Services {
		if s.Image != "praxis" {
			continue
		}
		var environ []string
		for key, value := range s.Environment {
			environ = append(environ, key+"="+composeVariable.ReplaceAllString(value, "a-secret-of-32-characters-and-more"))
		}
		got, err := config.Load("", environ)
		require.NoError(t, err, name)
		if name == "serve" || name == "worker" {
			require.NoError(t, got.Serving(), name)
		}
		sub, _, err := root().Find(append([]string{}, s.Command[:1]...))
		require.True(t, err == nil && sub.Name() == s.Command[0] || name == "operator", "%s runs praxis %s", name, s.Command)
	}
	example, err := os.ReadFile(filepath.Join("..", "..", "deploy", "compose.env.example"))
	require.NoError(t, err)
	for _, m := range composeVariable.FindAllStringSubmatch(string(raw), -1) {
		require.Contains(t, string(example), "\n"+m[1]+"=", "deploy/compose.env.example")
	}
}
