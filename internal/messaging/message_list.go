package messaging

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/audit"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/messaging/messagingdb"
)

// Message is a message as people see it.
type Message struct {
	messagingdb.Message
	PatientName string
	Text        string // what was sent, or will be where somebody here wrote it
	Late        bool
	Zone        string // of its branch; empty where it has none
}

// Cursor is the place in a list after which the next page begins.
type Cursor struct {
	At time.Time `json:"a"`
	ID uuid.UUID `json:"i"`
}

// Filter narrows the queue; what is empty does not.
type Filter struct {
	State   string // "scheduled", "late", "failed", "suppressed", "sent", "cancelled"
	Kind    Kind
	Channel string
	Branch  *uuid.UUID
	After   Cursor
	Limit   int
}

// states are what the queue's filter means.
var states = map[string]string{
	"scheduled":  `m.status IN ('scheduled', 'queued') AND m.next_at >= $3`,
	"late":       `m.status IN ('scheduled', 'queued') AND m.next_at < $3`,
	"failed":     `m.status = 'failed' AND $3::timestamptz IS NOT NULL`,
	"suppressed": `m.status = 'suppressed' AND $3::timestamptz IS NOT NULL`,
	"sent":       `m.status IN ('sent', 'delivered', 'read') AND $3::timestamptz IS NOT NULL`,
	"cancelled":  `m.status = 'cancelled' AND $3::timestamptz IS NOT NULL`,
}

const selectMessages = `
	SELECT m.*, p.name, COALESCE(b.time_zone, '')
	  FROM messages m
	  JOIN patients p ON p.tenant_id = m.tenant_id AND p.id = m.patient_id
	  LEFT JOIN branches b ON b.tenant_id = m.tenant_id AND b.id = m.branch_id
	 WHERE m.tenant_id = $1 `

// Queue lists messages of all patients: what waits by its time, soonest first, and
// what is over, newest first. No texts: those are with the patient.
func (s *Service) Queue(ctx context.Context, f Filter) ([]Message, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Message, error) {
		sql, args := f.sql(tx.Tenant(), s.now().Add(-patience))
		return s.readTx(ctx, tx, sql, args...)
	})
}

func (f Filter) sql(tenant uuid.UUID, lateBefore time.Time) (string, []any) {
	args := []any{tenant, f.Limit, lateBefore}
	var b strings.Builder
	b.WriteString(selectMessages + " AND " + states[f.State])
	add := func(condition string, value any) {
		args = append(args, value)
		fmt.Fprintf(&b, " AND "+condition, len(args))
	}
	if f.Kind != "" {
		add("m.kind = $%d", string(f.Kind))
	}
	if f.Channel != "" {
		add("m.channel = $%d", f.Channel)
	}
	if f.Branch != nil {
		add("m.branch_id = $%d", *f.Branch)
	}
	order, sign := "DESC", "<"
	if f.State == "scheduled" || f.State == "late" {
		order, sign = "ASC", ">"
	}
	if f.After.ID != uuid.Nil {
		args = append(args, f.After.At, f.After.ID)
		fmt.Fprintf(&b, " AND (m.due_at, m.id) %s ($%d, $%d)", sign, len(args)-1, len(args))
	}
	fmt.Fprintf(&b, " ORDER BY m.due_at %s, m.id %s LIMIT $2", order, order)
	return b.String(), args
}

// readTx reads messages with the names that go with them.
func (s *Service) readTx(ctx context.Context, tx database.Tx, sql string, args ...any) ([]Message, error) {
	rows, err := tx.Query(ctx, sql, args...)
	if err != nil {
		return nil, err
	}
	type named struct {
		messagingdb.Message
		Name, Zone string
	}
	found, err := pgx.CollectRows(rows, pgx.RowToStructByPos[named])
	out := make([]Message, len(found))
	for i, r := range found {
		late := waits(r.Message) && r.NextAt.Before(s.now().Add(-patience))
		out[i] = Message{Message: r.Message, PatientName: r.Name, Zone: r.Zone, Late: late}
	}
	return out, err
}

// Counts are how many messages wait, and how many need somebody.
type Counts struct{ Scheduled, Late, Failed, Suppressed int }

// recent is how long a failure is counted as new.
const recent = 7 * 24 * time.Hour

// Counts counts the queue; failures of the last week.
func (s *Service) Counts(ctx context.Context) (Counts, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Counts, error) {
		r, err := messagingdb.New(tx).CountMessages(ctx, messagingdb.CountMessagesParams{
			TenantID: tx.Tenant(), LateBefore: s.now().Add(-patience), FailedSince: s.now().Add(-recent),
		})
		return Counts{int(r.Scheduled), int(r.Late), int(r.Failed), int(r.Suppressed)}, err
	})
}

// OfPatient is everything a patient was told and wrote, with its text, newest first.
// The look is recorded.
func (s *Service) OfPatient(ctx context.Context, patient uuid.UUID, limit int, after Cursor) ([]Message, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Message, error) {
		if _, err := s.Contacts.ContactTx(ctx, tx, patient); err != nil {
			return nil, err
		}
		sql, args := selectMessages+` AND m.patient_id = $2`, []any{tx.Tenant(), patient, limit}
		if after.ID != uuid.Nil {
			sql, args = sql+` AND (m.created_at, m.id) < ($4, $5)`, append(args, after.At, after.ID)
		}
		found, err := s.readTx(ctx, tx, sql+` ORDER BY m.created_at DESC, m.id DESC LIMIT $3`, args...)
		if err != nil {
			return nil, err
		}
		if err := audit.Viewed(ctx, tx, "messages", patient, ""); err != nil {
			return nil, err
		}
		return found, s.decipherTx(ctx, tx, found)
	})
}

func (s *Service) decipherTx(ctx context.Context, tx database.Tx, messages []Message) (err error) {
	for i := range messages {
		m := &messages[i]
		if m.Text, err = s.openTx(ctx, tx, m.Body, bodyPlace(m.ID)); err != nil {
			return err
		}
		if m.Text == "" {
			if m.Text, err = s.openTx(ctx, tx, m.Given, givenPlace(m.ID)); err != nil {
				return err
			}
		}
	}
	return nil
}

const longestText = 1000

// NewMessage is what somebody here writes to a patient.
type NewMessage struct {
	Patient uuid.UUID
	Branch  *uuid.UUID
	Text    string
	Subject string
	Channel string // empty: the best there is
}

// Write sends a patient what somebody here wrote, within what they agreed to and
// the hours of messages.
func (s *Service) Write(ctx context.Context, n NewMessage) (Message, error) {
	n.Text, n.Subject = strings.TrimSpace(n.Text), strings.Join(strings.Fields(n.Subject), " ")
	var f fault.Fields
	f.Check(n.Text != "", "/text", "required", "Write something.")
	f.Check(len([]rune(n.Text)) <= longestText, "/text", "too_long", "This is too long for a message.")
	f.Check(len([]rune(n.Subject)) <= 150, "/subject", "too_long", "This is too long for a subject.")
	f.Check(n.Channel == "" || slices.Contains(Channels, n.Channel), "/channel", "invalid", "There is no such channel.")
	if err := f.Err(ErrInvalid); err != nil {
		return Message{}, err
	}
	return database.Once(ctx, s.DB, "write-message", n, func(tx database.Tx) (Message, error) {
		if _, err := s.Contacts.ContactTx(ctx, tx, n.Patient); err != nil {
			return Message{}, err
		}
		return s.planOneTx(ctx, tx, Plan{
			Kind: Custom, Patient: n.Patient, Branch: n.Branch, Channel: n.Channel, Subject: n.Subject, Text: n.Text,
		})
	})
}

// planOneTx plans one message and reads it back.
func (s *Service) planOneTx(ctx context.Context, tx database.Tx, p Plan) (Message, error) {
	p.Dedupe = id.New().String()
	if err := s.PlanTx(ctx, tx, p); err != nil {
		return Message{}, database.Explain(err, nil, map[string]*fault.Error{"messages_branch_fkey": ErrInvalid.With(
			fault.Field{Pointer: "/branch_id", Code: "invalid", Detail: "There is no such branch."})})
	}
	found, err := s.readTx(ctx, tx, selectMessages+` AND m.dedupe_key = $2`, tx.Tenant(), p.Dedupe)
	if err != nil {
		return Message{}, err
	}
	if len(found) != 1 {
		return Message{}, ErrSettled
	}
	return found[0], s.act(ctx, tx, found[0].ID, "write")
}

// act records what somebody did to a message.
func (s *Service) act(ctx context.Context, tx database.Tx, message uuid.UUID, what string) error {
	return audit.Done(ctx, tx, "messages", message, what)
}

// Retry has a message that failed, or was held back, tried once more, now.
func (s *Service) Retry(ctx context.Context, message uuid.UUID) (Message, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Message, error) {
		changed, err := messagingdb.New(tx).RetryMessage(ctx, messagingdb.RetryMessageParams{TenantID: tx.Tenant(), ID: message, At: s.now()})
		if err != nil {
			return Message{}, err
		}
		if err := s.changedTx(ctx, tx, message, changed, "retry"); err != nil {
			return Message{}, err
		}
		if err := s.waitTx(ctx, tx, []waiting{{message, s.now()}}); err != nil {
			return Message{}, err
		}
		return s.oneTx(ctx, tx, message)
	})
}

// Cancel withdraws a message that has not gone out.
func (s *Service) Cancel(ctx context.Context, message uuid.UUID) (Message, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Message, error) {
		changed, err := messagingdb.New(tx).CancelMessage(ctx, messagingdb.CancelMessageParams{TenantID: tx.Tenant(), ID: message})
		if err != nil {
			return Message{}, err
		}
		if err := s.changedTx(ctx, tx, message, changed, "cancel"); err != nil {
			return Message{}, err
		}
		return s.oneTx(ctx, tx, message)
	})
}

// changedTx tells a message that is not there from one in another state.
func (s *Service) changedTx(ctx context.Context, tx database.Tx, message uuid.UUID, changed int64, what string) error {
	if changed == 1 {
		return s.act(ctx, tx, message, what)
	}
	if _, err := s.oneTx(ctx, tx, message); err != nil {
		return err
	}
	return ErrSettled
}

func (s *Service) oneTx(ctx context.Context, tx database.Tx, message uuid.UUID) (Message, error) {
	found, err := s.readTx(ctx, tx, selectMessages+` AND m.id = $2`, tx.Tenant(), message)
	if err == nil && len(found) == 0 {
		return Message{}, ErrNotFound
	}
	if err != nil {
		return Message{}, err
	}
	return found[0], nil
}

// Resend sends again what was sent: the same kind about the same thing, from what
// is true now.
func (s *Service) Resend(ctx context.Context, message uuid.UUID) (Message, error) {
	return database.Once(ctx, s.DB, "resend-message", message, func(tx database.Tx) (Message, error) {
		m, err := s.oneTx(ctx, tx, message)
		if err != nil {
			return m, err
		}
		if !slices.Contains([]string{"sent", "delivered", "read"}, m.Status) {
			return m, ErrSettled
		}
		text := ""
		if m.Kind == string(Custom) {
			if text, err = s.openTx(ctx, tx, m.Given, givenPlace(m.ID)); err != nil {
				return m, err
			}
		}
		return s.planOneTx(ctx, tx, Plan{
			Kind: Kind(m.Kind), Category: Category(m.Category), Patient: m.PatientID, Branch: m.BranchID, AboutType: m.AboutType, About: m.AboutID,
			Told: m.Told, Subject: m.Subject, Text: text,
		})
	})
}

// Said is one message in a patient's history: that it was, and not what it said.
type Said struct {
	At     time.Time
	ID     uuid.UUID
	Branch *uuid.UUID
	Kind   Kind
	Status Status
	Actor  string
}

// SaidTx are the newest messages that went out, failed or came in before a time.
func (s *Service) SaidTx(ctx context.Context, tx database.Tx, patient uuid.UUID, earlier time.Time, limit int) ([]Said, error) {
	rows, err := messagingdb.New(tx).MessagesBefore(ctx, messagingdb.MessagesBeforeParams{
		TenantID: tx.Tenant(), PatientID: patient, Before: earlier, Most: int32(limit),
	})
	out := make([]Said, len(rows))
	for i, r := range rows {
		out[i] = Said{r.At, r.ID, r.BranchID, Kind(r.Kind), Status(r.Status), r.Actor}
	}
	return out, err
}
