package app

import (
	"context"
	"errors"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/patients"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/scheduling"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
)

const (
	demoDays     = 7 // before and after today that have appointments
	demoPatients = 1000
	demoListed   = 10_000
)

// fillCalendars gives every open day around today some appointments, unless it has any.
func (d *demo) fillCalendars(ctx context.Context) error {
	if d.NoCalendar {
		return nil
	}
	branches, err := d.platform.Branches(ctx)
	if err != nil {
		return err
	}
	for _, b := range branches {
		zone, err := time.LoadLocation(b.TimeZone)
		if err != nil {
			return err
		}
		today := availability.DateOf(d.cfg.Clock.Now().In(zone))
		full, err := d.daysFilled(ctx, b, zone, today)
		if err != nil {
			return err
		}
		for day := today - demoDays; day <= today+demoDays; day++ {
			if full[day] || !opens(b, day) {
				continue
			}
			if err := d.fillDay(ctx, demoDay{demo: d, branch: b, zone: zone, day: day, ahead: int(day - today)}); err != nil {
				return err
			}
		}
	}
	return nil
}

func opens(b platform.Branch, day availability.Date) bool {
	return slices.ContainsFunc(b.Hours, func(h platform.OpenHours) bool { return h.Weekday == int(day.Weekday()) })
}

func (d *demo) daysFilled(ctx context.Context, b platform.Branch, zone *time.Location, today availability.Date) (map[availability.Date]bool, error) {
	from, to := availability.Span(zone, today-demoDays, today+demoDays)
	list, err := d.scheduling.Appointments(ctx, scheduling.AppointmentFilter{Branch: &b.ID, From: &from, To: &to, Limit: demoListed})
	full := map[availability.Date]bool{}
	for _, a := range list {
		full[availability.DateOf(a.StartsAt.In(zone))] = true
	}
	return full, err
}

// demoDay is one day of one branch while it is filled.
type demoDay struct {
	*demo
	branch   platform.Branch
	zone     *time.Location
	day      availability.Date
	ahead    int // days from today
	people   []scheduling.Resource
	services []scheduling.Offering
	known    []patients.Patient
	rand     *rand.Rand
	booked   []scheduling.Appointment
}

func (d *demo) fillDay(ctx context.Context, f demoDay) (err error) {
	if f.people, err = d.scheduling.Resources(ctx, scheduling.Practitioner, &f.branch.ID); err != nil {
		return err
	}
	yes := true
	if f.services, err = d.scheduling.Offerings(ctx, &yes); err != nil {
		return err
	}
	if f.known, err = d.patients.Search(ctx, "", demoPatients, 0); err != nil {
		return err
	}
	d.goTo(f.bookedAt())
	if err := database.InTxDo(ctx, d.db, func(tx database.Tx) error {
		f.rand, f.booked = dice(d.Slug, f.branch.Code, f.day.String()), nil // tried again, it is the same day
		return f.bookTx(ctx, tx)
	}); err != nil {
		return err
	}
	d.added += len(f.booked)
	return f.live(ctx)
}

// dice fall the same way for the same words.
func dice(words ...string) *rand.Rand {
	h := fnv.New64a()
	for _, w := range words {
		_, _ = h.Write([]byte(w + "/"))
	}
	return rand.New(rand.NewPCG(h.Sum64(), 1)) //nolint:gosec // a made-up calendar keeps no secret
}

// goTo moves the clinic's clock, but never past the present.
func (d *demo) goTo(t time.Time) {
	if now := d.cfg.Clock.Now(); t.After(now) {
		t = now
	}
	d.past.Set(t)
}

// bookedAt is when the day's appointments were booked: two days before.
func (f demoDay) bookedAt() time.Time {
	from, _ := availability.Span(f.zone, f.day, f.day)
	return from.AddDate(0, 0, -2).Add(11 * time.Hour)
}

func (f *demoDay) bookTx(ctx context.Context, tx database.Tx) error {
	for _, p := range f.people {
		for _, h := range p.Hours {
			if h.Branch != f.branch.ID || h.Weekday != int(f.day.Weekday()) {
				continue
			}
			if err := f.bookShiftTx(ctx, tx, p, h); err != nil {
				return err
			}
		}
	}
	return nil
}

// bookShiftTx walks through a practitioner's hours: an appointment, then the next, or a
// gap; the further ahead the day, the more gaps.
func (f *demoDay) bookShiftTx(ctx context.Context, tx database.Tx, p scheduling.Resource, h scheduling.Hours) error {
	at := int(h.Starts)
	for at < int(h.Ends) {
		if f.rand.IntN(100) < 20+8*max(f.ahead, 0) {
			at += 5 * (3 + f.rand.IntN(6))
			continue
		}
		taken, err := f.bookOneTx(ctx, tx, p, at, int(h.Ends))
		if err != nil {
			return err
		}
		at += taken
	}
	return nil
}

// bookOneTx books something that fits between two times and returns how many minutes it
// takes. Rooms run out and patients are elsewhere: then it is a quarter of an hour of nothing.
func (f *demoDay) bookOneTx(ctx context.Context, tx database.Tx, p scheduling.Resource, at, until int) (int, error) {
	const pause = 15
	fits := slices.DeleteFunc(slices.Clone(f.services), func(o scheduling.Offering) bool {
		return !slices.Contains(o.PractitionerID, p.ID) || at+o.Duration+o.BufferAfter > until
	})
	if len(fits) == 0 || len(f.known) == 0 {
		return pause, nil
	}
	o := fits[f.rand.IntN(len(fits))]
	start := f.day.Time().Add(time.Duration(at+o.BufferBefore) * time.Minute).Format(availability.LocalLayout)
	a, err := f.scheduling.BookTx(ctx, tx, scheduling.NewAppointment{
		Branch: f.branch.ID, Service: o.ID, Practitioner: p.ID, Patient: f.known[f.rand.IntN(len(f.known))].ID,
		When: scheduling.When{Local: start}, Source: []string{"call", "call", "website", "walk_in"}[f.rand.IntN(4)],
	})
	if errors.Is(err, scheduling.ErrSlotTaken) || errors.Is(err, scheduling.ErrOutsideHours) {
		return pause, nil
	}
	if err != nil {
		return 0, err
	}
	f.booked = append(f.booked, a)
	return o.BufferBefore + o.Duration + o.BufferAfter, nil
}

var demoReasons = []scheduling.Cancellation{
	{Code: scheduling.PatientSchedule, Reason: "Patient is travelling"},
	{Code: scheduling.OtherReason, Reason: "Feeling better", By: scheduling.CancelledByPatient},
	{Code: scheduling.PatientSchedule},
	{Code: scheduling.PatientIll},
	{Code: scheduling.ByClinic, Reason: "Doctor called away"},
}

// live lets the day happen as far as it has: some cancel, some do not come, and most of
// the others are seen.
func (f *demoDay) live(ctx context.Context) error {
	for _, a := range f.booked {
		var err error
		switch now, chance := f.cfg.Clock.Now(), f.rand.IntN(100); {
		case chance < 7:
			f.goTo(a.StartsAt.Add(-20 * time.Hour))
			_, err = f.scheduling.Cancel(ctx, a.ID, demoReasons[f.rand.IntN(len(demoReasons))], "")
		case chance < 13 && a.StartsAt.Add(time.Hour).Before(now):
			f.goTo(a.StartsAt.Add(time.Hour))
			_, err = f.scheduling.NoShow(ctx, a.ID, "")
		case chance >= 13:
			err = f.attend(ctx, a, now)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// attend lets a patient come, be called in and leave, as far as that is in the past.
func (f *demoDay) attend(ctx context.Context, a scheduling.Appointment, now time.Time) error {
	arrived := a.StartsAt.Add(-time.Duration(f.rand.IntN(12)) * time.Minute)
	called := a.StartsAt.Add(time.Duration(f.rand.IntN(10)) * time.Minute)
	for _, step := range []struct {
		at  time.Time
		act func(context.Context, uuid.UUID, string) (scheduling.Appointment, error)
	}{
		{arrived, f.scheduling.Arrive},
		{called, f.scheduling.Start},
		{a.EndsAt.Add(time.Duration(f.rand.IntN(10)-5) * time.Minute), f.scheduling.Complete},
	} {
		if step.at.After(now) {
			return nil
		}
		f.goTo(step.at)
		if _, err := step.act(ctx, a.ID, ""); err != nil {
			return err
		}
	}
	return nil
}
