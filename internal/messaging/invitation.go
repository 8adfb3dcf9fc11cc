package messaging

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// stamp is an instant of RFC 5545, in UTC: no zone of ours can be misread.
const stamp = "20060102T150405Z"

// invitation is the visit as a calendar entry (RFC 5545): one UID for its whole
// life, and a SEQUENCE that grows, so that calendars take the change. The patient's
// calendar may be shared: it says where and when, not what for.
func (s *Service) invitation(w writing, e Envelope) (calendar []byte, method string) {
	method, status := "PUBLISH", "CONFIRMED"
	if Kind(w.m.Kind) == Cancelled {
		method, status = "CANCEL", "CANCELLED"
	}
	lines := []string{
		"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Praxis//Messages//EN", "METHOD:" + method, "BEGIN:VEVENT",
		"UID:" + w.m.AboutID.String(), fmt.Sprintf("SEQUENCE:%d", w.facts.Series), "DTSTAMP:" + s.now().UTC().Format(stamp),
		"DTSTART:" + w.facts.Starts.UTC().Format(stamp), "DTEND:" + ends(w.facts).UTC().Format(stamp), "STATUS:" + status,
		"SUMMARY:" + escaped(w.g.tenant.Name), "LOCATION:" + escaped(place(w.g.branch)),
		"DESCRIPTION:" + escaped(e.Subject), "END:VEVENT", "END:VCALENDAR", "",
	}
	for i := range lines {
		lines[i] = folded(lines[i])
	}
	return []byte(strings.Join(lines, "\r\n")), method
}

func ends(f Facts) time.Time {
	if f.Ends.IsZero() {
		return f.Starts
	}
	return f.Ends
}

// escaped is a text value of RFC 5545, 3.3.11.
func escaped(s string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", "").Replace(s)
}

// folded breaks a line at 75 bytes, never inside a letter (RFC 5545, 3.1).
func folded(line string) string {
	var b strings.Builder
	width := 0
	for _, r := range line {
		if n := utf8.RuneLen(r); width+n > 74 {
			b.WriteString("\r\n ")
			width = 1 + n
		} else {
			width += n
		}
		b.WriteRune(r)
	}
	return b.String()
}
