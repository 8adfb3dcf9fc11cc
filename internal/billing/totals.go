package billing

import (
	"strconv"

	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/money"
)

// Discount takes something off a price: an amount of minor units, or basis
// points of it.
type Discount struct {
	Kind   DiscountKind
	Value  int64
	Reason string
}

// DiscountKind says how a discount is counted.
type DiscountKind string

// The kinds of discount.
const (
	NoDiscount     DiscountKind = "none"
	DiscountAmount DiscountKind = "amount"
	DiscountRate   DiscountKind = "bp"
)

// of is what the discount takes off an amount.
func (d Discount) of(amount int64, r money.Rounding) (int64, error) {
	switch d.Kind {
	case DiscountAmount:
		return d.Value, nil
	case DiscountRate:
		return money.Share(amount, d.Value, money.BasisPoints, r)
	case NoDiscount:
	}
	return 0, nil
}

// check refuses a discount that is none, at pointer.
func (d Discount) check(pointer string, f *fault.Fields) {
	switch d.Kind {
	case NoDiscount:
		return
	case DiscountAmount:
		f.Check(d.Value > 0, pointer+"/value", "range", "Give an amount above zero.")
	case DiscountRate:
		f.Check(d.Value > 0 && d.Value <= money.BasisPoints, pointer+"/value", "range", "Give more than nothing and at most 100 %.")
	default:
		f.Add(pointer+"/kind", "unknown", "A discount is none, an amount or a rate.")
	}
	f.Check(d.Reason != "", pointer+"/reason", "required", "Say what the discount is for.")
}

// LineTax is what one tax takes of a line.
type LineTax struct {
	Code   string `json:"code" doc:"CGST, VAT, HST …"`
	Rate   string `json:"rate" doc:"In per cent: 9.975"`
	Base   int64  `json:"base" doc:"Minor units it is counted from"`
	Amount int64  `json:"amount" doc:"Minor units"`
}

// priced is what of a line is summed up.
type priced struct {
	Quantity  int64
	UnitPrice int64
	Discount  Discount
	Treatment Treatment
}

// summed is what a line comes to.
type summed struct {
	Gross, Discount, Net, Tax, Total int64
	Taxes                            []LineTax
}

// What an amount can be refused for.
var (
	ErrTooMuch       = fault.New(fault.Invalid, "billing.too_much", "This amount is too large.")
	ErrDiscountAbove = fault.New(fault.Invalid, "billing.discount_above_price", "A discount cannot be more than the price.")
)

// largest keeps every sum of an invoice far from the end of 64 bits.
const largest = 1_000_000_000_000

// total sums an invoice up: its lines, less their discounts, less their part of
// the discount of the whole, and the taxes of what is left. inclusive says that
// prices have the tax in them. Not a minor unit is lost or made on the way.
func total(lines []priced, whole Discount, inclusive bool, r money.Rounding) ([]summed, summed, error) {
	out, after := make([]summed, len(lines)), make([]int64, len(lines))
	for i, l := range lines {
		var err error
		if out[i].Gross, out[i].Discount, err = l.price(i, r); err != nil {
			return nil, summed{}, err
		}
		after[i] = out[i].Gross - out[i].Discount
	}
	if err := spread(out, after, whole, r); err != nil {
		return nil, summed{}, err
	}
	var all summed
	for i, l := range lines {
		if err := out[i].levy(l.Treatment.Components, inclusive, r); err != nil {
			return nil, summed{}, err
		}
		all.add(out[i])
	}
	if all.Gross > largest || all.Total > largest {
		return nil, summed{}, ErrTooMuch
	}
	return out, all, nil
}

// price is the line's gross and its own discount.
func (l priced) price(i int, r money.Rounding) (gross, discount int64, err error) {
	if gross, err = money.Mul(l.Quantity, l.UnitPrice); err != nil || gross > largest {
		return 0, 0, ErrTooMuch
	}
	if discount, err = l.Discount.of(gross, r); err != nil {
		return 0, 0, err
	}
	if discount > gross {
		return 0, 0, ErrDiscountAbove.With(fault.Field{
			Pointer: "/lines/" + strconv.Itoa(i) + "/discount/value", Code: "above_price", Detail: ErrDiscountAbove.Detail,
		})
	}
	return gross, discount, nil
}

// spread divides the discount of the whole among the lines, by what they cost.
func spread(out []summed, after []int64, whole Discount, r money.Rounding) error {
	all := sum(after, func(n int64) int64 { return n })
	discount, err := whole.of(all, r)
	if err != nil || discount == 0 {
		return err
	}
	if discount > all {
		return ErrDiscountAbove.With(fault.Field{Pointer: "/discount/value", Code: "above_price", Detail: ErrDiscountAbove.Detail})
	}
	parts, err := money.Allocate(discount, after)
	if err != nil {
		return err
	}
	for i := range out {
		out[i].Discount += parts[i]
	}
	return nil
}

// levy adds the taxes of a line to it, or takes them out of it.
func (s *summed) levy(components []Component, inclusive bool, r money.Rounding) (err error) {
	s.Net = s.Gross - s.Discount
	if s.Taxes, err = taxesOf(s.Net, components, inclusive, r); err != nil {
		return err
	}
	s.Tax = sum(s.Taxes, func(t LineTax) int64 { return t.Amount })
	if inclusive {
		s.Net -= s.Tax
	}
	for i := range s.Taxes {
		s.Taxes[i].Base = s.Net
	}
	s.Total = s.Net + s.Tax
	return nil
}

func taxesOf(amount int64, components []Component, inclusive bool, r money.Rounding) ([]LineTax, error) {
	out := make([]LineTax, len(components))
	rates := make([]int64, len(components))
	for i, c := range components {
		rates[i] = c.Rate
		out[i] = LineTax{Code: c.Code, Rate: money.FormatRate(c.Rate)}
		if !inclusive {
			var err error
			if out[i].Amount, err = money.Share(amount, c.Rate, money.Million, r); err != nil {
				return nil, err
			}
		}
	}
	rate := sum(rates, func(n int64) int64 { return n })
	if !inclusive || rate == 0 {
		return out, nil
	}
	tax, err := money.Share(amount, rate, money.Million+rate, r)
	if err != nil {
		return nil, err
	}
	parts, err := money.Allocate(tax, rates)
	for i := range parts {
		out[i].Amount = parts[i]
	}
	return out, err
}

func (s *summed) add(l summed) {
	s.Gross += l.Gross
	s.Discount += l.Discount
	s.Net += l.Net
	s.Tax += l.Tax
	s.Total += l.Total
}

// basisPoints is how much of the gross the discount is, rounded up: a cap is
// not to be passed by a fraction.
func (s summed) basisPoints() int64 {
	if s.Gross == 0 {
		return 0
	}
	bp, rest := s.Discount*money.BasisPoints/s.Gross, s.Discount*money.BasisPoints%s.Gross
	if rest > 0 {
		bp++
	}
	return bp
}

// part is what of a whole falls to a piece that reaches from one mark to the
// next, where pieces that follow one another add up to the whole exactly.
func part(whole, from, to, length int64) (int64, error) {
	if length == 0 {
		return 0, nil
	}
	upTo, err := money.Share(whole, to, length, money.HalfUp)
	if err != nil {
		return 0, err
	}
	before, err := money.Share(whole, from, length, money.HalfUp)
	return upTo - before, err
}
