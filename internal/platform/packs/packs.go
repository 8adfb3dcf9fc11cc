// Package packs reads the country and clinic-type packs and answers from them:
// settings layer by layer, rules by date and place, holidays by date. It is pure:
// no database, no clock, and what it hands out may be kept but not changed.
package packs

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"

	"go.yaml.in/yaml/v3"
)

// Languages are the ones every name of a pack may come in; English is always there.
var Languages = []string{"en", "hi", "ar", "fr"}

// Names is one name in several languages.
type Names map[string]string

// In returns the name in language, or in English where there is none.
func (n Names) In(language string) string {
	if name := n[language]; name != "" {
		return name
	}
	return n["en"]
}

// Catalogue is every pack, read once at start.
type Catalogue struct {
	countries   map[string]*Country
	clinicTypes map[string]*ClinicType
}

// Load reads and checks all packs of fsys (see package tenants). It returns every
// fault of every file at once: a pack that is wrong stops the program.
func Load(fsys fs.FS) (*Catalogue, error) {
	c := &Catalogue{countries: map[string]*Country{}, clinicTypes: map[string]*ClinicType{}}
	return c, errors.Join(
		each(fsys, "countries", func(p *Country) error {
			c.countries[p.Code] = p
			return p.check()
		}),
		each(fsys, "consents", func(t *consentTexts) error { return t.addTo(c.countries[t.Country]) }),
		each(fsys, "clinictypes", func(p *ClinicType) error {
			c.clinicTypes[p.Key] = p
			return p.check()
		}),
	)
}

// each decodes the YAML files of dir strictly and hands them to add.
func each[T any](fsys fs.FS, dir string, add func(*T) error) error {
	files, err := fs.Glob(fsys, dir+"/*.yaml")
	if err != nil || len(files) == 0 {
		return errors.Join(fmt.Errorf("packs: no files in %s", dir), err)
	}
	var faults []error
	for _, file := range files {
		raw, err := fs.ReadFile(fsys, file)
		if err != nil {
			return fmt.Errorf("packs: %w", err)
		}
		pack := new(T)
		dec := yaml.NewDecoder(bytes.NewReader(raw))
		dec.KnownFields(true)
		if err := dec.Decode(pack); err != nil {
			faults = append(faults, fmt.Errorf("packs: %s: %w", path.Base(file), err))
			continue
		}
		if err := add(pack); err != nil {
			faults = append(faults, fmt.Errorf("packs: %s: %w", path.Base(file), err))
		}
	}
	return errors.Join(faults...)
}

// Country returns the pack of an ISO 3166-1 code, "IN".
func (c *Catalogue) Country(code string) (*Country, bool) {
	p, ok := c.countries[code]
	return p, ok
}

// Countries returns every country, ordered by code.
func (c *Catalogue) Countries() []*Country { return sorted(c.countries) }

// ClinicType returns the pack of a key, "dental".
func (c *Catalogue) ClinicType(key string) (*ClinicType, bool) {
	p, ok := c.clinicTypes[key]
	return p, ok
}

// ClinicTypes returns every clinic type: general practice first, then by key.
func (c *Catalogue) ClinicTypes() []*ClinicType {
	all := sorted(c.clinicTypes)
	slices.SortStableFunc(all, func(a, b *ClinicType) int {
		return boolRank(a.Key != "general") - boolRank(b.Key != "general")
	})
	return all
}

func sorted[T any](m map[string]*T) []*T {
	out := make([]*T, 0, len(m))
	for _, key := range slices.Sorted(maps.Keys(m)) {
		out = append(out, m[key])
	}
	return out
}

func boolRank(b bool) int {
	if b {
		return 1
	}
	return 0
}
