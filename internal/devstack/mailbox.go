package devstack

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/emersion/go-smtp"

	"github.com/praxis-clinic/praxis/internal/kit/clock"
)

const (
	mailboxMost     = 500      // messages kept; older ones go
	mailMaxBytes    = 10 << 20 // of one message
	mailMaxReceiver = 100
)

// Mailbox is an SMTP server that delivers nowhere: it keeps the last messages in memory and
// shows them to whoever runs the stack.
type Mailbox struct {
	server *smtp.Server
	addr   string
	clock  clock.Clock

	mu       sync.Mutex
	last     int
	messages []Message     // oldest first
	arrived  chan struct{} // closed and replaced when a message comes in
}

// StartMailbox listens on a loopback port; 0 picks a free one.
func StartMailbox(ctx context.Context, port int, c clock.Clock) (*Mailbox, error) {
	if port != 0 && !portIsFree(ctx, port) {
		port = 0
	}
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", loopbackAddr(port))
	if err != nil {
		return nil, fmt.Errorf("start the mailbox: %w", err)
	}
	m := &Mailbox{clock: c, addr: l.Addr().String(), arrived: make(chan struct{})}
	m.server = smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return &mailSession{box: m}, nil }))
	m.server.Domain, m.server.EnableSMTPUTF8 = "praxis.localhost", true
	m.server.MaxMessageBytes, m.server.MaxRecipients = mailMaxBytes, mailMaxReceiver
	m.server.ReadTimeout, m.server.WriteTimeout = time.Minute, time.Minute
	go func() { _ = m.server.Serve(l) }() // ends with Stop
	return m, nil
}

// Addr is the SMTP server's host:port. It asks for no password and speaks no TLS.
func (m *Mailbox) Addr() string { return m.addr }

// Port is the SMTP server's port.
func (m *Mailbox) Port() int {
	_, port, _ := net.SplitHostPort(m.addr)
	n, _ := strconv.Atoi(port)
	return n
}

// Stop ends the server; what was received can still be read.
func (m *Mailbox) Stop() { _ = m.server.Close() }

// Messages returns what was received, newest first; to limits it to one recipient, and ""
// does not.
func (m *Mailbox) Messages(to string) []Message {
	m.mu.Lock()
	defer m.mu.Unlock()
	found := []Message{}
	for _, msg := range slices.Backward(m.messages) {
		if to == "" || msg.isTo(to) {
			found = append(found, msg)
		}
	}
	return found
}

// Message returns one message by its id.
func (m *Mailbox) Message(id string) (Message, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	i := slices.IndexFunc(m.messages, func(msg Message) bool { return msg.ID == id })
	if i < 0 {
		return Message{}, false
	}
	return m.messages[i], true
}

// Clear forgets the messages to one recipient, or all of them for "".
func (m *Mailbox) Clear(to string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.messages = slices.DeleteFunc(m.messages, func(msg Message) bool { return to == "" || msg.isTo(to) })
}

// Await returns the newest message to a recipient that match accepts, and waits for it until ctx
// ends. A nil match accepts any.
func (m *Mailbox) Await(ctx context.Context, to string, match func(Message) bool) (Message, error) {
	for {
		m.mu.Lock()
		arrived := m.arrived
		m.mu.Unlock()
		for _, msg := range m.Messages(to) {
			if match == nil || match(msg) {
				return msg, nil
			}
		}
		select {
		case <-ctx.Done():
			return Message{}, fmt.Errorf("no such mail to %s: %w", to, ctx.Err())
		case <-arrived:
		}
	}
}

// KeepText takes in a text message that went to a phone.
func (m *Mailbox) KeepText(channel, from, to, text string) {
	subject, _, _ := strings.Cut(text, "\n")
	m.add(Message{Channel: channel, From: from, To: []string{to}, Subject: subject, Text: text, Raw: []byte(text)})
}

func (m *Mailbox) keep(from string, to []string, raw []byte) {
	msg := parseMessage(raw)
	msg.From, msg.To = from, to
	m.add(msg)
}

func (m *Mailbox) add(msg Message) {
	msg.ReceivedAt = m.clock.Now()
	m.mu.Lock()
	defer m.mu.Unlock()
	m.last++
	msg.ID = strconv.Itoa(m.last)
	m.messages = append(m.messages, msg)
	m.messages = slices.Delete(m.messages, 0, max(0, len(m.messages)-mailboxMost))
	close(m.arrived)
	m.arrived = make(chan struct{})
}

// mailSession takes in the messages of one connection.
type mailSession struct {
	box  *Mailbox
	from string
	to   []string
}

func (s *mailSession) Mail(from string, _ *smtp.MailOptions) error {
	s.from = from
	return nil
}

func (s *mailSession) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.to = append(s.to, to)
	return nil
}

func (s *mailSession) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return fmt.Errorf("read message: %w", err)
	}
	if len(s.to) == 0 {
		return errors.New("no recipient")
	}
	s.box.keep(s.from, s.to, raw)
	return nil
}

func (s *mailSession) Reset() { s.from, s.to = "", nil }

func (s *mailSession) Logout() error { return nil }

func (msg Message) isTo(to string) bool {
	return slices.ContainsFunc(msg.To, func(other string) bool { return strings.EqualFold(other, to) })
}
