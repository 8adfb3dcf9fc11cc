package billing

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/praxis-clinic/praxis/internal/kit/money"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// TaxClass says what sort of thing is sold, for the law.
type TaxClass string

// The tax classes. Standard is what is not care: cosmetic work, wellness.
const (
	ClassCare     TaxClass = "care"
	ClassStandard TaxClass = "standard"
	ClassProduct  TaxClass = "product"
	ClassNone     TaxClass = "none" // outside the scope of tax: deposits, fees passed on
)

var taxClasses = []TaxClass{ClassCare, ClassStandard, ClassProduct, ClassNone}

// TaxStatus says why a line bears the tax it does.
type TaxStatus string

// The tax statuses. Unregistered is a seller who may not charge the tax.
const (
	Taxed        TaxStatus = "taxed"
	Exempt       TaxStatus = "exempt"
	ZeroRated    TaxStatus = "zero_rated"
	NoTax        TaxStatus = "none"
	Unregistered TaxStatus = "unregistered"
)

// Component is one tax at its rate, in millionths.
type Component struct {
	Code string
	Rate int64
}

// Treatment is how a class is taxed at a place on a day, with the rule it
// follows from as it stood then.
type Treatment struct {
	Class      TaxClass
	Status     TaxStatus
	Components []Component
	Wording    packs.Names // what the law wants printed, where it does
	Rule       packs.Frozen
}

// Regime is the tax law of a place on a day, for one seller.
type Regime struct {
	country     *packs.Country
	at          packs.Place
	on          packs.Date
	ids         map[string]string // the seller's, by code
	Rounding    money.Rounding
	treatments  map[TaxClass]Treatment
	documents   documentRule
	registrable []TaxID
}

// TaxID is a number the tax office gives a seller.
type TaxID struct {
	Code    string            `json:"code"`
	Name    string            `json:"name"`
	Taxes   []string          `json:"taxes"` // which it is the licence to charge
	Pattern string            `json:"pattern"`
	Check   string            `json:"check"`
	States  map[string]string `json:"states"` // the state by the number's first letters
}

type taxRule struct {
	Status     TaxStatus `json:"status"`
	Components []struct {
		Code string `json:"code"`
		Rate string `json:"rate"`
	} `json:"components"`
	Wording packs.Names `json:"wording"`
}

type splitRule struct {
	Of             string   `json:"of"`
	IntraState     []string `json:"intra_state"`
	IntraTerritory []string `json:"intra_territory"`
	InterState     []string `json:"inter_state"`
	Territories    []string `json:"territories"`
}

type documentRule struct {
	Titles          map[string]string `json:"titles"`
	FiscalYearStart string            `json:"fiscal_year_start"`
	NumberMax       int               `json:"number_max"`
	NumberPattern   string            `json:"number_pattern"`
}

type roundingRule struct {
	Mode money.Rounding `json:"mode"`
}

type idsRule struct {
	IDs []TaxID `json:"ids"`
}

// ruleOf reads the rule in force into value; there may be none.
func ruleOf(c *packs.Country, key string, at packs.Place, on packs.Date, value any) (packs.Frozen, bool, error) {
	rule, ok := c.Freeze(key, at, on)
	if !ok {
		return packs.Frozen{}, false, nil
	}
	if err := json.Unmarshal(rule.Value, value); err != nil {
		return packs.Frozen{}, false, fmt.Errorf("rule %s of %s: %w", key, c.Code, err)
	}
	return rule, true, nil
}

// NewRegime reads the law of country at a subdivision on a day, for a seller
// with these tax ids.
func NewRegime(country *packs.Country, subdivision string, on packs.Date, ids map[string]string) (Regime, error) {
	r := Regime{country: country, at: packs.Place{Subdivision: subdivision}, on: on, ids: ids, Rounding: money.HalfUp, treatments: map[TaxClass]Treatment{}}
	var rounding roundingRule
	var known idsRule
	for key, value := range map[string]any{"tax.rounding": &rounding, "tax.documents": &r.documents, "tax.ids": &known} {
		if _, _, err := ruleOf(country, key, r.at, on, value); err != nil {
			return r, err
		}
	}
	if r.registrable = known.IDs; rounding.Mode != "" {
		r.Rounding = rounding.Mode
	}
	for _, class := range taxClasses {
		t, err := r.read(class)
		if err != nil {
			return r, err
		}
		r.treatments[class] = t
	}
	return r, nil
}

// Treat says how a class is taxed.
func (r Regime) Treat(class TaxClass) Treatment { return r.treatments[class] }

// TaxIDs are the numbers a seller may have here.
func (r Regime) TaxIDs() []TaxID { return r.registrable }

// ruleKeys says where a class is looked up; a product is taxed as anything else
// is where the law has no rule of its own.
var ruleKeys = map[TaxClass][]string{
	ClassCare: {"tax.care"}, ClassStandard: {"tax.standard"}, ClassProduct: {"tax.product", "tax.standard"},
}

func (r Regime) read(class TaxClass) (Treatment, error) {
	for _, key := range ruleKeys[class] {
		var rule taxRule
		frozen, ok, err := ruleOf(r.country, key, r.at, r.on, &rule)
		if err != nil {
			return Treatment{}, err
		}
		if ok {
			return r.apply(class, rule, frozen)
		}
	}
	return Treatment{Class: class, Status: NoTax}, nil
}

// apply makes a treatment of a rule: only taxes the seller is registered for
// are charged.
func (r Regime) apply(class TaxClass, rule taxRule, frozen packs.Frozen) (Treatment, error) {
	t := Treatment{Class: class, Status: rule.Status, Wording: rule.Wording, Rule: frozen}
	if t.Status == "" {
		t.Status = Taxed
	}
	if t.Status == ZeroRated && !r.registered() {
		t.Status, t.Wording = Unregistered, nil
	}
	for _, c := range rule.Components {
		if !r.mayCharge(c.Code) {
			continue
		}
		rate, err := money.ParseRate(c.Rate)
		if err != nil {
			return t, fmt.Errorf("rule %s of %s: %w", frozen.Key, r.country.Code, err)
		}
		split, err := r.split(Component{c.Code, rate})
		if err != nil {
			return t, err
		}
		t.Components = append(t.Components, split...)
	}
	if t.Status == Taxed && len(t.Components) == 0 {
		t.Status = Unregistered
	}
	return t, nil
}

func (r Regime) registered() bool {
	return slices.ContainsFunc(r.registrable, func(id TaxID) bool { return r.ids[id.Code] != "" })
}

func (r Regime) mayCharge(tax string) bool {
	return slices.ContainsFunc(r.registrable, func(id TaxID) bool { return r.ids[id.Code] != "" && slices.Contains(id.Taxes, tax) })
}

// split divides a tax between the union and the state, where the law does. Care
// and what goes with it is supplied where it is performed (IGST Act 2017
// s.12(4)): it is within the state unless the seller is registered in another.
func (r Regime) split(c Component) ([]Component, error) {
	var rule splitRule
	if _, ok, err := ruleOf(r.country, "tax.split", r.at, r.on, &rule); err != nil || !ok || rule.Of != c.Code {
		return []Component{c}, err
	}
	into := rule.IntraState
	switch home := r.home(); {
	case home != "" && r.at.Subdivision != "" && home != r.at.Subdivision:
		into = rule.InterState
	case slices.Contains(rule.Territories, r.at.Subdivision):
		into = rule.IntraTerritory
	}
	rates, err := money.Allocate(c.Rate, slices.Repeat([]int64{1}, len(into)))
	if err != nil {
		return nil, err
	}
	out := make([]Component, len(into))
	for i, code := range into {
		out[i] = Component{code, rates[i]}
	}
	return out, nil
}

// home is the state in which the seller is registered, where their tax id tells.
func (r Regime) home() string {
	for _, id := range r.registrable {
		if number := r.ids[id.Code]; len(number) > 1 && id.States != nil {
			return id.States[number[:2]]
		}
	}
	return ""
}

// Title is the key of what the law calls a document with these lines on it.
func (r Regime) Title(statuses []TaxStatus) string {
	kind := "exempt"
	taxed, zero := slices.Contains(statuses, Taxed), slices.Contains(statuses, ZeroRated)
	free := slices.ContainsFunc(statuses, func(s TaxStatus) bool { return s != Taxed && s != ZeroRated })
	switch {
	case !r.registered():
		kind = "unregistered"
	case taxed && free:
		kind = "mixed"
	case taxed:
		kind = "taxed"
	case zero && r.documents.Titles["zero_rated"] != "":
		kind = "zero_rated"
	}
	if title := r.documents.Titles[kind]; title != "" {
		return title
	}
	return "invoice"
}

// FiscalYear is the calendar year in which the fiscal year of a day begins.
func (r Regime) FiscalYear(day packs.Date) int {
	if start := r.documents.FiscalYearStart; start != "" && day.String()[5:] < start {
		return day.Year() - 1
	}
	return day.Year()
}
