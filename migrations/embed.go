// Package migrations embeds the one linear history of the schema.
package migrations

import "embed"

// FS holds the migrations, numbered without gaps, each with its way back.
//
//go:embed *.sql
var FS embed.FS
