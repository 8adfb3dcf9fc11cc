package httpserver

import (
	"encoding/base64"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/praxis-clinic/praxis/internal/kit/fault"
)

// Page is one page of a list. NextCursor is empty on the last.
type Page[T any] struct {
	Items      []T    `json:"items" nullable:"false"`
	NextCursor string `json:"next_cursor,omitempty"`
}

// NewPage cuts rows, of which one more than limit was asked for, and makes the
// cursor of the next page from the last row shown.
func NewPage[T any](rows []T, limit int, cursor func(T) any) Page[T] {
	if rows == nil {
		rows = []T{}
	}
	if len(rows) <= limit {
		return Page[T]{Items: rows}
	}
	return Page[T]{Items: rows[:limit], NextCursor: EncodeCursor(cursor(rows[limit-1]))}
}

// ErrCursor refuses a cursor that is not one of ours.
var ErrCursor = fault.New(fault.Invalid, "request.cursor", "The cursor is not one this list gave out.")

// EncodeCursor packs the keys after which the next page begins.
func EncodeCursor(keys any) string {
	b, _ := json.Marshal(keys)
	return base64.RawURLEncoding.EncodeToString(b)
}

// DecodeCursor unpacks a cursor into keys; an empty one leaves them alone.
func DecodeCursor(cursor string, keys any) error {
	if cursor == "" {
		return nil
	}
	b, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil || json.Unmarshal(b, keys) != nil {
		return ErrCursor
	}
	return nil
}

// What can be wrong with an If-Match.
var (
	ErrStale           = fault.New(fault.Stale, "request.stale", "Somebody else has changed this in the meantime. Look at it again.")
	ErrIfMatchRequired = fault.New(fault.Unconditional, "request.if_match_required", "Send the ETag you read as If-Match.")
)

// ETag is the version of a record as a strong validator.
func ETag(version int64) string { return `"` + strconv.FormatInt(version, 10) + `"` }

// CheckMatch compares the If-Match header with the version at hand. It returns
// ErrIfMatchRequired or ErrStale.
func CheckMatch(ifMatch string, version int64) error {
	switch strings.TrimPrefix(strings.TrimSpace(ifMatch), "W/") {
	case "":
		return ErrIfMatchRequired
	case "*", ETag(version):
		return nil
	}
	return ErrStale
}
