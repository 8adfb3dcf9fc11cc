package messaging

import (
	"context"
	"net/http"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
)

func (s *Service) templateRoutes(api *httpserver.API) {
	op := func(method, path, id, summary string) httpserver.Op {
		return httpserver.Op{Method: method, Path: path, ID: id, Tag: "messages", Summary: summary, Permission: access.MessagesManage}
	}
	httpserver.Register(api, op(http.MethodGet, "/message-templates", "list-message-templates", "Every text in force, the chain's or ours"), s.listTemplates)
	httpserver.Register(api, op(http.MethodPut, "/message-templates", "set-message-template", "Give the chain its own words"), s.putTemplate)
	httpserver.Register(api, op(http.MethodPost, "/message-templates/reset", "reset-message-template", "Go back to our words"), s.resetTemplate)
	httpserver.Register(api, op(http.MethodPost, "/message-templates/preview", "preview-message-template", "How a text reads, and what it takes to send"), s.previewTemplate)
	httpserver.Register(api, op(http.MethodGet, "/message-settings", "get-message-settings", "Which kinds of message are sent, and by which channel first"), s.getMessageSettings)
	httpserver.Register(api, op(http.MethodPut, "/message-settings", "set-message-settings", "Change them"), s.putMessageSettings)
}

type messageTemplateJSON struct {
	Kind           Kind     `json:"kind" enum:"confirmation,moved,cancelled,reminder_24h,reminder_same_day,payment,intake_form,post_visit,no_show,follow_up,receipt,waitlist_offer,custom"`
	Language       string   `json:"language" enum:"en,hi,ar,fr"`
	Channel        string   `json:"channel" enum:"email,sms,whatsapp"`
	Subject        string   `json:"subject"`
	Body           string   `json:"body"`
	VendorTemplate string   `json:"vendor_template" doc:"DLT template id, Meta's template name, or Twilio's content id"`
	Own            bool     `json:"own" doc:"The chain's own words"`
	Placeholders   []string `json:"placeholders" nullable:"false"`
	Segments       int      `json:"segments" doc:"Of the text as it stands, before its placeholders are filled"`
}

type messageTemplatesOutput struct {
	Body struct {
		Items []messageTemplateJSON `json:"items" nullable:"false"`
	}
}

func (s *Service) listTemplates(ctx context.Context, _ *struct{}) (*messageTemplatesOutput, error) {
	found, err := s.Templates(ctx)
	out := &messageTemplatesOutput{}
	for _, t := range found {
		out.Body.Items = append(out.Body.Items, messageTemplateJSON{
			t.Kind, t.Language, t.Channel, t.Subject, t.Body, t.VendorTemplate, t.Own, Placeholders(t.Kind), Segments(t.Body).Count,
		})
	}
	return out, err
}

type givenTemplateJSON struct {
	Kind           Kind   `json:"kind" enum:"confirmation,moved,cancelled,reminder_24h,reminder_same_day,payment,intake_form,post_visit,no_show,follow_up,receipt,waitlist_offer,custom"`
	Language       string `json:"language" enum:"en,hi,ar,fr"`
	Channel        string `json:"channel" enum:"email,sms,whatsapp"`
	Subject        string `json:"subject,omitempty" maxLength:"300"`
	Body           string `json:"body,omitempty" maxLength:"6400"`
	VendorTemplate string `json:"vendor_template,omitempty" maxLength:"100"`
}

func (g givenTemplateJSON) template() Template {
	return Template{Kind: g.Kind, Language: g.Language, Channel: g.Channel, Subject: g.Subject, Body: g.Body, VendorTemplate: g.VendorTemplate}
}

type templateInput struct{ Body givenTemplateJSON }

func (s *Service) putTemplate(ctx context.Context, in *templateInput) (*messageTemplatesOutput, error) {
	if err := s.SetTemplate(ctx, in.Body.template()); err != nil {
		return nil, err
	}
	return s.listTemplates(ctx, nil)
}

func (s *Service) resetTemplate(ctx context.Context, in *templateInput) (*messageTemplatesOutput, error) {
	if err := s.ResetTemplate(ctx, in.Body.template()); err != nil {
		return nil, err
	}
	return s.listTemplates(ctx, nil)
}

type previewOutput struct {
	Body struct {
		Subject  string `json:"subject"`
		Text     string `json:"text"`
		Segments int    `json:"segments"`
		Units    int    `json:"units"`
		Unicode  bool   `json:"unicode" doc:"A letter is outside of the alphabet of text messages: segments are shorter"`
	}
}

func (s *Service) previewTemplate(ctx context.Context, in *templateInput) (*previewOutput, error) {
	p, err := s.Preview(ctx, in.Body.template())
	out := &previewOutput{}
	out.Body.Subject, out.Body.Text = p.Subject, p.Text
	out.Body.Segments, out.Body.Units, out.Body.Unicode = p.Length.Count, p.Length.Units, p.Length.Unicode
	return out, err
}

type messageSettingsJSON struct {
	KindsOff []string `json:"kinds_off" nullable:"false" doc:"Kinds that are not sent"`
	Channels []string `json:"channels" nullable:"false" doc:"In the order in which they are tried"`
	Version  int64    `json:"version"`
}

type messageSettingsOutput struct {
	ETag string `header:"ETag"`
	Body messageSettingsJSON
}

func (s *Service) getMessageSettings(ctx context.Context, _ *struct{}) (*messageSettingsOutput, error) {
	n, err := s.SettingsOf(ctx)
	return &messageSettingsOutput{httpserver.ETag(n.Version), messageSettingsJSON(n)}, err
}

type putMessageSettingsInput struct {
	IfMatch string `header:"If-Match"`
	Body    struct {
		KindsOff []string `json:"kinds_off" nullable:"false" maxItems:"20"`
		Channels []string `json:"channels" nullable:"false" maxItems:"3"`
	}
}

func (s *Service) putMessageSettings(ctx context.Context, in *putMessageSettingsInput) (*messageSettingsOutput, error) {
	if err := s.SetSettings(ctx, in.IfMatch, Settings{KindsOff: in.Body.KindsOff, Channels: in.Body.Channels}); err != nil {
		return nil, err
	}
	return s.getMessageSettings(ctx, nil)
}
