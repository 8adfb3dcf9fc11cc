package clinical

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"github.com/google/uuid"
	"go.yaml.in/yaml/v3"

	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// Library is what every chain starts with: templates by clinic type, and what
// can be measured.
type Library struct {
	starters []*Starter
	measures map[string]*MeasureKind
	order    []string // the codes, as the file has them
}

// Starter is a template of the library.
type Starter struct {
	Key         string        `yaml:"key"`
	Name        packs.Names   `yaml:"name"`
	ClinicTypes []string      `yaml:"clinic_types"` // empty: all
	Sections    []NoteSection `yaml:"sections"`
}

// LoadLibrary reads notes/*.yaml of fsys, and refuses what contradicts itself.
func LoadLibrary(fsys fs.FS) (*Library, error) {
	l := &Library{measures: map[string]*MeasureKind{}}
	if err := l.loadMeasures(fsys); err != nil {
		return nil, err
	}
	files, err := fs.Glob(fsys, "notes/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("note library: %w", err)
	}
	for _, file := range files {
		if path.Base(file) == measuresFile {
			continue
		}
		var t Starter
		if err := readYAML(fsys, file, &t); err != nil {
			return nil, err
		}
		if err := checkSections(t.Sections, l.measures); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		l.starters = append(l.starters, &t)
	}
	return l, nil
}

const measuresFile = "measures.yaml"

func (l *Library) loadMeasures(fsys fs.FS) error {
	var list []*MeasureKind
	if err := readYAML(fsys, "notes/"+measuresFile, &list); err != nil {
		return err
	}
	for _, m := range list {
		if err := m.check(); err != nil {
			return fmt.Errorf("notes/%s: %w", measuresFile, err)
		}
		l.measures[m.Code] = m
		l.order = append(l.order, m.Code)
	}
	return nil
}

func readYAML(fsys fs.FS, file string, into any) error {
	raw, err := fs.ReadFile(fsys, file)
	if err != nil {
		return fmt.Errorf("note library: %w", err)
	}
	d := yaml.NewDecoder(bytes.NewReader(raw))
	d.KnownFields(true)
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

// For lists the starters of a clinic type, its own before those for all.
func (l *Library) For(clinicType string) (own []*Starter) {
	var general []*Starter
	for _, t := range l.starters {
		switch {
		case slices.Contains(t.ClinicTypes, clinicType):
			own = append(own, t)
		case len(t.ClinicTypes) == 0:
			general = append(general, t)
		}
	}
	return append(own, general...)
}

// starter finds a template of the library by the id it has at a chain.
func (l *Library) starter(tenant, template uuid.UUID) *Starter {
	for _, t := range l.starters {
		if t.idAt(tenant) == template {
			return t
		}
	}
	return nil
}

// idAt is the template's id at a chain: the same before and after the chain
// has a row for it.
func (t *Starter) idAt(tenant uuid.UUID) uuid.UUID {
	return uuid.NewSHA1(tenant, []byte("note-template:"+t.Key))
}
