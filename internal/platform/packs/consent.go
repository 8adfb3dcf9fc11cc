package packs

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// ConsentText is what is asked for a purpose, word for word. A text never
// changes: a better one is a new version.
type ConsentText struct {
	Purpose       string   `yaml:"purpose"`
	Version       int      `yaml:"version"`
	Subdivisions  []string `yaml:"subdivisions"` // none: the whole country
	EffectiveFrom Date     `yaml:"effective_from"`
	Unconfirmed   bool     `yaml:"needs_review"` // nobody qualified has confirmed the wording
	Title         Names    `yaml:"title"`
	Body          Names    `yaml:"body"` // {clinic} is the chain's name
}

type consentTexts struct {
	Country string        `yaml:"country"`
	Texts   []ConsentText `yaml:"texts"`
}

// Word is the title and the exact words in language, or in English where there
// are none, and the language they are in.
func (t ConsentText) Word(language, clinic string) (title, body, in string) {
	if t.Body[language] == "" {
		language = "en"
	}
	return t.Title.In(language), strings.ReplaceAll(t.Body[language], "{clinic}", clinic), language
}

// ConsentText returns the text of a purpose in force on date in a subdivision:
// that of the subdivision before the country's, and of those the latest.
func (c *Country) ConsentText(purpose, subdivision string, date Date) (ConsentText, bool) {
	best, rank, at := ConsentText{}, -1, Place{Subdivision: subdivision}
	for _, t := range c.consentTexts {
		if t.Purpose != purpose || t.EffectiveFrom.After(date) {
			continue
		}
		if n := at.rank(t.Subdivisions, nil); n > rank || n == rank && n >= 0 && t.EffectiveFrom.After(best.EffectiveFrom) {
			best, rank = t, n
		}
	}
	return best, rank >= 0
}

// Consent returns one purpose in force on date in a subdivision.
func (c *Country) Consent(purpose, subdivision string, date Date) (ConsentPurpose, bool) {
	all := c.Consents(subdivision, date)
	i := slices.IndexFunc(all, func(p ConsentPurpose) bool { return p.Key == purpose })
	if i < 0 {
		return ConsentPurpose{}, false
	}
	return all[i], true
}

// Implied reports whether the law takes the patient's consent for granted
// until they say otherwise.
func (p ConsentPurpose) Implied() bool {
	return slices.Contains([]string{"implied_in_circle_of_care", "express_or_implicit", "implied_or_explicit", "none_needed"}, p.Form)
}

// Signed reports whether a typed name is not enough: the patient signs, here or
// on paper that is kept.
func (p ConsentPurpose) Signed() bool {
	return slices.Contains([]string{"written", "signature", "authorization"}, p.Form)
}

// Notice reports whether what is asked is only that the patient has been told:
// having tried is then enough.
func (p ConsentPurpose) Notice() bool {
	return slices.Contains([]string{"acknowledgment", "notice_and_opt_out"}, p.Form)
}

// Always reports whether every patient has to be asked, because the law
// requires it and takes nothing for granted.
func (p ConsentPurpose) Always() bool { return p.Required == "always" && !p.Implied() }

// OwnConsentAge is from which age, in years, patients consent for themselves at
// place, and whether a younger one may who understands what it is about.
func (c *Country) OwnConsentAge(at Place, date Date) (age int, capacity bool) {
	age = 18
	if r, ok := c.Rule("minors.majority", at, date); ok {
		if n, ok := r.Value["own_medical_consent"].(int); ok {
			age = n
		} else if n, ok := r.Value["age"].(int); ok {
			age = n
		}
	}
	if r, ok := c.Rule("minors.own_consent", at, date); ok {
		if n, ok := r.Value["from_age"].(int); ok {
			age = n
		}
		capacity = r.Value["from"] == "capacity"
	}
	return age, capacity
}

// Lunar reports whether ages of majority are counted in years of the moon on date.
func (c *Country) lunar(at Place, date Date) bool {
	r, ok := c.Rule("minors.majority", at, date)
	return ok && r.Value["calendar"] == "lunar"
}

const lunarYear = 354.36708 // days

// OfAge reports whether somebody born on a day consents for themselves at place
// on date, and whether they might if they understand.
func (c *Country) OfAge(born Date, at Place, date Date) (ofAge, capacity bool) {
	age, capacity := c.OwnConsentAge(at, date)
	from := NewDate(born.Year()+age, born.t.Month(), born.t.Day())
	if c.lunar(at, date) {
		from = born.Add(int(float64(age)*lunarYear) + 1)
	}
	return !from.After(date), capacity
}

// add gives the texts to their country and finds what the schema cannot.
func (t *consentTexts) addTo(c *Country) error {
	if c == nil {
		return fmt.Errorf("there is no country %s", t.Country)
	}
	c.consentTexts = t.Texts
	faults := make([]error, 0, len(t.Texts))
	for _, text := range t.Texts {
		faults = append(faults, c.checkText(text))
	}
	for _, p := range c.ConsentPurposes {
		faults = append(faults, c.checkAsked(p))
	}
	return errors.Join(faults...)
}

func (c *Country) checkText(t ConsentText) error {
	if !slices.ContainsFunc(c.ConsentPurposes, func(p ConsentPurpose) bool { return p.Key == t.Purpose }) {
		return fmt.Errorf("consent text %s: no such purpose", t.Purpose)
	}
	for _, language := range c.Languages {
		if t.Title[language] == "" || t.Body[language] == "" {
			return fmt.Errorf("consent text %s, version %d: nothing in %s", t.Purpose, t.Version, language)
		}
	}
	return nil
}

// checkAsked refuses a purpose that has no words on its first day, anywhere it holds.
func (c *Country) checkAsked(p ConsentPurpose) error {
	places := p.Subdivisions
	if len(places) == 0 {
		places = []string{""}
	}
	for _, place := range places {
		if _, ok := c.ConsentText(p.Key, place, p.EffectiveFrom); !ok && p.Form != "none_needed" {
			return fmt.Errorf("consent purpose %s: no text in force on %s in %q", p.Key, p.EffectiveFrom, place)
		}
	}
	return nil
}
