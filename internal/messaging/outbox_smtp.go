package messaging

import (
	"context"
	"fmt"
	"time"

	"github.com/wneessen/go-mail"
)

// SMTP delivers through a mail server.
type SMTP struct {
	Host     string
	Port     int
	Username string
	Password string
	From     string
	TLS      bool // require STARTTLS; off only for a sink on this machine
}

// Send hands m to the mail server. It returns the server's refusal.
func (s SMTP) Send(ctx context.Context, m Mail) error {
	msg := mail.NewMsg()
	if err := msg.From(s.From); err != nil {
		return fmt.Errorf("from: %w", err)
	}
	if err := msg.To(m.To); err != nil {
		return fmt.Errorf("recipient: %w", err)
	}
	msg.Subject(m.Subject)
	msg.SetGenHeader("Content-Language", m.Language)
	msg.SetGenHeader("Auto-Submitted", "auto-generated")
	msg.SetBodyString(mail.TypeTextPlain, m.Text)
	if m.HTML != "" {
		msg.AddAlternativeString(mail.TypeTextHTML, m.HTML)
	}
	c, err := mail.NewClient(s.Host, s.options()...)
	if err != nil {
		return fmt.Errorf("mail client: %w", err)
	}
	return c.DialAndSendWithContext(ctx, msg)
}

func (s SMTP) options() []mail.Option {
	opts := []mail.Option{mail.WithPort(s.Port), mail.WithTimeout(15 * time.Second), mail.WithTLSPolicy(mail.NoTLS)}
	if s.TLS {
		opts = append(opts, mail.WithTLSPolicy(mail.TLSMandatory))
	}
	if s.Username != "" {
		opts = append(opts, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover), mail.WithUsername(s.Username), mail.WithPassword(s.Password))
	}
	return opts
}
