package availability

import (
	"fmt"
	"time"
)

// Date is a day of the civil calendar, without time or zone, counted in days
// from 1970-01-01. Dates compare and subtract like numbers.
type Date int32

const secondsOfDay = 24 * 60 * 60

// NewDate is the given day; values outside their range carry over.
func NewDate(year int, month time.Month, day int) Date {
	return Date(floorDiv(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix(), secondsOfDay))
}

// DateOf is the day that t falls on in t's own location.
func DateOf(t time.Time) Date { return NewDate(t.Date()) }

// ParseDate reads "2026-11-24".
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("availability: %q is not a date", s)
	}
	return DateOf(t), nil
}

// Time is midnight UTC of the day, which is how Postgres dates travel.
func (d Date) Time() time.Time { return time.Unix(int64(d)*secondsOfDay, 0).UTC() }

// String is "2026-11-24".
func (d Date) String() string { return d.Time().Format(time.DateOnly) }

// Weekday is the day of the week.
func (d Date) Weekday() Weekday {
	const thursday = 3 // 1970-01-01
	return Weekday(((int(d)+thursday)%7+7)%7 + 1)
}

// Weekday is a day of the week as ISO 8601 counts them: Monday is 1, Sunday 7.
type Weekday int8

// TimeOfDay is what the clock on the wall reads, in minutes after midnight.
// 1440 is the midnight at the end of the day.
type TimeOfDay int16

// Midnight is the end of a day, 24:00.
const Midnight TimeOfDay = 24 * 60

// ParseTimeOfDay reads "09:30"; "24:00" is the end of the day.
func ParseTimeOfDay(s string) (TimeOfDay, error) {
	if s == "24:00" {
		return Midnight, nil
	}
	t, err := time.Parse("15:04", s)
	if err != nil || len(s) != len("15:04") {
		return 0, fmt.Errorf("availability: %q is not a time of day", s)
	}
	return TimeOfDay(t.Hour()*60 + t.Minute()), nil
}

// String is "09:30".
func (t TimeOfDay) String() string { return fmt.Sprintf("%02d:%02d", t/60, t%60) }

// Range is a stretch of wall-clock time that begins on some date. One that ends
// at or before its start runs past midnight: 22:00-02:00 is four hours, and
// 00:00-00:00 is the whole day, like 00:00-24:00.
type Range struct {
	Start TimeOfDay `json:"starts"`
	End   TimeOfDay `json:"ends"`
}

// end is End counted from the midnight before Start.
func (r Range) end() TimeOfDay {
	if r.End <= r.Start {
		return r.End + Midnight
	}
	return r.End
}

func (r Range) valid() bool {
	return r.Start >= 0 && r.Start < Midnight && r.End >= 0 && r.End <= Midnight
}

// floorDiv is a/b rounded down, for b > 0.
func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
