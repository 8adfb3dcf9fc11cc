package billing

import (
	"context"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/billing/billingdb"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/platform/packs"
)

// Seller is how a branch bills: who it is in law, and how it numbers what it
// issues.
type Seller struct {
	SellerFields
	Branch        uuid.UUID
	ClosedThrough packs.Date // money of this day and before is counted
	Version       int64

	// What the law of the place knows, for a screen to ask for.
	TaxIDsKnown []TaxID
	Currency    string
	Example     string // the number a first invoice would get today
}

// SellerFields are what of a seller is written.
type SellerFields struct {
	LegalName     string            // empty: the chain's name
	TaxIDs        map[string]string // by code: {"GSTIN": "29…"}
	Prefix        string            // 1 to 4 letters and digits, the branch's own
	NumberPattern string            // with {prefix}, {yy} or {fy}, {kind} and {seq}
	TaxInclusive  bool              // prices have the tax in them
	DueDays       int               // an invoice is due so many days after it is issued
	Footer        string
}

// What can go wrong with how a branch bills.
var (
	ErrPrefixTaken   = fault.New(fault.Conflict, "billing.prefix_taken", "Another branch numbers with this prefix.").With(fault.Field{Pointer: "/prefix", Code: "taken", Detail: "Another branch numbers with this prefix."})
	ErrNumberTooLong = fault.New(fault.Conflict, "billing.number_too_long", "The number would be longer than the law allows. Change the pattern.")
)

// standardPattern fits the sixteen characters India allows up to ten million
// documents a year.
const standardPattern = "{prefix}/{yy}{kind}/{seq}"

// Seller tells how a branch bills.
func (s *Service) Seller(ctx context.Context, branch uuid.UUID) (Seller, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Seller, error) {
		at, err := s.placeTx(ctx, tx, branch)
		if err != nil {
			return Seller{}, err
		}
		return s.sellerTx(ctx, tx, at)
	})
}

// sellerTx reads how the branch bills; one that never billed starts from the
// standard.
func (s *Service) sellerTx(ctx context.Context, tx database.Tx, at place) (Seller, error) {
	q := billingdb.New(tx)
	row, err := q.Seller(ctx, billingdb.SellerParams{TenantID: tx.Tenant(), BranchID: at.branch.ID})
	if err == nil {
		return sellerFrom(row, at)
	}
	if database.Explain(err, ErrInvalid, nil) != ErrInvalid { //nolint:errorlint // identity: "no rows" was explained
		return Seller{}, err
	}
	prefix, err := freePrefix(ctx, tx, q, at.branch.Code)
	if err != nil {
		return Seller{}, err
	}
	if err := q.InsertSeller(ctx, billingdb.InsertSellerParams{
		TenantID: tx.Tenant(), BranchID: at.branch.ID, Prefix: prefix, NumberPattern: standardPattern,
	}); err != nil {
		return Seller{}, database.Explain(err, nil, map[string]*fault.Error{"branch_billing_prefix_key": ErrPrefixTaken})
	}
	if row, err = q.Seller(ctx, billingdb.SellerParams{TenantID: tx.Tenant(), BranchID: at.branch.ID}); err != nil {
		return Seller{}, err
	}
	return sellerFrom(row, at)
}

var notPrefix = regexp.MustCompile(`[^A-Z0-9]`)

// freePrefix makes a prefix of the branch's code that no other branch has.
func freePrefix(ctx context.Context, tx database.Tx, q *billingdb.Queries, code string) (string, error) {
	taken, err := q.TakenPrefixes(ctx, tx.Tenant())
	if err != nil {
		return "", err
	}
	code = notPrefix.ReplaceAllString(strings.ToUpper(code), "")
	if code == "" {
		code = "B"
	}
	for n := 0; ; n++ {
		tail := ""
		if n > 0 {
			tail = strconv.Itoa(n + 1)
		}
		if try := code[:min(len(code), 4-len(tail))] + tail; !has(taken, try) || len(tail) > 3 {
			return try, nil
		}
	}
}

func sellerFrom(r billingdb.BranchBilling, at place) (Seller, error) {
	out := Seller{
		Branch: r.BranchID, Version: r.Version, Currency: at.currency(),
		SellerFields: SellerFields{
			LegalName: r.LegalName, Prefix: r.Prefix, NumberPattern: r.NumberPattern,
			TaxInclusive: r.TaxInclusive, DueDays: int(r.DueDays), Footer: r.Footer,
		},
	}
	if r.ClosedThrough != nil {
		out.ClosedThrough = packs.DateOf(*r.ClosedThrough)
	}
	if err := json.Unmarshal(r.TaxIds, &out.TaxIDs); err != nil {
		return out, err
	}
	regime, err := regimeOf(at, out)
	if err != nil {
		return out, err
	}
	out.TaxIDsKnown = regime.TaxIDs()
	out.Example = out.number(kindInvoice, regime.FiscalYear(at.today), 1)
	return out, nil
}

// regimeOf is the tax law of the place today, for the seller there.
func regimeOf(at place, seller Seller) (Regime, error) {
	return NewRegime(at.country, at.branch.Subdivision, at.today, seller.TaxIDs)
}

// ChangeSeller changes how a branch bills. ifMatch is the ETag that was read. It
// returns ErrInvalid with the fields, ErrPrefixTaken or what CheckMatch says.
func (s *Service) ChangeSeller(ctx context.Context, branch uuid.UUID, ifMatch string, f SellerFields) (Seller, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Seller, error) {
		at, err := s.placeTx(ctx, tx, branch)
		if err != nil {
			return Seller{}, err
		}
		old, err := s.sellerTx(ctx, tx, at)
		if err != nil {
			return Seller{}, err
		}
		if err := httpserver.CheckMatch(ifMatch, old.Version); err != nil {
			return Seller{}, err
		}
		regime, err := regimeOf(at, old)
		if err != nil {
			return Seller{}, err
		}
		if f, err = f.clean(regime); err != nil {
			return Seller{}, err
		}
		ids, err := json.Marshal(f.TaxIDs)
		if err != nil {
			return Seller{}, err
		}
		row, err := billingdb.New(tx).UpdateSeller(ctx, billingdb.UpdateSellerParams{
			TenantID: tx.Tenant(), BranchID: branch, Version: old.Version, LegalName: f.LegalName, TaxIds: ids, Prefix: f.Prefix,
			NumberPattern: f.NumberPattern, TaxInclusive: f.TaxInclusive, DueDays: int32(f.DueDays), Footer: f.Footer,
		})
		if err != nil {
			return Seller{}, database.Explain(err, httpserver.ErrStale, map[string]*fault.Error{"branch_billing_prefix_key": ErrPrefixTaken})
		}
		return sellerFrom(row, at)
	})
}

var (
	prefixPattern = regexp.MustCompile(`^[A-Z0-9]{1,4}$`)
	numberText    = regexp.MustCompile(`^([A-Za-z0-9/-]|\{(prefix|yy|fy|kind|seq)\})+$`)
)

// clean trims f and refuses everything wrong with it at once.
func (f SellerFields) clean(regime Regime) (SellerFields, error) {
	var faults fault.Fields
	f.LegalName = strings.Join(strings.Fields(f.LegalName), " ")
	faults.Check(utf8.RuneCountInString(f.LegalName) <= 200, "/legal_name", "too_long", "Give at most 200 letters.")
	f.Footer = strings.TrimSpace(f.Footer)
	faults.Check(utf8.RuneCountInString(f.Footer) <= 1000, "/footer", "too_long", "Give at most 1000 letters.")
	f.Prefix = strings.ToUpper(strings.TrimSpace(f.Prefix))
	faults.Check(prefixPattern.MatchString(f.Prefix), "/prefix", "invalid", "Use 1 to 4 letters and digits.")
	faults.Check(f.DueDays >= 0 && f.DueDays <= 365, "/due_days", "range", "Give 0 to 365 days.")
	f.checkPattern(regime, &faults)
	ids := map[string]string{}
	for code, number := range f.TaxIDs {
		if number = strings.ToUpper(strings.Join(strings.Fields(number), "")); number != "" {
			ids[code] = number
			regime.checkID(code, number, &faults)
		}
	}
	f.TaxIDs = ids
	return f, faults.Err(ErrInvalid)
}

// checkPattern refuses a pattern under which two documents of the chain could
// have one number, or one longer than the law allows.
func (f SellerFields) checkPattern(regime Regime, faults *fault.Fields) {
	p := f.NumberPattern
	if !numberText.MatchString(p) {
		faults.Add("/number_pattern", "invalid", "Use letters, digits, - and /, with {prefix}, {yy} or {fy}, {kind} and {seq}.")
		return
	}
	year := strings.Contains(p, "{yy}") || strings.Contains(p, "{fy}")
	faults.Check(year && strings.Contains(p, "{seq}") && strings.Contains(p, "{kind}") && strings.Contains(p, "{prefix}"),
		"/number_pattern", "incomplete", "Numbers need {prefix}, {yy} or {fy}, {kind} and {seq}, or two documents could share one.")
	longest := utf8.RuneCountInString(Seller{SellerFields: f}.number(kindInvoice, 2026, 999_999))
	limit := regime.documents.NumberMax
	faults.Check(limit == 0 || longest <= limit, "/number_pattern", "too_long", "The law allows "+strconv.Itoa(limit)+" characters.")
}

// checkID refuses a tax id that cannot be one.
func (r Regime) checkID(code, number string, faults *fault.Fields) {
	for _, known := range r.registrable {
		if known.Code != code {
			continue
		}
		ok, err := regexp.MatchString(known.Pattern, number)
		ok = ok && err == nil && (known.Check != "gstin" || gstinAddsUp(number))
		ok = ok && (known.States == nil || known.States[number[:2]] != "")
		faults.Check(ok, "/tax_ids/"+code, "invalid", "This is not a "+known.Name+".")
		return
	}
	faults.Add("/tax_ids/"+code, "unknown", "There is no such number here.")
}

// gstinAddsUp compares the last character of a GSTIN with the check character
// of the fourteen before it (Luhn modulo 36, as the GST network counts it).
func gstinAddsUp(number string) bool {
	const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	total := 0
	for i, c := range number[:14] {
		product := strings.IndexRune(letters, c) * (1 + i%2)
		total += product/36 + product%36
	}
	return number[14] == letters[(36-total%36)%36]
}

// documentKind is a series of numbers.
type documentKind string

const (
	kindInvoice    documentKind = "invoice"
	kindCreditNote documentKind = "credit_note"
	kindReceipt    documentKind = "receipt"
	kindRefund     documentKind = "refund"
)

var kindLetters = map[documentKind]string{kindInvoice: "I", kindCreditNote: "C", kindReceipt: "R", kindRefund: "F"}

// number is how the seller writes the n-th document of a kind in the fiscal
// year that begins in year.
func (s Seller) number(kind documentKind, year int, n int64) string {
	seq := strconv.FormatInt(n, 10)
	if len(seq) < 5 {
		seq = strings.Repeat("0", 5-len(seq)) + seq
	}
	two := func(y int) string { return strconv.Itoa(y)[2:] }
	return strings.NewReplacer("{prefix}", s.Prefix, "{yy}", two(year), "{fy}", two(year)+two(year+1), "{kind}", kindLetters[kind], "{seq}", seq).
		Replace(s.NumberPattern)
}

// numbered is a number that was given.
type numbered struct {
	Text string
	Year int
	Seq  int64
}

// nextNumberTx takes the next number of a kind, in the transaction of the
// document it is for: others wait, and a rollback gives it back.
func nextNumberTx(ctx context.Context, tx database.Tx, seller Seller, regime Regime, kind documentKind, day packs.Date) (numbered, error) {
	year := regime.FiscalYear(day)
	n, err := billingdb.New(tx).NextNumber(ctx, billingdb.NextNumberParams{
		TenantID: tx.Tenant(), BranchID: seller.Branch, Kind: string(kind), FiscalYear: int32(year),
	})
	if err != nil {
		return numbered{}, err
	}
	text := seller.number(kind, year, n)
	if limit := regime.documents.NumberMax; limit > 0 && len(text) > limit {
		return numbered{}, ErrNumberTooLong
	}
	return numbered{text, year, n}, nil
}
