package messaging

import (
	"context"
	"net/http"
	"time"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/ratelimit"
)

func (s *Service) channelRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/message-channels", ID: "list-message-channels", Tag: "messages", Permission: access.MessagesManage,
		Summary: "How the chain reaches phones; never a secret",
	}, s.listChannels)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPut, Path: "/message-channels", ID: "set-message-channel", Tag: "messages", Permission: access.MessagesManage,
		Summary: "Set up a channel, or change it",
	}, s.putChannel)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/message-channels/test", ID: "test-message-channel", Tag: "messages", Permission: access.MessagesManage,
		Limit:   ratelimit.Rule{Name: "message-tests", Rate: 10, Burst: 5, Period: time.Minute},
		Summary: "Send a text to a number of the clinic's own",
	}, s.testChannel)
}

type messageChannelJSON struct {
	Channel   string `json:"channel" enum:"sms,whatsapp"`
	Vendor    string `json:"vendor" enum:",twilio,meta" doc:"Empty where it is not set up"`
	Sender    string `json:"sender"`
	Account   string `json:"account"`
	DLTEntity string `json:"dlt_entity"`
	Active    bool   `json:"active"`
	HasSecret bool   `json:"has_secret"`
	StandIn   bool   `json:"stand_in" doc:"A developer's machine answers for it"`
	Webhook   string `json:"webhook" doc:"The address to give to the vendor"`
	Version   int64  `json:"version"`
}

type messageChannelsOutput struct {
	Body struct {
		Items []messageChannelJSON `json:"items" nullable:"false"`
	}
}

func (s *Service) listChannels(ctx context.Context, _ *struct{}) (*messageChannelsOutput, error) {
	found, err := s.ChannelStates(ctx)
	if err != nil {
		return nil, err
	}
	base, err := s.ownAddress(ctx)
	out := &messageChannelsOutput{}
	for _, c := range found {
		path := twilioPath
		if c.Vendor == "meta" {
			path = metaPath
		}
		out.Body.Items = append(out.Body.Items, messageChannelJSON{
			c.Channel, c.Vendor, c.Sender, c.Account, c.DLTEntity, c.Active, c.HasSecret, c.StandIn, base + path, c.Version,
		})
	}
	return out, err
}

type putChannelInput struct {
	IfMatch string `header:"If-Match"`
	Body    struct {
		Channel   string `json:"channel" enum:"sms,whatsapp"`
		Vendor    string `json:"vendor" enum:"twilio,meta"`
		Sender    string `json:"sender" maxLength:"100" doc:"A number, a sender name, a messaging service (MG…), or Meta's phone number id"`
		Account   string `json:"account,omitempty" maxLength:"100"`
		DLTEntity string `json:"dlt_entity,omitempty" maxLength:"40" doc:"The sender's registration in India"`
		Token     string `json:"token,omitempty" maxLength:"1000" doc:"Left out: what it is"`
		AppSecret string `json:"app_secret,omitempty" maxLength:"200"`
		Verify    string `json:"verify_token,omitempty" maxLength:"200"`
		Active    bool   `json:"active"`
	}
}

func (s *Service) putChannel(ctx context.Context, in *putChannelInput) (*messageChannelsOutput, error) {
	b := in.Body
	if err := s.SetChannel(ctx, in.IfMatch, Credentials{
		Channel: b.Channel, Vendor: b.Vendor, Sender: b.Sender, Account: b.Account, DLTEntity: b.DLTEntity, Token: b.Token, AppSecret: b.AppSecret,
		Verify: b.Verify, Active: b.Active,
	}); err != nil {
		return nil, err
	}
	return s.listChannels(ctx, nil)
}

type testChannelInput struct {
	Body struct {
		Channel string `json:"channel" enum:"sms,whatsapp"`
		To      string `json:"to" maxLength:"40" doc:"A number with its country code"`
	}
}

func (s *Service) testChannel(ctx context.Context, in *testChannelInput) (*struct{}, error) {
	return nil, s.TestChannel(ctx, in.Body.Channel, in.Body.To)
}
