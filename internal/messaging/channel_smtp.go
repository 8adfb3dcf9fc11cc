package messaging

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/wneessen/go-mail"
)

// Post delivers patients' mail through the mail server of the deployment.
type Post struct{ SMTP }

// Send satisfies Channel. The Message-ID is the message's own: a mail sent twice is
// one mail to a mailbox that looks.
func (p Post) Send(ctx context.Context, e Envelope) (string, error) {
	msg, err := p.mail(e)
	if err != nil {
		return "", &SendError{Code: "address", Permanent: true, Err: err}
	}
	c, err := mail.NewClient(p.Host, p.options()...)
	if err != nil {
		return "", &SendError{Code: "client", Err: err}
	}
	if err := c.DialAndSendWithContext(ctx, msg); err != nil {
		return "", mailError(err)
	}
	return msg.GetMessageID(), nil
}

func (p Post) mail(e Envelope) (*mail.Msg, error) {
	msg := mail.NewMsg()
	if err := errors.Join(msg.From(p.From), msg.To(e.To)); err != nil {
		return nil, err
	}
	sender := msg.GetFrom()[0].Address
	if err := msg.FromFormat(e.From, sender); err != nil {
		return nil, err
	}
	if e.ReplyTo != "" {
		if err := msg.ReplyTo(e.ReplyTo); err != nil {
			return nil, err
		}
	}
	msg.SetMessageIDWithValue(e.MessageID.String() + "@praxis")
	msg.Subject(e.Subject)
	msg.SetGenHeader("Content-Language", e.Language)
	msg.SetGenHeader("Auto-Submitted", "auto-generated")
	if e.StopLink != "" { // RFC 8058
		msg.SetGenHeader("List-Unsubscribe", "<"+e.StopLink+">")
		msg.SetGenHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
	}
	msg.SetBodyString(mail.TypeTextPlain, e.Text)
	msg.AddAlternativeString(mail.TypeTextHTML, e.HTML)
	if len(e.Calendar) > 0 {
		kind := mail.ContentType("text/calendar; charset=utf-8; method=" + e.Method)
		if err := msg.AttachReader("visit.ics", bytes.NewReader(e.Calendar), mail.WithFileContentType(kind)); err != nil {
			return nil, err
		}
	}
	return msg, nil
}

// mailError tells a server that is away from one that will not take the recipient.
func mailError(err error) error {
	var refused *mail.SendError
	if errors.As(err, &refused) {
		return &SendError{Code: fmt.Sprintf("smtp_%d", refused.ErrorCode()), Permanent: !refused.IsTemp() && refused.ErrorCode() >= 500, Err: err}
	}
	return &SendError{Code: "smtp_away", Err: err}
}
