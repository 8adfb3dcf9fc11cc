package patients

import (
	"context"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
)

func (s *Service) historyRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/patients/{id}/history", ID: "get-patient-history", Tag: "patients", Permission: access.HistoryRead,
		Summary: "The medical history; the look is recorded",
	}, s.getHistory)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/patients/{id}/history", ID: "add-patient-history", Tag: "patients", Permission: access.HistoryWrite,
		Status: http.StatusCreated, Summary: "Add an entry to a list of the history",
	}, s.postHistory)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/patients/{id}/history/answer", ID: "answer-patient-history", Tag: "patients", Permission: access.HistoryWrite,
		Summary: "Note that a list was asked about and nothing is known of, or take that back",
	}, s.answerHistory)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPatch, Path: "/patients/{id}/history/{eid}", ID: "change-patient-history", Tag: "patients", Permission: access.HistoryWrite,
		Summary: "Change an entry as a whole",
	}, s.patchHistory)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/patients/{id}/history/{eid}/remove", ID: "remove-patient-history", Tag: "patients",
		Permission: access.HistoryWrite, Summary: "Take an entry off its list, with a reason",
	}, s.removeHistory)
}

// HistoryFieldsJSON is what is said of an entry.
type HistoryFieldsJSON struct {
	Label    string `json:"label" maxLength:"800" doc:"The substance, condition, medicine, operation, habit"`
	Detail   string `json:"detail" required:"false" maxLength:"800" doc:"The reaction, the dose, how much, a note"`
	Relation string `json:"relation" required:"false" maxLength:"800" doc:"Of the relative, in the family's history"`
	Code     string `json:"code" required:"false" maxLength:"20" doc:"ICD-10"`
	Severity string `json:"severity" required:"false" enum:",mild,moderate,severe,life_threatening"`
	Status   string `json:"status" required:"false" enum:",active,inactive,resolved"`
	Since    string `json:"since" required:"false" maxLength:"10" doc:"2019, 2019-03 or 2019-03-12"`
	Until    string `json:"until" required:"false" maxLength:"10" doc:"2019, 2019-03 or 2019-03-12"`
	Verified bool   `json:"verified" required:"false"`
	Alert    bool   `json:"alert" required:"false" doc:"Shown to everybody at the desk"`
}

type historyEntryJSON struct {
	ID   uuid.UUID `json:"id"`
	List string    `json:"list"`
	HistoryFieldsJSON
	CreatedAt time.Time `json:"created_at"`
	Version   int64     `json:"version"`
}

func entryToJSON(e HistoryEntry) historyEntryJSON {
	return historyEntryJSON{e.ID, e.List, HistoryFieldsJSON(e.HistoryFields), e.CreatedAt, e.Version}
}

type historyListJSON struct {
	List    string             `json:"list" enum:"allergies,conditions,medications,surgeries,family,social"`
	State   string             `json:"state" enum:"not_asked,none_known,listed"`
	AskedAt *time.Time         `json:"asked_at"`
	AskedBy string             `json:"asked_by"`
	Entries []historyEntryJSON `json:"entries" nullable:"false"`
}

type historyOutput struct {
	Body struct {
		Lists []historyListJSON `json:"lists" nullable:"false"`
	}
}

func (s *Service) getHistory(ctx context.Context, in *idInput) (*historyOutput, error) {
	lists, err := s.History(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	out := &historyOutput{}
	out.Body.Lists = mapped(lists, func(l HistoryList) historyListJSON {
		return historyListJSON{l.List, l.State, l.AskedAt, l.AskedBy, mapped(l.Entries, entryToJSON)}
	})
	return out, nil
}

type newHistory struct {
	List string `json:"list" maxLength:"20"`
	HistoryFieldsJSON
}

type postHistoryInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body newHistory
}

type historyEntryOutput struct {
	ETag string `header:"ETag"`
	Body historyEntryJSON
}

func entryAnswer(e HistoryEntry, err error) (*historyEntryOutput, error) {
	if err != nil {
		return nil, err
	}
	return &historyEntryOutput{httpserver.ETag(e.Version), entryToJSON(e)}, nil
}

func (s *Service) postHistory(ctx context.Context, in *postHistoryInput) (*historyEntryOutput, error) {
	return entryAnswer(s.AddHistory(ctx, in.ID, in.Body.List, HistoryFields(in.Body.HistoryFieldsJSON)))
}

type patchHistoryInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	Part    uuid.UUID `path:"eid" format:"uuid"`
	IfMatch string    `header:"If-Match"`
	Body    HistoryFieldsJSON
}

func (s *Service) patchHistory(ctx context.Context, in *patchHistoryInput) (*historyEntryOutput, error) {
	return entryAnswer(s.ChangeHistory(ctx, in.ID, in.Part, in.IfMatch, HistoryFields(in.Body)))
}

type removeHistoryInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Part uuid.UUID `path:"eid" format:"uuid"`
	Body struct {
		Reason string `json:"reason" minLength:"1" maxLength:"400"`
	}
}

func (s *Service) removeHistory(ctx context.Context, in *removeHistoryInput) (*struct{}, error) {
	return nil, s.RemoveHistory(ctx, in.ID, in.Part, in.Body.Reason)
}

type answerHistoryInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		List  string `json:"list" enum:"allergies,conditions,medications,surgeries,family,social"`
		State string `json:"state" enum:"none_known,not_asked"`
	}
}

func (s *Service) answerHistory(ctx context.Context, in *answerHistoryInput) (*struct{}, error) {
	return nil, s.AnswerHistory(ctx, in.ID, in.Body.List, in.Body.State)
}
