package patients

import (
	"encoding/json"
	"net/mail"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"
	"github.com/nyaruka/phonenumbers"

	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// Details is what a patient's record holds of the person. Empty is "not said".
type Details struct {
	Name             string // in the patient's own script, as they say it
	GivenName        string
	FamilyName       string
	PreferredName    string
	Sex              string // at birth, in FHIR's words: male, female, other, unknown
	Gender           string // as the patient says it
	Phone            string // E.164
	PhoneOwner       string // whose phone it is
	SecondPhone      string
	SecondPhoneOwner string
	Email            string
	BirthDate        *time.Time
	Accuracy         string // of the birth date: Day, Month, Year or Estimated
	Age              *int   // in years, where nobody knows the date; it becomes an estimated birth date
	Address          Address
	Language         string
	Channel          string // on which the patient prefers to hear from the clinic
	Referral         Referral
	Occupation       string
	Emergency        Contact
	Guardian         Contact // who consents for a minor
	Notes            string  // for the desk
}

// How exact a birth date is.
const (
	Day       = "day"
	Month     = "month"
	Year      = "year"
	Estimated = "estimated" // from an age
)

// Address is the lines of an address; a country has some of them.
type Address struct {
	Line1      string `json:"line1,omitempty"`
	Line2      string `json:"line2,omitempty"`
	Locality   string `json:"locality,omitempty"`
	City       string `json:"city,omitempty"`
	State      string `json:"state,omitempty"`
	PostalCode string `json:"postal_code,omitempty"`
}

// Referral is how the patient came to the clinic, asked once and kept.
type Referral struct {
	Source    string // website, ad, referral, call, walk_in, other
	Campaign  string // of an ad
	By        string // patient, doctor, other
	Name      string // of who referred
	PatientID *uuid.UUID
}

// Contact is somebody who belongs to the patient.
type Contact struct{ Name, Relation, Phone string }

var (
	sexes      = []string{"", "male", "female", "other", "unknown"}
	accuracies = []string{"", Day, Month, Year, Estimated}
	channels   = []string{"", "whatsapp", "sms", "email", "call"}
	sources    = []string{"", "website", "ad", "referral", "call", "walk_in", "other"}
	referrers  = []string{"", "patient", "doctor", "other"}
)

const (
	longestName = 200
	longestLine = 120
	longestNote = 2000
	oldest      = 150 // years: a slip of the finger, not an age
)

// clean trims d, brings phones into E.164 with the country's code where they
// have none, and finds everything wrong with it at once.
func (d Details) clean(rules Rules, now time.Time) (Details, fault.Fields) {
	var faults fault.Fields
	d.trim()
	faults.Check(strings.ContainsFunc(d.Name, unicode.IsLetter), "/name", "required", "Give the patient's name.")
	faults.Check(len(d.Name) <= longestName, "/name", "too_long", "This name is too long.")
	d.checkWords(&faults)
	d.checkPhones(&faults, rules.Country)
	d.checkBirth(&faults, now)
	d.checkAddress(&faults, rules.Address)
	if d.Email != "" {
		a, err := mail.ParseAddress(d.Email)
		faults.Check(err == nil && a.Address == d.Email, "/email", "invalid", "This is not an e-mail address.")
	}
	return d, faults
}

// trim takes away white space that nobody meant.
func (d *Details) trim() {
	for _, line := range d.lines() {
		*line.text = strings.Join(strings.Fields(*line.text), " ")
	}
	d.Notes = strings.TrimSpace(d.Notes)
}

type line struct {
	pointer string
	text    *string
}

// lines are the short texts of d and where they are in a request.
func (d *Details) lines() []line {
	out := []line{
		{"/name", &d.Name},
		{"/given_name", &d.GivenName},
		{"/family_name", &d.FamilyName},
		{"/preferred_name", &d.PreferredName},
		{"/gender", &d.Gender},
		{"/phone", &d.Phone},
		{"/phone_owner", &d.PhoneOwner},
		{"/second_phone", &d.SecondPhone},
		{"/second_phone_owner", &d.SecondPhoneOwner},
		{"/email", &d.Email},
		{"/language", &d.Language},
		{"/occupation", &d.Occupation},
		{"/referral/campaign", &d.Referral.Campaign},
		{"/referral/name", &d.Referral.Name},
		{"/emergency_contact/name", &d.Emergency.Name},
		{"/emergency_contact/relation", &d.Emergency.Relation},
		{"/emergency_contact/phone", &d.Emergency.Phone},
		{"/guardian/name", &d.Guardian.Name},
		{"/guardian/relation", &d.Guardian.Relation},
		{"/guardian/phone", &d.Guardian.Phone},
	}
	return append(out, d.Address.lines()...)
}

func (d *Details) checkWords(faults *fault.Fields) {
	for _, l := range d.lines() {
		faults.Check(l.pointer == "/name" || utf8.RuneCountInString(*l.text) <= longestName, l.pointer, "too_long", "This is too long.")
	}
	faults.Check(utf8.RuneCountInString(d.Notes) <= longestNote, "/notes", "too_long", "Keep this to 2,000 letters.")
	for _, c := range []struct {
		pointer, value string
		all            []string
	}{
		{"/sex", d.Sex, sexes},
		{"/birth_date_accuracy", d.Accuracy, accuracies},
		{"/channel", d.Channel, channels},
		{"/referral/source", d.Referral.Source, sources},
		{"/referral/by", d.Referral.By, referrers},
	} {
		faults.Check(slices.Contains(c.all, c.value), c.pointer, "invalid", "Choose one of "+strings.Join(c.all[1:], ", ")+".")
	}
	faults.Check(d.Guardian == (Contact{}) || d.Guardian.Name != "", "/guardian/name", "required", "Say who the guardian is.")
	faults.Check(d.Emergency == (Contact{}) || d.Emergency.Name != "", "/emergency_contact/name", "required", "Say whom to call.")
}

func (d *Details) checkPhones(faults *fault.Fields, region string) {
	for _, p := range []line{
		{"/phone", &d.Phone},
		{"/second_phone", &d.SecondPhone},
		{"/emergency_contact/phone", &d.Emergency.Phone},
		{"/guardian/phone", &d.Guardian.Phone},
	} {
		if *p.text == "" {
			continue
		}
		e164, ok := e164(*p.text, region)
		faults.Check(ok, p.pointer, "invalid", "This is not a phone number that can be called.")
		if ok {
			*p.text = e164
		}
	}
	if d.SecondPhone != "" && d.SecondPhone == d.Phone {
		d.SecondPhone, d.SecondPhoneOwner = "", ""
	}
}

// e164 reads a number the way region writes it.
func e164(number, region string) (string, bool) {
	n, err := phonenumbers.Parse(number, region)
	if err != nil || !phonenumbers.IsValidNumber(n) {
		return "", false
	}
	return phonenumbers.Format(n, phonenumbers.E164), true
}

// checkBirth also makes an estimated date of an age.
func (d *Details) checkBirth(faults *fault.Fields, now time.Time) {
	if d.Age != nil {
		faults.Check(*d.Age >= 0 && *d.Age < oldest, "/age", "invalid", "Nobody is that old.")
		born := now.AddDate(-*d.Age, 0, 0).UTC().Truncate(24 * time.Hour)
		d.BirthDate, d.Accuracy, d.Age = &born, Estimated, nil
	}
	if d.BirthDate == nil {
		d.Accuracy = ""
		return
	}
	// somewhere it is tomorrow already
	faults.Check(!d.BirthDate.After(now.Add(14*time.Hour)), "/birth_date", "future", "The birth date lies in the future.")
	faults.Check(d.BirthDate.After(now.AddDate(-oldest, 0, 0)), "/birth_date", "invalid", "Nobody is that old.")
}

// checkAddress wants the country's lines and no others. A desk that knows half
// an address may note that half: what is required is asked for by the rules.
func (d *Details) checkAddress(faults *fault.Fields, want packs.Address) {
	for _, l := range d.Address.lines() {
		name := strings.TrimPrefix(l.pointer, "/address/")
		faults.Check(*l.text == "" || len(want.Order) == 0 || slices.Contains(want.Order, name), l.pointer, "unknown", "Addresses here have no such line.")
		faults.Check(utf8.RuneCountInString(*l.text) <= longestLine, l.pointer, "too_long", "Give at most 120 letters.")
	}
	if code := d.Address.PostalCode; code != "" && want.PostalPattern != "" {
		ok, err := regexp.MatchString(want.PostalPattern, code)
		faults.Check(err == nil && ok, "/address/postal_code", "invalid", "Give a code such as "+want.PostalExample+".")
	}
}

func (a *Address) lines() []line {
	return []line{
		{"/address/line1", &a.Line1},
		{"/address/line2", &a.Line2},
		{"/address/locality", &a.Locality},
		{"/address/city", &a.City},
		{"/address/state", &a.State},
		{"/address/postal_code", &a.PostalCode},
	}
}

// json is the address as it is kept.
func (a Address) json() []byte {
	raw, _ := json.Marshal(a) //nolint:errchkjson // six strings
	return raw
}
