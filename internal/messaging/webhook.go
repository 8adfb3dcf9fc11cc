package messaging

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/messaging/messagingdb"
)

// The paths at which vendors tell us things, on the host of a chain.
const (
	twilioPath = "/api/v1/webhooks/twilio"
	metaPath   = "/api/v1/webhooks/meta"
)

// callback is where Twilio tells what became of a message. The message is in
// the address: word of it may come before Twilio's own id is kept here.
func (s *Service) callback(slug string, message uuid.UUID) string {
	return s.Links.Tenant(slug) + twilioPath + "?message=" + message.String()
}

// Delivery is what a vendor says became of a message.
type Delivery struct {
	Message  uuid.UUID // ours, where the vendor repeats it
	VendorID string
	Status   Status
	Code     string
	At       time.Time
}

// forward are the states from which a message may come into another: word comes
// late and out of order, and what was read is not undelivered again.
var forward = map[Status][]string{
	Sent:      {string(Queued)},
	Delivered: {string(Queued), string(Sent)},
	Read:      {string(Queued), string(Sent), string(Delivered)},
	Failed:    {string(Queued), string(Sent)},
}

// deliveredTx keeps what became of a message. One we do not know is left alone.
func (s *Service) deliveredTx(ctx context.Context, tx database.Tx, vendor string, d Delivery) error {
	from, ok := forward[d.Status]
	if !ok {
		return nil
	}
	q := messagingdb.New(tx)
	if d.Message == uuid.Nil {
		found, err := q.MessageByVendor(ctx, messagingdb.MessageByVendorParams{TenantID: tx.Tenant(), VendorID: d.VendorID, Vendor: vendor})
		if errors.Is(err, pgx.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		d.Message = found
	}
	reason := ""
	if d.Status == Failed {
		reason = string(NotDelivered)
	}
	_, err := q.SetDelivery(ctx, messagingdb.SetDeliveryParams{
		TenantID: tx.Tenant(), ID: d.Message, Status: string(d.Status), At: d.At, LastError: d.Code, Reason: reason, VendorID: d.VendorID,
		Vendor: vendor, FromStatuses: from,
	})
	return err
}

// Inbound is what somebody wrote to us.
type Inbound struct {
	From     string // E.164
	Text     string
	VendorID string
	Channel  string
	Vendor   string
}

// inboundTx keeps it with every patient who has the number, and does what a single
// word asks for. The answer is empty where there is none to give.
func (s *Service) inboundTx(ctx context.Context, tx database.Tx, in Inbound) (answer string, err error) {
	patients, err := s.Contacts.WithPhoneTx(ctx, tx, in.From)
	if err != nil || len(patients) == 0 {
		return "", err
	}
	ask, language := s.asked(in.Text)
	for _, p := range patients {
		if err := s.replyTx(ctx, tx, p, in, ask); err != nil {
			return "", err
		}
	}
	if ask == "" {
		return "", nil
	}
	g, err := s.groundTx(ctx, tx, nil)
	if err != nil {
		return "", err
	}
	w := s.Wordings[language]
	words := map[Ask]string{AskStop: w.Stopped, AskStart: w.Started, AskHelp: w.Help}
	answer, _ = fill(words[ask], map[string]string{"clinic": g.tenant.Name, "phone": orText(g.branch.Phone, s.Links.Tenant(g.tenant.Slug))})
	return answer, nil
}

// replyTx keeps the text on the patient, once, and obeys it.
func (s *Service) replyTx(ctx context.Context, tx database.Tx, patient uuid.UUID, in Inbound, ask Ask) error {
	message := id.New()
	body, err := s.sealTx(ctx, tx, in.Text, bodyPlace(message))
	if err != nil {
		return err
	}
	kept, err := messagingdb.New(tx).InsertReply(ctx, messagingdb.InsertReplyParams{
		TenantID: tx.Tenant(), ID: message, PatientID: patient, DedupeKey: strings.Join([]string{"reply", in.Vendor, in.VendorID, patient.String()}, ":"),
		At: s.now(), Channel: in.Channel, Vendor: in.Vendor, VendorID: in.VendorID, Body: body,
	})
	if err != nil || kept == 0 {
		return err
	}
	switch ask {
	case AskStop:
		return s.stopTx(ctx, tx, patient, in.Channel)
	case AskStart:
		return s.startTx(ctx, tx, patient, in.Channel)
	case AskHelp:
	}
	return nil
}

// byVendorTx runs fn with the credentials of every channel of a vendor until one
// fits the request; ErrWrongSignature where none does.
func (s *Service) byVendor(ctx context.Context, host, vendor string, fits func(Credentials) bool, fn func(context.Context, database.Tx) error) error {
	ctx, err := s.visitor(ctx, host)
	if err != nil {
		return err
	}
	return database.InTxDo(ctx, s.DB, func(tx database.Tx) error {
		open, err := s.credentialsTx(ctx, tx)
		if err != nil {
			return err
		}
		for _, c := range open {
			if c.Vendor == vendor && fits(c) {
				return fn(ctx, tx)
			}
		}
		return ErrWrongSignature
	})
}
