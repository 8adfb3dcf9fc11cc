package clinical

import (
	"context"
	"regexp"
	"strings"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/clinical/clinicaldb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/id"
)

// Snippet is text that a shortcut stands for: ".wnl" becomes "within normal
// limits". One without an owner is everybody's.
type Snippet = clinicaldb.NoteSnippet

// What can go wrong with a snippet.
var (
	ErrSnippetNotFound = fault.New(fault.NotFound, "clinical.snippet_not_found", "There is no such snippet.")
	ErrSnippetInvalid  = fault.New(fault.Invalid, "clinical.snippet_invalid", "The snippet needs another look.")
	ErrSnippetShared   = fault.New(fault.Forbidden, "clinical.snippet_shared", "Only who manages templates may change what everybody uses.")
	ErrSnippetTaken    = fault.New(fault.Conflict, "clinical.snippet_taken", "This shortcut is in use already.").
				With(fault.Field{Pointer: "/shortcut", Code: "taken", Detail: "This shortcut is in use already."})
)

var snippetConstraints = map[string]*fault.Error{"note_snippets_shortcut_key": ErrSnippetTaken}

var shortcut = regexp.MustCompile(`^[a-z0-9_-]{1,30}$`)

const longestSnippet = 4000

// SnippetFields is what may be said of a snippet.
type SnippetFields struct {
	Shortcut string // without its dot
	Text     string
	Shared   bool
}

func (f SnippetFields) clean() (SnippetFields, error) {
	var faults fault.Fields
	f.Shortcut = strings.ToLower(strings.TrimPrefix(strings.TrimSpace(f.Shortcut), "."))
	faults.Check(shortcut.MatchString(f.Shortcut), "/shortcut", "shortcut", "A shortcut is letters, digits, - and _, at most 30.")
	faults.Check(strings.TrimSpace(f.Text) != "", "/text", "required", "Give the text.")
	faults.Check(len([]rune(f.Text)) <= longestSnippet, "/text", "too_long", "This is too long.")
	return f, faults.Err(ErrSnippetInvalid)
}

// Snippets lists those of the actor and those of everybody.
func (s *Service) Snippets(ctx context.Context) ([]Snippet, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Snippet, error) {
		owner := me(tx)
		return queries(tx).SnippetsOf(ctx, clinicaldb.SnippetsOfParams{TenantID: tx.Tenant(), OwnerID: &owner})
	})
}

// AddSnippet keeps a snippet of the actor's own, or everybody's where they
// manage templates. It returns ErrSnippetInvalid, ErrSnippetShared or
// ErrSnippetTaken.
func (s *Service) AddSnippet(ctx context.Context, f SnippetFields) (Snippet, error) {
	f, err := f.clean()
	if err != nil {
		return Snippet{}, err
	}
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Snippet, error) {
		p := clinicaldb.InsertSnippetParams{TenantID: tx.Tenant(), ID: id.New(), OwnerID: nil, Shortcut: f.Shortcut, Text: f.Text, CreatedAt: s.now()}
		if owner := me(tx); !f.Shared {
			p.OwnerID = &owner
		}
		if f.Shared && !tx.Principal().May(access.TemplatesManage) {
			return Snippet{}, ErrSnippetShared
		}
		added, err := queries(tx).InsertSnippet(ctx, p)
		return added, database.Explain(err, nil, snippetConstraints)
	})
}

// ChangeSnippet edits shortcut and text. Another member's snippet is not there.
func (s *Service) ChangeSnippet(ctx context.Context, snippet uuid.UUID, ifMatch string, f SnippetFields) (Snippet, error) {
	f, err := f.clean()
	if err != nil {
		return Snippet{}, err
	}
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Snippet, error) {
		old, err := changeableTx(ctx, tx, snippet)
		if err != nil {
			return old, err
		}
		if err := httpserver.CheckMatch(ifMatch, old.Version); err != nil {
			return old, err
		}
		changed, err := queries(tx).UpdateSnippet(ctx, clinicaldb.UpdateSnippetParams{
			TenantID: tx.Tenant(), ID: snippet, Version: old.Version, Shortcut: f.Shortcut, Text: f.Text,
		})
		return changed, database.Explain(err, httpserver.ErrStale, snippetConstraints)
	})
}

// RemoveSnippet forgets a snippet.
func (s *Service) RemoveSnippet(ctx context.Context, snippet uuid.UUID) error {
	return database.InTxDo(ctx, s.DB, func(tx database.Tx) error {
		if _, err := changeableTx(ctx, tx, snippet); err != nil {
			return err
		}
		return queries(tx).DeleteSnippet(ctx, clinicaldb.DeleteSnippetParams{TenantID: tx.Tenant(), ID: snippet})
	})
}

func changeableTx(ctx context.Context, tx database.Tx, snippet uuid.UUID) (Snippet, error) {
	old, err := queries(tx).SnippetByID(ctx, clinicaldb.SnippetByIDParams{TenantID: tx.Tenant(), ID: snippet})
	switch {
	case err != nil:
		return old, database.Explain(err, ErrSnippetNotFound, nil)
	case old.OwnerID == nil && !tx.Principal().May(access.TemplatesManage):
		return old, ErrSnippetShared
	case old.OwnerID != nil && *old.OwnerID != me(tx):
		return old, ErrSnippetNotFound
	}
	return old, nil
}
