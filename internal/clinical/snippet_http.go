package clinical

import (
	"context"
	"net/http"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
)

func (s *Service) snippetRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/snippets", ID: "list-snippets", Tag: "clinical", Permission: access.NotesWrite,
		Summary: "What shortcuts stand for: my own and everybody's",
	}, s.listSnippets)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/snippets", ID: "add-snippet", Tag: "clinical", Permission: access.NotesWrite,
		Status: http.StatusCreated, Summary: "Add a snippet",
	}, s.postSnippet)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPut, Path: "/snippets/{id}", ID: "change-snippet", Tag: "clinical", Permission: access.NotesWrite,
		Summary: "Change a snippet",
	}, s.putSnippet)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodDelete, Path: "/snippets/{id}", ID: "remove-snippet", Tag: "clinical", Permission: access.NotesWrite,
		Summary: "Forget a snippet",
	}, s.deleteSnippet)
}

type snippetJSON struct {
	ID       uuid.UUID `json:"id"`
	Shortcut string    `json:"shortcut" doc:"Without its dot"`
	Text     string    `json:"text"`
	Shared   bool      `json:"shared"`
	Version  int64     `json:"version"`
}

func toSnippetJSON(s Snippet) snippetJSON {
	return snippetJSON{ID: s.ID, Shortcut: s.Shortcut, Text: s.Text, Shared: s.OwnerID == nil, Version: s.Version}
}

type snippetsOutput struct {
	Body struct {
		Items []snippetJSON `json:"items" nullable:"false"`
	}
}

func (s *Service) listSnippets(ctx context.Context, _ *struct{}) (*snippetsOutput, error) {
	list, err := s.Snippets(ctx)
	if err != nil {
		return nil, err
	}
	out := &snippetsOutput{}
	out.Body.Items = mapped(list, toSnippetJSON)
	return out, nil
}

type snippetOutput struct{ Body snippetJSON }

func snippetAnswer(found Snippet, err error) (*snippetOutput, error) {
	if err != nil {
		return nil, err
	}
	return &snippetOutput{toSnippetJSON(found)}, nil
}

type snippetBody struct {
	Shortcut string `json:"shortcut" maxLength:"60"`
	Text     string `json:"text" maxLength:"8000"`
	Shared   bool   `json:"shared,omitempty" doc:"For everybody; only who manages templates may say so"`
}

type postSnippetInput struct{ Body snippetBody }

func (s *Service) postSnippet(ctx context.Context, in *postSnippetInput) (*snippetOutput, error) {
	return snippetAnswer(s.AddSnippet(ctx, SnippetFields(in.Body)))
}

type putSnippetInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match"`
	Body    snippetBody
}

func (s *Service) putSnippet(ctx context.Context, in *putSnippetInput) (*snippetOutput, error) {
	return snippetAnswer(s.ChangeSnippet(ctx, in.ID, in.IfMatch, SnippetFields(in.Body)))
}

func (s *Service) deleteSnippet(ctx context.Context, in *idInput) (*struct{}, error) {
	return nil, s.RemoveSnippet(ctx, in.ID)
}
