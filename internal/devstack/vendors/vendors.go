// Package vendors stands in for the vendors of text messages on a developer's
// machine and in tests: it checks what they check, answers as they answer, and
// tells what became of a message as they do. What it takes goes nowhere.
package vendors

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"

	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/messaging"
)

// What the stand-ins know their one customer by.
const (
	Account   = "AC00000000000000000000000000000000"
	Token     = "a-token-of-the-stand-in"
	Sender    = "+15005550006" // Twilio's own number for tests
	PhoneID   = "100000000000001"
	AppSecret = "an-app-secret-of-the-stand-in"
	Verify    = "a-word-of-the-stand-in"
)

// Numbers that Twilio's test credentials refuse
// (https://www.twilio.com/docs/iam/test-credentials), and so do we.
const (
	Invalid     = "+15005550001" // 21211
	Unreachable = "+15005550002" // 21612
	Stopped     = "+15005550004" // 21610
	Landline    = "+15005550009" // 21614
)

var refusals = map[string]int{Invalid: 21211, Unreachable: 21612, Stopped: 21610, Landline: 21614}

// Text is a message a stand-in took.
type Text struct {
	Channel, From, To, Body, Template, Callback, ID string
	Values                                          []string
}

// Label is how people call its channel.
func (t Text) Label() string {
	if t.Channel == messaging.WhatsApp {
		return "WhatsApp"
	}
	return "SMS"
}

// StandIn answers as Twilio and Meta.
type StandIn struct {
	server *httptest.Server
	take   func(Text)

	mu     sync.Mutex
	taken  []Text
	down   int // answers 503 so many more times
	silent bool
	hook   string // where Meta tells what became of messages
	words  sync.WaitGroup
}

// Start listens on a loopback port. take sees every message; it may be nil.
func Start(take func(Text)) *StandIn {
	s := &StandIn{take: take}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /2010-04-01/Accounts/{account}/Messages.json", s.twilio)
	mux.HandleFunc("POST /{phone}/messages", s.meta)
	s.server = httptest.NewServer(mux)
	return s
}

// Stop ends it, and waits for the words that are on their way.
func (s *StandIn) Stop() {
	s.words.Wait()
	s.server.Close()
}

// Vendors points messaging here; every chain has text messages and WhatsApp without
// setting them up.
func (s *StandIn) Vendors() messaging.Vendors {
	c := messaging.Credentials{Vendor: "twilio", Sender: Sender, Account: Account, Token: Token, Active: true}
	sms, whatsapp := c, c
	sms.Channel, whatsapp.Channel = messaging.SMS, messaging.WhatsApp
	return messaging.Vendors{TwilioURL: s.server.URL, MetaURL: s.server.URL, StandIns: []messaging.Credentials{sms, whatsapp}}
}

// Taken are the messages so far, oldest first.
func (s *StandIn) Taken() []Text {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Text{}, s.taken...)
}

// Down has it answer 503 for so many requests.
func (s *StandIn) Down(times int) { s.mu.Lock(); s.down = times; s.mu.Unlock() }

// HangUp has it take the next requests and close the line without an answer.
func (s *StandIn) HangUp(on bool) { s.mu.Lock(); s.silent = on; s.mu.Unlock() }

// Hook names where Meta's words go.
func (s *StandIn) Hook(address string) { s.mu.Lock(); s.hook = address; s.mu.Unlock() }

// away reports whether the vendor is down, or hangs up, for this request.
func (s *StandIn) away(w http.ResponseWriter) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.silent {
		panic(http.ErrAbortHandler)
	}
	if s.down > 0 {
		s.down--
		w.WriteHeader(http.StatusServiceUnavailable)
		return true
	}
	return false
}

func (s *StandIn) keep(t Text) {
	s.mu.Lock()
	s.taken = append(s.taken, t)
	s.mu.Unlock()
	if s.take != nil {
		s.take(t)
	}
}

func answer(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}

// twilioError is a refusal in Twilio's form.
func twilioError(w http.ResponseWriter, status, code int, message string) {
	answer(w, status, map[string]any{
		"code": code, "message": message, "more_info": fmt.Sprintf("https://www.twilio.com/docs/errors/%d", code), "status": status,
	})
}

func (s *StandIn) twilio(w http.ResponseWriter, r *http.Request) {
	user, password, _ := r.BasicAuth()
	if user != Account || password != Token || r.PathValue("account") != Account {
		twilioError(w, http.StatusUnauthorized, 20003, "Authenticate")
		return
	}
	if s.away(w) {
		return
	}
	if err := r.ParseForm(); err != nil {
		twilioError(w, http.StatusBadRequest, 20001, "Bad request")
		return
	}
	if code, message := twilioRefuses(r.PostForm); code != 0 {
		twilioError(w, http.StatusBadRequest, code, message)
		return
	}
	t := twilioText(r.PostForm)
	s.keep(t)
	answer(w, http.StatusCreated, map[string]any{
		"sid": t.ID, "account_sid": Account, "status": "queued", "to": r.PostForm.Get("To"), "from": r.PostForm.Get("From"), "body": t.Body,
		"num_segments": "1", "direction": "outbound-api", "error_code": nil,
	})
	s.words.Go(func() { s.tell(t) })
}

func twilioRefuses(form url.Values) (code int, message string) {
	to := strings.TrimPrefix(form.Get("To"), "whatsapp:")
	switch {
	case to == "":
		return 21604, "A 'To' phone number is required."
	case form.Get("From") == "" && form.Get("MessagingServiceSid") == "":
		return 21603, "A 'From' phone number is required."
	case form.Get("Body") == "" && form.Get("ContentSid") == "":
		return 21602, "Message body is required."
	case refusals[to] != 0:
		return refusals[to], "The 'To' number cannot be reached."
	}
	return 0, ""
}

func twilioText(form url.Values) Text {
	to, whatsapp := strings.CutPrefix(form.Get("To"), "whatsapp:")
	t := Text{
		Channel: messaging.SMS, From: form.Get("From") + form.Get("MessagingServiceSid"), To: to, Body: form.Get("Body"),
		Template: form.Get("ContentSid"), Callback: form.Get("StatusCallback"), ID: "SM" + strings.ReplaceAll(id.New().String(), "-", ""),
	}
	if whatsapp {
		t.Channel = messaging.WhatsApp
	}
	return t
}

// tell says that a message was sent and delivered.
func (s *StandIn) tell(t Text) {
	for _, status := range []string{"sent", "delivered"} {
		if t.Callback != "" {
			_ = Twilio(context.Background(), t.Callback, Token, url.Values{
				"AccountSid": {Account}, "MessageSid": {t.ID}, "MessageStatus": {status}, "To": {t.To}, "From": {t.From},
			})
		}
	}
}

// Twilio posts a form to address, signed with token as Twilio signs.
func Twilio(ctx context.Context, address, token string, form url.Values) error {
	return post(ctx, address, "application/x-www-form-urlencoded", form.Encode(), "X-Twilio-Signature", messaging.TwilioSignature(token, address, form))
}

// Meta posts a body to address, signed with secret as Meta signs.
func Meta(ctx context.Context, address, secret, body string) error {
	return post(ctx, address, "application/json", body, "X-Hub-Signature-256", messaging.MetaSignature(secret, []byte(body)))
}

// local finds *.localhost on this machine, whatever its resolver says.
var local = &http.Client{Transport: &http.Transport{
	DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
		if host, port, err := net.SplitHostPort(address); err == nil && strings.HasSuffix(host, ".localhost") {
			address = net.JoinHostPort("127.0.0.1", port)
		}
		return (&net.Dialer{}).DialContext(ctx, network, address)
	},
	DisableKeepAlives: true,
}}

var errRefused = errors.New("vendors: the webhook was refused")

func post(ctx context.Context, address, kind, body, header, signature string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader([]byte(body)))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", kind)
	req.Header.Set(header, signature)
	res, err := local.Do(req)
	if err != nil {
		return err
	}
	defer func() { _ = res.Body.Close() }()
	if _, err := io.Copy(io.Discard, res.Body); err != nil {
		return err
	}
	if res.StatusCode >= 300 {
		return fmt.Errorf("%w: %d", errRefused, res.StatusCode)
	}
	return nil
}

// metaError is a refusal in Meta's form.
func metaError(w http.ResponseWriter, status, code int, message string) {
	answer(w, status, map[string]any{"error": map[string]any{
		"message": message, "type": "OAuthException", "code": code, "fbtrace_id": "AStandIn",
	}})
}

type metaRequest struct {
	Product  string `json:"messaging_product"`
	To       string `json:"to"`
	Type     string `json:"type"`
	Text     struct{ Body string }
	Callback string `json:"biz_opaque_callback_data"`
	Template struct {
		Name       string
		Language   struct{ Code string }
		Components []struct {
			Parameters []struct{ Text string }
		}
	}
}

func (s *StandIn) meta(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") != "Bearer "+Token {
		metaError(w, http.StatusUnauthorized, 190, "Invalid OAuth access token.")
		return
	}
	if s.away(w) {
		return
	}
	var in metaRequest
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil || in.Product != "whatsapp" || in.To == "" {
		metaError(w, http.StatusBadRequest, 100, "Invalid parameter")
		return
	}
	switch {
	case refusals["+"+in.To] != 0:
		metaError(w, http.StatusBadRequest, 131026, "Message undeliverable")
		return
	case in.Type == "template" && (in.Template.Name == "" || in.Template.Language.Code == ""):
		metaError(w, http.StatusNotFound, 132001, "Template name does not exist in the translation")
		return
	case in.Type == "text" && in.Text.Body == "":
		metaError(w, http.StatusBadRequest, 100, "Invalid parameter")
		return
	}
	t := metaText(in)
	s.keep(t)
	answer(w, http.StatusOK, map[string]any{
		"messaging_product": "whatsapp", "contacts": []any{map[string]any{"input": in.To, "wa_id": in.To}},
		"messages": []any{map[string]any{"id": t.ID, "message_status": "accepted"}},
	})
	s.words.Go(func() { s.tellMeta(t, in.Callback) })
}

func metaText(in metaRequest) Text {
	t := Text{Channel: messaging.WhatsApp, To: "+" + in.To, Body: in.Text.Body, Template: in.Template.Name, ID: "wamid." + id.New().String()}
	for _, c := range in.Template.Components {
		for _, p := range c.Parameters {
			t.Values = append(t.Values, p.Text)
		}
	}
	return t
}

func (s *StandIn) tellMeta(t Text, callback string) {
	s.mu.Lock()
	hook := s.hook
	s.mu.Unlock()
	for _, status := range []string{"sent", "delivered", "read"} {
		if hook != "" {
			_ = Meta(context.Background(), hook, AppSecret, MetaStatus(t.ID, status, callback))
		}
	}
}

// MetaStatus is Meta's word for what became of a message.
func MetaStatus(message, status, callback string) string {
	b, _ := json.Marshal(map[string]any{"object": "whatsapp_business_account", "entry": []any{map[string]any{"id": "1", "changes": []any{map[string]any{
		"field": "messages", "value": map[string]any{"messaging_product": "whatsapp", "statuses": []any{
			map[string]any{"id": message, "status": status, "biz_opaque_callback_data": callback},
		}},
	}}}}})
	return string(b)
}
