package patients

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/audit"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/patients/patientsdb"
)

// HistoryLists are the lists of the medical history, in the order they are asked.
var HistoryLists = []string{"allergies", "conditions", "medications", "surgeries", "family", "social"}

// What is known of a list. Nobody having asked is not the same as nothing being
// there.
const (
	NotAsked  = "not_asked"
	NoneKnown = "none_known"
	Listed    = "listed"
)

// HistoryList is one list of a patient's history.
type HistoryList struct {
	List    string
	State   string     // NotAsked, NoneKnown or Listed
	AskedAt *time.Time // when it was last asked about or changed
	AskedBy string     // the member's name
	Entries []HistoryEntry
}

// HistoryFields are what is said of one entry; which of them mean something
// depends on the list.
type HistoryFields struct {
	Label    string // the substance, condition, medicine, operation, habit
	Detail   string // the reaction, the dose, how much, a note
	Relation string // of the relative
	Code     string // ICD-10
	Severity string // mild, moderate, severe, life_threatening
	Status   string // active, inactive, resolved
	Since    string // a year, month or day: as exact as is remembered
	Until    string
	Verified bool
	Alert    bool // shown to everybody at the desk
}

// HistoryEntry is one entry of a list.
type HistoryEntry struct {
	ID   uuid.UUID
	List string
	HistoryFields
	CreatedAt time.Time
	Version   int64
}

// What can go wrong with the history.
var (
	ErrHistoryNotFound = fault.New(fault.NotFound, "patients.history_not_found", "There is no such entry.")
	ErrHistoryInvalid  = fault.New(fault.Invalid, "patients.history_invalid", "This entry needs another look.")
	ErrHistoryListed   = fault.New(fault.Conflict, "patients.history_listed", "The list has entries. Remove them first.")
)

var (
	grades   = []string{"", "mild", "moderate", "severe", "life_threatening"}
	statuses = []string{"", "active", "inactive", "resolved"}
	icd10    = regexp.MustCompile(`^[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?$`)
	partial  = regexp.MustCompile(`^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`)
)

func (f HistoryFields) clean(list string, now time.Time) (HistoryFields, error) {
	var faults fault.Fields
	faults.Check(slices.Contains(HistoryLists, list), "/list", "invalid", "Choose one of "+strings.Join(HistoryLists, ", ")+".")
	for pointer, text := range map[string]*string{"/label": &f.Label, "/detail": &f.Detail, "/relation": &f.Relation, "/code": &f.Code} {
		*text = strings.Join(strings.Fields(*text), " ")
		faults.Check(utf8.RuneCountInString(*text) <= longestName, pointer, "too_long", "Give at most 200 letters.")
	}
	f.Code = strings.ToUpper(f.Code)
	faults.Check(f.Label != "", "/label", "required", "Say what it is.")
	faults.Check(f.Code == "" || icd10.MatchString(f.Code), "/code", "invalid", "Write the code as J45 or E11.9.")
	faults.Check(slices.Contains(grades, f.Severity), "/severity", "invalid", "Choose one of "+strings.Join(grades[1:], ", ")+".")
	faults.Check(slices.Contains(statuses, f.Status), "/status", "invalid", "Choose one of "+strings.Join(statuses[1:], ", ")+".")
	f.checkTimes(&faults, now)
	return f, faults.Err(ErrHistoryInvalid)
}

func (f HistoryFields) checkTimes(faults *fault.Fields, now time.Time) {
	faults.Check(f.Since == "" || isPartial(f.Since), "/since", "invalid", "Write 2019, 2019-03 or 2019-03-12.")
	faults.Check(f.Until == "" || isPartial(f.Until), "/until", "invalid", "Write 2019, 2019-03 or 2019-03-12.")
	tomorrow := now.AddDate(0, 0, 1).Format(time.DateOnly)
	faults.Check(f.Since <= tomorrow, "/since", "future", "This lies in the future.")
	// the shorter of the two decides: 2019 does not end before 2019-03
	short := min(len(f.Since), len(f.Until))
	faults.Check(f.Until == "" || f.Until[:short] >= f.Since[:short], "/until", "order", "It ends before it begins.")
}

// isPartial reports whether s is a year, a month or a day that exists.
func isPartial(s string) bool {
	if !partial.MatchString(s) {
		return false
	}
	_, err := time.Parse(time.DateOnly[:len(s)], s)
	return err == nil
}

// History is everything known of a patient's medical history; that somebody
// looked is recorded. It returns ErrNotFound.
func (s *Service) History(ctx context.Context, patient uuid.UUID) ([]HistoryList, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]HistoryList, error) {
		return historyTx(ctx, tx, patient, audit.Viewing(ctx, "patient_history", patient, ""))
	})
}

func historyTx(ctx context.Context, tx database.Tx, patient uuid.UUID, more ...database.Ask) ([]HistoryList, error) {
	var states []patientsdb.HistoryListsRow
	var entries []patientsdb.PatientHistory
	err := tx.AtOnce(ctx, append([]database.Ask{
		func(q database.Asker) error {
			_, err := patientsdb.New(q).PatientByID(ctx, patientsdb.PatientByIDParams{TenantID: tx.Tenant(), ID: patient})
			return err
		},
		func(q database.Asker) (err error) {
			states, err = patientsdb.New(q).HistoryLists(ctx, patientsdb.HistoryListsParams{TenantID: tx.Tenant(), PatientID: patient})
			return err
		},
		func(q database.Asker) (err error) {
			entries, err = patientsdb.New(q).HistoryEntries(ctx, patientsdb.HistoryEntriesParams{TenantID: tx.Tenant(), PatientID: patient})
			return err
		},
	}, more...)...)
	return listsOf(states, entries), database.Explain(err, ErrNotFound, nil)
}

func listsOf(states []patientsdb.HistoryListsRow, entries []patientsdb.PatientHistory) []HistoryList {
	out := make([]HistoryList, len(HistoryLists))
	for i, list := range HistoryLists {
		out[i] = HistoryList{List: list, State: NotAsked, Entries: []HistoryEntry{}}
		for _, st := range states {
			if st.List == list {
				out[i].State, out[i].AskedAt, out[i].AskedBy = st.State, &st.AskedAt, nameOf(st.AskedByName)
			}
		}
		for _, e := range entries {
			if e.List == list {
				out[i].Entries = append(out[i].Entries, entryFrom(e))
			}
		}
	}
	return out
}

func nameOf(name *string) string {
	if name == nil {
		return ""
	}
	return *name
}

func entryFrom(r patientsdb.PatientHistory) HistoryEntry {
	return HistoryEntry{ID: r.ID, List: r.List, CreatedAt: r.CreatedAt, Version: r.Version, HistoryFields: HistoryFields{
		Label: r.Label, Detail: r.Detail, Relation: r.Relation, Code: r.Code, Severity: r.Severity, Status: r.Status,
		Since: r.Since, Until: r.Until, Verified: r.Verified, Alert: r.Alert,
	}}
}

// AddHistory adds an entry to a list, which is then listed.
func (s *Service) AddHistory(ctx context.Context, patient uuid.UUID, list string, f HistoryFields) (HistoryEntry, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (HistoryEntry, error) { return s.AddHistoryTx(ctx, tx, patient, list, f) })
}

// AddHistoryTx is AddHistory inside the caller's transaction.
func (s *Service) AddHistoryTx(ctx context.Context, tx database.Tx, patient uuid.UUID, list string, f HistoryFields) (HistoryEntry, error) {
	f, err := f.clean(list, s.Clock.Now())
	if err != nil {
		return HistoryEntry{}, err
	}
	if err := lockHistory(ctx, tx, patient); err != nil {
		return HistoryEntry{}, err
	}
	row, err := patientsdb.New(tx).InsertHistoryEntry(ctx, patientsdb.InsertHistoryEntryParams{
		TenantID: tx.Tenant(), ID: id.New(), PatientID: patient, List: list, Label: f.Label, Detail: f.Detail, Relation: f.Relation,
		Code: f.Code, Severity: f.Severity, Status: f.Status, Since: f.Since, Until: f.Until, Verified: f.Verified, Alert: f.Alert,
		CreatedAt: s.Clock.Now(), CreatedBy: tx.Principal().Actor(),
	})
	if err != nil {
		return HistoryEntry{}, err
	}
	return entryFrom(row), s.setList(ctx, tx, patient, list, Listed)
}

func lockHistory(ctx context.Context, tx database.Tx, patient uuid.UUID) error {
	_, err := patientsdb.New(tx).LockForHistory(ctx, patientsdb.LockForHistoryParams{TenantID: tx.Tenant(), ID: patient})
	return database.Explain(err, ErrNotFound, nil)
}

func (s *Service) setList(ctx context.Context, tx database.Tx, patient uuid.UUID, list, state string) error {
	return patientsdb.New(tx).SetHistoryList(ctx, patientsdb.SetHistoryListParams{
		TenantID: tx.Tenant(), PatientID: patient, List: list, State: state, AskedAt: s.Clock.Now(), AskedBy: tx.Principal().Actor(),
	})
}

// ChangeHistory edits an entry. ifMatch is the ETag of the entry that was read.
func (s *Service) ChangeHistory(ctx context.Context, patient, entry uuid.UUID, ifMatch string, f HistoryFields) (HistoryEntry, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (HistoryEntry, error) {
		had, err := historyEntry(ctx, tx, patient, entry)
		if err != nil {
			return HistoryEntry{}, err
		}
		if err := httpserver.CheckMatch(ifMatch, had.Version); err != nil {
			return HistoryEntry{}, err
		}
		if f, err = f.clean(had.List, s.Clock.Now()); err != nil {
			return HistoryEntry{}, err
		}
		row, err := patientsdb.New(tx).UpdateHistoryEntry(ctx, patientsdb.UpdateHistoryEntryParams{
			TenantID: tx.Tenant(), PatientID: patient, ID: entry, Version: had.Version, Label: f.Label, Detail: f.Detail, Relation: f.Relation,
			Code: f.Code, Severity: f.Severity, Status: f.Status, Since: f.Since, Until: f.Until, Verified: f.Verified, Alert: f.Alert,
		})
		if err != nil {
			return HistoryEntry{}, err
		}
		return entryFrom(row), s.setList(ctx, tx, patient, had.List, Listed)
	})
}

func historyEntry(ctx context.Context, tx database.Tx, patient, entry uuid.UUID) (HistoryEntry, error) {
	row, err := patientsdb.New(tx).HistoryEntry(ctx, patientsdb.HistoryEntryParams{TenantID: tx.Tenant(), PatientID: patient, ID: entry})
	return entryFrom(row), database.Explain(err, ErrHistoryNotFound, nil)
}

// RemoveHistory takes an entry off its list and keeps it with the reason. A
// list that is empty then counts as not asked: that one entry was a mistake
// says nothing about others.
func (s *Service) RemoveHistory(ctx context.Context, patient, entry uuid.UUID, reason string) error {
	return database.InTxDo(ctx, s.DB, func(tx database.Tx) error {
		if err := lockHistory(ctx, tx, patient); err != nil {
			return err
		}
		had, err := historyEntry(ctx, tx, patient, entry)
		if err != nil {
			return err
		}
		q := patientsdb.New(tx)
		err = q.RemoveHistoryEntry(ctx, patientsdb.RemoveHistoryEntryParams{
			TenantID: tx.Tenant(), PatientID: patient, ID: entry, At: s.Clock.Now(), By: tx.Principal().Actor(), Because: strings.TrimSpace(reason),
		})
		if err != nil {
			return err
		}
		if n, err := countEntries(ctx, tx, patient, had.List); err != nil || n > 0 {
			return err
		}
		return q.ForgetHistoryList(ctx, patientsdb.ForgetHistoryListParams{TenantID: tx.Tenant(), PatientID: patient, List: had.List})
	})
}

func countEntries(ctx context.Context, tx database.Tx, patient uuid.UUID, list string) (int64, error) {
	return patientsdb.New(tx).CountHistoryEntries(ctx, patientsdb.CountHistoryEntriesParams{TenantID: tx.Tenant(), PatientID: patient, List: list})
}

// AnswerHistory notes that a list was asked about and nothing is known of, or
// takes that back with NotAsked. It returns ErrHistoryListed where there are
// entries.
func (s *Service) AnswerHistory(ctx context.Context, patient uuid.UUID, list, state string) error {
	return database.InTxDo(ctx, s.DB, func(tx database.Tx) error {
		if err := lockHistory(ctx, tx, patient); err != nil {
			return err
		}
		if n, err := countEntries(ctx, tx, patient, list); err != nil || n > 0 {
			return cmp.Or(err, error(ErrHistoryListed))
		}
		if state == NoneKnown {
			return s.setList(ctx, tx, patient, list, NoneKnown)
		}
		return patientsdb.New(tx).ForgetHistoryList(ctx, patientsdb.ForgetHistoryListParams{TenantID: tx.Tenant(), PatientID: patient, List: list})
	})
}

// historyFlags are the entries that are shown at the desk, as flags.
func historyFlags(ctx context.Context, tx database.Tx, patients []uuid.UUID) (map[uuid.UUID][]Flag, error) {
	rows, err := patientsdb.New(tx).AlertEntries(ctx, patientsdb.AlertEntriesParams{TenantID: tx.Tenant(), Patients: patients})
	out := map[uuid.UUID][]Flag{}
	for _, r := range rows {
		f := Flag{Kind: "alert", Severity: Warning, Detail: r.Label, Since: &r.CreatedAt}
		if r.List == "allergies" {
			f.Kind = "allergy"
		}
		if r.Severity == "severe" || r.Severity == "life_threatening" {
			f.Severity = Critical
		}
		out[r.PatientID] = append(out[r.PatientID], f)
	}
	return out, err
}

// historyTimeline is when the entries were noted.
func historyTimeline(ctx context.Context, tx database.Tx, patient uuid.UUID, before time.Time, limit int) ([]TimelineEntry, error) {
	rows, err := patientsdb.New(tx).HistoryTimeline(ctx, patientsdb.HistoryTimelineParams{
		TenantID: tx.Tenant(), PatientID: patient, Before: before, Most: int32(limit),
	})
	out := make([]TimelineEntry, len(rows))
	for i, r := range rows {
		out[i] = TimelineEntry{At: r.CreatedAt, ID: r.ID, Title: r.Label, Code: r.List, Actor: r.CreatedBy}
	}
	return out, err
}
