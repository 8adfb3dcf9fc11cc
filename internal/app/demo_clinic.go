package app

import (
	"context"
	"slices"
	"strings"

	"github.com/google/uuid"
	"golang.org/x/sync/errgroup"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/identity"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/patients"
	"github.com/praxis-clinic/praxis/internal/platform"
	"github.com/praxis-clinic/praxis/internal/scheduling"
	"github.com/praxis-clinic/praxis/internal/scheduling/availability"
)

// enter opens the clinic where it is not open yet and acts in it from here on, under a
// name of its own that the audit keeps.
func (d *demo) enter(ctx context.Context) (context.Context, error) {
	t, err := d.chain(ctx)
	if err != nil {
		return ctx, err
	}
	all := make([]principal.Permission, len(access.Catalogue))
	for i, e := range access.Catalogue {
		all[i] = e.Key
	}
	p := principal.NewSystem(t.ID, "system:demo", all...)
	p.AAL = 1 // whether the owner has a second factor is not for the loader to say
	ctx = principal.With(ctx, p)
	people, err := d.identity.Colleagues(ctx)
	if err == nil && !slices.ContainsFunc(people, func(c identity.Colleague) bool { return c.Email == d.Staff[0].Email }) {
		err = errNotTheDemo
	}
	return ctx, err
}

func (d *demo) loadBranches(ctx context.Context) error {
	have, err := d.platform.Branches(ctx)
	if err != nil {
		return err
	}
	usual, err := d.platform.Suggest(ctx, nil, d.Language)
	if err != nil {
		return err
	}
	for _, b := range d.Branches {
		if slices.ContainsFunc(have, func(h platform.Branch) bool { return h.Code == b.Code }) {
			continue
		}
		if _, err := d.platform.AddBranch(ctx, platform.BranchFields{
			Name: b.Name, Code: b.Code, Address: platform.Address(b.Address), Phone: b.Phone, Email: b.Email, Active: true,
		}, usual.Branch.Hours); err != nil {
			return err
		}
		d.added++
	}
	return nil
}

// branchIDs finds the branches by code.
func (d *demo) branchIDs(ctx context.Context) (map[string]uuid.UUID, error) {
	list, err := d.platform.Branches(ctx)
	out := map[string]uuid.UUID{}
	for _, b := range list {
		out[b.Code] = b.ID
	}
	return out, err
}

// loadStaff adds who is missing, side by side: a password takes a while to hash.
func (d *demo) loadStaff(ctx context.Context) error {
	have, err := d.identity.Colleagues(ctx)
	if err != nil {
		return err
	}
	branches, err := d.branchIDs(ctx)
	if err != nil {
		return err
	}
	g, ctx := errgroup.WithContext(ctx)
	for _, s := range d.Staff {
		if slices.ContainsFunc(have, func(c identity.Colleague) bool { return c.Email == s.Email }) {
			continue
		}
		m := identity.KnownMember{Name: s.Name, Email: s.Email, Language: orText(s.Language, d.Language), Password: d.login.password, Role: s.Role}
		for _, code := range s.Branches {
			m.Branches = append(m.Branches, branches[code])
		}
		d.added++
		g.Go(func() error { return d.login.inTurn(func() error { return d.identity.AddKnown(ctx, m) }) })
	}
	return g.Wait()
}

// loadRecords adds rooms, practitioners, services and patients in one transaction: the
// first resource says that all of them are there.
func (d *demo) loadRecords(ctx context.Context) error {
	have, err := d.scheduling.Resources(ctx, "", nil)
	if err != nil || len(have) > 0 {
		return err
	}
	branches, err := d.branchIDs(ctx)
	if err != nil {
		return err
	}
	members, err := d.memberIDs(ctx)
	if err != nil {
		return err
	}
	packed, err := d.platform.Suggest(ctx, nil, d.Language)
	if err != nil {
		return err
	}
	return database.InTxDo(ctx, d.db, func(tx database.Tx) error {
		if err := d.loadRoomsTx(ctx, tx, branches); err != nil {
			return err
		}
		people, err := d.loadPeopleTx(ctx, tx, branches, members)
		if err != nil {
			return err
		}
		if err := d.loadServicesTx(ctx, tx, packed.Services, people); err != nil {
			return err
		}
		return d.loadPatientsTx(ctx, tx)
	})
}

// memberIDs finds the members who practise, by the practitioner's key.
func (d *demo) memberIDs(ctx context.Context) (map[string]*uuid.UUID, error) {
	list, err := d.identity.Colleagues(ctx)
	out := map[string]*uuid.UUID{}
	for _, s := range d.Staff {
		i := slices.IndexFunc(list, func(c identity.Colleague) bool { return c.Email == s.Email })
		if s.Practises != "" && i >= 0 {
			out[s.Practises] = &list[i].ID
		}
	}
	return out, err
}

func (d *demo) loadRoomsTx(ctx context.Context, tx database.Tx, branches map[string]uuid.UUID) error {
	for _, r := range d.Rooms {
		if _, err := d.scheduling.AddResourceTx(ctx, tx, scheduling.RoomKind, scheduling.ResourceFields{
			Name: r.Name, RoomType: r.Type, Branches: []uuid.UUID{branches[r.Branch]}, Active: true,
		}, nil); err != nil {
			return err
		}
		d.added++
	}
	return nil
}

func (d *demo) loadPeopleTx(ctx context.Context, tx database.Tx, branches map[string]uuid.UUID, members map[string]*uuid.UUID) (map[string]uuid.UUID, error) {
	out := map[string]uuid.UUID{}
	for _, p := range d.Practitioners {
		hours, at, err := p.hours(branches)
		if err != nil {
			return nil, err
		}
		r, err := d.scheduling.AddResourceTx(ctx, tx, scheduling.Practitioner, scheduling.ResourceFields{
			Name: p.Name, Title: d.title(p.Title), Color: p.Color, MemberID: members[p.Key], Branches: at, Active: true,
		}, hours)
		if err != nil {
			return nil, err
		}
		out[p.Key] = r.ID
		d.added++
	}
	return out, nil
}

// title is a practitioner's title in the clinic's language.
func (d *demo) title(key string) string {
	pack, _ := d.platform.Packs.ClinicType(d.ClinicType)
	for _, t := range pack.PractitionerTitles {
		if t.Key == key {
			return t.Name.In(d.Language)
		}
	}
	return ""
}

func (p demoPractitioner) hours(branches map[string]uuid.UUID) (hours []scheduling.Hours, at []uuid.UUID, err error) {
	for _, h := range p.Hours {
		from, err := availability.ParseTimeOfDay(h.From)
		if err != nil {
			return nil, nil, err
		}
		to, err := availability.ParseTimeOfDay(h.To)
		if err != nil {
			return nil, nil, err
		}
		for _, day := range h.Days {
			hours = append(hours, scheduling.Hours{Branch: branches[h.Branch], Weekday: day, Starts: from, Ends: to})
		}
		if !slices.Contains(at, branches[h.Branch]) {
			at = append(at, branches[h.Branch])
		}
	}
	return hours, at, nil
}

// loadServicesTx offers what somebody gives, as the clinic-type pack describes it.
func (d *demo) loadServicesTx(ctx context.Context, tx database.Tx, packed []platform.SuggestedService, people map[string]uuid.UUID) error {
	for _, s := range packed {
		var who []uuid.UUID
		for _, p := range d.Practitioners {
			if slices.Contains(p.Services, s.Key) {
				who = append(who, people[p.Key])
			}
		}
		if len(who) == 0 {
			continue
		}
		if _, err := d.scheduling.AddOfferingTx(ctx, tx, scheduling.OfferingFields{
			Name: s.Name, Duration: s.Minutes, BufferBefore: s.Before, BufferAfter: s.After, Price: s.Price, RoomType: s.RoomType,
			Color: s.Color, Active: true, PractitionerID: who,
		}); err != nil {
			return err
		}
		d.added++
	}
	return nil
}

func (d *demo) loadPatientsTx(ctx context.Context, tx database.Tx) error {
	for _, p := range d.Patients {
		born := p.Born.Time()
		if _, err := d.patients.RegisterTx(ctx, tx, patients.Details{
			Name: p.Name, Phone: p.Phone, Email: strings.ToLower(p.Email), BirthDate: &born, Language: p.Language,
		}, true); err != nil {
			return err
		}
		d.added++
	}
	return nil
}

func orText(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
