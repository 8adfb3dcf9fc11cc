package scheduling

import (
	"context"
	"fmt"
	"net/http"
	"slices"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
)

func (s *Service) resourceRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/resources", ID: "list-resources", Tag: "resources", Permission: access.ResourcesRead,
		Summary: "Practitioners and rooms with their weekly hours",
	}, s.listResources)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/resources", ID: "add-resource", Tag: "resources", Permission: access.ResourcesManage,
		Status: http.StatusCreated, Summary: "Add a practitioner or a room",
	}, s.postResource)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPatch, Path: "/resources/{id}", ID: "change-resource", Tag: "resources", Permission: access.ResourcesManage,
		Summary: "Change a practitioner or a room",
	}, s.patchResource)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPut, Path: "/resources/{id}/hours", ID: "set-resource-hours", Tag: "resources", Permission: access.ResourcesManage,
		Summary: "Replace the weekly hours",
	}, s.putResourceHours)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/resources/{id}/exceptions", ID: "list-exceptions", Tag: "resources", Permission: access.ResourcesRead,
		Summary: "Leave and overrides that are not over",
	}, s.listExceptions)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/resources/{id}/exceptions", ID: "add-exception", Tag: "resources", Permission: access.ResourcesManage,
		Status: http.StatusCreated, Summary: "Add leave, or other hours on some dates",
	}, s.postException)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodDelete, Path: "/resources/{id}/exceptions/{eid}", ID: "remove-exception", Tag: "resources",
		Permission: access.ResourcesManage, Summary: "Take leave or an override back",
	}, s.deleteException)
}

type resourceHoursJSON struct {
	BranchID  uuid.UUID `json:"branch_id"`
	Weekday   int       `json:"weekday" doc:"1 is Monday"`
	Starts    string    `json:"starts" doc:"09:00"`
	Ends      string    `json:"ends" doc:"17:00; 24:00 is the end of the day"`
	ValidFrom *string   `json:"valid_from" format:"date"`
	ValidTo   *string   `json:"valid_to" format:"date"`
}

// newHoursJSON is resourceHoursJSON as it may be sent: without dates it holds always.
type newHoursJSON struct {
	BranchID  uuid.UUID `json:"branch_id"`
	Weekday   int       `json:"weekday"`
	Starts    string    `json:"starts"`
	Ends      string    `json:"ends"`
	ValidFrom *string   `json:"valid_from,omitempty" format:"date" nullable:"true"`
	ValidTo   *string   `json:"valid_to,omitempty" format:"date" nullable:"true"`
}

type resourceJSON struct {
	ID           uuid.UUID           `json:"id"`
	Kind         string              `json:"kind" enum:"practitioner,room"`
	Name         string              `json:"name"`
	Title        string              `json:"title"`
	RoomType     *string             `json:"room_type"`
	Color        string              `json:"color"`
	MemberID     *uuid.UUID          `json:"member_id"`
	InvitationID *uuid.UUID          `json:"invitation_id" doc:"Of whom the practitioner will be, once they accept"`
	BranchIDs    []uuid.UUID         `json:"branch_ids" nullable:"false"`
	Active       bool                `json:"active"`
	Hours        []resourceHoursJSON `json:"weekly_hours" nullable:"false"`
	Version      int64               `json:"version"`
}

func toResourceJSON(r Resource) resourceJSON {
	return resourceJSON{
		ID: r.ID, Kind: string(r.Kind), Name: r.Name, Title: r.Title, RoomType: orNil(r.RoomType), Color: r.Color, MemberID: r.MemberID, InvitationID: r.InvitationID,
		BranchIDs: listed(r.Branches), Active: r.Active, Hours: mapped(r.Hours, toHoursJSON), Version: r.Version,
	}
}

func toHoursJSON(h Hours) resourceHoursJSON {
	return resourceHoursJSON{
		BranchID: h.Branch, Weekday: h.Weekday, Starts: h.Starts.String(), Ends: h.Ends.String(),
		ValidFrom: dateText(h.ValidFrom), ValidTo: dateText(h.ValidTo),
	}
}

func dateText(d *availability.Date) *string {
	if d == nil {
		return nil
	}
	text := d.String()
	return &text
}

// hours reads what was sent, and says of every time and date that is none.
func hoursFromJSON(in []newHoursJSON) ([]Hours, error) {
	var faults fault.Fields
	out := make([]Hours, len(in))
	for i, j := range in {
		at := fmt.Sprintf("/hours/%d", i)
		out[i] = Hours{
			Branch: j.BranchID, Weekday: j.Weekday,
			Starts: clockAt(&faults, at+"/starts", j.Starts), Ends: clockAt(&faults, at+"/ends", j.Ends),
			ValidFrom: optionalDate(&faults, at+"/valid_from", j.ValidFrom), ValidTo: optionalDate(&faults, at+"/valid_to", j.ValidTo),
		}
	}
	return out, faults.Err(ErrResourceInvalid)
}

func clockAt(faults *fault.Fields, pointer, text string) availability.TimeOfDay {
	t, err := availability.ParseTimeOfDay(text)
	faults.Check(err == nil, pointer, "invalid", "Write the time as 09:30.")
	return t
}

func dateAt(faults *fault.Fields, pointer, text string) availability.Date {
	d, err := availability.ParseDate(text)
	faults.Check(err == nil, pointer, "invalid", "Write the date as 2026-11-24.")
	return d
}

func optionalDate(faults *fault.Fields, pointer string, text *string) *availability.Date {
	if text == nil || *text == "" {
		return nil
	}
	d := dateAt(faults, pointer, *text)
	return &d
}

type resourcesOutput struct {
	Body struct {
		Items []resourceJSON `json:"items" nullable:"false"`
	}
}

type resourceOutput struct {
	ETag string `header:"ETag"`
	Body resourceJSON
}

func resourceAnswer(r Resource, err error) (*resourceOutput, error) {
	if err != nil {
		return nil, err
	}
	return &resourceOutput{ETag: httpserver.ETag(r.Version), Body: toResourceJSON(r)}, nil
}

type listResourcesInput struct {
	Kind     string         `query:"kind" enum:"practitioner,room"`
	BranchID string         `query:"branch_id" format:"uuid"`
	Active   optional[bool] `query:"active"`
}

func (s *Service) listResources(ctx context.Context, in *listResourcesInput) (*resourcesOutput, error) {
	list, err := s.Resources(ctx, ResourceKind(in.Kind), optionalID(in.BranchID))
	if err != nil {
		return nil, err
	}
	if active := in.Active.value(); active != nil {
		list = slices.DeleteFunc(list, func(r Resource) bool { return r.Active != *active })
	}
	out := &resourcesOutput{}
	out.Body.Items = mapped(list, toResourceJSON)
	return out, nil
}

// optionalID is nil for an empty query parameter; huma has checked its form.
func optionalID(text string) *uuid.UUID {
	parsed, err := uuid.Parse(text)
	if err != nil {
		return nil
	}
	return &parsed
}

type postResourceInput struct {
	Body struct {
		Kind         string         `json:"kind" enum:"practitioner,room"`
		Name         string         `json:"name" maxLength:"400"`
		Title        string         `json:"title,omitempty"`
		RoomType     *string        `json:"room_type,omitempty" nullable:"true"`
		Color        string         `json:"color,omitempty"`
		MemberID     *uuid.UUID     `json:"member_id,omitempty" nullable:"true"`
		InvitationID *uuid.UUID     `json:"invitation_id,omitempty" nullable:"true" doc:"Of whom the practitioner will be, once they accept"`
		BranchIDs    []uuid.UUID    `json:"branch_ids" maxItems:"200" nullable:"false"`
		Active       *bool          `json:"active,omitempty" doc:"true where it is left out"`
		Hours        []newHoursJSON `json:"weekly_hours,omitempty" maxItems:"500" nullable:"false"`
	}
}

func (s *Service) postResource(ctx context.Context, in *postResourceInput) (*resourceOutput, error) {
	hours, err := hoursFromJSON(in.Body.Hours)
	if err != nil {
		return nil, err
	}
	f := ResourceFields{
		Name: in.Body.Name, Title: in.Body.Title, RoomType: orEmpty(in.Body.RoomType), Color: in.Body.Color,
		MemberID: in.Body.MemberID, InvitationID: in.Body.InvitationID, Branches: in.Body.BranchIDs, Active: true,
	}
	set(&f.Active, in.Body.Active)
	return resourceAnswer(s.AddResource(ctx, ResourceKind(in.Body.Kind), f, hours))
}

type patchResourceInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match"`
	Body    struct {
		Name         *string      `json:"name,omitempty" maxLength:"400"`
		Title        *string      `json:"title,omitempty"`
		RoomType     *string      `json:"room_type,omitempty"`
		Color        *string      `json:"color,omitempty"`
		MemberID     *string      `json:"member_id,omitempty" doc:"Empty: no member"`
		InvitationID *string      `json:"invitation_id,omitempty" doc:"Empty: nobody who was invited"`
		BranchIDs    *[]uuid.UUID `json:"branch_ids,omitempty"`
		Active       *bool        `json:"active,omitempty"`
	}
}

func (s *Service) patchResource(ctx context.Context, in *patchResourceInput) (*resourceOutput, error) {
	return resourceAnswer(s.ChangeResource(ctx, in.ID, in.IfMatch, func(f *ResourceFields) {
		set(&f.Name, in.Body.Name)
		set(&f.Title, in.Body.Title)
		set(&f.RoomType, in.Body.RoomType)
		set(&f.Color, in.Body.Color)
		set(&f.Branches, in.Body.BranchIDs)
		set(&f.Active, in.Body.Active)
		if in.Body.MemberID != nil {
			f.MemberID = optionalID(*in.Body.MemberID)
		}
		if in.Body.InvitationID != nil {
			f.InvitationID = optionalID(*in.Body.InvitationID)
		}
	}))
}

type putHoursInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match"`
	Body    struct {
		Hours []newHoursJSON `json:"hours" maxItems:"500" nullable:"false"`
	}
}

func (s *Service) putResourceHours(ctx context.Context, in *putHoursInput) (*resourceOutput, error) {
	hours, err := hoursFromJSON(in.Body.Hours)
	if err != nil {
		return nil, err
	}
	return resourceAnswer(s.SetHours(ctx, in.ID, in.IfMatch, hours))
}

type rangeJSON struct {
	Starts string `json:"starts" doc:"09:00"`
	Ends   string `json:"ends" doc:"At or before the start: past midnight"`
}

type exceptionJSON struct {
	ID       uuid.UUID   `json:"id"`
	BranchID *uuid.UUID  `json:"branch_id"`
	Kind     string      `json:"kind" enum:"leave,override"`
	StartsOn string      `json:"starts_on" format:"date"`
	EndsOn   string      `json:"ends_on" format:"date"`
	Ranges   []rangeJSON `json:"ranges" nullable:"false" doc:"Empty: the whole day"`
	Reason   string      `json:"reason"`
}

func toExceptionJSON(e Exception) exceptionJSON {
	return exceptionJSON{
		ID: e.ID, BranchID: e.Branch, Kind: e.Kind, StartsOn: e.StartsOn.String(), EndsOn: e.Ends.String(), Reason: e.Reason,
		Ranges: mapped(e.Ranges, func(r availability.Range) rangeJSON { return rangeJSON{r.Start.String(), r.End.String()} }),
	}
}

type exceptionsOutput struct {
	Body struct {
		Items []exceptionJSON `json:"items" nullable:"false"`
	}
}

type resourceIDInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

func (s *Service) listExceptions(ctx context.Context, in *resourceIDInput) (*exceptionsOutput, error) {
	list, err := s.Exceptions(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	out := &exceptionsOutput{}
	out.Body.Items = mapped(list, toExceptionJSON)
	return out, nil
}

type postExceptionInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		BranchID *uuid.UUID  `json:"branch_id,omitempty" nullable:"true" doc:"Left out: everywhere"`
		Kind     string      `json:"kind" enum:"leave,override"`
		StartsOn string      `json:"starts_on" doc:"2026-11-24"`
		EndsOn   string      `json:"ends_on" doc:"2026-11-24"`
		Ranges   []rangeJSON `json:"ranges,omitempty" maxItems:"20" nullable:"false"`
		Reason   string      `json:"reason,omitempty"`
	}
}

type exceptionOutput struct{ Body exceptionJSON }

func (s *Service) postException(ctx context.Context, in *postExceptionInput) (*exceptionOutput, error) {
	var faults fault.Fields
	e := Exception{
		Branch: in.Body.BranchID, Kind: in.Body.Kind, Reason: in.Body.Reason,
		StartsOn: dateAt(&faults, "/starts_on", in.Body.StartsOn), Ends: dateAt(&faults, "/ends_on", in.Body.EndsOn),
	}
	for i, r := range in.Body.Ranges {
		at := fmt.Sprintf("/ranges/%d", i)
		e.Ranges = append(e.Ranges, availability.Range{Start: clockAt(&faults, at+"/starts", r.Starts), End: clockAt(&faults, at+"/ends", r.Ends)})
	}
	if err := faults.Err(ErrInvalid); err != nil {
		return nil, err
	}
	added, err := s.AddException(ctx, in.ID, e)
	if err != nil {
		return nil, err
	}
	return &exceptionOutput{toExceptionJSON(added)}, nil
}

type exceptionIDInput struct {
	ID  uuid.UUID `path:"id" format:"uuid"`
	EID uuid.UUID `path:"eid" format:"uuid"`
}

func (s *Service) deleteException(ctx context.Context, in *exceptionIDInput) (*struct{}, error) {
	return nil, s.RemoveException(ctx, in.ID, in.EID)
}
