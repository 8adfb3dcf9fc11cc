package patients

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/patients/patientsdb"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// What a patient said about a purpose.
const (
	Given     = "given"
	Refused   = "refused"
	Withdrawn = "withdrawn"
)

// Who spoke: the patient, who may speak for them, or staff who heard them say so.
const (
	ByPatient  = "patient"
	ByGuardian = "guardian"
	ByStaff    = "staff"
)

// Where a consent was taken.
const (
	FromDesk   = "desk"
	FromIntake = "intake"
	FromPaper  = "paper" // signed on paper; the document shows it
)

// Purposes that countries name differently and other domains ask about.
const (
	// ForMessages is messages about the patient's own visits.
	ForMessages = "messages"
	// ForMarketing is news and offers.
	ForMarketing = "marketing"
)

// What can go wrong with a consent.
var (
	ErrConsentNotFound = fault.New(fault.NotFound, "intake.consent_not_found", "There is no such consent.")
	ErrPurposeUnknown  = fault.New(fault.NotFound, "intake.purpose_unknown", "This is not asked of patients here.")
	ErrConsentInvalid  = fault.New(fault.Invalid, "intake.consent_invalid", "This consent cannot be recorded as it is.")
	ErrTextChanged     = fault.New(fault.Conflict, "intake.consent_text_changed",
		"The text has changed since it was read. Read it again before signing.")
	ErrNotGiven = fault.New(fault.Conflict, "intake.consent_not_given", "There is nothing to withdraw: no such consent is in force.")
)

// Consent is one line of the ledger. It never changes.
type Consent struct {
	ID, PatientID uuid.UUID
	Purpose, Form string
	State         string // Given, Refused, Withdrawn
	TextSHA256    string // of the exact words; empty where none were put to the patient
	TextVersion   int
	Language      string
	Title, Body   string // Body only where one consent is asked for
	Country       string
	Subdivision   string
	Basis         string // the rule of the day
	SignedBy      string
	SignerName    string
	Relation      string // of the guardian to the patient
	ForMinor      bool
	Understands   bool    // staff attest that the minor understands
	Signed        bool    // a drawn signature is kept
	Drawing       Drawing // only where one consent is asked for
	Source        string
	SourceID      *uuid.UUID
	Reason        string
	IP            string
	Actor         string
	At            time.Time
}

// Words are what a patient is asked about a purpose, exactly.
type Words struct {
	Purpose     string `json:"purpose"`
	Version     int    `json:"version"`
	Language    string `json:"language"`
	Title       string `json:"title"`
	Body        string `json:"body"`
	SHA256      string `json:"sha256"`
	NeedsReview bool   `json:"needs_review"`
}

// ConsentState is where a patient stands on a purpose that their country asks about.
type ConsentState struct {
	packs.ConsentPurpose
	Words   Words    // in the language that was asked for
	Latest  *Consent // nil where the patient was never asked
	Allowed bool
	Missing bool // required of everybody, and not there
	Lapsed  bool // a guardian spoke for a child who is of age now
}

// Answer is what a patient says about a purpose, and how we know.
type Answer struct {
	Purpose    string
	State      string // Given or Refused
	Language   string // of the words that were read
	TextSHA256 string // of the words that were read
	Signer
	Source   string
	SourceID *uuid.UUID
	Reason   string
	Branch   *uuid.UUID // whose country's rules hold; nil: the chain's
}

// Signer is who says so, and what they leave behind.
type Signer struct {
	By          string
	Name        string
	Relation    string
	Understands bool
	Drawing     Drawing
	UserAgent   string
}

// ground is where and when a consent is asked for.
type ground struct {
	country     *packs.Country
	subdivision string
	date        packs.Date
	clinic      string
	language    string
}

func (g ground) at() packs.Place { return packs.Place{Subdivision: g.subdivision} }

// groundTx is the ground of a branch, or of the chain.
func (s *Service) groundTx(ctx context.Context, tx database.Tx, branch *uuid.UUID) (ground, error) {
	row, err := patientsdb.New(tx).ConsentPlace(ctx, patientsdb.ConsentPlaceParams{TenantID: tx.Tenant(), BranchID: branch})
	if err != nil {
		return ground{}, err
	}
	code, subdivision := row.Country, row.Subdivision
	if row.BranchCountry != "" {
		code, subdivision = row.BranchCountry, row.BranchSubdivision
	}
	country, ok := s.Packs.Country(code)
	if !ok {
		return ground{}, errors.New("consents: no pack of the country")
	}
	now := s.Clock.Now()
	if zone, err := time.LoadLocation(country.TimeZone(subdivision)); err == nil {
		now = now.In(zone)
	}
	return ground{country, subdivision, packs.DateOf(now), row.Name, row.Language}, nil
}

// purpose finds a purpose by the country's name for it, or by ours.
func (g ground) purpose(key string) (packs.ConsentPurpose, bool) {
	if key == ForMessages {
		if p, ok := g.country.Consent("messaging_service", g.subdivision, g.date); ok {
			return p, true
		}
		key = "sms"
	}
	return g.country.Consent(key, g.subdivision, g.date)
}

// words are the purpose's text in language, exactly.
func (g ground) words(purpose, language string) (Words, bool) {
	text, ok := g.country.ConsentText(purpose, g.subdivision, g.date)
	if !ok {
		return Words{}, false
	}
	title, body, in := text.Word(language, g.clinic)
	sum := sha256.Sum256([]byte(title + "\n\n" + body))
	return Words{purpose, text.Version, in, title, body, hex.EncodeToString(sum[:]), text.Unconfirmed}, true
}

// ofAge reports whether somebody born then consents for themselves, and whether
// a younger one may who understands. Whose birth date is unknown is an adult.
func (g ground) ofAge(born *time.Time) (ofAge, capacity bool) {
	if born == nil {
		return true, false
	}
	return g.country.OfAge(packs.DateOf(*born), g.at(), g.date)
}

// AllowsTx is the question before any message, photograph or sharing: does the
// patient agree to purpose, one of the country's or ForMessages or
// ForMarketing? The newest line of the ledger decides; without one, only what
// the law takes for granted is allowed. What the country does not ask about is not.
func (s *Service) AllowsTx(ctx context.Context, tx database.Tx, patient uuid.UUID, purpose string) (bool, error) {
	g, err := s.groundTx(ctx, tx, nil)
	if err != nil {
		return false, err
	}
	p, ok := g.purpose(purpose)
	if !ok {
		return false, nil
	}
	states, err := standTx(ctx, tx, []uuid.UUID{patient})
	if err != nil {
		return false, err
	}
	return states[patient].allows(g, p), nil
}

// standing is what is known of one patient: when they were born, and the newest
// line of each purpose.
type standing struct {
	born   *time.Time
	latest map[string]patientsdb.LatestConsentsRow
}

func (st standing) allows(g ground, p packs.ConsentPurpose) bool {
	row, asked := st.latest[p.Key]
	if !asked {
		return st.latest != nil && p.Implied()
	}
	return row.State == Given && !st.lapsed(g, row)
}

func (st standing) lapsed(g ground, row patientsdb.LatestConsentsRow) bool {
	ofAge, _ := g.ofAge(st.born)
	return row.ForMinor && ofAge
}

// missing reports whether what is required of everybody is not there. Where the
// law asks only that the patient was told, having tried is enough.
func (st standing) missing(g ground, p packs.ConsentPurpose) bool {
	if !p.Always() {
		return false
	}
	row, asked := st.latest[p.Key]
	if asked && row.State == Refused && p.Notice() {
		return false
	}
	return !asked || row.State != Given || st.lapsed(g, row)
}

// standTx reads where patients stand; who does not exist, or belongs to another
// chain, is left out.
func standTx(ctx context.Context, tx database.Tx, patients []uuid.UUID) (map[uuid.UUID]standing, error) {
	q, out := patientsdb.New(tx), map[uuid.UUID]standing{}
	people, err := q.BirthDates(ctx, patientsdb.BirthDatesParams{TenantID: tx.Tenant(), Patients: patients})
	if err != nil {
		return nil, err
	}
	for _, p := range people {
		out[p.ID] = standing{p.BirthDate, map[string]patientsdb.LatestConsentsRow{}}
	}
	rows, err := q.LatestConsents(ctx, patientsdb.LatestConsentsParams{TenantID: tx.Tenant(), Patients: patients})
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		if st, ok := out[r.PatientID]; ok {
			st.latest[r.Purpose] = r
		}
	}
	return out, nil
}

// MissingTx lists, for each of the patients who lacks any, the purposes that
// are required of everybody and have no valid consent.
func (s *Service) MissingTx(ctx context.Context, tx database.Tx, patients []uuid.UUID) (map[uuid.UUID][]string, error) {
	g, err := s.groundTx(ctx, tx, nil)
	if err != nil {
		return nil, err
	}
	states, err := standTx(ctx, tx, patients)
	if err != nil {
		return nil, err
	}
	out := map[uuid.UUID][]string{}
	for patient, st := range states {
		for _, p := range g.country.Consents(g.subdivision, g.date) {
			if st.missing(g, p) {
				out[patient] = append(out[patient], p.Key)
			}
		}
	}
	return out, nil
}

// consentFlags tells the desk who has yet to be asked.
func (s *Service) consentFlags(ctx context.Context, tx database.Tx, patients []uuid.UUID) (map[uuid.UUID][]Flag, error) {
	missing, err := s.MissingTx(ctx, tx, patients)
	out := map[uuid.UUID][]Flag{}
	for patient, purposes := range missing {
		out[patient] = []Flag{{Severity: Warning, Count: len(purposes), Detail: "missing"}}
	}
	return out, err
}

// ConsentSheet is all that is known of a patient's consents.
type ConsentSheet struct {
	States    []ConsentState // in the country's order
	Ledger    []Consent      // newest first
	Languages []string       // in which the words are to be had
	OfAge     bool           // the patient consents alone
	Capacity  bool           // a younger one may, who understands
}

// Consents is where a patient stands on every purpose, with the words in
// language. It returns ErrNotFound.
func (s *Service) Consents(ctx context.Context, patient uuid.UUID, branch *uuid.UUID, language string) (ConsentSheet, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (ConsentSheet, error) {
		return s.consentsTx(ctx, tx, patient, branch, language)
	})
}

func (s *Service) consentsTx(ctx context.Context, tx database.Tx, patient uuid.UUID, branch *uuid.UUID, language string) (ConsentSheet, error) {
	g, err := s.groundTx(ctx, tx, branch)
	if err != nil {
		return ConsentSheet{}, err
	}
	known, err := standTx(ctx, tx, []uuid.UUID{patient})
	if err != nil {
		return ConsentSheet{}, err
	}
	st, ok := known[patient]
	if !ok {
		return ConsentSheet{}, ErrNotFound
	}
	rows, err := patientsdb.New(tx).ConsentsOf(ctx, patientsdb.ConsentsOfParams{TenantID: tx.Tenant(), PatientID: patient})
	if err != nil {
		return ConsentSheet{}, err
	}
	sheet := ConsentSheet{Languages: g.country.Languages, Ledger: make([]Consent, len(rows))}
	for i, r := range rows {
		sheet.Ledger[i] = consentFrom(r.Consent, r.TextVersion, r.Language, r.Title, r.ActorName)
	}
	sheet.OfAge, sheet.Capacity = g.ofAge(st.born)
	sheet.States = g.states(st, sheet.Ledger, language)
	return sheet, nil
}

func (g ground) states(st standing, ledger []Consent, language string) []ConsentState {
	purposes := g.country.Consents(g.subdivision, g.date)
	out := make([]ConsentState, 0, len(purposes))
	for _, p := range purposes {
		words, ok := g.words(p.Key, language)
		if !ok {
			continue // nothing is asked
		}
		x := ConsentState{ConsentPurpose: p, Words: words, Allowed: st.allows(g, p), Missing: st.missing(g, p)}
		if i := slices.IndexFunc(ledger, func(c Consent) bool { return c.Purpose == p.Key }); i >= 0 {
			x.Latest = &ledger[i]
			x.Lapsed = ledger[i].State == Given && st.lapsed(g, st.latest[p.Key])
		}
		out = append(out, x)
	}
	return out
}

// ConsentByID is one line of the ledger with its exact words and signature. It
// returns ErrConsentNotFound.
func (s *Service) ConsentByID(ctx context.Context, patient, consent uuid.UUID) (Consent, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Consent, error) {
		r, err := patientsdb.New(tx).ConsentByID(ctx, patientsdb.ConsentByIDParams{TenantID: tx.Tenant(), PatientID: patient, ID: consent})
		if err != nil {
			return Consent{}, database.Explain(err, ErrConsentNotFound, nil)
		}
		c := consentFrom(r.Consent, r.TextVersion, r.Language, r.Title, r.ActorName)
		c.Body = r.Body
		c.Drawing, err = s.openDrawingTx(ctx, tx, r.Consent.Signature, consentPlace(c.ID))
		return c, err
	})
}

// openDrawingTx decrypts a drawn signature; nothing stays nothing.
func (s *Service) openDrawingTx(ctx context.Context, tx database.Tx, sealed []byte, place string) (d Drawing, err error) {
	if len(sealed) == 0 {
		return nil, nil
	}
	key, err := s.Vault.KeyTx(ctx, tx)
	if err != nil {
		return nil, err
	}
	raw, err := key.Open(sealed, place)
	if err != nil {
		return nil, err
	}
	return d, json.Unmarshal(raw, &d)
}

func consentPlace(consent uuid.UUID) string { return "consents:" + consent.String() }

func consentFrom(r patientsdb.Consent, version int32, language, title, actorName string) Consent {
	c := Consent{
		ID: r.ID, PatientID: r.PatientID, Purpose: r.Purpose, Form: r.Form, State: r.State, TextVersion: int(version), Language: language,
		Title: title, Country: r.Country, Subdivision: r.Subdivision, Basis: r.Basis, SignedBy: r.SignedBy, SignerName: r.SignerName,
		Relation: r.Relation, ForMinor: r.ForMinor, Understands: r.Understands, Signed: r.Signature != nil, Source: r.Source,
		SourceID: r.SourceID, Reason: r.Reason, IP: r.Ip, Actor: actorName, At: r.At,
	}
	if r.TextSha256 != nil {
		c.TextSHA256 = *r.TextSha256
	}
	return c
}

func hashed(s string) string {
	if s == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}
