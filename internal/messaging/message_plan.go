package messaging

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/messaging/messagingdb"
)

// Plan is a message to be sent when its time comes.
type Plan struct {
	Kind      Kind
	Category  Category // empty: that of the kind
	Patient   uuid.UUID
	Branch    *uuid.UUID
	AboutType string // "appointment"; empty for a message about nothing of ours
	About     *uuid.UUID
	Told      string     // what the patient knows of it once this is sent
	Due       time.Time  // zero: now
	Expires   *time.Time // after this it is of no use; nil: always of use
	Channel   string     // asked for; empty: the best there is
	Dedupe    string     // two plans of one key are one message; empty: never the same
	Subject   string     // of a custom message, for e-mail
	Text      string     // of a custom message
}

// PlanTx writes messages with what causes them, however many, and lets a job
// wait for each. A plan whose Dedupe is known already is left out.
func (s *Service) PlanTx(ctx context.Context, tx database.Tx, plans ...Plan) error {
	if len(plans) == 0 {
		return nil
	}
	b := columns{}
	for _, p := range plans {
		if err := s.columnTx(ctx, tx, &b, p); err != nil {
			return err
		}
	}
	rows, err := tx.Query(ctx, insertMessages, tx.Tenant(), b.ids, b.branches, b.patients, b.kinds, b.categories, b.aboutTypes, b.abouts,
		b.tolds, b.dedupes, b.dues, b.expires, b.channels, b.givens, b.subjects, tx.Principal().Actor(), s.now())
	if err != nil {
		return err
	}
	planned, err := pgx.CollectRows(rows, pgx.RowToStructByPos[waiting])
	if err != nil {
		return err
	}
	return s.waitTx(ctx, tx, planned)
}

// waiting is a message and when it is due.
type waiting struct {
	ID  uuid.UUID
	Due time.Time
}

// insertMessages takes a column a parameter: any number of messages is one statement.
const insertMessages = `
	INSERT INTO messages (tenant_id, id, branch_id, patient_id, kind, category, about_type, about_id, told, dedupe_key, status,
	                      due_at, next_at, expires_at, asked_channel, given, subject, actor, created_at)
	SELECT $1, m.id, m.branch, m.patient, m.kind, m.category, m.about_type, m.about, m.told, m.dedupe, 'scheduled',
	       m.due, m.due, m.expires, m.channel, m.given, m.subject, $16, $17
	  FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::uuid[], $9::text[], $10::text[],
	              $11::timestamptz[], $12::timestamptz[], $13::text[], $14::bytea[], $15::text[])
	       AS m(id, branch, patient, kind, category, about_type, about, told, dedupe, due, expires, channel, given, subject)
	ON CONFLICT DO NOTHING
	RETURNING id, due_at`

type columns struct {
	ids, patients                                                     []uuid.UUID
	branches, abouts                                                  []*uuid.UUID
	kinds, categories, aboutTypes, tolds, dedupes, channels, subjects []string
	dues                                                              []time.Time
	expires                                                           []*time.Time
	givens                                                            [][]byte
}

func (s *Service) columnTx(ctx context.Context, tx database.Tx, b *columns, p Plan) error {
	if !p.Kind.known() {
		return fmt.Errorf("messaging: no kind %q", p.Kind)
	}
	message := id.New()
	given, err := s.sealTx(ctx, tx, p.Text, givenPlace(message))
	if err != nil {
		return err
	}
	if p.Category == "" {
		p.Category = p.Kind.category()
	}
	if p.Due.IsZero() {
		p.Due = s.now()
	}
	if p.Dedupe == "" {
		p.Dedupe = message.String()
	}
	b.ids, b.patients = append(b.ids, message), append(b.patients, p.Patient)
	b.branches, b.abouts = append(b.branches, p.Branch), append(b.abouts, p.About)
	b.kinds, b.categories = append(b.kinds, string(p.Kind)), append(b.categories, string(p.Category))
	b.aboutTypes, b.tolds = append(b.aboutTypes, p.AboutType), append(b.tolds, p.Told)
	b.dedupes, b.channels, b.subjects = append(b.dedupes, p.Dedupe), append(b.channels, p.Channel), append(b.subjects, p.Subject)
	b.dues, b.expires, b.givens = append(b.dues, p.Due), append(b.expires, p.Expires), append(b.givens, given)
	return nil
}

// The places in which a message's texts open.
func givenPlace(message uuid.UUID) string { return "messages.given:" + message.String() }
func bodyPlace(message uuid.UUID) string  { return "messages.body:" + message.String() }

// sealTx encrypts; nothing stays nothing.
func (s *Service) sealTx(ctx context.Context, tx database.Tx, plain, place string) ([]byte, error) {
	if plain == "" {
		return nil, nil
	}
	key, err := s.Vault.KeyTx(ctx, tx)
	if err != nil {
		return nil, err
	}
	return key.Seal([]byte(plain), place)
}

// openTx is the text that sealTx made.
func (s *Service) openTx(ctx context.Context, tx database.Tx, sealed []byte, place string) (string, error) {
	if len(sealed) == 0 {
		return "", nil
	}
	key, err := s.Vault.KeyTx(ctx, tx)
	if err != nil {
		return "", err
	}
	plain, err := key.Open(sealed, place)
	return string(plain), err
}

// AppointmentChange is what became of an appointment.
type AppointmentChange struct {
	Appointment uuid.UUID
	Branch      uuid.UUID
	Patient     uuid.UUID
	Stands      bool // it will take place
	Dropped     bool // it was cancelled
	Missed      bool // the patient did not come
	Done        bool // the visit is over; none of these: it has begun
	Starts      time.Time
	With        uuid.UUID // the practitioner
	At          time.Time // of the change
}

// State is what a patient has to know of an appointment: when, and with whom.
func (c AppointmentChange) State() string {
	switch {
	case c.Dropped:
		return "cancelled"
	case c.Missed:
		return "missed"
	case c.Done:
		return "done"
	case !c.Stands:
		return "begun"
	}
	return fmt.Sprintf("%s %s", c.Starts.UTC().Format(time.RFC3339), c.With)
}

var (
	notices      = []string{string(Confirmation), string(Moved), string(Cancelled)}
	comingVisits = append([]string{string(Reminder), string(SameDayReminder)}, notices...)
	ofVisits     = append([]string{string(NoShow), string(PostVisit)}, comingVisits...)
	aboutVisit   = "appointment"
	soonReminder = 12 // hours: closer to the visit than this a reminder is one of the same day
)

// FollowAppointmentTx brings what is planned for an appointment in line with
// what became of it. It starts from what the patient knows, not from what was
// done: an undo, or a move there and back, within the pause sends nothing.
func (s *Service) FollowAppointmentTx(ctx context.Context, tx database.Tx, c AppointmentChange) error {
	q := messagingdb.New(tx)
	reason := Superseded
	if !c.Stands {
		reason = Undone
	}
	if _, err := q.CancelPending(ctx, messagingdb.CancelPendingParams{
		TenantID: tx.Tenant(), AboutID: &c.Appointment, Kinds: ofVisits, Reason: string(reason),
	}); err != nil {
		return err
	}
	if c.Missed || c.Done {
		return s.PlanTx(ctx, tx, s.afterwards(c))
	}
	if !c.Stands && !c.Dropped || !c.Starts.After(c.At) {
		return nil
	}
	told, err := q.LastTold(ctx, messagingdb.LastToldParams{TenantID: tx.Tenant(), AboutID: &c.Appointment})
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return err
	}
	plans := s.notice(c, told)
	if c.Stands {
		g, err := s.groundTx(ctx, tx, &c.Branch)
		if err != nil {
			return err
		}
		plans = append(plans, s.remindersOf(c, g)...)
	}
	return s.PlanTx(ctx, tx, plans...)
}

// How long after a visit its patient hears from us: who was missed soon, who came the
// next day. Whoever books again, or turns up late, hears nothing of it.
const (
	missedAfter = time.Hour
	doneAfter   = 20 * time.Hour
	ofUseFor    = 4 * 24 * time.Hour
)

// afterwards is the word after a visit that took place, or did not.
func (s *Service) afterwards(c AppointmentChange) Plan {
	kind, due := PostVisit, c.At.Add(doneAfter)
	if c.Missed {
		kind, due = NoShow, c.At.Add(missedAfter)
	}
	p := s.plan(c, kind, due)
	expires := due.Add(ofUseFor)
	p.Expires = &expires
	return p
}

// notice is what the patient has to be told at once, if anything.
func (s *Service) notice(c AppointmentChange, told string) []Plan {
	kind := Confirmation
	switch {
	case told == c.State(), told == "" && c.Dropped:
		return nil
	case c.Dropped:
		kind = Cancelled
	case told != "" && told != "cancelled":
		kind = Moved
	}
	p := s.plan(c, kind, c.At.Add(s.Pause))
	return []Plan{p}
}

// remindersOf are the reminders that are still ahead. One that would come in the
// pause of the confirmation is not needed.
func (s *Service) remindersOf(c AppointmentChange, g ground) (plans []Plan) {
	for hours, due := range reminders(c.Starts, c.At.Add(s.Pause), g.settings, g.zone) {
		kind := Reminder
		if hours < soonReminder {
			kind = SameDayReminder
		}
		p := s.plan(c, kind, g.hours(Reminding, c.At).next(due, g.zone))
		p.Dedupe += fmt.Sprintf(":%d", hours)
		plans = append(plans, p)
	}
	slices.SortFunc(plans, func(a, b Plan) int { return a.Due.Compare(b.Due) })
	return slices.CompactFunc(plans, func(a, b Plan) bool { return a.Due.Equal(b.Due) }) // quiet hours made them one
}

func (s *Service) plan(c AppointmentChange, kind Kind, due time.Time) Plan {
	expires := c.Starts.Add(-lastMoments)
	if kind == Confirmation || kind == Moved || kind == Cancelled {
		expires = c.Starts
	}
	return Plan{
		Kind: kind, Patient: c.Patient, Branch: &c.Branch, AboutType: aboutVisit, About: &c.Appointment, Told: c.State(), Due: due, Expires: &expires,
		Dedupe: strings.Join([]string{aboutVisit, c.Appointment.String(), c.At.UTC().Format(time.RFC3339Nano), c.State(), string(kind)}, ":"),
	}
}
