package money_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/money"
)

func TestCheck(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		m    money.Money
		want []string
	}{
		{money.Money{Amount: money.Most, Currency: "INR"}, nil},
		{money.Money{Amount: -money.Most, Currency: "INR"}, nil},
		{money.Money{Amount: money.Most + 1, Currency: "INR"}, []string{"/price/amount"}},
		{money.Money{Amount: -money.Most - 1, Currency: "USD"}, []string{"/price/amount", "/price/currency"}},
		{money.Money{Amount: 1}, []string{"/price/currency"}},
	} {
		var f fault.Fields
		c.m.Check(&f, "/price", "INR")
		var got []string
		for _, x := range f {
			got = append(got, x.Pointer)
		}
		require.Equal(t, c.want, got, "%v", c.m)
	}
}
