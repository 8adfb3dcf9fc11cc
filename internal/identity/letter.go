package identity

import (
	"html"
	"strings"

	"github.com/praxis-clinic/praxis/internal/platform"
)

// letter is a mail in paragraphs, of which one is what the mail is for: a code to type
// or a link to open.
type letter struct {
	language, subject string
	before            []string
	code, link, verb  string // a code, or a link with the word on its button
	after             []string
}

func (l letter) mail(to, template string) platform.Mail {
	return platform.Mail{To: to, Template: template, Language: l.language, Subject: l.subject, Text: l.text(), HTML: l.html()}
}

func (l letter) text() string {
	parts := append(append([]string{}, l.before...), "    "+l.code+l.link)
	return strings.Join(append(parts, l.after...), "\n\n") + "\n"
}

// html is the same for those whose mail program shows it: right to left where the
// language is, with the code in letters one can read across a desk.
func (l letter) html() string {
	var b strings.Builder
	dir := "ltr"
	if l.language == "ar" {
		dir = "rtl"
	}
	b.WriteString(`<!doctype html><html lang="` + l.language + `" dir="` + dir + `"><head><meta charset="utf-8"><title>` + html.EscapeString(l.subject) + `</title></head>` +
		`<body style="margin:0;padding:24px;background:#f5f6f7;color:#1b2a33;font:16px/1.6 system-ui,'Noto Sans',sans-serif">` +
		`<div style="max-width:520px;margin:0 auto;padding:32px;background:#ffffff;border-radius:12px;text-align:start">`)
	paragraphs(&b, l.before, "#1b2a33")
	if l.code != "" {
		b.WriteString(`<p dir="ltr" style="margin:24px 0;font:700 32px/1.2 ui-monospace,monospace;letter-spacing:6px;text-align:center">` + html.EscapeString(l.code) + `</p>`)
	} else {
		link := html.EscapeString(l.link)
		b.WriteString(`<p style="margin:24px 0;text-align:center"><a href="` + link + `" style="display:inline-block;padding:12px 28px;border-radius:8px;background:#0f6b6b;color:#ffffff;font-weight:600;text-decoration:none">` + html.EscapeString(l.verb) + `</a></p>` +
			`<p dir="ltr" style="margin:0 0 16px;font-size:13px;word-break:break-all">` + link + `</p>`)
	}
	paragraphs(&b, l.after, "#5a6b75")
	b.WriteString(`</div></body></html>`)
	return b.String()
}

func paragraphs(b *strings.Builder, texts []string, colour string) {
	for _, t := range texts {
		b.WriteString(`<p style="margin:0 0 16px;color:` + colour + `">` + html.EscapeString(t) + `</p>`)
	}
}
