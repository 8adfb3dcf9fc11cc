package messaging

import (
	"strconv"
	"strings"
	"time"

	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// window is when people may be disturbed: wall-clock minutes of their zone, the
// end not included.
type window struct{ from, until int }

// minutes reads "09:00".
func minutes(clock string) (int, bool) {
	h, m, ok := strings.Cut(clock, ":")
	hour, err := strconv.Atoi(h)
	minute, err2 := strconv.Atoi(m)
	return hour*60 + minute, ok && err == nil && err2 == nil
}

// within narrows w to a rule's hours. A rule that says no hours changes nothing.
func (w window) within(rule map[string]any) window {
	if from, ok := minutes(text(rule["from"])); ok {
		w.from = max(w.from, from)
	}
	if until, ok := minutes(text(rule["until"])); ok {
		w.until = min(w.until, until)
	}
	return w
}

// hours are those in which a message of the category may go out: the clinic's,
// and within them the law's (47 CFR 64.1200(c)(1) for the US; TCCCPR 2018 and
// TDRA for promotions in India and the UAE).
func (g ground) hours(c Category, now time.Time) window {
	from, _ := minutes(g.settings.MessagesFrom)
	until, _ := minutes(g.settings.MessagesUntil)
	w := window{from, until}.within(g.rule("messaging.quiet_hours", now))
	if c == Promotion {
		w = w.within(g.rule("messaging.promo_hours", now))
	}
	return w
}

// next is the first moment from t on that lies in w, by the wall clock of zone.
// A day whose clock skips the hour that w begins with begins right after it.
func (w window) next(t time.Time, zone *time.Location) time.Time {
	if w.from >= w.until {
		return t // no such hours: settings do not allow it
	}
	local := t.In(zone)
	at := local.Hour()*60 + local.Minute()
	switch {
	case at < w.from:
		return time.Date(local.Year(), local.Month(), local.Day(), w.from/60, w.from%60, 0, 0, zone).UTC()
	case at >= w.until:
		return time.Date(local.Year(), local.Month(), local.Day()+1, w.from/60, w.from%60, 0, 0, zone).UTC()
	}
	return t
}

// before is the moment hours before start. Whole days are counted on the
// calendar, so that the day before is the same time of day where the clocks change.
func before(start time.Time, hours int, zone *time.Location) time.Time {
	return start.In(zone).AddDate(0, 0, -(hours / 24)).Add(-time.Duration(hours%24) * time.Hour).UTC()
}

// text is a value of a rule where it is one.
func text(v any) string {
	s, _ := v.(string)
	return s
}

// number is a value of a rule; zero where there is none.
func number(rule map[string]any, key string) int {
	switch n := rule[key].(type) {
	case int:
		return n
	case float64:
		return int(n)
	}
	return 0
}

// needs reports whether a rule's list has a word.
func needs(rule map[string]any, word string) bool {
	list, _ := rule["need"].([]any)
	for _, v := range list {
		if text(v) == word {
			return true
		}
	}
	return false
}

// reminders are when to remind of a visit, by the settings of its branch; those
// whose time has passed are left out.
func reminders(start, now time.Time, s packs.Settings, zone *time.Location) map[int]time.Time {
	out := map[int]time.Time{}
	for _, h := range s.ReminderHours {
		if due := before(start, h, zone); due.After(now) {
			out[h] = due
		}
	}
	return out
}
