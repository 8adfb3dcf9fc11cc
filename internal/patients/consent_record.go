package patients

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/patients/patientsdb"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// question is a purpose put to a patient: the rule of the day, and where the
// patient stands. While it is open nobody else writes to the patient's ledger.
type question struct {
	ground
	patient uuid.UUID
	purpose packs.ConsentPurpose
	standing
}

// askTx opens a question. It returns ErrNotFound and ErrPurposeUnknown.
func (s *Service) askTx(ctx context.Context, tx database.Tx, patient uuid.UUID, purpose string, branch *uuid.UUID) (question, error) {
	g, err := s.groundTx(ctx, tx, branch)
	if err != nil {
		return question{}, err
	}
	p, ok := g.purpose(purpose)
	if !ok {
		return question{}, ErrPurposeUnknown
	}
	if _, err := patientsdb.New(tx).LockPatient(ctx, patientsdb.LockPatientParams{TenantID: tx.Tenant(), ID: patient}); err != nil {
		return question{}, database.Explain(err, ErrNotFound, nil)
	}
	known, err := standTx(ctx, tx, []uuid.UUID{patient})
	return question{g, patient, p, known[patient]}, err
}

// RecordConsent adds what a patient says about a purpose. It returns
// ErrNotFound, ErrPurposeUnknown, ErrTextChanged where other words are in force
// than those that were read, and ErrConsentInvalid with a field for each fault.
func (s *Service) RecordConsent(ctx context.Context, patient uuid.UUID, a Answer) (Consent, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Consent, error) { return s.RecordConsentTx(ctx, tx, patient, a) })
}

// RecordConsentTx is RecordConsent inside the caller's transaction.
func (s *Service) RecordConsentTx(ctx context.Context, tx database.Tx, patient uuid.UUID, a Answer) (Consent, error) {
	q, err := s.askTx(ctx, tx, patient, a.Purpose, a.Branch)
	if err != nil {
		return Consent{}, err
	}
	words, ok := q.words(q.purpose.Key, a.Language)
	if !ok {
		return Consent{}, ErrPurposeUnknown
	}
	if words.SHA256 != a.TextSHA256 {
		return Consent{}, ErrTextChanged
	}
	if a, err = a.clean(q); err != nil {
		return Consent{}, err
	}
	if err := paperTx(ctx, tx, patient, a); err != nil {
		return Consent{}, err
	}
	if err := s.keepWordsTx(ctx, tx, words); err != nil {
		return Consent{}, err
	}
	ofAge, _ := q.ofAge(q.born)
	return s.addConsentTx(ctx, tx, q, a.Signer, words, patientsdb.InsertConsentParams{ //nolint:exhaustruct_v5 // addConsentTx fills in the rest
		State: a.State, TextSha256: &words.SHA256, ForMinor: a.By == ByGuardian && !ofAge,
		Source: a.Source, SourceID: a.SourceID, Reason: a.Reason,
	})
}

// paperTx refuses a paper that is not there to be looked at: only a kept
// document of the patient, filed as a consent, shows one.
func paperTx(ctx context.Context, tx database.Tx, patient uuid.UUID, a Answer) error {
	if a.Source != FromPaper || a.SourceID == nil {
		return nil
	}
	d, err := patientsdb.New(tx).LockDocument(ctx, patientsdb.LockDocumentParams{TenantID: tx.Tenant(), PatientID: patient, ID: *a.SourceID})
	if err := database.Explain(err, ErrDocumentNotFound, nil); err != nil {
		return err
	}
	var faults fault.Fields
	faults.Check(d.DeletedAt == nil && d.Category == "consent", "/document_id", "invalid", "Choose a document that is filed as a consent.")
	return faults.Err(ErrConsentInvalid)
}

func (s *Service) keepWordsTx(ctx context.Context, tx database.Tx, w Words) error {
	return patientsdb.New(tx).InsertConsentText(ctx, patientsdb.InsertConsentTextParams{
		TenantID: tx.Tenant(), Sha256: w.SHA256, Purpose: w.Purpose, Version: int32(w.Version),
		Language: w.Language, Title: w.Title, Body: w.Body, NeedsReview: w.NeedsReview, CreatedAt: s.Clock.Now(),
	})
}

// addConsentTx writes the line. Its time is after the last one's, whatever the
// clocks of two servers say.
func (s *Service) addConsentTx(ctx context.Context, tx database.Tx, q question, by Signer, words Words, row patientsdb.InsertConsentParams) (Consent, error) {
	row.TenantID, row.ID, row.PatientID, row.At = tx.Tenant(), id.New(), q.patient, s.Clock.Now()
	if last, ok := q.latest[q.purpose.Key]; ok && !row.At.After(last.At) {
		row.At = last.At.Add(time.Microsecond)
	}
	row.Purpose, row.Form, row.Basis = q.purpose.Key, q.purpose.Form, q.purpose.Basis
	row.Country, row.Subdivision = q.country.Code, q.subdivision
	row.SignedBy, row.SignerName, row.Relation, row.Understands = by.By, by.Name, by.Relation, by.Understands
	row.Ip, row.Actor, row.AgentSha256 = tx.Principal().IP, tx.Principal().Actor(), hashed(by.UserAgent)
	var err error
	if row.Signature, err = s.sealDrawingTx(ctx, tx, by.Drawing, consentPlace(row.ID)); err != nil {
		return Consent{}, err
	}
	kept, err := patientsdb.New(tx).InsertConsent(ctx, row)
	if err != nil {
		return Consent{}, err
	}
	c := consentFrom(kept, int32(words.Version), words.Language, words.Title, "")
	return c, s.Events.PublishTx(ctx, tx, ConsentChanged{PatientID: c.PatientID, Purpose: c.Purpose, State: c.State})
}

// sealDrawingTx encrypts a drawn signature; nothing stays nothing.
func (s *Service) sealDrawingTx(ctx context.Context, tx database.Tx, d Drawing, place string) ([]byte, error) {
	if len(d) == 0 {
		return nil, nil
	}
	raw, err := json.Marshal(d)
	if err != nil {
		return nil, err
	}
	key, err := s.Vault.KeyTx(ctx, tx)
	if err != nil {
		return nil, err
	}
	return key.Seal(raw, place)
}

// Withdrawal takes a consent back, or says no to what the law takes for granted.
type Withdrawal struct {
	Purpose string
	Reason  string
	Signer
	Source   string
	SourceID *uuid.UUID
	Branch   *uuid.UUID
}

// WithdrawConsent adds the line that takes a consent back. It returns
// ErrNotFound, ErrPurposeUnknown, ErrNotGiven and ErrConsentInvalid.
func (s *Service) WithdrawConsent(ctx context.Context, patient uuid.UUID, w Withdrawal) (Consent, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Consent, error) { return s.WithdrawConsentTx(ctx, tx, patient, w) })
}

// WithdrawConsentTx is WithdrawConsent inside the caller's transaction.
func (s *Service) WithdrawConsentTx(ctx context.Context, tx database.Tx, patient uuid.UUID, w Withdrawal) (Consent, error) {
	q, err := s.askTx(ctx, tx, patient, w.Purpose, w.Branch)
	if err != nil {
		return Consent{}, err
	}
	last, asked := q.latest[q.purpose.Key]
	if asked && last.State != Given || !asked && !q.purpose.Implied() {
		return Consent{}, ErrNotGiven
	}
	if w, err = w.clean(q); err != nil {
		return Consent{}, err
	}
	return s.addConsentTx(ctx, tx, q, w.Signer, Words{}, patientsdb.InsertConsentParams{ //nolint:exhaustruct_v5 // addConsentTx fills in the rest
		State: Withdrawn, TextSha256: last.TextSha256, Source: w.Source, SourceID: w.SourceID, Reason: w.Reason,
	})
}

// Relations a guardian may have to the patient.
var Relations = []string{"mother", "father", "legal_guardian", "spouse", "child", "attorney", "other"}

const (
	longestSigner = 200
	longestReason = 500
)

// clean trims a and refuses everything wrong with it at once.
func (a Answer) clean(q question) (Answer, error) {
	var faults fault.Fields
	a.Reason = strings.TrimSpace(a.Reason)
	faults.Check(a.State == Given || a.State == Refused, "/state", "invalid", "Say whether the patient agrees or refuses.")
	faults.Check(len(a.Reason) <= longestReason, "/reason", "too_long", "Keep the reason short.")
	faults.Check(a.State != Refused || !q.purpose.Notice() || a.Reason != "", "/reason", "required", "Say why the patient did not sign.")
	a.Signer = a.Signer.clean(&faults, q)
	if a.State == Given {
		a.checkSigned(&faults, q.purpose)
	}
	return a, faults.Err(ErrConsentInvalid)
}

// checkSigned asks for a signature where the law does: drawn here, or on paper that is kept.
func (a Answer) checkSigned(faults *fault.Fields, p packs.ConsentPurpose) {
	faults.Check(a.By != ByPatient || hasLetter(a.Name), "/signer_name", "required", "Whoever agrees gives their name.")
	if !p.Signed() || a.Source == FromPaper && a.SourceID != nil {
		return
	}
	faults.Check(a.By != ByStaff, "/by", "must_sign", "This has to be signed by the patient or their guardian.")
	faults.Check(a.By == ByStaff || len(a.Drawing) > 0, "/signature", "required", "This has to be signed.")
}

// clean refuses whoever may not speak for the patient.
func (by Signer) clean(faults *fault.Fields, q question) Signer {
	by.Name = strings.Join(strings.Fields(by.Name), " ")
	faults.Check(slices.Contains([]string{ByPatient, ByGuardian, ByStaff}, by.By), "/by", "invalid", "Say who agrees.")
	faults.Check(len(by.Name) <= longestSigner, "/signer_name", "too_long", "This name is too long.")
	ofAge, capacity := q.ofAge(q.born)
	if by.By == ByGuardian {
		faults.Check(hasLetter(by.Name), "/signer_name", "required", "Give the guardian's name.")
		faults.Check(slices.Contains(Relations, by.Relation), "/relation", "required", "Say what the guardian is to the patient.")
		by.Understands = false
	} else {
		by.Relation = ""
		by.Understands = by.Understands && !ofAge && capacity
		faults.Check(ofAge || by.Understands, "/by", "guardian_needed", "The patient is too young to agree alone here: a guardian does.")
	}
	by.Drawing = by.Drawing.clean(faults)
	return by
}

func (w Withdrawal) clean(q question) (Withdrawal, error) {
	var faults fault.Fields
	w.Reason = strings.TrimSpace(w.Reason)
	faults.Check(w.Reason != "", "/reason", "required", "Say why it is withdrawn.")
	faults.Check(len(w.Reason) <= longestReason, "/reason", "too_long", "Keep the reason short.")
	w.Signer = w.Signer.clean(&faults, q)
	return w, faults.Err(ErrConsentInvalid)
}

func hasLetter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// Drawing is a signature drawn with a finger or pen: strokes of points, x and y
// between 0 and 1000 of a field three times as wide as high.
type Drawing [][][]int

const (
	widest    = 1000
	mostDrawn = 4000 // points
)

// clean refuses what nobody draws; a drawing of no line at all is none.
func (d Drawing) clean(faults *fault.Fields) Drawing {
	points, line := 0, false
	for _, stroke := range d {
		points += len(stroke)
		line = line || len(stroke) > 1
		for _, p := range stroke {
			if len(p) != 2 || min(p[0], p[1]) < 0 || max(p[0], p[1]) > widest {
				faults.Add("/signature", "invalid", "This is not a drawn signature.")
				return nil
			}
		}
	}
	faults.Check(points <= mostDrawn, "/signature", "too_long", "This signature has too many points.")
	if !line {
		return nil
	}
	return d
}
