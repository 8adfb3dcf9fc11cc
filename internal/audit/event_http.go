package audit

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

// Routes is the audit's part of the API. The permissions are named by the caller:
// the catalogue stands beside this package, not below it.
func (s *Service) Routes(api *httpserver.API, read, export principal.Permission) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/audit", ID: "list-audit", Tag: "audit", Permission: read,
		Summary: "Who did what, and who looked; newest first",
	}, s.list)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/audit.csv", ID: "export-audit", Tag: "audit", Permission: export,
		Summary: "The same as CSV; the export is itself recorded",
	}, s.export)
}

// FilterInput is exported because huma reads no parameters of an embedded type that is not.
type FilterInput struct {
	Actor    string    `query:"actor" doc:"staff:<member id>, system:<name> or operator:<name>"`
	Entity   string    `query:"entity" doc:"The kind of record: appointments, patients"`
	EntityID string    `query:"entity_id"`
	Action   string    `query:"action" enum:"insert,update,delete,view,export,act"`
	From     time.Time `query:"from"`
	To       time.Time `query:"to" doc:"Up to, not including"`
}

func (f FilterInput) filter() Filter {
	return Filter(f)
}

type actorJSON struct {
	Kind string `json:"kind" enum:"staff,system,operator,visitor,sql"`
	ID   string `json:"id"`
	Name string `json:"name"`
}

type changeJSON struct {
	Field  string `json:"field"`
	Before any    `json:"before"`
	After  any    `json:"after"`
}

type eventJSON struct {
	ID        uuid.UUID    `json:"id"`
	At        time.Time    `json:"at"`
	Action    string       `json:"action" enum:"insert,update,delete,view,export,act"`
	Entity    string       `json:"entity"`
	EntityID  string       `json:"entity_id"`
	Subject   string       `json:"subject" doc:"The patient's name, where a patient was looked at"`
	Actor     actorJSON    `json:"actor"`
	Changes   []changeJSON `json:"changes" nullable:"false"`
	Reason    string       `json:"reason"`
	RequestID string       `json:"request_id"`
	IP        string       `json:"ip"`
}

func toJSON(e Event) eventJSON {
	kind, who, _ := strings.Cut(e.Actor, ":")
	out := eventJSON{
		ID: e.ID, At: e.At, Action: e.Action, Entity: e.Entity, EntityID: e.EntityID, Subject: e.Subject, Actor: actorJSON{kind, who, e.ActorName},
		Changes: []changeJSON{}, Reason: e.Reason, RequestID: e.RequestID, IP: e.IP,
	}
	_ = json.Unmarshal(e.Changes, &out.Changes) // written by the trigger; a row it did not write shows no changes
	return out
}

type listInput struct {
	FilterInput
	Limit  int    `query:"limit" default:"50" minimum:"1" maximum:"200"`
	Cursor string `query:"cursor"`
}

type listOutput struct{ Body httpserver.Page[eventJSON] }

func (s *Service) list(ctx context.Context, in *listInput) (*listOutput, error) {
	var after After
	if err := httpserver.DecodeCursor(in.Cursor, &after); err != nil {
		return nil, err
	}
	events, err := s.List(ctx, in.filter(), in.Limit+1, after)
	if err != nil {
		return nil, err
	}
	rows := make([]eventJSON, len(events))
	for i, e := range events {
		rows[i] = toJSON(e)
	}
	return &listOutput{httpserver.NewPage(rows, in.Limit, func(e eventJSON) any { return After{e.At, e.ID} })}, nil
}

const exportPage = 500

// export streams page after page: the whole audit never stands in memory. The first
// leaves in the transaction that records the export.
func (s *Service) export(ctx context.Context, in *FilterInput) (*huma.StreamResponse, error) {
	first, err := database.InTx(ctx, s.db, func(tx database.Tx) ([]Event, error) {
		if err := Exported(ctx, tx, "audit_events", "csv"); err != nil {
			return nil, err
		}
		return listTx(ctx, tx, in.filter(), exportPage, After{})
	})
	if err != nil {
		return nil, err
	}
	return &huma.StreamResponse{Body: func(hc huma.Context) {
		hc.SetHeader("Content-Type", "text/csv; charset=utf-8")
		hc.SetHeader("Content-Disposition", `attachment; filename="audit.csv"`)
		w := csv.NewWriter(hc.BodyWriter())
		_ = w.Write([]string{"at", "actor", "name", "action", "entity", "entity_id", "changes", "reason", "ip", "request_id"})
		s.writeCSV(hc.Context(), w, in.filter(), first)
		w.Flush()
	}}, nil
}

func (s *Service) writeCSV(ctx context.Context, w *csv.Writer, f Filter, events []Event) {
	for {
		for _, e := range events {
			_ = w.Write([]string{
				e.At.Format(time.RFC3339Nano), e.Actor, cell(e.ActorName), e.Action, e.Entity, e.EntityID, cell(string(e.Changes)),
				cell(e.Reason), e.IP, e.RequestID,
			})
		}
		if len(events) < exportPage {
			return
		}
		last, err := events[len(events)-1], error(nil)
		if events, err = s.List(ctx, f, exportPage, After{last.At, last.ID}); err != nil {
			_ = w.Write([]string{"the export broke off here; ask again"})
			return
		}
	}
}

// cell keeps a spreadsheet from taking text for a formula.
func cell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
