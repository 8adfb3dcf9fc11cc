package devstack

import (
	"bytes"
	"io"
	"time"

	_ "github.com/emersion/go-message/charset" // mail that is not in UTF-8
	"github.com/emersion/go-message/mail"
)

// Message is a mail the mailbox received.
type Message struct {
	ID          string    `json:"id"`
	Channel     string    `json:"channel,omitempty"` // "SMS" or "WhatsApp"; empty for mail
	From        string    `json:"from"`              // of the envelope
	To          []string  `json:"to"`                // of the envelope
	Subject     string    `json:"subject"`
	ReceivedAt  time.Time `json:"received_at"`
	Text        string    `json:"text"`
	HTML        string    `json:"html"`
	Attachments []string  `json:"attachments,omitempty"` // file names
	Raw         []byte    `json:"-"`
}

// parseMessage takes a mail apart as far as it can be: a broken one is shown raw.
func parseMessage(raw []byte) Message {
	msg := Message{Raw: raw}
	r, err := mail.CreateReader(bytes.NewReader(raw))
	if r == nil || (err != nil && len(raw) == 0) {
		return msg
	}
	defer func() { _ = r.Close() }()
	msg.Subject, _ = r.Header.Subject()
	for {
		part, err := r.NextPart()
		if part == nil || (err != nil && part.Body == nil) {
			return msg
		}
		msg.add(part)
	}
}

func (msg *Message) add(part *mail.Part) {
	switch h := part.Header.(type) {
	case *mail.AttachmentHeader:
		name, _ := h.Filename()
		msg.Attachments = append(msg.Attachments, name)
	case *mail.InlineHeader:
		kind, _, _ := h.ContentType()
		body, _ := io.ReadAll(part.Body) // as much as there is
		if kind == "text/html" {
			msg.HTML += string(body)
		} else {
			msg.Text += string(body)
		}
	}
}
