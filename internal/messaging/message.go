package messaging

import (
	"context"
	"log/slog"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/crypt"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/signed"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// Kind is what a message is for.
type Kind string

// The kinds.
const (
	Confirmation    Kind = "confirmation"
	Moved           Kind = "moved"
	Cancelled       Kind = "cancelled"
	Reminder        Kind = "reminder_24h" // twelve hours before the visit, or more
	SameDayReminder Kind = "reminder_same_day"
	Payment         Kind = "payment"
	IntakeForm      Kind = "intake_form"
	PostVisit       Kind = "post_visit"
	NoShow          Kind = "no_show"
	FollowUp        Kind = "follow_up"
	Receipt         Kind = "receipt"
	WaitlistOffer   Kind = "waitlist_offer"
	Custom          Kind = "custom"
	Reply           Kind = "reply" // what the patient wrote to us
)

// Kinds are those that we send, in the order a page shows them.
var Kinds = []Kind{
	Confirmation, Moved, Cancelled, Reminder, SameDayReminder, IntakeForm, WaitlistOffer, PostVisit, NoShow, FollowUp, Payment, Receipt, Custom,
}

// Category is what the law distinguishes: a reminder may go where a promotion may not.
type Category string

// The categories.
const (
	Caring    Category = "service"
	Reminding Category = "reminder"
	Billing   Category = "billing"
	Promotion Category = "promotion"
)

// Categories are all of them.
var Categories = []Category{Caring, Reminding, Billing, Promotion}

// category is that of a kind by nature. Somebody who calls patients back for
// more says Promotion in the Plan.
func (k Kind) category() Category {
	switch k { //nolint:exhaustive // all others are service
	case Reminder, SameDayReminder, FollowUp, NoShow, PostVisit:
		return Reminding
	case Payment, Receipt:
		return Billing
	}
	return Caring
}

// Status is where a message stands.
type Status string

// The states. Scheduled waits for its time; Queued is being handed over, or is
// tried again; what was sent only moves forward.
const (
	Scheduled  Status = "scheduled"
	Queued     Status = "queued"
	Sent       Status = "sent"
	Delivered  Status = "delivered"
	Read       Status = "read"
	Failed     Status = "failed"
	Withdrawn  Status = "cancelled"
	Suppressed Status = "suppressed"
	Received   Status = "received"
)

// Reason says in a code why a message was not sent, or waits.
type Reason string

// The reasons.
const (
	Undone         Reason = "undone"      // what it would have said is not true any more
	Superseded     Reason = "superseded"  // a newer message says it
	ByStaff        Reason = "staff"       // somebody here withdrew it
	TooLate        Reason = "too_late"    // past the time it is of use
	KindOff        Reason = "kind_off"    // the chain does not send this kind
	NoConsent      Reason = "no_consent"  // the patient did not agree, or withdrew
	OptedOut       Reason = "opted_out"   // the patient said STOP
	NoAddress      Reason = "no_address"  // neither phone nor e-mail for an open channel
	NoChannel      Reason = "no_channel"  // nothing is set up to reach a phone
	NoRegistration Reason = "dlt_missing" // India: the text or the sender is not registered
	NoTemplate     Reason = "template_missing"
	OverLimit      Reason = "limit" // as many as the law allows were sent already
	FactsMissing   Reason = "facts_missing"
	QuietHours     Reason = "quiet_hours"
	Refused        Reason = "refused"     // the vendor will not take it, whatever we do
	Unreachable    Reason = "unreachable" // the vendor did not answer in all our tries
	Interrupted    Reason = "interrupted" // we died while handing it over: it may have gone out
	NotDelivered   Reason = "undelivered" // the vendor took it and could not deliver it
)

// What can go wrong with a message.
var (
	ErrNotFound       = fault.New(fault.NotFound, "messaging.not_found", "There is no such message.")
	ErrNoPatient      = fault.New(fault.NotFound, "messaging.patient_not_found", "There is no such patient.")
	ErrInvalid        = fault.New(fault.Invalid, "messaging.invalid", "Some of this cannot be sent.")
	ErrSettled        = fault.New(fault.Conflict, "messaging.settled", "This message is not in a state that allows this.")
	ErrStillOfNoUse   = fault.New(fault.Conflict, "messaging.of_no_use", "What this message says is not true any more.")
	ErrLinkGone       = fault.New(fault.Gone, "messaging.link_gone", "This link does not work any more.")
	ErrWrongSignature = fault.New(fault.Forbidden, "messaging.signature", "The signature is not that of the vendor.")
)

// Contact is how a patient can be reached.
type Contact struct {
	Name     string
	Phone    string // E.164, or empty
	Email    string
	Language string // empty: the chain's
}

// Contacts knows the patients, who live above us.
type Contacts interface {
	// ContactTx returns ErrNoPatient for who is not there.
	ContactTx(ctx context.Context, tx database.Tx, patient uuid.UUID) (Contact, error)
	// WithPhoneTx are the patients with a number: a family shares a phone.
	WithPhoneTx(ctx context.Context, tx database.Tx, phone string) ([]uuid.UUID, error)
}

// The purposes of consent that a message needs.
const (
	PurposeCare      = "messages"
	PurposeMarketing = "marketing"
)

// Consent is asked before every message.
type Consent interface {
	AllowsTx(ctx context.Context, tx database.Tx, patient uuid.UUID, purpose string) (bool, error)
}

// Facts is what a message says, read when it is sent.
type Facts struct {
	Gone   bool              // what it is about is over, or never was: nothing is sent
	Told   string            // as Plan.Told; another one means that things have moved on
	Starts time.Time         // of the visit, zero for what is no visit
	Ends   time.Time         //
	Values map[string]string // by placeholder; times and dates are ours to write
	Series int64             // grows with every change, for calendars
}

// FactSource knows what messages about one type of thing say.
type FactSource func(ctx context.Context, tx database.Tx, about uuid.UUID) (Facts, error)

// Places are the chain, its branches, their settings and the law there.
type Places interface {
	TenantTx(ctx context.Context, tx database.Tx) (platform.Tenant, error)
	CalendarTx(ctx context.Context, tx database.Tx, branch uuid.UUID, first, last packs.Date) (platform.BranchCalendar, error)
	BranchesTx(ctx context.Context, tx database.Tx) ([]platform.Branch, error)
}

// Meter is told what happens, without tenant or person.
type Meter interface {
	Sent(channel, kind string, late time.Duration)
	NotSent(channel, reason string)
	Overdue(oldest time.Duration)
}

// Deps is what the domain is built from.
type Deps struct {
	DB       *database.DB
	Clock    clock.Clock
	Log      *slog.Logger
	Packs    *packs.Catalogue
	Wordings Wordings
	Vault    *crypt.Vault
	Signer   *signed.Signer
	Links    platform.Addresses
	Hosts    *platform.Directory
	Places   Places
	Contacts Contacts
	Consent  Consent
	Meter    Meter
	Mail     Channel
	Vendors  Vendors
	// Pause is how long a confirmation waits, so that an undo sends nothing.
	Pause time.Duration
}

// Service is what patients are told.
type Service struct {
	Deps
	queue Later
	facts map[string]FactSource
}

// New wires the domain; the queue is set later with UseQueue, because its
// workers are made of the service.
func New(d Deps) *Service { return &Service{Deps: d, facts: map[string]FactSource{}} }

// UseQueue names the queue in which messages wait for their time.
func (s *Service) UseQueue(q Later) { s.queue = q }

// KnowAbout names who knows the facts of messages about a type of thing
// ("appointment", "invoice").
func (s *Service) KnowAbout(about string, source FactSource) { s.facts[about] = source }

// lastMoments are how long before a visit a message is still of use.
const lastMoments = 30 * time.Minute

func (k Kind) known() bool { return slices.Contains(Kinds, k) }

// now is the moment, as Postgres keeps it.
func (s *Service) now() time.Time { return s.Clock.Now() }

// ground is the law and the settings under a message: those of its branch, or of
// the chain's first.
type ground struct {
	tenant   platform.Tenant
	branch   platform.Branch
	settings packs.Settings
	country  *packs.Country
	zone     *time.Location
}

func (s *Service) groundTx(ctx context.Context, tx database.Tx, branch *uuid.UUID) (g ground, err error) {
	if g.tenant, err = s.Places.TenantTx(ctx, tx); err != nil {
		return g, err
	}
	if branch == nil {
		all, err := s.Places.BranchesTx(ctx, tx)
		if err != nil {
			return g, err
		}
		if len(all) == 0 {
			return g, pgx.ErrNoRows
		}
		branch = &all[0].ID
	}
	today := packs.DateOf(s.now())
	c, err := s.Places.CalendarTx(ctx, tx, *branch, today, today)
	if err != nil {
		return g, err
	}
	g.branch, g.settings = c.Branch, c.Settings
	g.country, _ = s.Packs.Country(c.Branch.Country)
	g.zone, err = time.LoadLocation(c.Branch.TimeZone)
	return g, err
}

// rule is the value of a rule of the law at the branch today; nil where there is none.
func (g ground) rule(key string, now time.Time) map[string]any {
	if g.country == nil {
		return nil
	}
	r, ok := g.country.Rule(key, packs.Place{Subdivision: g.branch.Subdivision}, packs.DateOf(now.In(g.zone)))
	if !ok {
		return nil
	}
	return r.Value
}
