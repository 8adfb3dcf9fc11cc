package app_test

import (
	"context"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/id"
)

// victim is a chain with one of everything: ids by kind, and words nobody else should read.
type victim struct {
	ids   map[string]string
	words []string
}

// fill puts the victim's ids in for {patient}, {branch} and so on.
func (v victim) fill(text string) string {
	for kind, id := range v.ids {
		text = strings.ReplaceAll(text, "{"+kind+"}", id)
	}
	return text
}

// kinds say what {id} stands for, by the collection it is in.
var kinds = map[string]string{
	"appointments": "appointment", "branches": "branch", "intake-forms": "form", "invitations": "invitation", "members": "member", "messages": "message", "patients": "patient",
	"note-templates": "template", "notes": "note", "snippets": "snippet", "visits": "visit",
	"invoices": "invoice", "payments": "payment", "approvals": "approval", "prices": "price",
	"resources": "practitioner", "roles": "role", "services": "service", "sessions": "session", "setup": "", "signups": "",
}

// attempt is what a stranger who knows all ids sends to an operation, apart from those in its path.
type attempt struct {
	query string
	body  string
	// yields is set where the answer is the same for anything that does not exist, and not a refusal.
	yields int
}

const (
	aForm        = `[{"key": "one", "label": {"en": "One"}, "fields": [{"key": "one", "kind": "text", "label": {"en": "One"}}]}]`
	anIntakeForm = `{"name": {"en": "Mine"}, "sections": [{"title": {"en": "Mine"}, "questions": [{"key": "a", "kind": "text", "label": {"en": "Mine"}}]}]}`
	aDay         = `{"weekday": 1, "opens": "09:00", "closes": "12:00"}`
	hours        = `{"branch_id": "{branch}", "weekday": 1, "starts": "09:00", "ends": "12:00"}`
	aCall        = `"branch_id": "{branch}", "patient_id": "{patient}", "subject": "Secret result", "due_at": "{date}T10:00:00Z", "assignee": {"kind": "desk"}`
	aRule        = `"names": {"en": "Secret rule"}, "scripts": {}, "event": "missed", "delay": {"amount": 1, "unit": "days", "relative_to": "event", "working_days": true},
		"assignee": {"kind": "desk"}, "priority": 3, "closes_on_booking": true, "closes_on_decline": true, "max_attempts": 3, "expires_days": 9, "active": true`
	slot = `"branch_id": "{branch}", "service_id": "{service}", "practitioner_id": "{practitioner}", "start_local": "{date}T11:00"`
)

// attempts by operation. One that takes an id in its path must be refused as if there were
// nothing, so what is sent here has to be in order otherwise: a 422 proves nothing.
var attempts = map[string]attempt{
	"GET /appointments":               {query: "branch_id={branch}&patient_id={patient}", yields: 200},
	"GET /audit":                      {query: "entity_id={patient}", yields: 200},
	"GET /audit.csv":                  {query: "entity_id={patient}", yields: 200},
	"GET /branches/{id}/holidays":     {query: "year=2030"},
	"GET /day":                        {query: "branch_id={branch}&date={date}"},
	"GET /events":                     {query: "branch_id={branch}"},
	"GET /patients/flags":             {query: "ids={patient}", yields: 200},
	"GET /my-day":                     {query: "date={date}&practitioner_id={practitioner}", yields: 200},
	"POST /notes/{id}/addenda":        {body: `{"text": "Mine now"}`},
	"POST /notes/{id}/return":         {body: `{"reason": "Mine now"}`},
	"POST /notes/{id}/sign":           {body: `{"revision": 1}`},
	"POST /notes/{id}/submit":         {body: `{"revision": 1}`},
	"PUT /notes/{id}/draft":           {body: `{"revision": 1, "content": {"mine": "now"}}`},
	"POST /visits":                    {body: `{"branch_id": "{branch}", "patient_id": "{patient}", "practitioner_id": "{practitioner}"}`},
	"POST /visits/{id}/notes":         {body: `{"template_id": "{template}"}`},
	"POST /note-templates":            {body: `{"name": {"en": "Spy"}, "service_ids": ["{service}"], "sections": ` + aForm + `}`},
	"PUT /note-templates/{id}":        {body: `{"name": {"en": "Spy"}, "sections": ` + aForm + `}`},
	"POST /snippets":                  {body: `{"shortcut": "spy", "text": "spy"}`, yields: 201},
	"PUT /snippets/{id}":              {body: `{"shortcut": "spy", "text": "spy"}`},
	"GET /resources":                  {query: "branch_id={branch}", yields: 200},
	"GET /settings":                   {query: "branch_id={branch}"},
	"GET /setup/suggestions":          {query: "branch_id={branch}"},
	"GET /slots":                      {query: "branch_id={branch}&service_id={service}&from={date}&to={date}"},
	"PATCH /branches/{id}":            {body: `{"name": "Mine now"}`},
	"PATCH /patients/{id}":            {body: `{"name": "Mine Now"}`},
	"PATCH /resources/{id}":           {body: `{"name": "Mine Now"}`},
	"PATCH /services/{id}":            {body: `{"name": "Mine now"}`},
	"PATCH /settings":                 {query: "branch_id={branch}", body: `{"week_start": 7}`},
	"POST /appointments":              {body: `{` + slot + `, "patient_id": "{patient}"}`},
	"POST /appointments/{id}/cancel":  {body: `{"reason": "Mine now"}`},
	"POST /appointments/{id}/move":    {body: `{"start_local": "{date}T15:00", "reason": "Mine now"}`},
	"POST /holds":                     {body: `{` + slot + `}`},
	"POST /holds/keep":                {body: `{"token": "{hold}"}`},
	"POST /holds/release":             {body: `{"token": "{hold}"}`, yields: 204},
	"POST /invitations":               {body: `{"email": "spy@example.com", "name": "Spy", "roles": [{"role_id": "{role}"}]}`},
	"PUT /intake-forms/{id}":          {body: anIntakeForm},
	"POST /intake-forms/{id}/publish": {body: anIntakeForm},
	"POST /patients/{id}/intakes":     {body: `{}`},
	"POST /patients/{id}/documents":   {query: "category=other", body: `%PDF-1.7 of a spy`},
	"GET /reports/appointments":       {query: "branch_id={branch}&from={date}&to={date}&by=branch", yields: 200},
	"GET /reports/sources":            {query: "branch_id={branch}&from={date}&to={date}", yields: 200},
	"GET /reports/load":               {query: "branch_id={branch}&from={date}&to={date}", yields: 200},
	"GET /reports/followups":          {query: "branch_id={branch}&from={date}&to={date}", yields: 200},
	"GET /reports/issued":             {query: "branch_id={branch}&from={date}&to={date}&by=branch", yields: 200},
	"GET /reports/taken":              {query: "branch_id={branch}&from={date}&to={date}&by=branch", yields: 200},
	"GET /reports/leaks":              {query: "branch_id={branch}&from={date}&to={date}", yields: 200},
	"GET /reports/leaks/{kind}":       {query: "branch_id={branch}&from={date}&to={date}", yields: 200},
	"POST /patients/{id}/documents/{document_id}/delete": {body: `{"reason": "Mine now"}`},
	"GET /documents/{link}":                              {yields: 404},
	"POST /patients/{id}/consents":                       {body: `{"purpose": "care", "state": "given", "language": "en", "text_sha256": "0", "by": "patient", "signer_name": "Spy"}`},
	"POST /patients/{id}/consents/withdraw":              {body: `{"purpose": "telehealth", "reason": "Mine now", "by": "staff"}`},
	"POST /members/{id}/leave":                           {body: `{"reason": "Mine now"}`},
	"POST /members/{id}/suspend":                         {body: `{"reason": "Mine now"}`},
	"POST /resources":                                    {body: `{"kind": "practitioner", "name": "Spy", "branch_ids": ["{branch}"], "weekly_hours": [` + hours + `]}`},
	"POST /resources/{id}/exceptions":                    {body: `{"kind": "leave", "starts_on": "{date}", "ends_on": "{date}", "branch_id": "{branch}"}`},
	"POST /walk-ins":                                     {body: `{"branch_id": "{branch}", "service_id": "{service}", "patient_id": "{patient}"}`},
	"POST /services":                                     {body: `{"name": "Spying", "duration_minutes": 30, "practitioner_ids": ["{practitioner}"]}`},
	"POST /services/batch":                               {body: `{"services": [{"name": "Spying", "duration_minutes": 30, "practitioner_ids": ["{practitioner}"]}]}`},
	"PUT /branches/{id}/holidays/{on}":                   {body: `{"open": false, "name": "Mine"}`},
	"PUT /branches/{id}/hours":                           {body: `{"hours": [` + aDay + `]}`},
	"PUT /members/{id}/roles":                            {body: `{"roles": [{"role_id": "{role}"}]}`},
	"PUT /resources/{id}/hours":                          {body: `{"hours": [` + hours + `]}`},
	"PUT /roles/{id}":                                    {body: `{"name": "Mine", "permissions": []}`},
	"GET /messages":                                      {query: "branch_id={branch}", yields: 200},
	"POST /patients/{id}/messages":                       {body: `{"text": "Mine now"}`},
	"PUT /patients/{id}/message-preferences":             {body: `{"preferred": "", "channels_off": ["sms"], "categories_off": []}`},
	"GET /patients/registration":                         {query: "branch_id={branch}", yields: 200},
	"PATCH /patients/{id}/history/{eid}":                 {body: `{"label": "Mine now"}`},
	"POST /patients/possible-duplicates":                 {body: `{"name": "Vikram Verysecret", "phone": "+919845012345"}`, yields: 200},
	"POST /patients/{id}/alerts":                         {body: `{"text": "Mine now", "severity": "notice"}`},
	"POST /patients/{id}/history":                        {body: `{"list": "allergies", "label": "Mine now"}`},
	"POST /patients/{id}/history/answer":                 {body: `{"list": "social", "state": "none_known"}`},
	"POST /patients/{id}/history/{eid}/remove":           {body: `{"reason": "Mine now"}`},
	"POST /patients/{id}/identifiers":                    {body: `{"kind": "abha_number", "value": "12345678901234"}`},
	"POST /patients/{id}/identifiers/{eid}/reveal":       {body: `{"reason": "Mine now"}`},
	"POST /patients/{id}/insurances":                     {body: `{"payer": "Mine", "member": "now"}`},
	"POST /patients/{id}/insurances/{eid}/reveal":        {body: `{"reason": "Mine now"}`},
	"GET /invoices":                                      {query: "branch_id={branch}&patient_id={patient}&appointment_id={appointment}", yields: 200},
	"GET /day-close":                                     {query: "branch_id={branch}"},
	"GET /receivables":                                   {query: "branch_id={branch}"},
	"POST /day-close":                                    {body: `{"branch_id": "{branch}", "date": "2026-01-01", "counted": {}}`},
	"GET /prices":                                        {query: "branch_id={branch}"},
	"PATCH /prices/{id}":                                 {body: `{"valid_to": "2031-01-01"}`},
	"POST /approvals/{id}/refuse":                        {body: `{"reason": "Mine now"}`},
	"POST /invoices":                                     {body: `{"branch_id": "{branch}", "patient_id": "{patient}", "lines": [{"service_id": "{service}"}]}`},
	"POST /invoices/propose":                             {body: `{"appointment_id": "{appointment}"}`},
	"POST /invoices/{id}/ask-approval":                   {body: `{"reason": "Mine now"}`},
	"POST /invoices/{id}/credit":                         {body: `{"reason": "Mine now"}`},
	"POST /invoices/{id}/discard":                        {body: `{"reason": "Mine now"}`},
	"POST /invoices/{id}/write-off":                      {body: `{"reason": "Mine now"}`},
	"POST /patients/{id}/use-credit":                     {body: `{"branch_id": "{branch}"}`},
	"POST /payments":                                     {body: `{"branch_id": "{branch}", "patient_id": "{patient}", "parts": [{"method": "cash", "amount": 100}]}`},
	"POST /payments/{id}/refund":                         {body: `{"amount": 100, "method": "cash", "reason": "Mine now"}`},
	"POST /prices":                                       {body: `{"branch_id": "{branch}", "service_id": "{service}", "amount": 1, "valid_from": "{date}"}`},
	"PUT /billing/limits/{role}":                         {body: `{"discount_bp": 1, "discount_amount": null, "refund_amount": null}`},
	"PUT /branches/{id}/billing":                         {body: `{"legal_name": "Mine", "tax_ids": {}, "prefix": "M", "number_pattern": "{prefix}/{yy}{kind}/{seq}", "tax_inclusive": false, "due_days": 0, "footer": ""}`},
	"PUT /invoices/{id}":                                 {body: `{"lines": []}`},
	"PUT /services/{id}/tax-class":                       {body: `{"tax_class": "none"}`},
}

// TestNoRouteLeadsToAnotherChain knocks at every operation with every right there is, and the ids
// of another chain.
func TestNoRouteLeadsToAnotherChain(t *testing.T) {
	t.Parallel()
	b := boot(t).browser()
	home := b.found("rao-clinic", "rao@example.com")
	v := b.victim(home)
	before := b.snapshot(home, v)

	spy := b.browser()
	there := spy.found("spy-clinic", "spy@example.com")
	left := maps.Clone(attempts)
	for line := range strings.Lines(b.Routes()) {
		f := strings.Fields(line)
		method, path, permission := f[0], strings.TrimPrefix(f[1], "/api/v1"), f[2]
		if permission == "public" {
			continue
		}
		delete(left, method+" "+strings.ReplaceAll(path, "{date}", "{on}"))
		t.Run(method+path, func(t *testing.T) { spy.knock(t, there, v, method, path) })
	}
	require.Empty(t, left, "attempts at operations that are gone")
	require.Equal(t, before, b.snapshot(home, v), "nothing of the chain has changed")
}

func (b *browser) knock(t *testing.T, host string, v victim, method, path string) {
	t.Helper()
	collection, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	path = strings.ReplaceAll(path, "{date}", "{on}")
	try := attempts[method+" "+path]
	pointed := strings.Contains(path, "{id}")
	target := strings.NewReplacer("{id}", "{"+kinds[collection]+"}", "exceptions/{eid}", "exceptions/{exception}", "alerts/{eid}", "alerts/{alerts}",
		"history/{eid}", "history/{history}", "identifiers/{eid}", "identifiers/{identifiers}", "insurances/{eid}", "insurances/{insurances}", "{on}", "2030-01-02", "{step}", "branch", "{kind}", "refunds").Replace(path)
	if try.query != "" {
		target += "?" + try.query
	}
	target, body := v.fill(target), v.fill(try.body)
	require.NotContains(t, target, "{", "say what this stands for")
	a := b.ask(t, method, host, "/api/v1"+target, body)
	for _, word := range v.words {
		require.NotContains(t, string(a.body), word)
	}
	switch {
	case pointed:
		require.Contains(t, []int{http.StatusNotFound, http.StatusForbidden}, a.status, "%s", a.body)
	case try.yields != 0:
		require.Equal(t, try.yields, a.status, "%s", a.body)
	case try.query+try.body != "":
		require.GreaterOrEqual(t, a.status, 400, "%s", a.body)
		require.Less(t, a.status, 500, "%s", a.body)
	}
}

// ask is do with the headers that operations ask for, and an end: a stream that opens would not.
func (b *browser) ask(t *testing.T, method, host, path, body string) answer {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, method, "http://"+b.addr+path, strings.NewReader(body))
	require.NoError(t, err)
	req.Host = host + ":8080"
	req.Header.Set("Accept", "application/json")
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Idempotency-Key", id.New().String())
	req.Header.Set("If-Match", "*")
	for name, value := range b.cookies[host] {
		req.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	res, err := http.DefaultTransport.RoundTrip(req)
	require.NoError(t, err)
	defer func() { _ = res.Body.Close() }()
	out, err := io.ReadAll(res.Body)
	require.NoError(t, err)
	return answer{res.StatusCode, res.Header, out}
}

// make does what has to work, and returns the id of what it made.
func (b *browser) make(host, path, body string) string {
	b.t.Helper()
	a := b.ask(b.t, http.MethodPost, host, "/api/v1"+path, body)
	require.Less(b.t, a.status, 300, "%s: %s", path, a.body)
	var made struct{ ID, Token string }
	a.into(b.t, &made)
	return made.ID + made.Token
}

// upload keeps a document of a patient.
func (b *browser) upload(host, patient string) string {
	b.t.Helper()
	req, err := http.NewRequestWithContext(b.t.Context(), http.MethodPost, "http://"+b.addr+"/api/v1/patients/"+patient+"/documents?category=other",
		strings.NewReader("Verysecret words"))
	require.NoError(b.t, err)
	req.Host = host + ":8080"
	req.Header.Set("Content-Type", "text/plain")
	req.Header.Set("X-File-Name", "Verysecret.txt")
	for name, value := range b.cookies[host] {
		req.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	res, err := http.DefaultTransport.RoundTrip(req)
	require.NoError(b.t, err)
	defer func() { _ = res.Body.Close() }()
	var made struct{ ID string }
	require.NoError(b.t, json.NewDecoder(res.Body).Decode(&made))
	require.NotEmpty(b.t, made.ID, "%d", res.StatusCode)
	return made.ID
}

// victim gives a chain one of everything.
func (b *browser) victim(host string) victim {
	b.t.Helper()
	v := victim{ids: map[string]string{"date": clock.System().Now().Add(48 * time.Hour).Format(time.DateOnly)}}
	add := func(kind, path, body string) { v.ids[kind] = b.make(host, v.fill(path), v.fill(body)) }
	add("branch", "/branches", `{"name": "Secret Garden", "hours": [`+everyDay(`{"weekday": %d, "opens": "08:00", "closes": "20:00"}`)+`]}`)
	add("practitioner", "/resources", `{"kind": "practitioner", "name": "Meera Verysecret", "branch_ids": ["{branch}"], "weekly_hours": [`+
		everyDay(`{"branch_id": "{branch}", "weekday": %d, "starts": "08:00", "ends": "20:00"}`)+`]}`)
	add("service", "/services", `{"name": "Secret cure", "duration_minutes": 30}`)
	add("exception", "/resources/{practitioner}/exceptions", `{"kind": "leave", "starts_on": "2030-01-02", "ends_on": "2030-01-02"}`)
	add("patient", "/patients", `{"name": "Vikram Verysecret", "phone": "098450 12345"}`)
	add("consent_id", "/patients/{patient}/consents/withdraw", `{"purpose": "telehealth", "reason": "A Verysecret reason", "by": "staff"}`)
	add("form", "/intake-forms", `{"clinic_type": "dental"}`)
	add("intake_id", "/patients/{patient}/intakes", `{}`)
	v.ids["document_id"] = b.upload(host, v.ids["patient"])
	add("link", "/patients/{patient}/documents/{document_id}/link", `{}`)
	add("history", "/patients/{patient}/history", `{"list": "allergies", "label": "Verysecret nuts", "alert": true, "severity": "severe"}`)
	add("identifiers", "/patients/{patient}/identifiers", `{"kind": "abha_number", "value": "91234567890123"}`)
	add("insurances", "/patients/{patient}/insurances", `{"payer": "Verysecret Insurance", "member": "MEMBER-SECRET-1"}`)
	add("alerts", "/patients/{patient}/alerts", `{"text": "Verysecret wheelchair", "severity": "notice"}`)
	add("appointment", "/appointments", `{"branch_id": "{branch}", "service_id": "{service}", "practitioner_id": "{practitioner}",
		"patient_id": "{patient}", "start_local": "{date}T10:00"}`)
	add("message", "/patients/{patient}/messages", `{"text": "Verysecret news"}`)
	add("hold", "/holds", `{`+strings.ReplaceAll(slot, "T11:00", "T16:00")+`}`)
	add("rule", "/followup-rules", `{`+aRule+`, "branch_ids": [], "service_ids": []}`)
	add("followup", "/followups", `{`+aCall+`}`)
	add("template", "/note-templates", `{"name": {"en": "Secret form"}, "sections": `+aForm+`}`)
	add("snippet", "/snippets", `{"shortcut": "secret", "text": "Secret words", "shared": true}`)
	add("visit", "/visits", `{"branch_id": "{branch}", "patient_id": "{patient}", "practitioner_id": "{practitioner}"}`)
	add("note", "/visits/{visit}/notes", `{"template_id": "{template}", "content": {"one": "Secret finding"}}`)
	add("role", "/roles", `{"name": "Secret keeper", "permissions": ["patients.read"]}`)
	add("invitation", "/invitations", `{"email": "secret@example.com", "name": "Secret Friend", "roles": [{"role_id": "{role}"}]}`)
	add("price", "/prices", `{"branch_id": "{branch}", "service_id": "{service}", "amount": 90000, "valid_from": "{date}"}`)
	add("invoice", "/invoices", `{"branch_id": "{branch}", "patient_id": "{patient}", "lines": [{"service_id": "{service}"}]}`)
	b.make(host, v.fill("/invoices/{invoice}/issue"), "")
	add("payment", "/payments", `{"branch_id": "{branch}", "patient_id": "{patient}", "parts": [{"method": "cash", "amount": 5000}], "allocations": []}`)
	v.ids["approval"] = v.ids["payment"] // an owner needs nobody's; the id of nothing is as good
	v.ids["member"], v.ids["session"] = b.member(host, "rao@example.com").ID, b.sessions(host)[0].ID
	v.words = []string{"Verysecret", "Secret", "secret@example.com", "rao@example.com", "+919845012345"}
	for _, kind := range []string{"practitioner", "service", "appointment", "member", "session"} {
		v.words = append(v.words, v.ids[kind])
	}
	return v
}

// everyDay repeats a line for each day of the week.
func everyDay(line string) string {
	days := make([]string, 7)
	for i := range days {
		days[i] = strings.ReplaceAll(line, "%d", string(rune('1'+i)))
	}
	return strings.Join(days, ",")
}

var moving = regexp.MustCompile(`"(last_seen_at|expires_at)":"[^"]*"`)

// snapshot is all a chain can see of itself.
func (b *browser) snapshot(host string, v victim) map[string]string {
	b.t.Helper()
	seen := map[string]string{}
	for _, path := range []string{
		"/appointments", "/appointments/{appointment}", "/branches", "/branches/{branch}/holidays?year=2030", "/day?branch_id={branch}&date={date}",
		"/followups", "/followup-rules", "/patients/{patient}/followups", "/patients/{patient}/followup-acts",
		"/note-templates", "/notes/{note}", "/patients/{patient}/visits", "/snippets", "/visits/{visit}",
		"/invitations", "/members", "/patients", "/patients/{patient}", "/patients/{patient}/consents", "/patients/{patient}/documents", "/patients/{patient}/intakes", "/intake-forms",
		"/patients/{patient}/history", "/resources", "/resources/{practitioner}/exceptions", "/roles", "/services", "/sessions", "/settings",
		"/invoices", "/invoices/{invoice}", "/payments/{payment}", "/patients/{patient}/account", "/branches/{branch}/billing", "/prices?branch_id={branch}",
	} {
		a := b.do("GET", host, "/api/v1"+v.fill(path), nil)
		require.Equal(b.t, 200, a.status, "%s: %s", path, a.body)
		require.True(b.t, json.Valid(a.body))
		seen[path] = moving.ReplaceAllString(string(a.body), "")
	}
	return seen
}
