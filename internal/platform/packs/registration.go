package packs

import (
	"fmt"
	"maps"
	"slices"
)

// Need says whether a field of registration is asked for.
type Need string

// Whether a field is asked for.
const (
	Required Need = "required" // a record without it is incomplete
	Optional Need = "optional"
	Hidden   Need = "hidden" // not shown on forms
)

var needs = []Need{Required, Optional, Hidden}

// RegistrationFields are the fields of a patient that packs and chains decide
// about, in the order of the form. A name is always required, and a guardian
// is of those below majority.
var RegistrationFields = []string{
	"phone", "birth_date", "sex", "gender", "given_name", "family_name", "preferred_name", "second_phone", "email", "language",
	"channel", "address", "emergency_contact", "guardian", "referral", "occupation", "insurance", "identifiers", "notes",
}

// Registration is the need of some fields, by key.
type Registration map[string]Need

// common is where nothing else is said: short, since a form is filled in while
// somebody waits.
var common = Registration{"phone": Required, "gender": Hidden, "given_name": Hidden, "family_name": Hidden, "occupation": Hidden}

// RegistrationOf lays the needs of a country, a clinic type and the chain's own
// over each other, field by field; every field has one.
func RegistrationOf(country *Country, clinicType *ClinicType, own Registration) Registration {
	out := Registration{}
	for _, field := range RegistrationFields {
		out[field] = Optional
	}
	maps.Copy(out, common)
	if country != nil {
		maps.Copy(out, country.Registration)
	}
	if clinicType != nil {
		maps.Copy(out, clinicType.Registration)
	}
	maps.Copy(out, own)
	return out
}

// check refuses fields and needs that there are none of.
func (r Registration) check() error {
	for _, field := range slices.Sorted(maps.Keys(r)) {
		if !slices.Contains(RegistrationFields, field) || !slices.Contains(needs, r[field]) {
			return fmt.Errorf("registration: %s cannot be %q", field, r[field])
		}
	}
	return nil
}
