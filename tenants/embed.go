// Package tenants embeds what differs between countries and clinic types, read
// by internal/platform/packs, and the demo clinics, read by internal/app: data
// only.
package tenants

import "embed"

// FS holds countries/<cc>.yaml, consents/<cc>.yaml, clinictypes/<type>.yaml,
// followups/common.yaml and followups/<type>.yaml with their schemas,
// messages/<language>.yaml, notes/<template>.yaml, notes/measures.yaml and demo/<slug>.yaml.
//
//go:embed countries/*.yaml consents/*.yaml clinictypes/*.yaml intake/*.yaml followups/*.yaml messages/*.yaml notes/*.yaml schema/*.json demo/*.yaml
var FS embed.FS
