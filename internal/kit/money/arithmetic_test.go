package money_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/praxis-clinic/praxis/internal/kit/money"
)

// amounts reach to the edges, where mistakes are.
func amounts() *rapid.Generator[int64] {
	return rapid.OneOf(rapid.Int64(), rapid.Int64Range(-1e9, 1e9), rapid.SampledFrom([]int64{0, 1, -1, math.MaxInt64, math.MinInt64}))
}

func TestSumsAreExactOrRefused(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := amounts().Draw(t, "a"), amounts().Draw(t, "b")
		x, y := big.NewInt(a), big.NewInt(b)
		for _, c := range []struct {
			exact *big.Int
			fn    func(a, b int64) (int64, error)
		}{
			{new(big.Int).Add(x, y), money.Add}, {new(big.Int).Sub(x, y), money.Sub}, {new(big.Int).Mul(x, y), money.Mul},
		} {
			got, err := c.fn(a, b)
			if c.exact.IsInt64() {
				require.NoError(t, err)
				require.Equal(t, c.exact.Int64(), got)
			} else {
				require.ErrorIs(t, err, money.ErrOverflow)
			}
		}
	})
}

func TestWhatIsAllocatedAddsUpToTheWhole(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		amount := amounts().Draw(t, "amount")
		weights := rapid.SliceOfN(rapid.OneOf(rapid.Int64Range(0, 1e6), rapid.Int64Range(0, math.MaxInt64)), 1, 12).Draw(t, "weights")
		whole := new(big.Int)
		for _, w := range weights {
			whole.Add(whole, big.NewInt(w))
		}
		parts, err := money.Allocate(amount, weights)
		if whole.Sign() == 0 {
			require.ErrorIs(t, err, money.ErrWeights)
			return
		}
		require.NoError(t, err)
		sum, err := money.Sum(parts...)
		require.NoError(t, err)
		require.Equal(t, amount, sum)
		for i, p := range parts {
			// |part*whole - amount*weight| < whole: less than a minor unit away from the exact share.
			off := new(big.Int).Sub(new(big.Int).Mul(big.NewInt(p), whole), new(big.Int).Mul(big.NewInt(amount), big.NewInt(weights[i])))
			require.Negative(t, off.Abs(off).Cmp(whole))
			require.True(t, weights[i] != 0 || p == 0, "nothing goes where the weight is nothing")
		}
	})
}

func TestLargestRemainderComesFirst(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		amount  int64
		weights []int64
		want    []int64
	}{
		{100, []int64{1, 1, 1}, []int64{34, 33, 33}},
		{-100, []int64{1, 1, 1}, []int64{-34, -33, -33}},
		{5, []int64{3, 7}, []int64{2, 3}}, // 1.5 and 3.5: equal remainders, the earlier first
		{10, []int64{1, 2, 4}, []int64{1, 3, 6}},
	} {
		got, err := money.Allocate(c.amount, c.weights)
		require.NoError(t, err)
		require.Equal(t, c.want, got, "%d by %v", c.amount, c.weights)
	}
	_, err := money.Allocate(1, []int64{2, -1})
	require.ErrorIs(t, err, money.ErrWeights)
}

func TestHalves(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		amount, part     int64
		halfUp, halfEven int64
	}{
		{5, 1000, 1, 0}, {15, 1000, 2, 2}, {25, 1000, 3, 2}, {-5, 1000, -1, 0}, {-25, 1000, -3, -2}, {24, 1000, 2, 2}, {26, 1000, 3, 3},
	} {
		up, err := money.Share(c.amount, c.part, money.BasisPoints, money.HalfUp)
		require.NoError(t, err)
		require.Equal(t, c.halfUp, up, "%d half up", c.amount)
		even, err := money.Share(c.amount, c.part, money.BasisPoints, money.HalfEven)
		require.NoError(t, err)
		require.Equal(t, c.halfEven, even, "%d half even", c.amount)
	}
	_, err := money.Share(math.MaxInt64, 3, 2, money.HalfUp)
	require.ErrorIs(t, err, money.ErrOverflow)
	_, err = money.Share(1, 1, 0, money.HalfUp)
	require.ErrorIs(t, err, money.ErrWeights)
}

func TestDiscountAndNetAreTheGross(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		gross := rapid.Int64Range(0, 1e12).Draw(t, "gross")
		bp := rapid.Int64Range(0, money.BasisPoints).Draw(t, "bp")
		discount, err := money.Share(gross, bp, money.BasisPoints, money.HalfUp)
		require.NoError(t, err)
		require.GreaterOrEqual(t, gross-discount, int64(0))
		require.LessOrEqual(t, discount, gross)
	})
}

func TestMoneyKnowsItsCurrency(t *testing.T) {
	t.Parallel()
	_, err := money.New(1, "INR").Plus(money.New(1, "AED"))
	require.ErrorIs(t, err, money.ErrCurrencies)
	_, err = money.New(1, "INR").Minus(money.New(1, "AED"))
	require.ErrorIs(t, err, money.ErrCurrencies)
	sum, err := money.New(125000, "INR").Plus(money.New(5, "INR"))
	require.NoError(t, err)
	require.Equal(t, "1250.05 INR", sum.String())
	three, err := money.New(-4, "INR").Times(3)
	require.NoError(t, err)
	require.Equal(t, "-0.12 INR", three.String())
	require.Equal(t, "12 JPY", money.New(12, "JPY").String())
	require.Equal(t, "0.012 KWD", money.New(12, "KWD").String())
	require.Equal(t, "-92233720368547758.08 INR", money.New(math.MinInt64, "INR").String())
}

func TestRatesAreReadExactly(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int64{"9.975": 99750, "18": 180000, "0": 0, "0.5": 5000, "4.7120": 47120, "100": 1000000} {
		got, err := money.ParseRate(text)
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
	for _, text := range []string{"", ".5", "-1", "1.23456", "1e2", "1,5", "5 %", "1000.1"} {
		_, err := money.ParseRate(text)
		require.ErrorIs(t, err, money.ErrRate, text)
	}
	rapid.Check(t, func(t *rapid.T) {
		rate := rapid.Int64Range(0, 9_999_999).Draw(t, "rate")
		got, err := money.ParseRate(money.FormatRate(rate))
		require.NoError(t, err)
		require.Equal(t, rate, got)
	})
}
