package messaging

import (
	"context"
	"errors"
	"fmt"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/jobs"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/messaging/messagingdb"
)

// Queue inserts a job in the caller's transaction.
type Queue interface {
	InsertTx(ctx context.Context, tx pgx.Tx, args river.JobArgs) error
}

type deliverArgs struct {
	MessageID uuid.UUID  `json:"message_id"`
	TenantID  *uuid.UUID `json:"tenant_id"`
}

// Kind names the job.
func (deliverArgs) Kind() string { return "deliver-mail" }

// Workers registers the delivery of mail.
func (o *Outbox) Workers(w *jobs.Workers) { jobs.Add(w, o.deliver) }

// deliver sends one mail. It is tried again with growing pauses until the mail
// server takes it; a mail already sent is left alone. Should we die between
// sending and marking, the mail goes out twice: better than never.
func (o *Outbox) deliver(ctx context.Context, a deliverArgs) error {
	m, err := within(ctx, o.db, a.TenantID, func(tx pgx.Tx) (messagingdb.OutboxMessage, error) {
		return messagingdb.New(tx).QueuedMail(ctx, messagingdb.QueuedMailParams{ID: a.MessageID, TenantID: a.TenantID})
	})
	if errors.Is(err, pgx.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	sendErr := o.sender.Send(ctx, Mail{
		To: m.Recipient, Template: m.Template, Language: m.Language, Subject: m.Subject, Text: m.BodyText, HTML: m.BodyHtml,
	})
	_, err = within(ctx, o.db, a.TenantID, func(tx pgx.Tx) (struct{}, error) {
		q := messagingdb.New(tx)
		if sendErr != nil {
			return struct{}{}, q.MarkMailTried(ctx, messagingdb.MarkMailTriedParams{ID: a.MessageID, TenantID: a.TenantID, LastError: sendErr.Error()})
		}
		return struct{}{}, q.MarkMailSent(ctx, messagingdb.MarkMailSentParams{ID: a.MessageID, TenantID: a.TenantID, At: o.clock.Now()})
	})
	if sendErr != nil {
		return fmt.Errorf("send mail: %w", sendErr)
	}
	return err
}

// within runs fn for the tenant, or for none.
func within[T any](ctx context.Context, db *database.DB, tenant *uuid.UUID, fn func(pgx.Tx) (T, error)) (T, error) {
	if tenant == nil {
		return database.InDirectory(ctx, db, func(tx database.DirTx) (T, error) { return fn(tx) })
	}
	ctx = principal.With(ctx, principal.NewSystem(*tenant, "system:deliver-mail"))
	return database.InTx(ctx, db, func(tx database.Tx) (T, error) { return fn(tx) })
}
