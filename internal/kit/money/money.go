// Package money counts in minor units: paise, cents, fils. There are no floats.
package money

// Money is an amount in the minor units of a currency (ISO 4217).
type Money struct {
	Amount   int64  `json:"amount" doc:"Minor units: 125000 is 1,250.00 INR"`
	Currency string `json:"currency" pattern:"^[A-Z]{3}$" doc:"ISO 4217"`
}
