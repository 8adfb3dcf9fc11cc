package billing

import (
	"context"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

func (s *Service) dayRoutes(api *httpserver.API) {
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/day-close", ID: "get-money-of-day", Tag: "billing", Permission: access.BillingClose,
		Summary: "What moved on a day of a branch, by method, and how it was counted",
	}, s.getDay)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodPost, Path: "/day-close", ID: "close-day", Tag: "billing", Permission: access.BillingClose,
		Idempotent: true, Summary: "Keep the count of a day and shut it: money that moves later counts to a later day",
	}, s.postDay)
	httpserver.Register(api, httpserver.Op{
		Method: http.MethodGet, Path: "/receivables", ID: "list-receivables", Tag: "billing", Permission: access.InvoicesRead,
		Summary: "Who owes at a branch at the end of a day, and for how long",
	}, s.listReceivables)
}

type dayInput struct {
	BranchID uuid.UUID `query:"branch_id" required:"true" format:"uuid"`
	Date     string    `query:"date" doc:"2006-01-02, of the branch; left out: today"`
}

type dayMethodJSON struct {
	Method   Method `json:"method" enum:"cash,card,upi,bank,cheque,insurance,other"`
	Taken    int64  `json:"taken"`
	Refunded int64  `json:"refunded" doc:"Below zero"`
	Expected int64  `json:"expected"`
	Counted  int64  `json:"counted" doc:"Once the day is closed"`
}

type dayClosedJSON struct {
	Variance int64     `json:"variance" doc:"Counted less expected"`
	Comment  string    `json:"comment"`
	By       string    `json:"by"`
	At       time.Time `json:"at"`
}

type moneyOfDayJSON struct {
	BranchID uuid.UUID       `json:"branch_id"`
	Date     string          `json:"date" format:"date"`
	Currency string          `json:"currency"`
	Methods  []dayMethodJSON `json:"methods" nullable:"false"`
	Open     []string        `json:"open_days" nullable:"false" doc:"Earlier days that nobody has counted"`
	Closed   *dayClosedJSON  `json:"closed"`
}

type moneyOfDayOutput struct{ Body moneyOfDayJSON }

func dayOut(d Day, err error) (*moneyOfDayOutput, error) {
	if err != nil {
		return nil, err
	}
	out := moneyOfDayJSON{
		BranchID: d.Branch, Date: d.Date.String(), Currency: d.Currency, Methods: mapped(d.Methods, func(m DayMethod) dayMethodJSON { return dayMethodJSON(m) }),
		Open: mapped(d.Open, packs.Date.String),
	}
	if d.Closed != nil {
		closed := dayClosedJSON(*d.Closed)
		out.Closed = &closed
	}
	return &moneyOfDayOutput{out}, nil
}

func dayFrom(text string) (packs.Date, error) {
	var f fault.Fields
	d := packDateOf(text, "/date", &f)
	if err := f.Err(ErrInvalid); err != nil || d == nil {
		return packs.Date{}, err
	}
	return *d, nil
}

func (s *Service) getDay(ctx context.Context, in *dayInput) (*moneyOfDayOutput, error) {
	date, err := dayFrom(in.Date)
	if err != nil {
		return nil, err
	}
	return dayOut(s.Day(ctx, in.BranchID, date))
}

type closeDayInput struct {
	Body struct {
		BranchID uuid.UUID        `json:"branch_id"`
		Date     string           `json:"date" format:"date"`
		Counted  map[string]int64 `json:"counted" doc:"Minor units by method"`
		Comment  string           `json:"comment,omitempty" maxLength:"2000" doc:"Why the count differs"`
	}
}

func (s *Service) postDay(ctx context.Context, in *closeDayInput) (*moneyOfDayOutput, error) {
	date, err := dayFrom(in.Body.Date)
	if err != nil {
		return nil, err
	}
	counted := map[Method]int64{}
	for m, amount := range in.Body.Counted {
		counted[Method(m)] = amount
	}
	return dayOut(s.CloseDay(ctx, in.Body.BranchID, date, counted, in.Body.Comment))
}

type debtorJSON struct {
	PatientID uuid.UUID `json:"patient_id"`
	Patient   string    `json:"patient"`
	Number    int64     `json:"patient_number"`
	Phone     string    `json:"phone"`
	Currency  string    `json:"currency"`
	Owed      int64     `json:"owed" doc:"Minor units"`
	Month     int64     `json:"days_30"`
	Two       int64     `json:"days_60"`
	Three     int64     `json:"days_90"`
	Older     int64     `json:"older"`
	OldestOn  string    `json:"oldest_on" format:"date"`
}

type receivablesOutput struct {
	Body struct {
		Items []debtorJSON `json:"items" nullable:"false"`
	}
}

func (s *Service) listReceivables(ctx context.Context, in *dayInput) (*receivablesOutput, error) {
	date, err := dayFrom(in.Date)
	if err != nil {
		return nil, err
	}
	found, err := s.Receivables(ctx, in.BranchID, date)
	if err != nil {
		return nil, err
	}
	out := &receivablesOutput{}
	out.Body.Items = mapped(found, func(d Debtor) debtorJSON {
		return debtorJSON{d.Patient, d.Name, d.Number, d.Phone, d.Currency, d.Owed, d.Month, d.Two, d.Three, d.Older, d.OldestOn.Format(time.DateOnly)}
	})
	return out, nil
}
