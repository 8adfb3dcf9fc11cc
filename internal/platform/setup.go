package platform

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/money"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
	"github.com/praxis-clinic/praxis/internal/platform/platformdb"
)

// Step is one step of setting a new chain up.
type Step string

// The steps, in the order of the wizard. Each may be skipped and taken up later.
const (
	StepBranch       Step = "branch"
	StepServices     Step = "services"
	StepPeople       Step = "people"
	StepSecondFactor Step = "second_factor"
	StepFirstPatient Step = "first_patient"
)

// Steps lists the steps in order.
var Steps = []Step{StepBranch, StepServices, StepPeople, StepSecondFactor, StepFirstPatient}

// StepStatus is how far a step is.
type StepStatus string

// How far a step is. A skipped step that is done later is done.
const (
	StepTodo    StepStatus = "todo"
	StepDone    StepStatus = "done"
	StepSkipped StepStatus = "skipped"
)

// ErrNoStep means the set-up has no step of that name.
var ErrNoStep = fault.New(fault.NotFound, "platform.no_step", "The set-up has no such step.")

// StepState is a step and how far it is.
type StepState struct {
	Step   Step
	Status StepStatus
}

// Setup is how far a chain is set up; it is done when no step is left to do.
type Setup struct {
	Done  bool
	Steps []StepState
}

// Probe looks whether a step has been done. The domain whose rows say so provides it.
type Probe func(ctx context.Context, tx database.Tx) (bool, error)

// Watch has the set-up ask probe about a step until it is done. Call it while wiring.
func (s *Service) Watch(step Step, probe Probe) { s.probes[step] = probe }

// startSetupTx writes down every step as still to do.
func (s *Service) startSetupTx(ctx context.Context, tx database.Tx) error {
	for _, step := range Steps {
		if err := platformdb.New(tx).InsertStep(ctx, platformdb.InsertStepParams{
			TenantID: tx.Tenant(), Key: string(step), At: s.Clock.Now(),
		}); err != nil {
			return err
		}
	}
	return nil
}

// StepDoneTx marks a step as done, from whatever it was.
func (s *Service) StepDoneTx(ctx context.Context, tx database.Tx, step Step) error {
	return platformdb.New(tx).DoStep(ctx, platformdb.DoStepParams{TenantID: tx.Tenant(), Key: string(step), At: s.Clock.Now()})
}

// Setup is how far the chain is set up. Steps that were done elsewhere meanwhile are
// marked as done on the way.
func (s *Service) Setup(ctx context.Context) (Setup, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Setup, error) { return s.SetupTx(ctx, tx) })
}

// SetupTx is Setup inside the caller's transaction.
func (s *Service) SetupTx(ctx context.Context, tx database.Tx) (Setup, error) {
	status, err := s.stepsTx(ctx, tx)
	if err != nil {
		return Setup{}, err
	}
	out := Setup{Done: true}
	for _, step := range Steps {
		if status[step] != StepDone {
			if err := s.probeTx(ctx, tx, step, status); err != nil {
				return Setup{}, err
			}
		}
		out.Steps = append(out.Steps, StepState{step, status[step]})
		out.Done = out.Done && status[step] != StepTodo
	}
	return out, nil
}

func (s *Service) stepsTx(ctx context.Context, tx database.Tx) (map[Step]StepStatus, error) {
	rows, err := platformdb.New(tx).Steps(ctx, tx.Tenant())
	status := map[Step]StepStatus{}
	for _, step := range Steps {
		status[step] = StepTodo
	}
	for _, r := range rows {
		status[Step(r.Key)] = StepStatus(r.Status)
	}
	return status, err
}

func (s *Service) probeTx(ctx context.Context, tx database.Tx, step Step, status map[Step]StepStatus) error {
	probe := s.probes[step]
	if probe == nil {
		return nil
	}
	done, err := probe(ctx, tx)
	if err != nil || !done {
		return err
	}
	status[step] = StepDone
	return s.StepDoneTx(ctx, tx, step)
}

// SkipStep leaves a step for later; a step that is done stays done.
func (s *Service) SkipStep(ctx context.Context, step Step) (Setup, error) {
	if !slices.Contains(Steps, step) {
		return Setup{}, ErrNoStep
	}
	return s.skip(ctx, step)
}

// FinishSetup skips whatever is left to do.
func (s *Service) FinishSetup(ctx context.Context) (Setup, error) { return s.skip(ctx, Steps...) }

func (s *Service) skip(ctx context.Context, steps ...Step) (Setup, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Setup, error) {
		if err := wholeChain(tx); err != nil {
			return Setup{}, err
		}
		for _, step := range steps {
			if err := platformdb.New(tx).SkipStep(ctx, platformdb.SkipStepParams{
				TenantID: tx.Tenant(), Key: string(step), At: s.Clock.Now(),
			}); err != nil {
				return Setup{}, err
			}
		}
		return s.SetupTx(ctx, tx)
	})
}

// Suggestions are what the wizard is filled with, from the packs.
type Suggestions struct {
	Branch             SuggestedBranch
	Services           []SuggestedService
	RoomTypes          []SuggestedName
	PractitionerTitles []string
	Language           string // of the names
}

// SuggestedBranch is a branch as most of the country's clinics of the type are.
type SuggestedBranch struct {
	TimeZone, Country, Subdivision string
	Hours                          []OpenHours
	Address                        packs.Address
}

// SuggestedName is a key and its name in the chain's language.
type SuggestedName struct{ Key, Name string }

// SuggestedService is a service with a price in the chain's currency.
type SuggestedService struct {
	Key, Name              string
	Minutes, Before, After int
	Price                  money.Money
	Color, RoomType        string
}

// Suggest fills the wizard: for a new branch, or for the country and state of one
// that is there. in is the language of the names, "" the chain's.
func (s *Service) Suggest(ctx context.Context, branch *uuid.UUID, in string) (Suggestions, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Suggestions, error) {
		t, err := s.TenantTx(ctx, tx)
		if err != nil {
			return Suggestions{}, err
		}
		b := Branch{Country: t.Country, Subdivision: t.Subdivision}
		if branch != nil {
			if b, err = s.BranchTx(ctx, tx, *branch); err != nil {
				return Suggestions{}, err
			}
		}
		return s.suggest(t, b, language(in, t.Language))
	})
}

func (s *Service) suggest(t Tenant, b Branch, in string) (Suggestions, error) {
	country, err := s.country(b.Country)
	if err != nil {
		return Suggestions{}, err
	}
	typ, ok := s.Packs.ClinicType(t.ClinicType)
	if !ok {
		return Suggestions{}, fault.New(fault.Internal, "platform.no_pack", "This clinic type has no pack.")
	}
	out := Suggestions{Language: in, Branch: SuggestedBranch{
		TimeZone: orText(b.TimeZone, country.TimeZone(b.Subdivision)), Country: b.Country, Subdivision: b.Subdivision,
		Hours: suggestedHours(typ.Hours[b.Country]), Address: country.Address,
	}}
	for _, v := range typ.Services {
		out.Services = append(out.Services, SuggestedService{
			Key: v.Key, Name: v.Name.In(in), Minutes: v.Minutes, Before: v.Before, After: v.After,
			Price: money.Money{Amount: v.Prices[t.Currency], Currency: t.Currency}, Color: v.Color, RoomType: v.RoomType,
		})
	}
	for _, r := range typ.RoomTypes {
		out.RoomTypes = append(out.RoomTypes, SuggestedName{r.Key, r.Name.In(in)})
	}
	for _, p := range typ.PractitionerTitles {
		out.PractitionerTitles = append(out.PractitionerTitles, p.Name.In(in))
	}
	return out, nil
}

func suggestedHours(hours []packs.Hours) []OpenHours {
	var out []OpenHours
	for _, h := range hours {
		for _, day := range h.Days {
			opens, _ := parseClock(h.Opens)
			closes, _ := parseClock(h.Closes)
			out = append(out, OpenHours{day, opens, closes})
		}
	}
	slices.SortFunc(out, func(a, b OpenHours) int { return (a.Weekday-b.Weekday)*1440 + a.Opens - b.Opens })
	return out
}
