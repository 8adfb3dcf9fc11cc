package platform

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
	"github.com/praxis-clinic/praxis/internal/platform/platformdb"
)

// HolidayKind says whose holiday a day is.
type HolidayKind string

// Whose holiday a day is.
const (
	PublicHoliday HolidayKind = "public"
	ChainHoliday  HolidayKind = "chain" // the clinic's own closed day
)

// BranchHoliday is a day on which a branch is closed, or would be but for its own
// decision. Observed is a day given instead of one on a weekend.
type BranchHoliday struct {
	Date      packs.Date
	Name      string
	Kind      HolidayKind
	Estimated bool
	Observed  bool
	Open      bool
}

// ErrHolidayInvalid refuses a decision about a day.
var ErrHolidayInvalid = fault.New(fault.Invalid, "platform.holiday_invalid", "This day cannot be kept so.")

// BranchCalendar is what the engine of free times needs of a branch.
type BranchCalendar struct {
	Branch   Branch
	Settings packs.Settings
	Holidays []BranchHoliday // by date; a closed day is one with Open false
}

// ClosedOn is the name of the holiday for which the branch is closed on a date.
func (c BranchCalendar) ClosedOn(date packs.Date) (name string, closed bool) {
	for _, h := range c.Holidays {
		if h.Date == date && !h.Open {
			return h.Name, true
		}
	}
	return "", false
}

// CalendarTx is the branch with its hours, settings and holidays from the first to
// the last day, both included.
func (s *Service) CalendarTx(ctx context.Context, tx database.Tx, branch uuid.UUID, first, last packs.Date) (BranchCalendar, error) {
	asks, answer := s.AskCalendar(ctx, tx, branch, first, last)
	if err := tx.AtOnce(ctx, asks...); err != nil {
		return BranchCalendar{}, err
	}
	return answer()
}

// AskCalendar is CalendarTx for who has more to ask in the same round trip: answer
// is for after the asks were put.
func (s *Service) AskCalendar(
	ctx context.Context, tx database.Tx, branch uuid.UUID, first, last packs.Date,
) (asks []database.Ask, answer func() (BranchCalendar, error)) {
	r := &calendarRows{}
	return r.asks(ctx, tx.Tenant(), branch, first, last), func() (BranchCalendar, error) { return s.calendar(r, first, last) }
}

// calendarRows is all that is kept of a branch's calendar.
type calendarRows struct {
	branch   platformdb.Branch
	hours    []platformdb.HoursOfBranchesRow
	settings platformdb.TenantSettingsRow
	tenant   platformdb.Tenant
	days     []platformdb.BranchDaysRow
}

func (r *calendarRows) asks(ctx context.Context, tenant, branch uuid.UUID, first, last packs.Date) []database.Ask {
	return []database.Ask{
		func(q database.Asker) (err error) {
			r.branch, err = platformdb.New(q).BranchByID(ctx, platformdb.BranchByIDParams{TenantID: tenant, ID: branch})
			return database.Explain(err, ErrBranchNotFound, nil)
		},
		func(q database.Asker) (err error) {
			r.hours, err = platformdb.New(q).HoursOfBranches(ctx, platformdb.HoursOfBranchesParams{TenantID: tenant, BranchIds: []uuid.UUID{branch}})
			return err
		},
		func(q database.Asker) (err error) {
			if r.settings, err = platformdb.New(q).TenantSettings(ctx, tenant); errors.Is(err, pgx.ErrNoRows) {
				return nil // the chain has changed none yet
			}
			return err
		},
		func(q database.Asker) (err error) {
			r.tenant, err = platformdb.New(q).TenantByID(ctx, tenant)
			return database.Explain(err, ErrTenantNotFound, nil)
		},
		func(q database.Asker) (err error) {
			r.days, err = platformdb.New(q).BranchDays(ctx, platformdb.BranchDaysParams{
				TenantID: tenant, BranchID: branch, First: first.Time(), Last: last.Time(),
			})
			return err
		},
	}
}

// calendar makes sense of what was read.
func (s *Service) calendar(r *calendarRows, first, last packs.Date) (BranchCalendar, error) {
	b, err := branchFrom(r.branch)
	if err != nil {
		return BranchCalendar{}, err
	}
	for _, h := range r.hours {
		b.addHours(h)
	}
	settings, err := s.resolve(tenantFrom(r.tenant), &b, r.settings)
	if err != nil {
		return BranchCalendar{}, err
	}
	days, err := s.daysOff(b, r.days, first, last, settings.Language)
	return BranchCalendar{Branch: b, Settings: settings.Settings, Holidays: days}, err
}

// YearOfHolidays is a year of a branch. Complete is false for a year that the dated
// tables of the country do not reach: its moon-sighted and Hindu holidays are missing.
type YearOfHolidays struct {
	Holidays []BranchHoliday
	Complete bool
}

// Holidays lists a year of a branch in a language ("" for the chain's).
func (s *Service) Holidays(ctx context.Context, branch uuid.UUID, year int, in string) (YearOfHolidays, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (YearOfHolidays, error) {
		b, err := s.BranchTx(ctx, tx, branch)
		if err != nil {
			return YearOfHolidays{}, err
		}
		t, err := s.TenantTx(ctx, tx)
		if err != nil {
			return YearOfHolidays{}, err
		}
		country, err := s.country(b.Country)
		if err != nil {
			return YearOfHolidays{}, err
		}
		days, err := s.holidaysTx(ctx, tx, b, packs.NewDate(year, 1, 1), packs.NewDate(year, 12, 31), language(in, t.Language))
		return YearOfHolidays{days, year <= country.HolidaysKnownUntil()}, err
	})
}

func (s *Service) holidaysTx(ctx context.Context, tx database.Tx, b Branch, first, last packs.Date, in string) ([]BranchHoliday, error) {
	own, err := platformdb.New(tx).BranchDays(ctx, platformdb.BranchDaysParams{
		TenantID: tx.Tenant(), BranchID: b.ID, First: first.Time(), Last: last.Time(),
	})
	if err != nil {
		return nil, err
	}
	return s.daysOff(b, own, first, last, in)
}

// daysOff lays the branch's own decisions over the public holidays: one entry a
// date.
func (s *Service) daysOff(b Branch, own []platformdb.BranchDaysRow, first, last packs.Date, in string) ([]BranchHoliday, error) {
	country, err := s.country(b.Country)
	if err != nil {
		return nil, err
	}
	out := publicHolidays(country.HolidaysOn(b.Subdivision, first, last), in)
	for _, d := range own {
		out = decide(out, packs.DateOf(d.Date), d.Open, d.Name)
	}
	return out, nil
}

// publicHolidays makes one entry of the holidays that fall on one date; it is a
// working day only if every one of them is.
func publicHolidays(days []packs.Day, in string) []BranchHoliday {
	out := []BranchHoliday{}
	for _, d := range days {
		if n := len(out); n > 0 && out[n-1].Date == d.Date {
			h := &out[n-1]
			if !strings.Contains(h.Name, d.Name.In(in)) {
				h.Name += " · " + d.Name.In(in)
			}
			h.Open, h.Estimated, h.Observed = h.Open && d.Open, h.Estimated || d.Estimated, h.Observed && d.Observed
			continue
		}
		out = append(out, BranchHoliday{d.Date, d.Name.In(in), PublicHoliday, d.Estimated, d.Observed, d.Open})
	}
	return out
}

// decide puts a branch's own decision about a date in its place.
func decide(days []BranchHoliday, date packs.Date, open bool, name string) []BranchHoliday {
	for i := range days {
		if days[i].Date == date {
			days[i].Open, days[i].Name = open, orText(name, days[i].Name)
			return days
		}
	}
	i := 0
	for i < len(days) && days[i].Date.Before(date) {
		i++
	}
	days = append(days, BranchHoliday{})
	copy(days[i+1:], days[i:])
	days[i] = BranchHoliday{Date: date, Name: name, Kind: ChainHoliday, Open: open}
	return days
}

// SetHoliday decides whether a branch is open on a date. A decision that is what the
// day is anyway is not kept. A closed day that is no public holiday needs a name.
func (s *Service) SetHoliday(ctx context.Context, branch uuid.UUID, date packs.Date, open bool, name string) (BranchHoliday, error) {
	name = strings.Join(strings.Fields(name), " ")
	return database.InTx(ctx, s.DB, func(tx database.Tx) (BranchHoliday, error) {
		b, err := s.BranchTx(ctx, tx, branch)
		if err != nil {
			return BranchHoliday{}, err
		}
		country, err := s.country(b.Country)
		if err != nil {
			return BranchHoliday{}, err
		}
		public := publicHolidays(country.HolidaysOn(b.Subdivision, date, date), "en")
		if err := checkHoliday(date, open, name, len(public) > 0); err != nil {
			return BranchHoliday{}, err
		}
		if err := putDay(ctx, tx, branch, date, open, name, public); err != nil {
			return BranchHoliday{}, err
		}
		return decide(public, date, open, name)[0], nil
	})
}

func checkHoliday(date packs.Date, open bool, name string, public bool) error {
	var f fault.Fields
	f.Check(date.Year() >= 2000 && date.Year() <= 2100, "/date", "range", "Give a date of this century.")
	f.Check(utf8.RuneCountInString(name) <= 80, "/name", "too_long", "Give at most 80 letters.")
	f.Check(open || public || name != "", "/name", "required", "Say what the day is closed for.")
	return f.Err(ErrHolidayInvalid)
}

// putDay keeps a decision, or drops it where it changes nothing.
func putDay(ctx context.Context, tx database.Tx, branch uuid.UUID, date packs.Date, open bool, name string, public []BranchHoliday) error {
	plain := open && len(public) == 0 // a working day like any other
	q := platformdb.New(tx)
	if plain || len(public) > 0 && open == public[0].Open && name == "" {
		return q.DeleteBranchDay(ctx, platformdb.DeleteBranchDayParams{TenantID: tx.Tenant(), BranchID: branch, Date: date.Time()})
	}
	return q.PutBranchDay(ctx, platformdb.PutBranchDayParams{TenantID: tx.Tenant(), BranchID: branch, Date: date.Time(), Open: open, Name: name})
}
