package devstack

import (
	"bytes"
	"embed"
	"encoding/json"
	"html"
	"html/template"
	"net/http"
	"regexp"
	"strings"
	"time"
)

//go:embed mailbox
var mailboxFiles embed.FS

var mailboxPages = template.Must(template.New("").Funcs(template.FuncMap{
	"join":  func(list []string) string { return strings.Join(list, ", ") },
	"clock": func(t time.Time) string { return t.Local().Format("15:04:05") }, // the developer's own wall clock
	"links": linkify,
}).ParseFS(mailboxFiles, "mailbox/*.html"))

const (
	pagePolicy = "default-src 'none'; style-src 'self'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
	// A mail runs no script and loads nothing; its links open a tab of their own.
	mailPolicy = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
)

// Handler shows the mailbox to people at / and to tests at /api/messages?to=, where DELETE
// empties it.
func (m *Mailbox) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", m.listPage)
	mux.HandleFunc("GET /messages/{id}", m.messagePage)
	mux.HandleFunc("GET /messages/{id}/html", m.htmlBody)
	mux.HandleFunc("GET /messages/{id}/raw", m.rawBody)
	mux.HandleFunc("POST /clear", m.clearForm)
	mux.HandleFunc("GET /style.css", mailboxStyle)
	mux.HandleFunc("GET /api/messages", m.listJSON)
	mux.HandleFunc("DELETE /api/messages", m.clearJSON)
	return http.NewCrossOriginProtection().Handler(mailboxHeaders(mux))
}

func mailboxHeaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", pagePolicy)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Referrer-Policy", "no-referrer")
		w.Header().Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

func (m *Mailbox) listPage(w http.ResponseWriter, r *http.Request) {
	to := r.URL.Query().Get("to")
	showPage(w, "list.html", map[string]any{"Messages": m.Messages(to), "To": to})
}

func (m *Mailbox) messagePage(w http.ResponseWriter, r *http.Request) {
	msg, ok := m.Message(r.PathValue("id"))
	if !ok {
		w.WriteHeader(http.StatusNotFound)
		showPage(w, "gone.html", nil)
		return
	}
	view := r.URL.Query().Get("view")
	if view == "" && msg.HTML != "" {
		view = "html"
	}
	showPage(w, "message.html", map[string]any{"Message": msg, "View": view})
}

func showPage(w http.ResponseWriter, name string, data any) {
	var page bytes.Buffer
	if err := mailboxPages.ExecuteTemplate(&page, name, data); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = page.WriteTo(w)
}

func (m *Mailbox) htmlBody(w http.ResponseWriter, r *http.Request) {
	msg, ok := m.Message(r.PathValue("id"))
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Security-Policy", mailPolicy)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write([]byte(`<base target="_blank">` + msg.HTML))
}

func (m *Mailbox) rawBody(w http.ResponseWriter, r *http.Request) {
	msg, ok := m.Message(r.PathValue("id"))
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write(msg.Raw)
}

func (m *Mailbox) clearForm(w http.ResponseWriter, r *http.Request) {
	m.Clear("")
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

func (m *Mailbox) listJSON(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string]any{"items": m.Messages(r.URL.Query().Get("to"))})
}

func (m *Mailbox) clearJSON(w http.ResponseWriter, r *http.Request) {
	m.Clear(r.URL.Query().Get("to"))
	w.WriteHeader(http.StatusNoContent)
}

func mailboxStyle(w http.ResponseWriter, r *http.Request) {
	http.ServeFileFS(w, r, mailboxFiles, "mailbox/style.css")
}

var webAddress = regexp.MustCompile(`https?://[^\s<>"']+[^\s<>"'.,;:!?)]`)

// linkify makes the addresses in a plain text clickable.
func linkify(text string) template.HTML {
	var out strings.Builder
	at := 0
	for _, span := range webAddress.FindAllStringIndex(text, -1) {
		link := html.EscapeString(text[span[0]:span[1]])
		out.WriteString(html.EscapeString(text[at:span[0]]))
		out.WriteString(`<a href="` + link + `" target="_blank" rel="noreferrer">` + link + `</a>`)
		at = span[1]
	}
	out.WriteString(html.EscapeString(text[at:]))
	return template.HTML(out.String()) //nolint:gosec // every piece of the text is escaped above
}
