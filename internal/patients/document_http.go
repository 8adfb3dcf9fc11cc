package patients

import (
	"context"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/ratelimit"
)

const uploadWait = 5 * time.Minute // 25 MB from a phone with a poor connection

func (s *Service) documentRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/patients/{id}/documents", ID: "list-documents", Tag: "documents", Permission: access.DocumentsRead,
		Summary: "A patient's documents, newest first",
	}, s.listDocuments)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/patients/{id}/documents", ID: "add-document", Tag: "documents", Permission: access.DocumentsWrite,
		Status: http.StatusCreated, MaxBody: LargestDocument, BodyWait: uploadWait,
		Limit:   ratelimit.Rule{Name: "documents", Rate: 120, Burst: 60, Period: time.Minute},
		Summary: "Keep a file, which is the body; its type is found from the content",
	}, s.postDocument)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/patients/{id}/documents/{document_id}/link", ID: "link-document", Tag: "documents", Permission: access.DocumentsRead,
		Summary: "A link that opens the document for you, for five minutes",
	}.InAnyState(), s.postDocumentLink)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/patients/{id}/documents/{document_id}/delete", ID: "delete-document", Tag: "documents",
		Permission: access.DocumentsWrite, Summary: "Take a document away, with a reason",
	}, s.postDocumentDelete)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/documents/{link}", ID: "open-document", Tag: "documents", Permission: access.DocumentsRead,
		Summary: "The content of a document; the look is recorded",
	}, s.openDocument)
}

type documentJSON struct {
	ID           uuid.UUID  `json:"id"`
	Category     string     `json:"category" enum:"id,insurance,consent,referral,report,image,other"`
	Clinical     bool       `json:"clinical"`
	Name         string     `json:"name" doc:"Empty where the reader may not open it"`
	Type         string     `json:"type" doc:"Found from the content: application/pdf"`
	Size         int64      `json:"size" doc:"Bytes"`
	SHA256       string     `json:"sha256"`
	CreatedBy    string     `json:"created_by"`
	CreatedAt    time.Time  `json:"created_at"`
	DeletedBy    string     `json:"deleted_by"`
	DeletedAt    *time.Time `json:"deleted_at"`
	DeleteReason string     `json:"delete_reason"`
	Locked       bool       `json:"locked" doc:"The reader may know of it and not open it"`
	Preview      bool       `json:"preview" doc:"Can be shown in the page"`
}

func documentToJSON(d Document) documentJSON {
	return documentJSON{
		ID: d.ID, Category: d.Category, Clinical: d.Clinical, Name: d.Name, Type: d.Type, Size: d.Size, SHA256: d.SHA256, CreatedBy: d.CreatedBy,
		CreatedAt: d.CreatedAt, DeletedBy: d.DeletedBy, DeletedAt: d.DeletedAt, DeleteReason: d.DeleteReason, Locked: d.Locked,
		Preview: shownInline(d.Type) && !d.Locked && d.DeletedAt == nil,
	}
}

type documentsOutput struct {
	Body struct {
		Items []documentJSON `json:"items" nullable:"false"`
	}
}

func (s *Service) listDocuments(ctx context.Context, in *idInput) (*documentsOutput, error) {
	all, err := s.Documents(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	out := &documentsOutput{}
	out.Body.Items = make([]documentJSON, len(all))
	for i, d := range all {
		out.Body.Items[i] = documentToJSON(d)
	}
	return out, nil
}

type addDocumentInput struct {
	ID       uuid.UUID `path:"id" format:"uuid"`
	Category string    `query:"category" required:"true" maxLength:"20"`
	Name     string    `header:"X-File-Name" maxLength:"2000" doc:"Percent-encoded, so that it is in no address"`
	Declared string    `header:"Content-Type" hidden:"true"`
	RawBody  []byte    `contentType:"application/octet-stream"`
}

type documentOutput struct{ Body documentJSON }

func documentAnswer(d Document, err error) (*documentOutput, error) {
	if err != nil {
		return nil, err
	}
	return &documentOutput{documentToJSON(d)}, nil
}

func (s *Service) postDocument(ctx context.Context, in *addDocumentInput) (*documentOutput, error) {
	name, err := url.PathUnescape(in.Name)
	if err != nil {
		name = ""
	}
	return documentAnswer(s.AddDocument(ctx, in.ID, Upload{Category: in.Category, Name: name, Declared: in.Declared, Content: in.RawBody}))
}

type documentInput struct {
	ID         uuid.UUID `path:"id" format:"uuid"`
	DocumentID uuid.UUID `path:"document_id" format:"uuid"`
}

type documentLinkOutput struct {
	Body struct {
		Token   string    `json:"token"`
		URL     string    `json:"url" doc:"Add ?download=true to save it"`
		Expires time.Time `json:"expires"`
	}
}

func (s *Service) postDocumentLink(ctx context.Context, in *documentInput) (*documentLinkOutput, error) {
	token, expires, err := s.DocumentLink(ctx, in.ID, in.DocumentID)
	if err != nil {
		return nil, err
	}
	out := &documentLinkOutput{}
	out.Body.Token, out.Body.URL, out.Body.Expires = token, httpserver.Prefix+"/documents/"+token, expires
	return out, nil
}

type deleteDocumentInput struct {
	ID         uuid.UUID `path:"id" format:"uuid"`
	DocumentID uuid.UUID `path:"document_id" format:"uuid"`
	Body       struct {
		Reason string `json:"reason" maxLength:"500"`
	}
}

func (s *Service) postDocumentDelete(ctx context.Context, in *deleteDocumentInput) (*documentOutput, error) {
	return documentAnswer(s.DeleteDocument(ctx, in.ID, in.DocumentID, in.Body.Reason))
}

type openDocumentInput struct {
	Link     string `path:"link" maxLength:"200"`
	Download bool   `query:"download"`
}

// openDocument streams a file that was taken in from somebody: whatever is in it
// gets no script, no origin and no other type than we found.
func (s *Service) openDocument(ctx context.Context, in *openDocumentInput) (*huma.StreamResponse, error) {
	d, content, err := s.OpenDocument(ctx, in.Link)
	if err != nil {
		return nil, err
	}
	disposition := "attachment"
	if shownInline(d.Type) && !in.Download {
		disposition = "inline"
	}
	return &huma.StreamResponse{Body: func(hc huma.Context) {
		hc.SetHeader("Content-Type", d.Type)
		hc.SetHeader("Content-Length", strconv.Itoa(len(content)))
		hc.SetHeader("Content-Disposition", mime.FormatMediaType(disposition, map[string]string{"filename": d.Name}))
		hc.SetHeader("Content-Security-Policy", fencing(d.Type))
		hc.SetHeader("Cross-Origin-Resource-Policy", "same-origin")
		_, _ = hc.BodyWriter().Write(content)
	}}, nil
}

// fencing is the policy a file is shown under. Browsers show a PDF in a viewer
// of their own, which runs in no page's name, and refuse it under a sandbox.
func fencing(mime string) string {
	if mime == "application/pdf" {
		return "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"
	}
	return "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'self'"
}
