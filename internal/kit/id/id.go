// Package id makes the identifiers of records.
package id

import "github.com/google/uuid"

// New is a UUIDv7: unique, and in the order of making, which indexes like.
func New() uuid.UUID { return uuid.Must(uuid.NewV7()) }
