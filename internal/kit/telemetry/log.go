// Package telemetry sets up what a process says about itself: its log, its
// metrics, its traces. None of them carries a tenant's or a person's data.
package telemetry

import (
	"io"
	"log/slog"
	"slices"
	"strings"
)

// redacted stands in the log for what must not be there.
const redacted = "[redacted]"

// private are the names of attributes whose values never reach the log, though
// a line may carry them by mistake.
var private = []string{
	"password", "secret", "token", "code", "cookie", "authorization", "email", "phone", "patient", "patient_name",
	"birth_date", "address", "recipient", "query", "body",
}

// NewLogger writes to w in format "json" or "text", from level on: "debug",
// "info", "warn" or "error"; anything else is info.
func NewLogger(w io.Writer, level, format string) *slog.Logger {
	var l slog.Level
	_ = l.UnmarshalText([]byte(level)) // stays info
	o := &slog.HandlerOptions{Level: l, ReplaceAttr: redact}
	if format == "text" {
		return slog.New(slog.NewTextHandler(w, o))
	}
	return slog.New(slog.NewJSONHandler(w, o))
}

func redact(_ []string, a slog.Attr) slog.Attr {
	if slices.Contains(private, strings.ToLower(a.Key)) && a.Value.Kind() != slog.KindGroup {
		return slog.String(a.Key, redacted)
	}
	return a
}
