package platform

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"go.yaml.in/yaml/v3"

	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// Plans is configs/plans.yaml: what can be bought, and what a new chain tries.
type Plans struct {
	TrialPlan string `yaml:"trial_plan"`
	TrialDays int    `yaml:"trial_days"`
	Plans     []Plan `yaml:"plans"`
}

// Plan is one plan. Prices are minor units a month by currency, for each Per.
type Plan struct {
	Key      string           `yaml:"key"`
	Name     packs.Names      `yaml:"name"`
	Summary  packs.Names      `yaml:"summary"`
	Per      string           `yaml:"per"` // "practitioner", "branch" or "chain"
	Prices   map[string]int64 `yaml:"prices"`
	Limits   Limits           `yaml:"limits"`
	Included []packs.Names    `yaml:"included"`
}

// Limits are the most a plan allows; zero is no limit.
type Limits struct {
	Practitioners int `yaml:"practitioners"`
	Branches      int `yaml:"branches"`
}

// LoadPlans reads and checks the file; it returns all its faults at once.
func LoadPlans(raw []byte) (Plans, error) {
	var p Plans
	dec := yaml.NewDecoder(bytes.NewReader(raw))
	dec.KnownFields(true)
	if err := dec.Decode(&p); err != nil {
		return p, fmt.Errorf("plans: %w", err)
	}
	return p, p.check()
}

func (p Plans) check() error {
	var faults []error
	if p.TrialDays < 1 {
		faults = append(faults, errors.New("plans: trial_days must be at least 1"))
	}
	if !slices.ContainsFunc(p.Plans, func(x Plan) bool { return x.Key == p.TrialPlan }) {
		faults = append(faults, fmt.Errorf("plans: trial_plan %q is none of the plans", p.TrialPlan))
	}
	for _, x := range p.Plans {
		faults = append(faults, x.check())
	}
	return errors.Join(faults...)
}

func (x Plan) check() error {
	var faults []error
	if !slices.Contains([]string{"practitioner", "branch", "chain"}, x.Per) {
		faults = append(faults, fmt.Errorf("plans: %s: per %q", x.Key, x.Per))
	}
	for _, currency := range []string{"INR", "USD", "AED", "CAD"} {
		if x.Prices[currency] <= 0 {
			faults = append(faults, fmt.Errorf("plans: %s has no price in %s", x.Key, currency))
		}
	}
	texts := append([]packs.Names{x.Name, x.Summary}, x.Included...)
	for _, names := range texts {
		for _, l := range packs.Languages {
			if names[l] == "" {
				faults = append(faults, fmt.Errorf("plans: %s: %q is not in %s", x.Key, names["en"], l))
			}
		}
	}
	return errors.Join(faults...)
}
