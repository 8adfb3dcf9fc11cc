package patients

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/patients/patientsdb"
)

// Alert is words the desk must read before the patient speaks.
type Alert struct {
	ID        uuid.UUID
	Text      string
	Severity  string     // Critical, Warning or Notice
	ExpiresOn *time.Time // the last day it is shown
	CreatedAt time.Time
}

// What can go wrong with an alert.
var (
	ErrAlertNotFound = fault.New(fault.NotFound, "patients.alert_not_found", "There is no such alert.")
	ErrAlertInvalid  = fault.New(fault.Invalid, "patients.alert_invalid", "This alert needs another look.")
)

// AddAlert shows a text to everybody who sees the patient, until it expires or
// is removed.
func (s *Service) AddAlert(ctx context.Context, patient uuid.UUID, a Alert) (uuid.UUID, error) {
	var faults fault.Fields
	a.Text = strings.Join(strings.Fields(a.Text), " ")
	faults.Check(a.Text != "", "/text", "required", "Say what must be known.")
	faults.Check(utf8.RuneCountInString(a.Text) <= longestLine, "/text", "too_long", "Give at most 120 letters.")
	faults.Check(slices.Contains(severities, a.Severity), "/severity", "invalid", "Choose critical, warning or notice.")
	faults.Check(a.ExpiresOn == nil || !a.ExpiresOn.Before(s.Clock.Now().AddDate(0, 0, -1)), "/expires_on", "past", "This day is over.")
	if err := faults.Err(ErrAlertInvalid); err != nil {
		return uuid.Nil, err
	}
	return database.InTx(ctx, s.DB, func(tx database.Tx) (uuid.UUID, error) {
		if _, err := byID(ctx, tx, patient); err != nil {
			return uuid.Nil, err
		}
		alert := id.New()
		return alert, patientsdb.New(tx).InsertAlert(ctx, patientsdb.InsertAlertParams{
			TenantID: tx.Tenant(), ID: alert, PatientID: patient, Text: a.Text, Severity: a.Severity, ExpiresOn: a.ExpiresOn,
			CreatedAt: s.Clock.Now(), CreatedBy: tx.Principal().Actor(),
		})
	})
}

// RemoveAlert ends an alert; it stays in the audit.
func (s *Service) RemoveAlert(ctx context.Context, patient, alert uuid.UUID) error {
	return database.InTxDo(ctx, s.DB, func(tx database.Tx) error {
		n, err := patientsdb.New(tx).RemoveAlert(ctx, patientsdb.RemoveAlertParams{
			TenantID: tx.Tenant(), PatientID: patient, ID: alert, At: s.Clock.Now(), By: tx.Principal().Actor(),
		})
		if err == nil && n == 0 {
			err = ErrAlertNotFound
		}
		return err
	})
}

func (s *Service) alertRows(ctx context.Context, q patientsdb.DBTX, tenant uuid.UUID, patients []uuid.UUID) ([]patientsdb.AlertsRow, error) {
	return patientsdb.New(q).Alerts(ctx, patientsdb.AlertsParams{TenantID: tenant, Patients: patients, Today: s.lastDay()})
}

// lastDay is the day that is over nowhere yet: an alert may be shown hours too
// long, never too short.
func (s *Service) lastDay() time.Time { return s.Clock.Now().Add(-12 * time.Hour).UTC() }

func (s *Service) alerts(ctx context.Context, q patientsdb.DBTX, tenant, patient uuid.UUID) ([]Alert, error) {
	rows, err := s.alertRows(ctx, q, tenant, []uuid.UUID{patient})
	out := make([]Alert, len(rows))
	for i, r := range rows {
		out[i] = Alert{r.ID, r.Text, r.Severity, r.ExpiresOn, r.CreatedAt}
	}
	return out, err
}

// alertFlags are the alerts as flags.
func (s *Service) alertFlags(ctx context.Context, tx database.Tx, patients []uuid.UUID) (map[uuid.UUID][]Flag, error) {
	rows, err := s.alertRows(ctx, tx, tx.Tenant(), patients)
	out := map[uuid.UUID][]Flag{}
	for _, r := range rows {
		out[r.PatientID] = append(out[r.PatientID], Flag{Severity: r.Severity, Detail: r.Text, Since: &r.CreatedAt})
	}
	return out, err
}

// recordFlags say what a record lacks, and that a patient is a minor.
func (s *Service) recordFlags(ctx context.Context, tx database.Tx, patients []uuid.UUID) (map[uuid.UUID][]Flag, error) {
	rules, err := s.rulesTx(ctx, tx, nil)
	if err != nil {
		return nil, err
	}
	rows, err := patientsdb.New(tx).Unfinished(ctx, patientsdb.UnfinishedParams{TenantID: tx.Tenant(), Ids: patients})
	if err != nil {
		return nil, err
	}
	out := map[uuid.UUID][]Flag{}
	for _, r := range rows {
		p, err := fromRow(r.Patient)
		if err != nil {
			return nil, err
		}
		out[p.ID] = s.flagsOf(s.rulesIn(rules, p.Country, p.Subdivision), p, r.Insured, r.Identified)
	}
	return out, nil
}

func (s *Service) flagsOf(rules Rules, p Patient, insured, identified bool) []Flag {
	var out []Flag
	absent := rules.absent(p.Details, s.Clock.Now())
	for field, there := range map[string]bool{"insurance": insured, "identifiers": identified} {
		if rules.Needs[field] == "required" && !there {
			absent = append(absent, field)
		}
	}
	if rules.minor(p.Details, s.Clock.Now()) && p.Guardian.Name != "" {
		out = append(out, Flag{Kind: "minor", Severity: Notice, Detail: p.Guardian.Name})
	}
	if len(absent) > 0 {
		slices.Sort(absent)
		out = append(out, Flag{Kind: "incomplete", Severity: Notice, Count: len(absent), Detail: strings.Join(absent, ",")})
	}
	return out
}
