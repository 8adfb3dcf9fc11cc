package followups

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/followups/followupsdb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// Event is what a rule waits for.
type Event string

// The events of rules.
const (
	ConsultationCompleted     Event = "consultation_completed"
	TherapySession            Event = "therapy_session"
	Missed                    Event = "missed"
	CancelledWithoutRebooking Event = "cancelled_without_rebooking"
	PackageSold               Event = "package_sold"
	PackageRunningOut         Event = "package_running_out"
	DiagnosticOrdered         Event = "diagnostic_ordered"
	DoctorInstruction         Event = "doctor_instruction"
	IntakeNotReturned         Event = "intake_not_returned"
	InvoiceOverdue            Event = "invoice_overdue"
)

// The events of tasks that no rule made.
const (
	Manual Event = "manual"
	Recall Event = "recall"
)

var ruleEvents = []Event{
	ConsultationCompleted, TherapySession, Missed, CancelledWithoutRebooking, PackageSold, PackageRunningOut,
	DiagnosticOrdered, DoctorInstruction, IntakeNotReturned, InvoiceOverdue,
}

// AssigneeKind says whose task it is.
type AssigneeKind string

// Whose task it is.
const (
	Desk   AssigneeKind = "desk" // of whoever works at the branch
	Role   AssigneeKind = "role"
	Member AssigneeKind = "member"
)

// Assignee is whose a task is; ID is of the role or the member, Name what they are called.
type Assignee struct {
	Kind AssigneeKind
	ID   *uuid.UUID
	Name string
}

func (a Assignee) role() *uuid.UUID   { return a.only(Role) }
func (a Assignee) member() *uuid.UUID { return a.only(Member) }

func (a Assignee) only(k AssigneeKind) *uuid.UUID {
	if a.Kind == k {
		return a.ID
	}
	return nil
}

// RuleFields is what a rule is written with. Names and Scripts are by language.
type RuleFields struct {
	Names, Scripts  packs.Names
	Event           Event
	Services        []uuid.UUID // empty: of all
	Branches        []uuid.UUID // empty: at all
	VisitKind       string      // empty: of every kind
	Delay           Delay
	Assignee        Assignee
	Priority        int // 1 to 5, 5 is worth most
	ClosesOnBooking bool
	ClosesOnDecline bool
	MaxAttempts     int
	ExpiresDays     int // after the due day; 0: never
	Active          bool
}

// Rule makes a task of every event it fits.
type Rule struct {
	ID  uuid.UUID
	Key string // of the pack it came from; empty: the chain's own
	RuleFields
	CreatedAt time.Time
	Version   int64
}

// What can go wrong with a rule.
var (
	ErrRuleNotFound = fault.New(fault.NotFound, "followups.rule_not_found", "There is no such rule.")
	ErrRuleInvalid  = fault.New(fault.Invalid, "followups.rule_invalid", "Some of the rule needs another look.")
	ErrAssignee     = fault.New(fault.Invalid, "followups.assignee_unknown", "There is nobody of that name to give it to.").
			With(fault.Field{Pointer: "/assignee/id", Code: "unknown", Detail: "There is nobody of that name to give it to."})
)

var ruleConstraints = map[string]*fault.Error{
	"followup_rules_role_fkey": ErrAssignee, "followup_rules_member_fkey": ErrAssignee, "followup_rules_assignee": ErrAssignee,
}

const (
	longestName   = 120
	longestScript = 2000
	mostFilters   = 200
)

var placeholder = regexp.MustCompile(`\{[^{}]*\}`)

// placeholders are what a script may leave to be filled in on the screen: a name is never stored in one.
var placeholders = []string{"{patient}", "{practitioner}", "{service}", "{date}", "{clinic}", "{me}"}

// clean trims f and refuses everything wrong with it at once.
func (f RuleFields) clean() (RuleFields, error) {
	var faults fault.Fields
	f.Names, f.Scripts = trimmed(f.Names), trimmed(f.Scripts)
	faults.Check(len(f.Names) > 0, "/names", "required", "Give the rule a name.")
	checkTexts(&faults, "/names/", f.Names, longestName)
	checkTexts(&faults, "/scripts/", f.Scripts, longestScript)
	faults.Check(slices.Contains(ruleEvents, f.Event), "/event", "unknown", "There is no such event.")
	faults.Check(len(f.Services) <= mostFilters, "/service_ids", "too_long", "These are too many.")
	faults.Check(len(f.Branches) <= mostFilters, "/branch_ids", "too_long", "These are too many.")
	f.checkDelay(&faults)
	faults.Check(slices.Contains([]AssigneeKind{Desk, Role, Member}, f.Assignee.Kind), "/assignee/kind", "unknown", "Say who is to call.")
	faults.Check((f.Assignee.Kind == Desk) == (f.Assignee.ID == nil), "/assignee/id", "required", "Say who is to call.")
	faults.Check(f.Priority >= 1 && f.Priority <= 5, "/priority", "range", "Give a value from 1 to 5.")
	faults.Check(f.MaxAttempts >= 1 && f.MaxAttempts <= 20, "/max_attempts", "range", "Give 1 to 20 attempts.")
	faults.Check(f.ExpiresDays >= 0 && f.ExpiresDays <= 730, "/expires_days", "range", "Give at most two years.")
	f.Services, f.Branches = compact(f.Services), compact(f.Branches)
	return f, faults.Err(ErrRuleInvalid)
}

func (f RuleFields) checkDelay(faults *fault.Fields) {
	d := f.Delay
	faults.Check(d.Unit == Hours || d.Unit == Days, "/delay/unit", "unknown", "Count in hours or days.")
	faults.Check(d.RelativeTo == FromEvent || d.RelativeTo == FromDueDate, "/delay/relative_to", "unknown", "Count from the event or from its due date.")
	least := 0
	if d.RelativeTo == FromDueDate {
		least = -365
	}
	faults.Check(d.Amount >= least && d.Amount <= 730, "/delay/amount", "range", "This is out of range.")
	faults.Check(d.AtMinute == nil || d.Unit == Days, "/delay/at", "invalid", "A time of day goes with days.")
}

// trimmed is texts without blanks around them, and without those that are blank.
func trimmed(texts packs.Names) packs.Names {
	out := packs.Names{}
	for language, text := range texts {
		if text = strings.TrimSpace(text); text != "" {
			out[language] = text
		}
	}
	return out
}

func checkTexts(faults *fault.Fields, pointer string, texts packs.Names, longest int) {
	for _, language := range slices.Sorted(maps.Keys(texts)) {
		at := pointer + language
		faults.Check(slices.Contains(packs.Languages, language), at, "unknown", "This language is not known.")
		faults.Check(utf8.RuneCountInString(texts[language]) <= longest, at, "too_long", "This is too long.")
		for _, p := range placeholder.FindAllString(texts[language], -1) {
			faults.Check(slices.Contains(placeholders, p), at, "placeholder", "There is nothing to put in for "+p+".")
		}
	}
}

func compact(ids []uuid.UUID) []uuid.UUID {
	out := append([]uuid.UUID{}, ids...)
	slices.SortFunc(out, func(a, b uuid.UUID) int { return strings.Compare(a.String(), b.String()) })
	return slices.Compact(out)
}

// fits reports whether the rule is about t.
func (r Rule) fits(t Trigger) bool {
	return (len(r.Services) == 0 || t.ServiceID != nil && slices.Contains(r.Services, *t.ServiceID)) &&
		(len(r.Branches) == 0 || slices.Contains(r.Branches, t.BranchID)) &&
		(r.VisitKind == "" || r.VisitKind == t.VisitKind)
}

// Rules lists the chain's rules, those at work first.
func (s *Service) Rules(ctx context.Context) ([]Rule, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Rule, error) {
		if err := s.EnsureDefaultsTx(ctx, tx); err != nil {
			return nil, err
		}
		rows, err := followupsdb.New(tx).Rules(ctx, tx.Tenant())
		if err != nil {
			return nil, err
		}
		return rulesFrom(rows)
	})
}

// AddRule makes a rule. ErrRuleInvalid names the fields.
func (s *Service) AddRule(ctx context.Context, f RuleFields) (Rule, error) {
	return database.Once(ctx, s.DB, "add-followup-rule", f, func(tx database.Tx) (Rule, error) {
		f, err := s.checkedTx(ctx, tx, f)
		if err != nil {
			return Rule{}, err
		}
		r := Rule{ID: id.New(), RuleFields: f, CreatedAt: s.now(), Version: 1}
		return r, insertRuleTx(ctx, tx, r)
	})
}

// ChangeRule edits a rule; tasks it made stay as they are. ifMatch is the ETag that was read.
func (s *Service) ChangeRule(ctx context.Context, rule uuid.UUID, ifMatch string, f RuleFields) (Rule, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Rule, error) {
		old, err := followupsdb.New(tx).RuleByID(ctx, followupsdb.RuleByIDParams{TenantID: tx.Tenant(), ID: rule})
		if err != nil {
			return Rule{}, database.Explain(err, ErrRuleNotFound, nil)
		}
		if err := httpserver.CheckMatch(ifMatch, old.Version); err != nil {
			return Rule{}, err
		}
		if f, err = s.checkedTx(ctx, tx, f); err != nil {
			return Rule{}, err
		}
		return updateRuleTx(ctx, tx, old, f)
	})
}

// checkedTx is f cleaned, its services, branches and assignee being the chain's own.
func (s *Service) checkedTx(ctx context.Context, tx database.Tx, f RuleFields) (RuleFields, error) {
	f, err := f.clean()
	if err != nil {
		return f, err
	}
	q := followupsdb.New(tx)
	services, err := q.CountServices(ctx, followupsdb.CountServicesParams{TenantID: tx.Tenant(), Ids: f.Services})
	if err != nil {
		return f, err
	}
	branches, err := q.CountBranches(ctx, followupsdb.CountBranchesParams{TenantID: tx.Tenant(), Ids: f.Branches})
	if err != nil {
		return f, err
	}
	var faults fault.Fields
	faults.Check(int(services) == len(f.Services), "/service_ids", "unknown", "One of the services is not there.")
	faults.Check(int(branches) == len(f.Branches), "/branch_ids", "unknown", "One of the branches is not there.")
	if err := faults.Err(ErrRuleInvalid); err != nil {
		return f, err
	}
	return f, checkAssigneeTx(ctx, tx, f.Assignee)
}

// checkAssigneeTx refuses somebody who does not work here any more; roles are left to their key.
func checkAssigneeTx(ctx context.Context, tx database.Tx, a Assignee) error {
	if a.Kind != Member {
		return nil
	}
	works, err := followupsdb.New(tx).MemberWorks(ctx, followupsdb.MemberWorksParams{TenantID: tx.Tenant(), ID: *a.ID})
	if err == nil && !works {
		return ErrAssignee
	}
	return err
}

// Preview is how many tasks a rule would have made of what happened since: the most there could be,
// since who had booked again by then is not called.
func (s *Service) Preview(ctx context.Context, f RuleFields, since time.Time) (int64, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (int64, error) {
		return followupsdb.New(tx).CountTriggers(ctx, followupsdb.CountTriggersParams{
			TenantID: tx.Tenant(), Event: string(f.Event), Since: since, ServiceIds: compact(f.Services), BranchIds: compact(f.Branches),
			VisitKind: f.VisitKind,
		})
	})
}

func insertRuleTx(ctx context.Context, tx database.Tx, r Rule) error {
	names, scripts, err := texts(r.RuleFields)
	if err != nil {
		return err
	}
	err = followupsdb.New(tx).InsertRule(ctx, followupsdb.InsertRuleParams{
		TenantID: tx.Tenant(), ID: r.ID, Key: orNil(r.Key), Names: names, Scripts: scripts, Event: string(r.Event), ServiceIds: r.Services,
		BranchIds: r.Branches, VisitKind: r.VisitKind, DelayAmount: int32(r.Delay.Amount), DelayUnit: string(r.Delay.Unit),
		RelativeTo: string(r.Delay.RelativeTo), AtMinute: minute32(r.Delay.AtMinute), WorkingDays: r.Delay.WorkingDays,
		AssigneeKind: string(r.Assignee.Kind), AssigneeRoleID: r.Assignee.role(), AssigneeMemberID: r.Assignee.member(),
		Priority: int32(r.Priority), ClosesOnBooking: r.ClosesOnBooking, ClosesOnDecline: r.ClosesOnDecline,
		MaxAttempts: int32(r.MaxAttempts), ExpiresDays: days32(r.ExpiresDays), Active: r.Active, CreatedAt: r.CreatedAt,
	})
	return database.Explain(err, nil, ruleConstraints)
}

func updateRuleTx(ctx context.Context, tx database.Tx, old followupsdb.FollowupRule, f RuleFields) (Rule, error) {
	names, scripts, err := texts(f)
	if err != nil {
		return Rule{}, err
	}
	row, err := followupsdb.New(tx).UpdateRule(ctx, followupsdb.UpdateRuleParams{
		TenantID: tx.Tenant(), ID: old.ID, Version: old.Version, Names: names, Scripts: scripts, Event: string(f.Event), ServiceIds: f.Services,
		BranchIds: f.Branches, VisitKind: f.VisitKind, DelayAmount: int32(f.Delay.Amount), DelayUnit: string(f.Delay.Unit),
		RelativeTo: string(f.Delay.RelativeTo), AtMinute: minute32(f.Delay.AtMinute), WorkingDays: f.Delay.WorkingDays,
		AssigneeKind: string(f.Assignee.Kind), AssigneeRoleID: f.Assignee.role(), AssigneeMemberID: f.Assignee.member(),
		Priority: int32(f.Priority), ClosesOnBooking: f.ClosesOnBooking, ClosesOnDecline: f.ClosesOnDecline,
		MaxAttempts: int32(f.MaxAttempts), ExpiresDays: days32(f.ExpiresDays), Active: f.Active,
	})
	if err != nil {
		return Rule{}, database.Explain(err, httpserver.ErrStale, ruleConstraints)
	}
	return ruleFrom(row)
}

func texts(f RuleFields) (names, scripts []byte, err error) {
	if names, err = json.Marshal(f.Names); err != nil {
		return nil, nil, err
	}
	scripts, err = json.Marshal(f.Scripts)
	return names, scripts, err
}

func rulesFrom(rows []followupsdb.FollowupRule) ([]Rule, error) {
	out := make([]Rule, len(rows))
	for i, row := range rows {
		var err error
		if out[i], err = ruleFrom(row); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func ruleFrom(r followupsdb.FollowupRule) (Rule, error) {
	out := Rule{
		ID: r.ID, Key: orEmpty(r.Key), CreatedAt: r.CreatedAt.UTC(), Version: r.Version,
		RuleFields: RuleFields{
			Event: Event(r.Event), Services: r.ServiceIds, Branches: r.BranchIds, VisitKind: r.VisitKind,
			Delay: Delay{
				Amount: int(r.DelayAmount), Unit: Unit(r.DelayUnit), RelativeTo: Base(r.RelativeTo), AtMinute: minute(r.AtMinute),
				WorkingDays: r.WorkingDays,
			},
			Assignee: assigneeFrom(r.AssigneeKind, r.AssigneeRoleID, r.AssigneeMemberID), Priority: int(r.Priority),
			ClosesOnBooking: r.ClosesOnBooking, ClosesOnDecline: r.ClosesOnDecline, MaxAttempts: int(r.MaxAttempts), Active: r.Active,
		},
	}
	if r.ExpiresDays != nil {
		out.ExpiresDays = int(*r.ExpiresDays)
	}
	if err := json.Unmarshal(r.Names, &out.Names); err != nil {
		return out, err
	}
	return out, json.Unmarshal(r.Scripts, &out.Scripts)
}

func assigneeFrom(kind string, role, member *uuid.UUID) Assignee {
	a := Assignee{Kind: AssigneeKind(kind), ID: role}
	if role == nil {
		a.ID = member
	}
	return a
}

func minute(m *int32) *int {
	if m == nil {
		return nil
	}
	out := int(*m)
	return &out
}

func minute32(m *int) *int32 {
	if m == nil {
		return nil
	}
	out := int32(*m)
	return &out
}

func days32(days int) *int32 {
	if days == 0 {
		return nil
	}
	out := int32(days)
	return &out
}

func orNil(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// parseMinute reads a wall-clock time such as "10:00".
func parseMinute(s string) (int, error) {
	t, err := time.Parse("15:04", s)
	return minuteOf(t), err
}

// clockTime writes a minute of the day as "10:00".
func clockTime(m int) string { return fmt.Sprintf("%02d:%02d", m/60, m%60) }
