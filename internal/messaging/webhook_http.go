package messaging

import (
	"context"
	"crypto/hmac"
	"encoding/json"
	"encoding/xml"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/ratelimit"
)

var hooksPerIP = ratelimit.Rule{Name: "message-webhooks", Rate: 6000, Burst: 1000, Period: time.Minute}

func (s *Service) webhookRoutes(api *httpserver.API) {
	op := func(method, path, id, summary string) httpserver.Op {
		return httpserver.Op{
			Method: method, Path: path, ID: id, Tag: "webhooks", Permission: httpserver.Public, MaxBody: 1 << 20, Limit: hooksPerIP, Summary: summary,
		}
	}
	httpserver.Register(api, op(http.MethodPost, "/webhooks/twilio", "twilio-webhook", "Twilio tells what became of a message, or what somebody wrote").InAnyState(), s.postTwilio)
	httpserver.Register(api, op(http.MethodGet, "/webhooks/meta", "meta-webhook-challenge", "Meta asks whether this address is ours"), s.getMeta)
	httpserver.Register(api, op(http.MethodPost, "/webhooks/meta", "meta-webhook", "Meta tells what became of messages, or what somebody wrote").InAnyState(), s.postMeta)
}

type twilioHookInput struct {
	hosted
	query     string
	Signature string `header:"X-Twilio-Signature"`
	RawBody   []byte `contentType:"application/x-www-form-urlencoded"`
}

// Resolve satisfies huma.Resolver: Twilio signs the address it called.
func (in *twilioHookInput) Resolve(hc huma.Context) []error {
	u := hc.URL()
	in.query = u.RawQuery
	return in.hosted.Resolve(hc)
}

type textOutput struct {
	ContentType string `header:"Content-Type"`
	Body        []byte
}

func (s *Service) postTwilio(ctx context.Context, in *twilioHookInput) (*textOutput, error) {
	form, err := url.ParseQuery(string(in.RawBody))
	if err != nil {
		return nil, ErrWrongSignature
	}
	t, _, err := s.Hosts.Resolve(ctx, in.host)
	if err != nil {
		return nil, err
	}
	address := s.Links.Tenant(t.Slug) + twilioPath
	if in.query != "" {
		address += "?" + in.query
	}
	answer := ""
	err = s.byVendor(ctx, in.host, "twilio", func(c Credentials) bool {
		return form.Get("AccountSid") == c.Account && hmac.Equal([]byte(in.Signature), []byte(TwilioSignature(c.Token, address, form)))
	}, func(ctx context.Context, tx database.Tx) (err error) {
		answer, err = s.fromTwilioTx(ctx, tx, in.query, form)
		return err
	})
	if err != nil {
		return nil, err
	}
	return &textOutput{"text/xml; charset=utf-8", twiml(answer)}, nil
}

func (s *Service) fromTwilioTx(ctx context.Context, tx database.Tx, query string, form url.Values) (string, error) {
	if status := form.Get("MessageStatus"); status != "" {
		values, _ := url.ParseQuery(query)
		message, _ := uuid.Parse(values.Get("message")) // none: it is found by Twilio's own id
		return "", s.deliveredTx(ctx, tx, "twilio", Delivery{
			Message: message, VendorID: form.Get("MessageSid"), Status: twilioStatus[status], Code: form.Get("ErrorCode"), At: s.now(),
		})
	}
	channel := SMS
	from, whatsapp := strings.CutPrefix(form.Get("From"), "whatsapp:")
	if whatsapp {
		channel = WhatsApp
	}
	return s.inboundTx(ctx, tx, Inbound{From: from, Text: form.Get("Body"), VendorID: form.Get("MessageSid"), Channel: channel, Vendor: "twilio"})
}

// twiml is how Twilio is told to answer; nothing where there is nothing to say.
func twiml(answer string) []byte {
	out := struct {
		XMLName xml.Name `xml:"Response"`
		Message string   `xml:"Message,omitempty"`
	}{Message: answer}
	b, _ := xml.Marshal(out)
	return append([]byte(xml.Header), b...)
}

type metaChallengeInput struct {
	hosted
	Mode      string `query:"hub.mode"`
	Verify    string `query:"hub.verify_token"`
	Challenge string `query:"hub.challenge" maxLength:"200"`
}

func (s *Service) getMeta(ctx context.Context, in *metaChallengeInput) (*textOutput, error) {
	err := s.byVendor(ctx, in.host, "meta", func(c Credentials) bool {
		return in.Mode == "subscribe" && c.Verify != "" && hmac.Equal([]byte(c.Verify), []byte(in.Verify))
	}, func(context.Context, database.Tx) error { return nil })
	if err != nil {
		return nil, err
	}
	return &textOutput{"text/plain; charset=utf-8", []byte(in.Challenge)}, nil
}

type metaHookInput struct {
	hosted
	Signature string `header:"X-Hub-Signature-256"`
	RawBody   []byte `contentType:"application/octet-stream"`
}

func (s *Service) postMeta(ctx context.Context, in *metaHookInput) (*struct{}, error) {
	return nil, s.byVendor(ctx, in.host, "meta", func(c Credentials) bool {
		return c.AppSecret != "" && hmac.Equal([]byte(in.Signature), []byte(MetaSignature(c.AppSecret, in.RawBody)))
	}, func(ctx context.Context, tx database.Tx) error {
		var hook metaHook
		if err := json.Unmarshal(in.RawBody, &hook); err != nil {
			return ErrWrongSignature
		}
		return s.fromMetaTx(ctx, tx, hook)
	})
}

func (s *Service) fromMetaTx(ctx context.Context, tx database.Tx, hook metaHook) error {
	for _, entry := range hook.Entry {
		for _, change := range entry.Changes {
			for _, x := range change.Value.Statuses {
				d := Delivery{VendorID: x.ID, Status: metaStatus[x.Status], At: s.now()}
				d.Message, _ = uuid.Parse(x.Callback) // none: it is found by Meta's own id
				if len(x.Errors) > 0 {
					d.Code = strconv.Itoa(x.Errors[0].Code)
				}
				if err := s.deliveredTx(ctx, tx, "meta", d); err != nil {
					return err
				}
			}
			for _, x := range change.Value.Messages {
				if x.Type != "text" {
					continue
				}
				in := Inbound{From: "+" + x.From, Text: x.Text.Body, VendorID: x.ID, Channel: WhatsApp, Vendor: "meta"}
				if _, err := s.inboundTx(ctx, tx, in); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
