package config_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/knadh/koanf/parsers/yaml"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/configs"
	"github.com/praxis-clinic/praxis/internal/kit/config"
)

func TestLoad(t *testing.T) {
	t.Parallel()
	t.Run("TheDefaultsAreValid", func(t *testing.T) {
		c, err := config.Load("", nil)
		require.NoError(t, err)
		require.Equal(t, "praxis.localhost", c.HTTP.BaseDomain)
		require.Error(t, c.Serving(), "no database is configured")
	})
	t.Run("TheFileGoesOverTheDefaultsAndTheEnvironmentOverTheFile", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "praxis.yaml")
		require.NoError(t, os.WriteFile(path, []byte("http: {base_domain: clinic.example, scheme: https}\n"), 0o600))
		c, err := config.Load(path, []string{"PRAXIS_HTTP_SCHEME=http", "PRAXIS_HTTP_TRUSTED_PROXIES=10.0.0.0/8,fd00::/8", "PRAXIS_SMTP_TLS=false", "HOME=/"})
		require.NoError(t, err)
		require.Equal(t, "clinic.example", c.HTTP.BaseDomain)
		require.Equal(t, "http", c.HTTP.Scheme)
		require.Equal(t, []string{"10.0.0.0/8", "fd00::/8"}, c.HTTP.TrustedProxies)
		require.False(t, c.SMTP.TLS)
	})
	t.Run("AllFaultsAreSaidAtOnce", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "praxis.yaml")
		require.NoError(t, os.WriteFile(path, []byte("http: {schema: https, listen: nowhere}\nlog: {level: loud}\n"), 0o600))
		_, err := config.Load(path, []string{"PRAXIS_HTP_LISTEN=x"})
		for _, want := range []string{"http.schema: there is no such key", "http.listen", "log.level", "PRAXIS_HTP_LISTEN"} {
			require.ErrorContains(t, err, want)
		}
	})
}

func TestSecretsDoNotPrint(t *testing.T) {
	t.Parallel()
	c, err := config.Load("", []string{
		"PRAXIS_DATABASE_URL=postgres://praxis_app:hunter2@db/praxis", "PRAXIS_KRATOS_HOOK_KEY=0123456789abcdef",
		"PRAXIS_SECRETS_MASTER_KEY=0123456789abcdef0123456789abcdef", "PRAXIS_FILES_URL=mem://",
	})
	require.NoError(t, err)
	require.NoError(t, c.Serving())
	require.Contains(t, c.Print(), "[secret]")
	for _, out := range []string{c.Print(), fmt.Sprint(c), fmt.Sprintf("%+v", c), fmt.Sprintf("%#v", c), fmt.Sprintf("%q", c.Database.URL)} {
		require.NotContains(t, out, "hunter2")
	}
	require.Contains(t, c.Database.URL.Reveal(), "hunter2")
}

// TestEveryKeyIsDocumented holds the struct and configs/praxis.yaml together:
// a key of either that the other lacks is a fault.
func TestEveryKeyIsDocumented(t *testing.T) {
	t.Parallel()
	text, err := configs.FS.ReadFile("praxis.yaml")
	require.NoError(t, err)
	documented, err := yaml.Parser().Unmarshal(text)
	require.NoError(t, err)
	c, err := config.Load("", nil)
	require.NoError(t, err)
	var known map[string]any
	require.NoError(t, json.Unmarshal([]byte(c.Print()), &known))
	require.Equal(t, keys(documented), keys(known))
}

func TestTheDocumentedFileEqualsTheDefaults(t *testing.T) {
	t.Parallel()
	text, err := configs.FS.ReadFile("praxis.yaml")
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "praxis.yaml")
	require.NoError(t, os.WriteFile(path, text, 0o600))
	fromFile, err := config.Load(path, nil)
	require.NoError(t, err)
	defaults, err := config.Load("", nil)
	require.NoError(t, err)
	require.Equal(t, defaults, fromFile)
}

func keys(parts map[string]any) (out []string) {
	for part, inner := range parts {
		for key := range inner.(map[string]any) { //nolint:errcheck // a part that is no map fails the test as well
			out = append(out, part+"."+key)
		}
	}
	slices.Sort(out)
	return out
}
