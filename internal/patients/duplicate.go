package patients

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/patients/patientsdb"
)

// Why two records may be of one person.
const (
	SamePhone = "phone"
	SameBirth = "birth_date"
	SameName  = "name"
	SameSound = "spelling" // another spelling of the name
)

// Likeness is a patient who may be the person at the desk.
type Likeness struct {
	Patient Patient
	Reasons []string // SamePhone and so on
	Score   int      // 1 to 100
}

// certain is the score from which registering is refused until the desk says
// that it is somebody else.
const certain = 80

const mostAlike = 5

// PossibleDuplicates finds who may be the person that is being typed in, the
// likeliest first, five at most. Half a phone number finds nobody.
func (s *Service) PossibleDuplicates(ctx context.Context, d Details) ([]Likeness, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Likeness, error) {
		rules, err := s.rulesTx(ctx, tx, nil)
		if err != nil {
			return nil, err
		}
		if d.Phone != "" {
			d.Phone, _ = e164(d.Phone, rules.Country)
		}
		return alike(ctx, tx, d)
	})
}

// refuseDuplicate returns ErrDuplicate where somebody is here who is most
// likely the same.
func refuseDuplicate(ctx context.Context, tx database.Tx, d Details) error {
	found, err := alike(ctx, tx, d)
	if err != nil {
		return err
	}
	var same []PatientJSON
	for _, l := range found {
		if l.Score >= certain {
			same = append(same, toJSON(l.Patient))
		}
	}
	if len(same) == 0 {
		return nil // a family shares a phone
	}
	return ErrDuplicate.WithExtra("duplicates", same)
}

// alike scores everybody with the same phone or birth date, and those whose
// whole name sounds the same.
func alike(ctx context.Context, tx database.Tx, d Details) ([]Likeness, error) {
	near, err := candidates(ctx, tx, d)
	if err != nil {
		return nil, err
	}
	var out []Likeness
	for _, p := range near {
		if l := likeness(d, p); l.Score > 0 {
			out = append(out, l)
		}
	}
	slices.SortFunc(out, func(a, b Likeness) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(b.Patient.Number, a.Patient.Number))
	})
	return out[:min(len(out), mostAlike)], nil
}

func candidates(ctx context.Context, tx database.Tx, d Details) (map[uuid.UUID]Patient, error) {
	out := map[uuid.UUID]Patient{}
	var keys []string
	if d.Phone != "" {
		keys = append(keys, strings.TrimPrefix(d.Phone, "+"))
	}
	if d.BirthDate != nil {
		keys = append(keys, d.BirthDate.Format("20060102"))
	}
	if len(keys) > 0 {
		rows, err := patientsdb.New(tx).PatientsByTerm(ctx, patientsdb.PatientsByTermParams{TenantID: tx.Tenant(), Terms: keys})
		if err := gather(out, rows, err); err != nil {
			return nil, err
		}
	}
	if sounds := sounds(d.Name); len(sounds) > 1 {
		rows, err := soundingLike(ctx, tx, sounds)
		if err := gather(out, rows, err); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func gather(out map[uuid.UUID]Patient, rows []patientsdb.Patient, err error) error {
	if err != nil {
		return err
	}
	found, err := fromRows(rows)
	for _, p := range found {
		out[p.ID] = p
	}
	return err
}

// soundingLike finds patients who have every one of the sounds.
func soundingLike(ctx context.Context, tx database.Tx, sounds []string) ([]patientsdb.Patient, error) {
	args := []any{tx.Tenant()}
	var b strings.Builder
	b.WriteString(`SELECT p.* FROM patients p WHERE p.tenant_id = $1`)
	for _, sound := range sounds[:min(len(sounds), mostWords)] {
		args = append(args, "~"+sound)
		b.WriteString(` AND EXISTS (SELECT FROM patient_terms t WHERE t.tenant_id = $1 AND t.patient_id = p.id AND t.term = $` + strconv.Itoa(len(args)) + `)`)
	}
	b.WriteString(` LIMIT 50`)
	rows, err := tx.Query(ctx, b.String(), args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByName[patientsdb.Patient])
}

// sounds are the skeletons of a name's words, each once.
func sounds(name string) []string {
	var out []string
	for _, w := range words(name) {
		out = append(out, skeleton(w))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// likeness weighs what a record shares with what is typed. Different birth
// dates that are both known to the day speak against everything but a phone.
func likeness(d Details, p Patient) Likeness {
	l := Likeness{Patient: p}
	add := func(score int, reasons ...string) { l.Score, l.Reasons = score, reasons }
	phone := d.Phone != "" && (d.Phone == p.Phone || d.Phone == p.SecondPhone)
	birth := sameDay(d, p.Details)
	name := shared(words(d.Name), words(p.names()))
	sound := shared(sounds(d.Name), sounds(p.names()))
	whole := len(sounds(d.Name)) > 1 && sound == len(sounds(d.Name))
	switch {
	case phone && birth && sound > 0:
		add(100, SamePhone, SameBirth, nameOrSound(name))
	case phone && name > 0:
		add(90, SamePhone, SameName)
	case birth && name > 1:
		add(85, SameBirth, SameName)
	case phone && sound > 0:
		add(70, SamePhone, SameSound)
	case birth && sound > 0:
		add(60, SameBirth, nameOrSound(name))
	case whole && !differentDays(d, p.Details):
		add(40, nameOrSound(name-len(words(d.Name))+1))
	}
	return l
}

func nameOrSound(shared int) string {
	if shared > 0 {
		return SameName
	}
	return SameSound
}

func shared(a, b []string) int {
	n := 0
	for _, w := range slices.Compact(slices.Sorted(slices.Values(a))) {
		if slices.Contains(b, w) {
			n++
		}
	}
	return n
}

func sameDay(a, b Details) bool {
	return a.BirthDate != nil && b.BirthDate != nil && a.accuracy() == Day && b.accuracy() == Day && day(a) == day(b)
}

func differentDays(a, b Details) bool {
	return a.BirthDate != nil && b.BirthDate != nil && a.accuracy() == Day && b.accuracy() == Day && day(a) != day(b)
}

func day(d Details) string { return d.BirthDate.Format(time.DateOnly) }
