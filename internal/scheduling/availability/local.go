package availability

import (
	"fmt"
	"slices"
	"time"
)

// LocalLayout is how a wall-clock time is written: "2026-11-24T09:30".
const LocalLayout = "2006-01-02T15:04"

// Instants are the moments at which the wall in zone reads local, written as
// LocalLayout, earliest first. There is none where the clocks skip that time,
// and there are two where they are put back over it.
func Instants(zone *time.Location, local string) ([]time.Time, error) {
	wall, err := time.Parse(LocalLayout, local)
	if err != nil {
		return nil, fmt.Errorf("availability: %q is not a local time", local)
	}
	var out []time.Time
	for _, near := range []time.Duration{-24 * time.Hour, 24 * time.Hour} { // one on each side of any change
		_, offset := wall.Add(near).In(zone).Zone()
		t := wall.Add(-time.Duration(offset) * time.Second).In(zone)
		if t.Format(LocalLayout) == local && !slices.ContainsFunc(out, t.Equal) {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, time.Time.Compare)
	return out, nil
}

// Span is the first instant of from and the first after to, in zone.
func Span(zone *time.Location, from, to Date) (start, end time.Time) {
	return startOfDay(from, zone), startOfDay(to+1, zone)
}
