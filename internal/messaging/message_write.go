package messaging

import (
	"context"
	"html"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/messaging/messagingdb"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// writing is all that a message is written from.
type writing struct {
	m        messagingdb.Message
	g        ground
	facts    Facts
	settings Settings
	to       Contact
	wish     Preference
	agreed   bool   // to messages of this category
	given    string // the text of a custom message
}

// The purposes of the links in messages, and how long the one to the preferences works.
const (
	linkVisit       = "appointment"
	linkPreferences = "preferences"
	preferencesLife = 400 * 24 * time.Hour
)

// telling is the order in which reasons are told where no channel can be used:
// what somebody can mend comes first.
var telling = []Reason{NoConsent, NoRegistration, NoTemplate, OverLimit, OptedOut, NoChannel, NoAddress}

// writeTx picks the channel and writes the message for it, or says why none will do.
func (s *Service) writeTx(ctx context.Context, tx database.Tx, w writing) (*parcel, *verdict, error) {
	open, err := s.credentialsTx(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	language := s.languageOf(w)
	own, err := messagingdb.New(tx).TemplatesOf(ctx, messagingdb.TemplatesOfParams{TenantID: tx.Tenant(), Kind: w.m.Kind, Language: language})
	if err != nil {
		return nil, nil, err
	}
	if w.given, err = s.openTx(ctx, tx, w.m.Given, givenPlace(w.m.ID)); err != nil {
		return nil, nil, err
	}
	because := map[Reason]bool{}
	for _, channel := range orderOf(w.m.AskedChannel, w.wish.Preferred, w.settings.Channels) {
		t := Template{Kind: Kind(w.m.Kind), Language: language, Channel: channel}
		t.Subject, t.Body = s.Wordings[language].text(t.Kind, channel)
		t = t.or(own)
		reason, err := s.fitsTx(ctx, tx, w, t, open)
		if err != nil {
			return nil, nil, err
		}
		if reason != "" {
			because[reason] = true
			continue
		}
		p, v := s.write(w, t, open[channel])
		return p, v, nil
	}
	if len(w.m.TriedChannels) > 0 {
		return nil, no(Failed, Refused), nil
	}
	for _, r := range telling {
		if because[r] {
			return nil, no(Suppressed, r), nil
		}
	}
	return nil, no(Suppressed, NoChannel), nil
}

// languageOf is the patient's, or the chain's where we do not speak theirs.
func (s *Service) languageOf(w writing) string {
	for _, l := range []string{w.to.Language, w.g.settings.Language} {
		if _, ok := s.Wordings[l]; ok {
			return l
		}
	}
	return "en"
}

// fitsTx is why a channel cannot be used; empty where it can.
func (s *Service) fitsTx(ctx context.Context, tx database.Tx, w writing, t Template, open map[string]Credentials) (Reason, error) {
	switch {
	case slices.Contains(w.m.TriedChannels, t.Channel):
		return Refused, nil
	case slices.Contains(w.wish.ChannelsOff, t.Channel):
		return OptedOut, nil
	case !w.agreed && w.mustAgree(t.Channel, s.now()):
		return NoConsent, nil
	case t.Channel == Email && w.to.Email == "", t.Channel != Email && w.to.Phone == "":
		return NoAddress, nil
	case t.Channel == Email:
		return "", nil
	}
	c, ok := open[t.Channel]
	switch {
	case !ok:
		return NoChannel, nil
	case c.Vendor == "meta" && t.VendorTemplate == "":
		return NoTemplate, nil // outside of a conversation Meta takes approved texts alone
	case t.Channel != SMS:
		return "", nil
	}
	rule := w.g.rule("messaging.sms", s.now())
	if needs(rule, "content_template") && (t.VendorTemplate == "" || c.DLTEntity == "") {
		return NoRegistration, nil
	}
	return s.limitTx(ctx, tx, w, number(rule, "per_day"), number(rule, "per_week"))
}

// mustAgree reports whether the law asks for consent before a message goes this way:
// to every promotion, and by the words of the country's purpose to all messages or
// (in the US) to those that ring a phone.
func (w writing) mustAgree(channel string, now time.Time) bool {
	if channel != Email || Category(w.m.Category) == Promotion || w.g.country == nil {
		return true
	}
	_, all := w.g.country.Consent("messaging_service", w.g.branch.Subdivision, packs.DateOf(now.In(w.g.zone)))
	return all
}

// limitTx counts where the law does: 47 CFR 64.1200(a)(9)(iv), one message a day
// and three a week under the health exemption. Two at once count each other.
func (s *Service) limitTx(ctx context.Context, tx database.Tx, w writing, day, week int) (Reason, error) {
	if day == 0 && week == 0 {
		return "", nil
	}
	if _, err := tx.Exec(ctx, `SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, w.m.PatientID.String()); err != nil {
		return "", err
	}
	local := s.now().In(w.g.zone)
	n, err := messagingdb.New(tx).SentSince(ctx, messagingdb.SentSinceParams{
		TenantID: tx.Tenant(), PatientID: w.m.PatientID, WeekSince: s.now().AddDate(0, 0, -7),
		DaySince: time.Date(local.Year(), local.Month(), local.Day(), 0, 0, 0, 0, w.g.zone),
	})
	if day > 0 && int(n.Today) >= day || week > 0 && int(n.Week) >= week {
		return OverLimit, err
	}
	return "", err
}

// write fills a template and addresses it.
func (s *Service) write(w writing, t Template, c Credentials) (*parcel, *verdict) {
	words := s.Wordings[t.Language]
	subject, text, missing := s.render(w, t, words)
	if len(missing) > 0 {
		return nil, no(Suppressed, FactsMissing)
	}
	m := w.m
	m.Channel, m.Vendor = t.Channel, orText(c.Vendor, "smtp")
	e := Envelope{
		MessageID: m.ID, Channel: t.Channel, From: c.Sender, To: w.to.Phone, Language: t.Language, Subject: subject, Text: text,
		Template: t.VendorTemplate, Values: inOrder(t.Body, s.values(w, words)), DLTEntity: c.DLTEntity,
		Callback: s.callback(w.g.tenant.Slug, m.ID),
	}
	if t.Channel == Email {
		e = s.letter(e, w, t)
		return &parcel{m, e, s.Mail}, nil
	}
	if rule := w.g.rule("messaging.sender", s.now()); Category(m.Category) == Promotion && t.Channel == SMS {
		e.From = promoPrefix(rule) + e.From // "AD-", TDRA
	}
	return &parcel{m, e, s.Vendors.Open(c)}, nil
}

// promoPrefix is what a promotion's sender begins with, where the law asks for it.
func promoPrefix(rule map[string]any) string { return text(rule["promo_prefix"]) }

// letter makes a mail of a text: with a form of address, a calendar where there
// is a visit, and the way out of further mail.
func (s *Service) letter(e Envelope, w writing, t Template) Envelope {
	e.To, e.From, e.ReplyTo = w.to.Email, w.g.tenant.Name, w.g.branch.Email
	e.HTML = letterHTML(e.Subject, e.Text, t.Language)
	e.StopLink = s.Links.Tenant(w.g.tenant.Slug) + "/api/v1/preferences/" + s.preferencesToken(w.g.tenant.ID, w.m.PatientID) + "/unsubscribe"
	if t.Kind == Confirmation || t.Kind == Moved || t.Kind == Cancelled {
		e.Calendar, e.Method = s.invitation(w, e)
	}
	return e
}

// values are what the placeholders stand for.
func (s *Service) values(w writing, words Wording) map[string]string {
	first, _, _ := strings.Cut(strings.TrimSpace(w.to.Name), " ")
	v := map[string]string{
		"patient": first, "clinic": w.g.tenant.Name, "branch": w.g.branch.Name, "address": place(w.g.branch), "phone": w.g.branch.Phone,
		"link": s.Links.Tenant(w.g.tenant.Slug) + "/book", "text": w.given,
		"preferences": s.Links.Tenant(w.g.tenant.Slug) + "/preferences/" + s.preferencesToken(w.g.tenant.ID, w.m.PatientID),
	}
	if v["phone"] == "" {
		v["phone"] = v["link"] // who has no phone is booked with on the page
	}
	if !w.facts.Starts.IsZero() {
		local := w.facts.Starts.In(w.g.zone)
		v["date"], v["time"] = words.date(local), words.clock(local, w.g.settings.Clock)
	}
	if w.m.AboutType == aboutVisit && w.m.AboutID != nil {
		v["link"] = s.Links.Tenant(w.g.tenant.Slug) + "/visit/" + s.Signer.Token(linkVisit, w.g.tenant.ID, *w.m.AboutID, w.facts.Ends)
	}
	maps.Copy(v, w.facts.Values)
	return v
}

func (s *Service) preferencesToken(tenant, patient uuid.UUID) string {
	return s.Signer.Token(linkPreferences, tenant, patient, s.now().Add(preferencesLife))
}

// place is where to go: the branch and its address, in one line.
func place(b platform.Branch) string {
	a, parts := b.Address, []string{b.Name}
	for _, p := range []string{a.Line1, a.Line2, a.Locality, a.City} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, ", ")
}

// render is the subject and the whole text; missing are placeholders without a value.
func (s *Service) render(w writing, t Template, words Wording) (subject, body string, missing []string) {
	body = t.Body
	if t.Channel == Email {
		body = strings.Join([]string{words.Greeting, t.Body, words.SignOff, words.Unsubscribe}, "\n\n")
	}
	if Category(w.m.Category) == Promotion {
		body += "\n" + words.Identity // CASL s.6(2): who sends it, and how to stop it
	}
	values := s.values(w, words)
	subject, lack := fill(t.Subject, values)
	if w.m.Subject != "" && t.Channel == Email {
		subject = w.m.Subject
	}
	body, missing = fill(body, values)
	return strings.Join(strings.Fields(subject), " "), body, append(missing, lack...)
}

// token is the part of a link that opens something without signing in.
var token = regexp.MustCompile(`(https?://[^\s]*/)[A-Za-z0-9_-]{40,}`)

// forTheLog is a text as it is kept: its links do not open any more, for who reads
// the log is not the patient.
func forTheLog(text string) string { return token.ReplaceAllString(text, "$1…") }

var address = regexp.MustCompile(`https?://[^\s<>"']+`)

// letterHTML is a text for mail programs that show HTML: paragraphs, links, and the
// way its language runs.
func letterHTML(subject, text, language string) string {
	dir := "ltr"
	if language == "ar" {
		dir = "rtl"
	}
	var b strings.Builder
	b.WriteString(`<!doctype html><html lang="` + language + `" dir="` + dir + `"><head><meta charset="utf-8"><title>` + html.EscapeString(subject) + `</title></head>` +
		`<body style="margin:0;padding:24px;background:#f5f6f7;color:#1b2a33;font:16px/1.6 system-ui,'Noto Sans',sans-serif">` +
		`<div style="max-width:520px;margin:0 auto;padding:32px;background:#ffffff;border-radius:12px;text-align:start">`)
	for p := range strings.SplitSeq(text, "\n\n") {
		escaped := address.ReplaceAllString(html.EscapeString(p), `<a href="$0" style="color:#0f6b6b;word-break:break-all">$0</a>`)
		b.WriteString(`<p style="margin:0 0 16px">` + strings.ReplaceAll(escaped, "\n", "<br>") + `</p>`)
	}
	b.WriteString(`</div></body></html>`)
	return b.String()
}
