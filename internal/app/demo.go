package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"go.yaml.in/yaml/v3"
	"golang.org/x/sync/errgroup"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/events"
	"github.com/praxis-clinic/praxis/internal/patients"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
	"github.com/praxis-clinic/praxis/internal/scheduling"
	"github.com/praxis-clinic/praxis/tenants"
)

// DemoPassword is everybody's in the demo clinics, where no other was asked for.
const DemoPassword = "Demo-Clinic-2026"

// DemoClinic is a demo clinic as it was found or made.
type DemoClinic struct {
	Slug, Name, Country string
	URL                 string
	Added               int // records that were not there before
	Staff               []DemoStaff
}

// demoFile is tenants/demo/<slug>.yaml.
type demoFile struct {
	Slug          string             `yaml:"slug"`
	Name          string             `yaml:"name"`
	Country       string             `yaml:"country"`
	Subdivision   string             `yaml:"subdivision"`
	ClinicType    string             `yaml:"clinic_type"`
	Language      string             `yaml:"language"`
	Branches      []demoBranch       `yaml:"branches"`
	Rooms         []demoRoom         `yaml:"rooms"`
	Staff         []DemoStaff        `yaml:"staff"`
	Practitioners []demoPractitioner `yaml:"practitioners"`
	Patients      []demoPatient      `yaml:"patients"`
	NoCalendar    bool               `yaml:"no_calendar"` // nobody is booked
}

type demoBranch struct {
	Code    string `yaml:"code"`
	Name    string `yaml:"name"`
	Phone   string `yaml:"phone"`
	Email   string `yaml:"email"`
	Address struct {
		Line1      string `yaml:"line1"`
		Line2      string `yaml:"line2"`
		Locality   string `yaml:"locality"`
		City       string `yaml:"city"`
		State      string `yaml:"state"`
		PostalCode string `yaml:"postal_code"`
	} `yaml:"address"`
}

type demoRoom struct {
	Name   string `yaml:"name"`
	Type   string `yaml:"type"`
	Branch string `yaml:"branch"`
}

// DemoStaff is somebody who can sign in to a demo clinic; the first is its owner.
type DemoStaff struct {
	Name      string   `yaml:"name"`
	Email     string   `yaml:"email"`
	Role      string   `yaml:"role"`
	Language  string   `yaml:"language"`
	Branches  []string `yaml:"branches"`  // empty: the whole chain
	Practises string   `yaml:"practises"` // the practitioner this is, by key
}

// SecondFactor reports whether the role may do nothing without one. Kratos lets nobody
// import it: its holder enrols at the first sign-in.
func (s DemoStaff) SecondFactor() bool {
	return slices.ContainsFunc(access.DefaultRoles, func(r access.DefaultRole) bool { return r.Key == s.Role && r.SecondFactor })
}

type demoPractitioner struct {
	Key      string      `yaml:"key"`
	Name     string      `yaml:"name"`
	Title    string      `yaml:"title"`
	Color    string      `yaml:"color"`
	Services []string    `yaml:"services"` // keys of the clinic-type pack
	Hours    []demoHours `yaml:"hours"`
}

type demoHours struct {
	Branch string `yaml:"branch"`
	Days   []int  `yaml:"days"`
	From   string `yaml:"from"`
	To     string `yaml:"to"`
}

type demoPatient struct {
	Name     string     `yaml:"name"`
	Phone    string     `yaml:"phone"`
	Email    string     `yaml:"email"`
	Born     packs.Date `yaml:"born"`
	Language string     `yaml:"language"`
}

func readDemo(fsys fs.FS) ([]demoFile, error) {
	files, err := fs.Glob(fsys, "demo/*.yaml")
	if err != nil {
		return nil, err
	}
	out := make([]demoFile, len(files))
	for i, file := range files {
		raw, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, err
		}
		dec := yaml.NewDecoder(bytes.NewReader(raw))
		dec.KnownFields(true)
		if err := dec.Decode(&out[i]); err != nil {
			return nil, fmt.Errorf("%s: %w", path.Base(file), err)
		}
	}
	return out, nil
}

// LoadDemo brings the demo clinics up to today, through the same services that the
// API calls: what is there stays as it is, what is missing is added, and days around
// today that have no appointments get some. Everybody's password is password.
func (a *App) LoadDemo(ctx context.Context, password string) ([]DemoClinic, error) {
	return a.LoadClinics(ctx, tenants.FS, password)
}

// LoadClinics is LoadDemo with the clinics of demo/*.yaml in fsys.
func (a *App) LoadClinics(ctx context.Context, fsys fs.FS, password string) ([]DemoClinic, error) {
	files, err := readDemo(fsys)
	if err != nil {
		return nil, err
	}
	out, hashing := make([]DemoClinic, len(files)), make(chan struct{}, demoHashing)
	g, ctx := errgroup.WithContext(ctx)
	for i, file := range files {
		g.Go(func() (err error) {
			out[i], err = a.loadDemo(ctx, file, demoLogin{password, hashing})
			if err != nil {
				err = fmt.Errorf("demo clinic %s: %w", file.Slug, err)
			}
			return err
		})
	}
	return out, g.Wait()
}

// demo is one demo clinic being loaded. It lives a little in the past: appointments
// of last week were booked before they were kept.
type demo struct {
	*App
	demoFile
	past       *clock.Fixed
	scheduling *scheduling.Service
	patients   *patients.Service
	login      demoLogin
	added      int
}

// demoHashing is how many passwords Kratos hashes at once: each takes a processor a
// good part of a second, and the last in a long line would wait too long.
const demoHashing = 2

// demoLogin makes sign-ins: the password they get, and whose turn it is.
type demoLogin struct {
	password string
	turns    chan struct{}
}

func (l demoLogin) inTurn(fn func() error) error {
	l.turns <- struct{}{}
	defer func() { <-l.turns }()
	return fn()
}

func (a *App) loadDemo(ctx context.Context, f demoFile, login demoLogin) (DemoClinic, error) {
	d := &demo{App: a, demoFile: f, past: clock.NewFixed(a.cfg.Clock.Now()), login: login}
	deps := a.scheduling.Deps
	deps.Clock = d.past
	d.scheduling, d.patients = scheduling.New(deps), patients.New(patients.Deps{DB: a.db, Clock: d.past, Events: (*events.Bus)(nil)})
	ctx, err := d.enter(ctx)
	if err != nil {
		return DemoClinic{}, err
	}
	for _, step := range []func(context.Context) error{d.loadBranches, d.loadStaff, d.loadRecords, d.fillCalendars, d.finish} {
		if err := step(ctx); err != nil {
			return DemoClinic{}, err
		}
	}
	return DemoClinic{Slug: f.Slug, Name: f.Name, Country: f.Country, URL: a.addresses().Tenant(f.Slug), Added: d.added, Staff: f.Staff}, nil
}

// errNotTheDemo means that a real clinic has the address of a demo one.
var errNotTheDemo = errors.New("another clinic has this address: the demo leaves it alone")

// finish closes the set-up: nothing of it is left to the demo's owner.
func (d *demo) finish(ctx context.Context) error {
	setup, err := d.platform.Setup(ctx)
	if err != nil || setup.Done {
		return err
	}
	_, err = d.platform.FinishSetup(ctx)
	return err
}

// chain finds or opens the clinic.
func (d *demo) chain(ctx context.Context) (platform.Tenant, error) {
	t, err := d.platform.Directory().TenantBySlug(ctx, d.Slug)
	if !errors.Is(err, platform.ErrTenantNotFound) {
		return t, err
	}
	owner := d.Staff[0]
	if err := d.login.inTurn(func() error {
		_, err := d.platform.OpenKnown(ctx, platform.NewSignup{
			ChainName: d.Name, Slug: d.Slug, Country: d.Country, Subdivision: d.Subdivision, ClinicType: d.ClinicType,
			OwnerName: owner.Name, Email: owner.Email, Password: d.login.password, Language: d.Language,
		})
		return err
	}); err != nil {
		return t, err
	}
	d.added++
	return d.platform.Directory().TenantBySlug(ctx, d.Slug)
}
