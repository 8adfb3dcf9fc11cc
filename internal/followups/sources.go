package followups

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/followups/followupsdb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/patients"
)

// DueFlags tells the desk who is to be called about something that is due: the patient is here, or on the phone.
func (s *Service) DueFlags(ctx context.Context, tx database.Tx, who []uuid.UUID) (map[uuid.UUID][]patients.Flag, error) {
	rows, err := followupsdb.New(tx).DueOfPatients(ctx, followupsdb.DueOfPatientsParams{TenantID: tx.Tenant(), PatientIds: who, Until: s.now()})
	if err != nil {
		return nil, err
	}
	out := map[uuid.UUID][]patients.Flag{}
	for _, r := range rows {
		if flags := out[r.PatientID]; len(flags) > 0 {
			flags[0].Count++
			continue
		}
		since := r.DueAt.UTC()
		out[r.PatientID] = []patients.Flag{{Severity: patients.Notice, Count: 1, Detail: r.Event, Since: &since}}
	}
	return out, nil
}

// PatientTimeline is what was done about a patient's follow-ups, for the record's timeline.
func (s *Service) PatientTimeline(ctx context.Context, tx database.Tx, patient uuid.UUID, before time.Time, limit int) ([]patients.TimelineEntry, error) {
	acts, err := historyTx(ctx, tx, patient, limit, before, uuid.Nil)
	if err != nil {
		return nil, err
	}
	out := make([]patients.TimelineEntry, 0, len(acts))
	for _, a := range acts {
		code := string(a.Act)
		if a.Act == ActAttempt {
			code = string(a.Outcome)
		}
		out = append(out, patients.TimelineEntry{At: a.At, ID: a.Task, Branch: &a.Branch, Code: code, Actor: a.Actor})
	}
	return out, nil
}
