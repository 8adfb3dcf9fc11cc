package patients

import (
	"context"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
)

func (s *Service) consentRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/patients/{id}/consents", ID: "list-consents", Tag: "consents", Permission: access.ConsentsRead,
		Summary: "Where a patient stands on each purpose, and everything they said",
	}, s.listConsents)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/patients/{id}/consents", ID: "record-consent", Tag: "consents", Permission: access.ConsentsRecord,
		Status: http.StatusCreated, Summary: "Record that a patient agrees or refuses",
	}, s.postConsent)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/patients/{id}/consents/withdraw", ID: "withdraw-consent", Tag: "consents", Permission: access.ConsentsRecord,
		Status: http.StatusCreated, Summary: "Withdraw a consent, with a reason",
	}, s.postWithdrawal)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/patients/{id}/consents/{consent_id}", ID: "get-consent", Tag: "consents", Permission: access.ConsentsRead,
		Summary: "One consent with its exact words and signature, to print",
	}, s.getConsent)
}

type consentJSON struct {
	ID          uuid.UUID  `json:"id"`
	Purpose     string     `json:"purpose"`
	Form        string     `json:"form"`
	State       string     `json:"state" enum:"given,refused,withdrawn"`
	TextVersion int        `json:"text_version"`
	TextSHA256  string     `json:"text_sha256"`
	Language    string     `json:"language"`
	Title       string     `json:"title"`
	Body        string     `json:"body,omitempty" doc:"The exact words; where one consent is asked for"`
	Country     string     `json:"country"`
	Subdivision string     `json:"subdivision"`
	Basis       string     `json:"basis"`
	SignedBy    string     `json:"signed_by" enum:"patient,guardian,staff"`
	SignerName  string     `json:"signer_name"`
	Relation    string     `json:"relation"`
	Understands bool       `json:"understands" doc:"Staff attest that the minor understands"`
	Signed      bool       `json:"signed" doc:"A drawn signature is kept"`
	Signature   Drawing    `json:"signature,omitempty"`
	Source      string     `json:"source" enum:"desk,intake,paper"`
	SourceID    *uuid.UUID `json:"source_id"`
	Reason      string     `json:"reason"`
	IP          string     `json:"ip"`
	RecordedBy  string     `json:"recorded_by"`
	At          time.Time  `json:"at"`
}

func consentToJSON(c Consent) consentJSON {
	return consentJSON{
		ID: c.ID, Purpose: c.Purpose, Form: c.Form, State: c.State, TextVersion: c.TextVersion, TextSHA256: c.TextSHA256, Language: c.Language,
		Title: c.Title, Body: c.Body, Country: c.Country, Subdivision: c.Subdivision, Basis: c.Basis, SignedBy: c.SignedBy, SignerName: c.SignerName,
		Relation: c.Relation, Understands: c.Understands, Signed: c.Signed, Signature: c.Drawing, Source: c.Source, SourceID: c.SourceID,
		Reason: c.Reason, IP: c.IP, RecordedBy: c.Actor, At: c.At,
	}
}

type consentPurposeJSON struct {
	Purpose     string          `json:"purpose"`
	Form        string          `json:"form"`
	Required    string          `json:"required" doc:"always, never, when_tele and so on"`
	Basis       string          `json:"basis"`
	NeedsReview bool            `json:"needs_review" doc:"The rule or the words are not confirmed"`
	Implied     bool            `json:"implied" doc:"The law takes it for granted until the patient says otherwise"`
	MustSign    bool            `json:"must_sign"`
	Notice      bool            `json:"notice" doc:"The patient is told and acknowledges it; a refusal needs its reason"`
	Allowed     bool            `json:"allowed"`
	Missing     bool            `json:"missing"`
	Lapsed      bool            `json:"lapsed" doc:"A guardian spoke for a child who is of age now"`
	Outdated    bool            `json:"outdated" doc:"Other words are in force now"`
	Text        consentTextJSON `json:"text"`
	Latest      *consentJSON    `json:"latest"`
}

type consentTextJSON struct {
	Version  int    `json:"version"`
	Language string `json:"language"`
	Title    string `json:"title"`
	Body     string `json:"body"`
	SHA256   string `json:"sha256"`
}

func stateToJSON(x ConsentState) consentPurposeJSON {
	out := consentPurposeJSON{
		Purpose: x.Key, Form: x.Form, Required: x.Required, Basis: x.Basis, NeedsReview: x.NeedsReview() || x.Words.NeedsReview,
		Implied: x.Implied(), MustSign: x.Signed(), Notice: x.Notice(), Allowed: x.Allowed, Missing: x.Missing, Lapsed: x.Lapsed,
		Text: consentTextJSON{x.Words.Version, x.Words.Language, x.Words.Title, x.Words.Body, x.Words.SHA256},
	}
	if x.Latest != nil {
		latest := consentToJSON(*x.Latest)
		out.Latest, out.Outdated = &latest, x.Latest.State == Given && x.Latest.TextVersion != x.Words.Version
	}
	return out
}

type consentsInput struct {
	ID       uuid.UUID `path:"id" format:"uuid"`
	Language string    `query:"language" maxLength:"10" doc:"Of the words; English where there are none"`
	BranchID uuid.UUID `query:"branch_id" doc:"Whose country's rules hold; the chain's without it"`
}

type consentsOutput struct {
	Body struct {
		Purposes  []consentPurposeJSON `json:"purposes" nullable:"false"`
		History   []consentJSON        `json:"history" nullable:"false" doc:"Newest first"`
		Languages []string             `json:"languages" nullable:"false" doc:"In which the words are to be had"`
		Signer    consentSignerJSON    `json:"signer"`
	}
}

type consentSignerJSON struct {
	OfAge    bool `json:"of_age" doc:"The patient consents alone; also where the birth date is not known"`
	Capacity bool `json:"capacity" doc:"A younger patient may, who understands"`
}

func (s *Service) listConsents(ctx context.Context, in *consentsInput) (*consentsOutput, error) {
	sheet, err := s.Consents(ctx, in.ID, given(in.BranchID), in.Language)
	if err != nil {
		return nil, err
	}
	out := &consentsOutput{}
	out.Body.Purposes, out.Body.History = make([]consentPurposeJSON, len(sheet.States)), make([]consentJSON, len(sheet.Ledger))
	for i, x := range sheet.States {
		out.Body.Purposes[i] = stateToJSON(x)
	}
	for i, c := range sheet.Ledger {
		out.Body.History[i] = consentToJSON(c)
	}
	out.Body.Languages, out.Body.Signer = sheet.Languages, consentSignerJSON{sheet.OfAge, sheet.Capacity}
	return out, nil
}

// given is a query's id, nil where it was left out.
func given(u uuid.UUID) *uuid.UUID {
	if u == uuid.Nil {
		return nil
	}
	return &u
}

// ConsentSigner is who agrees, refuses or withdraws.
type ConsentSigner struct {
	By          string  `json:"by" enum:"patient,guardian,staff"`
	SignerName  string  `json:"signer_name,omitempty" maxLength:"400"`
	Relation    string  `json:"relation,omitempty" enum:"mother,father,legal_guardian,spouse,child,attorney,other"`
	Understands bool    `json:"understands,omitempty" doc:"A minor, where the law lets one who understands decide"`
	Signature   Drawing `json:"signature,omitempty" maxItems:"200" doc:"Strokes of points, x and y from 0 to 1000"`
}

func (b ConsentSigner) signer(agent string) Signer {
	return Signer{By: b.By, Name: b.SignerName, Relation: b.Relation, Understands: b.Understands, Drawing: b.Signature, UserAgent: agent}
}

type recordConsentInput struct {
	ID        uuid.UUID `path:"id" format:"uuid"`
	UserAgent string    `header:"User-Agent" hidden:"true"`
	Body      struct {
		ConsentSigner
		Purpose    string     `json:"purpose" maxLength:"60"`
		State      string     `json:"state" enum:"given,refused"`
		Language   string     `json:"language" maxLength:"10"`
		TextSHA256 string     `json:"text_sha256" maxLength:"64" doc:"Of the words that were read"`
		Reason     string     `json:"reason,omitempty" maxLength:"500"`
		BranchID   *uuid.UUID `json:"branch_id,omitempty"`
		DocumentID *uuid.UUID `json:"document_id,omitempty" doc:"Shows the paper that was signed instead"`
	}
}

type consentOutput struct{ Body consentJSON }

func consentAnswer(c Consent, err error) (*consentOutput, error) {
	if err != nil {
		return nil, err
	}
	return &consentOutput{consentToJSON(c)}, nil
}

func (s *Service) postConsent(ctx context.Context, in *recordConsentInput) (*consentOutput, error) {
	b, source := in.Body, FromDesk
	if b.DocumentID != nil {
		source = FromPaper
	}
	return consentAnswer(s.RecordConsent(ctx, in.ID, Answer{
		Purpose: b.Purpose, State: b.State, Language: b.Language, TextSHA256: b.TextSHA256, Signer: b.signer(in.UserAgent),
		Source: source, SourceID: b.DocumentID, Reason: b.Reason, Branch: b.BranchID,
	}))
}

type withdrawConsentInput struct {
	ID        uuid.UUID `path:"id" format:"uuid"`
	UserAgent string    `header:"User-Agent" hidden:"true"`
	Body      struct {
		ConsentSigner
		Purpose  string     `json:"purpose" maxLength:"60"`
		Reason   string     `json:"reason" maxLength:"500"`
		BranchID *uuid.UUID `json:"branch_id,omitempty"`
	}
}

func (s *Service) postWithdrawal(ctx context.Context, in *withdrawConsentInput) (*consentOutput, error) {
	b := in.Body
	return consentAnswer(s.WithdrawConsent(ctx, in.ID, Withdrawal{
		Purpose: b.Purpose, Reason: b.Reason, Signer: b.signer(in.UserAgent), Source: FromDesk, Branch: b.BranchID,
	}))
}

type oneConsentInput struct {
	ID        uuid.UUID `path:"id" format:"uuid"`
	ConsentID uuid.UUID `path:"consent_id" format:"uuid"`
}

func (s *Service) getConsent(ctx context.Context, in *oneConsentInput) (*consentOutput, error) {
	return consentAnswer(s.ConsentByID(ctx, in.ID, in.ConsentID))
}
