package platform

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"
	"github.com/nyaruka/phonenumbers"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
	"github.com/praxis-clinic/praxis/internal/platform/platformdb"
)

// Branch is one clinic of a chain, at one place, in one time zone.
type Branch struct {
	ID          uuid.UUID
	Name        string
	Code        string // short, unique in the chain; on queues and documents
	Country     string
	Subdivision string
	TimeZone    string // IANA
	Address     Address
	Phone       string // E.164
	Email       string
	Active      bool
	Hours       []OpenHours
	CreatedAt   time.Time
	Version     int64

	settings packs.Layer
}

// Address is where a branch is; which lines it has is its country's.
type Address struct {
	Line1      string `json:"line1"`
	Line2      string `json:"line2"`
	Locality   string `json:"locality"`
	City       string `json:"city"`
	State      string `json:"state"`
	PostalCode string `json:"postal_code"`
}

// OpenHours is a stretch of a weekday in which a branch is open. Weekday 1 is
// Monday; Opens and Closes are minutes after midnight, 1440 the end of the day.
type OpenHours struct{ Weekday, Opens, Closes int }

// What can go wrong with a branch.
var (
	ErrBranchNotFound  = fault.New(fault.NotFound, "platform.branch_not_found", "There is no such branch.")
	ErrBranchInvalid   = fault.New(fault.Invalid, "platform.branch_invalid", "Some of this is missing or cannot be right.")
	ErrBranchNameTaken = fault.New(fault.Conflict, "platform.branch_name_taken", "Another branch has this name.")
	ErrBranchCodeTaken = fault.New(fault.Conflict, "platform.branch_code_taken", "Another branch has this code.")
	ErrLastBranch      = fault.New(fault.Conflict, "platform.last_branch", "A chain keeps at least one open branch.")
)

var branchConstraints = map[string]*fault.Error{
	"branches_name_key": ErrBranchNameTaken.With(fault.Field{Pointer: "/name", Code: "taken", Detail: ErrBranchNameTaken.Detail}),
	"branches_code_key": ErrBranchCodeTaken.With(fault.Field{Pointer: "/code", Code: "taken", Detail: ErrBranchCodeTaken.Detail}),
}

// BranchFields are what of a branch is written. Country, subdivision, zone and code
// may be left empty: they follow from the chain and the name.
type BranchFields struct {
	Name, Code, Country, Subdivision, TimeZone string
	Address                                    Address
	Phone, Email                               string
	Active                                     bool
}

// Branches lists the branches the principal may see, oldest first.
func (s *Service) Branches(ctx context.Context) ([]Branch, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Branch, error) { return s.BranchesTx(ctx, tx) })
}

// BranchesTx is Branches inside the caller's transaction.
func (s *Service) BranchesTx(ctx context.Context, tx database.Tx) ([]Branch, error) {
	q := platformdb.New(tx)
	rows, err := q.ListBranches(ctx, tx.Tenant())
	if err != nil {
		return nil, err
	}
	return withHours(ctx, q, tx.Tenant(), rows...)
}

// Branch is one branch.
func (s *Service) Branch(ctx context.Context, branch uuid.UUID) (Branch, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Branch, error) { return s.BranchTx(ctx, tx, branch) })
}

// BranchTx is Branch inside the caller's transaction.
func (s *Service) BranchTx(ctx context.Context, tx database.Tx, branch uuid.UUID) (Branch, error) {
	q := platformdb.New(tx)
	row, err := q.BranchByID(ctx, platformdb.BranchByIDParams{TenantID: tx.Tenant(), ID: branch})
	if err != nil {
		return Branch{}, database.Explain(err, ErrBranchNotFound, nil)
	}
	return oneWithHours(ctx, q, tx.Tenant(), row)
}

// AddBranch opens a branch, with hours if any are given, and marks the set-up's step
// as done. It is the chain's to do, not a branch manager's.
func (s *Service) AddBranch(ctx context.Context, f BranchFields, hours []OpenHours) (Branch, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Branch, error) {
		if err := wholeChain(tx); err != nil {
			return Branch{}, err
		}
		if err := s.roomTx(ctx, tx); err != nil {
			return Branch{}, err
		}
		if err := s.completeTx(ctx, tx, &f); err != nil {
			return Branch{}, err
		}
		address, err := json.Marshal(f.Address)
		if err != nil {
			return Branch{}, err
		}
		q := platformdb.New(tx)
		row, err := q.InsertBranch(ctx, platformdb.InsertBranchParams{
			TenantID: tx.Tenant(), ID: id.New(), Name: f.Name, Code: f.Code, Country: f.Country, Subdivision: f.Subdivision,
			TimeZone: f.TimeZone, Address: address, Phone: f.Phone, Email: f.Email, CreatedAt: s.Clock.Now(),
		})
		if err != nil {
			return Branch{}, database.Explain(err, nil, branchConstraints)
		}
		if err := putHours(ctx, q, tx.Tenant(), row.ID, hours); err != nil {
			return Branch{}, err
		}
		if err := s.StepDoneTx(ctx, tx, StepBranch); err != nil {
			return Branch{}, err
		}
		return oneWithHours(ctx, q, tx.Tenant(), row)
	})
}

// ChangeBranch lets change edit the fields of the branch it was read as, and keeps
// them. check sees the version and may refuse it. The last open branch stays open.
func (s *Service) ChangeBranch(ctx context.Context, branch uuid.UUID, check func(version int64) error, change func(*BranchFields)) (Branch, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Branch, error) {
		old, err := lockBranch(ctx, tx, branch, check)
		if err != nil {
			return Branch{}, err
		}
		f := BranchFields{
			Name: old.Name, Code: old.Code, Country: old.Country, Subdivision: old.Subdivision, TimeZone: old.TimeZone,
			Address: old.Address, Phone: old.Phone, Email: old.Email, Active: old.Active,
		}
		change(&f)
		if err := s.completeTx(ctx, tx, &f); err != nil {
			return Branch{}, err
		}
		if err := s.mayTurnTx(ctx, tx, branch, old.Active, f.Active); err != nil {
			return Branch{}, err
		}
		return updateBranch(ctx, tx, branch, f)
	})
}

func updateBranch(ctx context.Context, tx database.Tx, branch uuid.UUID, f BranchFields) (Branch, error) {
	address, err := json.Marshal(f.Address)
	if err != nil {
		return Branch{}, err
	}
	q := platformdb.New(tx)
	row, err := q.UpdateBranch(ctx, platformdb.UpdateBranchParams{
		TenantID: tx.Tenant(), ID: branch, Name: f.Name, Code: f.Code, Country: f.Country, Subdivision: f.Subdivision,
		TimeZone: f.TimeZone, Address: address, Phone: f.Phone, Email: f.Email, Active: f.Active,
	})
	if err != nil {
		return Branch{}, database.Explain(err, ErrBranchNotFound, branchConstraints)
	}
	return oneWithHours(ctx, q, tx.Tenant(), row)
}

// mayTurnTx refuses to close the last branch, and to open one more than the plan allows.
func (s *Service) mayTurnTx(ctx context.Context, tx database.Tx, branch uuid.UUID, was, is bool) error {
	switch {
	case was && !is:
		return s.mayCloseTx(ctx, tx, branch)
	case !was && is:
		return errors.Join(wholeChain(tx), s.roomTx(ctx, tx))
	}
	return nil
}

// mayCloseTx is asked by somebody who sees the whole chain, or refused: who sees one
// branch cannot know whether it is the last.
func (s *Service) mayCloseTx(ctx context.Context, tx database.Tx, branch uuid.UUID) error {
	if err := wholeChain(tx); err != nil {
		return err
	}
	others, err := platformdb.New(tx).CountOtherActiveBranches(ctx, platformdb.CountOtherActiveBranchesParams{TenantID: tx.Tenant(), ID: branch})
	if err == nil && others == 0 {
		return ErrLastBranch
	}
	return err
}

// SetHours replaces the opening hours of a branch. check sees the branch's version.
func (s *Service) SetHours(ctx context.Context, branch uuid.UUID, check func(version int64) error, hours []OpenHours) (Branch, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Branch, error) {
		if _, err := lockBranch(ctx, tx, branch, check); err != nil {
			return Branch{}, err
		}
		q := platformdb.New(tx)
		if err := q.DeleteHours(ctx, platformdb.DeleteHoursParams{TenantID: tx.Tenant(), BranchID: branch}); err != nil {
			return Branch{}, err
		}
		if err := putHours(ctx, q, tx.Tenant(), branch, hours); err != nil {
			return Branch{}, err
		}
		row, err := q.TouchBranch(ctx, platformdb.TouchBranchParams{TenantID: tx.Tenant(), ID: branch})
		if err != nil {
			return Branch{}, err
		}
		return oneWithHours(ctx, q, tx.Tenant(), row)
	})
}

func lockBranch(ctx context.Context, tx database.Tx, branch uuid.UUID, check func(int64) error) (Branch, error) {
	row, err := platformdb.New(tx).LockBranch(ctx, platformdb.LockBranchParams{TenantID: tx.Tenant(), ID: branch})
	if err != nil {
		return Branch{}, database.Explain(err, ErrBranchNotFound, nil)
	}
	if err := check(row.Version); err != nil {
		return Branch{}, err
	}
	return branchFrom(row)
}

// putHours refuses hours that overlap, before it writes any.
func putHours(ctx context.Context, q *platformdb.Queries, tenant, branch uuid.UUID, hours []OpenHours) error {
	if err := checkHours(hours); err != nil {
		return err
	}
	for _, h := range hours {
		if err := q.InsertHours(ctx, platformdb.InsertHoursParams{
			TenantID: tenant, ID: id.New(), BranchID: branch, Weekday: int32(h.Weekday), Opens: int32(h.Opens), Closes: int32(h.Closes),
		}); err != nil {
			return err
		}
	}
	return nil
}

func checkHours(hours []OpenHours) error {
	var f fault.Fields
	for i, h := range hours {
		at := fmt.Sprintf("/hours/%d", i)
		f.Check(h.Weekday >= 1 && h.Weekday <= 7, at+"/weekday", "range", "Give a weekday from 1 (Monday) to 7.")
		f.Check(h.Opens >= 0 && h.Closes <= 1440 && h.Opens < h.Closes, at+"/closes", "order", "Closing comes after opening, on the same day.")
		for _, other := range hours[:i] {
			if other.Weekday == h.Weekday && other.Opens < h.Closes && h.Opens < other.Closes {
				f.Add(at, "overlap", "This overlaps other hours of the day.")
			}
		}
	}
	f.Check(len(hours) <= 42, "/hours", "too_many", "Give at most six stretches a day.")
	return f.Err(ErrBranchInvalid)
}

func withHours(ctx context.Context, q *platformdb.Queries, tenant uuid.UUID, rows ...platformdb.Branch) ([]Branch, error) {
	out, ids := make([]Branch, len(rows)), make([]uuid.UUID, len(rows))
	for i, r := range rows {
		b, err := branchFrom(r)
		if err != nil {
			return nil, err
		}
		out[i], ids[i] = b, r.ID
	}
	hours, err := q.HoursOfBranches(ctx, platformdb.HoursOfBranchesParams{TenantID: tenant, BranchIds: ids})
	for _, h := range hours {
		out[slices.Index(ids, h.BranchID)].addHours(h)
	}
	return out, err
}

func (b *Branch) addHours(h platformdb.HoursOfBranchesRow) {
	b.Hours = append(b.Hours, OpenHours{int(h.Weekday), int(h.Opens), int(h.Closes)})
}

func oneWithHours(ctx context.Context, q *platformdb.Queries, tenant uuid.UUID, row platformdb.Branch) (Branch, error) {
	all, err := withHours(ctx, q, tenant, row)
	if err != nil {
		return Branch{}, err
	}
	return all[0], nil
}

func branchFrom(r platformdb.Branch) (Branch, error) {
	b := Branch{
		ID: r.ID, Name: r.Name, Code: r.Code, Country: r.Country, Subdivision: r.Subdivision, TimeZone: r.TimeZone,
		Phone: r.Phone, Email: r.Email, Active: r.Active, Hours: []OpenHours{}, CreatedAt: r.CreatedAt, Version: r.Version,
	}
	if err := json.Unmarshal(r.Address, &b.Address); err != nil {
		return b, fmt.Errorf("address of branch %s: %w", r.ID, err)
	}
	if err := json.Unmarshal(r.Settings, &b.settings); err != nil {
		return b, fmt.Errorf("settings of branch %s: %w", r.ID, err)
	}
	return b, nil
}

// completeTx fills what follows from the chain and refuses what cannot be right.
func (s *Service) completeTx(ctx context.Context, tx database.Tx, f *BranchFields) error {
	t, err := s.TenantTx(ctx, tx)
	if err != nil {
		return err
	}
	f.clean()
	if f.Country == "" {
		f.Country, f.Subdivision = t.Country, orText(f.Subdivision, t.Subdivision)
	}
	f.Code = orText(f.Code, codeOf(f.Name))
	var faults fault.Fields
	faults.Check(f.Name != "" && utf8.RuneCountInString(f.Name) <= 80, "/name", "required", "Give the branch a name of at most 80 letters.")
	faults.Check(branchCode.MatchString(f.Code), "/code", "invalid", "Use 1 to 12 letters, digits and hyphens.")
	faults.Check(f.Email == "" || GoodEmail(f.Email), "/email", "invalid", "Give a whole e-mail address.")
	if country, ok := s.Packs.Country(f.Country); ok {
		f.TimeZone = orText(f.TimeZone, country.TimeZone(f.Subdivision))
		f.checkPlace(&faults, country)
	} else {
		faults.Add("/country", "unknown", "Choose one of the countries.")
	}
	return faults.Err(ErrBranchInvalid)
}

func (f *BranchFields) checkPlace(faults *fault.Fields, country *packs.Country) {
	_, known := country.Subdivision(f.Subdivision)
	faults.Check(f.Subdivision == "" || known, "/subdivision", "unknown", "Choose one of the country's.")
	faults.Check(country.HasZone(f.TimeZone), "/time_zone", "unknown", "Choose a time zone of the country.")
	f.checkAddress(faults, country.Address)
	if f.Phone == "" {
		return
	}
	n, err := phonenumbers.Parse(f.Phone, country.Code)
	if err != nil || !phonenumbers.IsValidNumber(n) {
		faults.Add("/phone", "invalid", "Give a number such as "+country.Phone.Example+".")
		return
	}
	f.Phone = phonenumbers.Format(n, phonenumbers.E164)
}

// checkAddress asks for the country's lines once any line is given: a branch may be
// set up before its address is known.
func (f *BranchFields) checkAddress(faults *fault.Fields, want packs.Address) {
	if f.Address == (Address{}) {
		return
	}
	for line, value := range f.Address.lines() {
		faults.Check(*value != "" || !slices.Contains(want.Required, line), "/address/"+line, "required", "This line is needed.")
		faults.Check(*value == "" || slices.Contains(want.Order, line), "/address/"+line, "unknown", "Addresses here have no such line.")
		faults.Check(utf8.RuneCountInString(*value) <= 120, "/address/"+line, "too_long", "Give at most 120 letters.")
	}
	if code := f.Address.PostalCode; code != "" {
		ok, err := regexp.MatchString(want.PostalPattern, code)
		faults.Check(err == nil && ok, "/address/postal_code", "invalid", "Give a code such as "+want.PostalExample+".")
	}
}

func (a *Address) lines() map[string]*string {
	return map[string]*string{
		"line1": &a.Line1, "line2": &a.Line2, "locality": &a.Locality, "city": &a.City, "state": &a.State, "postal_code": &a.PostalCode,
	}
}

var branchCode = regexp.MustCompile(`^[\p{L}\p{N}-]{1,12}$`)

func (f *BranchFields) clean() {
	fields := []*string{&f.Name, &f.Code, &f.Country, &f.Subdivision, &f.TimeZone, &f.Phone, &f.Email}
	for _, line := range f.Address.lines() {
		fields = append(fields, line)
	}
	for _, field := range fields {
		*field = strings.Join(strings.Fields(*field), " ")
	}
	f.Code, f.Country, f.Subdivision = strings.ToUpper(f.Code), strings.ToUpper(f.Country), strings.ToUpper(f.Subdivision)
}

// codeOf makes a short code of a name: the first letters of its words, or of its
// only word.
func codeOf(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	var out []rune
	for _, w := range words {
		r := []rune(w)
		if len(words) == 1 {
			out = r[:min(len(r), 4)]
			break
		}
		out = append(out, r[0])
	}
	return strings.ToUpper(string(out[:min(len(out), 12)]))
}

func orText(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
