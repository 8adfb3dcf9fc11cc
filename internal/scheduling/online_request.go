package scheduling

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/kit/passcode"
	"github.com/praxis-clinic/praxis/internal/kit/ratelimit"
	"github.com/praxis-clinic/praxis/internal/patients"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
	"github.com/praxis-clinic/praxis/internal/scheduling/schedulingdb"
)

// Patients finds or makes the record of whoever books.
type Patients interface {
	CleanTx(ctx context.Context, tx database.Tx, d patients.Details) (patients.Details, error)
	MatchTx(ctx context.Context, tx database.Tx, d patients.Details) (patient uuid.UUID, byEmail bool, err error)
	RegisterTx(ctx context.Context, tx database.Tx, d patients.Details, allowDuplicate bool) (patients.Patient, error)
}

// Mailer puts a mail into the outbox with the rows it is about.
type Mailer interface {
	SendTx(ctx context.Context, tx database.Tx, m platform.Mail) error
}

// BookingRequest is what a visitor fills in.
type BookingRequest struct {
	Form, Trap                    string // of checkForm
	Branch, Service, Practitioner uuid.UUID
	StartsAt                      time.Time
	HoldToken                     string
	Patient                       patients.Details // e-mail, phone and language are those of whoever books
	Booker                        string           // who books for a child; empty: the patient
	Reason                        string
	Campaign                      Campaign
	Referrer                      string
	Policy                        string // as it was shown and accepted
}

// AskedBooking is a request that waits for its code.
type AskedBooking struct {
	ID          uuid.UUID
	ExpiresAt   time.Time
	ResendAfter time.Time
}

// How long things of a request last, and how often they may be tried.
const (
	requestLasts    = time.Hour
	requestKept     = 24 * time.Hour // after its time is over
	codeLasts       = 15 * time.Minute
	codeTries       = 5
	codesAtMost     = 5
	resendAfter     = 30 * time.Second
	longestReason   = 200
	longestReferrer = 200
)

// addressRule is how many codes an address is sent, whoever asks.
var addressRule = ratelimit.Rule{Name: "booking-address", Rate: 10, Burst: 5, Period: time.Hour}

// What can be wrong with a request. ErrPolicyChanged carries "policy", the text now.
var (
	ErrRequestGone   = fault.New(fault.Gone, "scheduling.request_gone", "This took too long. Choose the time again.")
	ErrCodeWrong     = fault.New(fault.Invalid, "scheduling.code_wrong", "This is not the code, or it has run out.")
	ErrCodesSpent    = fault.New(fault.TooMany, "scheduling.codes_spent", "Too many codes were sent. Begin again later.")
	ErrResendTooSoon = fault.New(fault.TooMany, "scheduling.resend_too_soon", "A code was sent just now. Look at your mail first.")
	ErrPolicyChanged = fault.New(fault.Conflict, "scheduling.policy_changed", "The cancellation policy has changed. Read it once more.")
)

var requestConstraints = map[string]*fault.Error{"booking_requests_practitioner_fkey": ErrResourceNotFound}

// AskToBook keeps what a visitor wants and mails a code that shows the address
// to be theirs. Nothing it answers depends on whether they are known.
func (s *Service) AskToBook(ctx context.Context, clinic platform.Tenant, r BookingRequest) (AskedBooking, error) {
	if err := s.checkForm(clinic.ID, r.Form, r.Trap); err != nil {
		return AskedBooking{}, err
	}
	if err := s.Limiter.Allow(ctx, addressRule, clinic.ID.String()+" "+strings.ToLower(r.Patient.Email)); err != nil {
		return AskedBooking{}, err
	}
	out, err := database.InTx(ctx, s.DB, func(tx database.Tx) (AskedBooking, error) { return s.askTx(ctx, tx, clinic, r) })
	return out, public(err)
}

func (s *Service) askTx(ctx context.Context, tx database.Tx, clinic platform.Tenant, r BookingRequest) (AskedBooking, error) {
	r, err := s.cleanRequestTx(ctx, tx, r)
	if err != nil {
		return AskedBooking{}, err
	}
	c, err := s.claimTx(ctx, tx, claimOf{
		branch: r.Branch, service: r.Service, practitioner: r.Practitioner, when: When{At: &r.StartsAt}, token: r.HoldToken, online: true,
	})
	if err != nil {
		return AskedBooking{}, err
	}
	if now := c.branch.Settings.PolicyIn(r.Patient.Language); r.Policy != now {
		return AskedBooking{}, ErrPolicyChanged.WithExtra("policy", now)
	}
	if _, err := s.admitTx(ctx, tx, c); err != nil {
		return AskedBooking{}, err
	}
	return s.keepRequestTx(ctx, tx, clinic, r)
}

// cleanRequestTx refuses everything wrong with the form at once.
func (s *Service) cleanRequestTx(ctx context.Context, tx database.Tx, r BookingRequest) (BookingRequest, error) {
	d, err := s.Patients.CleanTx(ctx, tx, r.Patient)
	var faults fault.Fields
	if f := fault.As(err); err != nil {
		if f.Code != patients.ErrInvalid.Code {
			return r, err
		}
		faults = append(faults, f.Fields...)
	}
	r.Patient = d
	r.Reason, r.Booker = strings.TrimSpace(r.Reason), strings.Join(strings.Fields(r.Booker), " ")
	faults.Check(strings.TrimSpace(d.Email) != "", "/email", "required", "Give an e-mail address: the code goes there.")
	faults.Check(strings.TrimSpace(d.Phone) != "", "/phone", "required", "Give a phone number at which the clinic can call.")
	faults.Check(slices.Contains(packs.Languages, d.Language), "/language", "unknown", "Choose one of the languages.")
	faults.Check(utf8.RuneCountInString(r.Reason) <= longestReason, "/reason", "too_long", "Give at most 200 letters.")
	faults.Check(utf8.RuneCountInString(r.Booker) <= longestReason, "/booker", "too_long", "Give at most 200 letters.")
	faults.Check(utf8.RuneCountInString(r.Referrer) <= longestReferrer, "/referrer", "too_long", "Give at most 200 letters.")
	return r, faults.Err(ErrInvalid)
}

func (s *Service) keepRequestTx(ctx context.Context, tx database.Tx, clinic platform.Tenant, r BookingRequest) (AskedBooking, error) {
	row, now, code := id.New(), s.now(), passcode.New()
	hash, err := passcode.Hash(row, code)
	if err != nil {
		return AskedBooking{}, err
	}
	q, until := schedulingdb.New(tx), now.Add(codeLasts)
	if err := q.DropBookingRequests(ctx, schedulingdb.DropBookingRequestsParams{TenantID: tx.Tenant(), Before: now.Add(-requestKept)}); err != nil {
		return AskedBooking{}, err
	}
	if err := q.InsertBookingRequest(ctx, schedulingdb.InsertBookingRequestParams{
		TenantID: tx.Tenant(), ID: row, BranchID: r.Branch, ServiceID: r.Service, PractitionerID: r.Practitioner, StartsAt: r.StartsAt,
		HoldToken: r.HoldToken, Name: r.Patient.Name, Phone: r.Patient.Phone, Email: r.Patient.Email, BirthDate: r.Patient.BirthDate,
		Language: r.Patient.Language, Note: r.note(clinic.Language), UtmSource: r.Campaign.Source, UtmMedium: r.Campaign.Medium,
		UtmCampaign: r.Campaign.Name, Referrer: r.Referrer, PolicyText: r.Policy, CodeHash: hash, CodeExpiresAt: &until,
		AttemptsLeft: codeTries, SentAt: &now, CreatedAt: now, ExpiresAt: now.Add(requestLasts),
	}); err != nil {
		return AskedBooking{}, database.Explain(err, nil, requestConstraints)
	}
	out := AskedBooking{row, now.Add(requestLasts), now.Add(resendAfter)}
	return out, s.Mailer.SendTx(ctx, tx, bookingMail(clinic.Name, r.Patient.Email, r.Patient.Language, code))
}

// bookedFor is how the desk reads that somebody else made the booking.
var bookedFor = map[string]string{
	"en": "Booked by %s for a child.", "hi": "%s ने बच्चे के लिए बुक किया।", "ar": "حجزه %s لطفل.", "fr": "Réservé par %s pour un enfant.",
}

// note is what the desk reads of the request, in the clinic's language.
func (r BookingRequest) note(language string) string {
	if r.Booker == "" {
		return r.Reason
	}
	who := fmt.Sprintf(orText(bookedFor[language], bookedFor["en"]), r.Booker)
	return strings.TrimSpace(r.Reason + "\n" + who)
}

// ResendBookingCode mails a new code; the old one is void.
func (s *Service) ResendBookingCode(ctx context.Context, clinic platform.Tenant, request uuid.UUID) (AskedBooking, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (AskedBooking, error) {
		r, err := s.pendingTx(ctx, tx, request)
		switch {
		case err != nil:
			return AskedBooking{}, err
		case r.AppointmentID != nil:
			return AskedBooking{}, ErrRequestGone
		case r.Sends >= codesAtMost:
			return AskedBooking{}, ErrCodesSpent
		}
		now := s.now()
		if wait := r.SentAt.Add(resendAfter).Sub(now); wait > 0 {
			return AskedBooking{}, ErrResendTooSoon.After(wait)
		}
		if err := s.Limiter.Allow(ctx, addressRule, clinic.ID.String()+" "+strings.ToLower(r.Email)); err != nil {
			return AskedBooking{}, err
		}
		return s.mailAgainTx(ctx, tx, clinic, r, now)
	})
}

func (s *Service) mailAgainTx(
	ctx context.Context, tx database.Tx, clinic platform.Tenant, r schedulingdb.BookingRequest, now time.Time,
) (AskedBooking, error) {
	code, until := passcode.New(), now.Add(codeLasts)
	hash, err := passcode.Hash(r.ID, code)
	if err != nil {
		return AskedBooking{}, err
	}
	if err := schedulingdb.New(tx).SetBookingCode(ctx, schedulingdb.SetBookingCodeParams{
		TenantID: tx.Tenant(), ID: r.ID, CodeHash: hash, CodeExpiresAt: &until, AttemptsLeft: codeTries, SentAt: &now,
	}); err != nil {
		return AskedBooking{}, err
	}
	out := AskedBooking{r.ID, r.ExpiresAt, now.Add(resendAfter)}
	return out, s.Mailer.SendTx(ctx, tx, bookingMail(clinic.Name, r.Email, r.Language, code))
}

// pendingTx locks a request whose time is not over.
func (s *Service) pendingTx(ctx context.Context, tx database.Tx, request uuid.UUID) (schedulingdb.BookingRequest, error) {
	r, err := schedulingdb.New(tx).LockBookingRequest(ctx, schedulingdb.LockBookingRequestParams{TenantID: tx.Tenant(), ID: request})
	if err != nil {
		return r, database.Explain(err, ErrRequestGone, nil)
	}
	if !r.ExpiresAt.After(s.now()) {
		return r, ErrRequestGone
	}
	return r, nil
}

// Chosen is another time than the one first asked for, where that was taken
// while the code was on its way. A zero StartsAt keeps the time.
type Chosen struct {
	StartsAt     time.Time
	Practitioner uuid.UUID
	HoldToken    string
}

// FulfilBooking makes the appointment if code is the one mailed last. Asked
// again with it, it answers the same. The refusals are ErrCodeWrong with
// "attempts_left", ErrRequestGone, and those of Book without what is in the way.
func (s *Service) FulfilBooking(ctx context.Context, request uuid.UUID, code string, other Chosen) (Appointment, error) {
	if err := s.tryBookingCode(ctx, request, code); err != nil {
		return Appointment{}, err
	}
	var r schedulingdb.BookingRequest
	a, err := database.InTx(ctx, s.DB, func(tx database.Tx) (_ Appointment, err error) {
		if r, err = s.pendingTx(ctx, tx, request); err != nil {
			return Appointment{}, err
		}
		if r.AppointmentID != nil {
			return appointmentTx(ctx, tx, *r.AppointmentID)
		}
		return s.fulfilTx(ctx, tx, r, other)
	})
	if err != nil {
		return a, public(err)
	}
	s.tell(ctx, a, "booked")
	for _, token := range []string{r.HoldToken, other.HoldToken} {
		if token != "" {
			s.ReleaseHold(ctx, token)
		}
	}
	return a, nil
}

// tryBookingCode compares code with the one mailed and spends an attempt if it
// is another; the spending is kept whatever comes after.
func (s *Service) tryBookingCode(ctx context.Context, request uuid.UUID, code string) error {
	verdict, err := database.InTx(ctx, s.DB, func(tx database.Tx) (verdict error, err error) {
		r, err := s.pendingTx(ctx, tx, request)
		if err != nil {
			return nil, err
		}
		if r.AttemptsLeft > 0 && r.CodeExpiresAt.After(s.now()) && passcode.Is(r.ID, code, r.CodeHash) {
			return nil, nil
		}
		wrong := ErrCodeWrong.With(fault.Field{Pointer: "/code", Code: "wrong", Detail: ErrCodeWrong.Detail})
		if r.AttemptsLeft <= 0 {
			return wrong.WithExtra("attempts_left", 0), nil
		}
		return wrong.WithExtra("attempts_left", r.AttemptsLeft-1), schedulingdb.New(tx).SpendBookingAttempt(ctx, schedulingdb.SpendBookingAttemptParams{
			TenantID: tx.Tenant(), ID: request,
		})
	})
	return errors.Join(verdict, err)
}

// fulfilTx finds or makes the patient and books.
func (s *Service) fulfilTx(ctx context.Context, tx database.Tx, r schedulingdb.BookingRequest, other Chosen) (Appointment, error) {
	d := patients.Details{Name: r.Name, Phone: r.Phone, Email: r.Email, BirthDate: r.BirthDate, Language: r.Language}
	n := NewAppointment{
		Branch: r.BranchID, Service: r.ServiceID, Practitioner: r.PractitionerID, When: When{At: &r.StartsAt}, HoldToken: r.HoldToken,
		Source: "website", Campaign: Campaign{r.UtmSource, r.UtmMedium, r.UtmCampaign}, Referrer: r.Referrer, Note: r.Note,
		Policy: r.PolicyText, Online: true,
	}
	if !other.StartsAt.IsZero() {
		n.When, n.Practitioner, n.HoldToken = When{At: &other.StartsAt}, other.Practitioner, other.HoldToken
	}
	known, byEmail, err := s.Patients.MatchTx(ctx, tx, d)
	if err != nil {
		return Appointment{}, err
	}
	a, err := s.bookForTx(ctx, tx, n, known, d)
	if known != uuid.Nil && !byEmail && patientIsElsewhere(err) {
		a, err = s.bookForTx(ctx, tx, n, uuid.Nil, d) // else the page would tell of a stranger's appointments to who knows their phone
	}
	if err != nil {
		return a, err
	}
	return a, schedulingdb.New(tx).FulfilBookingRequest(ctx, schedulingdb.FulfilBookingRequestParams{
		TenantID: tx.Tenant(), ID: r.ID, AppointmentID: &a.ID,
	})
}

// bookForTx books for a patient, who is registered where nobody is known.
func (s *Service) bookForTx(ctx context.Context, tx database.Tx, n NewAppointment, patient uuid.UUID, d patients.Details) (Appointment, error) {
	if patient == uuid.Nil {
		p, err := s.Patients.RegisterTx(ctx, tx, d, true)
		if err != nil {
			return Appointment{}, err
		}
		patient = p.ID
	}
	n.Patient = patient
	return s.BookTx(ctx, tx, n)
}

func patientIsElsewhere(err error) bool {
	if !errors.Is(err, ErrSlotTaken) {
		return false
	}
	conflicts, _ := fault.As(err).Extra["conflicts"].([]Conflict)
	return slices.ContainsFunc(conflicts, func(c Conflict) bool { return c.Kind == "patient" })
}
