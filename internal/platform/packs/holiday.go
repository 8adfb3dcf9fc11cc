package packs

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"
)

// Holiday is a rule for a day that comes every year. Exactly one of Fixed, Nth,
// Before, Nearest, Easter and Dates says when.
type Holiday struct {
	Key           string              `yaml:"key"`
	Name          Names               `yaml:"name"`
	Fixed         *monthDay           `yaml:"fixed"`
	Nth           *nth                `yaml:"nth"`
	Before        *anchored           `yaml:"before"`  // the last such weekday before the date
	Nearest       *anchored           `yaml:"nearest"` // such a weekday, the one closest to the date
	Easter        *int                `yaml:"easter"`  // days after Western Easter Sunday
	Dates         map[string]monthDay `yaml:"dates"`   // calendars we do not compute, year by year
	EstimatedFrom int                 `yaml:"estimated_from"`
	OffsetDays    int                 `yaml:"offset_days"`
	Days          int                 `yaml:"days"` // how many days in a row; 0 is one
	Open          bool                `yaml:"open"` // listed, but clinics usually work
	Observed      []observance        `yaml:"observed"`
	Subdivisions  []string            `yaml:"subdivisions"` // none: the whole country
}

type nth struct {
	Month   time.Month `yaml:"month"`
	Weekday Weekday    `yaml:"weekday"`
	N       int        `yaml:"n"` // -1 is the last
}

type anchored struct {
	Date    monthDay `yaml:"date"`
	Weekday Weekday  `yaml:"weekday"`
}

// observance says which day is given instead of one that falls on a weekend.
type observance struct {
	Shift        string   `yaml:"shift"`
	Subdivisions []string `yaml:"subdivisions"`
	Except       []string `yaml:"except"`
}

// Day is one holiday on one date.
type Day struct {
	Date      Date
	Key       string
	Name      Names
	Estimated bool // the date may still move
	Observed  bool // a day given instead of one on a weekend
	Open      bool // clinics usually work
}

// HolidaysOn lists the holidays from the first to the last day, both included, in
// a subdivision ("" for the country's own only), by date.
func (c *Country) HolidaysOn(subdivision string, first, last Date) []Day {
	var out []Day
	// A year earlier and later: an observed New Year's Day may fall into December.
	for year := first.Year() - 1; year <= last.Year()+1; year++ {
		for _, d := range c.holidaysOf(year, subdivision) {
			if !d.Date.Before(first) && !d.Date.After(last) {
				out = append(out, d)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Day) int { return a.Date.t.Compare(b.Date.t) })
	return out
}

// HolidaysKnownUntil is the last year for which every dated table has an entry.
// Later years lack the holidays of calendars that are not computed.
func (c *Country) HolidaysKnownUntil() int {
	known := 9999
	for _, h := range c.Holidays {
		if len(h.Dates) == 0 || h.Subdivisions != nil {
			continue
		}
		last, err := strconv.Atoi(slices.Max(slices.Collect(maps.Keys(h.Dates))))
		if err == nil {
			known = min(known, last)
		}
	}
	return known
}

func (c *Country) holidaysOf(year int, subdivision string) []Day {
	var out []Day
	taken := map[Date]bool{}
	for _, h := range c.Holidays {
		if len(h.Subdivisions) > 0 && !slices.Contains(h.Subdivisions, subdivision) {
			continue
		}
		for _, d := range h.days(year) {
			out, taken[d.Date] = append(out, d), true
		}
	}
	return append(out, c.observed(out, taken, subdivision)...)
}

// observed adds the days given instead. Those to "the next workday" look at what
// is already taken, so they come in the order of dates.
func (c *Country) observed(days []Day, taken map[Date]bool, subdivision string) []Day {
	days = slices.Clone(days)
	slices.SortStableFunc(days, func(a, b Day) int { return a.Date.t.Compare(b.Date.t) })
	var out []Day
	for _, d := range days {
		date := d.Date
		for _, o := range c.holiday(d.Key).Observed {
			if o.applies(subdivision) {
				date = o.shifted(date, taken)
			}
		}
		if date != d.Date {
			d.Date, d.Observed, taken[date] = date, true, true
			out = append(out, d)
		}
	}
	return out
}

func (c *Country) holiday(key string) Holiday {
	i := slices.IndexFunc(c.Holidays, func(h Holiday) bool { return h.Key == key })
	return c.Holidays[i]
}

func (o observance) applies(subdivision string) bool {
	return (len(o.Subdivisions) == 0 || slices.Contains(o.Subdivisions, subdivision)) && !slices.Contains(o.Except, subdivision)
}

func (o observance) shifted(d Date, taken map[Date]bool) Date {
	saturday, sunday := d.Weekday() == time.Saturday, d.Weekday() == time.Sunday
	switch {
	case !saturday && !sunday:
		return d
	case o.Shift == "weekend_to_workday":
		return nextWorkday(d, taken)
	case sunday:
		return d.Add(1)
	case o.Shift == "nearest_weekday":
		return d.Add(-1)
	case o.Shift == "weekend_to_monday":
		return d.Add(2)
	}
	return d
}

func nextWorkday(d Date, taken map[Date]bool) Date {
	for taken[d] || d.Weekday() == time.Saturday || d.Weekday() == time.Sunday {
		d = d.Add(1)
	}
	return d
}

// days are the dates of h in year; none where a table has no such year.
func (h Holiday) days(year int) []Day {
	first, ok := h.date(year)
	if !ok {
		return nil
	}
	first = first.Add(h.OffsetDays)
	estimated := h.EstimatedFrom > 0 && year >= h.EstimatedFrom
	out := make([]Day, 0, max(h.Days, 1))
	for i := range max(h.Days, 1) {
		out = append(out, Day{Date: first.Add(i), Key: h.Key, Name: h.Name, Estimated: estimated, Open: h.Open})
	}
	return out
}

func (h Holiday) date(year int) (Date, bool) {
	switch {
	case h.Fixed != nil:
		return h.Fixed.in(year), true
	case h.Nth != nil:
		return h.Nth.in(year), true
	case h.Before != nil:
		return h.Before.lastBefore(year), true
	case h.Nearest != nil:
		return h.Nearest.closest(year), true
	case h.Easter != nil:
		return Easter(year).Add(*h.Easter), true
	}
	day, ok := h.Dates[strconv.Itoa(year)]
	return day.in(year), ok
}

func (n nth) in(year int) Date {
	if n.N < 0 {
		last := NewDate(year, n.Month+1, 0)
		return last.Add(-daysAfter(weekdays[n.Weekday], last.Weekday()))
	}
	first := NewDate(year, n.Month, 1)
	return first.Add(daysAfter(first.Weekday(), weekdays[n.Weekday]) + 7*(n.N-1))
}

func (a anchored) lastBefore(year int) Date {
	d := a.Date.in(year).Add(-1)
	return d.Add(-daysAfter(weekdays[a.Weekday], d.Weekday()))
}

func (a anchored) closest(year int) Date {
	d := a.Date.in(year)
	ahead := daysAfter(d.Weekday(), weekdays[a.Weekday])
	if ahead > 3 {
		ahead -= 7
	}
	return d.Add(ahead)
}

// daysAfter is how many days after from the next to falls: 0 to 6.
func daysAfter(from, to time.Weekday) int { return (int(to) - int(from) + 7) % 7 }

// Easter is Western Easter Sunday of a year of the Gregorian calendar, by the
// method of Meeus, Jones and Butcher.
func Easter(year int) Date {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return NewDate(year, time.Month(n/31), n%31+1)
}

func (c *Country) checkHolidays() error {
	var faults []error
	seen := map[string]bool{}
	for _, h := range c.Holidays {
		if seen[h.Key] {
			faults = append(faults, fmt.Errorf("holiday %s comes twice", h.Key))
		}
		seen[h.Key] = true
		if _, ok := h.date(2026); !ok && len(h.Dates) == 0 {
			faults = append(faults, fmt.Errorf("holiday %s has no date", h.Key))
		}
	}
	return errors.Join(faults...)
}
