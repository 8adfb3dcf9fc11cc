package clinical

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// Content is what a note says, by field of its template. Values are text, lists
// and objects of text: numbers are text too, so that what was typed is what is
// signed.
//
//	text, number, choice  "…"
//	checklist, body_map   ["key", …]
//	measure               {"value": "37.2", "unit": "Cel"}
//	tooth_chart           {"36": ["caries"], …} by FDI number
//	problems              [{"code": "K02.1", "title": "…"}, …]
//	plan                  {"text": "…", "follow_up_on": "2026-12-01", "follow_up": "…", "orders": ["…"]}
type Content map[string]any

const (
	longestText = 20_000 // letters of one field
	mostItems   = 200
)

// Measurement is a value as it was typed.
type Measurement struct {
	Value string `json:"value"`
	Unit  string `json:"unit"`
}

// Problem is a line of the problem list in a note; the code may be empty.
type Problem struct {
	Code  string `json:"code"`
	Title string `json:"title"`
}

// Plan is what comes next.
type Plan struct {
	Text       string   `json:"text,omitempty"`
	FollowUpOn string   `json:"follow_up_on,omitempty"` // a date by the wall of the branch
	FollowUp   string   `json:"follow_up,omitempty"`    // what for
	Orders     []string `json:"orders,omitempty"`       // tests and images to be done
}

// ErrNoteInvalid names the fields of a note that hold what they cannot.
var ErrNoteInvalid = fault.New(fault.Invalid, "clinical.note_invalid", "Some of the note needs another look.")

// shaped checks that c has the shape its template gives it, and drops what is
// empty. It says nothing of what is missing: a draft may be anything unfinished.
func (t Template) shaped(c Content) (Content, error) {
	var faults fault.Fields
	out := Content{}
	for key, value := range c {
		at := "/content/" + key
		f, ok := t.field(key)
		if !ok {
			faults.Add(at, "unknown", "The template has no such field.")
			continue
		}
		clean, err := f.shape(value)
		if err != nil {
			faults.Add(at, "invalid", err.Error())
			continue
		}
		if clean != nil {
			out[key] = clean
		}
	}
	return out, faults.Err(ErrNoteInvalid)
}

// as reads value as a T, and refuses what does not belong there.
func as[T any](value any) (out T, err error) {
	raw, err := json.Marshal(value)
	if err != nil {
		return out, fmt.Errorf("this cannot be kept: %w", err)
	}
	d := json.NewDecoder(strings.NewReader(string(raw)))
	d.DisallowUnknownFields()
	if err := d.Decode(&out); err != nil {
		return out, fmt.Errorf("this is not what the field holds")
	}
	return out, nil
}

// shape is value as the field keeps it; nil where it is empty.
func (f NoteField) shape(value any) (any, error) {
	if value == nil {
		return nil, nil //nolint:nilnil // nothing is a value here
	}
	switch f.Kind {
	case "text", "number":
		return orNothing(shapeText(value))
	case "choice":
		return orNothing(f.shapeChoice(value))
	case "checklist":
		return listed(f.shapeKeys(value))
	case "measure":
		m, err := as[Measurement](value)
		if err != nil || strings.TrimSpace(m.Value) == "" {
			return nil, err
		}
		return m, tooLong(m.Value, m.Unit)
	case "tooth_chart":
		return shapeTeeth(value)
	case "body_map":
		return listed(shapeRegions(value))
	case "problems":
		return shapeProblems(value)
	case "plan":
		return shapePlan(value)
	}
	return nil, fmt.Errorf("there is no such kind of field")
}

func orNothing(text string, err error) (any, error) {
	if err != nil || strings.TrimSpace(text) == "" {
		return nil, err
	}
	return text, nil
}

func listed(keys []string, err error) (any, error) {
	if err != nil || len(keys) == 0 {
		return nil, err
	}
	return keys, nil
}

func tooLong(texts ...string) error {
	for _, text := range texts {
		if len([]rune(text)) > longestText {
			return fmt.Errorf("this is too long")
		}
	}
	return nil
}

func shapeText(value any) (string, error) {
	text, err := as[string](value)
	if err != nil {
		return "", err
	}
	return text, tooLong(text)
}

func (f NoteField) shapeChoice(value any) (string, error) {
	key, err := as[string](value)
	if err != nil || key == "" {
		return "", err
	}
	if !slices.ContainsFunc(f.Options, func(o NoteOption) bool { return o.Key == key }) {
		return "", fmt.Errorf("this is none of the answers")
	}
	return key, nil
}

func (f NoteField) shapeKeys(value any) ([]string, error) {
	keys, err := as[[]string](value)
	if err != nil {
		return nil, err
	}
	for _, key := range keys {
		if !slices.ContainsFunc(f.Options, func(o NoteOption) bool { return o.Key == key }) {
			return nil, fmt.Errorf("this is none of the answers")
		}
	}
	return keys, nil
}

// tooth is a number of the FDI scheme: permanent teeth 11 to 48, milk teeth 51 to 85.
var tooth = regexp.MustCompile(`^([1-4][1-8]|[5-8][1-5])$`)

// Findings are what can be charted on a tooth.
var Findings = []string{
	"caries", "filling", "crown", "root_canal", "missing", "implant", "bridge", "fracture", "mobility", "impacted", "extraction", "sealant", "watch",
}

func shapeTeeth(value any) (any, error) {
	chart, err := as[map[string][]string](value)
	if err != nil {
		return nil, err
	}
	for number, findings := range chart {
		if !tooth.MatchString(number) {
			return nil, fmt.Errorf("there is no tooth %q", number)
		}
		if slices.ContainsFunc(findings, func(f string) bool { return !slices.Contains(Findings, f) }) {
			return nil, fmt.Errorf("this is no finding of a tooth")
		}
		if len(findings) == 0 {
			delete(chart, number)
		}
	}
	if len(chart) == 0 {
		return nil, nil //nolint:nilnil // nothing is a value here
	}
	return chart, nil
}

// Regions are the parts of the body that can be marked; sides are the patient's.
var Regions = []string{
	"head", "face", "neck", "throat", "chest", "abdomen", "pelvis", "upper_back", "lower_back", "buttocks",
	"shoulder_left", "shoulder_right", "upper_arm_left", "upper_arm_right", "elbow_left", "elbow_right", "forearm_left", "forearm_right",
	"wrist_left", "wrist_right", "hand_left", "hand_right", "hip_left", "hip_right", "thigh_left", "thigh_right", "knee_left", "knee_right",
	"lower_leg_left", "lower_leg_right", "ankle_left", "ankle_right", "foot_left", "foot_right",
}

func shapeRegions(value any) ([]string, error) {
	keys, err := as[[]string](value)
	if err == nil && slices.ContainsFunc(keys, func(k string) bool { return !slices.Contains(Regions, k) }) {
		err = fmt.Errorf("this is no part of the body")
	}
	return keys, err
}

func shapeProblems(value any) (any, error) {
	list, err := as[[]Problem](value)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	if len(list) > mostItems {
		return nil, fmt.Errorf("these are too many")
	}
	for _, p := range list {
		if strings.TrimSpace(p.Title) == "" || len(p.Code) > longestCode || len(p.Title) > 500 {
			return nil, fmt.Errorf("a problem has a name, and a code of at most %d letters", longestCode)
		}
	}
	return list, nil
}

const longestCode = 20

func shapePlan(value any) (any, error) {
	p, err := as[Plan](value)
	if err != nil {
		return nil, err
	}
	p.Orders = slices.DeleteFunc(p.Orders, func(o string) bool { return strings.TrimSpace(o) == "" })
	if p.FollowUpOn != "" {
		if _, err := time.Parse(time.DateOnly, p.FollowUpOn); err != nil {
			return nil, fmt.Errorf("write the date as 2026-11-24")
		}
	}
	if strings.TrimSpace(p.Text+p.FollowUp+p.FollowUpOn) == "" && len(p.Orders) == 0 {
		return nil, nil //nolint:nilnil // nothing is a value here
	}
	if len(p.Orders) > mostItems {
		return nil, fmt.Errorf("these are too many")
	}
	return p, tooLong(append(p.Orders, p.Text, p.FollowUp)...)
}

// complete refuses a note that is not ready to be signed: what has to be there
// and is not, numbers that are none, values that cannot be.
func (t Template) complete(c Content, measures map[string]*MeasureKind, today packs.Date) error {
	var faults fault.Fields
	faults.Check(len(c) > 0, "/content", "required", "There is nothing in this note yet.")
	for _, s := range t.Sections {
		for _, f := range s.Fields {
			f.complete(&faults, c[f.Key], measures, today)
		}
	}
	return faults.Err(ErrNoteInvalid)
}

func (f NoteField) complete(faults *fault.Fields, value any, measures map[string]*MeasureKind, today packs.Date) {
	at := "/content/" + f.Key
	if value == nil {
		faults.Check(!f.Required, at, "required", "Fill this in before signing.")
		return
	}
	switch f.Kind {
	case "number":
		text, err := as[string](value)
		faults.Check(err == nil && decimal.MatchString(strings.TrimSpace(text)), at, "invalid", "This is not a number.")
	case "measure":
		m, err := as[Measurement](value)
		k := measures[f.Measure]
		if err != nil || k == nil {
			faults.Add(at, "invalid", "This is not a measurement.")
			return
		}
		_, err = k.read(m.Value, m.Unit)
		faults.Check(err == nil, at, "implausible", "This value cannot be right.")
	case "plan":
		p, err := as[Plan](value)
		faults.Check(err == nil && (p.FollowUpOn == "" || p.FollowUpOn >= today.String()), at, "past", "The day to come back lies in the past.")
	}
}
