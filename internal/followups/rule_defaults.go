package followups

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"github.com/jackc/pgx/v5"
	"go.yaml.in/yaml/v3"

	"github.com/praxis-clinic/praxis/internal/followups/followupsdb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// Defaults are the rules a chain begins with: those of every clinic, and those of its clinic type.
type Defaults struct{ files map[string]defaultPack }

// defaultPack is one file. Visits is what a completed appointment counts as in a clinic of its type
// where it is no consultation.
type defaultPack struct {
	Visits Event         `yaml:"visits"`
	Rules  []defaultRule `yaml:"rules"`
}

// defaultRule is a rule as a pack writes it. What is left out has the value that suits most.
type defaultRule struct {
	Key       string      `yaml:"key"`
	Names     packs.Names `yaml:"name"`
	Scripts   packs.Names `yaml:"script"`
	Event     Event       `yaml:"event"`
	Delay     delayYAML   `yaml:"delay"`
	Role      string      `yaml:"role"` // key of a built-in role; empty: the desk
	Priority  int         `yaml:"priority"`
	OnBooking bool        `yaml:"closes_on_booking"`
	Attempts  int         `yaml:"max_attempts"`
	Expires   int         `yaml:"expires_days"`
	Inactive  bool        `yaml:"inactive"` // there to be switched on
}

type delayYAML struct {
	Hours   int    `yaml:"hours"`
	Days    int    `yaml:"days"`
	FromDue bool   `yaml:"from_due_date"`
	At      string `yaml:"at"` // "10:00"
	AnyDay  bool   `yaml:"any_day"`
}

// common is the file of the rules for every clinic.
const common = "common"

// LoadDefaults reads followups/*.yaml of fsys (see package tenants): common.yaml, and a file for each
// clinic type that has more. A rule that could not be saved stops the program.
func LoadDefaults(fsys fs.FS) (*Defaults, error) {
	files, err := fs.Glob(fsys, "followups/*.yaml")
	if err != nil || len(files) == 0 {
		return nil, errors.Join(errors.New("followups: no default rules"), err)
	}
	d := &Defaults{files: map[string]defaultPack{}}
	for _, file := range files {
		raw, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, fmt.Errorf("followups: %w", err)
		}
		if err := d.add(path.Base(file), raw); err != nil {
			return nil, fmt.Errorf("followups: %s: %w", path.Base(file), err)
		}
	}
	return d, nil
}

func (d *Defaults) add(file string, raw []byte) error {
	var pack defaultPack
	dec := yaml.NewDecoder(bytes.NewReader(raw))
	dec.KnownFields(true)
	if err := dec.Decode(&pack); err != nil {
		return err
	}
	for _, r := range pack.Rules {
		if _, err := r.fields(); err != nil {
			return fmt.Errorf("rule %s: %w", r.Key, err)
		}
	}
	d.files[file[:len(file)-len(".yaml")]] = pack
	return nil
}

// of are the rules of a clinic type, the most general first.
func (d *Defaults) of(clinicType string) []defaultRule {
	return slices.Concat(d.files[common].Rules, d.files[clinicType].Rules)
}

// VisitEvent is what a completed appointment counts as at this chain: a therapy session where therapy is
// what its kind of clinic does, else a consultation.
func (s *Service) VisitEvent(ctx context.Context) (Event, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Event, error) {
		chain, err := s.Chains.TenantTx(ctx, tx)
		return cmp.Or(s.Defaults.files[chain.ClinicType].Visits, ConsultationCompleted), err
	})
}

// fields is the rule as one that is saved, for the desk.
func (r defaultRule) fields() (RuleFields, error) {
	delay := Delay{Amount: r.Delay.Days, Unit: Days, RelativeTo: FromEvent, WorkingDays: !r.Delay.AnyDay}
	if r.Delay.Hours != 0 {
		delay.Amount, delay.Unit = r.Delay.Hours, Hours
	}
	if r.Delay.FromDue {
		delay.RelativeTo = FromDueDate
	}
	if r.Delay.At != "" {
		m, err := parseMinute(r.Delay.At)
		if err != nil {
			return RuleFields{}, err
		}
		delay.AtMinute = &m
	}
	return RuleFields{
		Names: r.Names, Scripts: r.Scripts, Event: r.Event, Delay: delay, Assignee: Assignee{Kind: Desk}, Priority: r.Priority,
		ClosesOnBooking: r.OnBooking, ClosesOnDecline: true, MaxAttempts: r.Attempts, ExpiresDays: r.Expires, Active: !r.Inactive,
	}.clean()
}

// EnsureDefaultsTx gives a chain that has none of them yet the rules of its clinic type. It is asked wherever
// rules are needed, so chains that were here before have them too.
func (s *Service) EnsureDefaultsTx(ctx context.Context, tx database.Tx) error {
	q := followupsdb.New(tx)
	if has, err := q.HasDefaults(ctx, tx.Tenant()); err != nil || has {
		return err
	}
	chain, err := s.Chains.TenantTx(ctx, tx)
	if err != nil {
		return err
	}
	for _, d := range s.Defaults.of(chain.ClinicType) {
		f, err := d.fields()
		if err != nil {
			return err
		}
		if f.Assignee, err = assigneeOfTx(ctx, tx, d.Role); err != nil {
			return err
		}
		if err := insertRuleTx(ctx, tx, Rule{ID: id.New(), Key: d.Key, RuleFields: f, CreatedAt: s.now()}); err != nil {
			return err
		}
	}
	return nil
}

// assigneeOfTx is the role of that key, or the desk where the chain has none.
func assigneeOfTx(ctx context.Context, tx database.Tx, role string) (Assignee, error) {
	if role == "" {
		return Assignee{Kind: Desk}, nil
	}
	found, err := followupsdb.New(tx).RoleByKey(ctx, followupsdb.RoleByKeyParams{TenantID: tx.Tenant(), Key: role})
	if errors.Is(err, pgx.ErrNoRows) {
		return Assignee{Kind: Desk}, nil
	}
	return Assignee{Kind: Role, ID: &found}, err
}
