package patients

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/audit"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/patients/patientsdb"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// Identifier is a national id or health card, masked.
type Identifier struct {
	ID        uuid.UUID
	Kind      string // a key of the country pack's ids
	Tail      string // its last letters
	CreatedAt time.Time
}

// What can go wrong with an identifier.
var (
	ErrIdentifierNotFound = fault.New(fault.NotFound, "patients.identifier_not_found", "There is no such identifier.")
	ErrIdentifierInvalid  = fault.New(fault.Invalid, "patients.identifier_invalid", "This identifier needs another look.")
	ErrIdentifierTaken    = fault.New(fault.Conflict, "patients.identifier_taken", "Another patient has this identifier.")
	ErrIdentifierTwice    = fault.New(fault.Conflict, "patients.identifier_twice", "The patient has an identifier of this kind. Remove it first.")
	ErrNotKept            = fault.New(fault.Invalid, "patients.identifier_not_kept", "An identifier of this kind must not be kept.")
)

const identifierTable = "patient_identifiers"

// AddIdentifier keeps an identifier, encrypted. ErrIdentifierInvalid names what
// is wrong with it, ErrNotKept refuses kinds the country lets nobody keep,
// ErrIdentifierTaken says whose it is already.
func (s *Service) AddIdentifier(ctx context.Context, patient uuid.UUID, kind, value string) (uuid.UUID, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (uuid.UUID, error) {
		p, err := byID(ctx, tx, patient)
		if err != nil {
			return uuid.Nil, err
		}
		rules, err := s.rulesTx(ctx, tx, nil)
		if err != nil {
			return uuid.Nil, err
		}
		value, err := checkIdentifier(s.rulesIn(rules, p.Country, p.Subdivision).Identifiers, kind, value)
		if err != nil {
			return uuid.Nil, err
		}
		return s.keepIdentifier(ctx, tx, patient, kind, value)
	})
}

func (s *Service) keepIdentifier(ctx context.Context, tx database.Tx, patient uuid.UUID, kind, value string) (uuid.UUID, error) {
	lookup, err := s.Vault.Lookup(tx.Tenant(), identifierTable, value)
	if err != nil {
		return uuid.Nil, err
	}
	if err := refuseTaken(ctx, tx, patient, lookup); err != nil {
		return uuid.Nil, err
	}
	identifier := id.New()
	sealed, err := s.seal(ctx, tx, identifierTable, identifier, value)
	if err != nil {
		return uuid.Nil, err
	}
	err = patientsdb.New(tx).InsertIdentifier(ctx, patientsdb.InsertIdentifierParams{
		TenantID: tx.Tenant(), ID: identifier, PatientID: patient, Kind: kind, Sealed: sealed, Lookup: lookup, Tail: tail(value),
		CreatedAt: s.Clock.Now(), CreatedBy: tx.Principal().Actor(),
	})
	return identifier, database.Explain(err, nil, map[string]*fault.Error{
		"patient_identifiers_once": ErrIdentifierTwice, "patient_identifiers_lookup": ErrIdentifierTaken,
	})
}

// refuseTaken says who has the identifier: two records of one person are found
// here as often as a slip of the finger.
func refuseTaken(ctx context.Context, tx database.Tx, patient uuid.UUID, lookup string) error {
	rows, err := patientsdb.New(tx).PatientsByIdentifier(ctx, patientsdb.PatientsByIdentifierParams{TenantID: tx.Tenant(), Lookup: lookup})
	if err != nil {
		return err
	}
	for _, r := range rows {
		if r.ID != patient {
			p, err := fromRow(r)
			if err != nil {
				return err
			}
			return ErrIdentifierTaken.WithExtra("duplicates", []PatientJSON{toJSON(p)}).
				With(fault.Field{Pointer: "/value", Code: "taken", Detail: "Another patient has this identifier."})
		}
	}
	return nil
}

// seal encrypts a value for one row of a table.
func (s *Service) seal(ctx context.Context, tx database.Tx, table string, row uuid.UUID, value string) ([]byte, error) {
	key, err := s.Vault.KeyTx(ctx, tx)
	if err != nil {
		return nil, err
	}
	return key.Seal([]byte(value), table+":"+row.String())
}

// unseal decrypts what seal made for the same row.
func (s *Service) unseal(ctx context.Context, tx database.Tx, table string, row uuid.UUID, sealed []byte) (string, error) {
	key, err := s.Vault.KeyTx(ctx, tx)
	if err != nil {
		return "", err
	}
	value, err := key.Open(sealed, table+":"+row.String())
	return string(value), err
}

// RevealIdentifier is the whole value. That it was looked at is recorded, with
// the reason where one is given.
func (s *Service) RevealIdentifier(ctx context.Context, patient, identifier uuid.UUID, reason string) (string, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (string, error) {
		sealed, err := patientsdb.New(tx).SealedIdentifier(ctx, patientsdb.SealedIdentifierParams{
			TenantID: tx.Tenant(), PatientID: patient, ID: identifier,
		})
		if err != nil {
			return "", database.Explain(err, ErrIdentifierNotFound, nil)
		}
		if err := audit.Viewed(ctx, tx, identifierTable, identifier, reason); err != nil {
			return "", err
		}
		return s.unseal(ctx, tx, identifierTable, identifier, sealed)
	})
}

// RemoveIdentifier forgets an identifier, ciphertext and all.
func (s *Service) RemoveIdentifier(ctx context.Context, patient, identifier uuid.UUID) error {
	return database.InTxDo(ctx, s.DB, func(tx database.Tx) error {
		n, err := patientsdb.New(tx).DeleteIdentifier(ctx, patientsdb.DeleteIdentifierParams{
			TenantID: tx.Tenant(), PatientID: patient, ID: identifier,
		})
		if err == nil && n == 0 {
			err = ErrIdentifierNotFound
		}
		return err
	})
}

func identifiers(ctx context.Context, q patientsdb.DBTX, tenant, patient uuid.UUID) ([]Identifier, error) {
	rows, err := patientsdb.New(q).Identifiers(ctx, patientsdb.IdentifiersParams{TenantID: tenant, PatientID: patient})
	out := make([]Identifier, len(rows))
	for i, r := range rows {
		out[i] = Identifier{r.ID, r.Kind, r.Tail, r.CreatedAt}
	}
	return out, err
}

// shortestIdentifier is the least letters of a query that may be one.
const shortestIdentifier = 7

// byIdentifier finds the patients who have exactly what was typed for an identifier.
func (s *Service) byIdentifier(ctx context.Context, tx database.Tx, query string) ([]Patient, error) {
	value := canonical(query)
	if s.Vault == nil || len(value) < shortestIdentifier || !strings.ContainsFunc(value, unicode.IsDigit) && !strings.Contains(value, "@") {
		return nil, nil
	}
	lookup, err := s.Vault.Lookup(tx.Tenant(), identifierTable, value)
	if err != nil {
		return nil, err
	}
	rows, err := patientsdb.New(tx).PatientsByIdentifier(ctx, patientsdb.PatientsByIdentifierParams{TenantID: tx.Tenant(), Lookup: lookup})
	if err != nil {
		return nil, err
	}
	return fromRows(rows)
}

// canonical is a value without the ways of writing it: 784-1984-... and 7841984...
// are one card. What has an @ is an address, in small letters.
func canonical(value string) string {
	value = strings.Join(strings.Fields(value), "")
	if strings.Contains(value, "@") {
		return strings.ToLower(value)
	}
	return strings.ToUpper(strings.Map(func(r rune) rune {
		if strings.ContainsRune("-–/.", r) {
			return -1
		}
		return r
	}, value))
}

// tail is the last four letters, or fewer of a short value.
func tail(value string) string {
	letters := []rune(value)
	return string(letters[len(letters)-min(4, len(letters)/2):])
}

const longestIdentifier = 64

// checkIdentifier brings a value into its canonical form and refuses what
// cannot be of its kind.
func checkIdentifier(kinds []packs.Identifier, kind, value string) (string, error) {
	i := slices.IndexFunc(kinds, func(x packs.Identifier) bool { return x.Key == kind })
	if i < 0 {
		return "", ErrIdentifierInvalid.With(fault.Field{Pointer: "/kind", Code: "unknown", Detail: "Choose one of the country's identifiers."})
	}
	if !kinds[i].Store {
		return "", ErrNotKept.With(fault.Field{Pointer: "/kind", Code: "not_kept", Detail: "An identifier of this kind must not be kept."})
	}
	value = canonical(value)
	if code := wrongWith(kinds[i], value); code != "" {
		return "", ErrIdentifierInvalid.With(fault.Field{Pointer: "/value", Code: code, Detail: identifierFaults[code]})
	}
	return value, nil
}

var identifierFaults = map[string]string{
	"required":    "Give the number.",
	"too_long":    "This is too long.",
	"pattern":     "This does not look like such a number.",
	"check_digit": "A digit is wrong: the check digit does not fit.",
	"placeholder": "This number stands for nobody.",
}

func wrongWith(kind packs.Identifier, value string) string {
	fits, err := regexp.MatchString(kind.Pattern, value)
	isPlaceholder := func(p string) bool { return canonical(p) == value }
	switch {
	case value == "":
		return "required"
	case len(value) > longestIdentifier:
		return "too_long"
	case kind.Pattern != "" && (err != nil || !fits):
		return "pattern"
	case slices.ContainsFunc(kind.Placeholders, isPlaceholder):
		return "placeholder"
	case kind.Check != "" && !checks[kind.Check](value):
		return "check_digit"
	}
	return ""
}
