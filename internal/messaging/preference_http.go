package messaging

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/ratelimit"
)

var centresPerIP = ratelimit.Rule{Name: "message-preferences", Rate: 60, Burst: 30, Period: time.Minute}

func (s *Service) preferenceRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/patients/{id}/message-preferences", ID: "get-message-preferences", Tag: "messages",
		Permission: access.MessagesRead, Summary: "How a patient wants to be reached, and how not",
	}, s.getPreference)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPut, Path: "/patients/{id}/message-preferences", ID: "set-message-preferences", Tag: "messages",
		Permission: access.MessagesSend, Summary: "Keep what a patient said about it",
	}, s.putPreference)
	public := func(method, path, id, summary string) httpserver.Op {
		return httpserver.Op{
			Method: method, Path: path, ID: id, Tag: "messages", Permission: httpserver.Public, MaxBody: 4 << 10, Limit: centresPerIP, Summary: summary,
		}
	}
	httpserver.Register(api, public(http.MethodGet, "/preferences/{token}", "open-preferences", "What a patient chose, behind the link of a message"), s.getCentre)
	httpserver.Register(api, public(http.MethodPut, "/preferences/{token}", "choose-preferences", "Choose which messages to get, and where").InAnyState(), s.putCentre)
	httpserver.Register(api, public(http.MethodPost, "/preferences/{token}/unsubscribe", "unsubscribe", "End e-mail with one click (RFC 8058)").InAnyState(), s.postUnsubscribe)
}

type messagePreferenceJSON struct {
	Preferred     string   `json:"preferred" enum:",email,sms,whatsapp"`
	ChannelsOff   []string `json:"channels_off" nullable:"false" maxItems:"3"`
	CategoriesOff []string `json:"categories_off" nullable:"false" maxItems:"4"`
}

type preferenceOutput struct{ Body messagePreferenceJSON }

type preferenceInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body messagePreferenceJSON
}

func (s *Service) getPreference(ctx context.Context, in *messageIDInput) (*preferenceOutput, error) {
	p, err := s.PreferenceOf(ctx, in.ID)
	return &preferenceOutput{messagePreferenceJSON(p)}, err
}

func (s *Service) putPreference(ctx context.Context, in *preferenceInput) (*preferenceOutput, error) {
	if err := s.SetPreference(ctx, in.ID, Preference(in.Body)); err != nil {
		return nil, err
	}
	return s.getPreference(ctx, &messageIDInput{in.ID})
}

// hosted is a public operation that has to know whose host was called.
type hosted struct{ host string }

// Resolve satisfies huma.Resolver.
func (h *hosted) Resolve(hc huma.Context) []error {
	h.host = hc.Host()
	return nil
}

type centreInput struct {
	hosted
	Token string `path:"token" maxLength:"200"`
}

type preferenceCentreJSON struct {
	Preferred     string   `json:"preferred" enum:",email,sms,whatsapp"`
	ChannelsOff   []string `json:"channels_off" nullable:"false"`
	CategoriesOff []string `json:"categories_off" nullable:"false"`
	Clinic        string   `json:"clinic"`
	Language      string   `json:"language"`
	Has           []string `json:"has" nullable:"false" doc:"Channels that the clinic has an address for"`
}

type centreOutput struct{ Body preferenceCentreJSON }

func centreOf(c Centre, err error) (*centreOutput, error) {
	if err != nil {
		return nil, err
	}
	return &centreOutput{preferenceCentreJSON{c.Preferred, c.ChannelsOff, c.CategoriesOff, c.Clinic, c.Language, c.Has}}, nil
}

func (s *Service) getCentre(ctx context.Context, in *centreInput) (*centreOutput, error) {
	return centreOf(s.Centre(ctx, in.host, in.Token))
}

type putCentreInput struct {
	hosted
	Token string `path:"token" maxLength:"200"`
	Body  messagePreferenceJSON
}

func (s *Service) putCentre(ctx context.Context, in *putCentreInput) (*centreOutput, error) {
	return centreOf(s.Choose(ctx, in.host, in.Token, Preference(in.Body)))
}

type unsubscribeInput struct {
	hosted
	Token   string `path:"token" maxLength:"200"`
	RawBody []byte `contentType:"application/x-www-form-urlencoded"`
}

func (s *Service) postUnsubscribe(ctx context.Context, in *unsubscribeInput) (*struct{}, error) {
	return nil, s.Unsubscribe(ctx, in.host, in.Token)
}
