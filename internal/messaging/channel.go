package messaging

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/messaging/messagingdb"
	"github.com/praxis-clinic/praxis/internal/platform"
)

// The channels.
const (
	Email    = "email"
	SMS      = "sms"
	WhatsApp = "whatsapp"
)

// Channels are all of them, in the order a chain tries them unless it says otherwise.
var Channels = []string{WhatsApp, SMS, Email}

// Envelope is a message as a vendor takes it.
type Envelope struct {
	MessageID uuid.UUID
	Channel   string
	From      string // as the vendor knows the sender; a name for e-mail
	ReplyTo   string
	To        string // a number in E.164, or an e-mail address
	Language  string
	Subject   string
	Text      string
	HTML      string
	Template  string   // the vendor's name for an approved text, where there is one
	Values    []string // what goes into its places, in order
	DLTEntity string
	Callback  string // where the vendor tells what became of it
	StopLink  string // unsubscribes with one click
	Calendar  []byte // an invitation of RFC 5545
	Method    string // of the calendar
}

// Channel hands a message to the outside. The id is the vendor's own. An error
// that is no *SendError may mean that the message went out.
type Channel interface {
	Send(ctx context.Context, e Envelope) (vendorID string, err error)
}

// SendError says that a message has not gone out, and whether it ever will.
type SendError struct {
	Code      string // the vendor's: a number or a word, nothing of a person
	Permanent bool   // for this recipient and text
	StoppedBy bool   // the recipient told the vendor to stop
	Err       error
}

func (e *SendError) Error() string { return "messaging: the vendor answers " + e.Code }

// Unwrap is what lies behind.
func (e *SendError) Unwrap() error { return e.Err }

// Vendors are the vendors of texts and where they answer; StandIns take the place of
// channels that a chain has not set up, on a developer's machine.
type Vendors struct {
	TwilioURL, MetaURL string
	StandIns           []Credentials
}

// Credentials are how a chain reaches phones by one channel.
type Credentials struct {
	Channel   string
	Vendor    string // "twilio", "meta"
	Sender    string
	Account   string
	DLTEntity string
	Token     string // Twilio's auth token, Meta's access token
	AppSecret string // Meta's, with which it signs
	Verify    string // the word Meta shows when a webhook is set up
	Active    bool
}

// Open is the vendor's side of a channel.
func (v Vendors) Open(c Credentials) Channel {
	if c.Vendor == "meta" {
		return newMeta(v.MetaURL, c)
	}
	return newTwilio(v.TwilioURL, c)
}

// What can be wrong with a channel.
var (
	ErrChannelInvalid = fault.New(fault.Invalid, "messaging.channel_invalid", "Some of this is missing or cannot be right.")
	ErrNoSuchChannel  = fault.New(fault.NotFound, "messaging.channel_not_found", "This channel is not set up.")
	ErrTestFailed     = fault.New(fault.Conflict, "messaging.test_failed", "The vendor did not take the test message.")
)

// secretOf is what of the credentials is kept encrypted.
func (c Credentials) secret() string { return c.Token + "\n" + c.AppSecret + "\n" + c.Verify }

func (c *Credentials) unlock(secret string) {
	parts := strings.SplitN(secret, "\n", 3)
	if len(parts) == 3 {
		c.Token, c.AppSecret, c.Verify = parts[0], parts[1], parts[2]
	}
}

func channelPlace(channel uuid.UUID) string { return "message_channels:" + channel.String() }

// credentialsTx are the channels a chain has set up and switched on, and the stand-ins for the rest.
func (s *Service) credentialsTx(ctx context.Context, tx database.Tx) (map[string]Credentials, error) {
	rows, err := messagingdb.New(tx).Channels(ctx, tx.Tenant())
	if err != nil {
		return nil, err
	}
	out := map[string]Credentials{}
	for _, c := range s.Vendors.StandIns {
		out[c.Channel] = c
	}
	for _, r := range rows {
		c, err := s.credentialsOf(ctx, tx, r)
		if err != nil {
			return nil, err
		}
		if delete(out, r.Channel); c.Active {
			out[r.Channel] = c
		}
	}
	return out, nil
}

func (s *Service) credentialsOf(ctx context.Context, tx database.Tx, r messagingdb.MessageChannel) (Credentials, error) {
	c := Credentials{Channel: r.Channel, Vendor: r.Vendor, Sender: r.Sender, Account: r.Account, DLTEntity: r.DltEntity, Active: r.Active}
	secret, err := s.openTx(ctx, tx, r.Secret, channelPlace(r.ID))
	c.unlock(secret)
	return c, err
}

// ChannelState is what may be seen of a channel.
type ChannelState struct {
	Credentials
	Version   int64 // 0: not set up
	StandIn   bool
	HasSecret bool
}

// ChannelStates are all channels to phones, set up or not, without their secrets.
func (s *Service) ChannelStates(ctx context.Context) ([]ChannelState, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]ChannelState, error) {
		rows, err := messagingdb.New(tx).Channels(ctx, tx.Tenant())
		out := []ChannelState{{Credentials: Credentials{Channel: SMS}}, {Credentials: Credentials{Channel: WhatsApp}}}
		for i := range out {
			for _, c := range s.Vendors.StandIns {
				out[i].StandIn = out[i].StandIn || c.Channel == out[i].Channel
			}
			for _, r := range rows {
				if r.Channel == out[i].Channel {
					out[i] = ChannelState{Credentials{
						Channel: r.Channel, Vendor: r.Vendor, Sender: r.Sender, Account: r.Account, DLTEntity: r.DltEntity, Active: r.Active,
					}, r.Version, false, true}
				}
			}
		}
		return out, err
	})
}

// SetChannel sets a channel up, or changes it. A secret left empty stays what it is.
func (s *Service) SetChannel(ctx context.Context, ifMatch string, c Credentials) error {
	return database.InTxDo(ctx, s.DB, func(tx database.Tx) error {
		q := messagingdb.New(tx)
		row, err := q.LockChannel(ctx, messagingdb.LockChannelParams{TenantID: tx.Tenant(), Channel: c.Channel})
		known := !errors.Is(err, pgx.ErrNoRows)
		if err != nil && known {
			return err
		}
		if known {
			if err := httpserver.CheckMatch(ifMatch, row.Version); err != nil {
				return err
			}
			old, err := s.credentialsOf(ctx, tx, row)
			if err != nil {
				return err
			}
			c.keep(old)
		} else {
			row.ID = id.New()
		}
		if err := c.check(); err != nil {
			return err
		}
		return s.putChannelTx(ctx, tx, row.ID, known, c)
	})
}

// keep takes over the secrets that were not given anew, from the same account alone: a
// secret must not be sent to where it does not belong.
func (c *Credentials) keep(old Credentials) {
	if c.Vendor != old.Vendor || c.Account != old.Account {
		return
	}
	c.Token, c.AppSecret, c.Verify = orText(c.Token, old.Token), orText(c.AppSecret, old.AppSecret), orText(c.Verify, old.Verify)
}

func orText(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func (c Credentials) check() error {
	var f fault.Fields
	f.Check(c.Channel == SMS || c.Channel == WhatsApp, "/channel", "invalid", "Choose text messages or WhatsApp.")
	f.Check(c.Vendor == "twilio" || c.Vendor == "meta" && c.Channel == WhatsApp, "/vendor", "invalid", "This vendor does not serve this channel.")
	f.Check(strings.TrimSpace(c.Sender) != "", "/sender", "required", "Say who the messages come from.")
	f.Check(c.Token != "", "/token", "required", "Give the token: it belongs to this account.")
	f.Check(c.Vendor != "twilio" || strings.HasPrefix(c.Account, "AC"), "/account", "invalid", "Twilio's account begins with AC.")
	f.Check(c.Vendor != "meta" || c.AppSecret != "", "/app_secret", "required", "Give the app's secret: Meta signs with it.")
	f.Check(c.Vendor != "meta" || c.Verify != "", "/verify_token", "required", "Give the word that Meta shows when it is connected.")
	f.Check(!strings.Contains(c.Token+c.AppSecret+c.Verify, "\n"), "/token", "invalid", "A secret is one line.")
	return f.Err(ErrChannelInvalid)
}

func (s *Service) putChannelTx(ctx context.Context, tx database.Tx, channel uuid.UUID, known bool, c Credentials) error {
	secret, err := s.sealTx(ctx, tx, c.secret(), channelPlace(channel))
	if err != nil {
		return err
	}
	q := messagingdb.New(tx)
	if known {
		return q.UpdateChannel(ctx, messagingdb.UpdateChannelParams{
			TenantID: tx.Tenant(), Channel: c.Channel, Vendor: c.Vendor, Sender: c.Sender, Account: c.Account, DltEntity: c.DLTEntity,
			Secret: secret, Active: c.Active,
		})
	}
	return q.InsertChannel(ctx, messagingdb.InsertChannelParams{
		TenantID: tx.Tenant(), ID: channel, Channel: c.Channel, Vendor: c.Vendor, Sender: c.Sender, Account: c.Account, DltEntity: c.DLTEntity,
		Secret: secret, Active: c.Active, CreatedAt: s.now(),
	})
}

// TestChannel sends a text to a number of the clinic's own. It returns ErrTestFailed
// with the vendor's code.
func (s *Service) TestChannel(ctx context.Context, channel, to string) error {
	if !strings.HasPrefix(to, "+") || len(to) < 8 {
		return ErrInvalid.With(fault.Field{Pointer: "/to", Code: "invalid", Detail: "Write the number with its country code: +91 …"})
	}
	all, err := database.InTx(ctx, s.DB, func(tx database.Tx) (map[string]Credentials, error) { return s.credentialsTx(ctx, tx) })
	if err != nil {
		return err
	}
	c, ok := all[channel]
	if !ok {
		return ErrNoSuchChannel
	}
	_, err = s.Vendors.Open(c).Send(ctx, Envelope{
		MessageID: id.New(), Channel: channel, From: c.Sender, To: strings.ReplaceAll(to, " ", ""), Language: "en",
		Text: "Praxis: this channel works.", DLTEntity: c.DLTEntity,
	})
	var refused *SendError
	if errors.As(err, &refused) {
		return ErrTestFailed.WithExtra("vendor_code", refused.Code)
	}
	if err != nil {
		return ErrTestFailed.WithExtra("vendor_code", "no_answer")
	}
	return nil
}

// orderOf is the order in which channels are tried for a patient: the one that was
// asked for alone, else the one they prefer, then the chain's.
func orderOf(asked, preferred string, chain []string) []string {
	if asked != "" {
		return []string{asked}
	}
	out := []string{}
	for _, c := range append([]string{preferred}, chain...) {
		if slices.Contains(Channels, c) && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// describe keeps an error short enough for a row and free of what a vendor may repeat of the text.
func describe(err error) string {
	var refused *SendError
	if errors.As(err, &refused) {
		return refused.Code
	}
	return fmt.Sprintf("%T", errors.Unwrap(err))
}

// ownAddress is where the chain's host answers.
func (s *Service) ownAddress(ctx context.Context) (string, error) {
	t, err := database.InTx(ctx, s.DB, func(tx database.Tx) (platform.Tenant, error) { return s.Places.TenantTx(ctx, tx) })
	return s.Links.Tenant(t.Slug), err
}
