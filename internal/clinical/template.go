package clinical

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/clinical/clinicaldb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// Template is the form of a note. A change makes another version; notes keep
// the one they were written on.
type Template struct {
	ID       uuid.UUID
	Number   int32 // the version of its form
	Name     packs.Names
	Sections []NoteSection
	Services []uuid.UUID // it is offered first for these
	Starter  string      // the library's key it began as, or empty
	Archived bool
	Version  int64 // of the record, for ETag; 0: from the library as it is
}

// NoteSection is a part of a note.
type NoteSection struct {
	Key    string      `json:"key" yaml:"key"`
	Label  packs.Names `json:"label" yaml:"label"`
	Carry  bool        `json:"carry,omitempty" yaml:"carry" doc:"Offered to be taken over from the last note"`
	Fields []NoteField `json:"fields" yaml:"fields" nullable:"false"`
}

// NoteField is one thing a section asks.
type NoteField struct {
	Key      string       `json:"key" yaml:"key"`
	Kind     string       `json:"kind" yaml:"kind" enum:"text,number,choice,checklist,measure,tooth_chart,body_map,problems,plan"`
	Label    packs.Names  `json:"label" yaml:"label"`
	Hint     packs.Names  `json:"hint,omitempty" yaml:"hint"`
	Unit     string       `json:"unit,omitempty" yaml:"unit" doc:"Of a number"`
	Measure  string       `json:"measure,omitempty" yaml:"measure" doc:"Code of what is measured"`
	Options  []NoteOption `json:"options,omitempty" yaml:"options"`
	Required bool         `json:"required,omitempty" yaml:"required" doc:"No signature without it"`
}

// NoteOption is one answer of a choice or checklist.
type NoteOption struct {
	Key   string      `json:"key" yaml:"key"`
	Label packs.Names `json:"label" yaml:"label"`
}

// What can go wrong with a template.
var (
	ErrTemplateNotFound = fault.New(fault.NotFound, "clinical.template_not_found", "There is no such template.")
	ErrTemplateInvalid  = fault.New(fault.Invalid, "clinical.template_invalid", "Some parts of the template need another look.")
	ErrTemplateArchived = fault.New(fault.Conflict, "clinical.template_archived", "This template is no longer in use.")
)

var templateConstraints = map[string]*fault.Error{
	"note_template_services_service_fkey": ErrTemplateInvalid.With(fault.Field{
		Pointer: "/service_ids", Code: "unknown", Detail: "There is no such service.",
	}),
}

var fieldKey = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)

var fieldKinds = []string{"text", "number", "choice", "checklist", "measure", "tooth_chart", "body_map", "problems", "plan"}

const (
	mostSections = 30
	mostFields   = 150
	longestLabel = 200
)

// checkSections names everything wrong with the form of a template.
func checkSections(sections []NoteSection, measures map[string]*MeasureKind) error {
	var faults fault.Fields
	faults.Check(len(sections) > 0, "/sections", "required", "A template has at least one section.")
	faults.Check(len(sections) <= mostSections, "/sections", "too_long", "These are too many sections.")
	keys, fields := map[string]bool{}, map[string]bool{}
	for i, s := range sections {
		at := fmt.Sprintf("/sections/%d", i)
		faults.Check(fieldKey.MatchString(s.Key) && !keys[s.Key], at+"/key", "invalid", "Every section has a key of its own.")
		keys[s.Key] = true
		checkNames(&faults, at+"/label", s.Label)
		faults.Check(len(s.Fields) > 0, at+"/fields", "required", "A section asks at least one thing.")
		for j, f := range s.Fields {
			f.check(&faults, fmt.Sprintf("%s/fields/%d", at, j), fields, measures)
		}
	}
	faults.Check(len(fields) <= mostFields, "/sections", "too_long", "These are too many fields.")
	return faults.Err(ErrTemplateInvalid)
}

func (f NoteField) check(faults *fault.Fields, at string, seen map[string]bool, measures map[string]*MeasureKind) {
	faults.Check(fieldKey.MatchString(f.Key) && !seen[f.Key], at+"/key", "invalid", "Every field has a key of its own.")
	seen[f.Key] = true
	faults.Check(slices.Contains(fieldKinds, f.Kind), at+"/kind", "unknown", "There is no such kind of field.")
	checkNames(faults, at+"/label", f.Label)
	if f.Kind == "measure" {
		k := measures[f.Measure]
		faults.Check(k != nil && !k.Derived, at+"/measure", "unknown", "This is nothing that can be measured.")
	}
	if f.Kind == "choice" || f.Kind == "checklist" {
		faults.Check(len(f.Options) > 0 && len(f.Options) <= 60, at+"/options", "required", "Give between 1 and 60 answers to choose from.")
	}
	options := map[string]bool{}
	for i, o := range f.Options {
		faults.Check(fieldKey.MatchString(o.Key) && !options[o.Key], fmt.Sprintf("%s/options/%d/key", at, i), "invalid", "Every answer has a key of its own.")
		options[o.Key] = true
		checkNames(faults, fmt.Sprintf("%s/options/%d/label", at, i), o.Label)
	}
}

func checkNames(faults *fault.Fields, at string, names packs.Names) {
	given := false
	for language, text := range names {
		faults.Check(slices.Contains(packs.Languages, language), at, "unknown", "There is no such language here.")
		faults.Check(len(text) <= longestLabel, at, "too_long", "This is too long.")
		given = given || strings.TrimSpace(text) != ""
	}
	faults.Check(given, at, "required", "Give it a name.")
}

// field finds a field by key.
func (t Template) field(key string) (NoteField, bool) {
	for _, s := range t.Sections {
		for _, f := range s.Fields {
			if f.Key == key {
				return f, true
			}
		}
	}
	return NoteField{}, false
}

// Templates lists the chain's templates and those of the library for its kind
// of clinic that it has not touched yet. Archived ones come where all is set.
func (s *Service) Templates(ctx context.Context, all bool) ([]Template, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Template, error) { return s.templatesTx(ctx, tx, all) })
}

func (s *Service) templatesTx(ctx context.Context, tx database.Tx, all bool) ([]Template, error) {
	q := queries(tx)
	rows, err := q.LatestTemplates(ctx, tx.Tenant())
	if err != nil {
		return nil, err
	}
	clinic, err := q.ClinicType(ctx, tx.Tenant())
	if err != nil {
		return nil, err
	}
	var out []Template
	known := map[uuid.UUID]bool{}
	for _, r := range rows {
		known[r.ID] = true
		t, err := templateFrom(templateRow(r))
		if err != nil {
			return nil, err
		}
		if all || !t.Archived {
			out = append(out, t)
		}
	}
	for _, l := range s.Library.For(clinic) {
		if !known[l.idAt(tx.Tenant())] {
			out = append(out, l.template(tx.Tenant()))
		}
	}
	return out, nil
}

func (t *Starter) template(tenant uuid.UUID) Template {
	return Template{ID: t.idAt(tenant), Number: 1, Name: t.Name, Sections: t.Sections, Starter: t.Key}
}

type templateRow struct {
	ID       uuid.UUID
	Starter  string
	Archived bool
	Version  int64
	Number   int32
	Name     []byte
	Sections []byte
	Services []uuid.UUID
}

func templateFrom(r templateRow) (Template, error) {
	t := Template{ID: r.ID, Number: r.Number, Services: r.Services, Starter: r.Starter, Archived: r.Archived, Version: r.Version}
	if err := json.Unmarshal(r.Name, &t.Name); err != nil {
		return t, fmt.Errorf("template %s: %w", r.ID, err)
	}
	if err := json.Unmarshal(r.Sections, &t.Sections); err != nil {
		return t, fmt.Errorf("template %s: %w", r.ID, err)
	}
	return t, nil
}

// templateTx is the newest form of a template, or ErrTemplateNotFound.
func (s *Service) templateTx(ctx context.Context, tx database.Tx, template uuid.UUID) (Template, error) {
	r, err := queries(tx).LatestTemplate(ctx, clinicaldb.LatestTemplateParams{TenantID: tx.Tenant(), ID: template})
	if err == nil {
		return templateFrom(templateRow(r))
	}
	if l := s.Library.starter(tx.Tenant(), template); l != nil {
		return l.template(tx.Tenant()), nil
	}
	return Template{}, database.Explain(err, ErrTemplateNotFound, nil)
}

// Template is one template in the form that new notes get, or ErrTemplateNotFound.
func (s *Service) Template(ctx context.Context, template uuid.UUID) (Template, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Template, error) { return s.templateTx(ctx, tx, template) })
}

// keepTx gives a template of the library its row, so that notes can point at it.
func (s *Service) keepTx(ctx context.Context, tx database.Tx, t Template) error {
	if t.Version > 0 {
		return nil
	}
	added, err := queries(tx).InsertTemplate(ctx, clinicaldb.InsertTemplateParams{
		TenantID: tx.Tenant(), ID: t.ID, Starter: t.Starter, CreatedAt: s.now(),
	})
	if err != nil || added == 0 {
		return err
	}
	return s.addVersionTx(ctx, tx, t)
}

func (s *Service) addVersionTx(ctx context.Context, tx database.Tx, t Template) error {
	name, err := json.Marshal(t.Name)
	if err != nil {
		return fmt.Errorf("template: %w", err)
	}
	sections, err := json.Marshal(t.Sections)
	if err != nil {
		return fmt.Errorf("template: %w", err)
	}
	return queries(tx).InsertTemplateVersion(ctx, clinicaldb.InsertTemplateVersionParams{
		TenantID: tx.Tenant(), TemplateID: t.ID, Number: t.Number, Name: name, Sections: sections, CreatedAt: s.now(), CreatedBy: me(tx),
	})
}

// TemplateFields is what may be changed of a template.
type TemplateFields struct {
	Name     packs.Names
	Sections []NoteSection
	Services []uuid.UUID
}

func (s *Service) check(f TemplateFields) error {
	var faults fault.Fields
	checkNames(&faults, "/name", f.Name)
	if err := faults.Err(ErrTemplateInvalid); err != nil {
		return err
	}
	return checkSections(f.Sections, s.Library.measures)
}

// AddTemplate makes a template of the chain's own.
func (s *Service) AddTemplate(ctx context.Context, f TemplateFields) (Template, error) {
	if err := s.check(f); err != nil {
		return Template{}, err
	}
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Template, error) {
		t := Template{ID: id.New(), Number: 1, Name: f.Name, Sections: f.Sections, Services: f.Services}
		if err := s.keepTx(ctx, tx, t); err != nil {
			return t, err
		}
		if err := offerTx(ctx, tx, t.ID, f.Services); err != nil {
			return t, err
		}
		return s.templateTx(ctx, tx, t.ID)
	})
}

// ChangeTemplate gives a template another form; notes that are written stay on
// theirs. It returns ErrTemplateNotFound, ErrTemplateInvalid or the fault of
// httpserver.CheckMatch.
func (s *Service) ChangeTemplate(ctx context.Context, template uuid.UUID, ifMatch string, f TemplateFields) (Template, error) {
	if err := s.check(f); err != nil {
		return Template{}, err
	}
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Template, error) {
		t, err := s.templateTx(ctx, tx, template)
		if err != nil {
			return t, err
		}
		if err := httpserver.CheckMatch(ifMatch, t.Version); err != nil {
			return t, err
		}
		if err := s.keepTx(ctx, tx, t); err != nil {
			return t, err
		}
		changed, err := queries(tx).BumpTemplate(ctx, clinicaldb.BumpTemplateParams{TenantID: tx.Tenant(), ID: template, Was: t.Number})
		if err != nil {
			return t, err
		}
		if changed == 0 {
			return t, httpserver.ErrStale
		}
		t.Number, t.Name, t.Sections = t.Number+1, f.Name, f.Sections
		if err := s.addVersionTx(ctx, tx, t); err != nil {
			return t, err
		}
		if err := offerTx(ctx, tx, t.ID, f.Services); err != nil {
			return t, err
		}
		return s.templateTx(ctx, tx, t.ID)
	})
}

// offerTx says for which services a template is offered first.
func offerTx(ctx context.Context, tx database.Tx, template uuid.UUID, services []uuid.UUID) error {
	q := queries(tx)
	if err := q.DeleteTemplateServices(ctx, clinicaldb.DeleteTemplateServicesParams{TenantID: tx.Tenant(), TemplateID: template}); err != nil {
		return err
	}
	err := q.InsertTemplateServices(ctx, clinicaldb.InsertTemplateServicesParams{TenantID: tx.Tenant(), TemplateID: template, Services: services})
	return database.Explain(err, nil, templateConstraints)
}

// ArchiveTemplate takes a template out of use, or back into it. Its notes stay.
func (s *Service) ArchiveTemplate(ctx context.Context, template uuid.UUID, archived bool) (Template, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Template, error) {
		t, err := s.templateTx(ctx, tx, template)
		if err != nil {
			return t, err
		}
		if err := s.keepTx(ctx, tx, t); err != nil {
			return t, err
		}
		if err := queries(tx).ArchiveTemplate(ctx, clinicaldb.ArchiveTemplateParams{
			TenantID: tx.Tenant(), ID: template, Archived: archived,
		}); err != nil {
			return t, err
		}
		return s.templateTx(ctx, tx, template)
	})
}

// namesFrom reads a name by language as it is kept.
func namesFrom(raw []byte) packs.Names {
	names := packs.Names{}
	_ = json.Unmarshal(raw, &names) // written by us; a list is not worth failing for one name
	return names
}
