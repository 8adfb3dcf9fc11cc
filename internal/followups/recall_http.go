package followups

import (
	"context"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
)

func (s *Service) recallRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/followups/recall", ID: "list-recall", Tag: "followups", Permission: access.FollowupsRead,
		Summary: "Patients who were here and have no next visit, the last seen first",
	}, s.listRecall)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/followups/recall", ID: "recall-patients", Tag: "followups", Permission: access.FollowupsWork,
		Status: http.StatusCreated, Idempotent: true, Summary: "Put patients of the recall list into the queue, all or none",
	}, s.postRecall)
}

type followupListRecallInput struct {
	OlderThanDays  int       `query:"older_than_days" default:"30" minimum:"0" maximum:"3650"`
	From           string    `query:"from" doc:"First day of the last visit, 2006-01-02 (UTC)"`
	To             string    `query:"to" doc:"Last day of the last visit"`
	BranchID       uuid.UUID `query:"branch_id" format:"uuid"`
	ServiceID      uuid.UUID `query:"service_id" format:"uuid"`
	PractitionerID uuid.UUID `query:"practitioner_id" format:"uuid"`
	Limit          int       `query:"limit" default:"50" minimum:"1" maximum:"100"`
	Cursor         string    `query:"cursor"`
}

func (in *followupListRecallInput) query(now time.Time) (RecallQuery, error) {
	q := RecallQuery{
		Branch: given(in.BranchID), Service: given(in.ServiceID), Practitioner: given(in.PractitionerID), Limit: in.Limit + 1,
		To: now.AddDate(0, 0, -in.OlderThanDays), BeforeAt: never,
	}
	var err error
	if q.From, err = dayOf(in.From, "/from", time.Time{}); err != nil {
		return q, err
	}
	last, err := dayOf(in.To, "/to", q.To.AddDate(0, 0, -1))
	if end := last.AddDate(0, 0, 1); end.Before(q.To) {
		q.To = end
	}
	return q, err
}

type recallJSON struct {
	Patient       followupPatientJSON `json:"patient"`
	Branch        followupBranchJSON  `json:"branch"`
	Service       followupNamedJSON   `json:"service"`
	Practitioner  followupNamedJSON   `json:"practitioner"`
	AppointmentID uuid.UUID           `json:"appointment_id"`
	VisitedAt     time.Time           `json:"visited_at"`
}

type followupListRecallOutput struct {
	Body httpserver.Page[recallJSON]
}

func (s *Service) listRecall(ctx context.Context, in *followupListRecallInput) (*followupListRecallOutput, error) {
	q, err := in.query(s.now())
	if err != nil {
		return nil, err
	}
	key := momentKey{At: q.BeforeAt}
	if err := httpserver.DecodeCursor(in.Cursor, &key); err != nil {
		return nil, err
	}
	q.BeforeAt, q.BeforePatient = key.At, key.ID
	visits, err := s.Recall(ctx, q)
	if err != nil {
		return nil, err
	}
	rows := make([]recallJSON, len(visits))
	for i, v := range visits {
		rows[i] = recallJSON{
			contactJSON(v.Patient),
			followupBranchJSON{v.Branch.ID, v.Branch.Name, v.Zone},
			followupNamedJSON(v.Service),
			followupNamedJSON(v.Practitioner), v.Appointment, v.At,
		}
	}
	return &followupListRecallOutput{httpserver.NewPage(rows, in.Limit, func(r recallJSON) any { return momentKey{r.VisitedAt, r.Patient.ID} })}, nil
}

type followupPostRecallInput struct {
	Body struct {
		PatientIDs []uuid.UUID          `json:"patient_ids" nullable:"false"`
		DueAt      time.Time            `json:"due_at"`
		Subject    string               `json:"subject,omitempty" maxLength:"300"`
		Assignee   followupAssigneeJSON `json:"assignee"`
		Priority   int                  `json:"priority,omitempty" default:"3"`
	}
}

func (s *Service) postRecall(ctx context.Context, in *followupPostRecallInput) (*followupChangedOutput, error) {
	b := in.Body
	n, err := s.Recalled(ctx, NewRecall{b.PatientIDs, b.DueAt, b.Subject, b.Assignee.value(), b.Priority})
	out := &followupChangedOutput{}
	out.Body.Changed = n
	return out, err
}
