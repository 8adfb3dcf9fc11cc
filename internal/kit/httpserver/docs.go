package httpserver

import (
	"html/template"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"
)

// MountDocs serves the OpenAPI document and a page for people to read. The
// page is our own: it loads nothing from elsewhere and needs no script.
func (api *API) MountDocs(r gin.IRouter) {
	r.GET("/api/openapi.json", func(c *gin.Context) { api.document(c, "application/json", api.JSON) })
	r.GET("/api/openapi.yaml", func(c *gin.Context) { api.document(c, "application/yaml", api.YAML) })
	r.GET("/api/docs", func(c *gin.Context) {
		c.Header("Content-Type", "text/html; charset=utf-8")
		if err := docsPage.Execute(c.Writer, docsData{api.tags(), Nonce(c.Request.Context())}); err != nil {
			_ = c.Error(err)
		}
	})
}

func (api *API) document(c *gin.Context, kind string, write func() ([]byte, error)) {
	b, err := write()
	if err != nil {
		WriteProblem(c, err)
		return
	}
	c.Data(http.StatusOK, kind, b)
}

type docsData struct {
	Tags  []docsTag
	Nonce string
}

type docsTag struct {
	Name string
	Ops  []docsOp
}

type docsOp struct {
	Op
	Params []docsField
	Body   []docsField
	Answer []docsField
}

type docsField struct {
	Name, Type, Doc string
	Required        bool
}

func (api *API) tags() []docsTag {
	by := map[string][]docsOp{}
	for _, op := range api.ops {
		by[op.Tag] = append(by[op.Tag], api.describe(op))
	}
	out := make([]docsTag, 0, len(by))
	for name, ops := range by {
		out = append(out, docsTag{name, ops})
	}
	slices.SortFunc(out, func(a, b docsTag) int { return strings.Compare(a.Name, b.Name) })
	return out
}

func (api *API) describe(op Op) docsOp {
	out := docsOp{Op: op}
	o := operation(api.huma.OpenAPI().Paths[op.Path], op.Method)
	if o == nil {
		return out
	}
	for _, p := range o.Parameters {
		out.Params = append(out.Params, docsField{p.Name, "in " + p.In, p.Description, p.Required})
	}
	if o.RequestBody != nil {
		out.Body = api.fields(o.RequestBody.Content)
	}
	for status, r := range o.Responses {
		if strings.HasPrefix(status, "2") {
			out.Answer = api.fields(r.Content)
		}
	}
	return out
}

func operation(p *huma.PathItem, method string) *huma.Operation {
	if p == nil {
		return nil
	}
	return map[string]*huma.Operation{
		http.MethodGet: p.Get, http.MethodPost: p.Post, http.MethodPut: p.Put, http.MethodPatch: p.Patch, http.MethodDelete: p.Delete,
	}[method]
}

func (api *API) fields(content map[string]*huma.MediaType) []docsField {
	m := content["application/json"]
	if m == nil || m.Schema == nil {
		return nil
	}
	s := api.deref(m.Schema)
	out := make([]docsField, 0, len(s.Properties))
	for name, p := range s.Properties {
		out = append(out, docsField{name, typeName(p), p.Description, slices.Contains(s.Required, name)})
	}
	slices.SortFunc(out, func(a, b docsField) int { return strings.Compare(a.Name, b.Name) })
	return out
}

func (api *API) deref(s *huma.Schema) *huma.Schema {
	if s.Ref == "" {
		return s
	}
	return api.huma.OpenAPI().Components.Schemas.SchemaFromRef(s.Ref)
}

func typeName(s *huma.Schema) string {
	switch {
	case s.Ref != "":
		return s.Ref[strings.LastIndex(s.Ref, "/")+1:]
	case s.Items != nil:
		return "list of " + typeName(s.Items)
	case s.Format != "":
		return s.Type + " (" + s.Format + ")"
	}
	return s.Type
}

var docsPage = template.Must(template.New("docs").Parse(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Praxis API</title><style nonce="{{.Nonce}}">
:root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}body{max-width:60rem;margin:2rem auto;padding:0 1rem}
h2{margin-top:2.5rem;border-bottom:1px solid #8884}summary{cursor:pointer;padding:.35rem 0}code{font-size:.9em}
.m{display:inline-block;min-width:4.2rem;font-weight:600}.p{float:inline-end;opacity:.75;font-size:.85em}
table{border-collapse:collapse;margin:.3rem 0 1rem 1rem}td,th{text-align:start;padding:.15rem .8rem .15rem 0;vertical-align:top}
</style></head><body><h1>Praxis API</h1>
<p>Below <code>/api/v1</code> on the host of a chain. JSON in snake_case; times as RFC 3339; money in minor units. Errors are
<code>application/problem+json</code> with a stable <code>code</code>. The machine's copy is <a href="/api/openapi.json">openapi.json</a>.</p>
{{range .Tags}}<h2>{{.Name}}</h2>{{range .Ops}}<details><summary><span class="m">{{.Method}}</span> <code>{{.Path}}</code> {{.Summary}}
<span class="p">{{.Permission}}</span></summary>
{{template "fields" .Params}}{{with .Body}}<b>Body</b>{{template "fields" .}}{{end}}{{with .Answer}}<b>Answer</b>{{template "fields" .}}{{end}}
</details>{{end}}{{end}}</body></html>
{{define "fields"}}{{if .}}<table>{{range .}}<tr><td><code>{{.Name}}</code>{{if .Required}} *{{end}}</td><td>{{.Type}}</td><td>{{.Doc}}</td></tr>{{end}}</table>{{end}}{{end}}`))
