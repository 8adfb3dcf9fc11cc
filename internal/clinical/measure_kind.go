package clinical

import (
	"errors"
	"fmt"
	"math/big"
	"regexp"

	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// MeasureKind is something that can be measured. Bounds are in its own unit:
// what lies outside Min and Max cannot be, what lies outside Low and High is
// worth a second look.
type MeasureKind struct {
	Code     string      `yaml:"code" json:"code"`
	Name     packs.Names `yaml:"name" json:"name"`
	Group    string      `yaml:"group" json:"group"`
	Unit     string      `yaml:"unit" json:"unit"` // UCUM, as it is stored
	Decimals int         `yaml:"decimals" json:"decimals"`
	Min      string      `yaml:"min" json:"min"`
	Max      string      `yaml:"max" json:"max"`
	Low      string      `yaml:"low,omitempty" json:"low,omitempty"`
	High     string      `yaml:"high,omitempty" json:"high,omitempty"`
	Other    []OtherUnit `yaml:"other_units,omitempty" json:"other_units" nullable:"false"`
	Derived  bool        `yaml:"derived,omitempty" json:"derived"` // computed here, never typed
}

// OtherUnit is a unit a value may be typed in. Its value in the kind's unit is
// (value + Add) × Times ÷ Over, exactly.
type OtherUnit struct {
	Unit  string `yaml:"unit" json:"unit"`
	Add   string `yaml:"add,omitempty" json:"add,omitempty"`
	Times string `yaml:"times" json:"times"`
	Over  string `yaml:"over,omitempty" json:"over,omitempty"`
}

// decimal is how values are written, in JSON too: text, so that no value is
// changed by the way computers count.
var decimal = regexp.MustCompile(`^-?\d{1,9}(\.\d{1,6})?$`)

func rat(text string) (*big.Rat, bool) {
	if !decimal.MatchString(text) {
		return nil, false
	}
	return new(big.Rat).SetString(text)
}

func (k *MeasureKind) check() error {
	if k.Code == "" || k.Unit == "" || k.Name["en"] == "" {
		return fmt.Errorf("measure %q: code, unit and name are needed", k.Code)
	}
	for _, text := range []string{k.Min, k.Max} {
		if _, ok := rat(text); !ok {
			return fmt.Errorf("measure %s: %q is no number", k.Code, text)
		}
	}
	for _, u := range k.Other {
		if _, ok := rat(u.Times); !ok {
			return fmt.Errorf("measure %s: %s: %q is no number", k.Code, u.Unit, u.Times)
		}
	}
	return nil
}

// What can be wrong with a value.
var (
	errNoNumber    = errors.New("no number")
	errUnit        = errors.New("unknown unit")
	errImplausible = errors.New("implausible")
)

// read turns what was typed into the kind's own unit, exactly.
func (k *MeasureKind) read(value, unit string) (*big.Rat, error) {
	v, ok := rat(value)
	if !ok {
		return nil, errNoNumber
	}
	if unit != k.Unit {
		if v, ok = k.convert(v, unit); !ok {
			return nil, errUnit
		}
	}
	lowest, _ := rat(k.Min)
	highest, _ := rat(k.Max)
	if v.Cmp(lowest) < 0 || v.Cmp(highest) > 0 {
		return nil, errImplausible
	}
	return v, nil
}

func (k *MeasureKind) convert(v *big.Rat, unit string) (*big.Rat, bool) {
	for _, u := range k.Other {
		if u.Unit != unit {
			continue
		}
		for _, step := range []struct {
			by string
			do func(*big.Rat) *big.Rat
		}{
			{u.Add, func(by *big.Rat) *big.Rat { return new(big.Rat).Add(v, by) }},
			{u.Times, func(by *big.Rat) *big.Rat { return new(big.Rat).Mul(v, by) }},
			{u.Over, func(by *big.Rat) *big.Rat { return new(big.Rat).Quo(v, by) }},
		} {
			if by, ok := rat(step.by); ok {
				v = step.do(by)
			}
		}
		return v, true
	}
	return nil, false
}
