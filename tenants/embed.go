// Package tenants embeds what differs between countries and clinic types:
// data only, read by internal/platform/packs.
package tenants

import "embed"

// FS holds countries/<cc>.yaml, clinictypes/<type>.yaml and their schemas.
//
//go:embed countries/*.yaml clinictypes/*.yaml schema/*.json
var FS embed.FS
