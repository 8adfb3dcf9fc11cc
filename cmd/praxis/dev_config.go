package main

import (
	"fmt"
	"os"
	"path/filepath"

	"go.yaml.in/yaml/v3"

	"github.com/praxis-clinic/praxis/internal/devstack"
)

// stackConfig is a configuration for a stack on this machine, as a file of --config has
// it: what dev runs with, for the other commands to work on the same data.
func stackConfig(s *devstack.Stack, publicPort int, listen, inside string) map[string]map[string]any {
	out := map[string]map[string]any{
		"http":     {"listen": listen, "internal_listen": inside, "base_domain": baseDomain, "scheme": "http", "public_port": publicPort},
		"database": {"url": s.AppURL, "owner_url": s.OwnerURL, "platform_url": s.PlatformURL},
		"redis":    {"url": "redis://" + s.RedisAddr + "/0"},
		"kratos":   {"public_url": s.KratosPublicURL, "admin_url": s.KratosAdminURL, "hook_key": s.HookKey},
		"secrets":  {"master_key": s.MasterKey},
		"stripe":   {"key": devstack.StripeKey, "webhook_secret": s.StripeSecret, "url": s.Checkout.URL()},
		"files":    {"url": s.FilesURL()},
	}
	if s.Mailbox != nil {
		out["smtp"] = map[string]any{"host": "127.0.0.1", "port": s.Mailbox.Port(), "tls": false, "from": sender}
	}
	return out
}

// writeConfig keeps a configuration for its owner's eyes: it has passwords in it.
func writeConfig(dir string, c map[string]map[string]any) (string, error) {
	raw, err := yaml.Marshal(c)
	if err != nil {
		return "", fmt.Errorf("write the configuration: %w", err)
	}
	file := filepath.Join(dir, "praxis.yaml")
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		return "", fmt.Errorf("write the configuration: %w", err)
	}
	return file, nil
}
