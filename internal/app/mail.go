package app

import (
	"context"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/messaging"
	"github.com/praxis-clinic/praxis/internal/platform"
)

// signupMail lets the platform, which stands below messaging, send mail.
type signupMail struct{ outbox *messaging.Outbox }

// SendTx satisfies platform.Mailer.
func (m signupMail) SendTx(ctx context.Context, tx database.DirTx, mail platform.Mail) error {
	return m.outbox.SendDirectoryTx(ctx, tx, messaging.Mail(mail))
}

// staffMail lets identity, which stands below messaging, mail a chain's people.
type staffMail struct{ outbox *messaging.Outbox }

// SendTx satisfies identity.Mailer.
func (m staffMail) SendTx(ctx context.Context, tx database.Tx, mail platform.Mail) error {
	return m.outbox.SendTx(ctx, tx, messaging.Mail(mail))
}

// courier takes the mail that Kratos wants sent.
func (a *App) courier(ctx context.Context, tenant *uuid.UUID, m platform.Mail) error {
	if tenant == nil {
		_, err := database.InDirectory(ctx, a.db, func(tx database.DirTx) (struct{}, error) {
			return struct{}{}, a.outbox.SendDirectoryTx(ctx, tx, messaging.Mail(m))
		})
		return err
	}
	ctx = principal.With(ctx, principal.NewSystem(*tenant, "system:courier"))
	return database.InTxDo(ctx, a.db, func(tx database.Tx) error { return a.outbox.SendTx(ctx, tx, messaging.Mail(m)) })
}
