package packs

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Layer is the settings one level has of its own, by key.
type Layer map[string]any

// Source is the level a setting comes from.
type Source string

// The levels, weakest first.
const (
	FromCountry     Source = "country"
	FromSubdivision Source = "subdivision"
	FromClinicType  Source = "clinic_type"
	FromTenant      Source = "tenant"
	FromBranch      Source = "branch"
)

// Settings is every setting with its effective value.
type Settings struct {
	Language           string            `json:"language" doc:"Language of the chain's messages and documents."`
	DateFormat         string            `json:"date_format" enum:"DD-MM-YYYY,DD/MM/YYYY,MM/DD/YYYY,YYYY-MM-DD"`
	Clock              int               `json:"clock" enum:"12,24"`
	WeekStart          Weekday           `json:"week_start" enum:"monday,tuesday,wednesday,thursday,friday,saturday,sunday"`
	Weekend            []Weekday         `json:"weekend" enum:"monday,tuesday,wednesday,thursday,friday,saturday,sunday"`
	SlotStepMinutes    int               `json:"slot_step_minutes" enum:"5,10,15,20,30,60" doc:"Appointments start on this grid."`
	BookingHorizonDays int               `json:"booking_horizon_days" doc:"How far ahead a time can be booked."`
	LeadTimeMinutes    int               `json:"lead_time_minutes" doc:"How soon a time can be booked by a patient."`
	CancelNoticeHours  int               `json:"cancel_notice_hours" doc:"Later than this, a cancellation is late."`
	NoShowGraceMinutes int               `json:"no_show_grace_minutes" doc:"How long after its start a patient may still come before they count as missing."`
	OnlineBooking      bool              `json:"online_booking" doc:"Patients can book themselves on the clinic's public page."`
	CancelPolicy       map[string]string `json:"cancellation_policy" doc:"What patients accept when they book online, by language; {hours} stands for cancel_notice_hours."`
	ReminderHours      []int             `json:"reminder_hours" doc:"Hours before the visit at which a reminder goes out."`
	MessagesFrom       string            `json:"messages_from" doc:"No message to a patient before this local time."`
	MessagesUntil      string            `json:"messages_until" doc:"No message to a patient after this local time."`
	SessionIdleMinutes int               `json:"session_idle_minutes" doc:"An idle session ends after this; a role may be stricter."`
	Registration       map[string]Need   `json:"registration" doc:"What registration asks for where the chain differs from its packs: required, optional or hidden, by field."`
	SecondFactorForAll bool              `json:"second_factor_for_all" doc:"Every member needs a second factor, whatever the role."`
}

// chainOnly are the settings a branch may not have of its own.
var chainOnly = []string{"language", "session_idle_minutes", "second_factor_for_all", "registration"}

// defaults are what a country need not say, because it differs nowhere.
var defaults = Layer{
	"second_factor_for_all": false, "no_show_grace_minutes": 15, "online_booking": true, "cancellation_policy": usualPolicy,
	"registration": Registration{},
}

// usualPolicy is what a clinic asks of patients that says nothing else.
var usualPolicy = map[string]string{
	"en": "If you cannot come, please move or cancel your appointment at least {hours} hours before. Later than that, please call us.",
	"hi": "यदि आप नहीं आ सकते, तो कृपया कम से कम {hours} घंटे पहले अपना अपॉइंटमेंट बदलें या रद्द करें। इसके बाद कृपया हमें फ़ोन करें।",
	"ar": "إذا تعذّر عليك الحضور فيُرجى تغيير موعدك أو إلغاؤه قبل {hours} ساعة على الأقل. وبعد ذلك يُرجى الاتصال بنا.",
	"fr": "Si vous ne pouvez pas venir, merci de déplacer ou d'annuler votre rendez-vous au moins {hours} heures avant. Passé ce délai, appelez-nous.",
}

// PolicyIn is the cancellation policy in a language, as a patient reads it.
func (s *Settings) PolicyIn(language string) string {
	for _, text := range []string{s.CancelPolicy[language], usualPolicy[language], usualPolicy["en"]} {
		if strings.TrimSpace(text) != "" {
			return strings.ReplaceAll(text, "{hours}", strconv.Itoa(s.CancelNoticeHours))
		}
	}
	return ""
}

var (
	dateFormats = []string{"DD-MM-YYYY", "DD/MM/YYYY", "MM/DD/YYYY", "YYYY-MM-DD"}
	slotSteps   = []int{5, 10, 15, 20, 30, 60}
	clockTime   = regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9]$`)
)

// SettingFault is one value a layer may not have; Key is the setting's.
type SettingFault struct{ Key, Code, Detail string } //nolint:errname // one value among many

func (f *SettingFault) Error() string { return f.Key + ": " + f.Detail }

// Layers are the levels a clinic's settings are made of; nil where there is none.
type Layers struct {
	Country     *Country
	Subdivision string
	ClinicType  *ClinicType
	Tenant      Layer
	Branch      Layer
}

// Effective lays the levels over each other, each stronger than the one before:
// country, subdivision, clinic type, tenant, branch. Lists are replaced, not merged.
// An unknown key or impossible value of any level is a *SettingFault.
func Effective(l Layers) (Resolved, error) {
	out := Resolved{Sources: map[string]Source{}}
	merged := Layer{}
	for key, value := range defaults {
		merged[key], out.Sources[key] = value, FromCountry
	}
	for _, level := range l.all() {
		if err := level.own.check(string(level.source)); err != nil {
			return out, err
		}
		for key, value := range level.own {
			merged[key], out.Sources[key] = value, level.source
		}
	}
	if err := merged.decode(&out.Settings); err != nil {
		return out, err
	}
	return out, out.check()
}

// Resolved is the effective settings and the level each came from.
type Resolved struct {
	Settings
	Sources map[string]Source
}

// CheckLayer refuses unknown keys, impossible values, and in a branch's layer the
// settings that are the chain's alone. It returns all faults, in the order of keys.
func CheckLayer(own Layer, source Source) []*SettingFault {
	var faults []*SettingFault
	for _, key := range slices.Sorted(maps.Keys(own)) {
		if source == FromBranch && slices.Contains(chainOnly, key) {
			faults = append(faults, &SettingFault{key, "chain_only", "This is set for the whole chain."})
			continue
		}
		if f := checkOne(key, own[key]); f != nil {
			faults = append(faults, f)
		}
	}
	return faults
}

type level struct {
	source Source
	own    Layer
}

func (l Layers) all() []level {
	levels := []level{{FromCountry, l.Country.layer()}}
	if s, ok := l.Country.Subdivision(l.Subdivision); ok {
		levels = append(levels, level{FromSubdivision, s.Settings})
	}
	if l.ClinicType != nil {
		levels = append(levels, level{FromClinicType, l.ClinicType.Settings})
	}
	return append(levels, level{FromTenant, l.Tenant}, level{FromBranch, l.Branch})
}

// layer is the country's settings together with its formats.
func (c *Country) layer() Layer {
	own := Layer{
		"language": c.DefaultLanguage, "date_format": c.DateFormat, "clock": c.Clock,
		"week_start": c.WeekStart, "weekend": c.Weekend,
	}
	maps.Copy(own, c.Settings)
	return own
}

func (l Layer) check(source string) error {
	if faults := CheckLayer(l, Source(source)); len(faults) > 0 {
		return fmt.Errorf("settings of %s: %w", source, faults[0])
	}
	return nil
}

// decode reads the layer into s and refuses keys s does not have.
func (l Layer) decode(s *Settings) error {
	raw, err := json.Marshal(l)
	if err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	return dec.Decode(s)
}

func checkOne(key string, value any) *SettingFault {
	if !slices.Contains(settingKeys, key) {
		return &SettingFault{key, "unknown", "There is no such setting."}
	}
	var s Settings
	if err := (Layer{key: value}).decode(&s); err != nil {
		return &SettingFault{key, "type", "This is not the kind of value the setting takes."}
	}
	return s.fault(key)
}

// check judges all settings together.
func (s *Settings) check() error {
	var faults []error
	for _, key := range settingKeys {
		if f := s.fault(key); f != nil {
			faults = append(faults, f)
		}
	}
	if s.MessagesFrom >= s.MessagesUntil {
		faults = append(faults, &SettingFault{"messages_until", "range", "Messages must end after they begin."})
	}
	return errors.Join(faults...)
}

var settingKeys = []string{
	"language", "date_format", "clock", "week_start", "weekend", "slot_step_minutes", "booking_horizon_days", "lead_time_minutes",
	"cancel_notice_hours", "no_show_grace_minutes", "online_booking", "cancellation_policy", "reminder_hours", "messages_from", "messages_until", "session_idle_minutes", "second_factor_for_all",
	"registration",
}

// fault judges one setting by itself.
func (s *Settings) fault(key string) *SettingFault {
	ok, detail := s.judge(key)
	if ok {
		return nil
	}
	return &SettingFault{key, "range", detail}
}

func (s *Settings) judge(key string) (ok bool, detail string) {
	switch key {
	case "language":
		return slices.Contains(Languages, s.Language), "Choose one of " + strings.Join(Languages, ", ") + "."
	case "date_format":
		return slices.Contains(dateFormats, s.DateFormat), "Choose one of " + strings.Join(dateFormats, ", ") + "."
	case "clock":
		return s.Clock == 12 || s.Clock == 24, "Choose 12 or 24."
	case "week_start":
		return s.WeekStart.Number() > 0, "Choose a day of the week."
	case "weekend":
		return areDays(s.Weekend), "List days of the week, at most six, each once."
	case "slot_step_minutes":
		return slices.Contains(slotSteps, s.SlotStepMinutes), "Choose 5, 10, 15, 20, 30 or 60."
	case "reminder_hours":
		return areReminders(s.ReminderHours), "List at most five times of 1 to 336 hours, each once."
	case "cancellation_policy":
		return arePolicies(s.CancelPolicy), "Give texts of at most 2000 letters, by language."
	case "registration":
		return Registration(s.Registration).check() == nil, "Make fields of registration required, optional or hidden."
	case "messages_from":
		return clockTime.MatchString(s.MessagesFrom), "Give a time such as 09:00."
	case "messages_until":
		return clockTime.MatchString(s.MessagesUntil), "Give a time such as 21:00."
	}
	return s.judgeRange(key)
}

func (s *Settings) judgeRange(key string) (ok bool, detail string) {
	between := func(v, low, high int) (bool, string) {
		return v >= low && v <= high, fmt.Sprintf("Give a number from %d to %d.", low, high)
	}
	switch key {
	case "booking_horizon_days":
		return between(s.BookingHorizonDays, 1, 730)
	case "lead_time_minutes":
		return between(s.LeadTimeMinutes, 0, 43200)
	case "cancel_notice_hours":
		return between(s.CancelNoticeHours, 0, 336)
	case "no_show_grace_minutes":
		return between(s.NoShowGraceMinutes, 0, 240)
	case "session_idle_minutes":
		return between(s.SessionIdleMinutes, 5, 720)
	}
	return true, ""
}

func areDays(days []Weekday) bool {
	seen := map[Weekday]bool{}
	for _, d := range days {
		if d.Number() == 0 || seen[d] {
			return false
		}
		seen[d] = true
	}
	return len(days) < 7
}

func arePolicies(texts map[string]string) bool {
	for language, text := range texts {
		if !slices.Contains(Languages, language) || len([]rune(text)) > 2000 {
			return false
		}
	}
	return true
}

func areReminders(hours []int) bool {
	seen := map[int]bool{}
	for _, h := range hours {
		if h < 1 || h > 336 || seen[h] {
			return false
		}
		seen[h] = true
	}
	return len(hours) <= 5
}
