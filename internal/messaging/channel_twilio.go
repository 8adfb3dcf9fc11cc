package messaging

import (
	"context"
	"crypto/hmac"
	"crypto/sha1" //nolint:gosec // what Twilio signs with
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// twilio sends text messages and WhatsApp through Twilio's Messages resource
// (https://www.twilio.com/docs/messaging/api/message-resource).
type twilio struct {
	base string
	c    Credentials
}

const twilioBase = "https://api.twilio.com"

var vendorClient = &http.Client{Timeout: 20 * time.Second}

func newTwilio(base string, c Credentials) twilio { return twilio{orText(base, twilioBase), c} }

// Send satisfies Channel. Twilio knows no idempotency key: where a request was
// written and not answered, the error is no *SendError.
func (t twilio) Send(ctx context.Context, e Envelope) (string, error) {
	form := t.form(e)
	req, err := http.NewRequestWithContext(ctx, http.MethodPost,
		t.base+"/2010-04-01/Accounts/"+url.PathEscape(t.c.Account)+"/Messages.json", strings.NewReader(form.Encode()))
	if err != nil {
		return "", err
	}
	req.SetBasicAuth(t.c.Account, t.c.Token)
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	status, body, err := exchange(req)
	if err != nil {
		return "", err
	}
	var answer struct {
		SID  string `json:"sid"`
		Code int    `json:"code"`
	}
	_ = json.Unmarshal(body, &answer) // an answer that is no JSON has no code
	if status < 300 && answer.SID != "" {
		return answer.SID, nil
	}
	return "", twilioError(status, answer.Code)
}

func (t twilio) form(e Envelope) url.Values {
	form := url.Values{"To": {e.To}}
	from := e.From
	if e.Channel == WhatsApp {
		form.Set("To", "whatsapp:"+e.To)
		from = "whatsapp:" + from
	}
	if strings.HasPrefix(e.From, "MG") {
		form.Set("MessagingServiceSid", e.From)
	} else {
		form.Set("From", from)
	}
	if strings.HasPrefix(e.Template, "HX") {
		form.Set("ContentSid", e.Template)
		form.Set("ContentVariables", numbered(e.Values))
	} else {
		form.Set("Body", e.Text)
	}
	if e.Callback != "" {
		form.Set("StatusCallback", e.Callback)
	}
	return form
}

// numbered are the values of a content template: {"1": "…", "2": "…"}.
func numbered(values []string) string {
	out := map[string]string{}
	for i, v := range values {
		out[strconv.Itoa(i+1)] = v
	}
	b, _ := json.Marshal(out)
	return string(b)
}

// stoppedAtTwilio is a recipient who wrote STOP to Twilio itself.
const stoppedAtTwilio = 21610

func twilioError(status, code int) error {
	e := &SendError{Code: "http_" + strconv.Itoa(status), StoppedBy: code == stoppedAtTwilio}
	if code != 0 {
		e.Code = strconv.Itoa(code)
	}
	// Our credentials and their rate limits can be mended; the rest of 4xx is for good.
	mendable := status == http.StatusUnauthorized || status == http.StatusForbidden || status == http.StatusNotFound || status == http.StatusTooManyRequests
	e.Permanent = status >= 400 && status < 500 && !mendable
	return e
}

// exchange makes a request. An error from before it was written is a *SendError:
// nothing has gone out. One from after it is not: who knows.
func exchange(req *http.Request) (status int, body []byte, err error) {
	var written atomic.Bool
	ctx := httptrace.WithClientTrace(req.Context(), &httptrace.ClientTrace{WroteRequest: func(i httptrace.WroteRequestInfo) { written.Store(i.Err == nil) }})
	res, err := vendorClient.Do(req.WithContext(ctx))
	if err != nil && !written.Load() {
		return 0, nil, &SendError{Code: "no_connection", Err: err}
	}
	if err != nil {
		return 0, nil, errors.Join(errUnanswered, err)
	}
	defer func() { _ = res.Body.Close() }()
	body, err = io.ReadAll(io.LimitReader(res.Body, 1<<20))
	if err != nil {
		return 0, nil, errors.Join(errUnanswered, err)
	}
	return res.StatusCode, body, nil
}

var errUnanswered = errors.New("messaging: the vendor was asked and did not answer")

// TwilioSignature is what Twilio puts into X-Twilio-Signature: the address it
// calls, and every field of the form by name
// (https://www.twilio.com/docs/usage/webhooks/webhooks-security).
func TwilioSignature(token, address string, form url.Values) string {
	mac := hmac.New(sha1.New, []byte(token))
	mac.Write([]byte(address))
	for _, name := range slices.Sorted(maps.Keys(form)) {
		for _, v := range slices.Compact(slices.Sorted(slices.Values(form[name]))) {
			mac.Write([]byte(name + v))
		}
	}
	return base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

// twilioStatus are Twilio's words for what became of a message.
var twilioStatus = map[string]Status{
	"sent": Sent, "delivered": Delivered, "read": Read, "failed": Failed, "undelivered": Failed,
}
