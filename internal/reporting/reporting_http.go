package reporting

import (
	"context"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/money"
)

// Routes is the reporting part of the API.
func (s *Service) Routes(api *httpserver.API) {
	get := func(path, id, summary string) httpserver.Op {
		return httpserver.Op{Method: http.MethodGet, Path: "/reports" + path, ID: id, Tag: "reports", Summary: summary, Permission: access.ReportsRead}
	}
	ofMoney := func(op httpserver.Op) httpserver.Op { op.Permission = access.ReportsMoney; return op }
	httpserver.Register(api, get("/appointments", "report-appointments", "What was booked, and what became of it"), s.getAppointments)
	httpserver.Register(api, get("/sources", "report-sources", "Which source brings patients who come and pay"), s.getSources)
	httpserver.Register(api, get("/load", "report-load", "Who is overloaded: the period, and the seven days to come"), s.getLoad)
	httpserver.Register(api, get("/followups", "report-followups", "Which follow-ups are late, and what came of those of the period"), s.getCalls)
	httpserver.Register(api, ofMoney(get("/issued", "report-issued", "Revenue by what was invoiced, less credit notes")), s.getIssued)
	httpserver.Register(api, ofMoney(get("/taken", "report-taken", "Revenue by money taken, less money given back")), s.getTaken)
	httpserver.Register(api, ofMoney(get("/leaks", "report-leaks", "Where revenue leaks")), s.getLeaks)
	httpserver.Register(api, ofMoney(get("/leaks/{kind}", "report-leak-rows", "The cases behind a leak, the newest first")), s.getRows)
	op := get(".csv", "export-report", "The table of a report as CSV; the export is recorded")
	op.Permission = access.ReportsExport
	httpserver.Register(api, op, s.getCSV)
}

// PeriodInput is what every report is asked with. It is exported because huma reads no
// parameters of an embedded type that is not.
type PeriodInput struct {
	From   string `query:"from" required:"true" format:"date" doc:"The first day, by the branch's wall"`
	To     string `query:"to" required:"true" format:"date" doc:"The last day"`
	Branch string `query:"branch_id" format:"uuid"`
}

// LineInput is for reports that know who treated whom with what.
type LineInput struct {
	PeriodInput
	Practitioner string `query:"practitioner_id" format:"uuid"`
	Service      string `query:"service_id" format:"uuid"`
}

// FilterInput is for reports of appointments.
type FilterInput struct {
	LineInput
	Source string `query:"source" enum:"website,ad,referral,call,walk_in,staff"`
}

func (in FilterInput) filter() (Filter, error) {
	f, err := in.LineInput.filter()
	f.Source = in.Source
	return f, err
}

func (in LineInput) filter() (Filter, error) {
	f, err := in.PeriodInput.filter()
	f.Practitioner, f.Service = id(in.Practitioner), id(in.Service)
	return f, err
}

func (in PeriodInput) filter() (f Filter, err error) {
	var faults fault.Fields
	for pointer, day := range map[string]struct {
		text string
		into *time.Time
	}{"/from": {in.From, &f.From}, "/to": {in.To, &f.To}} {
		if *day.into, err = time.Parse(time.DateOnly, day.text); err != nil {
			faults.Add(pointer, "invalid", "Write the day as 2026-03-12.")
		}
	}
	f.Branch = id(in.Branch)
	return f, faults.Err(ErrInvalid)
}

// id reads an optional id; huma has seen that it is one.
func id(text string) *uuid.UUID {
	u, err := uuid.Parse(text)
	if err != nil {
		return nil
	}
	return &u
}

type outcomeJSON struct {
	Key       string `json:"key"`
	Label     string `json:"label"`
	Booked    int64  `json:"booked"`
	Completed int64  `json:"completed"`
	Cancelled int64  `json:"cancelled"`
	Late      int64  `json:"cancelled_late"`
	Missed    int64  `json:"missed"`
	Open      int64  `json:"open" doc:"Still to come, or here"`
	Rate      int64  `json:"missed_rate_bp" doc:"missed / (completed + missed), in basis points"`
}

func outcomeFrom(o Outcome) outcomeJSON {
	return outcomeJSON{o.Key, o.Label, o.Booked, o.Completed, o.Cancelled, o.Late, o.Missed, o.Open, o.MissedRate()}
}

type appointmentsReportInput struct {
	FilterInput
	By string `query:"by" default:"day" enum:"day,branch,practitioner,service,source,cancel_reason"`
}

type appointmentsReportOutput struct {
	Body struct {
		Items []outcomeJSON `json:"items" nullable:"false"`
		Total outcomeJSON   `json:"total"`
	}
}

func (s *Service) getAppointments(ctx context.Context, in *appointmentsReportInput) (*appointmentsReportOutput, error) {
	f, err := in.filter()
	if err != nil {
		return nil, err
	}
	rows, total, err := s.Appointments(ctx, f, in.By)
	out := &appointmentsReportOutput{}
	out.Body.Items, out.Body.Total = mapped(rows, outcomeFrom), outcomeFrom(total)
	return out, err
}

func mapped[A, B any](in []A, fn func(A) B) []B {
	out := make([]B, len(in))
	for i, a := range in {
		out[i] = fn(a)
	}
	return out
}

type sourceQualityJSON struct {
	Source    string       `json:"source"`
	Booked    int64        `json:"booked"`
	Completed int64        `json:"completed"`
	Missed    int64        `json:"missed"`
	Patients  int64        `json:"patients"`
	New       int64        `json:"new_patients"`
	Issued    *money.Money `json:"issued,omitempty" doc:"For who may see money"`
	Paid      *money.Money `json:"paid,omitempty" doc:"For who may see money"`
}

type filterOnly struct{ FilterInput }

type periodOnly struct{ PeriodInput }

type sourcesReportOutput struct {
	Body struct {
		Items []sourceQualityJSON `json:"items" nullable:"false"`
	}
}

func (s *Service) getSources(ctx context.Context, in *filterOnly) (*sourcesReportOutput, error) {
	f, err := in.filter()
	if err != nil {
		return nil, err
	}
	rows, err := s.Sources(ctx, f)
	if err != nil {
		return nil, err
	}
	currency, err := s.Currency(ctx)
	out, see := &sourcesReportOutput{}, sees(ctx, access.ReportsMoney)
	out.Body.Items = mapped(rows, func(q Quality) sourceQualityJSON {
		j := sourceQualityJSON{Source: q.Source, Booked: q.Booked, Completed: q.Completed, Missed: q.Missed, Patients: q.Patients, New: q.New}
		if see {
			j.Issued, j.Paid = &money.Money{Amount: q.Issued, Currency: currency}, &money.Money{Amount: q.Paid, Currency: currency}
		}
		return j
	})
	return out, err
}

type spanJSON struct {
	Booked    int64 `json:"booked_minutes"`
	Available int64 `json:"available_minutes"`
	Share     int64 `json:"share_bp" doc:"booked / available, in basis points"`
}

type loadJSON struct {
	Practitioner uuid.UUID `json:"practitioner_id"`
	Name         string    `json:"practitioner_name"`
	Branch       uuid.UUID `json:"branch_id"`
	BranchName   string    `json:"branch_name"`
	Past         spanJSON  `json:"past" doc:"The period"`
	Next         spanJSON  `json:"next" doc:"The seven days from today"`
}

type loadReportOutput struct {
	Body struct {
		Items []loadJSON `json:"items" nullable:"false"`
	}
}

func (s *Service) getLoad(ctx context.Context, in *filterOnly) (*loadReportOutput, error) {
	f, err := in.filter()
	if err != nil {
		return nil, err
	}
	rows, err := s.Loads(ctx, f)
	span := func(x Span) spanJSON { return spanJSON{x.Booked, x.Available, x.Share()} }
	out := &loadReportOutput{}
	out.Body.Items = mapped(rows, func(l Load) loadJSON {
		return loadJSON{l.Practitioner, l.Name, l.Branch, l.BranchName, span(l.Past), span(l.Next)}
	})
	return out, err
}

type callsJSON struct {
	Event   string `json:"event"`
	Open    int64  `json:"open" doc:"Now"`
	Overdue int64  `json:"overdue" doc:"Of them, due before today"`
	Created int64  `json:"created" doc:"In the period"`
	Done    int64  `json:"done" doc:"Of those created in the period"`
	Booked  int64  `json:"booked" doc:"Of those done, how many led to an appointment"`
}

type callsReportOutput struct {
	Body struct {
		Items []callsJSON `json:"items" nullable:"false"`
	}
}

func (s *Service) getCalls(ctx context.Context, in *periodOnly) (*callsReportOutput, error) {
	f, err := in.filter()
	if err != nil {
		return nil, err
	}
	rows, err := s.Calls(ctx, f)
	out := &callsReportOutput{}
	out.Body.Items = mapped(rows, func(c Calls) callsJSON { return callsJSON(c) })
	return out, err
}

type issuedJSON struct {
	Key      string      `json:"key"`
	Label    string      `json:"label"`
	Count    int64       `json:"documents"`
	Net      money.Money `json:"net"`
	Tax      money.Money `json:"tax"`
	Total    money.Money `json:"total"`
	Discount money.Money `json:"discount"`
}

type issuedReportInput struct {
	LineInput
	By string `query:"by" default:"day" enum:"day,branch,practitioner,service,tax,person"`
}

type issuedReportOutput struct {
	Body struct {
		Items []issuedJSON `json:"items" nullable:"false"`
	}
}

func (s *Service) getIssued(ctx context.Context, in *issuedReportInput) (*issuedReportOutput, error) {
	f, err := in.filter()
	if err != nil {
		return nil, err
	}
	rows, err := s.Issued(ctx, f, in.By)
	if err != nil {
		return nil, err
	}
	currency, err := s.Currency(ctx)
	m := func(amount int64) money.Money { return money.Money{Amount: amount, Currency: currency} }
	out := &issuedReportOutput{}
	out.Body.Items = mapped(rows, func(a Amount) issuedJSON {
		return issuedJSON{a.Key, a.Label, a.Count, m(a.Net), m(a.Tax), m(a.Total), m(a.Discount)}
	})
	return out, err
}

type takingJSON struct {
	Key      string      `json:"key"`
	Label    string      `json:"label"`
	Taken    money.Money `json:"taken"`
	Refunded money.Money `json:"refunded" doc:"Below zero"`
	Net      money.Money `json:"net"`
}

type takenReportInput struct {
	PeriodInput
	By string `query:"by" default:"day" enum:"day,branch,method"`
}

type takenReportOutput struct {
	Body struct {
		Items []takingJSON `json:"items" nullable:"false"`
	}
}

func (s *Service) getTaken(ctx context.Context, in *takenReportInput) (*takenReportOutput, error) {
	f, err := in.filter()
	if err != nil {
		return nil, err
	}
	rows, err := s.Taken(ctx, f, in.By)
	if err != nil {
		return nil, err
	}
	currency, err := s.Currency(ctx)
	m := func(amount int64) money.Money { return money.Money{Amount: amount, Currency: currency} }
	out := &takenReportOutput{}
	out.Body.Items = mapped(rows, func(t Taking) takingJSON { return takingJSON{t.Key, t.Label, m(t.Taken), m(t.Refunded), m(t.Net)} })
	return out, err
}

type leakJSON struct {
	Kind   string      `json:"kind"`
	Count  int64       `json:"count"`
	Amount money.Money `json:"amount"`
}

type leaksReportOutput struct {
	Body struct {
		Items []leakJSON `json:"items" nullable:"false"`
	}
}

func (s *Service) getLeaks(ctx context.Context, in *periodOnly) (*leaksReportOutput, error) {
	f, err := in.filter()
	if err != nil {
		return nil, err
	}
	rows, err := s.Leaks(ctx, f)
	if err != nil {
		return nil, err
	}
	currency, err := s.Currency(ctx)
	out := &leaksReportOutput{}
	out.Body.Items = mapped(rows, func(l Leak) leakJSON {
		return leakJSON{l.Kind, l.Count, money.Money{Amount: l.Amount, Currency: currency}}
	})
	return out, err
}

type leakRowJSON struct {
	ID      uuid.UUID   `json:"id"`
	What    string      `json:"what" enum:"appointment,invoice,refund,visit"`
	On      string      `json:"on" format:"date"`
	Branch  string      `json:"branch"`
	Patient uuid.UUID   `json:"patient_id"`
	Name    string      `json:"patient_name"`
	Label   string      `json:"label"`
	Person  string      `json:"person"`
	Amount  money.Money `json:"amount"`
}

type rowsInput struct {
	PeriodInput
	Kind   string `path:"kind" maxLength:"40"`
	Limit  int    `query:"limit" default:"50" minimum:"1" maximum:"200"`
	Cursor string `query:"cursor"`
}

type rowsOutput struct {
	Body httpserver.Page[leakRowJSON]
}

func (s *Service) getRows(ctx context.Context, in *rowsInput) (*rowsOutput, error) {
	f, err := in.filter()
	if err != nil {
		return nil, err
	}
	var skip int
	if err := httpserver.DecodeCursor(in.Cursor, &skip); err != nil {
		return nil, err
	}
	rows, err := s.Rows(ctx, f, in.Kind, in.Limit+1, skip)
	if err != nil {
		return nil, err
	}
	currency, err := s.Currency(ctx)
	found := mapped(rows, func(r Row) leakRowJSON {
		return leakRowJSON{r.ID, r.What, r.On.Format(time.DateOnly), r.Branch, r.Patient, r.Name, r.Label, r.Person, money.Money{Amount: r.Amount, Currency: currency}}
	})
	return &rowsOutput{httpserver.NewPage(found, in.Limit, func(leakRowJSON) any { return skip + in.Limit })}, err
}

type csvReportInput struct {
	PeriodInput
	Table string `query:"table" required:"true" maxLength:"40" doc:"appointments, sources, load, followups, issued, taken, leaks, or the kind of a leak"`
	By    string `query:"by" maxLength:"20"`
}

type csvReportOutput struct {
	Type        string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Body        []byte
}

func (s *Service) getCSV(ctx context.Context, in *csvReportInput) (*csvReportOutput, error) {
	f, err := in.filter()
	if err != nil {
		return nil, err
	}
	body, err := s.CSV(ctx, f, in.Table, in.By)
	if err != nil {
		return nil, err
	}
	name := in.Table + "-" + in.From + "-" + in.To + ".csv"
	return &csvReportOutput{"text/csv; charset=utf-8", `attachment; filename="` + name + `"`, body}, nil
}
