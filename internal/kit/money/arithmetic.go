package money

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// What can go wrong with money. All are mistakes of the program or amounts
// beyond any clinic's, and none is shown to people as it is.
var (
	ErrOverflow   = errors.New("money: the amount is too large")
	ErrCurrencies = errors.New("money: two currencies do not add up")
	ErrWeights    = errors.New("money: nothing to share the amount by")
)

// New is an amount of minor units in currency.
func New(amount int64, currency string) Money { return Money{amount, currency} }

// Plus is the sum, or ErrCurrencies or ErrOverflow.
func (m Money) Plus(other Money) (Money, error) {
	if m.Currency != other.Currency {
		return Money{}, ErrCurrencies
	}
	sum, err := Add(m.Amount, other.Amount)
	return Money{sum, m.Currency}, err
}

// Minus is the difference, or ErrCurrencies or ErrOverflow.
func (m Money) Minus(other Money) (Money, error) {
	if m.Currency != other.Currency {
		return Money{}, ErrCurrencies
	}
	diff, err := Sub(m.Amount, other.Amount)
	return Money{diff, m.Currency}, err
}

// Times is n of m, or ErrOverflow.
func (m Money) Times(n int64) (Money, error) {
	product, err := Mul(m.Amount, n)
	return Money{product, m.Currency}, err
}

// String is "1250.00 INR": for logs and messages of errors, not for people, who
// read money in their own way.
func (m Money) String() string {
	digits := Digits(m.Currency)
	sign, units := "", strconv.FormatUint(magnitude(m.Amount), 10)
	if m.Amount < 0 {
		sign = "-"
	}
	if digits == 0 {
		return sign + units + " " + m.Currency
	}
	if missing := digits + 1 - len(units); missing > 0 {
		units = strings.Repeat("0", missing) + units
	}
	cut := len(units) - digits
	return fmt.Sprintf("%s%s.%s %s", sign, units[:cut], units[cut:], m.Currency)
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return uint64(-(n + 1)) + 1
	}
	return uint64(n)
}

// digits of the currencies that do not have two (ISO 4217, list one).
var digits = map[string]int{
	"BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0, "RWF": 0, "UGX": 0, "UYI": 0,
	"VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
	"BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3, "TND": 3,
	"CLF": 4, "UYW": 4,
}

// Digits is how many decimal places the currency has; its minor unit is that
// part of the major one.
func Digits(currency string) int {
	if n, ok := digits[currency]; ok {
		return n
	}
	return 2
}

// Add is a+b, or ErrOverflow.
func Add(a, b int64) (int64, error) {
	if (b > 0 && a > math.MaxInt64-b) || (b < 0 && a < math.MinInt64-b) {
		return 0, ErrOverflow
	}
	return a + b, nil
}

// Sub is a-b, or ErrOverflow.
func Sub(a, b int64) (int64, error) {
	if (b < 0 && a > math.MaxInt64+b) || (b > 0 && a < math.MinInt64+b) {
		return 0, ErrOverflow
	}
	return a - b, nil
}

// Mul is a*b, or ErrOverflow.
func Mul(a, b int64) (int64, error) {
	product := new(big.Int).Mul(big.NewInt(a), big.NewInt(b))
	if !product.IsInt64() {
		return 0, ErrOverflow
	}
	return product.Int64(), nil
}

// Sum adds up, or returns ErrOverflow.
func Sum(amounts ...int64) (sum int64, err error) {
	for _, a := range amounts {
		if sum, err = Add(sum, a); err != nil {
			return 0, err
		}
	}
	return sum, nil
}

// Rounding says what becomes of half a minor unit.
type Rounding string

// The roundings. HalfUp goes away from zero, HalfEven to the even neighbour.
const (
	HalfUp   Rounding = "half_up"
	HalfEven Rounding = "half_even"
)

// Million is the whole, where rates are counted in millionths: 9.975 % is 99750.
// BasisPoints is the whole, where they are counted in hundredths of a per cent.
const (
	Million     = 1_000_000
	BasisPoints = 10_000
)

// Share is amount*part/whole in whole minor units. whole must be above zero.
// It returns ErrOverflow where the result does not fit.
func Share(amount, part, whole int64, r Rounding) (int64, error) {
	if whole <= 0 {
		return 0, ErrWeights
	}
	product := new(big.Int).Mul(big.NewInt(amount), big.NewInt(part))
	quotient, rest := new(big.Int).QuoRem(product, big.NewInt(whole), new(big.Int))
	rest.Abs(rest).Lsh(rest, 1)
	if up := rest.Cmp(big.NewInt(whole)); up > 0 || up == 0 && (r != HalfEven || quotient.Bit(0) == 1) {
		quotient.Add(quotient, big.NewInt(int64(product.Sign())))
	}
	if !quotient.IsInt64() {
		return 0, ErrOverflow
	}
	return quotient.Int64(), nil
}

// Allocate shares amount out by weights and loses nothing: the parts add up to
// amount, each within one minor unit of its exact share. What the division
// leaves goes to the largest remainders, the earlier first. Weights are not
// negative and not all zero, or it returns ErrWeights.
func Allocate(amount int64, weights []int64) ([]int64, error) {
	whole := new(big.Int)
	for _, w := range weights {
		if w < 0 {
			return nil, ErrWeights
		}
		whole.Add(whole, big.NewInt(w))
	}
	if whole.Sign() == 0 {
		return nil, ErrWeights
	}
	parts, rests, left := make([]int64, len(weights)), make([]*big.Int, len(weights)), amount
	for i, w := range weights {
		product := new(big.Int).Mul(big.NewInt(amount), big.NewInt(w))
		quotient, rest := new(big.Int).QuoRem(product, whole, new(big.Int))
		parts[i], rests[i] = quotient.Int64(), rest.Abs(rest)
		left -= parts[i]
	}
	return give(parts, rests, left), nil
}

// give hands out the minor units that are left, one each.
func give(parts []int64, rests []*big.Int, left int64) []int64 {
	order := make([]int, len(parts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return rests[b].Cmp(rests[a]) })
	for _, i := range order {
		if left == 0 {
			break
		}
		one := int64(cmp.Compare(left, 0))
		parts[i] += one
		left -= one
	}
	return parts
}

// ErrRate refuses text that is not a rate.
var ErrRate = errors.New("money: not a rate in per cent")

// ParseRate reads a rate in per cent, "9.975", as millionths of the whole: 99750.
func ParseRate(percent string) (int64, error) {
	units, decimals, _ := strings.Cut(percent, ".")
	if units == "" || len(decimals) > 4 || len(units) > 3 {
		return 0, ErrRate
	}
	n, err := strconv.ParseUint(units+decimals+strings.Repeat("0", 4-len(decimals)), 10, 63)
	if err != nil {
		return 0, ErrRate
	}
	return int64(n), nil
}

// FormatRate is what ParseRate reads: 99750 is "9.975".
func FormatRate(millionths int64) string {
	text := fmt.Sprintf("%d.%04d", millionths/10_000, millionths%10_000)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}
