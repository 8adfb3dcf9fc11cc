package patients

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// Kinds of questions. Lists are what the medical history is made of; consents
// stands for the purposes the patient's country asks about.
const (
	KindText     = "text"
	KindLong     = "long_text"
	KindNumber   = "number"
	KindDate     = "date"
	KindYesNo    = "yes_no"
	KindSingle   = "single"
	KindMultiple = "multiple"
	KindScale    = "scale"
	KindList     = "list" // of allergies, medication or conditions: About says which
	KindConsents = "consents"
	kindConsent  = "consent" // one purpose, in a form as it is shown
)

var questionKinds = []string{
	KindText, KindLong, KindNumber, KindDate, KindYesNo, KindSingle, KindMultiple, KindScale, KindList, KindConsents,
}

// Form is what a patient is asked.
type Form struct {
	Name     packs.Names   `json:"name" yaml:"name"`
	Sections []FormSection `json:"sections" yaml:"sections"`
}

// FormSection is a heading and its questions.
type FormSection struct {
	Title     packs.Names `json:"title" yaml:"title"`
	Questions []Question  `json:"questions" yaml:"questions"`
}

// Question is one thing that is asked. Its key names its answer for good.
type Question struct {
	Key      string      `json:"key" yaml:"key"`
	Kind     string      `json:"kind" yaml:"kind"`
	Label    packs.Names `json:"label" yaml:"label"`
	Help     packs.Names `json:"help,omitempty" yaml:"help"`
	Required bool        `json:"required,omitempty" yaml:"required"`
	Options  []Option    `json:"options,omitempty" yaml:"options"`
	Min      *int        `json:"min,omitempty" yaml:"min"`
	Max      *int        `json:"max,omitempty" yaml:"max"`
	About    string      `json:"about,omitempty" yaml:"about"`
	ShowIf   *Condition  `json:"show_if,omitempty" yaml:"show_if"`
	Text     *Words      `json:"text,omitempty" yaml:"-"` // of a consent, as it is shown
}

// Option is one of the answers to choose from.
type Option struct {
	Key   string      `json:"key" yaml:"key"`
	Label packs.Names `json:"label" yaml:"label"`
}

// Condition shows a question only where an earlier one was answered so: an
// option's key, or "true" and "false" for yes and no.
type Condition struct {
	Question string   `json:"question" yaml:"question"`
	Is       []string `json:"is" yaml:"is"`
}

// ErrFormInvalid names what is wrong with a form.
var ErrFormInvalid = fault.New(fault.Invalid, "intake.form_invalid", "This form cannot be used as it is.")

const (
	mostQuestions = 200
	longestAnswer = 4000 // letters
	mostListed    = 50
)

// LoadForms reads what clinics start from, by clinic type: common questions and
// the type's own between them.
func LoadForms(fsys fs.FS) (map[string]Form, error) {
	var common Form
	if err := readForm(fsys, "intake/common.yaml", &common); err != nil {
		return nil, err
	}
	files, err := fs.Glob(fsys, "intake/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("intake forms: %w", err)
	}
	out := map[string]Form{}
	for _, file := range files {
		key := strings.TrimSuffix(strings.TrimPrefix(file, "intake/"), ".yaml")
		if key == "common" {
			continue
		}
		var own Form
		if err := readForm(fsys, file, &own); err != nil {
			return nil, err
		}
		last := len(common.Sections) - 1
		own.Sections = slices.Concat(common.Sections[:last], own.Sections, common.Sections[last:])
		if err := own.check(); err != nil {
			return nil, fmt.Errorf("intake form %s: %w: %v", key, err, fault.As(err).Fields)
		}
		out[key] = own
	}
	return out, nil
}

func readForm(fsys fs.FS, file string, into *Form) error {
	raw, err := fs.ReadFile(fsys, file)
	if err != nil {
		return fmt.Errorf("intake forms: %w", err)
	}
	dec := yaml.NewDecoder(bytes.NewReader(raw))
	dec.KnownFields(true)
	if err := dec.Decode(into); err != nil {
		return errors.Join(fmt.Errorf("intake forms: %s", file), err)
	}
	return nil
}

// check refuses a form that could not be filled in, naming everything at once.
func (f Form) check() error {
	var faults fault.Fields
	faults.Check(strings.TrimSpace(f.Name["en"]) != "", "/name/en", "required", "Name the form.")
	seen := map[string]Question{}
	for i, section := range f.Sections {
		for j, q := range section.Questions {
			q.check(&faults, fmt.Sprintf("/sections/%d/questions/%d", i, j), seen)
			seen[q.Key] = q
		}
	}
	faults.Check(len(seen) > 0, "/sections", "required", "Ask at least one question.")
	faults.Check(len(seen) <= mostQuestions, "/sections", "too_long", "A form has 200 questions at most.")
	return faults.Err(ErrFormInvalid)
}

func (q Question) check(faults *fault.Fields, at string, seen map[string]Question) {
	faults.Check(plainKey(q.Key), at+"/key", "invalid", "A key is made of small letters, digits and underscores.")
	_, twice := seen[q.Key]
	faults.Check(!twice, at+"/key", "twice", "Another question has this key.")
	faults.Check(slices.Contains(questionKinds, q.Kind), at+"/kind", "invalid", "There is no such kind of question.")
	faults.Check(strings.TrimSpace(q.Label["en"]) != "", at+"/label/en", "required", "Write the question.")
	if q.Kind == KindSingle || q.Kind == KindMultiple {
		faults.Check(len(q.Options) > 1, at+"/options", "required", "Give at least two answers to choose from.")
	}
	for n, o := range q.Options {
		faults.Check(plainKey(o.Key) && o.Label["en"] != "", fmt.Sprintf("%s/options/%d", at, n), "required", "Every answer has its words.")
	}
	if q.Kind == KindList {
		faults.Check(slices.Contains([]string{"allergies", "medication", "conditions"}, q.About), at+"/about", "required", "Say what the list is of.")
	}
	if q.ShowIf != nil {
		earlier, known := seen[q.ShowIf.Question]
		decides := slices.Contains([]string{KindYesNo, KindSingle, KindMultiple}, earlier.Kind)
		faults.Check(known && decides && len(q.ShowIf.Is) > 0, at+"/show_if", "invalid", "Only an earlier question with answers to choose from decides.")
	}
}

func plainKey(s string) bool {
	return s != "" && len(s) <= 50 && !strings.ContainsFunc(s, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '_'
	})
}

// Answers are by the key of their question.
type Answers map[string]any

// questions are all of a form, in order.
func (f Form) questions() (all []Question) {
	for _, s := range f.Sections {
		all = append(all, s.Questions...)
	}
	return all
}

// Visible are the questions to be asked given the answers, by key: one whose
// condition is not met, or hangs on a question that is not asked, is not.
func (f Form) Visible(a Answers) map[string]bool {
	shown := map[string]bool{}
	for _, q := range f.questions() {
		shown[q.Key] = q.ShowIf == nil || shown[q.ShowIf.Question] && q.ShowIf.met(a[q.ShowIf.Question])
	}
	return shown
}

func (c Condition) met(answer any) bool {
	switch v := answer.(type) {
	case bool:
		return slices.Contains(c.Is, strconv.FormatBool(v))
	case string:
		return slices.Contains(c.Is, v)
	case []any:
		return slices.ContainsFunc(v, func(x any) bool { s, ok := x.(string); return ok && slices.Contains(c.Is, s) })
	}
	return false
}

// settle drops the answers to questions that are not asked, and names every
// question that has to be answered and is not, or is wrongly.
func (f Form) settle(a Answers) (Answers, fault.Fields) {
	var faults fault.Fields
	out, shown := Answers{}, f.Visible(a)
	for _, q := range f.questions() {
		if !shown[q.Key] {
			continue
		}
		at := "/answers/" + q.Key
		v := a[q.Key]
		if blank(v) {
			faults.Check(!q.Required, at, "required", "This question needs an answer.")
			continue
		}
		faults.Check(q.fits(v), at, "invalid", "This is no answer to the question.")
		out[q.Key] = v
	}
	return out, faults
}

// blank reports whether an answer says nothing. A list that says "none" says something.
func blank(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return strings.TrimSpace(v) == ""
	case []any:
		return len(v) == 0
	case map[string]any:
		items, _ := v["items"].([]any)
		said, _ := v["state"].(string)
		return len(items) == 0 && v["none"] != true && said == ""
	}
	return false
}

// fits reports whether an answer is of its question's kind.
func (q Question) fits(v any) bool {
	switch q.Kind {
	case KindText, KindLong:
		s, ok := v.(string)
		return ok && utf8.RuneCountInString(s) <= longestAnswer && !strings.ContainsRune(s, 0)
	case KindNumber, KindScale:
		return q.fitsNumber(v)
	case KindDate:
		s, _ := v.(string)
		_, err := time.Parse(time.DateOnly, s)
		return err == nil
	case KindYesNo:
		_, ok := v.(bool)
		return ok
	case KindSingle:
		return q.offers(v)
	case KindMultiple:
		all, ok := v.([]any)
		return ok && len(all) <= len(q.Options) && !slices.ContainsFunc(all, func(x any) bool { return !q.offers(x) })
	case KindList:
		return fitsList(v)
	case kindConsent:
		m, _ := v.(map[string]any)
		return m["state"] == Given || m["state"] == Refused
	}
	return false
}

func (q Question) fitsNumber(v any) bool {
	n, ok := v.(float64)
	if !ok || math.Abs(n) > 1e9 || q.Kind == KindScale && n != math.Trunc(n) {
		return false
	}
	return (q.Min == nil || n >= float64(*q.Min)) && (q.Max == nil || n <= float64(*q.Max))
}

func (q Question) offers(v any) bool {
	s, ok := v.(string)
	return ok && slices.ContainsFunc(q.Options, func(o Option) bool { return o.Key == s })
}

// fitsList takes {"none": true} or {"items": ["Penicillin", …]}.
func fitsList(v any) bool {
	m, ok := v.(map[string]any)
	if !ok {
		return false
	}
	items, _ := m["items"].([]any)
	return len(items) <= mostListed && !slices.ContainsFunc(items, func(x any) bool {
		s, ok := x.(string)
		return !ok || utf8.RuneCountInString(s) > 200 || strings.TrimSpace(s) == ""
	})
}
