package messaging

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// meta sends WhatsApp through Meta's Cloud API
// (https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages).
type meta struct {
	base string
	c    Credentials
}

const metaBase = "https://graph.facebook.com/v21.0"

func newMeta(base string, c Credentials) meta { return meta{orText(base, metaBase), c} }

type metaText struct {
	Type string `json:"type"`
	Text string `json:"text"`
}

type metaComponent struct {
	Type       string     `json:"type"`
	Parameters []metaText `json:"parameters"`
}

type metaTemplate struct {
	Name     string `json:"name"`
	Language struct {
		Code string `json:"code"`
	} `json:"language"`
	Components []metaComponent `json:"components,omitempty"`
}

type metaBody struct {
	Body string `json:"body"`
}

type metaMessage struct {
	Product   string        `json:"messaging_product"`
	Recipient string        `json:"recipient_type"`
	To        string        `json:"to"`
	Type      string        `json:"type"`
	Template  *metaTemplate `json:"template,omitempty"`
	Text      *metaBody     `json:"text,omitempty"`
	// Ours: comes back with every word of the message.
	Callback string `json:"biz_opaque_callback_data,omitempty"`
}

// Send satisfies Channel. Meta knows no idempotency key either.
func (m meta) Send(ctx context.Context, e Envelope) (string, error) {
	raw, err := json.Marshal(m.message(e))
	if err != nil {
		return "", err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, m.base+"/"+url.PathEscape(m.c.Sender)+"/messages", bytes.NewReader(raw))
	if err != nil {
		return "", err
	}
	req.Header.Set("Authorization", "Bearer "+m.c.Token)
	req.Header.Set("Content-Type", "application/json")
	status, body, err := exchange(req)
	if err != nil {
		return "", err
	}
	var answer struct {
		Messages []struct {
			ID string `json:"id"`
		} `json:"messages"`
		Error struct {
			Code int `json:"code"`
		} `json:"error"`
	}
	_ = json.Unmarshal(body, &answer) // an answer that is no JSON has no code
	if status < 300 && len(answer.Messages) == 1 {
		return answer.Messages[0].ID, nil
	}
	return "", metaError(status, answer.Error.Code)
}

// message is a template where there is an approved one, and a text, which Meta takes
// within a conversation alone, where there is not.
func (m meta) message(e Envelope) metaMessage {
	out := metaMessage{
		Product: "whatsapp", Recipient: "individual", To: strings.TrimPrefix(e.To, "+"), Type: "text", Text: &metaBody{e.Text},
		Callback: e.MessageID.String(),
	}
	if e.Template == "" {
		return out
	}
	out.Type, out.Text, out.Template = "template", nil, &metaTemplate{Name: e.Template}
	out.Template.Language.Code = e.Language
	if len(e.Values) > 0 {
		c := metaComponent{Type: "body"}
		for _, v := range e.Values {
			c.Parameters = append(c.Parameters, metaText{"text", v})
		}
		out.Template.Components = []metaComponent{c}
	}
	return out
}

// metaForNow are the codes after which the same message may be taken later: away,
// too many requests, a token that has expired
// (https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes).
var metaForNow = []int{0, 1, 2, 3, 4, 10, 190, 80007, 130429, 131000, 131016, 131048, 131056, 131057, 133004, 133005}

func metaError(status, code int) error {
	forNow := status >= 500 || status == http.StatusTooManyRequests || slices.Contains(metaForNow, code) || code >= 200 && code < 300
	e := &SendError{Code: strconv.Itoa(code), Permanent: !forNow, StoppedBy: code == 131050}
	if code == 0 {
		e.Code = "http_" + strconv.Itoa(status)
	}
	return e
}

// MetaSignature is what Meta puts into X-Hub-Signature-256.
func MetaSignature(appSecret string, body []byte) string {
	mac := hmac.New(sha256.New, []byte(appSecret))
	mac.Write(body)
	return "sha256=" + hex.EncodeToString(mac.Sum(nil))
}

// metaStatus are Meta's words for what became of a message.
var metaStatus = map[string]Status{"sent": Sent, "delivered": Delivered, "read": Read, "failed": Failed}

// metaHook is what Meta posts.
type metaHook struct {
	Entry []struct {
		Changes []struct {
			Value struct {
				Statuses []struct {
					ID       string `json:"id"`
					Status   string `json:"status"`
					Callback string `json:"biz_opaque_callback_data"`
					Errors   []struct {
						Code int `json:"code"`
					} `json:"errors"`
				} `json:"statuses"`
				Messages []struct {
					From string   `json:"from"`
					ID   string   `json:"id"`
					Type string   `json:"type"`
					Text metaBody `json:"text"`
				} `json:"messages"`
			} `json:"value"`
		} `json:"changes"`
	} `json:"entry"`
}
