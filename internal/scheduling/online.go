package scheduling

import (
	"context"
	"encoding/binary"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
	"github.com/praxis-clinic/praxis/internal/scheduling/schedulingdb"
)

// Hosts tells whose page a visitor is on.
type Hosts interface {
	Resolve(ctx context.Context, host string) (platform.Tenant, platform.Kind, error)
}

// What a visitor can be refused with. None says anything of somebody else.
var (
	ErrNotOnline   = fault.New(fault.Conflict, "scheduling.not_online", "Appointments cannot be booked online here.")
	ErrFormRefused = fault.New(fault.Invalid, "scheduling.form_refused", "Load the page again and fill in the form once more.")
)

// visitor is somebody nobody knows, on the page of a chain, with what a visitor
// may do: everything else goes through the same engine as at the desk.
func (s *Service) visitor(ctx context.Context, host, ip, request string) (context.Context, platform.Tenant, error) {
	t, kind, err := s.Hosts.Resolve(ctx, host)
	if err != nil {
		return ctx, t, err
	}
	if kind != platform.TenantHost {
		return ctx, t, platform.ErrTenantNotFound
	}
	return principal.With(ctx, Visitor(t.ID, ip, request)), t, nil
}

// Visitor is a patient whom nobody has signed in, with the little they may do.
func Visitor(tenant uuid.UUID, ip, request string) principal.Principal {
	p := principal.Principal{Kind: principal.Visitor, TenantID: tenant, IP: ip, RequestID: request, Grants: map[principal.Permission]principal.Scope{}}
	for _, perm := range []principal.Permission{access.AppointmentsRead, access.AppointmentsBook, access.AppointmentsCancel} {
		p.Grants[perm] = principal.Scope{Chain: true}
	}
	return p
}

// Front is the clinic as its public page shows it.
type Front struct {
	Clinic        platform.Tenant
	Branches      []FrontBranch
	Services      []Offering
	Practitioners []FrontPractitioner
	Form          string // shows when the page was opened; goes back with the form
}

// FrontBranch is a branch that takes bookings from the public.
type FrontBranch struct {
	platform.Branch
	Policy  string // in the language asked for
	Horizon int    // days
}

// FrontPractitioner is somebody who can be chosen, and where.
type FrontPractitioner struct {
	ID          uuid.UUID
	Name, Title string
	Branches    []uuid.UUID
}

// Front reads the public page in a handful of statements.
func (s *Service) Front(ctx context.Context, clinic platform.Tenant, language string) (Front, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (f Front, err error) {
		f = Front{Clinic: clinic, Form: s.formToken(clinic.ID)}
		if f.Branches, err = s.openBranchesTx(ctx, tx, language); err != nil {
			return f, err
		}
		q := schedulingdb.New(tx)
		rows, err := q.OnlineServices(ctx, tx.Tenant())
		if err != nil {
			return f, err
		}
		if f.Services, err = withPractitioners(ctx, tx, rows...); err != nil {
			return f, err
		}
		people, err := q.OnlinePractitioners(ctx, tx.Tenant())
		f.Practitioners = f.gather(people)
		return f, err
	})
}

// openBranchesTx are the branches whose settings let patients book.
func (s *Service) openBranchesTx(ctx context.Context, tx database.Tx, language string) (out []FrontBranch, err error) {
	all, err := s.Calendars.BranchesTx(ctx, tx)
	if err != nil {
		return nil, err
	}
	today := packDate(availability.DateOf(s.now().UTC()))
	var asks []database.Ask
	answers := make([]func() (platform.BranchCalendar, error), len(all))
	for i, b := range all {
		var more []database.Ask
		more, answers[i] = s.Calendars.AskCalendar(ctx, tx, b.ID, today, today)
		asks = append(asks, more...)
	}
	if err := tx.AtOnce(ctx, asks...); err != nil {
		return nil, err
	}
	for _, answer := range answers {
		c, err := answer()
		if err != nil {
			return nil, err
		}
		if c.Branch.Active && c.Settings.OnlineBooking {
			out = append(out, FrontBranch{c.Branch, c.Settings.PolicyIn(language), c.Settings.BookingHorizonDays})
		}
	}
	return out, nil
}

// gather has each practitioner once, with their open branches.
func (f Front) gather(rows []schedulingdb.OnlinePractitionersRow) (out []FrontPractitioner) {
	for _, r := range rows {
		if !slices.ContainsFunc(f.Branches, func(b FrontBranch) bool { return b.ID == r.BranchID }) {
			continue
		}
		if n := len(out); n > 0 && out[n-1].ID == r.ID {
			out[n-1].Branches = append(out[n-1].Branches, r.BranchID)
			continue
		}
		out = append(out, FrontPractitioner{r.ID, r.Name, r.Title, []uuid.UUID{r.BranchID}})
	}
	return out
}

const (
	formPurpose = "booking-form"
	formLasts   = 3 * time.Hour
	formAtLeast = 2 * time.Second // nobody fills a form in faster
)

// formToken says when the form was given out, in the first half of its subject.
func (s *Service) formToken(tenant uuid.UUID) string {
	subject := id.New()
	binary.BigEndian.PutUint64(subject[:8], uint64(s.now().UnixMilli()))
	return s.Signer.Token(formPurpose, tenant, subject, s.now().Add(formLasts))
}

// checkForm refuses a form that we did not give out, that was filled in faster
// than a person can, or in which a field was filled in that no person sees.
func (s *Service) checkForm(tenant uuid.UUID, token, trap string) error {
	subject, err := s.Signer.Open(formPurpose, tenant, token)
	if err != nil || trap != "" {
		return ErrFormRefused
	}
	given := time.UnixMilli(int64(binary.BigEndian.Uint64(subject[:8])))
	if s.now().Sub(given) < formAtLeast {
		return ErrFormRefused
	}
	return nil
}

// public strips a refusal of what only the desk may know: who or what is in the way.
func public(err error) error {
	f := fault.As(err)
	if f.Code != ErrSlotTaken.Code {
		return err
	}
	return ErrSlotTaken.WithExtra("nearest", f.Extra["nearest"])
}
