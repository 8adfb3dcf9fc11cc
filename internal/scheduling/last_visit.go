package scheduling

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/followups"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/scheduling/schedulingdb"
)

// keepLastVisit keeps up when a patient was last seen at a branch, where an act
// has completed an appointment or taken that back.
func keepLastVisit(ctx context.Context, from Status, to schedulingdb.Appointment) []database.Ask {
	keep := func(q database.Asker) error {
		return schedulingdb.New(q).KeepLastVisit(ctx, schedulingdb.KeepLastVisitParams{
			TenantID: to.TenantID, PatientID: to.PatientID, BranchID: to.BranchID,
		})
	}
	forget := func(q database.Asker) error {
		return schedulingdb.New(q).ForgetLastVisit(ctx, schedulingdb.ForgetLastVisitParams{
			TenantID: to.TenantID, PatientID: to.PatientID, BranchID: to.BranchID,
		})
	}
	switch {
	case Status(to.Status) == Completed:
		return []database.Ask{keep}
	case from == Completed:
		return []database.Ask{forget, keep}
	}
	return nil
}

// HasAppointmentAfterTx tells whether a patient has an appointment to come, at
// the branches the actor sees.
func (s *Service) HasAppointmentAfterTx(ctx context.Context, tx database.Tx, patient uuid.UUID, after time.Time) (bool, error) {
	return schedulingdb.New(tx).HasAppointmentAfter(ctx, schedulingdb.HasAppointmentAfterParams{TenantID: tx.Tenant(), PatientID: patient, After: after})
}

// underWay is for how long an appointment that began may still be going on.
const underWay = 12 * time.Hour

// RecallsTx finds patients who have been here and have no next appointment. It reads a row for each
// patient and branch, not their appointments.
func (s *Service) RecallsTx(ctx context.Context, tx database.Tx, q followups.RecallQuery) ([]followups.RecallVisit, error) {
	rows, err := schedulingdb.New(tx).Recalls(ctx, schedulingdb.RecallsParams{
		TenantID: tx.Tenant(), Earliest: q.From, Latest: q.To, BeforeAt: q.BeforeAt, BeforePatient: q.BeforePatient, BranchID: q.Branch,
		ServiceID: q.Service, PractitionerID: q.Practitioner, PatientIds: append([]uuid.UUID{}, q.Patients...),
		Recently: q.Now.Add(-underWay), DeclinedSince: &q.DeclinedSince, Most: int32(q.Limit),
	})
	if err != nil {
		return nil, err
	}
	out := make([]followups.RecallVisit, len(rows))
	for i, r := range rows {
		out[i] = recallFrom(r)
	}
	return out, nil
}

func recallFrom(r schedulingdb.RecallsRow) followups.RecallVisit {
	return followups.RecallVisit{
		Patient: followups.Contact{
			Named: followups.Named{ID: r.PatientID, Name: r.PatientName}, Number: r.PatientNumber, Phone: r.PatientPhone, Email: r.PatientEmail,
			Language: r.PatientLanguage,
		},
		Branch: followups.Named{ID: r.BranchID, Name: r.BranchName}, Zone: r.TimeZone,
		Service:      followups.Named{ID: r.ServiceID, Name: r.ServiceName},
		Practitioner: followups.Named{ID: r.PractitionerID, Name: r.PractitionerName}, Appointment: r.AppointmentID, At: r.VisitedAt.UTC(),
	}
}
