// Package configs embeds the documented defaults and the plans.
package configs

import "embed"

// FS holds praxis.yaml and plans.yaml.
//
//go:embed *.yaml
var FS embed.FS
