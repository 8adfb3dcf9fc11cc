package clinical

import (
	"context"
	"encoding/hex"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

const maxNoteBody = 1 << 20 // a long note in a script of three bytes a letter

func (s *Service) noteRoutes(api *httpserver.API) {
	s.noteReadRoutes(api)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/visits/{id}/notes", ID: "start-note", Tag: "clinical", Permission: access.NotesWrite,
		Status: http.StatusCreated, Idempotent: true, MaxBody: maxNoteBody, Summary: "Begin a note about a visit",
	}, s.postNote)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPut, Path: "/notes/{id}/draft", ID: "save-draft", Tag: "clinical", Permission: access.NotesWrite,
		MaxBody: maxNoteBody, Summary: "Keep what was typed, upon the revision it was typed upon",
	}, s.putDraft)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodDelete, Path: "/notes/{id}", ID: "discard-draft", Tag: "clinical", Permission: access.NotesWrite,
		Summary: "Throw a draft away",
	}, s.deleteNote)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/notes/{id}/sign", ID: "sign-note", Tag: "clinical", Permission: access.NotesSign,
		Summary: "Sign it; from then on it never changes",
	}, s.signNote)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/notes/{id}/submit", ID: "submit-note", Tag: "clinical", Permission: access.NotesWrite,
		Summary: "Hand it to somebody who co-signs",
	}, s.submitNote)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/notes/{id}/cosign", ID: "cosign-note", Tag: "clinical", Permission: access.NotesCosign,
		Summary: "Sign what somebody else handed in",
	}, s.cosignNote)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/notes/{id}/return", ID: "return-note", Tag: "clinical", Permission: access.NotesCosign,
		Summary: "Give it back to its author, with a reason",
	}, s.returnNote)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/notes/{id}/withdraw", ID: "withdraw-note", Tag: "clinical", Permission: access.NotesWrite,
		Summary: "Take one's own note back before it is co-signed",
	}, s.withdrawNote)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/notes/{id}/addenda", ID: "append-note", Tag: "clinical", Permission: access.NotesSign,
		Status: http.StatusCreated, Idempotent: true, Summary: "Add to a signed note; the note stays as it was",
	}, s.postAddendum)
}

func (s *Service) noteReadRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/visits/{id}/notes", ID: "list-visit-notes", Tag: "clinical", Permission: access.NotesRead,
		Summary: "The notes of a visit",
	}, s.listVisitNotes)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/visits/{id}/last-note", ID: "get-last-note", Tag: "clinical", Permission: access.NotesRead,
		Summary: "The patient's newest signed note, to begin another with",
	}, s.getLastNote)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/notes/{id}", ID: "get-note", Tag: "clinical", Permission: access.NotesRead, Summary: "One note",
	}, s.getNote)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/notes/{id}/proof", ID: "prove-note", Tag: "clinical", Permission: access.NotesRead,
		Summary: "Whether a signed note is what was signed",
	}, s.proveNote)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/patients/{id}/notes", ID: "list-patient-notes", Tag: "clinical", Permission: access.NotesRead,
		Summary: "What was written about a patient, the newest first",
	}, s.listPatientNotes)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/unsigned-notes", ID: "list-unsigned-notes", Tag: "clinical", Permission: access.NotesRead,
		Summary: "Notes nobody has signed yet, the oldest first",
	}, s.listUnsigned)
}

type addendumJSON struct {
	ID         uuid.UUID `json:"id"`
	AuthorID   uuid.UUID `json:"author_id"`
	AuthorName string    `json:"author_name"`
	Text       string    `json:"text"`
	Reason     string    `json:"reason"`
	At         time.Time `json:"at"`
}

type noteJSON struct {
	ID             uuid.UUID      `json:"id"`
	VisitID        uuid.UUID      `json:"visit_id"`
	VisitAt        time.Time      `json:"visit_at"`
	BranchID       uuid.UUID      `json:"branch_id"`
	TimeZone       string         `json:"time_zone"`
	PatientID      uuid.UUID      `json:"patient_id"`
	AuthorID       uuid.UUID      `json:"author_id"`
	AuthorName     string         `json:"author_name"`
	TemplateID     uuid.UUID      `json:"template_id"`
	TemplateNumber int32          `json:"template_number"`
	TemplateName   packs.Names    `json:"template_name"`
	Sections       []NoteSection  `json:"sections" nullable:"false"`
	Private        bool           `json:"private"`
	Hidden         bool           `json:"hidden" doc:"Private, and somebody else reads: there is no content"`
	State          string         `json:"state" enum:"draft,awaiting_signature,signed"`
	Content        map[string]any `json:"content"`
	Revision       int64          `json:"revision" doc:"Of the draft"`
	SavedAt        *time.Time     `json:"saved_at"`
	ReturnReason   string         `json:"return_reason"`
	CreatedAt      time.Time      `json:"created_at"`
	SubmittedAt    *time.Time     `json:"submitted_at"`
	SignedAt       *time.Time     `json:"signed_at"`
	SignedByName   string         `json:"signed_by_name"`
	Cosigned       bool           `json:"cosigned" doc:"Signed by somebody other than its author"`
	Hash           string         `json:"hash"`
	Addenda        []addendumJSON `json:"addenda" nullable:"false"`
}

func toNoteJSON(n Note) noteJSON {
	out := noteJSON{
		ID: n.ID, VisitID: n.Visit, VisitAt: inZone(n.VisitAt, n.Zone), BranchID: n.Branch, TimeZone: n.Zone, PatientID: n.Patient,
		AuthorID: n.Author, AuthorName: n.AuthorName, TemplateID: n.Template.ID, TemplateNumber: n.Template.Number,
		TemplateName: n.Template.Name, Sections: orEmpty(n.Template.Sections), Private: n.Private, Hidden: n.Hidden, State: string(n.State),
		Content: n.Content, Revision: n.Revision, SavedAt: inZoneOrNil(n.SavedAt, n.Zone), ReturnReason: n.ReturnReason,
		CreatedAt: inZone(n.CreatedAt, n.Zone), SubmittedAt: inZoneOrNil(n.SubmittedAt, n.Zone), SignedAt: inZoneOrNil(n.SignedAt, n.Zone),
		SignedByName: n.SignerName, Cosigned: n.State == Signed && n.SignedBy != n.Author, Hash: hex.EncodeToString(n.Hash),
		Addenda: mapped(n.Addenda, func(a Addendum) addendumJSON {
			return addendumJSON{a.ID, a.Author, a.AuthorName, a.Text, a.Reason, inZone(a.At, n.Zone)}
		}),
	}
	if out.Content == nil {
		out.Content = map[string]any{}
	}
	return out
}

// draftJSON is one of two versions of a draft that were written at once.
type draftJSON struct {
	Revision int64   `json:"revision"`
	Content  Content `json:"content"`
}

type noteOutput struct{ Body noteJSON }

func noteAnswer(n Note, err error) (*noteOutput, error) {
	if err != nil {
		return nil, err
	}
	return &noteOutput{toNoteJSON(n)}, nil
}

type notesOutput struct {
	Body struct {
		Items []noteJSON `json:"items" nullable:"false"`
	}
}

func (s *Service) listVisitNotes(ctx context.Context, in *idInput) (*notesOutput, error) {
	list, err := s.NotesOf(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	out := &notesOutput{}
	out.Body.Items = mapped(list, toNoteJSON)
	return out, nil
}

type lastNoteInput struct {
	ID         uuid.UUID `path:"id" format:"uuid"`
	TemplateID string    `query:"template_id" format:"uuid"`
}

type lastNoteOutput struct {
	Body struct {
		Note *noteJSON `json:"note"`
	}
}

func (s *Service) getLastNote(ctx context.Context, in *lastNoteInput) (*lastNoteOutput, error) {
	n, err := s.LastNote(ctx, in.ID, optionalID(in.TemplateID))
	if err != nil {
		return nil, err
	}
	out := &lastNoteOutput{}
	if n != nil {
		last := toNoteJSON(*n)
		out.Body.Note = &last
	}
	return out, nil
}

func (s *Service) getNote(ctx context.Context, in *idInput) (*noteOutput, error) {
	return noteAnswer(s.Note(ctx, in.ID))
}

type postNoteInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		TemplateID uuid.UUID      `json:"template_id"`
		Private    bool           `json:"private,omitempty"`
		Content    map[string]any `json:"content,omitempty" doc:"Carried forward, by field of the template"`
	}
}

func (s *Service) postNote(ctx context.Context, in *postNoteInput) (*noteOutput, error) {
	return noteAnswer(s.StartNote(ctx, NewNote{Visit: in.ID, Template: in.Body.TemplateID, Private: in.Body.Private, Content: in.Body.Content}))
}

type putDraftInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Revision int64          `json:"revision" doc:"The one this was typed upon"`
		Content  map[string]any `json:"content"`
		Private  *bool          `json:"private,omitempty"`
	}
}

func (s *Service) putDraft(ctx context.Context, in *putDraftInput) (*noteOutput, error) {
	return noteAnswer(s.SaveDraft(ctx, in.ID, in.Body.Revision, in.Body.Content, in.Body.Private))
}

func (s *Service) deleteNote(ctx context.Context, in *idInput) (*struct{}, error) {
	return nil, s.DiscardDraft(ctx, in.ID)
}

type revisionInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Revision int64 `json:"revision" doc:"The one that was read before signing"`
	}
}

func (s *Service) signNote(ctx context.Context, in *revisionInput) (*noteOutput, error) {
	return noteAnswer(s.Sign(ctx, in.ID, in.Body.Revision))
}

func (s *Service) submitNote(ctx context.Context, in *revisionInput) (*noteOutput, error) {
	return noteAnswer(s.Submit(ctx, in.ID, in.Body.Revision))
}

func (s *Service) cosignNote(ctx context.Context, in *idInput) (*noteOutput, error) {
	return noteAnswer(s.Cosign(ctx, in.ID))
}

type returnNoteInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Reason string `json:"reason" maxLength:"1000"`
	}
}

func (s *Service) returnNote(ctx context.Context, in *returnNoteInput) (*noteOutput, error) {
	return noteAnswer(s.Return(ctx, in.ID, in.Body.Reason))
}

func (s *Service) withdrawNote(ctx context.Context, in *idInput) (*noteOutput, error) {
	return noteAnswer(s.Withdraw(ctx, in.ID))
}

type postAddendumInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Text   string `json:"text" maxLength:"20000"`
		Reason string `json:"reason,omitempty" maxLength:"1000"`
	}
}

func (s *Service) postAddendum(ctx context.Context, in *postAddendumInput) (*noteOutput, error) {
	return noteAnswer(s.Append(ctx, in.ID, in.Body.Text, in.Body.Reason))
}

type proofOutput struct {
	Body struct {
		Intact   bool   `json:"intact" doc:"The note and all its addenda are what was signed"`
		Hash     string `json:"hash" doc:"SHA-256 kept at the signature"`
		Computed string `json:"computed" doc:"SHA-256 of what stands there now"`
	}
}

func (s *Service) proveNote(ctx context.Context, in *idInput) (*proofOutput, error) {
	p, err := s.Verify(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	out := &proofOutput{}
	out.Body.Intact, out.Body.Hash, out.Body.Computed = p.Intact, hex.EncodeToString(p.Hash), hex.EncodeToString(p.Computed)
	return out, nil
}

type noteLineJSON struct {
	ID           uuid.UUID   `json:"id"`
	VisitID      uuid.UUID   `json:"visit_id"`
	VisitAt      time.Time   `json:"visit_at"`
	AuthorID     uuid.UUID   `json:"author_id"`
	AuthorName   string      `json:"author_name"`
	TemplateName packs.Names `json:"template_name"`
	Private      bool        `json:"private"`
	State        string      `json:"state" enum:"draft,awaiting_signature,signed"`
	CreatedAt    time.Time   `json:"created_at"`
	SignedAt     *time.Time  `json:"signed_at"`
}

func toNoteLineJSON(n NoteLine) noteLineJSON {
	return noteLineJSON{
		ID: n.ID, VisitID: n.VisitID, VisitAt: inZone(n.OpenedAt, n.TimeZone), AuthorID: n.AuthorID, AuthorName: n.AuthorName,
		TemplateName: namesFrom(n.TemplateName), Private: n.Private, State: n.State, CreatedAt: inZone(n.CreatedAt, n.TimeZone),
		SignedAt: inZoneOrNil(n.SignedAt, n.TimeZone),
	}
}

type noteLinesOutput struct {
	Body httpserver.Page[noteLineJSON]
}

func (s *Service) listPatientNotes(ctx context.Context, in *pagedInput) (*noteLinesOutput, error) {
	var after Place
	if err := httpserver.DecodeCursor(in.Cursor, &after); err != nil {
		return nil, err
	}
	found, err := s.NotesOfPatient(ctx, in.ID, in.Limit+1, after)
	if err != nil {
		return nil, err
	}
	page := httpserver.NewPage(mapped(found, toNoteLineJSON), in.Limit, func(n noteLineJSON) any { return Place{n.CreatedAt.UTC(), n.ID} })
	return &noteLinesOutput{page}, nil
}

type unsignedNoteJSON struct {
	ID           uuid.UUID   `json:"id"`
	VisitID      uuid.UUID   `json:"visit_id"`
	VisitAt      time.Time   `json:"visit_at"`
	TimeZone     string      `json:"time_zone"`
	PatientID    uuid.UUID   `json:"patient_id"`
	PatientName  string      `json:"patient_name"`
	AuthorID     uuid.UUID   `json:"author_id"`
	AuthorName   string      `json:"author_name"`
	TemplateName packs.Names `json:"template_name"`
	State        string      `json:"state" enum:"draft,awaiting_signature"`
	Returned     bool        `json:"returned" doc:"A co-signer gave it back"`
	CreatedAt    time.Time   `json:"created_at"`
}

func toUnsignedJSON(n Unsigned) unsignedNoteJSON {
	return unsignedNoteJSON{
		ID: n.ID, VisitID: n.VisitID, VisitAt: inZone(n.OpenedAt, n.TimeZone), TimeZone: n.TimeZone, PatientID: n.PatientID,
		PatientName: n.PatientName, AuthorID: n.AuthorID, AuthorName: n.AuthorName, TemplateName: namesFrom(n.TemplateName),
		State: n.State, Returned: n.ReturnReason != "", CreatedAt: inZone(n.CreatedAt, n.TimeZone),
	}
}

type unsignedInput struct {
	Mine bool `query:"mine" doc:"Only those the one who asks has begun"`
}

type unsignedOutput struct {
	Body struct {
		Items []unsignedNoteJSON `json:"items" nullable:"false"`
	}
}

func (s *Service) listUnsigned(ctx context.Context, in *unsignedInput) (*unsignedOutput, error) {
	list, err := s.Unsigned(ctx, in.Mine)
	if err != nil {
		return nil, err
	}
	out := &unsignedOutput{}
	out.Body.Items = mapped(list, toUnsignedJSON)
	return out, nil
}
