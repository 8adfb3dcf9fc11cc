package scheduling

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/patients"
	"github.com/praxis-clinic/praxis/internal/scheduling/schedulingdb"
)

// PatientTimeline is a patient's appointments as entries of the timeline, each
// at its start, with its status for a code and its service for a title.
func (s *Service) PatientTimeline(ctx context.Context, tx database.Tx, patient uuid.UUID, before time.Time, limit int) ([]patients.TimelineEntry, error) {
	rows, err := schedulingdb.New(tx).PatientTimeline(ctx, schedulingdb.PatientTimelineParams{
		TenantID: tx.Tenant(), PatientID: patient, Before: before, Most: int32(limit),
	})
	return mapped(rows, func(r schedulingdb.PatientTimelineRow) patients.TimelineEntry {
		return patients.TimelineEntry{At: r.StartsAt, ID: r.ID, Branch: &r.BranchID, Title: r.ServiceName, Code: r.Status}
	}), err
}
