package patients

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/audit"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/patients/patientsdb"
)

// Where an intake stands.
const (
	IntakeSent       = "sent"
	IntakeOpened     = "opened"
	IntakeInProgress = "in_progress"
	IntakeDone       = "submitted"
	IntakeReviewed   = "reviewed"
)

// What can go wrong with an intake.
var (
	ErrFormNotFound   = fault.New(fault.NotFound, "intake.form_not_found", "There is no such form.")
	ErrNotPublished   = fault.New(fault.Conflict, "intake.not_published", "Publish the form before sending it.")
	ErrIntakeNotFound = fault.New(fault.NotFound, "intake.not_found", "There is no such form of this patient.")
	ErrIntakeLink     = fault.New(fault.NotFound, "intake.link", "This link does not work any more. Ask the clinic for a new one.")
	ErrIntakeDone     = fault.New(fault.Conflict, "intake.submitted", "This form has been handed in already.")
	ErrIntakeNotDone  = fault.New(fault.Conflict, "intake.not_submitted", "This form has not been handed in yet.")
	ErrIncomplete     = fault.New(fault.Invalid, "intake.incomplete", "Some questions still need an answer.")
)

const (
	intakePurpose = "intake"
	intakeLasts   = 30 * 24 * time.Hour
	intakeHolds   = 365 * 24 * time.Hour // an answered form is asked for again after this
)

// IntakeForm is a form of the chain.
type IntakeForm struct {
	ID        uuid.UUID
	Draft     Form
	Published int // the newest version that can be sent; 0 for none
	Standard  bool
	Version   int64
}

// Intake is a form that was sent to a patient.
type Intake struct {
	ID, PatientID, FormID   uuid.UUID
	FormVersion             int
	FormName                string
	AppointmentID           *uuid.UUID
	State, Language         string
	SentBy, ReviewedBy      string
	SentAt, ExpiresAt       time.Time
	OpenedAt, SubmittedAt   *time.Time
	ReviewedAt              *time.Time
	SignedBy, SignerName    string
	Relation, SHA256, IP    string
	Revision                int64
	Form                    Form    // where one intake is asked for
	Answers                 Answers // as above
	Drawing                 Drawing // as above
	PatientName, ClinicName string  // as above
	OfAge                   bool    // the patient signs alone
	Languages               []string
}

// kept is an answer and the saving it came with.
type kept struct {
	Value    any   `json:"v"`
	Revision int64 `json:"r"`
}

func formFrom(r patientsdb.IntakeForm) (f IntakeForm, err error) {
	f = IntakeForm{ID: r.ID, Published: int(r.Published), Standard: r.Standard, Version: r.Version}
	return f, json.Unmarshal(r.Draft, &f.Draft)
}

// IntakeForms lists the chain's forms; the first look gives it the form its
// kind of clinic starts with.
func (s *Service) IntakeForms(ctx context.Context) ([]IntakeForm, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]IntakeForm, error) {
		if _, err := s.standardFormTx(ctx, tx); err != nil {
			return nil, err
		}
		rows, err := patientsdb.New(tx).IntakeForms(ctx, tx.Tenant())
		if err != nil {
			return nil, err
		}
		out := make([]IntakeForm, len(rows))
		for i, r := range rows {
			if out[i], err = formFrom(r); err != nil {
				return nil, err
			}
		}
		return out, nil
	})
}

// standardFormTx is the form that is sent when a patient books; its first use
// makes it of the clinic type's.
func (s *Service) standardFormTx(ctx context.Context, tx database.Tx) (IntakeForm, error) {
	q := patientsdb.New(tx)
	row, err := q.StandardForm(ctx, tx.Tenant())
	if !errors.Is(err, pgx.ErrNoRows) {
		return orForm(row, err)
	}
	chain, err := q.ChainFacts(ctx, tx.Tenant())
	if err != nil {
		return IntakeForm{}, err
	}
	form, ok := s.Forms[chain.ClinicType]
	if !ok {
		form = s.Forms["general"]
	}
	row, err = s.insertFormTx(ctx, tx, form, true)
	if errors.Is(err, pgx.ErrNoRows) { // somebody else was first
		return orForm(q.StandardForm(ctx, tx.Tenant()))
	}
	return orForm(row, err)
}

func orForm(row patientsdb.IntakeForm, err error) (IntakeForm, error) {
	if err != nil {
		return IntakeForm{}, database.Explain(err, ErrFormNotFound, nil)
	}
	return formFrom(row)
}

// insertFormTx adds a form; the standard one is published at once.
func (s *Service) insertFormTx(ctx context.Context, tx database.Tx, form Form, standard bool) (patientsdb.IntakeForm, error) {
	draft, err := json.Marshal(form)
	if err != nil {
		return patientsdb.IntakeForm{}, err
	}
	p := patientsdb.InsertIntakeFormParams{
		TenantID: tx.Tenant(), ID: id.New(), Name: form.Name.In("en"), Draft: draft, Standard: standard, Published: 0, CreatedAt: s.Clock.Now(),
	}
	if standard {
		p.Published = 1
	}
	row, err := patientsdb.New(tx).InsertIntakeForm(ctx, p)
	if err != nil || !standard {
		return row, err
	}
	return row, s.insertVersionTx(ctx, tx, row.ID, 1, draft)
}

func (s *Service) insertVersionTx(ctx context.Context, tx database.Tx, form uuid.UUID, number int32, definition []byte) error {
	return patientsdb.New(tx).InsertFormVersion(ctx, patientsdb.InsertFormVersionParams{
		TenantID: tx.Tenant(), FormID: form, Number: number, Definition: definition, PublishedBy: tx.Principal().Actor(), PublishedAt: s.Clock.Now(),
	})
}

// MakeIntakeForm adds a draft: a copy of what a clinic type starts with. It
// returns ErrFormNotFound for a type that has none.
func (s *Service) MakeIntakeForm(ctx context.Context, clinicType string) (IntakeForm, error) {
	form, ok := s.Forms[clinicType]
	if !ok {
		return IntakeForm{}, ErrFormNotFound
	}
	return database.InTx(ctx, s.DB, func(tx database.Tx) (IntakeForm, error) {
		return orForm(s.insertFormTx(ctx, tx, form, false))
	})
}

// IntakeFormByID is one form with its draft, or ErrFormNotFound.
func (s *Service) IntakeFormByID(ctx context.Context, form uuid.UUID) (IntakeForm, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (IntakeForm, error) {
		return orForm(patientsdb.New(tx).IntakeFormByID(ctx, patientsdb.IntakeFormByIDParams{TenantID: tx.Tenant(), ID: form}))
	})
}

// ChangeIntakeForm writes the draft, and with publish makes it a version that
// can be sent and never changes. check sees the version of the row and may
// refuse it. It returns ErrFormNotFound and ErrFormInvalid.
func (s *Service) ChangeIntakeForm(ctx context.Context, form uuid.UUID, ifMatch string, draft Form, publish bool) (IntakeForm, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (IntakeForm, error) {
		q := patientsdb.New(tx)
		was, err := q.IntakeFormByID(ctx, patientsdb.IntakeFormByIDParams{TenantID: tx.Tenant(), ID: form})
		if err != nil {
			return IntakeForm{}, database.Explain(err, ErrFormNotFound, nil)
		}
		if err := httpserver.CheckMatch(ifMatch, was.Version); err != nil {
			return IntakeForm{}, err
		}
		if err := draft.check(); err != nil {
			return IntakeForm{}, err
		}
		raw, err := json.Marshal(draft)
		if err != nil {
			return IntakeForm{}, err
		}
		number := was.Published
		if publish {
			number++
			if err := s.insertVersionTx(ctx, tx, form, number, raw); err != nil {
				return IntakeForm{}, err
			}
		}
		row, err := q.UpdateIntakeForm(ctx, patientsdb.UpdateIntakeFormParams{
			TenantID: tx.Tenant(), ID: form, Version: was.Version, Name: draft.Name.In("en"), Draft: raw, Published: number,
		})
		return orForm(row, err)
	})
}

// SentIntake is an intake and the token that opens it.
type SentIntake struct {
	ID        uuid.UUID
	Token     string // /intake/<token> on the chain's own address
	ExpiresAt time.Time
}

// SendIntake sends a form, nil for the standard one, to a patient. It returns
// ErrNotFound, ErrFormNotFound and ErrNotPublished.
func (s *Service) SendIntake(ctx context.Context, patient uuid.UUID, appointment, form *uuid.UUID) (SentIntake, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (SentIntake, error) { return s.SendIntakeTx(ctx, tx, patient, appointment, form) })
}

// SendIntakeTx is SendIntake inside the caller's transaction.
func (s *Service) SendIntakeTx(ctx context.Context, tx database.Tx, patient uuid.UUID, appointment, form *uuid.UUID) (SentIntake, error) {
	p, err := byID(ctx, tx, patient)
	if err != nil {
		return SentIntake{}, err
	}
	f, err := s.formTx(ctx, tx, form)
	if err != nil {
		return SentIntake{}, err
	}
	if f.Published == 0 {
		return SentIntake{}, ErrNotPublished
	}
	now := s.Clock.Now()
	row, err := patientsdb.New(tx).InsertIntake(ctx, patientsdb.InsertIntakeParams{
		TenantID: tx.Tenant(), ID: id.New(), PatientID: patient, FormID: f.ID, FormVersion: int32(f.Published),
		AppointmentID: appointment, Language: p.Language, SentBy: tx.Principal().Actor(), SentAt: now, ExpiresAt: now.Add(intakeLasts),
	})
	if err != nil {
		return SentIntake{}, database.Explain(err, nil, map[string]*fault.Error{"intakes_appointment_fkey": ErrIntakeNotFound})
	}
	return s.sentTx(tx, row.ID, row.ExpiresAt), s.Events.PublishTx(ctx, tx, IntakeOut{IntakeID: row.ID, PatientID: patient, AppointmentID: appointment})
}

func (s *Service) sentTx(tx database.Tx, intake uuid.UUID, expires time.Time) SentIntake {
	return SentIntake{intake, s.Signer.Token(intakePurpose, tx.Tenant(), intake, expires), expires}
}

func (s *Service) formTx(ctx context.Context, tx database.Tx, form *uuid.UUID) (IntakeForm, error) {
	if form == nil {
		return s.standardFormTx(ctx, tx)
	}
	return orForm(patientsdb.New(tx).IntakeFormByID(ctx, patientsdb.IntakeFormByIDParams{TenantID: tx.Tenant(), ID: *form}))
}

// IntakeForBooking sends the standard form where the patient has neither filled
// it in within a year nor has it open. Done twice it sends once.
func (s *Service) IntakeForBooking(ctx context.Context, patient, appointment uuid.UUID) error {
	return database.InTxDo(ctx, s.DB, func(tx database.Tx) error {
		q := patientsdb.New(tx)
		if _, err := q.LockPatient(ctx, patientsdb.LockPatientParams{TenantID: tx.Tenant(), ID: patient}); err != nil {
			return database.Explain(err, ErrNotFound, nil)
		}
		f, err := s.standardFormTx(ctx, tx)
		if err != nil || f.Published == 0 {
			return err
		}
		now := s.Clock.Now()
		recent, err := q.RecentIntake(ctx, patientsdb.RecentIntakeParams{
			TenantID: tx.Tenant(), PatientID: patient, FormID: f.ID, Since: now.Add(-intakeHolds), Now: now,
		})
		if err != nil || recent {
			return err
		}
		_, err = s.SendIntakeTx(ctx, tx, patient, &appointment, nil)
		return err
	})
}

// IntakeLinkTx is the token of an intake that is still open, for a message that
// carries it. It returns ErrIntakeNotFound, ErrIntakeDone and ErrIntakeLink.
func (s *Service) IntakeLinkTx(ctx context.Context, tx database.Tx, intake uuid.UUID) (SentIntake, error) {
	row, err := patientsdb.New(tx).IntakeByID(ctx, patientsdb.IntakeByIDParams{TenantID: tx.Tenant(), ID: intake})
	if err != nil {
		return SentIntake{}, database.Explain(err, ErrIntakeNotFound, nil)
	}
	if err := s.open(row.Intake); err != nil {
		return SentIntake{}, err
	}
	return s.sentTx(tx, intake, row.Intake.ExpiresAt), nil
}

// IntakeLink is the token of one of the patient's open intakes.
func (s *Service) IntakeLink(ctx context.Context, patient, intake uuid.UUID) (SentIntake, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (SentIntake, error) {
		if _, err := intakeOf(ctx, tx, patient, intake); err != nil {
			return SentIntake{}, err
		}
		return s.IntakeLinkTx(ctx, tx, intake)
	})
}

func (s *Service) open(i patientsdb.Intake) error {
	switch {
	case i.State == IntakeDone || i.State == IntakeReviewed:
		return ErrIntakeDone
	case !s.Clock.Now().Before(i.ExpiresAt):
		return ErrIntakeLink
	}
	return nil
}

func intakeOf(ctx context.Context, tx database.Tx, patient, intake uuid.UUID) (patientsdb.IntakeByIDRow, error) {
	row, err := patientsdb.New(tx).IntakeByID(ctx, patientsdb.IntakeByIDParams{TenantID: tx.Tenant(), ID: intake})
	if err == nil && row.Intake.PatientID != patient {
		return row, ErrIntakeNotFound
	}
	return row, database.Explain(err, ErrIntakeNotFound, nil)
}

// Intakes lists what was sent to a patient, newest first, without answers. It
// returns ErrNotFound.
func (s *Service) Intakes(ctx context.Context, patient uuid.UUID) ([]Intake, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Intake, error) {
		if _, err := byID(ctx, tx, patient); err != nil {
			return nil, err
		}
		rows, err := patientsdb.New(tx).IntakesOf(ctx, patientsdb.IntakesOfParams{TenantID: tx.Tenant(), PatientID: patient})
		out := make([]Intake, len(rows))
		for i, r := range rows {
			out[i] = Intake{
				ID: r.ID, PatientID: r.PatientID, FormID: r.FormID, FormVersion: int(r.FormVersion), FormName: r.FormName, AppointmentID: r.AppointmentID,
				State: r.State, Language: r.Language, SentBy: r.SentName, ReviewedBy: r.ReviewedName, SentAt: r.SentAt, ExpiresAt: r.ExpiresAt,
				OpenedAt: r.OpenedAt, SubmittedAt: r.SubmittedAt, ReviewedAt: r.ReviewedAt, SignedBy: r.SignedBy, SignerName: r.SignerName, Relation: r.Relation,
			}
		}
		return out, err
	})
}

// IntakeByID is one intake with what was asked and answered; the look is
// recorded. It returns ErrIntakeNotFound and ErrIntakeNotDone.
func (s *Service) IntakeByID(ctx context.Context, patient, intake uuid.UUID) (Intake, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Intake, error) {
		row, err := intakeOf(ctx, tx, patient, intake)
		if err != nil {
			return Intake{}, err
		}
		if row.Intake.SubmittedAt == nil {
			return Intake{}, ErrIntakeNotDone
		}
		out, _, err := s.readTx(ctx, tx, row)
		if err != nil {
			return Intake{}, err
		}
		if out.Drawing, err = s.openDrawingTx(ctx, tx, row.Intake.Signature, intakePlace(intake)); err != nil {
			return Intake{}, err
		}
		return out, audit.Viewed(ctx, tx, "intakes", intake, "")
	})
}

// ReviewIntake notes that somebody who treats has read the answers. It returns
// ErrIntakeNotFound and ErrIntakeNotDone.
func (s *Service) ReviewIntake(ctx context.Context, patient, intake uuid.UUID) error {
	return database.InTxDo(ctx, s.DB, func(tx database.Tx) error {
		row, err := intakeOf(ctx, tx, patient, intake)
		if err != nil {
			return err
		}
		if row.Intake.SubmittedAt == nil {
			return ErrIntakeNotDone
		}
		now := s.Clock.Now()
		return patientsdb.New(tx).ReviewIntake(ctx, patientsdb.ReviewIntakeParams{
			TenantID: tx.Tenant(), ID: intake, ReviewedAt: &now, ReviewedBy: tx.Principal().Actor(),
		})
	})
}

func intakePlace(intake uuid.UUID) string { return "intakes:" + intake.String() }

// readTx is an intake with its form as the country wants it shown, and the
// answers with the savings they came with.
func (s *Service) readTx(ctx context.Context, tx database.Tx, row patientsdb.IntakeByIDRow) (Intake, map[string]kept, error) {
	r := row.Intake
	out := Intake{
		ID: r.ID, PatientID: r.PatientID, FormID: r.FormID, FormVersion: int(r.FormVersion), FormName: row.FormName, State: r.State,
		Language: r.Language, SentAt: r.SentAt, ExpiresAt: r.ExpiresAt, SubmittedAt: r.SubmittedAt, SignedBy: r.SignedBy, SignerName: r.SignerName,
		Relation: r.Relation, SHA256: r.Sha256, IP: r.Ip, Revision: r.Revision, PatientName: row.PatientName, Answers: Answers{},
	}
	if err := json.Unmarshal(row.IntakeFormVersion.Definition, &out.Form); err != nil {
		return out, nil, err
	}
	g, err := s.groundTx(ctx, tx, nil)
	if err != nil {
		return out, nil, err
	}
	out.ClinicName = g.clinic
	out.OfAge, _ = g.ofAge(row.BirthDate)
	if out.Language == "" {
		out.Language = g.language
	}
	out.Form = out.Form.shown(g, out.Language)
	all, err := s.answersTx(ctx, tx, r)
	for key, a := range all {
		out.Answers[key] = a.Value
	}
	return out, all, err
}

func (s *Service) answersTx(ctx context.Context, tx database.Tx, r patientsdb.Intake) (map[string]kept, error) {
	all := map[string]kept{}
	if r.Answers == nil {
		return all, nil
	}
	key, err := s.Vault.KeyTx(ctx, tx)
	if err != nil {
		return nil, err
	}
	raw, err := key.Open(r.Answers, intakePlace(r.ID))
	if err != nil {
		return nil, err
	}
	return all, json.Unmarshal(raw, &all)
}

func (s *Service) sealAnswersTx(ctx context.Context, tx database.Tx, intake uuid.UUID, all map[string]kept) ([]byte, error) {
	raw, err := json.Marshal(all)
	if err != nil {
		return nil, err
	}
	key, err := s.Vault.KeyTx(ctx, tx)
	if err != nil {
		return nil, err
	}
	return key.Seal(raw, intakePlace(intake))
}

const consentPrefix = "consent_"

// shown puts in place of consents the purposes that the country asks every
// patient about, and messages and marketing, in its exact words.
func (f Form) shown(g ground, language string) Form {
	out := Form{Name: f.Name, Sections: make([]FormSection, len(f.Sections))}
	for i, section := range f.Sections {
		out.Sections[i].Title = section.Title
		for _, q := range section.Questions {
			if q.Kind != KindConsents {
				out.Sections[i].Questions = append(out.Sections[i].Questions, q)
				continue
			}
			out.Sections[i].Questions = append(out.Sections[i].Questions, g.consentQuestions(language)...)
		}
	}
	return out
}

func (g ground) consentQuestions(language string) (out []Question) {
	for _, p := range g.country.Consents(g.subdivision, g.date) {
		words, ok := g.words(p.Key, language)
		if ok && (p.Always() || slices.Contains([]string{"messaging_service", "sms", ForMarketing}, p.Key)) {
			out = append(out, Question{
				Key: consentPrefix + p.Key, Kind: kindConsent, Label: map[string]string{"en": words.Title, words.Language: words.Title},
				Required: p.Always(), Text: &words,
			})
		}
	}
	return out
}

// PublicIntake opens an intake by its link, in language or the one it was left
// in. It returns ErrIntakeLink for one that is forged or over, and ErrIntakeDone.
func (s *Service) PublicIntake(ctx context.Context, token, language string) (Intake, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Intake, error) {
		row, err := s.byTokenTx(ctx, tx, token)
		if err != nil {
			return Intake{}, err
		}
		if language != "" {
			row.Intake.Language = language
		}
		out, all, err := s.readTx(ctx, tx, row)
		if err != nil || row.Intake.State != IntakeSent && language == "" {
			return out, err
		}
		if out.State == IntakeSent {
			out.State = IntakeOpened
		}
		return out, s.saveTx(ctx, tx, row.Intake, out.State, out.Language, row.Intake.Revision, all)
	})
}

func (s *Service) byTokenTx(ctx context.Context, tx database.Tx, token string) (patientsdb.IntakeByIDRow, error) {
	intake, err := s.Signer.Open(intakePurpose, tx.Tenant(), token)
	if err != nil {
		return patientsdb.IntakeByIDRow{}, ErrIntakeLink
	}
	row, err := patientsdb.New(tx).IntakeByID(ctx, patientsdb.IntakeByIDParams{TenantID: tx.Tenant(), ID: intake})
	if err != nil {
		return row, database.Explain(err, ErrIntakeLink, nil)
	}
	return row, s.open(row.Intake)
}

func (s *Service) saveTx(ctx context.Context, tx database.Tx, r patientsdb.Intake, state, language string, revision int64, all map[string]kept) error {
	opened := r.OpenedAt
	if now := s.Clock.Now(); opened == nil {
		opened = &now
	}
	sealed, err := s.sealAnswersTx(ctx, tx, r.ID, all)
	if err != nil {
		return err
	}
	return patientsdb.New(tx).SaveIntake(ctx, patientsdb.SaveIntakeParams{
		TenantID: tx.Tenant(), ID: r.ID, State: state, Revision: revision, Answers: sealed, Language: language, OpenedAt: opened,
	})
}

// SaveIntake keeps answers as they are given. base is the revision the page
// last knew: an answer that another window has changed since stays, and comes
// back among the conflicts. Answers to other questions are never touched.
func (s *Service) SaveIntake(ctx context.Context, token string, base int64, given Answers) (out Intake, conflicts []string, err error) {
	err = database.InTxDo(ctx, s.DB, func(tx database.Tx) error {
		row, err := s.byTokenTx(ctx, tx, token)
		if err != nil {
			return err
		}
		var all map[string]kept
		if out, all, err = s.readTx(ctx, tx, row); err != nil {
			return err
		}
		if conflicts, err = out.merge(all, base, given); err != nil {
			return err
		}
		out.State, out.Revision = IntakeInProgress, row.Intake.Revision+1
		return s.saveTx(ctx, tx, row.Intake, out.State, out.Language, out.Revision, all)
	})
	return out, conflicts, err
}

// merge puts given answers over those kept, question by question.
func (i *Intake) merge(all map[string]kept, base int64, given Answers) (conflicts []string, err error) {
	var faults fault.Fields
	questions := map[string]Question{}
	for _, q := range i.Form.questions() {
		questions[q.Key] = q
	}
	for key, v := range given {
		q, known := questions[key]
		faults.Check(known && (blank(v) || q.fits(v)), "/answers/"+key, "invalid", "This is no answer to the question.")
		if old, ok := all[key]; ok && old.Revision > base && !reflect.DeepEqual(old.Value, v) {
			conflicts = append(conflicts, key)
			continue
		}
		all[key] = kept{v, i.Revision + 1}
		i.Answers[key] = v
	}
	slices.Sort(conflicts)
	return conflicts, faults.Err(ErrIncomplete)
}

// SubmitIntake hands an intake in, signed. It returns ErrIncomplete naming every
// question that still needs an answer, and what PublicIntake and the ledger of
// consents return.
func (s *Service) SubmitIntake(ctx context.Context, token string, base int64, given Answers, by Signer) error {
	return database.InTxDo(ctx, s.DB, func(tx database.Tx) error {
		row, err := s.byTokenTx(ctx, tx, token)
		if err != nil {
			return err
		}
		i, all, err := s.readTx(ctx, tx, row)
		if err != nil {
			return err
		}
		if _, err := i.merge(all, base, given); err != nil {
			return err
		}
		settled, faults := i.Form.settle(i.Answers)
		by = by.forIntake(&faults, i.OfAge)
		if err := faults.Err(ErrIncomplete); err != nil {
			return err
		}
		if err := s.consentsOfTx(ctx, tx, i, settled, by); err != nil {
			return err
		}
		return s.finishTx(ctx, tx, i, settled, by)
	})
}

// forIntake asks for a name and a drawn signature of somebody who may sign.
func (by Signer) forIntake(faults *fault.Fields, ofAge bool) Signer {
	by.Name = strings.Join(strings.Fields(by.Name), " ")
	faults.Check(hasLetter(by.Name), "/signer_name", "required", "Write your name.")
	faults.Check(len(by.Name) <= longestSigner, "/signer_name", "too_long", "This name is too long.")
	by.Drawing = by.Drawing.clean(faults)
	faults.Check(len(by.Drawing) > 0, "/signature", "required", "Sign with your finger or the mouse.")
	if by.By != ByGuardian {
		by.By, by.Relation = ByPatient, ""
	}
	faults.Check(by.By != ByGuardian || slices.Contains(Relations, by.Relation), "/relation", "required", "Say what you are to the patient.")
	faults.Check(ofAge || by.By == ByGuardian, "/by", "guardian_needed", "The patient is too young to sign alone here: a guardian does.")
	by.Understands = false
	return by
}

// consentsOfTx writes what was said about purposes into the ledger. Words that
// changed while the form was open have to be read again.
func (s *Service) consentsOfTx(ctx context.Context, tx database.Tx, i Intake, a Answers, by Signer) error {
	for _, q := range i.Form.questions() {
		said, ok := a[q.Key].(map[string]any)
		if q.Kind != kindConsent || !ok {
			continue
		}
		state, _ := said["state"].(string)
		read, _ := said["sha256"].(string)
		answer := Answer{
			Purpose: q.Text.Purpose, State: state, Language: q.Text.Language, TextSHA256: read, Signer: by, Source: FromIntake, SourceID: &i.ID,
		}
		if state == Refused {
			answer.Reason = "Declined in the intake form"
		}
		if _, err := s.RecordConsentTx(ctx, tx, i.PatientID, answer); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) finishTx(ctx context.Context, tx database.Tx, i Intake, a Answers, by Signer) error {
	all := map[string]kept{}
	for key, v := range a {
		all[key] = kept{v, i.Revision + 1}
	}
	text, err := json.Marshal(struct {
		Form    Form
		Answers Answers
	}{i.Form, a})
	if err != nil {
		return err
	}
	sum, now := sha256.Sum256(text), s.Clock.Now()
	p := patientsdb.SubmitIntakeParams{
		TenantID: tx.Tenant(), ID: i.ID, Revision: i.Revision + 1, Language: i.Language, SubmittedAt: &now, SignedBy: by.By, SignerName: by.Name,
		Relation: by.Relation, Sha256: hex.EncodeToString(sum[:]), Ip: tx.Principal().IP, AgentSha256: hashed(by.UserAgent), Answers: nil, Signature: nil,
	}
	if p.Answers, err = s.sealAnswersTx(ctx, tx, i.ID, all); err != nil {
		return err
	}
	if p.Signature, err = s.sealDrawingTx(ctx, tx, by.Drawing, intakePlace(i.ID)); err != nil {
		return err
	}
	if err := patientsdb.New(tx).SubmitIntake(ctx, p); err != nil {
		return err
	}
	return s.Events.PublishTx(ctx, tx, IntakeSubmitted{IntakeID: i.ID, PatientID: i.PatientID})
}

// intakeFlags tells the desk whose form is still open.
func (s *Service) intakeFlags(ctx context.Context, tx database.Tx, patients []uuid.UUID) (map[uuid.UUID][]Flag, error) {
	rows, err := patientsdb.New(tx).OpenIntakes(ctx, patientsdb.OpenIntakesParams{TenantID: tx.Tenant(), Patients: patients, Now: s.Clock.Now()})
	out := map[uuid.UUID][]Flag{}
	for _, r := range rows {
		out[r.PatientID] = []Flag{{Severity: Warning, Count: int(r.Open), Detail: "open"}}
	}
	return out, err
}

func intakeTimeline(ctx context.Context, tx database.Tx, patient uuid.UUID, before time.Time, limit int) ([]TimelineEntry, error) {
	rows, err := patientsdb.New(tx).IntakeTimeline(ctx, patientsdb.IntakeTimelineParams{
		TenantID: tx.Tenant(), PatientID: patient, Before: before, Most: int32(limit),
	})
	out := make([]TimelineEntry, len(rows))
	for i, r := range rows {
		out[i] = TimelineEntry{At: *r.SubmittedAt, ID: r.ID, Code: IntakeDone, Title: r.Name}
	}
	return out, err
}
