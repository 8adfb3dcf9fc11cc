package billing

import (
	"time"

	"github.com/google/uuid"
)

// ChargeDue says that an appointment was completed and is to be charged for.
type ChargeDue struct {
	AppointmentID uuid.UUID `json:"appointment_id"`
}

// EventName names the event.
func (ChargeDue) EventName() string { return "billing.charge_due" }

// InvoiceIssued says that an invoice, or a credit note, was issued. Amount is
// its total in minor units; a credit note's takes so much back.
type InvoiceIssued struct {
	InvoiceID  uuid.UUID   `json:"invoice_id"`
	Kind       InvoiceKind `json:"kind"`
	CorrectsID *uuid.UUID  `json:"corrects_id,omitempty"`
	PatientID  uuid.UUID   `json:"patient_id"`
	BranchID   uuid.UUID   `json:"branch_id"`
	Amount     int64       `json:"amount"`
	Currency   string      `json:"currency"`
	At         time.Time   `json:"at"`
}

// EventName names the event.
func (InvoiceIssued) EventName() string { return "billing.invoice_issued" }

// PaymentTaken says that a patient paid. Amount is in minor units.
type PaymentTaken struct {
	PaymentID uuid.UUID `json:"payment_id"`
	PatientID uuid.UUID `json:"patient_id"`
	BranchID  uuid.UUID `json:"branch_id"`
	Amount    int64     `json:"amount"`
	Currency  string    `json:"currency"`
	At        time.Time `json:"at"`
}

// EventName names the event.
func (PaymentTaken) EventName() string { return "billing.payment_taken" }

// RefundMade says that money was given back. Amount is in minor units, above
// zero.
type RefundMade struct {
	RefundID  uuid.UUID `json:"refund_id"`
	PaymentID uuid.UUID `json:"payment_id"`
	PatientID uuid.UUID `json:"patient_id"`
	BranchID  uuid.UUID `json:"branch_id"`
	Amount    int64     `json:"amount"`
	Currency  string    `json:"currency"`
	At        time.Time `json:"at"`
}

// EventName names the event.
func (RefundMade) EventName() string { return "billing.refund_made" }
