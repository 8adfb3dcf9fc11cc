package platform

import (
	"context"
	"fmt"
	"net/http"
	"strconv"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

func (s *Service) branchRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/branches", ID: "list-branches", Tag: "branches", Permission: access.BranchesRead,
		Summary: "The branches you may see",
	}, s.getBranches)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/branches", ID: "add-branch", Tag: "branches", Permission: access.BranchesManage,
		Status: http.StatusCreated, Summary: "Open a branch",
	}, s.postBranch)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/branches/{id}", ID: "get-branch", Tag: "branches", Permission: access.BranchesRead,
		Summary: "One branch",
	}, s.getBranch)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPatch, Path: "/branches/{id}", ID: "change-branch", Tag: "branches", Permission: access.BranchesManage,
		Summary: "Change a branch's details, or close it",
	}, s.patchBranch)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPut, Path: "/branches/{id}/hours", ID: "set-branch-hours", Tag: "branches", Permission: access.BranchesManage,
		Summary: "Replace a branch's opening hours",
	}, s.putHours)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/branches/{id}/holidays", ID: "list-branch-holidays", Tag: "branches", Permission: access.BranchesRead,
		Summary: "A branch's public holidays and own closed days in a year",
	}, s.getHolidays)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPut, Path: "/branches/{id}/holidays/{date}", ID: "set-branch-holiday", Tag: "branches", Permission: access.BranchesManage,
		Summary: "Decide whether a branch is open on a date",
	}, s.putHoliday)
}

type hoursJSON struct {
	Weekday int    `json:"weekday" minimum:"1" maximum:"7" doc:"1 is Monday"`
	Opens   string `json:"opens" example:"09:00"`
	Closes  string `json:"closes" example:"18:00" doc:"24:00 is the end of the day"`
}

type branchJSON struct {
	ID          uuid.UUID   `json:"id"`
	Name        string      `json:"name"`
	Code        string      `json:"code"`
	Country     string      `json:"country"`
	Subdivision string      `json:"subdivision"`
	TimeZone    string      `json:"time_zone"`
	Address     Address     `json:"address"`
	Phone       string      `json:"phone"`
	Email       string      `json:"email"`
	Active      bool        `json:"active"`
	Hours       []hoursJSON `json:"hours" nullable:"false"`
	Version     int64       `json:"version"`
}

func toBranchJSON(b Branch) branchJSON {
	return branchJSON{
		ID: b.ID, Name: b.Name, Code: b.Code, Country: b.Country, Subdivision: b.Subdivision, TimeZone: b.TimeZone,
		Address: b.Address, Phone: b.Phone, Email: b.Email, Active: b.Active, Hours: toHoursJSON(b.Hours), Version: b.Version,
	}
}

func toHoursJSON(hours []OpenHours) []hoursJSON {
	out := []hoursJSON{}
	for _, h := range hours {
		out = append(out, hoursJSON{h.Weekday, formatClock(h.Opens), formatClock(h.Closes)})
	}
	return out
}

// fromHoursJSON reads the times; one that is none becomes hours that checkHours
// would refuse, so its pointer is given here.
func fromHoursJSON(in []hoursJSON) ([]OpenHours, error) {
	var f fault.Fields
	out := make([]OpenHours, 0, len(in))
	for i, h := range in {
		opens, okOpens := parseClock(h.Opens)
		closes, okCloses := parseClock(h.Closes)
		f.Check(okOpens, fmt.Sprintf("/hours/%d/opens", i), "invalid", "Give a time such as 09:00.")
		f.Check(okCloses, fmt.Sprintf("/hours/%d/closes", i), "invalid", "Give a time such as 18:00.")
		out = append(out, OpenHours{h.Weekday, opens, closes})
	}
	return out, f.Err(ErrBranchInvalid)
}

func formatClock(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }

// parseClock reads "09:00" as minutes after midnight; "24:00" is the end of the day.
func parseClock(s string) (minutes int, ok bool) {
	if len(s) != 5 || s[2] != ':' {
		return 0, false
	}
	hour, err1 := strconv.Atoi(s[:2])
	minute, err2 := strconv.Atoi(s[3:])
	minutes = hour*60 + minute
	return minutes, err1 == nil && err2 == nil && hour >= 0 && minute >= 0 && minute < 60 && minutes <= 1440
}

func (s *Service) getBranches(ctx context.Context, _ *struct{}) (*itemsOutput[branchJSON], error) {
	all, err := s.Branches(ctx)
	if err != nil {
		return nil, err
	}
	out := []branchJSON{}
	for _, b := range all {
		out = append(out, toBranchJSON(b))
	}
	return items(out), nil
}

type branchOutput struct {
	ETag string `header:"ETag"`
	Body branchJSON
}

func branchAnswer(b Branch, err error) (*branchOutput, error) {
	if err != nil {
		return nil, err
	}
	return &branchOutput{httpserver.ETag(b.Version), toBranchJSON(b)}, nil
}

type branchIDInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

func (s *Service) getBranch(ctx context.Context, in *branchIDInput) (*branchOutput, error) {
	return branchAnswer(s.Branch(ctx, in.ID))
}

type newBranchInput struct {
	Body struct {
		Name        string      `json:"name" maxLength:"200"`
		Code        string      `json:"code,omitempty" maxLength:"40" doc:"Made from the name where it is left out"`
		Country     string      `json:"country,omitempty" maxLength:"2" doc:"The chain's where it is left out"`
		Subdivision string      `json:"subdivision,omitempty" maxLength:"3"`
		TimeZone    string      `json:"time_zone,omitempty" maxLength:"60" doc:"The subdivision's usual one where it is left out"`
		Address     *addressIn  `json:"address,omitempty"`
		Phone       string      `json:"phone,omitempty" maxLength:"40"`
		Email       string      `json:"email,omitempty" maxLength:"254"`
		Hours       []hoursJSON `json:"hours,omitempty" nullable:"false"`
	}
}

// addressIn is Address as it is written: lines may be left out.
type addressIn struct {
	Line1      string `json:"line1,omitempty" maxLength:"300"`
	Line2      string `json:"line2,omitempty" maxLength:"300"`
	Locality   string `json:"locality,omitempty" maxLength:"300"`
	City       string `json:"city,omitempty" maxLength:"300"`
	State      string `json:"state,omitempty" maxLength:"300"`
	PostalCode string `json:"postal_code,omitempty" maxLength:"300"`
}

func (s *Service) postBranch(ctx context.Context, in *newBranchInput) (*branchOutput, error) {
	b := in.Body
	hours, err := fromHoursJSON(b.Hours)
	if err != nil {
		return nil, err
	}
	f := BranchFields{
		Name: b.Name, Code: b.Code, Country: b.Country, Subdivision: b.Subdivision, TimeZone: b.TimeZone, Phone: b.Phone, Email: b.Email,
	}
	if b.Address != nil {
		f.Address = Address(*b.Address)
	}
	return branchAnswer(s.AddBranch(ctx, f, hours))
}

type changeBranchInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match"`
	Body    struct {
		Name        *string    `json:"name,omitempty" maxLength:"200"`
		Code        *string    `json:"code,omitempty" maxLength:"40"`
		Country     *string    `json:"country,omitempty" maxLength:"2"`
		Subdivision *string    `json:"subdivision,omitempty" maxLength:"3"`
		TimeZone    *string    `json:"time_zone,omitempty" maxLength:"60"`
		Address     *addressIn `json:"address,omitempty"`
		Phone       *string    `json:"phone,omitempty" maxLength:"40"`
		Email       *string    `json:"email,omitempty" maxLength:"254"`
		Active      *bool      `json:"active,omitempty"`
	}
}

func (s *Service) patchBranch(ctx context.Context, in *changeBranchInput) (*branchOutput, error) {
	return branchAnswer(s.ChangeBranch(ctx, in.ID, matching(in.IfMatch), func(f *BranchFields) {
		b := in.Body
		set(&f.Name, b.Name)
		set(&f.Code, b.Code)
		set(&f.Country, b.Country)
		set(&f.Subdivision, b.Subdivision)
		set(&f.TimeZone, b.TimeZone)
		set(&f.Phone, b.Phone)
		set(&f.Email, b.Email)
		set(&f.Active, b.Active)
		if b.Address != nil {
			f.Address = Address(*b.Address)
		}
	}))
}

// set changes a field that was sent.
func set[T any](field, sent *T) {
	if sent != nil {
		*field = *sent
	}
}

type hoursInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match"`
	Body    struct {
		Hours []hoursJSON `json:"hours" nullable:"false"`
	}
}

func (s *Service) putHours(ctx context.Context, in *hoursInput) (*branchOutput, error) {
	hours, err := fromHoursJSON(in.Body.Hours)
	if err != nil {
		return nil, err
	}
	return branchAnswer(s.SetHours(ctx, in.ID, matching(in.IfMatch), hours))
}

// matching refuses who has not seen the newest.
func matching(ifMatch string) func(version int64) error {
	return func(version int64) error { return httpserver.CheckMatch(ifMatch, version) }
}

type holidayJSON struct {
	Date      string      `json:"date" format:"date"`
	Name      string      `json:"name"`
	Kind      HolidayKind `json:"kind" enum:"public,chain"`
	Estimated bool        `json:"estimated" doc:"The date may still move"`
	Observed  bool        `json:"observed" doc:"Given instead of a day on a weekend"`
	Open      bool        `json:"open"`
}

func toHolidayJSON(h BranchHoliday) holidayJSON {
	return holidayJSON{h.Date.String(), h.Name, h.Kind, h.Estimated, h.Observed, h.Open}
}

type holidaysInput struct {
	ID       uuid.UUID `path:"id" format:"uuid"`
	Year     int       `query:"year" required:"true" minimum:"2000" maximum:"2100"`
	Language string    `query:"language" enum:"en,hi,ar,fr" doc:"The chain's where it is left out"`
}

type holidaysOutput struct {
	Body struct {
		Items    []holidayJSON `json:"items" nullable:"false"`
		Complete bool          `json:"complete" doc:"False for a year whose moon-sighted and Hindu holidays are not known yet"`
	}
}

func (s *Service) getHolidays(ctx context.Context, in *holidaysInput) (*holidaysOutput, error) {
	year, err := s.Holidays(ctx, in.ID, in.Year, in.Language)
	if err != nil {
		return nil, err
	}
	out := &holidaysOutput{}
	out.Body.Items, out.Body.Complete = []holidayJSON{}, year.Complete
	for _, h := range year.Holidays {
		out.Body.Items = append(out.Body.Items, toHolidayJSON(h))
	}
	return out, nil
}

type holidayInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Date string    `path:"date" format:"date"`
	Body struct {
		Open bool   `json:"open"`
		Name string `json:"name,omitempty" maxLength:"200"`
	}
}

type holidayOutput struct{ Body holidayJSON }

func (s *Service) putHoliday(ctx context.Context, in *holidayInput) (*holidayOutput, error) {
	date, err := packs.ParseDate(in.Date)
	if err != nil {
		return nil, ErrHolidayInvalid.With(fault.Field{Pointer: "path/date", Code: "invalid", Detail: "Give a date such as 2026-12-25."})
	}
	h, err := s.SetHoliday(ctx, in.ID, date, in.Body.Open, in.Body.Name)
	if err != nil {
		return nil, err
	}
	return &holidayOutput{toHolidayJSON(h)}, nil
}
