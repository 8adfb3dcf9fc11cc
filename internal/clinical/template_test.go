package clinical_test

import (
	"context"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/clinical"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
	"github.com/praxis-clinic/praxis/tenants"
)

func TestEveryClinicTypeHasATemplate(t *testing.T) {
	t.Parallel()
	library, err := clinical.LoadLibrary(tenants.FS)
	require.NoError(t, err)
	catalogue, err := packs.Load(tenants.FS)
	require.NoError(t, err)
	for _, typ := range catalogue.ClinicTypes() {
		list := library.For(typ.Key)
		require.NotEmpty(t, list)
		require.True(t, typ.Key == "general" || len(list) == 2, "%s has one of its own and the general one", typ.Key)
	}
}

func form(name string, kinds ...string) clinical.TemplateFields {
	s := clinical.NoteSection{Key: "one", Label: packs.Names{"en": "One"}}
	for _, kind := range kinds {
		s.Fields = append(s.Fields, clinical.NoteField{Key: "f_" + kind, Kind: kind, Label: packs.Names{"en": kind}})
	}
	return clinical.TemplateFields{Name: packs.Names{"en": name}, Sections: []clinical.NoteSection{s}}
}

func TestTemplatesAreVersioned(t *testing.T) {
	t.Parallel()
	b := setup(t)
	soap := b.soap(t)
	n := b.draft(t, complete)
	require.EqualValues(t, 1, n.Template.Number)

	soap, err := b.Template(b.ctx, soap.ID)
	require.NoError(t, err)
	f := form("Short note", "text")
	f.Services = []uuid.UUID{b.service}
	changed, err := b.ChangeTemplate(b.ctx, soap.ID, httpserver.ETag(soap.Version), f)
	require.NoError(t, err)
	require.EqualValues(t, 2, changed.Number)
	require.Equal(t, []uuid.UUID{b.service}, changed.Services)
	_, err = b.ChangeTemplate(b.ctx, soap.ID, httpserver.ETag(soap.Version), f)
	require.ErrorIs(t, err, httpserver.ErrStale)

	n, err = b.Sign(b.ctx, n.ID, n.Revision)
	require.NoError(t, err)
	require.Len(t, n.Template.Sections, 4, "a note stays on the form it was written on")
}

func TestTemplatesAreChecked(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for name, c := range map[string]struct {
		f       clinical.TemplateFields
		pointer string
	}{
		"NoName":          {form("", "text"), "/name"},
		"NoSections":      {clinical.TemplateFields{Name: packs.Names{"en": "x"}}, "/sections"},
		"NoFields":        {form("x"), "/sections/0/fields"},
		"AnUnknownKind":   {form("x", "song"), "/sections/0/fields/0/kind"},
		"TwiceTheSame":    {form("x", "text", "text"), "/sections/0/fields/1/key"},
		"ChoiceOfNothing": {form("x", "choice"), "/sections/0/fields/0/options"},
		"MeasureOfWhat":   {form("x", "measure"), "/sections/0/fields/0/measure"},
	} {
		_, err := b.AddTemplate(b.ctx, c.f)
		require.ErrorIs(t, err, clinical.ErrTemplateInvalid, name)
		require.Equal(t, c.pointer, fault.As(err).Fields[0].Pointer, name)
	}
	f := form("x", "text")
	f.Services = []uuid.UUID{uuid.New()}
	_, err := b.AddTemplate(b.ctx, f)
	require.ErrorIs(t, err, clinical.ErrTemplateInvalid)
}

func TestArchivedTemplates(t *testing.T) {
	t.Parallel()
	b := setup(t)
	mine, err := b.AddTemplate(b.ctx, form("Mine", "text"))
	require.NoError(t, err)
	_, err = b.ArchiveTemplate(b.ctx, mine.ID, true)
	require.NoError(t, err)
	_, err = b.StartNote(b.ctx, clinical.NewNote{Visit: b.visit(t).ID, Template: mine.ID})
	require.ErrorIs(t, err, clinical.ErrTemplateArchived)
	list, err := b.Templates(b.ctx, false)
	require.NoError(t, err)
	for _, x := range list {
		require.NotEqual(t, mine.ID, x.ID)
	}
	_, err = b.Template(dbtest.Tenant(t, b.db, doctor...), mine.ID)
	require.ErrorIs(t, err, clinical.ErrTemplateNotFound)
}

func TestSnippets(t *testing.T) {
	t.Parallel()
	b := setup(t)
	mine, err := b.AddSnippet(b.ctx, clinical.SnippetFields{Shortcut: ".WNL", Text: "within normal limits"})
	require.NoError(t, err)
	require.Equal(t, "wnl", mine.Shortcut)
	_, err = b.AddSnippet(b.ctx, clinical.SnippetFields{Shortcut: "wnl", Text: "again"})
	require.ErrorIs(t, err, clinical.ErrSnippetTaken)
	shared, err := b.AddSnippet(b.ctx, clinical.SnippetFields{Shortcut: "wnl", Text: "for all", Shared: true})
	require.NoError(t, err)
	_, err = b.AddSnippet(b.ctx, clinical.SnippetFields{Shortcut: "two words", Text: " "})
	require.Len(t, fault.As(err).Fields, 2)

	other := b.colleague(t, nil, access.NotesWrite)
	seen, err := b.Snippets(other)
	require.NoError(t, err)
	require.Len(t, seen, 1, "what is everybody's, and not another's own")
	_, err = b.AddSnippet(other, clinical.SnippetFields{Shortcut: "x", Text: "y", Shared: true})
	require.ErrorIs(t, err, clinical.ErrSnippetShared)
	require.ErrorIs(t, b.RemoveSnippet(other, shared.ID), clinical.ErrSnippetShared)
	require.ErrorIs(t, b.RemoveSnippet(other, mine.ID), clinical.ErrSnippetNotFound)
	_, err = b.ChangeSnippet(b.ctx, mine.ID, `"9"`, clinical.SnippetFields{Shortcut: "wnl", Text: "x"})
	require.ErrorIs(t, err, httpserver.ErrStale)
	require.NoError(t, b.RemoveSnippet(b.ctx, mine.ID))
}

func TestTemplatesNeedTheirPermission(t *testing.T) {
	t.Parallel()
	b := setup(t)
	url := b.serve(t, map[string]context.Context{"trainee": b.colleague(t, nil, trainee...)})
	d := desk{t, url, "trainee"}
	require.Equal(t, 200, d.do("GET", "/note-templates", nil).Status)
	require.Equal(t, 200, d.do("GET", "/measure-kinds", nil).Status)
	require.Equal(t, 403, d.do("POST", "/note-templates", map[string]any{"name": map[string]any{"en": "x"}, "sections": []any{}}).Status)
}
