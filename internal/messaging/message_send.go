package messaging

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"golang.org/x/sync/errgroup"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/messaging/messagingdb"
)

const (
	early       = 5 * time.Second  // a job may come this much before its time: clocks differ
	patience    = 2 * time.Minute  // how late a message is before the sweep takes it
	interrupted = 10 * time.Minute // how long handing one over may take
	sweepAtOnce = 4
	sweepMost   = 500
)

// pauses between the tries of a message that its vendor did not take for now.
var pauses = []time.Duration{time.Minute, 5 * time.Minute, 15 * time.Minute, time.Hour, 3 * time.Hour}

// Send hands a message to its vendor if it is due. Of those who try at the same
// time one does. Who dies in between leaves a message that may have gone out:
// it is shown as failed, and people decide.
func (s *Service) Send(ctx context.Context, message uuid.UUID) error {
	p, err := database.InTx(ctx, s.DB, func(tx database.Tx) (*parcel, error) { return s.claimTx(ctx, tx, message) })
	if err != nil || p == nil {
		return err
	}
	vendorID, sendErr := p.through.Send(ctx, p.envelope)
	// What has happened is written down even where the process is being stopped.
	ctx = context.WithoutCancel(ctx)
	return database.InTxDo(ctx, s.DB, func(tx database.Tx) error { return s.settleTx(ctx, tx, p, vendorID, sendErr) })
}

// parcel is a message ready to go.
type parcel struct {
	row      messagingdb.Message
	envelope Envelope
	through  Channel
}

// claimTx takes a message for this process, with all that is to be said, or
// decides that it is not sent. nil is nothing to do.
func (s *Service) claimTx(ctx context.Context, tx database.Tx, message uuid.UUID) (*parcel, error) {
	q := messagingdb.New(tx)
	m, err := q.LockMessage(ctx, messagingdb.LockMessageParams{TenantID: tx.Tenant(), ID: message})
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil //nolint:nilnil // nothing to do
	}
	if err != nil {
		return nil, err
	}
	if !waits(m) || m.NextAt.After(s.now().Add(early)) {
		return nil, nil //nolint:nilnil // nothing to do
	}
	p, verdict, err := s.prepareTx(ctx, tx, m)
	if err != nil {
		return nil, err
	}
	if verdict != nil {
		return nil, s.decideTx(ctx, tx, m, *verdict)
	}
	body, err := s.sealTx(ctx, tx, forTheLog(p.envelope.Text), bodyPlace(m.ID))
	if err != nil {
		return nil, err
	}
	return p, q.ClaimMessage(ctx, messagingdb.ClaimMessageParams{
		TenantID: tx.Tenant(), ID: m.ID, At: s.now(), Channel: p.row.Channel, Language: p.envelope.Language, Vendor: p.row.Vendor,
		Subject: p.envelope.Subject, Body: body, Segments: int32(Segments(p.envelope.Text).Count),
	})
}

// waits reports whether a message is still to be sent and nobody is at it.
func waits(m messagingdb.Message) bool {
	return (m.Status == string(Scheduled) || m.Status == string(Queued)) && m.ClaimedAt == nil
}

// verdict says why a message does not go out now.
type verdict struct {
	status Status // Scheduled: later
	reason Reason
	later  time.Time
}

func no(status Status, reason Reason) *verdict { return &verdict{status: status, reason: reason} }

func (s *Service) decideTx(ctx context.Context, tx database.Tx, m messagingdb.Message, v verdict) error {
	q := messagingdb.New(tx)
	if v.status == Scheduled {
		if err := q.Postpone(ctx, messagingdb.PostponeParams{TenantID: tx.Tenant(), ID: m.ID, DueAt: v.later, Reason: string(v.reason)}); err != nil {
			return err
		}
		return s.waitTx(ctx, tx, []waiting{{m.ID, v.later}})
	}
	if v.status != Withdrawn {
		s.Meter.NotSent(m.Channel, string(v.reason))
	}
	return q.SetMessageOutcome(ctx, messagingdb.SetMessageOutcomeParams{
		TenantID: tx.Tenant(), ID: m.ID, Status: string(v.status), Reason: string(v.reason), LastError: m.LastError,
	})
}

// prepareTx reads everything afresh: what is true, whom it is for, what they agreed
// to, what the law says.
func (s *Service) prepareTx(ctx context.Context, tx database.Tx, m messagingdb.Message) (*parcel, *verdict, error) {
	g, err := s.groundTx(ctx, tx, m.BranchID)
	if err != nil {
		return nil, nil, err
	}
	if v := s.timely(m, g); v != nil {
		return nil, v, nil
	}
	settings, err := settingsTx(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	if slices.Contains(settings.KindsOff, m.Kind) {
		return nil, no(Suppressed, KindOff), nil
	}
	facts, v, err := s.factsTx(ctx, tx, m)
	if err != nil || v != nil {
		return nil, v, err
	}
	w := writing{m: m, g: g, facts: facts, settings: settings}
	if v, err := s.addresseeTx(ctx, tx, &w); err != nil || v != nil {
		return nil, v, err
	}
	return s.writeTx(ctx, tx, w)
}

// timely is nil where a message may go out now.
func (s *Service) timely(m messagingdb.Message, g ground) *verdict {
	at := g.hours(Category(m.Category), s.now()).next(s.now(), g.zone)
	switch {
	case m.ExpiresAt != nil && !at.Before(*m.ExpiresAt):
		return no(Suppressed, TooLate)
	case at.After(s.now()):
		return &verdict{Scheduled, QuietHours, at}
	}
	return nil
}

func (s *Service) factsTx(ctx context.Context, tx database.Tx, m messagingdb.Message) (Facts, *verdict, error) {
	if m.AboutType == "" || m.AboutID == nil {
		return Facts{}, nil, nil
	}
	source, ok := s.facts[m.AboutType]
	if !ok {
		return Facts{}, no(Suppressed, FactsMissing), nil
	}
	facts, err := source(ctx, tx, *m.AboutID)
	switch {
	case err != nil && fault.As(err).Kind == fault.NotFound, facts.Gone, m.Told != "" && facts.Told != "" && facts.Told != m.Told:
		return facts, no(Withdrawn, Undone), nil
	case err == nil && slices.Contains(comingVisits, m.Kind) && !facts.Starts.IsZero() && !facts.Starts.After(s.now()):
		return facts, no(Suppressed, TooLate), nil
	}
	return facts, nil, err
}

// addresseeTx finds whom it is for and whether they want it.
func (s *Service) addresseeTx(ctx context.Context, tx database.Tx, w *writing) (*verdict, error) {
	var err error
	if w.to, err = s.Contacts.ContactTx(ctx, tx, w.m.PatientID); err != nil {
		if fault.As(err).Kind == fault.NotFound {
			return no(Withdrawn, Undone), nil
		}
		return nil, err
	}
	if w.wish, err = preferenceTx(ctx, tx, w.m.PatientID); err != nil {
		return nil, err
	}
	if slices.Contains(w.wish.CategoriesOff, w.m.Category) {
		return no(Suppressed, OptedOut), nil
	}
	purpose := PurposeCare
	if Category(w.m.Category) == Promotion {
		purpose = PurposeMarketing
	}
	w.agreed, err = s.Consent.AllowsTx(ctx, tx, w.m.PatientID, purpose)
	return nil, err
}

// settleTx keeps what came of it.
func (s *Service) settleTx(ctx context.Context, tx database.Tx, p *parcel, vendorID string, sendErr error) error {
	q := messagingdb.New(tx)
	if sendErr == nil {
		s.Meter.Sent(p.row.Channel, p.row.Kind, s.now().Sub(p.row.DueAt))
		return q.MarkSent(ctx, messagingdb.MarkSentParams{TenantID: tx.Tenant(), ID: p.row.ID, At: s.now(), VendorID: vendorID})
	}
	s.Log.WarnContext(ctx, "a message was not taken", "message", p.row.ID, "channel", p.row.Channel, "error", describe(sendErr))
	var refused *SendError
	if !errors.As(sendErr, &refused) {
		return s.failTx(ctx, tx, p, Interrupted, describe(sendErr))
	}
	if refused.StoppedBy {
		if err := s.stopTx(ctx, tx, p.row.PatientID, p.row.Channel); err != nil {
			return err
		}
	}
	return s.againTx(ctx, tx, p, refused)
}

// againTx tries another channel at once where this one never takes the message,
// and the same later where it does not for now.
func (s *Service) againTx(ctx context.Context, tx database.Tx, p *parcel, refused *SendError) error {
	tried, next := p.row.TriedChannels, s.now()
	attempt := int(p.row.Attempts)
	switch {
	case refused.Permanent:
		tried = append(tried, p.row.Channel)
	case attempt >= len(pauses):
		return s.failTx(ctx, tx, p, Unreachable, refused.Code)
	default:
		next = next.Add(pauses[attempt])
	}
	if p.row.ExpiresAt != nil && !next.Before(*p.row.ExpiresAt) {
		return s.failTx(ctx, tx, p, Unreachable, refused.Code)
	}
	if err := messagingdb.New(tx).MarkRetry(ctx, messagingdb.MarkRetryParams{
		TenantID: tx.Tenant(), ID: p.row.ID, NextAt: next, Reason: "", LastError: refused.Code, TriedChannels: tried,
	}); err != nil {
		return err
	}
	return s.waitTx(ctx, tx, []waiting{{p.row.ID, next}})
}

func (s *Service) failTx(ctx context.Context, tx database.Tx, p *parcel, reason Reason, code string) error {
	s.Meter.NotSent(p.row.Channel, string(reason))
	return messagingdb.New(tx).SetMessageOutcome(ctx, messagingdb.SetMessageOutcomeParams{
		TenantID: tx.Tenant(), ID: p.row.ID, Status: string(Failed), Reason: string(reason), LastError: code,
	})
}

// Sweep sends what should have gone out and has not, of every tenant: a lost job
// loses no message. It also measures how late the latest is.
func (s *Service) Sweep(ctx context.Context, tenants []uuid.UUID) error {
	oldest, faults := time.Duration(0), []error{}
	for _, t := range tenants {
		late, err := s.sweep(asSystem(ctx, t))
		oldest, faults = max(oldest, late), append(faults, err)
	}
	s.Meter.Overdue(oldest)
	return errors.Join(faults...)
}

type overdue struct {
	messages []uuid.UUID
	oldest   time.Time
}

func (s *Service) sweep(ctx context.Context) (time.Duration, error) {
	found, err := database.InTx(ctx, s.DB, func(tx database.Tx) (o overdue, err error) {
		q := messagingdb.New(tx)
		if _, err = q.ReleaseInterrupted(ctx, messagingdb.ReleaseInterruptedParams{TenantID: tx.Tenant(), Before: s.now().Add(-interrupted)}); err != nil {
			return o, err
		}
		if o.oldest, err = q.OldestOverdue(ctx, messagingdb.OldestOverdueParams{TenantID: tx.Tenant(), At: s.now()}); err != nil {
			return o, err
		}
		o.messages, err = q.OverdueMessages(ctx, messagingdb.OverdueMessagesParams{TenantID: tx.Tenant(), Before: s.now().Add(-patience), Most: sweepMost})
		return o, err
	})
	if err != nil {
		return 0, err
	}
	var g errgroup.Group
	g.SetLimit(sweepAtOnce)
	for _, m := range found.messages {
		g.Go(func() error { return s.Send(ctx, m) })
	}
	return s.now().Sub(found.oldest), g.Wait()
}
