package clinical

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/audit"
	"github.com/praxis-clinic/praxis/internal/clinical/clinicaldb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// NoteState is where a note stands. It changes by acts.
type NoteState string

// The states of a note. A signed one is locked: it never changes again.
const (
	Draft    NoteState = "draft"
	Awaiting NoteState = "awaiting_signature" // of somebody who may co-sign
	Signed   NoteState = "signed"
)

// Note is what is written about a visit.
type Note struct {
	ID           uuid.UUID
	Visit        uuid.UUID
	VisitAt      time.Time
	Branch       uuid.UUID
	Zone         string // of the branch
	Patient      uuid.UUID
	Practitioner uuid.UUID
	Service      *uuid.UUID
	Appointment  *uuid.UUID
	Author       uuid.UUID // a member
	AuthorName   string
	Template     Template // as it was when the note was begun
	Private      bool     // for its author's eyes only
	Hidden       bool     // private, and somebody else reads: there is no content
	State        NoteState
	Content      Content
	Revision     int64 // of the draft
	SavedAt      *time.Time
	ReturnReason string // why a co-signer gave it back
	CreatedAt    time.Time
	SubmittedAt  *time.Time
	SignedAt     *time.Time
	SignedBy     uuid.UUID
	SignerName   string
	Hash         []byte
	Addenda      []Addendum
}

// Addendum is what was added to a signed note.
type Addendum struct {
	ID         uuid.UUID
	Author     uuid.UUID
	AuthorName string
	Text       string
	Reason     string
	At         time.Time
	Hash       []byte
}

// What can go wrong with a note.
var (
	ErrNoteNotFound  = fault.New(fault.NotFound, "clinical.note_not_found", "There is no such note.")
	ErrNotAuthor     = fault.New(fault.Forbidden, "clinical.not_author", "Only who began a note may write in it.")
	ErrNoteState     = fault.New(fault.Conflict, "clinical.note_state", "The note is not in a state that allows this.")
	ErrDraftConflict = fault.New(fault.Conflict, "clinical.draft_conflict", "The note was saved in another place in the meantime.")
	ErrOwnCosign     = fault.New(fault.Forbidden, "clinical.own_cosign", "Nobody co-signs a note of their own.")
	ErrPrivateCosign = fault.New(fault.Conflict, "clinical.private_cosign", "A private note cannot be co-signed: nobody else may read it.")
	ErrTextRequired  = fault.New(fault.Invalid, "clinical.text_required", "Write something first.").
				With(fault.Field{Pointer: "/text", Code: "required", Detail: "Write something first."})
	ErrReasonRequired = fault.New(fault.Invalid, "clinical.reason_required", "Say why.").
				With(fault.Field{Pointer: "/reason", Code: "required", Detail: "Say why."})
	ErrNotSigned = fault.New(fault.Conflict, "clinical.not_signed", "The note is not signed yet.")
)

var noteConstraints = map[string]*fault.Error{"notes_frozen": ErrNoteState}

// NewNote is how a note begins.
type NewNote struct {
	Visit, Template uuid.UUID
	Private         bool
	Content         Content // carried forward, or empty
}

// StartNote begins a draft about a visit. It returns ErrVisitNotFound,
// ErrTemplateNotFound, ErrTemplateArchived or ErrNoteInvalid.
func (s *Service) StartNote(ctx context.Context, n NewNote) (Note, error) {
	return database.Once(ctx, s.DB, "start-note", n, func(tx database.Tx) (Note, error) {
		v, err := visitTx(ctx, tx, n.Visit)
		if err != nil {
			return Note{}, err
		}
		if err := mayIn(tx, access.NotesWrite, v.Branch); err != nil {
			return Note{}, ErrVisitNotFound
		}
		t, err := s.templateTx(ctx, tx, n.Template)
		if err != nil {
			return Note{}, err
		}
		if t.Archived {
			return Note{}, ErrTemplateArchived
		}
		if n.Content, err = t.shaped(n.Content); err != nil {
			return Note{}, err
		}
		if err := s.keepTx(ctx, tx, t); err != nil {
			return Note{}, err
		}
		return s.insertNoteTx(ctx, tx, v, t, n)
	})
}

func (s *Service) insertNoteTx(ctx context.Context, tx database.Tx, v Visit, t Template, n NewNote) (Note, error) {
	note, q, now := id.New(), queries(tx), s.now()
	if err := q.InsertNote(ctx, clinicaldb.InsertNoteParams{
		TenantID: tx.Tenant(), ID: note, BranchID: v.Branch, VisitID: v.ID, PatientID: v.Patient, AuthorID: me(tx), TemplateID: t.ID,
		TemplateVersion: t.Number, Private: n.Private, CreatedAt: now,
	}); err != nil {
		return Note{}, err
	}
	if err := insertDraftTx(ctx, tx, note, v.Branch, n.Content, 1, now); err != nil {
		return Note{}, err
	}
	return noteTx(ctx, tx, note)
}

func insertDraftTx(ctx context.Context, tx database.Tx, note, branch uuid.UUID, c Content, revision int64, now time.Time) error {
	raw, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("draft: %w", err)
	}
	return queries(tx).InsertDraft(ctx, clinicaldb.InsertDraftParams{
		TenantID: tx.Tenant(), NoteID: note, BranchID: branch, Content: raw, Revision: revision, SavedAt: now,
	})
}

// noteTx reads a note, without hiding anything: it is for acts.
func noteTx(ctx context.Context, tx database.Tx, note uuid.UUID) (Note, error) {
	r, err := queries(tx).NoteByID(ctx, clinicaldb.NoteByIDParams{TenantID: tx.Tenant(), ID: note})
	if err != nil {
		return Note{}, database.Explain(err, ErrNoteNotFound, nil)
	}
	n, err := noteFrom(r)
	if err != nil {
		return n, err
	}
	n.Addenda, err = addendaTx(ctx, tx, note)
	return n, err
}

func addendaTx(ctx context.Context, tx database.Tx, notes ...uuid.UUID) ([]Addendum, error) {
	rows, err := queries(tx).AddendaOf(ctx, clinicaldb.AddendaOfParams{TenantID: tx.Tenant(), Notes: notes})
	return mapped(rows, addendumFrom), err
}

func addendumFrom(r clinicaldb.AddendaOfRow) Addendum {
	return Addendum{ID: r.ID, Author: r.AuthorID, AuthorName: r.AuthorName, Text: r.Text, Reason: r.Reason, At: r.At.UTC(), Hash: r.Hash}
}

func noteFrom(r clinicaldb.NoteByIDRow) (Note, error) {
	n := Note{
		ID: r.ID, Visit: r.VisitID, VisitAt: r.OpenedAt, Branch: r.BranchID, Zone: r.TimeZone, Patient: r.PatientID, Practitioner: r.PractitionerID,
		Service: r.ServiceID, Appointment: r.AppointmentID, Author: r.AuthorID, AuthorName: r.AuthorName,
		Private: r.Private, State: NoteState(r.State), Revision: r.Revision, SavedAt: r.SavedAt, ReturnReason: r.ReturnReason,
		CreatedAt: r.CreatedAt, SubmittedAt: r.SubmittedAt, SignedAt: r.SignedAt, SignerName: r.SignerName, Hash: r.Hash,
	}
	if r.SignedBy != nil {
		n.SignedBy = *r.SignedBy
	}
	var err error
	if n.Template, err = templateFrom(templateRow{ID: r.TemplateID, Number: r.TemplateVersion, Name: r.TemplateName, Sections: r.Sections}); err != nil {
		return n, err
	}
	raw := r.Content
	if n.State == Draft {
		raw = r.Draft
	}
	if err := json.Unmarshal(raw, &n.Content); err != nil {
		return n, fmt.Errorf("note %s: %w", n.ID, err)
	}
	return n, nil
}

// seenBy hides a private note from everybody but its author: that it exists
// may be known.
func (n Note) seenBy(reader uuid.UUID) Note {
	if n.Private && n.Author != reader {
		n.Hidden, n.Content, n.Addenda, n.ReturnReason = true, nil, nil, ""
	}
	return n
}

// Note is one note, or ErrNoteNotFound. The look is audited.
func (s *Service) Note(ctx context.Context, note uuid.UUID) (Note, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Note, error) {
		n, err := noteTx(ctx, tx, note)
		if err != nil {
			return n, err
		}
		return n.seenBy(me(tx)), audit.Viewed(ctx, tx, "notes", note, "")
	})
}

// NotesOf lists the notes of a visit in the order they were begun, or
// ErrVisitNotFound. The look is audited.
func (s *Service) NotesOf(ctx context.Context, visit uuid.UUID) ([]Note, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Note, error) {
		if _, err := visitTx(ctx, tx, visit); err != nil {
			return nil, err
		}
		notes, err := notesTx(ctx, tx, visit)
		if err != nil || len(notes) == 0 {
			return notes, err
		}
		return notes, audit.Viewed(ctx, tx, "visits", visit, "")
	})
}

func notesTx(ctx context.Context, tx database.Tx, visit uuid.UUID) ([]Note, error) {
	rows, err := queries(tx).NotesOfVisit(ctx, clinicaldb.NotesOfVisitParams{TenantID: tx.Tenant(), VisitID: visit})
	if err != nil {
		return nil, err
	}
	ids := mapped(rows, func(r clinicaldb.NotesOfVisitRow) uuid.UUID { return r.ID })
	added, err := queries(tx).AddendaOf(ctx, clinicaldb.AddendaOfParams{TenantID: tx.Tenant(), Notes: ids})
	if err != nil {
		return nil, err
	}
	out := make([]Note, len(rows))
	for i, r := range rows {
		n, err := noteFrom(clinicaldb.NoteByIDRow(r))
		if err != nil {
			return nil, err
		}
		for _, a := range added {
			if a.NoteID == n.ID {
				n.Addenda = append(n.Addenda, addendumFrom(a))
			}
		}
		out[i] = n.seenBy(me(tx))
	}
	return out, nil
}

// LastNote is the newest signed note of the visit's patient that the actor may
// read, of a template where one is named: what a new note may begin with. nil
// where there is none. The look is audited.
func (s *Service) LastNote(ctx context.Context, visit uuid.UUID, template *uuid.UUID) (*Note, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (*Note, error) {
		v, err := visitTx(ctx, tx, visit)
		if err != nil {
			return nil, err
		}
		last, err := queries(tx).LastNoteOf(ctx, clinicaldb.LastNoteOfParams{
			TenantID: tx.Tenant(), PatientID: v.Patient, NotThis: uuid.Nil, Reader: me(tx), TemplateID: template,
		})
		if err := database.Explain(err, ErrNoteNotFound, nil); err != nil {
			if fault.As(err).Is(ErrNoteNotFound) {
				return nil, nil //nolint:nilnil // none is an answer
			}
			return nil, err
		}
		n, err := noteTx(ctx, tx, last)
		if err != nil {
			return nil, err
		}
		return &n, audit.Viewed(ctx, tx, "notes", last, "")
	})
}

// lockTx reads a note for an act, with nobody else at it, and refuses one that
// is in none of the states.
func lockTx(ctx context.Context, tx database.Tx, note uuid.UUID, states ...NoteState) (Note, error) {
	row, err := queries(tx).LockNote(ctx, clinicaldb.LockNoteParams{TenantID: tx.Tenant(), ID: note})
	if err != nil {
		return Note{}, database.Explain(err, ErrNoteNotFound, nil)
	}
	for _, s := range states {
		if NoteState(row.State) == s {
			return noteTx(ctx, tx, note)
		}
	}
	return Note{}, ErrNoteState.WithExtra("note_state", row.State)
}

// mineTx is lockTx for what only the author may do.
func mineTx(ctx context.Context, tx database.Tx, note uuid.UUID, states ...NoteState) (Note, error) {
	n, err := lockTx(ctx, tx, note, states...)
	if err != nil {
		return n, err
	}
	if n.Author != me(tx) {
		return n, ErrNotAuthor
	}
	if !tx.Principal().MayIn(access.NotesWrite, n.Branch) {
		return n, ErrNoteNotFound
	}
	return n, nil
}

// SaveDraft keeps what was typed. revision is the one it was typed upon; where
// another place was quicker it returns ErrDraftConflict with what is kept
// there, and nothing of either is lost. Sent again, it answers as before.
func (s *Service) SaveDraft(ctx context.Context, note uuid.UUID, revision int64, c Content, private *bool) (Note, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Note, error) {
		n, err := mineTx(ctx, tx, note, Draft)
		if err != nil {
			return n, err
		}
		if c, err = n.Template.shaped(c); err != nil {
			return n, err
		}
		if err := setPrivateTx(ctx, tx, n, private); err != nil {
			return n, err
		}
		if n.Revision != revision {
			if same(n.Content, c) {
				return noteTx(ctx, tx, note) // the answer to the last try was lost
			}
			return n, ErrDraftConflict.WithExtra("saved", draftJSON{n.Revision, n.Content}).WithExtra("sent", draftJSON{revision, c})
		}
		raw, err := json.Marshal(c)
		if err != nil {
			return n, fmt.Errorf("draft: %w", err)
		}
		if _, err := queries(tx).SaveDraft(ctx, clinicaldb.SaveDraftParams{
			TenantID: tx.Tenant(), NoteID: note, Content: raw, SavedAt: s.now(), Revision: revision,
		}); err != nil {
			return n, err
		}
		return noteTx(ctx, tx, note)
	})
}

func setPrivateTx(ctx context.Context, tx database.Tx, n Note, private *bool) error {
	if private == nil || *private == n.Private {
		return nil
	}
	return queries(tx).SetNotePrivate(ctx, clinicaldb.SetNotePrivateParams{TenantID: tx.Tenant(), ID: n.ID, Private: *private})
}

func same(a, b Content) bool {
	x, errX := plain(a)
	y, errY := plain(b)
	return errX == nil && errY == nil && reflect.DeepEqual(x, y)
}

func plain(c Content) (out any, err error) {
	raw, err := json.Marshal(c)
	if err != nil {
		return nil, err
	}
	return out, json.Unmarshal(raw, &out)
}

// DiscardDraft throws a draft away. What was handed in or signed stays.
func (s *Service) DiscardDraft(ctx context.Context, note uuid.UUID) error {
	return database.InTxDo(ctx, s.DB, func(tx database.Tx) error {
		if _, err := mineTx(ctx, tx, note, Draft); err != nil {
			return err
		}
		return queries(tx).DeleteNote(ctx, clinicaldb.DeleteNoteParams{TenantID: tx.Tenant(), ID: note})
	})
}

// readyTx is the author's draft as it was last seen by them, complete.
func (s *Service) readyTx(ctx context.Context, tx database.Tx, note uuid.UUID, revision int64) (Note, error) {
	n, err := mineTx(ctx, tx, note, Draft)
	if err != nil {
		return n, err
	}
	if n.Revision != revision {
		return n, ErrDraftConflict.WithExtra("saved", draftJSON{n.Revision, n.Content})
	}
	return n, n.Template.complete(n.Content, s.Library.measures, today(s.now(), n.Zone))
}

func today(now time.Time, zone string) packs.Date {
	at, err := time.LoadLocation(zone)
	if err != nil {
		at = time.UTC
	}
	return packs.DateOf(now.In(at))
}

// Sign signs the author's own draft at the revision they saw. From then on it
// never changes. It returns ErrNoteInvalid for what is missing,
// ErrDraftConflict where something newer is kept, platform.ErrBranchNotFound
// where the actor may not sign at the branch.
func (s *Service) Sign(ctx context.Context, note uuid.UUID, revision int64) (Note, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Note, error) {
		n, err := s.readyTx(ctx, tx, note, revision)
		if err != nil {
			return n, err
		}
		if err := mayIn(tx, access.NotesSign, n.Branch); err != nil {
			return n, err
		}
		return s.signTx(ctx, tx, n)
	})
}

// signTx seals the note by the actor's hand, and says so.
func (s *Service) signTx(ctx context.Context, tx database.Tx, n Note) (Note, error) {
	now, q := s.now(), queries(tx)
	n.State, n.SignedAt, n.SignedBy = Signed, &now, me(tx)
	raw, err := json.Marshal(n.Content)
	if err != nil {
		return n, fmt.Errorf("note %s: %w", n.ID, err)
	}
	if n.Hash, err = n.hash(); err != nil {
		return n, err
	}
	signer := me(tx)
	if err := q.SignNote(ctx, clinicaldb.SignNoteParams{
		TenantID: tx.Tenant(), ID: n.ID, Content: raw, SignedAt: &now, SignedBy: &signer, Hash: n.Hash,
	}); err != nil {
		return n, database.Explain(err, nil, noteConstraints)
	}
	if err := q.DeleteDraft(ctx, clinicaldb.DeleteDraftParams{TenantID: tx.Tenant(), NoteID: n.ID}); err != nil {
		return n, err
	}
	if err := s.followTx(ctx, tx, n); err != nil {
		return n, err
	}
	return noteTx(ctx, tx, n.ID)
}

// followTx is what follows from a signature: what the plan tells the patient to
// do, and word to the other domains.
func (s *Service) followTx(ctx context.Context, tx database.Tx, n Note) error {
	for _, section := range n.Template.Sections {
		for _, f := range section.Fields {
			if f.Kind != "plan" || n.Content[f.Key] == nil {
				continue
			}
			p, err := as[Plan](n.Content[f.Key])
			if err != nil {
				return err
			}
			if err := s.instructTx(ctx, tx, n, p); err != nil {
				return err
			}
		}
	}
	return s.Events.PublishTx(ctx, tx, NoteSigned{
		NoteID: n.ID, VisitID: n.Visit, PatientID: n.Patient, BranchID: n.Branch, PractitionerID: n.Practitioner, ServiceID: n.Service,
		AppointmentID: n.Appointment, SignedBy: n.SignedBy, At: *n.SignedAt,
	})
}

func (s *Service) instructTx(ctx context.Context, tx database.Tx, n Note, p Plan) error {
	keep := func(kind, text string, due *time.Time) (uuid.UUID, error) {
		instruction := id.New()
		return instruction, queries(tx).InsertInstruction(ctx, clinicaldb.InsertInstructionParams{
			TenantID: tx.Tenant(), ID: instruction, BranchID: n.Branch, PatientID: n.Patient, PractitionerID: n.Practitioner, VisitID: n.Visit,
			NoteID: n.ID, Kind: kind, DueOn: due, Text: text, CreatedAt: *n.SignedAt,
		})
	}
	if due, err := time.Parse(time.DateOnly, p.FollowUpOn); err == nil {
		instruction, err := keep("follow_up", p.FollowUp, &due)
		if err != nil {
			return err
		}
		if err := s.Events.PublishTx(ctx, tx, InstructionGiven{
			InstructionID: instruction, VisitID: n.Visit, PatientID: n.Patient, BranchID: n.Branch, PractitionerID: n.Practitioner,
			ServiceID: n.Service, AppointmentID: n.Appointment, DueOn: p.FollowUpOn, At: *n.SignedAt,
		}); err != nil {
			return err
		}
	}
	for _, order := range p.Orders {
		instruction, err := keep("diagnostic", order, nil)
		if err != nil {
			return err
		}
		if err := s.Events.PublishTx(ctx, tx, DiagnosticOrdered{
			InstructionID: instruction, VisitID: n.Visit, PatientID: n.Patient, BranchID: n.Branch, PractitionerID: n.Practitioner,
			ServiceID: n.Service, AppointmentID: n.Appointment, At: *n.SignedAt,
		}); err != nil {
			return err
		}
	}
	return nil
}

// Submit hands the author's draft to somebody who may co-sign it. It returns
// what Sign returns, and ErrPrivateCosign.
func (s *Service) Submit(ctx context.Context, note uuid.UUID, revision int64) (Note, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Note, error) {
		n, err := s.readyTx(ctx, tx, note, revision)
		if err != nil {
			return n, err
		}
		if n.Private {
			return n, ErrPrivateCosign
		}
		raw, err := json.Marshal(n.Content)
		if err != nil {
			return n, fmt.Errorf("note %s: %w", n.ID, err)
		}
		now, q := s.now(), queries(tx)
		if err := q.SubmitNote(ctx, clinicaldb.SubmitNoteParams{TenantID: tx.Tenant(), ID: note, Content: raw, SubmittedAt: &now}); err != nil {
			return n, err
		}
		if err := q.DeleteDraft(ctx, clinicaldb.DeleteDraftParams{TenantID: tx.Tenant(), NoteID: note}); err != nil {
			return n, err
		}
		return noteTx(ctx, tx, note)
	})
}

// Cosign signs what somebody else handed in. It returns ErrOwnCosign or
// ErrNoteState.
func (s *Service) Cosign(ctx context.Context, note uuid.UUID) (Note, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Note, error) {
		n, err := cosignableTx(ctx, tx, note)
		if err != nil {
			return n, err
		}
		return s.signTx(ctx, tx, n)
	})
}

func cosignableTx(ctx context.Context, tx database.Tx, note uuid.UUID) (Note, error) {
	n, err := lockTx(ctx, tx, note, Awaiting)
	switch {
	case err != nil:
		return n, err
	case n.Author == me(tx):
		return n, ErrOwnCosign
	}
	return n, mayIn(tx, access.NotesCosign, n.Branch)
}

// Return gives a note back to its author, who is told why. It returns
// ErrReasonRequired or what Cosign returns.
func (s *Service) Return(ctx context.Context, note uuid.UUID, reason string) (Note, error) {
	reason = strings.TrimSpace(reason)
	if reason == "" {
		return Note{}, ErrReasonRequired
	}
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Note, error) {
		n, err := cosignableTx(ctx, tx, note)
		if err != nil {
			return n, err
		}
		return s.reopenTx(ctx, tx, n, reason)
	})
}

// Withdraw takes the author's note back before it is co-signed.
func (s *Service) Withdraw(ctx context.Context, note uuid.UUID) (Note, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Note, error) {
		n, err := mineTx(ctx, tx, note, Awaiting)
		if err != nil {
			return n, err
		}
		return s.reopenTx(ctx, tx, n, "")
	})
}

func (s *Service) reopenTx(ctx context.Context, tx database.Tx, n Note, reason string) (Note, error) {
	if err := queries(tx).ReturnNote(ctx, clinicaldb.ReturnNoteParams{TenantID: tx.Tenant(), ID: n.ID, ReturnReason: reason}); err != nil {
		return n, err
	}
	if err := insertDraftTx(ctx, tx, n.ID, n.Branch, n.Content, 1, s.now()); err != nil {
		return n, err
	}
	return noteTx(ctx, tx, n.ID)
}

// Append adds to a signed note; the note itself stays as it was. Whoever may
// sign at the branch may add, to a private note its author only. It returns
// ErrTextRequired, ErrNotSigned or ErrNotAuthor.
func (s *Service) Append(ctx context.Context, note uuid.UUID, text, reason string) (Note, error) {
	if strings.TrimSpace(text) == "" {
		return Note{}, ErrTextRequired
	}
	return database.Once(ctx, s.DB, "append-note", []string{note.String(), text, reason}, func(tx database.Tx) (Note, error) {
		n, err := noteTx(ctx, tx, note)
		switch {
		case err != nil:
			return n, err
		case n.State != Signed:
			return n, ErrNotSigned
		case n.Private && n.Author != me(tx):
			return n, ErrNotAuthor
		}
		if err := mayIn(tx, access.NotesSign, n.Branch); err != nil {
			return n, err
		}
		return appendTx(ctx, tx, n, Addendum{ID: id.New(), Author: me(tx), Text: text, Reason: strings.TrimSpace(reason), At: s.now()})
	})
}

func appendTx(ctx context.Context, tx database.Tx, n Note, a Addendum) (Note, error) {
	var err error
	if a.Hash, err = a.hash(n.Hash); err != nil {
		return n, err
	}
	if err := queries(tx).InsertAddendum(ctx, clinicaldb.InsertAddendumParams{
		TenantID: tx.Tenant(), ID: a.ID, BranchID: n.Branch, NoteID: n.ID, AuthorID: a.Author, Text: a.Text, Reason: a.Reason, At: a.At, Hash: a.Hash,
	}); err != nil {
		return n, err
	}
	return noteTx(ctx, tx, n.ID)
}

// Proof says whether a signed note and what was added to it are what was
// signed.
type Proof struct {
	Hash     []byte // kept when it was signed
	Computed []byte // of what stands there now
	Intact   bool   // they are the same, and so are those of all addenda
}

// Verify computes the hash of a signed note again. It returns ErrNotSigned
// where there is nothing to prove yet.
func (s *Service) Verify(ctx context.Context, note uuid.UUID) (Proof, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Proof, error) {
		n, err := noteTx(ctx, tx, note)
		if err != nil {
			return Proof{}, err
		}
		if n.State != Signed {
			return Proof{}, ErrNotSigned
		}
		return n.prove()
	})
}

func (n Note) prove() (Proof, error) {
	computed, err := n.hash()
	if err != nil {
		return Proof{}, err
	}
	p := Proof{Hash: n.Hash, Computed: computed, Intact: string(computed) == string(n.Hash)}
	for _, a := range n.Addenda {
		h, err := a.hash(n.Hash)
		if err != nil {
			return p, err
		}
		p.Intact = p.Intact && string(h) == string(a.Hash)
	}
	return p, nil
}

// NoteLine is a note in a list, without a word of what it says.
type NoteLine = clinicaldb.NotesOfPatientRow

// NotesOfPatient lists what was written about a patient at the branches in
// sight, the newest first, or returns patients.ErrNotFound.
func (s *Service) NotesOfPatient(ctx context.Context, patient uuid.UUID, limit int, after Place) ([]NoteLine, error) {
	if after.At.IsZero() {
		after.At = farFuture
	}
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]NoteLine, error) {
		if err := patientTx(ctx, tx, patient); err != nil {
			return nil, err
		}
		return queries(tx).NotesOfPatient(ctx, clinicaldb.NotesOfPatientParams{
			TenantID: tx.Tenant(), PatientID: patient, BeforeAt: after.At, BeforeID: after.ID, Most: int32(limit),
		})
	})
}

// Unsigned is a note that waits for a signature.
type Unsigned = clinicaldb.UnsignedNotesRow

const mostUnsigned = 500

// Unsigned lists the notes nobody has signed yet, the oldest first: of the
// actor, or of everybody at the branches in sight.
func (s *Service) Unsigned(ctx context.Context, mine bool) ([]Unsigned, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Unsigned, error) {
		p := clinicaldb.UnsignedNotesParams{TenantID: tx.Tenant(), AuthorID: nil, Most: mostUnsigned}
		if actor := me(tx); mine {
			p.AuthorID = &actor
		}
		return queries(tx).UnsignedNotes(ctx, p)
	})
}
