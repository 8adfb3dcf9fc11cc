// Package messaging brings messages to people: they are written to the outbox
// in the transaction of what caused them, and a job delivers them. It knows
// recipients, not patients.
package messaging

import (
	"context"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/messaging/messagingdb"
)

// Mail is an e-mail to one person. Text is always there; HTML may be.
type Mail struct {
	To       string
	Template string // what kind of mail, for the log: "signup-code"
	Language string
	Subject  string
	Text     string
	HTML     string
	Dedupe   string // two mails of one key are one mail; empty: never the same
}

// Sender delivers a mail to the outside, or says why it could not.
type Sender interface {
	Send(ctx context.Context, m Mail) error
}

// Outbox keeps mail until it is delivered.
type Outbox struct {
	db     *database.DB
	clock  clock.Clock
	sender Sender
	queue  Queue
}

// NewOutbox wires the outbox; queue may be set later with UseQueue, because the
// queue's workers are made of the outbox.
func NewOutbox(db *database.DB, c clock.Clock, sender Sender) *Outbox {
	return &Outbox{db: db, clock: c, sender: sender}
}

// UseQueue names the queue that delivery jobs go to.
func (o *Outbox) UseQueue(q Queue) { o.queue = q }

// SendTx puts a mail into the outbox of the transaction's tenant; it goes out
// after the commit.
func (o *Outbox) SendTx(ctx context.Context, tx database.Tx, m Mail) error {
	tenant := tx.Tenant()
	return o.put(ctx, tx, &tenant, m)
}

// SendDirectoryTx is SendTx for mail that belongs to no tenant yet.
func (o *Outbox) SendDirectoryTx(ctx context.Context, tx database.DirTx, m Mail) error {
	return o.put(ctx, tx, nil, m)
}

func (o *Outbox) put(ctx context.Context, tx pgx.Tx, tenant *uuid.UUID, m Mail) error {
	message := id.New()
	var dedupe *string
	if m.Dedupe != "" {
		dedupe = &m.Dedupe
	}
	n, err := messagingdb.New(tx).InsertMail(ctx, messagingdb.InsertMailParams{
		ID: message, TenantID: tenant, Recipient: m.To, Template: m.Template, Language: m.Language, Subject: m.Subject,
		BodyText: m.Text, BodyHtml: m.HTML, DedupeKey: dedupe, CreatedAt: o.clock.Now(),
	})
	if err != nil || n == 0 {
		return err
	}
	return o.queue.InsertTx(ctx, tx, deliverArgs{MessageID: message, TenantID: tenant})
}
