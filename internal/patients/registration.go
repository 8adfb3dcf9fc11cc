package patients

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/patients/patientsdb"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// Rules are what registration asks for at one place.
type Rules struct {
	Country     string
	Subdivision string
	Needs       packs.Registration
	Address     packs.Address
	Majority    int // the age, in years, at which a patient consents alone
	Identifiers []packs.Identifier
	clinicType  *packs.ClinicType
	own         packs.Registration
}

// usualMajority holds where no pack says otherwise.
const usualMajority = 18

// Rules are what registration asks for at a branch, or in the chain's country.
func (s *Service) Rules(ctx context.Context, branch *uuid.UUID) (Rules, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Rules, error) { return s.rulesTx(ctx, tx, branch) })
}

// rulesTx lays country, clinic type and the chain's own settings over each other.
func (s *Service) rulesTx(ctx context.Context, tx database.Tx, branch *uuid.UUID) (Rules, error) {
	row, err := patientsdb.New(tx).Jurisdiction(ctx, patientsdb.JurisdictionParams{TenantID: tx.Tenant(), BranchID: branch})
	if err != nil {
		return Rules{}, err
	}
	var own struct {
		Registration packs.Registration `json:"registration"`
	}
	if err := json.Unmarshal(row.Own, &own); err != nil {
		return Rules{}, fmt.Errorf("settings: %w", err)
	}
	r := Rules{own: own.Registration}
	if s.Packs != nil {
		r.clinicType, _ = s.Packs.ClinicType(row.ClinicType)
	}
	return s.rulesIn(r, row.Country, row.Subdivision), nil
}

// rulesIn is r under the law of a country; an empty one changes nothing.
func (s *Service) rulesIn(r Rules, country, subdivision string) Rules {
	if country == "" || country == r.Country && subdivision == r.Subdivision {
		return r
	}
	r.Country, r.Subdivision, r.Majority = country, subdivision, usualMajority
	if s.Packs == nil {
		return r
	}
	pack, ok := s.Packs.Country(country)
	if !ok {
		return r
	}
	r.Address, r.Needs = pack.Address, packs.RegistrationOf(pack, r.clinicType, r.own)
	r.Identifiers = identifierKinds(pack, subdivision)
	rule, _ := pack.Rule("minors.majority", packs.Place{Subdivision: subdivision}, packs.DateOf(s.Clock.Now()))
	if age, ok := rule.Value["age"].(int); ok {
		r.Majority = age
	}
	return r
}

// minor reports whether somebody of this birth date cannot consent alone. Of
// an unknown age nothing is presumed.
func (r Rules) minor(d Details, now time.Time) bool {
	return d.BirthDate != nil && d.BirthDate.AddDate(r.Majority, 0, 0).After(now)
}

// absent are the fields the clinic requires and d lacks, in the order of the form.
func (r Rules) absent(d Details, now time.Time) []string {
	var out []string
	for _, field := range packs.RegistrationFields {
		needed := r.Needs[field] == packs.Required || field == "guardian" && r.minor(d, now)
		if has, known := d.has(field, r); needed && known && !has {
			out = append(out, field)
		}
	}
	return out
}

// has reports whether d says something of a field; known is false for fields
// that are kept elsewhere.
func (d Details) has(field string, r Rules) (has, known bool) {
	text := map[string]string{
		"phone": d.Phone, "sex": d.Sex, "gender": d.Gender, "given_name": d.GivenName, "family_name": d.FamilyName,
		"preferred_name": d.PreferredName, "second_phone": d.SecondPhone, "email": d.Email, "language": d.Language, "channel": d.Channel,
		"emergency_contact": d.Emergency.Name, "guardian": d.Guardian.Name, "referral": d.Referral.Source, "occupation": d.Occupation,
		"notes": d.Notes,
	}
	switch field {
	case "birth_date":
		return d.BirthDate != nil, true
	case "address":
		return len(r.missingLines(d.Address)) == 0, true
	}
	value, known := text[field]
	return value != "", known
}

// missingLines are the lines of an address that the country requires.
func (r Rules) missingLines(a Address) []string {
	var out []string
	for _, l := range a.lines() {
		if name := strings.TrimPrefix(l.pointer, "/address/"); *l.text == "" && slices.Contains(r.Address.Required, name) {
			out = append(out, name)
		}
	}
	return out
}

// require notes every field that is required and not there.
func (r Rules) require(faults *fault.Fields, d Details, now time.Time) {
	for _, field := range r.absent(d, now) {
		r.demand(faults, field, d)
	}
}

// keep notes every required field that the record had and d lacks.
func (r Rules) keep(faults *fault.Fields, had, d Details, now time.Time) {
	before := r.absent(had, now)
	for _, field := range r.absent(d, now) {
		if !slices.Contains(before, field) && (field != "guardian" || had.Guardian.Name != "") {
			r.demand(faults, field, d)
		}
	}
}

func (r Rules) demand(faults *fault.Fields, field string, d Details) {
	switch field {
	case "address":
		for _, name := range r.missingLines(d.Address) {
			faults.Add("/address/"+name, "required", "This line is needed.")
		}
	case "guardian", "emergency_contact":
		faults.Add("/"+field+"/name", "required", "This is needed.")
	case "referral":
		faults.Add("/referral/source", "required", "This is needed.")
	default:
		faults.Add("/"+field, "required", "This is needed.")
	}
}

// identifierKinds are the ids a patient of the country may have, those of the
// subdivision first.
func identifierKinds(pack *packs.Country, subdivision string) []packs.Identifier {
	var near, far []packs.Identifier
	for _, x := range pack.IDs {
		switch {
		case x.For != "patient":
		case isNear(x, subdivision):
			near = append(near, x)
		default:
			far = append(far, x)
		}
	}
	return append(near, far...)
}

// isNear reports whether an identifier is of the subdivision, or of the whole country.
func isNear(x packs.Identifier, subdivision string) bool {
	return len(x.Subdivisions) == 0 || slices.Contains(x.Subdivisions, subdivision)
}

// cleanFor is the details as a record of the chain would keep them, or
// ErrInvalid with a field for each fault.
func (s *Service) cleanFor(ctx context.Context, tx database.Tx, d Details) (Details, error) {
	rules, err := s.rulesTx(ctx, tx, nil)
	if err != nil {
		return d, err
	}
	d, faults := d.clean(rules, s.Clock.Now())
	return d, faults.Err(ErrInvalid)
}
