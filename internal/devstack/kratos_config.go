package devstack

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// kratosConfig renders deploy/ory into a folder of the instance's own: the hooks' URLs and keys
// sit inside arrays, where Kratos's environment overrides do not reach.
type kratosConfig struct {
	source string // deploy/ory of the checkout
	target string // the folder Kratos reads
	values map[string]string
}

func newKratosConfig(o KratosOptions) kratosConfig {
	return kratosConfig{
		source: filepath.Join(o.Root, "deploy", "ory"),
		target: o.Dir,
		values: map[string]string{
			"PRAXIS_ORY_DIR":      o.Dir,
			"PRAXIS_BASE_DOMAIN":  o.BaseDomain,
			"PRAXIS_INTERNAL_URL": strings.TrimRight(o.InternalURL, "/"),
			"PRAXIS_HOOK_KEY":     o.HookKey,
		},
	}
}

func (c kratosConfig) file() string { return filepath.Join(c.target, "kratos.yml") }

// copyParts copies the schema and the jsonnet files beside the configuration.
func (c kratosConfig) copyParts() error {
	if err := os.MkdirAll(c.target, 0o700); err != nil {
		return fmt.Errorf("make %s: %w", c.target, err)
	}
	for _, name := range []string{"identity.schema.json", "hook.jsonnet", "courier.jsonnet"} {
		text, err := os.ReadFile(filepath.Clean(filepath.Join(c.source, name)))
		if err != nil {
			return fmt.Errorf("read Kratos's configuration: %w", err)
		}
		if err := replaceFile(filepath.Join(c.target, name), text); err != nil {
			return err
		}
	}
	return nil
}

// render writes kratos.yml for these origins. Kratos notices within two seconds.
func (c kratosConfig) render(origins []string) error {
	text, err := os.ReadFile(filepath.Clean(filepath.Join(c.source, "kratos.yml")))
	if err != nil {
		return fmt.Errorf("read Kratos's configuration: %w", err)
	}
	list, err := c.originList(origins)
	if err != nil {
		return err
	}
	var missing []error
	out := os.Expand(string(text), func(name string) string {
		value, ok := c.values[name]
		switch {
		case name == "PRAXIS_WEBAUTHN_ORIGINS":
			return list
		case name == "NAME": // the example in the file's own comment
			return "${NAME}"
		case !ok:
			missing = append(missing, fmt.Errorf("deploy/ory/kratos.yml: nothing is known about ${%s}", name))
		}
		return value
	})
	if err := errors.Join(missing...); err != nil {
		return err
	}
	return replaceFile(c.file(), []byte(out))
}

// originList is never empty: Kratos refuses that, and the apex always exists.
func (c kratosConfig) originList(origins []string) (string, error) {
	if len(origins) == 0 {
		origins = []string{"https://" + c.values["PRAXIS_BASE_DOMAIN"]}
	}
	list, err := json.Marshal(slices.Compact(slices.Sorted(slices.Values(origins))))
	if err != nil {
		return "", fmt.Errorf("list origins: %w", err)
	}
	return string(list), nil
}

// replaceFile writes in one step: Kratos must never read half a file. An unchanged file is left
// alone, so that Kratos does not reload for nothing.
func replaceFile(path string, text []byte) error {
	old, err := os.ReadFile(filepath.Clean(path))
	if err == nil && slices.Equal(old, text) {
		return nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("replace %s: %w", path, err)
	}
	if err := os.WriteFile(path+".new", text, 0o600); err != nil { //nolint:gosec // paths are our own
		return fmt.Errorf("replace %s: %w", path, err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		return fmt.Errorf("replace %s: %w", path, err)
	}
	return nil
}
