package scheduling

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"
)

// CalendarFile is an appointment as a patient's own calendar takes it (RFC 5545).
// It holds no patient's name: calendars are shared.
type CalendarFile struct {
	ID            uuid.UUID
	Host          string // of the clinic, for the UID
	Sequence      int64  // grows with each act, so that a calendar takes the newest
	Title         string
	Place         string
	Description   string
	From, To, Now time.Time
	Zone          *time.Location
	Cancelled     bool
}

const icsLocal, icsUTC = "20060102T150405", "20060102T150405Z"

// Text is the file, with the rules of its zone around the event.
func (f CalendarFile) Text() string {
	status := "CONFIRMED"
	if f.Cancelled {
		status = "CANCELLED"
	}
	lines := []string{"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Praxis//Appointments//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"}
	lines = append(lines, zoneLines(f.Zone, f.From)...)
	lines = append(lines,
		"BEGIN:VEVENT",
		"UID:"+f.ID.String()+"@"+f.Host,
		fmt.Sprintf("SEQUENCE:%d", f.Sequence),
		"DTSTAMP:"+f.Now.UTC().Format(icsUTC),
		"DTSTART;TZID="+f.Zone.String()+":"+f.From.In(f.Zone).Format(icsLocal),
		"DTEND;TZID="+f.Zone.String()+":"+f.To.In(f.Zone).Format(icsLocal),
		"SUMMARY:"+icsText(f.Title),
		"LOCATION:"+icsText(f.Place),
		"DESCRIPTION:"+icsText(f.Description),
		"STATUS:"+status,
		"TRANSP:OPAQUE",
		"END:VEVENT", "END:VCALENDAR",
	)
	var b strings.Builder
	for _, line := range lines {
		fold(&b, line)
	}
	return b.String()
}

// zoneLines is the VTIMEZONE: the offset that holds half a year before the
// event, and each change until half a year after it.
func zoneLines(zone *time.Location, around time.Time) []string {
	out := []string{"BEGIN:VTIMEZONE", "TZID:" + zone.String()}
	at, end := around.AddDate(0, -6, 0).In(zone), around.AddDate(0, 6, 0)
	out = append(out, observance(at, at)...)
	for {
		_, change := at.ZoneBounds()
		if change.IsZero() || change.After(end) {
			return append(out, "END:VTIMEZONE")
		}
		out = append(out, observance(change.Add(-time.Second).In(zone), change.In(zone))...)
		at = change.In(zone)
	}
}

// observance is the offset that begins at a moment; its start is written by the
// clock as it was before.
func observance(before, at time.Time) []string {
	kind := "STANDARD"
	if at.IsDST() {
		kind = "DAYLIGHT"
	}
	name, to := at.Zone()
	_, from := before.Zone()
	start := at.UTC().Add(time.Duration(from) * time.Second).Format(icsLocal)
	return []string{"BEGIN:" + kind, "DTSTART:" + start, "TZOFFSETFROM:" + offset(from), "TZOFFSETTO:" + offset(to), "TZNAME:" + icsText(name), "END:" + kind}
}

func offset(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	return fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
}

var icsEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", "")

func icsText(s string) string { return icsEscapes.Replace(s) }

// fold writes a line in pieces of at most 75 bytes, never inside a letter.
func fold(b *strings.Builder, line string) {
	const most = 73 // and the space that the next begins with
	for len(line) > most {
		n := most
		for !utf8.RuneStart(line[n]) {
			n--
		}
		b.WriteString(line[:n] + "\r\n ")
		line = line[n:]
	}
	b.WriteString(line + "\r\n")
}
