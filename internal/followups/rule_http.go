package followups

import (
	"context"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// Routes mounts the follow-ups' operations.
func (s *Service) Routes(api *httpserver.API) {
	s.taskRoutes(api)
	s.recallRoutes(api)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/followup-rules", ID: "list-followup-rules", Tag: "followups", Permission: access.FollowupsRead,
		Summary: "The rules that make follow-ups, those at work first",
	}, s.listRules)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/followup-rules", ID: "add-followup-rule", Tag: "followups", Permission: access.FollowupsManage,
		Status: http.StatusCreated, Summary: "Make a rule",
	}, s.postRule)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPut, Path: "/followup-rules/{id}", ID: "change-followup-rule", Tag: "followups", Permission: access.FollowupsManage,
		Summary: "Change a rule; the tasks it made stay as they are",
	}, s.putRule)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/followup-rules/preview", ID: "preview-followup-rule", Tag: "followups", Permission: access.FollowupsManage,
		Summary: "How many tasks a rule would have made in the last 30 days",
	}, s.previewRule)
}

type followupAssigneeJSON struct {
	Kind AssigneeKind `json:"kind" enum:"desk,role,member"`
	ID   *uuid.UUID   `json:"id,omitempty" doc:"Of the role or the member; none for the desk"`
	Name string       `json:"name,omitempty" readOnly:"true"`
}

func (a followupAssigneeJSON) value() Assignee { return Assignee{Kind: a.Kind, ID: a.ID} }

type followupDelayJSON struct {
	Amount      int    `json:"amount" doc:"Before the due date where it is negative"`
	Unit        Unit   `json:"unit" enum:"hours,days"`
	RelativeTo  Base   `json:"relative_to" enum:"event,due_date"`
	At          string `json:"at,omitempty" doc:"10:00 on the branch's clock; empty: the time of the event"`
	WorkingDays bool   `json:"working_days" doc:"Only while the branch is open"`
}

// FollowupRuleBody is a rule as it is written. It is exported for its fields to be part of the document where it is embedded.
type FollowupRuleBody struct {
	Names           map[string]string    `json:"names" doc:"By language"`
	Scripts         map[string]string    `json:"scripts" doc:"By language, with {patient}, {practitioner}, {service}, {date}, {clinic}, {me}"`
	Event           Event                `json:"event"`
	ServiceIDs      []uuid.UUID          `json:"service_ids" nullable:"false" doc:"Empty: of all services"`
	BranchIDs       []uuid.UUID          `json:"branch_ids" nullable:"false" doc:"Empty: at all branches"`
	VisitKind       string               `json:"visit_kind,omitempty" maxLength:"40"`
	Delay           followupDelayJSON    `json:"delay"`
	Assignee        followupAssigneeJSON `json:"assignee"`
	Priority        int                  `json:"priority" doc:"1 to 5; 5 is worth most"`
	ClosesOnBooking bool                 `json:"closes_on_booking"`
	ClosesOnDecline bool                 `json:"closes_on_decline"`
	MaxAttempts     int                  `json:"max_attempts"`
	ExpiresDays     int                  `json:"expires_days" doc:"After the due day; 0: never"`
	Active          bool                 `json:"active"`
}

func (b FollowupRuleBody) fields() (RuleFields, error) {
	f := RuleFields{
		Names: b.Names, Scripts: b.Scripts, Event: b.Event, Services: b.ServiceIDs, Branches: b.BranchIDs, VisitKind: b.VisitKind,
		Delay:    Delay{Amount: b.Delay.Amount, Unit: b.Delay.Unit, RelativeTo: b.Delay.RelativeTo, WorkingDays: b.Delay.WorkingDays},
		Assignee: b.Assignee.value(), Priority: b.Priority, ClosesOnBooking: b.ClosesOnBooking, ClosesOnDecline: b.ClosesOnDecline,
		MaxAttempts: b.MaxAttempts, ExpiresDays: b.ExpiresDays, Active: b.Active,
	}
	if b.Delay.At == "" {
		return f, nil
	}
	m, err := parseMinute(b.Delay.At)
	if err != nil {
		return f, ErrRuleInvalid.With(fault.Field{Pointer: "/delay/at", Code: "invalid", Detail: "Write the time as 10:00."})
	}
	f.Delay.AtMinute = &m
	return f, nil
}

type followupRuleJSON struct {
	ID  uuid.UUID `json:"id"`
	Key string    `json:"key" doc:"Of the rule the chain began with; empty for its own"`
	FollowupRuleBody
	CreatedAt time.Time `json:"created_at"`
	Version   int64     `json:"version"`
}

func ruleJSON(r Rule) followupRuleJSON {
	out := followupRuleJSON{
		ID: r.ID, Key: r.Key, CreatedAt: r.CreatedAt, Version: r.Version,
		FollowupRuleBody: FollowupRuleBody{
			Names: r.Names, Scripts: r.Scripts, Event: r.Event, ServiceIDs: r.Services, BranchIDs: r.Branches, VisitKind: r.VisitKind,
			Delay: followupDelayJSON{
				Amount: r.Delay.Amount, Unit: r.Delay.Unit, RelativeTo: r.Delay.RelativeTo, WorkingDays: r.Delay.WorkingDays,
			},
			Assignee: assigneeJSON(r.Assignee), Priority: r.Priority, ClosesOnBooking: r.ClosesOnBooking, ClosesOnDecline: r.ClosesOnDecline,
			MaxAttempts: r.MaxAttempts, ExpiresDays: r.ExpiresDays, Active: r.Active,
		},
	}
	if r.Delay.AtMinute != nil {
		out.Delay.At = clockTime(*r.Delay.AtMinute)
	}
	return out
}

func assigneeJSON(a Assignee) followupAssigneeJSON {
	return followupAssigneeJSON(a)
}

type followupRulesOutput struct {
	Body struct {
		Items []followupRuleJSON `json:"items" nullable:"false"`
	}
}

func (s *Service) listRules(ctx context.Context, _ *struct{}) (*followupRulesOutput, error) {
	rules, err := s.Rules(ctx)
	if err != nil {
		return nil, err
	}
	out := &followupRulesOutput{}
	out.Body.Items = make([]followupRuleJSON, len(rules))
	for i, r := range rules {
		out.Body.Items[i] = ruleJSON(r)
	}
	return out, nil
}

type followupRuleOutput struct {
	ETag string `header:"ETag"`
	Body followupRuleJSON
}

func ruleAnswer(r Rule, err error) (*followupRuleOutput, error) {
	if err != nil {
		return nil, err
	}
	return &followupRuleOutput{ETag: httpserver.ETag(r.Version), Body: ruleJSON(r)}, nil
}

type followupPostRuleInput struct{ Body FollowupRuleBody }

func (s *Service) postRule(ctx context.Context, in *followupPostRuleInput) (*followupRuleOutput, error) {
	f, err := in.Body.fields()
	if err != nil {
		return nil, err
	}
	return ruleAnswer(s.AddRule(ctx, f))
}

type followupPutRuleInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match"`
	Body    FollowupRuleBody
}

func (s *Service) putRule(ctx context.Context, in *followupPutRuleInput) (*followupRuleOutput, error) {
	f, err := in.Body.fields()
	if err != nil {
		return nil, err
	}
	return ruleAnswer(s.ChangeRule(ctx, in.ID, in.IfMatch, f))
}

const previewDays = 30

type followupPreviewInput struct {
	Body struct {
		Event      Event       `json:"event"`
		ServiceIDs []uuid.UUID `json:"service_ids" nullable:"false"`
		BranchIDs  []uuid.UUID `json:"branch_ids" nullable:"false"`
		VisitKind  string      `json:"visit_kind,omitempty" maxLength:"40"`
	}
}

type followupPreviewOutput struct {
	Body struct {
		Tasks int64 `json:"tasks" doc:"At most: who had booked again by then is not called"`
		Days  int   `json:"days"`
	}
}

func (s *Service) previewRule(ctx context.Context, in *followupPreviewInput) (*followupPreviewOutput, error) {
	n, err := s.Preview(ctx, RuleFields{
		Event: in.Body.Event, Services: in.Body.ServiceIDs, Branches: in.Body.BranchIDs, VisitKind: in.Body.VisitKind,
	}, s.now().AddDate(0, 0, -previewDays))
	out := &followupPreviewOutput{}
	out.Body.Tasks, out.Body.Days = n, previewDays
	return out, err
}

// namesOf is never null in JSON.
func namesOf(n packs.Names) map[string]string {
	if n == nil {
		return map[string]string{}
	}
	return n
}
