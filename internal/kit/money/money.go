// Package money counts in minor units: paise, cents, fils. There are no floats,
// no amount overflows unseen, and what is shared out adds up to the whole.
package money

import "github.com/praxis-clinic/praxis/internal/kit/fault"

// Money is an amount in the minor units of a currency (ISO 4217).
type Money struct {
	Amount   int64  `json:"amount" minimum:"-9007199254740991" maximum:"9007199254740991" doc:"Minor units: 125000 is 1,250.00 INR"`
	Currency string `json:"currency" pattern:"^[A-Z]{3}$" doc:"ISO 4217"`
}

// Most is the largest amount that a browser counts exactly: 2^53 - 1.
const Most = 1<<53 - 1

// Check notes at pointer what is wrong with money that comes in: an amount no browser
// can show, or a currency other than the one that is charged in.
func (m Money) Check(f *fault.Fields, pointer, currency string) {
	f.Check(m.Amount >= -Most && m.Amount <= Most, pointer+"/amount", "range", "This amount is too large.")
	f.Check(m.Currency == currency, pointer+"/currency", "currency", "The clinic charges in "+currency+".")
}
