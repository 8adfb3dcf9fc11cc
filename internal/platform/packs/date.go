package packs

import (
	"encoding/json"
	"fmt"
	"time"

	"go.yaml.in/yaml/v3"
)

// Date is a day without a time or a zone.
type Date struct{ t time.Time }

// NewDate returns the given day; values outside their range carry over.
func NewDate(year int, month time.Month, day int) Date {
	return Date{time.Date(year, month, day, 0, 0, 0, 0, time.UTC)}
}

// DateOf is the day t falls on in its own location.
func DateOf(t time.Time) Date { return NewDate(t.Date()) }

// ParseDate reads "2026-11-24".
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	return Date{t}, err
}

// String is "2026-11-24", or "" for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.t.Format(time.DateOnly)
}

// IsZero reports whether d is no date at all.
func (d Date) IsZero() bool { return d.t.IsZero() }

// Year is the calendar year.
func (d Date) Year() int { return d.t.Year() }

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.t.Weekday() }

// Add returns the day n days later, or earlier for a negative n.
func (d Date) Add(n int) Date { return Date{d.t.AddDate(0, 0, n)} }

// Before reports whether d is earlier than other.
func (d Date) Before(other Date) bool { return d.t.Before(other.t) }

// After reports whether d is later than other.
func (d Date) After(other Date) bool { return d.t.After(other.t) }

// Time is midnight UTC of the day, which is how Postgres dates travel.
func (d Date) Time() time.Time { return d.t }

// UnmarshalYAML reads "2026-11-24".
func (d *Date) UnmarshalYAML(node *yaml.Node) (err error) {
	*d, err = ParseDate(node.Value)
	return err
}

// MarshalJSON writes "2026-11-24", or null for no date.
func (d Date) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte("null"), nil
	}
	return json.Marshal(d.String())
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (d *Date) UnmarshalJSON(raw []byte) (err error) {
	var s *string
	if err := json.Unmarshal(raw, &s); err != nil || s == nil {
		return err
	}
	*d, err = ParseDate(*s)
	return err
}

// Weekday is a day of the week that reads as "monday" and counts from 1 = Monday.
type Weekday string

var weekdays = map[Weekday]time.Weekday{
	"monday": time.Monday, "tuesday": time.Tuesday, "wednesday": time.Wednesday, "thursday": time.Thursday,
	"friday": time.Friday, "saturday": time.Saturday, "sunday": time.Sunday,
}

// Number is 1 for Monday to 7 for Sunday, and 0 for a word that is no day.
func (w Weekday) Number() int {
	day, ok := weekdays[w]
	if !ok {
		return 0
	}
	return ISOWeekday(day)
}

// ISOWeekday is 1 for Monday to 7 for Sunday.
func ISOWeekday(day time.Weekday) int { return (int(day)+6)%7 + 1 }

// monthDay is a day of any year, "12-25".
type monthDay struct {
	month time.Month
	day   int
}

func (m *monthDay) UnmarshalYAML(node *yaml.Node) error {
	t, err := time.Parse("2006-01-02", "2000-"+node.Value) // a leap year, for 02-29
	if err != nil {
		return fmt.Errorf("line %d: %q is not a month and day", node.Line, node.Value)
	}
	m.month, m.day = t.Month(), t.Day()
	return nil
}

func (m monthDay) in(year int) Date { return NewDate(year, m.month, m.day) }
