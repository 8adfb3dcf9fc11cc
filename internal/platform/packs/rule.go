package packs

import (
	"encoding/json"
	"slices"
)

// Confidence says how well a rule is known.
type Confidence string

// How well a rule is known.
const (
	Read      Confidence = "read" // a page saying so was read
	Known     Confidence = "know" // cited from knowledge, the page not read again
	Uncertain Confidence = "u"    // uncertain, or sources disagree
)

// Provenance is where a rule comes from and when it holds; EffectiveTo is its last
// day, zero for a rule without end.
type Provenance struct {
	EffectiveFrom Date       `yaml:"effective_from"`
	EffectiveTo   Date       `yaml:"effective_to"`
	Basis         string     `yaml:"basis"`
	Conf          Confidence `yaml:"conf"`
	Sources       []string   `yaml:"src"`
	Note          string     `yaml:"note"`
}

// NeedsReview reports whether the rule is shown as "needs review": only what was
// read is not.
func (p Provenance) NeedsReview() bool { return p.Conf != Read }

// holds reports whether the rule is in force on date.
func (p Provenance) holds(date Date) bool {
	return !p.EffectiveFrom.After(date) && (p.EffectiveTo.IsZero() || !p.EffectiveTo.Before(date))
}

// Law is a statute the rules lean on.
type Law struct {
	ID           string   `yaml:"id"`
	Name         string   `yaml:"name"`
	Subdivisions []string `yaml:"subdivisions"`
	Provenance   `yaml:",inline"`
}

// ConsentPurpose is a purpose a patient is asked, or told, about.
type ConsentPurpose struct {
	Key          string   `yaml:"key"`
	Form         string   `yaml:"form"`
	Required     string   `yaml:"required"`
	Subdivisions []string `yaml:"subdivisions"`
	Provenance   `yaml:",inline"`
}

// Rule is one thing the law, or our policy, asks: "retention.record".
type Rule struct {
	Key          string         `yaml:"key"`
	Value        map[string]any `yaml:"value"`
	Subdivisions []string       `yaml:"subdivisions"` // none: the whole country
	Professions  []string       `yaml:"professions"`  // none: every profession
	Policy       bool           `yaml:"policy"`       // ours, not the law's
	Provenance   `yaml:",inline"`
}

// Identifier is an id of a patient or provider and how it is checked. One with
// Store false must not be kept.
type Identifier struct {
	Key          string   `yaml:"key"`
	For          string   `yaml:"for"`
	Subdivisions []string `yaml:"subdivisions"`
	Pattern      string   `yaml:"pattern"`
	Display      string   `yaml:"display"`
	Check        string   `yaml:"check"`
	Placeholders []string `yaml:"placeholders"`
	Required     bool     `yaml:"required"`
	Store        bool     `yaml:"store"`
	Provenance   `yaml:",inline"`
}

// Place is where and by whom care is given; empty fields mean any.
type Place struct{ Subdivision, Profession string }

// Rule returns the rule in force on date at place: the closest match (subdivision
// before country, profession before any), and of those the latest.
func (c *Country) Rule(key string, at Place, date Date) (Rule, bool) {
	best, rank := Rule{}, -1
	for _, r := range c.Rules {
		if r.Key != key || !r.holds(date) {
			continue
		}
		if n := at.rank(r.Subdivisions, r.Professions); n > rank || n == rank && r.EffectiveFrom.After(best.EffectiveFrom) {
			best, rank = r, n
		}
	}
	return best, rank >= 0
}

// Consents returns the purposes in force on date in a subdivision, one a key.
func (c *Country) Consents(subdivision string, date Date) []ConsentPurpose {
	at := Place{Subdivision: subdivision}
	var out []ConsentPurpose
	for _, p := range c.ConsentPurposes {
		rank := at.rank(p.Subdivisions, nil)
		if rank < 0 || !p.holds(date) {
			continue
		}
		i := slices.IndexFunc(out, func(o ConsentPurpose) bool { return o.Key == p.Key })
		switch {
		case i < 0:
			out = append(out, p)
		case rank > at.rank(out[i].Subdivisions, nil):
			out[i] = p
		}
	}
	return out
}

// rank is how closely a rule fits: -1 not at all, 0 the whole country, up to 3.
func (p Place) rank(subdivisions, professions []string) int {
	rank := 0
	for _, m := range []struct {
		has   string
		wants []string
		worth int
	}{{p.Subdivision, subdivisions, 2}, {p.Profession, professions, 1}} {
		switch {
		case len(m.wants) == 0:
		case slices.Contains(m.wants, m.has):
			rank += m.worth
		default:
			return -1
		}
	}
	return rank
}

// Frozen is a rule as it stood on a date. It is kept on the row it decided, so that
// a later pack does not change what was charged, promised or asked.
type Frozen struct {
	Country       string          `json:"country"`
	Key           string          `json:"key"`
	On            Date            `json:"on"`
	Value         json.RawMessage `json:"value"`
	Subdivisions  []string        `json:"subdivisions,omitempty"`
	Professions   []string        `json:"professions,omitempty"`
	EffectiveFrom Date            `json:"effective_from"`
	Basis         string          `json:"basis"`
	Conf          Confidence      `json:"conf"`
	ReviewedOn    Date            `json:"reviewed_on"` // which state of the pack
}

// Freeze copies the rule in force on date at place. It shares nothing with the pack.
func (c *Country) Freeze(key string, at Place, date Date) (Frozen, bool) {
	r, ok := c.Rule(key, at, date)
	if !ok {
		return Frozen{}, false
	}
	value, err := json.Marshal(r.Value)
	if err != nil {
		return Frozen{}, false
	}
	return Frozen{
		Country: c.Code, Key: r.Key, On: date, Value: value,
		Subdivisions: slices.Clone(r.Subdivisions), Professions: slices.Clone(r.Professions),
		EffectiveFrom: r.EffectiveFrom, Basis: r.Basis, Conf: r.Conf, ReviewedOn: c.ReviewedOn,
	}, true
}
