package packs

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"time"
)

// Country is what differs between countries.
type Country struct {
	Code            string            `yaml:"country"`
	Name            Names             `yaml:"name"`
	ReviewedOn      Date              `yaml:"reviewed_on"`
	Languages       []string          `yaml:"languages"`
	DefaultLanguage string            `yaml:"default_language"`
	Currency        Currency          `yaml:"currency"`
	Phone           Phone             `yaml:"phone"`
	Address         Address           `yaml:"address"`
	DateFormat      string            `yaml:"date_format"`
	Clock           int               `yaml:"clock"`             // 12 or 24
	ClockByLanguage map[string]int    `yaml:"clock_by_language"` // where a language has its own habit
	WeekStart       Weekday           `yaml:"week_start"`
	Weekend         []Weekday         `yaml:"weekend"`
	Region          string            `yaml:"region"` // where its data is best kept
	DefaultTimeZone string            `yaml:"default_time_zone"`
	TimeZones       []Zone            `yaml:"time_zones"`
	Subdivisions    []Subdivision     `yaml:"subdivisions"`
	Settings        Layer             `yaml:"settings"`
	Registration    Registration      `yaml:"registration"`
	Laws            []Law             `yaml:"laws"`
	ConsentPurposes []ConsentPurpose  `yaml:"consent_purposes"`
	Rules           []Rule            `yaml:"rules"`
	IDs             []Identifier      `yaml:"ids"`
	HolidaySource   string            `yaml:"holiday_source"`
	Holidays        []Holiday         `yaml:"holidays"`
	Sources         map[string]string `yaml:"sources"`

	consentTexts []ConsentText
}

// Currency is the country's money; Minor is the number of decimal places.
type Currency struct {
	Code        string `yaml:"code"`
	Minor       int    `yaml:"minor"`
	Symbol      string `yaml:"symbol"`
	LocalSymbol string `yaml:"local_symbol"`
	Grouping    string `yaml:"grouping"` // "3", or "3;2" for lakhs and crores
}

// Phone is the shape of a national number without its country code.
type Phone struct {
	CountryCode string `yaml:"country_code"`
	Pattern     string `yaml:"pattern"`
	Example     string `yaml:"example"`
}

// Address says which lines an address has, in which order and under which labels.
type Address struct {
	Order         []string                     `yaml:"order"`
	Required      []string                     `yaml:"required"`
	PostalPattern string                       `yaml:"postal_pattern"`
	PostalExample string                       `yaml:"postal_example"`
	Labels        map[string]map[string]string `yaml:"labels"`
}

// LabelsIn returns the labels in language, or in English where there are none.
func (a Address) LabelsIn(language string) map[string]string {
	if labels := a.Labels[language]; labels != nil {
		return labels
	}
	return a.Labels["en"]
}

// Zone is an IANA zone and where in the country it holds; "*" is everywhere.
type Zone struct {
	Zone         string   `yaml:"zone"`
	Subdivisions []string `yaml:"subdivisions"`
	Note         string   `yaml:"note"`
}

// Subdivision is a state, province, territory or emirate, by its ISO 3166-2 code
// without the country.
type Subdivision struct {
	Code     string `yaml:"code"`
	Name     Names  `yaml:"name"`
	TimeZone string `yaml:"time_zone"`
	Settings Layer  `yaml:"settings"`
}

// Subdivision finds one by code.
func (c *Country) Subdivision(code string) (Subdivision, bool) {
	i := slices.IndexFunc(c.Subdivisions, func(s Subdivision) bool { return s.Code == code })
	if i < 0 {
		return Subdivision{}, false
	}
	return c.Subdivisions[i], true
}

// TimeZone is the usual zone of a subdivision, or of the country for "".
func (c *Country) TimeZone(subdivision string) string {
	if s, ok := c.Subdivision(subdivision); ok {
		return s.TimeZone
	}
	return c.DefaultTimeZone
}

// ZonesOf lists the zones that hold in a subdivision, its usual one first; all of
// the country's for "".
func (c *Country) ZonesOf(subdivision string) []string {
	var out []string
	for _, z := range c.TimeZones {
		if subdivision == "" || slices.Contains(z.Subdivisions, subdivision) || slices.Contains(z.Subdivisions, "*") {
			out = append(out, z.Zone)
		}
	}
	usual := c.TimeZone(subdivision)
	slices.SortStableFunc(out, func(a, b string) int { return boolRank(a != usual) - boolRank(b != usual) })
	return out
}

// HasZone reports whether zone is one of the country's.
func (c *Country) HasZone(zone string) bool {
	return slices.ContainsFunc(c.TimeZones, func(z Zone) bool { return z.Zone == zone })
}

// ClockIn is the country's clock, 12 or 24, as people who speak language read it.
func (c *Country) ClockIn(language string) int {
	if clock := c.ClockByLanguage[language]; clock != 0 {
		return clock
	}
	return c.Clock
}

// check finds what the schema cannot: references that lead nowhere.
func (c *Country) check() error {
	return errors.Join(c.checkZones(), c.checkRules(), c.checkHolidays(), c.checkSettings(), c.checkPatterns(), c.Registration.check())
}

func (c *Country) checkZones() error {
	var faults []error
	for _, z := range c.TimeZones {
		if _, err := time.LoadLocation(z.Zone); err != nil {
			faults = append(faults, err)
		}
		for _, code := range z.Subdivisions {
			if _, ok := c.Subdivision(code); !ok && code != "*" {
				faults = append(faults, fmt.Errorf("zone %s: no subdivision %q", z.Zone, code))
			}
		}
	}
	for _, s := range c.Subdivisions {
		if !slices.Contains(c.ZonesOf(s.Code), s.TimeZone) {
			faults = append(faults, fmt.Errorf("subdivision %s: zone %s does not say that it holds there", s.Code, s.TimeZone))
		}
	}
	if !c.HasZone(c.DefaultTimeZone) {
		faults = append(faults, fmt.Errorf("default_time_zone %s is not listed", c.DefaultTimeZone))
	}
	return errors.Join(faults...)
}

func (c *Country) checkRules() error {
	var faults []error
	place := func(what string, codes []string) {
		for _, code := range codes {
			if _, ok := c.Subdivision(code); !ok {
				faults = append(faults, fmt.Errorf("%s: no subdivision %q", what, code))
			}
		}
	}
	source := func(what string, refs []string) {
		for _, ref := range refs {
			if c.Sources[ref] == "" {
				faults = append(faults, fmt.Errorf("%s: no source %s", what, ref))
			}
		}
	}
	for _, r := range c.Rules {
		place("rule "+r.Key, r.Subdivisions)
		source("rule "+r.Key, r.Sources)
	}
	for _, p := range c.ConsentPurposes {
		place("consent "+p.Key, p.Subdivisions)
		source("consent "+p.Key, p.Sources)
	}
	for _, l := range c.Laws {
		place("law "+l.ID, l.Subdivisions)
		source("law "+l.ID, l.Sources)
	}
	for _, h := range c.Holidays {
		place("holiday "+h.Key, h.Subdivisions)
	}
	return errors.Join(faults...)
}

func (c *Country) checkSettings() error {
	faults := []error{c.layer().check("country")}
	for _, s := range c.Subdivisions {
		faults = append(faults, s.Settings.check("subdivision "+s.Code))
	}
	if _, err := Effective(Layers{Country: c}); err != nil {
		faults = append(faults, err)
	}
	return errors.Join(faults...)
}

func (c *Country) checkPatterns() error {
	faults := []error{compiles(c.Phone.Pattern), compiles(c.Address.PostalPattern)}
	for _, id := range c.IDs {
		faults = append(faults, compiles(id.Pattern))
	}
	return errors.Join(faults...)
}

func compiles(pattern string) error {
	_, err := regexp.Compile(pattern)
	return err
}
