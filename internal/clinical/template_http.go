package clinical

import (
	"context"
	"net/http"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

func (s *Service) templateRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/note-templates", ID: "list-note-templates", Tag: "clinical", Permission: httpserver.Member,
		Summary: "The forms notes are written on",
	}, s.listTemplates)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/note-templates/{id}", ID: "get-note-template", Tag: "clinical", Permission: httpserver.Member,
		Summary: "One template in its newest form",
	}, s.getTemplate)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/note-templates", ID: "add-note-template", Tag: "clinical", Permission: access.TemplatesManage,
		Status: http.StatusCreated, Summary: "Add a template",
	}, s.postTemplate)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPut, Path: "/note-templates/{id}", ID: "change-note-template", Tag: "clinical", Permission: access.TemplatesManage,
		Summary: "Give a template another form; notes stay on theirs",
	}, s.putTemplate)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/note-templates/{id}/archive", ID: "archive-note-template", Tag: "clinical",
		Permission: access.TemplatesManage, Summary: "Take a template out of use",
	}, s.archiveTemplate)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/note-templates/{id}/restore", ID: "restore-note-template", Tag: "clinical",
		Permission: access.TemplatesManage, Summary: "Take a template back into use",
	}, s.restoreTemplate)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/measure-kinds", ID: "list-measure-kinds", Tag: "clinical", Permission: httpserver.Member,
		Summary: "What can be measured, in which units, and what is plausible",
	}, s.listMeasureKinds)
}

type noteTemplateJSON struct {
	ID         uuid.UUID     `json:"id"`
	Number     int32         `json:"number" doc:"The version of the form"`
	Name       packs.Names   `json:"name"`
	Sections   []NoteSection `json:"sections" nullable:"false"`
	ServiceIDs []uuid.UUID   `json:"service_ids" nullable:"false" doc:"It is offered first for these"`
	Starter    string        `json:"starter" doc:"The library's key it began as, or empty"`
	Archived   bool          `json:"archived"`
	Version    int64         `json:"version"`
}

func toTemplateJSON(t Template) noteTemplateJSON {
	return noteTemplateJSON{
		ID: t.ID, Number: t.Number, Name: t.Name, Sections: orEmpty(t.Sections), ServiceIDs: orEmpty(t.Services), Starter: t.Starter,
		Archived: t.Archived, Version: t.Version,
	}
}

type templatesInput struct {
	All bool `query:"all" doc:"Archived ones too"`
}

type templatesOutput struct {
	Body struct {
		Items []noteTemplateJSON `json:"items" nullable:"false"`
	}
}

func (s *Service) listTemplates(ctx context.Context, in *templatesInput) (*templatesOutput, error) {
	list, err := s.Templates(ctx, in.All)
	if err != nil {
		return nil, err
	}
	out := &templatesOutput{}
	out.Body.Items = mapped(list, toTemplateJSON)
	return out, nil
}

type templateOutput struct {
	ETag string `header:"ETag"`
	Body noteTemplateJSON
}

func templateAnswer(t Template, err error) (*templateOutput, error) {
	if err != nil {
		return nil, err
	}
	return &templateOutput{ETag: httpserver.ETag(t.Version), Body: toTemplateJSON(t)}, nil
}

func (s *Service) getTemplate(ctx context.Context, in *idInput) (*templateOutput, error) {
	return templateAnswer(s.Template(ctx, in.ID))
}

type noteTemplateFields struct {
	Name       packs.Names   `json:"name"`
	Sections   []NoteSection `json:"sections" nullable:"false" maxItems:"30"`
	ServiceIDs []uuid.UUID   `json:"service_ids,omitempty" nullable:"false" maxItems:"200"`
}

func (f noteTemplateFields) fields() TemplateFields {
	return TemplateFields{Name: f.Name, Sections: f.Sections, Services: f.ServiceIDs}
}

type postTemplateInput struct{ Body noteTemplateFields }

func (s *Service) postTemplate(ctx context.Context, in *postTemplateInput) (*templateOutput, error) {
	return templateAnswer(s.AddTemplate(ctx, in.Body.fields()))
}

type putTemplateInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match"`
	Body    noteTemplateFields
}

func (s *Service) putTemplate(ctx context.Context, in *putTemplateInput) (*templateOutput, error) {
	return templateAnswer(s.ChangeTemplate(ctx, in.ID, in.IfMatch, in.Body.fields()))
}

func (s *Service) archiveTemplate(ctx context.Context, in *idInput) (*templateOutput, error) {
	return templateAnswer(s.ArchiveTemplate(ctx, in.ID, true))
}

func (s *Service) restoreTemplate(ctx context.Context, in *idInput) (*templateOutput, error) {
	return templateAnswer(s.ArchiveTemplate(ctx, in.ID, false))
}

type measureKindsOutput struct {
	Body struct {
		Items []MeasureKind `json:"items" nullable:"false"`
	}
}

func (s *Service) listMeasureKinds(context.Context, *struct{}) (*measureKindsOutput, error) {
	out := &measureKindsOutput{}
	out.Body.Items = mapped(s.Library.order, func(code string) MeasureKind {
		k := *s.Library.measures[code]
		k.Other = orEmpty(k.Other)
		return k
	})
	return out, nil
}
