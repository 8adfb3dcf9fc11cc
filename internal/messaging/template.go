package messaging

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"
	"go.yaml.in/yaml/v3"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/messaging/messagingdb"
)

// Wording is what patients are told in one language where the chain has no
// words of its own.
type Wording struct {
	Language    string         `yaml:"language"`
	Months      []string       `yaml:"months"`
	Weekdays    []string       `yaml:"weekdays"` // Monday first
	AM          string         `yaml:"am"`
	PM          string         `yaml:"pm"`
	Greeting    string         `yaml:"greeting"`
	SignOff     string         `yaml:"sign_off"`
	Unsubscribe string         `yaml:"unsubscribe"`
	Identity    string         `yaml:"identity"` // under every promotion
	Stopped     string         `yaml:"stopped"`
	Started     string         `yaml:"started"`
	Help        string         `yaml:"help"`
	StopWords   []string       `yaml:"stop_words"`
	StartWords  []string       `yaml:"start_words"`
	HelpWords   []string       `yaml:"help_words"`
	Kinds       map[Kind]words `yaml:"kinds"`
}

// words say one kind of message; Short is for phones.
type words struct {
	Subject string `yaml:"subject"`
	Email   string `yaml:"email"`
	Short   string `yaml:"short"`
}

// Wordings are the languages we speak.
type Wordings map[string]Wording

// LoadWordings reads messages/*.yaml of fsys, and refuses a language that does not
// say everything or uses a placeholder that its kind does not have.
func LoadWordings(fsys fs.FS) (Wordings, error) {
	out := Wordings{}
	files, err := fs.Glob(fsys, "messages/*.yaml")
	if err != nil || len(files) == 0 {
		return nil, errors.Join(errors.New("messaging: no wordings"), err)
	}
	for _, file := range files {
		raw, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, fmt.Errorf("messaging: %w", err)
		}
		w, dec := Wording{}, yaml.NewDecoder(bytes.NewReader(raw))
		dec.KnownFields(true)
		if err := errors.Join(dec.Decode(&w), w.check()); err != nil {
			return nil, fmt.Errorf("messaging: %s: %w", file, err)
		}
		out[w.Language] = w
	}
	return out, nil
}

func (w Wording) check() error {
	if len(w.Months) != 12 || len(w.Weekdays) != 7 || len(w.StopWords) == 0 {
		return errors.New("the calendar or the words to stop are not whole")
	}
	for _, k := range Kinds {
		for _, text := range []string{w.Kinds[k].Subject, w.Kinds[k].Email, w.Kinds[k].Short} {
			if unknown := unknownPlaceholder(k, text); text == "" || unknown != "" {
				return fmt.Errorf("%s: %q says nothing, or %q is not known", k, text, unknown)
			}
		}
	}
	return nil
}

// text is the wording of a kind for a channel.
func (w Wording) text(k Kind, channel string) (subject, body string) {
	if channel == Email {
		return w.Kinds[k].Subject, w.Kinds[k].Email
	}
	return "", w.Kinds[k].Short
}

// date is "Monday 30 November", clock "9:30 am" or "09:30".
func (w Wording) date(t time.Time) string {
	day := (int(t.Weekday()) + 6) % 7
	return fmt.Sprintf("%s %d %s", w.Weekdays[day], t.Day(), w.Months[t.Month()-1])
}

func (w Wording) clock(t time.Time, hours int) string {
	if hours == 24 {
		return t.Format("15:04")
	}
	half := w.AM
	if t.Hour() >= 12 {
		half = w.PM
	}
	return t.Format("3:04") + " " + half
}

var placeholder = regexp.MustCompile(`\{([A-Za-z_]*)\}`)

var (
	always  = []string{"patient", "clinic", "branch", "phone", "address"}
	ofTimes = []string{"date", "time", "practitioner", "service", "link"}
)

// Placeholders are what a template of a kind may say.
func Placeholders(k Kind) []string {
	switch k { //nolint:exhaustive // all others say what an appointment says
	case Payment, Receipt:
		return append(slices.Clone(always), "amount", "number", "link")
	case Custom:
		return append(slices.Clone(always), "text")
	case IntakeForm, PostVisit, NoShow, FollowUp:
		return append(slices.Clone(always), "practitioner", "link")
	}
	return append(slices.Clone(always), ofTimes...)
}

// unknownPlaceholder is the first in text that a kind does not have.
func unknownPlaceholder(k Kind, text string) string {
	for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
		if !slices.Contains(Placeholders(k), m[1]) {
			return m[0]
		}
	}
	return ""
}

// fill puts values into text, in one pass: what a value holds is never a
// placeholder. missing names those that have none.
func fill(text string, values map[string]string) (out string, missing []string) {
	out = placeholder.ReplaceAllStringFunc(text, func(m string) string {
		v, ok := values[strings.Trim(m, "{}")]
		if !ok || v == "" {
			missing = append(missing, m)
		}
		return v
	})
	return out, missing
}

// inOrder are the values of a text's placeholders, as vendors number them.
func inOrder(text string, values map[string]string) []string {
	out := []string{}
	for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
		out = append(out, values[m[1]])
	}
	return out
}

// Template is what a chain says in one language by one channel for one kind.
type Template struct {
	Kind           Kind
	Language       string
	Channel        string
	Subject        string
	Body           string
	VendorTemplate string
	Own            bool // the chain's; else ours
	Version        int64
}

// ErrTemplateInvalid names what is wrong with a template.
var ErrTemplateInvalid = fault.New(fault.Invalid, "messaging.template_invalid", "This text cannot be sent like this.")

// Templates are the templates in force: the chain's, and ours for the rest.
func (s *Service) Templates(ctx context.Context) ([]Template, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Template, error) {
		rows, err := messagingdb.New(tx).Templates(ctx, tx.Tenant())
		return s.inForce(rows), err
	})
}

func (s *Service) inForce(rows []messagingdb.MessageTemplate) (out []Template) {
	for _, k := range Kinds {
		for _, language := range slices.Sorted(maps.Keys(s.Wordings)) {
			for _, channel := range []string{Email, SMS, WhatsApp} {
				t := Template{Kind: k, Language: language, Channel: channel}
				t.Subject, t.Body = s.Wordings[language].text(k, channel)
				out = append(out, t.or(rows))
			}
		}
	}
	return out
}

// or is the chain's own template where it has one.
func (t Template) or(rows []messagingdb.MessageTemplate) Template {
	for _, r := range rows {
		if r.Kind == string(t.Kind) && r.Language == t.Language && r.Channel == t.Channel {
			return Template{t.Kind, t.Language, t.Channel, r.Subject, r.Body, r.VendorTemplate, true, r.Version}
		}
	}
	return t
}

const longestBody = 1600 // what vendors take

func (t Template) check(languages Wordings) error {
	var f fault.Fields
	_, speaks := languages[t.Language]
	f.Check(t.Kind.known(), "/kind", "invalid", "There is no such kind of message.")
	f.Check(speaks, "/language", "invalid", "We do not speak this language.")
	f.Check(slices.Contains(Channels, t.Channel), "/channel", "invalid", "There is no such channel.")
	f.Check(strings.TrimSpace(t.Body) != "", "/body", "required", "Say something.")
	f.Check(utf8.RuneCountInString(t.Body) <= longestBody, "/body", "too_long", "Give at most "+strconv.Itoa(longestBody)+" letters.")
	f.Check(t.Channel != Email || strings.TrimSpace(t.Subject) != "", "/subject", "required", "Give the mail a subject.")
	f.Check(!strings.ContainsAny(t.Subject, "\r\n"), "/subject", "invalid", "A subject is one line.")
	for pointer, text := range map[string]string{"/subject": t.Subject, "/body": t.Body} {
		if unknown := unknownPlaceholder(t.Kind, text); unknown != "" {
			f.Add(pointer, "unknown_placeholder", unknown+" is not known here.")
		}
	}
	return f.Err(ErrTemplateInvalid)
}

// SetTemplate gives a chain its own words.
func (s *Service) SetTemplate(ctx context.Context, t Template) error {
	if err := t.check(s.Wordings); err != nil {
		return err
	}
	return database.InTxDo(ctx, s.DB, func(tx database.Tx) error {
		return messagingdb.New(tx).PutTemplate(ctx, messagingdb.PutTemplateParams{
			TenantID: tx.Tenant(), ID: id.New(), Kind: string(t.Kind), Language: t.Language, Channel: t.Channel, Subject: strings.TrimSpace(t.Subject),
			Body: strings.TrimSpace(t.Body), VendorTemplate: strings.TrimSpace(t.VendorTemplate), CreatedAt: s.now(),
		})
	})
}

// ResetTemplate goes back to our words.
func (s *Service) ResetTemplate(ctx context.Context, t Template) error {
	return database.InTxDo(ctx, s.DB, func(tx database.Tx) error {
		_, err := messagingdb.New(tx).DeleteTemplate(ctx, messagingdb.DeleteTemplateParams{
			TenantID: tx.Tenant(), Kind: string(t.Kind), Language: t.Language, Channel: t.Channel,
		})
		return err
	})
}

// Preview is a template filled with a sample, and what it takes to send it.
type Preview struct {
	Subject, Text string
	Length        Length
}

// Preview shows how a template reads, at the chain's first branch.
func (s *Service) Preview(ctx context.Context, t Template) (Preview, error) {
	if err := t.check(s.Wordings); err != nil {
		return Preview{}, err
	}
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Preview, error) {
		g, err := s.groundTx(ctx, tx, nil)
		if err != nil {
			return Preview{}, err
		}
		w := writing{m: messagingdb.Message{Kind: string(t.Kind), Category: string(t.Kind.category())}, g: g, to: Contact{Name: samples[t.Language]}}
		today := s.now().In(g.zone)
		w.facts = Facts{Starts: time.Date(today.Year(), today.Month(), today.Day()+2, 11, 30, 0, 0, g.zone), Values: map[string]string{
			"practitioner": samples[t.Language], "service": "...", "amount": "1,250", "number": "INV-0042", "text": "...",
			"link": s.Links.Tenant(g.tenant.Slug) + "/visit/" + strings.Repeat("x", tokenLength),
		}}
		subject, text, _ := s.render(w, t, s.Wordings[t.Language])
		return Preview{subject, forTheLog(text), Segments(text)}, nil
	})
}

// tokenLength is that of the tokens of kit/signed: it counts in the segments of a text.
const tokenLength = 96

// samples are names that people of a language have.
var samples = map[string]string{"en": "Alex Morgan", "hi": "आशा राव", "ar": "ليلى حداد", "fr": "Camille Roy"}

// Settings are which kinds a chain sends, and which channel it tries first.
type Settings struct {
	KindsOff []string
	Channels []string
	Version  int64
}

func settingsTx(ctx context.Context, tx database.Tx) (Settings, error) {
	r, err := messagingdb.New(tx).MessageSettings(ctx, tx.Tenant())
	if errors.Is(err, pgx.ErrNoRows) {
		return Settings{KindsOff: []string{}, Channels: slices.Clone(Channels), Version: 1}, nil
	}
	return Settings{r.KindsOff, r.Channels, r.Version}, err
}

// SettingsOf are the chain's.
func (s *Service) SettingsOf(ctx context.Context) (Settings, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Settings, error) { return settingsTx(ctx, tx) })
}

// SetSettings changes them.
func (s *Service) SetSettings(ctx context.Context, ifMatch string, n Settings) error {
	var f fault.Fields
	for _, k := range n.KindsOff {
		f.Check(Kind(k).known(), "/kinds_off", "invalid", "There is no such kind of message.")
	}
	for _, c := range n.Channels {
		f.Check(slices.Contains(Channels, c), "/channels", "invalid", "There is no such channel.")
	}
	f.Check(len(n.Channels) > 0, "/channels", "required", "Leave one channel to reach patients by.")
	if err := f.Err(ErrInvalid); err != nil {
		return err
	}
	return database.InTxDo(ctx, s.DB, func(tx database.Tx) error {
		q := messagingdb.New(tx)
		if err := q.EnsureMessageSettings(ctx, tx.Tenant()); err != nil {
			return err
		}
		now, err := settingsTx(ctx, tx)
		if err != nil {
			return err
		}
		if err := httpserver.CheckMatch(ifMatch, now.Version); err != nil {
			return err
		}
		changed, err := q.UpdateMessageSettings(ctx, messagingdb.UpdateMessageSettingsParams{
			TenantID: tx.Tenant(), KindsOff: n.KindsOff, Channels: n.Channels, Version: now.Version,
		})
		if err == nil && changed == 0 {
			return httpserver.ErrStale
		}
		return err
	})
}
